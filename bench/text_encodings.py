"""How often the encoding of a text is found, by kg.read.encodings and by charset-normalizer.

    python bench/text_encodings.py FOLDER… [--sizes 20 50 200 0]

Every file's text is encoded anew, whole (0) and pieces of it of so many characters; traditional text is made of it by
kg/data/traditional.tsv. Right is what decodes to the same text.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from charset_normalizer import from_bytes

from kg.errors import UnreadableFile
from kg.lexicon.tables import rows
from kg.read.encodings import decode

ENCODINGS = ("utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be")
WRITTEN = [
    *((one, one == "cp950") for one in ENCODINGS),
    ("gb18030", True),
]  # encoding, whether in traditional characters


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[20, 50, 200, 0])
    parser.add_argument("--each", type=int, default=2, help="pieces of each file")
    given = parser.parse_args()
    texts = [decode(path.read_bytes()).text for folder in given.folders for path in sorted(folder.glob("*.txt"))]
    print(f"{len(texts)} texts")
    for size in given.sizes:
        for encoding, many in WRITTEN:
            pieces = [one for text in texts for one in _pieces(traditional(text) if many else text, size, given.each)]
            written = [one.encode(encoding, errors="ignore") for one in pieces]
            ours, theirs = (_share(written, encoding, read) for read in (_ours, _theirs))
            what = f"{encoding}{' of traditional text' * many}"
            print(f"{size or 'whole':>5} {what:28} {len(pieces):5}  kg {ours:.4f}  charset-normalizer {theirs:.4f}")


def _pieces(text: str, size: int, each: int) -> Iterator[str]:
    if not size:
        yield text
    chance = random.Random(len(text))
    for _ in range(each if size and len(text) > size else 0):
        begin = chance.randrange(len(text) - size)
        yield text[begin : begin + size].strip() + "。"


def _share(written: list[bytes], encoding: str, read: Callable[[bytes], str]) -> float:
    return sum(read(data) == data.decode(encoding) for data in written) / max(1, len(written))


def _ours(data: bytes) -> str:
    try:
        return decode(data).text
    except UnreadableFile:
        return ""


def _theirs(data: bytes) -> str:
    best = from_bytes(data).best()
    return str(best) if best else ""


def traditional(text: str) -> str:
    table: dict[int, str] = {}
    for _, (many, one) in rows("traditional.tsv", columns=2):
        table.setdefault(ord(one), many)
    return "".join(filter(_is_one_code, text.translate(table)))


@cache
def _is_one_code(character: str) -> bool:
    """Whether all Big5s agree on a character; where they differ, it depends on the writer's system."""
    return len({character.encode(codec, errors="ignore") for codec in ("big5", "cp950", "big5hkscs")}) == 1


if __name__ == "__main__":
    main()
