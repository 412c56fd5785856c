"""The invariants of a data set: it has as many triples and things as it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.graph.vocab import term
from kg.invariants.forms import Breach, Check
from kg.invariants.index import Index, instances

_TRIPLES, _ENTITIES = term("void:triples"), term("void:entities")
_datasets = instances("void:Dataset")


def triples(index: Index) -> Iterator[Breach]:
    """A data set says how many triples the graph has."""
    for node in _datasets(index):
        yield from ((node, said) for said in _numbers(index, node, _TRIPLES) if int(said) != index.size)


def _counted(of: str, count: str, number: Callable[[Index, str], int]) -> Check:
    """Each part of a data set says how much of its property or class there is."""
    part, name = term(f"void:{of}Partition"), term(f"void:{of}")

    def check(index: Index) -> Iterator[Breach]:
        for node in _datasets(index):
            for value in map(str, index.values(node, part)):
                for what in map(str, index.values(value, name)):
                    if any(int(said) != number(index, what) for said in _numbers(index, value, count)):
                        yield node, value

    return check


def _numbers(index: Index, node: str, name: str) -> list[str]:
    return [str(value) for value in index.values(node, name)]


def _told(index: Index, name: str) -> int:
    return sum(map(len, index.column(name).values()))


def _instances(index: Index, name: str) -> int:
    return len(index.by_class.get(name, ()))


by_property = _counted("property", _TRIPLES, _told)
by_class = _counted("class", _ENTITIES, _instances)
