"""Imported files on a database: once each, all or none, taken away whole."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from interviewer.domain.interview import PlannedQuestion, Setup
from interviewer.errors import StoreError, UnknownImport
from interviewer.settings import Settings
from interviewer.store.imports import Leaning, New, mark_of
from interviewer.store.repository import Repository, open_store
from interviewer.store.tables import imports, scorings
from tests.store.builders import NOON, an_interview
from tests.store.conftest import Opener
from tests.store.materials import a_file, a_material


def test_gives_back_what_was_kept(opened: Opener) -> None:
    """A file comes back equal, with its bytes, also through another connection; the list has its counts."""
    new = a_file("What went wrong?\nTell me about a gap.", name="page \u202e\x1a \\u0000 one.txt")
    assert opened().imports.keep([new], NOON) == (True,)

    kept = opened().imports.load(new.material.id)

    assert (kept.material, kept.source) == (new.material, new.source)
    assert kept.line == opened().imports.listed()[0]
    assert (kept.line.name, kept.line.at, kept.line.counts) == (new.material.source, NOON, {"questions": 2})


def test_the_same_file_twice_is_kept_once(opened: Opener) -> None:
    """Whatever its name is the second time; the first stays as it was."""
    first, other = a_file(name="one.txt"), a_file("Another question?", name="two.txt")
    opened().imports.keep([first], NOON)

    again = opened().imports.keep([a_file(name="renamed.txt"), other, other], NOON + timedelta(hours=1))

    assert again == (False, True, False)
    assert [line.name for line in opened().imports.listed()] == ["two.txt", "one.txt"]
    assert opened().imports.kept_at([first.material.id, "unknown"]) == {first.material.id: NOON}


def test_all_or_none(store: Repository) -> None:
    """A file with other bytes than were read, or a character no database takes, keeps its whole batch out."""
    wrong = New(a_material("What went wrong?"), b"something else", {})

    for bad in (wrong, a_file("What?", name="nul\x00.txt")):
        with pytest.raises(StoreError, match="nothing was kept"):
            store.imports.keep([a_file(), bad], NOON)

    assert store.imports.listed() == ()


def test_two_tabs_at_once_keep_it_once(opened: Opener) -> None:
    """Exactly one of several tabs is told that it kept the file; none fails."""
    stores, done = [opened() for _ in range(4)], list[tuple[bool, ...]]()
    threads = [threading.Thread(target=lambda s=s: done.append(s.imports.keep([a_file()], NOON))) for s in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == [(False,), (False,), (False,), (True,)]


def test_undone_whole(opened: Opener) -> None:
    """It is gone for every tab at once; a second tab that undoes it is told, and may take it in again."""
    new = a_file()
    first, second = opened(), opened()
    first.imports.keep([new], NOON)
    assert len(second.imports.all()) == 1

    assert first.imports.undo(new.material.id) == Leaning(interviews=0, scorings=0)

    assert second.imports.all() == ()
    assert second.imports.listed() == ()
    with pytest.raises(UnknownImport, match=new.material.id[:12]):
        second.imports.undo(new.material.id)
    with pytest.raises(UnknownImport):
        second.imports.load(new.material.id)
    with pytest.raises(UnknownImport):
        second.imports.replace(new)
    assert second.imports.keep([new], NOON) == (True,)


def test_what_leans_on_it_is_counted_and_stays(store: Repository) -> None:
    """Interviews that ask its question and scorings of its pair, and no others."""
    new, other = a_file(), a_file("Another question?")
    store.imports.keep([new, other], NOON)
    mark = mark_of(new.material.id)
    asked = PlannedQuestion(id=f"{mark}-1", competency="ownership", text="Tell me.", kind="self-start")
    leaning = an_interview("leaning").model_copy(update={"setup": Setup(plan=(asked,))})
    store.create(leaning)
    store.create(an_interview("another"))
    with store.imports._database.writing() as connection:
        for name, pair in (("a", f"{mark}-1"), ("b", "pages-returns"), ("c", f"{mark_of(other.material.id)}-1")):
            connection.execute(insert(scorings).values(id=name, pair=pair, content={}, begun=NOON))

    assert store.imports.leaning(new.material.id) == Leaning(interviews=1, scorings=1)
    assert store.imports.undo(new.material.id) == Leaning(interviews=1, scorings=1)

    assert store.load("leaning") == leaning


def test_read_anew(opened: Opener) -> None:
    """The same file with what it gives now: its time stays, and other tabs see the change."""
    old = a_file()
    first, second = opened(), opened()
    first.imports.keep([old], NOON)
    assert second.imports.all()[0].material == old.material
    better = New(old.material.model_copy(update={"title": "A title", "form": "notes"}), old.source, {"questions": 1})

    first.imports.replace(better)

    kept = second.imports.all()[0]
    assert (kept.material, kept.line.form, kept.line.at) == (better.material, "notes", NOON)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda c: c["material"].update(telepathy=["later version"]), id="a field of a later version"),
        pytest.param(lambda c: c.pop("material"), id="no material"),
        pytest.param(lambda c: c["material"].update(form="hologram"), id="a form of a later version"),
        pytest.param(lambda c: c.update(counts=["?"]) or c.pop("material"), id="counts of another shape"),
    ],
)
def test_what_another_version_kept_is_listed_and_can_be_read_anew(store: Repository, spoil: Any) -> None:
    """Such an import has no material but still its file; it can be replaced or undone."""
    new = a_file()
    store.imports.keep([new], NOON)
    with store.imports._database.writing() as connection:
        content = connection.scalar(select(imports.c.content))
        spoil(content)
        connection.execute(update(imports).values(content=content))

    kept = store.imports.load(new.material.id)
    assert (kept.material, kept.source, kept.line.name) == (None, new.source, "page.txt")
    assert [item.material for item in store.imports.all()] == [None]

    store.imports.replace(new)
    assert store.imports.load(new.material.id).material == new.material
    store.imports.undo(new.material.id)
    assert store.imports.listed() == ()


@pytest.mark.parametrize("content", [None, "text", [], {}, {"source": "not base 64", "counts": {"x": -1}}], ids=repr)
def test_no_content_breaks_the_list(store: Repository, content: object) -> None:
    """Whatever stands in the row, it is listed, opened as unreadable, and can be undone."""
    new = a_file()
    store.imports.keep([new], NOON)
    with store.imports._database.writing() as connection:
        connection.execute(update(imports).values(content=content))

    assert [line.name for line in store.imports.listed()] == ["page.txt"]
    kept = store.imports.load(new.material.id)
    assert (kept.material, kept.source) == (None, b"")
    store.imports.undo(new.material.id)


def test_an_id_is_found_by_its_start(store: Repository) -> None:
    """A few digits do; a wildcard is no digit."""
    new = a_file()
    store.imports.keep([new], NOON)

    assert store.imports.beginning(new.material.id[:6]) == (new.material.id,)
    assert store.imports.beginning("%") == ()


def test_no_word_is_left_in_the_file(sqlite: Settings) -> None:
    """After an undo the file and its journal hold nothing of the import."""
    store = open_store(sqlite)
    new = a_file("Unmistakable zebra question?")
    store.imports.keep([new], NOON)
    store.imports.undo(new.material.id)
    assert store.file
    for path in store.file.parent.glob(f"{store.file.name}*"):
        assert b"zebra" not in path.read_bytes()
