"""The page *Evaluate*: one's own figures and the next pair; or the pair or scoring that the address names."""

import streamlit as st

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.domain.calibrator import Scoring
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import UnknownScoring
from interviewer.evaluation.calibrator.choosing import chosen, next_pair
from interviewer.evaluation.calibrator.over_pairs import OverPairs, cannot_show, over_pairs
from interviewer.evaluation.calibrator.pairs import Kind, Pair, pairs, rules_card
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.ui import evaluate_reveal, evaluate_scoring, session_state, study_state
from interviewer.ui.chrome import Places, draw_failure, draw_kept, pinned
from interviewer.ui.evals_draw import draw_table
from interviewer.ui.evals_tables import counted
from interviewer.ui.evaluate_desk import Sitting, evaluating
from interviewer.ui.evaluate_tables import (
    interval_said,
    order_said,
    over_table,
    raters_said,
    signed,
    weak_said,
)
from interviewer.ui.hop import leave
from interviewer.ui.place import draw_place
from interviewer.ui.result import day
from interviewer.ui.text import displayable, literal, plain, shortened

ABOUT = (
    "Two answers to one question, in random order. Score them before you see the rubric, then with it, then against "
    "the reference: over many pairs you learn where you are lenient, and whether fluent telling sways you."
)
STEPS = {"unaided": "Step 1 of 3", "rubric": "Step 2 of 3", "revealed": "Step 3 of 3"}
EVERY = "all"
ORDERS: dict[str, Kind | None] = {"Any": None, "Obvious": "obvious", "Close": "close"}
ALL_DONE = "Every pair of this choice is scored. Choose another principle or order, or import a page with a pair."
NO_PAIR = "There is no pair of this choice. Choose another principle or order."


def render(places: Places, imported: tuple[CalibrationPair, ...] = ()) -> None:
    """Draw the overview, or one pair. `imported`: pairs of imported pages, offered before the built-in ones."""
    on_offer = pairs(imported)
    scoring_id, pair_id = pinned("scoring"), pinned("pair")
    if scoring_id is not None:
        draw_one(scoring_id, on_offer, places)
    elif pair_id is not None:
        open_pair(pair_id, on_offer, places)
    else:
        draw_overview(on_offer, places)


def open_pair(pair_id: str, on_offer: dict[str, Pair], places: Places) -> None:
    """Where the pair stands, or begin it; from then on the address names the scoring."""
    if pair_id not in on_offer:
        draw_failure("That pair is not here; its import may have been undone.", "Scores already given are kept.")
        st.page_link(places.evaluate, label="All pairs")
        return
    scoring = evaluating().open(pair_id)
    st.query_params.from_dict({"scoring": scoring.id})
    st.rerun()


def go_to(pair: Pair, places: Places) -> None:
    """To where the pair stands; its own address would only lead on to there, and be in the way of Back."""
    st.switch_page(places.evaluate, query_params={"scoring": evaluating().open(pair.id).id})


def draw_one(scoring_id: str, on_offer: dict[str, Pair], places: Places) -> None:
    """The step that the scoring is in."""
    with st.container(key="evaluate"):
        with st.container(key="ways-evaluate"):
            st.page_link(places.evaluate, label="All pairs", width="content")
        try:
            sitting = Sitting(scoring_id)
        except UnknownScoring as error:
            draw_failure(str(error), "Other scorings are not affected.")
            return
        if sitting.tab.said:
            st.info(literal(sitting.tab.said))
        scoring = sitting.scoring
        draw_place(f"evaluate {scoring.id} {scoring.step}", STEPS[scoring.step])
        pair = on_offer.get(scoring.pair)
        if pair is None:
            draw_failure(
                "The pair of this scoring is not here; its import may have been undone.",
                "Your scores are kept, and count again when the page is imported again.",
            )
        elif scoring.step == "revealed":
            evaluate_reveal.draw(sitting, pair)
        else:
            evaluate_scoring.draw(sitting, pair)
        draw_leaving(scoring, on_offer, places)


def draw_leaving(scoring: Scoring, on_offer: dict[str, Pair], places: Places) -> None:
    """To the next pair where this one is done; away with the scoring in any case."""
    with st.container(key="leaving", horizontal=True, gap="small"):
        if scoring.finished:
            upcoming = next_of(on_offer, evaluating().every())
            if upcoming and st.button("Score the next pair", type="primary", key="next"):
                go_to(upcoming, places)
        if st.button("Delete", type="tertiary", key="forget"):
            confirm_forget(scoring.id, places)


@st.dialog("Delete this scoring")
def confirm_forget(scoring_id: str, places: Places) -> None:
    """Ask once; what is deleted cannot be had back."""
    st.text("Your scores of this pair and the sentences you mended are removed. They cannot be restored.")
    with st.container(horizontal=True, gap="small"):
        if st.button("Delete it", type="primary"):
            evaluating().forget(scoring_id)
            session_state.notify("The scoring was deleted. Its pair can be scored anew.")
            leave(places.evaluate)
        if st.button("Keep it"):
            st.rerun()


def draw_overview(on_offer: dict[str, Pair], places: Places) -> None:
    """What this is, the next pair, what is half done, the figures so far, and what was scored."""
    scorings = evaluating().every()
    draw_place("evaluate", "Evaluate")
    with st.container(key="evaluate"):
        st.title("Evaluate", anchor=False)
        st.text(ABOUT)
        draw_half_done(scorings, on_offer, places)
        draw_choice(on_offer, scorings, places)
        done = [item for item in scorings if item.finished]
        if done:
            draw_figures(over_pairs(done, on_offer, cards_of, load_framework()))
            draw_done(done, on_offer, places)
        else:
            st.text("Your figures appear here after the first pair.")
        draw_kept("Your scores are", "until you delete them")


def cards_of(pair: Pair) -> tuple[Scorecard, Scorecard]:
    """What the rules give both answers."""
    return rules_card(pair, 0), rules_card(pair, 1)


def draw_half_done(scorings: tuple[Scoring, ...], on_offer: dict[str, Pair], places: Places) -> None:
    """A way back into each pair that was left half way."""
    half = [item for item in scorings if not item.finished and item.pair in on_offer]
    if not half:
        return
    st.subheader("Half done", anchor=False)
    for item in reversed(half):
        with st.container(key=f"row-{item.id}", gap="xxsmall"):
            draw_way(item, on_offer[item.pair], places)
            given = sum(len(marks.unaided if item.step == "unaided" else marks.rubric) for marks in item.marks)
            step = "before the rubric" if item.step == "unaided" else "with the rubric"
            st.text(f"Begun {day(item.begun)}, {step}: {counted(given, 'score')} given.")


def draw_way(scoring: Scoring, pair: Pair, places: Places) -> None:
    """A link to one scoring."""
    name = load_rubric(pair.competency).name
    label = literal(f"{name}: {shortened(pair.question, 90)}")
    st.page_link(places.evaluate, label=label, query_params={"scoring": scoring.id})


def draw_choice(on_offer: dict[str, Pair], scorings: tuple[Scoring, ...], places: Places) -> None:
    """Which principle and order, how many there are, and the way to the next."""
    names = {EVERY: "All principles"}
    found = {item.competency for item in on_offer.values()}
    names |= dict(sorted(((name, load_rubric(name).name) for name in found), key=lambda item: item[1]))
    with st.container(key="choice", horizontal=True, gap="large", vertical_alignment="bottom"):
        about = st.selectbox(
            "Principle",
            list(names),
            format_func=lambda item: plain(names[item]),
            key="evaluate_about",
            persist_state="session",
        )
        order = st.segmented_control(
            "Order of the two",
            list(ORDERS),
            default="Any",
            required=True,
            key="evaluate_order",
            persist_state="session",
            help="Choosing obvious or close tells you how far apart the two are before you score them.",
        )
    fit = chosen(on_offer.values(), competency=None if about in (None, EVERY) else about, kind=ORDERS[order or "Any"])
    done = {item.pair for item in scorings if item.finished}
    upcoming = next_pair(fit, done)
    scored = sum(pair.id in done for pair in fit)
    st.caption(f"{len(fit)} pairs of this choice, {scored} scored.")
    if upcoming is None:
        st.text(ALL_DONE if fit else NO_PAIR)
    elif st.button("Score the next pair", type="primary", key="next"):
        go_to(upcoming, places)


def next_of(on_offer: dict[str, Pair], scorings: tuple[Scoring, ...]) -> Pair | None:
    """The next pair of the choice that was made last, else of any."""
    fields = study_state.fields()
    about, order = fields.get("evaluate_about"), fields.get("evaluate_order")
    done = {item.pair for item in scorings if item.finished}
    competency = about if isinstance(about, str) and about != EVERY else None
    kind = ORDERS.get(order) if isinstance(order, str) else None
    fit = chosen(on_offer.values(), competency=competency, kind=kind)
    return next_pair(fit, done) or next_pair(chosen(on_offer.values()), done)


def draw_figures(found: OverPairs) -> None:
    """Bias, error and order beside the raters' and the rules', and what so few pairs cannot show."""
    st.subheader("Your figures", anchor=False)
    limit = load_framework().numbers.fluency_bias_total
    if found.gone:
        is_gone = "scored pair is" if found.gone == 1 else "scored pairs are"
        st.text(f"{found.gone} {is_gone} no longer here and in no figure.")
    if not found.pairs:
        return
    draw_table(over_table(found, load_framework()), "over-pairs")
    said = [
        interval_said(found),
        order_said(found.own, found.raters, found.rules),
        weak_said(found.fluency, limit),
        *cannot_show(found),
    ]
    with st.container(key="figures", gap="xsmall"):
        for sentence in filter(None, said):
            st.text(displayable(sentence))
    st.caption(literal(raters_said(found)))


def draw_done(done: list[Scoring], on_offer: dict[str, Pair], places: Places) -> None:
    """The pairs that were scored, the latest first."""
    st.subheader("Scored", anchor=False)
    for item in sorted(done, key=lambda item: item.finished or item.begun, reverse=True):
        pair = on_offer.get(item.pair)
        if pair is None:
            continue
        with st.container(key=f"row-{item.id}", gap="xxsmall"):
            draw_way(item, pair, places)
            st.text(displayable(done_line(item, pair)))


def done_line(scoring: Scoring, pair: Pair) -> str:
    """'21 Nov 2026, 09:31. First answer 62, 8 above the reference. ...'"""
    said = [day(scoring.finished or scoring.begun)]
    for place, answer in enumerate(scoring.shown):
        total = scoring.marks[answer].total
        reference = pair.cases[answer].reference.total
        beside = "" if reference is None else f" ({signed(total - reference)} against the reference)"
        said.append(f"{evaluate_scoring.NAMES[place]} {total:g} of 100{beside}")
    return ". ".join(said) + "."
