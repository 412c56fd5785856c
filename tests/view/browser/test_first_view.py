"""What is drawn of a large graph, and how it fills the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kg.graph.facts import read
from kg.view import network
from kg.view.model import view

pytestmark = pytest.mark.slow

Open = Any  # of conftest.py
Expect = Callable[..., Any]
Town = Callable[[int], bytes]
Watched = Callable[..., Any]


@pytest.fixture(scope="session")
def towns(town: Town) -> bytes:
    """Two towns in one graph that have nothing to do with each other, one of them smaller."""
    second = re.sub(r"(?<!\w):([a-z])(\d)", r":\1z\2", town(250).decode())
    return town(500) + b"\n" + second.replace('rdfs:label "', 'rdfs:label "岚州').encode()


def test_a_second_town_is_in_the_first_view(page_of: Open, watched: Watched, towns: bytes) -> None:
    things = watched(page_of(towns)).things()
    assert len(things) == 120
    assert 25 <= sum(name.startswith("岚州") for name in things) <= 50


def test_the_page_grows_by_the_rule_that_the_first_view_was_made_by(
    page_of: Open, watched: Watched, towns: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = watched(page_of(towns, "most=90"))
    monkeypatch.setattr(network, "FIRST_VIEW", 90)
    first = network.network(view(read(towns))).shown
    assert sorted(picture.page.evaluate("net.body.data.nodes.getIds()")) == first
