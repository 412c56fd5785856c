"""Articles in one text that have each its day above the title, or named fields, are told apart."""

import pytest

from kg.model import Article, Context
from kg.read.articles import read_articles
from kg.read.plain import page_from_text

FIRST = "柳湾区昨日为老楼加装电梯3部，居民都说好。"
SECOND = "青溪街道昨日组织志愿者清扫积雪，共清出道路12条。"
BOTH = ["柳湾区为老楼加装电梯", "青溪街道清扫积雪"]


def read(text: str, date: str = "") -> tuple[Article, ...]:
    return read_articles(page_from_text(text), Context(date=date))


def told(text: str, date: str = "") -> list[tuple[str, str]]:
    """Headline and day of each article."""
    found = read(text, date)
    return [(each.headline.of(each.text) if each.headline else "", each.context.date) for each in found]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "days",
    [
        ("2011年3月2日", "2011年3月3日"),
        ("2011-03-02 来源：柳湾日报", "2011-03-03 09:20"),
        ("2011.3.2", "2011.3.3 星期四"),
    ],
)
def test_a_day_above_each_title_is_that_of_the_article(gap: str, days: tuple[str, str]) -> None:
    text = gap.join([days[0], BOTH[0], FIRST, "（方秋禾）", days[1], BOTH[1], SECOND])
    assert told(text) == [(BOTH[0], "2011-03-02"), (BOTH[1], "2011-03-03")]
    assert [day for _, day in told(text, date="2011-03")] == ["2011-03-02", "2011-03-03"]


def test_a_day_holds_for_all_articles_under_it() -> None:
    text = f"2011-03-02\n{BOTH[0]}\n本报讯（记者 路苇江）{FIRST}\n{BOTH[1]}\n本报讯（记者 白稷）{SECOND}"
    assert told(text) == [(BOTH[0], "2011-03-02"), (BOTH[1], "2011-03-02")]


def test_a_day_nearer_to_the_title_below_is_that_ones_where_the_first_has_none() -> None:
    text = f"{BOTH[0]}\n\n{FIRST}\n\n2011-03-03\n{BOTH[1]}\n{SECOND}"
    assert told(text) == [(BOTH[0], ""), (BOTH[1], "2011-03-03")]
    assert len(told(text.replace("\n\n2011", "\n2011"))) == 1, "it may be the day of the notice above"


def test_a_day_above_a_text_without_title_gives_none() -> None:
    assert told(f"2011-03-02\n{FIRST}本报记者路苇江报道，今年将再装20部，明年再装30部，居民不必再走楼梯。") == [
        ("", "2011-03-02")
    ]


def test_a_chronicle_is_one_article() -> None:
    events = "\n\n".join(f"20{n:02}年3月2日\n第{n}部电梯竣工" for n in range(6, 11))
    assert len(read(f"电梯大事记\n\n三年来，柳湾区为老楼加装电梯。\n\n{events}\n\n居民都说好。")) == 1


@pytest.mark.parametrize("form", ["{}：", "{}:", "【{}】", "【{}】\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_named_fields_begin_an_article_each_time(form: str, gap: str) -> None:
    title, text = form.format("标题"), form.format("正文")
    page = f"{title}{BOTH[0]}\n日期：2011-03-02\n{text}{FIRST}{gap}{title}{BOTH[1]}\n日期：2011-03-03\n{text}{SECOND}"
    found = read(page)
    assert told(page) == [(BOTH[0], "2011-03-02"), (BOTH[1], "2011-03-03")]
    assert [[span.of(each.text) for span in each.paragraphs] for each in found] == [[FIRST], [SECOND]]


def test_fields_above_the_title_and_names_of_fields_in_the_text() -> None:
    record = (
        "日期：2011-03-0{}\n标题：{}\n作者：申桐川\n来源：柳湾日报\n正文：{}\n时间：3月5日上午9时\n地点：青溪街道\n"
    )
    text = record.format(2, BOTH[0], FIRST) + record.format(3, BOTH[1], SECOND)
    assert told(text) == [(BOTH[0], "2011-03-02"), (BOTH[1], "2011-03-03")]
    assert [each.line for each in read(text)] == [2, 9]


@pytest.mark.parametrize("line", ["柳湾日报 | A05 | 城事", "柳湾日报 A05 城事", "柳湾日报 2011年3月2日 A05版"])
def test_the_line_of_paper_and_page_below_a_headline_is_none(line: str) -> None:
    found = read(f"{BOTH[0]}\n{line}\n\n{FIRST}")
    assert [each.headline.of(each.text) for each in found if each.headline] == BOTH[:1]
    assert found[0].context.newspaper == "柳湾日报"
    assert not any(line in span.of(found[0].text) for span in found[0].paragraphs)


def test_every_line_of_a_long_file_of_days_is_read() -> None:
    text = "\n".join(f"2011-03-{n % 28 + 1:02}\n第{n}社区办起食堂\n{SECOND * 40}" for n in range(100))
    found = read(text)
    assert [each.line for each in found] == [3 * n + 2 for n in range(100)]
    assert {each.context.date for each in found} == {f"2011-03-{n:02}" for n in range(1, 29)}


@pytest.mark.parametrize("above", ["柳湾区3月要闻\n\n", "柳湾日报 2011年3月1日 A05版\n\n"])
def test_what_stands_above_the_first_of_several_in_fields_is_apart(above: str) -> None:
    text = f"{above}标题：{BOTH[0]}\n正文：{FIRST}\n\n标题：{BOTH[1]}\n正文：{SECOND}"
    assert [title for title, _ in told(text)][-2:] == BOTH


def test_a_day_with_its_weekday_closes_no_notice() -> None:
    text = f"{BOTH[0]}\n{FIRST}\n2011年3月3日 星期四\n{BOTH[1]}\n{SECOND}"
    assert told(text) == [(BOTH[0], ""), (BOTH[1], "2011-03-03")]


def test_the_line_of_another_page_between_articles_is_no_headline() -> None:
    first, second = f"{BOTH[0]}\n本报讯（记者 路苇江）{FIRST}\n", f"{BOTH[1]}\n本报讯（记者 白稷）{SECOND}"
    for line in ("柳湾日报 2011年3月3日 A06版\n", "\n柳湾日报 2011年3月3日 A06版\n"):
        assert [title for title, _ in told(first + line + second)] == BOTH
    assert told(f"{first}\n柳湾日报 2011年3月3日 A06版\n{second}", date="2011-03-02")[1] == (BOTH[1], "2011-03-03")


def test_editors_under_a_headline_leave_it_one() -> None:
    text = f"{BOTH[0]}\n责任编辑：方秋禾\n{FIRST}\n{BOTH[1]}\n责任编辑：方秋禾\n{SECOND}"
    assert [title for title, _ in told(text)] == BOTH


@pytest.mark.parametrize("imprint", ["2011-03-0{} 08:30 来源：柳湾日报", "2011-03-0{} 08:30", "2011年3月{}日"])
def test_a_day_below_the_title_that_is_the_one_above_it_makes_no_chronicle(imprint: str) -> None:
    text = "\n".join(
        f"2011-03-0{day}\n{title}\n{imprint.format(day)}\n{body}\n"
        for day, title, body in zip((2, 9), BOTH, (FIRST, SECOND), strict=True)
    )
    assert told(text) == [(BOTH[0], "2011-03-02"), (BOTH[1], "2011-03-09")]


@pytest.mark.parametrize("signed", ["柳湾区自来水公司\n2011年3月3日", "柳湾区民政局　2011年3月3日"])
def test_who_issues_a_notice_and_when_is_no_headline_of_what_follows(signed: str) -> None:
    notice = f"停水通知\n因管道检修，白鹭街道后天停水，请居民蓄水。\n{signed}\n"
    assert told(notice) == [("停水通知", "")]
    assert told(f"{notice}\n{BOTH[0]}\n本报讯（记者 路苇江）{FIRST}") == [("停水通知", ""), (BOTH[0], "")]
