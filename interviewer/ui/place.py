"""Where one is on a page whose buttons change it: said to screen readers, and brought into view."""

from interviewer.ui.text import displayable
from interviewer.ui.theme import component

_place = component(
    "place", '<div class="mi-place" role="status" aria-live="polite"></div>', css=("place.css",), js=("place.js",)
)


def draw_place(place: str, says: str) -> None:
    """Drawn where the page is to begin.

    `place`: another one brings this spot into view. `says`: what a screen reader is told when it has changed.
    Streamlit keeps the scroll when a button changes the page, and drops the focus with the button.
    """
    _place(data={"place": place, "says": displayable(says)}, key="place", height="content")
