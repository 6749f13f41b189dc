"""Traps, red flags and gates as text: what an answer falls into, how it sounds, and the way out."""

from interviewer.domain.competency import Learning, Trap
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Gate, RedFlag
from interviewer.export.lesson import Card, Row, Section

FLAGS_COST = "They cost no points; an interviewer writes them down."


def traps_of(rubric: Rubric, learning: Learning | None) -> tuple[Section, ...]:
    """Mistakes one does not notice in oneself, red flags, and the gates with the questions they stand at."""
    sections: list[Section] = []
    if learning:
        sections.append(traps_section(learning.traps))
    return (*sections, _flags(rubric, learning), _gates(rubric))


def traps_section(traps: tuple[Trap, ...]) -> Section:
    """Each trap with how it sounds and the way out of it."""
    cards = tuple(
        Card(
            trap.id,
            trap.name,
            (
                Row("Sounds like", (trap.says,), "bad"),
                Row("Why it hurts", (trap.why,)),
                Row("Ask yourself", (trap.detect,)),
                Row("Mend it", (trap.remedy,)),
            ),
        )
        for trap in traps
    )
    return Section("Traps", lines=("Mistakes that one does not notice in oneself.",), cards=cards)


def flags_section(flags: tuple[RedFlag, ...]) -> Section:
    """Each red flag with an example of it."""
    cards = tuple(
        Card(
            flag.id,
            flag.name,
            (Row("Sounds like", (flag.example,), "bad"), Row("Heard as", (flag.why,)), Row("Mend it", (flag.fix,))),
        )
        for flag in flags
    )
    return Section("Red flags", lines=(FLAGS_COST,), cards=cards)


def _flags(rubric: Rubric, learning: Learning | None) -> Section:
    names = {flag.id: flag.name for flag in rubric.framework.red_flags}
    notes = learning.red_flags if learning else ()
    if not notes:
        return flags_section(rubric.framework.red_flags)
    cards = tuple(
        Card(
            note.flag,
            names.get(note.flag, note.flag),
            (Row("Sounds like", (note.says,), "bad"), Row("Heard as", (note.why,)), Row("Mend it", (note.fix,))),
        )
        for note in notes
    )
    return Section("Red flags", lines=(FLAGS_COST,), cards=cards)


def _gates(rubric: Rubric) -> Section:
    on = [_gate(rubric, gate) for gate in rubric.framework.gates if gate.id not in rubric.gates_off]
    off = [
        Card(gate.id, gate.name, (Row("Why", (why_off(rubric),)),), aside="off here")
        for gate in rubric.framework.gates
        if gate.id in rubric.gates_off
    ]
    return Section(
        "Gates",
        lines=("Each ends an answer, whatever its total.",),
        cards=(*on, *off),
    )


def _gate(rubric: Rubric, gate: Gate) -> Card:
    kinds = [rule.kind.value for rule in rubric.framework.kinds if gate.id in rule.gates]
    says = gate.says.replace(' ("{quote}")', "")
    return Card(
        gate.id,
        gate.name,
        (
            Row("Says", (says,)),
            Row("Way out", (gate.remedy,)),
            Row("Stands at questions about", (", ".join(kinds),)),
        ),
    )


def why_off(rubric: Rubric) -> str:
    """Why gates are off for this competency, as its file or the list of principles says."""
    principle = next((item for item in rubric.framework.principles if item.id == rubric.id), None)
    told = rubric.competency.gates_off_why or (principle.gates_off_why if principle else None)
    return told or "The rubric's files do not say why."
