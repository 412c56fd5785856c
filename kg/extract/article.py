"""Article → Extract: all that is read off one article, and nothing that another article says."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures import figures
from kg.extract.mentions import find_mentions
from kg.extract.relations import claims
from kg.extract.sentences import sentences
from kg.model import Article, Claim, Extract, Mention


def extract(article: Article, *, tagger: bool = True) -> Extract:
    """Mentions, claims and figures of one article, each with its evidence. A pure function of the article.

    Without `tagger`, names are read by the grammar alone.
    """
    split = sentences(article.text)
    mentions = find_mentions(article, split, tagger=tagger)
    stated = claims(article, mentions, split)
    counted = figures(article, mentions, split, _undertaker(mentions, stated))
    return Extract(article, mentions, stated, counted, split)


def _undertaker(mentions: Sequence[Mention], stated: Sequence[Claim]) -> int | None:
    """Who carries out what the article reports, where it is one body or area alone."""
    first: dict[str, int] = {}
    for claim in stated:
        if claim.predicate == "undertakes":
            first.setdefault(mentions[claim.subject].name, claim.subject)
    return next(iter(first.values())) if len(first) == 1 else None
