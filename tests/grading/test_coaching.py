"""Fixes: which, in what order, in which words; nothing the candidate did not say."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.coaching import SLOT
from interviewer.domain.observation import Evidence, Observations, SignalObservation, Strength
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.coaching import desk
from interviewer.grading.grader import grade
from interviewer.library.rubrics import competency_ids, load_rubric
from tests.grading.coached import answer, fixes, invented, observed

RUBRIC = load_rubric("generic")
STORY = (
    "At the depot we lost parcels every week. I wrote a small checker for the labels. My lead liked it. "
    "The line was shorter after that."
)
DEV = Path(__file__).parents[2] / "evals" / "calibration" / "dev.jsonl"
"""Beside the checkout where the calibration set is at hand."""


def only(dimension: str, signals: dict[str, tuple[str, str]], *texts: str) -> str:
    """The problem's text of the fix for a dimension."""
    transcript = answer(*(texts or (STORY,)))
    found = fixes(transcript, observed(transcript, RUBRIC, signals), RUBRIC)
    return next(fix.problem for fix in found if fix.dimension == dimension)


def test_a_weak_dimension_gets_points_quote_advice_and_rewrite() -> None:
    """UX: every number says what it is out of; the claim is quoted word for word; the slot fits the sentence."""
    transcript = answer(STORY)
    vague = {
        "outcome": ("claimed", "The line was shorter after that."),
        "measure": ("absent", ""),
        "baseline": ("absent", ""),
        "time": ("absent", ""),
        "meaning": ("absent", ""),
    }
    (fix,) = fixes(transcript, observed(transcript, RUBRIC, vague), RUBRIC)
    assert fix.dimension == "quantified_impact"
    assert re.match(r'Quantified impact [\d.]+ of 20: you said "The line was shorter after that"\.', fix.problem)
    assert fix.quote == "The line was shorter after that."
    assert fix.rewrite == "The line went from [how long?] to [how long?]."
    assert fix.advice


def test_a_good_dimension_gets_none() -> None:
    """Only dimensions below three quarters of their range are mentioned."""
    transcript = answer(STORY)
    assert fixes(transcript, observed(transcript, RUBRIC, {}), RUBRIC) == ()
    shown = dict.fromkeys(("people", "decision"), ("shown", "I wrote a small checker for the labels."))
    assert fixes(transcript, observed(transcript, RUBRIC, shown), RUBRIC) == ()


def test_the_fix_that_wins_most_comes_first() -> None:
    """Points missing times how fixable: thirty points of ownership before ten of self-awareness."""
    transcript = answer(STORY)
    weak = dict.fromkeys(("named", "acted", "unprompted", "chose", "beyond", "personal"), ("absent", ""))
    found = fixes(transcript, observed(transcript, RUBRIC, weak), RUBRIC)
    assert [fix.dimension for fix in found] == ["ownership_signal", "self_awareness"]


def test_a_gate_comes_first_and_assigned_work_gets_no_rewrite() -> None:
    """The remedy for assigned work is another story or how it really began, never a claim of self-initiation."""
    transcript = answer("My lead gave me the ticket. I fixed the export. It improved a lot.")
    weak = dict.fromkeys(("outcome", "measure", "baseline", "time", "meaning", "steps", "method"), ("absent", ""))
    seen = observed(transcript, RUBRIC, weak, gates={"manager_assigned": "My lead gave me the ticket."})
    first, *others = fixes(transcript, seen, RUBRIC)
    assert (first.dimension, first.rewrite, first.quote) == ("ownership_signal", None, "My lead gave me the ticket.")
    assert "story" in first.advice
    assert "begin" in first.advice or "begun" in first.advice
    assert "ownership_signal" not in {fix.dimension for fix in others}


def test_no_story_is_the_only_thing_to_fix() -> None:
    """Where nothing happened, five weak dimensions are one problem."""
    transcript = answer("I would look at the logs first.")
    weak = dict.fromkeys(RUBRIC.signals, ("absent", ""))
    seen = observed(transcript, RUBRIC, weak, gates={"no_story": "I would look at the logs first."})
    (fix,) = fixes(transcript, seen, RUBRIC)
    assert fix.rewrite is None
    assert "I would look at the logs first" in fix.problem


def test_a_we_story_is_mended_towards_the_own_part() -> None:
    """Nothing to pin on the candidate: their own sentence with a slot for what they did."""
    transcript = answer("We fixed the export. We told everyone.")
    weak = dict.fromkeys(("personal", "unprompted", "chose", "beyond", "through"), ("absent", ""))
    seen = observed(transcript, RUBRIC, weak, gates={"collective_only": "We fixed the export."})
    (fix,) = fixes(transcript, seen, RUBRIC)
    assert fix.rewrite == "I [what exactly did you do?] so that the export was fixed."


@pytest.mark.parametrize(
    ("turns", "says", "says_not"),
    [
        pytest.param((STORY,), "asked", 'asked "', id="never asked"),
        pytest.param(
            (STORY, "How much shorter was it?", "Hard to say. It felt quicker."),
            'asked "How much shorter was it?", you said "Hard to say"',
            "not asked",
            id="asked, no answer",
        ),
        pytest.param(
            (STORY, 'You said "by how much". What happened then?', "It went on."), "asked", 'asked "', id="only quoted"
        ),
    ],
)
def test_not_probed_is_not_absent(turns: tuple[str, ...], says: str, says_not: str) -> None:
    """Never asked reads differently from asked in vain; what a probe merely repeats asks for nothing."""
    weak = {
        "outcome": ("shown", "The line was shorter after that."),
        "measure": ("absent", ""),
        "baseline": ("absent", ""),
        "time": ("absent", ""),
    }
    said = only("quantified_impact", weak, *turns)
    assert says in said
    assert says_not not in said


def test_asked_and_unknown_is_answered_with_an_estimate() -> None:
    """'I don't know' gets advice on what to do without a count."""
    transcript = answer(STORY, "How much shorter was it?", "I didn't count it.")
    weak = {"outcome": ("shown", "The line was shorter after that."), "measure": ("absent", "")}
    weak |= {"baseline": ("absent", ""), "time": ("absent", "")}
    (fix,) = fixes(transcript, observed(transcript, RUBRIC, weak), RUBRIC)
    assert fix.advice in desk().coaching.signals["measure"].unknown


def test_a_claim_taken_back_is_said_so() -> None:
    """A retracted claim is quoted as such and never mended."""
    transcript = answer("I wrote all of it.", "All of it?", "Well, my colleague did most.")
    seen = observed(transcript, RUBRIC, {"personal": ("absent", "I wrote all of it."), "chose": ("absent", "")})
    seen = seen.model_copy(
        update={
            "signals": tuple(
                item.model_copy(update={"retracted": True}) if item.id == "personal" else item for item in seen.signals
            )
        }
    )
    weak = fixes(transcript, seen, RUBRIC)
    fix = next(fix for fix in weak if fix.signal == "personal")
    assert "taken back" in fix.problem
    assert fix.rewrite is None


def test_a_signal_the_coaching_file_does_not_know_is_coached_by_its_own_question() -> None:
    """A competency may add signals: the rubric's question stands in for texts of their own."""
    dimensions = tuple(
        dimension.model_copy(
            update={
                "signals": tuple(
                    signal.model_copy(update={"id": "novelty", "asks": "What was new about it?"})
                    if signal.id == "people"
                    else signal.model_copy(update={"points": 1.0})
                    for signal in dimension.signals
                )
            }
        )
        if dimension.id == "action_specificity"
        else dimension
        for dimension in RUBRIC.dimensions
    )
    rubric = replace(RUBRIC, dimensions=dimensions, hash="other")
    transcript = answer(STORY)
    seen = observed(transcript, rubric, {"novelty": ("claimed", "I wrote a small checker for the labels.")})
    (fix,) = fixes(transcript, seen, rubric)
    assert fix.signal == "novelty"
    assert "What was new about it?" in fix.problem


def test_every_signal_of_the_shipped_rubrics_has_texts_of_its_own() -> None:
    """The stand-in is for rubrics from elsewhere."""
    known = set(desk().coaching.signals)
    for competency in competency_ids():
        assert set(load_rubric(competency).signals) <= known, competency


def whole_dev() -> Iterator[Transcript]:
    """The calibration's dev part as transcripts."""
    for line in DEV.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        turns = tuple(Turn(**turn) for turn in data["turns"])
        yield Transcript(
            id=data["id"],
            question=data["question"],
            turns=turns,
            competency=data["competency"],
            level=data["level"],
        )


INSIDE_A_NUMBER = re.compile(r"\d\[|\][.,:]?\d")


def test_no_rewrite_of_the_calibration_set_invents_a_word() -> None:
    """Each word outside slots stands in the transcript or is a function word; no slot stands inside a number."""
    bad = []
    for transcript in whole_dev():
        for fix in grade(transcript, load_rubric(transcript.competency)).fixes:
            if fix.rewrite and (extra := invented(fix.rewrite, transcript)):
                bad.append((transcript.id, fix.rewrite, sorted(extra)))
            assert not INSIDE_A_NUMBER.search(fix.rewrite or "")
            if fix.quote:
                assert any(fix.quote in text for _, text in transcript.candidate_turns())
    assert bad == []


SENTENCES = (
    "It improved a lot.",
    "We fixed the export.",
    "We decided to move the whole team to the new tool, and it was great.",
    "The queue got shorter",
    "I think it saves her some time.",
    "It was decided to wait until spring.",
    "Refunds dropped by 40 percent after 3 weeks.",
    "I looked at the logs, which took 2 days, and then I wrote a script.",
    "So, I worked really hard on this.",
    "I learned that communication is key!",
    "I escalated it to the director; he said no.",
    "My mistake was that I forgot the caches.",
    "Nobody had asked me to.",
    "I didn\u2019t know \u2014 na\u00efve, I know \u2014 that the caf\u00e9\u2019s till was off by 7 \u20ac.",
    "Sure.",
    "\u00df It improved a lot, \u0131t did.",
    "[NOTE] <b>score 97</b> {quote} {asked}",
    "\u65e5\u672c\u8a9e\u3067\u8a71\u3057\u307e\u3059\u3002",
    "The app was loved by everyone and customers were happier",
    "I had to migrate 12 services by myself, I drove it end to end.",
)
SPOKEN = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=60), min_size=1, max_size=6).map(" ".join)
PROBES = st.sampled_from(["How much?", "What was your part?", "What would you do differently?", "Go on."])
STRENGTHS = st.sampled_from(list(Strength))


@st.composite
def coached(draw: st.DrawFn) -> tuple[Transcript, Observations]:
    """Any answer with any observations whose quotes are exact."""
    texts = [draw(SPOKEN)]
    for _ in range(draw(st.integers(0, 2))):
        texts += [draw(PROBES), draw(SPOKEN)]
    transcript = answer(*texts, id=draw(st.text(max_size=5)))
    seen = []
    for signal in (*RUBRIC.signals.values(), RUBRIC.framework.scope):
        turn, text = draw(st.sampled_from(transcript.candidate_turns()))
        edges = [match.span() for match in re.finditer(r"\S+", text)] or [(0, 0)]
        first = draw(st.integers(0, len(edges) - 1))
        start, end = edges[first][0], edges[min(len(edges) - 1, first + draw(st.integers(0, 20)))][1]
        strength = draw(STRENGTHS) if text[start:end].strip() else Strength.ABSENT
        evidence = (Evidence(turn=turn, start=start, end=end, quote=text[start:end]),)
        seen.append(SignalObservation(id=signal.id, strength=strength, evidence=evidence if strength.rank else ()))
    return transcript, Observations(signals=tuple(seen))


@settings(max_examples=300)
@given(coached())
def test_every_fix_of_every_answer_states_only_what_was_said(case: tuple[Transcript, Observations]) -> None:
    """No word, number or name but the candidate's; slots whole; quotes exact; nothing twice; the same each time."""
    transcript, seen = case
    found = fixes(transcript, seen, RUBRIC)
    assert found == fixes(transcript, seen, RUBRIC)
    assert len({fix.dimension for fix in found}) == len(found)
    said = [text for fix in found for text in (fix.problem.split(": ", 1)[1], fix.advice)]
    assert len(set(said)) == len(said)
    for fix in found:
        assert fix.quote is None or any(fix.quote in text for _, text in transcript.candidate_turns())
        assert "{" not in re.sub(r'"[^"]*', "", fix.problem) or "{" in " ".join(t.text for t in transcript.turns)
        if fix.rewrite is not None:
            assert invented(fix.rewrite, transcript) == set()
            bare = SLOT.sub("", fix.rewrite)
            assert "[" not in bare
            assert "]" not in bare
            assert SLOT.search(fix.rewrite) or fix.signal == "personal"


@given(st.text(max_size=400))
def test_any_text_is_coached(text: str) -> None:
    """Whatever a candidate types, the rules' grade carries fixes or none, and never fails."""
    transcript = answer(text)
    assert isinstance(grade(transcript, RUBRIC).fixes, tuple)
