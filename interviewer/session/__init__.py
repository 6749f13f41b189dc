"""The shell around the conversation: the only caller of interview, grading and store together."""

from interviewer.interview.keeping import GradeLine, Heard, HistoryPage, HistoryRow, InterviewStore
from interviewer.session.interviews import Interviews
from interviewer.session.planning import COMPANIES, LENGTHS, SURPRISE, known_competencies
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
    "known_competencies",
]
