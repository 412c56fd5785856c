"""Triples as canonical N-Quads: one line each, sorted; what is written and what is hashed is made of them.

A graph without blank nodes is canonical by RDFC-1.0 as soon as its lines are escaped the canonical way and sorted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from kg.errors import InputError
from kg.graph.terms import STRING, Iri, Triple
from kg.graph.vocab import check_iri

_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_LANGUAGE = re.compile("[A-Za-z]+(?:-[A-Za-z0-9]+)*")


class _Iris(dict[str, str]):
    """IRIs between their brackets, each checked once."""

    def __missing__(self, iri: str) -> str:
        self[iri] = f"<{check_iri(iri)}>"
        return self[iri]


class _Endings(dict[tuple[str, str], str]):
    """What follows a literal's closing quotation mark, by datatype and language."""

    def __missing__(self, key: tuple[str, str]) -> str:
        datatype, language = key
        if language and not _LANGUAGE.fullmatch(language):
            raise InputError(f"{language!r}: no language tag (expected one like zh or zh-Hant)")
        typed = "" if datatype == STRING else f"^^<{check_iri(datatype)}>"
        self[key] = f"@{language} ." if language else f"{typed} ."
        return self[key]


class Lines:
    """Canonical N-Quads, sorted by code point, each once, without the line breaks.

    Held by subject, and made when they are asked for: to hold each line takes twice the memory.
    """

    def __init__(self, said: Mapping[bytes, bytes]) -> None:
        self._said = said  # subject → the rest of its lines, sorted; the subjects sorted, too

    def __iter__(self) -> Iterator[bytes]:
        for subject, said in self._said.items():
            for rest in said.split(b"\n"):
                yield subject + b" " + rest

    def __contains__(self, line: bytes) -> bool:
        subject, _, rest = line.partition(b" ")
        return rest in self._said.get(subject, b"").split(b"\n")

    def joined(self, others: Lines) -> Lines:
        """Its lines and those of others."""
        both = self._said.keys() & others._said.keys()
        shared = _sorted({subject: [self._said[subject], others._said[subject]] for subject in both})
        said = {**self._said, **others._said, **shared._said}  # the others stay as they are
        return Lines(dict(sorted(said.items())))


def lines(triples: Iterable[Triple]) -> Lines:
    """The lines of triples in any order."""
    iris, endings = _Iris(), _Endings()
    must_be_escaped = _ESCAPED.search
    found: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for subject, some in groupby(triples, itemgetter(0)):  # nearly always all that is said of it
        rests = []
        for _, predicate, value in some:
            if isinstance(value, Iri):
                rests.append(f"{iris[predicate]} {iris[value.value]} .")
            else:
                words, datatype, language = value
                if must_be_escaped(words):
                    words = escaped(words)
                rests.append(f'{iris[predicate]} "{words}"{endings[datatype, language]}')
        found[iris[subject].encode()].append("\n".join(rests).encode())
    return _sorted(found)


def _sorted(found: dict[bytes, list[bytes]]) -> Lines:
    """Lines of what was found of each subject, in pieces; they are taken from where they lie."""
    said = {}
    for subject in sorted(found):  # UTF-8 sorts as code points do
        said[subject] = b"\n".join(sorted(set(b"\n".join(found.pop(subject)).split(b"\n"))))
    return Lines(said)


def escaped(words: str) -> str:
    r"""The inside of a literal as RDFC-1.0 wants it, which Turtle takes too.

    >>> escaped("“大\x00体检”\n")
    '“大\\u0000体检”\\n'
    """
    return _ESCAPED.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", words)


def graph_hash(canonical: Iterable[bytes]) -> str:
    """SHA-256 of the canonical N-Quads, as hex digits: what RDFC-1.0 gives of the graph."""
    digest = sha256()
    for line in canonical:
        digest.update(line + b"\n")
    return digest.hexdigest()
