import gzip
import io
import struct
import tarfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest

from kg.errors import NothingReadable
from kg.model import Page, Refusal
from kg.read.files import read_files
from kg.read.sources import Settings
from tests.documents import zipped

TEXT = "街道办事处清扫积雪。".encode()


@pytest.fixture
def of(tmp_path: Path) -> Callable[..., tuple[tuple[Page, ...], tuple[Refusal, ...]]]:
    """The pages and refusals of a file beside a good page."""

    def of(name: str, data: bytes) -> tuple[tuple[Page, ...], tuple[Refusal, ...]]:
        (tmp_path / name).write_bytes(data)
        (tmp_path / "good.txt").write_bytes(TEXT)
        pages, refusals = read_files([tmp_path])
        return tuple(page for page in pages if page.file != "good.txt"), refusals

    return of


Of = Callable[[str, bytes], tuple[tuple[Page, ...], tuple[Refusal, ...]]]


def again(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def refused(found: tuple[tuple[Page, ...], tuple[Refusal, ...]]) -> str:
    pages, (refusal,) = found
    assert not pages
    assert "\n" not in str(refusal)
    return str(refusal)


def test_files_of_an_archive_are_read_as_those_of_a_folder(of: Of) -> None:
    members = {
        "郑州日报/2011-03-02/A05.txt": TEXT,
        "a.csv": "title,text\n甲,清扫积雪\n".encode(),
        "b.txt.gz": gzip.compress(TEXT, mtime=0),
        "README.txt": TEXT,
        ".hidden.txt": TEXT,
        "a/~$b.txt": TEXT,
        ".git/x.txt": TEXT,
        "__MACOSX/a.txt": TEXT,
        "c.jpg": b"\xff\xd8",
        "empty.txt": b"",
    }
    pages, refusals = of("a.zip", zipped(members))
    assert [page.file for page in pages] == ["a.zip/a.csv", "a.zip/b.txt.gz", "a.zip/郑州日报/2011-03-02/A05.txt"]
    assert (pages[2].newspaper, pages[2].date, pages[2].number) == ("郑州日报", "2011-03-02", "A05")
    expected = "empty (expected a page, or rows with an article each)"
    assert [str(refusal) for refusal in refusals] == [f"a.zip/empty.txt: {expected}"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_that_programs_wrote_without_saying_how(of: Of, encoding: str) -> None:
    name = "郑州日报/第一版.txt"
    raw = name.encode(encoding)
    data = zipped({"x" * len(raw): TEXT}).replace(b"x" * len(raw), raw)
    (page,), _ = of("a.zip", data)
    assert page.file == f"a.zip/{name}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/x.txt", "etc/x.txt"),
        ("/etc/x.txt", "etc/x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("a/./b//x.txt", "a/b/x.txt"),
        ("a\x1b[31m/\u202ex.txt", "a\\x1b[31m/\\u202ex.txt"),
        ("C:\\x.txt", "C:/x.txt"),
    ],
)
def test_hostile_names_lead_nowhere(of: Of, name: str, shown: str, tmp_path: Path) -> None:
    (page,), refusals = of("a.zip", zipped({name: TEXT}))
    assert page.file == f"a.zip/{shown}"
    assert not refusals
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "good.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_told_apart(of: Of) -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for number in range(3):
            archive.writestr("x.txt", TEXT + str(number).encode())
    pages, _ = of("a.zip", file.getvalue())
    assert [page.file for page in pages] == ["a.zip/x (2).txt", "a.zip/x (3).txt", "a.zip/x.txt"]


def test_a_link_in_an_archive_is_not_followed(of: Of) -> None:
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("x.txt", TEXT)
    assert [page.file for page in of("a.zip", file.getvalue())[0]] == ["a.zip/x.txt"]


def test_an_encrypted_member_is_refused_and_the_others_read(of: Of) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (page,), (refusal,) = of("a.zip", bytes(data))
    assert page.file == "a.zip/b.txt"
    assert str(refusal) == "a.zip/a.txt: encrypted (expected no password)"


def test_damaged_and_rarely_packed_members_are_refused_and_the_others_read(of: Of) -> None:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT + b"b"}, ZIP_STORED).replace(TEXT, TEXT[::-1], 1)
    (page,), (refusal,) = of("a.zip", data)
    assert (page.file, str(refusal)) == ("a.zip/b.txt", "a.zip/a.txt: damaged in the archive (expected it whole)")
    assert "packed in a rare way" in refused(of("a.zip", zipped({"a.txt": TEXT}, ZIP_BZIP2)))


@pytest.mark.parametrize("data", [b"PK\x03\x04", TEXT, zipped({"a.txt": TEXT})[:-30]])
def test_what_is_no_archive_is_refused(of: Of, data: bytes) -> None:
    assert refused(of("a.zip", data)) == "a.zip: no zip archive, or a damaged one (expected it whole)"


def test_an_archive_without_a_page_is_refused(of: Of) -> None:
    assert refused(of("a.zip", zipped({"a.jpg": b"", "README.txt": TEXT}))).startswith("a.zip: no page in it (expected")


def test_a_bomb_is_refused_in_one_line_and_a_moment(of: Of, cpu: Callable[..., float]) -> None:
    bomb = zipped({f"{n}.txt": bytes(8 << 20) for n in range(4)})
    assert refused(of("a.zip", bomb)).startswith("a.zip: unpacks to more than 200 times its size")
    assert cpu(of, "a.zip", bomb) < 1


def test_a_bomb_in_archives_in_archives_is_refused(of: Of) -> None:
    inner = zipped({"a.txt": bytes(64 << 20)})
    assert "unpacks to more than 200 times" in refused(of("a.zip", zipped({"b.zip": inner})))
    for number in range(4):
        inner = zipped({f"{number}.zip": inner})
    assert "archives in archives, more than 3" in refused(of("a.zip", inner))
    both = zipped({f"{n}.zip": zipped({"x.txt": bytes(10 << 20)}) for n in range(8)})
    pages, refusals = of("a.zip", both)
    assert not pages
    assert len(refusals) == 8
    assert sum("200 times" in str(one) for one in refusals) == 7


def test_members_that_overlap_are_refused(of: Of) -> None:
    data = bytearray(zipped({f"{n}.txt": TEXT for n in range(3)}))
    ends = [place for place in range(len(data)) if data[place : place + 4] == b"PK\x01\x02"]
    for place in ends:
        data[place + 42 : place + 46] = struct.pack("<I", 0)  # all begin where the first begins
    assert "files of the archive overlap" in refused(of("a.zip", bytes(data)))


def test_a_member_that_is_longer_than_it_says_is_not_unpacked_further(of: Of) -> None:
    data = bytearray(zipped({"a.txt": bytes(32 << 20)}))
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = data.index(mark) + offset
        data[place : place + 4] = struct.pack("<I", zlib.crc32(bytes(101)))
        data[place + 8 : place + 12] = struct.pack("<I", 100)
    assert "longer than the archive says" in refused(of("a.zip", bytes(data)))


def test_too_many_members_are_refused(of: Of, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.zips.MEMBERS", 2)
    assert "3 files in an archive (expected 2 at most)" in refused(of("a.zip", zipped(dict.fromkeys("abc", TEXT))))


def test_what_gzip_packed_is_read_by_the_name_before(of: Of) -> None:
    (page,), _ = of("A05.txt.gz", gzip.compress(TEXT[:12], mtime=0) + gzip.compress(TEXT[12:], mtime=0))
    assert (page.file, page.text.encode()) == ("A05.txt.gz", TEXT)
    (_, row), _ = of("a.csv.gz", gzip.compress("title,text\n甲,清扫积雪\n".encode(), mtime=0))
    assert (row.file, row.row, row.text) == ("a.csv.gz", 2, "甲\n清扫积雪")


@pytest.mark.parametrize("name", ["A05.txt.gz.gz", "A05.txt.GZ.gz.gz", "A05.txt.gz"])
@pytest.mark.parametrize("times", [2, 3])
def test_what_gzip_packed_again_is_read(of: Of, name: str, times: int) -> None:
    (page,), refusals = of(name, again(TEXT, times))
    assert (page.file, page.text.encode(), refusals) == (name, TEXT, ())


def test_an_archive_may_be_packed_once_more(of: Of) -> None:
    (page,), _ = of("a.zip.gz", gzip.compress(zipped({"x.txt": TEXT}), mtime=0))
    assert page.file == "a.zip.gz/x.txt"


def test_what_gzip_packed_of_other_things_is_left_out(of: Of) -> None:
    assert of("graph.ttl.gz", gzip.compress(b"<a> <b> <c> .", mtime=0)) == ((), ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(TEXT, mtime=0)[:-9], "a damaged .gz (expected it whole)"),
        (gzip.compress(TEXT, mtime=0)[:12] + b"xxxxxx", "a damaged .gz (expected it whole)"),
        (
            gzip.compress(bytes(64 << 20), mtime=0),
            "unpacks to more than 200 times its size, as a zip bomb does (expected text)",
        ),
        (again(TEXT, 4), "archives in archives, more than 3 (expected the files themselves)"),
        (again(bytes(64 << 20), 2), "unpacks to more than 200 times its size, as a zip bomb does (expected text)"),
    ],
    ids=["cut", "damaged", "bomb", "four times", "bomb packed again"],
)
def test_what_is_wrong_with_gz_is_said_in_one_line(of: Of, data: bytes, message: str) -> None:
    assert refused(of("a.txt.gz", data)).startswith(f"a.txt.gz: {message}")


def test_a_tar_archive_is_named(of: Of) -> None:
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT)
        archive.addfile(info, BytesIO(TEXT))
    message = "a.txt.gz: a tar archive (expected .zip, or .gz of one file)"
    assert refused(of("a.txt.gz", gzip.compress(file.getvalue(), mtime=0))) == message


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize(
    ("format", "data", "file"),
    [
        ("", TEXT, "stdin"),
        ("", gzip.compress(TEXT, mtime=0), "stdin"),
        ("csv", "text\n清扫积雪\n".encode(), "stdin"),
        ("zip", zipped({"x.txt": TEXT}), "stdin/x.txt"),
    ],
)
def test_stdin_is_text_unless_it_is_said_otherwise(
    monkeypatch: pytest.MonkeyPatch, format: str, data: bytes, file: str
) -> None:
    from kg.read.sources import Settings

    stdin(monkeypatch, data)
    (page,), _ = read_files([Path("-")], Settings(format=format))
    assert (page.file, page.row) == (file, 2 if format == "csv" else 0)


def test_stdin_without_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    with pytest.raises(NothingReadable, match=r"^stdin: empty"):
        read_files([Path("-")])


TABLE = """[defaults]
newspaper = "晴川晚报"
date = 2011-03-01

["2011-03-02/*.txt"]
date = 2011-03-02

["b.txt"]
page = "A05"
"""


def test_pages_toml_of_an_archive_holds_in_it_as_in_a_folder(of: Of) -> None:
    inner = zipped({"c.txt": TEXT, "pages.toml": '[defaults]\nsection = "城事"\n'.encode()})
    members = {"2011-03-02/a.txt": TEXT, "b.txt": TEXT, "in.zip": inner, "pages.toml": TABLE.encode()}
    pages, refusals = of("a.zip", zipped(members))
    assert not refusals
    assert [(page.file, page.newspaper, page.date, page.number, page.section) for page in pages] == [
        ("a.zip/2011-03-02/a.txt", "晴川晚报", "2011-03-02", "", ""),
        ("a.zip/b.txt", "晴川晚报", "2011-03-01", "A05", ""),
        ("a.zip/in.zip/c.txt", "晴川晚报", "2011-03-01", "", "城事"),
    ]
    assert not pages[0].notes
    assert dict(pages[0].told_by)["date"] == "pages.toml"


def test_what_is_wrong_in_pages_toml_of_an_archive_is_noted(tmp_path: Path) -> None:
    table = '[defaults]\npaper = "晴川晚报"\n["b.txt"]\npage = "A05"\n'
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT, "pages.toml": table.encode()}))
    (page,), _ = read_files([tmp_path / "a.zip"])
    assert [note.partition(" (")[0] for note in page.notes] == [
        "a.zip/pages.toml:2: unknown key paper",
        "a.zip/pages.toml:3: b.txt: no such page",
    ]


def test_an_archive_on_stdin_has_its_pages_toml_too(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a.txt": TEXT, "pages.toml": TABLE.encode()})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(BytesIO(data)))
    (page,), _ = read_files([Path("-")], Settings(format="zip"))
    assert page.newspaper == "晴川晚报"


def test_an_archive_with_nothing_but_pages_toml_is_refused(of: Of) -> None:
    assert "no page in it" in refused(of("a.zip", zipped({"pages.toml": TABLE.encode()})))
