"""An answer as people look at it in a notebook: the first rows, as HTML and as text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Template

from kg.graph.store import Answer, Row
from kg.graph.terms import Iri, Literal, Term
from kg.graph.vocab import BASE, KNOWN, XSD, prefixes
from kg.lexicon.characters import shown
from kg.terminal import table
from kg.view.offline import environment

ROWS = 50  # shown of an answer; the rest stays where it is
LONGEST = 400  # characters shown of a value
SHORT = 14  # characters that stay on one line
_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))


class Cell(NamedTuple):
    text: str
    link: str  # "" where nothing is linked
    kind: str  # "number", "name" or "text": a name is short enough to stay on one line


def as_html(answer: Answer) -> str:
    """The answer as an HTML table: every text escaped, web addresses linked, numbers to the right."""
    return _template().render(
        truth=_truth(answer),
        variables=answer.variables,
        rows=[[_cell(term) for term in row] for row in _at_hand(answer)[:ROWS]],
        count=_count(answer),
    )


def as_text(answer: Answer) -> str:
    """The same for a terminal, and for a notebook's reader without HTML; columns line up for Chinese."""
    if answer.truth is not None:
        return _truth(answer)
    rows = [[_cell(term).text.replace("\n", " ") for term in row] for row in _at_hand(answer)[:ROWS]]
    lines = table(answer.variables, rows, color=False).splitlines()
    return "\n".join([*(line.rstrip() for line in lines), _count(answer)])


@cache
def _template() -> Template:
    return environment().from_string((files("kg.notebook") / "answer.html").read_text(encoding="utf-8"))


def _truth(answer: Answer) -> str:
    return {None: "", True: "yes", False: "no"}[answer.truth]


def _at_hand(answer: Answer) -> Sequence[Row]:
    """The rows that can be shown without using them up."""
    return answer.rows if isinstance(answer.rows, Sequence) else ()


def _count(answer: Answer) -> str:
    """How many rows, and how many of them are shown."""
    if not isinstance(answer.rows, Sequence):
        return "rows still to come: each is given once, to whoever asks for it"
    rows = f"{len(answer):,} row{'' if len(answer) == 1 else 's'}"
    return rows if len(answer) <= ROWS else f"first {ROWS} of {rows} …"


def _cell(term: Term | None) -> Cell:
    text = "" if term is None else _printed(_short(term.value) if isinstance(term, Iri) else str(term))
    is_address = isinstance(term, Iri) and term.value.startswith(("http://", "https://"))
    return Cell(text, str(term) if is_address else "", _kind(term, text))


def _kind(term: Term | None, text: str) -> str:
    if isinstance(term, Literal) and term.datatype in _NUMBERS:
        return "number"
    return "name" if len(text) <= SHORT and "\n" not in text else "text"


def _printed(text: str) -> str:
    """A text without what could turn the writing, blanks as HTML has them, and not endless."""
    lines = (" ".join(map(shown, line.split())) for line in text[: LONGEST + 1].split("\n"))
    return "\n".join(lines) if len(text) <= LONGEST else "\n".join(lines)[:LONGEST] + "…"


def _short(iri: str) -> str:
    """An IRI as queries write it.

    >>> _short("https://w3id.org/local-news-kg/ontology#covers"), _short("https://w3id.org/local-news-kg/id/area/410105")
    ('kg:covers', 'area:410105')
    """
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    name = _names().get(iri[:cut])
    return f"{name}:{iri[cut:]}" if name and iri[cut:] else iri


@cache
def _names() -> dict[str, str]:
    return {space: name for name, space in {**KNOWN, **prefixes(BASE)}.items()}
