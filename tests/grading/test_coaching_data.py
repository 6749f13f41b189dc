"""The coaching file: every frame keeps its own promise, no text stands twice, bad files are named with their field."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.coaching import LONGEST_SLOT, SLOT, Coaching, Frame
from interviewer.errors import RubricError
from interviewer.grading.asking import Topics
from interviewer.grading.frames import coaching_problems
from interviewer.grading.rewriting import Rewriter
from interviewer.library.coaching import load_coaching
from interviewer.library.files import COACHING_FILE
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.resources import data_folder
from tests.grading.coached import FUNCTION_WORDS, answer, words

COACHING = load_coaching()
REWRITER = Rewriter(COACHING)
RAW = json.loads((data_folder("rubrics") / COACHING_FILE).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "rewrite"),
    [
        pytest.param("It saved 2,000 creators from wrong numbers.", None, id="a comma within"),
        pytest.param(
            "It saved 2,000, and they wrote to us.",
            "It saved 2,000 of [how much in all?], and they wrote to us.",
            id="a comma behind",
        ),
    ],
)
def test_a_number_ends_behind_its_last_digit(said: str, rewrite: str | None) -> None:
    """A slot never parts it."""
    mended = REWRITER.rewrite(said, ("saved_number",))
    assert (mended.text if mended else None) == rewrite


def test_the_file_keeps_its_own_examples() -> None:
    """What `rubric lint` would say of the shipped file: nothing."""
    assert coaching_problems(COACHING) == []


@pytest.mark.parametrize("frame", COACHING.frames, ids=lambda frame: frame.id)
def test_a_frame_mends_its_example_in_every_wording(frame: Frame) -> None:
    """Each equivalent rewrite is a sentence with a slot, of the example's words and function words only."""
    for lot in range(len(frame.rewrites)):
        made = REWRITER.rewrite(frame.example, (frame.id,), lot)
        assert made is not None
        assert re.match(r"\[?[A-Z].*\.$", made.text)
        assert words(SLOT.sub(" ", made.text)) <= words(frame.example) | FUNCTION_WORDS
        assert SLOT.search(made.text) or frame.id == "by_me"
        assert all(len(slot) <= LONGEST_SLOT + 2 for slot in SLOT.findall(made.text))
        assert "  " not in made.text


@pytest.mark.parametrize(
    ("sentence", "signal", "expected"),
    [
        ("It improved a lot.", "measure", "It went from [what?] to [what?] within [how long?]."),
        ("We fixed the export.", "personal", "I [what exactly did you do?] so that the export was fixed."),
        ("We fixed the exports.", "personal", "I [what exactly did you do?] so that the exports were fixed."),
        ("The queue got shorter.", "measure", "The queue went from [how long?] to [how long?]."),
        ("The scope was changed.", "personal", "[Who?] changed the scope."),
        ("Costs went down a lot.", "measure", "Costs went from [how much?] to [how much?] within [how long?]."),
        ("The queue was not shorter.", "measure", None),
        ("Would it improve?", "measure", None),
        ("I was faster.", "measure", None),
        ("The page was loaded by the proxy faster than [ours].", "measure", None),
        ("", "measure", None),
    ],
)
def test_the_slot_fits_its_sentence(sentence: str, signal: str, expected: str | None) -> None:
    """By what kind of sentence it is; denials, questions and markup are left alone."""
    made = REWRITER.rewrite(sentence, COACHING.signals[signal].frames)
    assert (made and made.text) == expected


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("So, basically, I wrote it", "I wrote it"),
        ("He listened and, well, we stayed", "He listened and we stayed"),
        ("It was, you know, fine", "It was, fine"),
        ("I wrote it, to be honest", "I wrote it"),
        ("So far I wrote three", "So far I wrote three"),
        ("I think it was seven", "I think it was seven"),
    ],
)
def test_filler_goes_and_doubt_stays(said: str, kept: str) -> None:
    """'I think' is part of what was stated; words that carry nothing are not."""
    assert REWRITER.trimmed(said) == kept


def test_endings_of_rewrites_vary() -> None:
    """No suffix is pasted at the end of everything: the slot that ends a rewrite differs from frame to frame."""
    endings = Counter((SLOT.findall(frame.becomes) or [""])[-1] for frame in COACHING.frames)
    assert max(endings.values()) <= len(COACHING.frames) // 8


def texts(node: Any) -> list[str]:
    """Every string of a JSON value."""
    if not isinstance(node, dict | list):
        return [node] if isinstance(node, str) else []
    return [text for item in (node.values() if isinstance(node, dict) else node) for text in texts(item)]


def test_no_sentence_is_said_twice() -> None:
    """Problems and advice of different signals never share a sentence, so that no scorecard repeats itself."""
    said: list[str] = []
    for advice in (*COACHING.signals.values(), COACHING.other, *COACHING.holds.values()):
        for field in ("claimed", "lacks", "unsaid", "asked", "advice", "unknown", "problem", "silent"):
            said += getattr(advice, field, ())
    assert [text for text, count in Counter(said).items() if count > 1] == []


def test_texts_keep_the_voice() -> None:
    """UX: no exclamation mark, no praise, no emoji, no dash that a candidate cannot type."""
    said = [text for part in ("signals", "other", "holds", "shown", "retracted", "roles") for text in texts(RAW[part])]
    assert not [text for text in said if re.search(r"!|\bgreat answer\b|\bgood job\b|\bwell done\b|[^\x00-\x7f]", text)]


@pytest.mark.parametrize("competency", competency_ids())
def test_the_rubrics_own_probes_are_recognised(competency: str) -> None:
    """A probe asked word for word counts for the signal it names, whatever its words."""
    rubric, topics = load_rubric(competency), Topics(COACHING)
    for probe in rubric.probes:
        asked = topics.asked(answer("I did it.", f'You said "did". {probe.question}', "Well."), rubric)
        assert set(asked) == {probe.signal}


@pytest.mark.parametrize(
    ("question", "signal"),
    [
        ("By how much did it fall?", "measure"),
        ("What was your own part in that?", "personal"),
        ("Whose idea was it?", "unprompted"),
        ("What would you do differently?", "named"),
        ("How long until you saw it?", "time"),
        ("What did it mean for customers?", "meaning"),
        ("Who else had to agree, and who pushed back?", "people"),
        ("What happened in the end?", "outcome"),
    ],
)
def test_a_free_probe_is_recognised_by_its_words(question: str, signal: str) -> None:
    """Transcripts from elsewhere have probes in any wording."""
    rubric = load_rubric("generic")
    asked = Topics(COACHING).asked(answer("I did it.", question, "Well."), rubric)
    assert signal in asked
    assert (asked[signal].question, asked[signal].reply) == (1, 2)


def broken(**changes: Any) -> Coaching:
    """The shipped file with top-level fields replaced."""
    return Coaching.model_validate(RAW | changes)


def with_frame(**changes: Any) -> list[dict[str, Any]]:
    """The shipped frames, the first one changed."""
    first, *rest = RAW["frames"]
    return [first | changes, *rest]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"frames": with_frame(rewrites=["doubled overnight"])}, "'doubled' is not glue"),
        ({"frames": with_frame(rewrites=["from {nowhere}"])}, "{nowhere} is no group"),
        ({"frames": with_frame(rewrites=[f"from [{'x' * 61}]"])}, "is too long"),
        ({"frames": with_frame(unless=["sunny"])}, "no condition is called 'sunny'"),
        ({"frames": with_frame(pattern="{nothing}")}, "the vocabulary has no 'nothing'"),
        ({"frames": with_frame(id="slower"), "signals": RAW["signals"]}, "no frame is called 'faster'"),
        ({"vocabulary": RAW["vocabulary"] | {"be": "{much}", "much": "{be}"}}, "refers to itself"),
    ],
    ids=["glue", "group", "slot", "condition", "vocabulary", "frame", "circle"],
)
def test_a_bad_file_is_refused_by_field(changes: dict[str, Any], says: str) -> None:
    """A frame cannot add content words, nor name what is not there."""
    with pytest.raises(ValueError, match=re.escape(says)):
        broken(**changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"frames": with_frame(pattern="(?<=x)y")}, "frames.faster"),
        ({"frames": with_frame(becomes="It went.")}, "the example becomes"),
        ({"frames": with_frame(near_miss=RAW["frames"][0]["example"])}, "the near-miss is mended"),
    ],
    ids=["not RE2", "example", "near-miss"],
)
def test_a_frame_that_breaks_its_promise_is_named(changes: dict[str, Any], says: str) -> None:
    """Lint names the frame: a pattern RE2 refuses, an example that comes out otherwise, a near-miss that is mended."""
    (problem, *_) = coaching_problems(broken(**changes))
    assert problem.startswith(f"{COACHING_FILE}: ")
    assert says in problem


def test_a_pattern_that_is_no_re2_is_an_error_with_a_name() -> None:
    """A file that was not linted fails with the product's own error."""
    with pytest.raises(RubricError, match="faster"):
        Rewriter(broken(frames=with_frame(pattern="(?<=x)y"))).rewrite("It was faster.", ("faster",))


def test_a_file_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    """The loader names file and field."""
    (tmp_path / COACHING_FILE).write_text(json.dumps(RAW | {"extra": 1}), encoding="utf-8")
    with pytest.raises(RubricError, match=r"coaching\.json: extra"):
        load_coaching(tmp_path)
