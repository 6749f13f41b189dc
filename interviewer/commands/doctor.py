"""`interviewer doctor`: whether everything that is needed is there. Only a model that is set up is asked anything."""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import typer

from interviewer import __version__
from interviewer.errors import InterviewerError, SettingsError

LEAST_PYTHON = (3, 11)


class Finding(NamedTuple):
    """One thing looked at; a problem says the remedy too."""

    name: str
    well: bool
    says: str


def doctor() -> None:
    """Check Python, data, rubrics, the database and, where one is set up, the language model, with a few requests.

    Exit code 1 where something is wrong.
    """
    found = [shown(looked_at(name, check)) for name, check in CHECKS]
    found += [shown(finding) for finding in model()]
    if not all(finding.well for finding in found):
        raise typer.Exit(1)


def shown(finding: Finding) -> Finding:
    """The finding, written on its line."""
    from interviewer.commands.terminal import say

    says = finding.says.replace("\n", "\n" + " " * 8)
    say(f"{'ok' if finding.well else 'PROBLEM':8}{finding.name}: {says}")
    return finding


def looked_at(name: str, check: Callable[[], str]) -> Finding:
    """The result of one check; an error of ours is its message."""
    try:
        return Finding(name, True, check())
    except InterviewerError as error:
        return Finding(name, False, str(error))


def python() -> str:
    """Raises InterviewerError where this Python is too old."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] < LEAST_PYTHON:
        raise InterviewerError(f"{version} is too old. Install Python 3.11 or newer.")
    return f"{version}; interviewer {__version__}"


def folders() -> str:
    """Raises InterviewerError where the data folder of the package is missing."""
    from interviewer.resources import data_folder

    return str(data_folder("rubrics"))


def pages() -> str:
    """Raises InterviewerError where the pages' script or its settings are missing."""
    from interviewer.resources import app_script

    return str(app_script())


def rubrics() -> str:
    """Raises RubricError with every problem of the files."""
    from interviewer.library.rubrics import competency_ids, load_rubric

    loaded = [load_rubric(competency) for competency in competency_ids()]
    return f"{len(loaded)} load: {', '.join(rubric.id for rubric in loaded)}"


def database() -> str:
    """Raises StoreError where interviews could not be kept. Makes the database, as the app would."""
    from interviewer.settings import Settings
    from interviewer.store.database import WAIT_SECONDS, connect
    from interviewer.store.repository import open_store

    settings = Settings.from_env()
    store = open_store(settings)
    with connect(settings.database_url, WAIT_SECONDS).writing():
        return f"{store.place} can be written"


def grader() -> str:
    """Who grades. Raises SettingsError where the model's settings are impossible."""
    from interviewer.settings import ModelSettings

    settings = ModelSettings.from_env()
    if settings is None:
        return (
            "rules on this computer; no language model is set up, and no network is used. To set one up, give "
            "INTERVIEWER_MODEL and OPENAI_API_KEY, or OPENAI_BASE_URL for another server (see .env.example)."
        )
    return f"rules on this computer, and the language model {settings.redacted()}"


def model() -> Iterator[Finding]:
    """What works of the language model, where one is set up."""
    from interviewer.settings import ModelSettings

    try:
        settings = ModelSettings.from_env()
    except SettingsError:
        return  # said where the grader was looked at
    if settings is None:
        return
    import asyncio

    from interviewer.library.prices import load_prices
    from interviewer.llm.connection import check_connection

    try:
        prices = load_prices()
    except InterviewerError as error:
        yield Finding("Prices", False, str(error))
        return
    for found in asyncio.run(check_connection(settings, prices)):
        yield Finding(f"Model {found.name.lower()}", found.well, found.says)


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("Python", python),
    ("Data", folders),
    ("Pages", pages),
    ("Rubrics", rubrics),
    ("Database", database),
    ("Grader", grader),
)
