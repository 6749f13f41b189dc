"""The router: page settings, looks, header, the page that was asked for, and how a failure looks."""

from collections.abc import Callable
from dataclasses import fields

import streamlit as st

from interviewer.errors import InterviewerError
from interviewer.session.importing import kept_pairs, kept_quiz
from interviewer.ui import (
    evals_page,
    evaluate_page,
    example_page,
    interview_page,
    learn_page,
    library_page,
    model_page,
    quiz_page,
    review_page,
    session_state,
    start_page,
    theme,
)
from interviewer.ui.chrome import Places, draw_failure, draw_header
from interviewer.ui.desk import desk


def every_place(first: str = "start") -> Places:
    """The pages; the one of that name is drawn where the address names none."""

    def page(name: str, title: str, draw: Callable[[], None]) -> st.Page:
        return st.Page(draw, title=title, url_path=name, default=name == first)

    places = Places(
        start=page("start", "Mock interviewer", lambda: start_page.render(places)),
        interview=page("interview", "Interview", lambda: interview_page.render(places)),
        review=page("review", "Review", lambda: review_page.render(places)),
        learn=page("learn", "Learn", lambda: learn_page.render(places)),
        quiz=page("quiz", "Quiz", lambda: quiz_page.render(places, kept_quiz(desk().store))),
        evaluate=page("evaluate", "Evaluate", lambda: evaluate_page.render(places, kept_pairs(desk().store))),
        library=page("library", "Library", lambda: library_page.render(places)),
        model=page("model", "Model", model_page.render),
        evals=page("evals", "Evals", lambda: evals_page.render(places)),
        example=page("example", "A graded example", lambda: example_page.render(places)),
    )
    return places


def main() -> None:
    """Draw one page. Called once for each run of the script."""
    st.set_page_config(page_icon=theme.asset("icon.svg"), layout="wide")
    theme.apply()
    places = every_place()
    pages = [getattr(places, field.name) for field in fields(places)]
    page = st.navigation(pages, position="hidden")
    session_state.arrive(page.url_path)
    draw_header(places)
    try:
        page.run()
    except InterviewerError as error:
        draw_failure(str(error), "When that is done, load the page again.")


if __name__ == "__main__":
    main()
