"""One entry for every file that people keep: finds its form by its content and reads it to material.

Nothing that a file holds makes it raise, and nothing is half imported: the answer is material or the reason there is
none.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Literal

from interviewer.domain.calibration_pair import CalibrationPair, Said
from interviewer.domain.material import Form, Material
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.importers.article import read_article
from interviewer.importers.english import LEAST_SHARE, english_share
from interviewer.importers.evaluate_doubts import doubts_of
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.forms import form_of
from interviewer.importers.notes import read_notes
from interviewer.importers.page_text import BadPage, Ledger, PageLine, Unreadable, page_lines, text_of
from interviewer.importers.question_page import read_question_page

AsForm = Literal["auto", "page", "evaluate", "notes", "article"]
_Parts = dict[str, object]
"""Fields of the material, by name."""


def read_material(source: bytes, name: str, form: AsForm, principles: Mapping[str, str]) -> Material | BadPage:
    """What one file gives, or why it gives nothing.

    `name` is the file's name, for messages only. `form` 'auto' finds the form by the content. `principles` maps a
    principle's name as people write it to its id.
    """
    try:
        lines = page_lines(source)
        _refuse_other_languages(lines)
        found: Form = form_of(lines, principles) if form == "auto" else form
        if found == "evaluate":
            return _evaluated(source, name, principles)
        ledger = Ledger(lines)
        parts = _READERS[found](lines, ledger, principles)
        return _material(source, name, found, {**parts, "lines": ledger.lines()})
    except Unreadable as error:
        said = str(error)
        return BadPage(name, (f"{name}:{said}." if re.match(r"\d+:", said) else f"{name}: {said}.",))


def source_lines(source: bytes) -> tuple[str, ...]:
    """The texts of the lines that `Material.lines` counts, for showing what was left. Raises Unreadable."""
    return tuple(text_of(source).split("\n"))


def _refuse_other_languages(lines: list[PageLine]) -> None:
    share = english_share("\n".join(line.text for line in lines))
    if share is not None and share < LEAST_SHARE:
        line = next(line.number for line in lines if line.text)
        raise Unreadable(
            f"{line}: does not read like English ({share:.0%} of its words are common English ones); headings and "
            "answers are read in English. Translate it, or paste its English version"
        )


def _evaluated(source: bytes, name: str, principles: Mapping[str, str]) -> Material | BadPage:
    pair = read_evaluate_page(source, name, principles)
    if not isinstance(pair, CalibrationPair):
        return pair
    competency = None if pair.competency == DEFAULT_COMPETENCY else pair.competency
    parts = {"quiz": pair.quiz, "pairs": (pair,), "doubts": tuple(doubts_of(pair)), "lines": pair.lines}
    return _material(source, name, "evaluate", {"title": pair.title, "competency": competency, **parts})


def _material(source: bytes, name: str, form: Form, parts: _Parts) -> Material:
    return Material.model_validate({"id": hashlib.sha256(source).hexdigest(), "source": name, "form": form, **parts})


def _page(lines: list[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> _Parts:
    gathered = read_question_page(lines, ledger, principles)
    competency = gathered.competency()
    return {
        "title": gathered.title,
        "competency": competency,
        "questions": gathered.triggers(competency),
        "probes": gathered.follow_ups(),
        "quiz": tuple(gathered.quiz),
        "lessons": (gathered.lesson(competency),),
    }


def _notes(lines: list[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> _Parts:
    noted = read_notes(lines, ledger, principles)
    told = any(story.is_told for story in noted.stories)
    first = next(line.number for line in lines if line.text)
    untold = Said(text="No story is told in these notes; questions alone were taken.", line=first)
    return {
        "title": noted.title,
        "questions": tuple(noted.questions()),
        "stories": tuple(noted.stories),
        "lessons": tuple(noted.lessons),
        "ask_back": tuple(noted.ask_back),
        "debriefs": tuple(noted.debriefs),
        "private": tuple(noted.private),
        "doubts": () if told else (untold,),
    }


def _article(lines: list[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> _Parts:
    article = read_article(lines, ledger, principles)
    competency = article.competency()
    return {
        "title": article.title,
        "competency": competency,
        "questions": tuple(question.model_copy(update={"competency": competency}) for question in article.questions),
        "probes": tuple(article.probes),
        "lessons": (article.lesson(competency),),
        "examples": tuple(article.examples),
    }


_READERS: dict[str, Callable[[list[PageLine], Ledger, Mapping[str, str]], _Parts]] = {
    "page": _page,
    "notes": _notes,
    "article": _article,
}
