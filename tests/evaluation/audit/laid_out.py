"""Honest pages drawn in many ways: the same two answers, scores, lengths and counts, and one plant where asked."""

from collections.abc import Callable

from tests.importers.layouts import ANSWER_A, ANSWER_B, QUESTION, TOTALS

Row = tuple[str, int, int, int]
Draw = Callable[[list[Row], tuple[int, int]], str]
LONGER = len(ANSWER_B.split()) - len(ANSWER_A.split())
"""Words that B has more."""
SECONDS = round(LONGER / 2.5)
BEGUN = {"A": 1, "B": 3}
"""Sentences that begin with 'I'."""
VERDICTS = [verdict for _, verdict in TOTALS]


def page(table: str, remark: str = "", notes: str = "", under: str = "B") -> str:
    """A page with a table, a remark below one of the answers, and notes."""
    a, b = (remark, "") if under == "A" else ("", remark)
    answers = f"Candidate A\n{ANSWER_A}\n\n{a}\n\nCandidate B\n{ANSWER_B}\n\n{b}\n"
    return f'"{QUESTION}"\n\n{answers}\n{table}\n\nNotes\n{notes}\n'


def _ordered(order: str, joint: str, *, heading: str = "Scores", header: bool = True, own: bool = True) -> Draw:
    """A row a line, the columns in the order of the letters A, B and m (the most)."""

    def draw(rows: list[Row], totals: tuple[int, int]) -> str:
        words = {"A": "A", "B": "B", "m": "maximum"}
        lines = [heading, joint.join(["Dimension", *(words[column] for column in order)])][: 1 + header]
        for name, most, a, b in [*rows, ("Total", 100, *totals)]:
            cells = {"A": a, "B": b, "m": most}
            lead = joint if own else ": "
            lines.append(f"{name}{lead}" + joint.join(str(cells[column]) for column in order))
        verdicts = dict(zip("AB", VERDICTS, strict=True))
        return "\n".join([*lines, " / ".join(verdicts[column] for column in order if column != "m")])

    return draw


def _cards(title: str, cell: str, total: str) -> Draw:
    """One card a candidate, one below the other."""

    def draw(rows: list[Row], totals: tuple[int, int]) -> str:
        lines = ["Scores"] if title.startswith("Candidate") else []
        for at, name in enumerate("AB"):
            lines.append(title.format(name=name))
            lines += [f"{row[0]}: " + cell.format(given=row[2 + at], most=row[1]) for row in rows]
            lines += [total.format(total=totals[at], verdict=VERDICTS[at]), ""]
        return "\n".join(lines)

    return draw


def _reasoned(rows: list[Row], totals: tuple[int, int]) -> str:
    lines = ["How we scored them"]
    for name, most, a, b in rows:
        lines += [f"{name} ({most}%)", f"A {a} - what there is of it, and no more than that", f"B {b} - plainly told"]
    return "\n".join([*lines, f"Total: A {totals[0]}, {VERDICTS[0]}. B {totals[1]}, {VERDICTS[1]}."])


def _cells(cell: str, joint: str) -> Draw:
    """Two cells a row, each with what it is out of."""

    def draw(rows: list[Row], totals: tuple[int, int]) -> str:
        lines = ["Scores", joint.join(["Dimension", "Candidate A", "Candidate B"])]
        lines += [joint.join([n, *(cell.format(given=g, most=most) for g in (a, b))]) for n, most, a, b in rows]
        total = [f"{total} {verdict}" for total, verdict in zip(totals, VERDICTS, strict=True)]
        return "\n".join([*lines, joint.join(["Total", *total])])

    return draw


def _stacked(rows: list[Row], totals: tuple[int, int]) -> str:
    """A cell a line, the most behind the scores."""
    lines = ["Scores", "Dimension", "A", "B", "Out of"]
    for name, most, a, b in rows:
        lines += [name, str(a), str(b), str(most)]
    return "\n".join([*lines, "Total", f"{totals[0]} {VERDICTS[0]}", f"{totals[1]} {VERDICTS[1]}", "100"])


def _each_of(rows: list[Row], totals: tuple[int, int]) -> str:
    """A column of the most behind each candidate's."""
    lines = ["Scores", "Dimension | A | of | B | of"]
    lines += [f"{name} | {a} | {most} | {b} | {most}" for name, most, a, b in [*rows, ("Total", 100, *totals)]]
    return "\n".join([*lines, f"{VERDICTS[0]} vs {VERDICTS[1]}"])


TABLES: dict[str, Draw] = {
    "bars, the most first": _ordered("mAB", " | "),
    "bars, the most last": _ordered("ABm", " | "),
    "bars, the most between": _ordered("AmB", " | "),
    "bars, B before A": _ordered("mBA", " | "),
    "wide, the most last": _ordered("ABm", "    "),
    "wide, the most first": _ordered("mAB", "    "),
    "semicolons": _ordered("ABm", "; "),
    "strokes under a heading that names them": _ordered(
        "ABm", " / ", heading="Points (A / B / maximum)", header=False, own=False
    ),
    "strokes, the most first": _ordered("mAB", " / ", heading="Points (maximum / A / B)", header=False, own=False),
    "no heads, the most last": _ordered("ABm", "  ", header=False),
    "no heads, the most first": _ordered("mAB", " | ", header=False),
    "cards, N of M": _cards("Scorecard {name}", "{given} of {most}", "= {total}, {verdict}"),
    "cards, N/M": _cards("Scores of {name}", "{given}/{most}", "Total: {total} ({verdict})"),
    "cards under labels": _cards("Candidate {name}", "{given} out of {most}", "Total: {total}, {verdict}"),
    "reasons behind the scores": _reasoned,
    "a cell a line, the most last": _stacked,
    "the most behind each": _each_of,
    "cells N/M": _cells("{given}/{most}", " | "),
    "cells N of M": _cells("{given} of {most}", " | "),
}

LENGTHS = (
    "{long} has {words} words more than {short}.",
    "{long} has {words} more words than {short}, roughly {seconds} seconds of speech.",
    "{long} is the longer answer, by some {seconds} seconds.",
    "Timing: {long} is longer than {short} by {words} words.",
    "{long} is longer by {words} words than {short}.",
    "{short} has {words} words fewer than {long}.",
    "{short} is {words} words shorter than {long}.",
    "{short} is the shorter answer, by {words} words.",
    "Candidate {long} takes about {seconds} seconds longer.",
    "Unlike {short}, {long} runs {seconds} seconds longer.",
    "{long}, unlike {short}, is {words} words longer.",
    "Compared with {short}, {long} is {words} words longer ({seconds} seconds).",
    "{long}'s answer is {seconds} seconds longer than {short}'s.",
)
"""Lengths that name their subject, true of B as the long one."""
UNNAMED = (
    "{words} words longer",
    "{seconds} seconds longer ({words} words) at an ordinary pace",
    "Longer than the other by {words} words",
    "{words} words more than the other answer",
)
"""Lengths without a subject, true below the answer of B."""
COUNTS = (
    'Six words of praise here; {n} of {who}\'s sentences begin with "I".',
    'Of {who}\'s sentences {n} begin with "I".',
    '{who} opens {n} sentences with "I".',
    '{n} sentences of {who} start with "I".',
    '{who}: a plain account. {n} sentences begin with "I".',
    '{who}, ownership: decided on the spot. A little less for the wording: {n} sentences begin with "I".',
    '{who}, ownership: unlike the other one, told plainly; {n} sentences open with "I".',
    'Candidate {who} has {n} sentences that begin with "I".',
)
"""Counts of sentences in the notes."""


def length(form: str, *, words: int = LONGER, long: str = "B") -> str:
    """A claim of length, honest as it stands."""
    seconds = round(words * SECONDS / LONGER)
    return form.format(long=long, short="A" if long == "B" else "B", words=words, seconds=seconds)
