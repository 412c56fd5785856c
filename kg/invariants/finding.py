"""One broken promise: where, by what, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.graph import store
from kg.graph.terms import Literal
from kg.graph.vocab import KNOWN, MINTED, base_of, term
from kg.invariants.index import Index, indexed, instances
from kg.lexicon.characters import shown

SHAPES = "https://w3id.org/local-news-kg/shapes#"
SHACL = "http://www.w3.org/ns/shacl#"
_LABEL = term("rdfs:label")
_LONGEST = 60  # characters of a value that are shown


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A thing of a graph that breaks a promise."""

    node: str
    label: str  # its Chinese label
    shape: str  # the promise's name in shapes.ttl
    severity: str  # violation or warning
    message: str
    value: str = ""  # what breaks it; "" where something is missing

    def __str__(self) -> str:
        """area:410103 (管城区): is part of itself, directly or through others"""
        named = f"{self.node} ({self.label})" if self.label else self.node
        warned = "warning: " if self.severity == "warning" else ""
        broken = f": {self.value[:_LONGEST]}" if self.value else ""
        return shown(f"{named}: {warned}{self.message}{broken}")


def shapes_text() -> str:
    return (files("kg") / "data" / "shapes.ttl").read_text(encoding="utf-8")


@cache
def shapes() -> Index:
    """The shapes themselves, to look names, words and severities up in."""
    return indexed(store.parse(shapes_text().encode("utf-8"), name="kg/data/shapes.ttl"))


def names() -> Mapping[str, str]:
    """The name of every shape, and its severity: violation or warning."""
    found = sorted(iri for iri in shapes().kinds if iri.startswith(SHAPES))
    return {iri.removeprefix(SHAPES): _severity(iri) for iri in found}


def _severity(shape: str) -> str:
    warned = [str(value) for value in shapes().values(shape, SHACL + "severity")] == [SHACL + "Warning"]
    return "warning" if warned else "violation"


def finding(index: Index, shape: str, node: str, value: str = "") -> Finding:
    """What a graph breaks, in the words of the shape of that name."""
    (message,) = shapes().values(SHAPES + shape, SHACL + "message")
    base = _base(index)
    said, label = ("", "") if value == node else (brief(value, base), _label(index, value))
    by = f"{said} ({label})" if label else said
    return Finding(brief(node, base), _label(index, node), shape, _severity(SHAPES + shape), str(message), by)


def _label(index: Index, node: str) -> str:
    labels = (value for value in index.values(node, _LABEL) if isinstance(value, Literal) and value.language == "zh")
    return min(map(str, labels), default="")


def _base(index: Index) -> str:
    """The base under which a graph names its things, read off its build."""
    return base_of(instances("kg:Build")(index))


def brief(value: str, base: str) -> str:
    """A thing or a term as graph.ttl writes it, anything else as it is: area:410103."""
    prefixes = {f"{base}{kind}/": kind for kind in MINTED} | {space: name for name, space in KNOWN.items()}
    for space, name in prefixes.items():
        if value.startswith(space):
            return f"{name}:{value.removeprefix(space)}"
    return value
