"""The shell around the conversation: the only caller of interview, grading and store together."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviewer.interview.keeping import GradeLine, Heard, HistoryPage, HistoryRow, InterviewStore
    from interviewer.session.delivery import Delivery, Said, delivery_of, seconds_spoken
    from interviewer.session.interviews import Interviews
    from interviewer.session.model import InterviewModel, interview_model
    from interviewer.session.planning import COMPANIES, LENGTHS, SURPRISE, known_competencies
    from interviewer.session.quizzing import Quizzes
    from interviewer.session.quizzing_view import ItemView, Overview, PrincipleLine, Prospect, RoundView
    from interviewer.session.replying import Look, Making, Replies
    from interviewer.session.speaking import Speaking
    from interviewer.session.submission import LONGEST_ANSWER
    from interviewer.session.view import (
        CONTROLS,
        AttemptView,
        Awaits,
        Control,
        ModelAnswer,
        QuestionLine,
        ReusedStory,
        Summary,
        TimeHints,
        TurnView,
        View,
    )

__all__ = [
    "COMPANIES",
    "CONTROLS",
    "LENGTHS",
    "LONGEST_ANSWER",
    "SURPRISE",
    "AttemptView",
    "Awaits",
    "Control",
    "Delivery",
    "GradeLine",
    "Heard",
    "HistoryPage",
    "HistoryRow",
    "InterviewModel",
    "InterviewStore",
    "Interviews",
    "ItemView",
    "Look",
    "Making",
    "ModelAnswer",
    "Overview",
    "PrincipleLine",
    "Prospect",
    "QuestionLine",
    "Quizzes",
    "Replies",
    "ReusedStory",
    "RoundView",
    "Said",
    "Speaking",
    "Summary",
    "TimeHints",
    "TurnView",
    "View",
    "delivery_of",
    "interview_model",
    "known_competencies",
    "seconds_spoken",
]
_FROM = {
    "interviewer.interview.keeping": (
        "GradeLine",
        "Heard",
        "HistoryPage",
        "HistoryRow",
        "InterviewStore",
    ),
    "interviewer.session.delivery": (
        "Delivery",
        "Said",
        "delivery_of",
        "seconds_spoken",
    ),
    "interviewer.session.interviews": ("Interviews",),
    "interviewer.session.model": (
        "InterviewModel",
        "interview_model",
    ),
    "interviewer.session.planning": (
        "COMPANIES",
        "LENGTHS",
        "SURPRISE",
        "known_competencies",
    ),
    "interviewer.session.quizzing": ("Quizzes",),
    "interviewer.session.quizzing_view": (
        "ItemView",
        "Overview",
        "PrincipleLine",
        "Prospect",
        "RoundView",
    ),
    "interviewer.session.replying": (
        "Look",
        "Making",
        "Replies",
    ),
    "interviewer.session.speaking": ("Speaking",),
    "interviewer.session.submission": ("LONGEST_ANSWER",),
    "interviewer.session.view": (
        "AttemptView",
        "Awaits",
        "CONTROLS",
        "Control",
        "ModelAnswer",
        "QuestionLine",
        "ReusedStory",
        "Summary",
        "TimeHints",
        "TurnView",
        "View",
    ),
}
"""Module to what it gives; imported when it is first used, because a command that only grades needs little of it."""
_WHERE = {name: module for module, names in _FROM.items() for name in names}


def __getattr__(name: str) -> object:
    """The public name, imported now. Raises AttributeError for any other."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
