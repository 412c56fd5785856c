"""Files that no one would wish for, through the command line: built where they can be, else refused in one line."""

import gzip
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents import PAGE, PNG, ROW, TEXT, zipped

Command = Callable[..., Any]
FILES = ["graph.html", "graph.ttl", "report.json"]


EMPTY = "empty (expected a page, or rows with an article each)"
BINARY = "binary (expected text in UTF-8, UTF-16, GB18030 or Big5)"
NO_ZIP = "no zip archive, or a damaged one (expected it whole)"
BOMB = "unpacks to more than 200 times its size, as a zip bomb does (expected text)"
REFUSED = {  # what holds no page → why, in the words that are shown
    "empty.txt": (b"", EMPTY),
    "empty.csv": (b"", EMPTY),
    "empty.docx": (b"", EMPTY),
    "empty.html": (b"", EMPTY),
    "empty.jsonl": (b"", EMPTY),
    "empty.pdf": (b"", EMPTY),
    "empty.xlsx": (b"", EMPTY),
    "empty.zip": (b"", EMPTY),
    "empty.txt.gz": (b"", EMPTY),
    "empty-within.txt.gz": (gzip.compress(b"", mtime=0), EMPTY),
    "blank.txt": ("\ufeff \n\u3000\r\n\t".encode(), "empty (expected the text of a page)"),
    "blank.csv": (b"\n\n,,\n", "empty (expected a header and a row for each article)"),
    "nul.txt": (b"\0" * 99 + b"ab", "binary: it holds NUL bytes (expected text)"),
    "controls.txt": (b"\1\2\3 abc \4\5\6", "binary: mostly control characters (expected text)"),
    "picture.txt": (PNG, BINARY),
    "picture.csv": (PNG, BINARY),
    "picture.html": (PNG, BINARY),
    "picture.jsonl": (PNG, BINARY),
    "picture.txt.gz": (PNG, BINARY),
    "picture.docx": (PNG, NO_ZIP),
    "picture.xlsx": (PNG, NO_ZIP),
    "picture.zip": (PNG, NO_ZIP),
    "picture.pdf": (PNG, "no PDF, or a damaged one (expected one that a viewer opens)"),
    "utf8.txt": (PAGE.encode() * 9 + b"\xe6\n", "damaged UTF-8 at line 28 (expected whole characters)"),
    "gbk.txt": (PAGE.encode("gbk") * 9 + b"\xff\n", "damaged GB18030 at line 28 (expected whole characters)"),
    "utf16.txt": (PAGE.encode("utf-16-le")[:-1], "damaged UTF-16LE at line 3 (expected whole characters)"),
    "bomb.zip": (zipped({"a.txt": bytes(32 << 20)}), BOMB),
    "bomb.txt.gz": (gzip.compress(bytes(32 << 20), mtime=0), BOMB),
    "bomb.xlsx": (zipped({"xl/workbook.xml": bytes(32 << 20)}), BOMB),
    "bomb.docx": (zipped({"word/document.xml": bytes(32 << 20)}), BOMB),
    "front.txt": (f"---\npage: A05\n{PAGE}".encode(), "front matter without its closing ---"),
    "header.csv": ("标题,日期\n甲,2011-03-02\n".encode(), "no column with the text (has 标题, 日期; expected text, "),
    "quote.csv": (b'"text\nabc\n', "1: unexpected end of data (expected each quotation mark to be closed)"),
    "other.html": (b"<title>x</title>", "no article on this page (expected paragraphs of text)"),
}


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder of all these, and of what is no file at all."""
    folder = tmp_path / "bad"
    (folder / "sub").mkdir(parents=True)
    for name, (data, _) in REFUSED.items():
        (folder / name).write_bytes(data)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "lost.txt").symlink_to("nowhere")
    (folder / "sub" / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.txt")
    return folder


ODD = {
    "loop.txt": "Too many levels of symbolic links",
    "lost.txt": "no such file or folder",
    "pipe.txt": "not a regular file (expected one, or a folder)",
}


def test_each_bad_file_is_one_line_and_the_good_one_is_built(command: Command, bad: Path, tmp_path: Path) -> None:
    (bad / "good.txt").write_text(PAGE, encoding="utf-8")
    run = command("build", bad, "-o", tmp_path / "out", "--quiet")
    expected = {**{name: why for name, (_, why) in REFUSED.items()}, **ODD}
    lines = {line.removeprefix("refused ").partition(":")[0]: line for line in run.err.splitlines()}
    assert (run.code, run.err.count("\n")) == (0, len(expected))
    for name, why in expected.items():
        assert why in lines[name]
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["files"]["given"], report["files"]["read"]) == (len(expected) + 1, 1)
    assert {one["file"] for one in report["files"]["refused"]} == set(expected)
    assert sorted(os.listdir(tmp_path / "out")) == FILES
    assert command("build", bad, "-o", tmp_path / "out", "-q", "--strict").code == 1


@pytest.mark.parametrize("name", REFUSED)
def test_alone_it_is_an_error_of_one_line(command: Command, tmp_path: Path, name: str) -> None:
    data, why = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    for run in (command("read", tmp_path / name), command("build", tmp_path, "-o", tmp_path / "out")):
        assert (run.code, run.out, run.err.count("\n")) == (1, "", 1)
        assert run.err.startswith(f"kg: {name}:")
        assert why in run.err
    assert os.listdir(tmp_path) == [name]


def test_a_table_without_one_good_row_is_refused_whole_and_by_its_rows(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[1]\n" * 7000, encoding="utf-8")
    said = command("build", tmp_path).err.splitlines()
    assert said[:2] == [
        "kg: a.jsonl: no row with an article (expected one)",
        'kg: a.jsonl:1: no object (expected one like {"title": "…", "text": "…"})',
    ]
    assert said[20:] == [said[1].replace(":1:", ":20:"), "kg: a.jsonl: 6980 more rows"]


def test_rows_whose_days_cannot_be_read_are_built_without_and_named(command: Command, tmp_path: Path) -> None:
    row = "\n" + json.dumps({"text": TEXT.replace("柳湾区", "柳湾区昨日"), "date": "昨天"}, ensure_ascii=False)
    (tmp_path / "2011-03-02.jsonl").write_text(ROW + row * 7000, encoding="utf-8")
    run = command("build", tmp_path, "-o", tmp_path / "out", "--strict")
    said = run.err.splitlines()
    first = "2011-03-02.jsonl:2: date '昨天' cannot be read; the article has none (expected one like 2011-03-02)"
    assert (run.code, said[0]) == (0, f"warning {first}")
    assert said[19].startswith("warning 2011-03-02.jsonl:21: ")
    assert said[20] == "warning 2011-03-02.jsonl: 6980 more warnings"
    assert said[21].startswith("1 of 1 file, 7001 of 7001 rows, ")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (len(report["notes"]), report["notes"][0], report["articles"]["without_date"]) == (7000, first, 1)
    assert report["known_by"]["pages"]["date"] == {"": 7000, "name": 1}
    assert '"2011-03-01"' not in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('{"text": "柳湾区民政局', "not JSON: Unterminated string starting at (expected one object a line)"),
        ('{"text": ""}', "no text (expected that of an article)"),
        ('{"title": "柳湾区"}', "no column with the text (has title; expected text, 正文 or --columns text=NAME)"),
    ],
)
def test_a_bad_row_in_line_7000_is_named_and_the_others_are_built(
    command: Command, tmp_path: Path, row: str, why: str
) -> None:
    lines = [ROW, *[""] * 6998, row, ROW]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = command("build", tmp_path, "-o", tmp_path / "out", "--strict")
    assert run.code == 1
    assert run.err.splitlines()[:2][0] == f"refused a.jsonl:7000: {why}"
    assert "1 of 1 file, 2 of 3 rows, 1 article " in run.err
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["rows"] == {"given": 3, "read": 2, "refused": [{"file": "a.jsonl", "row": 7000, "reason": why}]}


def test_marks_of_control_and_direction_are_left_out_and_counted(command: Command, tmp_path: Path) -> None:
    hostile = {"\0": 1, "\x07": 2, "\x1b[31m": 1, "\u202e": 1, "\u2066": 1, "\u200b": 1, "\ufeff": 1}
    text = PAGE * 2 + PAGE.replace("办起便民", "".join(["办起", *hostile, "便民"]))
    (tmp_path / "a\x1b[31m\u202e\nb.txt").write_text(text.replace("\x07", "\x07\x07"), encoding="utf-8")
    run = command("build", tmp_path, "-o", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (run.code, report["removed"]["characters"]) == (0, sum(hostile.values()))
    assert "8 invisible characters left out of 1 file (see report.json)" in run.err
    for said in (run.err, command("read", next(tmp_path.glob("*.txt"))).out, json.dumps(report, ensure_ascii=False)):
        assert not {"\0", "\x07", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff"} & set(said)


LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
PARAGRAPH = f"<h1>食堂</h1><p>{TEXT}附近的老人都说方便多了。&l11;&file;</p>"


def test_entities_of_a_web_page_neither_multiply_nor_open_a_file(
    command: Command, tmp_path: Path, cpu: Callable[..., float]
) -> None:
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    declared = f'<!DOCTYPE html [<!ENTITY l0 "哈">{LOL}<!ENTITY file SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    (tmp_path / "a.html").write_text(f"{declared}<html><body>{PARAGRAPH}</body></html>", encoding="utf-8")
    run = command("read", tmp_path / "a.html")
    assert run.code == 0
    assert "附近的老人都说方便多了。" in run.out
    assert "机密" not in run.out
    assert len(run.out) < 2000


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Eleven hundred folders, one in another, with a page in the last."""
    folder = tmp_path / "deep"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=here)
        here, before = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(before)
    with open(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here), "w", encoding="utf-8") as file:
        file.write(PAGE)
    os.close(here)
    yield folder
    subprocess.run(["rm", "-rf", str(folder)], check=True)  # Python, and so pytest, can't


@pytest.mark.slow
def test_folders_a_thousand_deep_are_read_to_their_end(command: Command, deep: Path, tmp_path: Path) -> None:
    run = command("build", deep, "-o", tmp_path / "out", "--no-tagger")
    assert (run.code, run.err.splitlines()[0][:12]) == (0, "1 of 1 file,")


def test_a_file_that_no_memory_holds_is_refused_unread(command: Command, tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate((1 << 30) + 1)
    run = command("build", tmp_path)
    assert (run.code, run.err) == (1, "kg: a.txt: more than 1024 MB (expected less: cut it into several)\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "size", "figures"),
    [
        (f"柳湾区园林局修花坛\n\n{'附近的老人都说方便,' * 180_000}{TEXT}\n", 5_000_000, 1),  # one line
        (f"{PAGE.replace('民政局', '园林局')}{f'{chr(0x3000) * 400}{chr(10)}' * 42_000}{PAGE}", 50_000_000, 2),
    ],
    ids=["line", "file"],
)
def test_a_line_of_5_mb_and_a_file_of_50_mb_are_built_to_their_end(
    command: Command, tmp_path: Path, text: str, size: int, figures: int
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert (tmp_path / "a.txt").stat().st_size > size
    run = command("build", tmp_path, "-o", tmp_path / "out", "--no-tagger", "--strict", "--quiet")
    assert (run.code, run.err) == (0, "")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["files"]["read"], report["figures"]) == (1, figures)
