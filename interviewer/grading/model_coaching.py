"""Fixes worded by a model: what it is asked, and what of its reply may stand beside the rules' own words."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from interviewer.domain.coaching import HoldAdvice
from interviewer.domain.merged import Rubric
from interviewer.domain.model import Ask, Shape
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import DimensionScore, Fix, Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.asking import Asked
from interviewer.grading.coaching import desk, points_said
from interviewer.grading.counsel import MOST_WORDS, refusal
from interviewer.grading.cues import cue_set
from interviewer.grading.evidence import folded
from interviewer.grading.ground import Ground
from interviewer.grading.grounding import glue_of, grounded, slot_words
from interviewer.grading.reading import read, set_aside
from interviewer.grading.said import Said, tokens
from interviewer.grading.segments import fold
from interviewer.grading.stems import plain
from interviewer.library.prompts import Prompt

MOST_FIXES = 3
"""Worded by the model; those behind them keep the rules' words."""
MOST_TOKENS = 1500
"""Of the reply: three fixes take some 400."""
_FIELDS = ("dimension", "signal", "quote", "problem", "advice")


class Worded(NamedTuple):
    """The fixes after a reply was read."""

    fixes: tuple[Fix, ...]
    refused: tuple[str, ...]
    """What of the model's words is not shown and why, for the provenance."""
    used: bool
    """Whether any of its words are."""


def weaknesses(scorecard: Scorecard) -> tuple[Fix, ...]:
    """The fixes that a model may word, in the rules' order; none where no story was told or nothing is weak."""
    holds = desk().coaching.holds
    if scorecard.status != "scored" or any(mark.id in holds and holds[mark.id].alone for mark in scorecard.gates):
        return ()
    return scorecard.fixes[:MOST_FIXES]


def coach_ask(scorecard: Scorecard, transcript: Transcript, rubric: Rubric, prompt: Prompt, mark: str) -> Ask | None:
    """What a model is asked; None where there is nothing for it to word. `mark` is random, fresh for every ask."""
    chosen = weaknesses(scorecard)
    if not chosen:
        return None
    asked = desk().topics.asked(transcript, rubric)
    turns = [{"turn": n, "speaker": turn.speaker, "text": turn.text} for n, turn in enumerate(transcript.turns)]
    messages = prompt.render(
        mark=mark,
        weaknesses=_json([_weakness(fix, scorecard, rubric, asked) for fix in chosen]),
        question=_json(transcript.question),
        transcript=_json(turns),
    )
    return Ask(messages=messages, shape=_shape(rubric), most_tokens=MOST_TOKENS)


def worded(reply: Mapping[str, Any], scorecard: Scorecard, transcript: Transcript, rubric: Rubric) -> Worded:
    """The scorecard's fixes in the words of a reply of the ask's shape, as far as each may be shown.

    Quotes stand word for word in a candidate turn; rewrites are grounded; what fails keeps the rules' words.
    """
    check = _Check(scorecard, transcript, rubric)
    offered: dict[tuple[str, str], Mapping[str, Any]] = {}
    for item in reply["fixes"]:
        offered.setdefault((item["dimension"], item["signal"]), item)
    chosen = weaknesses(scorecard)
    made = [check.fix(fix, offered.get((fix.dimension, fix.signal))) for fix in chosen]
    fixes = (*made, *scorecard.fixes[len(chosen) :])
    return Worded(fixes, tuple(check.refused), any(new != old for new, old in zip(made, chosen, strict=True)))


class _Check:
    """One reply being read against one transcript."""

    def __init__(self, scorecard: Scorecard, transcript: Transcript, rubric: Rubric) -> None:
        coaching = desk().coaching
        self.scorecard, self.rubric = scorecard, rubric
        self.ground = Ground(transcript, rubric)
        kept, _, _ = set_aside(read(transcript, cue_set(rubric)))
        self.said = Said([reading.segment.text for reading in kept], glue_of(coaching))
        self.units = slot_words(coaching)
        self.refused: list[str] = []

    def fix(self, rules: Fix, offered: Mapping[str, Any] | None) -> Fix:
        """The rules' fix with those of the offered words that may be shown."""
        dimension = next(item for item in self.rubric.dimensions if item.id == rules.dimension)
        if offered is None:
            self.refused.append(f"{dimension.name}: nothing was offered")
            return rules
        advice = self._text(dimension.name, "advice", offered["advice"])
        changes: dict[str, str | None] = {"advice": advice} if advice else {}
        quote = self._quote(offered["quote"])
        problem = self._text(dimension.name, "problem", offered["problem"])
        if quote is None:
            self._refuse(dimension.name, "quote", "stands in no turn of yours")
        elif problem:
            rewrite = self._rewrite(dimension.name, rules, quote, offered["rewrite"])
            changes |= self._together(rules, quote, rewrite, f"{points_said(dimension, self._score(rules))}: {problem}")
        return rules.model_copy(update=changes)

    def _together(self, rules: Fix, quote: str, rewrite: str | None, problem: str) -> dict[str, str | None]:
        """Quote, problem and rewrite of the same words: the rules' rewrite mends the rules' quote and no other."""
        if rewrite or not rules.rewrite:
            return {"quote": quote, "problem": problem, "rewrite": rewrite}
        one, other = folded(rules.quote or ""), folded(quote)
        return {"problem": problem} if one in other or other in one else {}

    def _score(self, fix: Fix) -> DimensionScore:
        return self.scorecard.dimensions[fix.dimension]

    def _refuse(self, name: str, part: str, why: str) -> None:
        self.refused.append(f"{name}: the {part} {why}")

    def _quote(self, quote: str) -> str | None:
        """The candidate's words, as they were said, that the quote is; none that address the grader."""
        found = self.ground.finder.find(quote)
        return found.quote if found and not self.ground.set_aside(found) else None

    def _text(self, name: str, part: str, text: str) -> str | None:
        why = refusal(text, self.said, self.ground.finder, self.ground.cues, counting=part == "advice")
        if why:
            self._refuse(name, part, why)
            return None
        return plain(text).strip()

    def _rewrite(self, name: str, rules: Fix, quote: str, offered: str | None) -> str | None:
        """The offered rewrite, grounded; None where there may be none or it says too little."""
        if offered is None or not may_rewrite(rules, self.scorecard):
            return None
        why = self._unfit(offered)
        if why:
            self._refuse(name, "rewrite", why)
            return None
        checked = grounded(offered, self.said, self.units)
        if checked.hollow:
            self._refuse(name, "rewrite", "was mostly what you did not say")
        elif not self._about(checked.text, quote):
            self._refuse(name, "rewrite", "is about something else, or as it was")
        else:
            return checked.text if checked.text.endswith((".", "?")) else f"{checked.text}."
        return None

    def _unfit(self, text: str) -> str | None:
        """What keeps a rewrite from being looked at word by word: its slots aside, it is a plain text too."""
        clear = plain(text)
        if len(clear.split()) > MOST_WORDS or not clear.strip():
            return f"is empty or has more than {MOST_WORDS} words"
        if any(sign in clear for sign in "<>{}`*_#|\\~^!@") or "\n" in text.strip():
            return "has markup"
        return "addresses the grader" if self.ground.cues.mask(fold(text)) & self.ground.cues.to_grader else None

    def _about(self, rewrite: str, quote: str) -> bool:
        """Whether a rewrite is of its quote: it shares a word that states something, and is not the same."""
        if plain(rewrite).casefold().strip(" .") == plain(quote).casefold().strip(" ."):
            return False
        mine, theirs = (_stated(text, self.said) for text in (rewrite, quote))
        return bool(mine & theirs)


def may_rewrite(fix: Fix, scorecard: Scorecard) -> bool:
    """Whether an honest rewrite of a weakness is possible: not where assigned work would have to become one's own."""
    hold = _hold(fix, scorecard)
    return hold is None or bool(hold.frames)


def _hold(fix: Fix, scorecard: Scorecard) -> HoldAdvice | None:
    """The gate or cap that a fix is about, if any."""
    holds = desk().coaching.holds
    score: DimensionScore | None = scorecard.dimensions.get(fix.dimension)
    names: Iterable[str | None] = (*(mark.id for mark in scorecard.gates), score.cap if score else None)
    found = (holds[name] for name in names if name in holds)
    return next((hold for hold in found if (hold.dimension, hold.signal) == (fix.dimension, fix.signal)), None)


def _weakness(fix: Fix, scorecard: Scorecard, rubric: Rubric, asked: Mapping[str, Asked]) -> dict[str, Any]:
    """One weakness as the model reads it."""
    signal = rubric.signals[fix.signal]
    scored = {item.id: item.strength for item in scorecard.dimensions[fix.dimension].signals}
    return {
        "dimension": fix.dimension,
        "signal": fix.signal,
        "asks": signal.asks,
        # A gate may be about a signal that this kind of question does not score.
        "strength_now": scored.get(fix.signal, Strength.ABSENT).value,
        "shown_would_be": signal.shown,
        "strong_would_be": signal.strong,
        "does_not_count": signal.not_counted,
        "asked": fix.signal in asked,
        "what_the_rules_say": fix.problem,
        "quote_of_the_rules": fix.quote,
        "rewrite": may_rewrite(fix, scorecard),
    }


@lru_cache(maxsize=64)
def _shape(rubric: Rubric) -> Shape:
    """The same for every transcript of a competency, so that servers can keep it."""
    text: dict[str, Any] = {"type": "string"}
    fields: dict[str, Any] = dict.fromkeys(_FIELDS, text)
    fields["dimension"] = {"type": "string", "enum": [item.id for item in rubric.dimensions]}
    fields["signal"] = {"type": "string", "enum": list(rubric.signals)}
    fields["rewrite"] = {"anyOf": [text, {"type": "null"}]}
    return Shape(
        name="coaching",
        json_schema=_strict({"fixes": {"type": "array", "maxItems": MOST_FIXES, "items": _strict(fields)}}),
    )


def _strict(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stated(text: str, said: Said) -> set[str]:
    """Stems of the words that state something."""
    return {token.stem for token in tokens(plain(text).split(), said.glue) if token.content}
