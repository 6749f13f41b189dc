"""`interviewer app`: the pages, served to this computer only."""

import os
import sys
from typing import Annotated

import typer

FLAGGED = ("server", "client", "browser")
"""Sections of `.streamlit/config.toml` that become flags: a variable or a file of the user's then cannot undo them."""


def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Open the interviewer in a browser. Ctrl-C stops it."""
    sys.stdout.flush()
    os.execv(sys.executable, command(port, headless=no_browser))


def command(port: int, *, headless: bool) -> list[str]:
    """The server as a command line. Raises InterviewerError where the pages are not installed."""
    import tomllib

    from interviewer.resources import app_script

    script = app_script()
    settings = tomllib.loads((script.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    flags = [
        f"--{section}.{name}={_written(item)}"
        for section in FLAGGED
        for name, value in settings.get(section, {}).items()
        for item in (value if isinstance(value, list) else [value])
    ]
    flags.append(f"--server.port={port}")
    if headless:
        flags.append("--server.headless=true")
    return [sys.executable, "-P", "-m", "streamlit", "run", str(script), *flags]


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
