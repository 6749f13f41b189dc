"""What a candidate typed, made fit to be stored, or refused with the reason."""

import re

from interviewer.errors import UsageError

LONGEST_ANSWER = 20_000
"""Characters; about twenty minutes of speech."""
MOST_CONTROLS = 0.05
"""Share of control characters above which it is a file and not text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` without control characters, half characters replaced by U+FFFD, otherwise as it was typed.

    Raises UsageError where it is empty, too long or not text; nothing has been stored then.
    """
    if len(text) > LONGEST_ANSWER:
        raise UsageError(
            f"The answer has {len(text):,} characters; at most {LONGEST_ANSWER:,} are taken. Nothing was stored. "
            "Shorten it to what you would say in two to three minutes."
        )
    controls = len(_CONTROLS.findall(text))
    if controls > MOST_CONTROLS * len(text):
        raise UsageError("This looks like a file rather than text. Nothing was stored. Paste the words themselves.")
    cleaned = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))
    if not cleaned.strip():
        raise UsageError("There is no answer yet. Type something, or use one of the buttons under the box.")
    return cleaned
