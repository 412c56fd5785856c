from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from kg.graph.facts import read
from kg.view import network
from kg.view.model import View, view


def drawn(turtle: bytes) -> tuple[View, network.Network]:
    shown = view(read(turtle))
    return shown, network.network(shown)


def edge(shown: View, found: network.Network, subject: str, target: str) -> dict[str, object]:
    names = [entity.name for entity in shown.entities]
    ends = (names.index(subject), names.index(target))
    return next(edge for edge in found.edges if (edge["from"], edge["to"]) == ends)


def test_statements_between_the_same_two_are_one_arrow(sample: bytes) -> None:
    shown, found = drawn(sample)
    merged = edge(shown, found, "金水区城管局", "惠济区民政局")
    assert [shown.statements[number].predicate for number in merged["statements"]] == ["assists", "cooperatesWith"]  # type: ignore[attr-defined]
    assert sum(len(edge["statements"]) for edge in found.edges) == len(shown.statements)


def test_a_symmetric_relation_has_no_arrow_head(sample: bytes) -> None:
    shown, found = drawn(sample)
    assert edge(shown, found, "柳岸街道办事处", "金水区园林站")["arrows"] == {"to": {"enabled": False}}
    assert edge(shown, found, "金水区", "净水行动")["arrows"] == "to"


def test_what_is_only_planned_is_dashed(sample: bytes) -> None:
    shown, found = drawn(sample)
    assert edge(shown, found, "青苗志愿服务队", "净水行动")["dashes"] is True
    assert "dashes" not in edge(shown, found, "金水区", "净水行动")


def test_an_entity_without_relation_is_held_back(sample: bytes) -> None:
    shown, found = drawn(sample)
    assert {"柳岸公园", "河畔日报"} == {e.name for n, e in enumerate(shown.entities) if n not in found.shown}


def test_what_two_entities_are_not_is_no_edge(hostile: Callable[[str], bytes]) -> None:
    turtle = hostile("某镇").replace(b"kg:undertakes", b"kg:distinctFrom")
    shown, found = drawn(turtle)
    assert [s.predicate for s in shown.statements] == ["distinctFrom"]
    assert found.edges == []


def test_a_large_graph_shows_a_mixture_that_hangs_together(town: Callable[[int], bytes]) -> None:
    shown, found = drawn(town(500))
    assert len(shown.entities) > 2 * network.FIRST_VIEW
    assert len(found.shown) == network.FIRST_VIEW
    assert len(found.nodes) == len(shown.entities)
    inside = set(found.shown)
    assert inside == {n for e in found.edges if {e["from"], e["to"]} <= inside for n in (e["from"], e["to"])}
    groups = Counter(shown.entities[node].group for node in found.shown)
    assert min(groups[g] for g in ("area", "organization", "initiative", "reporter", "place")) >= 5
