"""A track as a text to read: nothing that its file teaches is left out."""

from interviewer.export.lesson import Section
from interviewer.export.lesson_track import TRACK_PARTS, track_sections
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import load_track, with_track
from tests.export.test_lesson import words_of

FINTECH = load_track("fintech")


def sections() -> dict[str, tuple[Section, ...]]:
    """Every part."""
    first = with_track(load_rubric(FINTECH.overlays[0].competency), FINTECH.id)
    return {part: track_sections(part, FINTECH, first, {"ownership": "Ownership"}) for part in TRACK_PARTS}


def test_everything_it_teaches_stands_there() -> None:
    """Checklist, gains, traps, red flags, signals, probes with replies, questions, answers, and why each overlay."""
    words = {word for part in sections().values() for word in words_of(part)}

    taught = [
        *FINTECH.checklist,
        *(text for gain in FINTECH.gains for text in (gain.name, gain.asks, gain.example)),
        *(text for trap in FINTECH.traps for text in (trap.name, trap.says, trap.why, trap.detect, trap.remedy)),
        *(text for flag in FINTECH.red_flags for text in (flag.name, flag.example, flag.why, flag.fix)),
        *(text for signals in FINTECH.signals.values() for item in signals for text in (item.name, item.asks)),
        *(text for probe in FINTECH.probes for text in (probe.question, probe.weak.text, probe.strong.text)),
        *(text for overlay in FINTECH.overlays for text in (overlay.why, *(item.text for item in overlay.questions))),
        *(text for answer in FINTECH.answers for text in (answer.text, answer.decides, answer.why)),
    ]
    assert [text for text in taught if text not in words] == []


def test_no_part_is_empty() -> None:
    """Each has something under each of its headings."""
    for part, found in sections().items():
        assert found, part
        assert all(section.cards or section.points for section in found), part
