"""The head of a grade as plain data: verdict and total in one line, what they mean, what to fix first."""

import re
from typing import Any

from interviewer.domain.coaching import SLOT
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Band
from interviewer.domain.scorecard import Fix, Scorecard
from interviewer.domain.transcript import Level
from interviewer.export.summary import VERDICT_NAMES, company_says, graded_by, meaning

_CUT = re.compile(f"({SLOT.pattern})")


def verdict_of(scorecard: Scorecard, rubric: Rubric, level: Level, company: str | None = None) -> dict[str, Any]:
    """The verdict block; also for an answer that could not be graded, with the reason."""
    notes = [f"A second look is advised: {reason}" for reason in scorecard.review_reasons if scorecard.needs_review]
    block: dict[str, Any] = {
        "notes": notes,
        "grader": " ".join(graded_by(scorecard, rubric)),
        "bands": [],
        "fix": None,
        "company": None,
    }
    if scorecard.total is None or scorecard.verdict is None:
        return {
            **block,
            "key": "unscored",
            "verdict": "Not graded",
            "total": None,
            "level": "",
            "sentences": [scorecard.reason or "No reason was given."],
        }
    return {
        **block,
        "key": scorecard.verdict,
        "verdict": VERDICT_NAMES[scorecard.verdict],
        "total": scorecard.total,
        "level": rubric.level(level).name,
        "sentences": list(meaning(scorecard, rubric)),
        "bands": scale_of(scorecard, rubric.framework.bands),
        "fix": fix_of(scorecard.fixes[0]) if scorecard.fixes else None,
        "company": said._asdict() if (said := company_says(rubric, company)) else None,
    }


def scale_of(scorecard: Scorecard, bands: tuple[Band, ...]) -> list[dict[str, Any]]:
    """The bands from left to right with their widths; `here` marks the verdict's own."""
    rising = sorted(bands, key=lambda band: band.least)
    ends = [*(band.least for band in rising[1:]), 100]
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
    """The one thing to fix first."""
    return {"problem": fix.problem, "quote": fix.quote, "advice": fix.advice, "rewrite": slots_of(fix.rewrite or "")}


def slots_of(text: str) -> list[dict[str, Any]]:
    """`text` cut at its `[slots]`, which are drawn as gaps to fill; joined again the pieces are `text`."""
    return [{"text": part, "slot": bool(SLOT.fullmatch(part))} for part in _CUT.split(text) if part]
