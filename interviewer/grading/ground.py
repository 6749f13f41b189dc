"""The candidate's words as the rules read them: what a model's quotes and strengths are checked against."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Observations
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.evidence import Finder, Places
from interviewer.grading.reading import Reading, read, set_aside
from interviewer.grading.rules import find, observe_read

STEERING = frozenset({"to_grader", "hidden"})
"""Suspicions that somebody tries to steer the grader."""


class Ground:
    """One transcript read once, for every sample of a model's observations."""

    def __init__(self, transcript: Transcript, rubric: Rubric) -> None:
        self.finder = Finder(transcript)
        self.cues: CueSet = cue_set(rubric)
        readings = read(transcript, self.cues)
        self.rules: Observations = observe_read(transcript, readings, rubric)
        """What the rules see; `unscored` where they do not read the language."""
        self._readings = sorted(readings, key=lambda item: (item.segment.turn, item.segment.start))
        self._places = Places([(item.segment.turn, item.segment.start, item.segment.end) for item in self._readings])
        kept, _, self.suspicions = set_aside(readings)
        self.steered = any(mark.id in STEERING for mark in self.suspicions)
        """Whether words address the grader or hide characters: a model may have obeyed them."""
        self.marked = {} if self.rules.unscored else find(kept, self.cues)[1]
        """Red flag, gate or cap to the sentences whose cues speak for it."""
        self.words = sum(len(text.split()) for _, text in transcript.candidate_turns())

    def sentences(self, evidence: Evidence) -> list[Reading]:
        """The sentences that a quote touches."""
        return [self._readings[number] for number in self._places.touched(evidence)]

    def set_aside(self, evidence: Evidence) -> bool:
        """Whether a quote touches words that address the grader, hide characters, or stand behind such words."""
        return any(reading.aside for reading in self.sentences(evidence))
