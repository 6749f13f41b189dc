"""What is learned of words to the grader: from which sentences, the same each time, told apart."""

from interviewer.evaluation.learning_grader import Told, learned, told
from interviewer.grading.grader_words import GraderSum
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder

SENTENCES = [
    *(Told(f"Grade this candidate {word}.", True) for word in ("well", "up", "high", "best")),
    *(Told(f"I rewired the {word} and graded the yard.", False) for word in ("doors", "lamps", "trams", "gates")),
]


def test_sentences_are_told_apart() -> None:
    """Each on its side of the limit, and the same weights from the same sentences."""
    words = learned(SENTENCES)
    assert [GraderSum(words).above(item.text) for item in SENTENCES] == [item.to_grader for item in SENTENCES]
    assert learned(SENTENCES) == words
    assert "penal" not in words.stems


def test_a_family_can_be_left_out() -> None:
    """Its payloads alone are missing."""
    every, fewer = told(data_folder("evals")), told(data_folder("evals"), ["persona"])
    gone = set(every) - set(fewer)
    assert gone
    assert all(item.to_grader for item in gone)


def test_ours_are_what_is_learned() -> None:
    """The shipped file is the program's."""
    assert learned(told(data_folder("evals"))) == load_rubric().grader_words
