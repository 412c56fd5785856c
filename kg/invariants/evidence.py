"""The invariants of evidence: spans, quotes and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph.vocab import term
from kg.invariants.forms import Breach, whole
from kg.invariants.index import Index, having, instances

_ARTICLE, _QUOTE, _SENTENCE = term("kg:article"), term("kg:quote"), term("kg:sentence")
_BEGIN, _END, _SOURCE = term("kg:begin"), term("kg:end"), term("kg:source")
_FROM, _TO = term("kg:sentenceBegin"), term("kg:sentenceEnd")
_BODY, _ABOUT, _MENTIONS = term("schema:articleBody"), term("schema:about"), term("schema:mentions")
_MENTIONED = term("kg:mentionedAs")
_SUPPORTS = (term("kg:evidence"), _MENTIONED)


def placed(index: Index) -> Iterator[Breach]:
    """Evidence has an article, a begin, an end and a quote, or a source and none of those."""
    for node in instances("kg:Evidence")(index):
        sources = len(index.values(node, _SOURCE))
        for part in (_ARTICLE, _BEGIN, _END, _QUOTE):
            if len(index.values(node, part)) + sources != 1:
                yield node, ""


def supports_one(index: Index) -> Iterator[Breach]:
    """Evidence is that of one statement, figure or mention."""
    users = Counter(
        str(evidence)
        for name in _SUPPORTS
        for node in index.by_property.get(name, ())
        for evidence in index.values(node, name)
    )
    yield from ((node, "") for node in instances("kg:Evidence")(index) if users[node] != 1)


def span(index: Index) -> Iterator[Breach]:
    """A span begins at 0 or later, and before its end."""
    spans = index.once(_spans)
    return ((node, "") for node in having("kg:begin")(index) if node not in spans)


def quote_length(index: Index) -> Iterator[Breach]:
    """A quote has as many code points as its span."""
    for node, (begin, end) in index.once(_spans).items():
        yield from ((node, quote) for quote in _words(index, node, _QUOTE) if len(quote) != end - begin)


def quote_slice(index: Index) -> Iterator[Breach]:
    """A quote is what the article's text has at its span."""
    for node, (begin, end) in index.once(_spans).items():
        for text in _texts(index, node):
            yield from ((node, quote) for quote in _words(index, node, _QUOTE) if text[begin:end] != quote)


def sentence_around(index: Index) -> Iterator[Breach]:
    """A sentence begins no later than its quote and ends no sooner."""
    spans = index.once(_spans)
    for node in having("kg:sentenceBegin", "kg:sentenceEnd")(index):
        sentence = _offset(index, node, _FROM), _offset(index, node, _TO)
        begin, end = spans.get(node, (-1, -1))
        if None in sentence or not 0 <= (sentence[0] or 0) <= begin <= end <= (sentence[1] or 0):
            yield node, ""


def sentence_instead(index: Index) -> Iterator[Breach]:
    """Where an article has no text, a sentence holds the quote."""
    for node in having("kg:quote")(index):
        if not _texts(index, node):
            sentences = _words(index, node, _SENTENCE)
            quotes = _words(index, node, _QUOTE)
            yield from ((node, quote) for quote in quotes if not any(quote in sentence for sentence in sentences))


def _spans(index: Index) -> dict[str, tuple[int, int]]:
    """Every evidence with a span that is one: two whole numbers, the first from 0, the second greater."""
    found: dict[str, tuple[int, int]] = {}
    for node in having("kg:begin")(index):
        begin, end = _offset(index, node, _BEGIN), _offset(index, node, _END)
        if begin is not None and end is not None and 0 <= begin < end:
            found[node] = begin, end
    return found


def _offset(index: Index, node: str, name: str) -> int | None:
    """The one whole number that a property has."""
    values = index.values(node, name)
    return int(str(values[0])) if len(values) == 1 and whole(index, values[0]) else None


def _words(index: Index, node: str, name: str) -> list[str]:
    return [str(value) for value in index.values(node, name)]


def _texts(index: Index, node: str) -> list[str]:
    """The text of the article that an evidence is from, where the graph has it."""
    articles = index.values(node, _ARTICLE)
    return _words(index, str(articles[0]), _BODY) if articles else []


def about_mentioned(index: Index) -> Iterator[Breach]:
    """An article mentions what it is about."""
    for article in having("schema:about")(index):
        mentioned = set(index.values(article, _MENTIONS))
        yield from ((article, str(value)) for value in index.values(article, _ABOUT) if value not in mentioned)


def mention_evidenced(index: Index) -> Iterator[Breach]:
    """What an article mentions has a place in it where it is named."""
    named = {
        (str(article), entity)
        for entity in having("kg:mentionedAs")(index)
        for evidence in index.values(entity, _MENTIONED)
        for article in index.values(str(evidence), _ARTICLE)
    }
    for article in having("schema:mentions")(index):
        for value in index.values(article, _MENTIONS):
            if (article, str(value)) not in named:
                yield article, str(value)
