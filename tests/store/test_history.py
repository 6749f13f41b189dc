"""The history by pages: complete, in order, no row twice, whatever happens meanwhile."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import UsageError
from interviewer.interview.keeping import GradeLine, HistoryPage
from interviewer.store.repository import Repository
from tests.store.builders import a_grade, an_interview


def filled(store: Repository, minutes: list[int]) -> list[str]:
    """Interviews begun at those minutes; their ids, newest first."""
    made = [an_interview(f"iv-{number:03}", minutes=minute) for number, minute in enumerate(minutes)]
    for interview in made:
        store.create(interview)
    return [interview.id for interview in sorted(made, key=lambda each: (each.created, each.id), reverse=True)]


def ids(page: HistoryPage) -> list[str]:
    """The ids on a page."""
    return [row.id for row in page.rows]


def test_empty_history(store: Repository) -> None:
    """A new database has one page with nothing on it."""
    assert store.history() == HistoryPage(rows=(), total=0)


def test_row_says_what_the_list_shows(store: Repository) -> None:
    """A row has the set-up, the number of turns and each grade in short, also one that could not be given."""
    interview = an_interview("one", turns=5, grades=(a_grade(0, 0), a_grade(0, 1, total=70)))
    store.create(interview)

    [row] = store.history().rows

    line = GradeLine(question=0, attempt=0, total=61, verdict="lean_no_hire", grader="rules")
    assert (row.id, row.created, row.finished, row.setup, row.turns) == (
        "one",
        interview.created,
        None,
        interview.setup,
        5,
    )
    assert row.grades == (line, line.model_copy(update={"attempt": 1, "total": 70}))


@given(
    minutes=st.lists(st.integers(0, 6), max_size=14),
    limit=st.integers(1, 6),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_in_both_directions(store: Repository, minutes: list[int], limit: int) -> None:
    """Going older from the first page and newer from the last shows every row once, also at equal times."""
    store.purge()
    everything = filled(store, minutes)

    pages = [store.history(limit=limit)]
    while pages[-1].older:
        pages.append(store.history(cursor=pages[-1].older, limit=limit))
    back = [pages[-1]]
    while back[-1].newer:
        back.append(store.history(cursor=back[-1].newer, limit=limit))

    assert [row for page in pages for row in ids(page)] == everything
    assert [row for page in reversed(back) for row in ids(page)] == everything
    assert all(page.total == len(everything) for page in pages)
    assert pages[0].newer is None


def test_new_interviews_do_not_shift_a_page(store: Repository) -> None:
    """An interview begun while one reads makes no row appear twice on the next page."""
    everything = filled(store, [1, 2, 3, 4])
    first = store.history(limit=2)

    store.create(an_interview("newest", minutes=9))

    assert first.older
    assert ids(store.history(cursor=first.older, limit=2)) == everything[2:]


def test_filters_by_what_the_plan_asks(store: Repository) -> None:
    """With a competency, only interviews whose plan asks about it, counted and paged as such."""
    store.create(an_interview("both", minutes=1, competencies=("ownership", "dive_deep")))
    store.create(an_interview("other", minutes=2, competencies=("dive_deep",)))
    store.create(an_interview("mine", minutes=3, competencies=("ownership",)))

    first = store.history(competency="ownership", limit=1)
    second = store.history(competency="ownership", limit=1, cursor=first.older)

    assert (ids(first), ids(second)) == (["mine"], ["both"])
    assert first.total == 2
    assert second.older is None


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "older-1",
        "older--1-a",
        "sideways-1-a",
        "older-1-a'b",
        "older-999999999999999999999-a",
        "older-1-" + "a" * 65,
    ],
)
def test_refuses_a_cursor_of_somebody_elses_making(store: Repository, cursor: str) -> None:
    """A cursor comes from the address line; one that no page gave out is a message, not a crash."""
    with pytest.raises(UsageError, match="first page"):
        store.history(cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 201])
def test_never_all_rows(store: Repository, limit: int) -> None:
    """A page has a largest size."""
    with pytest.raises(UsageError, match="1 to 200 rows"):
        store.history(limit=limit)
