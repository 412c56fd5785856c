import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from kg.diff import table
from kg.diff.compare import Difference
from kg.diff.items import Item, Proof
from kg.diff.page import render
from kg.diff.pairs import Part, Section

HOSTILE = '</q><script>alert(1)</script>\x1b[31m\u202e"&{{ 7*7 }}\u3000空\n第二行'


def hostile(edited: Difference) -> Difference:
    proof = Proof(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    item = Item("urn:x", HOSTILE, HOSTILE, HOSTILE, (), {"kind": (HOSTILE,), "name": (HOSTILE,)}, (proof,) * 2)
    changes = [replace(one, before=item, after=item, lost=(proof,), found=(proof,)) for one in edited.figures.changed]
    changes = [
        replace(one, parts=tuple(replace(part, before=(HOSTILE,), after=(HOSTILE,)) for part in one.parts))
        for one in changes
    ]
    builds = (Part("options", (HOSTILE,), (HOSTILE,)),)
    return replace(
        edited,
        builds=builds,
        articles=Section((item,), (item,), ()),
        entities=Section((item,), (item,), tuple(changes)),
    )


def test_a_difference_reads_like_this(edited: Difference) -> None:
    lines = [line.rstrip() for line in table.printed(edited, color=False).splitlines()]
    assert lines[0].startswith("different graphs: ")
    assert lines[1].startswith("inputs: ")
    assert lines[2:4] == ["articles: 1 changed", "  ~ 金水区“楼门管家”走进老旧院落  中原晨曦报 2011-03-09 A06"]
    assert lines[4].startswith("      identity: https://")
    assert lines[5:8] == [
        "entities: 2 came, 1 went",
        "  + 楼门管家协会  社会组织",
        "      «楼门管家协会»  founded  金水区“楼门管家”走进老旧院落 中原晨曦报 2011-03-09",
    ]
    assert "figures: 3 changed" in lines
    assert "      figure: 聘请楼门管家 412名 → 聘请楼门管家 520名" in lines


def test_what_the_builds_say_stands_above_the_counts(edited: Difference) -> None:
    builds = (
        Part("base", ("https://a.example/",), ("https://b.example/",)),
        Part("options", ("--no-text",), ()),
        Part("inputs", (), ("1", "2", "3", "4", "5")),
    )
    found = replace(edited, builds=builds, triples=(0, 2))
    assert table.printed(found, color=False).splitlines()[:5] == [
        "different graphs: 0 triples came, 2 went, each IRI without its base",
        "base: https://a.example/ → https://b.example/",
        "options: - --no-text",
        "inputs: + 1, 2, 3 … 2 more",
        "articles: 1 changed",
    ]
    assert json.loads(table.as_json(found))["builds"] == {
        "before": {"base": ["https://a.example/"], "options": ["--no-text"], "inputs": []},
        "after": {"base": ["https://b.example/"], "options": [], "inputs": ["1", "2", "3", "4", "5"]},
    }
    page = render(found, "old", "out").decode()
    assert "消失 2(不计基址)" in page
    assert "<dt>选项</dt>\n<dd><del><bdi>--no-text</bdi></del></dd>" in page


def test_two_of_one_name_are_told_apart_in_every_form(compared: Callable[[str, str], Difference]) -> None:
    def office(node: str, unit: str) -> str:
        return (
            f':{node} a kg:GovernmentBody, kg:Organization ; rdfs:label "办公室"@zh ; kg:partOf :{node}u . '
            f':{node}u rdfs:label "{unit}"@zh .'
        )

    found = compared(office("a", "柳湾区民政局"), office("b", "石桥区民政局"))
    lines = table.printed(found, color=False).splitlines()
    assert [line.split("  ")[-1].split() for line in lines if "办公室" in line] == [
        ["政府机关", "石桥区民政局"],
        ["政府机关", "柳湾区民政局"],
    ]
    (went,) = json.loads(table.as_json(found))["entities"]["went"]
    assert went["said"]["identity"] == ["柳湾区民政局"]
    assert "<bdi>政府机关</bdi> <bdi>石桥区民政局</bdi>" in render(found, "old", "out").decode()


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
    assert "\\u3000" not in table.printed(hostile(edited), color=False)
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
