"""All articles → entities and relations: a key per mention, grouped by key, decided within a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Measurement, Page, Refusal, Resolved, Role
from kg.resolve import initiatives
from kg.resolve import relations as edges
from kg.resolve.articles import Known
from kg.resolve.cycles import parted
from kg.resolve.entities import Naming, entities, namings
from kg.resolve.joins import Joined, joins, signers_of_one_text
from kg.resolve.twins import twins

_TOGETHER = 2  # bodies or areas that carry out one initiative


def resolve(
    pages: Sequence[Page],
    on_pages: Sequence[tuple[str, tuple[int, ...]]],
    articles: Sequence[Known],
    refusals: Sequence[Refusal] = (),
) -> Resolved:
    """Everything the graph is written from; each article once, in the order of its key."""
    articles = sorted(articles, key=lambda known: known.extract.article.key)
    named = [naming for known in articles for naming in namings(known)]
    about = {known.extract.article.key: _about(known) for known in articles}
    register_things, register_edges = edges.registered(n.thing for n in named if n.thing.kind == "area")
    all_edges = [
        edge
        for known in articles
        for edges_of in (
            edges.stated(known),
            edges.read_off_names(known),
            edges.written_together(known),
            edges.covered(known, about[known.extract.article.key]),
        )
        for edge in edges_of
    ]
    named += [Naming(thing, thing.name, False, None) for thing in register_things]
    joined = joins((naming.thing for naming in named), (edge for edge, _ in all_edges))
    joined = joined.again(jointly_undertaken(edge for edge, _ in all_edges), "同名, 开展者相同")
    left = {naming.thing.key for naming in named} - joined.merged.keys()
    joined = joined.again(initiatives.turned_round(left), "同一区县, 动词与宾语换位")
    same = twins(known.extract.article for known in articles)
    first = {key: some[0] for some in same for key in some}
    signed = sorted(_signed(articles))
    joined = joined.again(signers_of_one_text(signed, first), "同一篇见于几报, 署名相同")
    merged = joined.merged
    named += _merged_namings(named, joined)
    related = parted(edges.relations([*all_edges, *register_edges], merged, first))
    return Resolved(
        pages=tuple(pages),
        articles=tuple(known.extract.article for known in articles),
        on_pages=tuple(sorted(on_pages)),
        entities=entities(named, merged),
        relations=related.kept,
        measurements=tuple(_measurements(articles, merged)),
        about=tuple(sorted({(key, merged.get(thing, thing)) for key, things in about.items() for thing in things})),
        signed=tuple(sorted({(key, role, merged.get(person, person)) for key, role, person in signed})),
        refusals=tuple(sorted(refusals, key=lambda refusal: (refusal.file, refusal.row, refusal.reason))),
        twins=same,
        circular=related.circular,
    )


def _merged_namings(named: Iterable[Naming], joined: Joined) -> list[Naming]:
    """Says at each entity that remains why others were merged into it."""
    things = {naming.thing.key: naming.thing.again() for naming in named}
    found = {}
    for key, target, why in joined.reasons:
        last = things[joined.merged.get(target, target)]
        reason = f"{things[key].name} = {things[target].name}: {why}"
        found[last.key, reason] = Naming(last.again(reason), last.name, False, None)
    return list(found.values())


def jointly_undertaken(edges_found: Iterable[edges.Edge]) -> dict[str, str]:
    """Initiatives of one name that the same two carry out, each in its own district: keys that are one thing."""
    undertakers: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, target in edges_found:
        if predicate == "undertakes":
            undertakers[target].add(subject)
    merged: dict[str, str] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(undertakers):
        same = by_name[key.split("|")[1]]
        joint = (other for other in same if len(undertakers[key] & undertakers[other]) >= _TOGETHER)
        first = next(joint, "")
        if first:
            merged[key] = first
        else:
            same.append(key)
    return merged


def _about(known: Known) -> set[str]:
    """The main subjects: what the headline and the label name, and whoever carries something out."""
    article, mentions = known.extract.article, known.extract.mentions
    heads = [span for span in (article.headline, article.label) if span]
    about = {
        thing.key
        for index, thing in known.things.items()
        if any(head.covers(mentions[index].evidence.span) for head in heads)
    }
    acting = [claim.subject for claim in known.extract.claims if claim.predicate in ("undertakes", "established")]
    about |= {known.things[index].key for index in acting if index in known.things}
    if not about and known.things:
        about = {known.things[min(known.things)].key}
    return about | {area.key for index, area in known.governed if known.things[index].key in about}


def _measurements(articles: Sequence[Known], merged: dict[str, str]) -> Iterable[Measurement]:
    for known in articles:
        for figure in known.extract.figures:
            thing = known.things.get(figure.subject) if figure.subject is not None else None
            yield Measurement(merged.get(thing.key, thing.key) if thing else "", figure)


def _signed(articles: Sequence[Known]) -> Iterable[tuple[str, Role, str]]:
    return {
        (known.extract.article.key, signature.role, person.key)
        for known in articles
        for signature, person in known.signers
    }
