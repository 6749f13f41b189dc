"""Which pair a calibrator gets next: one not scored yet, of the principle and kind that was asked for."""

from collections.abc import Collection, Iterable
from hashlib import sha256

from interviewer.evaluation.calibrator.pairs import Kind, Pair


def chosen(pairs: Iterable[Pair], *, competency: str | None = None, kind: Kind | None = None) -> tuple[Pair, ...]:
    """The pairs of a principle and a kind, None for any, in an order that tells nothing of them.

    The order is the same for everybody and every time: pairs lie in files by who wrote them and how hard they are.
    """
    fit = (
        pair
        for pair in pairs
        if (competency is None or pair.competency == competency) and (kind is None or pair.kind == kind)
    )
    return tuple(sorted(fit, key=lambda pair: (not pair.imported, sha256(pair.id.encode(errors="replace")).digest())))


def next_pair(pairs: Iterable[Pair], done: Collection[str]) -> Pair | None:
    """The first that is not among those done; None where all are."""
    return next((pair for pair in pairs if pair.id not in done), None)
