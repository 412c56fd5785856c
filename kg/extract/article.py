"""Article → Extract: all that is read off one article, and nothing that another article says."""

from __future__ import annotations

from kg.extract.figures import figures
from kg.extract.mentions import find_mentions
from kg.extract.relations import claims
from kg.extract.sentences import sentences
from kg.model import Article, Extract


def extract(article: Article) -> Extract:
    """Mentions, claims and figures of one article, each with its evidence. A pure function of the article."""
    split = sentences(article.text)
    mentions = find_mentions(article, split)
    return Extract(article, mentions, claims(article, mentions, split), figures(article, mentions, split), split)
