"""Classes of things as the service has them: an IRI, the Chinese name, the broader class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from kg.graph import labels
from kg.graph.ontology import stated
from kg.graph.vocab import CLASSES, KG, KNOWN, term

_SUBCLASS = term("rdfs:subClassOf")
BASES = tuple(CLASSES.values())  # of which every thing has one


def described(name: str) -> dict[str, str]:
    """A class as JSON.

    >>> described("District")
    {'id': 'https://w3id.org/local-news-kg/ontology#District', 'name': '市辖区'}
    """
    return {"id": KG + name, "name": labels.names().get(KG + name, name)}


def with_broader(name: str) -> dict[str, Any]:
    """The same with what it is a kind of."""
    above = [described(one) for one in broader(name)]
    return described(name) | {"description": f"kg:{name}"} | ({"broader": above} if above else {})


@cache
def broader(name: str) -> tuple[str, ...]:
    """The classes of the ontology right above a class.

    >>> broader("District"), broader("Person")
    (('AdministrativeArea',), ())
    """
    found = (str(o) for s, p, o in stated() if str(p) == _SUBCLASS and str(s) == KG + name)
    return tuple(sorted(one.removeprefix(KG) for one in found if one.startswith(KG) and one != f"{KG}Entity"))


def local(given: str) -> str:
    """A class or property of the ontology by its name alone, however a client names it.

    >>> local("kg:District"), local("https://w3id.org/local-news-kg/ontology#District"), local(term("skos:altLabel"))
    ('District', 'District', 'skos:altLabel')
    """
    name = given.strip().removeprefix(KG).removeprefix("kg:")
    space = KNOWN["skos"]
    return f"skos:{name.removeprefix(space)}" if name.startswith(space) else name


def known(types: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The classes that things of a graph have, the broad ones first."""
    found = {name for one in set(map(tuple, types)) for name in one}
    return tuple(sorted(found, key=lambda name: (name not in BASES, name)))
