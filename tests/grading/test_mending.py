"""A mended sentence: what it shows by the rules, and what in it was never said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.observation import Strength
from interviewer.domain.transcript import Transcript
from interviewer.grading.evidence import Finder
from interviewer.grading.grader import grade
from interviewer.grading.mending import check, inventions, named_sentence, weak_sentences
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer

VAGUE = (
    "At the depot we lost orders for two weeks, from 40 a day down to 12. I asked Dana in Pune about it. "
    "I improved the process a lot. Complaints fell by 30 percent after that, and it was a great success for everyone."
)
TOLD = answer(VAGUE)
RUBRIC = load_rubric("ownership")
WEAK = "I improved the process a lot."


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        pytest.param("Orders fell from 40 to 12 a day.", (), id="said"),
        pytest.param("Complaints fell by 30%.", (), id="said in words"),
        pytest.param("It took two long weeks.", (), id="a word between"),
        pytest.param("I asked DANA, and I'm sure she knew.", (), id="name in capitals"),
        pytest.param("Orders fell from [how many?] to [40 or so?].", (), id="slots are looked past"),
        pytest.param("I had one idea.", (), id="one as an article"),
        pytest.param("Complaints fell by 40%.", ("40%",), id="number"),
        pytest.param("I cut it to 12 minutes.", ("12",), id="number of something else"),
        pytest.param("I asked Priya and Dana.", ("Priya",), id="name"),
        pytest.param("It was done in March 2021.", ("March", "2021"), id="dates"),
        pytest.param("I saved $40k, and 40 % more.", ("$40k", "40%"), id="money and share"),
    ],
)
def test_what_was_never_said_is_named(text: str, invented: tuple[str, ...]) -> None:
    """Numbers and names that the answer does not have, each once, as they were written."""
    assert inventions(text, TOLD) == invented


def test_concrete_words_show_more() -> None:
    """A vague sentence made concrete shows signals that it only claimed; the answer is worth more."""
    weak = named_sentence(TOLD, WEAK)
    assert weak
    text = "I wrote a script that compared the orders of each day, and asked Dana to review it before I switched it on."

    found = check(TOLD, weak.evidence, text, RUBRIC)

    assert found.invented == found.slots == ()
    steps = next(change for change in found.sentence if change.signal == "steps")
    assert steps.after.rank >= Strength.SHOWN.rank > steps.before.rank
    assert (found.after.total or 0) > (found.before.total or 0)


def test_what_is_made_up_earns_nothing() -> None:
    """A sentence with numbers that nobody said is read as if they were not there; so is one with slots."""
    weak = named_sentence(TOLD, WEAK)
    assert weak
    plain = check(TOLD, weak.evidence, "I cut the delay by within after launch.", RUBRIC)

    invented = check(TOLD, weak.evidence, "I cut the delay by 55% within 9 days after launch.", RUBRIC)
    open_yet = check(TOLD, weak.evidence, "I cut the delay by [how much?] within [how long?] after launch.", RUBRIC)

    assert invented.invented == ("55%", "9")
    assert open_yet.slots == ("[how much?]", "[how long?]")
    assert open_yet.after == plain.after


def test_a_sentence_is_weak_where_it_only_claims() -> None:
    """Each has its place in the answer and the signals it claims; the one that could win most is first."""
    found = weak_sentences(TOLD, grade(TOLD, RUBRIC), RUBRIC)

    assert found
    for weak in found:
        turn = TOLD.turns[weak.evidence.turn].text
        assert turn[weak.evidence.start : weak.evidence.end] == weak.evidence.quote
        assert weak.signals
    assert [weak.missing for weak in found] == sorted((weak.missing for weak in found), reverse=True)


def test_a_page_may_name_only_what_is_said() -> None:
    """Words that the answer does not have cannot be replaced in it."""
    assert named_sentence(TOLD, "my manager suggested it") is None


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_can_stand_in(text: str) -> None:
    """Nothing that is typed breaks the reading; the other sentences stay as they were."""
    told: Transcript = answer(STRONG)
    weak = Finder(told).find("I measured the gap on twelve doors with a feeler gauge.")
    assert weak

    found = check(told, weak, text, RUBRIC)

    assert found.after.status in ("scored", "unscored")
    assert found.before == grade(told, RUBRIC)
