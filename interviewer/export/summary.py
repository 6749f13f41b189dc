"""The words of a grade in reading order (UX), for whoever draws them: terminal, Markdown.

Texts are raw: they hold the candidate's words, and whoever draws them makes them safe for the place they go to.
"""

from typing import NamedTuple

from interviewer.domain.interview import Spent
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked, Strength
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import DimensionScore, Fix, Provenance, Scorecard, SignalScore, Verdict
from interviewer.domain.transcript import Level
from interviewer.export.quotes import as_said, lead_signals

VERDICT_NAMES: dict[Verdict, str] = {
    "strong_hire": "Strong Hire",
    "hire": "Hire",
    "lean_no_hire": "Lean No Hire",
    "no_hire": "No Hire",
}
STRENGTH_NAMES = {
    Strength.ABSENT: "not said",
    Strength.CLAIMED: "claimed",
    Strength.SHOWN: "shown",
    Strength.STRONG: "strong",
}
COMPANY_NAMES: dict[str, str] = {
    "amazon": "Amazon",
    "google": "Google",
    "meta": "Meta",
    "flipkart": "Flipkart",
    "generic": "another company",
}
LEAST_GAP = 0.5
"""Points below which a missing signal is not worth a sentence."""


class Bar(NamedTuple):
    """One dimension: what it earned, by which words, and what would raise it."""

    id: str
    name: str
    points: float
    max: float
    meaning: str
    held: str
    """Why it cannot rise by its signals alone, or ''."""
    quote: str | None
    raised_by: str
    """What would raise it, or '' where little is missing."""


class Finding(NamedTuple):
    """A gate or red flag: what it says, by which words, what to do."""

    name: str
    says: str
    quote: str | None
    remedy: str


class CompanySays(NamedTuple):
    """What the chosen company listens for; no points depend on it."""

    title: str
    sentences: tuple[str, ...]


class Summary(NamedTuple):
    """A grade in reading order; `first` is the one thing to fix."""

    headline: str
    meaning: tuple[str, ...]
    first: Fix | None
    company: "CompanySays | None"
    bars: tuple[Bar, ...]
    gates: tuple[Finding, ...]
    red_flags: tuple[Finding, ...]
    review: tuple[str, ...]
    graded_by: tuple[str, ...]


def number(points: float) -> str:
    """Points without a needless fraction: 6, 6.5, 11.25."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def summary(card: Scorecard, rubric: Rubric, level: Level, company: str | None = None) -> Summary:
    """What `card` says, in the words of `rubric` at `level`. An unscored card has its reason as the meaning."""
    if card.status == "unscored" or card.total is None or card.verdict is None:
        return Summary("Not graded", (card.reason or "",), None, None, (), (), (), (), graded_by(card, rubric))
    leads = lead_signals(card)
    return Summary(
        headline=f"{VERDICT_NAMES[card.verdict]}: {card.total} of 100 at {rubric.level(level).name}",
        meaning=meaning(card, rubric),
        first=card.fixes[0] if card.fixes else None,
        company=company_says(rubric, company),
        bars=tuple(
            bar(dimension, card, rubric, leads.get(dimension.id))
            for dimension in rubric.dimensions
            if dimension.id in card.dimensions
        ),
        gates=tuple(gate(marked, rubric) for marked in card.gates),
        red_flags=tuple(red_flag(marked, rubric) for marked in card.red_flags),
        review=card.review_reasons if card.needs_review else (),
        graded_by=graded_by(card, rubric),
    )


def company_says(rubric: Rubric, company: str | None) -> CompanySays | None:
    """What `company` calls this principle, stresses, and lets lift an answer; None where nothing is written of it."""
    lens = rubric.lens(company)
    if lens is None:
        return None
    title = f"At {COMPANY_NAMES[lens.company]}: {lens.name}"
    return CompanySays(title, (f"What is stressed: {lens.stresses}", f"What lifts an answer: {lens.lifts}"))


def meaning(card: Scorecard, rubric: Rubric) -> tuple[str, ...]:
    """What the verdict rests on: a gate's own words, else the band's; then the level's bar and the next band."""
    bands = rubric.framework.bands
    said = [gate_says(marked, rubric) for marked in card.gates]
    if not said:
        said += [band.means for band in bands if band.verdict == card.verdict]
    if card.level_bar and card.level_bar.said:
        said.append(card.level_bar.said)
    above = [band for band in bands if card.total is not None and band.least > card.total]
    if above and not card.gates and card.total is not None:
        upper = min(above, key=lambda band: band.least)
        missing = upper.least - card.total
        said.append(f"{upper.name} begins at {upper.least}: {missing} point{'s' * (missing != 1)} more.")
    return tuple(said)


def gate_says(marked: Marked, rubric: Rubric) -> str:
    """A gate's own words, with the candidate's where there are any."""
    says = rubric.gate(marked.id).says
    quote = marked.evidence[0].quote if marked.evidence else ""
    return says.replace("{quote}", quote) if quote else says.replace(' ("{quote}")', "").replace("{quote}", "")


def bar(dimension: Dimension, card: Scorecard, rubric: Rubric, lead: SignalScore | None) -> Bar:
    """One dimension as it is read; `lead` is the signal whose first quote speaks for it."""
    score = card.dimensions[dimension.id]
    return Bar(
        id=dimension.id,
        name=dimension.name,
        points=score.points,
        max=score.max,
        meaning=next((says for least, _, says in dimension.ranges if score.points + 0.5 >= least), ""),
        held=held(score, rubric),
        quote=as_said(lead.evidence[0].quote) if lead else None,
        raised_by=raised_by(dimension, score, card),
    )


def held(score: DimensionScore, rubric: Rubric) -> str:
    """Why the points stop where they are, or ''."""
    if score.cap is None:
        return ""
    names = {item.id: item.name for item in (*rubric.framework.gates, *rubric.framework.caps)}
    earned = number(sum(item.points for item in score.signals))
    return f"Held at {number(score.points)} by: {names.get(score.cap, score.cap)}. Its signals come to {earned}."


def raised_by(dimension: Dimension, score: DimensionScore, card: Scorecard) -> str:
    """The coach's advice for the dimension, else the question of the signal with most to gain, or ''."""
    fix = next((fix for fix in card.fixes if fix.dimension == dimension.id), None)
    if fix:
        return fix.advice
    asks = {signal.id: signal.asks for signal in dimension.signals}
    open_signals = [item for item in score.signals if _gap(item) >= LEAST_GAP and item.id in asks]
    if not open_signals:
        return ""
    widest = max(open_signals, key=_gap)
    return f"Up to {number(_gap(widest))} more: {asks[widest.id]}"


def _gap(item: SignalScore) -> float:
    return item.max - item.points


def gate(marked: Marked, rubric: Rubric) -> Finding:
    """A gate that fired, with its words and the remedy; what it says opens the meaning already."""
    rule = rubric.gate(marked.id)
    return Finding(rule.name, "", marked.evidence[0].quote if marked.evidence else None, rule.remedy)


def red_flag(marked: Marked, rubric: Rubric) -> Finding:
    """A red flag with the rubric's reason and fix."""
    quote = marked.evidence[0].quote if marked.evidence else None
    rule = next((flag for flag in rubric.framework.red_flags if flag.id == marked.id), None)
    return Finding(rule.name, rule.why, quote, rule.fix) if rule else Finding(marked.id, "", quote, "")


def graded_by(card: Scorecard, rubric: Rubric) -> tuple[str, ...]:
    """Who graded, by which rubric, and what a reader of the grade should know."""
    stamp = card.provenance
    if stamp is None:
        return ()
    who = f"{stamp.model} (model)" if stamp.grader == "llm" else "rules on this computer"
    said = [f"Graded by {who}; rubric {rubric.name}, version {stamp.rubric.version} ({stamp.rubric.hash})."]
    if stamp.grader == "llm":
        said.append(consumed(stamp))
    if stamp.fallback_reason:
        said.append(f"Graded by rules because: {stamp.fallback_reason}")
    return (*said, *stamp.notes)


def spent_says(spent: Spent) -> str:
    """What models took for a whole interview, failed requests and the wording of probes included."""
    requests = "1 request" if spent.requests == 1 else f"{spent.requests:,} requests"
    money = "the price is not known" if spent.usd is None else f"${spent.usd:.4f}"
    return f"Taken by the model for this interview: {requests}, at most {spent.tokens:,} tokens, {money}."


def consumed(stamp: Provenance) -> str:
    """What a model's grade took: tokens, money where the price is known, seconds; and how many samples."""
    parts = [f"{stamp.tokens:,} tokens"] if stamp.tokens else []
    parts.append("price not known" if stamp.cost_usd is None else f"${stamp.cost_usd:.4f}")
    if stamp.seconds is not None:
        parts.append(f"{stamp.seconds:.1f} s")
    if stamp.samples > 1:
        parts.append(f"the middle of {stamp.samples} samples")
    prompt = f", prompt {stamp.prompt.id} version {stamp.prompt.version}" if stamp.prompt else ""
    return f"It took {', '.join(parts)}{prompt}."
