"""Taking files in: read, look at what would be kept, keep, open again, undo; and what imports offer to other parts."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from interviewer.domain.calibration_pair import CalibrationPair, QuizItem
from interviewer.domain.material import Material
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.errors import UsageError
from interviewer.importers.material import AsForm, read_material
from interviewer.importers.page_text import BadPage
from interviewer.library.rubrics import load_framework
from interviewer.session.importing_contents import counts_of, quiz_of
from interviewer.session.planning import ImportedQuestion, known_competencies
from interviewer.store.imports import ImportShelf, Kept, KeptLine, Leaning, New, mark_of

Read = Callable[[bytes, str, AsForm, Mapping[str, str]], Material | BadPage]
"""What reads a file: its bytes, its name, what it is taken for, principles' names to their ids."""
LONGEST_NAME = 160
"""Characters of a file's name that are kept."""
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Given(NamedTuple):
    """A file as it was handed in."""

    name: str
    source: bytes


class Look(NamedTuple):
    """What one file gives, before anything is kept."""

    name: str
    """The file's own name, without folders and control characters."""
    source: bytes
    material: Material | None
    """None: it cannot be read."""
    problems: tuple[str, ...] = ()
    """Why, each as '<file>:<line>: <what is wrong; the remedy>'."""
    kept: datetime | None = None
    """Since when the same file is kept already."""
    twin: str | None = None
    """An earlier file of the same batch with the same bytes."""

    @property
    def is_new(self) -> bool:
        """Whether it would be kept: it gives something, and nobody kept it before."""
        return self.material is not None and not (self.kept or self.twin) and bool(counts_of(self.material))


class ShelfHolder(Protocol):
    """A store that keeps imports."""

    @property
    def imports(self) -> ImportShelf: ...


def _utc_now() -> datetime:
    return datetime.now(UTC)


def own_name(name: str) -> str:
    """The file's own name as text: no folders, no control or direction characters, one line."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in last)
    told = " ".join("".join(letter for letter in shown if letter not in _DIRECTIONS).split())
    return told[:LONGEST_NAME] or "file"


class Importing:
    """What a page or a terminal may do with files; holds none itself."""

    def __init__(
        self, shelf: ImportShelf, *, read: Read = read_material, now: Callable[[], datetime] = _utc_now
    ) -> None:
        """All but the shelf has a default: the shipped importers and the system's clock."""
        self._shelf = shelf
        self._read = read
        self._now = now

    def look(self, files: Iterable[Given], form: AsForm = "auto") -> tuple[Look, ...]:
        """What each file gives, in order; nothing is kept. Raises StoreUnavailable.

        A file that cannot be read has its problems in its place and keeps none of the others from being read.
        """
        principles = principle_ids()
        looks = [self._look(own_name(given.name), given.source, form, principles) for given in files]
        since = self._shelf.kept_at([look.material.id for look in looks if look.material])
        first: dict[str, str] = {}
        found = []
        for look in looks:
            if look.material:
                twin = first.get(look.material.id)
                first.setdefault(look.material.id, look.name)
                look = look._replace(kept=since.get(look.material.id), twin=twin)
            found.append(look)
        return tuple(found)

    def _look(self, name: str, source: bytes, form: AsForm, principles: Mapping[str, str]) -> Look:
        read = self._read(source, name, form, principles)
        if isinstance(read, BadPage):
            return Look(name, source, None, read.problems)
        return Look(name, source, read)

    def keep(self, looks: Sequence[Look]) -> tuple[Look, ...]:
        """Keep those that are new, all in one transaction; those that were, in order. Raises StoreUnavailable.

        One that another tab kept in the meantime is not among them.
        """
        new = [look for look in looks if look.is_new]
        files = [New(look.material, look.source, counts_of(look.material)) for look in new if look.material]
        done = self._shelf.keep(files, self._now()) if files else ()
        return tuple(look for look, kept in zip(new, done, strict=True) if kept)

    def listed(self) -> tuple[KeptLine, ...]:
        """Every kept import, newest first."""
        return self._shelf.listed()

    def load(self, import_id: str) -> Kept:
        """One kept import. Raises UnknownImport."""
        return self._shelf.load(import_id)

    def named(self, start: str) -> str:
        """The id that begins with `start`. Raises UsageError where none or several do."""
        found = self._shelf.beginning(start.strip().casefold()) if start.strip() else ()
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"Several imports begin with '{start[:64]}'. Give more of the id; nothing was changed.")
        raise UsageError(f"No import has the id '{start[:64]}'. 'interviewer import --list' shows them.")

    def leaning(self, import_id: str) -> Leaning:
        """What would stay when it is undone."""
        return self._shelf.leaning(import_id)

    def undo(self, import_id: str) -> Leaning:
        """Take an import away whole. Raises UnknownImport where another tab was first."""
        return self._shelf.undo(import_id)

    def read_anew(self, import_id: str) -> Look:
        """Read a kept file again with this version's importers, and keep what it gives now in place of the old.

        Where it cannot be read, the look says why and the import stays as it is. Raises UnknownImport.
        """
        kept = self._shelf.load(import_id)
        name = kept.line.name
        if hashlib.sha256(kept.source).hexdigest() != import_id:
            whole = f"{name}: the file was not kept whole; undo this import and take the file in again."
            return Look(name, b"", None, (whole,))
        look = self._look(name, kept.source, "auto", principle_ids())
        if look.material:
            self._shelf.replace(New(look.material, look.source, counts_of(look.material)))
        return look


def principle_ids() -> dict[str, str]:
    """A principle's name as people write it to its id."""
    return {item.name: item.id for item in load_framework().principles}


class KeptQuestion(NamedTuple):
    """A question of an import, ready to be asked."""

    asked: ImportedQuestion
    source: str
    """The file's name."""
    import_id: str


def kept_questions(store: ShelfHolder) -> tuple[KeptQuestion, ...]:
    """Every question of every import once, newest import first; the same words in two imports are asked once."""
    found: dict[str, KeptQuestion] = {}
    for material in _materials(store):
        for asked in questions_of(material):
            found.setdefault(folded(asked.text), KeptQuestion(asked, material.source, material.id))
    return tuple(found.values())


def kept_question(store: ShelfHolder, question_id: str) -> KeptQuestion | None:
    """The question with that id, or None: its import may have been undone."""
    for material in _materials(store):
        if question_id.startswith(f"{mark_of(material.id)}-"):
            for asked in questions_of(material):
                if asked.id == question_id:
                    return KeptQuestion(asked, material.source, material.id)
    return None


def questions_of(material: Material) -> tuple[ImportedQuestion, ...]:
    """What can be asked: the file's questions, those of its stories, of its pairs and of its companies, each once.

    A question that stands there twice has the first place and the first principle that is told."""
    told = [(item.words, item.line, item.competency, item.kind) for item in material.questions]
    for story in material.stories:
        if story.question:
            told.append((story.question.text, story.question.line, story.competency, None))
    for pair in material.pairs:
        told.append((pair.question.text, pair.question.line, pair.competency, None))
    for lesson in material.lessons:
        for company in lesson.companies:
            if company.question:
                told.append((company.question.text, company.question.line, lesson.competency, None))
    found: dict[str, ImportedQuestion] = {}
    for words, line, competency, kind in told:
        about = known(competency or material.competency)
        asked = ImportedQuestion(f"{mark_of(material.id)}-{line}", words, about, kind)
        first = found.setdefault(folded(words), asked)
        if first.competency == DEFAULT_COMPETENCY:
            found[folded(words)] = first._replace(competency=about)
    return tuple(found.values())


def folded(words: str) -> str:
    """The same for questions that differ in case and white space alone."""
    return " ".join(words.casefold().split())


def known(competency: str | None) -> str:
    """A competency that can be graded: `generic` for one that is not known here."""
    return competency if competency in known_competencies() else DEFAULT_COMPETENCY


def kept_asks(store: ShelfHolder) -> dict[str, tuple[str, ...]]:
    """Questions to ask the interviewer, by whom they are for; newest import first, the same words once."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for material in _materials(store):
        for group in material.ask_back:
            for item in group.questions:
                if folded(item.text.text) not in seen:
                    seen.add(folded(item.text.text))
                    found.setdefault(group.audience, []).append(item.text.text)
    return {audience: tuple(texts) for audience, texts in found.items()}


def kept_pairs(store: ShelfHolder) -> tuple[CalibrationPair, ...]:
    """Every pair of every import, newest import first; its id names the import, as two files may have one name."""
    return tuple(
        pair.model_copy(update={"id": f"{mark_of(material.id)}-{number}"})
        for material in _materials(store)
        for number, pair in enumerate(material.pairs, start=1)
    )


def kept_quiz(store: ShelfHolder) -> tuple[tuple[str, QuizItem], ...]:
    """Every quiz item whose right choice is told, with the competency it is about; newest import first."""
    return tuple(
        (known(competency), item)
        for material in _materials(store)
        for competency, item in quiz_of(material)
        if item.answer is not None
    )


def _materials(store: ShelfHolder) -> tuple[Material, ...]:
    return tuple(kept.material for kept in store.imports.all() if kept.material)
