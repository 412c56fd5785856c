"""Entities: their names, the forms that name them only in context, and a reason per merge."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Span
from kg.resolve.articles import Known
from kg.resolve.entities import Naming, entities, namings
from kg.resolve.things import Thing


def naming(name: str, form: str = "", *, key: str = "organization|园林局|410105", hidden: bool = False) -> Naming:
    form = form or name
    evidence = Evidence("甲", Span(0, len(form)), form, "suffix.proper")
    reason = "" if form == name else f"{form} = {name}: 因为"
    return Naming(Thing(key, "organization", "GovernmentBody", name, reason=reason), form, hidden, evidence)


def test_things_of_one_key_are_one_entity_with_all_their_names() -> None:
    name = "金水区园林局"
    (entity,) = entities([naming(name), naming(name, "园林局"), naming(name, "该局", hidden=True)], {})
    assert (entity.name, entity.names, entity.hidden) == ("金水区园林局", ("园林局",), ("该局",))
    assert entity.reasons == ("园林局 = 金水区园林局: 因为", "该局 = 金水区园林局: 因为")


def test_an_entity_is_called_what_it_is_called_most_often() -> None:
    (entity,) = entities([naming("金水区园林局"), naming("金水区园林绿化局"), naming("金水区园林局")], {})
    assert (entity.name, entity.names) == ("金水区园林局", ("金水区园林绿化局",))


def test_a_form_that_somewhere_is_a_name_is_not_hidden() -> None:
    (entity,) = entities([naming("金水区园林局", "园林局"), naming("金水区园林局", "园林局", hidden=True)], {})
    assert (entity.names, entity.hidden) == (("园林局",), ())


def test_a_merged_key_is_remembered() -> None:
    (entity,) = entities([naming("甲局", key="b"), naming("甲局", key="a")], {"a": "b"})
    assert (entity.key, entity.former) == ("b", ("a",))


NAMINGS = [naming("甲局", key="a"), naming("乙局", key="b"), naming("甲局", "甲", key="a"), naming("丙局", key="b")]


@given(st.permutations(NAMINGS))
def test_the_order_of_namings_makes_no_difference(order: list[Naming]) -> None:
    assert entities(order, {}) == entities(sorted(order, key=repr), {})


@pytest.mark.parametrize(
    ("form", "hidden"),
    [("区园林局", True), ("该园", True), ("我市", True), ("金水区", False), ("柳荫游园", False), ("方砚山", False)],
)
def test_forms_that_name_a_thing_only_in_context(read: Callable[..., Known], form: str, hidden: bool) -> None:
    known = read(
        "花坛摆起来\n\n本报讯(记者 方砚山)近日,金水区启动“花坛到家”工程。"
        "区园林局到柳荫游园布置花坛。该园免费开放。我市将推广。"
    )
    assert {one.hidden for one in namings(known) if one.form == form} == {hidden}


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("方砚", "方 砚"),
        ("花坛志愿服务队", "“花坛”志愿服务队"),
        ("开元公园", "開元公園"),
    ],
)
def test_a_name_can_be_looked_up_as_it_is_printed(read: Callable[..., Known], name: str, printed: str) -> None:
    known = read("花坛摆起来\n\n本报讯(记者 方 砚)近日,金水区启动“花坛到家”工程,“花坛”志愿服务队到開元公園布置花坛。")
    (entity,) = (entity for entity in entities(namings(known), {}) if entity.name == name)
    assert printed in entity.hidden
