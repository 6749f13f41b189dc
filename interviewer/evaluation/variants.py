"""Each base case in the variations of a suite: ordinary cases that know their base. Pure and deterministic."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from interviewer.domain.transcript import Turn
from interviewer.evaluation import variation_data as data
from interviewer.evaluation.cases import Case, Reference, Variant
from interviewer.evaluation.variation_text import disguised, doubled, from_list, reordered, slipped, spread, swapped

ANYTHING_ELSE = "Is there anything that you want to add?"
"""Asked before a payload that has a turn of its own."""
Turns = tuple[Turn, ...]


class Supplied(NamedTuple):
    """A variation with its texts."""

    way: data.Variation
    file: Any
    """The model of the way's file; None where it needs none."""


class Made(NamedTuple):
    """One variant of a base."""

    turns: Turns
    part: str = ""
    """What tells it from other variants of the same base and variation."""
    family: str = ""
    """The name it is counted under; empty: the variation's id."""


class Expanded(NamedTuple):
    """What became of the cases of a suite."""

    cases: tuple[Case, ...]
    """Those that have variants, each with them behind it."""
    counts: dict[str, int]
    """Variation to its number of variants."""


def expanded(cases: Sequence[Case], supply: Sequence[Supplied]) -> Expanded:
    """The cases in their variations. A variant that says the same as its base is left out."""
    made: dict[str, list[Case]] = {}
    by_base: dict[str, list[Case]] = {}
    for item in supply:
        way = item.way
        pool = cases if way.of is None else made[way.of]
        bases = [case for case in pool if _is_base(case, way)]
        found = []
        for number, base in enumerate(bases):
            for one in _made(item, base, number, len(bases)):
                if one.turns != base.transcript.turns:
                    found.append(_case(base, way, one))
                    by_base.setdefault(base.id, []).append(found[-1])
        made[way.id] = found
    kept = tuple(found for case in cases if case.id in by_base for found in _with_variants(case, by_base))
    return Expanded(kept, {name: len(found) for name, found in made.items()})


def _with_variants(case: Case, by_base: dict[str, list[Case]]) -> Iterator[Case]:
    yield case
    for variant in by_base.get(case.id, ()):
        yield from _with_variants(variant, by_base)


def _is_base(case: Case, way: data.Variation) -> bool:
    if way.bases and case.id not in way.bases:
        return False
    if way.below is not None and (case.reference.total is None or case.reference.total >= way.below):
        return False
    return way.under_words is None or _words(case.transcript.turns) < way.under_words


def _case(base: Case, way: data.Variation, one: Made) -> Case:
    """Nobody has rated a variant: it has no reference but its base."""
    name = f"{base.id}~{one.family or way.id}{'.' if one.part else ''}{one.part}"
    transcript = base.transcript.model_copy(update={"id": name, "turns": one.turns})
    variant = Variant(base.id, one.family or way.id, way.rise, way.fall)
    return Case(transcript, base.pair, Reference(), variant=variant)


def _made(item: Supplied, base: Case, number: int, of: int) -> Iterator[Made]:
    way, turns, file = item.way, base.transcript.turns, item.file
    match way:
        case data.Sentences():
            yield from _with_sentences(way, file, turns, number)
        case data.Payloads():
            yield from _with_payloads(way, file, turns, number, of)
        case data.Twins():
            yield from (Made(_twin(turns, twin)) for twin in file.twins if twin.base == base.id)
        case data.Replies():
            yield from (Made(_asked(turns, told)) for told in file.replies if told.base == base.id)
        case data.Exchanges():
            yield from (Made(_asked(turns, told), told.id) for told in file.exchanges)
        case data.Cut():
            yield from _cut(turns)
        case data.Disguised():
            yield Made(_each(turns, _disguise(way), last=way.turns == "last"))
        case _:
            yield Made(_each(turns, _rule(way, file)))


def _rule(way: data.Variation, file: Any) -> Callable[[str], str]:
    """What happens to the text of each of the candidate's turns."""
    match way:
        case data.Repeated():
            return lambda text: doubled(text, way.what)
        case data.Ordered():
            return lambda text: reordered(text, way.how)
        case data.Cased():
            return str.upper if way.how == "upper" else str.lower
        case data.Swapped():
            return lambda text: swapped(text, file)
        case data.Slipped():
            return lambda text: slipped(text, file)
    raise AssertionError(f"{way.id}: no rule for this way")


def _disguise(way: data.Disguised) -> Callable[[str], str]:
    return lambda text: disguised(text, way.letters, way.behind, way.every)


def _each(turns: Turns, rule: Callable[[str], str], *, last: bool = False) -> Turns:
    own = _own(turns)[-1:] if last else _own(turns)
    return tuple(_say(rule(turn.text)) if at in own else turn for at, turn in enumerate(turns))


def _with_sentences(way: data.Sentences, file: data.SentenceFile, turns: Turns, number: int) -> Iterator[Made]:
    for at, place in enumerate(way.places):
        start = (number * len(way.places) + at) * way.count
        added, count = from_list(file.sentences, start, way.count), way.count
        while way.up_to_words and _words(turns) + len(" ".join(added).split()) < way.up_to_words:
            count += 1
            added = from_list(file.sentences, start, count)
        yield Made(_put(turns, added, place), place if len(way.places) > 1 else "")


def _with_payloads(way: data.Payloads, file: data.PayloadFile, turns: Turns, base: int, of: int) -> Iterator[Made]:
    places = len(way.places)
    for number, payload in enumerate(file.payloads):
        for at, place in enumerate(way.places):
            turn = {"all": True, "bases": (number + base) % places == at, "once": (number * places + at) % of == base}
            if turn[way.crossed]:
                yield Made(_put(turns, [payload.text], place), f"{payload.id}.{place}", payload.family)


def _put(turns: Turns, added: Sequence[str], place: data.Place) -> Turns:
    if place == "turn":
        return (*turns, Turn(speaker="interviewer", text=ANYTHING_ELSE), _say(" ".join(added)))
    own = _own(turns)
    at = own[0] if place in ("before", "between") else own[-1]
    text, more = turns[at].text, " ".join(added)
    told = {
        "before": f"{more} {text}",
        "behind": f"{text} {more}",
        "new_line": f"{text}\n\n{more}",
        "between": spread(text, added),
    }
    return (*turns[:at], _say(told[place]), *turns[at + 1 :])


def _twin(turns: Turns, twin: data.Twin) -> Turns:
    told = dict(zip(_own(turns), (twin.text, *twin.replies), strict=False))
    return tuple(_say(told[at]) if at in told else turn for at, turn in enumerate(turns))


def _asked(turns: Turns, told: data.Reply | data.Exchange) -> Turns:
    return (*turns, Turn(speaker="interviewer", text=told.question), _say(told.text))


def _cut(turns: Turns) -> Iterator[Made]:
    probes = [at for at, turn in enumerate(turns) if at and turn.speaker == "interviewer"]
    if probes:
        yield Made(turns[: probes[-1]])


def _own(turns: Turns) -> list[int]:
    return [at for at, turn in enumerate(turns) if turn.speaker == "candidate"]


def _say(text: str) -> Turn:
    return Turn(speaker="candidate", text=text)


def _words(turns: Turns) -> int:
    return sum(len(turns[at].text.split()) for at in _own(turns))
