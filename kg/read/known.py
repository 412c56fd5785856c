"""What is known of a page, and who says so: the page itself, pages.toml, the options, the file's name, its header line.

Each fills what those before it leave open; but what a page states in words that nobody can read, nobody else says
instead of it. The city of a page of which none of them says it is found later: by the
newspaper's home, else in the text (kg.read.context).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.errors import OptionError
from kg.lexicon.divisions import register
from kg.model import Context, Page
from kg.read.context import city_of_place, home
from kg.read.frontmatter import iso_date
from kg.read.headers import without_header

KNOWN = ("date", "newspaper", "page", "place", "section")  # as in front matter
Teller = Literal["page", "pages.toml", "option", "name", "header"]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of all pages."""

    date: str = ""
    newspaper: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        for name in ("date", "newspaper", "place"):
            _check_text(name, getattr(self, name))
        if iso_date(self.date) != self.date:
            raise OptionError(f"date {self.date}: no such day (expected 2011-03-02, 2011-03 or 2011)")
        if self.place and not city_of_place(self.place):
            raise OptionError(f"place {self.place}: no such city in the register (expected one like 郑州市)")

    def said(self) -> Mapping[str, str]:
        return {"date": self.date, "newspaper": self.newspaper, "place": self.place}


def _check_text(name: str, value: str) -> None:
    """Raises OptionError for half characters, as the command line makes them of bytes that are no UTF-8."""
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise OptionError(f"{name} {value!r}: half a character (expected text in UTF-8)")


_Tellers = Sequence[tuple[Teller, Mapping[str, str]]]


def known(
    page: Page,
    table: Mapping[str, str] | None = None,
    options: Mapping[str, str] | None = None,
    *,
    name: Mapping[str, str] | None = None,
) -> Page:
    """The page with all that is known of it, and who said each; without the header line at its top.

    >>> page = known(Page("A05.txt", "郑州日报 2011年3月2日 A05版\\n标题", date="2011-03-01"), {"section": "城事"})
    >>> page.date, page.newspaper, page.section, page.text
    ('2011-03-01', '郑州日报', '城事', '标题')
    >>> dict(page.told_by)
    {'date': 'page', 'newspaper': 'header', 'page': 'header', 'section': 'pages.toml'}
    """
    page, header = without_header(page)
    tellers: _Tellers = (
        ("page", _own(page)),
        ("pages.toml", table or {}),
        ("option", options or {}),
        ("name", name or {}),
        ("header", header),
    )
    told = {key: _told(key, () if key in page.unclear else tellers) for key in KNOWN}
    return replace(
        page,
        date=told["date"][1],
        newspaper=_unquoted(told["newspaper"][1]),
        number=told["page"][1],
        place=told["place"][1],
        section=told["section"][1],
        told_by=tuple((key, teller) for key, (teller, _) in told.items() if teller),
    )


def _unquoted(name: str) -> str:
    """柳湾日报 for 《柳湾日报》, so that it is one newspaper however it is written."""
    inner = name[1:-1]
    return inner if name == f"《{inner}》" and "《" not in inner else name


def _told(key: str, tellers: _Tellers) -> tuple[str, str]:
    """The first who says it, and what."""
    return next(((teller, said[key]) for teller, said in tellers if said.get(key)), ("", ""))


def found_later(page: Page, context: Context) -> dict[str, tuple[str, str]]:
    """What nobody told of a page and an article of it has all the same, with where that is from."""
    found: dict[str, tuple[str, str]] = {}
    if context.date and not page.date:
        found["date"] = context.date, "text"
    if context.city and not page.place:
        city = register().by_code(context.city)
        found["place"] = city.name if city else "", "newspaper" if home(page.newspaper) else "text"
    return found


def _own(page: Page) -> Mapping[str, str]:
    return {
        "date": page.date,
        "newspaper": page.newspaper,
        "page": page.number,
        "place": page.place,
        "section": page.section,
    }
