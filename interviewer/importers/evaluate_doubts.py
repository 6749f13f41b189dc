"""What an evaluate page says that does not add up: imported as it stands, and named for people."""

from collections.abc import Iterator

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Said

_ROUNDING = 0.75
"""How far a stated total may be from the sum: a page may round each row."""
_WHOLE = 100.0


def doubts_of(pair: CalibrationPair) -> Iterator[Said]:
    """Rows that cannot be read, weights that are not 100, totals that are not the sum, scores above what a row has."""
    yield from pair.unread
    if not pair.rows:
        yield Said(text="The page has no scores; the pair has no reference to compare with.", line=pair.question.line)
        return
    if not pair.unread:
        yield from _sums(pair)
    for row in pair.rows:
        for score in row.scores:
            if score.share > 1:
                said = f"{row.name}: candidate {score.candidate} was given more than the row has."
                yield Said(text=said, line=score.line)


def _sums(pair: CalibrationPair) -> Iterator[Said]:
    weights = [row.weight for row in pair.rows if row.weight is not None]
    if len(weights) == len(pair.rows) and abs(sum(weights) - _WHOLE) > _ROUNDING:
        yield Said(text=f"The weights add up to {sum(weights):g}, not to 100.", line=pair.rows[0].line)
    for name in NAMES:
        total = pair.total(name)
        scores = [(row, row.of(name)) for row in pair.rows]
        given = [(row, score) for row, score in scores if score is not None]
        whole = sum(_points(pair, score.given, row.weight, score.share) for row, score in given)
        if total and total.given is not None and abs(whole - total.given) > _ROUNDING:
            said = f"The points of candidate {name} add up to {whole:g}; the page says {total.given:g}."
            yield Said(text=said, line=total.line)


def _points(pair: CalibrationPair, given: float, weight: float | None, share: float) -> float:
    """A score in the unit of the page's total."""
    return given if pair.scale == "points" or weight is None else round(share * weight, 2)
