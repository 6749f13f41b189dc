"""Recorded replies of a model, replayed through the product."""

import json
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.judge_request import parts_of
from interviewer.importers.transcripts import read_transcripts
from interviewer.library.rubrics import load_rubric
from interviewer.llm.caller import Caller
from interviewer.llm.scripted import ScriptedModel
from interviewer.session.judge import Judge, Options
from tests.loops import completed

EVALS = Path(__file__).resolve().parents[2] / "evals"
Reply = dict[str, Any]


class Recorded(NamedTuple):
    """The replies on one transcript under one option."""

    transcript: Transcript
    reference: dict[str, Any]
    """The raters' consensus."""
    replies: dict[str | None, Reply]
    """By the dimension asked for, None for one call."""


@cache
def references() -> dict[str, dict[str, Any]]:
    """The raw lines of the calibration's dev part."""
    text = (EVALS / "calibration" / "dev.jsonl").read_text(encoding="utf-8")
    return {item["id"]: item for item in map(json.loads, text.splitlines())}


@cache
def transcripts() -> dict[str, Transcript]:
    """As `interviewer grade` reads them."""
    path = EVALS / "calibration" / "dev.jsonl"
    return {item.id: item for item in read_transcripts(path, path.name) if isinstance(item, Transcript)}


@cache
def _lines() -> tuple[dict[str, Any], ...]:
    text = (EVALS / "replies" / "judge.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


def versions() -> set[int]:
    """Of the prompt that the replies answer."""
    return {item["version"] for item in _lines()}


@cache
def recorded(calls: str, writing: int = 1) -> tuple[Recorded, ...]:
    """Everything recorded under an option, by one of the two writers."""
    found: dict[str, dict[str | None, Reply]] = defaultdict(dict)
    for item in _lines():
        if (item["calls"], item["writing"]) == (calls, writing):
            found[item["id"]][item["part"]] = item["reply"]
    return tuple(
        Recorded(transcripts()[name], references()[name]["consensus"], replies) for name, replies in found.items()
    )


def asked_by(item: Recorded) -> Rubric:
    """The competency's rubric without the signals that came after the recording: the replies do not know them."""
    rubric = load_rubric(item.transcript.competency)
    told = {signal for reply in item.replies.values() for signal in reply["signals"]}
    known = tuple(
        part.model_copy(update={"signals": tuple(signal for signal in part.signals if signal.id in told)})
        for part in rubric.dimensions
    )
    return rubric if known == rubric.dimensions else replace(rubric, dimensions=known, hash=f"{rubric.hash}-recorded")


def replay(transcript: Transcript, replies: dict[str | None, Reply], rubric: Rubric) -> Scorecard:
    """The card made of these replies, through the caller and all its checks."""
    split = None not in replies
    script = [json.dumps(replies[part]) for part in parts_of(rubric, split=split)]
    return completed(Judge(Caller(ScriptedModel(script)), Options(split=split)).judged(transcript, rubric))
