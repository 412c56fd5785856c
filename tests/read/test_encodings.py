import codecs
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import OptionError, UnreadableFile
from kg.lexicon.tables import rows
from kg.pipeline import build
from kg.read.encodings import decode, decoded, encoding_named
from kg.read.files import read_files
from kg.read.sources import Settings
from kg.show import summary

SIMPLIFIED = "本报讯(记者 路苇江)昨日,古荥镇开展农机“大体检”活动,检修拖拉机175台。\n镇司法所所长武麦青说,活动到3月底。"
TRADITIONAL = (
    "本報訊（記者 路葦江）昨日，古滎鎮開展農機「大體檢」活動，檢修拖拉機175台。\n鎮司法所所長武麥青說，活動到3月底。"
)
SHORT = "清扫积雪，居民都说好。"


def traditional(text: str) -> str:
    table: dict[int, str] = {}
    for _, (many, one) in rows("traditional.tsv", columns=2):
        table.setdefault(ord(one), many)
    return text.translate(table)


def refusal(data: bytes, encoding: str = "") -> str:
    with pytest.raises(UnreadableFile) as error:
        decode(data, encoding)
    return str(error.value)


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", SIMPLIFIED, "UTF-8"),
        ("utf-8-sig", SIMPLIFIED, "UTF-8"),
        ("gbk", SIMPLIFIED, "GB18030"),
        ("gb18030", SIMPLIFIED + "㐂𠮷", "GB18030"),
        ("gb18030", TRADITIONAL, "GB18030"),
        ("big5", TRADITIONAL, "Big5"),
        ("utf-16", SIMPLIFIED, "UTF-16LE"),
        ("utf-16-le", SIMPLIFIED, "UTF-16LE"),
        ("utf-16-be", TRADITIONAL, "UTF-16BE"),
        ("utf-16-le", "清扫", "UTF-16LE"),
        ("utf-8", "plain letters", "UTF-8"),
        ("utf-16-be", "plain letters", "UTF-16BE"),
    ],
)
def test_the_encoding_is_found(codec: str, text: str, name: str) -> None:
    assert decode(text.encode(codec)) == (text, name)


def test_a_mark_tells_utf_16_and_is_no_text() -> None:
    assert decode(codecs.BOM_UTF16_BE + SHORT.encode("utf-16-be")) == (SHORT, "UTF-16BE")
    assert decode(codecs.BOM_UTF16_LE + SHORT.encode("utf-16-le")) == (SHORT, "UTF-16LE")
    assert decode(codecs.BOM_UTF8 + SHORT.encode(), "utf-8") == (SHORT, "UTF-8")


@pytest.mark.parametrize("size", [20, 50, 200])
@pytest.mark.parametrize("codec", ["gb18030", "cp950", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_pieces_of_articles_is_found(shared: Path, codec: str, size: int) -> None:
    texts = [decoded(path.read_bytes()) for path in sorted((shared / "articles").glob("*.txt"))[::8]]
    pieces = [one[at : at + size].strip() + "。" for one in texts for at in range(0, len(one), 997)]
    if codec == "cp950":
        pieces = list(map(traditional, pieces))
    written = [one.encode(codec, errors="ignore") for one in pieces]
    right = sum(decoded(data) == data.decode(codec) for data in written)
    assert len(written) > 60
    assert right >= 0.99 * len(written)


def test_big5_holds_the_characters_of_hong_kong_and_of_windows() -> None:
    hong_kong = "佢哋嘅餸好嘢，啲人嚟喺度㗎"
    assert decode(hong_kong.encode("big5hkscs")) == (hong_kong, "Big5")
    windows = "碁銹裏墻恒粧嫺，約€5，～‧﹑"
    assert decode(windows.encode("cp950")) == (windows, "Big5")
    assert decode(f"{hong_kong}共".encode("big5hkscs") + "€‧".encode("cp950")).text == f"{hong_kong}共€‧"


@pytest.mark.parametrize(
    ("asked", "codec", "name"),
    [
        ("gbk", "gbk", "GB18030"),
        ("GB2312", "gb2312", "GB18030"),
        ("utf8", "utf-8-sig", "UTF-8"),
        ("utf-16", "utf-16-be", "UTF-16BE"),
        ("utf-16", "utf-16", "UTF-16LE"),
        ("UTF-16BE", "utf-16-be", "UTF-16BE"),
    ],
)
def test_an_encoding_may_be_asked_for(asked: str, codec: str, name: str) -> None:
    assert decode(SHORT.encode(codec), asked) == (SHORT, name)


def test_what_is_asked_for_outranks_what_would_be_found() -> None:
    data = "清掃積雪，居民都說好。".encode("big5")
    assert decode(data).encoding == "Big5"
    assert decode(data, "gb18030").text != decode(data).text


def test_a_wrong_encoding_names_the_line_and_what_was_expected() -> None:
    data = f"A05\n\n{SHORT}".encode("gbk")
    assert refusal(data, "utf-8") == "not UTF-8 at line 3 (expected as --encoding says; without it, kg finds out)"
    assert refusal(data[:-1], "gbk").startswith("not GB18030 at line 3 (expected ")
    with pytest.raises(OptionError, match=r"^encoding latin-9: not known \(expected utf-8, gb18030, gbk, big5, utf-16"):
        Settings(encoding="latin-9")
    for odd in ("rot13", "a\0b", "\udcff", "x" * 10_000):
        with pytest.raises(OptionError, match="not known"):
            encoding_named(odd)


@pytest.mark.parametrize(
    ("codec", "text", "asked", "words"),
    [
        ("gb18030", SIMPLIFIED + "节", "big5", "not Big5, but GB18030, as it looks"),
        ("big5", TRADITIONAL, "gbk", "not GB18030, but Big5, as it looks"),
        ("gbk", "清扫积雪" * 9, "utf-16", "not UTF-16, but GB18030, as it looks"),
        ("gbk", "清扫积雪" * 9, "utf-16-be", "not UTF-16BE, but GB18030, as it looks"),
        ("utf-16-le", "清扫积雪" * 9, "utf-16-be", "not UTF-16BE, but UTF-16LE, as it looks"),
        ("utf-8", "plain letters in two bytes", "utf-16", "not UTF-16, but UTF-8, as it looks"),
        ("utf-8", "清扫积雪" * 9, "gbk", "not GB18030, but UTF-8, as it looks"),
        ("utf-8-sig", "清扫积雪了", "utf-16", "not UTF-16, but UTF-8 by its first bytes"),
        ("utf-8-sig", "清扫积雪了", "gbk", "not GB18030, but UTF-8 by its first bytes"),
        ("utf-16", "清扫积雪", "utf-16-be", "not UTF-16BE, but UTF-16LE by its first bytes"),
    ],
)
def test_what_is_clearly_in_another_encoding_is_refused(codec: str, text: str, asked: str, words: str) -> None:
    assert refusal(text.encode(codec, errors="ignore"), asked) == (
        f"{words} (expected as --encoding says; without it, kg finds out)"
    )


def test_what_says_too_little_of_its_encoding_is_read_as_asked() -> None:
    short = "清掃積雪，居民都說好，下星期再掃一次"
    assert decode(f"{short}。".encode("big5"), "gb18030").encoding == "GB18030"
    assert refusal(f"{short}雪。".encode("big5"), "gb18030").startswith("not GB18030, but Big5")
    names = "㐂𠮷龘靐齉爩鱻麤龗灪龖厵滟爨癵籱饢驫鲡鹂鸾麣纞虋"  # seldom characters, in no encoding usual ones
    assert decode(names.encode("gb18030"), "gb18030").text == names


_RIGHT = {
    "utf-8": ["utf-8", "utf-8-sig"],
    "gbk": ["gb18030"],
    "big5": ["cp950", "big5hkscs"],
    "utf-16": ["utf-16", "utf-16-le", "utf-16-be"],
    "utf-16-le": ["utf-16", "utf-16-le"],
    "utf-16-be": ["utf-16-be"],
}


@pytest.mark.slow
@pytest.mark.parametrize("size", [10, 20, 50, 200, 1 << 20])
def test_no_article_is_refused_in_its_own_encoding_nor_read_in_another(shared: Path, size: int) -> None:
    texts = [decoded(path.read_bytes()) for path in sorted((shared / "articles").glob("*.txt"))[::5]]
    step = 997 if size < 1000 else size
    pieces = [one[at : at + size].strip() + "。" for one in texts for at in range(0, len(one), step)]
    assert len(pieces) >= 90
    for codec in {codec for codecs_ in _RIGHT.values() for codec in codecs_}:
        for piece in pieces:
            data = (traditional(piece) if "big5" in codec or codec == "cp950" else piece).encode(codec, errors="ignore")
            for asked, right in _RIGHT.items():
                if codec in right:
                    assert decode(data, asked).text
                elif size >= 50:
                    assert refusal(data, asked).startswith("not ")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((SIMPLIFIED + "\n" + SHORT).encode()[:-2], "damaged UTF-8 at line 3 (expected "),
        ((SIMPLIFIED + "\n" + SHORT).encode("gbk")[:-1], "damaged GB18030 at line 3 (expected "),
        (("甲\r\r" + TRADITIONAL).encode("big5")[:-1], "damaged Big5 at line 4 (expected "),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le")[:-1], "damaged UTF-16LE at line 2 (expected "),
        (b"caf\xe9 cr\xe8me", "in no known encoding (expected "),
        (b"GIF89a\0\1\2", "binary: it holds NUL bytes (expected text)"),
        ("甲\0乙".encode("gbk"), "binary: it holds NUL bytes (expected text)"),
    ],
)
def test_damaged_files_are_refused_with_the_line(data: bytes, words: str) -> None:
    assert refusal(data).startswith(words)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16"])
def test_nul_bytes_that_fill_a_file_up_are_no_text(codec: str) -> None:
    assert decode(f"{SHORT}\n".encode(codec) + bytes(64)).text == SHORT


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused_in_one_line(data: bytes) -> None:
    said = ""
    try:
        assert decode(data).encoding in {"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"}
    except UnreadableFile as error:
        said = str(error)
    assert "\n" not in said
    assert not said or "(expected " in said


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff").rstrip(" "), "UTF-8")


def test_the_report_counts_encodings_and_names_the_files_that_are_not_utf_8(tmp_path: Path) -> None:
    for name, codec in (("a.txt", "utf-8"), ("b.txt", "gbk"), ("c.txt", "gbk"), ("d.txt", "utf-16")):
        (tmp_path / name).write_bytes(f"{name}\n\n{SIMPLIFIED}".encode(codec))
    report = build(tmp_path).report
    assert report["files"]["encodings"] == {  # type: ignore[index]
        "read": {"GB18030": 2, "UTF-16LE": 1, "UTF-8": 1},
        "other_than_utf8": {"GB18030": ["b.txt", "c.txt"], "UTF-16LE": ["d.txt"]},
    }
    lines = summary(report, Path("out")).split("\n")
    assert [line for line in lines if " read as " in line] == ["2 files read as GB18030", "1 file read as UTF-16LE"]


def test_an_encoding_holds_for_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"标题\n\n{SIMPLIFIED}".encode("gbk"))
    (tmp_path / "b.txt").write_bytes(f"标题\n\n{SIMPLIFIED}".encode())
    pages, (refused,) = read_files([tmp_path], Settings(encoding="utf-8"))
    assert [page.file for page in pages] == ["b.txt"]
    assert str(refused) == "a.txt: not UTF-8 at line 1 (expected as --encoding says; without it, kg finds out)"
    with pytest.raises(OptionError, match="encoding klingon: not known"):
        kg.build(tmp_path, encoding="klingon")


@pytest.mark.parametrize(
    ("name", "codec", "table"),
    [
        ("a.csv", "gbk", "标题,正文,日期\n清扫积雪,居民都说好。,2011-03-02\n"),
        ("a.tsv", "utf-16", "标题\t正文\n清扫积雪\t居民都说好。\n"),
        ("a.jsonl", "gb18030", '{"标题": "清扫积雪", "正文": "居民都说好。"}\n'),
    ],
)
def test_tables_are_read_in_any_encoding_too(tmp_path: Path, name: str, codec: str, table: str) -> None:
    (tmp_path / name).write_bytes(table.encode(codec))
    (page,), refusals = read_files([tmp_path])
    assert (page.text, page.encoding) == ("清扫积雪\n居民都说好。", encoding_named(codec).replace("UTF-16", "UTF-16LE"))
    assert refusals == ()
    with pytest.raises(kg.InputError, match=rf"^{name}: not UTF-8 at line 1 \(expected"):
        read_files([tmp_path], Settings(encoding="utf-8"))


@pytest.mark.parametrize(
    "piece", [b"\xb9", b"\0", b"\x81\x30", b"\xff\xfe", b"\xe4\xb8", "古".encode(), b"\x01", b"\xa3\xe1"]
)
def test_finding_the_encoding_takes_time_in_proportion_to_the_file(piece: bytes) -> None:
    began = process_time()
    for end in (b"", b"\xff", b"\n"):
        with suppress(UnreadableFile):
            decode(piece * (2_000_000 // len(piece)) + end)
    assert process_time() - began < 20
