"""The same articles give the same graph, whatever kind of file they stand in."""

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from pyoxigraph import RdfFormat, parse

import kg
from kg.graph.graph import Graph
from kg.read.files import read_files
from kg.read.formats import READ, check_format, kind
from kg.read.sources import Settings

ARTICLES = (
    (
        "古荥镇开展农机“大体检”",
        "本报讯(记者 路苇江 通讯员 申桐川)春耕在即,惠济区古荥镇昨日开展农机“大体检”活动。"
        "镇农机站联合区农业局出动技术员8名,走村入户检修拖拉机175台。",
        "镇司法所所长武麦青说,活动将持续到3月底。",
    ),
    (
        "金水区推出“楼门管家”",
        "本报讯(记者 苗望川)金水区柳林街道办事处近日推出“楼门管家”,为老旧院落清扫积雪。"
        "区民政局联合区房管局举办培训班6期,培训管家近400人次。",
        "柳林街道办事处主任岳石青介绍,“楼门管家”由居民推选,每个院落一名,负责巡查、报修和调解,街道办事处为他们配备了工具和袖标,并且每月评选一次。",
        "区城管局出动车辆12台次,清运垃圾30吨。",
    ),
    (
        "管城区修缮道路",
        "本报讯(记者 路苇江)3月1日,管城区市政局启动“便民路”工程,修缮道路5条,方便居民出行。",
        "北下街街道办事处副主任穆一川表示,工程年内完工。",
    ),
)
KNOWN = {"date": "2011-03-02", "newspaper": "中原晨曦报", "place": "郑州市"}
Printed = Callable[..., bytes]


def texts(encoding: str) -> Callable[[Path, Printed], None]:
    def write(folder: Path, printed: Printed) -> None:
        for number, lines in enumerate(ARTICLES):
            (folder / f"{number}.txt").write_bytes("\n".join(lines).encode(encoding))

    return write


def web(folder: Path, printed: Printed) -> None:
    for number, (title, *paragraphs) in enumerate(ARTICLES):
        head = f"<html><head><meta charset=gbk><title>{title}-某某网</title></head><body><div class=top>首页 新闻</div>"
        body = "".join(f"<p>　　{one}</p>" for one in paragraphs)
        foot = "<div class=foot>版权所有</div></body></html>"
        page = f"{head}<h1>{title}</h1><div class=content>{body}</div>{foot}"
        (folder / f"{number}.html").write_bytes(page.encode("gbk"))


def separated(ending: str, delimiter: str) -> Callable[[Path, Printed], None]:
    def write(folder: Path, printed: Printed) -> None:
        file = io.StringIO()
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerows([("标题", "正文"), *((title, "\n".join(text)) for title, *text in ARTICLES)])
        (folder / f"a.{ending}").write_text(file.getvalue(), encoding="utf-8-sig")

    return write


def lines(folder: Path, printed: Printed) -> None:
    rows = [json.dumps({"title": title, "body": "\n".join(text)}) for title, *text in ARTICLES]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")


def array(folder: Path, printed: Printed) -> None:
    rows = [{"title": title, "body": [{"p": line} for line in text]} for title, *text in ARTICLES]
    (folder / "a.json").write_text(json.dumps({"articles": rows}, indent=2), encoding="utf-8")


def workbook(folder: Path, printed: Printed) -> None:
    book = Workbook()
    for row in [("headline", "content"), *((title, "\n".join(text)) for title, *text in ARTICLES)]:
        book.active.append(row)
    book.save(folder / "a.xlsx")


def workbook_with_macros(folder: Path, printed: Printed) -> None:
    workbook(folder, printed)
    (folder / "a.xlsx").rename(folder / "a.xlsm")


def documents(folder: Path, printed: Printed) -> None:
    for number, (title, *paragraphs) in enumerate(ARTICLES):
        document = Document()
        document.add_heading(title, 1)
        for one in paragraphs:
            document.add_paragraph(one)
        document.save(folder / f"{number}.docx")


def portable(folder: Path, printed: Printed) -> None:
    for number, (title, *paragraphs) in enumerate(ARTICLES):
        runs = [(60, title), *(run for one in paragraphs for run in broken(one))]
        sheet = [(x, 800 - 18 * row, text) for row, (x, text) in enumerate(runs)]
        (folder / f"{number}.pdf").write_bytes(printed(sheet))


def broken(paragraph: str, width: float = 30) -> list[tuple[float, str]]:
    """A paragraph as printed: its first line two characters in, each as long as there is room."""
    found, room = [(84.0, "")], width - 2
    for character in paragraph:
        size = 0.5 if character < "\u2e80" else 1.0
        if room < size:
            found, room = [*found, (60.0, "")], width
        found[-1] = (found[-1][0], found[-1][1] + character)
        room -= size
    return found


def packed(folder: Path, printed: Printed) -> None:
    for number, article in enumerate(ARTICLES):
        (folder / f"{number}.txt.gz").write_bytes(gzip.compress("\n".join(article).encode(), mtime=0))


def archive(folder: Path, printed: Printed) -> None:
    with ZipFile(folder / "a.zip", "w") as file:
        for number, article in enumerate(ARTICLES):
            file.writestr(f"新闻/{number}.txt", "\n".join(article))


KINDS: dict[str, Callable[[Path, Printed], None]] = {
    **{f"txt in {encoding}": texts(encoding) for encoding in ("utf-8-sig", "gb18030", "utf-16", "utf-16-be")},
    "html": web,
    "csv": separated("csv", ","),
    "tsv": separated("tsv", "\t"),
    "jsonl": lines,
    "json": array,
    "xlsx": workbook,
    "xlsm": workbook_with_macros,
    "docx": documents,
    "pdf": portable,
    "gz": packed,
    "zip": archive,
}


def said(graph: Graph) -> list[str]:
    """What a graph says but for its pages: their nodes, links to these, and the line on which an article begins."""
    own = re.compile(r"/page/|/(?:pageLine|onPage)> ")
    return sorted(line for line in lines_of(graph) if not own.search(line))


def lines_of(graph: Graph) -> list[str]:
    return [str(quad.triple) for quad in parse(graph.turtle, RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("plain")
    texts("utf-8")(folder, lambda: b"")
    return kg.build(folder, **KNOWN)


@pytest.mark.parametrize("name", KINDS)
def test_the_same_articles_give_the_same_graph(name: str, plain: Graph, tmp_path: Path, printed: Printed) -> None:
    KINDS[name](tmp_path, printed)
    graph = kg.build(tmp_path, **KNOWN)
    assert graph.report["articles"] == plain.report["articles"]
    assert said(graph) == said(plain)


def test_traditional_characters_in_big5_give_the_graph_that_they_give_in_utf8(tmp_path: Path) -> None:
    text = "金水區推出「樓門管家」\n本報訊(記者 苗望川)金水區民政局聯合區房管局舉辦培訓班6期,培訓管家近400人次。"
    graphs = []
    for encoding in ("utf-8", "big5"):
        (tmp_path / encoding).mkdir()
        (tmp_path / encoding / "a.txt").write_bytes(text.encode(encoding))
        graphs.append(kg.build(tmp_path / encoding, **KNOWN))
    assert graphs[0].report["graph_hash"] == graphs[1].report["graph_hash"]
    assert graphs[0].report["statements"]


def test_the_articles_say_something_and_pages_are_what_is_left_out(plain: Graph) -> None:
    assert plain.report["articles"]["read"] == len(ARTICLES)  # type: ignore[index]
    assert plain.report["statements"] >= 10  # type: ignore[operator]
    left_out = len(lines_of(plain)) - len(said(plain))
    assert 0 < left_out < len(ARTICLES) * 12


def test_each_ending_is_read() -> None:
    assert {name.partition(" ")[0] for name in KINDS} - {"gz"} == {one[1:] for one in READ} - {"htm", "shtml"}


@pytest.mark.parametrize(
    ("name", "format", "found"),
    [
        ("A.TXT", "csv", ".txt"),
        ("a.csv.gz", "", ".csv"),
        ("stdin", "", ".txt"),
        ("stdin", "csv", ".csv"),
        ("a.md", "", ".txt"),
    ],
)
def test_a_file_is_what_its_name_says_and_else_what_the_user_says(name: str, format: str, found: str) -> None:
    assert kind(name, Settings(format=format)) == found


def test_a_format_that_is_not_read_is_named_with_those_that_are() -> None:
    message = (
        "format doc: not known (expected txt, html, htm, shtml, docx, pdf, jsonl, json, csv, tsv, xlsx, xlsm, zip)"
    )
    with pytest.raises(kg.errors.OptionError, match=f"^{re.escape(message)}$"):
        check_format("doc")


_PAGE = (
    "<{}><head><title>清扫积雪_某某网</title></head><body><h1>清扫积雪</h1>"
    "<p>本报讯(记者 路苇江)昨日,柳林街道办事处清扫积雪12处。</p><p>主任武麦青说,活动将持续。</p></body></html>"
)


@pytest.mark.parametrize("name", ["page.php", "page.aspx", "page", "page.2", "page.txt"])
@pytest.mark.parametrize("begin", ["!DOCTYPE html><html", "html", "HTML lang=zh", '?xml version="1.0"?>\n<html'])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_named_file_that_begins_as_a_web_page_is_one(tmp_path: Path, name: str, begin: str, codec: str) -> None:
    (tmp_path / name).write_bytes(f"\n{_PAGE.format(begin)}".encode(codec))
    (page,), refusals = read_files([tmp_path / name])
    assert page.text.startswith("清扫积雪\n本报讯")
    assert "<" not in page.text
    assert refusals == ()


@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk"])
def test_a_text_that_begins_with_the_header_of_a_table_is_one(tmp_path: Path, mark: str, codec: str) -> None:
    rows = ["标题,日期,正文", "甲街修路,2011-03-02,甲街昨日修路。", "乙街栽树,2011-03-03,乙街昨日栽树。"]
    (tmp_path / "a.txt").write_text("\n".join(rows).replace(",", mark), encoding=codec)
    pages, refusals = read_files([tmp_path / "a.txt"])
    assert [(page.text, page.date) for page in pages] == [
        ("甲街修路\n甲街昨日修路。", "2011-03-02"),
        ("乙街栽树\n乙街昨日栽树。", "2011-03-03"),
    ]
    assert refusals == ()
    (page,), _ = read_files([tmp_path / "a.txt"], Settings(format="txt"))
    assert page.text.startswith("标题")


@pytest.mark.parametrize("line", ["标题,正文很长,昨日修路。", "甲街,乙街修路", "正文,日期"])
def test_a_text_that_begins_otherwise_is_no_table(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"{line}\n\n甲街昨日修路。\n", encoding="utf-8")
    (page,), _ = read_files([tmp_path / "a.txt"])
    assert page.text.startswith(line)


def test_other_files_are_what_their_names_or_the_user_say(tmp_path: Path) -> None:
    (tmp_path / "b.php").write_text(_PAGE.format("html"), encoding="utf-8")
    (tmp_path / "c.php").write_text("<htmlx>是什么。", encoding="utf-8")
    (page,), _ = read_files([tmp_path / "b.php"], Settings(format="txt"))
    assert not page.single
    assert page.notes == ("b.php: tags of a web page taken off (expected .html, or the text alone)",)
    (page,), _ = read_files([tmp_path / "c.php"])
    assert page.text.startswith("<htmlx")
