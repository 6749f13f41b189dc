"""The quiz's words: kinds, difficulties, standings and days."""

from datetime import datetime

from interviewer.quiz.mastery import TEN, Standing
from interviewer.session import ItemView, PrincipleLine, Prospect

KINDS: dict[str, str] = {
    "principle": "Which principle",
    "weakness": "The primary weakness",
    "phrase": "What a phrase signals",
    "disqualifier": "The disqualifier",
}
DIFFICULTIES: dict[str, str] = {"easy": "Easy", "medium": "Medium", "hard": "Hard"}


def day(moment: datetime) -> str:
    """'23 Nov 2026', where this computer stands."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y}"


def counted(number: int, name: str) -> str:
    """'1 item', '2 items'."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def about(item: ItemView) -> str:
    """'What a phrase signals. Hard. Came back today.'"""
    said = [
        KINDS[item.kind] if item.kind else "From an imported page",
        *([DIFFICULTIES[item.difficulty]] if item.difficulty else []),
        *(["Asked before"] if item.due else []),
    ]
    return ". ".join(said) + "."


def said_of_standing(standing: Standing) -> str:
    """'Strong: 9 of the last 10 right.' or what is missing for it."""
    if standing.answered == 0:
        return "Not asked yet."
    if standing.verdict == "strong":
        return f"Strong: {standing.right} of the last {TEN} right."
    if standing.lacks_hard:
        return f"Not yet: {standing.right} of the last {TEN} right, no hard one among them."
    if standing.answered < TEN:
        return f"Not yet: {standing.right} of {standing.answered} right, {TEN - standing.answered} more to answer."
    return f"Not yet: {standing.right} of the last {TEN} right."


def said_of_line(line: PrincipleLine) -> str:
    """'2 due today, 5 new. Not yet: 4 of 6 right, 4 more to answer.'"""
    waiting = [f"{line.due} due today"] if line.due else []
    waiting += [f"{line.new} new"] if line.new else []
    start = f"{', '.join(waiting)}. " if waiting else "Nothing due or new. "
    return start + said_of_standing(line.standing)


def said_of_due(lines: tuple[PrincipleLine, ...]) -> str:
    """'Due today: 5 items. Earn Trust 3, Ownership 2.'"""
    due = [line for line in lines if line.due]
    if not due:
        return "Nothing is due today."
    total = counted(sum(line.due for line in due), "item")
    return f"Due today: {total}. {', '.join(f'{line.name} {line.due}' for line in due)}."


def said_of_prospect(prospect: Prospect) -> str:
    """What a round would ask now, or why there is none."""
    if prospect.due + prospect.new:
        parts = [f"{prospect.due} due today"] if prospect.due else []
        parts += [f"{prospect.new} new"] if prospect.new else []
        return f"A round of {counted(prospect.due + prospect.new, 'item')}: {', then '.join(parts)}."
    if prospect.next_due is None:
        return "No item matches. Choose another principle, kind or difficulty."
    matching = "The one item that matches is" if prospect.later == 1 else f"All {prospect.later} items that match are"
    return f"{matching} answered. The next one comes back on {day(prospect.next_due)}."
