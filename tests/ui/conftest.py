"""The whole app without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"
SECONDS = 20
"""A run that takes longer hangs."""

Begin = Callable[..., AppTest]


def drawn(app: AppTest) -> str:
    """What is sent to the browser."""
    return "\n".join(str(getattr(node, "proto", "")) for node in app.main)


@pytest.fixture(scope="session", autouse=True)
def _components_once(components_looked_for_once: None) -> None:
    """For every page."""


@pytest.fixture
def app() -> AppTest:
    """The app as a new tab shows it."""
    return AppTest.from_file(str(SCRIPT), default_timeout=SECONDS).run()


@pytest.fixture
def begin(app: AppTest) -> Begin:
    """Goes through the set-up to the first question."""

    def to_question(**choices: object) -> AppTest:
        app.button(key="begin").click().run()
        for name, value in choices.items():
            widget = app.get_by_key(f"setup_{name}")
            assert isinstance(widget, Widget)
            widget.set_value(value)
        return app.button(key="ask").click().run()

    return to_question
