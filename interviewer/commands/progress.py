"""A progress bar on standard error, where a person watches and nothing else is drawn."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def progress(files: Iterable[str]) -> Iterator[Callable[[int], None]]:
    """Yields what is to be told of bytes read from `files`; a bar moves if standard error alone is a terminal."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("Grading"), BarColumn(), TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=size_of(files))
        yield lambda more: bar.advance(task, more)


def size_of(files: Iterable[str]) -> int | None:
    """Bytes in all files; None where one of them, a pipe say, has no size."""
    paths = [Path(name) for name in files]
    if any(path == Path("-") or not path.is_file() for path in paths):
        return None
    return sum(path.stat().st_size for path in paths)
