"""What other processes do in tests; imports little, as each of them starts anew."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from interviewer.errors import TurnConflict
from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store
from tests.store.builders import a_turn, an_interview

ROOT = Path(__file__).parent.parent.parent


def start(work: str, settings: Settings, *arguments: str) -> subprocess.Popen[str]:
    """Run a function of this module in a process of its own; its output is a pipe, a line at a time."""
    command = [sys.executable, "-m", "tests.store.workers", work, settings.database_url, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def add_interview(store: Repository, interview_id: str) -> None:
    """Create one interview."""
    store.create(an_interview(interview_id))


def answer(store: Repository, interview_id: str, name: str, times: str) -> None:
    """Read how far an interview is and add the next turn, so often; read again where somebody else was first."""
    done = 0
    while done < int(times):
        seq = next(row.turns for row in store.history().rows if row.id == interview_id)
        try:
            store.append(interview_id, [a_turn(seq, f"{name} {done}")])
        except TurnConflict:
            continue
        done += 1


def answer_for_ever(store: Repository, interview_id: str) -> None:
    """Add turns until killed; each is printed once it is acknowledged."""
    seq = len(store.load(interview_id).turns)
    while True:
        store.append(interview_id, [a_turn(seq)])
        print(seq, flush=True)
        seq += 1


def killed_after(settings: Settings, interview_id: str, acknowledged: int) -> int:
    """Let a process write, kill it without warning after so many acknowledged turns; the last one it was told of."""
    with start("answer_for_ever", settings, interview_id) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        told.extend(process.stdout)
    return int(told[-1])


if __name__ == "__main__":
    WORK: dict[str, Callable[..., None]] = {
        "add_interview": add_interview,
        "answer": answer,
        "answer_for_ever": answer_for_ever,
    }
    opened = open_store(Settings(home=Path("/"), database_url=sys.argv[2]))
    WORK[sys.argv[1]](opened, *sys.argv[3:])
    opened.close()
