"""How the conversation goes on: what is said after what, and whatever happens stays within the rules."""

import pytest

from interviewer.domain.interview import Mode, RecordedTurn
from interviewer.errors import UsageError
from interviewer.interview.conductor import advance, may_answer_again
from interviewer.interview.steps import Assess, Assessed, Chose, Record, Said
from interviewer.library.rubrics import load_rubric
from tests.interview.fakes import BEGUN, grade, setup
from tests.interview.played import BOOK, GOOD, Played, purposes


def test_the_first_turn_is_the_first_question() -> None:
    """Nothing else is said before it."""
    played = Played(setup())
    assert [turn.text for turn in played.turns] == ["Planned question 0?"]


REPLIES: tuple[tuple[str, Mode, int, list[str], list[list[str]]], ...] = (
    (
        "practice: probes, critique, end",
        "practice",
        1,
        [GOOD, "by 40%", "twice"],
        [["probe"], ["probe"], ["critique", "end"]],
    ),
    ("real: nothing until the end", "real", 1, [GOOD, "by 40%", "twice"], [["probe"], ["probe"], ["end"]]),
    (
        "real, several: straight on",
        "real",
        3,
        [GOOD, "by 40%", "twice"],
        [["probe"], ["probe"], ["notice", "question"]],
    ),
    ("practice, several: a choice", "practice", 3, [GOOD, "by 40%", "twice"], [["probe"], ["probe"], ["critique"]]),
    ("requests leave the question", "real", 1, ["repeat", "What do you mean?", "Let me think."], [["reply"]] * 3),
    (
        "two redirects, then onward",
        "real",
        3,
        ["hello", "ok", "Tell me a joke"],
        [["redirect"], ["redirect"], ["notice", "question"]],
    ),
    ("abuse is not graded", "real", 1, ["you are stupid"] * 3, [["redirect"], ["redirect"], ["notice", "end"]]),
    (
        "no story: another question, once",
        "real",
        1,
        ["I can't think of one"] * 2,
        [["notice", "question"], ["notice", "end"]],
    ),
    ("skip leaves the question", "practice", 3, ["skip"], [["notice", "question"]]),
    ("a skipped probe, another, the end", "real", 1, [GOOD, "skip", "I don't know"], [["probe"], ["probe"], ["end"]]),
    (
        "requests leave the probe",
        "real",
        1,
        [GOOD, "repeat", "Do you mean the number?", "ok"],
        [["probe"], ["reply"], ["reply"], ["redirect"]],
    ),
)


@pytest.mark.parametrize(
    ("mode", "questions", "said", "replies"), [case[1:] for case in REPLIES], ids=[c[0] for c in REPLIES]
)
def test_replies(mode: Mode, questions: int, said: list[str], replies: list[list[str]]) -> None:
    """What the interviewer says to a row of replies."""
    played = Played(setup(questions, mode=mode))
    got = [purposes(played.say(text)) for text in said]
    assert got == replies


def test_without_probes_the_answer_ends_the_question() -> None:
    """A budget of none."""
    assert purposes(Played(setup(probes=0)).say(GOOD)) == ["critique", "end"]


def test_a_refused_question_is_not_asked_again() -> None:
    """After the spare question is refused too, the interview goes on."""
    played = Played(setup(3, mode="real"))
    texts = [turn.text for text in ("I can't think of one", "no idea") for turn in played.say(text)]
    assert texts[1] == "Spare question 0?"
    assert texts[-1] == "Planned question 1?"
    assert not played.grades


def test_the_spare_question_is_what_is_graded() -> None:
    """The transcript holds the question that was asked."""
    played = Played(setup(mode="real", probes=0))
    played.say("I can't think of one")
    played.say(GOOD)
    assert played.grades[0, 0].scorecard.id == "it.1.1"
    assert played.state.asked.text == "Spare question 0?"


def test_a_reply_that_raises_the_signal_meets_the_probe() -> None:
    """`met` compares the same grader before and after the reply, and the record keeps the grade before."""
    played = Played(setup(mode="real", probes=2))
    played.say(GOOD)
    first = played.turns[-1].signal
    played.say(f"It was a third, {first}=strong.")
    played.say("Nothing more than what I have told you.")
    answers = [turn for turn in played.turns if turn.intent == "answer"]
    assert [turn.met for turn in answers] == [None, True, False]
    marking = played.grades[0, 0]
    assert marking.before is not None
    assert marking.scorecard.total > marking.before.total  # type: ignore[operator]


def test_a_refused_probe_is_no_part_of_the_transcript() -> None:
    """The grader reads the answer and the probes that were answered."""
    played = Played(setup(mode="real", probes=2))
    played.say(GOOD)
    played.say("I don't know")
    played.say("It went down by 40% in a month.")
    assert played.state.probes_answered == 1
    assert played.grades[0, 0].before is not None


def test_a_probe_takes_neither_wording_nor_quote_from_the_last() -> None:
    """Two probes of one question differ in signal, wording and quoted words where there are others."""
    played = Played(setup(mode="real", probes=4))
    played.say(GOOD + " Then the callers came back, result=claimed.")
    for _ in range(3):
        played.say("I wrote it down for the whole team.")
    probes = [turn for turn in played.turns if turn.purpose == "probe"]
    assert len({turn.signal for turn in probes}) == len(probes)
    assert len({turn.wording for turn in probes}) == len(probes)


@pytest.mark.parametrize("mode", ["practice", "real"])
def test_the_closing_part(mode: Mode) -> None:
    """Several questions end with the candidate's own; it is kept, answered honestly and not graded."""
    played = Played(setup(3, mode=mode, probes=0))
    for place in range(3):
        said = played.say(GOOD)
        if mode == "practice":
            said = played.choose(Chose(choice="next"))
        assert said[-1].purpose == ("closing" if place == 2 else "question")
    assert purposes(played.say("How large is the team I would join?")) == ["reply", "end"]
    assert played.turns[-3].intent == "closing"
    assert len(played.grades) == 3
    assert played.finishes == 1


@pytest.mark.parametrize("text", ["No.", "no, thanks", "nothing"])
def test_no_question_in_the_closing_part(text: str) -> None:
    """A plain no gets a plain end."""
    played = Played(setup(3, mode="real", probes=0))
    for _ in range(3):
        played.say(GOOD)
    assert played.say(text)[0].text in BOOK.phrasing.phrases.closing_none


def test_answer_again_after_the_end() -> None:
    """A new attempt is graded beside the old one, gets a critique even in real mode, and does not end twice."""
    played = Played(setup(mode="real", probes=0))
    played.say(GOOD)
    assert may_answer_again(played.state) == (0,)
    assert purposes(played.choose(Chose(choice="again"))) == ["question"]
    assert purposes(played.say(GOOD)) == ["critique"]
    assert set(played.grades) == {(0, 0), (0, 1)}
    assert played.finishes == 1
    assert played.state.phase == "end"


def test_a_skipped_new_attempt_ends_again() -> None:
    """A new attempt that is not made leaves the interview as ended as before."""
    played = Played(setup(probes=0))
    played.say(GOOD)
    played.choose(Chose(choice="again"))
    played.say("skip")
    assert played.state.phase == "end"
    assert played.finishes == 1


def test_finishing_grades_the_answer_that_stands() -> None:
    """In the middle of a probe, the answer so far counts; without an answer nothing is graded."""
    played = Played(setup(3))
    played.say(GOOD)
    assert purposes(played.choose(Chose(choice="finish"))) == ["end"]
    assert set(played.grades) == {(0, 0)}
    empty = Played(setup(3))
    empty.choose(Chose(choice="finish"))
    assert not empty.grades
    assert (played.finishes, empty.finishes) == (1, 1)


IMPOSSIBLE: tuple[tuple[str, list[str], Chose], ...] = (
    ("again before an answer", [], Chose(choice="again")),
    ("again for another question", [GOOD], Chose(choice="again", question=2)),
    ("next while a question stands", [], Chose(choice="next")),
    ("finish after the end", ["finish"], Chose(choice="finish")),
)


@pytest.mark.parametrize(("before", "event"), [case[1:] for case in IMPOSSIBLE], ids=[case[0] for case in IMPOSSIBLE])
def test_impossible_choices_are_refused(before: list[str], event: Chose) -> None:
    """A choice that makes no sense is an error of the caller and changes nothing."""
    played = Played(setup(3, probes=0))
    for text in before:
        if text == "finish":
            played.choose(Chose(choice="finish"))
        else:
            played.say(text)
    with pytest.raises(UsageError):
        played.choose(event)


def unread(played: Played, seq: int) -> Record:
    """What follows an answer that the rules cannot read."""
    turn = RecordedTurn(seq=seq, question=0, speaker="candidate", text=GOOD, at=BEGUN)
    played.turns.append(turn)
    step = advance(played.state, Said(turn=turn), BOOK)
    assert isinstance(step.request, Assess)
    played.state = step.state
    none = grade(step.request.now, load_rubric("generic")).model_copy(
        update={"status": "unscored", "reason": "another language.", "dimensions": {}, "total": None, "verdict": None}
    )
    record = advance(step.state, Assessed(request=step.request, now=none), BOOK).request
    assert isinstance(record, Record)
    return record


def test_an_answer_that_cannot_be_read_is_asked_for_in_english() -> None:
    """Twice, and it does not count as an answer; then the question ends, and the critique says why."""
    played = Played(setup())
    for seq in (1, 3):
        record = unread(played, seq)
        assert [line.purpose for line in record.lines] == ["redirect"]
        assert "English" in record.lines[0].text
        assert record.heard is not None
        assert record.heard.intent == "off_topic"
        played.happens(played.record(record))
    record = unread(played, 5)
    assert [line.purpose for line in record.lines] == ["critique", "end"]
    assert "another language." in record.lines[0].text


def test_what_is_told_in_english_then_is_what_is_graded() -> None:
    """The words that could not be read stand in no transcript beside it."""
    played = Played(setup())
    played.happens(played.record(unread(played, 1)))
    played.say(GOOD)
    assert [turn.intent for turn in played.state.exchange if turn.speaker == "candidate"] == ["off_topic", "answer"]
    assert len(played.state.probes_asked) == 1


def test_a_few_words_in_other_letters_are_asked_for_in_english() -> None:
    """Too short for a grade, and not for that."""
    said = Played(setup()).say("\u092e\u0948\u0902 \u0928\u0939\u0940\u0902 \u091c\u093e\u0928\u0924\u093e")
    assert purposes(said) == ["redirect"]
    assert "English" in said[0].text


def test_wordings_take_turns() -> None:
    """Of equal wordings none is used again before the others were, and none twice running."""
    played = Played(setup(5, mode="real", probes=0, spare=False))
    said = [turn.text for _ in range(4) for turn in played.say("skip") if turn.purpose == "notice"]
    assert len({*said[:3]}) == 3
    assert said[3] != said[2]
