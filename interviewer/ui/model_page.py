"""The page *Model*: which one takes part, where words go, one typed in for this tab, a test of the connection."""

import shlex

import streamlit as st

from interviewer.domain.model import Way
from interviewer.errors import InterviewerError
from interviewer.library.prices import load_prices
from interviewer.llm.connection import Finding
from interviewer.settings import ModelSettings
from interviewer.ui import session_state
from interviewer.ui.chrome import draw_failure, sent_where
from interviewer.ui.desk import Desk, desk, shared_desk, with_model
from interviewer.ui.session_state import MODEL_KEY, MODEL_NAME, MODEL_URL
from interviewer.ui.text import displayable
from interviewer.ui.trial import Trial

TAKES_PART = (
    "{model} at {place} takes part in interviews, {key}. It words probes and advice and reports what it finds in "
    "answers; points are set by code, and rules on this computer step in where it gives nothing."
)
SET_UP = "It was set up where this app is run, in the environment or in the file .env."
TYPED = "It was typed in here, for this tab alone. It is gone, with its key, when the tab is closed or reloaded."
NO_MODEL = (
    "No model takes part. Rules on this computer word the probes and grade, and nothing you type is sent anywhere."
)
ADDS = (
    "A model adds probes that take up what you said in its own words, a reading that does not depend on set phrases, "
    "and advice for your answer. Points stay with the code: what a model claims to have found counts only with a quote "
    "that stands in your answer. Any server that speaks OpenAI's API will do, one on your own computer too."
)
WAYS: dict[Way, str] = {
    "schema": "Replies are demanded by a strict schema, more weakly where the server refuses that.",
    "tool": "This server refused strict schemas, so replies are demanded as tool calls.",
    "json": "This server refused strict schemas and tool calls, so replies are demanded as JSON objects.",
}
CHECKED = "Each reply is checked here before it counts."
KEPT = (
    "Kept in the memory of this tab's session: not stored, not in the address, not shared with another tab. "
    "The key is sent to this base URL and nowhere else, and no key of the environment is."
)
FOR_GOOD = "To have it each time, put these lines into the file .env where the app is started, and start it again:"
SAFE = "Nothing was changed; what you typed is still in the form."
STANDS_IN = "Until that is mended, the rules stand in where the model gives nothing; nothing you say is lost."
NAMES = {"Name": "Model name", "Form": "Form of replies"}
NEXT = {
    "": "Asking the server for its list of models.",
    "Server": "Asking the server for its list of models.",
    "Name": "Asking for a small reply of a fixed form.",
    "Form": "Asking for a reply in pieces.",
    "Streaming": "Trying speech.",
    "Price": "Trying speech.",
    "Transcription": "Having a word read aloud.",
    "Speech": "Almost done.",
}
"""What is being tried behind the last finding."""
TICK_SECONDS = 0.2
EXAMPLE = ("https://api.openai.com/v1", "gpt-4.1-mini")


def render() -> None:
    """Draw what takes part, the form, and, where one was begun, the test."""
    st.title("Model", anchor=False)
    here, trial = desk(), session_state.trial()
    running = trial is not None and not trial.done
    if here.model:
        draw_in_force(here, running=running)
    else:
        draw_none(here)
    tested = st.container(key="trial", gap="small")
    draw_form(here)
    draw_for_good(here)
    if trial:
        # Last, as everything else is to stand there while this goes on.
        with tested:
            draw_trial(trial, running=running)


def draw_in_force(here: Desk, *, running: bool) -> None:
    """The model, where words go, how replies are demanded, and what can be done about it."""
    assert here.model
    assert here.asked
    with st.container(key="model-in-force", gap="small"):
        key = "with a key" if here.model.key else "without a key"
        st.text(displayable(TAKES_PART.format(model=here.model.model, place=here.model.base_url, key=key)))
        st.text(displayable(sent_where(here.model)))
        st.text(TYPED if here.model.given_in_app else SET_UP)
        st.caption(f"{WAYS[here.asked.caller.way]} {CHECKED}")
        with st.container(key="model-buttons", horizontal=True, gap="small"):
            st.button("Test connection", key="test-connection", on_click=begin_test, disabled=running)
            if here.model.given_in_app:
                st.button("Forget it", key="forget-model", on_click=forget)


def draw_none(here: Desk) -> None:
    """That none takes part, why where one was meant to, and what one would add."""
    with st.container(key="no-model", gap="small"):
        st.text(NO_MODEL)
        if here.no_model:
            draw_failure(here.no_model)
        st.text(ADDS)


def draw_form(here: Desk) -> None:
    """Base URL, model and key, together; or why nothing can be typed in."""
    st.subheader("Use another model in this tab" if here.model else "Use a model in this tab", anchor=False)
    if here.no_form:
        st.text(displayable(here.no_form))
        return
    if refused := session_state.model_refused():
        draw_failure(refused, SAFE)
    with st.form("model-form", border=False):
        st.text_input(
            "Base URL",
            key=MODEL_URL,
            max_chars=500,
            placeholder=EXAMPLE[0],
            autocomplete="url",
            persist_state="session",
        )
        st.text_input(
            "Model", key=MODEL_NAME, max_chars=200, placeholder=EXAMPLE[1], autocomplete="off", persist_state="session"
        )
        st.text_input(
            "Key", key=MODEL_KEY, max_chars=500, type="password", placeholder="none, where the server needs none"
        )
        st.caption(KEPT)
        st.form_submit_button("Use it", key="use-model", on_click=use)
    if here.model and here.model.given_in_app:
        st.text(displayable(f"In use in this tab: {here.model.model} at {here.model.base_url}."))


def draw_for_good(here: Desk) -> None:
    """The lines for `.env`, unless they are there already; never with a key."""
    if here.model and not here.model.given_in_app:
        return
    st.subheader("Set one up for good", anchor=False)
    st.text(FOR_GOOD)
    st.code(displayable(lines_for(here.model)), language=None, wrap_lines=True)


def lines_for(model: ModelSettings | None) -> str:
    """Of a model that was typed in, else of an example."""
    url, name = (model.base_url, model.model) if model else EXAMPLE
    lines = [f"INTERVIEWER_MODEL={shlex.quote(name)}", f"OPENAI_BASE_URL={shlex.quote(url)}"]
    return "\n".join([*lines, "OPENAI_API_KEY="] if model is None or model.key else lines)


def use() -> None:
    """Have this tab's interviews use what stands in the form."""
    try:
        own = with_model(shared_desk(), ModelSettings.typed(*session_state.typed_model()))
    except InterviewerError as error:
        session_state.refuse_model(str(error))
        return
    session_state.keep_own_desk(own)
    session_state.keep_trial(None)


def forget() -> None:
    """Go back to the model of the environment, or to none."""
    session_state.forget_own_desk()
    session_state.keep_trial(None)


def begin_test() -> None:
    """Begin to try the model that takes part; paid from what the app may spend."""
    here = desk()
    if here.model and here.asked:
        session_state.keep_trial(Trial(here.model, load_prices(), here.asked.caller.budgets))


def draw_trial(trial: Trial, *, running: bool) -> None:
    """Each finding as it is made; when there are no more, the page is drawn anew."""
    st.subheader("Connection", anchor=False)
    rows, note = st.container(key="findings", gap="small"), st.empty()
    if running:
        st.button("Stop", key="stop-test", on_click=trial.stop)
    shown = 0
    while True:
        done, found = trial.done, trial.findings
        for number, finding in enumerate(found[shown:], shown):
            with rows:
                draw_finding(number, finding)
        shown = len(found)
        if done:
            break
        note.caption(NEXT[found[-1].name if found else ""])
        trial.wait(TICK_SECONDS)
    trial.check()
    if running:
        st.rerun()
    note.text(summary(trial))


def draw_finding(number: int, finding: Finding) -> None:
    """What was looked at, whether it works in words, and what was found."""
    with st.container(key=f"finding-{'well' if finding.well else 'bad'}-{number}", gap="xxsmall"):
        st.markdown(f"**{NAMES.get(finding.name, finding.name)}**{'' if finding.well else ': does not work'}")
        st.text(displayable(finding.says))


def summary(trial: Trial) -> str:
    """What it comes to."""
    if trial.stopped:
        return "Stopped. What was not looked at may work or not."
    if all(finding.well for finding in trial.findings):
        return "Everything that was looked at works."
    return STANDS_IN
