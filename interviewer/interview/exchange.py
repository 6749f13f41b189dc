"""The part of an attempt that is graded: the answer, and each probe with its answer."""

from collections.abc import Sequence

from interviewer.domain.interview import PlannedQuestion, RecordedTurn, Setup
from interviewer.domain.transcript import Kind, Transcript, Turn


def graded_turns(exchange: Sequence[RecordedTurn]) -> tuple[RecordedTurn, ...]:
    """The turns a grader reads.

    Probes without an answer drop out with whatever was said instead. Replies that were too short or off the topic
    count only where there is nothing else.
    """
    if not any(turn.intent == "answer" for turn in exchange):
        return tuple(turn for turn in exchange if turn.speaker == "candidate")
    kept: list[RecordedTurn] = []
    probe: RecordedTurn | None = None
    for turn in exchange:
        if turn.speaker == "interviewer":
            probe = turn
        elif turn.intent == "answer":
            kept += [probe, turn] if probe else [turn]
            probe = None
    return tuple(kept)


def up_to_probe(turns: Sequence[RecordedTurn], probe: int) -> tuple[RecordedTurn, ...]:
    """Those of `turns` before the probe with that index among the probes; all of them where there is none."""
    places = [place for place, turn in enumerate(turns) if turn.purpose == "probe"]
    return tuple(turns[: places[probe]]) if -len(places) <= probe < len(places) else tuple(turns)


def before_probes(transcript: Transcript) -> Transcript | None:
    """The answer before its first probe; None where there was none."""
    first = next((n for n, turn in enumerate(transcript.turns) if turn.speaker == "interviewer"), None)
    return transcript.model_copy(update={"turns": transcript.turns[:first]}) if first else None


def transcript_of(
    interview_id: str, setup: Setup, asked: PlannedQuestion, turns: Sequence[RecordedTurn], attempt: int
) -> Transcript:
    """`turns` as a grader takes them; evidence points into this transcript's turns."""
    place = turns[0].question if turns else 0
    return Transcript(
        id=f"{interview_id}.{place + 1}.{attempt + 1}",
        question=asked.text,
        turns=tuple(Turn(speaker=turn.speaker, text=turn.text) for turn in turns),
        competency=asked.competency,
        level=setup.level,
        company=setup.company,
        track=setup.track,
        kind=Kind(asked.kind),
    )
