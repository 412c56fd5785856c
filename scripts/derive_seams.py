"""Derives kg/data/seams.tsv: which characters follow which more or less often than chance has it.

    python scripts/derive_seams.py > kg/data/seams.tsv

Reads `data/ner/train.jsonl` of the measuring data (KG_SHARED, default ../shared). For each
character that stands there at least four times: its count, how much more often it begins a
sentence than it occurs (in powers of two), and the characters that follow it, in four groups by
pointwise mutual information: below 0, to 2, to 5, above. Pairs seen less than four times are left out.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from itertools import pairwise
from math import log2
from pathlib import Path

_HEADER = """\
# Which character follows which: character, count, pull to a sentence's beginning, then those that follow
# it less often than chance has it, about as often, more often, much more often.
# Counted by scripts/derive_seams.py over 42,919 newswire sentences (MSRA style) whose source states no
# licence; only counts of single characters and of pairs are kept.
# total	{total}
"""
_BANDS = (0.0, 2.0, 5.0)  # bits
_LEAST = 4
_START = re.compile(r"(?:^|[。！？!?;；])([一-鿕])")
_HAN = re.compile(r"[一-鿕]")


def main() -> None:
    path = Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner" / "train.jsonl"
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    starts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["t"]
        single.update(_HAN.findall(text))
        pairs.update(pair for pair in pairwise(text) if all(map(_HAN.match, pair)))
        starts.update(_START.findall(text))
    total = single.total()
    groups: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[], [], [], []])
    for (left, right), count in sorted(pairs.items()):
        if count >= _LEAST:
            bits = log2(count * total / single[left] / single[right])
            groups[left][sum(bits >= edge for edge in _BANDS)].append(right)
    print(_HEADER.format(total=total), end="")
    for left in sorted(single):
        if single[left] >= _LEAST:
            pull = log2((starts[left] + 0.5) / starts.total() / (single[left] / total))
            cells = ("".join(group) or "-" for group in groups[left])
            print(left, single[left], round(pull), *cells, sep="\t")


if __name__ == "__main__":
    main()
