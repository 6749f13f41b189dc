"""The pages of `evals/pages`, as they are and with something in them changed."""

from pathlib import Path

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.importers.evaluate_page import read_evaluate_page

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "evals" / "pages"
PRINCIPLES = {
    "Customer Obsession": "customer_obsession",
    "Dive Deep": "dive_deep",
    "Deliver Results": "deliver_results",
}


def pair_of(text: str, name: str = "page.txt") -> CalibrationPair:
    """The pair that a page's text gives; the page must be readable."""
    page = read_evaluate_page(text.encode(), name, PRINCIPLES)
    assert isinstance(page, CalibrationPair), page
    return page


def changed(name: str, *changes: tuple[str, str]) -> CalibrationPair:
    """A page with words replaced; each must be there."""
    text = (PAGES / name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return pair_of(text, name)
