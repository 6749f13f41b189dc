"""The report as a file: one that needs nothing, obeys nothing it tells of, and has the figures that the run has."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.observation import Strength
from interviewer.domain.transcript import Transcript, Turn
from interviewer.evaluation.cases import Case, Label, NextProbe, Rating, Reference, Seen
from interviewer.evaluation.folders import MANIFEST, RunFolder, run_path
from interviewer.evaluation.report.cases import REPLIES, with_replies
from interviewer.evaluation.report.contents import Contents, contents_of
from interviewer.evaluation.report.page import page, write_report
from tests.evals.replayed import asked_by, recorded, replay
from tests.evaluation.made import TOLD, line, written
from tests.evaluation.report.reports import Element, cases_of, contents, read

METRICS = ["n", "abstained", "verdict_qwk", "total_error", "total_bias", "pair_order", "qwk_ownership_signal"]
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
PAYLOADS = (
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "https://example.invalid/?q=1 javascript:alert(1)",
    "'\" onmouseover=alert(1) x='",
    "<!-- ]]> </details></main> -->",
    "\u202egnp.exe\x1b[2J\x00\u2066",
)


def eight(tmp_path: Path, pairs: str = "abcd", **more: Any) -> tuple[Case, ...]:
    """Cases in four pairs, every other one of another level."""
    lines = [
        line(f"{pair}{place}", 50 + 20 * place, competency="ownership", level=("sde1", "pm")[ord(pair) % 2], **more)
        for pair in pairs
        for place in (1, 2)
    ]
    return cases_of(written(tmp_path / "evals", lines))


def harmless(html: str) -> Element:
    """The document, in which nothing can act and nothing leads out."""
    root = read(html)
    assert not UNSEEN.search(html)
    for item in root.inside:
        names = item.attributes.keys()
        assert not [name for name in names if name.startswith("on") or name in ("src", "style", "srcset", "action")]
        assert (item.attributes.get("href") or "#").startswith("#")
    ids = [item.attributes["id"] for item in root.inside if "id" in item.attributes]
    assert len(ids) == len(set(ids))
    assert {(item.attributes.get("href") or "#")[1:] for item in root.all("a")} <= set(ids)
    return root


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """A run with pairs, ratings, thresholds and divisions."""
    cases = eight(tmp_path_factory.mktemp("whole"), "abcdefgh")
    thresholds = [{"metric": "total_error", "most": 1}, {"metric": "verdict_qwk", "least": -1}]
    return contents(cases, metrics=METRICS, by=["level", "length", "competency"], thresholds=thresholds)


def test_one_file_that_needs_nothing(whole: Contents) -> None:
    """No script, no address, nothing loaded; the policy allows the one style sheet and forbids the rest."""
    html = page(whole)
    root = harmless(html)
    [policy] = [item for item in root.all("meta") if "http-equiv" in item.attributes]
    [style] = root.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert "http" not in html.replace("http-equiv", "")


def test_the_figures_are_the_runs_own(whole: Contents) -> None:
    """Each value and both ends of its interval, in full, beside the drawing."""
    root = read(page(whole))
    for figure in whole.figures.overall:
        rows = root.all("tr", id=f"m-{figure.metric}")
        told = [float(item.attributes["value"] or "") for row in rows for item in row.all("data")]
        known = [value for value in (figure.value, figure.low, figure.high) if value is not None]
        assert told == (known if figure.metric not in ("n", "abstained") else [])


def test_a_hurried_reader_sees_it_first(whole: Contents) -> None:
    """Whether it passed, which check failed and why, how good, where worst: before the first table."""
    top = read(page(whole).partition("<nav")[0] + "</main></body></html>").text

    assert "not passed" in top
    assert "the upper end must be at most 1" in top
    assert "total, mean error in points" in top
    assert "Where it is worst" in top
    assert "points off on average" in top


def test_every_case_is_there_once(whole: Contents) -> None:
    """Folded, in the order of the suite; the worst by themselves, and led to from the list and from the points."""
    root = read(page(whole))
    bodies = root.all("div", class_="case")
    [listed] = root.all("details", class_="list")
    names = [item.text for item in listed.all("bdi", class_="id")]

    assert sorted(item.attributes["id"] or "" for item in bodies) == sorted(f"c{place}" for place in range(16))
    assert names == [view.case.id for view in whole.views]
    points = root.all("svg", class_="scatter")[0].all("a")
    assert len(points) == 16
    assert len(root.all("section", id="worst")[0].all("details")[0].all("div", class_="case")) == 1


def test_verdicts_crossed(whole: Contents) -> None:
    """The counts of the run."""
    [table] = read(page(whole)).all("table", class_="heat")
    rows = [[cell.text for cell in row.all("td")[:4]] for row in table.all("tr")[1:5]]

    assert rows == [[str(count) for count in line] for line in whole.figures.confusion]


def test_how_to_run_it_again(whole: Contents) -> None:
    """A command for a shell, and what it was that ran."""
    root = read(page(whole._replace(evals=Path("my evals"))))
    [command] = root.all("pre", class_="command")
    facts = root.all("section", id="run")[0].text

    assert command.text == "interviewer eval run small --grader rules --gate --fresh --evals 'my evals'"
    for known in ("f" * 64, "1" * 16, "2026-11-20T10:00:00+00:00", "cases.jsonl"):
        assert known in facts


def test_abstentions(tmp_path: Path) -> None:
    """A case without a grade says why, is counted at the top, and is no point of a drawing."""
    found = contents(eight(tmp_path), cards={"b1": None}, failed="The model was silent <b>.", metrics=METRICS)
    root = harmless(page(found))

    assert "1 case without a grade. b1. First: The model was silent <b>." in root.text
    assert "Cases without a grade are left out of every figure" in root.text
    assert len(root.all("svg", class_="scatter")[0].all("a")) == 7
    assert "1 grades are missing." in root.text


def test_without_ratings(tmp_path: Path) -> None:
    """Nothing is held against anything; every case is still told."""
    cases = eight(tmp_path, consensus=None)
    root = harmless(page(contents(cases, metrics=["n", "abstained"], by=["level"])))

    assert not root.all("svg", class_="scatter")
    assert not root.all("table", class_="heat")
    assert not root.all("table", class_="metrics")
    sections = [item.attributes["id"] for item in root.all("section") if "id" in item.attributes]
    assert sections == ["figures", "all", "run"]
    assert "not rated" in root.text
    assert len(root.all("div", class_="case")) == 8


def test_what_nothing_was_learned_from_stands_apart(tmp_path: Path) -> None:
    """In numbers at the top and in a table of its own; each such case is marked."""
    cases = eight(tmp_path)
    marked = [case._replace(unseen=case.id[0] in "ab") for case in cases]
    found = contents(marked, metrics=METRICS)
    root = harmless(page(found))
    apart = found.figures.unseen

    assert apart is not None
    assert "Of the 4 cases that nothing was learned from: verdict, weighted kappa" in root.text
    rows = {figure.metric: root.all("tr", id=f"unseen-{figure.metric}") for figure in apart.figures}
    assert [len(row) for row in rows.values()] == [1] * len(apart.figures)
    [error] = [figure for figure in apart.figures if figure.metric == "total_error"]
    assert float(rows["total_error"][0].all("data")[0].attributes["value"] or "") == error.value
    assert root.all("section", id="all")[0].text.count(", unseen") == 4


def test_contradicted_labels_are_told(tmp_path: Path) -> None:
    """Which page, why, and what of it is in no figure; its words are only words."""
    label = Label("pages/<b>.txt", ("line 3: A does not say '<i>'.",), ("total of Candidate A",))
    cases = [case._replace(label=label) for case in eight(tmp_path)]
    [told] = harmless(page(contents(cases, metrics=METRICS))).all("section", id="labels")

    assert "Labels audited: 1; contradicted by their own page: 1." in told.text
    assert "pages/<b>.txtline 3: A does not say '<i>'.Kept out of the figures: total of Candidate A." in told.text


def test_a_models_replies_are_carried() -> None:
    """Recorded ones, word for word, beside grades made of them; the same bytes again."""
    some = recorded("one")[:3]
    cases = [Case(item.transcript, item.transcript.id, Reference()) for item in some]
    cards = {item.transcript.id: replay(item.transcript, item.replies, asked_by(item)) for item in some}
    raw = [json.dumps(reply) for reply in some[0].replies.values()]
    found = contents(cases, cards=cards, replies=raw, model="some/model", metrics=["n"])
    html = page(found)
    root = harmless(html)

    assert [item.text for item in root.all("details", class_="raw")[0].all("pre")] == raw
    assert "INTERVIEWER_MODEL=some/model interviewer eval run small --grader llm" in root.text
    assert "3 replies to 3 grades" in root.text
    assert len(root.all("mark", class_="g")) > 3
    assert page(found) == html


def test_replies_have_a_limit(tmp_path: Path) -> None:
    """Those of the worst cases find room first; of the others it is said where they are."""
    found = contents(eight(tmp_path), replies=["x" * (REPLIES // 3)], model="m", metrics=METRICS)
    carried = with_replies(found.views, found.views[6:7])
    root = read(page(found))

    assert carried == {"d1", "a1", "a2"}
    assert len(root.all("details", class_="raw")) == 3
    assert root.text.count("results.jsonl in the run's folder, key key-") == 5


def test_a_case_takes_little_room() -> None:
    """134 of them with their transcripts stay under 1.5 MB."""
    some = recorded("one")[:12]
    cases = [Case(item.transcript, item.transcript.id, Reference(total=50, verdict="hire")) for item in some]
    many, few = (len(page(contents(part, metrics=["n"])).encode()) for part in (cases, cases[:2]))

    assert (many - few) / 10 * 134 + few < 1_500_000


hostile = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=40)).map(lambda text: text or "-")


@settings(max_examples=40)
@given(hostile, hostile, hostile, hostile)
def test_nothing_in_a_run_is_obeyed(answer: str, question: str, model: str, reply: str) -> None:
    """Answers, questions, ids, raters' words, names of models, replies, reasons: text, wherever it stands."""
    turns = (Turn(speaker="candidate", text=f"{TOLD} {answer}"), Turn(speaker="interviewer", text=question))
    rating = Rating(verdict="hire", gates=(answer,), next_probe=NextProbe(target=model, question=question))
    cases = [
        Case(
            Transcript(id=f"{number}{name}", question=question, turns=turns, competency=model),
            "pair",
            Reference(total=90, verdict="hire", gates=(answer,), probe_targets=(model,)),
            (rating,),
            (answer,),
            {answer: Seen(Strength.STRONG, answer), "steps": Seen(Strength.SHOWN, answer)},
        )
        for number, name in enumerate((answer, model))
    ]
    cards = {cases[1].id: None}
    found = contents(
        cases, cards=cards, replies=[reply], model=model, failed=reply, metrics=["n", "total_error"], by=["case"]
    )
    found = found._replace(evals=Path(answer.replace("\0", "")), changes=(reply,))
    root = harmless(page(found))

    assert len(root.all("div", class_="case")) == 2
    assert not root.all("script")


def stored(home: Path, found: Contents) -> None:
    """The run of `found` on disk, as the runner leaves it."""
    with RunFolder(run_path(home, found.run)) as folder:
        folder.write(MANIFEST, found.manifest.model_dump(mode="json"))
        for view in found.views:
            for result in view.results:
                folder.add(result)


def test_a_stored_run_gives_the_same_file_again(tmp_path: Path) -> None:
    """Byte for byte, whenever it is read; an unfinished one too."""
    cases = eight(tmp_path)
    stored(tmp_path, contents(cases, cards={"d2": None}))
    first, second = (page(contents_of(tmp_path, "mine", tmp_path / "evals")) for _ in range(2))
    path = tmp_path / "report.html"
    write_report(path, contents_of(tmp_path, "mine", tmp_path / "evals"))

    assert first == second == path.read_text("utf-8")
    assert "The run was stopped before this case." in first


def test_what_changed_since_is_said(tmp_path: Path) -> None:
    """Cases that came or went, transcripts that are others now."""
    stored(tmp_path, contents(eight(tmp_path)))
    changed = line("a1", competency="ownership", turns=[{"speaker": "candidate", "text": "Something else."}])
    written(tmp_path / "evals", [changed, line("z1")])
    said = contents_of(tmp_path, "mine", tmp_path / "evals").changes

    assert said[0].startswith("The suite has 1 cases that the run has not, and lacks 7 of its cases")
    assert "quotes do not stand in the transcripts" in said[1]
