from pathlib import Path

import pytest

from kg.errors import OptionError
from kg.model import Page, Refusal
from kg.read.files import read_files
from kg.read.formats import pages_of
from kg.read.known import Defaults
from kg.read.sources import Settings, Source


def of(text: str, name: str = "a.csv", /, **columns: str) -> list[Page | Refusal]:
    return list(pages_of(Source(name, text.encode()), Settings(tuple(columns.items()))))


def page(text: str, name: str = "a.csv", /, **columns: str) -> Page:
    (found,) = of(text, name, **columns)
    assert isinstance(found, Page)
    return found


def reason(text: str, /, **columns: str) -> str:
    (found,) = of(text, **columns)
    assert isinstance(found, Refusal)
    return str(found)


def test_a_row_is_one_article_with_all_that_is_known_of_it() -> None:
    header = "title,text,date,newspaper,page,section,place,url"
    found = page(f"{header}\n甲,清扫积雪,2011-3-2,某报,A05,城事,郑州市,https://news.example/1\n")
    assert found == Page(
        "a.csv",
        "甲\n清扫积雪",
        newspaper="某报",
        date="2011-03-02",
        number="A05",
        place="郑州市",
        section="城事",
        url="https://news.example/1",
        row=2,
        single=True,
        titled=True,
        encoding="UTF-8",
    )


@pytest.mark.parametrize(
    "header",
    [
        "标题,正文,日期",
        "Title,TEXT,Date",
        "headline,body,published",
        " 标 题 ,\u200b正文,发布_时间",
        "TITLE,content,date-published",
        "標題,內文,日期",
        "主标题,稿件内容,刊登日期",
        "title,maintext,publish_date",
    ],
)
def test_names_of_columns_in_both_languages_however_spaced(header: str) -> None:
    found = page(f"{header}\n甲,清扫积雪,2011-03-02\n")
    assert (found.text, found.date) == ("甲\n清扫积雪", "2011-03-02")


def test_the_first_of_several_columns_for_one_thing_holds() -> None:
    assert page("正文,内容,标题\n清扫积雪,修缮道路,甲\n").text == "甲\n清扫积雪"


@pytest.mark.parametrize("empty", ["", "\u200b\u3000", "<p>&nbsp;</p>"])
def test_where_the_first_is_empty_the_next_holds(empty: str) -> None:
    found = page(f"标题,text,date,content,headline,published\n{empty},{empty},{empty},<p>清扫积雪</p>,甲,2011-03-02\n")
    assert (found.text, found.titled, found.date) == ("甲\n清扫积雪", True, "2011-03-02")
    first, second = of('{"text": null, "content": "清扫"}\n{"content": "修缮", "text": []}\n', "a.jsonl")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.text, second.text) == ("清扫", "修缮")


def test_a_column_that_the_user_names_is_never_another() -> None:
    assert reason("text,content\n,清扫\n", text="text") == "a.csv:2: no text (expected that of an article)"


def test_of_columns_of_one_name_the_first_that_is_filled_holds() -> None:
    first, second, third = of("正文,标题,正文\n清扫,甲,积雪\n\u200b ,乙,修缮\n,丙,\n")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.text, second.text) == ("甲\n清扫", "乙\n修缮")
    assert first.notes == (
        "a.csv: 正文 beside 正文 counts only where that is empty (expected one, or --columns text=NAME)",
    )
    assert str(third) == "a.csv:4: no text (expected that of an article)"
    assert page("x,x\n,清扫\n", text="x").text == "清扫"


def test_columns_that_count_less_are_named_once() -> None:
    first, second = of("标题,text,content,正文,headline\n甲,清扫,积,雪,乙\n丙,修缮,道,路,丁\n")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.text == "甲\n清扫"
    assert (first.notes, second.notes) == (
        (
            "a.csv: headline beside 标题 counts only where that is empty (expected one, or --columns title=NAME)",
            "a.csv: content, 正文 beside text counts only where that is empty (expected one, or --columns text=NAME)",
        ),
        (),
    )
    assert page("text,content\n清扫,积雪\n", text="content").notes == ()


def test_rows_that_name_their_own_columns_say_so_where_it_happens_first() -> None:
    row = '{"text": "清扫", "bo\\u001bdy": 1, "TEXT": "积雪"}\n'
    rows = [one for one in of('{"text": "修缮"}\n' + row * 2, "a.jsonl") if isinstance(one, Page)]
    assert [one.notes for one in rows] == [
        (),
        ("a.jsonl:2: TEXT beside text counts only where that is empty (expected one, or --columns text=NAME)",),
        (),
    ]


def test_of_json_a_list_of_texts_is_one_and_true_is_none() -> None:
    first, second, third = of('{"text": ["清扫。", null, "积雪。"]}\n{"text": true}\n{"text": [{}]}\n', "a.jsonl")
    assert isinstance(first, Page)
    assert first.text == "清扫。\n积雪。"
    assert [str(one) for one in (second, third)] == [
        f"a.jsonl:{n}: no text (expected that of an article)" for n in (2, 3)
    ]


def test_columns_of_one_name_that_nobody_asks_for_are_no_matter() -> None:
    assert page("id,id,text\n1,2,清扫积雪\n").text == "清扫积雪"


def test_columns_of_other_names_are_given() -> None:
    found = page("题,文,text\n甲,清扫积雪,编号1\n", title="题", text="文")
    assert found.text == "甲\n清扫积雪"
    assert page("Lead Text,x\n清扫积雪,1\n", text="lead_text").text == "清扫积雪"


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"text": "全部"}, "a.csv: no column 全部 for text (has title, body, n)"),
        ({"title": "题"}, "a.csv: no column 题 for title (has title, body, n)"),
    ],
)
def test_a_column_that_is_not_there_is_named_with_those_that_are(columns: dict[str, str], message: str) -> None:
    assert reason("title,body,n\n甲,清扫积雪,1\n", **columns) == message


def test_a_table_without_a_text_says_which_columns_it_has() -> None:
    message = "a.csv: no column with the text (has title, n; expected text, 正文 or --columns text=NAME)"
    assert reason("title,n\x1b\n甲,1\n") == message


def test_a_column_that_kg_does_not_ask_for_is_an_error() -> None:
    with pytest.raises(OptionError, match=r"columns author: no such column \(expected title, text, date"):
        Settings((("author", "作者"),))


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2011-03-02", "2011-03-02"),
        ("2011/3/2 08:30", "2011-03-02"),
        ("2011-03-02T08:30:00+08:00", "2011-03-02"),
        ("2011年3月2日 星期三", "2011-03-02"),
        ("2011年3月2日(周三)", "2011-03-02"),
        ("20110302", "2011-03-02"),
        ("2011.03.02", "2011-03-02"),
        ("2011年3月2日 08:30", "2011-03-02"),
        ("2011年3月2日08时30分", "2011-03-02"),
        ("2011-03-02 上午 08:30", "2011-03-02"),
        ("2011-03-02 星期三 08:30", "2011-03-02"),
        ("发布时间：2011-03-02 08:30:00", "2011-03-02"),
        ("20110302083000", "2011-03-02"),
        ("201103020830", "2011-03-02"),
        ("40604", "2011-03-02"),
        ("40604.354166666664", "2011-03-02"),
        ("1299024000", "2011-03-02"),
        ("1298998800", "2011-03-02"),  # one in the morning of China, of which Greenwich has 1 March
        ("1299024000000", "2011-03-02"),
        ('"Wed, 02 Mar 2011 08:30:00 +0800"', "2011-03-02"),
        ("2011-03-01T16:00:00.000Z", "2011-03-02"),  # midnight in China
        ("2011-03-01T15:59:59Z", "2011-03-01"),
        ("发布时间：2011-03-01 16:00 UTC", "2011-03-02"),
        ("2011-03-01T16:00:00+00:00", "2011-03-02"),
        ("9999-12-31T16:00:00Z", "9999-12-31"),  # the last day that there is
        ("2011-03-01T16:00:00+08:00", "2011-03-01"),
        ("2011-03-01T16:00:00", "2011-03-01"),
        ('"Tue, 01 Mar 2011 16:00:00 GMT"', "2011-03-02"),
        ('"Tue, 01 Mar 2011 16:00:00 -0000"', "2011-03-02"),
        ('"Tue, 01 Mar 2011 16:00:00 +0800"', "2011-03-01"),
        ('"Tue, 01 Mar 2011 16:00:00"', "2011-03-01"),
        ("２０１１年３月２日", "2011-03-02"),
        ("二〇一一年三月二日", "2011-03-02"),
        ("二零一一年三月", "2011-03"),
        ("2011 年 3 月 2 日", "2011-03-02"),
        ("2011 / 3 / 2", "2011-03-02"),
        ("2011—03—02", "2011-03-02"),
        ("'2011-03-02", "2011-03-02"),
        ("2011年3月2日 08：30", "2011-03-02"),
        ("2011.10", "2011-10"),
        ("2011.1", "2011"),  # which a spreadsheet makes of 2011.10 as well
        ("-", ""),
        ("NaN", ""),
        ("2011年3月", "2011-03"),
        ("2011", "2011"),
        ("", ""),
    ],
)
def test_dates_as_tables_have_them(given: str, date: str) -> None:
    assert page(f"text,date\n清扫积雪,{given}\n").date == date


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("甲,,2011-03-02", "a.csv:2: no text (expected that of an article)"),
        ("甲,\u200b\u3000,2011-03-02", "a.csv:2: no text (expected that of an article)"),
        (
            "甲, https://news.example/a?b=1 ,2011-03-02",
            "a.csv:2: an address where the text should be (expected that of an article)",
        ),
        ("甲,清扫积雪,2011,多", "a.csv:2: 4 cells (expected 3, as the header has)"),
    ],
)
def test_a_row_that_holds_no_article_says_why(row: str, message: str) -> None:
    assert reason(f"title,text,date\n{row}\n") == message


@pytest.mark.parametrize(
    "given",
    [
        "三月二日",
        "不详",
        "20110230",
        "二〇一一年二月三十日",
        "19998",  # a number of anything
        "03/02/2011",  # of March or of February
        "02 Foo 2011 08:30",
        "2011-02-30T16:00:00Z",
        "2011" * 9,
    ],
)
def test_a_row_whose_day_cannot_be_read_has_none_and_says_so(given: str) -> None:
    found = page(f"title,text,date\n甲,清扫积雪,{given}\n")
    assert (found.text, found.date) == ("甲\n清扫积雪", "")
    assert found.notes == (
        f"a.csv:2: date '{given}' cannot be read; the article has none (expected one like 2011-03-02)",
    )
    (long,) = page(f"title,text,date\n甲,清扫积雪,{given}{'?' * 1000}\n").notes
    assert len(long) < 130


def test_a_day_that_cannot_be_read_is_no_other_that_somebody_else_says(tmp_path: Path) -> None:
    (tmp_path / "2011-03-02").mkdir()
    (tmp_path / "2011-03-02" / "a.csv").write_text(
        'text,date\n清扫积雪,三月二日\n修缮道路,\n"郑州日报 2011年3月3日 星期四\n栽树",?\n', encoding="utf-8"
    )
    pages, refusals = read_files([tmp_path], Settings(defaults=Defaults(date="2011-03-01", newspaper="某报")))
    assert [page.date for page in pages] == ["", "2011-03-01", ""]
    assert {page.newspaper for page in pages} == {"某报"}
    assert not refusals


def test_a_place_that_nobody_knows_is_noted_with_its_line() -> None:
    found = page("text,place\n清扫积雪,火星市\n")
    assert (found.place, found.notes) == (
        "",
        ("a.csv:2: place 火星市: no such city in the register (expected one like 郑州市)",),
    )


def test_a_title_of_several_lines_is_one_and_a_text_keeps_its_own() -> None:
    found = page('title,text\n"甲\r\n 副题","第一段。\r\n\r\n第二段。\n"\n')
    assert found.text == "甲 副题\n第一段。\n\n第二段。"


@pytest.mark.parametrize("first", ["甲 题", "  甲  题 ", "甲\u3000题"])
def test_a_title_that_begins_its_text_too_stands_there_once(first: str) -> None:
    assert page(f'title,text\n甲 题,"{first}\n清扫积雪。"\n').text == "甲 题\n清扫积雪。"
    assert page(f"title,text\n甲 题,{first}\n").text == "甲 题\n"


def test_cells_of_html_count_as_what_they_print() -> None:
    title, text = "甲&amp;乙<br>&ldquo;题&rdquo;", "<p>　　清扫&nbsp;积雪</p><!-- x --><p>修缮<b>道路</b>。</p>"
    found = page(f"title,text,newspaper,url\n{title},{text},<b>某报</b>,https://news.example/?a=1&amp;b=2\n")
    assert found.text == "甲&乙 “题”\n　　清扫\xa0积雪\n修缮道路。"
    assert (found.newspaper, found.url) == ("某报", "https://news.example/?a=1&b=2")
    assert reason("text\n<p>&nbsp;</p><script>x</script>\n") == "a.csv:2: no text (expected that of an article)"


def test_rows_of_json_name_their_own_columns() -> None:
    text = '{"标题": "甲", "正文": ["清扫。", "积雪。"], "版面": 5}\n{"body": "修缮道路", "x": 1}\n{"title": "丙"}\n'
    first, second, third = of(text, "a.jsonl")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.text, first.number, first.row) == ("甲\n清扫。\n积雪。", "5", 1)
    assert (second.text, second.titled, second.row) == ("修缮道路", False, 2)
    assert str(third).startswith("a.jsonl:3: no column with the text (has title;")


def test_of_7000_rows_one_bad_one_is_refused(tmp_path: Path) -> None:
    lines = [f"第{n}篇,街道办事处清扫积雪{n}处。" for n in range(7000)]
    lines[6999 - 1] = "第6998篇,"
    (tmp_path / "a.csv").write_text("\n".join(["title,text", *lines]), encoding="utf-8")
    pages, refusals = read_files([tmp_path])
    assert len(pages) == 6999
    assert [str(one) for one in refusals] == ["a.csv:7000: no text (expected that of an article)"]


def test_a_day_of_mongodb_and_a_mark_in_the_middle_of_a_file() -> None:
    line = '\ufeff{"text": "清扫积雪", "date": {"$date": "2011-03-02T00:00:00Z"}}\n'
    found = of(line * 2 + "\ufeff\n", "a.jsonl")
    assert [(one.row, one.date) for one in found if isinstance(one, Page)] == [(1, "2011-03-02"), (2, "2011-03-02")]
    assert len(found) == 2


@pytest.mark.parametrize("mark", [";", "|", ","])
def test_a_first_line_that_tells_excel_what_is_between_the_values(mark: str) -> None:
    found = page(f"\ufeffsep={mark}\r\ntitle{mark}text\r\n甲{mark}清扫积雪\r\n")
    assert (found.text, found.row) == ("甲\n清扫积雪", 3)


NOT_READ = "columns not read: {} (expected --columns {}=NAME where one of them is it)"


def test_columns_that_nobody_knows_are_named_once_where_there_is_no_day() -> None:
    first, second = of("标题,正文,when,编号,,编号\n甲,清扫,1,2,,\n乙,修缮,3,4,,\n")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    expected = NOT_READ.format("when, 编号", "date=NAME or newspaper")
    assert (first.notes, second.notes) == ((f"a.csv: {expected}",), ())
    assert page("text,报纸,x\n清扫,某报,1\n").notes == (f"a.csv: {NOT_READ.format('x', 'date')}",)
    rows = '{"text": "清扫", "x": 1}\n{"text": "积雪", "y": 1}\n'
    notes = [one.notes for one in of(rows, "a.jsonl") if isinstance(one, Page)]
    assert notes == [(f"a.jsonl: {NOT_READ.format('x', 'date=NAME or newspaper')}",), ()]


def test_columns_that_nobody_knows_are_no_matter_where_there_is_a_day_or_they_are_asked_for() -> None:
    assert page("text,date,x\n清扫,,1\n").notes == ()
    assert page("text,x\n清扫,2011-03-02\n", date="x").notes == ()
    assert page("题,文\n甲,清扫\n", text="文", title="题").notes == ()
    given = Settings(defaults=Defaults(date="2011-03-02"))
    (found,) = pages_of(Source("a.csv", "text,x\n清扫,1\n".encode()), given)
    assert isinstance(found, Page)
    assert found.notes == ()


def test_where_the_day_is_known_columns_with_names_may_be_the_newspaper() -> None:
    table = "标题,正文,日期,编号,刊物,摘要\n甲,清扫,2011-03-02,A1-7,柳湾日报,街道清扫积雪。居民参加。\n"
    assert page(table).notes == (f"a.csv: {NOT_READ.format('刊物', 'newspaper')}",)
    assert page(table, newspaper="刊物").notes == ()
    given = Settings(defaults=Defaults(newspaper="柳湾日报"))
    (found,) = pages_of(Source("a.csv", table.encode()), given)
    assert isinstance(found, Page)
    assert found.notes == ()


@pytest.mark.parametrize("name", ["pub_time", "publish time", "Publication Date", "create_time", "新闻日期", "pubTime"])
def test_more_names_of_a_day(name: str) -> None:
    assert page(f"text,{name}\n清扫,2011-03-02\n").date == "2011-03-02"


@pytest.mark.parametrize("name", ["Media", "SOURCE_NAME", "新闻来源"])
def test_more_names_of_a_newspaper(name: str) -> None:
    assert page(f"text,{name}\n清扫,某报\n").newspaper == "某报"
