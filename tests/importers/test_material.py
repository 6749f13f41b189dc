"""Files of every form to material: each line counted, sections in any order, bad input said and nothing half taken."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.material import Material
from interviewer.importers.material import AsForm, read_material, source_lines
from interviewer.importers.page_text import BadPage

DATA = Path(__file__).parent / "data"
PAGES = Path(__file__).parents[2] / "evals" / "pages"
PRINCIPLES = {
    "Ownership": "ownership",
    "Dive Deep": "dive_deep",
    "Earn Trust": "earn_trust",
    "Customer Obsession": "customer_obsession",
    "Are Right A Lot": "are_right_a_lot",
    "Frugality": "frugality",
    "Have Backbone; Disagree and Commit": "have_backbone",
}
FORMS = {
    "page_plain.txt": "page",
    "page_headed.md": "page",
    "notes_marked.md": "notes",
    "notes_loose.txt": "notes",
    "article_plain.txt": "article",
    "article_marked.md": "article",
}


def read(data: bytes | str, form: AsForm = "auto") -> Material | BadPage:
    return read_material(data.encode() if isinstance(data, str) else data, "kept.txt", form, PRINCIPLES)


def material(data: bytes | str, form: AsForm = "auto") -> Material:
    result = read(data, form)
    assert isinstance(result, Material), result
    return result


def kept(name: str) -> Material:
    return material((DATA / name).read_bytes())


@pytest.mark.parametrize("name", [*FORMS, *sorted(path.name for path in PAGES.glob("clean_*.txt"))])
def test_the_form_is_found_by_the_content(name: str) -> None:
    """No file needs to be told what it is."""
    path = DATA / name if name in FORMS else PAGES / name
    assert material(path.read_bytes()).form == FORMS.get(name, "evaluate")


@pytest.mark.parametrize("name", FORMS)
def test_every_line_is_taken_or_left_with_a_reason(name: str) -> None:
    """The counts add up, and no line of ours is left as not understood."""
    data = (DATA / name).read_bytes()
    said = material(data)
    left = said.left()
    assert said.taken + sum(map(len, left.values())) == len(source_lines(data)) == len(said.lines)
    assert "not understood" not in left


def test_a_question_page_is_taken_whole() -> None:
    """Triggers of both forms, probes with replies, and each part of the lesson in its own form."""
    said = kept("page_plain.txt")
    lesson = said.lessons[0]
    assert (said.competency, lesson.competency) == ("dive_deep", "dive_deep")
    assert [question.form for question in said.questions] == ["direct"] * 3 + ["indirect"] * 2
    probe = said.probes[0]
    assert probe.weak
    assert probe.weak.why
    assert probe.weak.why.text == "A feeling is where one starts to look."
    assert probe.strong
    assert probe.strong.why
    assert probe.strong.why.text == "Six beds, one minute."
    assert [len(signal.phrases) for signal in lesson.signals] == [2, 2]
    assert all(signal.shows and signal.common_miss for signal in lesson.signals)
    assert all(trap.says and trap.why and trap.detect and trap.remedy for trap in lesson.traps)
    assert [(flag.name.text, flag.detect) for flag in lesson.red_flags] == [
        ("Second-Hand Facts", None),
        ("No Figure", None),
    ]
    assert [told.competency for told in lesson.neighbours] == ["ownership", "are_right_a_lot"]
    assert all(
        view.name and view.stresses and view.signal and view.question and view.lifts for view in lesson.companies
    )
    assert [(view.level, view.anti_pattern is not None) for view in lesson.levels] == [("sde1", True), ("senior", True)]
    assert lesson.story_kinds[0].also_covers == ("Are Right A Lot", "Earn Trust")
    assert [story.name for story in lesson.to_avoid] == ["Long Nights", "The Consultant"]
    assert (len(lesson.is_not), len(lesson.recognise), len(lesson.prep_action), len(lesson.depth_tip)) == (3, 5, 1, 1)
    assert lesson.summary[-1].name == "Prep Action"


def test_a_page_in_words_and_layouts_of_its_own_gives_the_same_forms() -> None:
    """Renamed headings, Markdown, tables of levels and companies, labels with a colon, a quiz at the foot."""
    said = kept("page_headed.md")
    lesson = said.lessons[0]
    assert said.competency == "earn_trust"
    assert [question.form for question in said.questions] == ["direct"] * 3 + ["indirect"] * 2
    assert [bool(probe.after and probe.weak and probe.strong) for probe in said.probes] == [True, True]
    assert (len(lesson.signals), len(lesson.traps), len(lesson.red_flags)) == (2, 2, 2)
    assert all(trap.says and trap.why and trap.detect and trap.remedy for trap in lesson.traps)
    assert [view.level for view in lesson.levels] == ["sde1", "senior", "principal"]
    assert [view.company for view in lesson.companies] == ["Google", "Flipkart"]
    assert [item.answer for item in said.quiz] == [1]
    assert [passage.heading and passage.heading.text for passage in lesson.passages] == ["A word from the cellar"]


def test_notes_are_taken_whole() -> None:
    """Stories with what each lacks, questions to ask by audience with marks and answers, debriefs, private remarks."""
    said = kept("notes_marked.md")
    assert [(story.competency, story.lacks) for story in said.stories] == [
        ("ownership", ()),
        ("ownership", ("situation", "task", "action", "result")),
        ("ownership", ("situation", "task", "action", "result")),
        ("earn_trust", ("task", "result", "own act")),
        ("earn_trust", ("action", "number")),
        ("frugality", ("situation", "task", "action", "result")),
    ]
    assert said.stories[2].loose[0].text == "the crane thing??"
    assert [story.title.text for story in said.stories if story.title] == ["The mooring story"]
    assert [(one.audience, len(one.questions)) for one in said.ask_back] == [("HR", 3), ("Engineers", 2)]
    assert [jotting.mark for jotting in said.ask_back[0].questions] == [None, "$", None]
    assert [below.text.text for below in said.ask_back[0].questions[2].below] == [
        "boat master, they said",
        "radio, maybe",
    ]
    assert [debrief.title for debrief in said.debriefs] == ["If rejected", "If it goes well"]
    assert [remark.line for remark in said.private] == [20, 37]


def test_loose_notes_are_taken() -> None:
    """Headings without marks, Q and A, single letters for the parts, and a whole story on one line."""
    said = kept("notes_loose.txt")
    assert [story.competency for story in said.stories][:3] == ["ownership", "dive_deep", "dive_deep"]
    assert [[told.part for told in story.parts] for story in said.stories][1:3] == [
        ["situation", "task", "action", "result"]
    ] * 2
    assert said.stories[0].loose[0].text.startswith("the bell rang")
    assert {remark.text for remark in said.private} >= {"NB never mention the head's nephew", "(she is from Leeds)"}


@pytest.mark.parametrize("name", ["article_plain.txt", "article_marked.md"])
def test_an_article_gives_its_examples(name: str) -> None:
    """Bad and good examples in pairs, labelled, quoted or in a table; a checklist and readers' questions."""
    said = kept(name)
    assert len(said.examples) == 3
    assert all(example.bad and example.good and example.good_why for example in said.examples)
    assert len(said.lessons[0].checklists[0].items) == 2
    assert all(asked.answer for asked in said.lessons[0].answered)
    assert len(said.lessons[0].answered) == 2


def test_what_an_article_says_twice_is_taken_once() -> None:
    """A paragraph that comes again is left, naming the line it repeats; a question that is quoted is a probe."""
    said = kept("article_plain.txt")
    assert said.left()["the same words as line 4"] == (8,)
    assert said.probes[0].question.text == "Who in that bakery would rather you had left it alone?"
    assert [advice.part for advice in said.lessons[0].star] == ["situation", "task", "action", "result"]


def sections_of(text: str, heads: list[str]) -> list[str]:
    starts = sorted(text.index(f"\n{head}\n") + 1 for head in heads)
    return [text[: starts[0]], *(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))]


HEADS = [
    "📌\nDefinition",
    "Core Signal",
    "🏢\nCompany Framing",
    "🚫\nWhat It Is NOT",
    "💡\nDepth Tip",
    "🎯\nDirect Triggers",
]
HEADS += ["🔍\nIndirect Triggers", "👁\nHow to Recognize", "⚠️\nDo Not Confuse With", "🚫\nStories Not Recommended"]


@pytest.mark.parametrize("seed", range(4))
def test_sections_may_come_in_any_order(seed: int) -> None:
    """The same values, wherever they stand."""
    parts = sections_of((DATA / "page_plain.txt").read_text(encoding="utf-8"), HEADS)
    head, body, end = parts[0], parts[1:-1], parts[-1]
    random.Random(seed).shuffle(body)
    said, whole = material("".join([head, *body, end])), kept("page_plain.txt")
    for field in (
        "signals",
        "traps",
        "red_flags",
        "companies",
        "levels",
        "story_kinds",
        "is_not",
        "neighbours",
        "to_avoid",
    ):
        assert len(getattr(said.lessons[0], field)) == len(getattr(whole.lessons[0], field)), field
    assert sorted(question.words for question in said.questions) == sorted(one.words for one in whole.questions)
    assert len(said.probes) == len(whole.probes)


@pytest.mark.parametrize("missing", HEADS)
def test_a_section_may_be_missing(missing: str) -> None:
    """The rest is read, and every line is counted."""
    parts = sections_of((DATA / "page_plain.txt").read_text(encoding="utf-8"), HEADS)
    text = "".join(part for part in parts if not part.startswith(missing))
    said = material(text)
    assert said.form == "page"
    assert len(said.lines) == len(source_lines(text.encode()))


def as_html(text: str) -> str:
    rows = "".join(f"<p>{row.replace('&', '&amp;').replace('<', '&lt;')}</p>\n" for row in text.split("\n"))
    return f"<!doctype html><html><head><style>p {{}}</style></head><body><nav>Menu</nav>{rows}</body></html>"


@pytest.mark.parametrize("name", ["page_plain.txt", "article_plain.txt"])
def test_a_page_saved_as_html_gives_the_same(name: str) -> None:
    """The text is read out of the markup; menus are not."""
    text = (DATA / name).read_text(encoding="utf-8")
    said, plain = material(as_html(text)), material(text)
    assert (said.form, said.competency) == (plain.form, plain.competency)
    assert [one.words for one in said.questions] == [one.words for one in plain.questions]
    assert len(said.probes) == len(plain.probes)
    assert len(said.examples) == len(plain.examples)
    assert "Menu" not in source_lines(as_html(text).encode())


def test_an_evaluate_page_is_wrapped() -> None:
    """Its pair and quiz are the material's, its lines are counted by the pair's reader."""
    said = material((PAGES / "clean_returns_desk.txt").read_bytes())
    assert said.pairs[0].source == "kept.txt"
    assert said.quiz == said.pairs[0].quiz
    assert said.lines == said.pairs[0].lines
    assert said.doubts == ()


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param("30%", "40%", "The weights add up to 110, not to 100.", id="weights"),
        pytest.param(
            "20 No Hire", "45 No Hire", "The points of candidate A add up to 20; the page says 45.", id="total"
        ),
    ],
)
def test_a_page_that_does_not_add_up_is_imported_and_said(before: str, after: str, says: str) -> None:
    """Nothing is corrected; the doubt names the line."""
    text = (PAGES / "clean_returns_desk.txt").read_text(encoding="utf-8")
    assert before in text
    doubts = material(text.replace(before, after, 1)).doubts
    assert says in [doubt.text for doubt in doubts]


def test_notes_without_a_story_say_so() -> None:
    """Questions to ask are kept; that no story is told is a doubt."""
    said = material("# Questions to ask\n1. Who trains the new drivers?\n2. When is the depot open?\n")
    assert said.ask_back
    assert not said.stories
    assert said.doubts[0].text.startswith("No story is told")


SOURCES = [row for name in FORMS for row in (DATA / name).read_text(encoding="utf-8").splitlines()]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SOURCES), max_size=40), st.sampled_from(["auto", "page", "notes", "article", "evaluate"])
)
def test_any_heap_of_lines_is_counted_or_refused(rows: list[str], form: AsForm) -> None:
    """Shuffled lines give material whose counts add up, or a reason; never an exception."""
    result = read("\n".join(rows), form)
    if isinstance(result, Material):
        assert result.taken + sum(map(len, result.left().values())) == len(source_lines("\n".join(rows).encode()))
    else:
        assert result.problems[0].startswith("kept.txt:")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.integers(min_value=1, max_value=4000))
def test_a_page_cut_anywhere_is_counted_or_refused(name: str, size: int) -> None:
    """What is there is read; a cut within a letter is told."""
    data = (DATA / name).read_bytes()[:size]
    result = read(data)
    if isinstance(result, Material):
        assert len(result.lines) == len(source_lines(data))
