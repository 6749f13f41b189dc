"""The router: page settings, looks, header, the page that was asked for, and how a failure looks."""

import streamlit as st

from interviewer.errors import InterviewerError
from interviewer.ui import (
    evals_page,
    evaluate_page,
    example_page,
    interview_page,
    model_page,
    review_page,
    start_page,
    theme,
)
from interviewer.ui.chrome import Places, draw_failure, draw_header


def main() -> None:
    """Draw one page. Called once for each run of the script."""
    st.set_page_config(page_icon=theme.asset("icon.svg"), layout="wide")
    theme.apply()
    places = Places(
        start=st.Page(lambda: start_page.render(places), title="Mock interviewer", url_path="start", default=True),
        interview=st.Page(lambda: interview_page.render(places), title="Interview", url_path="interview"),
        review=st.Page(lambda: review_page.render(places), title="Review", url_path="review"),
        evaluate=st.Page(lambda: evaluate_page.render(places), title="Evaluate", url_path="evaluate"),
        model=st.Page(model_page.render, title="Model", url_path="model"),
        evals=st.Page(lambda: evals_page.render(places), title="Evals", url_path="evals"),
        example=st.Page(lambda: example_page.render(places), title="A graded example", url_path="example"),
    )
    pages = [places.start, places.interview, places.review, places.evaluate, places.model, places.evals, places.example]
    page = st.navigation(pages, position="hidden")
    draw_header(places)
    try:
        page.run()
    except InterviewerError as error:
        draw_failure(str(error), "When that is done, load the page again.")


if __name__ == "__main__":
    main()
