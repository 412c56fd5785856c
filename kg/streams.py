"""What the command line says: results on stdout, a bar on stderr, colour where somebody looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.pipeline import Progress


@contextmanager
def results() -> Iterator[None]:
    """What is printed inside is on stdout at the end, or it is an error in words: the disk may be full."""
    from kg.errors import OutputError

    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # `kg read … | head` has read enough: no error, however soon it closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would fail again at exit
        raise SystemExit(0) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would fail again at exit
        raise OutputError(f"stdout: {error.strerror} (expected a place that can be written)") from error


def shown_somehow() -> None:
    """Stdout writes what a system's encoding has no sign for as \\u67f3, as stderr does, and does not break off."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr while pages are read; none on a pipe, where it would be noise."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading pages", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def in_color() -> bool:
    """Whether stdout is a terminal whose user did not ask for plain text."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


@contextmanager
def warnings_in_words() -> Iterator[None]:
    """A warning of ours is a line on stderr, not Python's two lines with a file of kg's own."""
    import warnings

    from kg.errors import Namesakes, NothingToSee, StaleStore

    ours = (StaleStore, NothingToSee, Namesakes)

    before = warnings.showwarning

    def say(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        from kg.lexicon.characters import shown

        if issubclass(category, ours):
            print(f"warning {shown(str(message))}", file=sys.stderr)
        else:
            before(message, category, filename, lineno, file, line)

    with warnings.catch_warnings():
        for category in ours:
            warnings.simplefilter("always", category)
        warnings.showwarning = say
        yield
