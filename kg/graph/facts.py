"""A graph's Turtle as plain facts: subject → predicate → values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from kg.errors import InputError
from kg.graph import store
from kg.graph.labels import names
from kg.graph.vocab import KG, KNOWN, term

RDF_TYPE = term("rdf:type")
LABEL = term("rdfs:label")
SCHEMA = KNOWN["schema"]

Facts = Mapping[str, Mapping[str, list[str]]]

_BLOCK = re.compile(rb"([^ ]+) .*\n(?:\1 .*\n)*")  # lines of one subject
_TYPE = re.compile(rf" <{RDF_TYPE}> <([^>]*)> \.\n".encode())
_TEXT = r'"([^"\\]*(?:\\.[^"\\]*)*)"(?:@([^ ]+)|\^\^<[^>]*>)?'
_LINE = re.compile(rf"[^ ]+ <([^>]*)> (?:<([^>]*)>|{_TEXT}|(_:[^ ]+)) \.\n")
_NODES = frozenset((b"<", b"_"))
_NOTHING: Mapping[str, list[str]] = {}


def read(turtle: bytes, *, name: str = "the graph", chinese: bool = True) -> Facts:
    """All facts, of words only the Chinese ones if so wanted; the values of a property are sorted, each once.

    `name` is what an error calls the Turtle.
    """
    lines = store.triple_lines(turtle, name=name)
    if b"<<(" in lines and any(line.split(b" ", 2)[2].startswith(b"<<(") for line in lines.splitlines()):
        raise InputError(f"{name}: a triple within a triple (expected RDF 1.1)")
    return _Read(lines, chinese=chinese)


class _Read(Mapping[str, Mapping[str, list[str]]]):
    """Facts that are worked out when they are first asked for: a view asks for half of a graph."""

    def __init__(self, lines: bytes, *, chinese: bool) -> None:
        self._lines = lines
        self._chinese = chinese
        self._blocks: dict[str, list[tuple[int, int]]] = {}
        for block in _BLOCK.finditer(lines):
            self._blocks.setdefault(_node(block[1]), []).append(block.span())
        self._known: dict[str, Mapping[str, list[str]]] = {}
        self._predicates: dict[str, str] = {}  # each once, which saves memory

    def __getitem__(self, subject: str) -> Mapping[str, list[str]]:
        found = self._known.get(subject)
        if found is None:
            found = self._known[subject] = self._properties(self._blocks[subject])
        return found

    def get(self, subject: str, default: Any = None) -> Any:
        """Without an exception for what is no subject: Mapping's own would raise and catch one."""
        found = self._known.get(subject)
        return found if found is not None else self[subject] if subject in self._blocks else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)

    def typed(self, kind: str) -> set[str]:
        """The instances of a class."""
        return self._typed.get(kind, set())

    @cached_property
    def _typed(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        blocks = iter(sorted((high, subject) for subject, spans in self._blocks.items() for _, high in spans))
        end, subject = 0, ""
        for kind in _TYPE.finditer(self._lines):
            while end <= kind.start():
                end, subject = next(blocks)
            found.setdefault(kind[1].decode(), set()).add(subject)
        return found

    def forms(self, predicates: Iterable[str], subjects: Iterable[str]) -> dict[str, set[bytes]]:
        """All that stands behind values of each property; of a node its first sign; none in other languages."""
        found: dict[str, set[bytes]] = {predicate: set() for predicate in predicates}
        names = b"|".join(re.escape(predicate.encode()) for predicate in found)
        line = re.compile(rb" <(%b)> (?:([<_])|\"[^\n]*\"([^ \n]*))" % names)
        spans = (span for subject in subjects for span in self._blocks.get(subject, ()))
        for predicate, node, behind in (one for span in spans for one in line.findall(self._lines, *span)):
            if node or self._wanted(behind):
                found[predicate.decode()].add(node or behind)
        return found

    def _wanted(self, behind: bytes) -> bool:
        return not (self._chinese and behind.startswith(b"@") and not behind.startswith(b"@zh"))

    def _properties(self, blocks: Iterable[tuple[int, int]]) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for low, high in blocks:
            for predicate, iri, text, language, blank in _LINE.findall(self._lines[low:high].decode()):
                if language and self._chinese and not language.startswith("zh"):
                    continue
                said = iri or blank or (text if "\\" not in text else json.loads(f'"{text}"'))  # its escapes are JSON's
                found.setdefault(self._predicates.setdefault(predicate, predicate), []).append(said)
        return {predicate: values if len(values) == 1 else sorted(set(values)) for predicate, values in found.items()}


def _node(written: bytes) -> str:
    """An IRI, or a blank node with its mark."""
    return written[1:-1].decode() if written[:1] == b"<" else written.decode()


def properties(facts: Facts, subject: str) -> Mapping[str, list[str]]:
    """All of a subject's, for who asks for several; none where the graph has no such subject."""
    return facts.get(subject, _NOTHING)


def one(properties: Mapping[str, list[str]], predicate: str) -> str:
    """The value that sorts first, or ""."""
    values = properties.get(predicate)
    return values[0] if values else ""


def every(facts: Facts, subject: str, predicate: str) -> list[str]:
    """The values of a property, sorted; none where the graph has none."""
    return facts.get(subject, _NOTHING).get(predicate, [])


def first(facts: Facts, subject: str, predicate: str) -> str:
    """The value that sorts first, or ""."""
    return one(properties(facts, subject), predicate)


def forms(facts: Facts, predicates: Iterable[str], subjects: Iterable[str]) -> dict[str, str]:
    """What stands behind the texts of each property of these in N-Triples: @zh, ^^<…>, or nothing.

    Without those whose texts differ in it, of which some are no texts, and which none of these has.
    """
    found = facts.forms(predicates, subjects) if isinstance(facts, _Read) else {}
    return {
        name: next(iter(all_)).decode() for name, all_ in found.items() if len(all_) == 1 and all_.isdisjoint(_NODES)
    }


def instances(facts: Facts, class_name: str) -> list[str]:
    """The subjects of a kg: class, sorted."""
    wanted = KG + class_name
    if isinstance(facts, _Read):
        return sorted(facts.typed(wanted))
    return sorted(s for s, properties in facts.items() if wanted in properties.get(RDF_TYPE, ()))


def label(facts: Facts, iri: str) -> str:
    """What a person reads for an IRI: its label in the graph, else its last part."""
    return first(facts, iri, LABEL) or local(iri) or iri


def word(facts: Facts, name: str) -> str:
    """The Chinese word for a kg: term; a later vocabulary's term has its label in the graph, or its name."""
    return names().get(KG + name) or label(facts, KG + name)


def local(iri: str) -> str:
    """The last part of an IRI: undertakes."""
    return iri.rpartition("#")[2].rpartition("/")[2]
