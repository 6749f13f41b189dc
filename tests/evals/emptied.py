"""Copies of the rubrics with one list of cues emptied, and what the suites say of them."""

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from interviewer.evaluation.baselines import load_baseline
from interviewer.evaluation.evaluate import graded
from interviewer.evaluation.folders import RunFolder
from interviewer.evaluation.gates import Check, baseline_checks, threshold_checks
from interviewer.evaluation.graders import RulesGrader
from interviewer.evaluation.runner import Runner, items
from interviewer.evaluation.suites import load_suite
from interviewer.library.files import GATE_WORDS_FILE, LEXICON_FILE
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder

NEVER = r"=[^\x00-\x{10FFFF}]"
"""A pattern that matches nothing: a list without any would be refused."""
MOST = 10


def lexicons(folder: Path) -> list[dict[str, Any]]:
    """The file as it is."""
    found: list[dict[str, Any]] = json.loads((folder / LEXICON_FILE).read_text(encoding="utf-8"))
    return found


def largest() -> list[str]:
    """The ten lexicons with the most phrases (alternatives of their patterns) and the ten with the most patterns."""
    every = lexicons(data_folder("rubrics"))
    phrases = {item["id"]: sum(1 + pattern.count("|") for pattern in item["patterns"]) for item in every}
    patterns = {item["id"]: len(item["patterns"]) for item in every}
    wanted = [*sorted(phrases, key=lambda name: -phrases[name])[:MOST]]
    wanted += sorted(patterns, key=lambda name: (-patterns[name], -phrases[name]))[:MOST]
    return list(dict.fromkeys(wanted))


def copied(to: Path) -> Path:
    """The rubrics as they are, elsewhere."""
    shutil.copytree(data_folder("rubrics"), to)
    return to


def emptied(to: Path, name: str) -> Path:
    """A copy in which one lexicon, or the weighed words of gates, never stands anywhere."""
    folder = copied(to)
    if name == GATE_WORDS_FILE:
        file = folder / GATE_WORDS_FILE
        words = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps([{**item, "phrases": {}, "phrases_in_replies": {}} for item in words]))
        return folder
    changed = [{**item, "patterns": [NEVER]} if item["id"] == name else item for item in lexicons(folder)]
    (folder / LEXICON_FILE).write_text(json.dumps(changed), encoding="utf-8")
    return folder


def checks(suite_id: str, rubrics: Path, runs: Path, *, resamples: int | None = None) -> Iterator[Check]:
    """What a run by rules with these rubrics is held to: thresholds, then the committed baseline."""
    suite, cases = load_suite(suite_id)
    suite = suite.model_copy(update={"resamples": resamples}) if resamples else suite
    grader = RulesGrader()
    wanted = items(cases, lambda competency: load_rubric(competency, rubrics), grader, suite.grader.repeats)
    with RunFolder(runs) as folder:
        asyncio.run(Runner(grader, folder).run(wanted))
        keys: dict[str, list[str]] = {}
        for item in wanted:
            keys.setdefault(item.case.id, []).append(item.key)
        done = graded(suite, cases, folder.results, keys)
    hashes = {item.case.transcript.competency: item.rubric.hash for item in wanted}
    yield from baseline_checks(done, load_baseline(suite_id, "rules"), hashes, "rules")
    yield from threshold_checks(suite, done.figures, "rules")
