"""Gates and caps on short answers of our own: whose idea it was, whether anything is one's own, whether it happened."""

import pytest

from interviewer.domain.observation import Observations
from interviewer.grading.grader import grade
from interviewer.grading.rules import observe
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import answer

RUBRIC = load_rubric("ownership")
ACTS = " I pulled 40 logs, I wrote a checker for them and I called the depot. Errors went from 22 a week to 3."
FAILING = "The doors were failing." + ACTS
ORIGIN = "How did it come to you?"


def seen(*turns: str) -> Observations:
    return observe(answer(*turns), RUBRIC)


def gates(*turns: str) -> list[str]:
    return [gate.id for gate in seen(*turns).gates]


def caps(*turns: str) -> list[str]:
    return [cap.id for cap in seen(*turns).caps]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("My team lead assigned me the door ticket.", id="assigned"),
        pytest.param("My boss told me to sort out the doors.", id="told to"),
        pytest.param("I was given the door project in spring.", id="given the project"),
        pytest.param("The door work was handed to me when Ines left.", id="handed"),
        pytest.param("I was given a ticket to look at the doors.", id="a ticket"),
        pytest.param("Our director wanted me to look into the doors.", id="wanted"),
        pytest.param("I inherited it from a colleague who left.", id="inherited"),
        pytest.param("I was on rotation that week and the door alarm was mine to handle.", id="rotation"),
        pytest.param("It came to me in sprint planning.", id="planning"),
        pytest.param("My manager asked for volunteers and I put my hand up for the doors.", id="volunteers wanted"),
        pytest.param("I was put in charge of the doors.", id="put in charge"),
        pytest.param("Fixing the doors was one of my objectives that my manager had set.", id="objectives"),
        pytest.param("A passenger complained to my boss and he put me on it.", id="passed on"),
    ],
)
def test_assigned_in_the_answer(told: str) -> None:
    """Somebody else's idea, assignment or ticket, in whatever words; the quote says so."""
    fired = seen(told + ACTS).gates

    assert [gate.id for gate in fired] == ["manager_assigned"]
    assert fired[0].evidence[0].quote == told


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        pytest.param(ORIGIN, "My manager brought it to me.", id="brought"),
        pytest.param(ORIGIN, "It was assigned to me in planning.", id="assigned"),
        pytest.param(ORIGIN, "There was a ticket on the board with my name.", id="my name on a ticket"),
        pytest.param("Whose idea was it?", "My lead's, really. He suggested it over lunch.", id="the lead's idea"),
        pytest.param("Who asked you to?", "My manager did, she wanted it done by May.", id="asked by the manager"),
        pytest.param("Who asked you to?", "My boss told me to look at it, to be honest.", id="told, to be honest"),
    ],
)
def test_an_origin_admitted_in_a_reply(asked: str, reply: str) -> None:
    """It outweighs what the answer claimed."""
    assert gates(f"I noticed it and nobody had asked me. {FAILING}", asked, reply) == ["manager_assigned"]


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(("Nobody asked me to look at the doors, I just did." + ACTS,), id="nobody asked"),
        pytest.param(("It wasn't my job. I saw the doors fail and I started." + ACTS,), id="not my job"),
        pytest.param(("My manager never asked me to, he didn't even know." + ACTS,), id="never asked"),
        pytest.param(("There was no ticket for it and no one had told me to." + ACTS,), id="no ticket"),
        pytest.param(("My boss said no at first. I measured the doors anyway." + ACTS,), id="against a no"),
        pytest.param(("I was told to leave it alone, but I kept looking." + ACTS,), id="told to leave it"),
        pytest.param(("I asked my manager if I could spend a week on it." + ACTS,), id="permission asked"),
        pytest.param(("I pitched it to my director and he let me have two weeks." + ACTS,), id="pitched"),
        pytest.param(("I noticed it and offered to fix the doors." + ACTS,), id="offered"),
        pytest.param(("I assigned two people to the doors and asked Kofi to call." + ACTS,), id="assigned to others"),
        pytest.param(("I was hired to run the desk. While there I noticed the doors." + ACTS,), id="one's own role"),
        pytest.param((ACTS + " Afterwards my manager asked me to present it elsewhere.",), id="the sequel"),
        pytest.param(
            ("A passenger asked me why the doors froze, so I looked." + ACTS,), id="a question that set it off"
        ),
        pytest.param((FAILING, "Who asked you to?", "Nobody, I ride that tram."), id="denied in a reply"),
        pytest.param((FAILING, ORIGIN, "I saw it myself on my way home."), id="seen oneself"),
        pytest.param(
            (FAILING, ORIGIN, "A driver made a remark about the cold, and I realised nobody was looking."),
            id="a remark that set it off",
        ),
    ],
)
def test_not_assigned(turns: tuple[str, ...]) -> None:
    """Denied, another part of the story, permission for one's own idea, or a remark that set off one's own."""
    assert "manager_assigned" not in gates(*turns)


@pytest.mark.parametrize(
    ("competency", "question"),
    [
        ("deliver_results", "Tell me about a time you fixed something nobody owned."),
        ("ownership", "Tell me about a deadline you were at serious risk of missing."),
    ],
)
def test_an_assigned_goal_is_normal_for_delivery(competency: str, question: str) -> None:
    """The gate is off for the principle and for the kind of question; the answer keeps its ownership."""
    told = answer("My boss told me to sort out the doors." + ACTS, question=question, competency=competency)
    card = grade(told, load_rubric(competency))

    assert "manager_assigned" not in [gate.id for gate in card.gates]
    assert card.dimensions["ownership_signal"].cap is None


@pytest.mark.parametrize(
    ("turns", "fires"),
    [
        pytest.param(
            ("We planned it, we wrote it. We tested it together. We shipped it in June.",), True, id="only we"
        ),
        pytest.param(
            ("We planned it and we wrote the scripts.", "Your part?", "We all did everything. We decided together."),
            True,
            id="we, after a probe too",
        ),
        pytest.param(("We planned it. We tested it. I wrote the script and I ran it at night.",), False, id="own acts"),
        pytest.param(
            ("We planned it, we wrote it. We tested it.", "Your part?", "I wrote the script, and I rolled back twice."),
            False,
            id="own acts in a reply",
        ),
        pytest.param(("We planned it. It went well.",), False, id="too little to tell"),
    ],
)
def test_nothing_to_pin_on_the_candidate(turns: tuple[str, ...], fires: bool) -> None:
    """`collective_only`: only 'we' acts, even after probes."""
    assert ("collective_only" in gates(*turns)) is fires


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(("I would first talk to the customer. I'd look at the data. Then I would plan.",), id="would"),
        pytest.param(("In such a case I'd escalate. I would make sure that everybody is informed.",), id="such a case"),
        pytest.param(("I can't think of an example.",), id="none comes to mind"),
        pytest.param(
            ("I'd rather not say, it's under an NDA.", "Anything?", "No, I can't share anything."), id="an NDA"
        ),
        pytest.param(("The weather here is nice and I like football.",), id="off-topic"),
        pytest.param(("I believe ownership is key. I always go the extra mile.",), id="a philosophy"),
        pytest.param(("Yes",), id="one word"),
        pytest.param(("",), id="empty"),
        pytest.param((" \n\t ",), id="blanks"),
        pytest.param(("...",), id="marks"),
        pytest.param(("\U0001f600",), id="an emoji"),
        pytest.param((), id="no turn at all"),
    ],
)
def test_no_story(turns: tuple[str, ...]) -> None:
    """Scored, near nothing, with the gate: hypothetical, refusing, off-topic, empty."""
    card = grade(answer(*turns), RUBRIC)

    assert (card.status, card.verdict) == ("scored", "no_hire")
    assert [gate.id for gate in card.gates] == ["no_story"]
    assert (card.total or 0) <= 5


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Doors broke every frost. Pulled 40 logs, rewired two doors, 22 faults a week to 3.", id="terse"),
        pytest.param(
            "Normally I would ask first. But in March I pulled 40 logs and I rewired two.", id="after a would"
        ),
        pytest.param("I missed the date by two weeks, because I forgot the spare tram.", id="a failure"),
        pytest.param("I raised it with my lead. My lead took over and sorted it out.", id="handed over"),
    ],
)
def test_a_story_however_short(told: str) -> None:
    """Something happened."""
    assert "no_story" not in gates(told)


@pytest.mark.parametrize(
    "question", ["How do you stay up to date?", "How do you usually prioritise?", "What do you read?"]
)
@pytest.mark.parametrize("told", ["I read two papers a week.", "I would read. I'd go to meetups. I'd ask people.", ""])
def test_a_habit_has_no_story(question: str, told: str) -> None:
    """A question about a habit never fires no_story."""
    assert not observe(answer(told, question=question), load_rubric("learn_and_be_curious")).gates


@pytest.mark.parametrize(
    ("told", "cap"),
    [
        pytest.param(
            "I saw the doors fail and flagged it to the workshop. They fixed it in a week.", "escalated", id="flagged"
        ),
        pytest.param(
            "The report was wrong. I opened a ticket with the data team. The data team fixed the query.",
            "escalated",
            id="a ticket",
        ),
        pytest.param(
            "We moved the archive. I was mostly in the meetings and took notes. The team packed it. It went well.",
            "spectator",
            id="in the room",
        ),
        pytest.param(
            "The team rebuilt it. I was following the discussions. Marit designed it. Kofi wrote it.",
            "spectator",
            id="following",
        ),
        pytest.param(
            "I flagged it, they said no. I pulled 40 logs. I rewired two doors. I wrote it up. They fixed the rest.",
            None,
            id="own acts after it",
        ),
        pytest.param(
            "I was only following at first. Then I pulled 40 logs, I rewired a door, and I rang the maker. I timed it.",
            None,
            id="acts after watching",
        ),
    ],
)
def test_caps(told: str, cap: str | None) -> None:
    """Escalation with no act of one's own, and a spectator's account, hold ownership at 9."""
    assert caps(told) == ([cap] if cap else [])


HOLLOW = (
    "I noticed that a process was far too complex, and nobody had questioned it. It was not my role, but I decided to "
    "take it on. I analysed every step in detail. I built a prototype and tested it with users. I convinced the "
    "stakeholders with data. We removed a lot of unnecessary steps, and the process became much simpler."
)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        pytest.param(HOLLOW, True, id="nothing"),
        pytest.param(HOLLOW.replace("every step", "all 14 steps"), False, id="a number"),
        pytest.param(HOLLOW.replace("tested it with users", "tested it with Ines in claims"), False, id="a name"),
        pytest.param(HOLLOW.replace("I built", "The next morning I built"), False, id="a day"),
        pytest.param(HOLLOW.replace("in detail", 'and asked "who reads this"'), False, id="words that were said"),
        pytest.param("I wrote the checker. It was my own idea. It helped.", False, id="too short to be hollow"),
    ],
)
def test_nothing_named(told: str, held: bool) -> None:
    """Where nobody and nothing is named, counted or dated, ownership stays at 9 and actions at 8."""
    assert ("nothing_named" in caps(told)) is held
    if held:
        points = {name: one.points for name, one in grade(answer(told), RUBRIC).dimensions.items()}
        assert points["ownership_signal"] <= 9
        assert points["action_specificity"] <= 8


def test_a_missed_goal_is_not_graded_on_seeing_the_need() -> None:
    """For a question about a failure `unprompted` is off, and its points go to the rest of the dimension."""
    card = grade(answer(FAILING, question="Tell me about a time you failed."), RUBRIC)
    ownership = card.dimensions["ownership_signal"]

    assert "unprompted" not in [signal.id for signal in ownership.signals]
    assert sum(signal.max for signal in ownership.signals) == pytest.approx(30, abs=0.02)
