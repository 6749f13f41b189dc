"""The pairs that a calibrator may score: those of the calibration set, the clean pages, and imported ones."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.domain.calibrator import Place
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import SuiteError
from interviewer.evaluation.audit.audit import audit
from interviewer.evaluation.audit.finding import Finding
from interviewer.evaluation.cases import Case, read_cases
from interviewer.evaluation.page_cases import page_cases
from interviewer.grading.grader import grade
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.page_text import BadPage
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.resources import data_folder

SET = "calibration/dev.jsonl"
"""The half of the calibration set that is there to learn from. The other half, `aside`, is what rules and prompts are
measured by: it stays a measure only while nobody reads its texts, so they are never offered on a page."""
PAGES = "pages/clean_*.txt"
"""Pages whose label nothing contradicts; the `planted_*` ones are made to be wrong, for the audit."""
OBVIOUS_FROM = 25
"""Points between the reference totals from which the order of a pair is obvious: the width of a verdict band
(29, 21 and 15 to 35 points; the raters themselves differ by about three)."""
_ID_OF_PAGE = 80
"""Characters of a page's own id; a hash of its words follows, as two files may have one name."""

Kind = Literal["obvious", "close"]


class Pair(NamedTuple):
    """Two answers to one question, with their reference."""

    id: str
    cases: tuple[Case, Case]
    page: CalibrationPair | None = None
    """None: it is of the calibration set, and raters scored it."""
    findings: tuple[Finding, ...] = ()
    """What the audit says of the page's label."""
    imported: bool = False

    @property
    def question(self) -> str:
        """What both answer."""
        return self.cases[0].transcript.question

    @property
    def competency(self) -> str:
        """The principle that is asked about."""
        return self.cases[0].transcript.competency

    @property
    def apart(self) -> float | None:
        """Points between the two reference totals; None where the order does not count."""
        both = [_order(case) for case in self.cases]
        return None if both[0] is None or both[1] is None else abs(both[0] - both[1])

    @property
    def kind(self) -> Kind | None:
        """How hard it is to say which answer is better; None where nobody knows."""
        if self.apart is None:
            return None
        return "obvious" if self.apart >= OBVIOUS_FROM else "close"


def _order(case: Case) -> float | None:
    return case.reference.order if case.reference.total is None else case.reference.total


def pairs(imported: tuple[CalibrationPair, ...] = ()) -> dict[str, Pair]:
    """Every pair on offer by id: the calibration set, the shipped pages, the imported ones; one text only once.

    Raises SuiteError where what is shipped cannot be read.
    """
    found = dict(_shipped(data_folder("evals")))
    for page in imported:
        pair = page_pair(page, imported=True)
        found.setdefault(pair.id, pair)
    return found


@lru_cache(maxsize=2)
def _shipped(evals: Path) -> dict[str, Pair]:
    problems: list[str] = []
    by_pair: dict[str, list[Case]] = {}
    for case in read_cases(evals / SET, f"evals/{SET}", problems):
        by_pair.setdefault(case.pair, []).append(case)
    found = {f"set:{name}": Pair(f"set:{name}", (two[0], two[1])) for name, two in by_pair.items() if len(two) == 2}
    principles = {item.name: item.id for item in load_framework().principles}
    for file in sorted(evals.glob(PAGES)):
        page = read_evaluate_page(file, file.name, principles)
        if isinstance(page, BadPage):
            problems += page.problems
        else:
            pair = page_pair(page)
            found[pair.id] = pair
    if problems:
        raise SuiteError(problems)
    return found


@lru_cache(maxsize=256)
def page_pair(page: CalibrationPair, *, imported: bool = False) -> Pair:
    """A page's pair; its label is audited, and only what the audit leaves standing is a reference."""
    words = "\n".join([page.question.text, *(answer.text for answer in page.answers)])
    digest = sha256(words.encode(errors="replace")).hexdigest()[:12]
    return Pair(f"page:{page.id[:_ID_OF_PAGE]}:{digest}", page_cases(page), page, audit(page), imported=imported)


@lru_cache(maxsize=256)
def _by_rules(transcript: Transcript) -> Scorecard:
    return grade(transcript, load_rubric(transcript.competency))


def rules_card(pair: Pair, answer: Place) -> Scorecard:
    """What the rules give one answer; remembered, as every figure over many pairs asks for it."""
    return _by_rules(pair.cases[answer].transcript)
