"""How `gate_words.json` is learned from rated answers and from single sentences; needs NumPy and scikit-learn.

    python -m interviewer.evaluation.learning_gates rubrics/gate_words.json [SET ...]

writes the file anew, learned from evals/calibration/dev, evals/written and evals/openings without the named sets
(`dev`, `t9`, ...), so that those can be graded as unread.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.domain.gate_words import GateWords
from interviewer.evaluation.gate_answers import Answer, Feature, features_of, openings, phrases_of, rated_origins
from interviewer.grading.assignment import ASSIGNED
from interviewer.resources import data_folder

KEPT = 3000
"""Phrases that matter most, of the whole answer and of a sentence each; the others are dropped and all fitted anew."""
ANSWER_LOOSENESS, SENTENCE_LOOSENESS = 3.0, 10.0
"""Inverse of L2; 10 and 3 are as good on what was held out, 40 for sentences is worse."""
ASSIGNED_WEIGHT = 3.0
"""Of an assigned answer, of its sentence that tells so: they are few."""
PLAIN_WEIGHT = 0.3
"""Of any other sentence of an answer; an opening counts 1."""
OPENING_IN_ANSWERS = 0.3
"""Of an opening among the whole answers."""
EXCERPT_WEIGHT = 0.15
"""Of the first quarter and half of an answer that was not assigned: a short answer must not begin above."""
FIRES_ABOVE = 0.3
"""No Hire by words is the hardest thing that rules say: held out, 0.83 of those above are assigned (dev: all)."""
MIDDLING = 0.5
MERIT_SCALE = 10.0
"""Of the raters' points as a feature: so large that it is hardly held back."""
FOLDS = 6
ROUNDS = 2
"""Where no reader quoted the sentence that tells of the assignment, it is taken to be the one that speaks loudest."""
ABOUT = (
    "Whose idea it was. From {answers} rated answers, {assigned} of them called assigned, and {openings} single "
    "sentences. Learned, not to be changed by hand: docs/decisions/0026-one-sentence-and-the-whole-answer.md."
)


class Placed(NamedTuple):
    """An answer by what stands in each of its sentences: places of features."""

    set: str
    sentences: list[tuple[int, ...]]
    tells: list[bool]
    silent: list[bool]
    assigned: bool
    told: tuple[bool, bool]
    single: bool
    merit: float


def placed(answers: Sequence[Answer], features: Sequence[Feature]) -> list[Placed]:
    """The answers by the places in `features` of what stands there."""
    places = {feature: place for place, feature in enumerate(features)}
    found = []
    for answer in answers:
        standing = [
            tuple(sorted({places[feature] for feature in features_of(one) if feature in places}))
            for one in answer.sentences
        ]
        tells, silent = [one.tells for one in answer.sentences], [one.silent for one in answer.sentences]
        cues = answer.told
        found.append(Placed(answer.set, standing, tells, silent, answer.assigned, cues, answer.single, answer.merit))
    return found


class Linear(NamedTuple):
    """A weight for each feature, most of them none, and what is added to their sum."""

    weights: Any
    base: float

    def sum(self, *sentences: Sequence[int]) -> float:
        """Each feature once."""
        return self.base + float(self.weights[sorted(set[int]().union(*sentences))].sum())


def loudest(answer: Placed, alone: Linear) -> float:
    """What its loudest sentence adds, `base` included; those that may not speak aside."""
    sums = (alone.sum(one) for one, silent in zip(answer.sentences, answer.silent, strict=True) if not silent)
    return max(sums, default=alone.base)


def of_answers(answers: Sequence[Placed], features: int) -> Linear:
    """What tells an assigned answer from the others, by all that stands in it.

    In written sets an assigned story tends to be a good one. So that words do not learn what good stories sound like,
    the raters' points explain first what they can; then they are taken to be middling for everybody.
    """
    texts: list[Sequence[Sequence[int]]] = []
    wanted, weights, merits = [], [], []
    for answer in answers:
        texts.append(answer.sentences)
        merits.append(answer.merit)
        wanted.append(answer.assigned)
        weights.append(OPENING_IN_ANSWERS if answer.single else ASSIGNED_WEIGHT if answer.assigned else 1.0)
        for share in (4, 2) if not answer.assigned and not answer.single else ():
            texts.append(answer.sentences[: max(1, len(answer.sentences) // share)])
            wanted.append(False)
            weights.append(EXCERPT_WEIGHT)
            merits.append(answer.merit / share)
    return _fitted(texts, wanted, weights, features, ANSWER_LOOSENESS, merits)


def of_sentences(answers: Sequence[Placed], features: int) -> Linear:
    """What tells the sentence that speaks of an assignment from all others."""
    fitted = None
    for _ in range(ROUNDS):
        chosen = [(one, tells, answer.single) for answer in answers for one, tells in _telling(answer, fitted)]
        texts, wanted = [[one] for one, _, _ in chosen], [tells for _, tells, _ in chosen]
        weights = [1.0 if single else ASSIGNED_WEIGHT if tells else PLAIN_WEIGHT for _, tells, single in chosen]
        fitted = _fitted(texts, wanted, weights, features, SENTENCE_LOOSENESS)
    assert fitted is not None
    return fitted


def _telling(answer: Placed, fitted: Linear | None) -> list[tuple[tuple[int, ...], bool]]:
    """The sentences to learn from; of an assigned answer without a quote only the loudest, once that is known."""
    if not answer.assigned or any(answer.tells):
        return list(zip(answer.sentences, answer.tells, strict=True))
    if fitted is None or not answer.sentences:
        return []
    return [(max(answer.sentences, key=fitted.sum), True)]


def _fitted(
    texts: Sequence[Sequence[Sequence[int]]],
    wanted: Sequence[bool],
    weights: Sequence[float],
    features: int,
    looseness: float,
    merits: Sequence[float] | None = None,
) -> Linear:
    """Logistic regression by presence, the rarer the heavier; the features that matter most, fitted again."""
    import numpy as np

    standing = [sorted(set[int]().union(*sentences)) for sentences in texts]
    ends = np.cumsum([0, *map(len, standing)])
    columns = np.array([place for row in standing for place in row], dtype=np.int32)
    often = np.bincount(columns, minlength=features)
    rare = np.log(len(texts) / (often + 1)) + 1
    sparse: Any = import_module("scipy.sparse")
    table = sparse.csr_matrix((rare[columns], columns, ends), shape=(len(texts), features))
    size = np.sqrt(table.multiply(table).sum(1).mean())
    table, kept = (table / size).tocsc(), np.arange(features)
    known = np.array([] if merits is None else merits) - MIDDLING
    beside = np.column_stack([known, known**2, known**3]) * MERIT_SCALE if merits else np.zeros((len(texts), 0))
    while True:
        joined = sparse.hstack([table[:, kept], beside]).tocsr()
        model = _logistic(looseness).fit(joined, wanted, sample_weight=weights)
        if len(kept) <= KEPT:
            break
        share = often[kept] / len(texts)
        matters = np.abs(model.coef_[0][: len(kept)]) * rare[kept] * np.sqrt(share * (1 - share))
        kept = np.sort(np.argsort(-matters, kind="stable")[:KEPT])
    all_weights = np.zeros(features)
    all_weights[kept] = model.coef_[0][: len(kept)] * rare[kept] / size
    return Linear(all_weights, float(model.intercept_[0]))


def _logistic(looseness: float) -> Any:
    models: Any = import_module("sklearn.linear_model")
    return models.LogisticRegression(C=looseness, solver="liblinear", max_iter=500, random_state=0)


def learned_gate(given: Sequence[Answer], fires_above: float = FIRES_ABOVE) -> GateWords:
    """The words of whole answers and of single sentences, weighed against each other on folds of sets left out."""
    features = phrases_of(given)
    answers, size = placed(given, features), len(features)
    rated = [answer for answer in answers if not answer.single]
    names = sorted({answer.set for answer in rated})
    table: list[list[float]] = []
    wanted: list[bool] = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        kept = [answer for answer in answers if answer.set not in out]
        whole, alone = of_answers(kept, size), of_sentences(kept, size)
        for answer in rated:
            if answer.set in out and answer.sentences:
                table.append([whole.sum(*answer.sentences), loudest(answer, alone), *answer.told])
                wanted.append(answer.assigned)
    model = _logistic(1.0).fit(table, wanted)
    by_answer, by_sentence, told, denied = (float(value) for value in model.coef_[0])
    whole, alone = of_answers(answers, size), of_sentences(answers, size)
    assigned = sum(answer.assigned for answer in rated)
    return GateWords(
        gate=ASSIGNED,
        about=ABOUT.format(answers=len(rated), assigned=assigned, openings=len(answers) - len(rated)),
        base=round(float(model.intercept_[0]) + by_answer * whole.base + by_sentence * alone.base, 2),
        fires_above=fires_above,
        told=round(told, 2),
        denied=round(denied, 2),
        phrases=_rows(features, whole.weights * by_answer, alone.weights * by_sentence),
    )


def _rows(features: Sequence[Feature], whole: Any, alone: Any) -> dict[str, tuple[float, float, float, float]]:
    """Phrase to its row (GateWords.phrases); those that add nothing are left out."""
    rows: dict[str, list[float]] = {}
    for (phrase, reply), said, by_itself in zip(features, whole, alone, strict=True):
        row = rows.setdefault(phrase, [0.0] * 4)
        row[reply], row[2 + reply] = round(float(said), 2) + 0.0, round(float(by_itself), 2) + 0.0
    return {phrase: (row[0], row[1], row[2], row[3]) for phrase, row in sorted(rows.items()) if any(row)}


def main(arguments: Sequence[str]) -> None:
    """Writes the file named first, learned without the sets named behind it."""
    output, left_out, folder = Path(arguments[0]), set(arguments[1:]), data_folder("evals")
    answers = [*(answer for answer in rated_origins(folder) if answer.set not in left_out), *openings(folder)]
    output.write_text(written_gate(learned_gate(answers)), encoding="utf-8")


def written_gate(words: GateWords) -> str:
    """The file's text: a phrase a line."""
    made = words.model_dump(mode="json")
    phrases = ",\n".join(f"      {json.dumps(name)}: {json.dumps(row)}" for name, row in made.pop("phrases").items())
    rest = "".join(f"    {json.dumps(key)}: {json.dumps(value)},\n" for key, value in made.items())
    return f'[\n  {{\n{rest}    "phrases": {{\n{phrases}\n    }}\n  }}\n]\n'


if __name__ == "__main__":
    main(sys.argv[1:])
