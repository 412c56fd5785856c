"""What the lines of an article say of its day and newspaper."""

import pytest

from kg.model import Article
from kg.read.articles import read_articles
from kg.read.context import page_context
from kg.read.known import known
from kg.read.plain import page_from_text

STORY = "本报讯（记者 路苇江）柳湾区昨日为老楼加装电梯3部，居民都说好。"
OTHER = "本报讯（记者 白稷）青溪街道昨日组织志愿者清扫积雪，共清出道路12条。"


def read(text: str) -> list[Article]:
    page = known(page_from_text(text))
    return list(read_articles(page, page_context(page)))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("更新时间：2014-05-06 发布时间：2011-03-02", "2011-03-02"),
        ("发布时间：2011-03-02 修改于2014-05-06", "2011-03-02"),
        ("更新时间：2014-05-06", "2014-05-06"),
        ("2011-02-30 来源：柳湾日报", ""),
        ("日期：2011-02-30", ""),
        ("发布时间：2011-02-30 更新时间：2011-03-02", "2011-03-02"),
    ],
)
def test_the_day_is_that_of_printing_and_one_that_the_calendar_has(line: str, date: str) -> None:
    (one,) = read(f"柳湾区为老楼加装电梯\n{line}\n{STORY}\n")
    assert one.context.date == date


def test_an_impossible_day_above_each_title_dates_none() -> None:
    found = read(f"2011-02-30\n柳湾区为老楼加装电梯\n{STORY}\n\n2011-03-32\n青溪街道清扫积雪\n{OTHER}\n")
    assert [one.context.date for one in found] == ["", ""]


def test_the_line_of_another_newspaper_inside_a_file_is_that_of_what_stands_below() -> None:
    first, second = f"柳湾区为老楼加装电梯\n{STORY}\n", f"\n郑州晚报 2011年3月3日 B02版\n青溪街道清扫积雪\n{OTHER}\n"
    found = read(f"洛阳日报 2011年3月2日 A05版\n{first}{second}")
    told = [(one.context.newspaper, one.context.date, one.context.city) for one in found]
    assert told == [("洛阳日报", "2011-03-02", "410300"), ("郑州晚报", "2011-03-03", "410100")]
    stated = read(f"---\nnewspaper: 洛阳日报\ndate: 2011-03-02\n---\n{first}{second}")
    assert [one.context.newspaper for one in stated] == ["洛阳日报", "洛阳日报"]
