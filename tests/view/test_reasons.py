"""Why names are one thing, in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.graph.graph import Graph
from kg.resolve.areas import LEVELS
from kg.resolve.people import why_one
from kg.view.reasons import ANY, told, words

RESOLVE = Path(kg.__file__).parent / "resolve"
CHINESE = re.compile("[\u4e00-\u9fff]")


def written() -> Iterator[str]:
    """What the modules that decide it write of reasons: the parts between commas, names left out."""
    texts = (
        node.value
        for path in sorted(RESOLVE.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant)
    )
    for text in texts:
        if isinstance(text, str) and re.search("[:,] ", text) and not re.search("[A-Za-z\\n]", text):
            yield from (part for part in re.split("[:,] ", text) if CHINESE.search(part))


def test_every_reason_that_is_written_has_english_words() -> None:
    known = {text for part in words() for text in (part, *part.split(ANY))}
    found = set(written()) - {"同为"}  # and what somebody signs as
    assert len(found) > 25
    assert found - known == set()


@pytest.mark.parametrize("desk", ["记者", "通讯员"])
def test_whoever_signs_is_told_of(desk: str) -> None:
    assert not CHINESE.search(told(why_one(f"person|方秋禾|柳湾日报|{desk}", "方秋禾"))[1])


def test_every_level_that_an_article_may_mean_has_english_words() -> None:
    for level in (*LEVELS, "地区"):
        assert told(f"民政局 = 柳湾民政局: 柳湾是本篇所说的{level}")[1].endswith(" that the article means")


def test_all_reasons_of_the_corpus_are_told(corpus_graph: Graph) -> None:
    reasons = [
        str(text) for (text,) in corpus_graph.query("SELECT DISTINCT ?why WHERE { ?thing kg:identityReason ?why }")
    ]
    assert len(reasons) > 50
    parts = {part for reason in reasons for part in reason.rpartition(": ")[2].split(", ")}
    assert [part for part in parts if told(f"净水 = 净水行动: {part}")[1].endswith(part)] == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "净水 = 净水行动: 同一篇, 天意",
            ("净水 = 净水行动：同一篇，天意", "净水 = 净水行动: in the same article, 天意"),
        ),
        ("净水 = 净水行动: 天意", ("净水 = 净水行动: 天意",) * 2),
        ("同一篇", ("同一篇",) * 2),
        ("", ("", "")),
        ("市局 = 柳湾市局: 是本篇所说的市", ("市局 = 柳湾市局: 是本篇所说的市",) * 2),
    ],
)
def test_what_is_not_known_stays_as_it_is(reason: str, said: tuple[str, str]) -> None:
    assert told(reason) == said
