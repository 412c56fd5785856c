"""Derives kg/data/names.tsv: how often a character stands where in a person's name, and outside names.

    python scripts/derive_names.py > kg/data/names.tsv

Reads `data/ner/train.jsonl` and `cluener-train.jsonl` of the measuring data (KG_SHARED, default
../shared). A name counts once, however often it is printed.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.lexicon.tables import words

HEADER = """\
# Surname or character: as surname, as first of two given-name characters, as last of two, as the
# only one, outside names. Counted by scripts/derive_names.py over {names} different names and {outside}
# characters outside names, in 42,919 newswire sentences (MSRA style) and 10,748 of CLUENER, whose
# sources state no licence: only counts of single characters and surnames are kept, no name and no
# sentence. Characters that stand outside names fewer than 20 times, and never inside, are left out."""
HAN = re.compile("[一-鿿]")
FEW = 20


def main(folder: Path) -> None:
    names: set[str] = set()
    outside: Counter[str] = Counter()
    for text, spans in [*newswire(folder / "train.jsonl"), *cluener(folder / "cluener-train.jsonl")]:
        names |= {text[begin:end] for begin, end in spans}
        outside.update(HAN.findall(without(text, spans)))
    people = sorted(filter(None, map(parts, names)))
    places = counts(people)
    print(HEADER.format(names=len(people), outside=outside.total()))
    kept = {character for character, count in outside.items() if count >= FEW}
    for key in sorted(kept.union(*places)):
        print(key, *(place[key] for place in places), outside[key], sep="\t")


def newswire(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        yield row["t"], [(begin, end) for begin, end, kind in row["e"] if kind == "PER"]


def cluener(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        yield row["text"], [(b, e + 1) for spans in row["label"].get("name", {}).values() for b, e in spans]


def without(text: str, spans: list[tuple[int, int]]) -> str:
    inside = {at for begin, end in spans for at in range(begin, end)}
    return "".join(character for at, character in enumerate(text) if at not in inside)


def parts(name: str) -> tuple[str, str] | None:
    """Surname and given name, or nothing where it is no Chinese name of two to four characters."""
    size = 2 if name[:2] in words("names_surnames.txt") and len(name) > 2 else 1
    given = name[size:]
    known = name[:size] in words("names_surnames.txt")
    return (name[:size], given) if known and len(given) in (1, 2) and all(map(HAN.match, given)) else None


def counts(people: list[tuple[str, str]]) -> tuple[Counter[str], ...]:
    two = [given for _, given in people if len(given) == 2]
    surname = Counter(surname for surname, _ in people)
    only = Counter(given for _, given in people if len(given) == 1)
    return surname, Counter(given[0] for given in two), Counter(given[1] for given in two), only


if __name__ == "__main__":
    main(Path(os.environ.get("KG_SHARED", "../shared")) / "data" / "ner")
