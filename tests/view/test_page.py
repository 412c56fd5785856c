"""The page as bytes: what stands in it, and that nothing of the corpus can run."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

from kg.graph import store
from kg.graph.vocab import term
from kg.view.embedded import VIS
from kg.view.page import ROWS, render

HOSTILE = '</script><img src=x onerror="window.__xss=1">{{ 7*7 }}\u2028'


class Outline(HTMLParser):
    """Tags with their attributes, and the text of each kind of tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.tags[-1][0] if self.tags else "", data))

    def text(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def data_of(page: bytes, name: str) -> dict[str, Any]:
    """A part of the page's data, where they are not compressed."""
    found = re.search(rb'<script type="application/json" id="part-%b">(.*?)</script>' % name.encode(), page, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def vis_of(page: bytes) -> str:
    """vis-network as a page holds it, unpacked."""
    found = re.search(rb'<script type="application/gzip" id="part-vis">(.*?)</script>', page)
    assert found
    return gzip.decompress(b64decode(found[1])).decode()


def test_it_names_the_paper_and_counts_what_it_shows(sample: bytes) -> None:
    page = render(sample).decode()
    assert '<html lang="zh-Hans">' in page
    assert '<h1 data-word="titled" data-of="河畔日报 2031-05-06">河畔日报 2031-05-06 知识图谱</h1>' in page
    line = page.partition('class="counts"')[2].partition("</p>")[0]
    counts = re.findall(r"<b>([^<]+)</b><span[^>]*>([^<]+)</span>", line)
    assert counts == [("2", "篇报道"), ("19", "个实体"), ("19", "条关系"), ("1", "个数字")]


def test_a_title_that_is_given_stands(sample: bytes) -> None:
    assert "<h1>河畔一周 &lt;1&gt;</h1>" in render(sample, title="河畔一周 <1>").decode()


def test_the_legend_counts_each_type_by_what_has_a_line(sample: bytes) -> None:
    page = render(sample).decode()
    legend = re.findall(r"<span>([^<]+)</span><b>(\d+)</b></button>", page)
    assert legend == [
        ("记者", "2"),
        ("通讯员", "1"),
        ("区域", "4"),
        ("机构", "5"),
        ("举措", "3"),
        ("地点", "1"),
        ("人物", "1"),
    ]


def test_every_statement_of_the_graph_is_a_row(sample: bytes, town: Callable[[int], bytes]) -> None:
    for turtle in (sample, town(100)):
        triples = list(store.parse(turtle))
        statements = {str(s) for s, p, o in triples if str(o) == term("kg:Statement")}
        page = render(turtle)
        assert len(data_of(page, "core")["statements"]["subject"]) == len(statements)
        rows = re.findall(rb'data-statement="(\d+)"', page)
        assert [int(row) for row in rows] == list(range(min(len(statements), ROWS)))


def test_a_row_shows_the_sentence_with_the_quote_marked(sample: bytes) -> None:
    page = render(sample).decode()
    assert '<p class="sentence">昨日,<mark>金水区启动净水行动</mark>。</p>' in page
    printed = "<bdi>《柳岸街道 河边来了净水人》</bdi> · <bdi>河畔日报 · 2031-05-06 · A05</bdi>"
    assert f'<p class="report">{printed}</p>' in page
    assert '<span class="modality planned">计划</span>' in page
    assert '<td role="cell" class="confidence">0.95</td>' in page


def test_the_register_is_named_where_no_article_speaks(sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.page.ROWS", 19)  # its statements stand last
    assert '<p class="report"><bdi>区划表（2020年）</bdi></p>' in render(sample).decode()


def test_sentences_are_the_same_with_and_without_article_bodies(sample: bytes, sample_without_text: bytes) -> None:
    whole, bare = render(sample), render(sample_without_text)
    for part in ("statements/0", "sentences/0"):
        assert data_of(whole, part) == data_of(bare, part)


def test_nothing_is_loaded_from_anywhere(sample: bytes) -> None:
    outline = Outline(render(sample).decode())
    addresses = [v for _, attrs in outline.tags for k, v in attrs.items() if k in {"src", "href", "action"}]
    assert {address for address in addresses if not str(address).startswith("#")} == {"data:,"}
    assert not [attrs for _, attrs in outline.tags if "style" in attrs]
    assert not [k for _, attrs in outline.tags for k in attrs if k.startswith("on")]


def test_the_policy_allows_these_scripts_and_this_style_only(sample: bytes) -> None:
    page = render(sample).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    allowed = set(re.findall(r"sha256-[^& ;']+", policy[1]))
    inline = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.DOTALL)
    texts = ["".join(pair) for pair in inline] + [vis_of(page.encode())]
    hashes = {hashlib.sha256(text.encode()).digest() for text in texts}
    assert allowed == {"sha256-" + b64encode(found).decode() for found in hashes}
    assert len(allowed) == 3
    assert "unsafe" not in policy[1]
    assert "sourceMappingURL" not in page


def test_vis_network_stands_in_the_page_whole_but_for_its_source_map(sample: bytes) -> None:
    script = vis_of(render(sample))
    shipped = (files("pyvis") / VIS).read_text(encoding="utf-8").split("\n")
    assert script.isascii()
    lines = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), script).split("\n")
    asis = [re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line) for line in shipped]
    assert lines == [line for line in asis if "sourceMappingURL" not in line]
    assert "Apache 2.0" in script


def test_hostile_text_stays_text(hostile: Callable[[str], bytes]) -> None:
    page = render(hostile(HOSTILE), title=HOSTILE)
    outline = Outline(page.decode())
    assert [tag for tag, _ in outline.tags].count("img") == 0
    scripts = [attrs.get("id", "") for tag, attrs in outline.tags if tag == "script"]
    parts = ["part-begin", "part-core", "part-search", "part-things/0", "part-statements/0", "part-sentences/0"]
    assert sorted(filter(None, scripts)) == sorted([*parts, "part-vis"])
    assert scripts.count("") == 1
    assert "{{ 7*7 }}" in "".join(outline.text("h1"))
    assert HOSTILE in data_of(page, "core")["things"]["name"]
    for part in parts:
        block = page.decode().partition(f'id="{part}">')[2].partition("</script>")[0]
        assert block.startswith("{")
        assert not set("<>&\u2028\u2029") & set(block)


def test_the_order_of_the_turtle_does_not_matter(sample: bytes) -> None:
    lines = sample.decode().split("\n")
    prefixes, rest = lines[:6], "\n".join(lines[6:])
    blocks = [block for block in re.split(r"(?<= \.)\n", rest) if block.strip()]
    turned = "\n".join([*prefixes, *reversed([block.rstrip() for block in blocks])]).encode()
    assert render(turned) == render(sample)


def test_the_seed_of_pythons_hashes_does_not_matter(sample: bytes) -> None:
    code = "import sys; from kg.view.page import render; "
    code += "sys.stdout.buffer.write(render(sys.stdin.buffer.read()))"
    for seed in ("1", "2"):
        command = [sys.executable, "-W", "ignore", "-c", code]
        seeded = {"PYTHONHASHSEED": seed}
        run = subprocess.run(command, input=sample, env=seeded, capture_output=True, check=True)
        assert run.stdout == render(sample)


def test_a_graph_of_nothing_is_a_page() -> None:
    page = render(b"").decode()
    assert '<b>0</b><span data-word="relations" data-of="0">条关系</span>' in page
    assert '<h1 data-word="title">本地新闻知识图谱</h1>' in page


def test_without_javascript_the_picture_says_why_it_is_empty_in_both_languages(sample: bytes) -> None:
    page = render(sample).decode()
    said = re.search(r'<div class="canvas">.*?<noscript>(.*?)</noscript>', page, re.DOTALL)
    assert said
    assert f"网络图和搜索需要打开 JavaScript；列表里是前 {ROWS} 条关系。" in said[1]
    assert (
        f'<p lang="en">The network and the search need JavaScript; the list has the first {ROWS} relations.' in said[1]
    )


def test_what_is_no_day_is_no_end_of_the_period(sample: bytes) -> None:
    graph = sample.replace(b'"2031-05-06"', b'"not a date"', 1)
    assert "2031-05-06</span>" in render(graph).decode()
    assert "not a date</span>" not in render(graph).decode()
