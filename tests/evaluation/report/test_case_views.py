"""Both views of a case: what each said, where each saw it, and which cases differ most."""

from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.observation import Strength
from interviewer.evaluation.cases import Case, Seen
from interviewer.evaluation.report.case_views import CaseView, worst
from tests.evaluation.made import TOLD, line, written
from tests.evaluation.report.reports import cases_of, contents

QUOTE = "I noticed that the nightly report failed"


def views(tmp_path: Path, *lines: dict[str, Any], seen: dict[str, Seen] | None = None) -> tuple[CaseView, ...]:
    cases = cases_of(written(tmp_path / "evals", list(lines)))
    return contents([case._replace(seen=seen or {}) for case in cases]).views


def rated(total: int, verdict: str) -> dict[str, Any]:
    return {"points": {"structure_star": total}, "gates": [], "verdict": verdict}


def test_both_sides(tmp_path: Path) -> None:
    """The reference as the file has it, the grade as the card has it, their difference with its sign."""
    [view] = views(tmp_path, line("a1", 60, competency="ownership"))
    card = view.card

    assert card
    assert card.total is not None
    assert (view.reference.verdict, view.reference.total, view.reference.gates) == ("lean_no_hire", 60, ())
    assert (view.grader.verdict, view.grader.total) == (card.verdict, card.total)
    assert view.off == card.total - 60
    assert view.why_none is None


def test_raters_spread(tmp_path: Path) -> None:
    """From the lowest to the highest; one rater has none."""
    three = [rated(total, "hire") for total in (70, 61, 66)]
    both = views(tmp_path, line("a1", ratings=three), line("a2", ratings=three[:1]))

    assert [view.spread for view in both] == [(61, 70), None]


@pytest.mark.parametrize(
    ("seen", "quotes", "lost", "apart"),
    [
        pytest.param(Seen(Strength.STRONG, QUOTE), [(0, len(QUOTE))], 0, True, id="stands there"),
        pytest.param(Seen(Strength.STRONG, "I flew"), [], 1, True, id="does not stand there"),
        pytest.param(Seen(Strength.ABSENT, None), [], 0, False, id="absent"),
    ],
)
def test_a_readers_quote(tmp_path: Path, seen: Seen, quotes: list[tuple[int, int]], lost: int, apart: bool) -> None:
    """Is found in the transcript; one that is not there is counted and never shown at another place."""
    [view] = views(tmp_path, line("a1", competency="ownership"), seen={"people": seen})
    [signal] = [signal for signal in view.signals if signal.id == "people"]

    assert [(quote.at.start, quote.at.end) for quote in view.quotes if quote.who == "reader"] == quotes
    assert view.lost == lost
    assert (signal.reader, signal.apart > 0) == (seen.strength, apart)


def test_the_graders_quotes_stand_where_they_say(tmp_path: Path) -> None:
    """One for each signal that it saw somewhere, the most telling."""
    [view] = views(tmp_path, line("a1", competency="ownership"))
    mine = [quote for quote in view.quotes if quote.who == "grader"]

    assert mine
    assert all(TOLD[quote.at.start : quote.at.end] == quote.at.quote for quote in mine)
    assert len({quote.id for quote in mine}) == len(mine)


def test_a_transcript_that_changed_keeps_no_marks(tmp_path: Path) -> None:
    """Words that are no longer there are counted as lost."""
    [case] = cases_of(written(tmp_path / "evals", [line("a1", competency="ownership")]))
    card = contents([case]).views[0].card
    turn = case.transcript.turns[0].model_copy(update={"text": "Nothing of it."})
    changed: Case = case._replace(transcript=case.transcript.model_copy(update={"turns": (turn,)}))
    [view] = contents([changed], cards={"a1": card}).views

    assert view.quotes == ()
    assert view.lost > 0


def test_no_grade(tmp_path: Path) -> None:
    """Says why, and differs from nothing."""
    cases = cases_of(written(tmp_path / "evals", [line("a1"), line("a2")]))
    first, second = contents(cases, cards={"a1": None}, failed="The server was silent.").views

    assert (first.why_none, first.off, first.grader.verdict) == ("The server was silent.", None, None)
    assert second.why_none is None
    assert first not in worst([first, second], 5)


def test_the_worst_come_first(tmp_path: Path) -> None:
    """By points off, whichever way; those that agree are left out."""
    found = views(tmp_path, *(line(f"{name}1", total) for name, total in (("a", 60), ("b", 5), ("c", 100))))
    exact = found[0].card.total if found[0].card else None
    agreeing = views(tmp_path, {**line("d1"), "consensus": {"total": exact}})
    order = worst([*found, *agreeing], 3)

    sizes = [abs(view.off or 0) for view in order]
    assert sizes == sorted(sizes, reverse=True)
    assert "d1" not in [view.case.id for view in order]
    assert len(worst(found, 2)) == 2
