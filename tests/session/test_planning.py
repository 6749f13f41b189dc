"""Which questions an interview asks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.interview import Setup
from interviewer.errors import UsageError
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.library.tracks import load_track
from interviewer.session import LENGTHS, SURPRISE, Interviews, known_competencies
from tests.interview.fakes import MemoryStore

SERVER = Interviews(MemoryStore(), new_seed=lambda: 11)


def texts(chosen: Setup) -> list[str]:
    """Every text that may be asked."""
    return [item.text for planned in chosen.plan for item in (planned, planned.spare) if item]


@given(
    st.lists(st.sampled_from([*known_competencies(), SURPRISE]), min_size=1, max_size=5),
    st.sampled_from(LENGTHS),
    st.integers(0, 10**6),
)
def test_a_plan_asks_what_was_chosen(names: list[str], questions: int, seed: int) -> None:
    """The principles in turn, every text once, a spare of the same principle for each question."""
    chosen = SERVER.prepare(tuple(names), questions=questions, seed=seed)
    assert len(chosen.plan) == questions
    assert len({*texts(chosen)}) == len(texts(chosen))
    for place, planned in enumerate(chosen.plan):
        name = names[place % len(names)]
        assert name in (planned.competency, SURPRISE)
        assert planned.spare is not None
        assert planned.spare.competency == planned.competency


def test_surprises_differ_and_have_rubrics_of_their_own() -> None:
    """Five surprises are five principles, none of them the stand-in."""
    drawn = [planned.competency for planned in SERVER.prepare(questions=5).plan]
    own = {name for name in competency_ids() if name != "generic"}
    assert set(drawn) <= own
    assert len({*drawn}) == min(5, len(own))


def test_the_seed_decides() -> None:
    """The same seed draws the same plan; without one it is drawn once and kept."""
    assert SERVER.prepare(seed=4) == SERVER.prepare(seed=4)
    assert len({SERVER.prepare(("ownership",), seed=seed).plan[0].text for seed in range(20)}) > 5
    assert SERVER.prepare().seed == 11


def test_a_principle_without_a_rubric_is_asked_about() -> None:
    """`generic` asks for it; where an assigned goal is normal, about delivery."""
    planned = SERVER.prepare(("deliver_results",)).plan[0]
    assert planned.competency == "deliver_results"
    assert planned.kind == "delivery"


def test_the_companys_own_question_may_be_asked() -> None:
    """Choosing a company adds its question to those drawn from."""
    lens = next(item for item in load_rubric("ownership").competency.learning.companies if item.company == "google")  # type: ignore[union-attr]
    asked = {SERVER.prepare(("ownership",), company="google", seed=seed).plan[0].text for seed in range(400)}
    assert lens.question in asked


def test_every_second_interview_begins_with_the_companys_own_question() -> None:
    """For a company other than the one whose principles these are; that one's is drawn like any other."""
    lenses = {lens.company: lens.question for lens in load_rubric("ownership").competency.learning.companies}  # type: ignore[union-attr]
    for company in ("google", "generic"):
        asked = [SERVER.prepare(("ownership",), company=company, seed=seed).plan[0].text for seed in range(100)]
        assert 30 < asked.count(lenses[company]) < 70
    asked = [SERVER.prepare(("ownership",), company="amazon", seed=seed).plan[0].text for seed in range(100)]
    assert asked.count(lenses["amazon"]) < 20


def test_a_track_asks_its_own_questions_first() -> None:
    """It stays with the interview; a competency that it does not concern is asked about as ever."""
    own = {overlay.competency: {item.text for item in overlay.questions} for overlay in load_track("fintech").overlays}
    for seed in range(20):
        chosen = SERVER.prepare(("customer_obsession", "frugality"), questions=3, track="fintech", seed=seed)
        assert chosen.track == "fintech"
        first, between, last = (planned.text for planned in chosen.plan)
        assert {first, last} <= own["customer_obsession"]
        assert between in {item.text for item in load_rubric("frugality").competency.questions} | {
            item.question
            for item in load_rubric("frugality").competency.learning.companies  # type: ignore[union-attr]
        }
    planned = SERVER.prepare(("deliver_results",), track="fintech").plan[0]
    assert planned.kind == "delivery"
    assert planned.text in own["deliver_results"]


def test_without_a_track_the_draw_is_as_before() -> None:
    """None of its questions is asked, not in the place of a spare either."""
    own = {item.text for overlay in load_track("fintech").overlays for item in overlay.questions}
    assert own.isdisjoint(
        text for seed in range(40) for text in texts(SERVER.prepare(("customer_obsession",), seed=seed))
    )


def test_an_interview_is_graded_with_its_track() -> None:
    """Each grade names it, the graded transcript too, and its signals stand on the scorecard."""
    server = Interviews(MemoryStore(), new_seed=lambda: 11)
    view = server.start(server.prepare(("customer_obsession",), track="fintech", probes=1))
    view = server.answer(view.id, load_track("fintech").answers[1].text, view.next_seq)
    view = server.finish(view.id, view.next_seq)

    card = view.grades[-1].scorecard
    assert view.attempts[-1].transcript.track == "fintech"
    assert card.provenance
    assert "Track: Product and fintech (fintech), version 1." in card.provenance.notes
    assert "friction" in [signal.id for signal in card.dimensions["action_specificity"].signals]


def test_a_question_of_ones_own_comes_first() -> None:
    """Its kind is found from its words."""
    chosen = SERVER.prepare(("ownership",), questions=3, own_question="  Tell me about a time you failed. ")
    assert chosen.plan[0].text == "Tell me about a time you failed."
    assert chosen.plan[0].kind == "failure"
    assert [planned.id == "own" for planned in chosen.plan] == [True, False, False]


IMPOSSIBLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("questions", {"questions": 2}),
    ("probes", {"probes": 5}),
    ("probes", {"probes": -1}),
    ("company", {"company": "initech"}),
    ("track", {"track": "juggling"}),
    ("competencies", {"competencies": ("charm",)}),
    ("competencies", {"competencies": ()}),
    ("grader", {"grader": "llm"}),
    ("own_question", {"own_question": "  "}),
    ("own_question", {"own_question": "why " * 200}),
)


@pytest.mark.parametrize(("field", "chosen"), IMPOSSIBLE, ids=[str(case[1])[:40] for case in IMPOSSIBLE])
def test_impossible_wishes_name_their_field(field: str, chosen: dict[str, Any]) -> None:
    """The message begins with the field."""
    with pytest.raises(UsageError, match=f"^{field}: "):
        SERVER.prepare(**chosen)
