"""What kind a suite is of, told by its file alone, whatever else may be wrong with it."""

import json
from pathlib import Path

AGREEMENT = "agreement"
CONVERSATIONS = "conversations"


def kind_of(file: Path) -> str:
    """The kind that a suite file names; agreement where it names none or cannot be read."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return AGREEMENT
    kind = data.get("kind", AGREEMENT) if isinstance(data, dict) else AGREEMENT
    return kind if isinstance(kind, str) else AGREEMENT
