"""An answer as a person reads it: a table whose columns line up for Chinese, yes or no, or Turtle."""

from __future__ import annotations

from functools import partial

from rich.text import Text

from kg.ask.results import Prefixes, write
from kg.graph.store import Answer
from kg.graph.terms import Iri, Literal, Term
from kg.graph.vocab import KG, term
from kg.lexicon.characters import shown
from kg.terminal import fitted, styled, table


def printed(answer: Answer, *, color: bool, width: int | None, named: Prefixes) -> str:
    """A query's rows as a table, no wider than `width` where that is known; triples with the prefixes they need."""
    if answer.truth is not None:
        return "yes\n" if answer.truth else "no\n"
    if answer.triples:
        return b"".join(write(answer, "ttl", named=needed(answer, named))).decode("utf-8")
    rows = [[_plain(one) for one in row] for row in answer]
    count = Text(f"{len(answer)} row{'' if len(answer) == 1 else 's'}", style="dim")
    drawn = table if width is None else partial(fitted, width=width)
    return drawn(answer.variables, rows, color=color) + styled([count], color=color)


def _plain(one: Term | None) -> str:
    """A term as a person reads it, one of the vocabulary as kg:Article; nothing in it can steer the terminal."""
    if isinstance(one, Iri) and one.value.startswith(KG):
        return shown(f"kg:{one.value.removeprefix(KG)}")
    return "" if one is None else shown(str(one))


def needed(answer: Answer, named: Prefixes) -> Prefixes:
    """Those of the prefixes that shorten an IRI of the answer."""
    iris = {_iri(one) for row in answer for one in row} - {term("rdf:type")}  # which Turtle writes as a
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {name: space for name, space in named.items() if space in spaces}


def _iri(one: Term | None) -> str:
    if isinstance(one, Literal):
        return "" if one.language else one.datatype
    return one.value if isinstance(one, Iri) else ""
