"""Byte identity: the three files depend on the pages alone, not on how, where or in what order they were read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = ("graph.ttl", "graph.html", "report.json")


def built(out: Path, *arguments: object, seed: str, cwd: Path = ROOT) -> dict[str, bytes]:
    """The three files of a build in a fresh process."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", "kg", "build", *map(str, arguments), "-o", str(out), "--quiet"]
    subprocess.run(command, check=True, cwd=cwd, env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed})
    return files(out)


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Says which file differs and where, as two megabytes side by side say nothing."""
    for name in FILES:
        pairs = zip(one[name].splitlines(), other[name].splitlines(), strict=False)
        line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 0)
        assert one[name] == other[name], f"{name} differs from line {line} on"


def moved(corpus: Path, folder: Path) -> list[Path]:
    """The corpus' pages copied elsewhere, last one first."""
    copy = folder / "某处" / "pages"
    shutil.copytree(corpus, copy)
    return sorted(copy.glob("*.txt"), reverse=True)


def test_processes_order_folder_and_hash_seed_together(corpus: Path, corpus_folder: Path, tmp_path: Path) -> None:
    pages = moved(corpus, tmp_path)
    other = built(tmp_path / "out", *pages, "--jobs", 2, seed="4711", cwd=tmp_path)
    assert_same(files(corpus_folder), other)


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "seed"), [(1, "1"), (2, "random"), (3, "2")])
def test_number_of_processes_and_hash_seed(
    corpus: Path, corpus_folder: Path, tmp_path: Path, jobs: int, seed: str
) -> None:
    assert_same(files(corpus_folder), built(tmp_path / "out", corpus, "--jobs", jobs, seed=seed))


@pytest.mark.slow
def test_order_on_the_command_line(corpus: Path, corpus_folder: Path, tmp_path: Path) -> None:
    pages = sorted(corpus.glob("*.txt"), reverse=True)
    assert_same(files(corpus_folder), built(tmp_path / "out", *pages, seed="0"))


@pytest.mark.slow
def test_a_file_named_twice(corpus: Path, corpus_folder: Path, tmp_path: Path) -> None:
    pages = [*corpus.glob("*.txt"), corpus]
    assert_same(files(corpus_folder), built(tmp_path / "out", *pages, seed="0"))


@pytest.mark.slow
def test_folder(corpus: Path, corpus_folder: Path, tmp_path: Path) -> None:
    folder = moved(corpus, tmp_path)[0].parent
    assert_same(files(corpus_folder), built(tmp_path / "out", folder, seed="0", cwd=folder))


@pytest.mark.slow
def test_a_second_build_over_the_first(corpus: Path, tmp_path: Path) -> None:
    first = built(tmp_path / "out", corpus, seed="0")
    assert_same(first, built(tmp_path / "out", corpus, seed="0"))


@pytest.mark.slow
def test_pages_of_the_measuring_data(shared: Path, tmp_path: Path) -> None:
    pages = [shared / "pages" / "zhengzhou-2011.txt", *sorted((shared / "articles").glob("page_*.txt"))[:20]]
    one = built(tmp_path / "one", *pages, seed="1")
    assert_same(one, built(tmp_path / "other", *reversed(pages), "--jobs", 2, seed="2"))
