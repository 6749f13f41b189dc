"""Cases, cards and suites made by hand for tests of the evaluation."""

import json
from pathlib import Path
from typing import Any

from interviewer.evaluation.rows import Row

POINTS = {
    "structure_star": 10,
    "ownership_signal": 20,
    "action_specificity": 15,
    "quantified_impact": 10,
    "self_awareness": 5,
}
TOLD = "I noticed that the nightly report failed, and nobody owned it. I rewrote the query and it ran in two minutes."


def line(name: str, total: int = 60, **more: Any) -> dict[str, Any]:
    """A case of a file: a transcript with a consensus."""
    consensus = {"points": POINTS, "total": total, "gates": [], "verdict": "lean_no_hire", "probe_targets": []}
    told = {"question": "Tell me about a time you fixed something.", "turns": [{"speaker": "candidate", "text": TOLD}]}
    return {"id": name, "pair_id": name[:-1], **told, "consensus": consensus, **more}


def suite(name: str = "small", **more: Any) -> dict[str, Any]:
    """A suite over `cases.jsonl`."""
    files = [{"cases": "cases.jsonl"}]
    wanted = {"id": name, "about": "Made for a test.", "files": files, "metrics": ["n", "abstained", "total_error"]}
    return {**wanted, "resamples": 100, **more}


def written(evals: Path, lines: list[Any], **more: Any) -> Path:
    """A folder with the suite and its cases."""
    (evals / "suites").mkdir(parents=True, exist_ok=True)
    (evals / "suites" / "small.json").write_text(json.dumps(suite(**more)), encoding="utf-8")
    text = "".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in lines)
    (evals / "cases.jsonl").write_text(text, encoding="utf-8")
    return evals


def made_row(name: str = "a1", **more: Any) -> Row:
    """A row that is rated 60, lean_no_hire, and graded so."""
    fields: dict[str, Any] = {
        "id": name,
        "pair": name[:-1],
        "numbers": (),
        "level": "sde2",
        "competency": "generic",
        "words": 100,
        "wanted_verdict": 1,
        "wanted_total": 60.0,
        "wanted_order": 60.0,
        "wanted_points": dict(POINTS),
        "wanted_gates": frozenset(),
        "wanted_targets": frozenset({"self_awareness"}),
        "signals": (),
        "scored": True,
        "verdict": 1,
        "total": 60.0,
        "points": dict(POINTS),
        "target": "self_awareness",
    }
    if "wanted_total" in more:
        fields["wanted_order"] = more["wanted_total"]
    return Row(**{**fields, **more})
