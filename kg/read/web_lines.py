"""What of a page's lines is none of its article: 【打印】【关闭】, 上一篇, the line of day and source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.characters import fold
from kg.read.bylines import whole_byline
from kg.read.imprint import ABOUT, EDGE, LINE
from kg.read.web_printed import Printed
from kg.read.web_said import NEAR, Said

_BUTTON = (
    r"打印(?:本[页文稿]|此[页文])?|关闭(?:窗口|本页|页面)?|收藏(?:本[页文])?|返回(?:顶部|首页|列表|上[一]?页)?|回到顶部"
    r"|字[号体](?:大小)?|[大中小]|分享(?:到|至)?|推荐(?:给朋友)?|我要(?:评论|纠错)|纠错|举报"
    r"|复制(?:链接|地址)?|[上下]一[篇页条版]|微信|(?:新浪)?微博|QQ空间|扫一扫|更多|顶部|TOP"
)
_BUTTONS = re.compile(rf"(?>[\[【(<]{{0,4}}(?:{_BUTTON})[\]】)>\s|:·/、,]{{0,9}}){{1,20}}+", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"[\[【(<\s]{0,4}[上下]一[篇条]\s?[\]】)>]?\s?[:>].{0,80}")  # 上一篇:, with a headline
_WEAK = re.compile(r"[大中小]|更多|微信|微博|举报|推荐")  # a line of one such word may be a subhead
_SIGNED = re.compile(r"[(（【□■●◆]?\s?(?:\S{0,6}(?:记者|通讯员)|作者|文[/／图])")


def of_article(lines: Sequence[str], said: Said) -> list[str]:
    """The lines without those, and of the line of day and source what it says besides: 作者:某某."""
    kept = [line for line in lines if not _is_furniture(fold(line[: LINE + 1]))]
    return [left for at, line in enumerate(kept) if (left := _besides(line, said) if at < NEAR else line)]


def signed_above(lines: Sequence[str], shown: Sequence[Printed], said: Said) -> list[str]:
    """The bylines that are printed between the headline and the text, outside its block."""
    printed = [line.text for line in shown]
    if not lines or said.title not in printed or lines[0] not in printed:
        return []
    between = shown[printed.index(said.title) + 1 : printed.index(lines[0])]
    left = [_besides(line.text, said) for line in between[:NEAR] if not line.linked]
    return [line for line in left if line not in lines[:NEAR] and _SIGNED.match(line) and whole_byline(line)]


def _is_furniture(line: str) -> bool:
    if len(line) > LINE or _WEAK.fullmatch(line):
        return False
    return bool(_BUTTONS.fullmatch(line) or _NEIGHBOUR.fullmatch(line))


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
