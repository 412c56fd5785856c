"""How a clause begins: who acts in it, who is only its source, or that somebody acts whom no mention names.

A clause is read as a string of one letter per word, and the letters are read by a table of patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.quantities import listed
from kg.lexicon import words
from kg.model import Span

REACH = 48  # characters of a clause that are read
_NUMBERED = re.compile(r"[0-9０-９]+[年月日时点分秒]?")

# The letters. N: body, area or place, P: person, A: initiative, Q: quantity, n: noun, s: noun for the people of a
# body, m: noun for a measure, w: noun or verb, v: verb, l: 达到 and verbs of growth, x: 造成, p: preposition, u: 由,
# c: word that closes a preposition, b: 附近, j: 、 or 和, e: 的, S: 介绍, 显示. Words of no weight have none.
_LISTS = {
    **{"reports": "S", "leads_to": "x", "amounts": "l", "staff": "s", "gauge": "m", "closing": "c", "near_by": "b"},
    **{"pronoun": "n", "weightless": ""},
}
_TAGS = {"vn": "w", "v": "v", "p": "p", "n": "n", "l": "n", "i": "n", "j": "n", "s": "n", "": "n"}
_WORDS = {"由": "u", "的": "e", "、": "j", "和": "j", "及": "j", "以及": "j", "与": "j"}

_O = r"(?:p[^cvlQSxu]*c)*[nwms]{0,2}"  # 经过整治后; 副处长 before a name


class Rule(NamedTuple):
    name: str
    pattern: str  # its group is who acts
    bar: int = 0  # how far nobody is carried over: see `Opening`


# The first that fits decides.
RULES = (
    Rule("据园林处介绍", r"[^vlQx]*S"),
    Rule("甲、乙的3名干部", r"(?:p[^cvlQSxu]*c)*[NPA](?:j[NPA])+(?:e|[nwms]*Q)", 2),
    Rule("石桥附近发生", rf"{_O}[NPA]b", 2),
    Rule("柳湾区村民某某栽树", r"(?:p[^cvlQSxu]*c)*(?:[NA]e?)?[nwms]*(P)(?![enm])"),
    Rule("石桥公园占地面积为", rf"{_O}([NPA])e?c?[nwm]*(?:[lQm]|$)"),
    Rule("柳湾区党员干部栽树", rf"{_O}([N])e?[nw]*s"),
    Rule("柳湾区的一家公司栽树", rf"{_O}[NPA](?:e|[nm])", 2),
    Rule("柳湾区栽树", rf"{_O}([NPA])"),
    Rule("造成3人受伤", r"x", 2),
    Rule("面积3亩", r"(?:p[^cvlQSxu]*c)*w*m+(?:[lQwvpc]|$)", 0),
    Rule("粮食产量3吨", r"(?:p[^cvlQSxu]*c)*[nws]*m", 1),
    Rule("房屋倒塌", r"(?:p[^cvlQSxu]*c)*[ns]", 2),
    Rule("3名干部", r"(?:p[^cvlQSxu]*c)*Q", 1),
    Rule("", r""),
)


class Token(NamedTuple):
    begin: int
    end: int
    letter: str
    name: int | None = None  # index of the mention


class Opening(NamedTuple):
    actor: int | None = None
    agent: int | None = None  # 由 whom: in this clause only
    bar: int = 0  # 0: nobody new, 1: the subject stays within its sentence, 2: somebody else acts
    noun: Span | None = None  # what acts where no mention names it
    gauge: bool = False  # begins with what is measured: 面积约3亩


def read_opening(text: str, clause: Span, fixed: Iterable[Token]) -> Opening:
    """How a clause begins; `fixed` are its mentions, quantities, and (without a letter) dates and brackets."""
    tokens = [token for token in _tokens(text, clause, fixed) if token.letter]
    letters = "".join(token.letter for token in tokens)
    agent = re.search(r"u[nwms]*([NP])", letters)
    rule, match = _rule(letters)
    actor = tokens[match.start(1)].name if match.re.groups and match.start(1) >= 0 else None
    return Opening(
        actor,
        tokens[agent.start(1)].name if agent else None,
        rule.bar,
        _noun(tokens, letters) if rule.name == "房屋倒塌" else None,
        rule.name == "面积3亩",
    )


def _rule(letters: str) -> tuple[Rule, re.Match[str]]:
    found = ((rule, match) for rule, pattern in _rules() if (match := pattern.match(letters)))
    return next(found)


@cache
def _rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


def _noun(tokens: list[Token], letters: str) -> Span | None:
    """The noun in 该服务队先后栽树; none where the noun has an attribute with 的."""
    match = re.match(r"(?:p[^cvlQSxu]*c)*([nws]+)(?!e)", letters)
    return Span(tokens[match.start(1)].begin, tokens[match.end(1) - 1].end) if match else None


def _tokens(text: str, clause: Span, fixed: Iterable[Token]) -> Iterator[Token]:
    at, last = clause.begin, min(clause.end, clause.begin + REACH)
    for token in fixed:
        if token.begin >= last:
            break
        if token.begin >= at:
            yield from _worded(text, Span(at, token.begin))
            yield token
        at = max(at, token.end)
    yield from _worded(text, Span(at, last))


def _worded(text: str, gap: Span) -> Iterator[Token]:
    if gap.begin >= gap.end:
        return
    blank = _NUMBERED.sub(lambda match: " " * len(match[0]), gap.of(text))
    for begin, end in words.word_spans(blank):
        yield Token(gap.begin + begin, gap.begin + end, _letter(blank[begin:end]))


@cache
def _listed_letters() -> dict[str, str]:
    return {word: letter for kind, letter in reversed(_LISTS.items()) for word in listed(kind)} | _WORDS


def _letter(word: str) -> str:
    known = _listed_letters().get(word)
    if known is not None:
        return known
    if not "一" <= word[0] <= "鿕" and not word.isalpha():
        return ""
    if len(word) > 1 and word.endswith(_gauge_ends()):
        return "m"
    tag = words.tag(word)
    if len(word) > 2 and word.endswith(_staff_ends()):
        return "s"
    return _TAGS.get(tag, _TAGS.get(tag[:1], "") if tag else "n")


@cache
def _gauge_ends() -> tuple[str, ...]:
    return tuple(sorted(listed("gauge_end")))


@cache
def _staff_ends() -> tuple[str, ...]:
    return tuple(sorted(listed("staff_end")))
