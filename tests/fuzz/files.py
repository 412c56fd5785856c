"""Whole files of each format with invented articles, and their insides changed: what readers are fuzzed with."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

from docx import Document
from openpyxl import Workbook

from tests.documents import printed, zipped

TITLE = "柳岸街道 花坛摆到家门口"
TEXT = (
    "本报讯(记者 方砚山 通讯员 秦禾)昨日,金水区柳岸街道办事处联合区园林局开展“花坛到家”活动,布置花坛120处,"
    "方便居民3000余人。晴川社区主任樊柳青说,活动将于3月底结束。\n\n二七区花园口镇还出台《庭院绿化办法》,成立服务队12支。"
)
HEADER = ("标题", "正文", "日期", "版面")
ROWS = ((TITLE, TEXT, "2011-03-02", "A05"), ("清雪日", "清扫积雪12处。", "", ""))
_INSIDES = {
    ".xlsx": ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"),
    ".docx": ("word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"),
}


@cache
def good() -> Mapping[str, bytes]:
    """A file of each format, by what its name ends in."""
    inner = gzip.compress(b"a", mtime=0)
    page = f"---\nnewspaper: 晨曦报\ndate: 2011-03-02\npage: A05\nplace: 郑州市\n---\n区街动态\n\n{TITLE}\n\n{TEXT}\n"
    return {
        ".txt": page.encode(),
        ".html": _web().encode("gbk"),
        ".docx": _document(),
        ".pdf": printed([(60, 800, TITLE), (84, 782, "清扫积雪十二处。"), (60, 764, "主任说,活动持续到三月。")]),
        ".jsonl": "\n".join(json.dumps(dict(zip(HEADER, row, strict=True))) for row in ROWS).encode(),
        ".json": json.dumps({"列表": [dict(zip(HEADER, row, strict=True)) for row in ROWS]}, indent=1).encode(),
        ".csv": _table(",").encode("utf-8-sig"),
        ".tsv": _table("\t").encode("utf-16"),
        ".xlsx": _workbook(),
        ".zip": zipped({"a.txt": page.encode("gbk"), "b/c.csv": _table(",").encode(), "d.txt.gz": inner}),
    }


def _web() -> str:
    head = f"<html><head><meta charset=gbk><title>{TITLE}-晨曦网</title></head><body><h1>{TITLE}</h1>"
    body = "".join(f"<p>　　{line}</p>" for line in TEXT.split("\n\n"))
    foot = "<br>图<table><tr><td>1</table></div></body></html>"
    return f"{head}<div>2011-03-02 来源:晨曦报</div><div class=content>{body}{foot}"


def _document() -> bytes:
    document = Document()
    document.add_heading(TITLE, 1)
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    document.add_table(1, 1).rows[0].cells[0].text = "街道"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _table(delimiter: str) -> str:
    file = StringIO()
    csv.writer(file, delimiter=delimiter).writerows([HEADER, *ROWS])
    return file.getvalue()


def _workbook() -> bytes:
    book = Workbook()
    for row in (HEADER, *ROWS, (1, 2.5, "2011-03-02", True)):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def insides(ending: str) -> tuple[str, ...]:
    """Members of a good file that a reader takes apart; none where it is no archive."""
    return _INSIDES.get(ending, ())


def inside(ending: str, member: str) -> bytes:
    with ZipFile(BytesIO(good()[ending])) as archive:
        return archive.read(member)


def with_inside(ending: str, member: str, data: bytes) -> bytes:
    """The good file with other bytes for a member, packed as it should be: what reaches the parsers behind the zip."""
    with ZipFile(BytesIO(good()[ending])) as archive:
        members = {one.filename: archive.read(one) for one in archive.infolist()}
    return zipped({**members, member: data})
