"""The shell around the conversation: the only caller of interview, grading and store together."""

from interviewer.interview.keeping import GradeLine, Heard, HistoryPage, HistoryRow, InterviewStore
from interviewer.session.delivery import Delivery, Said, delivery_of, seconds_spoken
from interviewer.session.interviews import Interviews
from interviewer.session.model import InterviewModel, interview_model
from interviewer.session.planning import COMPANIES, LENGTHS, SURPRISE, known_competencies
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
    "Look",
    "Making",
    "ModelAnswer",
    "QuestionLine",
    "Replies",
    "ReusedStory",
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
