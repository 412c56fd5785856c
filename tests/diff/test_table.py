import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from kg.diff import table
from kg.diff.compare import Difference, Section
from kg.diff.items import Item, Proof
from kg.diff.page import render

Command = Callable[..., Any]
HOSTILE = '</q><script>alert(1)</script>\x1b[31m\u202e"&{{ 7*7 }}\n第二行'


def hostile(edited: Difference) -> Difference:
    proof = Proof(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    item = Item("urn:x", HOSTILE, HOSTILE, (), {"kind": (HOSTILE,), "name": (HOSTILE,)}, (proof,) * 2)
    changes = [replace(one, before=item, after=item, lost=(proof,), found=(proof,)) for one in edited.figures.changed]
    changes = [
        replace(one, parts=tuple(replace(part, before=(HOSTILE,), after=(HOSTILE,)) for part in one.parts))
        for one in changes
    ]
    return replace(edited, entities=Section((item,), (item,), tuple(changes)))


def test_a_difference_reads_like_this(edited: Difference) -> None:
    lines = [line.rstrip() for line in table.printed(edited, color=False).splitlines()]
    assert lines[0].startswith("different graphs: ")
    assert lines[1:4] == [
        "entities: 2 came, 1 went",
        "  + 楼门管家协会  社会组织",
        "      «楼门管家协会»  founded  金水区“楼门管家”走进老旧院落 中原晨曦报 2011-03-09",
    ]
    assert "figures: 3 changed" in lines
    assert "      figure: 聘请楼门管家 412名 → 聘请楼门管家 520名" in lines


def test_colour_is_for_terminals_and_says_no_more(edited: Difference) -> None:
    assert "\x1b[32m" in table.printed(edited, color=True)
    assert "\x1b" not in table.printed(edited, color=False)


def test_json_says_the_same(edited: Difference) -> None:
    said = json.loads(table.as_json(edited))
    assert said["same"] is False
    assert [one["text"] for one in said["entities"]["went"]] == ["金水区房管局"]
    assert said["relations"]["came"][0]["evidence"][0]["quote"] == "金水区还成立了楼门管家协会"
    change = next(one for one in said["figures"]["changed"] if one["after"])
    assert (change["before"], change["after"]) == (
        {"figure": ["聘请楼门管家 412名"]},
        {"figure": ["聘请楼门管家 520名"]},
    )


def test_no_text_steers_the_terminal_or_breaks_a_line(edited: Difference) -> None:
    for text in (table.printed(hostile(edited), color=False), table.as_json(hostile(edited))):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "第二行" not in {line[:3] for line in table.printed(hostile(edited), color=False).splitlines()}


def test_the_page_runs_nothing_and_asks_for_nothing(edited: Difference) -> None:
    page = render(hostile(edited), HOSTILE, HOSTILE).decode()
    assert page.count("{{ 7*7 }}") > 10  # text, no template
    for never in ("<script", "</q><", "\x1b", "\u202e", "http://", "https://"):
        assert never not in page
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    (style,) = re.findall(r"<style>(.*)</style>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ")[:3] == ["default-src 'none'", "script-src 'none'", f"style-src 'sha256-{digest}'"]


def test_the_page_says_what_changed_in_chinese(edited: Difference) -> None:
    page = render(edited, "old", "out").decode()
    assert "金水区民政局 协作 金水区司法局" in page
    assert "<ins><bdi>聘请楼门管家 520名</bdi></ins>" in page
    assert page == render(edited, "old", "out").decode()


def test_the_command_says_it_in_every_form(
    command: Command, corpus_folder: Path, edited_folder: Path, tmp_path: Path
) -> None:
    both = (corpus_folder, edited_folder)
    assert command("diff", *both).out.startswith("different graphs: ")
    assert json.loads(command("diff", *both, "--json").out)["same"] is False
    run = command("diff", *both, "--html", "-o", tmp_path / "diff.html")
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / "diff.html").read_bytes().startswith(b"<!doctype html>")
    assert command("diff", *both, "--html").out.startswith("<!doctype html>")


def test_the_exit_code_tells_only_when_asked(command: Command, corpus_folder: Path, edited_folder: Path) -> None:
    assert command("diff", corpus_folder, edited_folder).code == 0
    assert command("diff", corpus_folder, edited_folder, "--exit-code").code == 1
    run = command("diff", corpus_folder, corpus_folder, "--exit-code")
    assert (run.code, run.out) == (0, "same graph\n")


def test_a_place_that_cannot_be_written_is_one_line(command: Command, corpus_folder: Path, tmp_path: Path) -> None:
    run = command("diff", corpus_folder, corpus_folder, "-o", tmp_path)
    assert (run.code, run.err.count("\n")) == (1, 1)
    assert "expected a file that can be written" in run.err
