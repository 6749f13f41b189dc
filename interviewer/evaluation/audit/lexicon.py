"""The audit's own word lists: assigned work, collective voice, measured outcomes, reflection, own acts.

They are kept apart from the cues the graders read by: a list that both shared would excuse a grader's own blindness.
"""

import re

from interviewer.evaluation.audit.words import NUMBER_WORDS, pattern

_BOSS = (
    r"(?:\w+ )?(?:managers?|leads?|boss(?:es)?|directors?|supervisors?|head of [\w ]{2,20}|chief|vp|cto|ceo|coo|"
    r"principal|mentor|management|leadership|owner|pm|committee|client|principal engineer|team leader|superior)"
)
UNASKED = pattern(
    r"(?:nobody|no ?one|no team|no manager|none|neither)\b[^.;]{0,40}?\b(?:ask|told|tell|request|assign|want|rais|flag|"
    r"fil|report|notic|own|look)\w*",
    r"without (?:being|anyone|anybody|a ticket|waiting|having been)[^.,;]{0,30}",
    r"(?:no|never a|without a) (?:\w+ )?(?:ticket|request|task|assignment)s?(?: (?:was|were|had|been|filed|open|opened|"
    r"existed|raised|for|it|this))*",
    r"(?:was|were|is|had|has|did|does)(?: not|n't) (?:been )?(?:asked|told|assigned|given|on (?:my|our|any)|in my|my|"
    r"part of|a part|anybody's|anyone's)[^.,;]{0,30}",
    r"(?:not|never) (?:been )?(?:asked|told|assigned|requested|given|my (?:job|task|team|area|responsibility))"
    r"[^.,;]{0,20}",
    r"(?:on )?nobody's (?:list|job|task|plate)",
    r"(?:unasked|unprompted|of my own accord|on my own initiative|of my own)",
)
"""Words that deny an assignment."""
UNASKED_PLAIN = pattern(
    r"(?:nobody|no ?one)(?: had| has)? (?:asked|told|assigned) (?:me|us)|(?:nobody|no ?one|no team)(?: else)?(?: had|"
    r" has)? (?:\w+ )?(?:asked|raised|flagged|reported|requested|filed)",
    r"(?:nobody|no ?one|no team)(?: else(?: had| has)?| had| has) (?:\w+ )?(?:noticed|seen|spotted)",
    r"without being (?:asked|told)|no ticket|nobody's (?:list|task)|(?:was|were)(?: not|n't) (?:asked|told|assigned)",
    r"unprompted|on my own initiative",
)
"""A denial in so many words; 'nobody noticed' alone may tell how it went and not how it began."""
TOLD_WIDE = pattern(
    r"(?:ask|told|tell|assign|gave|give|hand|want|instruct|direct|task|request|invit|sent|point|encourag|urg|nudg|push|"
    r"need|remind|expect|volunteer|nominat|pick|appoint|put|forward|pass|suggest|recommend|propos|mention|flag|rais|"
    r"delegat|entrust|brought|dropp|tapp)\w*\b[^.;]{0,50}?\b(?:me|us|to our|on my|on our)",
    r"(?:I was|we were|I had been|I'd been|we had been|been|being|I got|we got|I am) (?:\w+ )?(?:asked|told|"
    r"assigned|given|handed|tasked|"
    r"instructed|directed|requested|sent|put|chosen|picked|allocated|nominated|volunteered|appointed|supposed|"
    r"scheduled|"
    r"brought in|entrusted|delegated|responsible) (?:to|with|by|for|the|a|this|it|on|in)",
    rf"(?:my|our|the|a|their|his|her)(?: \w+)? {_BOSS}\b[^.;]{{0,60}}\b(?:ask|told|want|suggest|said|say|thought|decid|"
    r"propos|mention|assign|gave|give|hand|flag|rais|brought|approach|ping|need|request|came)\w*",
    r"(?:manager|lead|boss|director|supervisor|client|committee)'?s? (?:idea|request|suggestion|order|instruction|"
    r"ask|wish)",
    r"(?:the|a|this|that|my|our) (?:ticket|task|assignment)|assigned|assignment|delegated|mandate|in charge of",
    r"my (?:task|job|assignment) (?:was|is)|landed (?:on|with|in)|fell to (?:me|us)|came (?:down|from above|to me)",
    r"on my (?:list|plate|sprint|backlog|okrs?|goals)|at the (?:request|suggestion|behest)|as (?:part of|planned)",
    r"from above|by order|as my \w+ project|(?:idea|scheme|project|push|initiative|plan|work|programme|program) came",
)
"""Anything by which the start may have been somebody else's; read after UNASKED is cut out."""
TOLD = pattern(
    r"(?:ticket|task|bug|issue|project|work) (?:was|had been) (?:assigned|given|handed) to me",
    rf"(?:my|our|the)(?: \w+)? {_BOSS}(?:,(?: \w+){{1,2}},)?(?: had| then)? (?:asked|told|assigned|instructed|directed|"
    r"tasked|suggested|wanted|needed)(?: to)? (?:me|us|someone|somebody|that I|I|that we)",
    rf"(?:my|our|the)(?: \w+)? {_BOSS}(?:,(?: \w+){{1,2}},)?(?: had)? (?:gave|handed|delegated|passed|assigned)"
    r" (?:me|us|(?:it|this|that|the \w+) to (?:me|us))",
    r"I (?:was|had been|got) (?:asked|told|assigned|given|tasked|instructed|directed|put on|put in charge)",
    r"at my (?:manager|lead|boss|director)'s (?:request|suggestion)|my (?:manager|lead|boss|director)'s (?:idea|"
    r"suggestion)",
)
"""An assignment in so many words."""
BACKGROUND = pattern(
    r"background|that's|that was (?:my|the)|it's (?:not|what)|(?:not|isn't) the story|the story is|what (?:I|"
    r"they) (?:was|were|give)",
    r"while|during|in the course|on the side|in passing|separate\w*|other than that|so I was|hired (?:me )?for|"
    r"to leave it",
)
"""With one of these an assignment may concern another part of the story."""
SET_ASIDE = pattern(
    r"I (?:then )?(?:said no|refused|declined|objected|pushed back|(?:would|could)(?: not|n't)|"
    r"did(?: not|n't) (?:sign|agree|do (?:it|that|so)|want to))",
    r"(?:it|this|that|the idea|all of it) (?:began|started|came) (?:with|from) me|out of my (?:own )?head|"
    r"on (?:his|her|their) request",
)
"""An order that was refused, or beside which something else was begun."""
NOTICED = pattern(
    r"I (?:\w+ )?(?:noticed|saw|spotted|realised|realized|wondered|suspected|volunteered|proposed)", r"my own idea"
)
UNASKED_SELF = pattern(
    r"(?:nobody|no ?one)(?: had| has| else)? (?:asked|told|assigned|ordered|sent) (?:me|us)",
    r"without (?:being|having been) (?:asked|told|sent)|unprompted|on my own initiative|of my own accord",
)
"""A denial of an assignment, whatever else the sentence says."""
COLLECTIVE_WIDE = pattern(
    r"we|we'(?:d|ve|re|ll)|us|ourselves|together|as a (?:team|group)|team effort|jointly|"
    r"collectively",
    r"(?:everyone|everybody)(?= (?:\w+ed|was|were|had|did|came|took|made|went|helped)\b)",
    r"(?:the|our|my) (?:whole |entire )?(?:team|group|squad|crew|department|staff|colleagues|"
    r"shift|class|others)(?: all)? (?!lead|leader)(?:was|were|had|did|\w+ed|found|"
    r"built|wrote|"
    r"made|took|got|ran|chose|decided|came|went|put)",
)
NO_STORY_WIDE = pattern(
    r"would|could|might|imagine|hypothetical\w*|if I|usually|generally|typically|in general|always|never|often|"
    r"can't think|cannot think|no example|not really|tend to|normally|skip|I guess|nothing"
)
SUPPOSED = pattern(r"would|if I|imagine|hypothetical\w*|usually|generally|typically|in general|tend to|always|often")
"""What one does or would do, and not what happened."""
PLACED = re.compile(
    r"\b(?i:last|one|that|this) (?:spring|summer|autumn|fall|winter|year|month|week|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|night|evening|morning)\b|\b(?:January|February|March|April|June|July|August|September|"
    r"October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b|\bMay (?=\d)|"
    r"\b(?:in|of) May\b|"
    r"\b(?:Dr|Mr|Ms|Mrs)\.? [A-Z]|(?<!\w)[\u20ac$\u00a3]?\d[\d.,]*"
)
"""A time, a person or a number by which an event can be told from a habit."""
_COUNTS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|"
    r"ninety|hundreds?|thousands?|millions?|dozens?|half|third|thirds|quarter|zero|none"
)
NUMBER = re.compile(rf"(?<![\w.])[\u20ac$\u00a3]?\d[\d,.]*|\b(?:{_COUNTS})\b", re.IGNORECASE)
MAGNITUDE = pattern(
    r"hundreds?|thousands?|millions?|dozens?|half|thirds?|zero|none|\w+ (?:times|per ?cent)|halved|halving|doubled|"
    r"doubling|tripled|quadrupled|twice|thrice|\w+fold|not one|not a single|no more|eliminated|disappeared|vanished|"
    r"stopped (?:altogether|entirely)|single digits?|"
    r"(?:a|one|two|three|four|nine) (?:quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?",
)
"""Sizes in words."""
NOT_IMPACT = pattern(
    r"(?:19|20)\d\d|(?:first|second|third|fourth|last|next|this|that|the|a|each|per) quarter|q[1-4]|24/7|sde ?\d",
    rf"(?:team|group|squad) of (?:\d+|{_COUNTS})",
    rf"(?:\d+|{_COUNTS})(?: \w+)? (?:people|persons|engineers|developers|colleagues|teammates|members|teams|meetings|"
    r"stakeholders|countries|lines|years? ago|steps?|options|things|reasons|sprints?)",
    rf"(?:in|within|over|for|after|about|only|took(?: me)?|spent|lasted|next|last|first|"
    rf"past) (?:the )?(?:\w+ )?(?:\d+|{_COUNTS})"
    r"(?: \w+)? (?:days?|weeks?|months?|hours?|minutes?|evenings?|nights?|weekends?|years?|sprints?)",
    r"(?:the|a|for the) (?:second|third) (?!of)\w+|first half|second half|half (?:of )?(?:the|a|an) (?:year|day|way)|"
    r"other half",
)
"""Numbers that are not impact: dates, durations of work, sizes of teams (GRADING)."""
CHANGED = pattern(
    rf"against (?:\w+ )?(?:\d+|one|{_COUNTS}) (?:out )?of",
    r"instead of|rather than|where (?:\w+ )?(?:\w+ )?had|(?:as )?compared (?:with|to)|in place of|lasted|took",
    r"reduc(?:ed|ing)|dropp(?:ed|ing)|fell|falling|decreas(?:ed|ing)|cut|cutting|lower(?:ed|ing)|shrank|went|"
    r"improv(?:ed|ing)|"
    r"increas(?:ed|ing)|rose|grew|climbed|jumped|gained|sav(?:ed|ing)|halved|doubled|tripled|brought|raised|lifted|"
    r"declined|improvement|reduction|increase|drop|decrease|decline|uplift|more|slid|sank|dipped|came (?:down|out)|"
    r"less|recovered|avoided|prevented|shortened|sped|faster|fewer|less often",
)
_SHARE = rf"\b(?:\d[\d.,]*|(?:one|{_COUNTS})) (?:out )?of (?:the |our |all )?(?:\d[\d.,]*|(?:{_COUNTS})\b)"
SIZE = re.compile(
    r"\d[\d.,]*(?: (?!and\b|or\b|but\b|in\b|of\b|to\b|for\b|at\b)[a-z]+){0,3} (?:more|fewer|less)\b(?! than\b)|"
    r"\d[\d.,]*\s*(?:%|per ?cent|percentage points|x\b|times\b)|\bby (?:about |"
    r"around |almost |over |more than |"
    r"nearly )?"
    rf"(?:a |an )?[\u20ac$\u00a3]?(?:\d[\d.,]*\d|\d|(?:{_COUNTS})\b)(?: ?%| per ?cent)?|\bfrom (?:about |around |"
    rf"over )?(?:[\u20ac$\u00a3]?\d|(?:{_COUNTS})\b)"
    rf"[^.;]{{0,40}}?\bto (?:about |around |under |below )?(?:[\u20ac$\u00a3]?\d[\d.,]*%?|(?:{_COUNTS})\b)|"
    rf"\b(?:halved|doubled|tripled)\b"
    rf"|(?<![\w.,])[\u20ac$\u00a3]?\d[\d.,]*%?(?: [a-z]+){{0,2}},? (?:instead of|rather than|in place of|"
    rf"compared (?:with|to)|"
    rf"down from|up from|as against|against) (?:the |an? |about |nearly |almost |over |usual |\w+ly "
    rf")*[\u20ac$\u00a3]?\d[\d.,]*%?"
    rf"|{_SHARE}[^.;]{{0,60}}?\b(?:against|instead of|rather than|compared (?:with|to)|up from|down from)\b"
    rf"[^.;]{{0,20}}?{_SHARE}"
    r"|[\u20ac$\u00a3]\s?\d",
    re.IGNORECASE,
)
"""How much something changed, as a number."""
ENDED = pattern(
    r"results?|resulted|outcome|in the end|finally|eventually|since|after (?:that|this|which)|afterwards|"
    r"ever after|now|today|still|"
    r"from (?:then|that \w+|\w+) on|until|so that|which (?:meant|saved|gave|let|made|kept|left)|no longer|never again|"
    r"no more|stopped|ended|finished|delivered|shipped|launched|released|went (?:live|out|well|through|from|down|up)|"
    r"passed|accepted|approved|adopted|agreed|signed|won|lost|reached|arrived|came (?:back|out|in|down)|succeeded|"
    r"worked|works|solved|fixed (?:it|that|the (?:problem|issue|bug|fault))|closed|gone|saved|fell|"
    r"dropped|rose|grew|improved|halved|doubled|reduced|cut (?:to|by|from)|"
    r"happy|pleased|satisfied|grateful|relieved|thanked|glad|better|faster|quicker|easier|fewer|less|shorter|"
    r"by (?:the|(?-i:[A-Z])\w+)|within|months? later|weeks? later|days? later|the (?:next|following) \w+|per ?cent|"
    r"turned out|took (?:it )?over|picked up by|feedback|complain\w*|calls?|without (?:a|any|further) \w+|"
    r"every (?:one|\w+) (?:was|got)|"
    r"nobody|no one|everyone|everybody|all \d+"
)
"""Anything by which an answer may tell how its story ended; widely read."""
_SOME = rf"(?:\d[\d.,]*|(?:{'|'.join(word for word in NUMBER_WORDS if word != 'one')}|{_COUNTS})\b)"
_ANY = rf"(?:{_SOME}|one\b)"
SIZE_TOLD = re.compile(
    rf"\bfrom (?:\w+ ){{0,4}}?[\u20ac$\u00a3]?{_SOME}[^.;]{{0,40}}?\bto (?:\w+ ){{0,2}}?(?:{_ANY}|nothing\b)|"
    rf"\bwas (?:\w+ ){{0,2}}?{_SOME}[^.;]{{0,50}}?\bnow (?:\w+(?:'s|'re)? ){{0,2}}?{_ANY}|"
    rf"\b(?:no|not (?:one|a single)) (?:\w+ ){{1,5}}since\b|"
    rf"\b(?:in|for) (?:\w+ )?{_SOME} (?:days|weeks|months|years),? (?:with )?no \w+|"
    rf"\ball (?:{_SOME}|of them) (?:of \w+ |\w+ )?(?:are|have|is|were) still\b",
    re.IGNORECASE,
)
"""A size told as speech tells it: how much before and after, none since, all of them still; durations too."""
HEADS = re.compile(
    rf"\b(?:by )?(?:\d+|{_COUNTS}) (?:(?!and )\w+ )?(?:people|engineers|developers|colleagues|members|lines)\b", re.I
)
"""Sizes of teams and of code within a clause."""
SURPASSED = pattern(
    r"(?:exceed\w*|beat\w*|above|beyond|more than|better than|ahead of|surpass\w*|against)(?: \w+){0,2} (?:goals?|"
    r"targets?|"
    r"expect\w*|plan\w*|forecasts?)"
)
"""A goal that is named as reached."""
EXPECTED_BEFORE = re.compile(
    r"(?P<kept>\b(?:instead of|rather than|in place of|compared (?:with|to)|down from|up from|against) "
    r"[^.;,]{0,20}?\d[\d.,]*%?(?: (?!that\b|which\b|had\b|we\b|they\b|I\b|was\b|were\b)[a-z]+)?)"
    r"[^.;,]{0,50}?\b(?:expected|planned|forecast|projected|predicted|estimated|feared|promised)\b",
    re.IGNORECASE,
)
"""What was forecast, beside what was reached: the forecast is no goal here."""
FOLLOWED = pattern(r"we|after|afterwards|as a result|result\w*|helped|worked|led to|thanks to|since the")
"""What comes behind these words followed from something that was done."""
NOT_REACHED = pattern(
    r"goal|(?:the|our|my|a) target (?:was|of|is|to)|aim(?:ed|ing)?|plan(?:ned)? (?:was|to)|hop(?:ed|ing)|wanted|"
    r"expect(?:ed|ing)?|"
    r"would|should|might|maybe|I (?:think|guess|believe)|not sure|don't (?:know|have)|no idea|supposed|projected|"
    r"in theory|"
    r"promised|forecast(?:ed)? to|lines of code|story points|headcount|coverage|team (?:grew|went|shrank)|workload"
)
"""With one of these a number is no outcome that was reached, or none that counts."""
BEFORE_ACTS = pattern(
    r"had (?:\w+ )?(?:dropped|fallen|risen|increased|gone|grown|decreased|climbed|jumped|doubled|tripled|halved|been)",
    r"(?:have|has) been (?:\w+ing)",
)
LEARNT = pattern(
    r"noticed|saw|found|discovered|realised|realized|learned|learnt|showed|shows|told|reported|revealed|heard|read"
)
RETRACTED = pattern(
    r"I guess|guessing|(?:just )?a guess|I(?: am|'m) not sure|made (?:it|that|them) up|no (?:real |hard |"
    r"exact )?(?:data|idea(?! why)|figures)|"
    r"don't (?:really |actually )?(?:know|remember)|don't (?:really |actually )?have (?:the |any |exact |hard |real )*"
    r"(?:numbers?|data|figures?|measure\w*)|(?:didn't|did not|never) (?:really |actually )?(?:measure|track)\w*|"
    r"can't say|cannot say|from memory|a feeling"
)
"""The candidate takes a number back, or says that there was none."""
TOLD_PAST = pattern(
    r"was|were|had|did|went|came|took|made|found|saw|told|said|got|gave|put|ran|wrote|built|sat|met|kept|left|felt|"
    r"thought|knew|began|held|brought|bought|stood|rang|drew|led|fell|rose|grew|cut|set|sent|[a-z]{3,}ed"
)
"""Anything that may tell of the past."""
_NO_ACT = (
    r"(?!(?:was|were|had|did|felt|thought|knew|believed|wanted|liked|needed|noticed|saw|heard|realised|realized|hoped|"
    r"enjoyed|learned|learnt|loved|agreed|worked|helped|supported|participated|contributed|ensured|handled|managed|got|"
    r"kept|went|tried|picked|talked|looked|ended|focused|happened|seemed|started)\b)"
)
_PAST = (
    r"(?:[a-z]{2,}ed|wrote|built|found|made|took|ran|drew|cut|set|sent|sat|met|taught|sought|split|put|held|led|gave|"
    r"brought|broke|chose|dug|began|rebuilt|rewrote|read|spoke|swept|told|undid|wound|withdrew|shut|sold|spent|stood|"
    r"bought|fought|got|hid|laid|paid|rode|said|showed|shown|tore|turned|won|walked|named|moved|hung|fed|rang|drove|flew|"
    r"threw|caught|bound|bent|lent|lit|shook|stuck|struck|lifted|swore|woke|froze|slid|dealt|dropped)"
)
OWN_ACT = re.compile(
    rf"\bI(?: \w+ly| then| also| first| just| even| myself| personally)? {_NO_ACT}{_PAST}\b"
    rf"|(?:,|;|\band|\bthen|\bor|\bwhile|\bso I) (?:then |also |finally )?{_NO_ACT}{_PAST} "
    r"(?:a|an|the|my|his|her|its|their|our|it|them|him|each|every|all|both|in|on|by|with|up|out|over|from|to|for|"
    r"one|two|"
    r"three|\d+|\w+s\b|\w+)"
    rf"|(?:^|[.;] ){_NO_ACT}(?i:{_PAST}) (?:a|an|the|it|them|each|every|all|\d+)\b",
)
"""An act of one's own, told in the past, or another one in the same row."""
OTHER_ACT = re.compile(r"\bby me\b|\bi (?!\.e)[a-z]+")
"""An own act told in the passive, or by somebody who writes no capitals; no count of acts is tried there."""
