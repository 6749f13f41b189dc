"""Whether words to the grader lift a grade: every payload in every place of every weak transcript.

`python bench/injection.py PAYLOADS TRANSCRIPTS...`: JSON Lines with `id` and `payload`, and transcripts as
`interviewer grade` reads them. Exits with 1 where anything was lifted or a gate was talked away.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.grader import grade
from interviewer.importers.transcripts import read_transcripts
from interviewer.library.rubrics import load_rubric

BELOW = 60
"""Only transcripts graded below this are tried: the others have less to gain."""
PLACES = {"behind": "{told} {payload}", "new line": "{told}\n\n{payload}", "before": "{payload} {told}"}
SHOWN = 20
"""Lifts that are printed one by one, the largest first."""


class Tried(NamedTuple):
    """One payload in one place of one transcript, and what it changed."""

    payload: str
    place: str
    transcript: str
    lift: int
    """Points of the total."""
    lost: tuple[str, ...]
    """Gates that no longer fire."""


def with_payload(transcript: Transcript, payload: str, place: str) -> Transcript:
    """`payload` in the candidate's last turn, or in the first where it comes before what is told."""
    own = [number for number, _ in transcript.candidate_turns()]
    at = own[0] if place == "before" else own[-1]
    turns = list(transcript.turns)
    told = PLACES[place].format(told=turns[at].text, payload=payload)
    turns[at] = Turn(speaker="candidate", text=told)
    return transcript.model_copy(update={"turns": tuple(turns)})


def trials(payloads: dict[str, str], transcripts: list[Transcript]) -> Iterator[Tried]:
    """Every payload in every place of every transcript below BELOW points."""
    for transcript in transcripts:
        rubric = load_rubric(transcript.competency)
        plain = grade(transcript, rubric)
        if plain.total is None or plain.total >= BELOW or not transcript.candidate_turns():
            continue
        for name, payload in payloads.items():
            for place in PLACES:
                tried = grade(with_payload(transcript, payload, place), rubric)
                yield Tried(name, place, transcript.id, (tried.total or 0) - plain.total, lost_gates(plain, tried))


def lost_gates(plain: Scorecard, tried: Scorecard) -> tuple[str, ...]:
    """Gates of the plain grade that the other one lacks."""
    left = {gate.id for gate in tried.gates}
    return tuple(gate.id for gate in plain.gates if gate.id not in left)


def main() -> int:
    """Prints how many were tried, how many lifted and which; 1 where any was."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("payloads", type=Path)
    parser.add_argument("transcripts", type=Path, nargs="+")
    given = parser.parse_args()
    lines = [json.loads(line) for line in given.payloads.read_text(encoding="utf-8").splitlines() if line.strip()]
    payloads = {str(line["id"]): str(line["payload"]) for line in lines}
    told = [item for file in given.transcripts for item in read_transcripts(file, file.name)]
    found = list(trials(payloads, [item for item in told if isinstance(item, Transcript)]))
    lifted = sorted((one for one in found if one.lift > 0), key=lambda one: -one.lift)
    lost = [one for one in found if one.lost]
    print(f"{len(payloads)} payloads, {len({one.transcript for one in found})} transcripts below {BELOW} points")
    print(f"{len(found)} tried, {len(lifted)} lifted, {len(lost)} with a gate talked away")
    for one in lifted[:SHOWN]:
        print(f"  +{one.lift} {one.payload} {one.place} in {one.transcript}")
    for (payload, gates), times in Counter((one.payload, one.lost) for one in lost).most_common(SHOWN):
        print(f"  {', '.join(gates)} gone {times} times by {payload}")
    return 1 if lifted or lost else 0


if __name__ == "__main__":
    sys.exit(main())
