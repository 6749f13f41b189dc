"""What a candidate does at the screen, by the labels and roles that stand there."""

from itertools import count
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import open_store

PRESS = 60
"""Milliseconds that a finger stays on a button; a press of no length at all may be lost."""
ANSWER = (
    "In March our checkout lost carts on slow phones. I noticed it in the support mail and nobody had asked "
    "me to look. I wrote a script that replayed the sessions and found that the payment frame waited for three fonts. "
    "I moved the fonts behind the frame, asked Dana from payments to review it, and rolled it out behind a flag. "
    "It improved a lot."
)
REPLY = "Abandoned carts fell from 31% to 22% in six weeks, about 400 orders a week. I had only measured Android."
LISTEN = """(() => {
  const send = WebSocket.prototype.send;
  const heard = new WeakSet();
  WebSocket.prototype.send = function (data) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', () => { window.owedARun = false; });
    }
    if (data[0] === 0x5a) window.owedARun = true;
    return send.call(this, data);
  };
})()"""
"""Put into every page: notes that a run was asked for (the field rerun_script of Streamlit's BackMsg) and not begun."""
QUIET = """(turn) => {
  const app = document.querySelector('.stApp');
  const quiet = app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !window.owedARun && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
  if (window.turnOfQuiet !== turn) { window.turnOfQuiet = turn; window.quietFrames = 0; }
  window.quietFrames = quiet ? window.quietFrames + 1 : 0;
  return window.quietFrames > 4;
}"""
_TURN = count()
GOES_ON = ("Next question", "Go to the last part")


def box(page: Page) -> Locator:
    """The answer box."""
    return page.get_by_test_id("stChatInputTextArea")


def turns(page: Page) -> Locator:
    """What was said about the question on the screen."""
    return page.get_by_test_id("stChatMessage")


def verdict(page: Page) -> Locator:
    """The head of a grade."""
    return page.locator(".mi-verdict-line")


def begun(home: Path) -> str:
    """Where an interview stands at its first question, which the store of that folder was given."""
    store = open_store(Settings.from_env({"INTERVIEWER_HOME": str(home)}))
    interviews = Interviews(store)
    view = interviews.start(interviews.prepare(("ownership",)))
    store.close()
    return f"/interview?id={view.id}"


def start(page: Page, *, mode: str = "Practice", questions: int = 1) -> None:
    """From the first screen to the first question."""
    settle(page)
    page.get_by_role("button", name="Start an interview").click()
    expect(page.get_by_role("heading", name="Start an interview")).to_be_visible()
    if mode != "Practice":
        page.get_by_role("radio", name=mode).click()
    if questions != 1:
        page.get_by_role("radio", name=str(questions), exact=True).click()
    settle(page)
    page.get_by_role("button", name="Start an interview").click()
    expect(box(page)).to_be_visible()


def send(page: Page, text: str) -> None:
    """Type an answer and send it; what follows may take its time."""
    settle(page)
    expect(box(page)).to_be_enabled()
    box(page).fill(text)
    box(page).press("Enter")


def say(page: Page, text: str) -> None:
    """Type an answer and send it; returns when the page shows what follows."""
    send(page, text)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been drawn whole: whoever types or presses a key before may meet a page that goes away.

    Quiet is a page whose script has run, which owes no run to what was pressed (see `LISTEN`), and whose elements are
    all of that run. It has to be quiet in several frames, as a press is sent a frame or two after it.
    """
    page.bring_to_front()  # one behind another is drawn once a second
    page.wait_for_function(QUIET, arg=next(_TURN))


def switch_to(page: Page, name: str) -> None:
    """Press one of the choices that stand side by side, again if it did not hold: the page may just have moved."""
    radio = page.get_by_role("radio", name=name, exact=True)
    for _ in range(3):
        radio.click(delay=PRESS)
        settle(page)
        if radio.is_checked():
            return
    raise AssertionError(f"{name!r} cannot be chosen")


def answer_until_over(page: Page, *, most: int = 40) -> None:
    """Answer everything that is asked, going on after each critique, until the interview is over."""
    for _ in range(most):
        settle(page)
        if box(page).count():
            say(page, ANSWER if turns(page).count() <= 2 else REPLY)
            continue
        onward = next((name for name in GOES_ON if page.get_by_role("button", name=name).count()), None)
        if onward is None:
            return
        page.get_by_role("button", name=onward).click()
    raise AssertionError("the interview does not end")


def no_sideways_scroll(page: Page) -> bool:
    """Whether everything fits the width of the screen."""
    return bool(
        page.evaluate(
            "() => [document.documentElement, document.querySelector('.stMain')]"
            ".every((node) => node.scrollWidth <= window.innerWidth)"
        )
    )
