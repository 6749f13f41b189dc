"""How `grader_words.json` is learned from words to the grader and honest answers: a logistic sum; needs NumPy.

    python -m interviewer.evaluation.learning_grader rubrics/grader_words.json [FAMILY ...]

writes the file anew, learned without the payloads of the named families, so that those can be graded as unread.
"""

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter

from interviewer.domain.grader_words import GraderWords, Mark
from interviewer.evaluation.variation_data import PayloadFile, TwinFile
from interviewer.grading.grader_words import GraderSum
from interviewer.grading.segments import fold, spans
from interviewer.grading.stems import word_set
from interviewer.library.files import read_json
from interviewer.resources import data_folder

HONEST = ("calibration/dev.jsonl", "written/transcripts.jsonl", "variations/benign.jsonl")
TWINS, PAYLOADS = "variations/benign_twins.json", "variations/payloads.json"
INJECTED = "case:9"
"""Rated answers that have words to the grader in them: neither honest nor told apart."""
STEMS = word_set(
    """above accept add adjust admin ai answer appeal applicant assess assign assistant assume automatic award band
    baseline boss bot calibrat candidat candour claimed coach comment complet compli confirm context count
    credit criteri decid decision deduct default developer dimension director disregard doubt downgrad ensure
    evaluat evidence examin exempt extract fail fair famil favour follow forget full gate generous give grade
    grader grading guarantee guidance guide guideline handbook hereby highest hint hire honest ignore imagine
    inflate instruct interview json judg kind language legal lenient level lowest mark maximum memo message
    method minimum mode model moderat must nervous note observer outcome output overrid overwrite ownership
    panel pass penal percent percentile pipeline please point policy positive pretend previous prior proceed
    process prompt quote range rank rate rater rating read reader recommend recruit regardless remark repl
    report requir respond result return review reward role root round rubric rule scale score scoring section
    session set should shown signal skip standard stop strength strict strong submission supervis system therap
    threshold token tool top total transcript treat truth unfair upgrad user valid vendor verdict verif visa
    weigh whoever write"""
)
"""The vocabulary of grading, of orders and of pleas, from which the sum takes what it weighs."""
PAYLOAD_WEIGHT = 6.0
"""What one sentence to the grader counts against an honest one: there are some forty times as many of those."""
PULL = 2.0
"""Of each weight towards nothing, but for `base`; half and double do as well on families that were held out."""
ROUNDS = 12
"""Of Newton's method; the last ones change nothing that two decimals show."""
ASIDE_ABOVE = 0.5
"""So that of 602 rated answers three move, by a point; at 0 one falls by 22."""
ABOUT = (
    "What tells a sentence that speaks to or of the grader. From {to_grader} such sentences and {honest} honest ones. "
    "Learned, not to be changed by hand: docs/decisions/0009-words-to-the-grader.md."
)


class Told(NamedTuple):
    """One sentence that is learned from."""

    text: str
    to_grader: bool


def told(folder: Path, without: Collection[str] = ()) -> list[Told]:
    """Every sentence of the payloads, those of the families `without` left out, and of honest answers."""
    payloads = TypeAdapter(PayloadFile).validate_python(read_json(folder / PAYLOADS)).payloads
    found = [Told(text, True) for item in payloads if item.family not in without for text in _sentences(item.text)]
    for place in HONEST:
        for line in (folder / place).read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            if INJECTED not in answer.get("cases", ()):
                said = [turn["text"] for turn in answer["turns"] if turn["speaker"] == "candidate"]
                found += [Told(text, False) for turn in said for text in _sentences(turn)]
    for twin in TypeAdapter(TwinFile).validate_python(read_json(folder / TWINS)).twins:
        found += [Told(text, False) for turn in (twin.text, *twin.replies) for text in _sentences(turn)]
    return found


def _sentences(text: str) -> Iterator[str]:
    clear = fold(text)
    return (clear[start:end] for start, end in spans(clear))


def learned(sentences: Sequence[Told]) -> GraderWords:
    """The weights that tell the sentences apart best, by logistic regression."""
    import numpy as np

    words = GraderWords(
        about=ABOUT.format(
            to_grader=sum(item.to_grader for item in sentences), honest=sum(not item.to_grader for item in sentences)
        ),
        base=0.0,
        aside_above=ASIDE_ABOVE,
        stems=dict.fromkeys(sorted(STEMS), 0.0),
        marks=dict.fromkeys(get_args(Mark), 0.0),
    )
    names = [*words.stems, *words.marks]
    table, sums = np.zeros((len(sentences), 1 + len(names))), GraderSum(words)
    table[:, 0] = 1
    place = {name: 1 + at for at, name in enumerate(words.stems)}
    marked = {mark: 1 + len(place) + at for at, mark in enumerate(words.marks)}
    for line, item in zip(table, sentences, strict=True):
        stems, marks = sums.standing(item.text)
        line[[*(place[stem] for stem in stems), *(marked[mark] for mark in marks)]] = 1
    wanted = np.array([item.to_grader for item in sentences], dtype=float)
    weights = _fitted(table, wanted, np.where(wanted > 0, PAYLOAD_WEIGHT, 1.0))
    base, *rest = (round(float(value), 2) + 0.0 for value in weights)
    filled = dict(zip(names, rest, strict=True))
    kept = {stem: filled[stem] for stem in words.stems if filled[stem]}
    return words.model_copy(update={"base": base, "stems": kept, "marks": {mark: filled[mark] for mark in words.marks}})


def _fitted(table: Any, wanted: Any, counts: Any) -> Any:
    """Logistic weights, the first of them not pulled; rows count `counts` times."""
    import numpy as np

    pull = np.full(table.shape[1], PULL)
    pull[0] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (counts * (wanted - chance)) - pull * weights
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(pull)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def main(arguments: Sequence[str]) -> None:
    """Writes the file named first, learned without the families named behind it."""
    made = learned(told(data_folder("evals"), arguments[1:])).model_dump(mode="json")
    Path(arguments[0]).write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
