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
_GAP = 2  # cells between two columns
_NARROWEST = 16  # cells of a column that still reads well: eight Chinese characters


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


def fitted(columns: Sequence[str], rows: Sequence[Sequence[str]], *, color: bool, width: int) -> str:
    """The same table within a width: long cells go on below, or each row is a block where columns got too narrow."""
    natural = [max(map(cell_len, [name, *(row[i] for row in rows)])) for i, name in enumerate(columns)]
    if sum(natural) + _GAP * (len(natural) - 1) <= width:
        return table(columns, rows, color=color)
    widths = _shared_out(natural, width - _GAP * (len(natural) - 1))
    if min(given for given, wanted in zip(widths, natural, strict=True) if given < wanted) < _NARROWEST:
        return _blocks(columns, rows, color=color, width=width)
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for name, given in zip(columns, widths, strict=True):
        grid.add_column(name, width=given, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    return _rendered([grid], color=color, width=width)


def _shared_out(natural: Sequence[int], width: int) -> list[int]:
    """What each column gets: all that it wants where that is no more than an equal share of what is left."""
    widths, left = list(natural), width
    waiting = sorted(range(len(natural)), key=lambda place: natural[place])
    while waiting:
        place = waiting.pop(0)
        widths[place] = max(1, min(natural[place], left // (len(waiting) + 1)))
        left -= widths[place]
    return widths


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], *, color: bool, width: int) -> str:
    """A line for each cell with its column's name in front, and a blank line between rows; empty cells left out."""
    grid = Table(box=None, show_header=False, pad_edge=False)
    names = min(max(map(cell_len, columns)), width // 3)
    grid.add_column(width=names, style="bold", overflow="fold")
    grid.add_column(width=width - names - _GAP, overflow="fold")
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(Text(name), Text(cell))
        grid.add_row("", "")
    return _rendered([grid], color=color, width=width)


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
