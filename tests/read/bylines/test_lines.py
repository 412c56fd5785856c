import csv
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Byline
from kg.read.bylines.lines import ParsedByline, closing_byline, opening_byline, read_byline, whole_byline

GOLD = Path(os.environ.get("KG_SHARED", "../shared")) / "gold" / "bylines-dev.tsv"

SONG, HE, QIN, BAI, XU = "宋以宁", "何向川", "秦若溪", "白予安", "许朗"

FORMS = {
    "本报讯(记者 宋以宁)": {"reporters": (SONG,), "agency": "本报"},
    "本报讯（记者宋以宁 通讯员 何向川 许朗）": {
        "reporters": (SONG,),
        "correspondents": (HE, XU),
        "agency": "本报",
    },
    "本报记者 宋以宁 通讯员 何向川 文/图": {
        "reporters": (SONG,),
        "correspondents": (HE,),
        "photographers": (SONG, HE),
        "agency": "本报",
    },
    "记者宋以宁何向川通讯员秦若溪": {"reporters": (SONG, HE), "correspondents": (QIN,)},
    "记者周琦谭经田": {"reporters": ("周琦", "谭经田")},
    "■本报记者 刘 招 通讯员 王 宁": {
        "reporters": ("刘招",),
        "correspondents": ("王宁",),
        "agency": "本报",
    },
    "记者 宋以宁、何向川、许朗": {"reporters": (SONG, HE, XU)},
    "本报记者 宋以宁 实习生 许朗 线索提供 冉先生": {"reporters": (SONG,), "interns": (XU,), "agency": "本报"},
    "见习记者 宋以宁 首席记者 何向川": {"reporters": (SONG, HE)},
    "全媒体记者 宋以宁 融媒记者 何向川": {"reporters": (SONG, HE)},
    "特约记者 宋以宁 实习记者 何向川 实习生 许朗": {"reporters": (SONG, HE), "interns": (XU,)},
    "本报记者 宋以宁 摄": {"photographers": (SONG,), "agency": "本报"},
    "首席摄影记者 宋以宁": {"photographers": (SONG,)},
    "■ 摄影 记者 宋以宁 通讯员 何向川": {"photographers": (SONG, HE)},
    "摄影 宋以宁 记者 何向川": {"photographers": (SONG,), "reporters": (HE,)},
    "记者 宋以宁 摄影报道": {"reporters": (SONG,), "photographers": (SONG,)},
    "宋以宁 文 何向川 图": {"reporters": (SONG,), "photographers": (HE,)},
    "晚报记者 宋以宁／文 何向川／摄": {
        "reporters": (SONG,),
        "photographers": (HE,),
        "agency": "晚报",
    },
    "文/记者 宋以宁 摄影/记者 何向川": {"reporters": (SONG,), "photographers": (HE,)},
    "文|记者宋以宁摄影(除署名外)|记者许朗编辑|白予安": {
        "reporters": (SONG,),
        "photographers": (XU,),
        "editors": (BAI,),
    },
    "文/图丨首席记者/宋以宁许朗": {"reporters": (SONG, XU), "photographers": (SONG, XU)},
    "图片由本报记者 宋以宁 何向川 摄": {"photographers": (SONG, HE), "agency": "本报"},
    "本报讯(记者 宋以宁 通讯员 许朗 摄)": {
        "reporters": (SONG,),
        "photographers": (XU,),
        "agency": "本报",
    },
    "文/记者宋以宁许朗/文 白予安/制表": {"reporters": (SONG, XU)},
    "新华社北京3月1日电(记者宋以宁)": {
        "reporters": (SONG,),
        "agency": "新华社",
        "dateline": "北京",
    },
    "据新华社郑州５月９日电 （记者宋以宁）": {
        "reporters": (SONG,),
        "agency": "新华社",
        "dateline": "郑州",
    },
    "半岛网4月11日讯(通讯员 许朗)": {"correspondents": (XU,), "agency": "半岛网"},
    "泰安日报社·中华泰山网讯(记者 宋以宁 审核 何向川)": {
        "reporters": (SONG,),
        "editors": (HE,),
        "agency": "泰安日报社·中华泰山网",
    },
    "【深圳商报讯】（记者 宋以宁）": {"reporters": (SONG,), "agency": "深圳商报"},
    "本报讯记者宋以宁报道": {"reporters": (SONG,), "agency": "本报"},
    "本报记者宋以宁发自广州": {"reporters": (SONG,), "agency": "本报", "dateline": "广州"},
    "记者宋以宁北京报道": {"reporters": (SONG,), "dateline": "北京"},
    "记者 宋以宁 综合报道": {"reporters": (SONG,)},
    "本报讯(记者宋以宁南方日报记者许朗)": {"reporters": (SONG, XU), "agency": "本报"},
    "(何向川 实习记者 许朗)": {"reporters": (XU,)},
    "记者 买买提·艾力 摄": {"photographers": ("买买提·艾力",)},
    "记者 欧阳若溪": {"reporters": ("欧阳若溪",)},
    "本報訊（記者 張以寧 通訊員 劉朗）": {
        "reporters": ("張以寧",),
        "correspondents": ("劉朗",),
        "agency": "本報",
    },
    "责任编辑：宋以宁 校对：许朗": {"editors": (SONG,)},
    "采写：本报记者 宋以宁": {"reporters": (SONG,), "agency": "本报"},
}


@pytest.mark.parametrize(("raw", "expected"), FORMS.items())
def test_forms(raw: str, expected: dict[str, object]) -> None:
    assert asdict(read_byline(raw)) == asdict(Byline()) | expected


@pytest.mark.parametrize(
    ("byline", "text"),
    [
        ("本报讯(记者 宋以宁 通讯员 许朗)", "昨日,区里新增公园3处。"),
        ("本报讯(记者 宋以宁)(通讯员 许朗)", "昨日,区里新增公园3处。"),
        ("本报讯", " 18日,记者从区里了解到,新增公园3处。"),
        ("本报讯", "昨日,区里新增公园3处。"),
        ("本报讯", " 记者从区里获悉,新增公园3处。"),
        ("本报讯 记者 宋以宁 通讯员 许朗", " 昨日,区里新增公园3处。"),
        ("本报通讯员 许朗", ""),
        ("新华社北京3月1日电(记者宋以宁)", "区里新增公园3处。"),
        ("半岛网4月11日讯(通讯员 许朗)", "   为绿化街道,"),
        ("(记者 宋以宁 通讯员 许朗)", "区里新增公园3处。"),
        ("□本报记者 宋以宁", " 区里新增公园3处,昨日开园。"),
        ("【本报讯】（记者宋以宁）", "区里新增公园3处。"),
    ],
)
def test_the_opening_byline_swallows_no_sentence(byline: str, text: str) -> None:
    found = opening_byline(byline + text)
    assert found is not None
    assert found.span.of(byline + text) == byline


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("区里新增公园3处。", "(记者 宋以宁 通讯员 许朗)"),
        ("区里新增公园3处。 ", "本报记者 宋以宁 摄"),
        ("区里新增公园3处。", "某区晚报记者宋以宁摄"),
        ("市民在公园散步。 ", "宋 朗 摄"),
        ("居民在公园散步 ", "本报记者 宋以宁 文/图"),
        ("越过越红火!”", "(宋以宁)"),
        ("越过越红火。", "(宋以宁 许 朗)"),
        ("越过越红火。", "(宋以宁/文 许朗/图)"),
        ("越过越红火。", "(据新华社电)"),
    ],
)
def test_closing_bylines(text: str, byline: str) -> None:
    found = closing_byline(text + byline)
    assert found is not None
    assert found.span.of(text + byline) == byline


@pytest.mark.parametrize(
    "line",
    [
        "",
        "记者了解到,今年以来区里新增公园3处。",
        "某某日报60多名编辑记者们来到社区。",
        "记者手记",
        "记者暗访",
        "记者核实:",
        "记者:今天开园了吗?",
        "通讯员培训班开班",
        "本报记者的行为感染了不少人。",
        "本报记者宋以宁从区里获悉,公园昨日开园。",
        "国家电网电缆昨日损坏。",
        "移动网讯号差",
        "宋以宁",
        "宋 朗",
        "■追访",
        "●对策",
        "策划 方案",
        "统筹 城乡发展",
        "公园昨日开园。(资料图片)",
        "公园昨日开园。(下转第三版)",
        "公园昨日开园(见图)。",
        "据《某某晚报》报道,公园昨日开园。",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert opening_byline(line) is None
    assert closing_byline(line) is None
    assert whole_byline(line) is None


@pytest.mark.parametrize(
    "raw", ["□宋以宁", "本报记者 宋以宁", "宋以宁 摄", "宋以宁 文/图", "编辑 宋以宁", "▲记者 宋以宁 摄"]
)
def test_whole_lines(raw: str) -> None:
    found = whole_byline(f"  {raw} ")
    assert found is not None
    assert found.span.of(f"  {raw} ") == raw
    assert {signature.name for signature in found.signatures} == {SONG}


def test_a_bracketed_line_signs_for_rare_names_too() -> None:
    found = whole_byline("(通讯员 何向川 粘惠玲)")
    assert found is not None
    assert [signature.name for signature in found.signatures] == [HE, "粘惠玲"]
    assert whole_byline("(记者了解到情况不同)") is None


def test_signatures_are_where_the_names_are_printed() -> None:
    line = "市民在公园散步。 本报记者 刘 招 通讯员 许朗 文/图"
    found = closing_byline(line)
    assert found is not None
    assert [(sign.role, sign.name, sign.span.of(line)) for sign in found.signatures] == [
        ("reporter", "刘招", "刘 招"),
        ("photographer", "刘招", "刘 招"),
        ("correspondent", XU, XU),
        ("photographer", XU, XU),
    ]


@pytest.mark.parametrize(
    "piece",
    ["记者", "(", "本报讯(", "王", "驻", "见习", "文/", "3月1日", "A", "□", "。 ", " 摄", "新华社北京", "【"],
)
def test_a_line_of_any_length_is_read_at_once(piece: str) -> None:
    line = piece * (100_000 // len(piece))
    for find in (opening_byline, closing_byline, whole_byline):
        find(line)
    read_byline(line)


WORDS = "本报讯|记者|通讯员|(|)|（|文/图|摄|宋以宁|刘|招|、|□|3月1日|电|。| |\n"


@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=12).map("".join))
def test_spans_lie_in_the_line(line: str) -> None:
    for find in (opening_byline, closing_byline, whole_byline):
        found = find(line)
        assert found is None or _fits(found, line)


def _fits(found: ParsedByline, line: str) -> bool:
    names = (sign.name == "".join(sign.span.of(line).split()) for sign in found.signatures)
    inside = (found.span.covers(sign.span) for sign in found.signatures)
    return found.span.begin < found.span.end <= len(line) and all(names) and all(inside)


@pytest.mark.skipif(not GOLD.exists(), reason="the measuring data is not there (KG_SHARED)")
@pytest.mark.parametrize(("glued", "floor"), [("0", 0.995), ("1", 0.98)])
def test_floor(glued: str, floor: float) -> None:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = [row for row in table if row["glued_names"] == glued]
    right = sum(_is_right(row) for row in rows)
    assert right / len(rows) >= floor


def _is_right(row: dict[str, str]) -> bool:
    byline = asdict(read_byline(row["raw"].replace("\\n", "\n")))
    roles = ("reporters", "correspondents", "photographers")
    return all(sorted(byline[role]) == sorted(filter(None, row[role].split(";"))) for role in roles)
