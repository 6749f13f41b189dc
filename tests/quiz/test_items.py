"""What can be asked."""

import pytest

from interviewer.domain.calibration_pair import QuizItem
from interviewer.library.rubrics import load_competency, load_rubric
from interviewer.library.tracks import load_track
from interviewer.quiz.items import LONGEST_KEY, built_in, distinct, imported, of_track
from interviewer.session.quizzing import shipped, subject_name
from tests.quiz.made import an_item, from_a_page


def test_items_of_a_rubric() -> None:
    """Each item of the file is there, with what its file says of it, under a key that names the file."""
    competency = load_competency("ownership")
    assert competency.learning

    items = built_in(competency)

    assert [item.key for item in items] == [f"ownership/{item.id}" for item in competency.learning.quiz]
    assert [item.prompt for item in items] == [item.prompt for item in competency.learning.quiz]
    assert {item.competency for item in items} == {"ownership"}


def test_items_of_a_track() -> None:
    """A track is a subject of its own, among those that are asked, with its name."""
    track = load_track("fintech")
    items = of_track(track)

    assert [item.prompt for item in items] == [item.prompt for item in track.quiz]
    assert {item.competency for item in items} == {"track_fintech"}
    assert set(items) <= set(shipped())
    assert subject_name("track_fintech") == track.name
    assert subject_name("ownership") == "Ownership"


def test_a_rubric_that_teaches_nothing_has_no_items() -> None:
    """The generic rubric asks questions and has no learning part."""
    assert built_in(load_rubric("generic").competency) == ()


def test_every_shipped_item_has_a_key_of_its_own() -> None:
    """Answers and cards are kept under the key, which the store has room for."""
    keys = [item.key for item in shipped()]

    assert len(keys) == len(set(keys)) > 100
    assert max(map(len, keys)) <= LONGEST_KEY


def test_a_long_id_still_fits() -> None:
    """A rubric of one's own may name its items at any length."""
    competency = load_competency("ownership")
    assert competency.learning
    long = competency.learning.quiz[0].model_copy(update={"id": "x" * 300})
    learning = competency.learning.model_copy(update={"quiz": (long,)})

    [item] = built_in(competency.model_copy(update={"learning": learning}))

    assert len(item.key) <= LONGEST_KEY


def test_an_imported_item() -> None:
    """It has no kind; its difficulty is taken where it is one of ours; its key depends on its words alone."""
    [item] = imported(((None, from_a_page(difficulty=" Hard ")),))
    [again] = imported((("ownership", from_a_page("What  is\nweak?", difficulty="fiendish")),))

    assert (item.kind, item.difficulty, item.competency) == (None, "hard", None)
    assert (again.difficulty, again.competency) == (None, "ownership")
    assert item.key == again.key


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(from_a_page(answer=None), id="no known answer"),
        pytest.param(from_a_page(answer=3), id="answer beyond the choices"),
        pytest.param(from_a_page(answer=-1), id="answer before the choices"),
        pytest.param(from_a_page(choices=("Only one",)), id="one choice"),
        pytest.param(from_a_page(choices=("No end", "No  end", "No owner")), id="a choice twice"),
        pytest.param(from_a_page(choices=("No end", " ", "No owner")), id="an empty choice"),
        pytest.param(from_a_page(" "), id="no question"),
    ],
)
def test_an_imported_item_that_cannot_be_asked(item: QuizItem) -> None:
    """Without one known answer among different choices nothing could be right."""
    assert imported(((None, item),)) == ()


def test_the_same_item_twice_is_one() -> None:
    """The first one counts, in its place."""
    one, two, again = an_item("a"), an_item("b"), an_item("a", "earn_trust")

    assert distinct((one, two, again)) == (one, two)
