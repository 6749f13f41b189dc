"""`interviewer app`: the pages, served to this computer only."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from interviewer.errors import UsageError

SAFE_SETTINGS = (
    ("server.address", "127.0.0.1"),
    ("server.allowedHosts", "localhost"),
    ("server.allowedHosts", "127.0.0.1"),
    ("server.maxUploadSize", "5"),
    ("server.enableCORS", "true"),
    ("server.enableXsrfProtection", "true"),
    ("server.enableAgentApi", "false"),
    ("server.fileWatcherType", "none"),
    ("server.showEmailPrompt", "false"),
    ("client.showErrorDetails", "none"),
    ("client.toolbarMode", "minimal"),
    ("browser.gatherUsageStats", "false"),
    ("browser.serverAddress", "localhost"),
)
"""Flags and not a file alone: a file in the folder where the command is given must not open the server to others."""


def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Open the interviewer in a browser. Ctrl-C stops it."""
    sys.stdout.flush()
    os.execv(sys.executable, command(port, headless=no_browser))


def command(port: int, *, headless: bool) -> list[str]:
    """The server as a command line."""
    flags = [f"--{name}={value}" for name, value in SAFE_SETTINGS]
    flags.append(f"--server.port={port}")
    if headless:
        flags.append("--server.headless=true")
    return [sys.executable, "-m", "streamlit", "run", str(script()), *flags]


def script() -> Path:
    """The page script that has its looks (`.streamlit/config.toml`) beside it: in the package, or in a checkout.

    Raises UsageError where neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    packaged, checkout = package / "ui" / "app.py", package.parent / "streamlit_app.py"
    for place in (packaged, checkout):
        if place.is_file() and (place.parent / ".streamlit" / "config.toml").is_file():
            return place
    raise UsageError(f"The pages are neither at {packaged} nor at {checkout}. Install the package again.")
