"""Answers to one page: as text, as JSON, as a piece of HTML, as rows."""

from casus.report.form import Page
from casus.report.frame import answers_to_arrow, answers_to_pandas, answers_to_rows
from casus.report.html import page_to_html
from casus.report.json import answers_to_json
from casus.report.page import make_page
from casus.report.terminal import page_to_text

__all__ = [
    "Page",
    "answers_to_arrow",
    "answers_to_json",
    "answers_to_pandas",
    "answers_to_rows",
    "make_page",
    "page_to_html",
    "page_to_text",
]
