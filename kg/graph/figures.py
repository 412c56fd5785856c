"""Figures as triples, each with its evidence: one that near-duplicates give is one figure, with evidence in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.graph import labels
from kg.graph.evidence import strongest, supporting
from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Triple, checked, date, decimal, text
from kg.graph.vocab import path
from kg.model import Measurement, Resolved

Place = tuple[str | int, ...]


def measurements(resolved: Resolved, within: Scope) -> Iterator[Triple]:
    """Every figure with the places that it is read from."""
    for below, same in figures(resolved, within):
        yield from _measurement(below, same, within)


def figures(resolved: Resolved, within: Scope) -> Iterator[tuple[str, list[Measurement]]]:
    """Every figure: where it stands in the graph, and all readings of it."""
    ordered = sorted(_placed(resolved, within), key=lambda pair: (pair[0], *_content(pair[1])))
    for place, same in groupby(ordered, key=lambda pair: pair[0]):
        for position, content in enumerate(_by_content(one for _, one in same)):
            # a second figure at the very same place needs an IRI of its own
            key = place if position == 0 else (*place, *map(str, _content(content[0])))
            yield path("measurement", *key), content


def _placed(resolved: Resolved, within: Scope) -> Iterator[tuple[Place, Measurement]]:
    """Every reading with the place that its figure is known by: of near-duplicates the first that gives it.

    What one of them gives twice is two figures.
    """
    often: Counter[tuple[object, ...]] = Counter()
    known: dict[tuple[object, ...], Place] = {}
    for place, one in sorted(((_place(one, within), one) for one in resolved.measurements), key=lambda pair: pair[0]):
        article, *_, owner = place
        said = within.twins.get(str(article), article), owner, _content(one), one.figure.evidence.modality
        number = often[article, said] = often[article, said] + 1
        yield (known.setdefault((said, number), place) if article in within.twins else place), one


def _place(one: Measurement, within: Scope) -> Place:
    evidence = one.figure.evidence
    return evidence.article, *evidence.span, within.entity_path(one.entity) if one.entity else ""


def _content(one: Measurement) -> tuple[str, ...]:
    figure = one.figure
    return figure.measure, format(figure.value.normalize(), "f"), figure.unit, figure.bound, figure.time


def _by_content(same: Iterable[Measurement]) -> Iterator[list[Measurement]]:
    for _, group in groupby(same, key=_content):
        yield list(group)


def _measurement(below: str, same: list[Measurement], within: Scope) -> Iterator[Triple]:
    node, figure = within.iri(below), same[0].figure
    evidence = [one.figure.evidence for one in same]
    facts: list[Fact] = [("kg:modality", text(strongest(evidence)))]
    for support, triples in supporting(evidence, below, within):
        facts.append(("kg:evidence", support))
        yield from triples
    name = within.name(same[0].entity) if same[0].entity else ""
    facts += _figure(same[0], within)
    yield from describe(node, ("Measurement",), labels.figure(name, figure), facts)


def _figure(one: Measurement, within: Scope) -> Iterator[Fact]:
    figure = one.figure
    if one.entity:
        yield "kg:measuredEntity", within.entity(one.entity)
    yield "kg:measure", text(figure.measure)
    yield "kg:value", decimal(figure.value)
    yield "kg:unitText", text(figure.unit)
    yield "kg:bound", text(figure.bound)
    unit = within.options.unit_iri(figure.unit)
    if unit:
        yield "kg:unit", checked(unit)
    if figure.time:
        yield "kg:time", date(figure.time)
