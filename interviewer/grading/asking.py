"""Which signals the interviewer asked for, by the words of the question, and what came back."""

import re
from typing import NamedTuple

import re2

from interviewer.domain.coaching import Coaching
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import Transcript
from interviewer.grading.segments import fold
from interviewer.grading.wording import excerpt

_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
"""What a probe repeats of the candidate's words; it asks for nothing."""


LONGEST_QUESTION = 18
"""Words of a probe that are repeated to the candidate."""


class Asked(NamedTuple):
    """A probe, as `turns[question]`, and the reply to it, as `turns[reply]`."""

    question: int
    reply: int


class Topics:
    """The words by which an interviewer asks for a signal, compiled."""

    def __init__(self, coaching: Coaching) -> None:
        options = re2.Options()
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._signals: list[tuple[str, ...]] = []
        for topic in coaching.topics:
            for pattern in topic.patterns:
                self._set.Add("(?i)" + pattern)
                self._signals.append(topic.signals)
        self._set.Compile()

    def asked(self, transcript: Transcript, rubric: Rubric) -> dict[str, Asked]:
        """Signal id to the last probe that was after it and was answered; the rubric's own probes are known by name."""
        found: dict[str, Asked] = {}
        turns = transcript.turns
        if len(turns) < 3:
            return found
        for number in range(1, len(turns)):
            if turns[number].speaker != "candidate" or turns[number - 1].speaker != "interviewer":
                continue
            place = Asked(number - 1, number)
            raw = turns[number - 1].text
            own = next((probe.signal for probe in rubric.probes if probe.question in raw), None)
            if own:
                found[own] = place
                continue
            for index in self._set.Match(_QUOTED.sub(" ", fold(raw))) or ():
                for signal in self._signals[index]:
                    found[signal] = place
        return found


def question_in(text: str) -> str:
    """The last question of a probe, word for word, cut where it is long; the first words where nothing is asked."""
    whole = text.strip()
    if whole.endswith("?"):
        starts = [whole.rfind(mark, 0, len(whole) - 1) for mark in (". ", "? ", "! ", '" ', "\n")]
        whole = whole[max(starts) + 1 :].strip()
    return excerpt(whole, LONGEST_QUESTION)
