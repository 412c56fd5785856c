import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon.characters import fold
from kg.lexicon.divisions import Division, register
from kg.lexicon.overlaps import names_something_else
from kg.lexicon.tables import rows, words
from kg.model import Span


def one(name: str, within: str = "") -> Division:
    found = register().resolve(name, within=within)
    assert found is not None, name
    return found


def found(text: str, within: str = "") -> list[str]:
    return [span.of(text) for span, _ in register().find(text, within=within)]


def test_a_division_knows_its_level_type_path_and_parent() -> None:
    assert one("管城回族区") == Division(
        "管城回族区", "410104", "county", "District", ("河南省", "郑州市", "管城回族区"), "410100"
    )
    township = one("花园口镇", within="410100")
    assert township.path == ("河南省", "郑州市", "惠济区", "花园口镇")
    assert (township.code, township.level, township.type) == ("", "township", "Township")
    assert township.parent_code == "410108"


def test_types_are_the_ontology_s() -> None:
    types = {"河南省": "Province", "郑州市": "City", "二七区": "District", "滑县": "County"}
    assert {name: one(name).type for name in types} == types
    assert one("登封市").type == one("准格尔旗").type == "County"
    assert one("大学路街道", within="410103").type == "Subdistrict"
    assert one("郑州高新技术产业开发区").type == "AdministrativeArea"


def test_a_municipality_stands_once() -> None:
    assert [(area.level, area.type, area.path) for area in register().named("北京市")] == [
        ("province", "City", ("北京市",))
    ]
    assert one("朝阳区", within="110000").path == ("北京市", "朝阳区")
    assert register().city_of(one("朝阳区", within="110000")) == one("北京市")


def test_what_a_province_administers_hangs_on_the_province() -> None:
    assert one("济源市").path == ("河南省", "济源市")
    assert register().city_of(one("济源市")) == one("济源市")
    assert one("虎门镇", within="441900").path == ("广东省", "东莞市", "虎门镇")
    assert register().city_of(one("河南省")) is None


def test_names_short_names_and_names_without_ethnic_groups() -> None:
    register_ = register()
    assert register_.named("郑州") == register_.named("郑州市")
    assert [area.name for area in register_.named("管城区")] == ["管城回族区"]
    assert [area.name for area in register_.named("大理州")] == ["大理白族自治州"]
    assert [area.name for area in register_.named("前郭县")] == ["前郭尔罗斯蒙古族自治县"]
    assert register_.named("淮阳") == ()
    assert [area.code for area in register_.short_named("淮阳")] == ["411603"]


@pytest.mark.parametrize("office", ["大学路街道办事处", "大学路办事处", "大学路街道办"])
def test_an_office_s_name_gives_its_subdistrict(office: str) -> None:
    assert one(office, within="410100") == one("大学路街道", within="410100")


def test_no_container_is_a_division() -> None:
    assert not [area for area in register().areas if "直辖" in area.name]


def test_codes_are_unique_and_lead_back() -> None:
    codes = [area.code for area in register().areas if area.code]
    assert len(codes) == len(set(codes)) > 3000
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert all(register().by_code(area.code) is area for area in register().areas if area.code)
    assert register().by_code("000000") is None


def test_parents_and_children() -> None:
    erqi = one("二七区")
    assert register().parent(erqi) == one("郑州市")
    assert register().parent(one("河南省")) is None
    assert erqi in register().children(one("郑州市"))
    assert one("大学路街道", within="410103") in register().children(erqi)
    assert all(register().parent(child) == erqi for child in register().children(erqi))


def test_villages_are_read_for_one_county() -> None:
    villages = register().villages("410108")
    (village,) = villages["古荥村"]
    assert village.level == "village"
    assert village.type in ("Village", "Community")
    assert village.path[:3] == ("河南省", "郑州市", "惠济区")
    assert register().parent(village) in register().children(one("惠济区"))
    assert register().villages("000000") == {}


def test_a_namesake_is_resolved_by_its_surroundings_or_not_at_all() -> None:
    assert one("朝阳区", within="110000").code == "110105"
    assert one("新城街道", within="410108").path[2] == "惠济区"
    assert one("新城街道", within="410105").path[2] == "惠济区"  # not in 金水区, but in its city
    assert register().resolve("朝阳区") is None
    assert register().resolve("朝阳区", within="410100") is None
    assert one("滑县", within="410100").code == "410526"


def test_a_common_word_is_a_name_only_at_home() -> None:
    assert register().resolve("老城区") is None
    assert register().resolve("老城区", within="410100") is None
    assert one("老城区", within="410300").code == "410302"
    assert one("高新区", within="410100").name == "郑州高新技术产业开发区"
    assert found("老城区改造") == []
    assert found("洛阳市老城区改造") == ["洛阳市", "老城区"]
    assert found("老城区改造", within="410300") == ["老城区"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("惠济区花园口镇开展活动", ["惠济区", "花园口镇"]),
        ("河南省郑州市二七区的居民", ["河南省", "郑州市", "二七区"]),
        ("来自滑县的工人到郑州", ["滑县", "郑州"]),
        ("管城區", ["管城區"]),
        ("阳泉市矿区", ["阳泉市", "矿区"]),
        ("广西来宾", ["广西", "来宾"]),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "建立区、县、街道四级制度",  # no 立区
        "为镇上的老人",
        "响应县委号召",  # 应县
        "扩大连续生产",  # 大连
        "周六安排好工作",  # 六安
        "建设乡村",  # 建设乡
        "沿海城市",  # 海城市
        "部分乡镇企业",  # 分乡镇
        "各位来宾合影",
        "市和县两级",
        "日照时间长",
    ],
)
def test_pieces_of_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_longer_word_behind_it_leaves_the_shorter_name() -> None:
    assert found("河北区域经济") == ["河北"]
    assert found("郑州市场") == ["郑州"]


def test_a_road_s_name_is_left_to_the_caller() -> None:
    text = "南京西路开街"
    ((span, _),) = register().find(text)
    assert names_something_else(text, span)
    assert not names_something_else("南京开街", Span(0, 2))


@pytest.mark.parametrize("text", ["巢湖大堤加固。", "太湖边种树。", "巢湖东岸种树。"])
def test_a_lake_is_not_the_city_called_after_it(text: str) -> None:
    assert names_something_else(text, Span(0, 2))


@pytest.mark.parametrize("text", ["巢湖开街。", "靖江边防站开放。", "巢湖种树。"])
def test_a_city_called_after_a_lake_stays_one(text: str) -> None:
    assert not names_something_else(text, Span(0, 2))


def test_every_common_word_is_a_name_of_the_register() -> None:
    assert [word for word in sorted(words("divisions_common.txt")) if not register().named(word)] == []


def test_every_newspaper_is_from_a_city() -> None:
    codes = {row.cells[1] for row in rows("divisions_papers.tsv", columns=2)} - {"-"}
    areas = {code: register().by_code(code) for code in codes}
    assert [code for code, area in areas.items() if area is None or area.type != "City"] == []


_NAMES = st.sampled_from(["郑州市", "二七区", "河南", "城关镇", "在", "县", "滑县", "大", "连", "\n", "區"])


@settings(deadline=None)
@given(st.lists(_NAMES, max_size=12).map("".join))
def test_finds_are_in_order_apart_and_named_so(text: str) -> None:
    spans = [span for span, _ in register().find(text)]
    assert all(a.end <= b.begin for a, b in pairwise(spans))
    for span, divisions in register().find(text):
        assert divisions == register().named(fold(span.of(text))) != ()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(span.of(text) for span, _ in register().find(text))


@pytest.mark.slow
def test_names_found_in_newswire_are_places_there() -> None:
    """At least 97 of 100 names lie inside a place or an organization that the annotators marked."""
    source = Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner" / "dev.jsonl"
    if not source.exists():
        pytest.skip("the measuring data (KG_SHARED) is not there")
    good = total = 0
    for line in source.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = [Span(begin, end) for begin, end, kind in row["e"] if kind != "PER"]
        for span, _ in register().find(row["t"]):
            total += 1
            good += any(mark.covers(span) for mark in marked)
    assert good / total >= 0.97
