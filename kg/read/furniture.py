"""Lines that a web page prints around an article and that are none of it: 【打印】【关闭】, 上一篇：…."""

from __future__ import annotations

import re

from kg.lexicon.characters import fold

LINE = 120  # characters of one at most
BUTTON = (  # such words
    r"打印(?:本[页文稿]|此[页文])?|关闭(?:窗口|本页|页面)?|收藏(?:本[页文])?|返回(?:顶部|首页|列表|上[一]?页)?|回到顶部"
    r"|字[号体](?:大小)?|[大中小]|分享(?:到|至)?|推荐(?:给朋友)?|我要(?:评论|纠错)|纠错|举报"
    r"|复制(?:链接|地址)?|[上下]一[篇页条版]|微信|(?:新浪)?微博|QQ空间|扫一扫|更多|顶部|TOP"
)
_BUTTONS = re.compile(rf"(?>[\[【(<]{{0,4}}(?:{BUTTON})[\]】)>\s|:·/、,]{{0,9}}){{1,20}}+", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"[\[【(<\s]{0,4}[上下]一[篇条]\s?[\]】)>]?\s?[:>].{0,80}")  # 上一篇:, with a headline
_WEAK = re.compile(r"[大中小]|更多|微信|微博|举报|推荐")  # a line of one such word may be a subhead
_ALONE = re.compile("[一-龥A-Za-z]{1,9}")  # as may be any such word in a newspaper's text, which has no buttons: 收藏
_EDITORS = re.compile(
    r"[\[【(■\s]{0,3}(?:本[文版期])?(?:责任编辑|责编|编辑|美编|编审|审核|校对|监制|[初复终一二三]审)\s?[:|/丨]\s?[^。!?,;]{1,40}"
)


def is_furniture(line: str) -> bool:
    """Whether a line of a web page is a button, several of them, or leads to the page before or behind.

    >>> list(map(is_furniture, ("【打印本页】 【关闭窗口】", "上一篇：渡口书屋开门", "打印店开到家门口")))
    [True, True, False]
    """
    folded = fold(line[: LINE + 1])
    if len(folded) > LINE or _WEAK.fullmatch(folded):
        return False
    return bool(_BUTTONS.fullmatch(folded) or _NEIGHBOUR.fullmatch(folded))


def is_pasted(line: str) -> bool:
    """Whether a line of a text was copied with it from around it on a web page, and can be no heading.

    >>> is_pasted("【字体：大 中 小】"), is_pasted("收藏")
    (True, False)
    """
    return is_furniture(line) and not _ALONE.fullmatch(line)


def names_editors(line: str) -> bool:
    """Whether a line says who edited and nothing else, under whatever name: 责任编辑：小秋(LW012).

    >>> names_editors("[责任编辑：admin]"), names_editors("编辑部搬家")
    (True, False)
    """
    return len(line) <= LINE and _EDITORS.fullmatch(fold(line)) is not None
