"""One article by itself: what its mentions, offices and signatures stand for."""

from collections.abc import Callable

import pytest

from kg.model import Context
from kg.pipeline import read_article
from kg.resolve.articles import Known, resolve_article

TEXT = (
    "大学路办事处\n\n课堂开到楼道\n\n"
    "本报讯(记者 方砚山 通讯员 秦禾)近日,办事处与二七区绿化管理所开展“楼道课堂”活动。绿化所到柳荫游园布置花坛。"
    "该园占地3000平方米。主任樊柳青说,来自滑县的罗先生也来听课,该公司没有参加。"
)


@pytest.fixture(scope="module")
def known(read: Callable[..., Known]) -> Known:
    return read(TEXT)


def test_a_thing_is_of_its_mentions_kind(known: Known) -> None:
    mentions = known.extract.mentions
    assert known.things
    assert all(mentions[index].kind == thing.kind for index, thing in known.things.items())


def test_what_points_to_nothing_is_left_out(known: Known) -> None:
    left_out = {m.name for index, m in enumerate(known.extract.mentions) if index not in known.things}
    assert left_out <= {"该公司"}


def test_whoever_is_called_otherwise_says_why(known: Known) -> None:
    """区执法局 = 管城区执法局: …; only areas, which the register or their level names, and people need no reason."""
    for index, thing in known.things.items():
        name = known.extract.mentions[index].name
        if thing.kind not in ("area", "person") and name != thing.name:
            assert thing.reason.startswith(f"{name} = {thing.name}: ")


def test_an_office_in_the_text_names_its_subdistrict(known: Known) -> None:
    assert {area.name for _, area in known.governed} == {"大学路街道"}


def test_signers_stand_in_the_order_of_the_byline(known: Known) -> None:
    assert [(s.role, thing.name) for s, thing in known.signers] == [("reporter", "方砚山"), ("correspondent", "秦禾")]


def test_an_article_is_read_the_same_twice(read: Callable[..., Known], known: Known) -> None:
    assert read(TEXT) == known


def test_an_article_without_a_name_in_it_is_known_all_the_same(read: Callable[..., Known]) -> None:
    known = read("雨下了一夜\n\n雨下了一夜,天亮才停。")
    assert (known.things, known.governed, known.signers) == ({}, (), ())


def one_name(count: int) -> str:
    return "市规划局到柳荫游园开展活动。" * count


def many_names(count: int) -> str:
    firsts, seconds = "柳枫桐槐榆杨松柏梅竹", "荫湾溪泉坡岭塘桥林园"
    names = [a + b + c for a in firsts for b in seconds for c in seconds]
    return "".join(f"{name}管理所到{name}游园开展活动。" for name in names[:count])


@pytest.mark.slow
@pytest.mark.parametrize(("text", "sizes"), [(one_name, (700, 2800)), (many_names, (250, 1000))])
def test_the_time_is_linear(text: Callable[[int], str], sizes: tuple[int, int], cpu: Callable[..., float]) -> None:
    """Four times the text costs at most ten times the time; a square would cost sixteen."""
    extracts = [read_article(text(count), Context(city="410100")) for count in sizes]
    times = [cpu(resolve_article, extract, "") for extract in extracts]
    assert times[1] < max(0.4, 10 * times[0])
    assert times[1] < 2
