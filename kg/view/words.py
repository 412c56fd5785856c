"""What the rules and sources of evidence are called where people read of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.lexicon.tables import rows
from kg.view.evidence import Support
from kg.view.model import View

WORDS = "evidence_words.tsv"


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """A rule or a source as the graph names it → in Chinese, in English.

    >>> words()["body-before-body"]
    ('前面写着上级单位', 'the name of the body above it stands before it')
    """
    return {name: (zh, en) for _, (name, zh, en) in rows(WORDS, 3)}


def used(view: View) -> dict[str, tuple[str, str]]:
    """Those of them that a graph's statements and figures have, as they stand in the file."""
    said = {text for support in _supports(view) for text in (support.rule, support.source)}
    return {name: both for name, both in words().items() if name in said}


def _supports(view: View) -> Iterable[Support]:
    for statement in view.statements:
        yield from statement.support
    for thing in view.entities:
        for number in thing.numbers:
            yield from number.support
