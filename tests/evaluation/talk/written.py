"""A folder with a suite of two candidates, for tests of runs."""

import json
import shutil
from pathlib import Path
from typing import Any

from interviewer.evaluation.talk.asking import ASKING_FILE
from interviewer.resources import data_folder

STORIES = {
    "anna": (
        "Last winter I found that our office paid twice for the cleaning of the windows, since two departments had a "
        "contract each. I read the bills of three years, I called the firm, and I had one of the contracts ended. It "
        "cost us less from then on."
    ),
    "boris": (
        "In May I noticed that the pumps in our swimming hall ran all night. I asked the night porter, I looked at the "
        "meter for a week, and I had the timer set anew. The bill of the next quarter was lower."
    ),
}


def person(name: str, opening: str) -> dict[str, Any]:
    """A candidate of a file."""
    fact = {"id": "size", "answers": ["size", "before"], "shows": ["measure"], "says": "From 18,000 to 9,500 a year."}
    story = {"competency": "ownership", "question": "money_leaking", "opening": [opening], "facts": [fact]}
    said = {"lost": ["What do you mean?"], "nothing_more": ["I do not know that."]}
    return {"id": name, "manner": "strong", "about": "Made for a test.", "stories": [story], **said}


def suite_file(**more: Any) -> dict[str, Any]:
    """A suite of conversations."""
    wanted = {"kind": "conversations", "id": "chat", "about": "Made for a test.", "candidates": "people", "probes": 2}
    checks = ["one_question", "never_praises", "ends_in_time", "asks_for_it", "nothing_is_lost"]
    return {**wanted, "checks": checks, "resamples": 100, **more}


def written(evals: Path, **more: Any) -> Path:
    """A folder with the suite `chat` and its candidates."""
    (evals / "suites").mkdir(parents=True, exist_ok=True)
    (evals / "people").mkdir(exist_ok=True)
    (evals / "suites" / "chat.json").write_text(json.dumps(suite_file(**more)), encoding="utf-8")
    shutil.copy(data_folder("evals") / "candidates" / ASKING_FILE, evals / "people" / ASKING_FILE)
    for name, opening in STORIES.items():
        (evals / "people" / f"{name}.json").write_text(json.dumps(person(name, opening)), encoding="utf-8")
    return evals
