"""How an answer was delivered, and that no grade knows of it."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.interview import Interview
from interviewer.domain.transcript import Turn
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.library.rubrics import load_rubric
from interviewer.session import Interviews, Said, delivery_of, seconds_spoken
from interviewer.session.delivery import fillers_in, words_in
from tests.interview.fakes import STORY, Clock, MemoryStore, setup
from tests.session.modelled import by_model, said, server_of

NUMBERS = load_rubric().framework.numbers
PACKAGE = Path(__file__).parents[2] / "interviewer"
MAY_KNOW = {"domain/interview.py", "store/tables.py", "store/migrations/versions/0004_spoken.py"}
REPLIES = (STORY, "It was about a third of what it had been, in two weeks.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Um, so I moved it.", {"um": 1}),
        ("I, umm, uh, moved... uhm, it.", {"um": 2, "uh": 1}),
        ("Er, erm, no.", {"er": 2}),
        ("It was, like, three weeks.", {"like": 1}),
        ("Like, nobody had looked.", {"like": 1}),
        ("We had, you know, a backlog.", {"you know": 1}),
        ("You know, it was late.", {"you know": 1}),
        ("So it broke, you know.", {"you know": 1}),
        ("I sort of took it over.", {"sort of": 1}),
        ("We just kind of waited.", {"sort of": 1}),
        ("It's kind of hard, and it was sort of late.", {"sort of": 2}),
        ("It, kind of, broke.", {"sort of": 1}),
    ],
)
def test_fillers(text: str, found: dict[str, int]) -> None:
    """Each is found by its own sound, or by the pauses around it."""
    assert dict(fillers_in([text])) == found


@pytest.mark.parametrize(
    "text",
    [
        "The ER was full, and UM was the team's name.",
        "Uh-huh, that was the plan.",
        "The album, the drum, the humbug, Ummah and Uhura.",
        "I like it, it looks like a leak, it was like the other one.",
        "I would like, if possible, to go first.",
        "It takes things like, say, a cache, or, like, for example, a queue.",
        "Do you know, did you know that, as you know, we ship on Fridays.",
        "You know what I did, and you know the rest.",
        "I know you know, I said.",
        "What kind of leak, this kind of leak, some sort of a leak, all sorts of leaks.",
        "It was the kind of bug that hides, and a sort of queue.",
        "That was kind of you, and it is kind of them.",
        "One of a kind, of course.",
        "Of course, well, so, actually, basically, right, okay, I mean it.",
    ],
)
def test_words_that_are_no_fillers(text: str) -> None:
    """What may be a word of the sentence is left alone."""
    assert fillers_in([text]) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("- ... -", 0), ("didn't re-run 1,200.5 jobs", 4), ("one,two.three", 3), ("naïve café, 31%", 3)],
)
def test_words_are_counted_as_they_are_said(text: str, words: int) -> None:
    """Punctuation is no word, and joins none but numbers, apostrophes and hyphens."""
    assert words_in([text]) == words


def test_a_spoken_attempt() -> None:
    """Length is of the answer; pace and fillers of all that was spoken."""
    delivery = delivery_of(
        [Said("word " * 250, 100.0), Said("um, " + "word " * 49, 20.0), Said("typed " * 30)], NUMBERS
    )
    assert (delivery.words, delivery.seconds, delivery.at_usual_pace) == (250, 100.0, 100)
    assert (delivery.pace, delivery.usual_pace, delivery.spoken_words) == (150, 150, 300)
    assert delivery.fillers == (("um", 1),)
    assert delivery.usual_seconds == (120, 180)


def test_a_typed_attempt_has_a_length_only() -> None:
    """125 words are 50 seconds, by the rubric; fillers in what was typed are nobody's business."""
    delivery = delivery_of([Said("um, " + "word " * 124)], NUMBERS)
    assert (delivery.words, delivery.at_usual_pace) == (125, 50)
    assert (delivery.seconds, delivery.pace, delivery.fillers) == (None, None, None)


def test_too_little_has_no_pace() -> None:
    """Three seconds say nothing about how fast somebody speaks."""
    assert delivery_of([Said("Yes, I did.", 3.0)], NUMBERS).pace is None


ONE = Said("I noticed the queue and nobody had asked me to look.", 10.0)
TWO = Said("Then the errors fell by half.", 4.0)


@pytest.mark.parametrize(
    ("recordings", "sent", "seconds"),
    [
        pytest.param([], "Typed.", None, id="nothing recorded"),
        pytest.param([ONE], ONE.text, 10.0, id="as it was heard"),
        pytest.param([ONE], "I noticed the long queue; nobody had asked me to look at it.", 10.0, id="corrected"),
        pytest.param([ONE, TWO], f"{ONE.text} {TWO.text}", 14.0, id="two recordings"),
        pytest.param([ONE, TWO], TWO.text, 4.0, id="the first one deleted"),
        pytest.param([ONE], "Something else altogether.", None, id="typed instead"),
        pytest.param([TWO], f"{TWO.text} " + "typed behind it " * 9, None, id="mostly typed"),
        pytest.param([ONE, ONE], ONE.text, 10.0, id="recorded twice, sent once"),
        pytest.param([Said("...", 2.0)], "...", None, id="no words"),
    ],
)
def test_seconds_are_those_of_what_was_sent(recordings: list[Said], sent: str, seconds: float | None) -> None:
    """A recording counts while its words still stand in the answer and make up most of it."""
    assert seconds_spoken(recordings, sent) == seconds


def told(seconds: float | None, *, model: bool = False) -> tuple[Interview, list[object]]:
    """An interview answered with recordings of that length, and all that a model was asked in it."""
    store = MemoryStore()
    if model:
        server, scripted = server_of(store, [said] * 4, judge=by_model(50))
        chosen = setup().model_copy(update={"model": "scripted", "sent_to": "scripted://here"})
    else:
        server, scripted = Interviews(store, grade=grade_by_rules, now=Clock(), new_id=lambda: "iv0"), None
        chosen = setup()
    view = server.start(chosen)
    while view.awaits in ("answer", "probe_answer"):
        server.submit(view.id, REPLIES[view.awaits == "probe_answer"], view.next_seq, spoken_seconds=seconds)
        view = server.resume(view.id)
    return store.kept["iv0"], list(scripted.asks) if scripted else []


def untimed(interview: Interview) -> Interview:
    """The same without how long anything took to say."""
    turns = tuple(turn.model_copy(update={"spoken_seconds": None}) for turn in interview.turns)
    return interview.model_copy(update={"turns": turns})


@settings(max_examples=15)
@given(seconds=st.floats(0, 1e9, allow_nan=False))
def test_no_grade_changes_with_it(seconds: float) -> None:
    """However long the recordings: the same probes, the same critique, the same grade to the last digit."""
    typed, _ = told(None)
    spoken, _ = told(seconds)

    assert typed.grades
    assert spoken.grades == typed.grades
    assert untimed(spoken) == typed
    assert {turn.spoken_seconds for turn in spoken.turns if turn.speaker == "candidate"} == {seconds}


def test_no_model_hears_of_it() -> None:
    """What it is asked is the same, word for word."""
    typed, asked_typed = told(None, model=True)
    spoken, asked_spoken = told(7.5, model=True)

    assert asked_typed
    assert asked_spoken == asked_typed
    assert untimed(spoken) == typed


def test_what_grades_does_not_know_of_it() -> None:
    """No module that grades, words or asks names it, and a transcript has no place for it."""
    rooms = ("domain", "grading", "interview", "llm", "library", "export", "store")
    named = {
        str(path.relative_to(PACKAGE))
        for room in rooms
        for path in (PACKAGE / room).rglob("*.py")
        if "spoken_seconds" in ast.dump(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert named == MAY_KNOW
    assert "spoken_seconds" not in Turn.model_fields
