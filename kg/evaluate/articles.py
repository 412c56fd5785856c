"""Which article of the graph the annotated one is, and whether its byline was read right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.evaluate.built import Built, Printed, names
from kg.evaluate.findings import Case, Finding, finding
from kg.evaluate.gold import ROLES, GoldArticle
from kg.evaluate.names import bare
from kg.graph.facts import SCHEMA, every, first
from kg.graph.vocab import KG

_SIGNING = (*ROLES, "intern", "editor")
_TELLING = 4  # characters of a headline that says which article it is, though only a part agrees
_RUN = 8  # and of a title found inside a text


def case_of(within: Built, gold: GoldArticle) -> Case:
    """The annotated article beside the graph's: by headline, else by part of it, else by words of its text."""
    title = bare(gold.title)
    same = (node for test in _TESTS for node, article in within.articles.items() if test(article, title))
    return Case(gold, next(same, ""))


def _headline(article: Printed, title: str) -> bool:
    return article.headline == title


def _with_kicker(article: Printed, title: str) -> bool:
    return article.with_kicker == title


def _ends_headline(article: Printed, title: str) -> bool:
    return len(article.headline) >= _TELLING and article.headline.endswith(title)


def _ends_title(article: Printed, title: str) -> bool:
    return len(article.headline) >= _TELLING and title.endswith(article.headline)


def _opens_text(article: Printed, title: str) -> bool:
    return article.body.startswith(title)


def _in_text(article: Printed, title: str) -> bool:
    return len(title) >= _RUN and title in article.body


_TESTS: tuple[Callable[[Printed, str], bool], ...] = (
    *(_headline, _with_kicker, _ends_headline, _ends_title, _opens_text, _in_text),
)


def printed(within: Built, node: str) -> str:
    """All that an article prints, bare: a name counts that stands in it."""
    parts = (KG + "kicker", SCHEMA + "headline", KG + "placeLabel", SCHEMA + "articleBody")
    return bare("".join(first(within.facts, node, name) for name in parts))


def signers(within: Built, case: Case) -> frozenset[str]:
    """Those who made the article; they are no entities in it."""
    return frozenset(person for role in _SIGNING for person in every(within.facts, case.node, KG + role))


def signing_names(case: Case) -> frozenset[str]:
    return frozenset(bare(name) for wanted in case.gold.signed.values() for name in wanted)


def found(within: Built, case: Case) -> Finding:
    return finding(within, case, "articles found", "right" if case.node else "missing", "", case.gold.title)


def bylines(within: Built, case: Case) -> Iterator[Finding]:
    for role in ROLES:
        yield from _byline(within, case, role)


def _byline(within: Built, case: Case, role: str) -> Iterator[Finding]:
    """Names of one role; a person is right where any of its names is wanted."""
    wanted = {bare(name) for name in case.gold.signed[role]}
    counted: set[str] = set()
    for person in every(within.facts, case.node, KG + role):
        hits = sorted(within.labels.get(person, frozenset()) & wanted)
        fresh = [name for name in hits if name not in counted]
        counted.update(fresh)
        name = fresh[0] if fresh else names(within, person)
        yield finding(within, case, "byline", "right" if fresh else "wrong", role, name, (person,))
        yield from (finding(within, case, "byline", "again", role, name) for name in fresh[1:])
    yield from (finding(within, case, "byline", "missing", role, name) for name in sorted(wanted - counted))
