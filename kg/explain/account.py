"""All that a graph says of a thing, and all that a rule read: picked from what the network page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError
from kg.graph import facts, store
from kg.graph.facts import RDF_TYPE, Facts, every, first, instances, label
from kg.graph.vocab import KG
from kg.lexicon.characters import fold
from kg.view.evidence import Support, supports
from kg.view.labels import BASES
from kg.view.model import Index, Statement, Thing, View, articles, number, positions, view

_NEAR = 5  # names that an error offers
_ALIKE = 0.5  # two characters of four, as Chinese names are short
_APART = "distinctFrom"


@dataclass(frozen=True, slots=True)
class Line:
    """A relation, a figure or a mention, with what supports it."""

    text: str  # 古荥镇 partOf 惠济区
    confidence: float | None
    modality: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A thing: what it is called, why its mentions are one, and all that is said of it."""

    iri: str
    name: str
    kinds: str  # in Chinese
    types: tuple[str, ...]  # of the ontology
    code: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]  # that name it only in context
    reasons: tuple[str, ...]  # why mentions were merged
    apart: tuple[tuple[str, str], ...]  # what it could be taken for, and why it is not
    mentions: tuple[Support, ...]
    relations: tuple[Line, ...]
    figures: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rule read."""

    rule: str
    relations: tuple[Line, ...]
    figures: tuple[Line, ...]
    mentions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Accounts or a reading, and the articles that their evidence lies in."""

    view: View
    accounts: tuple[Account, ...] = ()
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A graph, as plain facts and as its page shows it."""

    facts: Facts
    view: View
    index: Index


def explain(target: Path | str, name: str, *, rule: str = "") -> Explained:
    """Every thing of that name, or of that IRI, the full names first, then the short ones; InputError where none is.

    With a rule only what that rule read.
    """
    seen = _seen(Path(target))
    if rule:
        _check_rule(seen, rule)
    things = _named(seen.view, name)
    if not things:
        raise InputError(f"{name}: no such name in {target} ({_offer(name, _names(seen.view))})")
    return Explained(seen.view, tuple(_account(seen, position, _by(rule)) for position in things))


def explain_rule(target: Path | str, rule: str) -> Explained:
    """What a rule read; InputError where it read nothing."""
    seen = _seen(Path(target))
    _check_rule(seen, rule)
    by = _by(rule)
    relations = _lines((_relation(seen.view, one) for one in seen.view.statements), by)
    figures = _lines((_figure(seen, one) for one in instances(seen.facts, "Measurement")), by)
    mentions = _lines((Line(thing.name, None, "", _mentions(seen, thing)) for thing in seen.view.entities), by)
    return Explained(seen.view, reading=Reading(rule, relations, figures, mentions))


Wanted = Callable[[Support], bool]


def _by(rule: str) -> Wanted:
    return lambda support: not rule or support.rule == rule


def _seen(target: Path) -> _Seen:
    known = facts.read(store.read(target), name=str(target))
    return _Seen(known, view(known), Index(known, positions(articles(known)), {}))


def _mentions(seen: _Seen, thing: Thing) -> tuple[Support, ...]:
    return supports(seen.facts, seen.index.articles, thing.iri, "mentionedAs")


def _named(seen: View, name: str) -> list[int]:
    """Positions of the things of a name: as it is written before as it is folded, full before short names."""
    ranks = ((_rank(thing, name), position) for position, thing in enumerate(seen.entities))
    return [position for rank, position in sorted((rank, at) for rank, at in ranks if rank is not None)]


def _rank(thing: Thing, name: str) -> int | None:
    """How well a name or an IRI fits, 0 best; None where it doesn't."""
    names = ((thing.name, thing.iri), thing.names, thing.hidden)
    folded = [{_folded(known) for known in group} for group in names]
    fits = [name in group for group in names] + [_folded(name) in group for group in folded]
    return fits.index(True) if any(fits) else None


def _folded(name: str) -> str:
    return "".join(fold(name).split())


def _names(seen: View) -> set[str]:
    return {name for thing in seen.entities for name in (thing.name, *thing.names, *thing.hidden)}


def _offer(name: str, known: Iterable[str]) -> str:
    """Names near one that is unknown: those that hold it first, then those that look like it."""
    known = sorted(set(known), key=lambda one: (len(one), one))
    holding = [one for one in known if name and (name in one or one in name)]
    near = dict.fromkeys([*holding[:_NEAR], *get_close_matches(name, known, _NEAR, _ALIKE)])
    return (
        f"expected one like {', '.join(list(near)[:_NEAR])}" if near else f"none of the {len(known)} there is like it"
    )


def _check_rule(seen: _Seen, rule: str) -> None:
    known = {first(seen.facts, evidence, KG + "rule") for evidence in instances(seen.facts, "Evidence")} - {""}
    if rule not in known:
        raise InputError(f"--rule {rule}: no such rule has read anything here ({_offer(rule, known)})")


def _account(seen: _Seen, position: int, wanted: Wanted) -> Account:
    thing = seen.view.entities[position]
    said = [one for one in seen.view.statements if position in (one.subject, one.object)]
    kinds = {kind.removeprefix(KG) for kind in every(seen.facts, thing.iri, RDF_TYPE) if kind.startswith(KG)}
    return Account(
        *(thing.iri, thing.name, thing.kinds, tuple(sorted(kinds - BASES or kinds & BASES))),
        *(first(seen.facts, thing.iri, KG + "divisionCode"), thing.names, thing.hidden, thing.reasons),
        tuple(_apart(seen.view, position, said)),
        tuple(filter(wanted, _mentions(seen, thing))),
        _lines((_relation(seen.view, one) for one in said if one.predicate != _APART), wanted),
        _lines((_figure(seen, one) for one in _figures(seen, thing)), wanted),
    )


def _figures(seen: _Seen, thing: Thing) -> Iterator[str]:
    for figure in instances(seen.facts, "Measurement"):
        if thing.iri in every(seen.facts, figure, KG + "measuredEntity"):
            yield figure


def _apart(seen: View, position: int, said: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    for one in said:
        if one.predicate == _APART:
            other = seen.entities[one.object if one.subject == position else one.subject].name
            yield other, "; ".join(support.source for support in one.support)


def _lines(lines: Iterable[Line], wanted: Wanted) -> tuple[Line, ...]:
    """Those lines that have support of the wanted kind, and only that support."""
    kept = ((line, tuple(filter(wanted, line.support))) for line in lines)
    return tuple(Line(line.text, line.confidence, line.modality, support) for line, support in kept if support)


def _relation(seen: View, one: Statement) -> Line:
    text = " ".join((seen.entities[one.subject].name, one.predicate, seen.entities[one.object].name))
    return Line(text, one.confidence, one.modality, one.support)


def _figure(seen: _Seen, figure: str) -> Line:
    owner = first(seen.facts, figure, KG + "measuredEntity")
    found = number(seen.index, figure)
    return Line(f"{label(seen.facts, owner) if owner else '?'} {found.text}", None, "", found.support)
