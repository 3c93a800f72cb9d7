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
from casus.forecast.run import RunLimit, run_case

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
    "run_case",
]
