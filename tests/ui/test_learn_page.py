"""The page *Learn* without a browser: list, principle, model answers, and an interview from a question."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.domain.interview import Interview
from interviewer.export.lesson import PARTS
from interviewer.export.lesson_track import TRACK_PARTS
from interviewer.library.rubrics import load_competency
from interviewer.library.tracks import load_track, track_ids
from interviewer.session import Interviews
from interviewer.session.learning import readable
from interviewer.ui.desk import desk
from interviewer.ui.learn_answers import OPEN
from interviewer.ui.learn_page import OTHERS
from tests.ui.conftest import SECONDS
from tests.ui.test_app import ANSWER

Open = Callable[..., AppTest]
PRINCIPLE = "customer_obsession"

TRACK = "fintech"


def script() -> None:
    """The page with its places."""
    from dataclasses import fields

    import streamlit as st

    from interviewer.ui import interview_page, learn_page
    from interviewer.ui.chrome import Places

    places: Places
    names = [field.name for field in fields(Places)]
    made = {
        name: st.Page(lambda: learn_page.render(places), title=name, url_path=name, default=name == "learn")
        for name in names
    }
    made["interview"] = st.Page(lambda: interview_page.render(places), title="interview", url_path="interview")
    places = Places(**made)
    st.navigation(list(made.values()), position="hidden").run()


@pytest.fixture
def opened() -> Open:
    """Opens the page at an address."""

    def open_page(**address: str) -> AppTest:
        page = AppTest.from_function(script, default_timeout=SECONDS)
        for name, value in address.items():
            page.query_params[name] = value
        return page.run()

    return open_page


def words(page: AppTest) -> str:
    """Everything that stands on the page as text, headings and captions."""
    assert not page.exception
    return "\n".join(item.value for part in (page.title, page.header, page.text, page.caption) for item in part)


def labels(page: AppTest) -> list[str]:
    """Where its links lead, by what they say."""
    return [element.proto.label for element in page.get("page_link")]


def at(page: AppTest) -> dict[str, str]:
    """The address."""
    return {name: value if isinstance(value, str) else value[0] for name, value in page.query_params.items()}


def test_list_names_every_complete_principle(opened: Open) -> None:
    """Each with its core signal; the ones without a complete file are not named."""
    page = opened()
    found = readable()

    assert len(labels(page)) == len(found.names) + len(track_ids())
    for name in found.names:
        learning = load_competency(name).learning
        assert learning
        assert learning.core_signal in words(page)


@pytest.mark.parametrize("part", [part for part in PARTS if part != "answers"])
def test_every_part_is_drawn(opened: Open, part: str) -> None:
    """At its own address, without a failure."""
    page = opened(principle=PRINCIPLE, part=part)

    assert not page.exception
    assert page.selectbox


def test_what_is_chosen_is_in_the_address(opened: Open) -> None:
    """Level, company and part; a new tab at that address shows the same."""
    page = opened(principle=PRINCIPLE)
    page.selectbox(key="at_level").set_value("staff").run()
    page.selectbox(key="at_company").set_value("meta").run()
    page.button_group(key="at_part").set_value("bar").run()
    assert not page.exception
    assert at(page) == {"principle": PRINCIPLE, "level": "staff", "company": "meta", "part": "bar"}

    again = opened(**at(page))
    assert [box.value for box in again.selectbox] == ["staff", "meta"]
    assert "Try the question of Meta" in words(again)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({"level": "king"}, id="level"),
        pytest.param({"company": "<b>acme</b>"}, id="company"),
        pytest.param({"part": "../../etc"}, id="part"),
    ],
)
def test_an_address_that_makes_no_sense_shows_the_usual(opened: Open, address: dict[str, str]) -> None:
    """SDE 2, Amazon and the first part; nothing of the address is drawn."""
    page = opened(principle=PRINCIPLE, **address)

    assert [box.value for box in page.selectbox] == ["sde2", "amazon"]
    assert next(iter(address.values())) not in words(page)


def test_an_unknown_principle_is_said_as_text(opened: Open) -> None:
    """What the address asked for stands there as text, with the way to the list."""
    page = opened(principle="**juggling** <script>")

    assert "'**juggling** <script>'" in words(page)
    assert labels(page) == ["All principles"]


def test_neighbours_lead_to_their_pages_with_the_same_level(opened: Open) -> None:
    """A principle that has nothing to read is named and not linked."""
    page = opened(principle=PRINCIPLE, level="staff")
    queries = {element.proto.label: element.proto.query_string for element in page.get("page_link")}

    assert queries["Ownership"] == "principle=ownership&level=staff&company=amazon"


def test_what_was_read_leads_on(opened: Open) -> None:
    """To items and to pairs of the same principle."""
    page = opened(principle=PRINCIPLE, part="probes")

    assert [label for label in labels(page) if "Quiz" in label or "Evaluate" in label] == [
        "Test yourself on this in Quiz",
        "Judge two answers in Evaluate",
    ]


def test_model_answers_wait_for_an_attempt(opened: Open) -> None:
    """Closed, with the way to a question; a graded answer of one's own opens them."""
    page = opened(principle=PRINCIPLE, part="answers")
    assert [button.label for button in page.button] == [OPEN]
    assert "Choose a question" in labels(page)

    practise(desk().interviews)
    page.run()

    assert not page.button
    assert "An answer that would be hired" in words(page)


def practise(interviews: Interviews) -> None:
    """Give one answer and have it graded."""
    view = interviews.start(interviews.prepare((PRINCIPLE,), probes=0))
    interviews.answer(view.id, ANSWER, view.next_seq)


def test_model_answers_open_when_asked_for(opened: Open) -> None:
    """For this principle until the tab is closed; another one stays closed, and so does the same in a new tab."""
    page = opened(principle=PRINCIPLE, part="answers")
    page.button(key="open-answers").click().run()
    assert not page.button
    page.button_group(key="at_answer").set_value("weak").run()
    assert at(page)["answer"] == "weak"
    assert "would not be hired" in words(page)

    address = at(page)
    page.query_params["principle"] = "ownership"
    page.run()
    assert [button.label for button in page.button] == [OPEN]
    assert [button.label for button in opened(**address).button] == [OPEN]


def test_a_model_answer_is_held_to_the_chosen_level_too(opened: Open) -> None:
    """Its grade is of the level it was written for; what it comes to at another is said."""
    page = opened(principle=PRINCIPLE, part="answers", level="principal")
    page.button(key="open-answers").click().run()

    assert "At Principal, the level you chose, the same answer is a " in words(page)


def test_a_question_begins_an_interview(opened: Open) -> None:
    """With its words, at the level and company of the page, in practice; where answers are kept is said before."""
    page = opened(principle=PRINCIPLE, part="questions", level="senior", company="generic")
    assert "kept in one file on this computer" in words(page)
    question = load_competency(PRINCIPLE).questions[2]

    page.button(key=f"ask-{question.id}").click().run()

    setup = newest().setup
    assert setup.plan[0].text == question.text
    assert setup.plan[0].kind == question.kind.value
    assert (setup.level.value, setup.company, setup.mode) == ("senior", "generic", "practice")


def newest() -> Interview:
    """The interview that was begun last; tests/browser follows the browser there."""
    return desk().store.load(desk().interviews.history(limit=1).rows[0].id)


@pytest.mark.parametrize("part", TRACK_PARTS)
def test_every_part_of_a_track_can_be_read(opened: Open, part: str) -> None:
    """It stands where a principle does, with its own parts, and leads to its items in the quiz."""
    page = opened(track=TRACK, part=part)
    queries = {element.proto.label: element.proto.query_string for element in page.get("page_link")}

    assert page.button_group(key="at_part").value == part
    assert page.button_group(key="at_part").options == list(TRACK_PARTS.values())
    assert queries["Test yourself on this in Quiz"] == f"principle=track_{TRACK}"


def test_tracks_stand_in_the_list(opened: Open) -> None:
    """Under a heading of their own, with what they are for; one that there is not is said as text."""
    page = opened()
    assert OTHERS in words(page)
    assert load_track(TRACK).about in words(page)
    assert "Product and fintech" in labels(page)
    assert "'<b>'" in words(opened(track="<b>"))


def test_what_a_track_adds_leads_to_the_principle(opened: Open) -> None:
    """Each principle that it lies over, with why and what is looked for."""
    page = opened(track=TRACK)
    assert {"Customer Obsession", "Earn Trust"} <= set(labels(page))
    for overlay in load_track(TRACK).overlays:
        assert overlay.why in words(page)


def test_a_question_of_a_track_is_asked_with_the_track(opened: Open) -> None:
    """About the principle that it stands under."""
    page = opened(track=TRACK, part="questions", level="staff")
    overlay = load_track(TRACK).overlays[1]
    page.button(key=f"ask-{overlay.questions[0].id}").click().run()

    setup = newest().setup
    assert (setup.track, setup.level.value) == (TRACK, "staff")
    assert (setup.plan[0].competency, setup.plan[0].text) == (overlay.competency, overlay.questions[0].text)


def test_the_answers_of_a_track_are_graded_with_it(opened: Open) -> None:
    """Closed like others; the strong one is hired."""
    page = opened(track=TRACK, part="answers")
    page.button(key="open-answers").click().run()
    assert "An answer that would be hired" in words(page)
    assert load_track(TRACK).answers[0].why in words(page)
