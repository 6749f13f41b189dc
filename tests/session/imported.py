"""Materials made by hand, one with everything in it, and a reader of files that needs none of the importers."""

import hashlib
from collections.abc import Mapping

from interviewer.domain.calibration_pair import CalibrationPair, PairAnswer, QuizItem, Said, SourceLine
from interviewer.domain.material import (
    AskBack,
    CompanyView,
    Debrief,
    Example,
    FollowUp,
    Jotting,
    Lesson,
    Material,
    NotedStory,
    ProbeReply,
    ToldPart,
    TriggerQuestion,
)
from interviewer.domain.transcript import Kind, Turn
from interviewer.importers.material import AsForm
from interviewer.importers.page_text import BadPage

GAP = "Tell me about a gap you saw."
STORY = "Which number surprised you?"
COMPANY = "Describe a fix that users felt."
PAIR = "When did a queue grow without an owner?"


def said(text: str, line: int = 1) -> Said:
    return Said(text=text, line=line)


def item(stem: str, answer: int | None = 0) -> QuizItem:
    return QuizItem(
        stem=stem, difficulty="easy", choices=("Yes", "No"), answer=answer, steps=("Look.",), hint="Who began?",
        mistakes=None, line=9,
    )  # fmt: skip


def pair(name: str = "same.txt") -> CalibrationPair:
    """Two answers; the page gives them nothing."""
    answers = [
        PairAnswer(name=who, turns=(Turn(speaker="candidate", text=text),), paragraphs=(said(text, 6),))
        for who, text in (("A", "We waited."), ("B", "I counted the queue and halved it."))
    ]
    return CalibrationPair(
        id="same", source=name, title=None, competency="ownership", question=said(PAIR, 5),
        answers=(answers[0], answers[1]), scale="points", quiz=(item("Which principle is it?"), item("Open?", None)),
    )  # fmt: skip


def everything(source: bytes = b"everything", name: str = "everything.txt") -> Material:
    """Something of every kind; line 3 is left."""
    lines = [SourceLine(number=n, **({"left": "not understood"} if n == 3 else {"taken": "x"})) for n in range(1, 11)]
    return Material(
        id=hashlib.sha256(source).hexdigest(),
        source=name,
        form="page",
        title="All of it",
        competency="ownership",
        questions=(
            TriggerQuestion(words=GAP, line=1, competency=None, form="direct", kind=Kind.ANALYSIS),
            TriggerQuestion(words="How do you  work?", line=2, competency="telepathy", form="indirect"),
        ),
        probes=(
            FollowUp(
                question=said("How far?"),
                after=said("Reach"),
                weak=ProbeReply(text=said("Far."), why=said("No number.")),
                strong=ProbeReply(text=said("To 40 shops.")),
            ),
        ),
        quiz=(item("Which principle is it?"),),
        pairs=(pair(),),
        lessons=(
            Lesson(
                competency="dive_deep",
                definition=(said("Look closer."),),
                companies=(CompanyView(company="Google", line=4, name="Users first", question=said(COMPANY, 4)),),
            ),
        ),
        stories=(
            NotedStory(
                competency="dive_deep",
                heading="Dive Deep",
                question=said(STORY, 7),
                parts=(ToldPart(part="situation", text=said("Returns piled up.", 8)),),
                lacks=("task", "number"),
            ),
            NotedStory(competency="dive_deep", heading="Dive Deep", question=said(GAP.upper(), 9), lacks=("action",)),
            NotedStory(competency=None, heading="Trust", question=None, loose=(said("The pallet story", 10),)),
        ),
        ask_back=(
            AskBack(
                audience="Engineers",
                line=1,
                questions=(Jotting(text=said("Who is on call?"), mark="$", below=(Jotting(text=said("Two of us")),)),),
            ),
        ),
        debriefs=(Debrief(title="If it went badly", line=1, remarks=(Jotting(text=said("Ask why.")),)),),
        examples=(Example(about="Security", bad=said("Made it safe."), good=said("Closed 4 ports.")),),
        private=(said("He is from outside."),),
        doubts=(said("The sum is 90."),),
        lines=tuple(lines),
    )


def read(source: bytes, name: str, form: AsForm, principles: Mapping[str, str]) -> Material | BadPage:
    """Every file has a bit of everything but one that begins with 'bad'; `form` is its title."""
    assert principles["Dive Deep"] == "dive_deep"
    if source.startswith(b"bad"):
        return BadPage(name, (f"{name}:1: is bad; make it good.",))
    return everything(source, name).model_copy(update={"title": form})
