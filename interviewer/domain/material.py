"""What an imported file gave: questions, probes, lessons, stories, pairs, quiz items, and where each line went.

Texts are the file's own words, without the marks of a list; every one carries the line it stands on, from 1.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from interviewer.domain.base import Value
from interviewer.domain.calibration_pair import CalibrationPair, QuizItem, Said, SourceLine
from interviewer.domain.transcript import Kind, Level

Form = Literal["page", "evaluate", "notes", "article"]
"""What kind of file was read."""
FORMS: tuple[Form, ...] = ("page", "evaluate", "notes", "article")
StarPart = Literal["situation", "task", "action", "result"]
STAR: tuple[StarPart, ...] = ("situation", "task", "action", "result")
Lack = Literal["situation", "task", "action", "result", "own act", "number"]
"""What a story lacks. 'own act': what was done is told without one 'I'; 'number': the result has no figure."""


class TriggerQuestion(Value):
    """A question that an interviewer asks."""

    words: str
    line: int
    competency: str | None
    """Our id; None where neither the file nor the words tell."""
    form: Literal["direct", "indirect"]
    kind: Kind | None = None
    """None where the words do not tell."""


class ProbeReply(Value):
    """A reply to a probe and what it tells."""

    text: Said
    why: Said | None = None
    """Weak: why it is weak. Strong: the line the interviewer remembers, or why it is strong."""


class FollowUp(Value):
    """A probe: the question, what it is after, a weak and a strong reply."""

    question: Said
    after: Said | None = None
    weak: ProbeReply | None = None
    strong: ProbeReply | None = None


class HeardSignal(Value):
    """What an interviewer listens for, how it sounds, and the common way to miss it."""

    means: Said
    phrases: tuple[str, ...] = ()
    shows: Said | None = None
    common_miss: Said | None = None


class NamedTrap(Value):
    """A mistake: how it sounds, why it costs, how to detect it in oneself, how to mend it. Also a red flag's form."""

    name: Said
    says: Said | None = None
    why: Said | None = None
    detect: Said | None = None
    remedy: Said | None = None


class ToldApart(Value):
    """A principle that is mistaken for this one."""

    name: str
    competency: str | None
    """Our id of it; None where we have none."""
    difference: Said


class CompanyView(Value):
    """The same behaviour as one company sees it."""

    company: str
    """As the file writes it."""
    line: int
    name: str | None = None
    """What the company calls it."""
    stresses: Said | None = None
    signal: Said | None = None
    question: Said | None = None
    lifts: Said | None = None


class LevelView(Value):
    """What a level is expected to show."""

    name: Said
    level: Level | None
    """Ours, where the name tells."""
    expects: Said | None = None
    anti_pattern: Said | None = None


class StoryKind(Value):
    """A kind of story that carries the principle."""

    name: Said
    shows: Said | None = None
    example: Said | None = None
    also_covers: tuple[str, ...] = ()


class StoryToLeave(Value):
    """A kind of story better not told, and why."""

    name: str
    why: str | None
    line: int


class SummaryLine(Value):
    """One line of a page's summary: 'Key Signal', 'Prep Action'."""

    name: str
    text: Said


class Checklist(Value):
    """Things to do before the interview."""

    title: str
    items: tuple[Said, ...]


class StarAdvice(Value):
    """What one part of a story must do, and the sentences given as examples of it."""

    part: StarPart
    advice: Said
    examples: tuple[str, ...] = ()


class AskedAndAnswered(Value):
    """A reader's question with its answer, as at the foot of an article."""

    question: str
    answer: Said | None
    line: int


class Passage(Value):
    """Paragraphs below one heading; what has no form of its own keeps this one."""

    heading: Said | None
    paragraphs: tuple[Said, ...]


class Lesson(Value):
    """What a page or an article teaches about one principle."""

    competency: str | None = None
    definition: tuple[Said, ...] = ()
    core_signal: tuple[Said, ...] = ()
    company_framing: tuple[Said, ...] = ()
    is_not: tuple[Said, ...] = ()
    depth_tip: tuple[Said, ...] = ()
    signals: tuple[HeardSignal, ...] = ()
    traps: tuple[NamedTrap, ...] = ()
    red_flags: tuple[NamedTrap, ...] = ()
    recognise: tuple[Said, ...] = ()
    """Words by which one recognises the principle in a question."""
    neighbours: tuple[ToldApart, ...] = ()
    companies: tuple[CompanyView, ...] = ()
    levels: tuple[LevelView, ...] = ()
    story_kinds: tuple[StoryKind, ...] = ()
    to_avoid: tuple[StoryToLeave, ...] = ()
    prep_action: tuple[Said, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    star: tuple[StarAdvice, ...] = ()
    answered: tuple[AskedAndAnswered, ...] = ()
    passages: tuple[Passage, ...] = ()


class ToldPart(Value):
    """One part of a story as it was written down; a part told in several lines has several."""

    part: StarPart
    text: Said


class NotedStory(Value):
    """What somebody noted for one question, and what it still lacks. Nothing noted yet is a story that lacks all."""

    competency: str | None
    heading: str | None
    """The principle as the notes write it."""
    question: Said | None
    title: Said | None = None
    """The story's own name, where the notes give one."""
    parts: tuple[ToldPart, ...] = ()
    loose: tuple[Said, ...] = ()
    """Words that name no part."""
    lacks: tuple[Lack, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether anything was noted."""
        return bool(self.parts or self.loose)


class Jotting(Value):
    """A line of somebody's list, and what is noted below it."""

    text: Said
    mark: str | None = None
    """A private mark before it (`$`, `!`, `[x]`), as written."""
    below: tuple["Jotting", ...] = ()


class AskBack(Value):
    """Questions to ask the interviewer, for one audience (HR, engineers)."""

    audience: str
    line: int | None
    """Of the heading."""
    questions: tuple[Jotting, ...]


class Debrief(Value):
    """What is noted for afterwards, under one heading ('If it went badly')."""

    title: str
    line: int | None
    remarks: tuple[Jotting, ...]


class Example(Value):
    """A sentence or story told badly and well, and why each is so; either may be missing."""

    about: str | None
    """The heading it stands below."""
    bad: Said | None = None
    bad_why: Said | None = None
    good: Said | None = None
    good_why: Said | None = None


class Material(Value):
    """What one file gave; `lines` says of every line where it went."""

    id: str
    """SHA-256 of the file's bytes, in hexadecimal: the same file is the same material."""
    source: str
    """The file's name, as given; data, never a path to open."""
    form: Form
    title: str | None = None
    competency: str | None = None
    """Our id of the principle that the whole file is about."""
    questions: tuple[TriggerQuestion, ...] = ()
    probes: tuple[FollowUp, ...] = ()
    quiz: tuple[QuizItem, ...] = ()
    pairs: tuple[CalibrationPair, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    stories: tuple[NotedStory, ...] = ()
    ask_back: tuple[AskBack, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    examples: tuple[Example, ...] = ()
    private: tuple[Said, ...] = ()
    """Remarks that are for their writer alone."""
    doubts: tuple[Said, ...] = ()
    """What was imported as it stands and looks wrong (a sum that does not add up), for people."""
    lines: tuple[SourceLine, ...] = Field(default=(), repr=False)

    @model_validator(mode="after")
    def _counts_every_line_once(self) -> Self:
        if [line.number for line in self.lines] != list(range(1, len(self.lines) + 1)):
            raise ValueError("the lines are counted from 1, each once")
        return self

    @property
    def taken(self) -> int:
        """Lines that are in the result."""
        return sum(line.taken is not None for line in self.lines)

    def left(self) -> dict[str, tuple[int, ...]]:
        """Reason to the numbers of the lines left for it, in the order of the page."""
        found: dict[str, list[int]] = {}
        for line in self.lines:
            if line.left is not None:
                found.setdefault(line.left, []).append(line.number)
        return {why: tuple(numbers) for why, numbers in found.items()}
