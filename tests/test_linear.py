"""Reading a page takes time in proportion to its length, whatever it is made of."""

from collections.abc import Callable, Iterator

import pytest

from kg.model import Page
from kg.pipeline import read_page

SHORT, LONG = 12_500, 100_000
PIECES = (
    *("金水区开展活动并且盖起车棚", "的", "1", "(", ")", "“", "”", "《", "甲乙、", "区", "\n", "记者", " ", "省市县"),
    *("河南省郑州市中牟县", "王小明说", "张三、", "本报讯(记者 方砚山)", "“车棚”", "2011年3月", "一", "·", "花园口镇"),
    *("车棚到家\n\n", "车棚建成。", "a", "和", "市教育局和区民政局联合开展活动,"),
)


# each time another name: {0} and {1} are characters that change
CHANGING = (
    *(
        "开展“清{0}{1}”活动,",
        "“清河{0}{1}”工程、",
        "{0}{1}公司、",
        "{0}{1}村、",
        "{0}{1}小学。校长王{0}{1}说,",
        "局长王{0}{1},",
    ),
    *(
        "{0}{1}镇{1}{0}村村民王{0}{1}。",
        "王{0}{1}说,",
        "王小{0}说,",
        "{0}{1}合唱队成立。该队有队员30名。",
        "建成{0}{1}亭5个,",
    ),
    *("{0}{1}社区党支部开展活动7次,", ",王{0}{1}是", "车棚{0}{1}\n\n本报讯(记者 王{0}{1})近日,{0}{1}建成车棚。\n\n"),
)
SMALL = 3_000  # of such names, which take longest


def repeated(piece: str, size: int) -> str:
    text = piece * (size // len(piece) + 1) if "{" not in piece else "".join(_changing(piece, size // len(piece) + 1))
    return text[:size]


def _changing(piece: str, times: int) -> Iterator[str]:
    """A piece with other characters each time, the same in every run."""
    for number in range(times):
        one, two = (chr(0x4E00 + number * prime % 9973) for prime in (4001, 7919))
        yield piece.format(one, two)


def in_proportion(piece: str, sizes: tuple[int, int], most: int, cpu: Callable[..., float]) -> bool:
    """Whether the long page costs at most so many times the short one; again, as the machine may be busy once."""
    short, long = (Page("a.txt", repeated(piece, size)) for size in sizes)
    times = ((cpu(read_page, short, rounds=1), cpu(read_page, long, rounds=1)) for _ in range(3))
    return any(two <= most * max(one, 0.05) for one, two in times)


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_thing_is_read_in_time_in_proportion(piece: str, cpu: Callable[..., float]) -> None:
    read_page(Page("a.txt", piece * 9))
    assert in_proportion(piece, (SHORT, LONG), 20, cpu)


@pytest.mark.slow
@pytest.mark.parametrize("piece", CHANGING)
def test_a_page_of_ever_other_names_is_read_in_time_in_proportion(piece: str, cpu: Callable[..., float]) -> None:
    read_page(Page("a.txt", repeated(piece, 4 * SMALL)))  # the dictionary's words for it are read once
    assert in_proportion(piece, (SMALL, 4 * SMALL), 8, cpu)


def test_a_page_of_nothing_but_line_breaks_has_no_article() -> None:
    assert read_page(Page("a.txt", "\n" * 1000)) == []
