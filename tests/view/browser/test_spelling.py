"""Names in Latin letters as the page writes them: the same as kg.lexicon.pinyin does."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from kg.lexicon.pinyin import initials, readings, spellings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = [
    "金水区",
    "长葛市",
    "长乐行长会",  # more ways than are kept
    "中原区建设路街道办事处",
    "“6·10”专案组",
    "河南TV台",
    "Kg",
    "",
    "𠮷野家",
    "吕梁",
    "重庆重装厂",
]


@pytest.mark.slow
def test_the_page_spells_as_python_does(chromium: Browser) -> None:
    lines = [*NAMES, "\t".join(NAMES)]
    read = {one: " ".join(readings(one)) for name in NAMES for one in name if readings(one)}
    source = (files("kg.view") / "viewer/spelling.js").read_text(encoding="utf-8")
    page = chromium.new_page()
    spelt = page.evaluate(
        "([source, ...given]) => new Function(`${source}; return spelt`)()(...given)", [source, lines, read]
    )
    page.close()
    expected = [
        "\t".join(dict.fromkeys(way for name in line.split("\t") for way in (*spellings(name), *initials(name))))
        for line in lines
    ]
    assert spelt == expected
    assert "changgeshi\tzhanggeshi" in spelt[1]
