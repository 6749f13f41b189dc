"""Replies being made: looked on from anywhere, stopped by anybody, kept from nobody."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from interviewer.errors import InterviewerError, StoreUnavailable
from interviewer.llm.background import Background
from interviewer.session import Making, Replies, View
from interviewer.session.replying import Stopped
from tests.interview.fakes import setup
from tests.session.test_interviews import played

WAIT = 10.0


@pytest.fixture
def view() -> View:
    """Any."""
    return played(setup())[1]


async def text(given: str = "done") -> str:
    """Work for the loop."""
    await asyncio.sleep(0)
    return given


async def for_ever() -> str:
    """Work that does not end."""
    await asyncio.Event().wait()
    return "never"


def test_everybody_sees_the_same(view: View) -> None:
    """Any number of lookers get each state once, and the result when it is there."""
    replies, go = Replies(Background()), threading.Event()

    def work(making: Making) -> View:
        for end in range(1, 6):
            making.show("words"[:end])
        go.wait(WAIT)
        return view

    making, began = replies.begin("it", work)
    again, joined = replies.begin("it", work)
    assert (began, joined, again) == (True, False, making)
    assert replies.making("it") is making
    assert replies.making("another") is None
    while making.look(making.look().version, 0.01).text != "words":
        pass
    with ThreadPoolExecutor(3) as lookers:
        results = [lookers.submit(making.result) for _ in range(3)]
        go.set()
        assert [result.result(WAIT) for result in results] == [view] * 3
    while not (look := making.look()).done:
        pass
    assert look.text == "words"
    assert replies.making("it") is None


def test_a_look_waits_for_news_only() -> None:
    """What was seen is not given again before its time; taking a text back is news."""
    making = Making(Background())
    first = making.look()
    assert making.look(first.version, 0.01) == first
    making.show("a")
    second = making.look(first.version, WAIT)
    making.show("a")
    assert making.look(second.version, 0.01) == second
    making.show("")
    assert (making.look(second.version, WAIT).stage, making.look().text) == ("reading", "")
    making.grade()
    assert making.look().stage == "grading"


def test_work_can_be_stopped_from_anywhere() -> None:
    """What runs on the loop ends at once; later work of the same making does not begin."""
    making = Making(Background())
    assert making.wait_for(text("done")) == "done"
    threading.Timer(0.05, making.stop).start()
    with pytest.raises(Stopped):
        making.wait_for(for_ever())
    with pytest.raises(Stopped):
        making.wait_for(text())


def test_what_goes_wrong_is_told_to_whoever_waits(view: View) -> None:
    """An error of ours is raised as it is, and the interview is free again."""
    replies = Replies(Background())

    def fail(_: Making) -> View:
        raise StoreUnavailable("the disk is full")

    making, _ = replies.begin("it", fail)
    with pytest.raises(StoreUnavailable, match="disk is full"):
        making.result()
    assert replies.begin("it", lambda _: view)[0].result() == view


def test_a_fault_of_the_program_is_said_and_logged() -> None:
    """A page that waits is told; the traceback goes where those of threads go."""
    making = Making(Background())

    def broken(_: Making) -> View:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        making.run(broken)
    with pytest.raises(InterviewerError, match="fault in this program"):
        making.result()
