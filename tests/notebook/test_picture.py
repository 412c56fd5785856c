"""Plots: their Chinese shows, they have words, and the same plot is the same bytes."""

from __future__ import annotations

import struct
import sys
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import pytest

from kg.errors import InputError, OptionError
from kg.notebook.picture import FONTS, Picture, chosen, picture, use_chinese_font

matplotlib = pytest.importorskip("matplotlib", reason="needs the extra `notebook`")


@pytest.fixture
def figure() -> Iterator[Any]:
    """Two bars under a Chinese title, in whatever font is set."""
    from matplotlib import pyplot

    matplotlib.use("agg")
    with matplotlib.rc_context():
        drawn, axes = pyplot.subplots(figsize=(4, 2))
        axes.bar([1, 2], [3, 4])
        yield drawn
        pyplot.close(drawn)


def test_chinese_shows() -> None:
    """matplotlib warns of every character that its font lacks, and here a warning is an error."""
    from matplotlib import font_manager, pyplot

    if not set(FONTS) & {font.name for font in font_manager.fontManager.ttflist}:
        pytest.skip("no font with Chinese (Debian: fonts-noto-cjk)")
    with matplotlib.rc_context():
        assert use_chinese_font() in FONTS
        drawn, axes = pyplot.subplots()  # a font counts for what is made after it
        axes.set_title("金水区净水行动")
        axes.bar([-1, 2], [3, 4])
        assert picture(drawn, "两根柱子").png.startswith(b"\x89PNG")


def test_without_a_font_the_package_is_named() -> None:
    with pytest.raises(InputError, match=r"^picture: no font with Chinese .*apt install fonts-noto-cjk"):
        chosen({"DejaVu Sans"})


def test_the_shapes_of_mainland_china_come_first() -> None:
    assert chosen(FONTS) == "Noto Sans CJK SC"
    assert chosen({"Noto Sans CJK JP", "WenQuanYi Zen Hei"}) == "WenQuanYi Zen Hei"


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(OptionError, match=r"^picture: matplotlib is missing \(expected after .*\[notebook\]"):
        use_chinese_font()


def test_a_picture_carries_its_words_and_nothing_of_when_it_was_made(figure: Any) -> None:
    shown = picture(figure, "两根柱子，右边的高")
    data, metadata = shown._repr_mimebundle_()
    assert data["text/plain"] == "两根柱子，右边的高"
    assert metadata == {"image/png": {"alt": "两根柱子，右边的高"}}
    assert chunks(b64decode(data["image/png"])) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_the_same_plot_is_the_same_bytes(figure: Any) -> None:
    assert picture(figure, "a").png == picture(figure, "a").png


def test_a_picture_is_printed_by_its_words() -> None:
    assert repr(Picture("两根柱子", b"1234")) == "Picture(alt='两根柱子')"


def chunks(png: bytes) -> set[bytes]:
    """The kinds of a PNG's chunks; tEXt and tIME would say with what and when."""
    kinds, at = set(), 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kinds.add(png[at + 4 : at + 8])
        at += size + 12
    return kinds
