"""The page *Library* without a browser: look, keep, open, ask, undo; bad files, long lists, hostile words."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from interviewer.domain.calibration_pair import SourceLine
from interviewer.domain.material import Material, TriggerQuestion
from interviewer.store.imports import Leaning
from interviewer.store.repository import open_store
from interviewer.store.tables import imports
from interviewer.ui.library_import import said_of
from tests.session.imported import GAP, STORY, everything
from tests.ui.library_made import at, chosen, keep, labels, links, made, sources, words

PAGES = Path(__file__).parents[2] / "evals" / "pages"
CLEAN, MENDED = PAGES / "clean_returns_desk.txt", PAGES / "planted_mended_answer.txt"
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **b** :material/home: $x$"


def test_empty_says_what_to_do() -> None:
    """Nothing is kept, and what could be; where it would be kept, and that nothing is sent."""
    said = words(at())
    assert "Nothing is kept yet. Choose a file above" in said
    assert "Nothing is sent anywhere" in said
    assert "Keep" not in labels(at())


def test_look_then_keep() -> None:
    """What each file gives stands there before anything is kept; Keep keeps all of them, and the uploader is empty."""
    app = chosen(at(), CLEAN, MENDED)
    said = words(app)
    assert "2 of 2 files would be kept." in said
    assert "Read as page with two answers" in said
    assert any("1 pair of answers" in folded.label for folded in app.expander)
    assert any("gets wrong" in folded.label for folded in app.expander)
    assert open_store().imports.listed() == ()

    app.button(key="keep").click().run()

    assert not app.exception
    assert sorted(line.name for line in open_store().imports.listed()) == [CLEAN.name, MENDED.name]
    assert app.info[0].value.startswith("Kept")
    assert "would be kept" not in words(app)


def test_one_bad_file_stops_no_other() -> None:
    """Its reason stands in its place; the others can be kept."""
    app = chosen(at(), ("empty.txt", b""), CLEAN)
    assert "1 of 2 files would be kept. 1 cannot be read." in words(app)
    assert "is empty" in words(app)
    app.button(key="keep").click().run()
    assert [line.name for line in open_store().imports.listed()] == [CLEAN.name]


@pytest.mark.parametrize(
    "source",
    [b"", b"\xff\xfe\x00", b"PK\x03\x04zip", b"x" * 600_000, b"{}"],
    ids=["empty", "utf-16", "zip", "long", "json"],
)
def test_bad_files_alone_leave_nothing_to_keep(source: bytes) -> None:
    """No button to press, a reason instead, and a way to put them away."""
    app = chosen(at(), ("bad.txt", source))
    assert "keep" not in [button.key for button in app.button]
    assert "Nothing of this file is kept" in words(app)
    app.button(key="put-away").click().run()
    assert "bad.txt" not in words(app)


def test_twice_the_same_file_is_recognised() -> None:
    """In one batch, and after it was kept, whatever its name."""
    twins = chosen(at(), CLEAN, ("copy.txt", CLEAN.read_bytes()))
    assert f"The same file as {CLEAN.name}" in words(twins)
    twins.button(key="keep").click().run()
    assert len(open_store().imports.listed()) == 1

    again = chosen(at(), ("renamed.txt", CLEAN.read_bytes()))
    assert "This very file is kept already" in words(again)
    assert "keep" not in [button.key for button in again.button]


def test_kept_by_another_tab_in_the_meantime() -> None:
    """The second tab is told that nothing was left for it to keep."""
    here = chosen(at(), CLEAN)
    there = chosen(at(), CLEAN)
    there.button(key="keep").click().run()
    here.run()

    assert "keep" not in [button.key for button in here.button]
    assert "kept already" in words(here)


@pytest.mark.parametrize(
    ("show", "stands_there"),
    [
        ("Stories", [STORY, "Situation: Returns piled up.", "Missing: what had to be achieved"]),
        ("Questions", [GAP, "Dive Deep"]),
        ("Probes", ["How far?", "After: Reach", "Strong: To 40 shops."]),
        ("Quiz", ["A. Yes", "Right: A. Yes", "Hint: Who began?"]),
        ("Lessons", ["Look closer.", "Google: Users first"]),
        ("Examples", ["Bad: Made it safe.", "Good: Closed 4 ports."]),
        ("To ask", ["Engineers", "Who is on call?", "Two of us"]),
        ("Afterwards", ["If it went badly", "Ask why."]),
        ("Private", ["He is from outside."]),
        ("Pairs", ["We waited.", "I counted the queue and halved it."]),
        ("Left lines", ["Not understood: 1 line"]),
    ],
)
def test_an_import_shows_all_it_gave(show: str, stands_there: list[str]) -> None:
    """Each kind at its own address, and what looks wrong above all of them."""
    (import_id,) = keep(made())
    said = words(at(**{"import": import_id, "show": show})).replace("\\", "")
    assert "Line 1: The sum is 90." in said
    assert [part for part in stands_there if part not in said] == []


def test_answering_a_question_of_an_import() -> None:
    """The question stands above the form, its principle is chosen, and the interview asks it first."""
    (import_id,) = keep(made())
    app = at("interview", question=f"import-{import_id[:12]}-7")
    assert STORY in words(app)
    assert app.selectbox[0].value == "dive_deep"
    assert "A question of your own, asked first" not in [area.label for area in app.text_area]

    app.button(key="ask").click().run()

    assert not app.exception
    assert STORY in words(app)
    assert app.chat_input


def test_choosing_an_imported_question_in_the_form() -> None:
    """Under More, once there is one; it goes into the address, and out again."""
    before = len(at("interview").selectbox)
    keep(made())
    app = at("interview")
    assert app.selectbox[before].label == "An imported question, asked first"
    app.selectbox[before].select_index(1).run()
    assert "import-" in str(app.query_params["question"])
    assert not app.exception
    app.selectbox[before].select_index(0).run()
    assert "question" not in app.query_params


def test_a_question_that_is_not_kept_any_more() -> None:
    """The form says so and starts without it."""
    app = at("interview", question="import-000000000000-1")
    assert "its import may have been undone" in words(app)
    app.button(key="ask").click().run()
    assert app.chat_input


def test_undo_asks_and_says_what_stays() -> None:
    """One button opens the question; nothing is taken away before it is answered."""
    (import_id,) = keep(made())
    interview = at("interview", question=f"import-{import_id[:12]}-7")
    interview.button(key="ask").click().run()
    app = at(**{"import": import_id})
    app.button(key="undo").click().run()
    assert "Made from it, and kept: 1 interview on its questions." in words(app)
    assert [label for label in labels(app) if label.endswith(" it")] == ["Undo it", "Keep it"]
    assert len(open_store().imports.listed()) == 1


@pytest.mark.parametrize(
    ("leaning", "said"),
    [
        (Leaning(interviews=0, scorings=0), ""),
        (Leaning(interviews=2, scorings=1), "2 interviews on its questions and 1 scoring of its pairs."),
        (Leaning(interviews=0, scorings=3), "3 scorings of its pairs."),
    ],
    ids=["nothing", "both", "scorings"],
)
def test_what_leans_on_an_import_in_words(leaning: Leaning, said: str) -> None:
    """Only what there is."""
    assert said_of(leaning).removeprefix("Made from it, and kept: ") == said


def test_undone_in_another_tab() -> None:
    """The address of an import that is gone leads to a message and the way back."""
    (import_id,) = keep(made())
    app = at(**{"import": import_id})
    open_store().imports.undo(import_id)
    app.run()
    assert not app.exception
    assert "in another tab perhaps" in words(app)
    assert "All imports" in links(app)


def test_what_another_version_kept_can_be_read_again() -> None:
    """It is listed, says why it cannot be shown, and is read again from its own bytes."""
    app = chosen(at(), CLEAN)
    app.button(key="keep").click().run()
    store = open_store()
    (line,) = store.imports.listed()
    with store.imports._database.writing() as connection:
        content = {**_content(connection), "material": {"of": "a later version"}}
        connection.execute(update(imports).values(content=content))

    opened = at(**{"import": line.id})
    assert "Another version of this program kept" in words(opened)
    opened.button(key="read-again").click().run()

    assert not opened.exception
    assert "Another version" not in words(opened)


def _content(connection: Connection) -> dict[str, object]:
    return dict(connection.scalar(select(imports.c.content)) or {})


def test_long_lists_come_in_pages() -> None:
    """Thirty questions on a page, twenty imports on a page; each stands on exactly one."""
    text = "\n".join(f"Tell me about gap number {number}." for number in range(1, 71))
    questions = tuple(
        TriggerQuestion(words=row, line=number, competency="ownership", form="direct")
        for number, row in enumerate(text.split("\n"), start=1)
    )
    source = text.encode()
    long = Material(
        id=hashlib.sha256(source).hexdigest(), source="long.txt", form="page", questions=questions,
        lines=tuple(SourceLine(number=number, taken="questions") for number in range(1, 71)),
    )  # fmt: skip
    sources[long.id] = source
    keep(long, *(made(f"file {number}", f"file-{number}.txt") for number in range(24)))

    seen = [words(at(**{"import": long.id, "page": str(page)})).count("gap number") for page in (1, 2, 3)]

    assert seen == [30, 30, 10]
    assert "file-23.txt" in links(at())
    assert "long.txt" in links(at("library", **{"page": "2"}))


def test_hostile_words_stay_words() -> None:
    """Names, titles, questions and remarks are drawn as they were written; no element reads them as Markdown."""
    material = made("hostile", HOSTILE, title=HOSTILE, questions=(), stories=())
    said = everything().private[0].model_copy(update={"text": HOSTILE})
    material = material.model_copy(update={"private": (said,), "doubts": (said,)})
    keep(material)
    for address in ({}, {"import": material.id}, {"import": material.id, "show": "Private"}):
        app = at(**address)
        assert not app.exception
        assert "evil" in f"{words(app)} {links(app)}"
        assert not any("evil" in item.value for item in app.markdown)
        for element in (*app.caption, *app.subheader, *app.title):
            assert HOSTILE not in element.value
