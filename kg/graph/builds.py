"""The build as triples: what went in, what changed the output, and how much came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.scope import Fact, Scope, describe
from kg.graph.terms import Triple, integer, iri, moment, text
from kg.graph.vocab import CLASSES, KG, digest, path, term
from kg.model import Page, Resolved

_COUNTED = {
    **dict.fromkeys((KG + name for name in CLASSES.values()), "kg:entityCount"),
    KG + "Page": "kg:pageCount",
    KG + "Article": "kg:articleCount",
    KG + "Statement": "kg:statementCount",
    KG + "Evidence": "kg:evidenceCount",
    KG + "Measurement": "kg:figureCount",
}
_TYPE, _PREDICATE, _APART = term("rdf:type"), term("kg:predicate"), iri("kg:distinctFrom")
_SAME = term("kg:sameTextAs")


class Counts:
    """How many things of each sort have gone by; what goes by twice counts once, and so do near-duplicates."""

    def __init__(self) -> None:
        names = sorted({*_COUNTED.values(), "kg:relationCount"})
        self._seen: dict[str, set[str]] = {name: set() for name in names}
        self._again: set[str] = set()  # articles that another one counts for

    def passing(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """The triples as they are, counted."""
        by_kind = {kind: self._seen[name] for kind, name in _COUNTED.items()}
        related = self._seen["kg:relationCount"]
        for one in triples:
            if one.predicate == _TYPE and str(one.object) in by_kind:
                by_kind[str(one.object)].add(one.subject)
            elif one.predicate == _PREDICATE and one.object != _APART:
                related.add(one.subject)
            elif one.predicate == _SAME:
                self._again.add(str(one.object))
            yield one

    def facts(self) -> Iterator[Fact]:
        for name, things in self._seen.items():
            yield name, integer(len(things - self._again))


def build_path(resolved: Resolved, within: Scope) -> str:
    """Where a build stands: of its pages, its version and its options, not of its time."""
    return path("build", *_hashes(resolved), "", within.options.version, *_options(within))


def build(resolved: Resolved, within: Scope, counts: Counts) -> Iterator[Triple]:
    """The run itself."""
    hashes, options = _hashes(resolved), _options(within)
    label = " ".join(filter(None, ("构建", within.options.version, f"{resolved.once(resolved.articles)}篇")))
    facts: list[Fact] = [("kg:inputHash", text(value)) for value in hashes]
    facts += [("kg:option", text(value)) for value in options]
    facts += [("prov:used", within.page(page)) for page in resolved.pages]
    facts += [*counts.facts(), *_when(within)]
    if within.options.version:
        facts.append(("kg:version", text(within.options.version)))
    yield from describe(within.iri(build_path(resolved, within)), ("Build",), label, facts)


def _hashes(resolved: Resolved) -> list[str]:
    return sorted({_hash(page) for page in resolved.pages})


def _hash(page: Page) -> str:
    return digest(page.newspaper, page.date, page.number, page.place, page.section, page.text)


def _options(within: Scope) -> list[str]:
    """Those that differ from the default, as on the command line."""
    chosen = within.options
    flags = {
        "--infer": chosen.infer,
        "--mentions": chosen.all_mentions,
        "--no-text": not chosen.with_text,
        "--stamp": chosen.stamp,
    }
    licensed = [f"--license {chosen.license}"] if chosen.license else []
    return sorted({*chosen.given, *licensed, *(name for name, on in flags.items() if on)})


def _when(within: Scope) -> Iterator[Fact]:
    times = (("prov:startedAtTime", within.options.started), ("prov:endedAtTime", within.options.ended))
    if within.options.stamp:
        yield from ((name, moment(value)) for name, value in times if value)
