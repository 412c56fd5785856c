"""What a graph says of its build: a reason for a difference that no article gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph.facts import Facts, every, instances
from kg.graph.vocab import KG, term

_FACTS = {
    "version": KG + "version",
    "options": KG + "option",
    "inputs": KG + "inputHash",
    "pages": KG + "pageCount",
    "started": term("prov:startedAtTime"),
    "ended": term("prov:endedAtTime"),
}


@dataclass(frozen=True, slots=True)
class Build:
    """The base of a graph, "" where no build tells, and what is said of its build."""

    base: str
    said: Mapping[str, tuple[str, ...]]


def build(facts: Facts) -> Build | None:
    """A graph's build, several as one; None in a graph that kg did not write."""
    runs = instances(facts, "Build")
    if not runs:
        return None
    bases = sorted({run.rpartition("build/")[0] for run in runs} - {""})
    said = {name: _values(facts, runs, predicate) for name, predicate in _FACTS.items()}
    return Build(bases[0] if bases else "", {"base": tuple(bases), **said})


def _values(facts: Facts, runs: Iterable[str], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({value for run in runs for value in every(facts, run, predicate)}))


def without_description(base: str, lines: Iterable[bytes]) -> list[bytes]:
    """Canonical lines but those in which a graph describes itself: its counts change with everything else."""
    own = tuple(f"<{base}{kind}/".encode() for kind in ("dataset", "period"))
    return [line for line in lines if not base or not line.startswith(own)]


def triples_below(base: str, lines: Iterable[bytes]) -> set[bytes]:
    """Canonical lines with every IRI cut to what stands behind the base: <area/410103>."""
    space = f"<{base}".encode()
    if not base:
        return set(lines)
    return {b" ".join(_below(space, part) for part in line.split(b" ", 2)) for line in lines}


def _below(space: bytes, part: bytes) -> bytes:
    return b"<" + part[len(space) :] if part.startswith(space) else part
