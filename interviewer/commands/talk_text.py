"""A run of conversations as text to read: shares of what passes, failures with their lines, whole conversations."""

from collections.abc import Iterator, Sequence

from interviewer.commands.formats import row
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.talk.check import Judged
from interviewer.evaluation.talk.checks import CHECKS
from interviewer.evaluation.talk.conversation import Conversation, Line
from interviewer.evaluation.talk.shares import Difference, Held, Share, Shares
from interviewer.export.plain import plain

NOT_KNOWN = "-"
AROUND = 2
"""Lines shown before one that does not pass."""
EACH = 3
"""Failures shown of one check."""
LONGEST = 280
"""Characters shown of a line among failures."""
WIDTHS = (38, 7, 8, 16, 11, 8, 16)


def shares_text(figures: Shares, manifest: Manifest) -> str:
    """Checks with their shares, manners, caveats."""
    return "".join(_shares(figures, manifest))


def _shares(figures: Shares, manifest: Manifest) -> Iterator[str]:
    by = f"a model ({plain(manifest.model)})" if manifest.model else "rules"
    held = f"{figures.interviews} interviews with {figures.candidates} candidates"
    yield f"{figures.suite}, probes worded by {by}: {held}\n\n"
    yield _line("the interviewer ...", "turns", "pass", "95 % interval", "interviews", "pass", "95 % interval")
    for share in figures.overall:
        yield _line(CHECKS[share.check].name, *_told(share))
    worst = {
        manner: {name: value for name, value in found.items() if value is not None and value < 1}
        for manner, found in figures.manners.items()
    }
    yield "\n" + row([("by manner of the candidate", 26), ("interviews that do not pass", 60)])
    for manner, found in worst.items():
        ordered = sorted(found.items(), key=lambda item: item[1])
        said = ", ".join(f"{name} {1 - value:.0%}" for name, value in ordered) or "none"
        yield row([(manner, 26), (said, 200)])
    if figures.facts is not None:
        yield f"\nOf the facts that candidates held {figures.facts:.0%} were drawn out.\n"
    if manifest.model:
        others = "the others were refused, and worded by rules"
        yield f"{figures.by_model} of {figures.probes} probes are the model's; {others}.\n"
    yield "".join(f"\n{said}" for said in figures.caveats) + "\n"


def _told(share: Share) -> tuple[str, ...]:
    return (
        str(share.turns),
        _number(share.of_turns),
        _between(share.turns_low, share.turns_high),
        str(share.interviews),
        _number(share.of_interviews),
        _between(share.interviews_low, share.interviews_high),
    )


def _line(*cells: str) -> str:
    return row(zip(cells, WIDTHS, strict=True))


def _number(value: float | None) -> str:
    return NOT_KNOWN if value is None else f"{value:.3f}"


def _between(low: float | None, high: float | None) -> str:
    return NOT_KNOWN if low is None or high is None else f"{low:.3f} to {high:.3f}"


def failures_text(held: Sequence[Held], each: int = EACH) -> str:
    """Of each check the first failures, with the lines that lead to them."""
    return "".join(_failures(held, each))


def _failures(held: Sequence[Held], each: int) -> Iterator[str]:
    for name in CHECKS:
        found = [(item, place) for item in held if name in item.judged for place in item.failed(name)]
        if not found:
            continue
        yield f"\n{CHECKS[name].name}: {len(found)} do not pass. {CHECKS[name].rule}\n"
        for item, place in found[:each]:
            yield f"  {plain(item.id)}, seed {item.talk.seed}, turn {place.seq}: {plain(place.wrong)}\n"
            yield from (f"    {_spoken(line, LONGEST)}\n" for line in _leading(item.talk, place))
        if len(found) > each:
            yield f"  ... and {len(found) - each} more.\n"


def _leading(talk: Conversation, place: Judged) -> Sequence[Line]:
    return talk.lines[max(0, place.seq - AROUND) : place.seq + 1]


def _spoken(line: Line, longest: int | None = None) -> str:
    text = plain(" ".join(line.text.split()))
    if longest is not None and len(text) > longest:
        text = f"{text[:longest]}..."
    if line.speaker == "interviewer":
        after = f" after {line.signal}" if line.signal else ""
        strength = f", {line.before.strength.value}" if line.before else ""
        return f"{line.seq:3} Interviewer ({line.purpose}{after}{strength}): {text}"
    met = "" if line.met is None else ", met" if line.met else ", not met"
    return f"{line.seq:3} Candidate (as {line.said_as}, taken for {line.intent}{met}): {text}"


def conversation_text(held: Held) -> str:
    """Every line, and under it what the checks find wrong with it."""
    wrong: dict[int, list[str]] = {}
    for name in held.judged:
        for place in held.failed(name):
            wrong.setdefault(place.seq, []).append(f"{name}: {place.wrong}")
    talk = held.talk
    lines = [f"{plain(held.id)}, seed {talk.seed}, {', '.join(talk.competencies)}"]
    for line in talk.lines:
        lines.append(_spoken(line))
        lines += [f"      ! {plain(said)}" for said in wrong.get(line.seq, ())]
    lines += [f"    sent blank behind turn {slip.after}: {plain(slip.message)}" for slip in talk.slips]
    return "\n".join(lines) + "\n"


def differences_text(found: Sequence[Difference], changed: Sequence[str], both: int) -> str:
    """B less A, then the interviews that pass in one and not in the other."""
    lines = [
        f"{both} interviews in both runs.\n\n",
        row([("B less A, share of interviews", 38), ("value", 8), ("", 30)]),
    ]
    for item in found:
        between = NOT_KNOWN if item.low is None or item.high is None else f"{item.low:+.3f} to {item.high:+.3f}"
        value = NOT_KNOWN if item.value is None else f"{item.value:+.3f}"
        loss = "  worse" if item.loss else ""
        lines.append(row([(CHECKS[item.check].name, 38), (value, 8), (f"{between}{loss}", 30)]))
    lines += ["\n", *(f"{plain(line)}\n" for line in changed)] if changed else ["\nNo interview passes otherwise.\n"]
    return "".join(lines)
