"""Areas of one article: codes, what a level word means, what 我市 and 该镇 point to."""

from collections.abc import Callable
from pathlib import Path

from kg.lexicon.divisions import register
from kg.resolve.areas import LEVELS, division_thing
from kg.resolve.things import Thing

Things = Callable[..., dict[str, Thing]]


def test_an_area_of_the_register_is_known_by_its_code_and_full_name(things: Things) -> None:
    found = things("路灯亮了\n\n近日,管城区启动“亮灯到家”工程。")
    assert (found["管城区"].code, found["管城区"].name) == ("410104", "管城回族区")


def test_two_districts_of_one_name_in_two_cities_are_two(things: Things) -> None:
    text = "路灯亮了\n\n近日,鼓楼区启动“亮灯到家”工程。"
    assert things(text, place="开封市")["鼓楼区"].key != things(text, place="南京市")["鼓楼区"].key


def test_our_city_is_the_pages(things: Things) -> None:
    text = "新规出台\n\n近日,我市启动“亮灯到家”工程。"
    assert things(text)["我市"].name == "郑州市"
    assert things(text, place="济南市")["我市"].name == "济南市"


def test_our_city_without_a_page_that_says_which_stands_for_nothing(things: Things) -> None:
    assert "我市" not in things("新规出台\n\n近日,我市启动“亮灯到家”工程。", place="")


def test_this_town_is_the_town_named_before(things: Things) -> None:
    found = things("花园口镇 开展“暖冬行动”\n\n近日,惠济区花园口镇开展“暖冬行动”。该镇计划慰问老人。")
    assert found["该镇"].key == found["花园口镇"].key


def test_this_town_is_never_the_subdistrict_named_before(things: Things) -> None:
    found = things("柳芽返青\n\n近日,惠济区长兴路街道开展“暖冬行动”。该镇计划慰问老人。")
    assert "该镇" not in found


def test_this_district_is_the_nearest_one_before_it(things: Things) -> None:
    found = things("两区的路\n\n近日,金水区启动“修路到家”工程。昨日,惠济区修好了两条路。该区计划再修三条。")
    assert found["该区"].name == "惠济区"


def test_a_town_lies_in_the_district_before_it(things: Things) -> None:
    found = things("桥修好了\n\n近日,惠济区花园口镇修好了三座桥。")
    assert found["花园口镇"].parent == "area|410108"
    assert "410108" in found["花园口镇"].key


def test_a_town_is_one_with_and_without_its_district(things: Things) -> None:
    whole = things("桥修好了\n\n近日,惠济区花园口镇修好了三座桥。")
    short = things("渠挖好了\n\n近日,花园口镇挖好了三条渠。")
    assert whole["花园口镇"].key == short["花园口镇"].key


def test_communities_of_one_name_in_two_districts_are_two(things: Things) -> None:
    found = "菜车来了\n\n近日,{}康复社区开展“菜车到家”活动。"
    one, other = (things(found.format(district))["康复社区"] for district in ("二七区", "金水区"))
    assert one.key != other.key


def test_a_division_is_a_thing_with_its_code_and_parent() -> None:
    division = register().by_code("410105")
    assert division
    thing = division_thing(division, "因为")
    assert (thing.key, thing.parent, thing.reason) == ("area|410105", "area|410100", "因为")


def test_a_level_word_means_classes_of_the_ontology() -> None:
    ontology = (Path(__file__).parents[2] / "ontology.ttl").read_text(encoding="utf-8")
    assert all(f"\nkg:{name} a owl:Class" in ontology for names in LEVELS.values() for name in names)


def test_our_city_is_the_pages_whatever_other_is_named(things: Things) -> None:
    text = "新规出台\n\n近日,洛阳市客人到访,我市启动“亮灯到家”工程。"
    assert things(text, place="济南市")["我市"].name == "济南市"


def test_this_city_is_no_city_in_the_name_of_a_school(things: Things) -> None:
    text = "医院支农\n\n昨日,荥阳市豫龙镇卫生院里患者很多。南京大学附属医院的专家来了。该市计划再建四所卫生院。"
    assert things(text, place="")["该市"].name == "荥阳市"
