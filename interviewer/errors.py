"""Every error the product raises on purpose.

InterviewerError            says what happened, where, and what to do; shown to users without a traceback
├── UsageError              the caller's input: a flag, a file, a setting
│   ├── TranscriptError     something that is not a transcript (names file, field, remedy)
│   └── SettingsError       an environment variable or flag with an impossible value
├── RubricError             a rubric or lexicon file; carries every problem found
├── PromptError             a prompt file; carries every problem found
├── SuiteError              a suite of the evaluation or its cases; carries every problem found
├── RunError                a run of the evaluation: its folder, its baseline
├── ModelError              a language model gave nothing that can be used; says why, and what to do
│   ├── ModelUnavailable    not reachable, too slow, or failing again and again
│   ├── ModelNonsense       its reply was cut off, refused, or not of the demanded form, twice
│   ├── ModelStopped        key, quota, access or model name: every further call would fail too
│   └── BudgetSpent         a cap on calls, tokens or money was reached before the call
└── StoreError              the database
    ├── TurnConflict        somebody else (a second tab) wrote that turn first
    ├── UnknownInterview    no interview with that id
    ├── UnknownImport       no kept import with that id
    ├── AnswerConflict      somebody else (a second tab) answered that item of the quiz first
    ├── UnknownRound        no round of the quiz with that id
    ├── ScoringConflict     somebody else changed that scoring of a pair first, or it is finished
    ├── UnknownScoring      no scoring with that id
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


class PromptError(InterviewerError):
    """A prompt that cannot be used; `problems` lists each as '<file>: <field>: <what, remedy>'."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class SuiteError(InterviewerError):
    """A suite that cannot be run; `problems` lists each as '<file>: <field>: <what, remedy>'."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class RunError(InterviewerError):
    """A run of the evaluation that cannot be begun, gone on with, or compared."""


class MeasuringStopped(InterviewerError):
    """Somebody did not want to wait for figures."""


class ModelError(InterviewerError):
    """A language model gave nothing that can be used."""


class ModelUnavailable(ModelError):
    """Not reachable, too slow, or failing again and again; a later call may work."""


class ModelNonsense(ModelError):
    """Replies that were cut off, refused or not of the demanded form; another call may work."""


class ModelStopped(ModelError):
    """Every further call would fail too: key, quota, access, model name."""


class BudgetSpent(ModelError):
    """A cap on calls, tokens or money was reached before the call."""


class StoreError(InterviewerError):
    """The database refused."""


class TurnConflict(StoreError):
    """A turn with that sequence number is there already."""


class UnknownInterview(StoreError):
    """No interview has that id."""


class UnknownImport(StoreError):
    """No kept import has that id."""


class AnswerConflict(StoreError):
    """That place of a round of the quiz is answered already."""


class UnknownRound(StoreError):
    """No round of the quiz has that id."""


class ScoringConflict(StoreError):
    """The scoring of a pair went on somewhere else, or is finished."""


class UnknownScoring(StoreError):
    """No scoring of a pair has that id."""


class StoreUnavailable(StoreError):
    """The database cannot be read or written."""


class NewerDatabase(StoreError):
    """The database was written by a newer version."""
