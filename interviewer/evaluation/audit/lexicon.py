"""The audit's own word lists: assigned work, collective voice, measured outcomes, reflection, own acts.

They are kept apart from the cues the graders read by: a list that both shared would excuse a grader's own blindness.
"""

import re

from interviewer.evaluation.audit.words import pattern

_BOSS = (
    r"(?:\w+ )?(?:managers?|leads?|boss(?:es)?|directors?|supervisors?|head of [\w ]{2,20}|chief|vp|cto|ceo|coo|"
    r"principal|mentor|management|leadership|owner|pm|committee|client|principal engineer|team leader|superior)"
)
UNASKED = pattern(
    r"(?:nobody|no ?one|no team|no manager|none|neither)\b[^.;]{0,40}\b(?:ask|told|tell|request|assign|want|rais|flag|"
    r"fil|report|notic|own|look)\w*",
    r"without (?:being|anyone|anybody|a ticket|waiting|having been)[^.,;]{0,30}",
    r"(?:no|never a|without a) (?:\w+ )?(?:ticket|request|task|assignment)\w*(?: \w+){0,3}",
    r"(?:was|were|is|had|has|did|does)(?: not|n't) (?:been )?(?:asked|told|assigned|given|on (?:my|our|any)|in my|my|"
    r"part of|a part|anybody's|anyone's)[^.,;]{0,30}",
    r"(?:not|never) (?:been )?(?:asked|told|assigned|requested|given|my (?:job|task|team|area|responsibility))[^.,;]{0,20}",
    r"(?:on )?nobody's (?:list|job|task|plate)",
    r"(?:unasked|unprompted|of my own accord|on my own initiative|of my own)",
)
"""Words that deny an assignment."""
TOLD_WIDE = pattern(
    r"(?:ask|told|tell|assign|gave|give|hand|want|instruct|direct|task|request|invit|sent|point|encourag|urg|nudg|push|"
    r"need|remind|expect|volunteer|nominat|pick|appoint|put|forward|pass|suggest|recommend|propos|mention|flag|rais|"
    r"delegat|entrust|brought|dropp|turned|call)\w*\b[^.;]{0,50}\b(?:me|us|to our|on my|on our)",
    r"(?:was|were|been|being|got|get|am|had been) (?:\w+ )?(?:asked|told|assigned|given|handed|tasked|instructed|"
    r"directed|requested|sent|put|chosen|picked|allocated|nominated|volunteered|appointed|supposed|scheduled|brought in|"
    r"entrusted|delegated|passed|responsible)",
    rf"(?:my|our|the|a|their|his|her)(?: \w+)? {_BOSS}\b[^.;]{{0,60}}\b(?:ask|told|want|suggest|said|say|thought|decid|"
    r"propos|mention|assign|gave|give|hand|flag|rais|brought|approach|ping|need|request|came)\w*",
    r"(?:manager|lead|boss|director|supervisor|team|customer|client|committee)'?s? (?:idea|request|suggestion|order|"
    r"instruction|ask|wish|initiative)",
    r"(?:the|a|this|that|my) (?:ticket|task|assignment|request|order)",
    r"assigned|assignment|delegated|mandate|in charge of|my (?:task|job|assignment) (?:was|is)|landed (?:on|with|in)",
    r"fell to (?:me|us)|came (?:down )?(?:to me|from|in from)|on my (?:list|plate|sprint|backlog|okrs?|goals)",
    r"at the (?:request|suggestion|behest)|as (?:part of|planned)|from above|by order|the idea came",
)
"""Anything by which the start may have been somebody else's; read after UNASKED is cut out."""
TOLD = pattern(
    rf"(?:my|our|the)(?: \w+)? {_BOSS}(?: had| then)? (?:asked|told|assigned|instructed|directed|tasked|suggested)"
    r"(?: to)? (?:me|us|that I|I|that we)",
    rf"(?:my|our|the)(?: \w+)? {_BOSS}(?: had)? (?:gave|handed|delegated|passed) (?:me|us|it to me|this to me|the \w+ to me)",
    r"I (?:was|had been|got) (?:asked|told|assigned|given|tasked|instructed|directed)",
)
"""An assignment in so many words."""
NOTICED = pattern(r"I (?:\w+ )?(?:noticed|saw|spotted|realised|realized|wondered|suspected|volunteered|proposed)", r"my own idea")
COLLECTIVE_WIDE = pattern(
    r"we|we'(?:d|ve|re|ll)|us|ourselves|together|as a (?:team|group)|team effort|everyone|everybody|jointly|collectively",
    r"the (?:whole |entire )?(?:team|group|squad|crew)(?: all)? (?!lead|leader)(?:was|were|had|did|\w+ed|found|built|wrote|"
    r"made|took|got|ran|chose|decided|came|went|put)",
)
NO_STORY_WIDE = pattern(
    r"would|could|might|imagine|hypothetical\w*|if I|usually|generally|typically|in general|always|never|often|"
    r"can't think|cannot think|no example|not really|tend to|normally|skip|I guess|nothing"
)
REFLECTION_WIDE = pattern(
    r"in hindsight|hindsight|looking back|in retrospect|lessons?|should(?: not|n't)? have|should've|could have|could've",
    r"would(?: not|n't)? (?:now|not|have|repeat|do|start|ask|involve|again|first|rather)|would(?:n't)? I|next time",
    r"going forward|since then|ever since|since that|from then on|from that (?:day|point)|now I|I(?: have|'ve)? now|"
    r"I(?: \w+)? now|nowadays|these days|today I",
    r"I (?:\w+ )?(?:learn(?:ed|t)|reflect\w*|regret\w*|admit\w*|acknowledg\w*|struggled|hesitated|apologi\w+)|taught me",
    r"made me (?:\w+)|reminded me|showed me (?:that|how)|trade-? ?offs?|downsides?|drawbacks?|blind spots?|shortcoming\w*",
    r"regret\w*|apologi\w+|embarrass\w*|asham\w*|humbl\w*|owned up|sorry",
    r"my (?:own )?(?:first |initial |biggest |main |only )?(?:mistakes?|faults?|errors?|miss|misjudg\w*|assumptions?|"
    r"oversight|weakness\w*|part in|failing|failure|impatience|haste|bias|attempt|version|form|try|draft|guess|estimate)",
    r"(?:one|a|the|big|biggest|real|first) mistakes?|mistakenly|misjudg\w*|miscalculat\w*|I mis\w+",
    r"I (?:was|had been|am|felt) (?:\w+ )?(?:wrong|naive|too|late|slow|overconfident|careless|mistaken|to blame|tempted)",
    r"I(?: had| have|'d|'ve)? (?:\w+ )?(?:underestimat|overestimat|overlook|miss|forg|fail|neglect|assum|ignor|skipp|"
    r"rush|oversold|overpromis|promised too)\w*",
    r"I (?:did not|didn't|never|hadn't|had not|do not|don't) \w+|I had (?:planned|tested|told|asked|thought) (?:no|only)",
    r"(?:got|get|went|did) (?:\w+ ){0,3}wrong|differently|too (?:early|late|short|fast|quick\w*|long|much|many|little|"
    r"few|narrow\w*|broad\w*|soon|hard|optimistic|complicated|big|small)",
    r"at the (?:cost|expense|price) of|cost (?:us|me|was)|the (?:cost|price|risk|catch|flaw|limit|danger)(?: was| is| of|:)",
    r"accept(?:ed|ing)|I weighed|weighed|gave up|giving up|sacrific\w*|knowing (?:that|it|this|we)|mean[ts]? (?:that|losing|"
    r"delaying|waiting|giving|accepting|postponing|we|I)|even though it (?:meant|cost|would)",
    r"risk(?:ed|ing|s|y)?|limitation\w*|imperfect\w*|not perfect|uncomfortable|hard(?:est)? (?:part|for me)|surprised me",
    r"chang(?:ed|ing) (?:how|the way|my)|habit|retrospective|post-? ?mortem|recurr\w*|never happen\w*|no longer",
    r"so (?:that )?(?:it|this|that|they) (?:\w+ )?(?:never|cannot|can't|won't|wouldn't|couldn't)|prevent\w*|instead of|"
    r"rather than|honest(?:ly|y)?|to be fair|self-critic\w*|feedback|what I (?:got|would|did|took|know)|weak(?:ness)?",
)
"""Anything that may be a sentence of reflection."""
FAULT = pattern(
    r"I should(?: not|n't)? have|I (?:was|had been) (?:wrong|naive|mistaken|careless|overconfident)|my (?:own )?mistake",
    r"I (?:had )?(?:underestimated|overestimated|misjudged|overlooked|forgot|neglected)|I made (?:one|a|the) mistake",
    r"I got (?:one thing|it|this|something) wrong",
)
"""A fault of one's own in so many words ..."""
MENDED_HABIT = pattern(
    r"since then,? (?:I|we)|ever since|from then on,? I|I(?: have|'ve)? now|now I|every \w+ since|since that day,? I"
)
"""... and what was changed because of it."""
_COUNTS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundreds?|thousands?|millions?|dozens?|half|third|thirds|quarter|zero|none"
)
NUMBER = re.compile(rf"(?<![\w.])[\u20ac$\u00a3]?\d[\d,.]*|\b(?:{_COUNTS})\b", re.IGNORECASE)
MAGNITUDE = pattern(
    _COUNTS, r"halved|halving|doubled|doubling|tripled|quadrupled|twice|thrice|\w+fold|not one|not a single|no more|"
    r"eliminated|disappeared|vanished|stopped (?:altogether|entirely)|single digits?"
)  # fmt: skip
NOT_IMPACT = pattern(
    r"(?:19|20)\d\d|(?:first|second|third|fourth|last|next|this|that|the|a|each|per) quarter|q[1-4]|24/7|sde ?\d",
    rf"(?:team|group|squad) of (?:\d+|{_COUNTS})",
    rf"(?:\d+|{_COUNTS})(?: \w+)? (?:people|persons|engineers|developers|colleagues|teammates|members|teams|meetings|"
    r"stakeholders|countries|lines|years? ago|steps?|options|things|reasons|sprints?)",
    rf"(?:in|within|over|for|after|about|only|took(?: me)?|spent|lasted|next|last|first|past) (?:the )?(?:\w+ )?(?:\d+|{_COUNTS})"
    r"(?: \w+)? (?:days?|weeks?|months?|hours?|minutes?|evenings?|nights?|weekends?|years?|sprints?)",
    r"first half|second half|half (?:of )?(?:the|a|an) (?:year|day|way)|other half",
)
"""Numbers that are not impact: dates, durations of work, sizes of teams (GRADING)."""
CHANGED = pattern(
    r"reduc(?:ed|ing)|dropp(?:ed|ing)|fell|falling|decreas(?:ed|ing)|cut|cutting|lower(?:ed|ing)|shrank|went|improv(?:ed|ing)|"
    r"increas(?:ed|ing)|rose|grew|climbed|jumped|gained|sav(?:ed|ing)|halved|doubled|tripled|brought|raised|lifted|"
    r"declined|slid|sank|dipped|came (?:down|out)|recovered|avoided|prevented|shortened|sped|faster|fewer|less often"
)
SIZE = re.compile(
    r"\d[\d.,]*\s*(?:%|per ?cent|percentage points|x\b|times\b)|\bby (?:about |around |almost |over |more than |nearly )?"
    rf"(?:a |an )?[\u20ac$\u00a3]?(?:\d|(?:{_COUNTS})\b)|\bfrom (?:about |around |over )?(?:[\u20ac$\u00a3]?\d|(?:{_COUNTS})\b)"
    rf"[^.;]{{0,40}}?\bto (?:about |around |under |below )?(?:[\u20ac$\u00a3]?\d|(?:{_COUNTS})\b)|\b(?:halved|doubled|tripled)\b"
    r"|[\u20ac$\u00a3]\s?\d",
    re.IGNORECASE,
)
"""How much something changed, as a number."""
NOT_REACHED = pattern(
    r"goal|(?:the|our|my|a) target (?:was|of|is|to)|aim(?:ed|ing)?|plan(?:ned)? (?:was|to)|hop(?:ed|ing)|wanted|expect(?:ed|ing)?|"
    r"would|should|might|maybe|I (?:think|guess|believe)|not sure|don't (?:know|have)|no idea|supposed|projected|in theory|"
    r"promised|forecast(?:ed)? to|lines of code|story points|headcount|coverage|team (?:grew|went|shrank)|workload"
)
"""With one of these a number is no outcome that was reached, or none that counts."""
BEFORE_ACTS = pattern(
    r"had (?:\w+ )?(?:dropped|fallen|risen|increased|gone|grown|decreased|climbed|jumped|doubled|tripled|halved|been)",
    r"(?:have|has) been (?:\w+ing)",
)
LEARNT = pattern(r"noticed|saw|found|discovered|realised|realized|learned|learnt|showed|shows|told|reported|revealed|heard|read")
RETRACTED = pattern(
    r"(?:I )?guess\w*|not sure|made (?:it|that) up|don't (?:really |actually )?(?:know|have|remember)|no (?:real )?(?:data|idea|figures)|"
    r"(?:didn't|did not|never) (?:really |actually )?(?:measure|track|check)\w*|can't say|cannot say|from memory|a feeling"
)
_NO_ACT = (
    r"(?!(?:was|were|had|did|felt|thought|knew|believed|wanted|liked|needed|noticed|saw|heard|realised|realized|hoped|"
    r"enjoyed|learned|learnt|loved|agreed|worked|helped|supported|participated|contributed|ensured|handled|managed|got|"
    r"kept|went|tried|picked|talked|looked|ended|focused|happened|seemed|started)\b)"
)
_PAST = (
    r"(?:[a-z]{2,}ed|wrote|built|found|made|took|ran|drew|cut|set|sent|sat|met|taught|sought|split|put|held|led|gave|"
    r"brought|broke|chose|dug|began|rebuilt|rewrote|read|spoke|swept|told|undid|wound|withdrew|shut|sold|spent|stood|"
    r"bought|fought|got|hid|laid|paid|rode|said|showed|shown|tore|turned|won|walked|named|moved)"
)
OWN_ACT = re.compile(
    rf"\bI(?: \w+ly| then| also| first| just| even| myself| personally)? {_NO_ACT}{_PAST}\b"
    rf"|(?:,|;|\band|\bthen|\bor|\bwhile|\bso I) (?:then |also |finally )?{_NO_ACT}{_PAST} "
    r"(?:a|an|the|my|his|her|its|their|our|it|them|him|each|every|all|both|in|on|by|with|up|out|over|from|to|for|one|two|"
    r"three|\d+|\w+s\b|\w+)"
    rf"|(?:^|[.;] ){_NO_ACT}(?i:{_PAST}) (?:a|an|the|it|them|each|every|all|\d+)\b",
)
"""An act of one's own, told in the past, or another one in the same row."""
