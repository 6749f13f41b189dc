"""Each of the 17 measured faults at each request of a whole interview: it ends, graded, labelled, nothing lost.

The thin cut has every fault, every request, both modes; the soak has every combination.
"""

import gc
import logging
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store
from tests.llm.faulty_server import FaultyServer
from tests.session.failing import (
    ENDING,
    SEVENTEEN,
    SLOW,
    caller_for,
    fallbacks,
    held,
    limits,
    most_for_one,
    scripted,
    spoken_once,
    text_of,
    unlabelled,
)

REQUESTS = {"practice": 5, "real": 10}
"""Of an interview in which nothing fails: probes, grades with and without their answers, advice."""
ANSWERS_IN_A_ROW = 2
"""Waited for after one submit, at most: the grades side by side, then the advice."""
SLACK = 10.0
"""Seconds for a busy machine; a hanging server would take an hour."""


class Case(NamedTuple):
    """The fault comes with that request of the interview, once or from there on."""

    fault: str
    mode: str
    number: int
    lasting: bool

    def __str__(self) -> str:
        return f"{self.fault}, {'from' if self.lasting else 'at'} {self.number} in {self.mode}"


MATRIX = [
    Case(fault, mode, number, lasting)
    for fault in SEVENTEEN
    for mode, requests in REQUESTS.items()
    for number in range(1, requests + 1)
    for lasting in (False, True)
]
THIN = [
    Case(fault, mode, requests - place % requests, lasting=(place + of_mode) % 2 == 1)
    for place, fault in enumerate(SEVENTEEN)
    for of_mode, (mode, requests) in enumerate(REQUESTS.items())
]


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """A model's server, told anew by each test."""
    with FaultyServer(text=text_of) as running:
        yield running


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """A database for all of them."""
    home = tmp_path_factory.mktemp("faults")
    opened = open_store(Settings(home=home, database_url=f"sqlite:///{home / 'interviews.db'}"))
    yield opened
    opened.close()


class _Errors(logging.Handler):
    """Keeps what is logged with a traceback, or as an error."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Of everything."""
        if record.exc_info or record.levelno >= logging.ERROR or "Traceback" in record.getMessage():
            self.found.append(logging.Formatter().format(record))


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_logged() -> Iterator[None]:
    """No traceback, also none of a task that nobody waited for."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    yield
    gc.collect()
    logging.getLogger().removeHandler(errors)
    assert errors.found == []


@pytest.mark.parametrize("mode", REQUESTS)
def test_without_a_fault_all_is_the_models(server: FaultyServer, store: Repository, mode: str) -> None:
    """The matrix below counts these requests."""
    server.told()
    done = held(store, caller_for(server.url, limits("none")), mode)

    assert len(server.requests) == REQUESTS[mode]
    assert (fallbacks(done.interview), unlabelled(done.interview)) == (0, [])


@pytest.mark.parametrize("case", THIN, ids=str)
def test_a_fault_at_a_request(
    server: FaultyServer, store: Repository, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    """Graded and labelled to the end; what passes spoils one thing at most, and what lasts is not asked for ever."""
    check(server, store, case)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.soak
@pytest.mark.parametrize("case", MATRIX, ids=str)
def test_every_fault_at_every_request(server: FaultyServer, store: Repository, case: Case) -> None:
    """The same, for every combination."""
    check(server, store, case)


def check(server: FaultyServer, store: Repository, case: Case) -> None:
    """Hold the interview, and look at what was stored and what was sent."""
    server.told(*scripted(case.fault, case.number, lasting=case.lasting))
    allowed = limits(case.fault)

    done = held(store, caller_for(server.url, allowed), case.mode)

    assert done.interview.finished
    assert [grade.question for grade in done.interview.grades] == list(range(len(done.interview.setup.plan)))
    assert all(grade.scorecard.status == "scored" for grade in done.interview.grades)
    assert unlabelled(done.interview) == []
    assert spoken_once(done)
    assert most_for_one(server.requests) <= allowed.retries + 1
    assert done.longest < ANSWERS_IN_A_ROW * allowed.seconds + SLACK
    spoiled = fallbacks(done.interview)
    if case.lasting:
        assert spoiled
    elif case.fault in ENDING:
        assert len(server.requests) <= REQUESTS[case.mode]
    elif case.fault not in SLOW:  # Where time is short, a busy machine may add a silence of its own.
        assert spoiled <= 1
