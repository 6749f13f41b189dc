"""Entries of a question page to values: signals, traps, probes, companies, levels, kinds of story."""

import re
from collections.abc import Mapping, Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import (
    CompanyView,
    FollowUp,
    HeardSignal,
    LevelView,
    NamedTrap,
    ProbeReply,
    StoryKind,
    StoryToLeave,
    ToldApart,
)
from interviewer.importers.page_words import is_wrapped, quoted, unwrapped
from interviewer.importers.question_blocks import Block
from interviewer.importers.question_labels import level_of

_NAMED = re.compile(r"(.{2,60}?)\s*(?::\s+|\s[\u2013\u2014-]\s+|[\u2013\u2014])\s*(\S.*)")
_DOUBLED = re.compile(r"(.{3,40}?)(\1\b.*)")
"""A name and, without a blank, the sentence that begins with it."""
_NAME_WORDS = 9


def joined(said: Sequence[Said]) -> Said | None:
    """Several lines as one text; its line is the first's."""
    return Said(text="\n".join(bare(one.text) for one in said), line=said[0].line) if said else None


def bare(text: str) -> str:
    """`text` without the quote marks around all of it, doubled or not."""
    while len(text) > 4 and text[:2] in ('""', "\u201c\u201c", "''") and text[-2:] in ('""', "\u201d\u201d", "''"):
        text = text[1:-1]
    return unwrapped(text)


def split_name(text: str) -> tuple[str, str] | None:
    """A short name and what is said of it ('Name: ...', 'Name - ...')."""
    match = _NAMED.fullmatch(text)
    return (match[1].strip(), match[2]) if match and len(match[1].split()) <= _NAME_WORDS else None


class _Parts:
    """The parts of an entry, each given out once; what remains at the end joins the last one given."""

    def __init__(self, block: Block) -> None:
        self._said = {key: list(said) for key, said in block.said.items()}
        self._loose = list(block.loose)

    def take(self, *keys: str) -> list[Said]:
        """All lines of the first of these labels that the entry has."""
        return next((self._said.pop(key) for key in keys if self._said.get(key)), [])

    def next(self, *keys: str) -> list[Said]:
        """The lines of a label or, without it, the next line that has none."""
        return self.take(*keys) or ([self._loose.pop(0)] if self._loose else [])

    def rest(self) -> list[Said]:
        """Everything not given out yet, in the order of the page."""
        left = [*self._loose, *(one for said in self._said.values() for one in said)]
        self._loose, self._said = [], {}
        return sorted(left, key=lambda one: one.line)


def signal_of(block: Block) -> HeardSignal:
    """What is heard, its wording, what it shows, the common miss."""
    parts = _Parts(block)
    phrases = parts.take("phrases", "says")
    miss = parts.take("miss", "fix", "anti")
    shows = [*parts.next("shows", "why"), *parts.rest()]
    said = [words for one in phrases for words in (quoted(one.text) or re.split(r"\s*[;|]\s*", one.text)) if words]
    return HeardSignal(means=_name(block), phrases=tuple(said), shows=joined(shows), common_miss=joined(miss))


def trap_of(block: Block) -> NamedTrap:
    """A trap or a red flag."""
    parts = _Parts(block)
    says = parts.take("says", "phrases", "example")
    detect, remedy = parts.take("detect"), parts.take("fix", "strong")
    why = [*parts.next("why"), *parts.rest(), *says[1:]]
    return NamedTrap(
        name=_name(block), says=joined(says[:1]), why=joined(why), detect=joined(detect), remedy=joined(remedy)
    )


def probe_of(block: Block) -> FollowUp:
    """A probe with its replies."""
    parts = _Parts(block)
    weak, strong = parts.take("weak"), parts.take("strong")
    after = [*parts.next("after", "signal", "why"), *parts.rest()]
    name = _name(block)
    return FollowUp(
        question=Said(text=bare(name.text), line=name.line),
        after=joined(after),
        weak=_reply(weak),
        strong=_reply(strong),
    )


def _reply(said: Sequence[Said]) -> ProbeReply | None:
    return ProbeReply(text=Said(text=bare(said[0].text), line=said[0].line), why=joined(said[1:])) if said else None


def company_of(block: Block) -> CompanyView:
    """What a company calls it, stresses, hears, asks, and what lifts an answer."""
    parts = _Parts(block)
    signal, ask, lifts = parts.take("signal", "says"), parts.take("ask"), parts.take("lifts")
    called = parts.take("called")
    stresses = parts.take("stresses", "expects")
    left = parts.rest()
    if not called and left and len(left[0].text.split()) <= _NAME_WORDS and not left[0].text.endswith("."):
        called = [left.pop(0)]
    below = [one for one in left if lifts and one.line > lifts[-1].line]
    return CompanyView(
        company=block.name.words.rstrip(":"),
        line=block.name.number,
        name=called[0].text if called else None,
        stresses=joined([*stresses, *(one for one in left if one not in below)]),
        signal=joined(signal),
        question=joined(ask),
        lifts=joined([*lifts, *below]),
    )


def level_view_of(block: Block) -> LevelView:
    """What a level must show, and the story that falls short of it."""
    parts = _Parts(block)
    anti = parts.take("anti", "miss")
    expects = [*parts.take("expects"), *parts.rest()]
    name = _name(block)
    return LevelView(name=name, level=level_of(name.text), expects=joined(expects), anti_pattern=joined(anti))


def story_of(block: Block) -> StoryKind:
    """A kind of story, an example of it, and what else it covers."""
    parts = _Parts(block)
    also = [name for one in parts.take("also") for name in re.split(r"\s*[\u00b7\u2022,;|/]\s*", one.text) if name]
    example = parts.take("example")
    shows = parts.next("shows")
    example = [*example, *parts.rest()]
    return StoryKind(name=_name(block), shows=joined(shows), example=joined(example), also_covers=tuple(also))


def _name(block: Block) -> Said:
    return Said(text=block.name.words.rstrip(":"), line=block.name.number)


def loose_trap(said: Said) -> NamedTrap:
    """A trap told in one line: 'Name: why', a bare name, or words in quote marks."""
    named = split_name(said.text)
    if named is None:
        wrapped = is_wrapped(said.text)
        return NamedTrap(name=Said(text=bare(said.text), line=said.line), says=said if wrapped else None)
    says = next(iter(quoted(named[1])), None)
    return NamedTrap(
        name=Said(text=named[0], line=said.line),
        says=Said(text=says, line=said.line) if says else None,
        why=Said(text=named[1], line=said.line),
    )


def told_apart(said: Said, principles: Mapping[str, str]) -> ToldApart | None:
    """A neighbour and the difference, also where the name stands right before the sentence."""
    text = said.text
    named = split_name(text)
    known = sorted((name for name in principles if text.casefold().startswith(name.casefold())), key=len)
    if named is None and known:
        named = known[-1], text[len(known[-1]) :].strip(" :\u2013\u2014-\t|")
    if named is None and (match := _DOUBLED.fullmatch(text)):
        named = match[1], match[2]
    if named is None or not named[1]:
        return None
    return ToldApart(
        name=named[0], competency=competency_of(named[0], principles), difference=Said(text=named[1], line=said.line)
    )


def competency_of(name: str, principles: Mapping[str, str]) -> str | None:
    """Our id of a principle that a text names; the one named first, of those the longest name."""
    plain = name.casefold()
    places = [(plain.find(known.casefold()), -len(known), key) for known, key in principles.items()]
    return min((place for place in places if place[0] >= 0), default=(0, 0, None))[2]


def to_leave(said: Said) -> StoryToLeave:
    """A story not to tell, and why where the line says."""
    named = split_name(said.text)
    return StoryToLeave(name=named[0] if named else said.text, why=named[1] if named else None, line=said.line)
