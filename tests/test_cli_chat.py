"""`interviewer chat`: the same interview in a terminal; what is typed is kept."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.commands.terminal import paragraphs
from interviewer.domain.interview import Interview
from interviewer.store.repository import open_store

runner = CliRunner()
ANSWER = (
    "In March I noticed that 40 invoices a week were never sent. Nobody had asked me to look. "
    "I decided to find out why, wrote a query that compared two tables, and fixed the nightly job myself. "
    "Within two months it went from 40 a week to none."
)


def chat(typed: str, *options: str) -> Result:
    return runner.invoke(app, ["chat", "--competency", "ownership", *options], input=typed)


def kept() -> Interview:
    """The one interview in the store."""
    store = open_store()
    (row,) = store.history().rows
    return store.load(row.id)


def said_by_candidate(interview: Interview) -> list[str]:
    return [turn.text for turn in interview.turns if turn.speaker == "candidate"]


def test_a_practice_interview_from_question_to_grade() -> None:
    """Question, answer, probes, critique with its scorecard, summary; code 0 at the end."""
    result = chat(f"{ANSWER}\n\nFrom 40 a week to none.\n\nI was too slow at first.\n\n", "--probes", "2")
    interview = kept()
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Interviewer: {interview.setup.plan[0].text}")
    assert said_by_candidate(interview)[0] == ANSWER
    assert "Dimensions" in result.stdout
    assert f"{interview.grades[0].scorecard.total} of 100" in result.stdout
    assert "Question 1: " in result.stdout


def test_an_answer_may_have_lines_and_ends_with_an_empty_one() -> None:
    """Line ends inside an answer are kept; it is sent by an empty line or by the end of input."""
    chat("First line.\nSecond line.\n\nAnother.")
    assert said_by_candidate(kept())[:2] == ["First line.\nSecond line.", "Another."]


def test_leaving_early_keeps_everything_and_says_how_to_go_on() -> None:
    """At the end of input nothing is lost: the same interview goes on with --resume."""
    first = chat(f"{ANSWER}\n\n", "--questions", "3", "--mode", "real")
    interview = kept()
    assert f"interviewer chat --resume {interview.id}" in first.stderr
    second = runner.invoke(app, ["chat", "--resume", interview.id], input="It went from 40 to none.\n\n")
    assert said_by_candidate(kept()) == [ANSWER, "It went from 40 to none."]
    assert second.stdout.startswith("Interviewer")


def test_real_mode_shows_no_grade_before_the_end() -> None:
    """Nothing is critiqued until the interview is over."""
    early = chat(f"{ANSWER}\n\n", "--mode", "real", "--questions", "3")
    assert "Dimensions" not in early.stdout
    over = runner.invoke(app, ["chat", "--resume", kept().id], input="/finish\n\n")
    assert "Dimensions" in over.stdout


@pytest.mark.parametrize("command", ["/repeat", "/clarify", "/moment", "/cannot", "/skip"])
def test_controls_are_commands(command: str) -> None:
    """What are buttons on the page are words here; none is taken for an answer."""
    chat(f"{command}\n\n")
    interview = kept()
    assert [turn.intent for turn in interview.turns if turn.speaker == "candidate"] == [command.removeprefix("/")]


def test_a_command_that_is_none_is_refused_and_nothing_kept() -> None:
    """A single word with a slash that is no command is named; an answer that begins with a slash is an answer."""
    result = chat("/nonsense\n\n/etc/hosts was wrong on 40 machines, and I fixed each of them myself.\n\n")
    assert "/nonsense is not a command" in result.stderr
    assert said_by_candidate(kept())[0].startswith("/etc/hosts")


def test_hints_are_given_on_request_only() -> None:
    """`/hint` prints help and is not part of the interview."""
    asked, unasked = chat("/hint\n\n"), runner.invoke(app, ["chat"], input="")
    assert len(asked.stdout) > len(unasked.stdout)
    assert "/hint" not in asked.stdout
    store = open_store()
    assert not any(said_by_candidate(store.load(row.id)) for row in store.history().rows)


def test_answer_again_is_a_new_attempt() -> None:
    """After the critique `again` asks the question once more and grades the new answer by itself."""
    result = chat(f"{ANSWER}\n\nagain\n\n{ANSWER}\n\n", "--probes", "0")
    interview = kept()
    assert [grade.attempt for grade in interview.grades] == [0, 1]
    assert result.stdout.count("Dimensions") == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--level", "cto"], "--level cto"),
        (["--questions", "2"], "questions"),
        (["--company", "Acme"], "company"),
        (["--resume", "nothing"], "no interview"),
    ],
)
def test_what_cannot_be_is_refused_by_name(options: list[str], says: str) -> None:
    """Code 2 and the name of the option; nothing is begun."""
    result = chat("", *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert open_store().history().total == 0


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        (["\n", "\n"], []),
        (["a\n", "b\n", "\n", "\n", "c"], ["a\nb", "c"]),
        (["  indented\n", " \n"], ["  indented"]),
    ],
)
def test_paragraphs_end_at_empty_lines(rows: list[str], expected: list[str]) -> None:
    """Empty lines part what is typed and are never an answer."""
    assert list(paragraphs(rows)) == expected


def heeding_ctrl_c() -> None:
    """A run of tests in the background of a shell is deaf to it, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_at_a_terminal_it_prompts_and_can_be_left() -> None:
    """The instructions and a prompt are shown; Ctrl-C leaves with code 130, and what was said is kept."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "interviewer", "chat", "--competency", "ownership"]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, preexec_fn=heeding_ctrl_c
    )
    os.close(theirs)
    seen = b""

    def until(marker: bytes, nudge: Callable[[], None] | None = None) -> None:
        nonlocal seen
        end = time.monotonic() + 30
        while marker not in seen and time.monotonic() < end:
            if select.select([ours], [], [], 0.3)[0]:
                seen += os.read(ours, 4096)
            elif nudge:
                nudge()
        assert marker in seen, seen
        seen = seen.partition(marker)[2]

    try:
        until(b"> ")
        os.write(ours, ANSWER.encode() + b"\n\n")
        until(b"Interviewer (after: ")
        until(b"> ")
        # A signal between the prompt and the wait for a key is noticed at the next one only.
        until(b"--resume ", nudge=lambda: process.send_signal(signal.SIGINT))
        assert process.wait(30) == 130
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert said_by_candidate(kept()) == [ANSWER]
