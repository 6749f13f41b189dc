"""Servers of the app as forks of one process: it has imported what they need and read the rubrics, once a worker."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

ROOT = Path(__file__).parents[2]
NOT_BEFORE = tuple(f"interviewer.{name}" for name in ("ui", "commands", "cli", "__main__", "store.migrations"))


class Forker:
    """The process that forks; it ends with the one that started it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.browser.forked"]
        pipe = subprocess.PIPE
        # Without threads of its own: of several only the one that forks goes on in the fork.
        env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=env)

    def serve(self, arguments: Sequence[str], env: Mapping[str, str], log: Path) -> "Served":
        """`streamlit` with these arguments and this environment."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked
        assert told
        asked.write(json.dumps({"arguments": [*arguments], "env": dict(env), "log": str(log)}) + "\n")
        asked.flush()
        return Served(int(told.readline()))

    def end(self) -> None:
        """No more are asked for."""
        self._process.communicate()


@cache
def forker() -> Forker:
    """One for all servers of a worker."""
    return Forker()


class Served:
    """A server that was forked."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._end = os.pidfd_open(pid)

    def over(self, within: float = 0.0) -> bool:
        """Whether it has ended, or does so within so many seconds."""
        return bool(select.select([self._end], [], [], within)[0])

    def kill(self) -> None:
        """End it without warning."""
        signal.pidfd_send_signal(self._end, signal.SIGKILL)
        self.over(within=30.0)
        os.close(self._end)


def _made_ready() -> None:
    """All that a server uses but the pages themselves: their components belong to the server that draws them."""
    for name in ("altair", "pandas", "pyarrow", "streamlit.web.bootstrap"):
        import_module(name)
    for found in walk_packages([str(ROOT / "interviewer")], "interviewer."):
        if not found.name.startswith(NOT_BEFORE):
            import_module(found.name)

    from interviewer.domain.transcript import Transcript, Turn
    from interviewer.grading.grader import grade
    from interviewer.library.rubrics import competency_ids, load_rubric
    from interviewer.library.tracks import track_names

    track_names()
    for competency in competency_ids():
        load_rubric(competency)
    grade(Transcript(id="ready", question="", turns=(Turn(speaker="candidate", text="I noticed it."),)), load_rubric())


def _serve(arguments: list[str], env: dict[str, str], log: str) -> None:
    from streamlit.web.cli import main

    nothing, written = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for mine, its in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(mine, its)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["streamlit", *arguments]
    main(prog_name="streamlit")


def _fork_when_asked() -> None:
    _made_ready()
    forked = set[int]()
    for line in sys.stdin:
        if not (pid := os.fork()):
            _serve(**json.loads(line))
        print(pid, flush=True)
        forked -= {ended for ended in forked if os.waitpid(ended, os.WNOHANG)[0]}
        forked.add(pid)
    for pid in forked:
        os.waitpid(pid, 0)


if __name__ == "__main__":
    _fork_when_asked()
