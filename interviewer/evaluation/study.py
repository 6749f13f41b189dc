"""What a run comes to with its suite as it is now: rows, figures, checks; kept beside it until anything changes."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from interviewer.domain.base import Value
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import RunError
from interviewer.evaluation.cases import Case
from interviewer.evaluation.evaluate import full_range, graded
from interviewer.evaluation.figures import Figures
from interviewer.evaluation.folders import RESULTS, Result, RunFolder, read_json, run_path, write_json
from interviewer.evaluation.gates import Check, grade_checks, run_check
from interviewer.evaluation.rows import Given, Row, row
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.shelf import Entry, entry
from interviewer.evaluation.stamps import digest_of
from interviewer.evaluation.suites import Suite, load_suite
from interviewer.library.rubrics import load_rubric

STUDY = "study.json"
Tell = Callable[[str], None]


class Study(NamedTuple):
    """A run, measured."""

    manifest: Manifest
    suite: Suite
    cases: dict[str, Case]
    """Those of the run that the suite still has, as they are now."""
    rows: tuple[Row, ...]
    figures: Figures
    checks: tuple[Check, ...]
    reasons: dict[str, str]
    """Case to why it has no grade here."""
    notes: tuple[str, ...]
    """What is different since the run was made."""
    given: dict[str, Given | None]
    """Case to what it was given, as the figures have it."""


class Measured(Value):
    """What takes seconds, on disk."""

    stamp: str
    given: dict[str, Given | None]
    figures: Figures
    checks: tuple[Check, ...]
    reasons: dict[str, str]


def studied(home: Path, name: str, evals: Path | None = None, tell: Tell = lambda _: None) -> Study:
    """The run measured; at once where that was done before and nothing changed since. `tell`: what is done now.

    Raises RunError and SuiteError where the run or its suite cannot be read.
    """
    path, stamp = run_path(home, name), digest_of(run_path(home, name), evals)
    found = entry(home, name)
    suite, all_cases = load_suite(found.manifest.suite, evals)
    cases = {case.id: case for case in all_cases if case.id in found.manifest.keys}
    if not cases:
        raise RunError(f"The run {name} has no case that the suite {suite.id} still has. Run the suite again.")
    measured = _kept(path, stamp)
    if measured is None:
        measured = _measured(path, found.manifest, suite, cases, stamp, evals, tell)
        _keep(path, measured)
    most = full_range()
    rows = tuple(row(case, measured.given[case.id], most) for case in cases.values())
    notes = tuple(_notes(found, {case.id for case in all_cases}, measured.figures))
    return Study(
        found.manifest, suite, cases, rows, measured.figures, measured.checks, measured.reasons, notes, measured.given
    )


def results_of(home: Path, name: str, study: Study, case: str) -> list[Result]:
    """The grades of one case, one a repeat, as far as there are any and they belong to its text.

    Reads no other case's: a run's results may be ten megabytes.
    """
    keys = study.manifest.keys[case]
    marks = [json.dumps(key).encode() for key in keys]
    found = dict[str, Result]()
    for line in (run_path(home, name) / RESULTS).read_bytes().split(b"\n"):
        if any(mark in line for mark in marks):
            try:
                given = json.loads(line)
                card = Scorecard.model_validate(given["card"])
                result = Result(**{**given, "card": card, "replies": tuple(given["replies"])})
            except (KeyError, TypeError, ValueError):
                continue
            found[result.key] = result
    return [found[key] for key in keys if key in found and not odd(found[key].card, study.cases[case])]


def _measured(
    path: Path, manifest: Manifest, suite: Suite, cases: Mapping[str, Case], stamp: str, evals: Path | None, tell: Tell
) -> Measured:
    tell(f"Reading the grades of {len(cases)} cases.")
    folder = RunFolder.peek(path)
    keys = {case: manifest.keys[case] for case in cases}
    reasons = strangers(folder.results, cases, keys)
    # A key that no result has.
    keys |= dict.fromkeys(reasons, ("",))
    reasons |= {case: folder.failures[found[0]] for case, found in keys.items() if found[0] in folder.failures}
    cards = {case: folder.results[found[0]].card for case, found in keys.items() if found[0] in folder.results}
    reasons |= {case: card.reason for case, card in cards.items() if card.reason}
    done = graded(suite, list(cases.values()), folder.results, keys)
    tell(f"Computing the figures of {len(cases)} cases with their intervals: {suite.resamples:,} resamples.")
    figures = done.figures
    tell("Holding the figures against the thresholds and the baseline, on the same resamples.")
    wanted = [key for found in manifest.keys.values() for key in found]
    missing, failed = (sum(key not in folder.results for key in wanted), sum(key in folder.failures for key in wanted))
    checks = [run_check(missing, failed, None), *grade_checks(done, figures, manifest, evals)]
    return Measured(stamp=stamp, given=done.given, figures=figures, checks=tuple(checks), reasons=reasons)


def strangers(
    results: Mapping[str, Result], cases: Mapping[str, Case], keys: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Cases with a grade that is not of their text, and why. Two cases of one text share a key, so it is by case."""
    found = {}
    for case, wanted in keys.items():
        whys = [why for key in wanted if key in results and (why := odd(results[key].card, cases[case]))]
        if whys:
            found[case] = whys[0]
    return found


def odd(card: Scorecard, case: Case) -> str:
    """Why a card cannot be of this case and the rubric of now; empty: nothing speaks against it."""
    if card.status != "scored":
        return ""
    if card.dimensions.keys() != full_range().keys():
        return "Its grade is of other dimensions than the rubric has now."
    turns = case.transcript.turns
    signals = [signal for found in card.dimensions.values() for signal in found.signals]
    quotes = [mark.evidence for mark in (*card.gates, *card.red_flags)] + [signal.evidence for signal in signals]
    for item in [quote for found in quotes for quote in found]:
        if not (0 <= item.turn < len(turns) and turns[item.turn].text[item.start : item.end] == item.quote):
            return "Its text is no longer the one that was graded: a quote does not stand where it stood."
    framework = load_rubric(case.transcript.competency).framework
    if {mark.id for mark in card.gates} - {gate.id for gate in (*framework.gates, *framework.caps)}:
        return "Its grade names a gate that the rubric does not have now."
    return ""


def _notes(found: Entry, now: set[str], figures: Figures) -> Iterator[str]:
    then = found.manifest.keys.keys()
    gone, new = len(then - now), len(now - then)
    if gone or new:
        yield f"Since this run the suite lost {gone} and gained {new} cases; shown are those that both have."
    elif found.figures is not None and found.figures != figures:
        yield (
            "When this run finished its figures were different: references, suite or the code that measures changed "
            "since. Shown here is what is measured now; the charts over time keep what was measured then."
        )


def _kept(path: Path, stamp: str) -> Measured | None:
    try:
        data = read_json(path / STUDY)
        measured = None if data is None else Measured.model_validate(data)
    except (RunError, ValidationError):
        # Cut, or of another version: it is only a copy, and is made anew.
        return None
    return measured if measured is not None and measured.stamp == stamp else None


def _keep(path: Path, measured: Measured) -> None:
    try:
        write_json(path / STUDY, measured.model_dump(mode="json"))
    except OSError:
        # The folder may only be read: the next process measures again.
        return
