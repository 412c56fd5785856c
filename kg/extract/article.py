"""Article → Extract: all that is read off one article, and nothing that another article says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.figures import figures
from kg.extract.mentions import find_mentions
from kg.extract.relations import claims
from kg.extract.sentences import sentences
from kg.extract.tagger import Tagged, tag
from kg.lexicon.characters import fold, simplified
from kg.model import Article, Claim, Evidence, Extract, Mention


def extract(article: Article, *, tagger: bool = True) -> Extract:
    """Mentions, claims and figures of one article, each with its evidence. A pure function of the article.

    Without `tagger`, names are read by the grammar alone. A text in traditional characters is read as if it
    were printed in simplified ones; its quotes are as printed.
    """
    return next(extract_each([article], tagger=tagger))


def extract_each(articles: Sequence[Article], *, tagger: bool = True) -> Iterator[Extract]:
    """As `extract` of each, sooner: the learned model reads many texts at once in little more time than one."""
    simple = [replace(article, text=simplified(article.text)) for article in articles]
    tagged = tag([fold(article.text) for article in simple]) if tagger else [[] for _ in simple]
    for article, read, names in zip(articles, simple, tagged, strict=True):
        yield _extract(article, read, names)


def _extract(article: Article, read: Article, tagged: Sequence[Tagged]) -> Extract:
    """What is found in an article, `read` in simplified characters."""
    split = sentences(read.text)
    mentions = find_mentions(read, split, tagged)
    stated = claims(read, mentions, split)
    counted = figures(read, mentions, split, _undertaker(mentions, stated))
    found = Extract(article, mentions, stated, counted, split)
    return found if read.text == article.text else _as_printed(found)


def _as_printed(found: Extract) -> Extract:
    """The same findings, each quote as the article has it."""

    def quoted(evidence: Evidence) -> Evidence:
        return replace(evidence, quote=evidence.span.of(found.article.text))

    return replace(
        found,
        mentions=tuple(replace(one, evidence=quoted(one.evidence)) for one in found.mentions),
        claims=tuple(replace(one, evidence=tuple(map(quoted, one.evidence))) for one in found.claims),
        figures=tuple(replace(one, evidence=quoted(one.evidence)) for one in found.figures),
    )


def _undertaker(mentions: Sequence[Mention], stated: Sequence[Claim]) -> int | None:
    """Who carries out what the article reports, where it is one body or area alone."""
    first: dict[str, int] = {}
    for claim in stated:
        if claim.predicate == "undertakes":
            first.setdefault(mentions[claim.subject].name, claim.subject)
    return next(iter(first.values())) if len(first) == 1 else None
