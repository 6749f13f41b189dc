"""How fast a model judges, against the bare openai library doing as many requests: one table, whole processes.

`python bench/judging.py [--rounds 3] [--items 200] [--at-once 16]`. The server is `standin.py` on this machine, 200 ms
a reply. Floor and commands run in turn, so that a busy machine is busy for all. With ../shared/bench beside the
checkout its floor is the floor, else `floor.py`.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED_FLOOR = CHECKOUT.parent / "shared" / "bench" / "run_floor.py"
CALIBRATION = CHECKOUT / "evals" / "calibration" / "dev.jsonl"
FAULTS = ("--rate-429", "0.1", "--rate-500", "0.02")
LIMITS = {"wall": 1.10, "megabytes": 90.0, "repeated": 16}
"""Of issue 4: times the floor's wall clock; at the peak; requests that a kill may cost."""
POLL = 0.02
"""Seconds between looks at how far a run is that is to be killed."""


class Taken(NamedTuple):
    """What one process took."""

    wall: float
    first: float
    """Until its first request."""
    cpu: float
    megabytes: float
    """At the peak."""
    requests: int
    done: int
    """Items with a grade, or a reply."""


class Work(NamedTuple):
    """A bench in the making: where items lie, how many, how many at once."""

    folder: Path
    items: int
    at_once: int

    @property
    def file(self) -> Path:
        """The transcripts."""
        return self.folder / "items.jsonl"

    def environment(self, port: int) -> dict[str, str]:
        """Of every process: the stand-in, and a home of its own for each."""
        home = tempfile.mkdtemp(dir=self.folder)
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "INTERVIEWER_"))},
            "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1",
            "OPENAI_API_KEY": "x",
            "INTERVIEWER_MODEL": "standin",
            "INTERVIEWER_HOME": home,
            "N": str(self.items),
            "CONC": str(self.at_once),
            "PYTHONPATH": str(CHECKOUT),
        }

    def floor(self) -> list[str]:
        """The command of the floor."""
        return [sys.executable, str(SHARED_FLOOR if SHARED_FLOOR.is_file() else CHECKOUT / "bench" / "floor.py")]

    def eval(self) -> list[str]:
        """The command of a run; its folder is that of its home."""
        return [
            *(sys.executable, "-m", "interviewer", "eval", "run", "speed", "--grader", "llm"),
            *("--evals", str(self.folder), "--concurrency", str(self.at_once), "--run", "speed"),
        ]

    def grade(self) -> list[str]:
        """The command of a batch."""
        return [
            *(sys.executable, "-m", "interviewer", "grade", str(self.file), "--grader", "llm"),
            *("--concurrency", str(self.at_once), "--format", "jsonl"),
        ]


def prepare(work: Work) -> None:
    """The suite and its cases: the calibration set's answers, each made another one by a sentence of its own."""
    lines = [json.loads(line) for line in CALIBRATION.read_text(encoding="utf-8").splitlines()]
    with work.file.open("w", encoding="utf-8") as out:
        for number in range(work.items):
            case = {name: lines[number % len(lines)][name] for name in ("competency", "level", "question", "turns")}
            *before, last = case["turns"]
            told = {**last, "text": f"{last['text']} That was release {number}."}
            out.write(json.dumps({**case, "id": f"item-{number}", "turns": [*before, told]}) + "\n")
    suite = {
        "id": "speed",
        "about": "As many answers as the floor has requests.",
        "files": [{"cases": work.file.name}],
        "metrics": ["n", "abstained"],
    }
    (work.folder / "suites").mkdir()
    (work.folder / "suites" / "speed.json").write_text(json.dumps(suite), encoding="utf-8")


@contextmanager
def standin(*options: str) -> Iterator[int]:
    """Its port; it is ended behind it."""
    command = [sys.executable, str(CHECKOUT / "bench" / "standin.py"), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def stats(port: int) -> dict[str, float]:
    """What the stand-in counted."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/__stats") as reply:
        counted: dict[str, float] = json.load(reply)
    return counted


def timed(command: list[str], environment: dict[str, str], port: int, done: Callable[[str, Path], int]) -> Taken:
    """One whole process. Raises RuntimeError with what it said where it failed."""
    before = stats(port)["requests"]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        start = time.monotonic()
        child = subprocess.Popen(command, env=environment, cwd=CHECKOUT, stdout=out, stderr=errors)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if child.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {errors.read()[-2000:]}")
        graded = done(out.read(), Path(environment["INTERVIEWER_HOME"]))
    after = stats(port)
    requests = int(after["requests"] - before)
    return Taken(wall, after["first"] - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, requests, graded)


def replies(out: str, _: Path) -> int:
    """Of the floor."""
    return int(json.loads(out)["ok"])


def grades(out: str, _: Path) -> int:
    """By the model, among the lines of a batch."""
    cards = [json.loads(line) for line in out.splitlines()]
    return sum((card.get("provenance") or {}).get("grader") == "llm" for card in cards)


def counted(_: str, home: Path) -> int:
    """Cases with a grade, by the summary of a run."""
    summary: dict[str, Any] = json.loads((home / "runs" / "speed" / "summary.json").read_bytes())
    return int(next(figure["value"] for figure in summary["figures"]["overall"] if figure["metric"] == "n"))


def rounds(work: Work, times: int, *faults: str) -> dict[str, list[Taken]]:
    """Floor, run and batch in turn, each against a server of its own that fails alike."""
    each = {"floor": (work.floor(), replies), "eval run": (work.eval(), counted), "grade": (work.grade(), grades)}
    taken: dict[str, list[Taken]] = {name: [] for name in each}
    for number in range(times):
        for name, (command, done) in each.items():
            with standin(*faults, "--seed", str(7 + number)) as port:
                taken[name].append(timed(command, work.environment(port), port, done))
    return taken


def killed(work: Work) -> tuple[int, int]:
    """Requests that were sent twice when a run was killed at half and gone on with, and the cases of its summary."""
    with standin() as port:
        environment = work.environment(port)
        results = Path(environment["INTERVIEWER_HOME"]) / "runs" / "speed" / "results.jsonl"
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(work.eval(), env=environment, cwd=CHECKOUT, **silent) as child:  # type: ignore[call-overload]
            while not results.is_file() or results.read_bytes().count(b"\n") < work.items // 2:
                if child.poll() is not None:
                    raise RuntimeError(f"{' '.join(work.eval())} ended with {child.returncode} before half was graded.")
                time.sleep(POLL)
            child.send_signal(signal.SIGKILL)
        again = timed(work.eval(), environment, port, counted)
        return int(stats(port)["requests"]) - work.items, again.done


COLUMNS = ("wall s", 8), ("floor", 7), ("first s", 8), ("cpu ms", 8), ("peak MB", 8), ("requests", 9), ("lost", 5)


def show(title: str, taken: dict[str, list[Taken]], work: Work) -> None:
    """One line a command: medians; CPU and requests are of one item."""
    print(f"{title:<20}" + "".join(f"{name:>{width}}" for name, width in COLUMNS))
    floor = median(item.wall for item in taken["floor"])
    for name, items in taken.items():
        wall = median(item.wall for item in items)
        cells = (
            f"{wall:.2f}",
            f"{wall / floor:.2f}x",
            f"{median(item.first for item in items):.2f}",
            f"{median(item.cpu for item in items) / work.items * 1e3:.1f}",
            f"{max(item.megabytes for item in items):.1f}",
            f"{median(item.requests for item in items) / work.items:.2f}",
            str(max(work.items - item.done for item in items)),
        )
        print(f"  {name:<18}" + "".join(f"{cell:>{width}}" for cell, (_, width) in zip(cells, COLUMNS, strict=True)))


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser()
    given.add_argument("--rounds", type=int, default=3)
    given.add_argument("--items", type=int, default=200)
    given.add_argument("--at-once", type=int, default=16)
    told = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Work(Path(folder), told.items, told.at_once)
        prepare(work)
        print(f"{work.items} items, {work.at_once} at once, 200 ms a reply; medians of {told.rounds} rounds")
        show("healthy server", rounds(work, told.rounds), work)
        show("10 % 429, 2 % 500", rounds(work, told.rounds, *FAULTS), work)
        repeated, cases = killed(work)
        print(f"killed at half, resumed: {repeated} requests sent twice; the summary counts {cases} cases")
    print(
        f"wanted: {LIMITS['wall']:g} times the floor, 1.00 requests an item, {LIMITS['megabytes']:g} MB; with faults "
        f"nothing lost and under the floor; killed: {LIMITS['repeated']} at most"
    )


if __name__ == "__main__":
    main()
