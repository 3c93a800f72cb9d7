"""Answers to one page: as text, as JSON, as HTML with charts, as rows."""

from casus.report.change import make_change_sheet, make_curve_sheet, make_track_sheet
from casus.report.chart import chart_to_svg
from casus.report.explain import make_forecast_page
from casus.report.form import Page
from casus.report.form_json import forecast_schema, forecast_to_json, form_to_json
from casus.report.frame import (
    answers_to_arrow,
    answers_to_pandas,
    answers_to_rows,
    change_rows,
    curve_rows,
    driver_rows,
    history_rows,
    rows_to_pandas,
    track_rows,
)
from casus.report.history import make_history_sheet
from casus.report.html import page_to_html
from casus.report.json import answers_to_json
from casus.report.page import make_page
from casus.report.sheet import Chart, ChartPoint, Sheet, SheetPart, SheetRow
from casus.report.sheet_html import sheet_to_html, whole_page
from casus.report.sheet_text import sheet_to_text
from casus.report.terminal import page_to_text

__all__ = [
    "Chart",
    "ChartPoint",
    "Page",
    "Sheet",
    "SheetPart",
    "SheetRow",
    "answers_to_arrow",
    "answers_to_json",
    "answers_to_pandas",
    "answers_to_rows",
    "change_rows",
    "chart_to_svg",
    "curve_rows",
    "driver_rows",
    "forecast_schema",
    "forecast_to_json",
    "form_to_json",
    "history_rows",
    "make_change_sheet",
    "make_curve_sheet",
    "make_forecast_page",
    "make_history_sheet",
    "make_page",
    "make_track_sheet",
    "page_to_html",
    "page_to_text",
    "rows_to_pandas",
    "sheet_to_html",
    "sheet_to_text",
    "track_rows",
    "whole_page",
]
