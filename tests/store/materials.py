"""Files to keep: small materials with the bytes they were read from."""

import hashlib

from interviewer.domain.calibration_pair import Said, SourceLine
from interviewer.domain.material import Form, Material, TriggerQuestion
from interviewer.store.imports import New


def a_material(text: str = "Tell me about a gap you saw.", *, name: str = "page.txt", form: Form = "page") -> Material:
    """One question a line."""
    rows = text.split("\n")
    return Material(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source=name,
        form=form,
        questions=tuple(
            TriggerQuestion(words=row, line=number, competency="ownership", form="direct")
            for number, row in enumerate(rows, start=1)
        ),
        doubts=(Said(text="looks wrong", line=1),),
        lines=tuple(SourceLine(number=number, taken="questions") for number in range(1, len(rows) + 1)),
    )


def a_file(text: str = "Tell me about a gap you saw.", **more: str) -> New:
    """A material with its bytes and counts, as it is kept."""
    material = a_material(text, **more)  # type: ignore[arg-type]
    return New(material, text.encode(), {"questions": len(material.questions)})
