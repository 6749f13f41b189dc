"""Graded answers and interviews as Markdown."""

import pytest
from markdown_it import MarkdownIt

from interviewer.domain.scorecard import Scorecard
from interviewer.export.markdown import interview_markdown, scorecard_markdown, unscored_markdown
from interviewer.library.rubrics import load_rubric
from tests.export import samples


def rendered(text: str) -> set[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


def documents() -> dict[str, str]:
    rubric = load_rubric()
    return {
        "scorecard": scorecard_markdown(samples.scorecard(rubric, gate=True), rubric, samples.transcript()),
        "interview": interview_markdown(samples.interview(rubric), load_rubric),
        "unscored": unscored_markdown(Scorecard(id=samples.HOSTILE, status="unscored", reason=samples.HOSTILE)),
    }


@pytest.mark.parametrize("name", ["scorecard", "interview", "unscored"])
def test_no_word_of_a_candidate_is_markup(name: str) -> None:
    """Hostile words in every place of a grade make no link, image, HTML or control character."""
    text = documents()[name]
    text.encode()
    assert rendered(text).isdisjoint({"link_open", "image", "html_block", "html_inline", "s_open", "fence"})
    assert not any(character < " " and character != "\n" for character in text)


def test_an_export_is_the_same_every_time() -> None:
    """Nothing in it depends on the time or on the order of a set."""
    assert documents() == documents()


def test_a_grade_is_read_in_the_order_of_the_page() -> None:
    """Verdict, fix first, dimensions, gates, red flags, signals, who graded, answer."""
    text = documents()["scorecard"]
    marks = [
        "### No Hire: 25 of 100 at SDE 2",
        "**Fix this first.**",
        "- **Ownership",
        "#### Gates",
        "#### Red flags",
        "#### Every signal",
        "To be reviewed by a person",
        "Graded by rules on this computer",
        "#### The answer",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_an_interview_shows_attempts_probes_and_what_they_changed() -> None:
    """Each attempt has its turns and grade; a probe says what it was after; before and after stand together."""
    text = documents()["interview"]
    assert text.startswith("# Interview of 2026-03-01 09:30\n")
    assert "### Attempt 1" in text
    assert "### Attempt 2" in text
    assert "**Interviewer** (after: Measure):" in text
    assert "Before the probes: 20 of 100. After: 25 of 100." in text
    assert "| 2 | " in text
    assert "## Closing" in text


def test_lines_of_an_answer_stay_lines() -> None:
    """A turn is a quotation whose lines are kept and whose blank lines part paragraphs."""
    assert "> 1\\. first\n>\n>\n> indented\\\n> \\===\n>" in documents()["scorecard"]


def test_a_signal_shows_the_quote_that_tells_most_and_counts_the_others() -> None:
    """A strength may rest on a dozen sentences; the document stays readable, the JSON export has all."""
    rubric = load_rubric()
    card = samples.scorecard(rubric)
    first, rest = samples.evidence("I saw it first.")[0], samples.evidence("We shipped it.") * 4
    score = card.dimensions["ownership_signal"]
    signals = tuple(item.model_copy(update={"evidence": (first, *rest)}) for item in score.signals)
    dimensions = {**card.dimensions, "ownership_signal": score.model_copy(update={"signals": signals})}

    text = scorecard_markdown(card.model_copy(update={"dimensions": dimensions}), rubric, samples.transcript())

    assert text.count("“I saw it first.” (and 4 more)") == len(signals)
    assert "We shipped it." not in text
