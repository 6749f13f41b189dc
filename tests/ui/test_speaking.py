"""Speaking is offered where it is configured, and said to be missing once where it is not."""

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.library.rubrics import load_rubric
from interviewer.session import Said, delivery_of
from interviewer.ui.delivery import clock, lines_of
from tests.listening import Listener
from tests.ui.conftest import SCRIPT, SECONDS

NUMBERS = load_rubric().framework.numbers
READ_ALOUD = "Read aloud"


def words(app: AppTest) -> str:
    """Everything that stands on the page as plain text."""
    return "\n".join(element.value for element in app.text)


def labels(app: AppTest) -> list[str]:
    """Every button's label."""
    return [button.label for button in app.button]


def begun(monkeypatch: pytest.MonkeyPatch, server: Listener, **env: str) -> tuple[AppTest, str]:
    """A rules-only interview at its first question with that server configured, and what the set-up said."""
    for name, value in {**server.env, **env}.items():
        monkeypatch.setenv(name, value)
    app = AppTest.from_file(str(SCRIPT), default_timeout=SECONDS).run()
    app.button(key="begin").click().run()
    said = words(app)
    app.get_by_key("setup_grader").set_value("rules")  # type: ignore[union-attr]
    return app.button(key="ask").click().run(), said


def test_without_a_server_nothing_is_offered(app: AppTest) -> None:
    """One line at the set-up says why; at the question there is neither control nor line."""
    app.button(key="begin").click().run()
    assert "Speaking them needs a model" in words(app)
    app.button(key="ask").click().run()

    assert not app.exception
    assert not app.get("audio_input")
    assert READ_ALOUD not in labels(app)
    assert "Speaking" not in words(app)


@pytest.mark.parametrize(
    ("env", "recorder", "reads", "says"),
    [
        pytest.param({}, True, True, "Only if you speak: a recording goes to http://127.0.0.1", id="both"),
        pytest.param({"INTERVIEWER_SPEECH_MODEL": ""}, True, False, "Only if you speak", id="hears"),
        pytest.param({"INTERVIEWER_TRANSCRIPTION_MODEL": ""}, False, True, "Answers are typed.", id="speaks"),
        pytest.param({"INTERVIEWER_RUN_USD": "5"}, False, False, "a cap in US dollars", id="capped in money"),
    ],
)
def test_what_is_configured_is_offered(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], recorder: bool, reads: bool, says: str
) -> None:
    """The set-up says what is sent where, before anything is; nothing is sent by looking."""
    with Listener() as server:
        app, said = begun(monkeypatch, server, **env)

    assert not app.exception
    assert says in said
    assert bool(app.get("audio_input")) == recorder
    assert (READ_ALOUD in labels(app)) == reads
    assert server.paths == []


def test_a_question_is_read_aloud_once_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The player takes the button's place; the text is sent once."""
    with Listener() as server:
        app, _ = begun(monkeypatch, server)
        question = app.text[0].value
        next(button for button in app.button if button.label == READ_ALOUD).click().run()
        app.run()

    assert not app.exception
    assert app.get("audio")
    assert READ_ALOUD not in labels(app)
    assert server.read == [question]


def test_a_voice_that_fails_says_so_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question stands; the button too."""
    with Listener(sound=b"none") as server:
        app, _ = begun(monkeypatch, server)
        next(button for button in app.button if button.label == READ_ALOUD).click().run()

    assert not app.exception
    assert any("no sound" in caption.value for caption in app.caption)
    assert READ_ALOUD in labels(app)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        pytest.param(
            [Said("word " * 125)],
            "Delivery (not scored): your answer has 125 words, about 0:50 if spoken; most take 2 to 3 minutes.",
            id="typed",
        ),
        pytest.param(
            [Said("um, " + "word " * 309, 124.0)],
            "Delivery (not scored): your answer has 310 words, 2:04; most take 2 to 3 minutes. "
            "Pace 150 words a minute; 150 is usual. Filler words: 1 in 310 ('um' 1).",
            id="spoken",
        ),
        pytest.param(
            [Said("word", 4.0)],
            "Delivery (not scored): your answer has 1 word, 0:04; most take 2 to 3 minutes. "
            "No filler words in the text you sent; turning speech into text often leaves them out.",
            id="a word",
        ),
    ],
)
def test_delivery_in_words(turns: list[Said], says: str) -> None:
    """Each number says what is usual; a typed answer has its length alone."""
    assert " ".join(lines_of(delivery_of(turns, NUMBERS))) == says


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, "0:00"), (59.6, "1:00"), (95.2, "1:35"), (3600.0, "60:00")])
def test_clock(seconds: float, shown: str) -> None:
    """Minutes and seconds, rounded."""
    assert clock(seconds) == shown
