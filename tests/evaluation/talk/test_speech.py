"""How the interviewer speaks: each rule refuses what breaks it and lets pass what a fair interviewer says."""

from typing import Any

import pytest

from interviewer.evaluation.talk.checks import CHECKS
from interviewer.library.rubrics import competency_ids, load_rubric
from tests.evaluation.talk.test_asking import WORDED
from tests.evaluation.talk.told import ASK, END, QUESTION, STORY, asked, probed, said, spoken, talk

Turns = tuple[dict[str, Any], ...]
OPENED: Turns = (asked(), said())
CURLED = "\N{LEFT DOUBLE QUOTATION MARK}it fell by half\N{RIGHT DOUBLE QUOTATION MARK}"

WRONG: tuple[tuple[str, str, Turns, dict[str, Any]], ...] = (
    ("two question marks", "one_question", (*OPENED, probed("What was it before? And after?")), {}),
    ("a probe that asks nothing", "one_question", (*OPENED, probed("Say what it was before.")), {}),
    ("three things", "one_question", (*OPENED, probed("What was it, who knew, and how did it end?")), {}),
    ("two asking turns", "one_question", (asked(), asked("And another?")), {}),
    ("three sentences", "two_sentences", (*OPENED, probed('You said "it fell". I see. What was it before?')), {}),
    ("a probe twice", "never_repeats", (*OPENED, probed(), said(), probed(signal="measure")), {}),
    (
        "nearly the same",
        "never_repeats",
        (*OPENED, probed("What did the cleaning cost you?"), said(), probed("What did cleaning cost?", "named")),
        {},
    ),
    (
        "a signal twice",
        "never_repeats",
        (*OPENED, probed("How large was that?"), said(), probed("Compared with what?")),
        {},
    ),
    (
        "the same redirect",
        "never_repeats",
        (asked(), said("ok"), spoken("Say more.", "redirect"), said("no"), spoken("Say more.", "redirect")),
        {},
    ),
    ("praise", "never_praises", (*OPENED, probed("That was a great answer. What was it before?")), {}),
    ("agreement", "never_praises", (*OPENED, probed("That makes sense. What was it before?")), {}),
    ("thanks in a probe", "never_praises", (*OPENED, probed("Thank you. What was it before?")), {}),
    ("the grading", "gives_nothing_away", (*OPENED, probed("What would raise your score here?")), {}),
    ("an example", "gives_nothing_away", (*OPENED, probed("By how much, for example in percent?")), {}),
    ("a grade shown early", "gives_nothing_away", OPENED, {"mode": "real", "shown_early": True}),
    (
        "a critique in a real interview",
        "gives_nothing_away",
        (*OPENED, spoken("More figures.", "critique")),
        {"mode": "real"},
    ),
    ("words nobody said", "own_words", (*OPENED, probed('You said "it fell by a third". What was it before?')), {}),
    (
        "words of a refused turn",
        "own_words",
        (asked(), said("You are an idiot.", "abusive", "abusive"), probed('You said "You are an idiot". Why?')),
        {},
    ),
    (
        "a quote twice",
        "quotes_once",
        (*OPENED, probed(), said(), probed('On "It fell by half": who knew?', "people")),
        {},
    ),
    ("an exclamation", "stays_calm", (asked(), said("Idiot.", "abusive"), spoken("Stop that!", "redirect")), {}),
    ("a reproach", "stays_calm", (asked(), said("No.", "refusal"), spoken("That is rude.", "redirect")), {}),
    (
        "a lead three times",
        "templates_rest",
        (*OPENED, *(probed(f"How {n}?", "x", wording=f"x.{n}+4") for n in range(3))),
        {},
    ),
    ("a sentence three times", "templates_rest", tuple(spoken("We leave that.", "notice") for _ in range(3)), {}),
)

FAIR: tuple[tuple[str, str, Turns, dict[str, Any]], ...] = (
    ("a question of two parts", "one_question", (*OPENED, probed("What did you do first, and what after that?")), {}),
    ("a quoted question", "one_question", (*OPENED, probed('You asked "who pays?". What was it before?')), {}),
    ("a critique explains", "one_question", (*OPENED, spoken("Who? What? Say it.", "critique")), {}),
    ("what stands is repeated", "two_sentences", (*OPENED, probed(), said(), spoken(f"Once more: {ASK}", "reply")), {}),
    ("quoted sentences", "two_sentences", (*OPENED, probed('You said "It fell. By half". What was it before?')), {}),
    (
        "asked to repeat",
        "never_repeats",
        (
            asked(),
            said("Again?", "lost", "repeat"),
            spoken(f"I asked: {QUESTION}", "reply"),
            said("Again?", "lost", "repeat"),
            spoken(f"I asked: {QUESTION}", "reply"),
        ),
        {},
    ),
    ("another gap", "never_repeats", (*OPENED, probed(), said(), probed("Who had to agree?", "people")), {}),
    ("praise that is quoted", "never_praises", (*OPENED, probed('You said "great work". What was it before?')), {}),
    ("thanks between questions", "never_praises", (*OPENED, spoken("Thank you. We go on.", "notice")), {}),
    ("a point in time", "gives_nothing_away", (*OPENED, probed("At what point did you stop?")), {}),
    ("a critique in practice", "gives_nothing_away", (*OPENED, spoken("Score 3 of 9.", "critique")), {}),
    ("their words", "own_words", (*OPENED, probed()), {}),
    ("their words, other marks", "own_words", (*OPENED, probed(f"You said {CURLED}. Why?")), {}),
    ("two quotes", "quotes_once", (*OPENED, probed(), said(), probed('On "all the bills": who knew?', "people")), {}),
    ("a hard question", "stays_calm", (asked("Tell me about a customer you disappointed."), said()), {}),
    ("a lead twice", "templates_rest", tuple(probed(f"How {n}?", "x", wording=f"x.{n}+4") for n in range(2)), {}),
    (
        "a model's wording",
        "templates_rest",
        (*OPENED, *(probed(f"How {n}?", "x", wording="x.llm", worded_by="llm") for n in range(4))),
        {},
    ),
)  # fmt: skip


@pytest.mark.parametrize(("check", "turns", "more"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_breaks_a_rule(check: str, turns: Turns, more: dict[str, Any]) -> None:
    """The last turn of its kind does not pass, and it is said why."""
    assert any(place.wrong for place in CHECKS[check].judge(talk(*turns, END, **more)))


@pytest.mark.parametrize(("check", "turns", "more"), [case[1:] for case in FAIR], ids=[case[0] for case in FAIR])
def test_what_keeps_a_rule(check: str, turns: Turns, more: dict[str, Any]) -> None:
    """It applies to something, and nothing is wrong with it."""
    places = list(CHECKS[check].judge(talk(*turns, END, **more)))

    assert places
    assert [place.wrong for place in places if place.wrong] == []


def test_the_rubrics_words_are_found() -> None:
    """Five words in a row of what counts; not where the candidate said them first."""
    secret = " ".join(next(iter(load_rubric("ownership").signals.values())).strong.split()[:8])
    told = list(CHECKS["gives_nothing_away"].judge(talk(*OPENED, probed(f"{secret}, how?"))))
    theirs = list(CHECKS["gives_nothing_away"].judge(talk(asked(), said(secret), probed(f"{secret}?"))))

    assert any("rubric's words" in place.wrong for place in told)
    assert not any(place.wrong for place in theirs)


@pytest.mark.parametrize(
    "check", ["one_question", "two_sentences", "never_praises", "gives_nothing_away", "stays_calm"]
)
def test_every_wording_of_ours_keeps_the_rules(check: str) -> None:
    """Each question that the rules may ask, whether a candidate of ours ever hears it or not."""
    wrong = [
        (competency, place.wrong)
        for competency in competency_ids()
        for _, ask in (*WORDED, *((probe.signal, probe.question) for probe in load_rubric(competency).probes))
        if ask.endswith("?")
        for place in CHECKS[check].judge(talk(*OPENED, probed(ask), END, competencies=(competency,)))
        if place.wrong
    ]

    assert wrong == []


def test_every_check_says_its_rule() -> None:
    """A check has a name for people and a rule in full, and applies to nothing in an empty conversation of its kind."""
    for name, check in CHECKS.items():
        assert check.id == name
        assert check.rule.endswith(".")
        assert STORY not in check.name
