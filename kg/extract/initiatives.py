"""What somebody carries out: quoted names, titled documents, N-工程 and N-活动, and acts without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.acts import find_acts
from kg.extract.begun import find_begun, find_tasks
from kg.extract.found import Found, Words
from kg.extract.plain_initiatives import find_plain, find_work
from kg.extract.quoted_initiatives import find_quoted
from kg.lexicon import tables
from kg.model import Article, Span

_TITLED = re.compile(r"《([^《》\n]{2,60})》")


def find_initiatives(article: Article, words: Words, named: Sequence[Found]) -> list[Found]:
    """All that may name an initiative; `named` are areas, places and organizations found before."""
    covered = [found.span for found in named]
    headline = article.headline.of(words.text) if article.headline else ""
    found = [
        *find_quoted(words, headline),
        *_documents(words.text),
        *find_plain(words, named),
        *find_work(words, covered),
    ]
    found += [*find_begun(words), *find_tasks(words)]
    return [*found, *find_acts(article, words, named, found)]


def _documents(text: str) -> Iterator[Found]:
    for match in _TITLED.finditer(text):
        if match[1].endswith(tuple(tables.words("documents.txt"))):
            yield Found(Span(*match.span(1)), "initiative", "Policy", "initiative.document", 0.9)
