"""How fast the rules grade: transcripts a second on one core, the command line's start, a cold grade of one file."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from interviewer.domain.transcript import Transcript
from interviewer.grading.grader import grade
from interviewer.grading.kinds import kind_of
from interviewer.grading.rules import observe
from interviewer.grading.scoring import score
from interviewer.grading.segments import segments
from interviewer.importers.transcripts import read_transcripts
from interviewer.library.rubrics import load_rubric

CHECKOUT = Path(__file__).resolve().parent.parent
CALIBRATION = CHECKOUT.parent / "shared" / "calibration" / "dev.jsonl"
SAMPLES = CHECKOUT / "rubrics" / "samples"
WORDS = 220
"""A transcript's length that the figure is given for."""
ROUNDS = 5
STARTS = 7


def transcripts() -> list[Transcript]:
    """The calibration set's dev part where it stands beside the checkout, else the shipped samples."""
    files = [CALIBRATION] if CALIBRATION.is_file() else sorted(SAMPLES.glob("*.json"))
    return [item for file in files for item in read_transcripts(file, file.name) if isinstance(item, Transcript)]


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def in_process() -> None:
    """First sight, by rubrics that have graded before; then each stage warm: every sentence has been read before."""
    texts = transcripts()
    rubrics = [load_rubric(text.competency) for text in texts]
    words = sum(len(turn.split()) for text in texts for _, turn in text.candidate_turns()) / len(texts)
    for rubric in dict.fromkeys(rubrics):
        grade(texts[0], rubric)
    start = time.process_time()
    for text, rubric in zip(texts, rubrics, strict=True):
        grade(text, rubric)
    first = time.process_time() - start
    seen = [observe(text, rubric) for text, rubric in zip(texts, rubrics, strict=True)]
    stages: dict[str, Callable[[], object]] = {
        "cut into sentences": lambda: [segments(text) for text in texts],
        "observe": lambda: [observe(text, rubric) for text, rubric in zip(texts, rubrics, strict=True)],
        "score": lambda: [
            score(one, rubric, kind_of(text.question, rubric), text.level)
            for one, text, rubric in zip(seen, texts, rubrics, strict=True)
        ],
        "grade, all of it": lambda: [grade(text, rubric) for text, rubric in zip(texts, rubrics, strict=True)],
    }
    print(f"{len(texts)} transcripts of {words:.0f} words on average, one core, CPU time, best of {ROUNDS}")
    print(f"  seen for the first time  {first / len(texts) * 1e3:8.3f} ms a transcript")
    for name, work in stages.items():
        each = best(work) / len(texts)
        print(f"  {name:<24} {each * 1e3:8.3f} ms a transcript, {words / WORDS / each:8.0f} a second at {WORDS} words")


def median_start(*command: str) -> float:
    """Wall seconds of a command as a whole process, the median of several."""
    taken = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def processes() -> None:
    """Start of the command line against its library's, and a cold grade."""
    python, command = sys.executable, str(Path(sys.executable).parent / "interviewer")
    typer = median_start(python, "-c", "import typer")
    start = median_start(command, "--help")
    print(f"interviewer --help {start:.3f} s, import typer {typer:.3f} s: {start / typer:.2f} times")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.json"
        file.write_text(json.dumps(transcripts()[0].model_dump(mode="json", exclude={"notes"})), encoding="utf-8")
        print(f"cold interviewer grade of one file {median_start(command, 'grade', str(file)):.3f} s")


if __name__ == "__main__":
    in_process()
    processes()
