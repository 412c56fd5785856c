from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import OptionError
from kg.model import Page
from kg.read.file_names import from_name
from kg.read.files import read_files
from kg.read.headers import without_header
from kg.read.issue import is_newspaper
from kg.read.known import KNOWN, Defaults, known
from kg.read.pages_toml import read_table
from kg.read.sources import Settings

FORMS = ("{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日")
STORY = "古荥镇开展农机“大体检”活动\n\n本报讯(记者 路苇江)昨日,惠济区古荥镇检修拖拉机175台。\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def named(path: str) -> dict[str, str]:
    return dict(from_name(tuple(path.split("/"))))


def header(text: str) -> dict[str, str]:
    return dict(without_header(Page("a.txt", text))[1])


def times(folder: Path) -> dict[str, str]:
    """Value → date of each figure of a folder's pages."""
    query = "SELECT ?value ?time { ?m kg:value ?value OPTIONAL { ?m kg:time ?time } }"
    found = kg.build(folder).query(query)
    return {getattr(value, "value", ""): getattr(time, "value", "") for value, time in found}


def told(page: Page) -> dict[str, str]:
    return dict(page.told_by)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("郑州日报/2011-03-02/A05.txt", {"newspaper": "郑州日报", "date": "2011-03-02", "page": "A05"}),
        ("20110302_A05.txt", {"date": "2011-03-02", "page": "A05"}),
        ("20110302A05.txt.gz", {"date": "2011-03-02", "page": "A05"}),
        ("2011年3月2日/第5版.txt", {"date": "2011-03-02", "page": "5"}),
        ("二〇一一年三月二日/第五版.txt", {"date": "2011-03-02", "page": "5"}),
        ("zzrb-2011-03-02-A05.txt", {"date": "2011-03-02", "page": "A05"}),
        ("zzrb20110302.txt", {"date": "2011-03-02"}),
        ("2011/03/02/A05.html", {"date": "2011-03-02", "page": "A05"}),
        ("2011-03/02/A05.txt", {"date": "2011-03-02", "page": "A05"}),
        ("201103/02/A05.txt", {"date": "2011-03-02", "page": "A05"}),
        ("html/2011/0302/node_5.htm", {"date": "2011-03-02"}),
        ("html/2011-03/02/content_1234.htm", {"date": "2011-03-02"}),
        ("2011年/3月2日/A05.txt", {"date": "2011-03-02", "page": "A05"}),
        ("2011年3月/某文.txt", {"date": "2011-03"}),
        (
            "郑州日报2011年3月2日A05版区街动态.txt",
            {"newspaper": "郑州日报", "date": "2011-03-02", "page": "A05", "section": "区街动态"},
        ),
        ("郑州市/河南日报/2011.3.2.txt", {"place": "郑州市", "newspaper": "河南日报", "date": "2011-03-02"}),
        ("新晚报/大河报/A05.txt", {"newspaper": "大河报", "page": "A05"}),
        ("2011-03-02/2011-03-03.txt", {"date": "2011-03-03"}),
        ("第5版.txt", {"page": "5"}),
        ("２０１１－０３－０２.txt", {"date": "2011-03-02"}),
    ],
)
def test_what_names_of_files_and_folders_say(path: str, found: dict[str, str]) -> None:
    assert named(path) == found


@pytest.mark.parametrize(
    "path",
    [
        *("cec_0001.txt", "page_003.txt", "sogouc_0150.txt", "zhengzhou-2011.txt", "hefei-A05.txt", "05.txt"),
        *(
            "2011.txt",
            "2011/3/5.txt",
            "2011/0302.txt",
            "x201103/02/a.txt",
            "2011030208.txt",
            "a3f20110302.txt",
            "IMG_20110230.txt",
            "20111302.txt",
        ),
        *("2011-02-30.txt", "2011-03-02至2011-03-05.txt", "方案第2版.txt", "2011版.txt", "110302.txt", "G20峰会.txt"),
        *(
            "工作日报/a.txt",
            "情况通报.txt",
            "海报/a.txt",
            "今日郑州日报头条.txt",
            "二七区/a.txt",
            "晚报/a.txt",
            "12-3-4.txt",
        ),
    ],
)
def test_names_that_may_say_anything_say_nothing(path: str) -> None:
    assert named(path) == {}


def test_names_of_measuring_data_are_never_taken_for_days_or_pages(shared: Path) -> None:
    names = [path.name for folder in ("articles", "pages") for path in (shared / folder).glob("*.txt")]
    assert len(names) > 400
    assert not [name for name in names if named(name)]


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_name_gives_no_value_or_a_sound_one(parts: list[str]) -> None:
    found = from_name(parts)
    assert set(found) <= set(KNOWN)
    assert all(found.values())
    assert Defaults(found.get("date", ""), place=found.get("place", ""))


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(FORMS))
def test_each_day_is_read_however_it_is_written(day: date, form: str) -> None:
    written = form.format(y=day.year, m=day.month, d=day.day)
    assert named(f"某报/{written}.txt") == {"date": day.isoformat()}
    assert header(f"中原晨曦报 {written}\n\n{STORY}")["date"] == day.isoformat()


@pytest.mark.parametrize(
    ("top", "found"),
    [
        (
            "郑州日报 2011年3月2日 星期三 A05版",
            {"newspaper": "郑州日报", "date": "2011-03-02", "page": "A05"},
        ),
        (
            "郑州晚报\n\n2011年3月2日　星期三\n第A05版：都市新闻",
            {"newspaper": "郑州晚报", "date": "2011-03-02", "page": "A05", "section": "都市新闻"},
        ),
        (
            "中原晨曦报 2011-03-09 A06 城事",
            {"newspaper": "中原晨曦报", "date": "2011-03-09", "page": "A06", "section": "城事"},
        ),
        ("第05版:都市新闻", {"page": "05", "section": "都市新闻"}),
        ("第E07版:二七时报 综合", {"page": "E07", "section": "二七时报 综合"}),
        (
            "郑州晚报 2011年3月2日 第02版:要闻·综合",
            {"newspaper": "郑州晚报", "date": "2011-03-02", "page": "02", "section": "要闻·综合"},
        ),
        ("２０１１年３月２日　星期三", {"date": "2011-03-02"}),
        (" 2011 年 3 月 2 日 星期三 第 5 版 综合", {"date": "2011-03-02", "page": "5", "section": "综合"}),
        (
            "2011年3月2日 星期三 农历正月廿八 今日16版 国内统一刊号:CN41-0000 郑州日报 责任编辑 甲某 "
            "美编 乙 某 电话:0371-00000000",
            {"newspaper": "郑州日报", "date": "2011-03-02"},
        ),
    ],
)
def test_the_header_of_a_page_says_whose_it_is_and_is_no_article(top: str, found: dict[str, str]) -> None:
    page, said = without_header(Page("a.txt", f"\n{top}\n\n{STORY}"))
    assert dict(said) == found
    assert page.text == f"\n{STORY}"
    assert page.first_line == 2 + top.count("\n") + 1


@pytest.mark.parametrize(
    "top",
    [
        *(
            "2011年3月2日",
            "2011-03-02 08:30:00",
            "发布时间:2011-03-02 来源:郑州日报",
            "郑州日报",
            "A05",
            "G20 新闻",
            "5月1日 星期日",
        ),
        *(
            "天气预报 2011年3月2日 星期三",
            "工作简报 2011年3月2日 第5期",
            "2011年3月2日郑州日报A05版刊文批评",
            "本报讯 2011年3月2日 A05版",
        ),
        *("郑州日报 2011年2月30日", "郑州日报创刊60年", "3版", "3版 综合", "2011年3月2日,郑州日报记者来到古荥镇。"),
    ],
)
def test_what_may_be_an_articles_first_line_stays(top: str) -> None:
    page = Page("a.txt", f"{top}\n\n{STORY}")
    assert without_header(page) == (page, {})


def test_a_row_of_a_table_has_no_header_and_nor_has_what_is_nothing_else() -> None:
    for page in (
        Page("a.csv", f"郑州日报 2011年3月2日 A05版\n{STORY}", single=True),
        Page("a.txt", "郑州日报 2011年3月2日 A05版\n"),
    ):
        assert without_header(page) == (page, {})


def test_lines_and_offsets_are_those_of_the_file_behind_a_header(tmp_path: Path) -> None:
    plain = kg.build(write(tmp_path / "a" / "x.txt", f"---\ndate: 2011-03-02\n---\n\n\n{STORY}"), newspaper="郑州日报")
    headed = kg.build(write(tmp_path / "b" / "x.txt", f"---\ndate: 2011-03-02\n---\n郑州日报 A05版\n\n{STORY}"))
    quotes = (
        "SELECT ?quote ?begin ?text { ?e kg:quote ?quote ; kg:begin ?begin ; kg:article/schema:articleBody ?text } "
        "ORDER BY ?quote ?begin"
    )
    assert list(plain.query(quotes)) == list(headed.query(quotes)) != []
    (page,), _ = read_files([tmp_path / "b"])
    assert (page.first_line, page.newspaper, page.number) == (5, "郑州日报", "A05")


VALUES = {"date": "2011-03-02", "newspaper": "某日报", "page": "A05", "place": "郑州市", "section": "城事"}


@given(st.lists(st.sets(st.sampled_from(KNOWN)), min_size=5, max_size=5))
def test_each_fills_what_those_before_it_leave_open(keys: list[set[str]]) -> None:
    tellers = ("page", "pages.toml", "option", "name", "header")
    said = {who: {key: VALUES[key] for key in of} for who, of in zip(tellers, keys, strict=True)}
    own = said["page"]
    page = Page(
        "a.txt",
        "标题",
        date=own.get("date", ""),
        newspaper=own.get("newspaper", ""),
        number=own.get("page", ""),
        place=own.get("place", ""),
        section=own.get("section", ""),
    )
    found = told(known(page, said["pages.toml"], said["option"], name=said["name"]))
    for key in KNOWN:
        first = next((who for who in tellers[:-1] if key in said[who]), None)
        assert found.get(key) == first


def test_the_order_of_those_who_say_something(tmp_path: Path) -> None:
    folder = tmp_path / "郑州日报" / "2011-03-02"
    write(folder / "A01.txt", f"---\npage: A09\n---\n洛阳晚报 2011年3月5日 A07版 城事\n\n{STORY}")
    write(folder / "pages.toml", '["A01.txt"]\npage = "A08"\nplace = "洛阳市"\n')
    (page,), _ = read_files([tmp_path], Settings(defaults=Defaults(date="2011-03-03", place="郑州市")))
    assert (page.number, page.place, page.date, page.newspaper, page.section) == (
        "A09",
        "洛阳市",
        "2011-03-03",
        "郑州日报",
        "城事",
    )
    assert told(page) == {
        "page": "page",
        "place": "pages.toml",
        "date": "option",
        "newspaper": "name",
        "section": "header",
    }


def test_the_nearest_pages_toml_and_the_closest_name_win(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a/y.txt", "b/x.txt"):
        write(tmp_path / name, f"{name}\n\n{STORY}")
    write(
        tmp_path / "pages.toml",
        '[defaults]\nnewspaper = "某日报"\nsection = "甲"\npage = 1\n'
        '["a/x.txt"]\nsection = "乙"\n["**/*.txt"]\nsection = "丙"\n["b/*.txt"]\ndate = 2011-03-02\n',
    )
    write(tmp_path / "a" / "pages.toml", '[defaults]\npage = "A02"\n')
    pages, _ = read_files([tmp_path])
    assert [(page.file, page.newspaper, page.section, page.number, page.date) for page in pages] == [
        ("a/x.txt", "某日报", "乙", "A02", ""),
        ("a/y.txt", "某日报", "丙", "A02", ""),
        ("b/x.txt", "某日报", "丙", "1", "2011-03-02"),
    ]
    assert not any(page.notes for page in pages)


@pytest.mark.parametrize(
    ("written", "name"), [("《柳湾日报》", "柳湾日报"), ("《甲》与《乙》", "《甲》与《乙》"), ("《", "《")]
)
def test_a_newspaper_is_one_with_marks_around_it_and_without(written: str, name: str) -> None:
    assert known(Page("a.txt", STORY, newspaper=written)).newspaper == name


@pytest.mark.parametrize("given", ["", "2012", "2012/05/04", "2012/05/04/A03.txt"])
def test_a_path_says_the_same_whichever_part_of_it_is_given(tmp_path: Path, given: str) -> None:
    write(tmp_path / "柳湾日报" / "2012" / "05" / "04" / "A03.txt", STORY)
    (page,), _ = read_files([tmp_path / "柳湾日报" / given])
    assert (page.newspaper, page.date, page.number) == ("柳湾日报", "2012-05-04", "A03")


def test_a_file_that_was_given_has_the_pages_toml_of_its_folder_and_no_other(tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "x.txt", STORY)
    write(tmp_path / "pages.toml", '[defaults]\nsection = "上"\n')
    write(tmp_path / "a" / "pages.toml", '["x.txt"]\npage = "A02"\n["y.txt"]\npage = "A03"\n')
    (page,), _ = read_files([path])
    assert (page.number, page.section) == ("A02", "")
    unread = (
        "../pages.toml: not read, as it stands above what was given "
        "(expected its folder to be given, or --newspaper and --date)"
    )
    assert page.notes == (unread,)
    (page,), _ = read_files([path.parent])
    assert page.section == ""
    assert unread in page.notes
    (page,), _ = read_files([path, tmp_path])
    assert (page.number, page.section) == ("A02", "上")
    assert page.notes == (
        "a/pages.toml:3: y.txt: no such page (expected a file's path from this folder on, or a pattern of such)",
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            '[defaults]\n\ncity = "郑州市"',
            "pages.toml:3: unknown key city (expected newspaper, date, page, place, section; a file's name in ",
        ),
        ("[x.txt]\npage = 1", "pages.toml:1: unknown key txt (expected "),
        ('[defaults]\ndate = "2011-02-30"', "pages.toml:2: date 2011-02-30 (expected 2011-03-02, 2011-03 or 2011)"),
        ("[defaults]\ndate = 20110302", "pages.toml:2: date 20110302 (expected 2011-03-02)"),
        ("[defaults]\nnewspaper = 5", "pages.toml:2: newspaper 5 (expected text in quotation marks)"),
        ("[defaults]\npage = true", "pages.toml:2: page True (expected text in quotation marks)"),
        (
            '[defaults]\nplace = "火星市"',
            "pages.toml:2: place 火星市 (expected a city that the register has, like 郑州市)",
        ),
        ('page = "A05"', "pages.toml:1: page stands in no table (expected it under [defaults] or a file's name)"),
        (
            "[defaults]\n\n某报",
            "pages.toml:3: no TOML: Invalid statement (expected tables like [defaults] with lines like ",
        ),
        ('["y*.txt"]\npage = "A05"', "pages.toml:1: y*.txt: no such page (expected "),
        (f"[{'a.' * 1000}a]", "pages.toml: line 1 has 2003 characters (expected 2000 at most)"),
        ("\0\0\0", "pages.toml: binary: it holds NUL bytes (expected text)"),
    ],
)
def test_what_is_wrong_in_pages_toml_is_one_line_and_the_pages_are_read(tmp_path: Path, text: str, note: str) -> None:
    write(tmp_path / "x.txt", STORY)
    write(tmp_path / "pages.toml", text + "\n#")
    (page,), refusals = read_files([tmp_path])
    assert refusals == ()
    (found,) = page.notes
    assert found.startswith(note)
    assert "\n" not in found


def test_pages_toml_may_come_from_windows_and_write_days_and_numbers_as_such(tmp_path: Path) -> None:
    table = read_table(
        '[defaults]\r\ndate = 2011-03-02\r\npage = 5\r\nplace = "郑州市"\r\n'.encode("utf-16"), "pages.toml"
    )
    assert dict(table.said(["a.txt"])) == {"date": "2011-03-02", "page": "5", "place": "郑州市"}
    assert table.notes == ()


@given(st.text(max_size=60))
def test_any_pages_toml_is_read_or_noted(text: str) -> None:
    table = read_table(f"[defaults]\n{text}".encode(), "pages.toml")
    assert set(table.said(["x.txt"])) <= set(KNOWN)
    assert all(note.startswith("pages.toml:") and "\n" not in note for note in table.notes)


def test_the_report_says_of_each_page_who_told_what(tmp_path: Path) -> None:
    write(tmp_path / "郑州日报" / "2011-03-02" / "A05.txt", STORY)
    write(tmp_path / "郑州日报" / "2011-03-02" / "A06.txt", f"别的事\n\n{STORY}")
    write(tmp_path / "x.txt", f"无名\n\n{STORY}")
    known_by = kg.build(tmp_path).report["known_by"]
    assert known_by == {
        "pages": {
            "date": {"": 1, "name": 2},
            "newspaper": {"": 1, "name": 2},
            "page": {"": 1, "name": 2},
            "place": {"newspaper": 2, "text": 1},
            "section": {"": 3},
        },
        "files": [
            {"date": "", "newspaper": "", "page": "", "place": "text", "section": "", "names": ["x.txt"]},
            {
                "date": "name",
                "newspaper": "name",
                "page": "name",
                "place": "newspaper",
                "section": "",
                "names": ["郑州日报/2011-03-02/A05.txt", "郑州日报/2011-03-02/A06.txt"],
            },
        ],
    }


def test_without_a_date_relative_ones_stay_relative(tmp_path: Path) -> None:
    days = "昨日,古荥镇检修拖拉机175台。3月1日,古荥镇检修水泵30台。2010年5月6日,古荥镇检修播种机20台。"
    write(tmp_path / "a" / "x.txt", f"古荥镇检修农机\n\n本报讯(记者 路苇江){days}\n")
    write(tmp_path / "b" / "2011-03-02" / "x.txt", f"古荥镇检修农机\n\n本报讯(记者 路苇江){days}\n")
    assert times(tmp_path / "a") == {"20": "2010-05-06", "30": "", "175": ""}
    assert times(tmp_path / "b") == {"20": "2010-05-06", "30": "2011-03-01", "175": "2011-03-01"}


def test_notes_stand_in_the_order_of_their_lines(tmp_path: Path) -> None:
    write(tmp_path / "x.txt", STORY)
    write(tmp_path / "pages.toml", "[defaults]\n" + "\n".join(f"key{n} = 1" for n in range(11)))
    notes = kg.build(tmp_path).report["notes"]
    assert isinstance(notes, list)
    assert [note.split(":")[1] for note in notes] == [str(line) for line in range(2, 13)]


def test_papers_are_known_by_list_or_ending() -> None:
    assert all(map(is_newspaper, ("郑州日报", "新民晚报", "文汇报", "都市快报", "莱西市报", "新京报")))
    assert not any(map(is_newspaper, ("天气预报", "工作快报", "疫情日报", "本报", "日报", "郑州网", "年报", "")))


def test_options_are_checked() -> None:
    with pytest.raises(OptionError, match=r"^date 2011-02-30: no such day"):
        Defaults(date="2011-02-30")
    with pytest.raises(OptionError, match=r"^place 火星市: no such city"):
        Defaults(place="火星市")


def test_no_name_header_or_table_takes_longer_than_it_is_long() -> None:
    began = process_time()
    for piece in ("2011-", "第1版", "报", "A05 ", "编辑", "1.", "郑州日报 ", "20110302", "年", "[", "=", "a.", "电话1"):
        text = piece * (100_000 // len(piece))
        from_name((text, text))
        without_header(Page("a.txt", f"{text}\n{STORY}"))
        without_header(Page("a.txt", f"{text[:80]}\n" * 1000))
        read_table(f"[defaults]\n{text}".encode(), "pages.toml")
    for pattern, path in (("*".join("a" * 900), ["a" * 900]), ("**/" * 600, ["a"] * 600)):
        table = read_table(f'["{pattern}b"]\npage = 1'.encode(), "pages.toml")
        assert (table.said(path), table.notes) == ({}, ())
    assert process_time() - began < 20


def test_a_table_for_each_of_many_files_is_looked_up_and_not_searched_for() -> None:
    began = process_time()
    table = read_table("".join(f'["{n}.txt"]\npage = {n}\n' for n in range(10_000)).encode(), "pages.toml")
    assert all(table.said([f"{n}.txt"]) == {"page": str(n)} for n in range(10_000))
    assert not list(table.unmet())
    assert process_time() - began < 20
