"""Tracks laid over rubrics: points stay in their dimension, and without a track nothing is different."""

import shutil
from pathlib import Path

import pytest

from interviewer.domain.transcript import Transcript
from interviewer.errors import RubricError
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.library.tracks import load_track, rubric_for, track_ids, track_names, with_track
from interviewer.resources import data_folder
from tests.library.spoiling import spoilt

FINTECH = load_track("fintech")
LAID = [overlay.competency for overlay in FINTECH.overlays]


def test_there_is_a_product_and_fintech_track() -> None:
    """By its id in the file's name."""
    assert track_ids() == ("fintech",)
    assert track_names() == {"fintech": "Product and fintech"}


@pytest.mark.parametrize("competency", LAID)
def test_each_dimension_keeps_its_points(competency: str) -> None:
    """What the track's signals have is taken from signals beside them, none of which falls below nothing."""
    before, after = load_rubric(competency), with_track(load_rubric(competency), "fintech")

    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        assert new.points == old.points
        assert sum(signal.points for signal in new.signals) == pytest.approx(old.points)
        assert min(signal.points for signal in new.signals) > 0
    assert after.signals.keys() > before.signals.keys()


@pytest.mark.parametrize("competency", LAID)
def test_the_frame_stays(competency: str) -> None:
    """Gates, caps, bands, levels, strengths, kinds and measures are the framework's; red flags are only added."""
    before, after = load_rubric(competency), with_track(load_rubric(competency), "fintech")
    kept = {"gates", "caps", "bands", "levels", "strengths", "kinds", "numbers", "hollow", "trust", "scope"}

    assert [name for name in kept if getattr(before.framework, name) != getattr(after.framework, name)] == []
    assert [flag.id for flag in after.framework.red_flags][: len(before.framework.red_flags)] == [
        flag.id for flag in before.framework.red_flags
    ]
    assert after.gates_off == before.gates_off
    assert after.lexicons[: len(before.lexicons)] == before.lexicons


def test_each_rubric_with_a_track_is_one_of_its_own() -> None:
    """Also where `generic` stands in for several competencies: another overlay, another hash."""
    laid = [with_track(load_rubric(name), "fintech") for name in LAID]
    plain = [load_rubric(name) for name in LAID]
    assert len({rubric.hash for rubric in laid}) == len(laid)
    assert not {rubric.hash for rubric in laid} & {rubric.hash for rubric in plain}
    assert [rubric.notes[-1] for rubric in laid] == ["Track: Product and fintech (fintech), version 1."] * len(laid)


def test_its_probes_and_questions_come_first_and_its_traps_last() -> None:
    """An interview with the track asks for it; what there was to learn is still there."""
    plain, laid = load_rubric("customer_obsession"), with_track(load_rubric("customer_obsession"), "fintech")
    overlay = FINTECH.overlays[0]

    assert laid.competency.questions == (*overlay.questions, *plain.competency.questions)
    assert laid.probes == (*FINTECH.probes, *plain.probes)
    assert laid.competency.learning
    assert plain.competency.learning
    assert laid.competency.learning.traps == (*plain.competency.learning.traps, *FINTECH.traps)
    assert laid.competency.learning.quiz[-len(FINTECH.quiz) :] == FINTECH.quiz


def test_no_track_is_the_very_same_rubric(tmp_path: Path) -> None:
    """And the files of tracks change no hash: the same folder without them makes the same rubrics."""
    copy = Path(shutil.copytree(data_folder("rubrics"), tmp_path / "rubrics"))
    for name in track_ids():
        (copy / f"track_{name}.json").unlink()

    for name in competency_ids():
        assert with_track(load_rubric(name), None) is load_rubric(name)
        assert load_rubric(name, copy).hash == load_rubric(name).hash
    assert track_ids(copy) == ()


@pytest.mark.parametrize(
    ("competency", "track", "note"),
    [
        pytest.param(
            "ownership", "juggling", "Unknown track 'juggling'; graded without. There are: fintech.", id="track"
        ),
        pytest.param("ownership", "\x1b[31m" + "x" * 99, "Unknown track '�[31mxxx", id="hostile"),
        pytest.param("frugality", "fintech", "lays nothing over Frugality; graded without.", id="no overlay"),
    ],
)
def test_what_cannot_be_laid_is_named_and_ignored(competency: str, track: str, note: str) -> None:
    """The rubric grades as without it."""
    plain = load_rubric(competency)
    rubric = with_track(plain, track)
    assert note in rubric.notes[-1]
    assert (rubric.hash, rubric.dimensions, rubric.track) == (plain.hash, plain.dimensions, None)


def test_a_transcript_names_its_track() -> None:
    """`rubric_for` is what a transcript is graded by."""
    said = Transcript(id="a", question="", turns=(), competency="ownership", track="fintech")
    assert rubric_for(said).track == FINTECH
    assert rubric_for(said.model_copy(update={"track": None})) is load_rubric("ownership")


def test_every_problem_of_a_track_is_told_at_once(tmp_path: Path) -> None:
    """Shape, sums, names; the rubrics without the track can still be used."""
    folder = spoilt(
        tmp_path,
        ("track_fintech.json", "colour", "blue"),
        ("track_fintech.json", "overlays.0.moved.steps", -3),
        ("track_fintech.json", "probes.0.signal", "luck"),
    )

    with pytest.raises(RubricError) as caught:
        load_track("fintech", folder)

    said = "\n".join(caught.value.problems)
    for part in ("colour: is no field", "'action_specificity' add up to 24, not 25", "'luck': there is no such signal"):
        assert part in said
    assert load_rubric("customer_obsession", folder) == load_rubric("customer_obsession")
    with pytest.raises(RubricError, match=r"there is no such track\. There are: fintech"):
        load_track("juggling", folder)


def test_there_is_enough_to_rehearse_with() -> None:
    """Eight questions and probes, ten quiz items, six traps, four kinds of gain, and an answer of each quality."""
    assert len(FINTECH.overlays[0].questions) >= 8
    assert len(FINTECH.probes) >= 8
    assert len(FINTECH.quiz) >= 10
    assert len(FINTECH.traps) >= 6
    assert {gain.kind for gain in FINTECH.gains} == {"risk", "time", "money", "confidence"}
    assert [answer.quality for answer in FINTECH.answers] == ["strong", "weak", "hollow"]
    assert {item.kind for item in FINTECH.quiz} == {"principle", "weakness", "phrase", "disqualifier"}
    assert {item.difficulty for item in FINTECH.quiz} == {"easy", "medium", "hard"}
    assert {item.answer for item in FINTECH.quiz} == {0, 1, 2, 3}


def test_what_the_rubric_says_of_itself_is_kept() -> None:
    """Two unknown competencies are both graded by `generic`; each keeps the note that names it."""
    for name in ("juggling", "fencing"):
        said = with_track(load_rubric(name), "fintech").notes
        assert name in said[0]
        assert said[1].startswith("Track: ")
        assert with_track(load_rubric(name), None).notes == said[:1]
