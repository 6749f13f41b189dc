"""Company and track, as they are chosen and as they stand on the grade."""

from streamlit.testing.v1 import AppTest

from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import load_track, with_track
from interviewer.session import SURPRISE
from interviewer.ui.desk import desk
from interviewer.ui.result import setup_line
from interviewer.ui.setup import company_says, track_says
from interviewer.ui.verdict import verdict_of
from tests.ui.cards import scorecard
from tests.ui.conftest import Begin, drawn

FINTECH = load_track("fintech")


def test_a_track_says_what_it_looks_for() -> None:
    """Signals by name where it concerns the competency; else where it does."""
    said = track_says(FINTECH, "customer_obsession")
    assert "The need behind the request; Time among customers" in said
    assert "The unhappy path" in said
    assert track_says(FINTECH, "frugality").startswith("It adds nothing here, only to these: Customer Obsession, ")
    assert track_says(FINTECH, SURPRISE).startswith("It adds to these: ")


def test_a_company_says_its_own_name_for_it() -> None:
    """Nothing for the company whose principles these are, nor where nothing is written."""
    assert company_says("google", "customer_obsession").startswith("Google: Focus on the User.")
    assert company_says("generic", "customer_obsession").startswith("Another company: ")
    assert company_says("amazon", "customer_obsession") == ""
    assert company_says("google", SURPRISE) == ""


def test_the_company_stands_below_the_fix() -> None:
    """Its name for the principle, what it stresses, what lifts an answer; nothing where no company was chosen."""
    rubric = load_rubric("customer_obsession")
    lens = rubric.lens("meta")
    assert lens
    block = verdict_of(scorecard(), rubric, rubric.framework.levels[0].level, "meta")["company"]
    assert block["title"] == f"At Meta: {lens.name}"
    assert lens.stresses in block["sentences"][0]
    assert lens.lifts in block["sentences"][1]
    assert verdict_of(scorecard(), rubric, rubric.framework.levels[0].level)["company"] is None
    assert load_rubric("hire_and_develop").lens("nobody") is None


def interview_of(app: AppTest) -> str:
    kept = app.query_params["id"]
    return kept if isinstance(kept, str) else kept[0]


def test_the_chosen_track_is_kept_with_the_interview(begin: Begin) -> None:
    """One of its questions is asked, and the line that says what was chosen names it."""
    app = begin(competency="customer_obsession", track="fintech", company="google")
    view = desk().interviews.load(interview_of(app))
    setup = view.setup
    laid = with_track(load_rubric("customer_obsession"), "fintech")
    lens = laid.lens("google")

    assert not app.exception
    assert (setup.track, setup.company) == ("fintech", "google")
    assert lens
    assert setup.plan[0].text in {*(item.text for item in FINTECH.overlays[0].questions), lens.question}
    assert setup_line(view) == "Customer Obsession; SDE 2; practice mode; Product and fintech track"


SMOOTH = (
    "In March our wallet's users asked for a spending limit, so we built one. Nobody had asked me to; I noticed it in "
    "the support mail. I wrote the screen, I moved the setting to the first page, and we ensured security at every "
    "step. Everyone was on board from the start. It improved a lot."
)


def test_a_track_stands_on_the_scorecard(begin: Begin) -> None:
    """Its traps in the candidate's words, its signals among the points, its name in the line that says who graded."""
    app = begin(competency="customer_obsession", track="fintech", probes=0)
    app.chat_input[0].set_value(SMOOTH).run()
    shown = drawn(app)

    assert not app.exception
    assert "of 100" in shown
    assert "Track: Product and fintech (fintech), version 1." in shown
    for name in ("Feature factory", "Security asserted", "Runs too smoothly", "Held against rules and risk"):
        assert name in shown
    assert "At Amazon: Customer Obsession" in shown
