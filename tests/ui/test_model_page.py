"""The page *Model*: what it says, what the form takes, and that a key stays where it was put."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.ui.desk import Desk, shared_desk
from tests.llm.faulty_server import FaultyServer
from tests.ui.conftest import SECONDS

KEY = "sk-canary-77aa"
ENV_KEY = "sk-environment-88bb"


def script() -> None:
    """The page alone."""
    from interviewer.ui import model_page

    model_page.render()


@pytest.fixture
def page() -> AppTest:
    """As a new tab has it, not drawn yet."""
    return AppTest.from_function(script, default_timeout=SECONDS)


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """A model's server."""
    with FaultyServer() as running:
        yield running


def shown(page: AppTest) -> str:
    """Everything that stands on the page."""
    assert not page.exception
    parts = (page.text, page.caption, page.markdown, page.code, page.subheader)
    return "\n".join(str(element.value) for part in parts for element in part)


def labels(page: AppTest) -> list[str]:
    """Every button's label."""
    return [button.label for button in page.button]


def typed(page: AppTest, url: str, model: str = "mock", key: str = KEY) -> AppTest:
    """The form, filled in and sent."""
    for name, value in (("model_url", url), ("model_name", model), ("model_key", key)):
        page.text_input(key=name).set_value(value)
    return page.button(key="use-model").click().run()


def own_desk(page: AppTest) -> Desk:
    """With the model that was typed in."""
    own = page.session_state["own_desk"]
    assert isinstance(own, Desk)
    return own


def test_without_a_model(page: AppTest) -> None:
    """It says so, what one would add, and how to set one up; nothing is there to be tested or forgotten."""
    said = shown(page.run())

    assert "No model takes part." in said
    assert "A model adds" in said
    assert "INTERVIEWER_MODEL=gpt-4.1-mini\nOPENAI_BASE_URL=https://api.openai.com/v1\nOPENAI_API_KEY=" in said
    assert labels(page) == ["Use it"]


def test_with_a_model_of_the_environment(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which, and where words go, but never the key; one may try it, not forget it."""
    for name, value in {"INTERVIEWER_MODEL": "m", "OPENAI_API_KEY": ENV_KEY}.items():
        monkeypatch.setenv(name, value)

    said = shown(page.run())

    assert "m at https://api.openai.com/v1 takes part in interviews, with a key." in said
    assert "sent to https://api.openai.com/v1" in said
    assert "Replies are demanded by a strict schema" in said
    assert ENV_KEY not in said
    assert not page.code
    assert labels(page) == ["Test connection", "Use it"]


def test_settings_that_cannot_be_used_are_said(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model was meant to take part: the variable, what is wrong, what to do; one may be typed in all the same."""
    monkeypatch.setenv("INTERVIEWER_MODEL", "m")

    said = shown(page.run())

    assert "OPENAI_API_KEY is not set" in said
    assert labels(page) == ["Use it"]


@pytest.mark.parametrize(
    ("url", "model", "key", "says"),
    [
        pytest.param("http://127.0.0.1:1/v1", " ", KEY, "Model is empty. Give the name", id="no name"),
        pytest.param("nowhere", "m", KEY, "Base URL is no address", id="no address"),
        pytest.param("https://me:pw@a/v1", "m", KEY, "Base URL holds a name or password", id="password in it"),
        pytest.param("http://far.example/v1", "m", KEY, "Base URL is http://far.example", id="readable on the way"),
        pytest.param("", "m", "", "Key is empty", id="OpenAI without a key"),
        pytest.param("", "m", f"{KEY} x", "Key holds blanks", id="blank in the key"),
    ],
)
def test_what_cannot_be_used_names_its_field(page: AppTest, url: str, model: str, key: str, says: str) -> None:
    """With the remedy; what was typed is still in the form, and nothing takes part that did not before."""
    said = shown(typed(page.run(), url, model, key))

    assert says in said
    assert "No model takes part." in said
    assert page.text_input(key="model_url").value == url
    assert KEY not in said


def test_a_typed_model_takes_part_and_is_forgotten(page: AppTest) -> None:
    """Its key leaves the form and stands nowhere, not in the lines for `.env` either; the rest of the form stays."""
    said = shown(typed(page.run(), "http://127.0.0.1:1/v1"))

    assert "mock at http://127.0.0.1:1/v1 takes part in interviews, with a key." in said
    assert "gone, with its key, when the tab is closed or reloaded" in said
    assert "OPENAI_BASE_URL=http://127.0.0.1:1/v1\nOPENAI_API_KEY=" in said
    assert KEY not in said
    assert page.text_input(key="model_key").value == ""
    assert KEY not in repr(page.session_state)

    said = shown(page.button(key="forget-model").click().run())

    assert "No model takes part." in said
    assert "own_desk" not in page.session_state
    assert page.text_input(key="model_name").value == "mock"


def test_interviews_of_this_tab_have_it_and_others_do_not(page: AppTest) -> None:
    """What was started with it goes on by rules where it is not there, with the reason; nothing goes elsewhere."""
    typed(page.run(), "http://127.0.0.1:1/v1")
    ours, theirs = own_desk(page).interviews, shared_desk().interviews

    view = ours.start(ours.prepare())

    assert (view.setup.model, view.setup.sent_to) == ("mock", "http://127.0.0.1:1/v1")
    assert ours.load(view.id).graded_by_line.startswith("Worded and graded by mock")
    gone = "The model at http://127.0.0.1:1/v1, which this interview was started with, is not set up here now."
    assert theirs.load(view.id).graded_by_line == f"Graded by rules on this computer. {gone}"
    assert theirs.prepare().sent_to is None


def test_the_form_can_be_switched_off(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where others are served; the page says by what."""
    monkeypatch.setenv("INTERVIEWER_MODEL_FORM", "off")

    said = shown(page.run())

    assert "No model can be typed in here: INTERVIEWER_MODEL_FORM=off." in said
    assert not page.text_input


def test_a_switch_that_cannot_be_read_is_off(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever set it meant something."""
    monkeypatch.setenv("INTERVIEWER_MODEL_FORM", "no")

    assert "Set it to on or off" in shown(page.run())
    assert not page.text_input


def test_the_connection_is_tested(page: AppTest, server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each finding stands there; a typed address gets no key but the one that was typed beside it."""
    monkeypatch.setenv("OPENAI_API_KEY", ENV_KEY)
    server.told()
    typed(page.run(), server.url, key="")

    said = shown(page.button(key="test-connection").click().run())

    for name in ("Server", "Model name", "Form of replies", "Streaming", "Price"):
        assert f"**{name}**" in said
    assert "first words after" in said
    assert "Everything that was looked at works." in said
    assert server.requests
    assert not [one for one in server.requests if ENV_KEY in f"{one.headers} {one.raw!r} {one.path}"]
    assert "Connection" not in shown(page.button(key="forget-model").click().run())


FAILING = (
    ("401, key echoed", "**Server**: does not work", "does not accept the key"),
    ("no json_schema, no tools", "**Form of replies**", "so replies are demanded as JSON objects."),
)


@pytest.mark.parametrize(("fault", "where", "says"), FAILING, ids=[case[0] for case in FAILING])
def test_what_a_server_does_not_do_is_shown(
    page: AppTest, server: FaultyServer, fault: str, where: str, says: str
) -> None:
    """A problem with its remedy, a weaker way in one quiet line; the key in neither."""
    server.told(["ok"] if fault.startswith("no") else [], always=fault)
    typed(page.run(), server.url, model=f"model-{fault}")

    said = shown(page.button(key="test-connection").click().run())

    assert where in said
    assert says in said
    assert KEY not in said
