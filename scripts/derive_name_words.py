"""Derives kg/data/name_words.tsv: which verbs, adverbs and the like stand inside organizations' names.

    python scripts/derive_name_words.py > kg/data/name_words.tsv

Reads `data/ner/train.jsonl` and `cluener-train.jsonl` of the measuring data (KG_SHARED, default
../shared) and counts, for every word that the dictionary has as something else than a noun,
how often it stands inside an organization's name and how often in the four characters before one.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.lexicon.words import tag, word_spans
from kg.model import Span

_HEADER = """\
# Words that are no nouns and yet stand inside organizations' names (管理, 执法, 保障, …): word, inside, just before.
# Counted by scripts/derive_name_words.py over 42,919 newswire sentences (MSRA style) and 10,748 of CLUENER, whose
# sources state no licence; only counts of single words are kept. Kept: inside ≥ 4 times and no less often than before; two characters or more.
"""
_NOT_NOUN = ("v", "d", "a", "p", "c", "r", "z", "b", "i", "l", "f", "m", "t", "q")
_NEAR = 4  # characters


def sentences(folder: Path) -> Iterator[tuple[str, list[Span]]]:
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["t"], [Span(b, e) for b, e, kind in row["e"] if kind == "ORG"]
    for line in (folder / "cluener-train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kinds = (row["label"].get(kind, {}) for kind in ("organization", "government", "company"))
        yield row["text"], [Span(b, e + 1) for names in kinds for at in names.values() for b, e in at]


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    inside: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for text, names in sentences(folder):
        if names:
            words = word_spans(text)
            for name in names:
                inside.update(w.of(text) for w in words if name.covers(w) and w.end < name.end)
                before.update(w.of(text) for w in words if name.begin - _NEAR <= w.begin and w.end <= name.begin)
    return inside, before


def main() -> None:
    inside, before = count(Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner")
    print(_HEADER, end="")
    for word in sorted(inside):
        kept = inside[word] >= 4 and inside[word] >= before[word]
        if kept and len(word) > 1 and tag(word).startswith(_NOT_NOUN):
            print(word, inside[word], before[word], sep="\t")


if __name__ == "__main__":
    main()
