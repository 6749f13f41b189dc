"""Answers that already contain their own mended sentences, and what that does to the order of the pair."""

from interviewer.domain.calibration_pair import CalibrationPair, Name, PageFix, Said
from interviewer.evaluation.audit.claims import whose
from interviewer.evaluation.audit.finding import Check, Finding, found
from interviewer.evaluation.audit.gates import standing_gates
from interviewer.evaluation.audit.words import answer_sentences, longest_run, stands_in, tokens
from interviewer.importers.page_words import candidate_in

LEAST_WORDS = 4
"""Of a mended sentence: a shorter one may stand anywhere."""
LONGEST = 200
"""Words of a mended sentence that are compared."""
NEARLY = 0.8
"""Of a mended sentence's words standing together in the answer, where the weak sentence does not."""


def mended_findings(pair: CalibrationPair) -> list[Finding]:
    """The pasted sentences, candidate by candidate, then the order where the weaker one has some."""
    pasted: dict[Name, list[PageFix]] = {}
    for fix in pair.fixes:
        who = _owner(pair, fix)
        if who and _is_pasted(pair, fix, who):
            pasted.setdefault(who, []).append(fix)
    wrong = [_pasted(pair, who, fixes) for who, fixes in pasted.items()]
    weaker = pair.weaker
    return wrong + ([_order(pair, weaker, pasted[weaker])] if weaker in pasted and weaker else [])


def _owner(pair: CalibrationPair, fix: PageFix) -> Name | None:
    """Whose sentence is mended: the one whom the fix names, or who says it; else whom the page places lower."""
    if named := candidate_in(fix.name):
        return named
    if fix.before:
        says = [answer.name for answer in pair.answers if stands_in(fix.before.text, answer.text)]
        if len(says) == 1:
            return says[0]
    return whose(pair, None)


def _is_pasted(pair: CalibrationPair, fix: PageFix, who: Name) -> bool:
    if not fix.after or len(tokens(fix.after.text)) < LEAST_WORDS:
        return False
    text = pair.answer(who).text
    before = fix.before.text if fix.before else ""
    if tokens(before) == tokens(fix.after.text):
        return False
    if stands_in(fix.after.text, text):
        return "[" not in fix.after.text
    words = tokens(fix.after.text)[:LONGEST]
    return not (before and stands_in(before, text)) and longest_run(words, tokens(text)) >= NEARLY * len(words)


def _sides(fixes: list[PageFix]) -> list[Said]:
    return [side for fix in fixes for side in (fix.before, fix.after) if side]


def _pasted(pair: CalibrationPair, who: Name, fixes: list[PageFix]) -> Finding:
    count = f"{len(fixes)} of {len(pair.fixes)} mended sentences" if len(pair.fixes) > 1 else "the mended sentence"
    reason = f"Candidate {who} already says {count}, which the page offers as what was missing."
    afters = [set(tokens(fix.after.text)) for fix in fixes if fix.after]
    said = answer_sentences(pair, who)
    answer = [item for item in said if any(len(after & set(tokens(item.text))) >= 0.6 * len(after) for after in afters)]
    label = _sides(fixes)
    return found(pair, Check.MENDED, who, reason, label, answer or list(pair.answer(who).paragraphs))


def _order(pair: CalibrationPair, who: Name, fixes: list[PageFix]) -> Finding:
    gates = standing_gates(pair, who)
    label = [side for fix in fixes if (side := fix.after)]
    if (total := pair.total(who)) and total.given is not None:
        label.append(Said(text=f"Candidate {who}: {total.given:g}", line=total.line))
    answer = list(pair.answer(who).paragraphs)
    if gates:
        rest = "the rest was mended" if len(fixes) == len(pair.fixes) else "part of the rest was mended"
        reason = f"The disqualifier, whose words are there, still sets Candidate {who} below: {rest}."
        return found(pair, Check.ORDER, who, reason, label, answer, severity="doubtful")
    reason = f"What sets Candidate {who} below has been mended in the answer, so that the order of the pair is unsafe."
    return found(pair, Check.ORDER, who, reason, label, answer)
