"""The router: page settings, looks, header, the page that was asked for, and how a failure looks."""

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
    start_page,
    theme,
)
from interviewer.ui.chrome import Places, draw_failure, draw_header
from interviewer.ui.desk import desk


def main() -> None:
    """Draw one page. Called once for each run of the script."""
    st.set_page_config(page_icon=theme.asset("icon.svg"), layout="wide")
    theme.apply()
    places = Places(
        start=st.Page(lambda: start_page.render(places), title="Mock interviewer", url_path="start", default=True),
        interview=st.Page(lambda: interview_page.render(places), title="Interview", url_path="interview"),
        review=st.Page(lambda: review_page.render(places), title="Review", url_path="review"),
        learn=st.Page(lambda: learn_page.render(places), title="Learn", url_path="learn"),
        quiz=st.Page(lambda: quiz_page.render(places, kept_quiz(desk().store)), title="Quiz", url_path="quiz"),
        evaluate=st.Page(lambda: evaluate_page.render(places, kept_pairs(desk().store)), title="Evaluate", url_path="evaluate"),
        library=st.Page(lambda: library_page.render(places), title="Library", url_path="library"),
        model=st.Page(model_page.render, title="Model", url_path="model"),
        evals=st.Page(lambda: evals_page.render(places), title="Evals", url_path="evals"),
        example=st.Page(lambda: example_page.render(places), title="A graded example", url_path="example"),
    )
    pages = [getattr(places, field.name) for field in fields(places)]
    page = st.navigation(pages, position="hidden")
    draw_header(places)
    try:
        page.run()
    except InterviewerError as error:
        draw_failure(str(error), "When that is done, load the page again.")


if __name__ == "__main__":
    main()
