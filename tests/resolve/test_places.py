from collections.abc import Callable

from kg.resolve.articles import Known
from kg.resolve.things import Thing

Things = Callable[..., dict[str, Thing]]


def test_this_garden_is_the_garden_named_before(things: Things) -> None:
    found = things("花坛摆起来\n\n近日,二七区绿化管理所到柳荫游园布置花坛。该园占地3000平方米。")
    assert found["该园"].key == found["柳荫游园"].key
    assert found["该园"].reason == "该园 = 柳荫游园: 同一篇, 前文最近的同类地点"


def test_this_garden_is_the_last_of_two(read: Callable[..., Known]) -> None:
    known = read(
        "花坛摆起来\n\n近日,二七区绿化管理所到柳荫游园布置花坛。该园占地3000平方米。桐荫游园种下海棠。该园免费开放。"
    )
    mentions = known.extract.mentions
    names = [known.things[index].name for index, mention in enumerate(mentions) if mention.name == "该园"]
    assert names == ["柳荫游园", "桐荫游园"]


def test_this_garden_before_any_garden_stands_for_nothing(things: Things) -> None:
    assert "该园" not in things("花坛摆起来\n\n近日,该园免费开放。二七区绿化管理所到柳荫游园布置花坛。")


def test_a_place_is_kept_apart_by_its_district(things: Things) -> None:
    text = "花坛摆起来\n\n近日,{}园林局到柳荫游园布置花坛。"
    keys = {things(text.format(district))["柳荫游园"].key for district in ("二七区", "金水区")}
    assert len(keys) == 2


def test_a_place_with_the_citys_short_name_is_the_same_place(things: Things) -> None:
    found = things("花开了\n\n近日,郑州市植物园里的月季开了。郑州植物园位于中原区。", place="")
    assert found["郑州植物园"].key == found["郑州市植物园"].key
    assert found["郑州植物园"].reason


def test_a_place_with_and_without_the_district_before_it_is_one(things: Things) -> None:
    found = things("楼道亮了\n\n近日,金水区邮电局家属院换了路灯。邮电局家属院建于1982年。")
    assert found["邮电局家属院"].key == found["金水区邮电局家属院"].key
