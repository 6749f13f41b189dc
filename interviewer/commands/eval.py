"""`interviewer eval`: whether grades deserve trust; each command is a module of its own that registers here."""

import typer

from interviewer.commands.eval_audit import audit

app = typer.Typer(help="Whether grades deserve trust: audit labels.", no_args_is_help=True)
app.command("audit")(audit)
