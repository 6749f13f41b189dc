"""The rules read English and say so where an answer is in another language."""

import pytest

from interviewer.domain.transcript import Transcript
from interviewer.grading.grader import grade
from interviewer.grading.language import unsupported_language
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, WE_ONLY, answer

GERMAN = (
    "Letzten Winter habe ich gemerkt, dass die Türen der Bahn bei Frost nicht mehr schließen. Niemand hatte mich "
    "gebeten, aber ich habe die Protokolle der letzten Monate ausgewertet und zwei Türen selbst umgebaut."
)
SPANISH = (
    "El invierno pasado noté que las puertas del tranvía no cerraban con la helada. Nadie me lo había pedido, pero "
    "revisé los registros de los últimos meses y cambié yo mismo el cableado de dos puertas."
)
FRENCH = (
    "L'hiver dernier j'ai remarqué que les portes du tramway ne fermaient plus par temps de gel. Personne ne m'avait "
    "demandé, mais j'ai dépouillé les journaux des derniers mois et refait le câblage de deux portes."
)
RUSSIAN = "Зимой двери не закрывались, и я их починил сам."
CHINESE = "去年冬天我发现门坏了。我用 SQL 查了日志。修好了。"
JAPANESE = "冬にドアが壊れたので、私が直しました。"


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param((GERMAN,), id="German"),
        pytest.param((SPANISH,), id="Spanish"),
        pytest.param((FRENCH,), id="French"),
        pytest.param((RUSSIAN * 4,), id="Russian"),
        pytest.param((RUSSIAN,), id="short Russian"),
        pytest.param((CHINESE * 6,), id="Chinese"),
        pytest.param((CHINESE,), id="short Chinese with an English word"),
        pytest.param((JAPANESE,), id="short Japanese"),
        pytest.param(("Sure.", "Go on.", GERMAN), id="German after an English word"),
    ],
)
def test_another_language_is_unscored(turns: tuple[str, ...]) -> None:
    """Unscored with the reason and the remedy, never a low grade."""
    card = grade(answer(*turns), load_rubric("ownership"))

    assert (card.status, card.total, card.verdict, card.dimensions) == ("unscored", None, None, {})
    assert "English" in (card.reason or "")
    assert "model" in (card.reason or "")


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param((STRONG,), id="a long answer"),
        pytest.param((WE_ONLY,), id="a team's answer"),
        pytest.param(("Doors broken. I fix them.",), id="short"),
        pytest.param(("Caf\u00e9.",), id="one word with an accent"),
        pytest.param(("Fixed 40 doors, rewired 2, 22 faults to 3, five weeks.",), id="terse"),
        pytest.param(
            ("I have take the log of doors, I put together with hour of frost, always morning, then I call.",),
            id="broken English",
        ),
        pytest.param(
            ("Kafka Postgres Redis migration: dual writes, backfill, cutover on the 3rd of May, it held.",),
            id="full of names",
        ),
        pytest.param((f"{STRONG} Meine Kollegin sagte: das ist gut so.",), id="English with a foreign quote"),
        pytest.param(("",), id="empty"),
        pytest.param(("12345 67 89",), id="digits"),
        pytest.param((), id="no candidate turn"),
    ],
)
def test_english_is_scored(turns: tuple[str, ...]) -> None:
    """Short, terse, broken, full of names: it is read as English."""
    assert unsupported_language(answer(*turns)) is None


def test_only_the_candidate_decides() -> None:
    """An interviewer's other language is no reason to refuse an English answer."""
    assert unsupported_language(answer("I wrote it.", GERMAN, STRONG)) is None


def test_a_transcript_without_turns_is_english() -> None:
    """There is nothing to tell by; it is scored as no story."""
    assert unsupported_language(Transcript(id="t", question="", turns=())) is None
