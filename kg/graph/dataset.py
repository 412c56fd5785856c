"""The graph about itself, in VoID and DCAT: what it was read from, and how much of everything is in it.

It counts the lines that are written, each once, those about itself among them: who counts them after it finds the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import canonical
from kg.graph.builds import build_path
from kg.graph.labels import names
from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Iri, Literal, Triple, date, integer, iri, text, zh
from kg.graph.vocab import CLASSES, KG, path, term
from kg.model import Resolved

Finished = Callable[[Iterable[Triple]], Iterator[Triple]]

_TYPE = f"<{term('rdf:type')}>".encode()
_NAMED = 3  # newspapers that a title names


@dataclass(frozen=True, slots=True)
class Tally:
    """How many triples each property has, and how many things each class."""

    triples: Counter[str]
    things: Counter[str]

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.triples + other.triples, self.things + other.things)


def tally(lines: Iterable[bytes]) -> Tally:
    """What canonical lines hold, of which none comes twice."""
    triples: defaultdict[bytes, int] = defaultdict(int)
    things: defaultdict[bytes, int] = defaultdict(int)
    for line in lines:
        _, predicate, rest = line.split(b" ", 2)
        triples[predicate] += 1
        if predicate == _TYPE:
            things[rest[:-2]] += 1
    return Tally(_named(triples), _named(things))


def _named(counted: Mapping[bytes, int]) -> Counter[str]:
    return Counter({name[1:-1].decode("ascii"): count for name, count in counted.items()})


def described(lines: canonical.Lines, resolved: Resolved, within: Scope, finished: Finished) -> list[Triple]:
    """What a graph of these lines says of itself, itself counted in; `finished` adds what goes with each triple."""
    known = counted = tally(lines)
    while True:  # what is said decides how much is said, so the second or third time the numbers stay
        said = list(finished(_dataset(resolved, within, counted)))
        whole = known + tally(line for line in canonical.lines(said) if line not in lines)
        if whole == counted:
            return said
        counted = whole


def _dataset(resolved: Resolved, within: Scope, counted: Tally) -> Iterator[Triple]:
    """The data set, its period, and a part for each property and each class."""
    below = path("dataset", build_path(resolved, within))
    subject, newspapers, dates = within.iri(below), _newspapers(resolved, within), _dates(resolved)
    titles = _titles([within.name(key) for key in newspapers], dates)
    facts = [*(("dcterms:title", title) for title in titles), *_origin(resolved, within), *_size(counted)]
    yield from describe(subject, (), titles[0].value, facts)
    yield from (within.link(subject, "dcterms:source", within.entity(key)) for key in newspapers)
    if dates:
        yield from _period(subject, dates, within)
    yield from _parts(subject, "property", counted.triples, "triples", within)
    yield from _parts(subject, "class", counted.things, "entities", within)


def _newspapers(resolved: Resolved, within: Scope) -> list[str]:
    """The keys of the newspapers that were read, by name."""
    keys = {within.outlets[page.newspaper] for page in resolved.pages if page.newspaper}
    return sorted(keys, key=lambda key: (within.name(key), key))


def _dates(resolved: Resolved) -> list[str]:
    """The first and the last date; none where no page has one."""
    known = sorted({page.date for page in resolved.pages} - {""})
    return [known[0], known[-1]] if known else []


def _titles(newspapers: Sequence[str], dates: Sequence[str]) -> tuple[Literal, Literal]:
    """柳湾日报、石桥晚报2011-03-02至2011-05-06新闻知识图谱; and the same in English."""
    named, days, left = newspapers[:_NAMED], dict.fromkeys(dates), len(newspapers) - _NAMED
    papers = "、".join(named) + (f"等{len(newspapers)}种报纸" if left > 0 else "")
    english = ", ".join(named) + (f" and {left} more" if left > 0 else "")
    words = " ".join(filter(None, ("News knowledge graph:", english or "local news", " to ".join(days))))
    return zh(f"{papers or '地方'}{'至'.join(days)}新闻知识图谱"), zh(words)._replace(language="en")


def _origin(resolved: Resolved, within: Scope) -> Iterator[Fact]:
    """Whose it is: no licence is claimed for texts of others unless who builds it says so."""
    yield from (("rdf:type", iri(name)) for name in ("void:Dataset", "dcat:Dataset"))
    yield "prov:wasGeneratedBy", within.iri(build_path(resolved, within))
    yield "void:uriSpace", text(within.options.base)
    if within.options.version:
        yield "dcat:version", text(within.options.version)
    if within.options.license:
        yield "dcterms:license", Iri(within.options.license)


def _size(counted: Tally) -> Iterator[Fact]:
    """Triples, entities, and the vocabularies that they are told in."""
    yield "void:triples", integer(counted.triples.total())
    yield "void:entities", integer(sum(counted.things[KG + name] for name in CLASSES.values()))
    spaces = {name.removesuffix(_local(name)) for name in (*counted.triples, *counted.things)}
    yield from (("void:vocabulary", Iri(space)) for space in sorted(spaces))


def _period(subject: Iri, dates: Sequence[str], within: Scope) -> Iterator[Triple]:
    period = within.iri(path("period", *dates))
    yield within.link(subject, "dcterms:temporal", period)
    facts: list[Fact] = [("rdf:type", iri("dcterms:PeriodOfTime"))]
    facts += zip(("dcat:startDate", "dcat:endDate"), map(date, dates), strict=True)
    yield from describe(period, (), "至".join(dict.fromkeys(dates)), facts)


def _parts(subject: Iri, of: str, counted: Counter[str], count: str, within: Scope) -> Iterator[Triple]:
    """A part of the data set for each property or class; each has an IRI, as this graph has no blank nodes."""
    for name in sorted(counted):
        part = within.iri(path("dataset", subject.value.removeprefix(within.options.base), of, name))
        yield within.link(subject, f"void:{of}Partition", part)
        facts: list[Fact] = [(f"void:{of}", Iri(name)), (f"void:{count}", integer(counted[name]))]
        yield from describe(part, (), names().get(name) or _local(name), facts)


def _local(name: str) -> str:
    return name[max(name.rfind("#"), name.rfind("/")) + 1 :]
