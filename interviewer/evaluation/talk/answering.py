"""A simulated candidate at work: hears a question, tells what it asks for if he holds it, and nothing else."""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.evaluation.talk.asking import Asking
from interviewer.evaluation.talk.candidates import BUTTONS, Candidate, Fact, SaidAs, Story, Utterance

TOLD_BEFORE = "I told you that already: "


class Reply(NamedTuple):
    """What he types, and what it is."""

    says: str
    said_as: SaidAs
    fact: str | None = None
    shows: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()


class Player:
    """One candidate in one interview. He answers the words of a question; what it was meant to be after he never sees.

    A fact is told once; asked for it again, he says that he told it. Where a question is answered again, he tells its
    facts anew.
    """

    def __init__(self, candidate: Candidate, asking: Asking) -> None:
        self._candidate, self._asking = candidate, asking
        self._openings = [0] * len(candidate.stories)
        self._told: set[tuple[int, str]] = set()
        self._lost = self._nothing = 0

    def to_question(self, story: int) -> Reply:
        """To a question, as long as it stands."""
        opening = self._candidate.stories[story].opening
        said = opening[min(self._openings[story], len(opening) - 1)]
        self._openings[story] += 1
        return _reply(said, "story")

    def begin_again(self, story: int) -> None:
        """The question is asked as a new attempt: what he says last to it, he says at once."""
        self._openings[story] = len(self._candidate.stories[story].opening) - 1
        self._told = {told for told in self._told if told[0] != story}

    def to_probe(self, story: int, heard: str, standing: str) -> Reply:
        """To a probe. `heard` is what was said last, the probe itself or words about it; `standing` the probe."""
        topics = self._asking.topics_of(heard) or self._asking.topics_of(standing)
        if not topics:
            self._lost += 1
            return _reply(_turn(self._candidate.lost, self._lost), "lost")
        fact = self._fact(self._candidate.stories[story], story, topics)
        if fact is None:
            self._nothing += 1
            return _reply(_turn(self._candidate.nothing_more, self._nothing), "nothing_more")
        before = TOLD_BEFORE if fact.said_as == "fact" and (story, fact.id) in self._told else ""
        self._told.add((story, fact.id))
        return Reply(f"{before}{fact.says}", fact.said_as, fact.id, fact.shows)

    def at_the_end(self) -> Reply:
        """To 'do you have questions for me'."""
        return _reply(self._candidate.closing, "closing")

    def _fact(self, story: Story, place: int, topics: Sequence[str]) -> Fact | None:
        """The one that answers most of what was asked; of equals one that was not told, then the first."""
        fitting = [fact for fact in story.facts if {*fact.answers} & {*topics}]
        if not fitting:
            return None
        return max(fitting, key=lambda fact: ((place, fact.id) not in self._told, len({*fact.answers} & {*topics})))


def _turn(lines: Sequence[Utterance], count: int) -> Utterance:
    return lines[(count - 1) % len(lines)]


def _reply(said: Utterance, meant: SaidAs) -> Reply:
    usual = "lost" if said.says in BUTTONS else meant
    return Reply(said.says, said.said_as or usual, None, said.shows, said.demands)
