"""`interviewer chat`: the same interview as on the pages, in a terminal."""

from typing import Annotated

import typer

from interviewer.commands.options import GraderOption, Mode, TrackOption, WhoGrades


def chat(
    competency: Annotated[str, typer.Option(help="Competency id; see 'rubric list'.")] = "surprise",
    level: Annotated[str, typer.Option(help="sde1, sde2, senior, staff, principal or pm.")] = "sde2",
    questions: Annotated[int, typer.Option(help="1, 3 or 5.")] = 1,
    mode: Annotated[Mode, typer.Option(help="practice: critique after each answer; real: at the end.")] = Mode.PRACTICE,
    company: Annotated[str, typer.Option(help="amazon, google, meta, flipkart or generic.")] = "amazon",
    probes: Annotated[int, typer.Option(min=0, max=4, help="At most this many probes a question.")] = 2,
    question: Annotated[str | None, typer.Option(help="A question of your own, asked first.")] = None,
    resume: Annotated[str | None, typer.Option(metavar="ID", help="Go on with an interview.")] = None,
    grader: GraderOption = WhoGrades.AUTO,
    track: TrackOption = None,
) -> None:
    """Rehearse in the terminal. Answers are kept as you give them."""
    from interviewer.commands.conversation import Conversation
    from interviewer.commands.judging import talking
    from interviewer.commands.tracks import known_track
    from interviewer.domain.transcript import Level
    from interviewer.errors import UsageError
    from interviewer.settings import Settings
    from interviewer.store.repository import open_store

    if level not in tuple(Level):
        raise UsageError(f"--level {level}: there is no such level. Use one of: {', '.join(Level)}.")
    store = open_store(Settings.from_env())
    with talking(grader, store) as interviews:
        if resume is None:
            setup = interviews.prepare(
                (competency,),
                questions=questions,
                level=Level(level),
                company=company,
                track=known_track(track),
                mode=mode.value,
                probes=probes,
                timer=False,
                grader=grader.value,
                own_question=question,
            )
            view = interviews.start(setup)
        else:
            view = interviews.resume(resume)
        Conversation(interviews).hold(view)
