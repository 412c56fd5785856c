"""Reading a page takes time in proportion to its length, whatever it is made of."""

from time import process_time

import pytest

from kg.model import Page
from kg.pipeline import read_page

SHORT, LONG = 12_500, 100_000
PIECES = (
    *("金水区开展活动并且盖起车棚", "的", "1", "(", ")", "“", "”", "《", "甲乙、", "区", "\n", "记者", " ", "省市县"),
    *("河南省郑州市中牟县", "王小明说", "张三、", "本报讯(记者 方砚山)", "“车棚”", "2011年3月", "一", "·", "花园口镇"),
    *("车棚到家\n\n", "车棚建成。", "a", "和", "市教育局和区民政局联合开展活动,"),
)


def seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    begin = process_time()
    read_page(Page("a.txt", text))
    return process_time() - begin


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_thing_is_read_in_time_in_proportion(piece: str) -> None:
    read_page(Page("a.txt", piece * 9))
    assert seconds(piece, LONG) <= 20 * max(seconds(piece, SHORT), 0.05)


def test_a_page_of_nothing_but_line_breaks_has_no_article() -> None:
    assert read_page(Page("a.txt", "\n" * 1000)) == []
