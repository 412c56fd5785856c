"""Prints how fast `kg.tag` and the whole reading of a page are beside jieba.posseg, in one run.

    python bench/speed.py [tagger]

With `tagger` the first alone, which takes less time.

The tagger reads the sentences of dev.jsonl of the measuring data (KG_SHARED, default ../shared); the whole pipeline,
from the page's text to its resolved articles, the pages of its articles/. Without that data both read corpus/.
jieba.posseg reads the same text each time; characters are counted in the text as it stands in the files.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from time import process_time

import kg
from kg.extract.tagger import MODEL, model
from kg.pipeline import read_all
from kg.read.plain import page_from_text

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("KG_SHARED", ROOT / ".." / "shared"))
ROUNDS = 5  # in turn, and the least time of each counts: the machine may be busy

Reader = Callable[[str], object]


def main() -> None:
    load = cpu_seconds(model)
    posseg = jieba_tagger()
    compare("tagger", sentences(), {"jieba.posseg": posseg, "kg.tag": kg.tag})
    if "tagger" not in sys.argv[1:]:
        compare("whole pipeline", pages(), {"jieba.posseg": posseg, "kg": whole})
    size = len((files("kg") / "data" / MODEL).read_bytes())
    print(f"model: loaded in {load:.2f} CPU-seconds, {size / 1e6:.1f} MB")


def compare(name: str, texts: Sequence[str], readers: Mapping[str, Callable[[Sequence[str]], object]]) -> None:
    """Prints the speed of each reader, and how much faster the second is than the first."""
    for read in readers.values():
        read(texts[:1])  # what is loaded on first use
    rounds = [{name: cpu_seconds(partial(run, texts)) for name, run in readers.items()} for _ in range(ROUNDS)]
    seconds = {name: min(each[name] for each in rounds) for name in readers}
    characters = sum(map(len, texts))
    print(f"{name}: {len(texts)} texts, {characters} characters")
    for reader, spent in seconds.items():
        print(f"    {reader:<13} {characters / spent:>10,.0f} characters per CPU-second")
    slow, fast = seconds.values()
    print(f"    {'ratio':<13} {slow / fast:>10.2f}")


def sentences() -> list[str]:
    dev = SHARED / "data" / "ner" / "dev.jsonl"
    if dev.is_file():
        return [json.loads(line)["t"] for line in dev.read_text(encoding="utf-8").splitlines()]
    return corpus()


def pages() -> list[str]:
    found = sorted((SHARED / "articles").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in found] or corpus()


def corpus() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]


def whole(texts: Sequence[str]) -> object:
    """As `kg build` reads its pages."""
    return read_all(list(map(page_from_text, texts)))


def each(read: Reader) -> Callable[[Iterable[str]], object]:
    return lambda texts: [read(text) for text in texts]


def jieba_tagger() -> Callable[[Sequence[str]], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of jieba's own source
        import jieba
        import jieba.posseg

        jieba.setLogLevel("ERROR")
        jieba.initialize()
    return each(jieba.posseg.lcut)


def cpu_seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


if __name__ == "__main__":
    main()
