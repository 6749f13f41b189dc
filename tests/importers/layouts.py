"""One evaluate page laid out in many ways: headings, tables, names and the question vary, the words do not."""

from collections.abc import Callable
from typing import NamedTuple

QUESTION = "Tell me about a time you fixed something for customers that was outside your own work."
ANSWER_A = (
    "My lead asked me to pick up the returns desk problem because the rest of the team was busy. I looked at the "
    "returns form and talked with a few colleagues about it. We agreed that the address field was confusing, and we "
    "changed the label. After that the desk had an easier time and people seemed happier with the form."
)
ANSWER_B = (
    "In March I was walking past the returns desk and saw the same elderly customer come back for the third time with "
    "the same parcel. Nobody had asked me to look, and returns belong to another group, so I stayed. I sat behind the "
    "desk for two afternoons and wrote down why each parcel was refused: 41 of 96 failed because our label printer cut "
    "off the last digit. I pulled the layout file, found that a longer range did not fit into its field, and rebuilt "
    "the label with a smaller font. Refused parcels fell from 43% to 4% within three weeks. I made one mistake: "
    "I first "
    "told only my own group, so a second depot kept printing the old one for a week. Since then I put every layout "
    "change on the shared depot board before it goes out."
)
ROWS = (
    ("structure star", 15, 9, 14),
    ("ownership signal", 30, 1, 28),
    ("action specificity", 25, 7, 23),
    ("quantified impact", 20, 3, 19),
    ("self awareness", 10, 0, 9),
)
TOTALS = ((20, "No Hire"), (93, "Strong Hire"))
GATE = (
    "manager-directed start",
    "My lead asked me to pick up the returns desk problem",
    "The start was not their own.",
)
NOTES = (
    "Candidate A: handed-over start; collective wording for the core act; zero quantified impact; No Hire.",
    "Candidate B: unasked, with a measured end and a fault that was put right; Strong Hire.",
)
FIX = (
    "the result",
    "people seemed happier with the form",
    "wrong addresses fell from [how many] to [how many] in [how long]",
    "A size that can be checked.",
)
COACHING = (
    "A start like 'my lead asked me' is an assignment, however well it ends.",
    "Say who did what, in the singular.",
)
GUIDANCE = "A strong answer shows the customer's trouble as it was seen, a few steps and a measured end."


class Words(NamedTuple):
    """How a layout says what stands between the parts."""

    question: str = f'"{QUESTION}"'
    intro: str = "Evaluate These Two Answers"
    a: str = "Candidate A"
    b: str = "Candidate B"
    table: str = "Score Comparison"
    gates: str = "Auto-Fail Markers"
    notes: str = "Bar Raiser Notes"
    fixes: str = "Fix-It Challenge"
    coaching: str = "Coaching Notes"
    guidance: str = "Model Answer Guidance"
    bullet: str = "\u2022 "
    order: str = "question a b table gates notes fixes coaching guidance"
    whose: tuple[str, str] = ("Candidate A", "Candidate B")
    """How the reasons name the two."""
    before: str = 'Before"{}"'
    after: str = 'After"{}"'


def cells(a: str = "Candidate A", b: str = "Candidate B") -> str:
    """A cell a line."""
    head = f"Dimension\nWeight\n{a}\n{b}\n"
    rows = "".join(f"{name}\n{weight}%\n{first}\n{second}\n" for name, weight, first, second in ROWS)
    return head + rows + "Total\n" + "\n".join(f"{given} {verdict}" for given, verdict in TOTALS)


def lined(
    row: str, total: str, head: str = "", verdict: str = "", rule: str = "", title: Callable[[str], str] = str
) -> Callable[[], str]:
    """A row a line: `row`, `total` and `verdict` are templates."""

    def table() -> str:
        (a, said_a), (b, said_b) = TOTALS
        rows = [row.format(name=title(name), weight=weight, a=x, b=y) for name, weight, x, y in ROWS]
        ends = [one.format(a=a, b=b, va=said_a, vb=said_b) for one in (total, verdict) if one]
        return "\n".join([one for one in (head, rule) if one] + rows + ends)

    return table


def listed(a: str, b: str) -> Callable[[], str]:
    """A list of scores a candidate."""

    def table() -> str:
        lists = []
        for at, name in enumerate((a, b)):
            given, verdict = TOTALS[at]
            rows = [f"- {row[0].capitalize()}: {row[2 + at]}/{row[1]}" for row in ROWS]
            lists.append("\n".join([name, *rows, f"- Total: {given}/100 ({verdict})"]))
        return "\n\n".join(lists)

    return table


def turned() -> str:
    """A row a candidate."""
    head = " | ".join(["Candidate", *(name for name, *_ in ROWS), "Total", "Verdict"])
    lines = [
        " | ".join([f"Candidate {name}", *(str(row[2 + at]) for row in ROWS), str(TOTALS[at][0]), TOTALS[at][1]])
        for at, name in enumerate("AB")
    ]
    return "\n".join([head, *lines])


class Layout(NamedTuple):
    """A page in one way."""

    words: Words
    table: Callable[[], str] = cells
    weighed: bool = True
    """Whether the table says weights."""

    def text(self) -> str:
        """The page."""
        words = self.words
        first, second = words.whose
        name, quote, reason = GATE
        title, before, after, why = FIX
        notes = [note.replace("Candidate A", first).replace("Candidate B", second) for note in NOTES]
        parts = {
            "question": f"{words.intro}\n\n{words.question}\nSDE 2 3 min",
            "a": _told(words.a, ANSWER_A),
            "b": _told(words.b, ANSWER_B),
            "table": f"{words.table}\n\n{self.table()}",
            "gates": f'{words.gates}\n\n{name}\n"{first} - {quote}"\n{reason}',
            "notes": "\n".join([words.notes, "", *notes]),
            "fixes": f"{words.fixes}\n\n{title}\n{words.before.format(before)}\n{words.after.format(after)}\n{why}",
            "coaching": "\n".join([words.coaching, "", *(f"{words.bullet}{line}" for line in COACHING)]),
            "guidance": f"{words.guidance}\n\n{GUIDANCE}",
        }
        return "\n\n".join(["A page for calibration", *(parts[part] for part in words.order.split())]) + "\n"


def _told(label: str, answer: str) -> str:
    return f"{label} {answer}" if label.endswith(":") and len(label) < 4 else f"{label}\n\n{answer}"
