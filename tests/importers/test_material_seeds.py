"""The five files that the importers were asked for, where they are there."""

from pathlib import Path

import pytest

from interviewer.domain.material import Material
from interviewer.importers.material import read_material

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PRINCIPLES = {"Customer Obsession": "customer_obsession", "Ownership": "ownership", "Dive Deep": "dive_deep"}
SEED_FORMS = {"000": "page", "001": "evaluate", "002": "evaluate", "003": "notes", "004": "article"}


@pytest.mark.parametrize("start", SEED_FORMS)
def test_the_given_files_import_without_a_word(start: str) -> None:
    """Form found, competency found, every line counted, none left as not understood."""
    found = sorted(SEEDS.glob(f"{start}_*"))
    if not found:
        pytest.skip("the given files are not here")
    said = read_material(found[0].read_bytes(), found[0].name, "auto", PRINCIPLES)
    assert isinstance(said, Material)
    assert said.form == SEED_FORMS[start]
    assert "not understood" not in said.left()
    assert said.competency == ("customer_obsession" if start != "003" else None)
