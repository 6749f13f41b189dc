"""What may be seen of an answered item whose wording has changed since."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from interviewer.quiz.keeping import Wanted
from interviewer.store.repository import Repository
from tests.session.test_quizzing import TWELVE, Clock, clock, place_of, quiz_of, store

__all__ = ["clock", "store"]


def test_an_answer_stands_with_what_it_answered(store: Repository, clock: Clock) -> None:
    """Reworded or taken out, an answered item is shown as it was; its answer counts for no other wording."""
    items = TWELVE[:3]
    quiz = quiz_of(store, clock, items)
    view = quiz.begin(Wanted())
    for item in view.items:
        view = quiz.answer(view.id, item.number, place_of(view, item.number))
    assert view.lines[0].standing.right == 3

    same, reworded, gone = items
    clock.now += timedelta(hours=1)
    turned = reworded.model_copy(update={"prompt": "Something else?", "choices": reworded.choices[::-1]})
    later = quiz_of(store, clock, (same.model_copy(update={"prompt": f" {same.prompt.upper()}"}), turned))
    shown = {item.prompt: item for item in later.load(view.id).items}
    assert {prompt: (item.changed, item.was_right) for prompt, item in shown.items()} == {
        same.prompt: (None, True),
        reworded.prompt: ("reworded", True),
        gone.prompt: ("gone", True),
    }
    assert all(item.choices[item.right or 0].endswith("choice 1") for item in shown.values())
    assert shown[same.prompt].comes_back
    assert not shown[reworded.prompt].comes_back
    line = later.overview().lines[0]
    assert (line.standing.answered, line.new) == (1, 1)

    asked_anew = later.begin(Wanted())
    assert [(item.prompt, item.due) for item in asked_anew.items] == [("Something else?", False)]
    later.answer(asked_anew.id, 0, 0)
    assert later.overview().lines[0].standing.answered == 2


def test_an_answer_from_before_wordings_were_kept(store: Repository, clock: Clock, home: Path) -> None:
    """It stands for what its item says now, as far as there is one with as many choices."""
    quiz = quiz_of(store, clock, TWELVE[:2])
    view = quiz.begin(Wanted())
    for item in view.items:
        view = quiz.answer(view.id, item.number, 0)
    with closing(sqlite3.connect(home / "quiz.db")) as database, database:
        database.execute("UPDATE quiz_answers SET wording = NULL")
    kept = quiz_of(store, clock, (TWELVE[0],)).load(view.id)
    assert [(item.prompt, item.changed) for item in kept.items] == [(TWELVE[0].prompt, None)]
