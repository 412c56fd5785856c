import os
from errno import EACCES
from pathlib import Path

import pytest

from kg.errors import InputError, NothingReadable, UnreadableFile
from kg.read.files import read_files
from kg.read.plain import page_from_text


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reason(path: Path) -> str:
    other = write(path.parent / "other" / "good.txt", "标题")
    _, (refusal,) = read_files([path, other])
    return refusal.reason


def test_folder_is_read_to_its_end_without_readme_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", "README.txt", "a/readme.zh.txt", ".a.txt", ".git/d.txt", "notes.md"):
        write(tmp_path / name, "标题")
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a/c.TXT", "b.txt"]
    assert refusals == ()


def test_order_of_arguments_and_naming_a_file_twice_make_no_difference(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt", "甲"), write(tmp_path / "b" / "a.txt", "乙")
    assert read_files([first, tmp_path / "b"]) == read_files([second, first, second])
    assert {page.text for page in read_files([tmp_path, second])[0]} == {"甲", "乙"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.txt", "街道办事处\r\n清扫积雪㐂".encode(encoding))
    assert read_files([path])[0][0].text == "街道办事处\n清扫积雪㐂"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\xe3\x80\x80\n", "empty"),
        (b"---\npage: A05\n---\n\n", "empty"),
        (b"GIF89a\0\1\2", "binary: it holds NUL bytes"),
        (b"\1\2\3\4 abc", "binary: mostly control characters"),
        (b"\xff\xfe\x07h\x00", "damaged UTF-16LE at line 1"),
        ("街道清扫积雪".encode() * 9 + b"\xe8\n", "damaged UTF-8 at line 1"),
        (b"\xff\xff\xff\xff", "in no known encoding"),
    ],
)
def test_what_holds_no_page_is_refused_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    text = reason(write(tmp_path / "a.txt", data))
    assert text.startswith(words)
    assert "\n" not in text


def test_a_page_that_a_crawler_filled_up_with_nul_bytes_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "清扫积雪。\n".encode() + bytes(64) + b"\n")
    assert read_files([path])[0][0].text == "清扫积雪。"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "标题")
    pages, (refusal,) = read_files([tmp_path])
    assert len(pages) == 1
    assert (refusal.file, refusal.reason) == ("a.txt", "not a regular file (expected one, or a folder)")


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt", "标题")
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a/a.txt"]
    assert [refusal.file for refusal in refusals] == ["b.txt"]


def test_a_folder_that_does_not_open_is_refused_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "shut/b.txt", "sub/c.txt"):
        write(tmp_path / name, "标题")
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a.txt", "sub/c.txt"]
    assert [str(refusal) for refusal in refusals] == ["shut: Permission denied"]
    with pytest.raises(NothingReadable, match=r"^shut: Permission denied$"):
        read_files([tmp_path / "shut"])


def test_a_folder_whose_files_may_not_be_reached_is_one_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "shut/b.txt", "shut/c.txt", "shut/sub/d.txt"):
        write(tmp_path / name, "标题")
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("shut"))
    pages, refusals = read_files([tmp_path])
    assert [page.file for page in pages] == ["a.txt"]
    assert [str(refusal) for refusal in refusals] == ["shut: Permission denied"]


def test_a_named_file_that_is_not_there_is_refused_and_the_others_read(tmp_path: Path) -> None:
    pages, refusals = read_files([tmp_path / "nowhere.txt", write(tmp_path / "a.txt", "标题")])
    assert [page.file for page in pages] == ["a.txt"]
    assert [str(refusal) for refusal in refusals] == ["nowhere.txt: no such file or folder"]


def test_files_of_one_name_are_told_apart_by_their_folders_in_any_order(tmp_path: Path) -> None:
    for name in ("p/a/x.txt", "q/a/x.txt", "p/b/x.txt", "p/b/y.txt"):
        write(tmp_path / name, "标题")
    write(tmp_path / "q/b/x.txt", "")
    folders = [tmp_path / name for name in ("p/a", "q/a", "p/b", "q/b")]
    pages, refusals = read_files(folders)
    assert [page.file for page in pages] == ["p/a/x.txt", "p/b/x.txt", "q/a/x.txt", "y.txt"]
    empty = "empty (expected a page, or rows with an article each)"
    assert [str(refusal) for refusal in refusals] == [f"q/b/x.txt: {empty}"]
    assert read_files(folders[::-1]) == (pages, refusals)


def test_no_page_at_all_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "README.txt", "说明")
    with pytest.raises(InputError, match=r"no page to read"):
        read_files([tmp_path])
    with pytest.raises(InputError, match=r"nowhere.txt: no such file"):
        read_files([tmp_path / "nowhere.txt"])


def test_front_matter_is_taken_off() -> None:
    front = "newspaper: 某报\ndate: 2011-3-2\npage: 05\nplace: 郑州市\nsection:"
    page = page_from_text(f"---\n{front}\n---\n\n标题\n")
    assert (page.newspaper, page.date, page.number) == ("某报", "2011-03-02", "05")
    assert (page.place, page.section) == ("郑州市", "")
    assert (page.text, page.first_line) == ("\n标题", 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\npage: A05\n标题", "a.txt:1: front matter without its closing ---"),
        ("---\npage: [1\n---\n标题", "a.txt:2: front matter is not YAML"),
        ("---\n某报\n---\n标题", "a.txt:2: front matter is no list of keys"),
        ("---\n? [page]\n: 1\n---\n标题", "a.txt:2: not one key (expected key: value)"),
        ("---\na: " + "[" * 1500 + "\n---\n标题", "a.txt:2: front matter is not YAML"),
    ],
)
def test_front_matter_that_is_wrong_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        page_from_text(text, "a.txt")
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("title: 某\npage: A05", "a.txt:4: unknown key title (expected newspaper, date, page, place, section)"),
        ("page: A05\ntags: [甲, 乙]", "a.txt:5: unknown key tags (expected newspaper, date, page, place, section)"),
        ("page: A05\nsection: [1, 2]", "a.txt:5: section is no text (expected one value)"),
        ("page: A05\n\ndate: 2011-02-30", "a.txt:6: date 2011-02-30 (expected 2011-03-02, 2011-03 or 2011)"),
        ("page: A05\nplace: 火星市", "a.txt:5: place 火星市 (expected a city that the register has, like 郑州市)"),
        (
            "page: A05\nnewspaper: 晴川晚报\nnewspaper: 某报",
            "a.txt:6: a second newspaper, 某报 (expected each key once)",
        ),
        ("page: A05\ndate: 2011-3-2\ndate: 2011-03-02", ""),
    ],
)
def test_an_entry_of_front_matter_that_cannot_count_is_noted_and_the_page_is_read(front: str, note: str) -> None:
    page = page_from_text(f"\n\n---\n{front}\n---\n标题", "a.txt")
    assert (page.number, page.text, page.notes) == ("A05", "标题", (note,) if note else ())
    assert (page.newspaper, page.section, page.place, page.date) == ("", "", "", "" if note else "2011-03-02")


@pytest.mark.parametrize("fence", ["———", "----", "－－－", "──", " ---"])
def test_front_matter_may_stand_between_what_editors_make_of_its_lines(fence: str) -> None:
    for end in (fence, "---"):
        page = page_from_text(f"{fence}\nnewspaper: 晴川晚报\n{end}\n标题")
        assert (page.newspaper, page.text, page.first_line) == ("晴川晚报", "标题", 4)
    assert page_from_text(f"{fence}\n夜校开课\n{fence}\n标题").newspaper == ""


@pytest.mark.parametrize("name", ["pages.toml.txt", "Pages.toml.txt", "pages.toml"])
def test_a_pages_toml_by_another_name_is_no_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('[defaults]\nnewspaper = "晴川晚报"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("清扫积雪。", encoding="utf-8")
    pages, refusals = read_files([tmp_path / name, tmp_path / "a.txt"])
    expected = "no page, but what is said of pages (expected it named pages.toml beside them)"
    assert [str(one) for one in refusals] == [f"{name}: {expected}"]
    assert [page.file for page in pages] == ["a.txt"]


def test_front_matter_may_follow_blank_lines() -> None:
    page = page_from_text("\n \u3000\n---\npage: A05\n---\n标题\n")
    assert (page.number, page.text, page.first_line) == ("A05", "标题", 6)


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_a_value_that_yaml_calls_nothing_is_absent(nothing: str) -> None:
    front = "\n".join(f"{key}: {nothing}" for key in ("newspaper", "date", "page", "place", "section"))
    assert page_from_text(f"---\n{front}\n---\n标题") == page_from_text("---\n\n\n\n\n\n---\n标题")
    assert page_from_text("---\nnewspaper: '~'\n---\n标题").newspaper == "~"


def test_a_place_that_nobody_knows_is_noted_and_counts_as_unknown() -> None:
    page = page_from_text("---\npage: A05\nplace: 火星市\n---\n标题", "a.txt")
    assert page.place == ""
    assert page.notes == ("a.txt:3: place 火星市 (expected a city that the register has, like 郑州市)",)
    assert page_from_text("---\nplace: 郑州市\n---\n标题").notes == ()


def test_files_put_together_with_front_matter_each_are_a_page_each(tmp_path: Path) -> None:
    one = "---\nnewspaper: 晴川晚报\ndate: 2011-03-02\n---\n甲街修路\n\n甲街昨日修路。\n"
    two = "---\nnewspaper: 白鹭晚报\nmayor: 某\npage: B02\n---\n乙街栽树\n\n乙街昨日栽树。\n"
    (tmp_path / "a.txt").write_text(one + two, encoding="utf-8")
    found, refusals = read_files([tmp_path / "a.txt"])
    pages = sorted(found, key=lambda page: page.first_line)
    assert [(page.newspaper, page.date, page.number, page.first_line) for page in pages] == [
        ("晴川晚报", "2011-03-02", "", 5),
        ("白鹭晚报", "", "B02", 13),
    ]
    assert [page.text.split("\n")[0] for page in pages] == ["甲街修路", "乙街栽树"]
    assert pages[1].notes == ("a.txt:10: unknown key mayor (expected newspaper, date, page, place, section)",)
    assert refusals == ()


@pytest.mark.parametrize(
    "below", ["---\nnewspaper: 白鹭晚报\n", "---\nnewspaper: 白鹭晚报\n---\n\n", "---\n某报\n---\n乙"]
)
def test_what_only_looks_like_more_front_matter_is_text(tmp_path: Path, below: str) -> None:
    (tmp_path / "a.txt").write_text(f"甲街修路\n\n甲街昨日修路。\n{below}", encoding="utf-8")
    (page,), _ = read_files([tmp_path / "a.txt"])
    assert page.newspaper == ""
