"""Readers of every format take any bytes: pages that can be written, or a refusal in one line."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.formats import READ
from kg.read.sources import Settings
from tests.fuzz.checks import check_file
from tests.fuzz.files import TITLE, good, inside, insides, with_inside
from tests.fuzz.strategies import FEW, PIECE, TEXT, damaged
from tests.fuzz.targets import ENCODINGS, MEMBERS

Put = Callable[[str, bytes], Path]


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Put:
    """Where a file of this name stands that holds these bytes and no others."""
    folder = tmp_path_factory.mktemp("files")

    def put(name: str, data: bytes) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return put


def test_a_good_file_of_every_format_has_the_article(put: Put) -> None:
    assert set(READ) - set(good()) == {".htm", ".shtml", ".xlsm"}  # read as .html and .xlsx are
    for ending, data in good().items():
        pages = check_file(put(f"a{ending}", data), Settings())
        assert any(page.text.startswith(TITLE) or f"\n{TITLE}" in page.text for page in pages), ending


@pytest.mark.parametrize("ending", good())
@FEW
@given(data=st.binary(max_size=400))
def test_any_bytes(put: Put, ending: str, data: bytes) -> None:
    check_file(put(f"a{ending}", data), Settings())


@pytest.mark.parametrize("ending", good())
@FEW
@given(drawn=st.data())
def test_a_damaged_file(put: Put, ending: str, drawn: st.DataObject) -> None:
    check_file(put(f"a{ending}", drawn.draw(damaged(good()[ending]))), Settings())


@pytest.mark.parametrize("ending", [".txt", ".html", ".jsonl", ".json", ".csv", ".tsv"])
@FEW
@given(text=TEXT, encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]))
def test_any_text_in_any_encoding(put: Put, ending: str, text: str, encoding: str) -> None:
    check_file(put(f"a{ending}", text.encode(encoding)), Settings())


@pytest.mark.parametrize("encoding", sorted(filter(None, set(ENCODINGS))))
@FEW
@given(text=TEXT, data=st.binary(max_size=40))
def test_an_encoding_that_is_asked_for(put: Put, encoding: str, text: str, data: bytes) -> None:
    check_file(put("a.txt", text.encode() + data), Settings(encoding=encoding))
    check_file(put("a.csv", data + text.encode()), Settings(encoding=encoding))


@pytest.mark.parametrize(("ending", "member"), MEMBERS)
@FEW
@given(drawn=st.data())
def test_damage_behind_the_zip(put: Put, ending: str, member: str, drawn: st.DataObject) -> None:
    data = drawn.draw(damaged(inside(ending, member)))
    check_file(put(f"a{ending}", with_inside(ending, member, data)), Settings())


@pytest.mark.parametrize("ending", good())
@FEW
@given(drawn=st.data())
def test_damage_in_and_behind_a_gz(put: Put, ending: str, drawn: st.DataObject) -> None:
    packed = gzip.compress(drawn.draw(damaged(good()[ending])), 1, mtime=0)
    check_file(put(f"a{ending}.gz", packed if drawn.draw(st.booleans()) else drawn.draw(damaged(packed))), Settings())


_TOML = '[defaults]\nnewspaper = "晨曦报"\ndate = 2011-03-02\n["**/A0?.txt"]\nsection = "城事"\npage = "A05"\n'


@FEW
@given(data=damaged(_TOML.encode()) | TEXT.map(str.encode))
def test_a_table_of_pages(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("toml")
    (folder / "A05.txt").write_bytes(good()[".txt"])
    (folder / "pages.toml").write_bytes(data)
    check_file(folder, Settings())


@FEW
@given(pieces=st.lists(st.lists(PIECE, min_size=1, max_size=4).map("".join), min_size=1, max_size=3))
def test_a_name_that_may_tell_newspaper_date_and_page(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("names")
    parts = [piece.replace("\0", "").replace("/", "").encode()[:100].decode(errors="ignore") for piece in pieces]
    path = folder.joinpath("a", *(part for part in parts if part not in ("", ".", "..")), "第5版.txt")
    path.parent.mkdir(parents=True)
    path.write_bytes(good()[".txt"])
    assert check_file(path, Settings())
    check_file(folder, Settings())


def test_the_insides_are_those_of_the_good_files() -> None:
    assert {ending for ending, _ in MEMBERS} == {ending for ending in good() if insides(ending)}
