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
COMPANIES = ("amazon", "google", "meta", "flipkart")
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


def plan(wish: Wish, seed: int, rubric_of: Callable[[str], Rubric]) -> Setup:
    """The set-up for `wish`. Raises UsageError naming the field that is impossible."""
    _check(wish)
    rubrics = [rubric_of(name) for name in _drawn(wish, seed)]
    planned: list[PlannedQuestion] = []
    for place, rubric in enumerate(rubrics):
        pool = [item for item in _pool(rubric, wish.company) if not _is_taken(item, planned)]
        pool.sort(key=lambda item: lot(str(seed), item.id))
        if place == 0 and wish.own_question:
            first = _own(wish.own_question, rubric)
            pool = [item for item in pool if item.kind == first.kind] or pool
        else:
            first = pool.pop(0)
        spare = next((item for item in pool if item.kind == first.kind), pool[0] if pool else None)
        planned.append(first.model_copy(update={"spare": spare}))
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


def _check(wish: Wish) -> None:
    if wish.questions not in LENGTHS:
        raise UsageError(f"questions: an interview has 1, 3 or 5 questions, not {wish.questions}.")
    if not 0 <= wish.probes <= MOST_PROBES:
        raise UsageError(f"probes: a question gets 0 to {MOST_PROBES} probes, not {wish.probes}.")
    if wish.company not in COMPANIES:
        raise UsageError(f"company: {wish.company[:40]!r} is not known. There are: {', '.join(COMPANIES)}.")
    if wish.grader == "llm":
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


def _pool(rubric: Rubric, company: str) -> list[PlannedQuestion]:
    """The rubric's questions and the company's own; where an assigned goal is normal, those about delivery."""
    asked = [(item.id, item.text, item.kind.value) for item in rubric.competency.questions]
    if "manager_assigned" in rubric.gates_off:
        asked = [item for item in asked if item[2] == Kind.DELIVERY.value] or asked
    learning = rubric.competency.learning if rubric.id == rubric.competency.id else None
    for lens in learning.companies if learning else ():
        if lens.company == company:
            asked.append((f"{company}_own", lens.question, kind_of(lens.question, rubric).value))
    return [PlannedQuestion(id=name, competency=rubric.id, text=text, kind=kind) for name, text, kind in asked]


def _own(text: str, rubric: Rubric) -> PlannedQuestion:
    kind = kind_of(text, rubric).value
    return PlannedQuestion(id="own", competency=rubric.id, text=text.strip(), kind=kind)


def _is_taken(item: PlannedQuestion, planned: Sequence[PlannedQuestion]) -> bool:
    texts = {text for one in planned for text in (one.text, one.spare.text if one.spare else None)}
    return item.text in texts
