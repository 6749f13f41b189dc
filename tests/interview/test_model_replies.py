"""How the conversation takes what a model says: its words where they passed, and never an answer lost by them."""

import pytest

from interviewer.domain.interview import Intent
from interviewer.interview.conductor import MOVES
from interviewer.interview.exchange import graded_turns
from interviewer.interview.requesting import KINDS
from interviewer.interview.state import State
from interviewer.interview.steps import Book, Judge, Judged, Phrase, Phrased, Request
from tests.interview.fakes import STORY, book, setup
from tests.interview.played import GOOD, Played, purposes

WITH_MODEL = Book(book().phrasing, book().rubrics, words=True, judges=True)
NOTHING_SAID = (
    "Well it is the kind of thing that one does now and then in a place like ours and that is all there is to it."
)
"""An answer by its length in which the rules find nothing."""
TEXT = "What was the figure behind that?"


class Modelled(Played):
    """A conversation with a model that takes every reply for `kind` and words `text`."""

    def __init__(self, kind: Intent = "answer", text: str | None = TEXT, place: int = 0, **chosen: object) -> None:
        self.kind, self.text, self.place = kind, text, place
        self.phrases: list[Phrase] = []
        self.judges: list[Judge] = []
        super().__init__(setup(**chosen), WITH_MODEL)  # type: ignore[arg-type]

    def perform(self, request: Request | None) -> None:
        """With the model's part in it."""
        if isinstance(request, Phrase):
            self.phrases.append(Phrase.model_validate_json(request.model_dump_json()))
            choice = request.choices[self.place] if self.text else None
            instead = None if self.text else "It did not answer."
            self.happens(Phrased(request=request, text=self.text, choice=choice, kind=self.kind, instead=instead))
        elif isinstance(request, Judge):
            self.judges.append(request)
            now = request.now.model_copy(update={"total": 77})
            self.happens(Judged(request=request, now=now, opening=request.opening))
        else:
            super().perform(request)


def test_a_probe_in_the_models_words_says_so() -> None:
    """Text, signal and who worded it are recorded; the wording names no template."""
    played = Modelled(mode="real")
    played.say(GOOD)
    probe = played.turns[-1]
    assert (probe.text, probe.worded_by, probe.instead) == (TEXT, "llm", None)
    assert probe.signal == played.phrases[0].choices[0].signal
    assert probe.wording == f"{probe.signal}.llm"


def test_the_template_says_why_it_was_needed() -> None:
    """The same probe as without a model, with the reason beside it."""
    played, plain = Modelled(text=None), Played(setup())
    played.say(GOOD)
    plain.say(GOOD)
    assert played.turns[-1].instead == "It did not answer."
    assert played.turns[-1].model_copy(update={"instead": None}) == plain.turns[-1]
    assert played.turns[-1].worded_by == "rules"


def test_another_open_gap_may_be_taken() -> None:
    """Then that one counts as asked, and the first stays open."""
    played = Modelled(place=1, mode="real")
    played.say(GOOD)
    played.say("It was about a third.")
    first, second = played.phrases
    assert played.turns[2].signal == first.choices[1].signal
    assert second.choices[0].signal == first.choices[0].signal
    assert second.asked == (TEXT,)


def test_rules_asked_for_ask_no_model() -> None:
    """Without a model's part the book requests neither words nor judgement."""
    played = Played(setup())
    assert purposes(played.say(GOOD)) == ["probe"]
    assert played.turns[-1].worded_by == "rules"


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_keeps_an_answer_from_being_graded(kind: Intent) -> None:
    """Whatever a model takes an answer for: it stays one in the record and stands in every transcript after it."""
    for said in (GOOD, NOTHING_SAID):
        played = Modelled(kind, mode="real", probes=2)
        for text in (said, NOTHING_SAID, NOTHING_SAID, "By about a third, as far as I know."):
            if played.state.phase in ("question", "probe"):
                played.say(text)
        told = [turn for turn in played.turns if turn.speaker == "candidate"]
        assert {turn.intent for turn in told} == {"answer"}
        assert played.state.phase == "end" or said in [turn.text for turn in graded_turns(played.state.exchange)]
        if played.grades:
            assert played.finishes == 1
            assert played.phrases[-1].transcript.turns[0].text == said


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in MOVES])
def test_a_reply_in_which_the_rules_too_find_nothing_leaves_the_question_standing_once(kind: Intent) -> None:
    """The interviewer repeats, explains or leads back; the next reply is probed on whatever it is taken for."""
    played = Modelled(kind, mode="real")
    assert purposes(played.say(NOTHING_SAID)) == [MOVES[kind]]
    assert (played.state.phase, played.state.prompt) == ("question", "Planned question 0?")
    assert purposes(played.say(NOTHING_SAID)) == ["probe"]
    assert [turn.text for turn in played.phrases[-1].transcript.turns] == [NOTHING_SAID] * 2


@pytest.mark.parametrize("kind", ["answer", "cannot", "skip", "too_short"])
def test_other_kinds_are_probed_on(kind: Intent) -> None:
    """A refusal that the rules did not see as one, and a short answer, are best met with the next question."""
    assert purposes(Modelled(kind).say(NOTHING_SAID)) == ["probe"]


def test_a_reply_in_which_the_rules_find_something_is_an_answer() -> None:
    """A model's word is not taken against evidence."""
    played = Modelled("off_topic")
    assert purposes(played.say(GOOD)) == ["probe"]
    signal = played.turns[-1].signal
    assert purposes(played.say(f"It was a third, {signal}=strong.")) == ["probe"]
    assert not any(phrase.may_stand for phrase in played.phrases)


def test_a_probe_left_standing_is_not_used_up() -> None:
    """It counts as answered once something is taken for its answer, and `met` is of that."""
    played = Modelled("clarify", mode="real", probes=1)
    played.kind = "answer"
    played.say(GOOD)
    played.setup = played.state.setup
    assert played.state.probes_answered == 0
    assert purposes(played.say("Well, it depends on how one sees it.")) == ["end"]


def test_a_probe_may_stand_too() -> None:
    """With probes left, a reply to a probe may leave it standing."""
    played = Modelled(mode="real", probes=2)
    played.say(GOOD)
    played.kind = "clarify"
    assert purposes(played.say("Well, it depends on how one sees it.")) == ["reply"]
    assert (played.state.phase, played.state.probes_answered, played.state.left_standing) == ("probe", 0, True)
    assert played.turns[-2].met is None
    assert purposes(played.say("It was about a third.")) == ["probe"]
    assert played.state.probes_answered == 1


def test_redirects_are_shared_with_the_rules() -> None:
    """Two on a question, whoever asks for them."""
    played = Modelled("off_topic", mode="real")
    assert [purposes(played.say(text)) for text in ("ok", "hello", NOTHING_SAID)] == [
        ["redirect"],
        ["redirect"],
        ["probe"],
    ]


@pytest.mark.parametrize("refusal", ["I can't think of one", "skip"])
def test_a_refusal_after_an_answer_leaves_that_answer_graded(refusal: str) -> None:
    """Where the question was left standing, giving up moves on and the answer given before it counts."""
    played = Modelled("clarify", mode="real")
    played.say(NOTHING_SAID)
    assert purposes(played.say(refusal)) == ["notice", "end"]
    assert set(played.grades) == {(0, 0)}


def test_practice_shows_the_second_graders_card() -> None:
    """The critique and the grade kept are of the card that the second grader gave; probes went by the rules."""
    played = Modelled(probes=0)
    assert purposes(played.say(GOOD)) == ["critique", "end"]
    assert played.grades[0, 0].scorecard.total == 77
    assert played.judges[0].now.total != 77


def test_real_mode_asks_the_second_grader_for_nothing_in_between() -> None:
    """Nothing is shown before the end: the shell has all graded then."""
    played = Modelled(mode="real", probes=0, questions=3)
    for _ in range(3):
        played.say(GOOD)
    assert played.judges == []


def test_the_state_stays_a_fold_of_the_record() -> None:
    """Also where questions were left standing."""
    from interviewer.interview.state import fold

    played = Modelled("off_topic", questions=3, mode="real")
    for text in (NOTHING_SAID, STORY, "By a third.", "twice", NOTHING_SAID, "no"):
        played.say(text)
        state = fold("it", played.setup, played.turns)
        assert state == played.state
        assert State.model_validate_json(state.model_dump_json()) == state
