"""What supports statements and figures as the page carries it: columns, and each sentence of an article once.

A place names its article and the number of the sentence among those that the page has of it; where no article speaks
the texts of the part itself hold the sentence. Positions in a sentence are UTF-16 units, as a browser counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.view.evidence import Support

Json = dict[str, Any]


class Sentences:
    """The sentences that are quoted, article by article, each once."""

    def __init__(self, articles: int) -> None:
        self._of: list[dict[str, int]] = [{} for _ in range(articles)]

    def number(self, article: int, text: str) -> int:
        """Which of its article's sentences it is."""
        known = self._of[article]
        return known.setdefault(text, len(known))

    def parts(self, size: int) -> Iterator[Json]:
        """For so many articles each: how many sentences each has, and all of them."""
        for begin in range(0, len(self._of), size):
            some = self._of[begin : begin + size]
            yield {"count": [len(known) for known in some], "texts": [text for known in some for text in known]}


class Texts:
    """Texts that several places of a part share, each once."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._positions.setdefault(text, len(self._positions))

    def all(self) -> list[str]:
        return list(self._positions)


def columns(supports: Iterable[Sequence[Support]], sentences: Sentences, texts: Texts, *, named: bool = False) -> Json:
    """How many places each has, and the places' columns; words are numbers among `texts`.

    Where they are `named`, with their IRIs, which are half of what they weigh.
    """
    kept = [list(some) for some in supports]
    places = [place for some in kept for place in some]
    return {
        "count": [len(some) for some in kept],
        "report": [place.report for place in places],
        "sentence": [_sentence(place, sentences, texts) for place in places],
        "begin": [units(place.before) for place in places],
        "length": [units(place.quote) for place in places],
        "source": [texts.number(place.source) for place in places],
        "rule": [texts.number(place.rule) for place in places],
        "confidence": [thousandths(place.confidence) for place in places],
        "modality": [texts.number(place.modality) for place in places],
        "reported": [int(place.reported) for place in places],
        "post": [texts.number(place.post) for place in places],
        "iris": column(place.iri for place in places if named),
    }


def column(iris: Iterable[str]) -> Json:
    """IRIs without what all of them have up to their last /.

    >>> column(["https://a.example/e/1", "https://a.example/e/2"])
    {'base': 'https://a.example/e/', 'rest': ['1', '2']}
    """
    kept = list(iris)
    found = {iri.rpartition("/")[0] for iri in kept}
    base = f"{found.pop()}/" if len(found) == 1 and "" not in found else ""
    return {"base": base, "rest": [iri.removeprefix(base) for iri in kept]}


def _sentence(place: Support, sentences: Sentences, texts: Texts) -> int:
    text = place.before + place.quote + place.after
    return sentences.number(place.report, text) if place.report >= 0 else texts.number(text)


def thousandths(confidence: float | None) -> int:
    """-1 for none."""
    return -1 if confidence is None else round(confidence * 1000)


def units(text: str) -> int:
    """How long a browser finds it.

    >>> units("𠮷a")
    3
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
