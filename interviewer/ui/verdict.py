"""The head of a grade as plain data: verdict and total in one line, what they mean, what to fix first."""

import re
from typing import Any

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Band
from interviewer.domain.scorecard import Fix, Provenance, Scorecard
from interviewer.domain.transcript import Level

_SLOT = re.compile(r"(\[[^\]\n]{1,60}\])")


def verdict_of(scorecard: Scorecard, rubric: Rubric, level: Level) -> dict[str, Any]:
    """The verdict block; also for an answer that could not be graded, with the reason."""
    if scorecard.status == "unscored" or scorecard.total is None:
        return {
            "key": "unscored",
            "verdict": "Not graded",
            "total": None,
            "sentences": [scorecard.reason or "No reason was given."],
            "bands": [],
            "notes": notes_of(scorecard),
            "grader": graded_by(scorecard.provenance),
            "fix": None,
        }
    return {
        "key": scorecard.verdict,
        "verdict": band_of(scorecard, rubric).name,
        "total": scorecard.total,
        "sentences": sentences_of(scorecard, rubric, level),
        "bands": scale_of(scorecard, rubric.framework.bands),
        "notes": notes_of(scorecard),
        "grader": graded_by(scorecard.provenance),
        "fix": fix_of(scorecard.fixes[0]) if scorecard.fixes else None,
    }


def band_of(scorecard: Scorecard, rubric: Rubric) -> Band:
    """The band that carries the verdict's name and meaning."""
    return next(band for band in rubric.framework.bands if band.verdict == scorecard.verdict)


def sentences_of(scorecard: Scorecard, rubric: Rubric, level: Level) -> list[str]:
    """What the verdict rests on: a gate's own words, else the band's meaning; then the level's bar."""
    bar = rubric.level(level)
    said = []
    for fired in scorecard.gates:
        quote = fired.evidence[0].quote if fired.evidence else ""
        said.append(rubric.gate(fired.id).says.replace("{quote}", quote))
    if not said:
        said.append(f"At {bar.name}: {band_of(scorecard, rubric).means}")
    if scorecard.level_bar and scorecard.level_bar.said:
        said.append(scorecard.level_bar.said)
    return said


def scale_of(scorecard: Scorecard, bands: tuple[Band, ...]) -> list[dict[str, Any]]:
    """The bands from left to right with their widths; `here` marks the verdict's own."""
    rising = sorted(bands, key=lambda band: band.least)
    ends = [band.least for band in rising[1:]] + [100]
    return [
        {
            "name": band.name,
            "least": band.least,
            "width": end - band.least,
            "here": band.verdict == scorecard.verdict,
        }
        for band, end in zip(rising, ends, strict=True)
    ]


def fix_of(fix: Fix) -> dict[str, Any]:
    """The one thing to fix first, the rewrite cut at its `[slots]`."""
    parts = _SLOT.split(fix.rewrite) if fix.rewrite else []
    return {
        "problem": fix.problem,
        "quote": fix.quote,
        "advice": fix.advice,
        "rewrite": [{"text": part, "slot": bool(_SLOT.fullmatch(part))} for part in parts if part],
    }


def notes_of(scorecard: Scorecard) -> list[str]:
    """What a reader should know before trusting the grade."""
    notes = []
    if scorecard.needs_review:
        notes.append("A second look is advised: " + "; ".join(scorecard.review_reasons) + ".")
    if scorecard.provenance:
        notes.extend(scorecard.provenance.notes)
    return notes


def graded_by(provenance: Provenance | None) -> str:
    """Who graded, by which rubric; a fallback is said with its reason."""
    if provenance is None:
        return "No grader was reached."
    rubric = f"rubric {provenance.rubric.id}, version {provenance.rubric.version}"
    if provenance.grader == "llm":
        return f"Graded by the model {provenance.model}; {rubric}."
    if provenance.fallback_reason:
        return f"Graded by rules: {provenance.fallback_reason}; {rubric}."
    return f"Graded by rules; {rubric}."
