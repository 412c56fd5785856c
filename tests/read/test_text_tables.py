"""Tables pasted into a text are no article, and take no headline away from one."""

import pytest

from kg.errors import UnreadableFile
from kg.model import Context, Page
from kg.read.articles import read_articles
from kg.read.plain import page_from_text

FIRST = "柳湾区为老楼加装电梯\n\n柳湾区昨日为老楼加装电梯3部，居民都说好。\n\n"
SECOND = "\n青溪街道清扫积雪\n\n本报讯（记者 白稷）青溪街道昨日清扫积雪12处。\n"
NAMES = "方秋禾  申桐川  路苇江\n白稷    武麦青  田小禾\n苗雨田  石磊    安可心\n申小禾  白桐\n"


def headlines(page: Page) -> list[str]:
    found = read_articles(page, Context())
    return [each.headline.of(each.text) if each.headline else "" for each in found]


@pytest.mark.parametrize(
    "table",
    [
        "街道\t户数\t电梯\n青溪街道\t1200\t3\n白鹭街道\t980\t2\n",
        "街道      户数     电梯\n青溪街道   1,200    3部\n白鹭街道   980     —\n",
        "街道 户数 电梯\n青溪街道 1200 3\n白鹭街道 980 2\n苇江镇 98.5% 2\n",
        "姓名  项目  成绩\n方秋禾  跳远  3米2\n申桐川  跳高  1米2\n",
        "| 街道 | 户数 |\n| --- | --- |\n| 青溪街道 | 1200 |\n| 白鹭街道 | 980 |\n",
        "姓名\t职务\n方秋禾\t主任\n申桐川\t书记\n",
    ],
)
def test_a_table_is_left_out_with_its_line(table: str) -> None:
    page = page_from_text(FIRST + table + SECOND, "a.txt")
    lines = table.count("\n")
    assert page.notes == (
        f"a.txt:5: a table of {lines} lines left out (expected the text of a page; a table as .csv or .xlsx)",
    )
    assert headlines(page) == ["柳湾区为老楼加装电梯", "青溪街道清扫积雪"]
    assert [each.line for each in read_articles(page, Context())] == [1, 6 + lines]


@pytest.mark.parametrize(
    "lines",
    [
        "提出亮点 找出难点 关注热点\n二七区用点评促工作\n",
        "夜校开课  居民叫好\n书屋开门  孩子高兴\n食堂开张  老人满意\n",
        "\t柳湾区昨日装电梯3部。\n\t青溪区昨日装电梯2部。\n\t白鹭区昨日装电梯1部。\n",
        NAMES,
    ],
)
def test_other_lines_with_gaps_stay(lines: str) -> None:
    page = page_from_text(FIRST + lines + SECOND)
    assert page.notes == ()
    assert lines.rstrip("\n") in page.text


def test_a_list_of_names_in_columns_belongs_to_the_article_above() -> None:
    page = page_from_text(FIRST + NAMES + SECOND)
    assert headlines(page) == ["柳湾区为老楼加装电梯", "青溪街道清扫积雪"]
    assert "白桐" in read_articles(page, Context())[0].text


def test_a_table_alone_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="only a table"):
        page_from_text("街道\t户数\n青溪街道\t1200\n白鹭街道\t980\n", "a.txt")


@pytest.mark.parametrize(
    "above", ["本报讯（记者 路苇江）昨日，柳湾区发出食堂卡260份。", "老年食堂 开进小巷", "食堂卡发放如下："]
)
def test_what_stands_above_a_table_and_names_no_columns_stays(above: str) -> None:
    page = page_from_text(
        f"老年食堂开门\n{above}\n青溪街道  120份\n白鹭街道  80份\n桃园街道  60份\n居民可凭卡就餐。\n", "a.txt"
    )
    assert above in page.text
    assert page.notes == (
        "a.txt:3: a table of 3 lines left out (expected the text of a page; a table as .csv or .xlsx)",
    )
