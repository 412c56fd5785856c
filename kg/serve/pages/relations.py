"""The relations of a thing, grouped by property and direction, each with its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from kg.graph.facts import LABEL, first, local, word
from kg.graph.labels import names, symmetric
from kg.graph.ontology import stated
from kg.graph.vocab import KG, term
from kg.serve.pages.parts import Part, Wanted, cut
from kg.serve.pages.seen import Link, Place, Seen
from kg.view.evidence import share
from kg.view.labels import modality_word

OUT, IN = "out", "in"
APART = "distinctFrom"


@dataclass(frozen=True)
class Row:
    """A statement as the page of one of its ends shows it."""

    path: str  # of the statement
    other: Link
    status: str
    modality: str
    confidence: float | None
    count: str  # of articles, where it is derived from them
    places: tuple[Place, ...]


def relations(seen: Seen, thing: str, wanted: Wanted) -> Iterator[Part[Row]]:
    """The groups in the order of the vocabulary, what goes out before what comes in."""
    for (predicate, way), found in sorted(_grouped(seen, thing).items(), key=lambda one: _order(*one[0])):
        key = f"{local(predicate)}.{way}"
        if wanted.part in ("", key):
            yield cut(wanted, key, _title(seen, predicate, way), _sorted(seen, found), partial(_row, seen, found))


def _row(seen: Seen, others: dict[str, str], statement: str) -> Row:
    predicate = local(first(seen.facts, statement, KG + "predicate"))
    return row(seen, statement, others[statement], seen.places(statement, predicate))


def _grouped(seen: Seen, thing: str) -> dict[tuple[str, str], dict[str, str]]:
    """Property and direction → statement → other end."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for way, this, that in ((OUT, "subject", "object"), (IN, "object", "subject")):
        for statement in seen.facts.pointing(KG + this, thing):
            predicate = next(iter(seen.facts.of(statement, KG + "predicate")), "")
            other = next(iter(seen.facts.of(statement, KG + that)), "")
            if predicate and other:
                both = OUT if symmetric(local(predicate)) else way
                found.setdefault((predicate, both), {})[statement] = other
    return found


def _sorted(seen: Seen, others: dict[str, str]) -> list[str]:
    """The statements that most places support first, then by the other's name."""

    def order(statement: str) -> tuple[int, list[str], str]:
        evidence = seen.facts.of(statement, KG + "evidence")
        return -len(evidence), seen.facts.of(others[statement], LABEL), statement

    return sorted(others, key=order)


def row(seen: Seen, statement: str, other: str, places: Iterable[Place]) -> Row:
    """A statement, with the places of its evidence that are to be shown."""
    predicate = local(first(seen.facts, statement, KG + "predicate"))
    modality = first(seen.facts, statement, KG + "modality")
    return Row(
        seen.path(statement),
        seen.link(other),
        modality_word(predicate, modality),
        modality,
        share(first(seen.facts, statement, KG + "confidence")),
        first(seen.facts, statement, KG + "articleCount"),
        tuple(places),
    )


def _order(predicate: str, way: str) -> tuple[bool, int, str, bool]:
    """As the vocabulary has them; what could be taken for the thing stands last."""
    known = list(names())
    at = known.index(predicate) if predicate in names() else len(known)
    return local(predicate) == APART, at, predicate, way == IN


def _title(seen: Seen, predicate: str, way: str) -> str:
    """开展; of what comes in the name of the inverse: 下辖."""
    if way == OUT:
        return word(seen.facts, local(predicate)) if predicate.startswith(KG) else seen.name(predicate)
    inverse = _inverses().get(predicate, "")
    return names().get(inverse) or f"←{word(seen.facts, local(predicate))}"


@cache
def _inverses() -> dict[str, str]:
    link = term("owl:inverseOf")
    return {str(value): str(subject) for subject, predicate, value in stated() if str(predicate) == link}
