"""Plots whose Chinese shows, with words for those who don't see them: the only module that knows matplotlib."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError, OptionError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Families that have every character of a newspaper, those of mainland China's shapes first.
FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("PingFang SC", "Hiragino Sans GB", "Heiti SC", "Microsoft YaHei", "SimHei"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
    *("Noto Sans CJK JP", "Noto Sans CJK TC", "Arial Unicode MS"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot as a notebook keeps it: the picture, and the words that stand for it."""

    alt: str
    png: bytes = field(repr=False)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        data = {"text/plain": self.alt, "image/png": b64encode(self.png).decode("ascii")}
        return data, {"image/png": {"alt": self.alt}}


def picture(figure: Figure, alt: str) -> Picture:
    """A figure of matplotlib's, closed, as a picture that says nothing of when and with what it was made."""
    from matplotlib import pyplot

    stream = io.BytesIO()
    figure.savefig(stream, format="png", bbox_inches="tight", metadata={"Software": None})
    pyplot.close(figure)
    return Picture(alt, stream.getvalue())


def use_chinese_font() -> str:
    """Lets matplotlib write with a font of this system that has Chinese; its name.

    Raises InputError where there is none, OptionError where matplotlib is missing.
    """
    try:
        from matplotlib import font_manager, rcParams
    except ModuleNotFoundError as error:
        message = "picture: matplotlib is missing (expected after pip install 'local-news-kg[notebook]')"
        raise OptionError(message) from error
    name = chosen({font.name for font in font_manager.fontManager.ttflist})
    rcParams["font.family"] = [name, "DejaVu Sans"]
    rcParams["axes.unicode_minus"] = False  # older Chinese fonts have no U+2212
    return name


def chosen(installed: Collection[str]) -> str:
    """The first of FONTS that is installed; InputError where none is.

    >>> chosen({"DejaVu Sans", "SimHei", "Noto Sans CJK JP"})
    'SimHei'
    """
    for name in FONTS:
        if name in installed:
            return name
    raise InputError(
        f"picture: no font with Chinese (expected one like {FONTS[0]}; Debian: apt install fonts-noto-cjk, "
        "then delete matplotlib's cache, whose folder matplotlib.get_cachedir() names)"
    )
