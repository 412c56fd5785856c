"""Pairs of graphs: corpus/ before and after an edit, and small ones made from the hand-made corpus."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.diff.compare import Difference, diff
from kg.graph.vocab import BASE, KG, term

EDITS = {
    "聘请楼门管家412名": "聘请楼门管家520名",
    "区民政局联合区房管局举办培训班6期": "区民政局联合区司法局举办培训班6期",
    "单项补助不超过3000元。": "单项补助不超过3000元。金水区还成立了楼门管家协会。",
}


@pytest.fixture(scope="session")
def edited_folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """corpus/ with three edits in one article."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(corpus, folder / "pages")
    (page,) = (folder / "pages").glob("zhengzhou-2011-03-09-*.txt")
    text = page.read_text(encoding="utf-8")
    for before, after in EDITS.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    page.write_text(text, encoding="utf-8")
    kg.build(folder / "pages").save(folder / "out")
    return folder / "out"


@pytest.fixture(scope="session")
def edited(corpus_folder: Path, edited_folder: Path) -> Difference:
    return diff(corpus_folder, edited_folder)


Graphs = Callable[[str, str], Difference]


@pytest.fixture
def compared(tmp_path: Path) -> Graphs:
    """The difference between two Turtle texts, their usual prefixes declared."""

    def compared(before: str, after: str) -> Difference:
        head = f"@prefix kg: <{KG}> . @prefix : <{BASE}> . @prefix rdfs: <{term('rdfs:label')[:-5]}> .\n"
        head += f"@prefix schema: <https://schema.org/> . @prefix skos: <{term('skos:altLabel')[:-8]}> .\n"
        files = [tmp_path / "before.ttl", tmp_path / "after.ttl"]
        for file, text in zip(files, (before, after), strict=True):
            file.write_text(head + text, encoding="utf-8")
        return diff(*files)

    return compared
