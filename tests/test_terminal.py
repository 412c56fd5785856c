"""What output is made of: tables that line up for Chinese, marked sentences, JSON that steers no terminal."""

import json

import pytest
from rich.cells import cell_len

from kg.terminal import fitted, json_text, marked, styled, table

UNSAFE = "\x1b\x07\x9b\u202e\u2066\x00\x85\U000e0041"


def test_numbers_stand_to_the_right_and_chinese_lines_up() -> None:
    lines = table(("名", "n"), [("甲", "3"), ("郑州市金水区", "400")], color=False, numbers=1).splitlines()
    assert len({cell_len(line.rstrip()) for line in lines}) == 1
    assert lines[1].endswith("  3")


def test_a_quote_is_marked_in_its_sentence_on_one_line() -> None:
    assert marked("近日,", "柳岸\n街道", "开展。", color=False).plain == "近日,«柳岸 街道»开展。"
    assert styled([marked("近日,", "柳岸街道", "", color=True)], color=True) == "近日,\x1b[1;33m柳岸街道\x1b[0m\n"


def test_square_brackets_are_no_markup() -> None:
    assert styled([marked("[red]", "[b]甲[/b]", "", color=False)], color=False) == "[red]«[b]甲[/b]»\n"


@pytest.mark.parametrize("character", UNSAFE)
def test_what_could_steer_a_terminal_shows_its_code(character: str) -> None:
    assert character not in marked(character, character, character, color=False).plain
    assert character not in json_text({character: character})
    assert json.loads(json_text({"甲": f"甲{character}\n乙"})) == {"甲": f"甲{character}\n乙"}


def test_in_a_notebook_it_is_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = table(("名", "n"), [("甲", "3")], color=False)
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    assert table(("名", "n"), [("甲", "3")], color=False) == plain
    assert "\x1b" not in plain


def test_no_line_is_cut() -> None:
    assert styled([marked("长" * 200, "甲", "", color=False)], color=False).count("\n") == 1


def test_a_table_that_fits_is_the_same_at_any_width() -> None:
    rows = [("甲", "柳湾区"), ("乙", "石桥乡")]
    assert fitted(("名", "地"), rows, color=False, width=80) == table(("名", "地"), rows, color=False)


def test_a_long_cell_goes_on_below_and_a_short_column_keeps_its_width() -> None:
    text = fitted(("名", "引文"), [("某甲", "柳湾区开展清湖日活动" * 5)], color=False, width=40)
    lines = [line.rstrip() for line in text.splitlines()]
    assert [line[:2] for line in lines[1:]] == ["某甲", "  ", "  "]
    assert "".join(line[4:] for line in lines[1:]).replace(" ", "") == "柳湾区开展清湖日活动" * 5
    assert max(map(cell_len, lines)) <= 40


def test_where_columns_would_get_too_narrow_each_row_is_a_block() -> None:
    columns = tuple("甲乙丙丁戊己")
    text = fitted(columns, [("长" * 20, "短", "", "长" * 20, "长" * 20, "长" * 30)] * 2, color=False, width=50)
    lines = [line.rstrip() for line in text.splitlines()]
    assert lines[0] == "甲  " + "长" * 20
    assert lines[1] == "乙  短"
    assert lines[2].startswith("丁")  # an empty cell has no line
    assert (lines.count(""), max(map(cell_len, lines))) == (2, 50)
