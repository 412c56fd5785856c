"""A view as the page carries it: columns of numbers that are needed at once, and parts that are read when they are.

core          all that the picture, the filters and the list of relations need; of each text only headlines and names;
              the page makes its edges of the statements, as network.py does
search        other names, and how characters are read: the page writes all names in pinyin when it is first searched
things/N      the details of so many things: other names, reasons, figures
statements/N  where the evidence of so many statements stands, and their IRIs where there are not too many
sentences/N   the sentences that are quoted from so many articles
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.graph.labels import english
from kg.graph.ontology import inverse
from kg.graph.vocab import KG
from kg.lexicon.characters import traditional
from kg.lexicon.pinyin import readings
from kg.view import labels
from kg.view.evidence import Support
from kg.view.model import Statement, Thing, View, role_word
from kg.view.network import Network
from kg.view.proofs import Json, Sentences, Texts, column, columns, thousandths
from kg.view.reasons import told
from kg.view.words import used

THINGS = 500  # of a part: larger ones weigh less, smaller ones are read sooner
STATEMENTS = 500
REPORTS = 200
NAMED = 5_000  # places up to which evidence has its IRI with it; those of 10,000 things would weigh 0.25 MB
STATED = 50_000  # statements up to which these have theirs; those of 50,000 things would weigh 1.1 MB


@dataclass(frozen=True)
class Part:
    """Something the page reads by its name."""

    name: str
    data: Json


def parts(view: View, network: Network, more: Json) -> Iterator[Part]:
    """All parts, the core first; `more` is what it says besides: how the graph writes its texts."""
    base = _base(view, [thing.iri for thing in view.entities])
    yield Part("core", _core(view, network, base) | more)
    yield Part("search", _search(view))
    sentences = Sentences(len(view.reports))
    for number, begin in enumerate(range(0, len(view.entities), THINGS)):
        yield Part(f"things/{number}", _details(view.entities[begin : begin + THINGS], base, sentences))
    named = sum(len(statement.support) for statement in view.statements) <= NAMED
    stated = len(view.statements) <= STATED
    for number, begin in enumerate(range(0, len(view.statements), STATEMENTS)):
        yield Part(
            f"statements/{number}", _quotes(view.statements[begin : begin + STATEMENTS], sentences, named, stated)
        )
    for number, data in enumerate(sentences.parts(REPORTS)):
        yield Part(f"sentences/{number}", data)


def _core(view: View, network: Network, base: str) -> Json:
    return {
        "sizes": {"things": THINGS, "statements": STATEMENTS, "reports": REPORTS},
        "types": [
            {"key": group.key, "zh": group.name, "en": group.english, "shape": group.shape} for group in labels.GROUPS
        ],
        "things": _things(view, network, base),
        "roles": [{"zh": role_word(role), "en": english()[KG + role]} for role in labels.ROLES],
        "reports": _reports(view),
        "relations": [_relation(view, name) for name in view.relations],
        "statements": _statements(view),
        "words": {name: {"zh": zh, "en": en} for name, (zh, en) in used(view).items()},
        "options": network.options,
        "first": network.shown,
    }


def _things(view: View, network: Network, base: str) -> Json:
    things = view.entities
    types = {group.key: position for position, group in enumerate(labels.GROUPS)}
    kinds = sorted({(thing.kinds, thing.english, thing.classes) for thing in things})
    numbers = {kind: position for position, kind in enumerate(kinds)}
    return {
        "base": base,
        "name": [thing.name for thing in things],
        "key": [view.keys[thing.iri] for thing in things],
        "type": [types[thing.group] for thing in things],
        "kinds": [{"zh": zh, "en": en, "classes": classes} for zh, en, classes in kinds],
        "kind": [numbers[thing.kinds, thing.english, thing.classes] for thing in things],
        "x": [node["x"] for node in network.nodes],
        "y": [node["y"] for node in network.nodes],
        "district": list(network.districts),
        "reports": _flat(thing.reports for thing in things),
    }


def _reports(view: View) -> Json:
    papers = sorted({report.newspaper for report in view.reports})
    days = sorted({report.date for report in view.reports} - {""})
    paper = {name: position for position, name in enumerate(papers)}
    day = {date: position for position, date in enumerate(days)}
    base = _base(view, view.articles)
    return {
        "papers": papers,
        "days": days,
        "base": base,
        "iri": [] if base else view.articles,
        "key": [view.keys[article] for article in view.articles],
        "headline": [report.headline for report in view.reports],
        "paper": [paper[report.newspaper] for report in view.reports],
        "day": [day.get(report.date, -1) for report in view.reports],
        "page": [report.page for report in view.reports],
        "signed": ["\n".join(map(_signer, report.signers)) for report in view.reports],
        "same": view.same,
    }


def _signer(signer: tuple[str, str]) -> str:
    """The number of a role, and who had it; a line, since most articles have one."""
    role, names = signer
    return f"{labels.ROLES.index(role)}{' '.join(names.split())}"


def _base(view: View, iris: Sequence[str]) -> str:
    """What stands before the key in all of these; "" where that is not one text."""
    found = {iri.removesuffix(view.keys[iri]) for iri in iris}
    return found.pop() if len(found) == 1 else ""


def _relation(view: View, name: str) -> Json:
    return {
        "key": name,
        "zh": view.relations[name],
        "en": view.english[name],
        "inverse": english().get(inverse(KG + name), ""),
        "symmetric": name in labels.SYMMETRIC,
        "state": name in labels.STATES,
        "derived": name in labels.DERIVED,
        "drawn": name not in labels.UNDRAWN,
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
        "confidence": [thousandths(statement.confidence) for statement in view.statements],
        "reports": _flat(_printed(statement.support) for statement in view.statements),
    }


def _printed(support: Iterable[Support]) -> list[int]:
    """The articles of a statement's evidence, in its order."""
    return list(dict.fromkeys(one.report for one in support if one.report >= 0))


def _flat(lists: Iterable[Sequence[int]]) -> Json:
    """Lists one after the other, and how long each is.

    >>> _flat([[5, 6], [], [7]])
    {'count': [2, 0, 1], 'of': [5, 6, 7]}
    """
    kept = list(lists)
    return {"count": [len(one) for one in kept], "of": [number for one in kept for number in one]}


def _search(view: View) -> Json:
    """A line for each thing, its other names apart by tabs; and how the characters of all names are read.

    `traditional` has characters that somebody may type for those of names and headlines, `simplified` those.
    """
    things = view.entities
    characters = {one for thing in things for name in (thing.name, *thing.names, *thing.hidden) for one in name}
    read = {one: " ".join(readings(one)) for one in sorted(characters) if readings(one)}
    typed = traditional(characters.union(*(report.headline for report in view.reports)))
    return {
        "names": "\n".join(map(_others, things)),
        "readings": read,
        "traditional": "".join(typed),
        "simplified": "".join(typed.values()),
    }


def _others(thing: Thing) -> str:
    names = dict.fromkeys([*thing.names, *thing.hidden])
    return "\t".join(" ".join(name.split()) for name in names if name != thing.name)


def _details(things: Sequence[Thing], base: str, sentences: Sentences) -> Json:
    """What only the panel of a thing shows."""
    texts = Texts()
    numbers = [number for thing in things for number in thing.numbers]
    return {
        "iri": [] if base else [thing.iri for thing in things],
        "names": [thing.names for thing in things],
        "hidden": [thing.hidden for thing in things],
        "reasons": [[{"zh": zh, "en": en} for zh, en in dict.fromkeys(map(told, thing.reasons))] for thing in things],
        "numbers": [len(thing.numbers) for thing in things],
        "number": [number.text for number in numbers],
        "proofs": columns((number.support for number in numbers), sentences, texts),
        "texts": texts.all(),
    }


def _quotes(statements: Sequence[Statement], sentences: Sentences, named: bool, stated: bool) -> Json:
    texts = Texts()
    return {
        "iris": column(statement.iri for statement in statements if stated),
        "proofs": columns((statement.support for statement in statements), sentences, texts, named=named),
        "texts": texts.all(),
    }
