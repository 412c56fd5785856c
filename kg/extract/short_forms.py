"""Short forms by which an article goes on calling what it named in full: 绿化所 for 二七区绿化管理所."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.found import Found, Taken, Words, is_one_of_many, occurrences
from kg.lexicon.words import cut, is_word, tag

_ENDS = ("所", "局", "院", "校", "会", "站", "中心", "队", "厂", "处", "公司", "银行", "集团", "委", "馆", "办")
_PLACE_ENDS = {  # what a name must end in to stand without its last word: 晨园|游园
    "游园": "园湖河山林苑",
    "公园": "园湖河山林苑",
    "小区": "园苑院庭居城湾府邸",
    "市场": "城场",
    "社区": "园苑院屯庄里",
}
_PUBLIC = ("GovernmentBody", "PoliceBody", "PartyBody", "PublicInstitution")
_SHORTEST_NAME = 4  # characters of a name that is one wherever it stands
_SHORTEST_FIRM = 3  # characters of a company's name without its legal form
_LEGAL_FORM = re.compile("(?:集团)?(?:股份|有限责任|有限){1,3}(?:公司|集团)$|集团公司$|总公司$")
_FIRMS = ("Company", "PublicInstitution", "SocialOrganization")
_LONGEST_BRAND = 4
_POST = re.compile("(?:公司)?(?:负责人|董事长|总经理|副总经理|经理|总裁|老板|店长|创始人|员工|职工|工作人员)")
_BEGINS = 2  # characters of the full name that a short form keeps


def short_forms(name: str, area: str = "") -> tuple[str, ...]:
    """The short forms that a full name lends itself to, `area` being what it begins with.

    >>> short_forms("二七区绿化管理所", "二七区")
    ('绿化管理所', '绿化所')
    >>> short_forms("晨园游园")
    ('晨园',)
    """
    rest = name.removeprefix(area)
    forms = [rest] if area and len(rest) >= 4 else []
    ending = next(end for end in _ENDS if rest.endswith(end)) if rest.endswith(_ENDS) else ""
    if ending and len(rest) > _BEGINS + len(ending) + 1:
        forms.append(rest[:_BEGINS] + ending)
    if stem := _firm(rest):
        forms.append(stem)
    for kind, ends in _PLACE_ENDS.items():
        stem = rest.removesuffix(kind)
        if stem != rest and len(stem) >= 2 and stem[-1] in ends:
            forms.append(stem)
    return tuple(forms)


def _firm(name: str) -> str:
    """宏安热力 for 宏安热力有限责任公司, where its first word is none of the dictionary's or a name."""
    form = _LEGAL_FORM.search(name)
    stem = name[: form.start()] if form else ""
    called = tag(stem[:2])
    return stem if len(stem) >= _SHORTEST_FIRM and (not called or called.startswith(("ns", "nr", "nz"))) else ""


def find_short_forms(words: Words, named: Sequence[Found]) -> list[Found]:
    """Where a short form of a name found in the text stands by itself."""
    taken = Taken(each.span for each in named)
    areas = {each.span.begin: each.span.of(words.text) for each in named if each.kind == "area"}
    forms: dict[str, Found] = {}
    for each in named:
        if each.kind in ("organization", "place"):
            for form in short_forms(each.span.of(words.text), areas.get(each.span.begin, "")):
                forms.setdefault(form, each)
    found: list[Found] = []
    for form, each in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
        for span in occurrences(words.text, form):
            if words.starts_at(span.begin) and not taken.holds(span) and not is_one_of_many(words.text, span.begin):
                found.append(Found(span, each.kind, each.type, "short-form", 0.75))
                taken.add(span)
    return [*found, *_brands(words, named, areas, taken), *_named_again(words, named, taken)]


def _brands(words: Words, named: Sequence[Found], areas: Mapping[int, str], taken: Taken) -> Iterator[Found]:
    """泉家福|负责人, 柳湾睿泽|董事长: a firm by what only it is called, before one of its posts."""
    firms: dict[str, Found] = {}
    for each in named:
        name = each.span.of(words.text)
        area = areas.get(each.span.begin, "") if name.startswith(areas.get(each.span.begin, "")) else ""
        brand = brand_of(name.removeprefix(area)) if each.type in _FIRMS else ""
        for form in (brand, area + brand, area[:2] + brand) if brand else ():
            firms.setdefault(form, each)
    for span in occurrences(words.text, *firms):
        if _POST.match(words.text, span.end) and words.starts_at(span.begin) and not taken.holds(span):
            each = firms[span.of(words.text)]
            taken.add(span)
            yield Found(span, each.kind, each.type, "short-form", 0.75)


def brand_of(name: str) -> str:
    """What only one firm is called, where its name begins so: 泉家福 of 泉家福养老服务中心; "" for 养老服务中心."""
    first = next(iter(cut(name)), "")
    return first if 2 <= len(first) <= _LONGEST_BRAND and not is_word(first) else ""


def _named_again(words: Words, named: Sequence[Found], taken: Taken) -> Iterator[Found]:
    """北园中队 wherever it stands, in 城管执法局|北园中队 too; a company's name may be what companies are called."""
    public = {each.span.of(words.text): each for each in named if each.type in _PUBLIC}
    known = {name: each for name, each in public.items() if len(name) >= _SHORTEST_NAME and name[0] != "“"}
    for span in occurrences(words.text, *known):
        if words.starts_at(span.begin) and words.ends_at(span.end) and not taken.holds(span):
            each = known[span.of(words.text)]
            yield Found(span, each.kind, each.type, "short-form", 0.75)
