"""A thing at a glance: kinds, where it lies, its names, and one sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader

from kg.graph import links
from kg.graph.store import Store
from kg.graph.vocab import term
from kg.serve.names import Hit, Index
from kg.serve.names.about import above, name
from kg.serve.names.find import names_of
from kg.view.offline import environment, policy

WIDTH, HEIGHT = 420, 220
# OpenRefine runs on its user's machine, whatever its port: no other page may frame a preview.
_FRAMES = "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*"
_LOOKED_AT = 50  # mentions, of which one is shown
_BYLINE = "byline"
_MENTIONED, _ARTICLE, _QUOTE, _BEGIN = map(term, ("kg:mentionedAs", "kg:article", "kg:quote", "kg:begin"))
_RULE, _WRITTEN, _FROM, _TO = map(term, ("kg:rule", "kg:sentence", "kg:sentenceBegin", "kg:sentenceEnd"))
_BODY, _LABEL, _DATE, _PAPER = map(term, ("schema:articleBody", "rdfs:label", "schema:datePublished", "kg:publishedIn"))
_STYLE = """
body { margin: 0; padding: 10px 12px; color: #222 }
body { font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
h1 { margin: 0; font-size: 17px }
p { margin: 4px 0 }
.kinds, .source { color: #667 }
blockquote { margin: 6px 0 2px; padding-left: 9px; border-left: 3px solid #3d6f9e }
mark { background: #ffec99; color: inherit }
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that names a thing, in three pieces, and where it was printed."""

    before: str
    quote: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a preview shows."""

    name: str
    about: str
    others: tuple[str, ...]  # names
    within: tuple[str, ...]  # names of what it lies in, the nearest first
    sentence: Sentence | None


class _Found(NamedTuple):
    byline: bool  # says no more than the name: any other place is better
    undated: bool
    date: str
    article: str
    evidence: str


def page(index: Index, hit: Hit) -> tuple[str, str]:
    """A whole page for a frame, and its content security policy."""
    html = _templates().get_template("preview.html").render(glance=glance(index, hit), style=_STYLE)
    return html, f"{policy(_STYLE)}; {_FRAMES}"


def fragment(index: Index, hit: Hit) -> str:
    """The same as a piece of another page, without style."""
    return _templates().get_template("glance.html").render(glance=glance(index, hit)).strip()


def glance(index: Index, hit: Hit) -> Glance:
    """What is shown of a thing."""
    store = index.store
    names = dict.fromkeys(names_of(store, hit.iri))
    others = tuple(one for one in names if one != hit.name)
    within = tuple(name(store, up) for up in above(store, hit.iri))
    return Glance(hit.name, index.tell([hit])[0].about, others, within, _sentence(store, hit.iri))


def _sentence(store: Store, iri: str) -> Sentence | None:
    found = min(_places(store, iri), default=None)
    return _cut(store, found) if found else None


def _places(store: Store, iri: str) -> Iterator[_Found]:
    for evidence in links.values(store, iri, _MENTIONED)[:_LOOKED_AT]:
        for article in links.values(store, evidence, _ARTICLE):
            byline = _BYLINE in links.values(store, evidence, _RULE)
            date = _one(store, article, _DATE)
            yield _Found(byline, not date, date, article, evidence)


def _cut(store: Store, found: _Found) -> Sentence:
    quote, body = _one(store, found.evidence, _QUOTE), _one(store, found.article, _BODY)
    begin, low, high = (_offset(store, found.evidence, one) for one in (_BEGIN, _FROM, _TO))
    papers = [name(store, paper) for paper in links.values(store, found.article, _PAPER)]
    source = " ".join(filter(None, (_one(store, found.article, _LABEL), *papers, found.date)))
    if body[begin : begin + len(quote)] == quote and low <= begin:
        return Sentence(body[low:begin], quote, body[begin + len(quote) : high], source)
    before, _, after = _one(store, found.evidence, _WRITTEN).partition(quote)
    return Sentence(before, quote, after, source)


def _one(store: Store, subject: str, predicate: str) -> str:
    return next(iter(links.values(store, subject, predicate)), "")


def _offset(store: Store, subject: str, predicate: str) -> int:
    written = _one(store, subject, predicate)
    return int(written) if written.isdigit() else 0


@cache
def _templates() -> Environment:
    found = environment()
    found.loader = PackageLoader("kg.serve.reconcile", "")
    return found
