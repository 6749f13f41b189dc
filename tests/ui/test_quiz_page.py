"""The page *Quiz* without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.domain.calibration_pair import QuizItem
from interviewer.session import Quizzes, RoundView
from interviewer.ui.desk import desk
from tests.ui.conftest import SECONDS

HOSTILE = "![x](http://evil.example/x.png) <script>alert(1)</script> :material/home: $x$ `code` **bold**"


def quiz_app(**address: str) -> AppTest:
    """The quiz at that address, as a new tab shows it."""
    app = AppTest.from_function(_page, default_timeout=SECONDS)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _page() -> None:
    from dataclasses import fields

    import streamlit as st

    from interviewer.ui import quiz_page, session_state
    from interviewer.ui.chrome import Places

    here = st.Page(lambda: quiz_page.render(places), title="Quiz", url_path="quiz", default=True)
    places = Places(**{field.name: here for field in fields(Places)})
    page = st.navigation([here], position="hidden")
    if said := session_state.notice():
        st.info(said)
    page.run()


def _page_of_imports() -> None:
    from dataclasses import fields

    import streamlit as st

    from interviewer.ui import quiz_page
    from interviewer.ui.chrome import Places
    from tests.ui.test_quiz_page import brought

    here = st.Page(lambda: quiz_page.render(places, brought()), title="Quiz", url_path="quiz", default=True)
    places = Places(**{field.name: here for field in fields(Places)})
    st.navigation([here], position="hidden").run()


def brought() -> tuple[tuple[str | None, QuizItem], ...]:
    """Ten items of a page that means no good."""
    return tuple(
        (
            "generic",
            QuizItem(
                stem=f"{number} {HOSTILE}",
                difficulty=None,
                choices=(HOSTILE, "Two"),
                answer=1,
                steps=(HOSTILE,),
                hint=HOSTILE,
                mistakes=HOSTILE,
                line=1,
            ),
        )
        for number in range(10)
    )


def words(app: AppTest) -> str:
    """Everything that stands on the page as plain text."""
    return "\n".join(element.value for element in app.text)


def labels(app: AppTest) -> list[str]:
    """Every button's label."""
    return [button.label for button in app.button]


def begun(app: AppTest) -> RoundView:
    """The round that the address names."""
    kept = app.query_params["round"]
    return Quizzes(desk().store.quiz).load(kept if isinstance(kept, str) else kept[0])


def test_the_start_says_what_is_due_and_offers_a_round() -> None:
    """Nothing is due at first; ten new items wait, and every principle says how far one is."""
    app = quiz_app()

    assert not app.exception
    assert "Nothing is due today." in words(app)
    assert "A round of 10 items: 10 new." in words(app)
    assert words(app).count("Not asked yet.") >= 13
    assert labels(app) == ["Start a round"]


def test_a_principle_in_the_address_is_chosen() -> None:
    """As a link from elsewhere names it; an unknown one is all."""
    assert quiz_app(principle="dive_deep").selectbox[0].value == "dive_deep"
    assert quiz_app(principle="nonsense").selectbox[0].value == "any"


def test_a_choice_of_a_principle_stands_in_the_address() -> None:
    """So that a reload finds it."""
    app = quiz_app()

    app.selectbox[0].set_value("ownership").run()

    assert app.query_params["principle"] in ("ownership", ["ownership"])
    assert app.selectbox[0].value == "ownership"
    app.selectbox[0].set_value("any").run()
    assert "principle" not in app.query_params


def test_an_answer_is_stored_and_its_reasoning_shown() -> None:
    """Hint on request, then a choice; nothing of the reasoning before it, all of it after it, also after a reload."""
    app = quiz_app()
    app.button(key="quiz-begin").click().run()
    item = begun(app).items[0]
    assert labels(app)[-1] == "Hint"
    app.button(key="quiz-ask-hint").click().run()
    assert f"Hint: {item.hint}" in words(app)

    app.button(key="quiz-choice-0-2").click().run()

    answered = begun(app).items[0]
    assert answered.chosen == 2
    assert all(step in words(app) for step in answered.reasoning)
    assert f"The usual mistake: {answered.usual_mistake}" in words(app)
    assert labels(app) == ["Next item"]
    again = quiz_app(round=begun(app).id, at="1")
    assert words(again) == words(app)
    app.button(key="quiz-on-0").click().run()
    assert app.title[0].value == "Item 2 of 10"


def test_a_second_tab_is_told_and_shows_the_first_answer() -> None:
    """Both stand at the same item; the later one learns what was answered."""
    app = quiz_app()
    app.button(key="quiz-begin").click().run()
    other = quiz_app(round=begun(app).id)
    app.button(key="quiz-choice-0-0").click().run()

    other.button(key="quiz-choice-0-1").click().run()

    assert "answered in another tab" in other.info[0].value
    assert begun(app).items[0].chosen == 0
    assert words(other) == words(app)


def test_the_end_of_a_round() -> None:
    """What was missed with its answer and the day it comes back, where one stands, and another round."""
    app = quiz_app(principle="ownership")
    app.button(key="quiz-begin").click().run()
    view, quiz = begun(app), Quizzes(desk().store.quiz)
    for number in range(10):
        view = quiz.answer(view.id, number, 0)

    over = quiz_app(round=view.id)

    assert over.title[0].value == f"{view.right} of 10 right"
    for item in view.missed:
        assert item.right is not None
        assert f"The answer: {item.choices[item.right]}" in words(over)
    assert words(over).count("Comes back on ") == len(view.missed) > 0
    assert "A round of 2 items: 2 new." in words(over)
    assert labels(over) == ["Start another round"]
    over.button(key="quiz-again").click().run()
    assert over.title[0].value == "Item 1 of 2"


def test_a_principle_that_is_answered_through_says_when_it_goes_on() -> None:
    """No button where there is nothing to ask."""
    quiz = Quizzes(desk().store.quiz)
    app = quiz_app(principle="ownership")
    while "quiz-begin" in {button.key for button in app.button}:
        app.button(key="quiz-begin").click().run()
        view = begun(app)
        for item in view.items:
            quiz.answer(view.id, item.number, 0)
        app = quiz_app(principle="ownership")

    assert "items that match are answered. The next one comes back on " in words(app)
    assert labels(app) == []


@pytest.mark.parametrize("at", ["0", "99", "x", "-1", "9" * 40])
def test_a_place_that_is_not_there(at: str) -> None:
    """The round goes on at its first item without an answer."""
    app = quiz_app()
    app.button(key="quiz-begin").click().run()

    assert quiz_app(round=begun(app).id, at=at).title[0].value == "Item 1 of 10"


def test_an_unknown_round() -> None:
    """It is named, as text."""
    app = quiz_app(round="<b>nowhere</b>")

    assert "There is no round '<b>nowhere</b>'" in words(app)
    assert not app.exception


def test_imported_words_are_only_words() -> None:
    """Question, choices, hint and reasoning of a hostile page are shown as they are: no link, image or icon."""
    app = AppTest.from_function(_page_of_imports, default_timeout=SECONDS)
    app.query_params["principle"] = "generic"
    app.run()
    app.button(key="quiz-begin").click().run()
    app.button(key="quiz-ask-hint").click().run()
    choice = next(button for button in app.button if "evil" in button.label)

    assert "](" not in choice.label
    assert "<script>" not in choice.label
    assert f"Hint: {HOSTILE}" in words(app)
    choice.click().run()
    assert f"1. {HOSTILE}" in words(app)
    assert not app.exception
    assert all("evil" not in element.value for element in (*app.markdown, *app.caption))
