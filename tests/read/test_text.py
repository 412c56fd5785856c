from hypothesis import given
from hypothesis import strategies as st

from kg.read.text import clean, newlines, visible


def test_lines_keep_their_numbers_and_lose_what_prints_nothing() -> None:
    lines = clean("\ufeff标\u202e题\r\n\r\r　　花园路 巡\x07防队\tA　\n \n完")
    assert [(line.number, line.text, line.blanks, line.indented) for line in lines] == [
        (1, "标题", 0, False),
        (4, "花园路 巡防队 A", 2, True),
        (6, "完", 1, False),
    ]


def test_breaks_that_no_editor_counts_stay_in_the_line() -> None:
    assert [line.text for line in clean("甲\u2028乙\f丙")] == ["甲 乙 丙"]


@given(st.text())
def test_clean_drops_only_what_cannot_be_seen(text: str) -> None:
    seen = "".join(line.text for line in clean(text))
    assert "".join(seen.split()) == "".join("".join(map(visible, newlines(text).split("\n"))).split())
    assert all(line.text == line.text.strip() != "" for line in clean(text))
    seen.encode()
