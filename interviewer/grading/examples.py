"""Cues checked by their own examples: each sentence is read as the grader reads it, and must or must not fire."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from interviewer.domain.base import Value
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import CONTEXTS, Cue, GateCue
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.cues import ASKED, cue_set
from interviewer.grading.patterns import Vocabulary, pattern_problem
from interviewer.grading.reading import read
from interviewer.grading.segments import fold, spans
from interviewer.library.checks import role_of
from interviewer.library.fields import Place, each, words
from interviewer.library.files import FRAMEWORK_FILE, LEXICON_FILE, TRACK_PREFIX
from interviewer.library.problems import Problem, problem
from interviewer.library.track_checks import lexicons_with, own_place

V = TypeVar("V", bound=Value)
GIVEN = frozenset((*CONTEXTS, *ASKED))
"""Conditions that no sentence meets by itself: what was said before, what was asked."""
GRADED = ("dimensions.*.signals.*", "scope", "signals.*.*")
MARKED = ("gates.*", "caps.*", "red_flags.*")
"""Where cues stand: those with a strength, those without."""


def cue_problems(files: Mapping[str, Any]) -> list[Problem]:
    """Every pattern that cannot be used and every example or near-miss that its lexicon or cue gets wrong.

    `files` is file name to JSON and need not be right otherwise: what has no shape or leans on an unusable
    lexicon is passed over.
    """
    lexicons = files.get(LEXICON_FILE)
    vocabulary = Vocabulary(lexicons)
    wrong = (*vocabulary.problems, *_lexicon_examples(lexicons, vocabulary))
    found = [problem(LEXICON_FILE, lexicons, path, what) for path, what in wrong]
    for name, data in files.items():
        if role_of(name) in ("framework", "competency"):
            wrong = (*_cue_examples(data, vocabulary), *_question_patterns(data))
            found += [problem(name, data, path, what) for path, what in wrong]
        elif role_of(name) == "track":
            found += [problem(name, data, path, what) for path, what in _track_examples(data, lexicons)]
    return found


def _track_examples(data: Any, lexicons: Any) -> Iterator[tuple[Place, str]]:
    """A track's own patterns, and its examples read with the shared vocabulary and its own."""
    both = lexicons_with(data, lexicons)
    vocabulary = Vocabulary(both)
    for path, what in (*vocabulary.problems, *_lexicon_examples(both, vocabulary)):
        if place := own_place(path, lexicons):
            yield place, what
    yield from _cue_examples(data, vocabulary)


def _lexicon_examples(data: Any, vocabulary: Vocabulary) -> Iterator[tuple[Place, str]]:
    for path, name in words(data, "*.id"):
        lexicon = vocabulary.lexicons.get(name)
        for number, text in enumerate(lexicon.examples if lexicon else ()):
            if name not in vocabulary.found(text):
                yield (*path[:1], "examples", number), f"{text!r} is not matched. Mend a pattern or the example."
        for number, text in enumerate(lexicon.near_misses if lexicon else ()):
            if name in vocabulary.found(text):
                yield (*path[:1], "near_misses", number), f"{text!r} is matched. Narrow a pattern, or take it out."


def _cue_examples(data: Any, vocabulary: Vocabulary) -> Iterator[tuple[Place, str]]:
    models: dict[str, type[Cue] | type[GateCue]] = dict.fromkeys(GRADED, Cue) | dict.fromkeys(MARKED, GateCue)
    for owner, model in models.items():
        for path, item in each(data, f"{owner}.cues.*"):
            cue = _value(model, item)
            if cue and {*cue.all, *cue.any, *cue.none} <= vocabulary.lexicons.keys() | GIVEN:
                yield from _one_cue(path, cue, vocabulary)


def _one_cue(path: Place, cue: Cue | GateCue, vocabulary: Vocabulary) -> Iterator[tuple[Place, str]]:
    sentences = sentences_of(cue.example)
    if len(sentences) != 1:
        yield (*path, "example"), f"has {len(sentences)} sentences. A cue reads one at a time: give one."
    elif why := lacking(cue, sentences[0], vocabulary):
        yield (*path, "example"), f"{cue.example!r} does not fire the cue: {why}. Say it otherwise, or mend the cue."
    for sentence in sentences_of(cue.near_miss or ""):
        if not lacking(cue, sentence, vocabulary):
            yield (*path, "near_miss"), f"{sentence!r} fires the cue. Narrow the cue, or take another sentence."


def lacking(cue: Cue | GateCue, sentence: str, vocabulary: Vocabulary) -> str | None:
    """Why the cue does not fire in one sentence, None where it does.

    What was said or asked before is taken as given where the cue waits for it and for nothing in its place.
    """
    given = GIVEN & {*cue.all, *(cue.any if GIVEN.issuperset(cue.any) else ())}
    there = vocabulary.found(sentence) - GIVEN | given
    if absent := [name for name in cue.all if name not in there]:
        return f"{', '.join(absent)} is not there"
    if cue.any and there.isdisjoint(cue.any):
        return f"none of {', '.join(cue.any)} is there"
    if forbidden := [name for name in cue.none if name in there]:
        return f"{', '.join(forbidden)} is there, which the cue forbids"
    return None


def sentences_of(text: str) -> list[str]:
    """`text` cut as the grader cuts an answer."""
    folded = fold(text)
    return [folded[start:end] for start, end in spans(folded)]


def _question_patterns(data: Any) -> Iterator[tuple[Place, str]]:
    for path, pattern in words(data, "kinds.*.recognise.*"):
        if why := pattern_problem(rf"\b(?:{pattern})"):
            yield path, f"{pattern[:80]!r}: {why}"


def _value(model: type[V], item: Any) -> V | None:
    """The value; None where it has not the right shape, which the models report."""
    try:
        return model.model_validate(item)
    except ValidationError:
        return None


def strength_problems(rubric: Rubric) -> list[Problem]:
    """Every cue whose example earns less than the cue's strength in the whole of the grader's reading.

    The team's acts are held down there, say. Cues that wait for what was said or asked before are left out. Of a
    rubric with a track only the track's cues are tried.
    """
    found = []
    parts: tuple[tuple[Value, str], ...] = (
        (rubric.framework, FRAMEWORK_FILE),
        (rubric.competency, f"{rubric.competency.id}.json"),
    )
    for part, file in ((rubric.track, f"{TRACK_PREFIX}{rubric.track.id}.json"),) if rubric.track else parts:
        data = part.model_dump(mode="json")
        for path, signal in (item for owner in GRADED for item in each(data, owner)):
            if signal["id"] not in (*rubric.signals, rubric.framework.scope.id):
                continue
            for number, cue in enumerate(signal["cues"]):
                if (
                    GIVEN.isdisjoint(cue["all"])
                    and _earned(cue["example"], signal["id"], rubric) < Strength(cue["strength"]).rank
                ):
                    what = f"{cue['example']!r} earns less than {cue['strength']} once it is read. Say it otherwise."
                    found.append(problem(file, data, (*path, "cues", number, "example"), what))
    return found


def _earned(text: str, signal: str, rubric: Rubric) -> int:
    """The highest rank that a sentence of `text` earns a signal by its cues."""
    answer = Transcript(id="example", question="", turns=(Turn(speaker="candidate", text=text),))
    cues = cue_set(rubric)
    return max((cues.rank(signal, reading.mask) for reading in read(answer, cues)), default=0)
