"""Probes in the candidate's own words: verbatim quotes, one question, wordings that do not wear out."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.observation import Evidence
from interviewer.domain.scorecard import Scorecard
from interviewer.interview.phrasing import lot, word
from interviewer.interview.probing import GATE_SIGNALS, ProbeChoice
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import competency_ids, load_rubric
from tests.interview.fakes import card, quoted

PHRASING = load_phrasing()
RUBRIC = load_rubric("generic")
SENTENCE = "It improved a lot for the people on the night shift."
ASKABLE = tuple(signal for signal in PHRASING.signals if signal in RUBRIC.signals)


def chosen(signal: str, gate: str | None = None, probe: str | None = None) -> ProbeChoice:
    """A choice of that signal."""
    dimension = RUBRIC.dimension_of[signal]
    return ProbeChoice(dimension=dimension, signal=signal, probe=probe, gate=gate, because="")


def card_with(**strengths: str) -> Scorecard:
    """A scorecard of the generic rubric with SENTENCE as the evidence of each."""
    return card(RUBRIC, "x", {name: (strength, quoted(SENTENCE)) for name, strength in strengths.items()})


@pytest.mark.parametrize("signal", ASKABLE)
def test_a_probe_quotes_and_asks_one_question(signal: str) -> None:
    """At most two sentences, one question mark at the end, the quote verbatim in quotation marks."""
    for seed in range(40):
        said = word(chosen(signal), card_with(**{signal: "claimed"}), RUBRIC, PHRASING, seed=str(seed))
        assert said.quote == "It improved a lot for the people on the night shift"
        assert f'"{said.quote}"' in said.text
        assert said.text.count("?") == 1
        assert said.text.endswith("?")
        assert len(re.findall(r"[.?!](?=\s|$)", said.text)) <= 2
        assert "!" not in said.text


@pytest.mark.parametrize("gate", GATE_SIGNALS)
def test_a_gate_is_probed_by_its_own_words(gate: str) -> None:
    """The words that fired the gate are quoted, and the question is one of the gate's."""
    said = word(chosen(GATE_SIGNALS[gate][0], gate), card_with(**{gate: "fired"}), RUBRIC, PHRASING, seed="1")
    assert said.quote
    assert said.quote in SENTENCE
    assert said.wording.startswith(f"gate:{gate}.")


def test_the_claim_that_lacks_it_is_quoted() -> None:
    """Without evidence of its own a neighbour's is quoted; without any the competency's own question stands alone."""
    absent = word(chosen("measure"), card_with(outcome="shown"), RUBRIC, PHRASING, seed="1")
    assert absent.quote
    nothing = word(chosen("measure"), card_with(), RUBRIC, PHRASING, seed="1")
    assert nothing.quote is None
    assert nothing.text in {probe.question for probe in RUBRIC.probes if probe.signal == "measure"}


def test_words_already_quoted_are_left_for_others() -> None:
    """A second probe prefers evidence that no probe has quoted."""
    other = "The nightly import went through without a stop."
    evidence = {
        "outcome": ("claimed", Evidence(turn=0, start=0, end=len(SENTENCE), quote=SENTENCE)),
        "result": ("claimed", Evidence(turn=0, start=60, end=60 + len(other), quote=other)),
    }
    scorecard = card(RUBRIC, "x", evidence)
    first = word(chosen("outcome"), scorecard, RUBRIC, PHRASING, seed="1")
    second = word(chosen("measure"), scorecard, RUBRIC, PHRASING, seed="1", said=[first.text])
    assert first.quote != second.quote


def test_nothing_is_quoted_twice() -> None:
    """Where all there is was quoted, the question stands alone."""
    first = word(chosen("outcome"), card_with(outcome="claimed"), RUBRIC, PHRASING, seed="1")
    second = word(chosen("named"), card_with(outcome="claimed"), RUBRIC, PHRASING, seed="1", said=[first.text])
    assert first.quote
    assert second.quote is None


def test_a_quote_does_not_answer_its_question() -> None:
    """No figure is quoted before a size is asked for."""
    told = "Calls fell from forty to three, and people were glad of it."
    scorecard = card(RUBRIC, "x", {"measure": ("claimed", quoted(told))})
    said = word(chosen("measure"), scorecard, RUBRIC, PHRASING, seed="1")
    assert said.quote == "people were glad of it"


@given(st.integers(0, 10**6), st.lists(st.sampled_from(ASKABLE), min_size=1, max_size=20))
def test_no_wording_twice_in_an_interview(seed: int, signals: list[str]) -> None:
    """While a signal has another question, none stands twice, and no opening stands twice among the first eighteen."""
    used: list[str] = []
    for signal in signals:
        said = word(chosen(signal), card_with(**{signal: "claimed"}), RUBRIC, PHRASING, seed=str(seed), used=used)
        used.append(said.wording)
    for signal, count in Counter(signals).items():
        asks = [wording.partition("+")[0] for wording in used if wording.startswith((f"{signal}.", "generic:"))]
        if count <= len(PHRASING.signals[signal].asks):
            assert len({*asks}) == len(asks)
    leads = Counter(wording.partition("+")[2] for wording in used)
    assert max(leads.values()) <= -(-len(used) // len(PHRASING.leads))


def test_wordings_are_spread_over_interviews() -> None:
    """Thirty interviews that ask for the same signal share no whole template more than twice."""
    used = Counter(
        word(chosen("measure"), card_with(measure="claimed"), RUBRIC, PHRASING, seed=f"interview {n}").wording
        for n in range(30)
    )
    assert max(used.values()) <= 2


def test_the_competency_is_heard_where_it_has_a_probe() -> None:
    """Some of the probes for a signal are the competency's own, and a signal with no shared wording always is."""
    rubric = load_rubric("dive_deep")
    own = {probe.question for probe in rubric.probes if probe.signal == "unprompted"}
    texts = {
        word(chosen("unprompted"), card_with(action="shown"), rubric, PHRASING, seed=str(seed)).text
        for seed in range(60)
    }
    heard = {question for question in own if any(text.casefold().endswith(question.casefold()) for text in texts)}
    assert heard == own
    assert len(texts) > 30
    bare = PHRASING.model_copy(update={"signals": {}})
    assert {word(chosen("unprompted"), card_with(), rubric, bare, seed=str(seed)).text for seed in range(9)} <= own


@pytest.mark.parametrize("competency", competency_ids())
def test_every_signal_of_every_rubric_can_be_asked_for(competency: str) -> None:
    """A signal has shared wordings or a probe of its competency; `proportion` is a property of the whole."""
    rubric = load_rubric(competency)
    probed = {probe.signal for probe in rubric.probes}
    assert {"proportion"} >= {signal for signal in rubric.signals if signal not in {*PHRASING.signals, *probed}}


def test_shared_wordings_are_not_the_competencies_own() -> None:
    """No question of the shared wordings stands in a competency's file."""
    own = {probe.question for name in competency_ids() for probe in load_rubric(name).probes}
    shared = {ask for how in (*PHRASING.signals.values(), *PHRASING.gates.values()) for ask in how.asks}
    assert not own & shared


def test_a_lot_is_the_same_for_the_same_seed() -> None:
    """Equal seeds draw equally, in any process; other seeds differ."""
    assert lot("1", "2") == lot("1", "2") == 10239603965719
    assert len({lot(str(seed)) for seed in range(30)}) == 30
