"""All articles → entities and relations: a key per mention, grouped by key, decided within a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Measurement, Page, Refusal, Resolved, Role
from kg.resolve import relations as edges
from kg.resolve.articles import Known
from kg.resolve.entities import Naming, entities, namings
from kg.resolve.things import Thing

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
    merged = merges(naming.thing for naming in named)
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
    named += [_merged_naming(key, named, "同一市, 别无同名") for key in sorted(set(merged.values()))]
    joint = jointly_undertaken(edge for edge, _ in all_edges)
    named += [_merged_naming(key, named, "同名, 开展者相同") for key in sorted(set(joint.values()))]
    merged |= joint
    return Resolved(
        pages=tuple(pages),
        articles=tuple(known.extract.article for known in articles),
        on_pages=tuple(sorted(on_pages)),
        entities=entities(named, merged),
        relations=edges.relations([*all_edges, *register_edges], merged),
        measurements=tuple(_measurements(articles, merged)),
        about=tuple(sorted({(key, merged.get(thing, thing)) for key, things in about.items() for thing in things})),
        signed=tuple(sorted(_signed(articles))),
        refusals=tuple(sorted(refusals, key=lambda refusal: (refusal.file, refusal.reason))),
    )


def _merged_naming(key: str, named: Sequence[Naming], why: str) -> Naming:
    """Says why a key was merged into another, at the entity that remains."""
    thing = next(naming.thing for naming in named if naming.thing.key == key)
    reason = f"{thing.name} = {thing.name}: {why}"
    return Naming(thing.again(reason), thing.name, False, None)


def merges(things: Iterable[Thing]) -> dict[str, str]:
    """Keys that are one thing though one article knew less than another: a community without its district.

    An area known only by its city is the one of that name in a district of the city, where there is only one.
    """
    areas = {thing.key: thing for thing in things if thing.kind == "area" and not thing.code}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, thing in areas.items():
        by_name[thing.name].append(key)
    merged: dict[str, str] = {}
    for keys in by_name.values():
        vague = [key for key in keys if _apart(key).endswith("00")]  # a city's code
        for key in vague:
            near = sorted(k for k in keys if k not in vague and _apart(k)[:4] == _apart(key)[:4])
            if len(near) == 1:
                merged[key] = near[0]
    return merged


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


def _apart(key: str) -> str:
    """What keeps an area apart from its namesakes: the code or name of what it lies in."""
    return key.rpartition("|")[2]


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
