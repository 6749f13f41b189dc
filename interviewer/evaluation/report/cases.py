"""One case folded up: both views side by side, its transcript, what raters and grader add, raw replies."""

from collections.abc import Iterator, Sequence

from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import VERDICTS, DimensionScore
from interviewer.evaluation.report.case_views import CaseView, SignalSides
from interviewer.evaluation.report.markup import Child, Html, joined, number, tag
from interviewer.evaluation.report.names import Names
from interviewer.evaluation.report.transcripts import transcript

FAR, NEAR = 15, 5
"""Points off from which a total is marked, and below which it is not; three raters differ by about three."""
NOTHING = "\N{EN DASH}"
REPLIES = 300_000
"""Characters of raw replies that a report carries at most; the worst cases have theirs first."""


def folded(view: CaseView, target: str, names: Names, *, replies: bool, opened: bool = False) -> Html:
    """The case under one line. `target`: its id in the page; `replies`: with the raw ones, where there are any."""
    body = tag("div", *_body(view, names, replies=replies), id=target, class_="case")
    return tag("details", tag("summary", *row(view, names)), body, open=opened)


def row(view: CaseView, names: Names) -> Iterator[Html]:
    """The line of a case: which, what the reference says, what the grader says, how far apart."""
    told = view.case.transcript
    words = sum(len(text.split()) for _, text in told.candidate_turns())
    about = f"{names.level(str(told.level))}, {names.competency(told.competency)}, {words} words"
    if view.case.numbers:
        about += f", {', '.join(view.case.numbers)}"
    if view.case.unseen:
        about += ", unseen"
    yield tag("span", tag("bdi", view.case.id, class_="id"), " ", tag("span", about, class_="q"))
    yield tag("span", tag("i", "reference "), _grade(view.reference.verdict, view.reference.total, names))
    given = "no grade" if view.why_none else _grade(view.grader.verdict, view.grader.total, names)
    yield tag("span", tag("i", "grader "), given)
    yield tag("span", _off(view.off), class_=f"off {_far(view)}")


def _grade(verdict: str | None, total: float | None, names: Names) -> str:
    known = [names.verdict(item) for item in VERDICTS if item == verdict]
    known += [] if total is None else [number(total)]
    return " ".join(known) or "not rated"


def _off(off: float | None) -> str:
    return "" if off is None else number(off, 1, sign=True)


def _far(view: CaseView) -> str:
    size = max(abs(view.off or 0), FAR * (abs(view.steps or 0) > 1))
    return "far" if size >= FAR else "mid" if size >= NEAR else ""


def _body(view: CaseView, names: Names, *, replies: bool) -> Iterator[Html]:
    numbers = {signal.id: place for place, signal in enumerate(view.signals, start=1)}
    if view.why_none:
        yield tag("p", tag("b", "No grade. "), view.why_none, class_="none")
    left = tag("div", transcript(view.case.transcript, view.quotes, numbers), *_key(view), class_="said")
    right = tag("div", _sides(view, names), *_remarks(view, names), class_="sides")
    yield tag("div", left, right, class_="both")
    yield from _replies(view, shown=replies)


def _key(view: CaseView) -> Iterator[Html]:
    """What the marks mean, as far as there are any."""
    who = {quote.who for quote in view.quotes}
    parts: list[Child] = []
    if "grader" in who:
        parts += [tag("mark", "G", class_="g"), " the grader's most telling words for a signal "]
    if "reader" in who:
        parts += [tag("mark", "R", class_="r"), " the reader's most telling words "]
    if len(who) == 2:
        parts += [tag("mark", "both", class_="gr"), " "]
    if any(quote.sort == "gate" for quote in view.quotes):
        parts += [tag("mark", "gate", class_="gate"), " what fired a gate"]
    if parts:
        yield tag("p", *parts, class_="legend")


def _sides(view: CaseView, names: Names) -> Html:
    """Verdict, total, gates, next probe, then each dimension with its signals: reference left, grader right."""
    ours, theirs = view.grader, view.reference
    given = NOTHING if view.why_none else names.verdict(ours.verdict)
    fired = NOTHING if view.why_none else _gates(ours.gates, names)
    rows = [
        _line("Verdict", names.verdict(theirs.verdict), given, _off(view.steps)),
        _line("Total", _points(theirs.total, _range(view)), _points(ours.total), _off(view.off)),
        _line("Gates", _gates(theirs.gates, names), fired, ""),
        _line("Next probe", _targets(theirs.targets, names), _targets(ours.targets, names), ""),
    ]
    scores = view.card.dimensions if view.card else {}
    for dimension in names.framework.dimensions:
        score, wanted = scores.get(dimension.id), theirs.points.get(dimension.id)
        points = None if score is None else score.points
        off = None if points is None or wanted is None else points - wanted
        rows.append(
            _line(
                f"{dimension.name}, of {number(dimension.points)}",
                _points(wanted, _range(view, dimension.id)),
                _points(points, _held(score, names)),
                _off(off),
                class_="dim",
            )
        )
        rows += [
            _signal(place, signal, names)
            for place, signal in enumerate(view.signals, start=1)
            if signal.dimension == dimension.id and not _absent(signal)
        ]
    rows += [_signal(place, signal, names) for place, signal in _unplaced(view)]
    head = tag(
        "tr",
        tag("td"),
        tag("th", "Reference", scope="col"),
        tag("th", "Grader", scope="col"),
        tag("th", "off", scope="col"),
    )
    neither = ", ".join(names.signal(signal.id) for signal in view.signals if _absent(signal))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="vs")
    return joined(table, tag("p", f"Absent: {neither}.", class_="q") if neither else None)


def _absent(signal: SignalSides) -> bool:
    return signal.dimension is not None and {signal.reader, signal.grader} <= {Strength.ABSENT, None}


def _unplaced(view: CaseView) -> list[tuple[int, SignalSides]]:
    """What only a reader looked for: the signals of a case without a grade, and those of another rubric."""
    return [
        (place, signal)
        for place, signal in enumerate(view.signals, start=1)
        if signal.dimension is None and signal.reader is not Strength.ABSENT
    ]


def _line(name: str, theirs: Child, ours: Child, off: str, class_: str | None = None) -> Html:
    return tag("tr", tag("th", name, scope="row"), tag("td", theirs), tag("td", ours), tag("td", off), class_=class_)


def _signal(place: int, signal: SignalSides, names: Names) -> Html:
    name = joined(tag("i", place), " ", names.signal(signal.id))
    ours = signal.grader and f"{signal.grader.value} {number(signal.points)}/{number(signal.most)}"
    apart = {0: None, 1: "d1"}.get(signal.apart, "d2")
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", signal.reader and signal.reader.value),
        tag("td", ours),
        tag("td", "\N{BLACK CIRCLE}" * signal.apart),
        class_=apart,
    )


def _points(points: float | None, more: str = "") -> Child:
    if points is None:
        return NOTHING
    return joined(number(points, 1), tag("small", f" {more}") if more else None)


def _range(view: CaseView, dimension: str | None = None) -> str:
    """Least and most that single raters gave."""
    if dimension is None:
        given = [rating.total for rating in view.raters if rating.points]
    else:
        given = [rating.points[dimension] for rating in view.raters if dimension in rating.points]
    if len(given) < 2 or min(given) == max(given):
        return ""
    return f"{number(min(given))}\N{EN DASH}{number(max(given))}"


def _held(score: DimensionScore | None, names: Names) -> str:
    return f"held by: {names.finding(score.cap)}" if score and score.cap else ""


def _gates(gates: Sequence[str] | None, names: Names) -> str:
    return "not rated" if gates is None else ", ".join(map(names.finding, gates)) or "none"


def _targets(targets: Sequence[str], names: Names) -> str:
    return ", ".join(map(names.dimension, targets)) or NOTHING


def _remarks(view: CaseView, names: Names) -> Iterator[Html]:
    raters = [*_raters(view, names)]
    if raters:
        yield tag("h3", "Raters, one by one")
        yield tag("ol", *raters)
    said = [*_grader(view, names)]
    if said:
        yield tag("h3", "The grader adds")
        yield tag("ul", *(tag("li", item) for item in said))


def _raters(view: CaseView, names: Names) -> Iterator[Html]:
    for rating in view.raters:
        said = f"{names.verdict(rating.verdict)} {number(rating.total)}" if rating.points else rating.verdict
        if rating.gates:
            said += f", gate: {_gates(rating.gates, names)}"
        if probe := rating.next_probe:
            said += f". Would probe: {names.dimension(probe.target)}"
            said += f": {probe.question}" if probe.question else ""
        yield tag("li", said)


def _grader(view: CaseView, names: Names) -> Iterator[str]:
    if view.repeats:
        again = "; ".join(f"{names.verdict(VERDICTS[other.verdict])} {number(other.total)}" for other in view.repeats)
        yield f"Graded again: {again}."
    if (card := view.card) is None:
        return
    if card.level_bar and card.level_bar.said:
        yield card.level_bar.said
    if card.red_flags:
        yield f"Red flags: {', '.join(names.finding(flag.id) for flag in card.red_flags)}."
    if card.needs_review:
        yield f"A person should look: {' '.join(card.review_reasons)}"
    if stamp := card.provenance:
        yield from stamp.notes
        if stamp.spread:
            spread = ", ".join(f"{names.dimension(name)} {number(by)}" for name, by in stamp.spread.items())
            yield f"{stamp.samples} samples, points between them: {spread}."
    if view.lost:
        yield f"{view.lost} quotes do not stand in this transcript and are not marked in it."


def _replies(view: CaseView, *, shown: bool) -> Iterator[Html]:
    """Raw, as they came. They are stored in one file, so there is none of their own to lead to."""
    for result in view.results:
        if not result.replies:
            continue
        again = f", repeat {result.repeat + 1}" if len(view.results) > 1 else ""
        if not shown:
            yield tag("p", f"Raw replies{again}: results.jsonl in the run's folder, key {result.key}.", class_="q")
            continue
        told = f"{len(result.replies)} raw {'reply' if len(result.replies) == 1 else 'replies'}{again}"
        took = f", {number(result.seconds, 1)} s, attempts: {result.attempts}, key {result.key[:12]}"
        raw = [tag("pre", reply, tabindex="0") for reply in result.replies]
        yield tag("details", tag("summary", told, tag("span", took, class_="q")), *raw, class_="raw")


def with_replies(views: Sequence[CaseView], worst: Sequence[CaseView]) -> set[str]:
    """Ids of the cases whose raw replies find room, the worst first."""
    left, found = REPLIES, set[str]()
    for view in (*worst, *views):
        size = sum(len(reply) for result in view.results for reply in result.replies)
        if view.case.id not in found and size <= left:
            found.add(view.case.id)
            left -= size
    return found
