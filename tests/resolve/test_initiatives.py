from collections.abc import Callable

import pytest

from kg.resolve.initiatives import turned_round
from kg.resolve.things import Thing

Things = Callable[..., dict[str, Thing]]


@pytest.mark.parametrize(
    ("full", "short"),
    [("“楼门管家”制度", "“楼门管家”"), ("“暖冬行动”", "“暖冬行动”活动")],
)
def test_an_initiative_is_one_with_and_without_the_word_for_its_kind(things: Things, full: str, short: str) -> None:
    found = things(f"灯有人修了\n\n近日,金水区推行{full}。昨日,惠济区也推行{short}。")
    assert len({thing.key for thing in found.values() if thing.kind == "initiative"}) == 1


@pytest.mark.parametrize(
    ("long", "short"),
    [("水网升级改造工程", "水网工程"), ("“爱在身边·夕阳行动”", "“夕阳行动”")],
)
def test_a_short_name_stands_for_the_long_one(things: Things, long: str, short: str) -> None:
    found = things(f"灯有人修了\n\n近日,金水区启动{long}。目前,{short}进展顺利。")
    assert len({thing.key for thing in found.values() if thing.kind == "initiative"}) == 1


def test_two_campaigns_are_two(things: Things) -> None:
    found = things("灯有人修了\n\n近日,金水区启动“灯光回家”行动和“旧衣回家”行动。")
    assert len({thing.key for thing in found.values() if thing.kind == "initiative"}) == 2


@pytest.mark.parametrize(
    ("long", "short", "count"),
    [
        ("“同建文明推进邻里守望”行动", "邻里守望行动", 2),  # a slogan that speaks of the campaign
        ("“同心邻里守望”行动", "邻里守望行动", 1),
    ],
)
def test_a_slogan_that_ends_with_a_campaign_is_not_the_campaign(
    things: Things, long: str, short: str, count: int
) -> None:
    found = things(f"灯有人修了\n\n近日,金水区启动{long}。金水区开展了{short}。")
    assert len({thing.key for thing in found.values() if thing.kind == "initiative"}) == count


def test_the_rules_of_a_scheme_are_not_the_scheme(things: Things) -> None:
    found = things("灯有人修了\n\n近日,金水区推行“楼门管家”制度。金水区出台了《楼门管家制度》。")
    kinds = {thing.type for thing in found.values() if thing.kind == "initiative"}
    assert "Policy" in kinds
    assert len({thing.key for thing in found.values() if thing.kind == "initiative"}) == 2


def test_an_initiative_is_kept_apart_by_its_district(things: Things) -> None:
    text = "灯有人修了\n\n近日,{}启动“灯光回家”行动。"
    keys = {things(text.format(district))["灯光回家"].key for district in ("二七区", "金水区")}
    assert len(keys) == 2


def test_this_plan_is_the_last_act_and_this_rule_the_last_document(things: Things) -> None:
    text = (
        "灯有人修了\n\n近日,金水区启动“灯光回家”行动。该计划由区妇联主办。金水区印发《路灯管理办法》。该办法明年施行。"
    )
    found = things(text)
    assert (found["该计划"].name, found["该办法"].name) == ("灯光回家", "路灯管理办法")


def test_a_work_and_what_it_is_done_on_name_one_act_in_either_order() -> None:
    work, turned, project = (f"initiative|{name}|410105" for name in ("修缮凉亭", "凉亭修缮", "凉亭修缮工程"))
    assert turned_round([work, project]) == {work: project}
    assert turned_round([work, turned, project]) == {work: turned}


@pytest.mark.parametrize(
    "other",
    [
        "initiative|凉亭修缮工程|410103",
        "initiative|凉亭工程|410105",
        "place|凉亭修缮|410105",
        "initiative|长廊修缮|410105",
    ],
)
def test_works_of_two_districts_or_on_two_things_are_two(other: str) -> None:
    assert turned_round(["initiative|修缮凉亭|410105", other]) == {}
