"""Rules between the fields of rubric files: each is broken once, and named with its file, field and remedy."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.library.checks import rule_problems
from interviewer.library.files import SHARED_FILES
from interviewer.library.problems import Problem
from tests.library.spoiling import REMOVED, ours, put

FRAMEWORK, LEXICONS, OWN, CUSTOMER = "bar_raiser.json", "lexicons.json", "ownership.json", "customer_obsession.json"
WORDS = "gate_words.json"
FEW = {*SHARED_FILES, OWN, CUSTOMER, "generic.json", "track_fintech.json"}
STAR = "dimensions.structure_star"
SITUATION = f"{STAR}.signals.situation"
SELF, NEIGHBOURS = "signals.self_awareness", "learning.neighbours"
PATTERN = "goal.patterns.0"


def few() -> dict[str, Any]:
    """Ours without most of the principles, as each is read for sentences that stand in another."""
    return {name: data for name, data in ours().items() if name in FEW}


def found(*changes: tuple[str, str, Any]) -> list[Problem]:
    """What the rules say of these files with these changes."""
    files = few()
    for file, place, value in changes:
        put(files[file], place, value)
    return rule_problems(files)


def test_ours_break_no_rule() -> None:
    """The shipped files agree with themselves and one another."""
    assert rule_problems(ours()) == []


# name, file, place, value, what is said of it, and the field it is said of where that is another than the place
MEASURES: tuple[tuple[Any, ...], ...] = (
    ("dimensions above 100", FRAMEWORK, f"{STAR}.points", 16, "101, not 100. Take 1", "dimensions"),
    ("signals above", FRAMEWORK, f"{SITUATION}.points", 4, "16, not 15. Take 1", f"{STAR}.signals"),
    ("signals below", FRAMEWORK, f"{SITUATION}.points", 1.5, "13.5, not 15. Give 1.5", f"{STAR}.signals"),
    ("points below 0", FRAMEWORK, f"{SITUATION}.points", -3, "is -3. Points are 0 or more"),
    ("a gap in ranges", FRAMEWORK, f"{STAR}.ranges.1.1", 11, "9 to 11", f"{STAR}.ranges.1"),
    ("ranges above 0", FRAMEWORK, f"{STAR}.ranges.4", REMOVED, "0.", f"{STAR}.ranges.3"),
    ("lowest band", FRAMEWORK, "bands.0.least", 5, "The lowest band begins at 0"),
    ("bands fall", FRAMEWORK, "bands.2.least", 30, "is 30. Bands ascend, each above 35"),
    ("a band above 100", FRAMEWORK, "bands.3.least", 101, "at most 100"),
    ("a verdict twice", FRAMEWORK, "bands.1.verdict", "hire", "Each stands once", "bands"),
    ("shown below claimed", FRAMEWORK, "strengths.rules.shown", 0.01, "never weighs less", "strengths.rules"),
    ("strong is not 1", FRAMEWORK, "strengths.rules.strong", 2, "strong is 1", "strengths.rules"),
    ("absent earns", FRAMEWORK, "strengths.rules.absent", 0.1, "absent is 0", "strengths.rules"),
    ("a strength missing", FRAMEWORK, "strengths.rules.shown", REMOVED, "no weight to shown", "strengths.rules"),
    ("no weights for rules", FRAMEWORK, "strengths.rules", REMOVED, "no weights for 'rules'", "strengths"),
    ("a kind missing", FRAMEWORK, "kinds.habit", REMOVED, "none for habit", "kinds"),
    ("a level missing", FRAMEWORK, "levels.staff", REMOVED, "none for staff", "levels"),
    ("a cap above", FRAMEWORK, "caps.spectator.caps.ownership_signal", 31, "30"),
    ("no sentence", FRAMEWORK, "red_flags.jargon.least", 0, "at least one sentence"),
    ("claims above", FRAMEWORK, "hollow.claimed_below.self_awareness", 9, "at most"),
    ("points moved", OWN, "points.situation", 4, "'structure_star' add up to 16, not 15. Take 1", "points"),
    ("points added", CUSTOMER, f"{SELF}.prevention.points", 3, "11, not 10", "signals.self_awareness"),
    ("points between", CUSTOMER, "points.steps", 11, "'action_specificity' add up to 26", "signals.action_specificity"),
)  # fmt: skip
REFERENCES: tuple[tuple[Any, ...], ...] = (
    ("a condition", FRAMEWORK, f"{SITUATION}.cues.0.all.0", "plase", "Did you mean place"),
    ("any of", FRAMEWORK, f"{SITUATION}.cues.2.any.0", "blue", "no lexicon has that name"),
    ("none of", FRAMEWORK, f"{SITUATION}.cues.0.none.0", "blue", "no lexicon"),
    ("of scope", FRAMEWORK, "scope.cues.0.any.0", "blue", "no lexicon"),
    ("of a gate", FRAMEWORK, "gates.manager_assigned.cues.0.all.0", "blue", "no lexi"),
    ("of a flag", FRAMEWORK, "red_flags.jargon.cues.0.all.0", "blue", "no lexicon"),
    ("telling", FRAMEWORK, f"{SITUATION}.telling.blue", 1, "no lexicon"),
    ("hollow", FRAMEWORK, "hollow.concrete.0", "blue", "no lexicon"),
    ("a part", FRAMEWORK, f"{SITUATION}.cues.0.all.0", "did", "only a part"),
    ("another's words", CUSTOMER, f"{SELF}.prevention.cues.0.all.0", "frugal_reused", "other competencies' answers"),
    ("somebody's words", FRAMEWORK, f"{SITUATION}.cues.0.all.0", "frugal_reused", "other competencies' answers"),
    ("words for nobody", LEXICONS, "adverb.only_for", ["nobody"], "no such competency", "adverb.only_for.0"),
    ("a capped dimension", FRAMEWORK, "caps.spectator.caps.blue", 1, "no such dimension"),
    ("a need", FRAMEWORK, "levels.pm.needs.blue", "shown", "no such signal"),
    ("a kind's gate", FRAMEWORK, "kinds.habit.gates.0", "blue", "no such gate"),
    ("a kind's signal", FRAMEWORK, "kinds.failure.signals_off.0", "blue", "no such signal"),
    ("a principle's gate", FRAMEWORK, "principles.deliver_results.gates_off.0", "blue", "no such gate"),
    ("what it extends", OWN, "extends", "blue", "Did you mean bar_raiser"),
    ("another name than the file", OWN, "id", "frugality", "the file is called ownership.json"),
    ("no principle", OWN, "id", "blue", "no such competency among the principles"),
    ("a gate off", OWN, "gates_off", ["blue"], "no such gate", "gates_off.0"),
    ("a point", OWN, "points.blue", 0, "no such signal"),
    ("a dimension", OWN, "signals.blue", [], "no such dimension"),
    ("a probe's signal", OWN, "probes.why_you.signal", "blue", "no such signal"),
    ("another one's signal", OWN, "probes.why_you.signal", "prevention", "no such signal"),
    ("a wording", OWN, "learning.wording.0.signal", "blue", "no such signal", "learning.wording.blue.signal"),
    ("a flag's note", OWN, "learning.red_flags.0.flag", "blue", "no such red flag", "learning.red_flags.blue.flag"),
    ("a story", OWN, "learning.stories.0.also_covers.0", "blue", "no such competency"),
    ("a neighbour", OWN, f"{NEIGHBOURS}.0.competency", "blue", "no such", f"{NEIGHBOURS}.blue.competency"),
    ("itself", OWN, f"{NEIGHBOURS}.0.competency", "ownership", "itself", f"{NEIGHBOURS}.ownership.competency"),
    ("phrasing", "phrasing.json", "signals.measure.quotes.0", "blue", "gate or red flag"),
    ("coaching", "coaching.json", "topics.0.signals.0", "blue", "no such signal"),
    ("a hold", "coaching.json", "holds.blue", {}, "no such gate or cap"),
    ("weighed words of a gate", WORDS, "0.gate", "blue", "no such gate"),
    ("in a pattern", LEXICONS, PATTERN, "{blue} sky", "'{blue}': no lexicon has that name"),
    ("itself in a pattern", LEXICONS, PATTERN, "a {goal}", "refers to itself: goal -> goal", "goal"),
)  # fmt: skip
DOUBLES: tuple[tuple[Any, ...], ...] = (
    ("a signal", FRAMEWORK, f"{SITUATION}.id", "task", "there already", f"{STAR}.signals.task.id"),
    ("a flag and a gate", FRAMEWORK, "red_flags.jargon.id", "no_story", "there already", "red_flags.no_story.id"),
    ("a level", FRAMEWORK, "levels.staff.level", "pm", "there already", "levels.pm.level"),
    ("a lexicon", LEXICONS, "goal.id", "place", "there already", "place.id"),
    ("a question", OWN, "questions.1.id", "between_chairs", "there already", "questions.between_chairs.id"),
    ("a probe", OWN, "probes.1.id", "as_you_found_it", "there already", "probes.as_you_found_it.id"),
    ("a quiz item", OWN, "learning.quiz.1.id", "two_alarms", "there already", "learning.quiz.two_alarms.id"),
    ("a choice", OWN, "learning.quiz.0.choices", ["a", "a", "b", "c"], "the same", "learning.quiz.two_alarms.choices"),
    ("a signal added", CUSTOMER, f"{SELF}.prevention.id", "named", "already", f"{SELF}.named.id"),
    ("an id elsewhere", OWN, "questions.0.id", "whom_you_work_for", CUSTOMER, "questions.whom_you_work_for.id"),
)  # fmt: skip
PROBES: tuple[tuple[Any, ...], ...] = (
    ("of a complete competency", OWN, "probes.why_you.signal", "named", "no probe is after 'chose'", "probes"),
    ("of an added signal", CUSTOMER, "probes.next_customer.signal", "named", "'prevention'", f"{SELF}.prevention"),
)  # fmt: skip
CASES = [
    pytest.param(*case[1:5], case[5] if case[5:] else case[2], id=f"{group}: {case[0]}")
    for group, cases in (("measure", MEASURES), ("reference", REFERENCES), ("double", DOUBLES), ("probe", PROBES))
    for case in cases
]


@pytest.mark.parametrize(("file", "place", "value", "said", "field"), CASES)
def test_a_broken_rule_is_named(file: str, place: str, value: Any, said: str, field: str) -> None:
    """One change, and the problem is there with its file, its field and what to do."""
    problems = found((file, place, value))
    assert [problem for problem in problems if problem.file == file and problem.field == field and said in problem.what]


def test_a_circle_is_told_once() -> None:
    """Lexicons that need one another are one problem, at the first of them, with the whole way round."""
    problems = found(
        (LEXICONS, "place.patterns.0", "{goal}"),
        (LEXICONS, "goal.patterns.0", "{tool}"),
        (LEXICONS, "tool.patterns.0", "{place}"),
    )
    circles = [problem for problem in problems if "refers to itself" in problem.what]
    assert [(problem.field, problem.what) for problem in circles] == [
        ("place", "refers to itself: place -> goal -> tool -> place. Take one of these references out.")
    ]


def test_a_name_with_a_figure_cannot_be_filled_in() -> None:
    """Only small letters and '_' are read as a reference; anything else in braces would be taken literally."""
    problems = found((LEXICONS, "goal.id", "goal2"), (LEXICONS, "place.patterns.0", "{goal2}"))
    assert [
        problem for problem in problems if problem.field == "place.patterns.0" and "Rename that lexicon" in problem.what
    ]


def test_a_sentence_stands_in_one_competency() -> None:
    """Copied text is told at the second file, whatever its case and blanks; names are no sentences."""
    sentence = ours()[CUSTOMER]["learning"]["coaching"][0]
    problems = found((OWN, "learning.coaching.0", "New words first. " + sentence.upper().replace(" ", "  ")))
    copied = [problem for problem in problems if "stands in customer_obsession.json too" in problem.what]
    assert {(problem.file, problem.field) for problem in copied} == {(OWN, "learning.coaching.0")}


def test_what_leans_on_a_missing_file_is_let_be() -> None:
    """Without lexicons no cue is blamed, without a framework no signal: one cause, one problem."""
    files = ours()
    del files[LEXICONS], files[FRAMEWORK]
    assert rule_problems(files) == []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**400), 10**400) | st.floats() | st.text(max_size=5) | st.just("did"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "points", "patterns", "x"]), inner)
    ),
    max_leaves=5,
)


@settings(max_examples=20)
@given(st.data())
def test_no_json_whatsoever_stops_the_rules(data: st.DataObject) -> None:
    """Any value in any place is passed over or named; nothing is raised."""
    files = few()
    parent: Any = files
    key: Any = data.draw(st.sampled_from(sorted(files)))
    while isinstance(parent[key], dict | list) and parent[key] and data.draw(st.integers(0, 4)):
        parent = parent[key]
        key = data.draw(st.sampled_from(sorted(parent) if isinstance(parent, dict) else range(len(parent))))
    parent[key] = data.draw(JUNK)
    assert all(str(problem).startswith(f"{problem.file}: {problem.field}: ") for problem in rule_problems(files))
