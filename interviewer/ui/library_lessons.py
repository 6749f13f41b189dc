"""The lessons of an import, part by part, as entries."""

from collections.abc import Iterable

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import Lesson, Material, NamedTrap
from interviewer.ui.library_entries import Entry, principle


def lesson_entries(material: Material) -> tuple[Entry, ...]:
    """Everything that the file teaches, under the name of its part; with several principles, under theirs too."""
    several = len({lesson.competency for lesson in material.lessons}) > 1
    found = []
    for lesson in material.lessons:
        about = f"{principle(lesson.competency)}: " if several else ""
        found += [entry._replace(group=f"{about}{entry.group}") for entry in _parts(lesson)]
    return tuple(found)


def _parts(lesson: Lesson) -> Iterable[Entry]:
    for group, lines in (
        ("Definition", lesson.definition),
        ("Core signal", lesson.core_signal),
        ("How the company sees it", lesson.company_framing),
        ("What it is not", lesson.is_not),
        ("How deep to go", lesson.depth_tip),
    ):
        yield from (Entry(said.text, group) for said in lines)
    for signal in lesson.signals:
        heard = (f"Sounds like: {'; '.join(signal.phrases)}",) if signal.phrases else ()
        rows = _rows(("Shows", signal.shows), ("Common miss", signal.common_miss))
        yield Entry(signal.means.text, "Signals", (*heard, *rows))
    yield from (_trap(item, "Traps") for item in lesson.traps)
    yield from (_trap(item, "Red flags") for item in lesson.red_flags)
    yield from (Entry(said.text, "Words to recognise it by") for said in lesson.recognise)
    yield from (Entry(item.name, "Told apart from", (item.difference.text,)) for item in lesson.neighbours)
    for view in lesson.companies:
        name = f"{view.company}: {view.name}" if view.name else view.company
        rows = _rows(("Stresses", view.stresses), ("Signal", view.signal), ("Asks", view.question))
        yield Entry(name, "Companies", (*rows, *_rows(("Lifts an answer", view.lifts))))
    for level in lesson.levels:
        rows = _rows(("Expected", level.expects), ("Anti-pattern", level.anti_pattern))
        yield Entry(level.name.text, "Levels", rows)
    yield from _advice(lesson)


def _advice(lesson: Lesson) -> Iterable[Entry]:
    for story in lesson.story_kinds:
        also = (f"Also covers: {', '.join(story.also_covers)}",) if story.also_covers else ()
        yield Entry(
            story.name.text, "Stories that fit", (*_rows(("Shows", story.shows), ("Example", story.example)), *also)
        )
    yield from (Entry(item.name, "Stories to leave", (item.why,) if item.why else ()) for item in lesson.to_avoid)
    yield from (Entry(said.text, "Preparation") for said in lesson.prep_action)
    yield from (Entry(item.name, "In short", (item.text.text,)) for item in lesson.summary)
    for checklist in lesson.checklists:
        yield Entry(checklist.title, "Checklists", tuple(f"\N{EN DASH} {said.text}" for said in checklist.items))
    for part in lesson.star:
        examples = tuple(f"For example: {text}" for text in part.examples)
        yield Entry(part.part.capitalize(), "Telling it as STAR", (part.advice.text, *examples))
    for item in lesson.answered:
        yield Entry(item.question, "Questions answered", (item.answer.text,) if item.answer else ())
    for passage in lesson.passages:
        title = passage.heading.text if passage.heading else "Without a heading"
        yield Entry(title, "Passages", tuple(said.text for said in passage.paragraphs))


def _trap(item: NamedTrap, group: str) -> Entry:
    rows = _rows(("Says", item.says), ("Why it costs", item.why), ("Detect it", item.detect), ("Mend it", item.remedy))
    return Entry(item.name.text, group, rows)


def _rows(*said: tuple[str, Said | None]) -> tuple[str, ...]:
    return tuple(f"{name}: {text.text}" for name, text in said if text)
