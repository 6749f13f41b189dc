"""Which kind of question it is, where nobody said: by the words of the question."""

from functools import lru_cache

import re2

from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import DEFAULT_KIND, Kind
from interviewer.grading.memo import Memo

LONGEST = 2000
"""Characters of a question that are looked at."""


@lru_cache(maxsize=1024)
def kind_of(question: str, rubric: Rubric) -> Kind:
    """The first kind of the rubric's list with a pattern in `question`; a question of the rubric has its own."""
    for known in rubric.competency.questions:
        if known.text == question:
            return known.kind
    recogniser, kinds = _RECOGNISERS.get(rubric.hash) or _RECOGNISERS.keep(rubric.hash, _recogniser(rubric))
    lowered = question[:LONGEST].lower().encode("utf-8", "replace")  # re2 takes no half of a surrogate pair
    found = recogniser.Match(lowered) if kinds else None
    return kinds[min(found)] if found else DEFAULT_KIND


def _recogniser(rubric: Rubric) -> tuple["re2.Set", list[Kind]]:
    """A set over the patterns of all kinds, and the kind of each."""
    recogniser, kinds = re2.Set.SearchSet(), list[Kind]()
    for rule in rubric.framework.kinds:
        for pattern in rule.recognise:
            recogniser.Add(rf"\b(?:{pattern})")
            kinds.append(rule.kind)
    recogniser.Compile()
    return recogniser, kinds


_RECOGNISERS = Memo[str, tuple["re2.Set", list[Kind]]](16)
