"""An interview held in a terminal: prints what is new, reads what is typed, hands it to the session."""

import sys
from collections.abc import Callable, Iterator

import typer

from interviewer.commands.terminal import can_ask, paragraphs, say, typed_rows, warn, wrapped
from interviewer.errors import TurnConflict, UsageError
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import with_track
from interviewer.session import CONTROLS, Control, Interviews, View

BY_NAME: dict[str, Control] = {f"/{control}": control for control in CONTROLS}
AGAIN = "again"
STOPPED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as for other commands."""


class Conversation:
    """One interview at one terminal. Every answer is stored before anything else happens to it."""

    def __init__(self, interviews: Interviews) -> None:
        self._interviews = interviews
        self._input = paragraphs(typed_rows())
        self._turns_shown = 0
        self._grades_shown: set[tuple[int, int]] = set()

    def hold(self, view: View) -> None:
        """Until the interview is over or the input ends; then says how to go on with it."""
        if can_ask():
            sent = f" Your words are sent to {view.setup.sent_to}." if view.setup.sent_to else ""
            say(wrapped(f"{view.graded_by_line}{sent}") + f"\n{INSTRUCTIONS}\n")
        try:
            while self._show(view).awaits != "nothing" or view.can_answer_again:
                typed = next(self._input, None)
                if typed is None or (view.awaits == "nothing" and not typed.strip().lower().startswith(AGAIN)):
                    break
                view = self._next(view, typed)
        except KeyboardInterrupt:
            raise typer.Exit(STOPPED) from None
        finally:
            if view.awaits != "nothing":
                warn(f"Kept. Go on with: interviewer chat --resume {view.id}")

    def _next(self, view: View, typed: str) -> View:
        """The view after what was typed. What cannot be done is said, and nothing is changed."""
        try:
            return self._event(view, typed)()
        except TurnConflict as error:
            warn(str(error))
            return self._interviews.resume(view.id)
        except UsageError as error:
            warn(str(error))
            return view

    def _event(self, view: View, typed: str) -> Callable[[], View]:
        """What `typed` asks for. Raises UsageError for an unknown command."""
        command = typed.strip().lower()
        if command in BY_NAME:
            return lambda: self._interviews.control(view.id, BY_NAME[command], view.next_seq)
        if command == "/finish":
            return lambda: self._interviews.finish(view.id, view.next_seq)
        if command == "/hint":
            return lambda: self._hint(view)
        if view.awaits in ("choice", "nothing"):
            return self._choice(view, command)
        if command.startswith("/") and len(command.split()) == 1:
            known = ", ".join((*BY_NAME, "/hint", "/finish"))
            raise UsageError(f"{command} is not a command. There are: {known}.")
        return lambda: self._interviews.answer(view.id, typed, view.next_seq)

    def _choice(self, view: View, command: str) -> Callable[[], View]:
        if (question := asked_again(view, command)) is not None:
            return lambda: self._interviews.answer_again(view.id, question, view.next_seq)
        if command == "next" and view.can_go_on:
            return lambda: self._interviews.next_question(view.id, view.next_seq)
        if command == "finish" and view.can_finish:
            return lambda: self._interviews.finish(view.id, view.next_seq)
        raise UsageError(f"Type one of: {', '.join(choices(view))}.")

    def _hint(self, view: View) -> View:
        for hint in view.hints or ("There is no hint here.",):
            say(hint)
        return view

    def _show(self, view: View) -> View:
        """Prints what has not been printed yet."""
        for turn in view.turns:
            if turn.seq >= self._turns_shown and turn.speaker == "interviewer":
                after = f" (after: {turn.signal_name})" if turn.signal_name else ""
                say(wrapped(f"Interviewer{after}: {turn.text}") + "\n")
        self._turns_shown = max((turn.seq + 1 for turn in view.turns), default=0)
        self._show_grades(view)
        if view.awaits == "nothing":
            for line in summary_lines(view):
                say(wrapped(line))
        if view.awaits in ("choice", "nothing") and can_ask():
            said = choices(view)
            say(f"Type one of: {', '.join(said)}." if view.awaits == "choice" else f"To go on: {', '.join(said)}.")
        return view

    def _show_grades(self, view: View) -> None:
        new = [grade for grade in view.grades if (grade.question, grade.attempt) not in self._grades_shown]
        if not new:
            return
        from interviewer.commands.scorecards import drawn_card

        for grade in new:
            self._grades_shown.add((grade.question, grade.attempt))
            rubric = with_track(load_rubric(view.setup.plan[grade.question].competency), view.setup.track)
            sys.stdout.write(drawn_card(grade.scorecard, rubric, view.setup.level, view.setup.company))
            if grade.before and grade.before.total is not None:
                say(f"Before the probes: {grade.before.total} of 100. After: {grade.scorecard.total} of 100.")
            say("")


INSTRUCTIONS = (
    "Type your answer; an empty line sends it. "
    "Instead of an answer: /repeat, /clarify, /moment, /cannot, /skip, /hint, /finish. Ctrl-C leaves; all is kept."
)


def asked_again(view: View, command: str) -> int | None:
    """The question that 'again' or 'again 2' stands for; None for anything else that may not be asked again."""
    word, _, place = command.partition(" ")
    if word != AGAIN or not view.can_answer_again or (place and not place.isdecimal()):
        return None
    last = view.question if view.question in view.can_answer_again else view.can_answer_again[-1]
    question = int(place) - 1 if place else last
    return question if question in view.can_answer_again else None


def choices(view: View) -> list[str]:
    """The words that may be typed between two questions, and after the last."""
    again = [f"{AGAIN} {question + 1}" for question in view.can_answer_again] if view.questions > 1 else [AGAIN]
    words = [f"{word} (answer again)" for word in again] if view.can_answer_again else []
    words += ["next (go on)"] if view.can_go_on else []
    return words + (["finish (end the interview)"] if view.can_finish and view.goes_on_to != "end" else [])


def summary_lines(view: View) -> Iterator[str]:
    """All questions of a finished interview, and the one thing to do next."""
    from interviewer.export.summary import VERDICT_NAMES

    if view.summary is None:
        return
    for item in view.summary.questions:
        verdict = VERDICT_NAMES[item.verdict] if item.verdict else item.outcome.replace("_", " ")
        total = "" if item.total is None else f", {item.total} of 100"
        yield f"Question {item.question + 1}: {verdict}{total}. {item.text}"
    for story in view.summary.reused:
        yield (
            f"Questions {story.first + 1} and {story.second + 1} seem to tell one story "
            f"({', '.join(story.words)}); have another ready."
        )
    if view.summary.next_action:
        yield f"Next: {view.summary.next_action}"
