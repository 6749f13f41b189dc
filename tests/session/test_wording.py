"""A probe worded by a model: streamed, checked, asked once more, and the template where that is not enough."""

import json

import pytest

from interviewer.domain.model import Ask
from interviewer.interview.steps import Phrased
from interviewer.library.coaching import load_coaching
from interviewer.library.prompts import load_prompt
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Hopeless, Nonsense, Transient
from interviewer.llm.scripted import Reply, ScriptedModel
from interviewer.session.wording import Worder
from tests.interview.worded import PHRASING, RUBRIC, phrase
from tests.loops import completed
from tests.session.modelled import HANG, QUICK

GOOD = 'You said "it improved a lot". By how much, in numbers?'
BAD = "Great answer. By how much did the checkout improve?"


def reply(question: str = GOOD, kind: str = "answer", signal: str = "measure", why: str = "") -> str:
    """As a model would send it."""
    return json.dumps({"reply_kind": kind, "signal": signal, "why": why, "question": question})


def worded(*replies: Reply, seconds: float = 5.0, may_stand: bool = False) -> tuple[Phrased, list[str], list[Ask]]:
    """What came of it, everything that was shown on the way, and what was asked."""
    model = ScriptedModel(replies)
    worder = Worder(
        PHRASING, load_coaching().topics, load_prompt("interviewer"), seconds=seconds, new_mark=lambda: "m4rk"
    )
    shown: list[str] = []
    request = phrase("measure", "outcome", may_stand=may_stand)
    made = completed(worder.word(request, RUBRIC, Caller(model, QUICK), shown.append))
    return made, shown, model.asks


def test_a_good_question_is_shown_as_it_grows() -> None:
    """Each piece longer than the last, the last one what is asked; one request."""
    made, shown, asks = worded(reply())
    assert (made.text, made.instead, made.kind) == (GOOD, None, "answer")
    assert made.choice == made.request.choices[0]
    assert shown == sorted(shown, key=len)
    assert len(shown) > 3
    assert shown[-1] == GOOD
    assert len(asks) == 1


def test_another_gap_with_a_reason() -> None:
    """The model's choice is kept with the question."""
    made, _, _ = worded(
        reply("What was different for the carts afterwards?", signal="outcome", why="They ended there.")
    )
    assert made.choice is not None
    assert made.choice.signal == "outcome"


def test_a_bad_question_is_taken_back_and_asked_for_once_more() -> None:
    """What was shown is withdrawn, the second request says what was wrong, the second question counts."""
    made, shown, asks = worded(reply(BAD), reply())
    assert made.text == GOOD
    assert "" in shown
    assert "Great answer." not in shown
    assert "No praise" in asks[1].messages[-1].content
    assert asks[1].messages[:2] == asks[0].messages


def test_twice_bad_is_the_template_with_the_reason() -> None:
    """No third request; the reason names what was wrong, in words for the candidate."""
    made, shown, asks = worded(reply(BAD), reply(BAD))
    assert made.text is None
    assert made.instead == "The model's question praised (twice), so it was not asked."
    assert shown[-1] == ""
    assert len(asks) == 2


FAULTS: tuple[tuple[str, tuple[Reply, ...], str, int], ...] = (
    ("nothing in time", (HANG,), "within", 1),
    ("a pause in the middle", ((reply()[:120], HANG),), "within", 1),
    ("broken off", ((reply()[:120], Transient("the connection broke")),), "the connection broke", 1),
    ("always failing", (Transient("boom"),) * 9, "boom", 2),
    ("no key", (Hopeless("the key is wrong", "Mend it."),), "Mend it.", 1),
    ("nonsense, twice", ("nonsense", "nonsense"), "not of the demanded form", 2),
    ("two objects", (reply() + reply(),) * 2, "not of the demanded form", 2),
    ("a signal that is not open", (reply(signal="people"),) * 2, "not of the demanded form", 2),
    ("cut off", ((reply()[:100], Nonsense("cut off")),) * 2, "cut off", 2),
)


@pytest.mark.parametrize(
    ("replies", "why", "requests"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_a_fault_is_the_template_with_the_reason(replies: tuple[Reply, ...], why: str, requests: int) -> None:
    """No error leaves; what was shown is taken back; few requests."""
    made, shown, asks = worded(*replies, seconds=0.3 if "within" in why else 5.0)
    assert made.text is None
    assert made.instead is not None
    assert why in made.instead
    assert shown[-1:] in ([], [""])
    assert len(asks) == requests


@pytest.mark.parametrize("first", ["nonsense", reply(signal="people"), (reply()[:100], Nonsense("cut off"))])
def test_a_broken_reply_may_be_mended_once(first: Reply) -> None:
    """The second request asks for one object of the form."""
    made, _, asks = worded(first, reply())
    assert made.text == GOOD
    assert len(asks) == 2


def test_a_question_left_standing_needs_no_words() -> None:
    """Where the reply was no answer and may be so, the rest of the model's reply is not waited for."""
    made, shown, asks = worded((reply(kind="clarify")[:60], HANG), seconds=5.0, may_stand=True)
    assert (made.kind, made.text, made.instead) == ("clarify", None, None)
    assert shown == []
    assert len(asks) == 1
    heard, _, _ = worded(reply(kind="clarify"))
    assert (heard.kind, heard.text) == ("clarify", GOOD)


def test_no_second_try_without_time() -> None:
    """Both tries share the seconds of one."""
    made, _, asks = worded(reply(BAD), reply(), seconds=0.9)
    assert made.text is None
    assert len(asks) == 1
