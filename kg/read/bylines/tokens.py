"""A byline's tokens: labels, credits, marks, and runs of characters that hold names, outlets and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.errors import DataError
from kg.lexicon.tables import rows
from kg.model import Span

_TABLE = "byline_labels.tsv"
_REMEMBERED = 1024  # labels: few are printed again and again
_ROLES = frozenset(("reporter", "correspondent", "photographer", "intern", "editor", "other", "modifier"))
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:(?:\d{{2,4}}年)?{_NUMBER}月{_NUMBER}日|\d{{1,2}}日|今[日天晨]|昨[日天晚])"
DATE = rf"{_DAY}(?:\d{{1,2}}[时点](?:\d{{1,2}}分)?)?"

# Tried in this order. 文, 图 and 摄 count only beside a mark or an end: 文 and 图 also stand in given names.
# Every repetition is bounded or runs over one class of characters, so that reading stays linear.
_PARTS = rf"""
  (?P<note>\([^()\n]{{0,10}}(?:除|署名|资料)[^()\n]{{0,10}}\)
    |(?:A?\d{{1,3}}-)?A?\d{{1,3}}版|本[版栏组]|资料图片?)
| (?P<both>文字?[ ]?[/、.|·][ ]?(?:图片?|摄影|影|摄)|图片?[ ]?[/、.|][ ]?文
    |文图|图文|文并[图摄]影?|摄影报道|采写摄影)
| (?P<label>LABEL)
| (?P<photo>摄影|航拍|供图|拍摄|图片(?:均?由)?|摄(?=[\s/:|、,;)\]。]|$)
    |(?<![一-龥])图(?![一-龥])|(?<=[一-龥]{{2}})图(?=[\s/:|)\]]|$))
| (?P<text>(?<![一-龥])文字?(?=[ ]?[/:|])|(?<=[^文][/|])文|(?<![一-龥])文(?![一-龥])
    |(?<=[一-龥]{{2}})文(?=[ /|]{{1,2}}[一-龥]{{2,6}}[ /]?[图摄]))
| (?P<report>{DATE}(?:专?电|讯|消息)|(?:综合|前方|现场|联合|连线){{0,2}}报道|综合(?![一-龥]))
| (?P<source>发自[ ]?[一-龥]{{2,12}}?(?=[^一-龥]|$|报道))
| (?P<mark>[□■●◆▲△◎○★☆※])
| (?P<colon>[/:|丨])
| (?P<space>\s+)
| (?P<open>[(\[【])
| (?P<close>[)\]】])
| (?P<pause>[、,;…])
"""
# What no token but a note has. The point stands in 文.图 alone.
_STOP = re.compile(r"[^一-龥A-Za-z\d·+\-\s/:|()\[\]【】、,;….□■●◆▲△◎○★☆※]")
_NOTE = re.compile("除|署名|资料")
_RUN = r"(?P<run>(?:(?!STOP)[一-龥A-Za-z0-9·+\-])+)"


class Token(NamedTuple):
    kind: str  # a group of _PARTS, run or odd
    span: Span
    role: str = ""  # of a label


def tokens(folded: str, within: Span) -> Iterator[Token]:
    """The tokens of folded text, in order and without a gap.

    >>> [token.kind for token in tokens("本报记者 甲某 文/图", Span(0, 12))]
    ['run', 'label', 'space', 'run', 'space', 'both']
    """
    for match in _pattern().finditer(folded, *within):
        kind = match.lastgroup or "odd"
        yield Token(kind, Span(*match.span()), _role(match.group()) if kind == "label" else "")


def stops(folded: str, within: Span) -> bool:
    """Whether a character stands there that ends every byline: no need to read it.

    >>> stops("记者从区里获悉,“大体检”", Span(0, 13)), stops("本报记者 甲某 文/图", Span(0, 11))
    (True, False)
    """
    return _STOP.search(folded, *within) is not None and not _NOTE.search(folded, *within)


@cache
def hints() -> re.Pattern[str]:
    """What every byline without a dispatch's head has one of: a label, a credit or a mark."""
    labels = "|".join(word for word, role in _by_length() if role != "modifier")
    return re.compile(f"{labels}|[摄图文拍□■●◆▲△◎○★☆※]|报道")


@cache
def _pattern() -> re.Pattern[str]:
    parts = _PARTS.replace("LABEL", _label())
    stop = re.sub(r"\?P<\w+>", "?:", parts)
    return re.compile(f"{parts}|{_RUN.replace('STOP', stop)}|(?P<odd>.)", re.VERBOSE | re.DOTALL)


def _label() -> str:
    heads = "|".join(word for word, role in _by_length() if role != "modifier")
    before = "|".join(word for word, role in _by_length() if role == "modifier")
    signed = "记者|通讯员|撰稿人|撰稿|评论员|编辑|作者"
    posted = r"驻(?:[一-龥]{1,6}?)"
    return rf"(?:(?:{before}|摄影){{0,3}}(?:{posted})?(?:{before}|摄影){{0,2}}(?:{signed})|{heads})(?!们)"


@lru_cache(_REMEMBERED)
def _role(label: str) -> str:
    if "摄影" in label:  # 首席摄影记者
        return "photographer"
    return next(role for word, role in _by_length() if label.endswith(word))


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_roles().items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def _roles() -> dict[str, str]:
    roles: dict[str, str] = {}
    for line, (word, role) in rows(_TABLE, columns=2):
        if role not in _ROLES:
            raise DataError(f"kg/data/{_TABLE}:{line}: {role} (expected one of {', '.join(sorted(_ROLES))})")
        roles[word] = role
    return roles
