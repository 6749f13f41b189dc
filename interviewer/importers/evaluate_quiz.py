"""The questions with choices at the foot of a page."""

import re

from interviewer.domain.calibration_pair import QuizItem
from interviewer.importers.page_text import Ledger, PageLine

_STEM = re.compile(
    r"(?:Q(?:uestion)?\s*)?(\d{1,2}(?:\.\d{1,2})?)\s*(?:[.):]|(?<=\.\d)|\((?:easy|medium|hard)\)[.:]?)\s+(?!Step\b)(.+)",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\(?([A-F])[.):]\s*(.+)")
_STEP = re.compile(r"(?:\d{1,2}[.)]\s*)?Step \d+\s*[:.)-]\s*(.+)", re.IGNORECASE)
_HINT = re.compile(r"(?:Hint|Clue)\s*:\s*(.+)", re.IGNORECASE)
_MISTAKES = re.compile(r"(?:Common mistakes?|Usual mistakes?)\s*:\s*(.*)", re.IGNORECASE)
_STATED = re.compile(r"(?:Correct(?: answer)?|Answer|Key)\s*:?\s*\(?([A-F])\b.*", re.IGNORECASE)
_DIFFICULTY = ("easy", "medium", "hard")
_FURNITURE = re.compile(r"\(?\d+\s*/\s*\d+\)?|solution|show (?:solution|answer)|explanation", re.IGNORECASE)


class _Item:
    def __init__(self, stem: str, line: int) -> None:
        self.stem, self.line = stem, line
        self.difficulty: str | None = None
        self.choices: list[str] = []
        self.steps: list[str] = []
        self.hint: str | None = None
        self.mistakes: str | None = None
        self.stated: int | None = None

    def value(self) -> QuizItem:
        return QuizItem(
            stem=self.stem,
            difficulty=self.difficulty,
            choices=tuple(self.choices),
            answer=self.stated if self.stated is not None else self._concluded(),
            steps=tuple(self.steps),
            hint=self.hint,
            mistakes=self.mistakes,
            line=self.line,
        )

    def _concluded(self) -> int | None:
        """The one choice to which an arrow of the steps leads."""
        led = [_folded(step.split("->", 1)[1]) for step in self.steps if "->" in step]
        right = [at for at, choice in enumerate(self.choices) if any(_folded(choice) in end for end in led)]
        return right[0] if len(right) == 1 else None


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def read_quiz(lines: list[PageLine], ledger: Ledger) -> list[QuizItem]:
    """The items of one section; a line between a stem and its choices belongs to the stem."""
    items: list[_Item] = []
    for line in lines:
        text = line.text
        if not text:
            continue
        if _FURNITURE.fullmatch(text) or (not items and not _STEM.fullmatch(text)):
            ledger.leave(line.number, "page furniture of the quiz")
            continue
        if not _STEP.fullmatch(text) and (stem := _STEM.fullmatch(text)):
            items.append(_Item(stem[2], line.number))
        elif not _added(items[-1], text):
            continue
        ledger.take(line.number, f"quiz item {len(items)}")
    return [item.value() for item in items]


def _added(item: _Item, text: str) -> bool:
    if text.casefold() in _DIFFICULTY:
        item.difficulty = text.casefold()
    elif match := _STATED.fullmatch(text):
        item.stated = ord(match[1].upper()) - ord("A")
    elif match := _STEP.fullmatch(text):
        item.steps.append(match[1])
    elif match := _HINT.fullmatch(text):
        item.hint = match[1]
    elif match := _MISTAKES.fullmatch(text):
        item.mistakes = match[1] or None
    elif match := _CHOICE.fullmatch(text):
        item.choices.append(match[2])
    elif not item.choices:
        item.stem += f" {text}"
    else:
        return False
    return True
