"""A view as the page carries it: columns of numbers that are needed at once, and parts that are read when they are.

core          all that the picture, the filters and the list of relations need; of each text only headlines and names
search        what names are also typed as, as lines: one long text is searched faster than many short ones
things/N      the details of so many things: other names, reasons, figures
statements/N  the quotes of so many statements, each sentence once

Positions in a text are UTF-16 units, as a browser counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kg.graph.labels import english
from kg.graph.vocab import KG
from kg.lexicon.pinyin import initials, spellings
from kg.view import labels
from kg.view.evidence import Support
from kg.view.model import Number, Statement, Thing, View, role_word
from kg.view.network import Network

THINGS = 200  # of a part
STATEMENTS = 200

Json = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """Something the page reads by its name."""

    name: str
    data: Json


def parts(view: View, network: Network, beginning: Json) -> Iterator[Part]:
    """All parts, the core first; `beginning` is what the viewer's state begins with."""
    yield Part("core", _core(view, network) | {"begin": beginning})
    yield Part("search", _search(view.entities))
    for number, begin in enumerate(range(0, len(view.entities), THINGS)):
        yield Part(f"things/{number}", _Details().of(view.entities[begin : begin + THINGS]))
    for number, begin in enumerate(range(0, len(view.statements), STATEMENTS)):
        yield Part(f"statements/{number}", _Quotes().of(view.statements[begin : begin + STATEMENTS]))


def _core(view: View, network: Network) -> Json:
    return {
        "sizes": {"things": THINGS, "statements": STATEMENTS},
        "types": [
            {"key": group.key, "zh": group.name, "en": group.english, "shape": group.shape} for group in labels.GROUPS
        ],
        "things": _things(view.entities, network),
        "roles": [{"zh": role_word(role), "en": english()[KG + role]} for role in labels.ROLES],
        "reports": _reports(view),
        "relations": [_relation(view, name) for name in view.relations],
        "statements": _statements(view),
        "edges": _edges(network),
        "options": network.options,
        "first": network.shown,
    }


def _things(things: Sequence[Thing], network: Network) -> Json:
    types = {group.key: position for position, group in enumerate(labels.GROUPS)}
    kinds = sorted({(thing.kinds, thing.english) for thing in things})
    numbers = {kind: position for position, kind in enumerate(kinds)}
    return {
        "name": [thing.name for thing in things],
        "key": [key(thing.iri) for thing in things],
        "type": [types[thing.group] for thing in things],
        "kinds": [{"zh": zh, "en": en} for zh, en in kinds],
        "kind": [numbers[thing.kinds, thing.english] for thing in things],
        "x": [node["x"] for node in network.nodes],
        "y": [node["y"] for node in network.nodes],
        "district": list(network.districts),
        "reports": _flat(thing.reports for thing in things),
    }


def key(iri: str) -> str:
    """What names a thing in the address of a view, the same in every build: area/0123456789abcdef."""
    return "/".join(iri.rsplit("/", 2)[1:]) or iri


def _reports(view: View) -> Json:
    papers = sorted({report.newspaper for report in view.reports})
    days = sorted({report.date for report in view.reports} - {""})
    paper = {name: position for position, name in enumerate(papers)}
    day = {date: position for position, date in enumerate(days)}
    return {
        "papers": papers,
        "days": days,
        "base": _base(view.articles),
        "key": [key(article) for article in view.articles],
        "headline": [report.headline for report in view.reports],
        "paper": [paper[report.newspaper] for report in view.reports],
        "day": [day.get(report.date, -1) for report in view.reports],
        "page": [report.page for report in view.reports],
        "signed": ["\n".join(map(_signer, report.signers)) for report in view.reports],
    }


def _signer(signer: tuple[str, str]) -> str:
    """The number of a role, and who had it; a line, since most articles have one."""
    role, names = signer
    return f"{labels.ROLES.index(role)}{' '.join(names.split())}"


def _base(iris: Sequence[str]) -> str:
    """What stands before the key in all of these; "" where that is not one text."""
    found = {iri.removesuffix(key(iri)) for iri in iris}
    return found.pop() if len(found) == 1 else ""


def _relation(view: View, name: str) -> Json:
    return {
        "key": name,
        "zh": view.relations[name],
        "en": view.english[name],
        "symmetric": name in labels.SYMMETRIC,
        "state": name in labels.STATES,
        "derived": name in labels.DERIVED,
    }


def _statements(view: View) -> Json:
    relations = {name: position for position, name in enumerate(view.relations)}
    modalities = sorted({statement.modality for statement in view.statements})
    return {
        "modalities": modalities,
        "subject": [statement.subject for statement in view.statements],
        "relation": [relations[statement.predicate] for statement in view.statements],
        "object": [statement.object for statement in view.statements],
        "modality": [modalities.index(statement.modality) for statement in view.statements],
        "confidence": [_percent(statement.confidence) for statement in view.statements],
        "reports": _flat(_printed(statement.support) for statement in view.statements),
    }


def _printed(support: Iterable[Support]) -> list[int]:
    """The articles of a statement's evidence, in its order."""
    return list(dict.fromkeys(one.report for one in support if one.report >= 0))


def _percent(confidence: float | None) -> int:
    """Thousandths, -1 for none."""
    return -1 if confidence is None else round(confidence * 1000)


def _edges(network: Network) -> Json:
    return {
        "from": [edge["from"] for edge in network.edges],
        "to": [edge["to"] for edge in network.edges],
        "statements": _flat(edge["statements"] for edge in network.edges),
    }


def _flat(lists: Iterable[Sequence[int]]) -> Json:
    """Lists one after the other, and where each begins; the last begin is the end.

    >>> _flat([[5, 6], [], [7]])
    {'begin': [0, 2, 2, 3], 'of': [5, 6, 7]}
    """
    kept = [list(one) for one in lists]
    return {"begin": [0, *accumulate(map(len, kept))], "of": [number for one in kept for number in one]}


def _search(things: Sequence[Thing]) -> Json:
    """A line for each thing, its fields apart by tabs: its other names, and all of its names in Latin letters."""
    return {"names": "\n".join(map(_others, things)), "latin": "\n".join(map(_latin, things))}


def _others(thing: Thing) -> str:
    names = dict.fromkeys([*thing.names, *thing.hidden])
    return "\t".join(" ".join(name.split()) for name in names if name != thing.name)


def _latin(thing: Thing) -> str:
    names = [thing.name, *thing.names, *thing.hidden]
    ways = (way for name in names for way in (*spellings(name), *initials(name)))
    return "\t".join(dict.fromkeys("".join(way.split()).lower() for way in ways))


class _Texts:
    """Texts that several places share, each once."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def of(self, text: str) -> int:
        return self._positions.setdefault(text, len(self._positions))

    def all(self) -> list[str]:
        return list(self._positions)


class _Quotes:
    """What supports some statements or figures; sentences, rules and sources are numbered."""

    def __init__(self) -> None:
        self._texts = _Texts()

    def of(self, statements: Sequence[Statement]) -> Json:
        found = [[self.row(support) for support in statement.support] for statement in statements]
        return {"iri": [key(statement.iri) for statement in statements], "support": found, "texts": self._texts.all()}

    def row(self, support: Support) -> list[Any]:
        """Sentence, begin and end of the quote, article, source, rule, thousandths, modality, reported, post."""
        begin = _units(support.before)
        return [
            self._texts.of(support.before + support.quote + support.after),
            begin,
            begin + _units(support.quote),
            support.report,
            self._texts.of(support.source),
            self._texts.of(support.rule),
            _percent(support.confidence),
            support.modality,
            int(support.reported),
            support.post,
        ]

    def texts(self) -> list[str]:
        return self._texts.all()


class _Details:
    """What only the panel of a thing shows."""

    def __init__(self) -> None:
        self._quotes = _Quotes()

    def of(self, things: Sequence[Thing]) -> Json:
        found = [self._one(thing) for thing in things]
        return {"things": found, "texts": self._quotes.texts()}

    def _one(self, thing: Thing) -> Json:
        return {
            "iri": thing.iri,
            "names": thing.names,
            "hidden": thing.hidden,
            "reasons": thing.reasons,
            "numbers": [self._number(number) for number in thing.numbers],
        }

    def _number(self, number: Number) -> Json:
        return {"text": number.text, "support": [self._quotes.row(support) for support in number.support]}


def _units(text: str) -> int:
    """UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)
