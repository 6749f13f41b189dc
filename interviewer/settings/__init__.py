"""What the environment decides: where the data live, which model is asked. Read at the entry point, handed down."""

from interviewer.settings.data import DATABASE_URL, Settings
from interviewer.settings.model import INTERVIEW_CAPS, ModelSettings, may_be_typed
from interviewer.settings.values import Caps

__all__ = ["DATABASE_URL", "INTERVIEW_CAPS", "Caps", "ModelSettings", "Settings", "may_be_typed"]
