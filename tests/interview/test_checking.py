"""What a model may ask: one neutral question about an open gap in the candidate's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview.checking import MOST_WORDS, choice_of, similar
from interviewer.interview.phrasing import word
from interviewer.interview.wording import tidy
from tests.interview.fakes import card, quoted
from tests.interview.worded import ANSWER, PHRASING, RUBRIC, checks, choice, phrase

GOOD: tuple[tuple[str, str, str], ...] = (
    ("a quote and a question", "measure", 'You said "it improved a lot". By how much?'),
    ("the quote within the question", "measure", 'What was the figure behind "it improved a lot"?'),
    ("no quote, their word", "measure", "How many carts were lost afterwards, and from what level?"),
    ("a capital made small", "method", 'How did you check that "i moved the fonts behind the frame" had worked?'),
    ("curly marks", "measure", "You said \u201cit improved a lot\u201d. How much was that?"),
    ("a full stop inside the marks", "measure", 'You said "it improved a lot." How much is that in numbers?'),
    ("single marks", "measure", "You said 'it improved a lot'. How much is that in numbers?"),
    ("an apostrophe", "measure", "How large was the fonts' effect on the checkout?"),
    ("their number", "baseline", "What was it before the 31%, on slow phones?"),
    ("a word of praise that is theirs", "measure", "How much does a lot come to, on slow phones?"),
)
BAD: tuple[tuple[str, str, str], ...] = (
    ("praised", "praise", 'Great, you said "it improved a lot". By how much?'),
    ("thanked", "praise", "Thanks for sharing. By how much did the checkout improve?"),
    ("judged", "praise", "That is a strong example. By how much did the checkout improve?"),
    ("summed up", "summary", "So you moved the fonts. By how much did the checkout improve?"),
    (
        "summed up at length",
        "summary",
        "You noticed in the support mail that carts were lost on slow phones and wrote a script yourself. How much "
        "did it improve?",
    ),
    ("hinted", "hint", "How much did the checkout improve, for example in percent?"),
    ("gave it away", "hint", "Did you fix the checkout on your own initiative, and how much did it improve?"),
    ("named the grading", "leak", "To score higher, by how much did the checkout improve?"),
    ("named the method", "leak", "By STAR, how much did the checkout improve?"),
    ("named an id", "leak", "What is the quantified_impact of the checkout?"),
    ("the rubric's words", "leak", "How much was the number, what it counts and how it was known, of the checkout?"),
    ("two questions", "several", "How much did the checkout improve? Who saw it?"),
    ("three sentences", "several", "I see. You fixed the checkout. How much did it improve?"),
    ("many in one", "several", "How much did the checkout improve, and when, and who measured it, and why?"),
    ("no question", "no_question", "Tell me by how much the checkout improved."),
    ("too long", "long", "How much " + "very " * MOST_WORDS + "much did the checkout improve?"),
    ("words not said", "not_said", 'You said "it improved hugely". By how much?'),
    ("words joined", "not_said", 'You said "I noticed it and it improved a lot". By how much?'),
    ("single marks, not said", "not_said", "You said 'it went very well'. By how much did the checkout improve?"),
    ("a mark left open", "not_said", 'How much is "it improved a lot?'),
    ("a number of its own", "invented", "Did the checkout improve by how much, say 40%?"),
    ("asked before", "repeated", "How large was the improvement of the checkout?"),
    ("about something else", "astray", "Who had to agree to the fonts, and who disagreed?"),
    ("nothing of theirs", "general", "By how much, from what?"),
    ("markup", "markup", "How **much** did the checkout improve?"),
    ("an address", "markup", "How much did the checkout improve, see www.example.com?"),
    ("a role", "markup", "Interviewer: how much did the checkout improve?"),
    ("an exclamation", "markup", "So much! How much did the checkout improve?"),
    ("another script", "markup", "How much did the checkout improve, \u0441\u043a\u043e\u043b\u044c\u043a\u043e?"),
    ("something invisible", "markup", "How much did the check\u200bout improve?"),
    ("another language", "language", "Wieviel besser wurde es mit dem checkout?"),
    ("nothing", "no_question", ""),
)


@pytest.mark.parametrize(("signal", "text"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_may_be_asked(signal: str, text: str) -> None:
    """Each passes whole, and so does every beginning of it."""
    held = checks(phrase(signal))
    assert held.of(tidy(text), choice(signal)) == ()
    assert [held.of_beginning(tidy(text[:end])) for end in range(len(text))] == [()] * len(text)


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_may_not_be_asked(code: str, text: str) -> None:
    """Each is refused for its reason, which says what to do instead."""
    request = phrase("measure", asked=("You wrote a script. How large was the improvement of the checkout?",))
    found = checks(request).of(tidy(text), choice("measure"))
    assert code in {problem.code for problem in found}
    assert all(problem.what and problem.remedy.endswith(".") for problem in found)


ENDED_EARLY = {"praise", "summary", "hint", "leak", "several", "long", "not_said", "invented", "markup"}


@pytest.mark.parametrize(
    ("code", "text"),
    [case[1:] for case in BAD if case[1] in ENDED_EARLY and "open" not in case[0] and "length" not in case[0]],
    ids=[case[0] for case in BAD if case[1] in ENDED_EARLY and "open" not in case[0] and "length" not in case[0]],
)
def test_what_no_end_can_mend_is_seen_while_it_is_written(code: str, text: str) -> None:
    """A text that cannot pass any more is not shown to its end."""
    held = checks(phrase("measure"))
    begun = [{problem.code for problem in held.of_beginning(tidy(text[:end] + " "))} for end in range(len(text) + 1)]
    assert code in set().union(*begun) or code in {p.code for p in held.of(tidy(text), choice("measure"))}
    assert any(begun) or text.endswith("?")


@given(st.text(max_size=80), st.integers(0, 80))
def test_a_beginning_is_never_refused_where_the_whole_may_be_asked(text: str, end: int) -> None:
    """Whatever a model writes: streaming stops nothing that would have passed."""
    held = checks(phrase("measure"))
    whole = tidy(f'You said "it improved a lot". By how much {text}?')
    if held.of(whole, choice("measure")) == ():
        assert held.of_beginning(tidy(whole[:end])) == ()


@pytest.mark.parametrize("signal", [name for name in PHRASING.signals if name in RUBRIC.signals])
def test_own_wordings_may_be_asked(signal: str) -> None:
    """What the rules ask passes the checks that a model's words have to pass, but for the odd terse wording."""
    sentence = "it improved a lot"
    refused = 0
    for seed in range(20):
        said = word(
            choice(signal), card(RUBRIC, "x", {signal: ("claimed", quoted(sentence))}), RUBRIC, PHRASING, seed=str(seed)
        )
        refused += bool(checks(phrase(signal)).of(tidy(said.text), choice(signal)))
    assert refused <= 2


def test_another_gap_needs_a_reason_and_has_to_be_open() -> None:
    """Code's choice needs none; what is not on the list cannot be asked for."""
    request = phrase("measure", "outcome")
    assert choice_of(request, "measure", "") == request.choices[0]
    assert choice_of(request, "outcome", "They spoke of it last.") == request.choices[1]
    assert choice_of(request, "outcome", " ") is None
    assert choice_of(request, "people", "They spoke of it last.") is None
    assert {p.code for p in checks(request).of("How much did the checkout improve?", None)} == {"closed"}


ABOUT = (
    ("the gap that was chosen", 'You said "it improved a lot". By how much?', "measure"),
    ("another open gap", "Who did you talk to about the fonts, and who had to agree?", "people"),
    ("one that is not open", "What did you get wrong with the fonts, and what was the mistake?", None),
    ("nothing that tells", "And what of the fonts, in your view?", "measure"),
)


@pytest.mark.parametrize(("text", "signal"), [case[1:] for case in ABOUT], ids=[case[0] for case in ABOUT])
def test_what_a_question_is_about(text: str, signal: str | None) -> None:
    """Another open gap is recorded as that; what was told already is not asked for."""
    found = checks(phrase("measure", "people")).about(tidy(text), choice("measure"))
    assert (found and found.signal) == signal


def test_a_short_reply_need_not_be_quoted() -> None:
    """Where hardly anything was said there is nothing to take up."""
    assert checks(phrase("measure", said="It got better.")).of("By how much, from what?", choice("measure")) == ()


def test_the_same_question_in_nearly_the_same_words() -> None:
    """What is quoted and what leads to it make no other question."""
    assert similar('You said "a". How large was the effect?', 'About "b c": how large was that effect?')
    assert not similar("How large was the effect?", "Who noticed the effect?")


def test_checks_are_quick_on_hostile_lengths() -> None:
    """A long answer and a long text take no time worth mentioning: every pattern is linear."""
    held = checks(phrase("measure", said=ANSWER * 90))
    text = '"' + "a " * 4_000 + "'b " * 2_000 + "?" * 500
    assert held.of(tidy(text), choice("measure"))
