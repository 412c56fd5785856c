import logging
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.documents import pdf
from kg.read.documents.pdf_sheets import Line
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

Run = tuple[float, float, str]  # from the left, from below, in points; the characters are 12 points wide
Printed = Callable[..., bytes]


def column(lines: Sequence[str], x: float = 60, y: float = 800) -> list[Run]:
    """Lines below each other, those that begin with　　 indented."""
    return [(x + 24 * line.startswith("　　"), y - 18 * n, line.strip("　")) for n, line in enumerate(lines)]


def of(data: bytes) -> Page:
    (found,) = pages_of(Source("a.pdf", data), Settings())
    assert isinstance(found, Page)
    return found


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        of(data)
    assert "\n" not in str(error.value)
    return str(error.value)


LINES = [
    "清雪日",
    "　　本报讯(记者路苇江)三月二日,柳林街道办",
    "事处启动活动,清扫积雪十二处。主任武麦青说,",
    "活动将持续。",
    "　　区城管局出动车辆八台。",
]
TEXT = """清雪日
本报讯(记者路苇江)三月二日,柳林街道办事处启动活动,清扫积雪十二处。主任武麦青说,活动将持续。
区城管局出动车辆八台。"""


def test_lines_that_the_width_of_a_column_divides_are_one_paragraph(printed: Printed) -> None:
    found = of(printed(column(LINES)))
    assert found.text == TEXT
    assert not found.single


def test_columns_and_sheets_follow_each_other_as_they_were_printed(printed: Printed) -> None:
    two = column(LINES) + column(["农机体检", *LINES[1:]], x=330)
    assert of(printed(two, column(LINES))).text == "\n".join([TEXT, TEXT.replace("清雪日", "农机体检"), TEXT])


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_sheet(printed: Printed) -> None:
    assert of(printed(column(LINES[:2]) + column(LINES[2:], x=330))).text == TEXT
    assert of(printed(column(LINES[:2]), column(LINES[2:]))).text == TEXT


def test_sheets_without_text_are_named(printed: Printed) -> None:
    assert of(printed(column(LINES), column(LINES))).notes == ()
    page = of(printed(column(LINES), [], column(LINES), []))
    assert page.notes == (
        "a.pdf: 2 of 4 sheets have no text: 2, 4 (expected a text layer where they are scans, as OCR programs add one)",
    )
    assert (
        "13 of 14 sheets have no text: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … ("
        in of(printed(column(LINES), *13 * [[]])).notes[0]
    )


def test_short_lines_stay_lines(printed: Printed) -> None:
    lines = ["清雪日", "记者 路苇江", "柳林街道办事处清扫积雪。", "(申桐川)"]
    assert of(printed(column(lines))).text.split("\n") == lines


def test_a_larger_distance_divides_paragraphs_without_an_indent(printed: Printed) -> None:
    first = column(["柳林街道办事处启动活动,清扫", "积雪十二处,居民也参加了清扫。"])
    second = column(["区城管局出动车辆八台,为居民清", "扫积雪。"], y=800 - 18 * 4)
    assert of(printed(first + second)).text.split("\n") == [
        "柳林街道办事处启动活动,清扫积雪十二处,居民也参加了清扫。",
        "区城管局出动车辆八台,为居民清扫积雪。",
    ]


def test_parts_of_characters_are_the_characters_that_look_like_them(printed: Printed) -> None:
    assert of(printed([(60, 800, "⾦⽔区⼗⼆⼾居⺠,⻋辆⻓⻘")])).text == "金水区十二户居民,车辆长青"


def test_what_stands_above_the_text_is_front_matter(printed: Printed) -> None:
    found = of(printed(column(["---", "page: A05", "---", *LINES])))
    assert (found.number, found.text) == ("A05", TEXT)


def test_a_pdf_without_text_is_refused_with_what_to_do(printed: Printed) -> None:
    expected = "no text in it, only pictures (expected a PDF with a text layer, as OCR programs add one)"
    assert refused(printed([], [])) == expected
    assert refused(printed([(60, 800, "  ")])) == expected


def test_an_encrypted_pdf_is_refused_and_one_that_only_forbids_printing_is_read(printed: Printed) -> None:
    def encrypted(user: str) -> bytes:
        writer = PdfWriter(PdfReader(BytesIO(printed(column(LINES)))))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        file = BytesIO()
        writer.write(file)
        return file.getvalue()

    assert refused(encrypted("secret")).startswith("encrypted: it asks for a password")
    assert of(encrypted("")).text == TEXT


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:200], lambda data: b"%PDF-1.4\n", lambda data: "清扫积雪".encode(), lambda data: b""],
    ids=["cut", "only a mark", "text", "empty"],
)
def test_a_broken_pdf_is_refused_in_one_line(
    printed: Printed, damage: Callable[[bytes], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    assert refused(damage(printed(column(LINES)))).startswith("no PDF, or a damaged one")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("pypdf").level == logging.CRITICAL


def test_pages_that_lead_to_themselves_end(printed: Printed) -> None:
    assert refused(printed([]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"))


def test_without_the_extra_the_message_says_how_to_have_it(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    message = ".pdf needs the extra docs (expected after: pip install 'local-news-kg[docs]')"
    assert refused(printed(column(LINES))) == message


def test_time_grows_with_the_lines(cpu: Callable[..., float]) -> None:
    def once(lines: int) -> float:
        return cpu(pdf._paragraphs, [Line("清扫积雪", 60, 108, 800 - n, 12) for n in range(lines)])

    assert once(20_000) < 10 * once(5_000) + 0.1


@pytest.mark.slow
def test_a_page_that_a_browser_printed(tmp_path: Path, print_page: Callable[[str], bytes]) -> None:
    paragraphs = [
        "本报讯(记者 路苇江)" + "中原区修缮道路12条,居民好评。" * 9,
        "林山寨街道办事处清理垃圾,居民参加。" * 12,
        "(申桐川)",
    ]
    style = "<style>p {text-indent: 2em; text-align: justify} div {column-count: 2}</style>"
    body = "".join(f"<h2>第{n}篇</h2>" + "".join(f"<p>{one}</p>" for one in paragraphs) for n in range(3))
    text = of(print_page(f"<meta charset=utf-8>{style}<div>{body}</div>")).text
    assert text.split("\n") == [line for n in range(3) for line in (f"第{n}篇", *paragraphs)]


@pytest.mark.parametrize("end", ["！", "!", "？", "）", "：", "。"])
def test_a_line_that_ends_a_sentence_at_the_edge_ends_its_paragraph(printed: Printed, end: str) -> None:
    lines = [f"柳林街道的扫雪活动昨天开始了{end}", "人人动手。"]
    assert of(printed(column(lines))).text.split("\n") == lines
