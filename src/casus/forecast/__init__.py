"""The forecast lens: how likely, and by when?"""

from casus.forecast.answer import answer_questions
from casus.forecast.assertion import check_assertions
from casus.forecast.change_form import (
    AssertionAnswer,
    Change,
    Curve,
    CurvePoint,
    Move,
    ThesisComparison,
    ThesisSupport,
    Track,
    TrackDay,
    TrackFact,
    WhatIf,
)
from casus.forecast.curve import curves_of
from casus.forecast.effort import Effort, Progress
from casus.forecast.explain import explain_case
from casus.forecast.explain_form import (
    Confidence,
    Driver,
    Explanation,
    Indicator,
    ReadingExplanation,
    SharedOrigin,
)
from casus.forecast.form import (
    Answer,
    Answers,
    NextDate,
    NullAnswer,
    OwnForecast,
    QuestionAnswer,
    ReadingAnswer,
    ThesisAnswer,
)
from casus.forecast.history import History, HistoryLine, NoHistory, find_history, history_of
from casus.forecast.limit import RunLimit
from casus.forecast.run import forecast_case
from casus.forecast.thesis import compare_theses
from casus.forecast.track import track_case
from casus.forecast.what_if import counterfactual, what_if

run_case = forecast_case  # the older name

__all__ = [
    "Answer",
    "Answers",
    "AssertionAnswer",
    "Change",
    "Confidence",
    "Curve",
    "CurvePoint",
    "Driver",
    "Effort",
    "Explanation",
    "History",
    "HistoryLine",
    "Indicator",
    "Move",
    "NextDate",
    "NoHistory",
    "NullAnswer",
    "OwnForecast",
    "Progress",
    "QuestionAnswer",
    "ReadingAnswer",
    "ReadingExplanation",
    "RunLimit",
    "SharedOrigin",
    "ThesisAnswer",
    "ThesisComparison",
    "ThesisSupport",
    "Track",
    "TrackDay",
    "TrackFact",
    "WhatIf",
    "answer_questions",
    "check_assertions",
    "compare_theses",
    "counterfactual",
    "curves_of",
    "explain_case",
    "find_history",
    "forecast_case",
    "history_of",
    "run_case",
    "track_case",
    "what_if",
]
