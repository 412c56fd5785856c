"""A graph's triples by their subjects; predicates and objects stay as they are written until somebody asks.

`Triples` has them from N-Triples, in which Oxigraph writes any graph, `Names` from the Turtle that this package writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kg.graph.turtle import Split
from kg.graph.vocab import XSD, term

_RDF_TYPE = term("rdf:type")
_BLOCK = re.compile(rb"([^ ]+) .*\n(?:\1 .*\n)*")  # lines of one subject
_LINE = re.compile(r"[^ ]+ ([^ ]+) (.*) \.\n")
_TYPED = f" <{_RDF_TYPE}> <".encode()

_NUMERIC = frozenset("-0123456789")
_TRUTHS = frozenset(("true", "false"))
_INTEGER, _DECIMAL, _BOOLEAN = (f"^^<{XSD}{name}>" for name in ("integer", "decimal", "boolean"))

Line = Sequence[str]  # predicate and object


class Blocks(Protocol):
    """What either form is asked for. A node is an IRI, or a blank node with its mark."""

    def subjects(self) -> Iterable[str]:
        """All that something is said of, each once."""

    def lines(self, subject: str) -> Iterable[Line]:
        """What is said of one, nothing of what is none."""

    def types(self) -> Iterator[tuple[str, str]]:
        """Each subject with each of its classes."""

    def iri(self, written: str) -> str:
        """Of a node or a predicate."""

    def value(self, written: str) -> tuple[str, str]:
        """Of an object, and what follows it in N-Triples: @zh, ^^<…>, or nothing; after a node its first sign."""


class Triples:
    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for block in _BLOCK.finditer(lines):
            self._spans.setdefault(self.iri(block[1].decode()), []).append(block.span())

    def subjects(self) -> Iterable[str]:
        return self._spans

    def lines(self, subject: str) -> Iterable[Line]:
        spans = self._spans.get(subject, ())
        return [line for low, high in spans for line in _LINE.findall(self._lines[low:high].decode())]

    def types(self) -> Iterator[tuple[str, str]]:
        lines, at = self._lines, self._lines.find(_TYPED)
        while at >= 0:
            subject, end = lines[lines.rfind(b"\n", 0, at) + 1 : at], at + len(_TYPED)
            if b" " not in subject:  # else it stands in a text
                yield self.iri(subject.decode()), lines[end : lines.find(b">", end)].decode()
            at = lines.find(_TYPED, end)

    def iri(self, written: str) -> str:
        return written[1:-1] if written[0] == "<" else written

    def value(self, written: str) -> tuple[str, str]:
        return _literal(written) if written[0] == '"' else (self.iri(written), written[0])


class Names:
    def __init__(self, split: Split) -> None:
        self._split = split
        self._written = {self.iri(subject): subject for subject in split.blocks}

    def subjects(self) -> Iterable[str]:
        return self._written

    def lines(self, subject: str) -> Iterable[Line]:
        written = self._written.get(subject)
        return self._split.lines(written) if written else ()

    def types(self) -> Iterator[tuple[str, str]]:
        known: dict[str, list[str]] = {}  # a graph has thousands of subjects for each line of classes
        for subject, written in self._written.items():
            for said in self._split.classes(written):
                if said not in known:
                    known[said] = [self.iri(one) for one in self._split.objects(said)]
                for kind in known[said]:
                    yield subject, kind

    def iri(self, written: str) -> str:
        if written[0] == "<":
            return written[1:-1]
        prefix, _, name = written.partition(":")
        return _RDF_TYPE if written == "a" else self._split.prefixes[prefix] + name

    def value(self, written: str) -> tuple[str, str]:
        sign = written[0]
        if sign == '"':
            text, behind = _literal(written)
            return text, f"^^<{self.iri(behind[2:])}>" if behind[:2] == "^^" else behind
        if sign in _NUMERIC:
            return written, _DECIMAL if "." in written else _INTEGER
        return (written, _BOOLEAN) if written in _TRUTHS else (self.iri(written), "<")


def _literal(written: str) -> tuple[str, str]:
    end = written.rindex('"')
    text = written[1:end]
    return json.loads(written[: end + 1]) if "\\" in text else text, written[end + 1 :]  # its escapes are JSON's
