"""Whether a text says that something was done, is going on, is planned, is denied, or was only said."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.rules import MASK, any_of
from kg.lexicon.words import cut, tag
from kg.model import Modality, Span

_TIME = re.compile(r"[0-9一二三四五六七八九十]{1,8}(?:年|月|日|时|点|[天周]后)")
_WORD = 6  # characters in which the next word is looked for
_MUTUAL = re.compile("互[一-鿕]")  # 互派, 互访 are verbs, though the dictionary has nouns
_QUOTATION = re.compile(r"“[^”\n]*”?")
# 不断, 不仅 … deny nothing; 没收, 未来 are other words
_NOT = r"不(?![断仅但光只少久同懈忘失惜畏停到一同久])|没(?![收落])|未(?![来成央])|勿|拒|免于"

# 因工作需要 puts nothing off
_NO_PLAN = r"(?:因|应|根据|按照?|由于|出于)[^,，。;；将拟]{0,8}(?:需[要求]|要求)"


def denied(before: str) -> bool:
    """Whether the words between a subject and its predicate deny it.

    >>> denied("至今尚未"), denied("不断")
    (True, False)
    """
    return _pattern("denial").search(before) is not None


def modality(before: str, after: str = "") -> Modality:
    """Done, ongoing or planned, by the words before the predicate and the particle after it.

    >>> modality("计划于明年"), modality("正在"), modality("将", "了"), modality("先后"), modality("因工作需要")
    ('planned', 'ongoing', 'done', 'done', 'done')
    """
    if after.startswith(("了", "过")):
        return "done"
    words = [word for word in _pattern("tense").finditer(before) if word.lastgroup and not _takes_object(before, word)]
    last = words[-1].lastgroup if words else "done"
    return "planned" if last == "planned" else "ongoing" if last == "ongoing" else "done"


def _takes_object(before: str, word: re.Match[str]) -> bool:
    """Whether 将 stands for 把 and nothing is put off: 将|小区改造列为实事, 将|12个窗口集中办公."""
    if word[0] != "将" or _TIME.match(before, word.end()):
        return False
    follows = before[word.end() : word.end() + _WORD]
    if follows.lstrip("“《")[:1] == MASK:
        return True
    first = cut(follows)[0] if follows else ""
    if _MUTUAL.fullmatch(first):
        return False
    return first[:1].isdigit() or (len(first) > 1 and tag(first) in ("n", "nz", "r", "m"))


def reported(before: str) -> bool:
    """Whether the words of a sentence before a predicate say that somebody says so.

    >>> reported("李某表示,"), reported("昨日,")
    (True, False)
    """
    return _pattern("saying").search(before) is not None


def quotations(text: str) -> tuple[Span, ...]:
    """The stretches of a text inside quotation marks; a mark that is not closed ends with its line."""
    return tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    if name == "denial":
        return re.compile(f"{_NOT}|{any_of('denial')}")
    if name == "saying":
        return re.compile(f"{any_of('saying')}|[说称][,，:：“]|道[:：]“")
    return re.compile(
        f"{_NO_PLAN}|{any_of('noplan')}|(?P<planned>{any_of('plan')})|(?P<ongoing>{any_of('ongoing')})|(?P<done>{any_of('done')})"
    )
