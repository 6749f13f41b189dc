"""What is chosen before the first question; the defaults are right for most."""

from dataclasses import dataclass

import streamlit as st

from interviewer.domain.interview import Grader, Mode
from interviewer.domain.track import Track
from interviewer.domain.transcript import DEFAULT_LEVEL
from interviewer.export.summary import COMPANY_NAMES
from interviewer.library.rubrics import competency_ids, load_framework, load_rubric
from interviewer.library.tracks import load_track, track_names, with_track
from interviewer.session import COMPANIES, LENGTHS, SURPRISE
from interviewer.session.importing import KeptQuestion
from interviewer.session.planning import Wish
from interviewer.settings import ModelSettings
from interviewer.ui import session_state
from interviewer.ui.text import literal, plain, shortened

MODES: dict[Mode, str] = {"practice": "Practice", "real": "Real"}
MODE_SAYS: dict[Mode, str] = {
    "practice": "A critique after each answer, and the chance to answer again.",
    "real": "Neutral throughout. Grades come after the last question.",
}


NO_TRACK = "none"


@dataclass(frozen=True)
class More:
    """What stands folded away."""

    company: str
    track: str | None
    probes: int
    timer: bool
    own_question: str | None


def competency_names() -> dict[str, str]:
    """Ids to names: *Surprise me*, then the competencies with a rubric of their own, then the other principles."""
    own = {name: load_rubric(name).name for name in competency_ids()}
    others = {item.id: item.name for item in load_framework().principles if item.id not in own}
    return {SURPRISE: "Surprise me", **own, **others}


def draw_setup(model: ModelSettings | None, imported: KeptQuestion | None, others: tuple[KeptQuestion, ...]) -> Wish:
    """The form. Every choice is kept for the session, so that leaving the page loses none.

    Where a model is configured, one may do without it. `imported`: the question that is asked first, of `others`,
    which are those that imports offer.
    """
    names = competency_names()
    levels = {rule.level: rule.name for rule in load_framework().levels}
    competency = st.selectbox(
        "Principle",
        list(names),
        index=list(names).index(imported.asked.competency) if imported else 0,
        format_func=lambda item: plain(names[item]),
        key=f"setup_competency_{imported.asked.id}" if imported else "setup_competency",
        persist_state="session",
    )
    level = st.selectbox(
        "Level",
        list(levels),
        index=list(levels).index(DEFAULT_LEVEL),
        format_func=lambda item: plain(levels[item]),
        key="setup_level",
        persist_state="session",
    )
    with st.container(key="setup-row", horizontal=True, gap="large"):
        questions = st.segmented_control(
            "Questions", LENGTHS, default=1, required=True, key="setup_questions", persist_state="session"
        )
        mode = st.segmented_control(
            "Mode",
            list(MODES),
            default="practice",
            required=True,
            format_func=lambda item: MODES[item],
            key="setup_mode",
            persist_state="session",
        )
    st.caption(literal(MODE_SAYS[mode or "practice"]))
    grader = draw_grader(model) if model else "auto"
    more = draw_more(competency or SURPRISE, imported, others)
    return Wish(
        competencies=(competency or SURPRISE,),
        level=level or DEFAULT_LEVEL,
        questions=questions or 1,
        mode=mode or "practice",
        company=more.company,
        probes=more.probes,
        timer=more.timer,
        own_question=more.own_question,
        grader=grader,
        track=more.track,
        imported=imported.asked if imported else None,
    )


def draw_grader(model: ModelSettings) -> Grader:
    """Who words the questions and grades; what that means for one's words stands below the form."""
    names: dict[Grader, str] = {"auto": f"{model.model}, else rules", "rules": "Rules only"}
    chosen = st.segmented_control(
        "Questions and grades by",
        list(names),
        default="auto",
        required=True,
        format_func=lambda item: literal(names[item]),
        key="setup_grader",
        persist_state="session",
    )
    return chosen or "auto"


def draw_more(competency: str, imported: KeptQuestion | None, others: tuple[KeptQuestion, ...]) -> More:
    """Company, track, probes, clock, and a question of one's own or of an import; folded away."""
    with st.expander("More", key="setup-more"):
        company = st.selectbox(
            "Company",
            COMPANIES,
            format_func=lambda item: COMPANY_NAMES[item][:1].upper() + COMPANY_NAMES[item][1:],
            key="setup_company",
            persist_state="session",
        )
        if said := company_says(company or COMPANIES[0], competency):
            st.caption(literal(said))
        track = draw_track(competency)
        probes = st.slider("Probes for each question, at most", 0, 4, 2, key="setup_probes", persist_state="session")
        timer = st.toggle("Show a clock", value=True, key="setup_timer", persist_state="session")
        if others:
            draw_imported(imported, others)
        own = (
            None
            if imported
            else st.text_area(
                "A question of your own, asked first",
                max_chars=500,
                height=80,
                key="setup_own",
                persist_state="session",
            )
        )
    return More(
        company=company or COMPANIES[0],
        track=track,
        probes=probes,
        timer=timer,
        own_question=own.strip() if own and own.strip() else None,
    )


def company_says(company: str, competency: str) -> str:
    """What the company calls `competency`; empty for the one whose principles these are, and where nothing is known."""
    lens = load_rubric(competency).lens(company) if competency in competency_ids() else None
    if lens is None or company == COMPANIES[0]:
        return ""
    name = COMPANY_NAMES[company]
    return f"{name[:1].upper()}{name[1:]}: {lens.name}. Every second interview begins with the company's own question."


def draw_track(competency: str) -> str | None:
    """The track, and what it does to an interview about `competency`."""
    names = {NO_TRACK: "None", **track_names()}
    chosen = st.selectbox(
        "Track",
        list(names),
        format_func=lambda item: plain(names[item]),
        key="setup_track",
        persist_state="session",
    )
    if chosen in (None, NO_TRACK):
        return None
    st.caption(literal(track_says(load_track(chosen), competency)))
    return chosen


def track_says(track: Track, competency: str) -> str:
    """What the track adds to `competency`; for a surprise, where it adds anything."""
    rubrics = {item.competency: load_rubric(item.competency) for item in track.overlays}
    if competency in rubrics:
        laid = with_track(rubrics[competency], track.id)
        names = [signal.name for signal in laid.signals.values() if signal.id not in rubrics[competency].signals]
        return f"Looked for beside the rest: {'; '.join(names)}. The points of each dimension stay the same."
    where = ", ".join(rubric.name for rubric in rubrics.values())
    known = "It adds" if competency == SURPRISE else "It adds nothing here, only"
    return f"{known} to these: {where}."


def draw_imported(imported: KeptQuestion | None, others: tuple[KeptQuestion, ...]) -> None:
    """Which question of an import is asked first; the choice is in the address."""
    texts = {item.asked.id: item.asked.text for item in others}
    ids = [None, *texts]
    # Another address is another widget: what was chosen under the last one must not stand here.
    key = f"setup_imported_{imported.asked.id if imported else ''}"
    st.selectbox(
        "An imported question, asked first",
        ids,
        index=ids.index(imported.asked.id) if imported and imported.asked.id in texts else 0,
        format_func=lambda item: shortened(texts[item], 120) if item else "None",
        key=key,
        on_change=pin_question,
        args=(key,),
    )


def pin_question(key: str) -> None:
    """Put what was chosen into the address, where a link from the library puts it too."""
    chosen = session_state.chosen(key)
    if chosen:
        st.query_params["question"] = chosen
    else:
        st.query_params.pop("question", None)
