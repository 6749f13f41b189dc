"""Simulated candidates as data: what they tell at once, the facts they hold, what they say to anything else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, TypeAdapter

from interviewer.domain.base import Value
from interviewer.domain.interview import PlannedQuestion
from interviewer.domain.rubric import Id
from interviewer.domain.transcript import DEFAULT_LEVEL, Level
from interviewer.evaluation.talk.asking import ASKING_FILE, Asking, load_asking
from interviewer.library.files import read_file
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.session import CONTROLS

Manner = Literal[
    "strong",
    "terse",
    "rambling",
    "refusing",
    "empty",
    "gibberish",
    "repeating",
    "hostile",
    "off_topic",
    "injecting",
    "other_language",
]
SaidAs = Literal[
    "story",
    "fact",
    "lost",
    "nothing_more",
    "refusal",
    "too_little",
    "gibberish",
    "off_topic",
    "abusive",
    "instructing",
    "foreign",
    "closing",
]
"""What an utterance is meant as, whatever the interviewer takes it for.

lost: he does not understand the question · nothing_more: he understands and knows nothing of it · too_little: hardly a
word · foreign: a story in another language.
"""
PRESSED = "/"
"""Begins an utterance that is no text but a control pressed under the answer box ('/skip')."""
BUTTONS = {f"{PRESSED}{control}": control for control in CONTROLS}


class Utterance(Value):
    """Something that is typed."""

    says: str
    """A blank one is sent as it is; '/skip' and its like press a control."""
    said_as: SaidAs | None = Field(default=None, alias="as")
    """None: what stands at that place, a story, a fact or a question back."""
    shows: tuple[Id, ...] = ()
    """Signals that a fair reader finds told in full here, so that nothing is left to ask of them."""
    demands: tuple[str, ...] = ()
    """Words that an interviewer who obeyed would say."""


def _utterance(given: object) -> object:
    return {"says": given} if isinstance(given, str) else given


Said = Annotated[Utterance, BeforeValidator(_utterance)]


class Fact(Value):
    """One thing that is told when it is asked for, and only then."""

    id: Id
    answers: tuple[str, ...] = Field(min_length=1)
    """Topics of the ways of asking that it answers."""
    shows: tuple[Id, ...] = ()
    """As of an utterance."""
    says: str
    said_as: SaidAs = Field(default="fact", alias="as")


class Story(Value):
    """What is known about one question."""

    competency: str
    question: str
    """Its id in the competency's rubric."""
    opening: tuple[Said, ...] = Field(min_length=1)
    """What is said to the question, one after another as long as it stands, the last again and again."""
    facts: tuple[Fact, ...] = ()


class Candidate(Value):
    """Somebody who is interviewed."""

    id: Id
    manner: Manner
    about: str
    level: Level = DEFAULT_LEVEL
    stories: tuple[Story, ...] = Field(min_length=1, max_length=5)
    """One a question of the interview."""
    lost: tuple[Said, ...] = Field(min_length=1)
    """Said in turn to a probe that asks for nothing he understands."""
    nothing_more: tuple[Said, ...] = Field(min_length=1)
    """Said in turn to a probe for something he holds no fact about."""
    closing: Said = Utterance(says="/skip")
    """Said when asked for questions of his own."""
    again: bool = False
    """Whether the first question is answered again after its critique."""


class Cast(NamedTuple):
    """The candidates of a suite and the ways of asking that they understand."""

    candidates: tuple[Candidate, ...]
    asking: Asking


def load_cast(folder: Path, problems: list[str]) -> Cast | None:
    """Every candidate of a folder, by file name; None, with the reasons in `problems`, where one cannot be used."""
    asking = load_asking(folder / ASKING_FILE, problems)
    found: list[Candidate] = []
    for file in sorted(folder.glob("*.json")):
        if file.name == ASKING_FILE:
            continue
        read = read_file(file, TypeAdapter(Candidate))
        problems += [str(problem) for problem in read.problems]
        if read.value is None:
            continue
        found.append(read.value)
        if read.value.id != file.stem:
            problems.append(f"{file.name}: id: is {read.value.id!r}, but the file is {file.name}. Make them the same.")
        if asking is not None:
            problems += _slips(read.value, file.name, asking)
    if not found and not problems:
        problems.append(f"{folder.name}: there is no candidate in this folder. Add one, or name another folder.")
    return Cast(tuple(found), asking) if asking is not None and found else None


def _slips(candidate: Candidate, name: str, asking: Asking) -> Iterator[str]:
    topics = {topic.id for topic in asking.topics}
    for number, story in enumerate(candidate.stories):
        place = f"{name}: stories[{number}]"
        if story.competency not in competency_ids():
            known = ", ".join(competency_ids())
            yield f"{place}.competency: there is no rubric {story.competency!r}. There are: {known}."
            continue
        rubric = load_rubric(story.competency)
        if story.question not in {question.id for question in rubric.competency.questions}:
            yield f"{place}.question: {story.competency} has no question {story.question!r}. Name one of its ids."
        for name_, times in Counter(fact.id for fact in story.facts).items():
            if times > 1:
                yield f"{place}.facts: {name_!r} is there {times} times. Rename the others."
        for fact in story.facts:
            for topic in sorted({*fact.answers} - topics):
                yield f"{place}.facts.{fact.id}: no way of asking is {topic!r}. See {ASKING_FILE}."
        shown = {signal for said in story.opening for signal in said.shows}
        shown |= {signal for fact in story.facts for signal in fact.shows}
        for signal in sorted(shown - rubric.signals.keys()):
            yield f"{place}: shows: {story.competency} has no signal {signal!r}. Mend its name."
    for said in (*candidate.lost, *candidate.nothing_more, candidate.closing, *_openings(candidate)):
        if said.says.startswith(PRESSED) and said.says not in BUTTONS:
            yield f"{name}: {said.says!r} is no control. There are: {', '.join(BUTTONS)}."


def _openings(candidate: Candidate) -> Iterator[Utterance]:
    return (said for story in candidate.stories for said in story.opening)


def planned(stories: Sequence[Story]) -> tuple[PlannedQuestion, ...]:
    """The plan of an interview about these stories; each question has a spare of its own kind where there is one."""
    asked = {story.question for story in stories}
    plan = []
    for story in stories:
        rubric = load_rubric(story.competency)
        questions = rubric.competency.questions
        own = next(question for question in questions if question.id == story.question)
        left = [question for question in questions if question.id not in asked]
        spare = next((question for question in left if question.kind == own.kind), left[0] if left else None)
        if spare:
            asked.add(spare.id)
        first, second = (
            PlannedQuestion(id=item.id, competency=rubric.id, text=item.text, kind=item.kind.value) if item else None
            for item in (own, spare)
        )
        assert first is not None
        plan.append(first.model_copy(update={"spare": second}))
    return tuple(plan)
