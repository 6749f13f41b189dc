"""A scorecard as what the grade page shows."""

import json

from interviewer.ui.findings import Graded, sheet_of
from tests.ui.cards import LINES, RUBRIC, graded, scorecard


def test_every_point_finds_its_words_and_back() -> None:
    """Each quote of the sheet is marked in the transcript, over exactly those words."""
    sheet = sheet_of(graded())
    marked: dict[str, str] = {}
    for turn in sheet["turns"]:
        for piece in turn["pieces"]:
            for mark in piece["marks"]:
                marked[mark] = marked.get(mark, "") + piece["text"]

    quotes = [
        quote
        for row in [
            *(signal for dimension in sheet["dimensions"] for signal in dimension["signals"]),
            *sheet["findings"],
        ]
        for quote in row["quotes"]
    ]

    assert quotes
    assert {quote["mark"]: quote["quote"] for quote in quotes} == marked
    assert set(marked) == set(sheet["marks"])


def test_transcript_is_whole() -> None:
    """Highlighting neither drops nor doubles a character, and a probe says what it was after."""
    turns = sheet_of(graded())["turns"]

    assert ["".join(piece["text"] for piece in turn["pieces"]) for turn in turns] == [line.text for line in LINES]
    assert [turn["tag"] for turn in turns] == [None, "after: its size", None]


def test_dimensions_in_rubric_order_with_points_and_what_would_raise_them() -> None:
    """Every number says what it is out of; a weak dimension says what would raise it."""
    rows = sheet_of(graded())["dimensions"]

    assert [row["name"] for row in rows] == [dimension.name for dimension in RUBRIC.dimensions]
    assert [float(row["max"]) for row in rows] == [dimension.points for dimension in RUBRIC.dimensions]
    assert all(row["raise"]["advice"] for row in rows)
    assert next(row for row in rows if row["tag"] == "IMP")["raise"]["problem"] == "The result has no size."


def test_not_asked_is_not_the_same_as_not_answered() -> None:
    """A silent signal says whether a probe was after it."""
    notes = {signal["name"]: signal["note"] for row in sheet_of(graded())["dimensions"] for signal in row["signals"]}
    names = {signal.id: signal.name for signal in RUBRIC.signals.values()}

    assert notes[names["baseline"]].startswith("Asked about")
    assert "not asked" in notes[names["named"]]
    assert notes[names["measure"]] == ""


def test_a_gate_speaks_with_the_candidates_words() -> None:
    """A gate comes before red flags, quotes what fired it and says what to do."""
    rows = sheet_of(graded(scorecard(gate=True)))["findings"]

    assert [row["sort"] for row in rows] == ["Gate", "Red flag"]
    assert "Nobody had asked me." in rows[0]["says"]
    assert "{quote}" not in rows[0]["says"]
    assert rows[0]["remedy"]


def test_slopes_say_what_changed() -> None:
    """Before the probes and the last attempt are each one sentence and one row a dimension."""
    one = graded()
    with_last = Graded(one.rubric, one.scorecard, one.before, one.lines, last=scorecard(60), probed=one.probed)

    first, second = sheet_of(with_last)["slopes"]

    assert "41 of 100" in first["says"]
    assert "added 11" in first["says"]
    assert "cost 8" in second["says"]
    assert len(first["rows"]) == len(RUBRIC.dimensions)


def test_the_sheet_is_plain_data() -> None:
    """Everything reaches the browser as JSON."""
    sheet = sheet_of(graded(scorecard(gate=True)))

    assert json.loads(json.dumps(sheet)) == sheet


def test_a_dimension_shows_a_quote_that_one_of_its_signals_has() -> None:
    """What a dimension shows first is also in the list of its signals, under the same mark."""
    for row in sheet_of(graded())["dimensions"]:
        listed = [quote for signal in row["signals"] for quote in signal["quotes"]]
        assert [quote for quote in row["quotes"] if quote not in listed] == []
        assert len(row["quotes"]) == min(1, len(listed))
