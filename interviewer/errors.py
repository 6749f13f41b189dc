"""Every error the product raises on purpose.

InterviewerError            says what happened, where, and what to do; shown to users without a traceback
├── UsageError              the caller's input: a flag, a file, a setting
│   ├── TranscriptError     something that is not a transcript (names file, field, remedy)
│   └── SettingsError       an environment variable or flag with an impossible value
├── RubricError             a rubric or lexicon file; carries every problem found
└── StoreError              the database
    ├── TurnConflict        somebody else (a second tab) wrote that turn first
    ├── UnknownInterview    no interview with that id
    ├── StoreUnavailable    read-only, full, or not reachable
    └── NewerDatabase       written by a newer version of this program
"""


class InterviewerError(Exception):
    """Base of all; `str()` is a message for users."""


class UsageError(InterviewerError):
    """The caller's input cannot be used."""


class TranscriptError(UsageError):
    """Input that is not a transcript."""


class SettingsError(UsageError):
    """A setting with an impossible value."""


class RubricError(InterviewerError):
    """A rubric that cannot be used; `problems` lists each as '<file>: <field>: <what, remedy>'."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class StoreError(InterviewerError):
    """The database refused."""


class TurnConflict(StoreError):
    """A turn with that sequence number is there already."""


class UnknownInterview(StoreError):
    """No interview has that id."""


class StoreUnavailable(StoreError):
    """The database cannot be read or written."""


class NewerDatabase(StoreError):
    """The database was written by a newer version."""
