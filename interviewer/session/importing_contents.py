"""What a file gave, counted by kind with a title each, and what of it was left, line by line."""

from collections.abc import Mapping
from typing import NamedTuple

from interviewer.domain.calibration_pair import QuizItem
from interviewer.domain.material import Example, Jotting, Lesson, Material, NotedStory
from interviewer.importers.material import source_lines
from interviewer.importers.page_text import Unreadable
from interviewer.library.rubrics import load_framework

FORM_NAMES = {
    "page": "question page",
    "evaluate": "page with two answers",
    "notes": "story notes",
    "article": "article",
}
KINDS: dict[str, tuple[str, str]] = {
    "questions": ("question", "questions"),
    "probes": ("probe", "probes"),
    "pairs": ("pair of answers", "pairs of answers"),
    "quiz": ("quiz item", "quiz items"),
    "stories": ("story", "stories"),
    "open": ("question without a story yet", "questions without a story yet"),
    "lessons": ("part of a lesson", "parts of a lesson"),
    "examples": ("example of a bad and a good answer", "examples of bad and good answers"),
    "ask_back": ("question to ask the interviewer", "questions to ask the interviewer"),
    "debriefs": ("remark for afterwards", "remarks for afterwards"),
    "private": ("private remark", "private remarks"),
}
"""Kind of content to its name, one and several, in the order they are shown."""
LACKS = {
    "situation": "the situation",
    "task": "what had to be achieved",
    "action": "what was done",
    "result": "the result",
    "own act": "what you did yourself",
    "number": "a number in the result",
}
LESSON_PARTS = {
    "definition": "definition",
    "core_signal": "core signal",
    "company_framing": "company's view",
    "is_not": "what it is not",
    "depth_tip": "depth",
    "signals": "signals",
    "traps": "traps",
    "red_flags": "red flags",
    "recognise": "words to recognise it by",
    "neighbours": "neighbours",
    "companies": "companies",
    "levels": "levels",
    "story_kinds": "kinds of story",
    "to_avoid": "stories to avoid",
    "prep_action": "preparation",
    "summary": "summary",
    "checklists": "checklists",
    "star": "advice on STAR",
    "answered": "questions answered",
    "passages": "passages",
}


class Contents(NamedTuple):
    """The things of one kind."""

    kind: str
    titles: tuple[str, ...]

    @property
    def counted(self) -> str:
        """'5 quiz items'."""
        return counted(self.kind, len(self.titles))


class LeftLine(NamedTuple):
    """A line that is not part of the result."""

    number: int
    text: str


def counted(kind: str, number: int) -> str:
    """A number of things of one kind, in words."""
    one, many = KINDS[kind]
    return f"{number} {one if number == 1 else many}"


def contents_of(material: Material) -> tuple[Contents, ...]:
    """Everything the file gave, kinds without anything left out."""
    told = {
        "questions": [item.words for item in material.questions],
        "probes": [item.question.text for item in material.probes],
        "pairs": [item.question.text for item in material.pairs],
        "quiz": [item.stem for _, item in quiz_of(material)],
        "stories": [story_title(item) for item in material.stories if item.is_told],
        "open": [story_title(item) for item in material.stories if not item.is_told],
        "lessons": lessons_of(material),
        "examples": [example_title(item) for item in material.examples],
        "ask_back": [f"{group.audience}: {item.text.text}" for group in material.ask_back for item in group.questions],
        "debriefs": [f"{group.title}: {item.text.text}" for group in material.debriefs for item in flat(group.remarks)],
        "private": [item.text for item in material.private],
    }
    return tuple(Contents(kind, tuple(told[kind])) for kind in KINDS if told[kind])


def counts_of(material: Material) -> dict[str, int]:
    """Kind to number, kinds without anything left out."""
    return {contents.kind: len(contents.titles) for contents in contents_of(material)}


def quiz_of(material: Material) -> tuple[tuple[str | None, QuizItem], ...]:
    """The quiz items of a file and of its pairs, each once, with the competency the file gives them."""
    told = [(material.competency, item) for item in material.quiz]
    told += [(pair.competency, item) for pair in material.pairs for item in pair.quiz]
    found: dict[tuple[str, tuple[str, ...]], tuple[str | None, QuizItem]] = {}
    for competency, item in told:
        found.setdefault((item.stem, item.choices), (competency, item))
    return tuple(found.values())


def story_title(story: NotedStory) -> str:
    """The question it is for, or the start of what was noted."""
    if story.question:
        return story.question.text
    noted = [part.text.text for part in story.parts] + [said.text for said in story.loose]
    return noted[0] if noted else story.heading or "a story"


def example_title(example: Example) -> str:
    """What it is an example of, or its own start."""
    said = example.bad or example.good
    return example.about or (said.text if said else "an example")


def lacking(story: NotedStory) -> str | None:
    """What a story lacks, in one sentence; None where it lacks nothing."""
    if not story.is_told:
        return "Nothing is noted yet."
    if not story.lacks:
        return None
    said = [LACKS[lack] for lack in story.lacks]
    return f"Missing: {', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else f"Missing: {said[0]}."


def lessons_of(material: Material) -> list[str]:
    """The parts of every lesson; with several principles, each with its principle."""
    several = len({lesson.competency for lesson in material.lessons}) > 1
    names = {item.id: item.name for item in load_framework().principles}
    found = []
    for lesson in material.lessons:
        about = f"{names.get(lesson.competency or '', 'in general')}: " if several else ""
        found += [f"{about}{title}" for title in lesson_titles(lesson)]
    return found


def lesson_titles(lesson: Lesson) -> tuple[str, ...]:
    """Each part that the lesson has, with how many lines or entries it has."""
    parts = ((name, len(getattr(lesson, field))) for field, name in LESSON_PARTS.items())
    return tuple(f"{name} ({number})" if number > 1 else name for name, number in parts if number)


def flat(jottings: tuple[Jotting, ...]) -> tuple[Jotting, ...]:
    """A list with what is noted below each line, in the order of the file."""
    return tuple(item for jotting in jottings for item in (jotting, *flat(jotting.below)))


def left_of(material: Material, source: bytes) -> dict[str, tuple[LeftLine, ...]]:
    """Reason to the lines left for it, with their words; the words are empty where the file cannot be read any more."""
    words = _words(source)
    return {
        why: tuple(LeftLine(number, words.get(number, "")) for number in numbers)
        for why, numbers in material.left().items()
    }


def taken_of(material: Material, source: bytes) -> dict[int, tuple[str, str]]:
    """Line number to where it was taken to and its words."""
    words = _words(source)
    return {line.number: (line.taken, words.get(line.number, "")) for line in material.lines if line.taken}


def _words(source: bytes) -> dict[int, str]:
    try:
        return {number: " ".join(text.split()) for number, text in enumerate(source_lines(source), start=1)}
    except Unreadable:
        return {}


def ranges(numbers: tuple[int, ...]) -> str:
    """Line numbers in few words: '1-3, 7, 9-10'."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def counted_all(counts: Mapping[str, int]) -> str:
    """'9 stories, 4 questions.'; nothing for counts of kinds that are not known here."""
    said = [counted(kind, counts[kind]) for kind in KINDS if counts.get(kind)]
    return f"{', '.join(said)}." if said else ""


def taken_line(material: Material) -> str:
    """'Read as story notes. Lines in the result: 90 of 118; left: 28.'"""
    every, taken = len(material.lines), material.taken
    return f"Read as {FORM_NAMES[material.form]}. Lines in the result: {taken} of {every}; left: {every - taken}."
