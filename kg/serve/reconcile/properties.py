"""What is known of a thing, property by property: to tell namesakes apart, and to fill new columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from kg.graph import labels, links
from kg.graph.store import Store
from kg.graph.texts import stored_of
from kg.graph.vocab import KG, term
from kg.lexicon.folding import folded
from kg.serve.names.about import above
from kg.serve.names.find import names_of
from kg.serve.names.ways import asked, ending, same
from kg.serve.reconcile.types import local

Kind = Literal["thing", "text", "number", "day"]
_MENTIONS, _PAPER, _DATE, _TYPE = map(term, ("schema:mentions", "kg:publishedIn", "schema:datePublished", "rdf:type"))


@dataclass(frozen=True, slots=True)
class Property:
    """One thing to know: its values are IRIs of other things, or texts."""

    id: str
    name: str
    said: str  # in English, for who does not read the name
    kind: Kind
    of: tuple[str, ...]  # the broad classes that have it; none: all
    values: Callable[[Store, str], list[str]]
    upwards: bool = False  # true of what lies above a value, too: in 金水区, so in 郑州市


def _relation(name: str, *of: str, upwards: bool = False) -> Property:
    words, iri = labels.predicate(name), KG + name
    return Property(iri, words, f"kg:{name}", "thing", of, partial(_of, predicate=iri), upwards)


def _of(store: Store, iri: str, predicate: str) -> list[str]:
    return links.values(store, iri, predicate)


def _articles(store: Store, iri: str) -> list[str]:
    return links.subjects(store, _MENTIONS, iri)


def _dates(store: Store, iri: str) -> Iterator[str]:
    for article in _articles(store, iri):
        yield from links.values(store, article, _DATE)


def _first(store: Store, iri: str) -> list[str]:
    return sorted(_dates(store, iri))[:1]


def _last(store: Store, iri: str) -> list[str]:
    return sorted(_dates(store, iri))[-1:]


def _papers(store: Store, iri: str) -> list[str]:
    articles = _articles(store, iri)
    return sorted({paper for article in articles for paper in links.values(store, article, _PAPER)})


def _count(store: Store, iri: str) -> list[str]:
    articles = _articles(store, iri)
    return [str(stored_of(store, articles).count(articles))]


def _kinds(store: Store, iri: str) -> list[str]:
    names = (one.removeprefix(KG) for one in links.values(store, iri, _TYPE) if one.startswith(KG))
    return [labels.names().get(KG + name, name) for name in names]


def _above(store: Store, iri: str) -> list[str]:
    return list(above(store, iri))


@cache
def properties() -> tuple[Property, ...]:
    """All there are, those that are wanted most first."""
    code, preferred, other = KG + "divisionCode", term("skos:prefLabel"), term("skos:altLabel")
    area, body, person, act = "AdministrativeArea", "Organization", "Person", "Initiative"
    return (
        _relation("partOf", area, body, upwards=True),
        _relation("affiliatedWith", person, upwards=True),
        _relation("locatedIn", body, act, "Place", upwards=True),
        Property("above", "上级(各级)", "all that it lies in or belongs to", "thing", (), _above),
        Property(code, "区划代码", "kg:divisionCode", "text", (area,), partial(_of, predicate=code)),
        Property(preferred, "全称", "skos:prefLabel", "text", (), partial(_of, predicate=preferred)),
        Property(other, "其他名称", "skos:altLabel", "text", (), partial(_of, predicate=other)),
        Property("kinds", "类别", "classes, in Chinese", "text", (), _kinds),
        Property("articles", "报道篇数", "how many articles name it", "number", (), _count),
        Property("first", "最早报道", "date of the first article that names it", "day", (), _first),
        Property("last", "最近报道", "date of the last article that names it", "day", (), _last),
        Property(_PAPER, labels.names()[_PAPER], "kg:publishedIn, of the articles that name it", "thing", (), _papers),
        _relation("comesFrom", person, upwards=True),
        _relation("covers", person, upwards=True),
        _relation("administers", body),
        _relation("undertakes", area, body),
        _relation("participatesIn", area, body, person),
        _relation("established", area, body),
        _relation("assists", area, body, person),
        _relation("cooperatesWith", area, body),
        _relation("wroteWith", person),
    )


def property_of(given: str) -> Property | None:
    """A property by its identifier, its local name or its Chinese name."""
    wanted = local(given)
    return next((one for one in properties() if wanted in {local(one.id), one.said, one.name}), None)


def agrees(store: Store, iri: str, known: Property, wanted: tuple[str, ...]) -> bool | None:
    """Whether one of the wanted values is one of the thing's; None where the graph knows none of it."""
    values = known.values(store, iri)
    if not values:
        return None
    if known.kind != "thing":
        return not {folded(one) for one in values}.isdisjoint(folded(one) for one in wanted)
    higher = [up for one in values for up in above(store, one)] if known.upwards else []
    return any(_is(store, one, name) for one in (*values, *higher) for name in wanted)


def _is(store: Store, iri: str, wanted: str) -> bool:
    """Whether a thing is meant by an IRI, by a name of it, or by one without its ending: 郑州 for 郑州市."""
    if wanted == iri:
        return True
    sought = asked(wanted)
    names = [folded(name) for name in names_of(store, iri)]
    return any(same(sought, name) > 0 or ending(sought, name) > 0 for name in names)
