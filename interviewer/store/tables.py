"""The tables. A change here needs a migration; a test compares the two."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

from interviewer.store.columns import ExactText, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _interview_id() -> Column[str]:
    return Column("interview_id", String(64), ForeignKey("interviews.id", ondelete="CASCADE"), nullable=False)


interviews = Table(
    "interviews",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("created", UtcTime, nullable=False),
    Column("finished", UtcTime),
    Column("setup", JSON, nullable=False),
    Column("spent_requests", Integer),
    Column("spent_tokens", Integer),
    Column("spent_usd", Double),
    CheckConstraint("length(id) > 0", name="id_given"),
    Index("ix_interviews_created_id", "created", "id"),
)

topics = Table(
    "topics",
    metadata,
    _interview_id(),
    Column("competency", String(128), nullable=False),
    PrimaryKeyConstraint("interview_id", "competency"),
    Index("ix_topics_competency", "competency"),
)
"""The competencies that an interview's plan asks about; what the history filters by."""

turns = Table(
    "turns",
    metadata,
    _interview_id(),
    Column("seq", Integer, nullable=False),
    Column("question", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("speaker", String(16), nullable=False),
    Column("text", ExactText, nullable=False),
    Column("intent", String(32)),
    Column("purpose", String(32)),
    Column("probe", String(128)),
    Column("signal", String(128)),
    Column("wording", String(128)),
    Column("worded_by", String(16)),
    Column("instead", ExactText),
    Column("met", Boolean),
    Column("spoken_seconds", Double),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("interview_id", "seq"),
    CheckConstraint("seq >= 0 AND question >= 0 AND attempt >= 0", name="counted_from_zero"),
    CheckConstraint("speaker IN ('interviewer', 'candidate')", name="speaker_known"),
)
"""One row a turn; the key is what a second tab runs into."""

grades = Table(
    "grades",
    metadata,
    _interview_id(),
    Column("question", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("total", Integer),
    Column("verdict", String(16)),
    Column("grader", String(16)),
    Column("scorecard", JSON, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("interview_id", "question", "attempt"),
    CheckConstraint("question >= 0 AND attempt >= 0", name="counted_from_zero"),
    CheckConstraint("total BETWEEN 0 AND 100", name="total_in_range"),
    CheckConstraint("verdict IN ('no_hire', 'lean_no_hire', 'hire', 'strong_hire')", name="verdict_known"),
    Index("ix_grades_at", "at"),
)
"""`scorecard` and `before` whole, as JSON; total, verdict and grader again for the history."""

imports = Table(
    "imports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", ExactText, nullable=False),
    Column("form", String(16), nullable=False),
    Column("content", JSON, nullable=False),
    Column("at", UtcTime, nullable=False),
    CheckConstraint("length(id) > 0", name="id_given"),
    Index("ix_imports_at", "at"),
)
"""Files taken in; the key is the hash of a file's bytes, so that the same file is recognised."""

scorings = Table(
    "scorings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("pair", String(160), nullable=False),
    Column("content", JSON, nullable=False),
    Column("begun", UtcTime, nullable=False),
    Column("finished", UtcTime),
    CheckConstraint("length(id) > 0", name="id_given"),
    Index("ix_scorings_pair", "pair"),
    Index("ix_scorings_begun_id", "begun", "id"),
)
"""What somebody gave the two answers of a pair, also while half done."""

quiz_rounds = Table(
    "quiz_rounds",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("content", JSON, nullable=False),
    Column("begun", UtcTime, nullable=False),
    CheckConstraint("length(id) > 0", name="id_given"),
    Index("ix_quiz_rounds_begun_id", "begun", "id"),
)
"""Which items a round asks, and in which order each shows its choices; fixed when it begins."""

quiz_answers = Table(
    "quiz_answers",
    metadata,
    Column("round", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("item", String(128), nullable=False),
    Column("competency", String(128), nullable=False),
    Column("choice", Integer, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("wording", JSON(none_as_null=True)),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("round", "number"),
    CheckConstraint("number >= 0 AND choice >= 0", name="counted_from_zero"),
    Index("ix_quiz_answers_competency_at", "competency", "at"),
)
"""One row an answered item, with what it said then; the key is what a second tab runs into."""

quiz_cards = Table(
    "quiz_cards",
    metadata,
    Column("item", String(128), primary_key=True),
    Column("card", JSON, nullable=False),
    Column("due", UtcTime, nullable=False),
    Index("ix_quiz_cards_due", "due"),
)
"""When an item is to come back, as the spaced-repetition library keeps it."""
