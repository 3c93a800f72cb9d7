"""The forecast lens: how likely, and by when?"""

from casus.forecast.answer import answer_questions
from casus.forecast.driver import Progress, RunLimit, run_case
from casus.forecast.form import (
    Answers,
    Estimate,
    NextDate,
    NullAnswer,
    OwnForecast,
    QuestionAnswer,
    ReadingAnswer,
    ThesisAnswer,
)

__all__ = [
    "Answers",
    "Estimate",
    "NextDate",
    "NullAnswer",
    "OwnForecast",
    "Progress",
    "QuestionAnswer",
    "ReadingAnswer",
    "RunLimit",
    "ThesisAnswer",
    "answer_questions",
    "run_case",
]
