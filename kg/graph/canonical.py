"""Triples as canonical N-Quads: one line each, sorted; what is written and what is hashed is made of them.

A graph without blank nodes is canonical by RDFC-1.0 as soon as its lines are escaped the canonical way and sorted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

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


def lines(triples: Iterable[Triple]) -> list[bytes]:
    """Canonical N-Quads, sorted by code point, each triple once; without the line breaks."""
    iris, endings = _Iris(), _Endings()
    must_be_escaped = _ESCAPED.search
    found: defaultdict[str, set[bytes]] = defaultdict(set)  # by subject: many short sorts take less than a long one
    for subject, predicate, value in triples:
        if isinstance(value, Iri):
            line = f"{iris[subject]} {iris[predicate]} {iris[value.value]} ."
        else:
            words, datatype, language = value
            if must_be_escaped(words):
                words = escaped(words)
            line = f'{iris[subject]} {iris[predicate]} "{words}"{endings[datatype, language]}'
        found[iris[subject]].add(line.encode())
    return [line for subject in sorted(found) for line in sorted(found.pop(subject))]  # UTF-8 sorts as code points do


def escaped(words: str) -> str:
    r"""The inside of a literal as RDFC-1.0 wants it, which Turtle takes too.

    >>> escaped("“大\x00体检”\n")
    '“大\\u0000体检”\\n'
    """
    return _ESCAPED.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", words)


def graph_hash(canonical: Sequence[bytes]) -> str:
    """SHA-256 of the canonical N-Quads, as hex digits: what RDFC-1.0 gives of the graph."""
    digest = sha256()
    for line in canonical:
        digest.update(line + b"\n")
    return digest.hexdigest()
