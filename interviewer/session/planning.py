"""From what was chosen to a set-up: which questions an interview asks, drawn by its seed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from interviewer.domain.interview import Grader, Mode, PlannedQuestion, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import DEFAULT_COMPETENCY, Kind, Level
from interviewer.errors import UsageError
from interviewer.grading.kinds import kind_of
from interviewer.interview.phrasing import lot
from interviewer.library.rubrics import competency_ids, load_framework

SURPRISE = "surprise"
"""In place of a competency id: one chosen by the seed."""
LENGTHS = (1, 3, 5)
COMPANIES = ("amazon", "google", "meta", "flipkart", "generic")
MOST_PROBES = 4
LONGEST_QUESTION = 500
"""Characters of a question of the candidate's own."""


class Wish(NamedTuple):
    """What was chosen; see `Interviews.prepare`."""

    competencies: tuple[str, ...]
    questions: int
    level: Level
    company: str
    mode: Mode
    probes: int
    timer: bool
    grader: Grader
    own_question: str | None


def plan(wish: Wish, seed: int, rubric_of: Callable[[str], Rubric], *, has_model: bool = False) -> Setup:
    """The set-up for `wish`. Raises UsageError naming the field that is impossible."""
    _check(wish, has_model)
    rubrics = [rubric_of(name) for name in _drawn(wish, seed)]
    planned: list[PlannedQuestion] = []
    for place, rubric in enumerate(rubrics):
        if place == 0 and wish.own_question:
            planned.append(_own(wish.own_question, rubric))
        else:
            planned.append(_first(rubric, wish, seed, planned))
    spared: list[PlannedQuestion] = []
    for planned_question, rubric in zip(planned, rubrics, strict=True):
        left = _pool(rubric, wish.company, seed, [*planned, *spared])
        spare = next((item for item in left if item.kind == planned_question.kind), left[0] if left else None)
        spared += [spare] if spare else []
        planned[planned.index(planned_question)] = planned_question.model_copy(update={"spare": spare})
    return Setup(
        plan=tuple(planned),
        level=wish.level,
        company=wish.company,
        mode=wish.mode,
        probes=wish.probes,
        timer=wish.timer,
        grader=wish.grader,
        seed=seed,
    )


def _check(wish: Wish, has_model: bool) -> None:
    if wish.questions not in LENGTHS:
        raise UsageError(f"questions: an interview has 1, 3 or 5 questions, not {wish.questions}.")
    if not 0 <= wish.probes <= MOST_PROBES:
        raise UsageError(f"probes: a question gets 0 to {MOST_PROBES} probes, not {wish.probes}.")
    if wish.company not in COMPANIES:
        raise UsageError(f"company: {wish.company[:40]!r} is not known. There are: {', '.join(COMPANIES)}.")
    if wish.grader == "llm" and not has_model:
        raise UsageError("grader: there is no model to grade with. Choose 'rules' or 'auto'.")
    if not wish.competencies:
        raise UsageError(f"competencies: name at least one, or {SURPRISE!r}.")
    known = known_competencies()
    for name in wish.competencies:
        if name not in known and name != SURPRISE:
            raise UsageError(f"competencies: {name[:40]!r} is not known. There are: {', '.join((*known, SURPRISE))}.")
    own = wish.own_question
    if own is not None and not own.strip():
        raise UsageError("own_question: it is empty. Write the question, or leave it out.")
    if own is not None and len(own) > LONGEST_QUESTION:
        raise UsageError(f"own_question: it has {len(own):,} characters; at most {LONGEST_QUESTION} are taken.")


def known_competencies() -> tuple[str, ...]:
    """Every id that can be asked about: those with a rubric of their own and those that `generic` grades."""
    principles = (item.id for item in load_framework().principles)
    return tuple(sorted({*competency_ids(), *principles}))


def _drawn(wish: Wish, seed: int) -> list[str]:
    """A competency for each question: those chosen in turn, surprises without repeating while there are others."""
    own = [name for name in competency_ids() if name != DEFAULT_COMPETENCY]
    surprises = sorted(own, key=lambda name: lot(str(seed), "surprise", name))
    chosen = [wish.competencies[n % len(wish.competencies)] for n in range(wish.questions)]
    fresh = [name for name in surprises if name not in chosen] or surprises or [DEFAULT_COMPETENCY]
    places = [n for n, name in enumerate(chosen) if name == SURPRISE]
    for count, place in enumerate(places):
        chosen[place] = fresh[count % len(fresh)]
    return chosen


def _first(rubric: Rubric, wish: Wish, seed: int, taken: Sequence[PlannedQuestion]) -> PlannedQuestion:
    pool = _pool(rubric, wish.company, seed, taken)
    if not pool:
        raise UsageError(f"questions: {rubric.name} has no more than {len(taken)}. Choose fewer, or another principle.")
    return pool[0]


def _pool(rubric: Rubric, company: str, seed: int, taken: Sequence[PlannedQuestion]) -> list[PlannedQuestion]:
    """The rubric's questions and the company's own that are not taken, in the order of the draw.

    Where an assigned goal is normal, those about delivery come first.
    """
    asked = [(item.id, item.text, item.kind.value) for item in rubric.competency.questions]
    learning = rubric.competency.learning if rubric.id == rubric.competency.id else None
    for lens in learning.companies if learning else ():
        if lens.company == company:
            asked.append((f"{company}_own", lens.question, kind_of(lens.question, rubric).value))
    texts = {item.text for item in taken}
    pool = [
        PlannedQuestion(id=name, competency=rubric.id, text=text, kind=kind)
        for name, text, kind in asked
        if text not in texts
    ]
    assigned_is_normal = "manager_assigned" in rubric.gates_off
    return sorted(pool, key=lambda item: (assigned_is_normal and item.kind != Kind.DELIVERY, lot(str(seed), item.id)))


def _own(text: str, rubric: Rubric) -> PlannedQuestion:
    kind = kind_of(text, rubric).value
    return PlannedQuestion(id="own", competency=rubric.id, text=text.strip(), kind=kind)
