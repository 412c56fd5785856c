"""No file is passed over in silence: text is refused with what to do, and it is said how many others there are."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import NothingReadable
from kg.read.files import read_files
from kg.read.formats import READ
from kg.read.others import OTHERS

TEXT = "街道办事处清扫积雪。"


WORD, SHEET = "(expected .docx: opened and saved as that)", "(expected .xlsx: opened and saved as that)"
PAGE = "a web page with its pictures in one file (expected .html: saved as that, without them)"
ZIP = "(expected .zip, or the files themselves)"
REFUSED = {
    ".doc": f"a document of old Word {WORD}",
    ".wps": f"a document of WPS {WORD}",
    ".odt": f"a document of OpenOffice {WORD}",
    ".rtf": f"Rich Text {WORD}",
    ".xls": f"a workbook of old Excel {SHEET}",
    ".xlsb": f"a binary workbook of Excel {SHEET}",
    ".et": f"a workbook of WPS {SHEET}",
    ".ods": f"a workbook of OpenOffice {SHEET}",
    ".mht": PAGE,
    ".mhtml": PAGE,
    ".caj": "a document of CAJ (expected .pdf: printed as that)",
    ".rar": f"an archive of RAR {ZIP}",
    ".7z": f"an archive of 7-Zip {ZIP}",
    ".tar": f"a tar archive {ZIP}",
    ".tgz": f"a tar archive {ZIP}",
}


@pytest.mark.parametrize("ending", OTHERS)
def test_text_that_is_not_read_is_refused_with_what_to_do(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a{ending}").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "b.txt").write_text(TEXT)
    _, (refusal,) = read_files([tmp_path / "b.txt", tmp_path / f"a{ending}"])
    assert str(refusal) == f"a{ending}: {REFUSED[ending]}"
    (page,), met = read_files([tmp_path])
    assert met == (refusal,)
    assert not page.notes


def test_json_without_articles_is_left_out_in_folders_and_archives_and_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": TEXT}]))
    (tmp_path / "package.json").write_text(json.dumps({"name": "x", "list": [{"a": 1}]}))
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.write(tmp_path / "package.json", "b/package.json")
        archive.write(tmp_path / "a.json", "b/a.json")
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a.json", "z.zip/b/a.json"]
    assert not refusals
    assert pages[0].notes[0].startswith("2 files left out: 2 .json (package.json …) (expected .txt, ")
    _, refused = read_files([tmp_path / "a.json", tmp_path / "package.json"])
    assert [str(one)[:40] for one in refused] == [
        "package.json: no row with an article (ex",
        "package.json:1: no column with the text ",
    ]


def test_broken_json_is_refused_in_folders_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.json").write_text('[\n{"text": "清扫\n')
    _, (whole, row) = read_files([tmp_path])
    assert (str(whole), str(row)[:18]) == (
        "b.json: no row with an article (expected one)",
        "b.json:2: not JSON",
    )


def test_of_what_is_left_out_it_is_said_how_much_there_is(tmp_path: Path) -> None:
    for name in (
        "b.jpg",
        "a/c.JPG",
        "no",
        "README.md",
        ".hidden.png",
        "~$x.docx",
        "~$x.xlsx",
        "a/~$y.jpg",
        "pages.toml",
        "x.css",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("logo.jpg", "")
        archive.writestr("t.txt", TEXT)
        archive.writestr("old.xls", "x")
    pages, (refusal,) = read_files([tmp_path])
    what = "3 .jpg (a/c.JPG …), 1 without ending (no), 1 .css (x.css)"
    assert pages[0].notes == (f"5 files left out: {what} (expected {', '.join(READ)})",)
    assert str(refusal).startswith("z.zip/old.xls: a workbook of old Excel")


def test_it_is_said_too_where_there_is_nothing_else(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"a.x{number}").write_text("")
    with pytest.raises(NothingReadable) as error:
        read_files([tmp_path])
    assert len(error.value.reasons) == 2
    assert error.value.reasons[1].startswith("10 files left out: 1 .x0 (a.x0), 1 .x1 (a.x1), ")
    assert "1 .x7 (a.x7), 2 others (expected .txt, " in error.value.reasons[1]
