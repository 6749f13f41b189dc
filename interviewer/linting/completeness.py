"""What a complete competency, one with `learning`, has to have of everything; a half one teaches the half."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from interviewer.domain.competency import CompanyLens, ModelAnswer, QuizItem
from interviewer.domain.transcript import Level
from interviewer.library.fields import Place, each, words

LEAST: tuple[tuple[str, int, str], ...] = (
    ("probes", 8, "probes"),
    ("learning.neighbours", 3, "neighbours"),
    ("learning.quiz", 10, "quiz items"),
    ("learning.stories", 3, "story types"),
    ("learning.stories_to_avoid", 2, "stories to avoid"),
)
"""Field, how many it has at least, and what they are."""
EACH: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("questions", "form", {"direct": 12, "indirect": 6}),
    ("learning.levels", "level", dict.fromkeys((level.value for level in Level), 1)),
    ("learning.companies", "company", dict.fromkeys(get_args(CompanyLens.model_fields["company"].annotation), 1)),
    ("learning.quiz", "kind", dict.fromkeys(get_args(QuizItem.model_fields["kind"].annotation), 2)),
    ("learning.quiz", "difficulty", dict.fromkeys(get_args(QuizItem.model_fields["difficulty"].annotation), 3)),
    ("learning.answers", "quality", dict.fromkeys(get_args(ModelAnswer.model_fields["quality"].annotation), 1)),
)
"""Field, the key that sorts its items, and how many there are at least of each sort."""


def missing(data: Any) -> Iterator[tuple[Place, str]]:
    """Every part of which a file with `learning` has too little; nothing where there is no `learning`."""
    if not isinstance(data, dict) or not isinstance(data.get("learning"), dict):
        return
    for field, least, what in LEAST:
        there = len(each(data, f"{field}.*"))
        if there < least:
            yield (
                _place(field),
                f"has {there} {what}; a complete competency has {least} or more. Write {least - there}.",
            )
    for field, key, wanted in EACH:
        counts = Counter(value for _, value in words(data, f"{field}.*.{key}"))
        short = [f"{least - counts[sort]} of {key} '{sort}'" for sort, least in wanted.items() if counts[sort] < least]
        if short:
            yield _place(field), f"lacks {', '.join(short)}. Write what is missing."
    worded = {signal for _, signal in words(data, "learning.wording.*.signal")}
    for path, signal in words(data, "signals.*.*.id"):
        if signal not in worded:
            yield path, f"no wording says how {signal!r} sounds. Add it to 'learning.wording'."


def _place(field: str) -> Place:
    return tuple(field.split("."))
