"""The shell around the conversation: the only caller of interview, grading and store together."""

from interviewer.interview.keeping import GradeLine, Heard, HistoryPage, HistoryRow, InterviewStore
from interviewer.session.interviews import LONGEST_ANSWER, SURPRISE, Interviews
from interviewer.session.view import (
    CONTROLS,
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
    "CONTROLS",
    "LONGEST_ANSWER",
    "SURPRISE",
    "Awaits",
    "Control",
    "GradeLine",
    "Heard",
    "HistoryPage",
    "HistoryRow",
    "InterviewStore",
    "Interviews",
    "ModelAnswer",
    "QuestionLine",
    "ReusedStory",
    "Summary",
    "TimeHints",
    "TurnView",
    "View",
]
