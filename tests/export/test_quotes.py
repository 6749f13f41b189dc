"""Which quotes of a grade are shown."""

import pytest

from interviewer.domain.observation import Evidence, Strength
from interviewer.domain.scorecard import DimensionScore, Scorecard, SignalScore
from interviewer.export.quotes import and_more, as_said, lead_signals

SAME = "I wrote the script."


def evidence(start: int, quote: str = SAME) -> Evidence:
    return Evidence(turn=0, start=start, end=start + len(quote), quote=quote)


def signal(name: str, points: float, *starts: int) -> SignalScore:
    """A signal with a quote at each of `starts`."""
    quotes = tuple(evidence(start) for start in starts)
    return SignalScore(id=name, strength=Strength.SHOWN, points=points, max=10, evidence=quotes)


def card(**dimensions: tuple[SignalScore, ...]) -> Scorecard:
    """A grade of these dimensions, in this order."""
    scores = {name: DimensionScore(points=5, max=10, cap=None, signals=signals) for name, signals in dimensions.items()}
    return Scorecard(id="one", status="scored", total=50, verdict="lean_no_hire", dimensions=scores)


LEADS = {
    "the best signal speaks": (card(a=(signal("low", 1, 0), signal("high", 4, 20))), {"a": "high"}),
    "another sentence where there is a choice": (
        card(a=(signal("own", 3, 20), signal("same", 4, 0)), b=(signal("only", 5, 0),)),
        {"a": "own", "b": "only"},
    ),
    "the same one rather than a weak one": (
        card(a=(signal("weak", 1, 20), signal("same", 4, 0)), b=(signal("only", 5, 0),)),
        {"a": "same", "b": "only"},
    ),
    "a signal without a quote cannot speak": (card(a=(signal("whole", 4), signal("said", 1, 0))), {"a": "said"}),
    "nothing said, nothing quoted": (card(a=(signal("whole", 4),)), {}),
}


@pytest.mark.parametrize("case", LEADS)
def test_each_dimension_has_a_quote_of_its_own(case: str) -> None:
    """The signal with most points speaks, or one nearly as good whose sentence no later dimension shows."""
    scorecard, expected = LEADS[case]
    assert {name: item.id for name, item in lead_signals(scorecard).items()} == expected


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("I wrote it.", "I wrote it."),
        ("I wrote it, then", "I wrote it, then..."),
        ("so I moved that read,", "...so I moved that read..."),
        ("it was “slow.”", "...it was “slow.”"),
        ("Did it work?", "Did it work?"),
        ("40 a day", "40 a day..."),
    ],
)
def test_a_cut_quote_shows_where_it_is_cut(quote: str, said: str) -> None:
    """Dots stand where the words begin or end inside a sentence."""
    assert as_said(quote) == said


@pytest.mark.parametrize(("starts", "said"), [((), ""), ((0,), ""), ((0, 20, 40), "and 2 more")])
def test_quotes_that_are_not_shown_are_counted(starts: tuple[int, ...], said: str) -> None:
    """One quote is shown; the reader learns how many there are besides."""
    assert and_more(signal("any", 1, *starts)) == said
