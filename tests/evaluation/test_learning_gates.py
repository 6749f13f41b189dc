"""How a gate's words are learned: from what, what is left out, and that it is the same each time."""

from interviewer.evaluation.gate_answers import Answer, Sentence, features_of, openings, phrases_of
from interviewer.evaluation.learning_gates import learned_gate, loudest, of_answers, of_sentences, placed, written_gate
from interviewer.resources import data_folder

GIVEN, FOUND = "they gave it to me", "i saw it at the door"
FILLER = ("we counted the boxes twice", "the queue went down", "it took a week")


def _told(said: str, assigned: bool, name: str, quoted: bool = True) -> Answer:
    """An answer of three sentences, of which the first tells how it began."""
    first = Sentence(said.split(), False, assigned and quoted)
    return Answer(name, [first, *(Sentence(text.split(), False, False) for text in FILLER[:2])], assigned)


ANSWERS = [_told(GIVEN, True, f"s{number}") for number in range(8)] + [
    _told(FOUND, False, f"s{number}") for number in range(8)
]


def test_what_tells_them_apart_is_learned() -> None:
    """Words of the assigned speak for the gate, of the others against; what stands in both says next to nothing."""
    words = learned_gate(ANSWERS)
    given, found = words.phrases["gave"], words.phrases["i saw"]
    assert given[0] > 0 > found[0]
    assert given[2] > 0 > found[2]
    shared = words.phrases.get("the queue", (0.0,) * 4)
    assert abs(shared[0]) < given[0]


def test_words_do_not_learn_what_good_stories_sound_like() -> None:
    """Where the assigned are the better told, the raters' points explain it, and what good stories say weighs less."""
    shining = Sentence(["it", "shone"], False, False)
    answers = [
        answer._replace(sentences=[*answer.sentences, shining] if answer.assigned else answer.sentences)
        for answer in ANSWERS
    ]
    features = phrases_of(answers)
    shone = features.index(("it shone", False))
    unknown = of_answers(placed(answers, features), len(features))
    rated = [answer._replace(merit=0.9 if answer.assigned else 0.2) for answer in answers]
    known = of_answers(placed(rated, features), len(features))
    assert 0 <= known.weights[shone] < unknown.weights[shone] / 2


def test_learned_twice_it_is_the_same() -> None:
    """Byte for byte, in whatever order sets are read."""
    assert written_gate(learned_gate(ANSWERS)) == written_gate(learned_gate(ANSWERS))


def test_a_phrase_has_to_stand_in_enough_answers() -> None:
    """Three answers of three sets; in replies it counts apart."""
    rare = Answer("s9", [Sentence(["a", "walrus", "came", "by"], True, False)], False)
    names = {phrase for phrase, _ in phrases_of([*ANSWERS, rare])}
    assert "gave" in names
    assert not {name for name in names if "walrus" in name}
    assert ("came", True) in set(features_of(rare.sentences[0]))
    assert ("came", True) not in set(features_of(rare.sentences[0]._replace(reply=False)))


def test_the_sentence_that_nobody_quoted_is_found() -> None:
    """Of an assigned answer without a quote the loudest is learned from, once others have told what is loud."""
    answers = [*ANSWERS, _told("they gave it to me again", True, "s8", quoted=False)]
    features = phrases_of(answers)
    set_places = placed(answers, features)
    alone = of_sentences(set_places, len(features))
    unquoted = set_places[-1]
    assert loudest(unquoted, alone) == alone.sum(unquoted.sentences[0])


def test_what_may_not_speak_is_never_loudest() -> None:
    """However much it sounds like an assignment."""
    answers = [*ANSWERS, Answer("s8", [Sentence(GIVEN.split(), False, False, silent=True)], False)]
    features = phrases_of(answers)
    set_places = placed(answers, features)
    alone = of_sentences(set_places, len(features))
    assert loudest(set_places[-1], alone) == alone.base


def test_our_openings_are_of_both_kinds() -> None:
    """As many that tell of an assignment as nearly do."""
    ours = openings(data_folder("evals"))
    assert all(answer.single and len(answer.sentences) == 1 for answer in ours)
    assert sum(answer.assigned for answer in ours) * 2 == len(ours)
