"""Every problem of a folder of rubrics: of its files, and of examples that the rules read otherwise than promised."""

from collections.abc import Iterator
from pathlib import Path

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import CONTEXTS, Cue, Gate, GateCue, RedFlag
from interviewer.errors import RubricError
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.frames import coaching_problems
from interviewer.grading.reading import ASKED
from interviewer.grading.segments import fold
from interviewer.library.coaching import load_coaching
from interviewer.library.files import FRAMEWORK_FILE, LEXICON_FILE
from interviewer.library.lint import lint
from interviewer.library.rubrics import competency_ids, load_rubric


def problems_in(folder: Path | None) -> tuple[str, ...]:
    """One line a problem: '<file>: <field>: <what, remedy>'. Examples are tried once the files themselves are sound."""
    found = [str(problem) for problem in lint(folder)]
    if found:
        return tuple(found)
    try:
        found += coaching_problems(load_coaching(folder))
        for competency in competency_ids(folder):
            found += example_problems(load_rubric(competency, folder))
    except RubricError as error:
        found += error.problems
    return tuple(dict.fromkeys(found))


def example_problems(rubric: Rubric) -> Iterator[str]:
    """Every example that its lexicon or cue does not catch, every near-miss that it does.

    Raises RubricError for a pattern that RE2 refuses.
    """
    cues = cue_set(rubric)
    for lexicon in rubric.lexicons:
        if not lexicon.part:
            where, bit = f"{LEXICON_FILE}: {lexicon.id}", cues.bit(lexicon.id)
            yield from (
                f"{where}: misses its example {text!r}." for text in lexicon.examples if not _mask(cues, text) & bit
            )
            yield from (
                f"{where}: catches its near-miss {text!r}." for text in lexicon.near_misses if _mask(cues, text) & bit
            )
    own = {signal.id for added in rubric.competency.signals.values() for signal in added}
    for signal in (*rubric.signals.values(), rubric.framework.scope):
        file = f"{rubric.competency.id}.json" if signal.id in own else FRAMEWORK_FILE
        for number, cue in enumerate(signal.cues):
            yield from _cue_problems(cues, f"{file}: {signal.id}.cues[{number}]", signal.id, cue, cue.strength.rank)
    forced: tuple[Gate | RedFlag, ...] = (
        *rubric.framework.gates,
        *rubric.framework.caps,
        *rubric.framework.red_flags,
    )
    for marked in forced:
        for number, gate_cue in enumerate(marked.cues):
            yield from _cue_problems(cues, f"{FRAMEWORK_FILE}: {marked.id}.cues[{number}]", marked.id, gate_cue, 1)


def _cue_problems(cues: CueSet, where: str, target: str, cue: Cue | GateCue, rank: int) -> Iterator[str]:
    """What earlier sentences or the interviewer's question would have to set up is taken as given in an example."""
    given = cues.bits(*(name for name in (*cue.all, *cue.any) if name in (*CONTEXTS, *ASKED)))
    mask = _mask(cues, cue.example) | given
    if not any(finding.target == target and finding.rank >= rank for finding in cues.findings(mask)):
        seen = _seen(cues, cue, mask)
        yield f"{where}: its example does not make it {_name(rank)}: {cue.example!r}. It holds {seen}."
    if cue.near_miss and _fires(cues, cue, _mask(cues, cue.near_miss) | given):
        yield f"{where}: fires on its near-miss {cue.near_miss!r}. Name in 'none' what sets it apart."


def _fires(cues: CueSet, cue: Cue | GateCue, mask: int) -> bool:
    need, some, never = (cues.bits(*names) for names in (cue.all, cue.any, cue.none))
    return mask & need == need and not mask & never and (not some or bool(mask & some))


def _seen(cues: CueSet, cue: Cue | GateCue, mask: int) -> str:
    names = [name for name in (*cue.all, *cue.any, *cue.none) if mask & cues.bit(name)]
    return ", ".join(names) or "none of its conditions"


def _mask(cues: CueSet, text: str) -> int:
    return cues.mask(fold(text))


def _name(rank: int) -> str:
    return next(strength.value for strength in Strength if strength.rank == rank)
