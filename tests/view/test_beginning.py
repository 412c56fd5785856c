"""How a page opens, in the words of the viewer's state."""

from __future__ import annotations

import json

import pytest

from kg.errors import InputError, Namesakes, OptionError
from kg.graph.facts import read
from kg.view.beginning import Beginning, state
from kg.view.model import View, view


@pytest.fixture(scope="module")
def shown(sample: bytes) -> View:
    return view(read(sample))


def keys(shown: View, name: str) -> list[str]:
    return [shown.keys[thing.iri] for thing in shown.entities if thing.name == name]


def test_nothing_chosen_is_nothing_said(shown: View) -> None:
    assert state(shown, Beginning()) == {}


def test_a_name_is_any_that_a_thing_has(shown: View) -> None:
    expected = keys(shown, "净水行动")
    assert len(expected) == 1
    for name in ("净水行动", "净水"):
        assert state(shown, Beginning(focus=[name], hops=2)) == {"focus": expected, "hops": 2}


def test_two_names_of_one_thing_are_one(shown: View) -> None:
    assert state(shown, Beginning(focus=["净水行动", "净水"]))["focus"] == keys(shown, "净水行动")


def test_one_step_around_a_name_is_usual(shown: View) -> None:
    assert state(shown, Beginning(focus=["净水"]))["hops"] == 1
    assert state(shown, Beginning(most=7, language="en")) == {"most": 7, "language": "en"}


def test_the_types_that_are_not_wanted_are_switched_off(shown: View) -> None:
    chosen = state(shown, Beginning(types=["area", "机构", " Initiatives"]))
    assert chosen == {"types": ["reporter", "correspondent", "place", "person"]}


def test_a_name_that_is_not_there_brings_the_nearest(shown: View) -> None:
    with pytest.raises(InputError, match=r"^净水行为: no such name in the graph \(expected 净水行动"):
        state(shown, Beginning(focus=["净水行为"]))


def test_a_name_of_several_means_all_of_them_and_says_so(sample: bytes) -> None:
    named = view(read(sample.replace(json.dumps("楼长制").encode(), json.dumps("净水行动").encode())))
    with pytest.warns(Namesakes, match=r"^净水行动: 2 things of this name, all of them taken$"):
        assert state(named, Beginning(focus=["净水行动", "净水行动"]))["focus"] == keys(named, "净水行动")


@pytest.mark.parametrize(
    "wrong",
    [{"hops": 0}, {"hops": 10}, {"hops": 2}, {"focus": ["净水", " "]}, {"most": 1}, {"most": 2001}, {"language": "de"}],
)
def test_values_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(OptionError):
        Beginning(**wrong)  # type: ignore[arg-type]
