"""The variations of a suite and their texts, read from files; every problem of them is named at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from pydantic import TypeAdapter

from interviewer.evaluation import variation_data as data
from interviewer.evaluation.cases import Case
from interviewer.evaluation.variants import Supplied, expanded
from interviewer.library.files import read_file

FILES: Final[dict[type[data.Variation], Any]] = {
    data.Sentences: data.SentenceFile,
    data.Payloads: data.PayloadFile,
    data.Swapped: data.PairFile,
    data.Slipped: data.SlipFile,
    data.Twins: data.TwinFile,
    data.Replies: data.ReplyFile,
    data.Exchanges: data.ExchangeFile,
}
"""Way to the model of its file."""
DOUBLES: Final = {
    data.Payloads: ("payloads", "id"),
    data.Twins: ("twins", "base"),
    data.Replies: ("replies", "base"),
    data.Exchanges: ("exchanges", "id"),
}
"""Way to the list in its file and the field that must be there once."""


def varied(place: str, evals: Path, cases: Sequence[Case], problems: list[str]) -> tuple[Case, ...]:
    """The cases with their variants by the variation file `place` of the folder `evals`; what is wrong is added to
    `problems`, as '<file>: <field>: <what, remedy>', and then nothing is varied."""
    before = len(problems)
    file = _read(place, evals, data.VariationFile, problems)
    if file is None:
        return tuple(cases)
    name, known = PurePosixPath(place).name, {case.id for case in cases}
    supply = []
    for number, way in enumerate(file.variations):
        problems += _way_problems(f"{name}: variations.{number}", way, file.variations[:number], known)
        texts = None
        if type(way) in FILES:
            where: str = getattr(way, "file")  # noqa: B009 - the ways that have one are listed in FILES
            texts = _read(where, evals, FILES[type(way)], problems)
            if texts is not None:
                problems += _text_problems(PurePosixPath(where).name, way, texts, known)
        supply.append(Supplied(way, texts))
    if len(problems) > before or not cases:
        return tuple(cases)
    found, counts = expanded(cases, supply)
    for number, way in enumerate(file.variations):
        if not counts[way.id]:
            problems.append(f"{name}: variations.{number}: {way.id!r} changes no case. Mend or remove it.")
    return found


def _read(place: str, evals: Path, model: Any, problems: list[str]) -> Any:
    path = PurePosixPath(place)
    if path.is_absolute() or ".." in path.parts:
        problems.append(f"{place}: is not inside the folder 'evals'. Name a file that is.")
        return None
    read = read_file(evals / place, TypeAdapter(model))
    problems += [str(problem) for problem in read.problems]
    return read.value


def _way_problems(place: str, way: data.Variation, before: Sequence[data.Variation], known: set[str]) -> Iterator[str]:
    earlier = {one.id for one in before}
    if way.id in earlier:
        yield f"{place}.id: {way.id!r} is there twice. Rename one."
    if way.of is not None and way.of not in earlier:
        yield f"{place}.of: no variation before this one is named {way.of!r}. Mend it, or put that one first."
    if way.of is None:
        for base in way.bases:
            if base not in known:
                yield f"{place}.bases: {base!r} is no case of the suite. Mend or remove it."


def _text_problems(name: str, way: data.Variation, texts: Any, known: set[str]) -> Iterator[str]:
    if type(way) not in DOUBLES:
        return
    field, key = DOUBLES[type(way)]
    items = getattr(texts, field)
    first: dict[str, int] = {}
    for number, item in enumerate(items):
        value = getattr(item, key)
        if value in first:
            where = f"{field}.{first[value]}"
            yield f"{name}: {field}.{number}.{key}: {value!r} is there already, in {where}. Remove one."
        first.setdefault(value, number)
        if key == "base" and value not in known:
            yield f"{name}: {field}.{number}.base: {value!r} is no case of the suite. Mend or remove it."
