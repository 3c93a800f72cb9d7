"""The forecast lens: how likely, and by when?"""

from casus.forecast.answer import answer_questions
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
from casus.forecast.limit import RunLimit
from casus.forecast.run import forecast_case

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
    "Indicator",
    "Move",
    "NextDate",
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
    "curves_of",
    "forecast_case",
    "run_case",
]
