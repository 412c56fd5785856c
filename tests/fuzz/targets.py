"""Bytes → one input of one part of kg, and the check of it: the first byte picks the part, the second its options.

What follows is the input: bytes of a file, UTF-8 text, or pieces of newspaper text, one for each byte.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from kg.model import Page
from kg.read.sources import Settings
from tests.fuzz.checks import check_build, check_bylines, check_dates, check_figures, check_file, check_read
from tests.fuzz.files import good, inside, insides, with_inside
from tests.fuzz.pieces import PIECES

ENCODINGS = ("", "", "", "utf-8", "gb18030", "big5", "utf-16", "utf-16-le")
ENDINGS = tuple(good())
MEMBERS = tuple((ending, member) for ending in (".xlsx", ".docx") for member in insides(ending))
ISSUES = ("2011-03-02", "2011-03", "2011", "", "2012-02-29", "0001-01-01", "9999-12-31")
_AS_PIECES = 0x80
_TOML = '[defaults]\nnewspaper = "晨曦报"\n["**/A0?.txt"]\nsection = "城事"\n'


def text_of(options: int, data: bytes) -> str:
    """The text that an input stands for, never with halves of characters, which no page can hold."""
    if options & _AS_PIECES:
        return "".join(PIECES[byte % len(PIECES)] for byte in data)
    return data.decode("utf-8", errors="replace")


def _with_file(name: str, data: bytes, check: Callable[[Path], object]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / name).write_bytes(data)
        check(folder / name)
    finally:
        shutil.rmtree(folder)


def a_file(options: int, data: bytes) -> None:
    settings = Settings(encoding=ENCODINGS[options >> 5])
    ending = ENDINGS[options % len(ENDINGS)]
    _with_file(f"a{ending}", data, lambda path: check_file(path, settings))


def a_packed_file(options: int, data: bytes) -> None:
    ending = ENDINGS[options % len(ENDINGS)]
    _with_file(f"a{ending}.gz", gzip.compress(data, 1, mtime=0), lambda path: check_file(path, Settings()))


def an_inside(options: int, data: bytes) -> None:
    ending, member = MEMBERS[options % len(MEMBERS)]
    whole = with_inside(ending, member, data)
    _with_file(f"a{ending}", whole, lambda path: check_file(path, Settings()))


def a_table_of_pages(options: int, data: bytes) -> None:
    """pages.toml beside a page that it may speak of."""

    def check(path: Path) -> None:
        page = path.parent / "郑州日报" / "2011-03-02" / "A05.txt"
        page.parent.mkdir(parents=True)
        page.write_bytes(good()[".txt"])
        check_file(path.parent, Settings())

    _with_file("pages.toml", data, check)


def a_name(options: int, data: bytes) -> None:
    """A file name, which may tell newspaper, date and page."""
    parts = [part for part in text_of(options, data).replace("\0", "").split("/") if part not in ("", ".", "..")]
    short = [part.encode()[:120].decode(errors="ignore") for part in parts[:4]] or ["a"]

    def check(path: Path) -> None:
        page = path.parent.joinpath(*short[:-1], f"{short[-1]}.txt")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("清雪日\n\n金水区昨日清扫积雪12处。", encoding="utf-8")
        check_file(path.parent, Settings())

    _with_file(".none", b"", check)


def a_page(options: int, data: bytes) -> None:
    check_read(
        Page(
            "a.txt",
            text_of(options, data),
            date=ISSUES[options % 4],
            place="郑州市" if options & 4 else "",
            single=bool(options & 8),
            titled=bool(options & 16),
        ),
        tagger=not options & 32,
    )


def a_graph(options: int, data: bytes) -> None:
    _with_file("a.txt", text_of(options, data).encode(), check_build)


def a_byline(options: int, data: bytes) -> None:
    check_bylines(text_of(options, data))


def some_figures(options: int, data: bytes) -> None:
    check_figures(text_of(options, data))


def some_dates(options: int, data: bytes) -> None:
    check_dates(text_of(options, data), ISSUES[options % len(ISSUES)])


_SHARES = {  # of 32 inputs: more for what has more ways to go, few for what takes long
    a_page: 9,
    a_file: 6,
    an_inside: 4,
    a_byline: 3,
    some_figures: 3,
    a_packed_file: 2,
    some_dates: 2,
    a_table_of_pages: 1,
    a_name: 1,
    a_graph: 1,
}
TARGETS = tuple(target for target, share in _SHARES.items() for _ in range(share))


def check(data: bytes) -> None:
    """Reads one input, and raises where a promise is broken."""
    if len(data) > 2:
        TARGETS[data[0] % len(TARGETS)](data[1], data[2:])


def seeds() -> dict[str, bytes]:
    """Inputs to begin with, by name: good files, their insides, and text of each part."""
    first, page = TARGETS.index, good()[".txt"]
    found = {f"file{at}": bytes((first(a_file), at)) + good()[ending] for at, ending in enumerate(ENDINGS)}
    found |= {f"packed{at}": bytes((first(a_packed_file), at)) + good()[ending] for at, ending in enumerate(ENDINGS)}
    found |= {f"inside{at}": bytes((first(an_inside), at)) + inside(*one) for at, one in enumerate(MEMBERS)}
    found["toml"] = bytes((first(a_table_of_pages), 0)) + _TOML.encode()
    found["name"] = bytes((first(a_name), 0)) + "郑州日报/2011-03-02/第5版".encode()
    for target in (a_page, a_graph, a_byline, some_figures, some_dates):
        at, name = first(target), target.__name__
        found[f"text of {name}"] = bytes((at, 5)) + page
        found[f"pieces of {name}"] = bytes((at, 0x85, *range(0, len(PIECES), 2)))
        found[f"others of {name}"] = bytes((at, 0x80, *range(1, len(PIECES), 2)))
    return found
