"""What a store says of single things, read when it is asked for: a page of a large graph needs no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.graph import store
from kg.graph.terms import Blank, Literal, Term, Triple
from kg.graph.vocab import term

_DATASET = "http://rdfs.org/ns/void#Dataset"
Properties = Mapping[str, tuple[str, ...]]


def triples(
    within: store.Store, subject: str | None = None, predicate: str | None = None, target: str | None = None
) -> set[Triple]:
    """The triples that fit, of all graphs in the store; those with a blank node or a triple within them are left out.

    Raises ValueError for what is no IRI.
    """
    # all at once: an iterator of pyoxigraph must end in the thread that began it, and an error would carry it away
    found = list(within.quads_for_pattern(_node(subject), _node(predicate), _node(target)))
    return {triple for quad in found if (triple := _triple(quad))}


def _triple(quad: ox.Quad) -> Triple | None:
    if not (isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)):
        return None
    value = store.plain(quad.object)
    return None if isinstance(value, Blank) else Triple(quad.subject.value, quad.predicate.value, value)


def _node(iri: str | None) -> ox.NamedNode | None:
    return None if iri is None else ox.NamedNode(iri)


def knows(within: store.Store, iri: str) -> bool:
    """Whether anything is said of this IRI; False for what is none."""
    try:
        return bool(triples(within, iri))
    except ValueError:
        return False


def title(within: store.Store) -> str:
    """The Chinese title that a graph gives itself as a data set, or "".

    The first by the alphabet where it has several.
    """
    sets = {triple.subject for triple in triples(within, None, term("rdf:type"), _DATASET)}
    titles = (triple.object for one in sets for triple in triples(within, one, term("dcterms:title")))
    return min((str(value) for value in titles if chinese(value)), default="")


class Lookup(Mapping[str, Properties]):
    """A store as `facts.Facts`: the facts of each subject are read at the first look, and kept.

    Of words only the Chinese ones; the values of a property are sorted, each once.
    """

    def __init__(self, within: store.Store) -> None:
        self.store = within
        self._read: dict[str, Properties] = {}

    def __getitem__(self, subject: str) -> Properties:
        if subject not in self._read:
            self._read[subject] = self._facts(subject)
        if not self._read[subject]:
            raise KeyError(subject)
        return self._read[subject]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({triple.subject for triple in triples(self.store)}))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _facts(self, subject: str) -> Properties:
        found: dict[str, set[str]] = {}
        try:
            for _, predicate, value in triples(self.store, subject):
                if chinese(value):
                    found.setdefault(predicate, set()).add(str(value))
        except ValueError:  # a literal or half an IRI: nothing is said of it
            return {}
        return {predicate: tuple(sorted(values)) for predicate, values in found.items()}

    def pointing(self, predicate: str, target: str) -> list[str]:
        """The subjects that have this property with this value, sorted."""
        return sorted({triple.subject for triple in triples(self.store, None, predicate, target)})

    def of(self, subject: str, predicate: str) -> list[str]:
        """The values of one property, sorted, without reading the others: an article has a long text."""
        if subject in self._read:
            return list(self._read[subject].get(predicate, ()))
        return sorted(
            {str(triple.object) for triple in triples(self.store, subject, predicate) if chinese(triple.object)}
        )


def chinese(value: Term) -> bool:
    """Whether a value is Chinese, or no word of any language."""
    return not isinstance(value, Literal) or (value.language or "zh").startswith("zh")
