"""The audit's word lists for looking back: what may be reflection, what surely names a fault, what changed after it."""

import re

from interviewer.evaluation.audit.words import pattern

REFLECTION_WIDE = pattern(
    r"rightly|(?:was|were) mine|I (?:still )?(?:think|"
    r"fear) I|gave way",
    r"(?:was|were) (?:\w+ )?wrong|stupid|badly|my own mess|unpleasant|the honest|took my eye|in a hurry|hurrying|"
    r"so there's"
    r" that|I made (?:one|an error)|I'd (?:had|been|presented|tuned)|we lost|admitted|more careful|not foreseen|"
    r"what I changed",
    r"I reali[sz]ed (?:that )?(?:I|my)|one thing I|if I (?:did|were|could)|in (?:the )?future|"
    r"runbook|so (?:that )?(?:we|others|the team|nobody|no one) (?:would|could|will|can)|"
    r"changed (?:what|my)|hindsight|looking back|in retrospect|"
    r"(?<!per )(?<!each )(?<!every )(?<!practical )lessons?|luck(?:y)?|should(?: not|n't)? have|should've|"
    r"could have|could've|next time",
    r"would(?:n't)? I|going forward",
    r"I(?: have|'ve) since|since that|from then on|from that (?:day|point)|now I|"
    r"I(?: have|'ve)?(?: \w+)? now|"
    r"nowadays",
    r"these days|today I|I (?:\w+ )?(?:learn(?:ed|t)|reflect\w*|regret\w*|admit\w*|acknowledg\w*|struggled|hesitated)",
    r"(?:I|we|my|our)\b[^.;]*\b(?:ever since|since then)|(?:ever since|since then)\b[^.;]*\b(?:I|we|my|our)|"
    r"weighed (?:up|whether|against|(?:the|my|our) (?:cost|risk|option|choice|pros|benefit)\w*)|"
    r"the (?:part|thing|bit|one) (?:that )?I (?:\w+ )?think about|(?:he|she|they|you) (?:was|were) right|"
    r"taught me|made me \w+|reminded me|showed me (?:that|how)|trade-? ?offs?|downsides?|drawbacks?|blind spots?",
    r"shortcoming\w*|regret\w*|apolog\w+|embarrass\w*|asham\w*|humbl\w*|owned up|sorry|my (?:\w+ )?(?:mistakes?|"
    r"faults?|miss|misjudg\w*|assumptions?|oversight|weakness\w*|part in|failing|failure|impatience|haste|bias|attempt|"
    r"version|form|try|draft|guess|estimate|instinct|shortcut)",
    r"(?:one|a|the|big|biggest|real|first) mistakes?|mistakenly|misjudg\w*|miscalculat\w*|I mis\w+",
    r"I (?:was|had been|am|felt) (?:\w+ )?(?:wrong|naive|too|late|slow|overconfident|careless|mistaken|to blame|"
    r"tempted)",
    r"I(?: had| have|'d|'ve)? (?:\w+ )?(?:underestimat|overestimat|underrat|overrat|undervalu|"
    r"overlook|miss|forg|fail|neglect|assum|ignor|skipp|"
    r"rush|oversold|overpromis|promised too)\w*",
    r"I had (?:planned|tested|told|asked|thought) (?:no|only)|(?:got|get|went|did) (?:\w+ ){0,3}wrong|differently",
    r"at the (?:cost|expense|price) of|cost (?:us|me)",
    r"the (?:cost|price|risk|catch|flaw|limit|danger) (?:was|is|:)|I accepted|accepting (?:that|a|the)|"
    r"I gave up",
    r"giving up|sacrific\w*|knowing (?:that|it|this|we)|(?:even though|although|though|which) [^.;,]{0,30}mean[ts]?",
    r"mean[ts]? (?:losing|delaying|waiting|giving|accepting|postponing)|even though it (?:cost|would)",
    r"(?:I|we|my|our)\b[^.;]{0,50}\b(?:risk\w*|limitations?|concern\w*|doubts?|worr\w+)|imperfect\w*|not perfect",
    r"uncomfortable|hard(?:est)? (?:part|for me)|surprised me|chang(?:ed|ing) (?:how|the way|my)|habit|retrospective",
    r"post-? ?mortem|recurrence|(?:from|stop it) recurring|happen\w* again|so (?:that )?(?:it|this|that|they)"
    r" (?:\w+ )?(?:never|cannot|can't|won't|wouldn't|couldn't)",
    r"prevent\w* (?:it|this|that|them|a|any|such|similar|future|another|the same)|what I (?:got|"
    r"would|did|took|know)",
    r"(?:chose|picked|preferred|recommended|opted)\b[^.;]{0,60}\b(?:over|instead of|rather than|knowing)",
    r"feedback (?:on|about|that) (?:my|I)|(?:got|asked for|"
    r"took) feedback",
    r"I (?:\w+ )?(?:no longer|no more|still think)|not any ?more|any longer|on my mind|stay(?:ed|"
    r"s) with me|"
    r"(?:bothers|haunts|nags at) me|what I (?:carry|carried|kept)|I carry|I (?:had )?stopped \w+ing",
    r"too (?!(?:a|the|and|but|with|in|on|at|for|of)\b)\w+|at first|in (?:the|my) first (?:days?|weeks?|months?)|"
    r"initially|to begin with|ought to|no thought|the (?:cost|price|catch)|slower|worse",
    r"I(?: had|'d) (?!decided|noticed|seen|heard|been (?:asked|told|given))\w+(?:ed|en|ne|wn|ght|ft|lt|pt|id|ut|un|ade|"
    r"old|nt|ung|ept)|I had (?:not|no|never)",
    r"now (?:I|we|two|each|every|all)|(?:I|we|us) (?:\w+ )?now|(?:so|and|which is why) (?:now|today|since)|"
    r"(?:I|we|my|our|us)\b[^.;]*\b(?:these days|today|nowadays)",
    r"angry|annoyed|cross|offended|hurt|resent\w*|overruled|passed over|upset|furious|I (?:was|felt) (?:un\w+|"
    r"afraid|nervous|not sure)",
)
"""Anything that may be a sentence of reflection, by its words or by its build; no generic virtue, no supposition."""
ASKED = pattern(
    r"cost|wrong|hard(?:est)?|worst|mis(?:judged?|took|takes?)|differently|regret\w*|learn(?:ed|t)?|mistakes?|fail\w*|"
    r"looking back|hindsight|do (?:it )?again|price|downsides?|risks?|weak\w*|proud(?:est)? of least|change about"
)
"""A question that asks for looking back."""
SAID_IN_DISPUTE = re.compile(
    r"\bI (?:\w+ly |then |also )?(?:told|said|argued|wrote|answered|replied|objected|maintained|made (?:it )?clear)\b"
    r"[^.;,]{0,40}?\b(?:I|we) would(?: not|n't)? (?:have )?(?:(?:still|rather|never) )?\w+",
    re.IGNORECASE,
)
"""A preference that the candidate put to somebody: a 'would have' that looks back on nothing ..."""
LOOKS_BACK = pattern(
    r"wrong|mistakes?|faults?|errors?|sooner|earlier|first|better|instead|again|differently|next time|should|"
    r"sorry|had I"
)
"""... unless one of these stands in the sentence."""
FAULT = pattern(
    r"I should(?: not|n't)? have|I (?:was|had been) (?:wrong|naive|mistaken|careless|overconfident)|"
    r"my (?:own )?mistake",
    r"I (?:had )?(?:underestimated|overestimated|misjudged|overlooked|forgot|neglected)|I made (?:one|a|the) mistake",
    r"I got (?:one thing|it|this|something) wrong",
)
"""A fault of one's own in so many words ..."""
MENDED_HABIT = pattern(
    r"since then,? (?:I|we)|ever since|from then on,? I|I(?: have|'ve)? now|now I|every \w+ since|since that day,? I"
)
"""... and what was changed because of it."""
