"""Interviews on the real store go as they do in memory."""

from itertools import count
from pathlib import Path

import pytest

from interviewer.domain.interview import Setup
from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.interview.fakes import Clock, grade
from tests.session.test_interviews import SCRIPTS, Act, played


@pytest.mark.parametrize(("chosen", "acts"), [case[1:] for case in SCRIPTS], ids=[case[0] for case in SCRIPTS])
def test_a_database_keeps_what_memory_keeps(home: Path, chosen: Setup, acts: tuple[Act, ...]) -> None:
    """Turns, what they were taken for, grades and times are the same, and so is the view."""
    memory, expected = played(chosen, *acts)
    store = open_store(Settings(home=home, database_url=f"sqlite:///{home / 'interviews.db'}"))
    ids = count()
    server = Interviews(store, grade=grade, now=Clock(), new_id=lambda: f"iv{next(ids)}")
    view = server.start(chosen)
    for act in acts:
        view = act(server, view)
    assert view == expected
    assert store.load(view.id) == memory.load(view.id)
    assert server.load(view.id) == view
    store.close()
