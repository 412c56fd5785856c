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
    sources = index.column(_SOURCE)
    parts = [index.column(name) for name in (_ARTICLE, _BEGIN, _END, _QUOTE)]
    for node in instances("kg:Evidence")(index):
        known = len(sources.get(node, ()))
        for part in parts:
            if len(part.get(node, ())) + known != 1:
                yield node, ""


def supports_one(index: Index) -> Iterator[Breach]:
    """Evidence is that of one statement, figure or mention."""
    users = Counter(
        str(evidence) for name in _SUPPORTS for values in index.column(name).values() for evidence in values
    )
    yield from ((node, "") for node in instances("kg:Evidence")(index) if users[node] != 1)


def span(index: Index) -> Iterator[Breach]:
    """A span begins at 0 or later, and before its end."""
    spans = index.once(_spans)
    return ((node, "") for node in index.column(_BEGIN) if node not in spans)


def quote_length(index: Index) -> Iterator[Breach]:
    """A quote has as many code points as its span."""
    for node, quote, begin, end in _quoted(index):
        if len(quote) != end - begin:
            yield node, quote


def quote_slice(index: Index) -> Iterator[Breach]:
    """A quote is what the article's text has at its span."""
    texts = index.once(_texts)
    for node, quote, begin, end in _quoted(index):
        text = texts.get(node)
        if text is not None and text[begin:end] != quote:
            yield node, quote


def sentence_around(index: Index) -> Iterator[Breach]:
    """A sentence begins no later than its quote and ends no sooner."""
    spans = index.once(_spans)
    first, last = _offsets(index, _FROM), _offsets(index, _TO)
    for node in having("kg:sentenceBegin", "kg:sentenceEnd")(index):
        begin, end = spans.get(node, (-1, -1))
        if not 0 <= first.get(node, -1) <= begin <= end <= last.get(node, -1):
            yield node, ""


def sentence_instead(index: Index) -> Iterator[Breach]:
    """Where an article has no text, a sentence holds the quote."""
    texts = index.once(_texts)
    for node in index.column(_ARTICLE):
        if node not in texts:
            sentences = [str(value) for value in index.values(node, _SENTENCE)]
            for quote in map(str, index.values(node, _QUOTE)):
                if not sentences or any(quote not in sentence for sentence in sentences):
                    yield node, quote


def _quoted(index: Index) -> Iterator[tuple[str, str, int, int]]:
    """Every quote with its span."""
    quotes = index.column(_QUOTE)
    for node, (begin, end) in index.once(_spans).items():
        for quote in quotes.get(node, ()):
            yield node, str(quote), begin, end


def _spans(index: Index) -> dict[str, tuple[int, int]]:
    """Every evidence with a span that is one: two whole numbers, the first from 0, the second greater."""
    begins, ends = _offsets(index, _BEGIN), _offsets(index, _END)
    return {node: (begin, ends[node]) for node, begin in begins.items() if 0 <= begin < ends.get(node, -1)}


def _offsets(index: Index, name: str) -> dict[str, int]:
    """The one whole number that a property has of a thing, where it has one."""
    return {
        node: int(str(values[0]))
        for node, values in index.column(name).items()
        if len(values) == 1 and whole(index, values[0])
    }


def _texts(index: Index) -> dict[str, str]:
    """The text of the article that an evidence is from, where the graph has it."""
    texts = {article: str(values[0]) for article, values in index.column(_BODY).items()}
    articles = ((node, str(values[0])) for node, values in index.column(_ARTICLE).items())
    return {node: texts[article] for node, article in articles if article in texts}


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
