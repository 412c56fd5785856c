from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.view import earlier, page
from kg.view.earlier import places
from kg.view.page import render

CORE = '<script type="application/json" id="part-core">{}</script>'


def test_what_was_on_the_page_stays_where_it_was(sample: bytes, tmp_path: Path) -> None:
    old = tmp_path / "graph.html"
    old.write_bytes(render(sample))
    before = places(old)
    moved = {key: (x + 700, y - 300) for key, (x, y) in before.items()}
    core = json.dumps({"things": {"key": list(moved), **axes(moved)}})
    (tmp_path / "moved.html").write_text(CORE.format(core), encoding="utf-8")
    more = sample + (
        b":new a kg:Campaign ; rdfs:label 'n'@zh . :s99 a kg:Statement ; kg:subject :e0 ; kg:predicate kg:undertakes ;"
        b" kg:object :new ; kg:confidence 0.9 ; kg:modality 'done' ."
    )
    new = tmp_path / "new.html"
    new.write_bytes(render(more, layout_from=tmp_path / "moved.html"))
    found = places(new)
    assert {key: found[key] for key in moved} == moved
    assert set(found) - set(moved) == {"id/new"}


def axes(found: dict[str, tuple[int, int]]) -> dict[str, list[int]]:
    return {"x": [x for x, _ in found.values()], "y": [y for _, y in found.values()]}


def test_a_compressed_page_is_read_like_any_other(
    sample: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, packed = tmp_path / "plain.html", tmp_path / "packed.html"
    plain.write_bytes(render(sample))
    monkeypatch.setattr(page, "LARGE", 0)
    packed.write_bytes(render(sample))
    assert b'type="application/gzip" id="part-core"' in packed.read_bytes()
    assert places(packed) == places(plain)


@pytest.mark.timeout(20)
def test_a_page_whose_things_lie_a_world_apart_takes_no_longer_and_gives_where_they_begin(
    sample: bytes, tmp_path: Path
) -> None:
    old = tmp_path / "graph.html"
    old.write_bytes(render(sample))
    corners = [(x, y) for x in (-999_999, 999_999) for y in (-999_999, 999_999)]
    apart = dict(zip(places(old), corners, strict=False))
    core = json.dumps({"things": {"key": list(apart), **axes(apart)}})
    (tmp_path / "apart.html").write_text(CORE.format(core), encoding="utf-8")
    new = tmp_path / "new.html"
    new.write_bytes(render(sample, layout_from=tmp_path / "apart.html"))
    found = places(new)
    assert all(abs(axis) < 2000 for place in found.values() for axis in place)
    assert found != places(old)


FOREIGN = [
    "",
    "<html><script>alert(1)</script>",
    CORE.format("[]"),
    CORE.format('{"things": 3}'),
    CORE.format('{"things": {"key": ["a"], "x": [1], "y": []}}'),
    CORE.format('{"things": {"key": ["a"], "x": [1.5], "y": [2]}}'),
    CORE.format('{"things": {"key": [7], "x": [1], "y": [2]}}'),
    CORE.format('{"things": {"key": ["a"], "x": [99999999999], "y": [2]}}'),
    CORE.format("[" * 100_000),
    CORE.replace("json", "gzip").format("not base64!"),
    CORE.replace("json", "gzip").format(b64encode(b"not gzip").decode()),
    CORE.replace("json", "gzip").format(b64encode(gzip.compress(b"{}", mtime=0)[:-9]).decode()),
]


@pytest.mark.parametrize("written", FOREIGN)
def test_a_foreign_file_is_refused_with_what_was_expected(written: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.html: no places of things \(expected a graph\.html"):
        places(file)


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "_MOST", 1000)
    file = tmp_path / "bomb.html"
    file.write_text(CORE.replace("json", "gzip").format(b64encode(gzip.compress(bytes(100_000))).decode()))
    with pytest.raises(InputError, match="no places"):
        places(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.html: No such file"):
        places(tmp_path / "none.html")


@given(st.binary(max_size=200))
def test_no_bytes_crash_it(written: bytes) -> None:
    check: Callable[[bytes], object] = earlier._core
    with pytest.raises((ValueError, LookupError)):
        check(written)
