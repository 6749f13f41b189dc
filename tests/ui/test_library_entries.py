"""What the page of an import says of each thing, without the page."""

import pytest

from interviewer.session.importing_contents import contents_of, counted_all, left_of, ranges, taken_line
from interviewer.store.imports import mark_of
from interviewer.ui.library_entries import (
    GENERAL,
    NO_ANSWER,
    Entry,
    afterwards_entries,
    asking_entries,
    example_entries,
    grouped,
    private_entries,
    probe_entries,
    question_entries,
    quiz_entries,
    story_entries,
)
from interviewer.ui.library_import import VIEWS
from interviewer.ui.library_lessons import lesson_entries
from tests.session.imported import COMPANY, GAP, STORY, everything

MATERIAL = everything()
MARK = mark_of(MATERIAL.id)


def test_questions_stand_under_their_principle() -> None:
    """Each with the id that an interview is started by; what no principle is told of comes under its own heading."""
    found = {entry.title: (entry.group, entry.ask) for entry in question_entries(MATERIAL)}
    assert found[GAP] == ("Ownership", f"{MARK}-1")
    assert found["How do you  work?"] == (GENERAL, f"{MARK}-2")
    assert found[COMPANY] == ("Dive Deep", f"{MARK}-4")


def test_a_story_says_what_it_lacks() -> None:
    """Its parts as they were noted, what is missing, and the way to answer its question; nothing noted is said too."""
    told, empty, loose = story_entries(MATERIAL)
    assert (told.title, told.group) == (STORY, "Dive Deep")
    assert told.body == ("Situation: Returns piled up.",)
    assert told.note == "Missing: what had to be achieved and a number in the result."
    assert told.ask == f"{MARK}-7"
    assert (empty.note, empty.ask) == ("Nothing is noted yet.", f"{MARK}-1")
    assert (loose.title, loose.group, loose.ask) == ("The pallet story", "Trust", None)


def test_the_right_choice_is_folded_away() -> None:
    """A quiz item gives its answer when it is asked for; without one it says that the quiz leaves it out."""
    first, open_one = quiz_entries(MATERIAL)
    assert first.body == ("A. Yes", "B. No")
    assert first.folded == ("Right: A. Yes", "1. Look.", "Hint: Who began?")
    assert first.note == "Easy"
    assert NO_ANSWER.strip(".") in open_one.note


def test_everything_else_has_its_words() -> None:
    """Probes, examples, questions to ask, remarks, private ones and lessons: nothing is dropped on the way."""
    (probe,) = probe_entries(MATERIAL)
    assert (probe.note, probe.folded) == ("After: Reach", ("Weak: Far.", "No number.", "Strong: To 40 shops."))
    (example,) = example_entries(MATERIAL)
    assert (example.title, example.body) == ("Security", ("Bad: Made it safe.", "Good: Closed 4 ports."))
    (ask,) = asking_entries(MATERIAL)
    assert (ask.title, ask.group, ask.note) == ("Who is on call?", "Engineers", "Marked $")
    assert "Two of us" in ask.body[0]
    assert [entry.title for entry in afterwards_entries(MATERIAL)] == ["Ask why."]
    assert [entry.title for entry in private_entries(MATERIAL)] == ["He is from outside."]
    groups = [entry.group for entry in lesson_entries(MATERIAL)]
    assert groups == ["Definition", "Companies"]


def test_every_kind_of_content_has_its_view() -> None:
    """What is counted can be looked at: pairs apart, each kind gives entries."""
    assert {name for name, of in VIEWS.items() if of(MATERIAL)} == set(VIEWS)
    assert {contents.kind for contents in contents_of(MATERIAL)} == {
        "questions", "probes", "pairs", "quiz", "stories", "open", "lessons", "examples", "ask_back", "debriefs",
        "private",
    }  # fmt: skip


def test_groups_stay_together() -> None:
    """In the order they first come, each one's entries in the order of the file."""
    entries = [Entry("1", "b"), Entry("2", "a"), Entry("3", "b")]
    assert [entry.title for entry in grouped(entries)] == ["1", "3", "2"]


def test_lines_left_have_their_words() -> None:
    """By reason, with the number of the line and its text, as it stands in the file."""
    source = b"one\ntwo\n  three \nfour"
    left = left_of(MATERIAL, source)
    assert {why: [tuple(line) for line in lines] for why, lines in left.items()} == {"not understood": [(3, "three")]}
    assert taken_line(MATERIAL) == "Read as question page. Lines in the result: 9 of 10; left: 1."


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((4,), "4"), ((1, 2, 3, 7, 9, 10), "1-3, 7, 9-10"), ((1, 3, 5), "1, 3, 5")],
    ids=str,
)
def test_line_numbers_in_few_words(numbers: tuple[int, ...], said: str) -> None:
    """Neighbours become a range."""
    assert ranges(numbers) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, ""),
        ({"quiz": 1}, "1 quiz item."),
        ({"quiz": 5, "questions": 2}, "2 questions, 5 quiz items."),
        ({"holograms": 3, "quiz": 0}, ""),
    ],
    ids=str,
)
def test_counts_in_words(counts: dict[str, int], said: str) -> None:
    """Kinds of a later version are passed over."""
    assert counted_all(counts) == said
