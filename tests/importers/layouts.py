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


def cells() -> str:
    """A cell a line."""
    head = "Dimension\nWeight\nCandidate A\nCandidate B\n"
    rows = "".join(f"{name}\n{weight}%\n{a}\n{b}\n" for name, weight, a, b in ROWS)
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


OTHER = Words(
    intro="Two responses, one prompt",
    table="How the panel scored them",
    gates="Knock-out criteria",
    notes="Why these scores",
    fixes="Sentences worth rewriting",
    coaching="Advice for next time",
    guidance="What good looks like",
)
TABS = lined("{name}\t{weight}\t{a}\t{b}", "Total\t100\t{a}\t{b}", "Dimension\tWeight\tA\tB", "Verdict\t\t{va}\t{vb}")
LAYOUTS: dict[str, Layout] = {
    "as saved": Layout(Words()),
    "other words": Layout(OTHER),
    "markdown": Layout(
        Words(
            question=f"> {QUESTION}",
            intro="## The question",
            a="### Candidate A",
            b="### Candidate B",
            table="## Scores",
            gates="## Disqualifiers",
            notes="## The interviewer's reasoning",
            fixes="## Better said",
            coaching="## Takeaways",
            guidance="## What a great answer contains",
            bullet="* ",
            before='- **Before:** "{}"',
            after='- **After:** "{}"',
        ),
        lined(
            "| {name} | {weight} | {a} | **{b}** |",
            "| **Total** | 100 | **{a}** | **{b}** |",
            "| Dimension | Weight | Candidate A | Candidate B |",
            "| **Verdict** | | {va} | {vb} |",
            "| --- | ---: | :---: | ---: |",
        ),
    ),
    "bold headings": Layout(
        Words(
            question=f"**Question:** {QUESTION}",
            a="**Answer 1**",
            b="**Answer 2**",
            table="**Scores**",
            gates="**Gates**",
            notes="**Notes**",
            fixes="**Rewrites**",
            coaching="**Tips**",
            guidance="**Guidance**",
        ),
        lined(
            "**{name}**: {weight}; {a}; {b}",
            "**Total**: 100; {a}; {b}",
            "Dimension; Weight; A; B",
            "Verdict: {va}; {vb}",
        ),
    ),
    "emoji": Layout(
        Words(
            intro="\U0001f3af Evaluate these two answers",
            a="\U0001f464 Candidate A",
            b="\U0001f465 Candidate B",
            table="\U0001f4ca Score comparison",
            gates="\U0001f6ab Auto-fail markers",
            notes="\U0001f4dd Bar raiser notes",
            fixes="\U0001f527 Fix it",
            coaching="\U0001f3cb\ufe0f Coaching",
            guidance="\u2b50 Model answer",
            before='\u274c Before: "{}"',
            after='\u2705 After: "{}"',
        )
    ),
    "numbered": Layout(
        Words(
            intro="1. The prompt",
            a="2. Candidate A",
            b="3. Candidate B",
            table="4. Points per dimension",
            gates="5. Deal-breakers",
            notes="6. Comments of the panel",
            fixes="7. Lines to improve",
            coaching="8. Lessons",
            guidance="9. The ideal answer",
        ),
        TABS,
    ),
    "roman": Layout(
        Words(
            intro="I. Question",
            a="II. Candidate A",
            b="III. Candidate B",
            table="IV. Marks",
            gates="V. Red lines",
            notes="VI. Rationale",
            fixes="VII. Edits",
            coaching="VIII. Pointers",
            guidance="IX. Reference answer",
        )
    ),
    "loud": Layout(
        Words(
            intro="THE QUESTION",
            a="CANDIDATE A",
            b="CANDIDATE B",
            table="SCORECARD",
            gates="DISQUALIFIERS",
            notes="EVALUATOR NOTES",
            fixes="REWRITES",
            coaching="COACHING",
            guidance="MODEL ANSWER",
        ),
        lined(
            "{name}, {weight}, {a}, {b}",
            "Total, 100, {a}, {b}",
            "Dimension, Weight, A, B",
            "Verdict, , {va}, {vb}",
            title=str.upper,
        ),
    ),
    "underlined": Layout(
        Words(
            intro="Question\n========",
            a="Candidate A\n-----------",
            b="Candidate B\n-----------",
            table="Scores\n======",
            gates="Automatic failures\n==================",
            notes="Assessment\n==========",
            fixes="Corrections\n===========",
            coaching="Coaching\n========",
            guidance="Sample answer\n=============",
        )
    ),
    "parted by rules": Layout(
        Words(
            table="---\nScores\n---",
            notes="----------\nThe debrief",
            a="***\nCandidate A",
            coaching="* * *\nCoaching corner",
        )
    ),
    "people": Layout(
        Words(a="Priya", b="Tom", whose=("Priya", "Tom")),
        lined("{name}\t{weight}%\t{a}\t{b}", "Total\t\t{a} {va}\t{b} {vb}", "Dimension\tWeight\tPriya\tTom"),
    ),
    "answers from people": Layout(
        Words(a="Response from Priya:", b="Response from Tom:", whose=("Priya", "Tom")),
        lined("{name}: Priya {a}, Tom {b}", "Total: Priya {a}, Tom {b}", verdict="Verdict: Priya {va}, Tom {vb}"),
        weighed=False,
    ),
    "people in brackets": Layout(
        Words(a="Candidate A (Priya)", b="Candidate B (Tom)", whose=("Priya", "Tom")),
        lined(
            "{name}: {a} out of {weight}, {b} out of {weight}",
            "Total: {a} out of 100, {b} out of 100",
            verdict="Verdict: {va}, {vb}",
        ),
        weighed=False,
    ),
    "ordered": Layout(
        Words(a="First candidate", b="Second candidate", whose=("First candidate", "Second candidate")),
        lined(
            "{name} | {weight}% | {a} | {b}", "Total | | {a} ({va}) | {b} ({vb})", "Dimension | Weight | First | Second"
        ),
    ),
    "counted": Layout(
        Words(a="Applicant #1", b="Applicant #2", whose=("Applicant 1", "Applicant 2")),
        lined(
            "{name}  {weight}%  {a}  {b}",
            "Total  100%  {a}  {b}",
            "Dimension  Weight  Applicant 1  Applicant 2",
            "Verdict  {va}  {vb}",
        ),
    ),
    "letters before the words": Layout(
        Words(question=f"Both were asked: \u201c{QUESTION}\u201d", a="A:", b="B:"),
        lined("{name} ({weight}%): {a} / {b}", "Total: {a} / {b}", "Dimension: A / B", "Verdict: {va} / {vb}"),
    ),
    "in lists": Layout(Words(), listed("Candidate A", "Candidate B"), weighed=False),
    "turned": Layout(Words(), turned, weighed=False),
    "out of": Layout(
        Words(question=QUESTION, intro="Interview question"),
        lined("{name}: A {a}/{weight}, B {b}/{weight}", "Total: A {a}/100 - {va}, B {b}/100 - {vb}"),
        weighed=False,
    ),
    "scores first": Layout(Words(order="table gates notes question b a fixes coaching guidance")),
    "question last": Layout(Words(order="a b table guidance coaching fixes notes gates question", intro="The prompt")),
    "no headings but the two": Layout(
        Words(intro="", table="", order="question a b table"),
    ),
    "a verdict of its own": Layout(
        Words(table="Ratings"),
        lined(
            "{name} - {a} vs {b}",
            "Overall - {a} vs {b}",
            "Scores run from 0 to what a dimension is worth.",
            "Recommendation - {va} vs {vb}",
        ),
        weighed=False,
    ),
    "notes between": Layout(
        Words(
            question=f"Remember that delivery does not count.\n\nInterviewer: {QUESTION}",
            table="The table below was agreed in the debrief.\n\nScoring table",
            a="Candidate A\n(about two minutes)",
        ),
    ),
}
