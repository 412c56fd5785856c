"""Things of equal key → entities with their names, and the reasons for each merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.lexicon.characters import fold
from kg.model import Entity, Evidence, Span
from kg.resolve import people
from kg.resolve.articles import Known
from kg.resolve.things import Thing

# Rules that name a thing by more than the text has at that place.
_PRINTED_SHORT = ("initiative.treated", "shared.area")
_LEVEL_WORDS = ("省", "市", "区", "县", "镇", "乡", "村", "街道", "社区")


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of a thing: what it was called there, and where."""

    thing: Thing
    form: str  # as the article calls it
    hidden: bool  # the form names it only in its context: 该园, 区执法局
    evidence: Evidence | None  # None for what only the register names


def namings(known: Known) -> Iterator[Naming]:
    """Every mention of an article with what it stands for, those who signed among them.

    A form that is printed otherwise (方 砚, 開元路) is a second, hidden one, so that a quote holds a name.
    """
    for index, thing in sorted(known.things.items()):
        mention = known.extract.mentions[index]
        yield Naming(thing, mention.name, _is_hidden(mention.evidence.rule, mention.name, thing), mention.evidence)
        if mention.evidence.rule in _PRINTED_SHORT and fold(mention.evidence.quote) != mention.name:
            yield Naming(thing, fold(mention.evidence.quote), True, mention.evidence)  # 清淤, of 下水道清淤
        yield from _as_printed(thing, mention.name, mention.evidence)
    for index, area in known.governed:
        evidence = known.extract.mentions[index].evidence
        yield Naming(area, known.extract.mentions[index].name, False, evidence)
        yield from _as_printed(area, known.extract.mentions[index].name, evidence)
    for signature, person in known.signers:
        signed = byline_evidence(known, signature.span)
        yield Naming(person, person.name, False, signed)
        yield from _as_printed(person, person.name, signed)


def _as_printed(thing: Thing, form: str, evidence: Evidence) -> Iterator[Naming]:
    """The form with its spaces, quotation marks and variants, where it has any."""
    if evidence.quote != form:
        yield Naming(thing, evidence.quote, True, evidence)


def byline_evidence(known: Known, where: Span) -> Evidence:
    """The evidence that a byline gives: its quote is the name, or the run of names, that was asked for."""
    article = known.extract.article
    line = next((s for s in (*article.byline_spans, *known.extract.sentences) if s.covers(where)), where)
    return Evidence(article.key, where, where.of(article.text), "byline", 0.99, sentence=line)


def _is_hidden(rule: str, form: str, thing: Thing) -> bool:
    shortened = form != thing.name and form.startswith(_LEVEL_WORDS) and not thing.name.startswith(form[:1])
    return rule == "reference" or (thing.kind in ("organization", "initiative") and shortened)


def entities(all_namings: Iterable[Naming], merged: Mapping[str, str]) -> tuple[Entity, ...]:
    """The entities, sorted by key; `merged` maps a key to the one it was merged into."""
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in all_namings:
        groups[merged.get(naming.thing.key, naming.thing.key)].append(naming)
    former = defaultdict(list)
    for old, key in merged.items():
        former[key].append(old)
    return tuple(_entity(key, groups[key], sorted(former[key])) for key in sorted(groups))


def _entity(key: str, group: list[Naming], former: list[str]) -> Entity:
    name = _commonest(naming.thing.name for naming in group)
    classes = {naming.thing.type for naming in group}
    said = {naming.thing.name for naming in group} | {n.form for n in group if not n.hidden}
    hidden = {naming.form for naming in group if naming.hidden} - said
    evidence = {naming.evidence for naming in group if naming.evidence}
    return Entity(
        key=key,
        kind=group[0].thing.kind,
        types=tuple(sorted(classes)),
        name=name,
        names=tuple(sorted(said - {name})),
        hidden=tuple(sorted(hidden)),
        code=next((naming.thing.code for naming in group if naming.thing.code), ""),
        reasons=tuple(sorted(_reasons(key, name, group))),
        former=tuple(former),
        mentions=tuple(sorted(evidence, key=lambda e: (e.article, e.span, e.rule, e.quote, e.confidence))),
    )


def _reasons(key: str, name: str, group: list[Naming]) -> set[str]:
    reasons = {naming.thing.reason for naming in group if naming.thing.reason}
    own = [naming for naming in group if naming.thing.key == key] if people.signs(key) else group
    articles = {naming.evidence.article for naming in own if naming.evidence}
    across = group[0].thing.kind == "person" and len(articles) > 1
    return reasons | ({people.why_one(key, name)} if across else set())


def _commonest(names: Iterable[str]) -> str:
    """The name most often used; of equals the longest, then the first in order."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))
