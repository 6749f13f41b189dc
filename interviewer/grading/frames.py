"""The coaching file checked against itself: every frame mends its own example, every pattern is RE2."""

import re2

from interviewer.domain.coaching import Coaching
from interviewer.errors import RubricError
from interviewer.grading.rewriting import Rewriter
from interviewer.library.files import COACHING_FILE


def coaching_problems(coaching: Coaching) -> list[str]:
    """What is wrong with the patterns and frames, one line each: '<file>: <field>: <what>'; empty when nothing is."""
    problems = _patterns(coaching)
    return problems or _examples(coaching)


def _patterns(coaching: Coaching) -> list[str]:
    """Every pattern that RE2 refuses."""
    patterns = [(f"frames.{frame.id}", frame.pattern) for frame in coaching.frames if frame.pattern]
    patterns += [(f"conditions.{item.id}", text) for item in coaching.conditions for text in item.patterns]
    patterns += [(f"topics.{topic.signals[0]}", text) for topic in coaching.topics for text in topic.patterns]
    patterns += [("empty", text) for text in coaching.empty]
    options = re2.Options()
    options.log_errors = False
    problems = []
    for where, pattern in patterns:
        try:
            re2.compile(coaching.expanded(pattern), options)
        except (re2.error, ValueError) as error:
            problems.append(f"{COACHING_FILE}: {where}: {pattern[:80]!r}: {error}.")
    return problems


def _examples(coaching: Coaching) -> list[str]:
    """Every frame that does not make `becomes` of its example, or that mends its near-miss."""
    rewriter = Rewriter(coaching)
    problems: list[str] = []
    for frame in coaching.frames:
        where = f"{COACHING_FILE}: frames.{frame.id}"
        try:
            made = rewriter.rewrite(frame.example, (frame.id,))
            missed = frame.near_miss and rewriter.rewrite(frame.near_miss, (frame.id,))
        except RubricError as error:
            problems.extend(error.problems)
            continue
        if made is None or made.text != frame.becomes:
            problems.append(f"{where}: the example becomes {made.text if made else None!r}, not {frame.becomes!r}.")
        if missed:
            problems.append(f"{where}: the near-miss is mended: {missed.text!r}.")
    return problems
