"""Derives kg/data/name_words.tsv and border_words.tsv: which words stand inside names, and which only before them.

    python scripts/derive_name_words.py

Reads `data/ner/train.jsonl` and `cluener-train.jsonl` of the measuring data (KG_SHARED, default
../shared) and counts, for every word that the dictionary has as something else than a noun,
how often it stands inside an organization's name and how often in the four characters before one.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.lexicon.words import tag, word_spans
from kg.model import Span

_HEADER = """\
# Words that are no nouns and yet stand inside organizations' names (管理, 执法, 保障, …): word, inside, just before.
# Counted by scripts/derive_name_words.py over 42,919 newswire sentences (MSRA style) and 10,748 of CLUENER, whose
# sources state no licence; only counts of single words are kept.
# Kept: inside ≥ 4 times and no less often than before; two characters or more.
"""
_BORDER = """\
# Words that stand right before organizations' names and hardly ever in them, whatever the
# dictionary has them as: word, inside, before.
# Counted as name_words.tsv. Kept: before ≥ 4 times and at least eight times as often as inside; no names.
"""
_CHINESE = re.compile("[一-鿕]+")
_NAMES = ("ns", "nr", "nt", "nz")
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


def write(name: str, header: str, lines: list[str]) -> None:
    (Path(__file__).parent.parent / "kg" / "data" / name).write_text(header + "".join(lines), encoding="utf-8")


def main() -> None:
    inside, before = count(Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner")
    words = sorted(word for word in inside | before if len(word) > 1 and _CHINESE.fullmatch(word))
    rows = {word: f"{word}\t{inside[word]}\t{before[word]}\n" for word in words}
    within = [w for w in words if tag(w).startswith(_NOT_NOUN) and inside[w] >= 4 and inside[w] >= before[w]]
    border = [w for w in words if before[w] >= 4 and before[w] >= 8 * inside[w] and not tag(w).startswith(_NAMES)]
    write("name_words.tsv", _HEADER, [rows[word] for word in within])
    write("border_words.tsv", _BORDER, [rows[word] for word in border])


if __name__ == "__main__":
    main()
