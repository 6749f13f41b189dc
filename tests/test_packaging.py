"""What users install: the package works from a wheel, from an editable install and from a bare checkout alike."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers import free_port

ROOT = Path(__file__).parent.parent
START_SECONDS = 30.0
DATA = ("rubrics", "prompts", "evals")
SCRATCH = [".streamlit/secrets.toml", "rubrics/__pycache__/draft.pyc", "interviewer/notes.egg-info/draft"]
"""Ignored by git; none of it may be shipped."""
TRANSCRIPT = {
    "id": "t1",
    "question": "Tell me about a time you saw a gap nobody owned.",
    "turns": [{"speaker": "candidate", "text": "I noticed the nightly report failed and fixed it in two days."}],
}
PROBE = """
import json
from interviewer.evaluation.suites import load_suite
from interviewer.library.prompts import load_prompt
from interviewer.library.rubrics import load_rubric
from interviewer.resources import app_script, data_folder
from interviewer.store.repository import open_store

store = open_store()
kept = store.history().total
store.close()
script = app_script()
print(json.dumps({
    "suite": load_suite("calibration").suite.id,
    "rubrics": sorted(f.name for f in data_folder("rubrics").iterdir() if f.name.endswith(".json")),
    "loaded": load_rubric("ownership").id,
    "prompt": load_prompt("coach").id,
    "kept": kept,
    "configured": (script.parent / ".streamlit" / "config.toml").is_file(),
    "script": str(script),
}))
"""
"""Uses everything that is not Python: the rubrics, the prompts, the migrations, the server's settings."""

Start = Callable[..., list[str]]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files and some scratch, in a folder of their own."""
    copy = tmp_path_factory.mktemp("checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for name in SCRATCH:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("scratch")
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source distribution, as a packager would."""
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(checkout)])
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["wheel", "editable", "checkout"])
def python(request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A Python that has the package in one of three ways, and what it depends on; start of a command line."""
    environment = tmp_path_factory.mktemp(request.param) / "venv"
    venv.create(environment, with_pip=False)
    binary = environment / "bin" / "python"
    [site] = (environment / "lib").glob("python*/site-packages")
    # A path file is not searched for further path files: the developer's own editable install stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = [sys.executable, "-m", "pip", "--python", str(binary), "install", "--quiet", "--no-deps"]
    if request.param == "wheel":
        run([*install, str(request.getfixturevalue("wheel"))])
    elif request.param == "editable":
        run([*install, "--no-build-isolation", "--editable", str(checkout)])
    else:
        (site / "checkout.pth").write_text(f"{checkout}\n")
    return [str(binary)]


def run(command: list[str], **environment: str) -> str:
    """Run a command far from the checkout; its output. Fails with what it printed."""
    done = subprocess.run(
        command, cwd="/", env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_holds_the_data_and_nothing_else(wheel: Path) -> None:
    """Code, rubrics, prompts, suites, migrations and the server's settings are in it; tests and scratch are not."""
    names = set(zipfile.ZipFile(wheel).namelist())

    data = {f"interviewer/_data/{path.relative_to(ROOT)}" for kind in DATA for path in tracked(kind)}
    code = {str(path.relative_to(ROOT)) for path in tracked("interviewer")}
    rest = {name for name in names - data - code if ".dist-info/" not in name}
    assert data | code <= names
    assert rest == {"interviewer/ui/.streamlit/config.toml"}


def tracked(folder: str) -> list[Path]:
    """Files of a folder that are under version control."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in filter(None, listed.stdout.split("\0")) if (ROOT / name).is_file()]


def test_finds_what_is_not_code(python: list[str], tmp_path: Path) -> None:
    """Rubrics load, the database is made and the server's settings lie beside its script, wherever it is started."""
    found = json.loads(run([*python, "-c", PROBE], INTERVIEWER_HOME=str(tmp_path / "home")))

    assert found["rubrics"] == sorted(path.name for path in (ROOT / "rubrics").glob("*.json"))
    assert (found["loaded"], found["prompt"]) == ("ownership", "coach")
    assert (found["suite"], found["kept"], found["configured"]) == ("calibration", 0, True)
    assert not found["script"].startswith(str(ROOT))


def test_grades(python: list[str], tmp_path: Path) -> None:
    """The command grades a transcript and says by which rubric."""
    (tmp_path / "t.json").write_text(json.dumps(TRANSCRIPT))

    output = run([*python, "-m", "interviewer", "grade", str(tmp_path / "t.json"), "--format", "jsonl"])

    card = json.loads(output)
    assert (card["id"], card["status"]) == ("t1", "scored")


def test_serves_this_computer_only(python: list[str], tmp_path: Path) -> None:
    """The app answers on 127.0.0.1 with its safe settings, wherever it is installed and started."""
    port = free_port()
    command = [*python, "-m", "interviewer", "app", "--no-browser", "--port", str(port)]
    environment = {**os.environ, "INTERVIEWER_HOME": str(tmp_path / "home"), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd="/", env=environment, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, tmp_path / "log")
        assert addresses(port) == {"0100007F"}
    finally:
        process.kill()
        process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server says ok."""
    give_up = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < give_up, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=1) as reply:
                assert reply.read() == b"ok"
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)


def addresses(port: int) -> set[str]:
    """Local addresses at which somebody listens on a port, as Linux writes them (hexadecimal, reversed)."""
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not tables[0].is_file():
        pytest.skip("who listens where is read from /proc, which this system does not have")
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    listening = [row[1].split(":") for row in rows if row[3] == "0A"]
    return {address for address, hexadecimal in listening if int(hexadecimal, 16) == port}
