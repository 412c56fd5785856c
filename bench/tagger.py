"""Prints how fast `kg.tag` is beside jieba.posseg on the same text, how long the model loads and how large it is.

    python bench/tagger.py

The text is dev.jsonl of the measuring data (KG_SHARED, default ../shared), else the articles of corpus/.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
ROUNDS = 3  # the least time of so many counts: the machine may be busy


def texts() -> list[str]:
    dev = Path(os.environ.get("KG_SHARED", ROOT / ".." / "shared")) / "data" / "ner" / "dev.jsonl"
    if dev.is_file():
        return [json.loads(line)["t"] for line in dev.read_text(encoding="utf-8").splitlines()]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]


def cpu_seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def jieba_tagger() -> Callable[[Sequence[str]], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of jieba's own source
        import jieba
        import jieba.posseg

        jieba.setLogLevel("ERROR")
        jieba.initialize()
    return lambda lines: [jieba.posseg.lcut(line) for line in lines]


def main() -> None:
    from kg.extract.tagger import MODEL, model, tag

    load = cpu_seconds(model)
    tag([""])
    lines = texts()
    taggers = {"jieba.posseg": jieba_tagger(), "kg.tag": tag}
    rounds = [{name: cpu_seconds(lambda run=run: run(lines)) for name, run in taggers.items()} for _ in range(ROUNDS)]
    characters = sum(map(len, lines))
    speeds = {name: characters / min(seconds[name] for seconds in rounds) for name in taggers}
    print(f"{len(lines)} texts, {characters} characters")
    for name, speed in speeds.items():
        print(f"{name:<13} {speed:>10,.0f} characters per CPU-second")
    print(f"ratio         {speeds['kg.tag'] / speeds['jieba.posseg']:>10.1f}")
    print(f"loading       {load:>10.2f} CPU-seconds")
    print(f"model         {(files('kg') / 'data' / MODEL).stat().st_size / 1e6:>10.2f} MB")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
