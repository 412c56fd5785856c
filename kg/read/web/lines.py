"""What of a page's lines is none of its article: 【打印】【关闭】, 上一篇, the line of day and source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.characters import fold
from kg.model import Byline
from kg.read.bylines.lines import whole_byline
from kg.read.furniture import is_furniture, names_editors
from kg.read.imprint import ABOUT, EDGE, LINE
from kg.read.web.printed import Printed
from kg.read.web.said import NEAR, Said
from kg.read.web.words import HEADINGS

_SIGNED = re.compile(r"[(（【□■●◆]?\s?(?:\S{0,6}(?:记者|通讯员|实习生)|作者|文[/／图])")
_BEHIND = 3  # lines behind a text: buttons, its editor, who wrote it


def of_article(lines: Sequence[str], said: Said) -> list[str]:
    """The lines without those, and of the line of day and source what it says besides: 作者:某某."""
    kept = [line for line in lines if not is_furniture(line)]
    return [left for at, line in enumerate(kept) if (left := _besides(line, said) if at < NEAR else line)]


def signed_above(lines: Sequence[str], shown: Sequence[Printed], said: Said) -> list[str]:
    """The bylines that are printed between the headline and the text, outside its block."""
    printed = [line.text for line in shown]
    if not lines or said.title not in printed or lines[0] not in printed:
        return []
    between = shown[printed.index(said.title) + 1 : printed.index(lines[0])]
    left = [_besides(line.text, said) for line in between[:NEAR] if not line.linked]
    return [line for line in left if line not in lines[:NEAR] and _SIGNED.match(line) and whole_byline(line)]


def signed_below(lines: Sequence[str], shown: Sequence[Printed]) -> list[str]:
    """The bylines that are printed next behind the text, outside its block; one of an editor alone is none."""
    end = next((at for at in range(len(shown), 0, -1) if lines and shown[at - 1].text == lines[-1]), len(shown))
    found: list[str] = []
    for line in shown[end : end + _BEHIND]:
        signed = whole_byline(line.text)
        if (
            line.linked
            or line.block.tag in HEADINGS
            or not (signed or is_furniture(line.text) or names_editors(line.text))
        ):
            break
        if signed and _wrote(signed.byline) and line.text not in lines:
            found.append(line.text)
    return found


def _wrote(byline: Byline) -> bool:
    return bool(byline.reporters or byline.correspondents or byline.photographers or byline.interns)


def _besides(line: str, said: Said) -> str:
    """What a line says after day and source, where all of this is known of the page; else the line as it is."""
    folded = fold(line[: LINE + 1])
    told = said.date and (said.newspaper or "来源" not in folded)
    if not told or len(line) > LINE or "。" in line or not ABOUT.match(folded):
        return line
    blank = ABOUT.sub(lambda match: " " * len(match[0]), folded)
    left = "".join(sign if kept != " " else " " for sign, kept in zip(line, blank, strict=True))
    rest = " ".join(left.split()).strip(EDGE)
    return rest if not rest or re.match(r"(?:作者|记者|编辑|责任编辑|责编|通讯员|摄影)", rest) else line
