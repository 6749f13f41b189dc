"""The headings of a question page, however they are worded, and what each opens."""

import re
from enum import StrEnum
from functools import lru_cache

from interviewer.importers.rows import Row, folded


class Part(StrEnum):
    """What a section of a question page holds."""

    HEAD = "head"
    DEFINITION = "definition"
    CORE = "core signal"
    FRAMING = "company framing"
    IS_NOT = "what it is not"
    SIGNALS = "signals"
    TIP = "depth tip"
    TRAPS = "traps"
    FLAGS = "red flags"
    DIRECT = "direct triggers"
    INDIRECT = "indirect triggers"
    RECOGNISE = "how to recognise"
    NEIGHBOURS = "neighbours"
    PROBES = "probes"
    COMPANIES = "companies"
    LEVELS = "levels"
    STORIES = "story types"
    AVOID = "stories to avoid"
    PREP = "prep action"
    SUMMARY = "summary"
    CHECKLIST = "checklist"
    QUIZ = "quiz"
    PASSAGE = "passage"


LONGEST_HEADING = 8
_REMEMBERED = 64
"""Lines whose part is kept: every line is asked for by the seven before it."""
"""Words."""
_TAIL = r"(?: .*)?"
_HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        Part.QUIZ,
        r"practi[cs]e(?: questions| quiz| test)?|(?:self )?quiz(?: yourself)?|(?:test|check|try) (?:it )?yourself|"
        r"self (?:test|check)|exercises",
    ),
    (Part.CHECKLIST, r".*\bchecklist\b.*|before (?:you walk in|the interview|the loop|the day)"),
    (
        Part.AVOID,
        r"stor(?:y|ies) (?:types? )?(?:not recommended|(?:to|you should|better) (?:avoid|leave|skip|drop|not).*|"
        r"that (?:fail|fall flat|dont work|do not work|backfire).*|(?:left|best left) .*)|(?:what|which|"
        r"stories) not to "
        r"tell|avoid(?: these)?(?: stor(?:y|ies))?|(?:not recommended|leave these|skip these|do not tell|dont tell)"
        r"(?: stor(?:y|ies))?(?: at home)?|(?:poor|weak|bad|wrong) stor(?:y|ies)(?: .*)?",
    ),
    (
        Part.IS_NOT,
        r"what (?:it|this|.{3,30}) (?:is not|isnt|does not mean|doesnt mean)(?: about)?|(?:it|this) (?:is not|isnt)|"
        r"what (?:does not|doesnt) count|(?:common )?(?:misconceptions|misunderstandings|misreadings|myths)|"
        r"not to be mistaken for|often misread as|(?:this )?does not count(?: as.*)?",
    ),
    (
        Part.NEIGHBOURS,
        r"(?:do not|dont|never|often|easily|commonly|not to be|sometimes)? ?(?:confused?|mistaken?|mistook|mixed up)"
        r"(?: (?:it|this))? (?:with|for)|neighbou?r(?:s|ing .*)?|(?:similar|related|nearby|adjacent|"
        r"close) (?:principles|"
        r"competenc(?:y|ies)|values|ones)|(?:how|where) it differs.*|(?:telling|tell) (?:it|them) apart(?: .*)?|"
        r"look ?alikes|close (?:relatives|cousins)|differences? (?:from|to|between).*|(?:compared|versus|"
        r"vs) ?(?:with|to)?"
        r"(?: .*)?",
    ),
    (
        Part.INDIRECT,
        r"indirect(?: .*)?|(?:disguised|hidden|oblique|veiled|subtle|sideways|roundabout)(?: .*)?|"
        r"(?:questions? |asked )?(?:indirectly|sideways|in disguise|between the lines)|(?:less obvious|quieter) .*",
    ),
    (
        Part.DIRECT,
        r"direct(?: .*)?|(?:the )?(?:trigger|interview|typical|common|likely|sample|example|opening|usual|practice) "
        r"?(?:questions?|triggers?|prompts?|openers?)(?: .*)?|triggers?(?: questions?)?|(?:the )?questions?(?: .*)?|"
        r"(?:how|ways) (?:it|this|they|interviewers?)(?: is| gets?| may be| will| might)? ?ask(?:ed|s)?(?: .*)?|"
        r"asked (?:directly|outright|straight)(?: .*)?|what you (?:may|will|might) be asked",
    ),
    (
        Part.PROBES,
        r"(?:likely |common |typical |expected )?(?:follow ?ups?|probes?|probing|drill ?downs?|deep dives?)(?: .*)?|"
        r"(?:what|and what|expect) .*\b(?:next|ask after|follow ?ups?)|when they dig(?: .*)?",
    ),
    (
        Part.FLAGS,
        r"(?:delivery |language |speech )?(?:red|warning|yellow) flags(?: .*)?|warning signs|flags|"
        r"(?:alarm bells|tell ?tales?)(?: .*)?",
    ),
    (
        Part.TRAPS,
        r"(?:common |typical |frequent |usual |the )?(?:traps?|pitfalls?|mistakes?|failure modes|failings|errors|"
        r"ways to fail)(?: .*)?|what (?:goes wrong|sinks|costs|trips)(?: .*)?|where (?:people|candidates|answers|it|"
        r"stories) .*",
    ),
    (
        Part.CORE,
        r"(?:the )?(?:core|central|main|essential|one) (?:signal|question|test|idea|thing)(?: .*)?|"
        r"(?:what (?:is|are) (?:really )?(?:being )?(?:tested|assessed|scored|judged))|the (?:real )?(?:test|question)|"
        r"litmus test|what (?:it|this|they|interviewers?)(?: is| are)?(?: really| actually)? (?:tests?|measures?|"
        r"wants?(?: to know)?|decides?)(?: .*)?|(?:the )?heart of (?:it|the matter)|what decides(?: it)?",
    ),
    (
        Part.SIGNALS,
        r"(?:positive |key |strong |green |good |what )?(?:signals?|signs|indicators|markers)(?: .*)?|green flags|"
        r"what (?:interviewers|they|we|assessors|the interviewer|to)(?: really)? (?:listens?|looks?|hears?|"
        r"show)(?: .*)?|"
        r"(?:how|what) it sounds(?: .*)?|listen for|good wording|evidence(?: .*)?",
    ),
    (
        Part.TIP,
        r"(?:depth|pro|time|timing|length|pacing|quick|insider|expert)? ?tips?|how (?:long|deep)(?: .*)?|pacing|timing|"
        r"time (?:budget|split|management)|(?:where to spend|spending) .*time",
    ),
    (
        Part.RECOGNISE,
        r"(?:how to |ways to )?(?:recogni[sz]e|spot|know|identify)(?: .*)?|key ?words?(?: .*)?|recogni[sz]ing.*|"
        r"cue words|clues|words (?:to|that|in) .*|giveaways",
    ),
    (
        Part.COMPANIES,
        r"(?:by|across|per|other|at other|at|different) (?:compan(?:y|ies)|employers?|firms?|lenses)(?: .*)?|"
        r"compan(?:y|ies)(?: (?:lens(?:es)?|views?|variations?|differences|guide|specific.*|by company))?|"
        r"(?:how|what) (?:other )?(?:compan(?:y|ies)|firms|employers) .*|elsewhere|same (?:idea|behaviou?r) .*",
    ),
    (
        Part.FRAMING,
        r"company (?:framing|context|angle|culture|background)|(?:framing|context|background)|"
        r"why (?:it|this) matters(?: .*)?|(?:why|how) .{2,20} (?:cares?|sees it|frames it|thinks about it|"
        r"asks?)(?: .*)?",
    ),
    (
        Part.LEVELS,
        r"(?:by|per|across) (?:levels?|seniority|grade)|levels?(?: .*)?|(?:level|seniority|"
        r"grade) (?:expectations?|guide|"
        r"bar|calibration|by level)|(?:expectations|the bar)(?: (?:by|per|at each|for each) .*)?|seniority|"
        r"(?:what|how) .*\b(?:each|every|your) (?:level|grade)(?: .*)?",
    ),
    (
        Part.STORIES,
        r"(?:recommended |good |best |strong |great |which |your )?stor(?:y|ies)(?: (?:types?|ideas|"
        r"archetypes|kinds|bank|"
        r"templates?|shapes|to (?:use|tell|bring|prepare|pick)|that .*|worth telling|fits?))?|(?:kinds|"
        r"types) of stor.*|"
        r"what to tell",
    ),
    (
        Part.PREP,
        r"prep(?:aration)?(?: (?:action|step|task|work|plan)s?)?|(?:next|action) (?:step|item|task)s?|do (?:this|these)"
        r"(?: .*)?|(?:your )?(?:homework|to ?do)|how to prepare",
    ),
    (
        Part.SUMMARY,
        r"(?:key |quick |final )?(?:summary|recap|takeaways?|review)|at a glance|cheat ?sheet|(?:in )?one minute .*|"
        r"quick reference|last look|(?:to )?remember|key points",
    ),
    (
        Part.DEFINITION,
        r"(?:the )?definition(?: .*)?|what (?:it|this|.{3,40}) (?:means|is|is about|stands for)|meaning|explained|"
        r"in (?:a|one|plain) (?:nutshell|sentence|line|words?)|in (?:short|brief|plain words)|overview|the principle|"
        r"about (?:this|the) (?:principle|competency|value)|introduction",
    ),
)
_COMPILED = tuple((part, re.compile(pattern)) for part, pattern in _HEADINGS)
SUMMARY_NAMES = re.compile(
    r"(?:the )?key signal|(?:top|biggest|main|worst|fastest) (?:disqualifier|mistake|risk|killer|way to fail)|"
    r"delivery (?:red )?flag|(?:the )?one liner|signal to send|say this|never say"
)
"""Names of the lines of a summary."""


@lru_cache(maxsize=_REMEMBERED)
def heading_of(row: Row) -> Part | None:
    """The part that a line opens; None for text."""
    words = row.words.rstrip(":").rstrip()
    if not words or row.mark or (not row.is_name and not row.words.endswith(("?", ",", ":"))):
        return None
    if len(words.split()) > LONGEST_HEADING:
        return None
    plain = folded(words)
    return next((part for part, pattern in _COMPILED if pattern.fullmatch(plain)), None)
