"""Which of a grade's quotes are shown: one a signal, another one for each dimension where there is a choice.

A strength may rest on a dozen sentences, and the sentence that tells most is often the same for many signals.
"""

from interviewer.domain.observation import Evidence
from interviewer.domain.scorecard import Scorecard, SignalScore

SHOWN_QUOTES = 1
"""Quotes of a signal that are read at once. Only the first is ranked; the others follow in the order of the answer."""
LEAST_SHARE = 0.5
"""Points, as a share of the best signal's, that let a signal speak for its dimension in the best one's place."""
SENTENCE_ENDS = ".!?\N{HORIZONTAL ELLIPSIS}"
CLOSERS = "\"')]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


def lead_signals(card: Scorecard) -> dict[str, SignalScore]:
    """Dimension id to the signal whose first quote speaks for it; dimensions without a quote are left out.

    The last dimensions choose first: what shows an impact or a limit is rarely said twice, while the structure
    rests on the whole answer.
    """
    leads: dict[str, SignalScore] = {}
    taken: set[tuple[int, int]] = set()
    for name, score in reversed(card.dimensions.items()):
        quoted = sorted((item for item in score.signals if item.evidence), key=lambda item: -item.points)
        if not quoted:
            continue
        near = [item for item in quoted if item.points >= LEAST_SHARE * quoted[0].points]
        leads[name] = next((item for item in near if _place(item.evidence[0]) not in taken), quoted[0])
        taken.add(_place(leads[name].evidence[0]))
    return leads


def as_said(quote: str) -> str:
    """`quote` with dots where it begins or ends inside a sentence, as far as the words themselves show it."""
    words = quote.strip()
    before = "..." if words[:1].islower() else ""
    after = "" if words.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS else "..."
    return f"{before}{words.rstrip(',;:') if after else words}{after}"


def and_more(item: SignalScore) -> str:
    """How many quotes are not shown, or ''."""
    rest = len(item.evidence) - SHOWN_QUOTES
    return f"and {rest} more" if rest > 0 else ""


def _place(evidence: Evidence) -> tuple[int, int]:
    return evidence.turn, evidence.start
