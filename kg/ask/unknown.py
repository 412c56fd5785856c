"""Terms of the vocabulary that a query misspells: they are no error in SPARQL, only an answer without rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from kg.graph import ontology
from kg.graph.sparql import where, words
from kg.graph.terms import Iri
from kg.graph.vocab import KG, KNOWN

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_NAME = re.compile(r"\^?([\w.-]*):([\w%-]+)")


def unknown_terms(sparql: str, name: str = "query") -> Iterator[str]:
    """A warning for each term of kg: that the ontology does not have, with the nearest that it has."""
    spaces = {**KNOWN, **dict(_DECLARED.findall(sparql))}
    told: set[str] = set()
    for word in words(sparql):
        local = _local(word[0], spaces)
        if local and local not in _terms() and local not in told:
            told.add(local)
            place = where(sparql, word.start()).removeprefix("query")
            yield f"{name}{place}: the ontology has no {word[0].lstrip('^')}{_nearest(local)}"


def _local(word: str, spaces: dict[str, str]) -> str:
    """The name behind kg:, "" for what is no name of this vocabulary."""
    prefixed = _NAME.fullmatch(word)
    iri = spaces.get(prefixed[1], "") + prefixed[2] if prefixed else word[1:-1] if word.startswith("<") else ""
    return iri.removeprefix(KG) if iri.startswith(KG) else ""


def _nearest(local: str) -> str:
    folded = {term.lower(): term for term in sorted(_terms())}
    close = get_close_matches(local.lower(), folded, n=1, cutoff=0.6)
    return f" (expected kg:{folded[close[0]]}?)" if close else " (kg ontology prints what it has)"


@cache
def _terms() -> frozenset[str]:
    subjects = {subject.value for subject, _, _ in ontology.stated() if isinstance(subject, Iri)}
    return frozenset(one.removeprefix(KG) for one in subjects if one.startswith(KG))
