"""Names that the area right before them gives away: 东关街道|琼花观社区, 安徽|百家福商贸公司, 鑫河公司中国|办事处."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.found import Found, Words
from kg.extract.walk import FUNCTION, Suffix
from kg.lexicon import tables
from kg.lexicon.words import is_word, tag
from kg.model import Span

_HAVE_OFFICES = ("公司", "集团", "银行", "协会", "基金会", "报社")
_SMALL_AREAS = ("社区", "村", "新村社区")
_HAVE_COMMUNITIES = ("Subdistrict", "SubdistrictOffice", "Township")
_LONGEST_COMMUNITY = 5  # characters before the ending
_CALLED = re.compile(
    "(?!各|该|本|这|那|某|每|辖|所|其|全|多|一些|共|有|等|[一二两三四五六七八九十几数]{1,5}[个户家座名位处条支])"
    "[一-鿕]{2,5}(?<![的个过些各农乡山])"
)


def begin_behind_area(
    words: Words, at: Span, suffix: Suffix, ending: Mapping[int, Found], begin: int | None
) -> int | None:
    """东关街道|琼花观社区: right behind a street or a town a community's name begins, whatever its words are.

    `begin` is where the words alone let the name begin that ends with the suffix `at`, None for nowhere.
    """
    if suffix.type == "Company" and begin is not None:
        return _with_seat(words, begin, ending)
    if suffix.text not in _SMALL_AREAS:
        return begin
    least = at.begin if begin is None else begin
    for start in range(max(0, at.begin - _LONGEST_COMMUNITY), min(least, at.begin - 1)):
        upper = ending.get(start)
        named = upper is not None and upper.type in _HAVE_COMMUNITIES and _CALLED.fullmatch(words.text, start, at.begin)
        if named and _may_call(words, Span(start, at.begin)) and not is_word(words.text[start : at.end]):
            return start
    return begin


def _with_seat(words: Words, begin: int, ending: Mapping[int, Found]) -> int:
    """安徽|百家|福商贸公司: from the area where the company is, over a number that its name begins with."""
    index = words.at(begin - 1) if begin and begin not in ending else -1
    counted = index > 0 and tag(words.word(index)) == "m" and len(words.word(index)) > 1
    area = ending.get(words.begins[index]) if counted else None
    return area.span.begin if area and area.kind == "area" else begin


def _may_call(words: Words, called: Span) -> bool:
    """Whether these words are said of nothing but one community: 小|河沿, 琼花|观, not 智慧, 还从 or 走访."""
    inside = [words.word(index) for index in range(words.at(called.begin), words.at(called.end - 1) + 1)]
    joins = any(not is_word(word) and not set(word).isdisjoint(FUNCTION) for word in inside)  # 网格|员到
    joins = joins or any(len(word) == 1 and word in FUNCTION for word in inside)
    joins = joins and not (len(inside) == 2 and inside[1] == "和" and len(inside[0]) == 1)  # 义和
    vague = (tables.words(name) for name in ("generic.txt", "which.txt", "breaks.txt", "predicates.txt"))
    said = frozenset().union(*vague)
    whole = [word for word in inside if len(word) > 1 and is_word(word)]
    nouns = all(tag(word).startswith(("n", "s")) and word not in said for word in whole)
    named = len(inside) == 1 and tag(inside[0]).startswith(("ns", "nr", "nz", "s"))  # 坝上
    return (
        not joins
        and nouns
        and (named or len(whole) < len(inside))
        and not tag(inside[0]).startswith(("d", "p", "c", "r"))
    )


def is_of_company(text: str, called: Span, ending: Mapping[int, Found]) -> bool:
    """鑫河公司中国|办事处, 驻北京|办事处: an office in a city or a country, which governs no subdistrict."""
    area = ending.get(called.end)
    far = area is not None and area.type in ("City", "Province")
    country = text.endswith(tables.affixes("countries.txt"), called.begin, called.end)
    return far or country or any(word in called.of(text) for word in _HAVE_OFFICES)
