"""Evaluate pages however they are laid out, and everything that is none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.calibration_pair import NAMES as CANDIDATES
from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.page_text import BadPage

PAGES = Path(__file__).parents[2] / "evals" / "pages"
NAMES = {"Customer Obsession": "customer_obsession", "Dive Deep": "dive_deep", "Earn Trust": "earn_trust"}
RETURNS = (PAGES / "clean_returns_desk.txt").read_text(encoding="utf-8")

A_PAGE = '"Tell me about a time you helped somebody."\nCandidate A\nI saw it and I did it.\nCandidate B\nWe did it.\n'


def read(text: str | bytes, name: str = "page.txt") -> CalibrationPair | BadPage:
    return read_evaluate_page(text.encode() if isinstance(text, str) else text, name, NAMES)


def pair(text: str | bytes) -> CalibrationPair:
    result = read(text)
    assert isinstance(result, CalibrationPair), result
    return result


def page(name: str) -> CalibrationPair:
    return pair((PAGES / name).read_text(encoding="utf-8"))


def test_a_page_is_taken_whole() -> None:
    """Title, question, level, answers, remarks, scores, gates, notes, fixes, coaching, guidance and quiz."""
    said = pair(RETURNS)
    assert (said.competency, said.level, said.company, said.minutes) == ("customer_obsession", "sde2", "amazon", 3.0)
    assert said.title == "Customer Obsession - Noticing What Nobody Reports - Bar Raiser Evaluate"
    assert said.question.line == 10
    assert said.question.text.startswith("Tell me about a time you fixed something")
    assert [answer.words for answer in said.answers] == [61, 206]
    assert [[remark.line for remark in answer.remarks] for answer in said.answers] == [[17], [22]]
    assert said.points("A") == {
        "structure_star": 9, "ownership_signal": 1, "action_specificity": 7, "quantified_impact": 3, "self_awareness": 0
    }  # fmt: skip
    assert [(t.candidate, t.given, t.verdict) for t in said.totals] == [("A", 20, "no_hire"), ("B", 93, "strong_hire")]
    assert [(g.gate, g.candidate) for g in said.gates] == [
        ("manager_assigned", None), ("manager_assigned", "A"), ("collective_only", "A")
    ]  # fmt: skip
    assert [(fix.before and fix.before.line, fix.after and fix.after.line) for fix in said.fixes] == [
        (63, 64),
        (67, 68),
    ]
    assert (len(said.notes), len(said.coaching), len(said.guidance)) == (1, 2, 1)
    assert [item.answer for item in said.quiz] == [0, 1]
    assert said.quiz[1].choices[1] == "Refused parcels fell from 43% to 4%"


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.txt")))
def test_every_line_is_accounted_for(name: str) -> None:
    """Each line is taken somewhere or left with a reason, once, in order; none of ours is left as not understood."""
    text = (PAGES / name).read_text(encoding="utf-8")
    lines = pair(text).lines
    assert [line.number for line in lines] == list(range(1, len(text.splitlines()) + 1))
    assert all((line.taken is None) != (line.left is None) for line in lines)
    assert [line.number for line in lines if line.left == "not understood"] == []


def test_a_transcript_is_what_a_grader_reads() -> None:
    """The turns of one answer with its probes, under the page's question."""
    said = page("clean_school_rollout.txt")
    transcript = said.transcript("A")
    assert [turn.speaker for turn in transcript.turns] == ["candidate", "interviewer", "candidate"]
    assert transcript.id == "page-a"
    assert (transcript.competency, transcript.level, transcript.company) == ("dive_deep", "sde1", "google")
    assert transcript.question == said.question.text


def sections_of(text: str) -> dict[str, str]:
    heads = [
        "Evaluate These Two Answers", "Candidate A\n\n", "Candidate B\n\n", "Score Comparison", "Auto-Fail Markers",
        "Bar Raiser Notes", "Fix-It Challenge", "Coaching Notes", "Model Answer Guidance", "Practice\n",
    ]  # fmt: skip
    starts = [text.index(f"\n{head}") + 1 for head in heads]
    return {head.strip(): text[a:b] for head, a, b in zip(heads, starts, [*starts[1:], len(text)], strict=True)}


def without_lines(said: CalibrationPair) -> dict[str, object]:
    """What a page says, where it says it left out."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in ("line", "lines", "quote_line")}
        return [bare(item) for item in value] if isinstance(value, list | tuple) else value

    found = bare(said.model_dump())
    assert isinstance(found, dict)
    return found


OWN_WORDS = {
    "Score Comparison": "Where the Points Went",
    "Auto-Fail Markers": "What Cost the Offer",
    "Fix-It Challenge": "Three Lines, Said Better",
    "Coaching Notes": "From the Side of the Pitch",
    "Bar Raiser Notes": "Thoughts After the Call",
}


@pytest.mark.parametrize("heading", [*OWN_WORDS, "all"])
def test_headings_in_words_of_their_own_are_known_by_what_follows(heading: str) -> None:
    """A heading that no list holds opens what the lines below it look like, and ends the table."""
    text = RETURNS
    for known, own in OWN_WORDS.items():
        if heading in (known, "all"):
            text = text.replace(f"\n{known}\n", f"\n{own}\n")
    assert without_lines(pair(text)) == without_lines(pair(RETURNS))


def test_a_section_of_no_known_kind_ends_the_table() -> None:
    """What stands below it is left with a reason, and the scores are read."""
    table = "Score Comparison\nDimension\nCandidate A\nCandidate B\nownership signal\n3\n20\nTotal\n3\n20\n"
    said = pair(f"{A_PAGE}{table}Sponsored Links\nBuy a chair that turns without a sound.\n")
    assert [row.dimension for row in said.rows] == ["ownership_signal"]
    assert [total.given for total in said.totals] == [3.0, 20.0]
    assert said.lines[-1].left == "below a heading of no known kind"


@settings(max_examples=30)
@given(st.permutations(list(sections_of(RETURNS))))
def test_sections_come_in_any_order(order: list[str]) -> None:
    """Moving sections about changes nothing but line numbers and the order of gates."""
    parts = sections_of(RETURNS)
    head = RETURNS[: RETURNS.index("Evaluate These Two")]
    assert without_lines(pair(head + "\n".join(parts[name] for name in order))) == without_lines(pair(RETURNS))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Evaluate These Two Answers", "Compare both responses"),
        ("Candidate A\n\n", "**Response A**\n\n"),
        ("Candidate B\n\n", "## Answer 2\n\n"),
        ("Candidate A\n\n", "\U0001f464 Candidate A (polished)\n\n"),
        ("Candidate A\n\n", "Candidate A - the fluent one\n\n"),
        ("Score Comparison", "SCORES:"),
        ("Score Comparison", "Rating table"),
        ("Auto-Fail Markers", "Disqualifiers"),
        ("Auto-Fail Markers", "Automatic rejects"),
        ("Bar Raiser Notes", "Debrief notes"),
        ("Bar Raiser Notes", "Evaluator's comments"),
        ("Fix-It Challenge", "Before and after"),
        ("Coaching Notes", "Key takeaways"),
        ("Model Answer Guidance", "What a strong answer looks like"),
        ("Practice\n", "Test yourself\n"),
    ],
)
def test_headings_may_be_worded_differently(before: str, after: str) -> None:
    """A heading that means the same opens the same section."""
    assert before in RETURNS
    assert without_lines(pair(RETURNS.replace(before, after, 1))) == without_lines(pair(RETURNS))


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("Score Comparison", "rows"),
        ("Bar Raiser Notes", "notes"),
        ("Fix-It Challenge", "fixes"),
        ("Coaching Notes", "coaching"),
        ("Model Answer Guidance", "guidance"),
        ("Practice", "quiz"),
    ],
)
def test_sections_may_be_missing(name: str, empty: str) -> None:
    """What the page does not have the pair does not have; the rest is the same."""
    said = pair(RETURNS.replace(sections_of(RETURNS)[name], ""))
    assert getattr(said, empty) == ()
    assert said.answers == pair(RETURNS).answers or name == "Score Comparison"


@pytest.mark.parametrize(
    ("name", "scale", "given", "points"),
    [
        ("clean_returns_desk.txt", "points", 28.0, 28.0),
        ("clean_night_batch.txt", "of_10", 1.0, 3.0),
        ("clean_school_rollout.txt", "points", 25.0, 25.0),
    ],
)
def test_scales_are_mapped_to_ours(name: str, scale: str, given: float, points: float) -> None:
    """Tenths of a weight of 30 are a tenth of our 30 points each; marks and weights stay as the page has them."""
    said = page(name)
    score = said.score("ownership_signal", "B")
    assert score is not None
    assert (said.scale, score.given, score.points) == (scale, given, points)


def test_weights_of_the_page_are_its_own() -> None:
    """9 of 10 on a page that weighs structure 20 per cent is nine tenths of our 15."""
    said = page("clean_night_batch.txt")
    row = said.rows[0]
    assert (row.name, row.weight, row.scores[0].points) == ("Structure (STAR)", 20.0, 13.5)


@pytest.mark.parametrize(
    "table",
    [
        "Dimension\nCandidate A\nCandidate B\nOwnership (30%)\n3\n27\nTotal\n3\n27",
        "Dimension | A | B\n--- | --- | ---\nOwnership signal (30) | 3 | 27\nTotal | 3 | 27",
        "| Dimension | Weight | Candidate B | Candidate A |\n| Ownership | 30 | 27/30 | 3/30 |\n| Total | | 27 | 3 |",
        "Dimension\tWeight\tA\tB\nOwnership\t0.3\t3\t27\nTotal score\t\t3 (No Hire)\t27 (Hire)",
        "Dimension  Weight  Candidate A  Candidate B\nOwnership  30%  3  27\nTotal  100%  3  27",
        "Ownership signal 30% 3 27\nTotal 3 No Hire 27 Hire",
        "Dimension\nWeight\nCandidate A\nCandidate B\nOwnership\n30%\n10/100\n90/100\nTotal\n3\n27",
    ],
)
def test_tables_are_read_however_they_are_drawn(table: str) -> None:
    """A cell a line, pipes, tabs, blanks; weights in a column or in the name; columns in another order."""
    said = pair(A_PAGE + "Scores\n" + table + "\n")
    (row,) = said.rows
    assert (row.dimension, row.weight) == ("ownership_signal", 30.0)
    assert [said.points(name)["ownership_signal"] for name in CANDIDATES] == [3.0, 27.0]
    assert [total.given for total in said.totals] == [3.0, 27.0]


def test_candidates_may_be_counted() -> None:
    """1 and 2 are A and B; the weaker is the one with the lower total."""
    said = page("clean_two_hires.txt")
    assert [answer.name for answer in said.answers] == ["A", "B"]
    assert said.weaker == "B"
