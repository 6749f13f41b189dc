"""The pages as a candidate goes through them, without a browser."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.session import CONTROLS
from interviewer.ui.desk import desk
from tests.ui.conftest import Begin, drawn

ANSWER = (
    "In March our checkout lost carts on slow phones. I noticed it in the support mail and nobody had asked "
    "me to look. I wrote a script that replayed the sessions and found that the payment frame waited for three fonts. "
    "I moved the fonts behind the frame, asked Dana from payments to review it, and rolled it out behind a flag. "
    "It improved a lot."
)
REPLY = "Abandoned carts fell from 31% to 22% in six weeks, 400 orders a week. I had only measured Android."
HOSTILE = "![x](http://evil.example/x.png) <script>alert(1)</script> :material/home: $x$ `code` **bold**"


def words(app: AppTest) -> str:
    """Everything that stands on the page as plain text."""
    return "\n".join(element.value for element in app.text)


def interview_id(app: AppTest) -> str:
    """The id in the address."""
    kept = app.query_params["id"]
    return kept if isinstance(kept, str) else kept[0]


def labels(app: AppTest) -> list[str]:
    """Every button's label."""
    return [button.label for button in app.button]


def test_start_says_what_it_is_and_offers_two_things(app: AppTest) -> None:
    """One sentence, two buttons, and who grades."""
    assert labels(app) == ["Start an interview", "See a graded example"]
    assert len(app.title) == 1
    assert "Graded by rules on this computer" in app.caption[0].value


def test_example_is_graded_as_it_is_opened(app: AppTest) -> None:
    """The example shows a grade and the way to an interview of one's own."""
    app.button(key="example").click().run()

    assert not app.exception
    assert "Start an interview" in labels(app)


def test_set_up_says_where_answers_are_kept(app: AppTest, home: Path) -> None:
    """Before the first answer one sentence says where it will be kept; the file is the one of this data folder."""
    app.button(key="begin").click().run()

    assert "kept in one file on this computer" in words(app)
    assert str(home) in words(app)


def test_practice_from_question_to_grade_and_again(begin: Begin) -> None:
    """Question, probes with their tags, grade, and the same question again as a new attempt."""
    app = begin(probes=1)
    question = words(app)
    assert [label for label in labels(app) if label in CONTROLS.values()] == list(CONTROLS.values())

    app.chat_input[0].set_value(ANSWER).run()
    assert "after" in " ".join(item.value for item in app.markdown)
    app.chat_input[0].set_value(REPLY).run()
    assert not app.chat_input
    assert "Answer again" in labels(app)

    app.button(key="again").click().run()
    assert not app.exception
    assert app.chat_input
    assert words(app) == question


def test_real_mode_shows_no_tag_and_no_grade_before_the_end(begin: Begin) -> None:
    """Three questions without tag, critique or grade; then the closing part, a summary and every grade."""
    app = begin(mode="real", questions=3, probes=1)

    for number in range(30):
        if not app.chat_input:
            break
        assert "after" not in " ".join(item.value for item in app.markdown)
        assert "Answer again" not in labels(app)
        assert "of 100" not in drawn(app)
        app.chat_input[0].set_value(REPLY if number % 2 else ANSWER).run()

    for name in ("1", "2", "3"):
        app.button_group(key="at_question").set_value(name).run()
        assert not app.exception
        assert "of 100" in drawn(app)


@pytest.mark.parametrize("label", ["Repeat", "Clarify", "Give me a moment", "I can't think of one"])
def test_controls_are_answered_and_the_question_stands(begin: Begin, label: str) -> None:
    """Pressing a control gets a reply; the box waits for the answer as before."""
    app = begin()
    before = len(app.chat_message)

    next(button for button in app.button if button.label == label).click().run()

    assert not app.exception
    assert len(app.chat_message) > before or label == "I can't think of one"
    assert app.chat_input


def test_untrusted_words_are_drawn_as_they_were_typed(begin: Begin) -> None:
    """Markup in an answer is text; nowhere does it reach an element that reads Markdown."""
    app = begin()

    app.chat_input[0].set_value(f"{ANSWER} {HOSTILE}").run()

    assert HOSTILE in words(app)
    assert not any("evil" in item.value for item in app.markdown)


def test_a_tab_left_behind_sends_nothing_and_loses_nothing(begin: Begin) -> None:
    """Where another tab was first, the page says so, shows the kept words, and they are back in the box."""
    app = begin()
    desk().interviews.answer(interview_id(app), ANSWER, 1)

    app.chat_input[0].set_value(REPLY).run()

    assert "went on in the meantime" in words(app)
    assert app.chat_input[0].proto.value == REPLY
    kept = desk().interviews.load(interview_id(app))
    assert REPLY not in [turn.text for turn in kept.turns]

    app.chat_input[0].set_value(REPLY).run()
    assert "went on in the meantime" not in words(app)
    assert REPLY in [turn.text for turn in desk().interviews.load(interview_id(app)).turns]


def test_a_store_that_refuses_keeps_the_words_on_the_page(begin: Begin, home: Path) -> None:
    """When an answer cannot be stored, it stays on the page with the reason; once it can, it is sent as usual."""
    app = begin()
    with closing(sqlite3.connect(home / "interviews.db")) as file, file:
        file.execute("CREATE TRIGGER refuse BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'refused'); END")

    app.chat_input[0].set_value(ANSWER).run()
    assert app.chat_input[0].proto.value == ANSWER
    assert "Your words are still on this page" in words(app)

    with closing(sqlite3.connect(home / "interviews.db")) as file, file:
        file.execute("DROP TRIGGER refuse")
    app.chat_input[0].set_value(ANSWER).run()
    assert "still on this page" not in words(app)
    assert ANSWER in words(app)


def test_a_store_that_is_gone_keeps_the_words_on_the_page(begin: Begin, home: Path) -> None:
    """Where nothing can even be read, the page says what to do and shows the words to copy."""
    app = begin()
    with sqlite3.connect(home / "interviews.db") as file:
        file.execute("ALTER TABLE turns RENAME TO lost")

    app.chat_input[0].set_value(ANSWER).run()

    assert app.code[0].value == ANSWER
    assert "load the page again" in words(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("x" * 200_000, "200,000 characters", id="very long"),
        pytest.param("\x00\x01\x02" * 50, "looks like a file", id="binary"),
        pytest.param("   ", "no answer yet", id="only spaces"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(begin: Begin, text: str, said: str) -> None:
    """A refused submission names the remedy and the question stands."""
    app = begin()

    app.chat_input[0].set_value(text).run()

    assert said in words(app)
    assert app.chat_input
    assert not app.exception


def test_an_interview_can_be_ended_before_its_last_question(begin: Begin) -> None:
    """Ending says what was reached and what was not."""
    app = begin(questions=3)
    app.chat_input[0].set_value(ANSWER).run()

    next(button for button in app.button if button.label == "End the interview").click().run()

    assert not app.exception
    assert "Not reached" in words(app)


def test_an_interview_without_an_answer_has_no_grade_and_a_way_back(begin: Begin) -> None:
    """Everything skipped: the page says that there is nothing to grade and offers the question again."""
    app = begin()

    next(button for button in app.button if button.label == "Skip").click().run()

    assert not app.exception
    assert "nothing to grade" in words(app)
    app.button(key="again").click().run()
    assert app.chat_input
