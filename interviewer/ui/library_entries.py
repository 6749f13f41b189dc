"""What an import holds, as the entries that its page draws: words only, nothing of Streamlit."""

from collections.abc import Callable
from typing import NamedTuple

from interviewer.domain.calibration_pair import QuizItem, Said
from interviewer.domain.material import FollowUp, Jotting, Material, NotedStory
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.library.rubrics import load_rubric
from interviewer.session.importing import folded, questions_of
from interviewer.session.importing_contents import lacking, quiz_of, story_title

GENERAL = "No principle in particular"
NO_ANSWER = "Which choice is right is not told, so the quiz leaves this item out."
LETTERS = "ABCDEFGHIJ"
NAMES_OF_PARTS = {"situation": "Situation", "task": "Task", "action": "Action", "result": "Result"}


class Entry(NamedTuple):
    """One thing of an import."""

    title: str
    group: str = ""
    """Heading that it stands under, with its neighbours of the same group."""
    body: tuple[str, ...] = ()
    note: str = ""
    """What is to be known of it: what is missing, what it is marked with."""
    folded: tuple[str, ...] = ()
    """What gives an answer away: shown when it is asked for."""
    ask: str | None = None
    """Id of the question that an interview may start with."""


def principle(competency: str | None) -> str:
    """Its name; an id that is not known here as it stands."""
    if competency is None or competency == DEFAULT_COMPETENCY:
        return GENERAL
    return load_rubric(competency).name


def question_entries(material: Material) -> tuple[Entry, ...]:
    """What can be asked, by principle."""
    entries = [
        Entry(asked.text, group=principle(asked.competency), note=f"About {asked.kind.value}" if asked.kind else "",
              ask=asked.id)
        for asked in questions_of(material)
    ]  # fmt: skip
    return grouped(entries)


def story_entries(material: Material) -> tuple[Entry, ...]:
    """Stories by principle and question, in the order of the file, with what is missing in each."""
    ids = {folded(asked.text): asked.id for asked in questions_of(material)}
    return grouped([_story(story, ids) for story in material.stories])


def _story(story: NotedStory, ids: dict[str, str]) -> Entry:
    told = [f"{NAMES_OF_PARTS[part.part]}: {part.text.text}" for part in story.parts]
    told += [said.text for said in story.loose]
    title = story_title(story)
    return Entry(
        title,
        group=principle(story.competency) if story.competency else story.heading or GENERAL,
        body=tuple(line for line in told if line != title),
        note=lacking(story) or "Every part is there.",
        ask=ids.get(folded(story.question.text)) if story.question else None,
    )


def quiz_entries(material: Material) -> tuple[Entry, ...]:
    """Quiz items with their choices; which is right, and why, when it is asked for."""
    return tuple(_quiz(item, principle(competency)) for competency, item in quiz_of(material))


def _quiz(item: QuizItem, group: str) -> Entry:
    choices = tuple(f"{letter}. {choice}" for letter, choice in zip(LETTERS, item.choices, strict=False))
    right = choices[item.answer] if item.answer is not None and item.answer < len(choices) else None
    folded = [f"Right: {right}"] if right else []
    folded += [f"{number}. {step}" for number, step in enumerate(item.steps, start=1)]
    folded += [f"Hint: {item.hint}"] if item.hint else []
    folded += [f"Usual mistake: {item.mistakes}"] if item.mistakes else []
    note = "" if right else NO_ANSWER
    return Entry(item.stem, group, choices, f"{(item.difficulty or '').capitalize()}. {note}".strip(". "), (*folded,))


def probe_entries(material: Material) -> tuple[Entry, ...]:
    """Probes, what each is after; how weak and strong replies sound when it is asked for."""
    return tuple(_probe(probe) for probe in material.probes)


def _probe(probe: FollowUp) -> Entry:
    folded = []
    for name, reply in (("Weak", probe.weak), ("Strong", probe.strong)):
        if reply:
            folded.append(f"{name}: {reply.text.text}")
            folded += [reply.why.text] if reply.why else []
    return Entry(probe.question.text, note=f"After: {probe.after.text}" if probe.after else "", folded=tuple(folded))


def example_entries(material: Material) -> tuple[Entry, ...]:
    """Examples told badly and well, and why."""
    found = []
    for number, example in enumerate(material.examples, start=1):
        rows = _rows(("Bad", example.bad), ("Why", example.bad_why), ("Good", example.good), ("Why", example.good_why))
        found.append(Entry(example.about or f"Example {number}", body=rows))
    return tuple(found)


def asking_entries(material: Material) -> tuple[Entry, ...]:
    """Questions to ask the interviewer, by audience."""
    return tuple(_jotting(item, group.audience) for group in material.ask_back for item in group.questions)


def afterwards_entries(material: Material) -> tuple[Entry, ...]:
    """What is noted for after the interview."""
    return tuple(_jotting(item, group.title) for group in material.debriefs for item in group.remarks)


def _jotting(item: Jotting, group: str) -> Entry:
    note = f"Marked {item.mark}" if item.mark else ""
    return Entry(item.text.text, group, tuple(_below(item.below, "")), note)


def _below(jottings: tuple[Jotting, ...], indent: str) -> list[str]:
    found = []
    for item in jottings:
        found += [f"{indent}\N{EN DASH} {item.text.text}", *_below(item.below, f"{indent}    ")]
    return found


def private_entries(material: Material) -> tuple[Entry, ...]:
    """Remarks for their writer alone."""
    return tuple(Entry(said.text, note=f"Line {said.line}") for said in material.private)


def _rows(*said: tuple[str, Said | None]) -> tuple[str, ...]:
    return tuple(f"{name}: {text.text}" for name, text in said if text)


def grouped(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries of a group together, groups in the order they first come."""
    order = {group: place for place, group in enumerate(dict.fromkeys(entry.group for entry in entries))}
    return tuple(sorted(entries, key=lambda entry: order[entry.group]))


Entries = Callable[[Material], tuple[Entry, ...]]
