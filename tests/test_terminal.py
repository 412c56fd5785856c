"""What output is made of: tables that line up for Chinese, marked sentences, JSON that steers no terminal."""

import json

import pytest
from rich.cells import cell_len

from kg.terminal import json_text, marked, styled, table

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
