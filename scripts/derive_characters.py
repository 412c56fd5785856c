"""Derives kg/data/traditional.tsv from OpenCC's TSCharacters.txt (Apache-2.0).

pip download --no-deps opencc-python-reimplemented==0.1.7   # into a folder of its own; unzip the wheel
python scripts/derive_characters.py opencc/dictionary/TSCharacters.txt > kg/data/traditional.tsv
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = """\
# Traditional character, its simplified one: one code point each, so that offsets stay.
# Origin: OpenCC, dictionary/TSCharacters.txt, as packed in opencc-python-reimplemented 0.1.7
# (https://github.com/BYVoid/OpenCC, Apache-2.0; see NOTICE). Changed by scripts/derive_characters.py:
# the first choice only, the basic CJK block only, without characters that simplified text uses too."""

# 乾隆, 宫商角徵羽 and 菜薹 are simplified Chinese as they stand
KEPT = frozenset("乾徵薹")


def main(source: str) -> None:
    pairs = dict(_pairs(Path(source)))
    print(HEADER)
    for traditional, simplified in sorted(pairs.items()):
        if simplified not in pairs:  # one step is all: fold(fold(x)) == fold(x)
            print(f"{traditional}\t{simplified}")


def _pairs(source: Path) -> list[tuple[str, str]]:
    lines = source.read_text(encoding="utf-8").splitlines()
    choices = [(traditional, options.split()[0]) for traditional, options in map(_cells, lines)]
    return [pair for pair in choices if pair[0] != pair[1] and pair[0] not in KEPT and all(map(_basic, pair))]


def _cells(line: str) -> tuple[str, str]:
    traditional, options = line.split("\t")
    return traditional, options


def _basic(character: str) -> bool:
    return len(character) == 1 and "\u4e00" <= character <= "\u9fff"


if __name__ == "__main__":
    main(sys.argv[1])
