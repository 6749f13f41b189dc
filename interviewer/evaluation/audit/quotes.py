"""Words that the reasoning quotes and the answer does not contain."""

import re

from interviewer.domain.calibration_pair import CalibrationPair, Name, PairAnswer, QuotedWords, Said
from interviewer.evaluation.audit.claims import whose
from interviewer.evaluation.audit.finding import Check, Finding, found
from interviewer.evaluation.audit.words import pattern, plain, stands_in, tokens
from interviewer.importers.evaluate_parts import clauses

_ABSENT = pattern(
    r"never|not|no|none|without|lacks?|lacking|missing|absent|instead of|rather than|should|would|could|such as|"
    r"like|e\.g|rule|motto|saying|"
    r"for example|phrases?|wording|avoid|isn't|doesn't|nothing|nowhere|needs?"
)
"""A clause with one of these quotes what is not said, or an example."""
_NEAR_BEFORE, _NEAR_AFTER = 12, 3
"""Words around a quote in which its absence is said."""
_OPENS = re.compile(r"(?:on |for )?(?:(?:candidate|answer|response|speaker) )?[AB12]\W{1,4}[\"\u201c]", re.IGNORECASE)
_OPENS_WITHIN = 20
"""Characters: a whole sentence in quote marks at the start of a note is what its writer says."""


def quote_findings(pair: CalibrationPair) -> list[Finding]:
    """Quotes that are in no answer of the candidate they are put to; the same words once, with all their lines."""
    wrong: dict[tuple[Name | None, str], list[QuotedWords]] = {}
    for quote in pair.quotes:
        if quote.where in ("note", "remark") and _not_claimed(pair, quote):
            continue
        who = whose(pair, quote.candidate)
        texts = [pair.answer(who)] if who else list(pair.answers)
        if quote.where != "gate" and quote.candidate is None:
            texts = list(pair.answers)
        if len(tokens(quote.words)) >= 2 and not any(stands_in(quote.words, _all(a)) for a in texts):
            wrong.setdefault((who, " ".join(tokens(quote.words))), []).append(quote)
    return [_absent(pair, who, quotes) for (who, _), quotes in wrong.items()]


def _all(answer: PairAnswer) -> str:
    return " ".join(turn.text for turn in answer.turns)


def _absent(pair: CalibrationPair, who: Name | None, quotes: list[QuotedWords]) -> Finding:
    label = [Said(text=quote.words, line=quote.line) for quote in quotes]
    answer = list(pair.answer(who).paragraphs) if who else []
    speaker = f"Candidate {who}" if who else "Neither candidate"
    said = "does not say" if who else "says"
    reason = f"{speaker} {said} {quotes[0].words!r}, which the page quotes."
    owner = "ownership_signal" if any(quote.where == "gate" for quote in quotes) else None
    return found(pair, Check.QUOTE, who, reason, label, answer, dimension=owner)


def _not_claimed(pair: CalibrationPair, quote: QuotedWords) -> bool:
    """Whether the clause around a quote says that the words are missing, or gives them as an example."""
    line = next((note.text for note in pair.notes if note.line == quote.line), "")
    if quote.words.endswith((".", "!", "?")) and _OPENS.match(line) and line.find(quote.words) <= _OPENS_WITHIN:
        return True
    around = [clause.partition(quote.words) for clause in clauses(line) if quote.words in clause]
    return any(
        _ABSENT.search(plain(" ".join(before.split()[-_NEAR_BEFORE:])))
        or _ABSENT.search(plain(" ".join(after.split()[:_NEAR_AFTER])))
        for before, _, after in around
    )
