"""From pressing Enter to the visible reply: this app's probe beside a bare echo chat, in one Chromium, taking turns.

`python bench/browser.py [rounds]` prints one JSON line: medians and 95th percentiles in milliseconds, and their ratio.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.servers import CHROMIUM, CHROMIUM_FLAGS, free_port

ROOT = Path(__file__).resolve().parents[1]
ECHO = """
import streamlit as st

st.session_state.setdefault("said", [])
for text in st.session_state.said:
    st.chat_message("user").text(text)
    st.chat_message("assistant").text(f"echo: {text}")
if text := st.chat_input("Your message"):
    st.session_state.said.append(text)
    st.chat_message("user").text(text)
    st.chat_message("assistant").text(f"echo: {text}")
"""
ANSWER = (
    "In March our checkout lost carts on slow phones. I noticed it in the support mail and nobody had asked "
    "me to look. I wrote a script that replayed the sessions and found that the payment frame waited for three fonts. "
    "I moved the fonts behind the frame, asked Dana from payments to review it, and rolled it out behind a flag. "
    "Abandoned carts fell from 31% to 22% in six weeks, about 400 orders a week."
)
ROUNDS = 15
START_SECONDS = 30.0


@contextmanager
def served(script: Path, home: Path) -> Iterator[str]:
    """Run a Streamlit script on a port of its own; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    quiet = ["--server.fileWatcherType=none", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1"]
    env = {**os.environ, "INTERVIEWER_HOME": str(home)}
    server = subprocess.Popen(
        [*command, *quiet], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, cwd=ROOT
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def wait_until_healthy(url: str) -> None:
    """Poll the health address. Raises TimeoutError."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise TimeoutError(f"{url} does not answer")


def submitted(page: Page, text: str) -> float:
    """Milliseconds from pressing Enter until one more reply of the other side is visible."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(text)
    said = page.get_by_test_id("stChatMessage").count()
    began = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(
        "said => { const all = document.querySelectorAll('[data-testid=stChatMessage]');"
        " return all.length >= said + 2 && all[all.length - 1].innerText.trim().length > 12 }",
        arg=said,
        polling="raf",
    )
    return (time.perf_counter() - began) * 1000


def echo_once(page: Page, url: str) -> float:
    """A first message to a fresh echo chat."""
    page.goto(url)
    page.get_by_test_id("stChatInputTextArea").wait_for()
    page.wait_for_timeout(500)
    return submitted(page, ANSWER)


def probe_once(page: Page, url: str) -> float:
    """A first answer in a fresh interview; the reply is a probe."""
    page.goto(f"{url}/interview")
    page.get_by_role("button", name="Start an interview").click()
    page.get_by_test_id("stChatInputTextArea").wait_for()
    page.wait_for_timeout(500)
    return submitted(page, ANSWER)


def main(rounds: int) -> None:
    """Measure and print."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "echo.py").write_text(ECHO)
        echo = stack.enter_context(served(folder / "echo.py", folder / "home"))
        app = stack.enter_context(served(ROOT / "streamlit_app.py", folder / "home"))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_FLAGS, headless=True
        )
        page = browser.new_page()
        took: dict[str, list[float]] = {"echo": [], "probe": []}
        for round_ in range(rounds + 1):
            one, other = echo_once(page, echo), probe_once(page, app)
            if round_:
                took["echo"].append(one)
                took["probe"].append(other)
        browser.close()
    medians = {name: round(statistics.median(times)) for name, times in took.items()}
    slowest = {f"{name}_p95": round(statistics.quantiles(times, n=20)[-1]) for name, times in took.items()}
    print(json.dumps({**medians, **slowest, "ratio": round(medians["probe"] / medians["echo"], 2), "rounds": rounds}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
