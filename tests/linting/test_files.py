"""Faults of words, planted one at a time: repeats, quiz items that give themselves away, half a competency."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.linting.files import word_problems
from interviewer.linting.quiz import items
from interviewer.linting.repeats import MOST_TEXTS
from tests.library.spoiling import REMOVED, ours
from tests.library.test_checks import JUNK
from tests.linting.planted import CUSTOMER, OWN, found

QUIZ = "learning.quiz.two_alarms"
WORDED = "learning.quiz.risk_register"
TRIGGER, PROBE = "questions.told_to_leave_it.text", "probes.why_you.question"


def test_ours_have_no_fault() -> None:
    """All shipped competencies."""
    assert word_problems(ours()) == []


PLANTED: tuple[tuple[Any, ...], ...] = (
    ("a trigger in other words", TRIGGER,
     "Describe an expense you discovered that nobody was watching.", "asks what the trigger", None),
    ("a probe in other words", PROBE,
     "Whose support did you need though you could not demand it?",
     "asks what the probe", "probes.could_not_order.question"),
    ("a trigger of another file", TRIGGER,
     "Give me an example of customers who had been served badly and did not complain.",
     "asks what the trigger of customer_obsession.json", None),
    ("two choices alike", f"{WORDED}.choices.3", "What the candidate did after the approval is not told",
     "both are right", f"{WORDED}.choices"),
    ("a choice of two principles", f"{QUIZ}.prompt",
     "'The families had nobody who rang them, so I phoned nine of the families myself.' Which principle is this?",
     "is right too: customer_obsession.json", f"{QUIZ}.choices"),
    ("a give-away length", f"{WORDED}.choices.1",
     "After the approval nothing the candidate did is told, and building the second site was the work that counted",
     "its length gives it away", f"{WORDED}.choices"),
    ("a hint with the answer", f"{WORDED}.hint", "Nothing is told after the approval.",
     "says what the right choice", None),
    ("a level missing", "learning.levels.5", REMOVED, "1 of level", "learning.levels"),
    ("a company missing", "learning.companies.3", REMOVED, "1 of company 'flipkart'", "learning.companies"),
    ("neighbours missing", "learning.neighbours", [{"competency": "frugality", "difference": "x"}],
     "has 1 neighbours", None),
    ("few probes", "probes", [], "has 0 probes", None),
    ("no answers", "learning.answers", [], "1 of quality 'strong'", None),
)  # fmt: skip


@pytest.mark.parametrize(("place", "value", "said", "field"), [pytest.param(*case[1:], id=case[0]) for case in PLANTED])
def test_a_planted_fault_is_named(place: str, value: Any, said: str, field: str | None) -> None:
    """With file, field and what to do, and nothing else is."""
    changes = [(OWN, place, value)]
    if said.startswith("is right too"):
        changes.append((CUSTOMER, "learning.wording.0.phrases.0", "I phoned nine families that had nobody"))
    problems = [problem for problem in found(*changes) if said in problem.what]
    assert [(problem.file, problem.field) for problem in problems] == [(OWN, field or place)]


CLEAN: tuple[tuple[str, str, Any], ...] = (
    ("a trigger that is near", TRIGGER, "Tell me about a shortcut that you were the first to see."),
    ("a probe that is near", PROBE, "What did somebody else do on the day you took it on?"),
    ("choices of one subject", f"{WORDED}.choices.3", "Before the paper, nobody else had been asked for theirs"),
    ("a long wrong choice", f"{WORDED}.choices.3",
     "The directors should not have been drawn into the choice of a site"),
    ("a hint that points", f"{WORDED}.hint", "Who moves in the second half?"),
)  # fmt: skip


@pytest.mark.parametrize(("place", "value"), [pytest.param(*case[1:], id=case[0]) for case in CLEAN])
def test_a_near_miss_is_let_be(place: str, value: Any) -> None:
    """What only resembles a fault is none."""
    assert found((OWN, place, value)) == []


def test_the_right_choice_is_not_known_by_its_length() -> None:
    """Longest, or shortest, in far more items of a file than a quarter."""
    for what, text in (("longest", "of that length, as everybody sees at once"), ("shortest", "")):
        files = ours()
        for item in files[OWN]["learning"]["quiz"]:
            if item["kind"] != "principle":
                item["choices"] = [f"Choice {name} of {item['id']}" for name in "wxyz"]
                item["choices"][item["answer"]] = f"{item['id'][:12]} {text}"
        assert any(f"the right choice is the {what} in" in problem.what for problem in word_problems(files))


def test_the_right_choice_is_not_known_by_its_place() -> None:
    """All four places are used, none for more than half of the items."""
    files = ours()
    for item in files[OWN]["learning"]["quiz"]:
        right = item["choices"].pop(item["answer"])
        item["choices"].insert(2, right)
        item["answer"] = 2
    said = [problem.what for problem in word_problems(files) if problem.field == "learning.quiz"]
    assert [what.partition(" in ")[0] for what in said] == [
        f"the right choice stands at place {n}" for n in (1, 2, 3, 4)
    ]


def test_a_competency_without_learning_may_be_small() -> None:
    """Completeness is asked of what teaches."""
    assert found((OWN, "learning", REMOVED), (OWN, "probes", []), (OWN, "questions", [])) == []


def test_more_texts_than_anybody_could_learn_are_not_compared() -> None:
    """A stranger's file of five hundred triggers is told to be split, and four hundred are read."""
    many = [{"text": f"Tell me about the number {n} of your plans."} for n in range(MOST_TEXTS + 100)]
    assert any(f"at most {MOST_TEXTS} are read" in problem.what for problem in found((OWN, "questions", many)))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["learning", "questions", "probes", "learning.quiz", QUIZ, f"{QUIZ}.answer", "name"]), JUNK)
def test_no_json_whatsoever_stops_it(place: str, value: Any) -> None:
    """Any value in any place is passed over or named."""
    assert all(problem.what for problem in found((OWN, place, value)))


@pytest.mark.parametrize("answer", [True, 1.0, -1, 4, None, "1"])
def test_an_answer_that_is_no_place_makes_no_item(answer: Any) -> None:
    """The models say so; nothing is looked up with it."""
    item = {"prompt": "Why?", "choices": ["a", "b", "c", "d"], "answer": answer, "hint": "Look."}
    assert items({"learning": {"quiz": [item]}}) == []
