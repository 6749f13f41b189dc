"""Words of interview questions: which say the same, which are opposites, which say nothing by themselves."""

import re

from interviewer.grading.stems import stem, word_set

FRAMES = re.compile(
    r"^(?:please |now |so |and )?(?:(?:can|could|would) you )?"
    r"(?:(?:tell|talk|walk|take) me (?:about|through|how)|describe|share|explain|"
    r"(?:give|show) (?:me )?(?:an |one )?(?:examples? (?:of|where|when|in which)|instance (?:of|where|when))|"
    r"have you ever|when did you last|when have you|when were you last|what is)\b"
    r"|\b(?:an? |the |one )?(?:time|situation|case|moment|occasion|instance|example|day|story)s? "
    r"(?:when |where |in which |on which |of how |of when |of )?(?=you\b|your\b|an?\b|the\b|some|people\b|no|what\b)"
)
"""How one asks for a story, whatever about."""
PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), f" {put} ")
    for pattern, put in (
        (r",? and (?:what|how|why) (?:you|it|that|they|this)\b.*", " "),
        (
            r"(?:said|say|saying|kept|keep|keeping) (?:nothing|quiet|silent)|(?:held|hold) (?:your|their) tongue",
            "silence",
        ),
        (r"(?:leave|leaving|left) (?:it |them |this )?(?:alone|be)|not (?:to )?touch", "abstain"),
        (r"(?:let|letting) (?:\w+ ){1,3}down", "disappoint customer"),
        (r"(?:looked|look|looking|take|took|takes|taken|taking) (?:care|after)(?: of)?", "tend"),
        (r"(?:got|get|become|became|grown|been) (?:used to|accustomed)(?: to)?", "accustomed"),
        (r"(?:stood|stand|stood) up for|(?:spoke|speak) up for", "defend"),
        (r"(?:get|got|getting) rid of", "remove"),
        (r"(?:turn|turned|turning) down", "refuse"),
        (r"(?:put|set) (?:it |that |them )?right|(?:make|made) good", "mend"),
        (r"short cut", "shortcut"),
        (r"behind schedule|overdue", "late"),
        (r"(?:a|the|which|your) call (?=you|of|that)|made the call", "decision "),
        (r"(?:went|go|going) ahead|acted?|acting", "proceed"),
        (r"co-?workers?|team ?mates?|work ?mates?", "colleague"),
        (r"(?:be|being|was|were) taught by|learn(?:ed|t)? (?:it |this )?from", "teach"),
        (r"(?:be )?able to|although|though", " "),
        (r"how much time|how many (?:hours|days|weeks|months|years)|(?:over )?what period|for how long", "how_long"),
        (r"how long", "how_long"),
        (r"how soon|how (?:quickly|fast)|at what point", "when"),
        (r"how many|what number of|how much|how (?:large|big|great)|what (?:was )?the size|by how much", "how_much"),
        (r"in (?:numbers|figures)|as a (?:number|figure)|all told|counted up", "figure"),
        (r"how come|what made you|what led you to|for what reason|what was (?:your|the) reason", "why"),
        (r"what (?:gave|put|set) you", "why"),
        (r"by what means|by which steps|in what way|in which way", "how"),
        (r"which (?:person|people|colleague)|from whom|with whom|whom|whose", "who"),
        (r"(?:came|come) up with", "idea"),
        (
            r"(?:turn|turned|come|came|work|worked) out|came of (?:it|this|that)|end(?:ed)? up|happened in the end",
            "result",
        ),
        (r"job description|area of responsibility|on paper", "role"),
        (r"do more with less|(?:with )?(?:few|fewer|less|scarce|limited) (?:resources|means|money|people)", "scarce"),
        (r"(?:for )?(?:want|lack) of|(?:ran|run) out of|with (?:fewer|few|less)", "scarce"),
        (r"(?:has |have |had )?(?:given|gave) you", "you received"),
        (r"(?:get|got|receive|received) (?:any )?(?:help|support)", "helped you"),
        (r"(?:it|that|this) (?:had )?worked", "success"),
        (r"(?:someone|somebody|a member|a person|people) (?:on|in|of) your team", "colleague"),
        (r"(?:get|got) to", "find"),
        (r"(?:taught|teach|teaches) you", "you learn"),
        (r"(?:did|do|could|had|have) not (?:reach|meet|met|make|made|hit|achieve|achieved|deliver|delivered)", "miss"),
        (r"fail(?:ed)? to (?:meet|reach|hit|make)|fell short of", "miss"),
        (r"not (?:agree|agreed)|at odds|not share", "disagree"),
        (r"(?:without|not) (?:enough|all the|sufficient|complete)|less .{1,20} than|too little", "incomplete"),
        (r"(?:win|won|gain|gained|get|got) back", "regain"),
        (r"(?:gave|give|given|let) up|let go", "forgo"),
        (r"in return|in exchange|trade-?offs?", "price"),
        (r"mind|opinion|view|belief|conviction", "view"),
        (r"better (?:for|to)|made? (?:\w+ )?better", "improve"),
        (r"made? (?:\w+ ){0,2}(?:simple|simpler|easier)", "simplify"),
        (r"at stake|hung on|depended on (?:it|this)|could have been lost|stood to lose", "stake"),
        (r"in a hurry|in no time|at short notice", "quick"),
        (r"(?:do|did|done|have) (?:it |this |that )?(?:again|over)|another time|next time|differently", "otherwise"),
        (r"up to speed", "teach"),
        (r"so far|by now|these days|since then|as of today", "today"),
        (r"at first|first of all|to begin with|first step|first thing|first move", "first"),
        (r"in the end|at all|after all|of all|at work|as far as you|in particular", " "),
        (r"(?:went|go|gone) (?:on|further)", "happen"),
        (r"outside (?:of )?your|outside the|further than (?:your|the)", "beyond your"),
    )
)
"""Several words that say what one says."""
FUNCTION = word_set(
    """a an the and or but so if then than as at by for from in into of off on onto out over through to toward towards
    under up upon with within about around between among during until till while when where which what that this these
    those there here it its itself is are was were be been being am do does did done doing have has had having can could
    may might must shall should will would i me my mine we us our ours you your yours he him his she her hers they them
    their theirs how just very really quite rather also even only still ever some any each both all
    such one ones something anything thing things everything somebody someone anybody anyone everybody
    everyone people person way ways kind sort part bit lot much many most more one's once yet again s t whether because
    let however another especially usually usual actually already too day time case situation example moment"""
)
"""Words that carry a question and tell none from another."""
_SAME = """
manager boss lead supervisor director superior head led guide head_up
|colleague peer co-worker coworker teammate workmate|team group squad crew department
|customer client user buyer consumer|mistake error blunder slip wrong misjudge misjudged misjudgement
|problem issue trouble difficulty matter|fault defect bug
|result achievement accomplishment outcome end effect impact consequence|success succeed
|failure fail failed flop unsuccessful|goal target objective aim|deadline date due|reason motive why
|choose pick select choice prefer decide decision settle|option alternative approach course
|judgement judgment verdict conclusion
|disagree disagreed disagreement oppose object objection dissent against resist resistance
|conflict clash dispute quarrel argument fight|convince persuade win_over sway influence|trust confidence faith
|regain recover restore rebuild earn|data information facts evidence|incomplete partial insufficient
|feedback criticism critique|receive get_told|difficult hard hardest tough toughest harsh severe
|complex complicated intricate|simple simplify plain easy straightforward simplification
|process procedure workflow routine|cost expense price spend money|save cut reduce cheaper shrink lower decrease
|waste wasted squander|risk danger gamble hazard threat|help assist support aid|grow develop mentor coach growth
|learn lesson learnt study|react reaction respond response|measure metric gauge
|figure number count quantify statistic|affect hit touch concern|cause source origin root underlying
|mend fix repair solve resolve solution answer remedy correct|damage harm harmful hurt injure injury
|change revise revised differ different otherwise alter become
|notice spot discover find found detect uncover aware realise realize|look watch observe monitor
|begin start initiate launch release rollout launched|finish complete conclude|stop cease cancel halt end_it
|quick quickly fast speed hurry rapid rush|hire recruit|leave left|beyond exceed outside|role duty remit position
|responsible accountable answerable charge owner responsibility|resource budget means
|achieve accomplish attain deliver ship
|idea suggestion proposal invention propose suggest invent innovate innovation innovative
|project initiative undertaking|own yourself personal personally|before beforehand previously earlier prior
|after afterwards later|today now nowadays currently|almost nearly|miss missed|forgo sacrifice renounce
|teach train instruct taught|scarce few fewer less lacking|improve better enhance|rule policy regulation
|unpopular disliked|proud proudest|other others rest
|advise advised counsel warn urge urged push pushed press pressed pressure|demand order command require insist
|accustomed used_to|complain complaint grumble|disappoint disappointed let_down|regret sorry rue
|silence quiet silent|speak say tell told mention voice call called inform notify|agree agreed accept consent
|win won prevail prevailed|build built make made create created|bold daring brave ambitious courageous courage
|large big great huge sizeable|small tiny little minor|important significant vital crucial key
|ignore overlook neglect walk_past neglected|explain clarify describe|understand grasp comprehend understood
|surprise surprised astonish astonished unexpected|ask request|answer reply|promise commit commitment pledge vow
|hand_over handover pass_on|belong own_it|share split divide|meet encounter
|guess estimate estimation forecast predict|prove proof verify check test confirm
|doubt sceptical skeptical unsure uncertain|sure certain confident|protect guard safeguard defend
|prevent avoid avert|refuse decline reject turn_down rejected refused|approve approval permission allow allowed
|angry upset furious annoyed annoy|favourite best|worst poorest|short brief|shortcut short_cut|long lengthy
|law legal lawful|supplier vendor provider|newcomer beginner novice|expert specialist
|field area domain trade discipline|borrow borrowed adopt adopted|curious curiosity wonder|skill ability craft
|book read|failure setback|useful helpful|remove removed discard get_rid|standard quality bar quality_level
|praise compliment thank|meeting session|rely depend reliance|misuse misused abuse abused|hold stick stuck held
|handle deal dealt cope manage managed|contradict contradicted conflict_with|long longer longest
|challenge challenged question questioned|money_lost loss|lack absence|late delayed delay behind postpone postponed
|early soon|instinct gut intuition|plan planned schedule|expect expected expectation foresee foreseen anticipate
|vision dream future mission|argue plead stand_up|public press newspaper|colleague_hard|outsider stranger
|community neighbour neighbourhood|step move act action measure_taken|way manner method means_of|piece part portion
|day date_of|attempt try tried endeavour|strange odd weird peculiar|believe think thought opinion
|remain stay keep kept|reverse undo revert|popular liked well-liked|recent lately
|obstacle hurdle barrier block blocker|opportunity chance|cooperate collaborate collaboration cooperation
|talk conversation discussion discuss|benefit gain profit advantage
|drawback downside disadvantage|assume assumption presume|struggle struggled suffer|gather collect collected
|compare comparison contrast|raise increase rise|replace substitute swap|motivate inspire encourage
|organise arrange prepare|worry worried anxious concerned|shape form|purpose sense|priority prioritise prioritised
|scope extent reach|employee staff worker|interview talk_to|secret hidden|safe secure safety|urgent pressing
|frequent often regularly|rare seldom|previous former|opposite contrary|main primary chief|difference distinction"""
SAME = {stem(word): stem(line.split()[0]) for line in _SAME.replace("\n", " ").split("|") for word in line.split()}
"""Stem to the stem that stands for all that say the same."""
LIGHT = frozenset(
    SAME.get(stem(word), stem(word))
    for word in word_set(
        """make take get give go come put bring see say tell work use need want try keep know feel look happen think
    last new good large small great long little big whole certain raise
        today before after mean know far usual else"""
    )
)
"""Stems that count for less: half of all questions have one."""
_OPPOSITES = """
receive give|before after|before today|begin stop|first last|success failure|win lose|agree disagree|high low
|change same|quick late|quick slow|early late|quick before|learn teach|change stay|leave come|finish begin|more less
|simple complex|strong weak|right wrong|trust distrust|regain lose|conflict friendship|break mend|keep change"""
_PAIRS = tuple(
    tuple(SAME.get(stem(word), stem(word)) for word in pair.split())
    for pair in _OPPOSITES.replace("\n", " ").split("|")
)
OPPOSITES = {
    here: frozenset(word for pair in _PAIRS if here in pair for word in pair if word != here)
    for here in {word for pair in _PAIRS for word in pair}
}
"""Stem to the stems of what is its opposite."""
TURNING = frozenset(stem(word) for word in word_set("lose miss failure stop forgo break regain disagree else"))
"""What turns round that which stands beside it: only with such a word in both do two texts ask the same."""
ARTICLES = word_set("a an the")
SOMEBODY = frozenset({"somebody", "someone", "anybody", "anyone"})
PREPOSITIONS = word_set("with of from for to about by on at in against between than")
PERSONS = frozenset(stem(word) for word in word_set("manager colleague team customer other"))
"""Who may act in place of the candidate."""
NEGATIONS = word_set("not no never nobody nothing none without refuse refused refusing nor neither declined cannot")
QUESTION_WORDS = {"who": "who", "when": "when", "why": "why", "how_long": "how_long", "how_much": "how_much"}
"""What is asked for, where that tells questions apart; 'what', 'which' and 'how' ask for anything."""
GIVERS = word_set(
    "made make gave given give told tell taught teach let convince help ask show brought led cost hit received"
)
"""Verbs behind which 'you' is whom something is done to, beside those that end in -ed."""
