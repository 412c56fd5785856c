"""What kg writes keeps every promise, and a build that does not says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.graph import store
from kg.graph.graph import Graph
from kg.graph.triples import broken as broken_by
from kg.graph.triples import turtle, written
from kg.invariants.finding import Finding
from kg.invariants.index import indexed
from kg.invariants.shapes import findings
from kg.invariants.table import broken
from kg.model import Entity, Evidence, Relation, Resolved, Span

AREAS = ("柳湾区", "柳湾镇", "石桥村")


def area(name: str) -> Entity:
    return Entity(f"area|{name}", "area", ("Township",), name)


def part(one: str, other: str) -> Relation:
    register = Evidence("", Span(0, 0), "", "register", source="区划名录")
    return Relation(f"area|{one}", "partOf", f"area|{other}", (register,))


def nested(*parts: Relation) -> Resolved:
    return Resolved((), (), (), tuple(map(area, AREAS)), parts, ())


def found_by_the_build(resolved: Resolved) -> list[Finding]:
    return broken_by(resolved, written(resolved).own)


def test_a_build_finds_what_its_graph_breaks() -> None:
    upwards = part("石桥村", "柳湾镇"), part("柳湾镇", "柳湾区")
    assert found_by_the_build(nested(*upwards)) == []
    round_about = found_by_the_build(nested(*upwards, part("柳湾区", "石桥村")))
    assert {(one.label, one.shape, one.severity) for one in round_about} == {
        (name, "PartOfHasNoCycle", "violation") for name in ("石桥村", "柳湾镇", "柳湾区")
    }


def test_two_parents_of_a_level_are_only_a_warning() -> None:
    parents = nested(part("石桥村", "柳湾镇"), part("石桥村", "柳湾区"))
    assert found_by_the_build(parents) == []
    (only,) = broken(indexed(store.parse(turtle(parents))))
    assert (only[0].name, only[0].warning) == ("AreaHasOneParentOfALevel", True)


def test_the_corpus_keeps_every_promise(corpus_graph: Graph) -> None:
    assert list(broken(indexed(store.parse(corpus_graph.turtle)))) == []


@pytest.mark.slow
def test_shacl_finds_nothing_in_the_corpus(corpus_graph: Graph) -> None:
    assert findings(corpus_graph.turtle) == []


@pytest.mark.slow
@pytest.mark.parametrize("options", [{"text": False}, {"all_mentions": True}], ids=str)
def test_the_corpus_keeps_every_promise_with_other_options(corpus: Path, options: dict[str, bool]) -> None:
    assert findings(kg.build(corpus, **options).turtle) == []  # type: ignore[arg-type]


@pytest.mark.slow
def test_the_real_page_keeps_every_promise(page_graph: Graph) -> None:
    assert findings(page_graph.turtle) == []


@pytest.mark.slow
def test_no_text_of_the_measuring_data_breaks_a_promise(shared: Path) -> None:
    found = broken(indexed(store.parse(kg.build(shared / "articles").turtle)), warnings=False)
    assert [row.name for row, *_ in found] == []


@pytest.mark.slow
def test_the_checks_take_little_of_a_build(corpus: Path, cpu: Callable[..., float], corpus_graph: Graph) -> None:
    written = [(str(s), str(p), o) for s, p, o in store.parse(corpus_graph.turtle)]
    # of a build whose word lists are loaded; with them, as `kg build` is, the share is a seventh of this
    assert cpu(lambda: list(broken(indexed(written), warnings=False))) < 0.15 * cpu(kg.build, corpus)
