"""What every command's output is made of: tables for Chinese, marked sentences, JSON; nothing steers the terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.lexicon.characters import shown

_QUOTED = "bold yellow"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, color: bool, numbers: int = 0) -> str:
    """Rows whose columns line up for Chinese, none cut; the last `numbers` columns stand to the right."""
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for place, name in enumerate(columns):
        grid.add_column(name, justify="right" if place >= len(columns) - numbers else "left")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    cells = [[name, *(row[i] for row in rows)] for i, name in enumerate(columns)]
    widest = sum(max(map(cell_len, column)) + 2 for column in cells)
    return _rendered([grid], color=color, width=max(80, widest))


def styled(lines: Iterable[Text], *, color: bool) -> str:
    """Lines for a terminal, or without colours; none is cut."""
    lines = list(lines)
    return _rendered(lines, color=color, width=max((line.cell_len for line in lines), default=0) + 1)


def _rendered(parts: Iterable[Table | Text], *, color: bool, width: int) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=color,
        force_jupyter=False,  # this is text in a notebook, too
        no_color=not color,
        width=width,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    return stream.getvalue()


def marked(before: str, quote: str, after: str, *, color: bool) -> Text:
    """A sentence on one line with its quote in colour, or «so»; nothing in it can steer the terminal."""
    pieces = [shown(piece.replace("\n", " ")) for piece in (before, quote, after)]
    if color:
        return Text.assemble(pieces[0], (pieces[1], _QUOTED), pieces[2])
    return Text(f"{pieces[0]}«{pieces[1]}»{pieces[2]}")


def json_text(data: object) -> str:
    r"""JSON as a terminal may have it: what does not print stands there as \uXXXX, which reads the same."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
