"""Forms that name a thing only in its article: 该园, 我市, 办事处. What they stand for is settled in `resolve`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import cast

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import is_word
from kg.model import Kind, Span

_ACTING = ("社区", "街道")  # bare forms that stand for one thing only where the article names just one
_OPENS = re.compile(r"(?:^|[。,，;；:：!！?？“”、\n]|目前|近日|日前|据悉|由|是|在|到|为|和|与|使|让|给|该|经)$")


@cache
def _forms() -> dict[str, list[tuple[str, str]]]:
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, (form, kind, type_) in tables.rows("references.tsv", 3):
        forms[form].append((kind, type_))
        if form.startswith("该"):
            forms["本" + form[1:]].append((kind, type_))
    return forms


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_forms(), key=lambda form: (-len(form), form))))


def find_references(words: Words, found: Sequence[Found]) -> list[Found]:
    """The references that something named before can carry: the nearest kind whose name ends alike."""
    spans = [each.span for each in found]
    references: list[Found] = []
    for match in _pattern().finditer(words.text):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in spans) or not _stands_alone(words, span):
            continue
        if match[0] in _ACTING and len(_named_so(match[0], span, found, words.text)) != 1:
            continue
        kind, type_ = _nearest(match[0], span, found, words.text)
        references.append(Found(span, kind, type_, "reference", 0.7))
    return references


def _stands_alone(words: Words, span: Span) -> bool:
    """该园 anywhere, a bare 办事处 only where it acts; never the beginning of a longer word."""
    index = words.at(span.end - 1)
    if words.spans[index].end > span.end and is_word(words.word(index)):
        return False
    form = span.of(words.text)
    if form[0] in "该本我":
        return True
    listed = words.text.startswith(("、", "和", "与", "及"), span.end)
    return not listed and bool(_OPENS.search(words.text[max(0, span.begin - 2) : span.begin]))


def _named_so(form: str, span: Span, found: Sequence[Found], text: str) -> set[str]:
    """The names that a bare form can stand for: those before it that end so."""
    return {each.span.of(text) for each in found if each.span.end <= span.begin and each.span.of(text).endswith(form)}


def _nearest(form: str, span: Span, found: Sequence[Found], text: str) -> tuple[Kind, str]:
    """该院 after a hospital is the hospital, after a courtyard the courtyard."""
    options = _forms()[form]
    ending = form.lstrip("该本我")
    for each in sorted(found, key=lambda each: -each.span.begin):
        if each.span.end <= span.begin and each.span.of(text).endswith(ending):
            for kind, type_ in options:
                if kind == each.kind:
                    return each.kind, type_
    return cast(Kind, options[0][0]), options[0][1]
