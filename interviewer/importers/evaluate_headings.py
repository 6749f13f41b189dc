"""What a heading of an evaluate page opens, told from its words alone."""

import re
from enum import StrEnum

from interviewer.importers.page_words import is_bullet

_WIDEST = 120
"""Characters of a heading."""
LONGEST_HEADING = 8
"""Words of a heading."""
AUTO_FAIL = re.compile(r"auto(?:matic)?[ -]?fail\w*\s*[:\u2013\u2014-]\s*(.+)", re.IGNORECASE)


class Part(StrEnum):
    """What a section holds."""

    HEAD = "head"
    QUESTION = "question"
    A = "answer A"
    B = "answer B"
    TABLE = "scores"
    GATES = "gates"
    NOTES = "notes"
    FIXES = "fixes"
    COACHING = "coaching"
    GUIDANCE = "guidance"
    QUIZ = "quiz"
    OTHER = "other"
    """Below a heading that ends the table and is none of these."""


_WHO = (
    r"bar ?raisers?|evaluators?|interviewers?|reviewers?|assessors?|raters?|graders?|debrief|panel|judges?|"
    r"hiring manager|hiring committee|loop|committee|examiners?|observers?|experts?"
)
_SAID = (
    r"(?:notes?|comments?|remarks?|summary|rationale|reasoning|views?|verdict|opinion|commentary|write ?up|feedback)"
)
_BARRED = (
    r"disqualif\w+|auto(?:matic)? ?(?:fail\w*|rejects?|no hires?)|knock ?outs?|hard (?:stops?|fails?|lines?)|fatal|"
    r"instant (?:no hire|fail|reject)\w*|red (?:lines?|flags?)|deal ?breakers?|deal ?breaking|show ?stoppers?|"
    r"eliminat\w+|rejection"
)
_SIGN = r"signals?|signs?|markers?|triggers?|flags?|phrases?|statements?|words|criteria|reasons?|failures?|factors?"
_HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        Part.TABLE,
        r"(?:the )?(?:scores?|scoring|grad(?:es?|ing)|score ?(?:cards?|sheets?|tables?)|points|"
        r"ratings?|marks)(?: \w+){0,4}",
    ),
    (Part.TABLE, r"(?:side by side|dimension(?:al)?|rubric) (?:scores?|points|comparison|ratings?|breakdown)"),
    (Part.TABLE, r"comparison(?: of scores)?|(?:head to head|by the numbers|rubric(?: table)?|score by dimension)"),
    (Part.TABLE, r"how (?:they|the (?:two|candidates|answers)) (?:scored|rated|compared?|fared)"),
    (Part.GATES, r"(?:auto|automatic) ?(?:fail(?:s|ures?)?|rejects?|disqualifiers?)(?: \w+){0,2}"),
    (Part.GATES, r"disqualif(?:iers?|ications?)(?: \w+)?|gates?(?: \w+){0,2}|red (?:lines|flags)|deal ?breakers?"),
    (Part.GATES, r"(?:knock ?outs?|hard stops?)(?: \w+)?|instant no hire(?: \w+)?"),
    (
        Part.GATES,
        rf"(?:the |automatic )?(?:{_BARRED}|no hire|critical|failing|veto) (?:{_SIGN})|disqualifying|hard fails",
    ),
    (Part.GATES, r"what (?:disqualified|failed|sank|ruled out)(?: \w+){1,3}"),
    (Part.NOTES, rf"(?:the )?(?:{_WHO})(?:'?s)? {_SAID}"),
    (Part.NOTES, rf"{_SAID} (?:of|from|by) (?:the )?(?:{_WHO})|(?:the )?debrief"),
    (
        Part.NOTES,
        rf"(?:what|how|why) (?:the )?(?:{_WHO}) (?:wrote|said|noted|saw|thought|decided|reasoned|judged|heard)",
    ),
    (Part.NOTES, r"notes|rationale|reasoning|why these (?:scores|points)|reasons for the (?:scores|points)"),
    (Part.NOTES, r"(?:evaluation|assessment|scoring|debrief|decision|verdict|summary) (?:notes?|summary|rationale)"),
    (Part.NOTES, r"commentary|why (?:it|they|this|the (?:scores|points)) (?:was|were|got|scored|came)(?: \w+){0,3}"),
    (Part.FIXES, r"fix(?:es)?(?: it| the)?(?: \w+){0,3}|(?:rewrite|repair|mend|revise)s?(?: \w+){0,4}"),
    (Part.FIXES, r"(?:improve|strengthen|sharpen|rework|upgrade|correct|rephrase)(?: (?:it|the|these|this|weak)\b.*)"),
    (Part.FIXES, r"(?:rewrites|rewritten (?:lines|sentences)|suggested (?:rewrites|fixes|edits|changes))"),
    (Part.FIXES, r"(?:before (?:and|&|/|to) after|how to (?:fix|improve|mend|repair|strengthen)(?: \w+){1,3})"),
    (Part.COACHING, r"(?:coach(?:ing|'?s)?)(?: \w+){0,3}|(?:key )?takeaways|tips|advice(?: \w+){0,3}"),
    (Part.COACHING, r"(?:key )?(?:lessons for|pointers|points to remember)(?: \w+){0,3}|what to (?:learn|take)\b.*"),
    (Part.GUIDANCE, r"(?:model|ideal|sample|reference|gold) (?:answers?|responses?)(?: \w+){0,2}|guidance"),
    (Part.GUIDANCE, r"what (?:a |an )?(?:strong|good|great|excellent) (?:answers?|ones?|responses?)(?: \w+){0,3}"),
    (Part.QUIZ, r"practi[cs]e(?: \w+){0,2}|quiz(?: \w+){0,2}|(?:test|check|try) (?:it )?yourself|self ?test|exercises"),
    (Part.QUESTION, r"(?:evaluate|compare|score|rate|judge|weigh|assess|read)(?: \w+){0,2} (?:answers|responses)"),
    (Part.QUESTION, r"(?:evaluate|compare|judge|weigh|assess)(?: \w+){0,2} candidates|two answers"),
    (Part.QUESTION, r"(?:the )?(?:interview )?(?:question|prompt)"),
)
_LONGEST_WORDED = 6
_WORDED = [(part, re.compile(pattern)) for part, pattern in _HEADINGS]
_FILLING = re.compile(
    r"1|2|a|about|after|against|all|am|an|and|answer|answer's|answers|applicant|applicant's|"
    r"applicants|are|as|assessor|assessor's|assessors|assigned|at|average|awarded|b|bar|be|"
    r"become|becomes|been|before|behind|being|best|better|between|both|by|by-dimension|came|"
    r"can|candidate|candidate's|candidates|categories|category|check|checked|checks|come|"
    r"committee|committee's|competency|contains|could|criteria|criterion|debriefing|detail|"
    r"detailed|details|did|dimension|dimensions|do|does|down|each|evaluator|evaluator's|"
    r"evaluators|every|examiner|expert|experts|factor|factors|final|first|for|from|full|"
    r"further|gave|get|give|given|goes|good|got|grader|grader's|graders|great|has|head|her|"
    r"him|hiring|his|how|i|in|interviewer|interviewer's|interviewers|is|it|its|judge|judges|"
    r"key|level|levels|like|line|lines|list|look|looks|loop|made|main|make|makes|manager|"
    r"manager's|marker|markers|me|mean|mini|more|needs|next|now|observer|of|off|on|one|"
    r"one's|one-by-one|or|other|others|our|ours|out|over|overall|page|panel|panel's|part|"
    r"per|phrase|phrases|phrasing|points'|put|quality|quick|raiser|raiser's|raisers|rater|"
    r"raters|reason|reasons|replies|reply|response|responses|result|results|reviewer|reviewer's|"
    r"reviewers|rule|rules|said|say|says|second|section|sentence|sentences|short|should|side|"
    r"sign|signal|signals|signs|single|some|statement|statements|strong|stronger|sub|that|the|"
    r"their|them|these|they|this|those|to|total|totals|trigger|triggers|two|under|up|versus|"
    r"vs|was|we|weak|weaker|weight|weighted|weights|went|were|what|where|which|who|why|"
    r"with|word|wording|words|words'|would|you|your"
)
"""Words of headings that say nothing of what follows."""
_KEYS: tuple[tuple[Part, str], ...] = (
    (Part.GUIDANCE, r"(?:model|ideal|sample|reference|gold|exemplar\w*|benchmark|example) ?(?:answers?|"
     r"responses?|repl\w+)?"
     r"|what (?:a |an )?(?:really )?(?:strong|good|great|excellent|better|top)\b.*|guidance"),
    (Part.FIXES, r"fix\w*|rewrit\w+|rewrote|reword\w*|repair\w*|mend\w*|revis\w+|improv\w+|sharpen\w*|strengthen\w*|"
     r"upgrad\w+|rephras\w+|rework\w*|edits?|polish\w*|before (?:and|&|/|to|vs) after|before after|corrections?"),
    (Part.QUIZ, r"practi[cs]e\w*|quiz\w*|exercises?|drills?|(?:test|check|try|quiz) (?:it )?(?:yourself|"
     r"your \w+)|self test"),
    (Part.COACHING, r"coach\w*|coach's|takeaways?|tips?|advice|lessons?|pointers?|recommendations?|suggestions?|"
     r"points to (?:remember|take)"),
    (Part.GATES, r"(?:auto|automatic|instant|immediate)(?: \w+)? ?(?:fail\w*|reject\w*|disqualif\w*|no hires?)|"
     r"autofail\w*|"
     r"disqualif\w+|knock ?outs?|(?:hard|full) (?:stops?|fails?)|deal ?break\w+|show ?stoppers?|gates?|gating|"
     r"red (?:lines?|flags?)|fatal|veto\w*|eliminat\w+|exclusions?|rejections?|no hire (?:triggers?|markers?|"
     r"signs?|reasons?)"),
    (Part.NOTES, r"notes?|comments?|commentary|remarks?|rationale|reasoning|reasoned|justif\w+|explanations?|explained|"
     r"observations?|impressions?|feedback|debrief|write ?up|summary|opinions?|views?|thoughts?|thinking|wrote|noted|"
     r"assessment|judg(?:e?ment)s?|why(?: (?:the|these|those|they|it|each|candidate)\b.*)?|reasons (?:for|"
     r"behind|of)\b.*"),
    (Part.TABLE, r"scores?|scored|scoring|score ?(?:cards?|sheets?|tables?|boards?)|grades?|graded|grading|"
     r"points|marks|marked|"
     r"ratings?|rated|rubric|table|numbers|matrix|breakdown|tally|comparison|compared|side by side"),
    (Part.QUESTION, r"questions?|prompt|evaluate|compare|judge|weigh|assess|(?:the|both|two) (?:two )?"
     r"(?:answers|responses|candidates)"),
)  # fmt: skip
_KEYED = [(part, re.compile(rf"\b(?:{pattern})(?![\w'])")) for part, pattern in _KEYS]
_ENUMERATED = re.compile(
    r"(?:(?:section|part|step|chapter)\s+(?:\d{1,2}|[ivx]{1,4}|[a-h])\b\s*[.):\u2013\u2014-]?|"
    r"\(?(?:\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4})[.):]|\d{1,2}\.\d{1,2}|\d{1,2}\s*[\u2013\u2014-])\s+",
    re.IGNORECASE,
)


def heading_of(text: str, *, marked: bool = False) -> Part | None:
    """The part that a line is the heading of; None for text. `marked`: the page sets the line off as a heading."""
    if not text or len(text) > _WIDEST or AUTO_FAIL.match(text) or text.endswith((".", "?", "!", ",", ";")):
        return None
    text = _ENUMERATED.sub("", text, count=1)
    if is_bullet(text) and not text.startswith("* *"):
        return None
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", text).strip()
    return _part_of(text, marked=marked) or (_part_of(bare, marked=marked) if bare != text else None)


def _part_of(text: str, *, marked: bool) -> Part | None:
    plain = re.sub(r"[#*_:]+", " ", text.casefold()).replace("-", " ").replace("\u2019", "'")
    plain = " ".join(re.sub(r"[^\w'&/ ]", " ", plain).split())
    words = plain.split()
    if not words or len(words) > LONGEST_HEADING:
        return None
    return _keyed(plain, marked=marked) or next(
        (part for part, pattern in _WORDED if len(words) <= _LONGEST_WORDED and pattern.fullmatch(plain)), None
    )


def _keyed(plain: str, *, marked: bool) -> Part | None:
    """The part whose key is among the words, where all other words are those of headings."""
    for part, form in _KEYED:
        match = form.search(plain)
        if not match:
            continue
        rest = f"{plain[: match.start()]} {plain[match.end() :]}"
        known = all(
            _FILLING.fullmatch(word) or word.isdigit() or any(other.fullmatch(word) for _, other in _KEYED)
            for word in rest.split()
        )
        if known or marked:
            return part
    return None
