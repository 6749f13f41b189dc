"""The layouts that evaluate pages are read in, by name."""

from functools import partial

from tests.importers.layouts import QUESTION, Layout, Words, cells, lined, listed, turned

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
    "answers that are columns": Layout(Words(a="Answer 1", b="Answer 2"), partial(cells, "Answer 1", "Answer 2")),
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
