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
        if any(len(index.values(node, part)) + sources != 1 for part in (_ARTICLE, _BEGIN, _END, _QUOTE)):
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
    for node in having("kg:begin")(index):
        begin, end = _offset(index, node, _BEGIN), _offset(index, node, _END)
        if begin is None or end is None or not 0 <= begin < end:
            yield node, ""


def quote_length(index: Index) -> Iterator[Breach]:
    """A quote has as many code points as its span."""
    for node, quote, begin, end in _quoted(index):
        if len(quote) != end - begin:
            yield node, quote


def quote_slice(index: Index) -> Iterator[Breach]:
    """A quote is what the article's text has at its span."""
    for node, quote, begin, end in _quoted(index):
        text = _text(index, node)
        if text is not None and text[begin:end] != quote:
            yield node, quote


def sentence_around(index: Index) -> Iterator[Breach]:
    """A sentence begins no later than its quote and ends no sooner."""
    for node in having("kg:sentenceBegin", "kg:sentenceEnd")(index):
        offsets = [_offset(index, node, name) for name in (_FROM, _BEGIN, _END, _TO)]
        known = [offset for offset in offsets if offset is not None]
        if len(known) < len(offsets) or known != sorted(known) or known[0] < 0:
            yield node, ""


def sentence_instead(index: Index) -> Iterator[Breach]:
    """Where an article has no text, a sentence holds the quote."""
    for node in having("kg:quote")(index):
        for quote in map(str, index.values(node, _QUOTE)):
            sentences = map(str, index.values(node, _SENTENCE))
            if _text(index, node) is None and not any(quote in sentence for sentence in sentences):
                yield node, quote


def _quoted(index: Index) -> Iterator[tuple[str, str, int, int]]:
    """Every evidence with a quote and a span, whole numbers both."""
    for node in having("kg:quote")(index):
        begin, end = _offset(index, node, _BEGIN), _offset(index, node, _END)
        if begin is not None and end is not None:
            yield from ((node, str(quote), begin, end) for quote in index.values(node, _QUOTE))


def _offset(index: Index, node: str, name: str) -> int | None:
    """The one whole number that a property has."""
    values = index.values(node, name)
    return int(str(values[0])) if len(values) == 1 and whole(index, values[0]) else None


def _text(index: Index, node: str) -> str | None:
    """The text of the article that an evidence is from."""
    texts = (text for article in index.values(node, _ARTICLE) for text in index.values(str(article), _BODY))
    return next(map(str, texts), None)


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
