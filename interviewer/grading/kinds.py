"""Which kind of question it is, where nobody said: by the words of the question."""

from functools import lru_cache

import re2

from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import DEFAULT_KIND, Kind


@lru_cache(maxsize=4096)
def kind_of(question: str, rubric: Rubric) -> Kind:
    """The first kind of the rubric's list with a pattern in `question`; a question of the rubric has its own."""
    for known in rubric.competency.questions:
        if known.text == question:
            return known.kind
    lowered = question[:2000].lower().encode("utf-8", "replace").decode()  # re2 takes no half of a surrogate pair
    for rule in rubric.framework.kinds:
        if any(re2.search(rf"\b(?:{pattern})", lowered) for pattern in rule.recognise):
            return rule.kind
    return DEFAULT_KIND
