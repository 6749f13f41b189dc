"""Conversations made by hand, line by line, for tests of the checks."""

from typing import Any

from interviewer.domain.observation import Strength
from interviewer.evaluation.talk.candidates import Candidate, Fact, Story, Utterance
from interviewer.evaluation.talk.conversation import Before, Conversation, Line, Outcome, Slip

QUESTION = "Tell me about a cost or a waste you found that no one was looking at."
STORY = "We paid for the cleaning twice. I read all the bills of three years, and it fell by half."
ASK = 'You said "it fell by half". What was it before?'


def before(**more: Any) -> Before:
    """How things stood: the signal absent, nothing asked or told, the probe understood as being after it."""
    fields: dict[str, Any] = {"strength": Strength.ABSENT, "asked": (), "told": (), "heard_as": ("baseline",)}
    return Before(**{**fields, **more})


def asked(text: str = QUESTION, **more: Any) -> dict[str, Any]:
    """A question."""
    return {"speaker": "interviewer", "purpose": "question", "text": text, **more}


def said(text: str = STORY, said_as: str = "story", intent: str = "answer", **more: Any) -> dict[str, Any]:
    """The candidate's turn."""
    return {"speaker": "candidate", "text": text, "said_as": said_as, "intent": intent, **more}


def probed(text: str = ASK, signal: str = "baseline", **more: Any) -> dict[str, Any]:
    """A probe."""
    fields = {"wording": f"{signal}.0+1", "worded_by": "rules", "before": before(heard_as=(signal,))}
    return {"speaker": "interviewer", "purpose": "probe", "text": text, "signal": signal, **fields, **more}


def spoken(text: str, purpose: str, **more: Any) -> dict[str, Any]:
    """Any other turn of the interviewer."""
    return {"speaker": "interviewer", "purpose": purpose, "text": text, **more}


END = spoken("That is the end of the interview.", "end")


def talk(*turns: dict[str, Any], **more: Any) -> Conversation:
    """A conversation of these turns, all on the first question unless they say otherwise."""
    lines, standing = [], ""
    for seq, turn in enumerate(turns):
        lines.append(Line(**{"seq": seq, "question": 0, "attempt": 0, "standing": standing, **turn}))
        standing = turn["text"] if turn.get("purpose") in ("question", "probe") else standing
    fields: dict[str, Any] = {
        "candidate": "somebody",
        "manner": "strong",
        "mode": "practice",
        "seed": 1,
        "probes": 2,
        "competencies": ("ownership",),
        "typed": tuple(line.text for line in lines if line.speaker == "candidate"),
        "ended": True,
    }
    return Conversation(**{**fields, "lines": tuple(lines), **more})


def slip(**more: Any) -> Slip:
    """A blank answer that was refused."""
    return Slip(**{"text": " ", "after": 0, "message": "There is no answer yet.", "kept": False, **more})


def graded(status: str, total: int | None = None) -> Outcome:
    """A grade of the first question."""
    return Outcome(question=0, attempt=0, status="scored" if status == "scored" else "unscored", total=total)


def candidate(**more: Any) -> Candidate:
    """Somebody with one story and two facts."""
    facts = (
        Fact(id="size", answers=("size",), shows=("measure",), says="About forty a week."),
        Fact(id="rest", answers=("before", "size"), says="It was ninety before."),
    )
    story = Story(
        competency="ownership",
        question="money_leaking",
        opening=(Utterance(says="Hm."), Utterance(says=STORY)),
        facts=facts,
    )
    fields: dict[str, Any] = {
        "id": "somebody",
        "manner": "strong",
        "about": "Made for a test.",
        "stories": (story,),
        "lost": (Utterance(says="What do you mean?"), Utterance(says="I do not follow.")),
        "nothing_more": (Utterance(says="I do not know."),),
    }
    return Candidate(**{**fields, **more})
