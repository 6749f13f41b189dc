"""The parts of a competency as text, beside its signals: from what it means to the probes and the model answers."""

from collections.abc import Callable, Mapping

from interviewer.domain.competency import CompanyLens, Learning, LevelNote, ModelAnswer, Probe, Question
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import Level
from interviewer.export.lesson import COMPANY_NAMES, Card, Other, Row, Section
from interviewer.export.lesson_signals import signals_of
from interviewer.export.lesson_traps import traps_of

FORMS = (
    ("direct", "Direct questions", "They name the behaviour."),
    ("indirect", "Indirect questions", "They only invite it: you have to recognise what is being asked."),
)
NamesOf = Mapping[str, str]
"""Competency id to name."""


def sections_of(part: str, rubric: Rubric, level: Level, company: str, names: NamesOf) -> tuple[Section, ...]:
    """The sections of a part, for a level and a company; none where the competency's file does not have them."""
    learning = rubric.competency.learning
    if rubric.id != rubric.competency.id:
        learning = None
    by_part: dict[str, Callable[[], tuple[Section, ...]]] = {
        "signals": lambda: signals_of(rubric),
        "traps": lambda: traps_of(rubric, learning),
        "bar": lambda: bar_of(rubric, learning, level, company),
        "questions": lambda: questions_of(rubric),
        "probes": lambda: probes_of(rubric),
    }
    if learning:
        by_part["meaning"] = lambda: meaning_of(learning, names)
        by_part["stories"] = lambda: stories_of(learning, names)
        by_part["answers"] = lambda: answers_of(rubric, learning)
    return by_part[part]() if part in by_part else ()


def meaning_of(learning: Learning, names: NamesOf) -> tuple[Section, ...]:
    """What stands behind it, what it is not, by which words one knows it, what it is mistaken for."""
    return (
        Section("Why it is asked", lines=(learning.company_framing,)),
        Section("What it is not", points=learning.is_not),
        Section(
            "Words that give it away",
            lines=("One of these in a question, and this is probably what the interviewer is after.",),
            words=learning.recognise,
        ),
        Section(
            "What it is mistaken for",
            cards=tuple(
                Card(
                    item.competency,
                    names.get(item.competency, item.competency),
                    (Row("", (item.difference,)),),
                )
                for item in learning.neighbours
            ),
        ),
    )


def bar_of(rubric: Rubric, learning: Learning | None, level: Level, company: str) -> tuple[Section, ...]:
    """The chosen level and company first, then the others."""
    notes = {note.level: note for note in learning.levels} if learning else {}
    levels = sorted(rubric.framework.levels, key=lambda rule: rule.level != level)
    sections = [
        Section("Levels", cards=tuple(_level(rubric, rule.level, notes.get(rule.level), level) for rule in levels))
    ]
    if learning:
        lenses = sorted(learning.companies, key=lambda lens: lens.company != company)
        sections.append(Section("Companies", cards=tuple(_lens(lens, company) for lens in lenses)))
    bands = tuple(f"From {band.least} of 100: {band.name}. {band.means}" for band in rubric.framework.bands)
    return (*sections, Section("What a total means", points=bands))


def _level(rubric: Rubric, level: Level, note: LevelNote | None, chosen: Level) -> Card:
    rule = rubric.level(level)
    known = {**rubric.signals, rubric.framework.scope.id: rubric.framework.scope}
    needs = tuple(
        f"{known[name].name}, at least {strength}: {known[name].asks}"
        for name, strength in rule.needs.items()
        if name in known
    )
    lowers = "Without it the verdict is a band lower." if rule.lowers else "A gap is said and costs nothing."
    own = (Row("Expects here", (note.expects,)), Row("Falls short", (note.anti_pattern,))) if note else ()
    return Card(
        level.value,
        rule.name,
        (*own, Row("Any principle", (rule.expects,)), Row("The bar", (*needs, lowers))),
        chosen=level == chosen,
    )


def _lens(lens: CompanyLens, chosen: str) -> Card:
    return Card(
        lens.company,
        COMPANY_NAMES[lens.company],
        (
            Row("Looked at as", (lens.name,)),
            Row("Stresses", (lens.stresses,)),
            Row("Signal phrase", (lens.signal,), "good"),
            Row("Asks", (lens.question,), "said"),
            Row("What lifts an answer", (lens.lifts,)),
        ),
        chosen=lens.company == chosen,
    )


def stories_of(learning: Learning, names: NamesOf) -> tuple[Section, ...]:
    """Which stories carry it, which do not, and how to get ready."""
    fitting = [
        Card(
            story.name,
            story.name,
            (
                Row("Shows", (story.shows,)),
                Row("For example", (story.example,)),
            ),
            covers=tuple(Other(name, names.get(name, name)) for name in story.also_covers),
        )
        for story in learning.stories
    ]
    avoid = [Card(story.name, story.name, (Row("", (story.why,)),)) for story in learning.stories_to_avoid]
    return (
        Section("Stories that carry it", cards=tuple(fitting)),
        Section("Stories to leave at home", cards=tuple(avoid)),
        Section("How to tell it", points=learning.coaching),
        Section("Depth", lines=(learning.depth_tip,)),
        Section("Before the day", lines=(learning.summary.prep_action,)),
    )


def questions_of(rubric: Rubric) -> tuple[Section, ...]:
    """Direct ones, then indirect ones, each with its kind."""
    return tuple(
        Section(
            title,
            lines=(says,),
            cards=tuple(question_card(item) for item in rubric.competency.questions if item.form == form),
        )
        for form, title, says in FORMS
        if any(item.form == form for item in rubric.competency.questions)
    )


def question_card(question: Question) -> Card:
    """A question with its kind."""
    return Card(question.id, question.text, aside=question.kind.value)


def probes_of(rubric: Rubric) -> tuple[Section, ...]:
    """A section a dimension: each probe with the signal that it is after, and two replies."""
    sections = []
    for dimension in rubric.dimensions:
        here = [probe for probe in rubric.probes if rubric.dimension_of.get(probe.signal) == dimension.id]
        if here:
            cards = tuple(_probe(rubric, probe) for probe in here)
            sections.append(Section(dimension.name, cards=cards, look=dimension.id))
    known = rubric.dimension_of
    rest = tuple(_probe(rubric, probe) for probe in rubric.probes if probe.signal not in known)
    return (*sections, Section("Beyond the five dimensions", cards=rest)) if rest else tuple(sections)


def _probe(rubric: Rubric, probe: Probe) -> Card:
    known = {**rubric.signals, rubric.framework.scope.id: rubric.framework.scope}
    return probe_card(probe, known[probe.signal].name if probe.signal in known else probe.signal)


def probe_card(probe: Probe, after: str) -> Card:
    """A probe, the signal that it is `after`, and two replies."""
    return Card(
        probe.id,
        probe.question,
        (
            Row("Why it is asked", (probe.why,)),
            Row("Weak", (probe.weak.text,), "bad"),
            Row("Why it is weak", (probe.weak.why,)),
            Row("Strong", (probe.strong.text,), "good"),
            Row("What is remembered", (probe.strong.why,)),
        ),
        aside=f"after: {after}",
    )


def answers_of(rubric: Rubric, learning: Learning) -> tuple[Section, ...]:
    """Whole answers with the words that decide them."""
    return answer_sections(rubric, learning.answers)


def answer_sections(rubric: Rubric, answers: tuple[ModelAnswer, ...]) -> tuple[Section, ...]:
    """Those of a track likewise; `rubric` has the questions that they answer."""
    asked = {question.id: question.text for question in rubric.competency.questions}
    return tuple(
        Section(
            f"{answer.quality.capitalize()} answer",
            lines=(asked.get(answer.question, answer.question),),
            cards=(
                Card(
                    answer.id,
                    rubric.level(answer.level).name,
                    (
                        Row("", (answer.text,), "said"),
                        Row("What decides it", (answer.decides,), "said"),
                        Row("Why", (answer.why,)),
                    ),
                ),
            ),
        )
        for answer in answers
    )
