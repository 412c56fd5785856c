"""One HTML file from a graph's Turtle: it works offline, asks for nothing and runs no text of the corpus.

template.html   the frame, the legend and the first rows of the table, escaped by Jinja
viewer/         the behaviour, a file for each concern; they make one script, in the order of VIEWER
style/          the looks, a file for each concern; they make one sheet, in the order of STYLE
embedded.py     vis-network and the data, as elements that the behaviour reads
served.js       where a server serves the page: links to its others
served.css
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from warnings import warn

from jinja2 import Template
from markupsafe import Markup

from kg.errors import NothingToSee
from kg.garbage import seldom_searched
from kg.graph.facts import read
from kg.view import labels
from kg.view.beginning import USUAL, Beginning, state
from kg.view.earlier import places
from kg.view.embedded import PACKED, Written, as_json, packed, safe, vis_part, vis_script
from kg.view.model import Thing, View, view
from kg.view.network import Network, network
from kg.view.offline import Link, environment, policy
from kg.view.origin import origin
from kg.view.payload import parts
from kg.view.proofs import Json
from kg.view.written import written

VIEWER = (
    "words",
    "dom",
    "load",
    "library",
    "state",
    "bars",
    "filters",
    "known",
    "mattering",
    "selection",
    "halo",
    "labels",
    "pointing",
    "camera",
    "packing",
    "stress",
    "crowd",
    "places",
    "sets",
    "drawing",
    "fitting",
    "quotes",
    "cards",
    "about",
    "panel",
    "order",
    "table",
    "haystack",
    "spelling",
    "sentences",
    "twins",
    "finding",
    "search",
    "legend",
    "filtered",
    "timeline",
    "focus",
    "theme",
    "sheet",
    "svg",
    "turtle",
    "csv",
    "print",
    "whole",
    "out",
    "main",
)
STYLE = ("colours", "page", "picture", "filters", "timeline", "list", "panel", "narrow", "out")
LARGE = 1_000_000  # bytes of data, above which they are compressed
ROWS = 6  # of the list that the page has written out: for who is without JavaScript, and until it runs
COLUMNS = (  # of the table: the name in the address, the word in viewer/words.js, and how it reads in Chinese
    ("subject", "subject", "谁"),
    ("relation", "relation", "关系"),
    ("object", "object", "对象"),
    ("status", "status", "状态"),
    ("confidence", "sure", "可信度"),
    ("date", "sentence", "原句与报道（按日期）"),
)
EXITS = (  # ways to take away what is shown: the word in viewer/words.js, and how it reads in Chinese
    ("link", "复制链接"),
    ("whole", "网页（此视图）"),
    ("png", "图片（PNG）"),
    ("svg", "矢量图（SVG）"),
    ("print", "打印"),
    ("csv", "表格（CSV）"),
    ("turtle", "图谱（Turtle）"),
)
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)  # what a graph has for a date may be anything


@seldom_searched()
def render(
    turtle: bytes,
    *,
    title: str = "",
    links: Sequence[Link] = (),
    begin: Beginning = USUAL,
    layout_from: Path | None = None,
    file: str = "",
) -> bytes:
    """The page, UTF-8; the same bytes for the same graph. Without a title it names its one newspaper.

    With `links` it is a page of a server: they lead to its other pages, and so does each thing's IRI. What stood on
    the page `layout_from` stays where it was; InputError where that is none. Errors name the
    graph's `file`, where it has one, and one without a thing in it is warned of.
    """
    facts = read(turtle, name=file or "the graph")
    shown = view(facts)
    if file and not shown.entities:
        warn(f"{file}: nothing to see in it (expected a graph of kg, with things)", NothingToSee, stacklevel=3)
    drawn = network(shown, places(layout_from) if layout_from else {})
    scripts = [_viewer(), *([_own("served.js")] if links else [])]
    style = _style() + (_own("served.css") if links else "")
    return (
        _template()
        .render(
            heading=Heading("", title, title) if title else _heading(shown),
            policy=policy(style, [vis_script(), *scripts]),
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            parts=[
                vis_part(),
                Written("begin", "application/json", safe(as_json(state(shown, begin)))),
                *_parts(shown, drawn, {"written": written(facts, shown)}),
            ],
            counts=_counts(shown),
            legend=_legend(shown.entities, drawn),
            view=shown,
            columns=COLUMNS,
            exits=EXITS,
            rows=shown.statements[:ROWS],
            drawn=drawn,
            links=links,
        )
        .encode()
    )


@cache
def _template() -> Template:
    page = environment()
    page.filters.update(share=_percent, origin=origin)
    return page.from_string(_lean(_own("template.html")))


def _own(name: str) -> str:
    return (files("kg.view") / name).read_text(encoding="utf-8")


def _parts(shown: View, drawn: Network, more: Json) -> list[Written]:
    """The data as JSON; compressed where there is much of it."""
    texts = [(part.name, as_json(part.data)) for part in parts(shown, drawn, more)]
    if sum(len(text.encode()) for _, text in texts) <= LARGE:
        return [Written(name, "application/json", safe(text)) for name, text in texts]
    return [Written(name, PACKED, Markup(packed(text))) for name, text in texts]


def _viewer() -> str:
    """All of its files inside one function, so that no name of theirs is the page's."""
    return "\n".join(['"use strict";', "(() => {", *(_lean(_own(f"viewer/{name}.js")) for name in VIEWER), "})();"])


def _lean(text: str) -> str:
    """Without indentation and lines of comment, a tenth of what a small page weighs; no text in them spans lines.

    >>> _lean("a(\\n  // why\\n  b,\\n\\n);")
    'a(\\nb,\\n);'
    """
    lines = map(str.strip, text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _style() -> str:
    return "".join(_lean(_own(f"style/{name}.css")) for name in STYLE)


class Heading(NamedTuple):
    """Words that change with the language: their name in viewer/words.js, what they are said of, and the Chinese."""

    word: str
    of: str
    text: str


def _heading(shown: View) -> Heading:
    newspapers = {report.newspaper for report in shown.reports if report.newspaper}
    dates = {report.date for report in shown.reports if report.date}
    known = " ".join(next(iter(found)) for found in (newspapers, dates) if len(found) == 1)
    return Heading("titled", known, f"{known} 知识图谱") if known else Heading("title", "", "本地新闻知识图谱")


class Count(NamedTuple):
    """Of the line under the title: a number, or what there are few of, and its word as in `Heading`."""

    value: str
    word: str
    of: str
    text: str


def _counts(shown: View) -> list[Count]:
    """The line under the title: what, and how many or which."""
    numbers = sum(len(entity.numbers) for entity in shown.entities)
    newspapers = sorted({report.newspaper for report in shown.reports} - {""})
    dates = sorted({report.date for report in shown.reports if _DATE.fullmatch(report.date)})
    period = list(dict.fromkeys([*dates[:1], *dates[-1:]]))
    few = len(newspapers) < 3
    found = [
        _count(shown.count(range(len(shown.reports))), "articles", "篇报道"),
        _count(len(shown.entities), "things", "个实体"),
        _count(len(shown.statements), "relations", "条关系"),
        *([_count(numbers, "figures", "个数字")] if numbers else []),
        Count("、".join(newspapers), "", "", "") if few else _count(len(newspapers), "newspapers", "种报纸"),
        Count("", "period", "/".join(period), " 至 ".join(period)),
    ]
    return [count for count in found if count.value or count.text]


def _count(number: int, word: str, text: str) -> Count:
    return Count(f"{number:,}", word, str(number), text)


def _legend(entities: tuple[Thing, ...], drawn: Network) -> list[tuple[labels.Group, int]]:
    """The groups that the graph has, each with how many entities have a line in the picture."""
    present = {entity.group for entity in entities}
    ends = {edge[end] for edge in drawn.edges for end in ("from", "to")}
    lined = Counter(entities[end].group for end in ends)
    return [(group, lined[group.key]) for group in labels.GROUPS if group.key in present]


def _percent(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"
