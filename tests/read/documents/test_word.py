from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.formats import pages_of
from kg.read.known import known
from kg.read.sources import Settings, Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(fill: Callable[[Any], object]) -> bytes:
    document = Document()
    fill(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def of(fill: Callable[[Any], object]) -> Page:
    (found,) = pages_of(Source("a.docx", saved(fill)), Settings())
    assert isinstance(found, Page)
    return found


def raw(xml: str) -> Callable[[Any], object]:
    """A document with this in its body."""
    return lambda document: document.element.body.insert(0, parse_xml(xml))


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        list(pages_of(Source("a.docx", data), Settings()))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_paragraphs_are_lines_in_order_with_those_of_tables() -> None:
    def fill(document: Any) -> None:
        document.add_heading("清雪日", 1)
        document.add_paragraph("本报讯(记者 路苇江)").add_run("清扫积雪").bold = True
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "街道", "处数"
        document.add_paragraph("第一行\n第二行\t完")
        document.sections[0].header.paragraphs[0].text = "页眉"

    found = of(fill)
    assert found.text.split("\n") == ["清雪日", "本报讯(记者 路苇江)清扫积雪", "街道", "处数", "第一行", "第二行\t完"]
    assert not found.single


def test_front_matter_stands_above_the_text() -> None:
    def fill(document: Any) -> None:
        for line in ("---", "date: 2011-3-2", "---", "清雪日"):
            document.add_paragraph(line)

    assert (of(fill).date, of(fill).text) == ("2011-03-02", "清雪日")


def test_changes_that_are_not_yet_accepted_count_as_made() -> None:
    kept = "<w:r><w:t>清扫</w:t></w:r>"
    new = "<w:ins w:id='1' w:author='a'><w:r><w:t>积雪</w:t></w:r></w:ins>"
    gone = "<w:del w:id='2' w:author='a'><w:r><w:delText>落叶</w:delText></w:r></w:del>"
    moved = "<w:moveFrom w:id='3' w:author='a'><w:r><w:t>道路</w:t></w:r></w:moveFrom>"
    assert of(raw(f"<w:p {W}>{kept}{gone}{new}{moved}</w:p>")).text == "清扫积雪"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    ways = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {MC}>{ways}</mc:AlternateContent>"
    text = f"<w:p {W}><w:r><w:t>清扫</w:t></w:r><w:r>{both}</w:r><w:r><w:t>积雪</w:t></w:r></w:p>"
    assert of(raw(text)).text == "清扫积雪\n框中文字"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no zip archive, or a damaged one"),
        ("清扫积雪".encode(), "no zip archive, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted, or of an old office program"),
        (saved(lambda _: None)[:-50], "no zip archive, or a damaged one"),
        (saved(lambda _: None), "a.docx: empty (expected the text of a page)"),
    ],
    ids=["nothing", "text", "old", "cut", "empty"],
)
def test_what_is_no_document_is_refused(data: bytes, message: str) -> None:
    assert refused(data).startswith(message)


def test_an_archive_of_other_things_is_no_document() -> None:
    from zipfile import ZipFile

    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "清扫积雪")
    assert refused(file.getvalue()) == "no document (expected .docx as Word saves it)"


def test_entities_that_multiply_are_not_resolved(cpu: Callable[..., float]) -> None:
    from zipfile import ZipFile

    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE a [<!ENTITY a0 "雪"><!ENTITY f SYSTEM "file:///etc/passwd">{names}]>'
    file = BytesIO()
    with (
        ZipFile(BytesIO(saved(lambda document: document.add_paragraph("清扫积雪&")))) as old,
        ZipFile(file, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name).replace(b"&amp;", b"&a11;&f;")
            new.writestr(name, data.replace(b"<w:document", head.encode() + b"<w:document"))

    def tried() -> str:
        try:
            (page,) = pages_of(Source("a.docx", file.getvalue()), Settings())
        except UnreadableFile as error:
            return str(error)
        assert isinstance(page, Page)
        return page.text

    assert len(tried()) < 100
    assert "root:" not in tried()
    assert cpu(tried) < 2


def test_without_the_extra_the_message_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    message = ".docx needs the extra docs (expected after: pip install 'local-news-kg[docs]')"
    assert refused(saved(lambda document: document.add_paragraph("清扫积雪"))) == message


def test_the_head_of_its_sheets_says_of_which_page_it_is() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "晴川晚报 2011年3月2日 星期三 A05版"
        document.sections[0].footer.paragraphs[0].text = "晴川区文化局"
        document.add_paragraph("清扫积雪。")

    found = known(of(fill))
    assert (found.newspaper, found.date, found.number, found.text) == ("晴川晚报", "2011-03-02", "A05", "清扫积雪。")


def test_the_header_line_of_the_text_comes_before_the_head_of_its_sheets() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "晴川晚报 2011年3月2日 A05版"
        for line in ("晴川晚报 2011年3月3日 A06版", "清扫积雪。"):
            document.add_paragraph(line)

    found = known(of(fill))
    assert (found.date, found.number, found.text) == ("2011-03-03", "A06", "清扫积雪。")


def test_footnotes_are_left_out_with_a_warning() -> None:
    note = "<w:footnote w:id='{}'{}><w:p><w:r><w:t>据居民说</w:t></w:r></w:p></w:footnote>"
    line = note.format(0, " w:type='separator'")
    notes = f"<w:footnotes {W}>{line}{note.format(1, '')}{note.format(2, '')}</w:footnotes>"

    def fill(document: Any) -> None:
        document.add_paragraph("清扫积雪。")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    found = of(fill)
    assert found.text == "清扫积雪。"
    assert found.notes == ("a.docx: 2 footnotes left out (expected in the text what belongs to it)",)


def told(rows: list[list[str]]) -> Callable[[Any], object]:
    """A document with a table between two articles."""

    def fill(document: Any) -> None:
        document.add_paragraph("清雪日")
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("夜校开课")

    return fill


STORY = "本报讯（记者 {}）柳湾区昨日清扫积雪12处，居民都说好，区城管局说，清扫还将持续三天。"


def test_a_table_of_data_is_left_out_and_named() -> None:
    page = of(told([["街道", "户数"], ["青溪街道", "1200"]]))
    assert page.text.split("\n") == ["清雪日", "夜校开课"]
    assert page.notes == (
        "a.docx: 1 table left out, of 街道 户数 青溪街道 1 … (expected the text of a page; a table as .csv or .xlsx)",
    )


def test_a_document_of_tables_alone_is_refused() -> None:
    def fill(document: Any) -> None:
        document.add_table(2, 2).rows[0].cells[0].text = "街道"

    assert refused(saved(fill)).startswith("only a table (")


def test_a_table_that_lays_out_articles_is_read_in_the_order_of_their_titles() -> None:
    first, second = STORY.format("路苇江"), STORY.format("白稷")
    beside = of(told([["电梯装好", "书屋开门"], [first, second]]))
    assert beside.text.split("\n") == ["清雪日", "电梯装好", first, "书屋开门", second, "夜校开课"]
    below = of(told([["电梯装好", first], ["书屋开门", second]]))
    assert below.text == beside.text
    assert beside.notes == below.notes == ()


def test_what_is_struck_out_or_hidden_is_left_out_and_counted() -> None:
    def run(mark: str, text: str) -> str:
        return f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>{text}</w:t></w:r>"

    gone = run("strike", "共花九万元") + run("dstrike", "十万") + run("vanish", "内部稿")
    kept = run("b", "清扫") + run("strike w:val='0'", "积雪") + run("vanish w:val='false'", "完")
    deleted = "<w:del w:id='2' w:author='a'><w:r><w:delText>落叶</w:delText></w:r></w:del>"
    page = of(raw(f"<w:p {W}>{gone}{kept}{deleted}</w:p>"))
    assert page.text == "清扫积雪完"
    assert page.notes == (
        "a.docx: 12 characters left out, struck out, hidden or deleted (expected in the text what belongs to it)",
    )


def form(*rows: list[str]) -> Page:
    """A document that is a table of these rows."""

    def fill(document: Any) -> None:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return of(fill)


def test_a_form_is_a_text_in_fields() -> None:
    text = STORY.format("路苇江")
    lines = ["标题：清雪日", "日期：2011-03-02", "来源：柳湾日报", f"正文：{text}", "居民都说好。"]
    rows = [["标题", "清雪日"], ["日期：", "2011-03-02"], ["来 源", "柳湾日报"], ["正文", f"{text}\n居民都说好。"]]
    assert form(*rows).text.replace("来 源", "来源").split("\n") == lines
    wide = form(["标题", "清雪日", "作者", ""], ["日期", "2011-03-02", "来源", "柳湾日报"], ["正文", text, "", ""])
    assert wide.text.split("\n")[:4] == ["标题：清雪日", "作者：", "", "日期：2011-03-02"]
    assert wide.notes == ()


def test_a_table_under_names_of_columns_is_no_form() -> None:
    text = STORY.format("路苇江")
    found = form(["标题", "作者", "正文", "字数"], ["清雪日", "路苇江", text, "52"])
    assert found.text.split("\n")[:4] == ["标题", "作者", "正文", "字数"]
