"""Files taken in: looked at before anything is kept, kept all or none, offered to the other parts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import update

from interviewer.domain.material import Material
from interviewer.errors import UnknownImport, UsageError
from interviewer.importers.page_text import BadPage
from interviewer.session import SURPRISE, Interviews
from interviewer.session.importing import (
    LONGEST_NAME,
    Given,
    Importing,
    kept_asks,
    kept_pairs,
    kept_question,
    kept_questions,
    kept_quiz,
    own_name,
)
from interviewer.session.importing_contents import counts_of
from interviewer.settings import Settings
from interviewer.store.imports import mark_of
from interviewer.store.repository import Repository, open_store
from interviewer.store.tables import imports
from tests.interview.fakes import MemoryStore
from tests.session.imported import COMPANY, GAP, PAIR, STORY, everything, read

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
GOOD, BAD = Given("good.txt", b"good"), Given("folder/bad.txt", b"bad")


@pytest.fixture
def store() -> Iterator[Repository]:
    kept = open_store(Settings.from_env())
    yield kept
    kept.close()


@pytest.fixture
def importing(store: Repository) -> Importing:
    return Importing(store.imports, read=read, now=lambda: NOON)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("notes.txt", "notes.txt"),
        ("/etc/../notes.txt", "notes.txt"),
        ("C:\\Users\\me\\notes.txt", "notes.txt"),
        ("folder/", "folder"),
        ("a\x1b[31m\nb\u202etxt.exe\ud800", "a [31m btxt.exe"),
        ("", "file"),
        ("\x00", "file"),
        ("x" * 500, "x" * LONGEST_NAME),
        ("=cmd()<b>.txt", "=cmd()<b>.txt"),
    ],
    ids=repr,
)
def test_a_name_is_text_and_no_path(given: str, name: str) -> None:
    """Folders, control and direction characters are gone; markup and formulas stay the text they are."""
    assert own_name(given) == name


def test_looking_keeps_nothing(importing: Importing) -> None:
    """Each file in order, a bad one with its reason; the same bytes twice are said to be; nothing is stored."""
    good, bad, twin = importing.look([GOOD, BAD, Given("copy.txt", b"good")], "notes")

    assert good.is_new
    assert good.material is not None
    assert good.material.title == "notes"
    assert (bad.is_new, bad.material, bad.problems) == (False, None, ("bad.txt:1: is bad; make it good.",))
    assert (twin.is_new, twin.twin) == (False, "good.txt")
    assert importing.listed() == ()


def test_keeping_what_is_new(importing: Importing) -> None:
    """Bad files and known ones are left out and keep no other from being kept; a second look knows them all."""
    looks = importing.look([GOOD, BAD, Given("other.txt", b"other")])

    assert [look.name for look in importing.keep(looks)] == ["good.txt", "other.txt"]

    assert importing.keep(looks) == ()
    assert importing.keep(importing.look([GOOD])) == ()
    assert importing.look([GOOD])[0].kept == NOON
    assert {line.name: line.counts for line in importing.listed()} == dict.fromkeys(
        ("good.txt", "other.txt"), counts_of(everything())
    )


def test_a_file_that_gives_nothing_is_not_kept(store: Repository) -> None:
    """Lines that are all left are no import."""

    def read_nothing(source: bytes, name: str, *_: object) -> Material:
        material = everything(source, name)
        return Material(id=material.id, source=name, form="notes", lines=material.lines)

    importing = Importing(store.imports, read=read_nothing)
    looks = importing.look([GOOD])
    assert not looks[0].is_new
    assert importing.keep(looks) == ()


def test_found_by_the_start_of_its_id(importing: Importing) -> None:
    """A few digits name an import; none or several that begin so are an error that says what to do."""
    importing.keep(importing.look([GOOD, Given("other.txt", b"other")]))
    first = importing.listed()[0].id

    assert importing.named(f" {first[:10].upper()}") == first
    for start, said in (("zz", "--list"), ("", "--list"), ("%", "--list")):
        with pytest.raises(UsageError, match=said):
            importing.named(start)


def test_undo_takes_everything_away(importing: Importing, store: Repository) -> None:
    """Questions, pairs and quiz items go with it; a second undo says that it is gone."""
    importing.keep(importing.look([GOOD]))
    (kept,) = importing.listed()
    question = kept_questions(store)[0].asked.id

    importing.undo(kept.id)

    assert (kept_questions(store), kept_pairs(store), kept_quiz(store)) == ((), (), ())
    assert kept_question(store, question) is None
    with pytest.raises(UnknownImport):
        importing.undo(kept.id)


def test_questions_to_ask_the_interviewer(importing: Importing, store: Repository) -> None:
    """By whom they are for; the same words of two files once."""
    assert kept_asks(store) == {}
    importing.keep(importing.look([GOOD, Given("again.txt", b"again")]))
    assert kept_asks(store) == {"Engineers": ("Who is on call?",)}


def test_questions_can_be_asked(importing: Importing, store: Repository) -> None:
    """Those of the file, its stories, pairs and companies, each once, about a competency that can be graded."""
    importing.keep(importing.look([GOOD, Given("again.txt", b"again")]))

    found = {item.asked.text: item for item in kept_questions(store)}

    about = {text: item.asked.competency for text, item in found.items()}
    assert about == {
        GAP: "ownership",
        "How do you  work?": "generic",
        STORY: "dive_deep",
        PAIR: "ownership",
        COMPANY: "dive_deep",
    }
    for item in found.values():
        assert kept_question(store, item.asked.id) == item
        assert item.asked.id.startswith(mark_of(item.import_id))
    assert kept_question(store, "import-000000000000-1") is None


@pytest.mark.parametrize(
    ("chosen", "asked_about"), [("surprise", "ownership"), ("dive_deep", "dive_deep"), ("ownership", "ownership")]
)
def test_an_interview_begins_with_it(importing: Importing, store: Repository, chosen: str, asked_about: str) -> None:
    """It is asked first, about its own competency unless another one was chosen, with a spare of the rubric's."""
    importing.keep(importing.look([GOOD]))
    asked = next(item.asked for item in kept_questions(store) if item.asked.text == GAP)

    setup = Interviews(MemoryStore()).prepare((chosen,), questions=3, imported=asked, seed=3)

    first = setup.plan[0]
    assert (first.id, first.text, first.kind, first.competency) == (asked.id, GAP, "analysis", asked_about)
    assert first.spare is not None
    assert len({item.text for item in setup.plan}) == 3


def test_not_beside_a_question_of_ones_own(importing: Importing, store: Repository) -> None:
    """Two questions cannot both be first."""
    importing.keep(importing.look([GOOD]))
    prepare = partial(Interviews(MemoryStore()).prepare, (SURPRISE,), imported=kept_questions(store)[0].asked)
    with pytest.raises(UsageError, match="asked first already"):
        prepare(own_question="And why?")


def test_an_undone_question_stays_in_its_interview(importing: Importing, store: Repository) -> None:
    """An interview has its own copy; what leans on the import is counted before it goes."""
    importing.keep(importing.look([GOOD]))
    interviews = Interviews(store)
    view = interviews.start(interviews.prepare(imported=kept_questions(store)[0].asked))
    (kept,) = importing.listed()

    assert importing.leaning(kept.id).interviews == 1
    importing.undo(kept.id)

    assert GAP in [turn.text for turn in interviews.load(view.id).turns]


def test_pairs_and_quiz_items_for_the_other_pages(importing: Importing, store: Repository) -> None:
    """Pairs have ids that no two files share; items without a right choice are left out, none stands there twice."""
    importing.keep(importing.look([GOOD, Given("same.txt", b"other")]))

    pairs = kept_pairs(store)

    assert sorted(pair.id for pair in pairs) == sorted(f"{mark_of(line.id)}-1" for line in importing.listed())
    assert {pair.source for pair in pairs} == {"same.txt"}
    quiz = [(about, item.stem) for about, item in kept_quiz(store)]
    assert quiz == [("ownership", "Which principle is it?")] * 2


def test_read_anew(store: Repository) -> None:
    """What another version kept is read again from its own bytes; where it cannot be, it stays as it is."""
    importing = Importing(store.imports, read=read, now=lambda: NOON)
    importing.keep(importing.look([GOOD]))
    import_id = importing.listed()[0].id
    with store.imports._database.writing() as connection:
        content = {"source": "Z29vZA==", "material": {"of": "a later version"}}
        connection.execute(update(imports).values(content=content))
    assert importing.load(import_id).material is None
    assert kept_questions(store) == ()

    refusing = Importing(store.imports, read=lambda _, name, *__: BadPage(name, ("no",)))
    assert refusing.read_anew(import_id).problems == ("no",)
    assert importing.load(import_id).material is None

    assert importing.read_anew(import_id).material is not None
    assert importing.load(import_id).material == everything(b"good", "good.txt").model_copy(update={"title": "auto"})
    assert kept_questions(store) != ()


def test_a_file_that_was_not_kept_whole_is_said_to_be(store: Repository) -> None:
    """Bytes that are not those of the id are not read."""
    importing = Importing(store.imports, read=read)
    importing.keep(importing.look([GOOD]))
    import_id = importing.listed()[0].id
    with store.imports._database.writing() as connection:
        connection.execute(update(imports).values(content={"source": "Z29v"}))

    look = importing.read_anew(import_id)
    assert (look.material, look.problems) == (
        None,
        ("good.txt: the file was not kept whole; undo this import and take the file in again.",),
    )
