"""`interviewer db`, `doctor` and `rubric`: what is kept where, what is well, what is graded by."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.commands.app import command
from interviewer.commands.doctor import looked_at
from interviewer.domain.interview import Interview, PlannedQuestion, RecordedTurn, Setup
from interviewer.errors import InterviewerError
from interviewer.library.rubrics import competency_ids, load_framework, load_rubric
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.llm.faulty_server import FaultyServer

runner = CliRunner()
WORDS = "xylophone-marker"


def invoke(*arguments: str, stdin: str = "") -> Result:
    return runner.invoke(app, list(arguments), input=stdin)


def keep(name: str, days_ago: int) -> None:
    created = datetime.now(UTC) - timedelta(days=days_ago)
    plan = (PlannedQuestion(id="q", competency="generic", text="Q?", kind="self-start"),)
    turn = RecordedTurn(seq=0, question=0, speaker="candidate", text=WORDS, intent="answer", at=created)
    open_store().create(Interview(id=name, created=created, setup=Setup(plan=plan), turns=(turn,)))


def test_path_is_printed_and_nothing_is_made(home: Path) -> None:
    """The path is that of the data folder, and asking for it creates nothing."""
    assert invoke("db", "path").stdout == f"{home / 'interviews.db'}\n"
    assert not home.exists()


def test_path_of_a_server_hides_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database address is shown without its password."""
    monkeypatch.setenv("INTERVIEWER_DATABASE_URL", "postgresql://me:secret@localhost/interviews")
    said = invoke("db", "path").stdout
    assert "localhost" in said
    assert "secret" not in said


def test_backup_is_a_database_of_its_own(tmp_path: Path) -> None:
    """The copy opens and holds the interview; an existing file is never overwritten."""
    keep("one", 0)
    target = tmp_path / "copy.db"
    assert invoke("db", "backup", str(target)).exit_code == 0
    copy = open_store(Settings.from_env({"INTERVIEWER_DATABASE_URL": f"sqlite:///{target}"}))
    assert copy.load("one").turns[0].text == WORDS
    again = invoke("db", "backup", str(target))
    assert again.exit_code == 2
    assert "exists already" in again.stderr


@pytest.mark.parametrize(
    ("options", "left"),
    [(["--older-than", "30"], ["new"]), (["--older-than", "0"], []), (["--all"], [])],
)
def test_purge_deletes_what_was_named(options: list[str], left: list[str], home: Path) -> None:
    """Interviews begun before so many days, or all; their words are not left in the file."""
    keep("old", 40)
    keep("new", 1)
    result = invoke("db", "purge", *options, "--yes")
    assert result.exit_code == 0
    assert [row.id for row in open_store().history().rows] == left
    assert f"Deleted {2 - len(left)} interviews" in result.stdout
    if not left:
        assert not any(WORDS.encode() in file.read_bytes() for file in home.iterdir())


@pytest.mark.parametrize(
    "options",
    [
        pytest.param([], id="nothing named"),
        pytest.param(["--all", "--older-than", "3", "--yes"], id="both named"),
        pytest.param(["--all"], id="nobody to ask and no --yes"),
    ],
)
def test_purge_deletes_nothing_unless_it_is_sure(options: list[str]) -> None:
    """Without a terminal nothing is asked: what is not said plainly is refused with code 2."""
    keep("one", 50)
    result = invoke("db", "purge", *options, stdin="y\n")
    assert result.exit_code == 2
    assert "Nothing was deleted" in result.stderr
    assert open_store().load("one").id == "one"


def test_doctor_finds_all_well() -> None:
    """Every check is a line, and the code is 0."""
    result = invoke("doctor")
    assert result.exit_code == 0
    for name in ("Python", "Data", "Pages", "Rubrics", "Database", "Grader"):
        assert f"ok      {name}: " in result.stdout


def test_doctor_names_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that cannot be is a problem with a remedy and code 1; the other checks still run."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    monkeypatch.setenv("INTERVIEWER_HOME", str(file / "home"))
    result = invoke("doctor")
    assert result.exit_code == 1
    assert "PROBLEM Database: " in result.stdout
    assert "ok      Grader: " in result.stdout


def test_doctor_asks_nobody_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key alone is no permission; how to set a model up is said."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")

    result = invoke("doctor")

    assert result.exit_code == 0
    assert "no language model is set up, and no network is used" in result.stdout
    assert "Model" not in result.stdout.replace("INTERVIEWER_MODEL", "")


def test_doctor_tries_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each check of the connection is a line; the key is in none."""
    with FaultyServer() as server:
        monkeypatch.setenv("INTERVIEWER_MODEL", "mock")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
        well = invoke("doctor")
        server.told(always="401, key echoed")
        refused = invoke("doctor")

    assert well.exit_code == 0
    for name in ("server", "name", "form", "streaming", "price"):
        assert f"ok      Model {name}: " in well.stdout
    assert refused.exit_code == 1
    assert "PROBLEM Model server: " in refused.stdout
    assert "canary" not in well.output + refused.output


def test_doctor_names_impossible_settings_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable, and no request."""
    monkeypatch.setenv("INTERVIEWER_MODEL", "mock")
    monkeypatch.setenv("OPENAI_BASE_URL", "nowhere")

    result = invoke("doctor")

    assert result.exit_code == 1
    assert result.stdout.count("PROBLEM") == 1
    assert "PROBLEM Grader: OPENAI_BASE_URL is no address" in result.stdout


def test_a_problem_of_several_lines_is_one_finding() -> None:
    """An error of ours becomes the finding's words."""

    def failing() -> str:
        raise InterviewerError("One.\nTwo.")

    finding = looked_at("X", failing)
    assert not finding.well
    assert finding.says == "One.\nTwo."


def test_rubric_list_has_every_competency() -> None:
    """Those with a rubric of their own and the principles graded by `generic`."""
    lines = invoke("rubric", "list").stdout.splitlines()
    expected = {*competency_ids(), *(item.id for item in load_framework().principles)}
    assert {line.split()[0] for line in lines} == expected


def test_rubric_show_has_signals_questions_and_probes() -> None:
    """Every signal with its points, every question, every probe."""
    rubric = load_rubric("generic")
    text = invoke("rubric", "show", "generic").stdout
    for signal in rubric.signals.values():
        assert f"({signal.id}), " in text
    names = [item.id for item in rubric.competency.questions] + [probe.id for probe in rubric.probes]
    assert all(name in text for name in names)


def test_rubric_show_of_an_unknown_name_is_refused() -> None:
    """A name that is no competency is refused with those there are."""
    result = invoke("rubric", "show", "juggling")
    assert result.exit_code == 2
    assert "generic" in result.stderr


def test_the_app_is_served_to_this_computer_only() -> None:
    """The safe settings are flags, which no file and no variable can undo."""
    flags = command(8600, headless=True)
    for flag in (
        "--server.address=127.0.0.1",
        "--server.enableXsrfProtection=true",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--server.port=8600",
        "--server.headless=true",
    ):
        assert flag in flags
    assert not any("headless" in flag for flag in command(8600, headless=False))


def test_the_app_s_settings_can_be_flags() -> None:
    """Each flag is `--section.name=value` with a plain value: what the server's own command line reads."""
    for flag in command(8600, headless=True)[6:]:
        name, _, value = flag.partition("=")
        assert name.startswith("--")
        assert "." in name
        assert json.dumps(value) == f'"{value}"'
