"""Values for a query's variables, written into the query: what rdflib calls initBindings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.graph.sparql import words

Group = tuple[int, int, bool]  # where it begins and ends in the text, and whether it is the outermost


def bound(sparql: str, values: Mapping[str, str]) -> str | None:
    """The query with a value for each variable, a term as SPARQL writes it; None for a form in which none can stand.

    A group within another sees no more than what is said inside it, so that the value stands in each that speaks of
    the variable.

    >>> bound("SELECT ?name { ?who rdfs:label ?name }", {"who": "<urn:a>"})
    'SELECT ?name { VALUES ?who { <urn:a> } ?who rdfs:label ?name }'
    """
    found = words(sparql)
    groups = sorted(_groups(found))
    if not groups or any(_binds_nothing(one[0], other[0]) for one, other in pairwise(found)):
        return None
    parts, done = [], 0
    for begin, end, outermost in groups:
        said = {name: value for name, value in values.items() if outermost or _speaks(sparql[begin:end], name)}
        parts.append(sparql[done:begin] + "".join(f" VALUES ?{name} {{ {value} }}" for name, value in said.items()))
        done = begin
    return "".join([*parts, sparql[done:]])


def _groups(found: Sequence[re.Match[str]]) -> Iterator[Group]:
    """What stands in braces, but for a CONSTRUCT's template and the braces around a SELECT."""
    open_: list[int] = []
    seen = False
    for index, word in enumerate(found):
        if word[0] == "{":
            open_.append(index)
        elif word[0] == "}" and open_:
            begin = open_.pop()
            if found[begin - 1][0].upper() != "CONSTRUCT" and found[begin + 1][0].upper() != "SELECT":
                yield found[begin].end(), word.start(), not open_ and not seen
                seen = seen or not open_


def _binds_nothing(one: str, other: str) -> bool:
    """CONSTRUCT WHERE { … } takes triples alone, and {| … |} is no group."""
    return (one.upper(), other.upper()) == ("CONSTRUCT", "WHERE") or (one, other) == ("{", "|")


def _speaks(text: str, name: str) -> bool:
    return re.search(rf"[?$]{re.escape(name)}(?!\w)", text) is not None
