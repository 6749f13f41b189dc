"""Where one is on a page whose buttons change it: said to screen readers, and brought into view."""

from interviewer.ui.text import displayable
from interviewer.ui.theme import component

_place = component(
    "place", '<div class="mi-place" role="status" aria-live="polite"></div>', css=("place.css",), js=("place.js",)
)


def draw_place(place: str, says: str) -> None:
    """Drawn once on a page.

    `place`: another one brings the page's top into view, and Back the spot where one was. `says`: what a screen
    reader is told when it has changed. Streamlit keeps the scroll when a button or a link changes the page, and drops
    the focus with it.
    """
    _place(data={"place": place, "says": displayable(says)}, key="place", height="content")
