"""Graded answers and whole interviews as Markdown; candidates' words in it are text and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from interviewer.domain.interview import Graded, Interview, RecordedTurn
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Fix, Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.export.plain import markdown, plain
from interviewer.export.quotes import SHOWN_QUOTES, and_more, as_said
from interviewer.export.summary import STRENGTH_NAMES, Bar, Finding, Summary, number, summary

RubricOf = Callable[[str], Rubric]
"""Competency id to the rubric that graded it."""


def scorecard_markdown(card: Scorecard, rubric: Rubric, transcript: Transcript) -> str:
    """One graded answer under a level-2 heading, with the transcript it grades. Ends with a line end."""
    said = summary(card, rubric, transcript.level, transcript.company)
    blocks = [f"## {markdown(card.id)}", *_grade(card, rubric, said), "#### The answer"]
    blocks.append(f"**Question.** {markdown(transcript.question)}")
    blocks += [_turn(turn.speaker, turn.text) for turn in transcript.turns]
    return _document(blocks)


def unscored_markdown(card: Scorecard) -> str:
    """What stands in the place of an answer that could not be read. Ends with a line end."""
    return _document([f"## {markdown(card.id)}", "### Not graded", markdown(card.reason or "")])


def interview_markdown(interview: Interview, rubric_of: RubricOf) -> str:
    """A whole interview: set-up, overview, then each question with its attempts and grades. Ends with a line end."""
    blocks = [f"# Interview of {_day(interview.created)}", *_setup(interview, rubric_of)]
    for number_, planned in enumerate(interview.setup.plan):
        rubric = rubric_of(planned.competency)
        blocks.append(f"## Question {number_ + 1}: {markdown(planned.text)}")
        blocks.append(f"Principle: {markdown(rubric.name)}.")
        attempts = sorted({turn.attempt for turn in interview.turns if turn.question == number_})
        for attempt in attempts:
            if len(attempts) > 1:
                blocks.append(f"### Attempt {attempt + 1}")
            blocks += _attempt(interview, number_, attempt, rubric)
    closing = [turn for turn in interview.turns if turn.question == len(interview.setup.plan)]
    if closing:
        blocks += ["## Closing", *(_recorded(turn, {}) for turn in closing)]
    return _document(blocks)


def _document(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _setup(interview: Interview, rubric_of: RubricOf) -> Iterator[str]:
    setup = interview.setup
    level = rubric_of(setup.plan[0].competency).level(setup.level).name
    yield (
        f"Level {markdown(level)}, company {markdown(setup.company)}, {setup.mode} mode, "
        f"at most {setup.probes} probes a question."
    )
    rows = ["| question | principle | verdict | total of 100 |", "| --- | --- | --- | --- |"]
    for index, planned in enumerate(setup.plan):
        rubric = rubric_of(planned.competency)
        grades = [grade.scorecard for grade in interview.grades if grade.question == index]
        said = summary(grades[-1], rubric, setup.level) if grades else None
        verdict = said.headline.split(":")[0] if said else "Not graded"
        total = grades[-1].total if grades and grades[-1].total is not None else "-"
        rows.append(f"| {index + 1} | {markdown(rubric.name)} | {verdict} | {total} |")
    yield "\n".join(rows)


def _attempt(interview: Interview, question: int, attempt: int, rubric: Rubric) -> Iterator[str]:
    names = {signal.id: signal.name for signal in rubric.signals.values()}
    for turn in interview.turns:
        if (turn.question, turn.attempt) == (question, attempt):
            yield _recorded(turn, names)
    for graded in interview.grades:
        if (graded.question, graded.attempt) == (question, attempt):
            yield from _grade(
                graded.scorecard,
                rubric,
                summary(graded.scorecard, rubric, interview.setup.level, interview.setup.company),
            )
            yield _before(graded)


def _before(graded: Graded) -> str:
    before, after = graded.before, graded.scorecard
    if before is None or before.total is None or after.total is None:
        return ""
    return f"Before the probes: {before.total} of 100. After: {after.total} of 100."


def _recorded(turn: RecordedTurn, names: dict[str, str]) -> str:
    after = ""
    if turn.speaker == "interviewer" and turn.signal:
        after = f" (after: {markdown(names.get(turn.signal, turn.signal))})"
    return _turn(turn.speaker, turn.text, after)


def _turn(speaker: str, text: str, after: str = "") -> str:
    """A turn as a quotation; its lines stay lines."""
    rows = [markdown(row) for row in plain(text).split("\n")]
    breaks = ["\\" if row and below else "" for row, below in zip(rows, [*rows[1:], ""], strict=True)]
    quoted = "\n".join(f"> {row}{end}".rstrip() for row, end in zip(rows, breaks, strict=True))
    return f"**{speaker.capitalize()}**{after}:\n\n{quoted}"


def _grade(card: Scorecard, rubric: Rubric, said: Summary) -> Iterator[str]:
    """A grade from its headline down, without the transcript."""
    yield f"### {markdown(said.headline)}"
    yield " ".join(markdown(sentence) for sentence in said.meaning)
    if said.first:
        yield _first(said.first)
    if said.company:
        sentences = " ".join(markdown(sentence) for sentence in said.company.sentences)
        yield f"**{markdown(said.company.title)}.** {sentences}"
    if said.bars:
        yield "\n".join(_bar(bar) for bar in said.bars)
    yield _findings("Gates", said.gates)
    yield _findings("Red flags", said.red_flags)
    if card.dimensions:
        yield "#### Every signal"
        yield "The words that tell most for each. The JSON export has every quote."
        yield _signals(card, rubric)
    if said.review:
        yield "To be reviewed by a person: " + " ".join(markdown(reason) for reason in said.review)
    if said.graded_by:
        yield " ".join(markdown(sentence) for sentence in said.graded_by)


def _first(fix: Fix) -> str:
    parts = [f"**Fix this first.** {markdown(fix.problem)}"]
    if fix.quote:
        parts.append(f"You said: {_quoted(fix.quote)}")
    parts.append(markdown(fix.advice))
    if fix.rewrite:
        parts.append(f"Instead: {_quoted(fix.rewrite)}")
    return "\n\n".join(parts)


def _bar(bar: Bar) -> str:
    said = [f"- **{markdown(bar.name)}: {number(bar.points)} of {number(bar.max)}.** {markdown(bar.meaning)}"]
    said += [_quoted(bar.quote)] if bar.quote else []
    said += [markdown(sentence) for sentence in (bar.held, bar.raised_by) if sentence]
    return " ".join(said)


def _findings(title: str, findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    rows = []
    for finding in findings:
        said = [f"- **{markdown(finding.name)}.**"]
        said += [_quoted(finding.quote)] if finding.quote else []
        said += [markdown(sentence) for sentence in (finding.says, finding.remedy) if sentence]
        rows.append(" ".join(said))
    return f"#### {title}\n\n" + "\n".join(rows)


def _signals(card: Scorecard, rubric: Rubric) -> str:
    names = {signal.id: signal.name for signal in rubric.signals.values()}
    rows = []
    for item in (item for score in card.dimensions.values() for item in score.signals):
        earned = f"{STRENGTH_NAMES[item.strength]}, {number(item.points)} of {number(item.max)}"
        quotes = [_quoted(as_said(evidence.quote)) for evidence in item.evidence[:SHOWN_QUOTES]]
        quotes += [f"({more})"] if (more := and_more(item)) else []
        rows.append(" ".join([f"- {markdown(names.get(item.id, item.id))}: {earned}.", *quotes]))
    return "\n".join(rows)


def _quoted(text: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{markdown(text)}\N{RIGHT DOUBLE QUOTATION MARK}"


def _day(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
