"""Questions that the candidate noted to ask: at hand where they are asked for, and behind a single question."""

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Begin
from tests.ui.library_made import keep, made

ANSWER = "In March I saw that the nightly job had stopped, and nobody had asked me to look. I rewrote the loader."


def folded(app: AppTest) -> list[str]:
    """The labels of what is folded."""
    return [item.label for item in app.expander if "to ask" in item.label]


def test_behind_the_grade_of_a_single_question(begin: Begin) -> None:
    """An interview of one question never asks for them; they stand behind its grade."""
    keep(made())
    app = begin(probes=0)
    assert folded(app) == []
    app.chat_input[0].set_value(ANSWER).run()
    assert len(folded(app)) == 1


def test_not_behind_one_of_several(begin: Begin) -> None:
    """There the interviewer asks for them in the last part."""
    keep(made())
    app = begin(probes=0, questions=3)
    app.chat_input[0].set_value(ANSWER).run()
    assert folded(app) == []
    next(button for button in app.button if button.label == "End the interview").click().run()
    assert not app.exception
    assert folded(app) == []


def test_in_the_last_part_and_not_before(begin: Begin) -> None:
    """Of a real interview, folded."""
    keep(made())
    app = begin(mode="real", questions=3)
    for _ in range(3):
        assert folded(app) == []
        next(button for button in app.button if button.label == "Skip").click().run()
    assert len(folded(app)) == 1
