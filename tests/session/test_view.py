"""What may be seen of an interview, and when."""

from interviewer.library.rubrics import load_rubric
from interviewer.session import View
from tests.interview.fakes import setup
from tests.session.test_interviews import GOOD, again, answer, finish, go_on, interviews_on, played, press


def probe_tags(view: View) -> list[str | None]:
    """What the page shows of each probe's aim."""
    return [turn.signal_name for turn in view.turns if turn.purpose == "probe"]


def test_real_mode_shows_nothing_until_the_end() -> None:
    """No grade, no aim of a probe, no result, no hint, no model answer; all of it after the end."""
    store, view = played(setup(3, mode="real", probes=1), answer(GOOD), answer("It was measure=strong."))
    assert store.kept[view.id].grades
    assert (view.grades, view.hints, view.models, view.summary) == ((), (), (), None)
    assert probe_tags(view) == [None]
    assert {turn.met for turn in view.turns} == {None}
    ended = finish(interviews_on(store), view)
    assert ended.grades
    assert probe_tags(ended) != [None]
    assert ended.summary is not None
    assert ended.models


def test_practice_mode_shows_each_grade_at_once() -> None:
    """The critique, the grade with its twin before the probes, and the way on."""
    _, view = played(setup(3, probes=1), answer(GOOD), answer("It was a lot."))
    assert view.awaits == "choice"
    assert view.turns[-1].purpose == "critique"
    assert view.grades[0].before is not None
    assert (view.can_answer_again, view.can_go_on, view.goes_on_to) == ((0,), True, "question")
    assert (view.summary, view.prompt, view.controls) == (None, "", ())


def test_hints_are_for_what_is_awaited() -> None:
    """For a question what each dimension asks, for a probe what counts for its signal."""
    rubric = load_rubric("generic")
    store, view = played(setup())
    assert len(view.hints) == 1 + len(rubric.dimensions)
    probed = answer(GOOD)(interviews_on(store), view)
    signal = rubric.signals[probed.turns[-1].signal or ""]
    assert probed.hints[1].endswith(signal.strong)


def test_model_answers_follow_the_attempt() -> None:
    """Not while the probe is open, nor before the grade."""
    store, probed = played(setup(probes=1), answer(GOOD))
    assert probed.models == ()
    assert [item.signal for item in answer("by 40%")(interviews_on(store), probed).models] == [probed.turns[-1].signal]


def test_the_probe_budget_counts_answers() -> None:
    """Requests and refusals use no probe up, and no more are asked than the budget allows."""
    store, view = played(setup(probes=2), answer(GOOD), press("repeat"), press("skip"))
    assert (view.probes_used, view.probes_left) == (0, 0)
    assert view.awaits == "probe_answer"
    view = answer("by 40%")(interviews_on(store), view)
    assert view.probes_used == 1
    assert view.awaits == "nothing"


def test_attempts_hold_what_the_grader_read() -> None:
    """Requests and refused probes are left out; each turn of the transcript knows its place in the interview."""
    _, view = played(setup(probes=2), press("cannot"), press("repeat"), answer(GOOD), press("skip"), answer("by 40%"))
    (attempt,) = view.attempts
    assert attempt.asked.text == "Spare question 0?"
    assert [turn.speaker for turn in attempt.transcript.turns] == ["candidate", "interviewer", "candidate"]
    texts = {turn.seq: turn.text for turn in view.turns}
    assert [texts[seq] for seq in attempt.seqs] == [turn.text for turn in attempt.transcript.turns]
    assert attempt.transcript.id == view.grades[0].scorecard.id


def test_the_summary_lists_every_question() -> None:
    """By its latest attempt; skipped and not reached are told apart."""
    _, view = played(
        setup(3, probes=0), answer(GOOD), again, answer(GOOD + " acted=strong."), go_on, press("skip"), finish
    )
    assert view.summary is not None
    assert [line.outcome for line in view.summary.questions] == ["graded", "skipped", "skipped"]
    assert view.summary.questions[0].attempt == 1
    assert view.summary.next_action
    assert view.summary.weakest == "structure_star"


def test_questions_not_reached_are_said() -> None:
    """After an early end."""
    _, view = played(setup(3, probes=0), answer(GOOD), finish)
    assert view.summary is not None
    assert [line.outcome for line in view.summary.questions] == ["graded", "not_reached", "not_reached"]


def test_a_gate_decides_the_next_action() -> None:
    """Nothing outweighs an assigned story: the remedy is the gate's, whatever else is weak."""
    text = GOOD + " My manager asked me to, manager_assigned=fired."
    _, view = played(setup(probes=0), answer(text))
    assert view.summary is not None
    assert view.summary.next_action == load_rubric("generic").gate("manager_assigned").remedy


def test_a_story_used_twice_is_noticed() -> None:
    """Two questions with one story; a second attempt at one question is no reuse."""
    story = (
        "The turbine inspection drones kept losing their gyroscope calibration near the substation, so I shielded the "
        "compass harness with mumetal foil, logged magnetometer drift for eleven flights and halved aborted sorties."
    )
    retold = (
        "Our drones lost calibration at a substation. I wrapped the harness in mumetal, watched the magnetometer and "
        "gyroscope over eleven flights, and aborted sorties halved at the turbine inspection."
    )
    _, view = played(setup(3, mode="real", probes=0), answer(story), answer(GOOD), answer(retold), press("skip"))
    assert view.summary is not None
    assert [(item.first, item.second) for item in view.summary.reused] == [(0, 2)]
    assert view.summary.reused[0].words
    _, single = played(setup(probes=0), answer(story), again, answer(retold))
    assert single.summary is not None
    assert single.summary.reused == ()


def test_an_interview_of_one_question_ends_with_its_critique() -> None:
    """There is nothing to go on to; answering again stays possible."""
    _, view = played(setup(probes=0), answer(GOOD))
    assert view.awaits == "nothing"
    assert view.finished is not None
    assert (view.can_answer_again, view.can_go_on, view.can_finish) == ((0,), False, False)
    assert [turn.purpose for turn in view.turns[-2:]] == ["critique", "end"]
