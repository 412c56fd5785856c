"""`kg view`: a graph as a page to look at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.foreign import foreign, warn_of
from kg.options import Quiet, Target, path_given

Page = Annotated[
    Path, typer.Option("-o", "--out", parser=path_given, metavar="PATH", help="The page to write; - for stdout.")
]
Title = Annotated[str, typer.Option(help="What stands above the page; else newspaper and day, where there is one.")]
Focus = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Begin with what is around this name; may be given again.")
]
Hops = Annotated[int | None, typer.Option(help="Steps around --focus; else 1.")]
Types = Annotated[
    str | None,
    typer.Option(
        metavar="TYPE,…",
        help="Begin with these types alone: reporter, correspondent, area, organization, initiative, place, person.",
    ),
]
Most = Annotated[int, typer.Option("--max", help="Things that are drawn at first; else 120, or all of a small graph.")]
Language = Annotated[str, typer.Option("--lang", help="Language that the page begins in: zh or en.")]
Earlier = Annotated[
    Path | None,
    typer.Option(parser=path_given, metavar="PATH", help="A page of an earlier graph, whose places are kept."),
]
Open = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]


def view(
    out: Target,
    page: Page = Path("view.html"),
    title: Title = "",
    focus: Focus = None,
    hops: Hops = None,
    types: Types = None,
    most: Most = 0,
    language: Language = "",
    layout_from: Earlier = None,
    opened: Open = False,
    quiet: Quiet = False,
) -> None:
    """Draw a graph as one HTML page, which works without a network.

    The page holds the whole graph; the options say what it begins with.

    Example: kg view out/ -o 金水区.html --focus 金水区 --hops 2
    """
    from kg.errors import OptionError
    from kg.graph.spared import spare
    from kg.output import write_file
    from kg.view.draw import draw

    if opened and str(page) == "-":
        raise OptionError("open: nothing to open (expected --out with a file)")
    spare([out], [page])
    drawn = draw(
        out,
        title=title,
        focus=focus or (),
        hops=hops,
        types=_listed(types),
        most=most,
        language=language,
        layout_from=layout_from,
    )
    write_file(page, drawn)
    if not quiet and str(page) != "-":
        print(f"{page}: {len(drawn):,} bytes", file=sys.stderr)
    warn_of(foreign([out]))
    if opened:
        _open(page)


def _listed(types: str | None) -> list[str]:
    """What stands between commas; the whole text where that is nothing, so that it is refused by name."""
    if types is None:
        return []
    return [one for one in types.split(",") if one.strip()] or [types]


def _open(page: Path) -> None:
    """Shows a file in the browser that the system prefers; says where it is if there is none."""
    import webbrowser

    from kg.lexicon.characters import shown

    if not webbrowser.open(page.resolve().as_uri()):
        print(f"warning {shown(str(page))}: no browser to open it in (expected one that Python finds)", file=sys.stderr)
