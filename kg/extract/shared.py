"""Bodies that share an area with the one before or after them: A区档案馆、文化馆; A区、B区和C区文化馆."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.found import Found
from kg.extract.suffix_table import suffixes
from kg.model import Span

_JOINT = re.compile("[、和及与]")
_END = re.compile(r"[、和及与,，。;；等的]|$|进行|开展|联合|共同")
_MOST = 8  # bodies of one list


def shared_bodies(text: str, found: Sequence[Found]) -> list[Found]:
    """The bodies that a list names by half: their rest stands with another one of it."""
    begins = {each.span.begin: each for each in found if each.kind == "area"}
    ends = {each.span.end: each for each in found if each.kind == "area"}
    shared: list[Found] = []
    for each in found:
        area = begins.get(each.span.begin)
        if each.kind == "organization" and area and area.span.end < each.span.end:
            shared += _after(text, each, area)
            shared += _before(text, Span(area.span.end, each.span.end), each.type, area, ends)
    return [*shared, *_of_several(text, found, ends), *_governments(text, found)]


def _governments(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """政府 after 镇党委, 柳河镇党委 or 区委: the one of the same area."""
    for each in found:
        match = _GOVERNMENT.match(text, each.span.end) if each.type == "PartyBody" else None
        level = re.sub("党委$|委$", "", each.span.of(text)) if match else ""
        if match and level[-1:] in ("省", "市", "区", "县", "镇", "乡"):
            span = Span(match.start(1), match.end(1))
            yield Found(span, "organization", "GovernmentBody", "shared.area", 0.75, name=f"{level}政府")


_GOVERNMENT = re.compile("[、和及](政府)(?![一-鿕]?[办部采])")


def _after(text: str, body: Found, area: Found) -> Iterator[Found]:
    """文化馆 and 图书馆 after 柳湾区档案馆."""
    end, last = body.span.end, text[body.span.end - 1]
    for _ in range(_MOST):
        name = _suffix_at(text, end + 1) if _JOINT.match(text, end) else ""
        if len(name) < 2 or name[-1] != last or not _END.match(text, end + 1 + len(name)):
            return
        span = Span(end + 1, end + 1 + len(name))
        yield Found(span, "organization", suffixes()[name].type, "shared.area", 0.75, name=area.span.of(text) + name)
        end = span.end


def _before(text: str, rest: Span, type_: str, area: Found, ends: dict[int, Found]) -> Iterator[Found]:
    """柳湾区 and 岸东区 before 河口区执法局: each of them has one."""
    for other in _listed_before(text, area, ends):
        name = other.span.of(text) + rest.of(text)
        yield Found(other.span, "organization", type_, "shared.body", 0.75, name=name)


def _listed_before(text: str, area: Found, ends: dict[int, Found]) -> Iterator[Found]:
    """The areas of the same class that stand before one in its list."""
    for _ in range(_MOST):
        other = ends.get(area.span.begin - 1) if _JOINT.match(text, area.span.begin - 1) else None
        if other is None or other.type != area.type:
            return
        yield other
        area = other


def _of_several(text: str, found: Sequence[Found], ends: dict[int, Found]) -> Iterator[Found]:
    """柳湾区、岸东区的文化馆: the list's areas, each with one."""
    for area in found:
        others = list(_listed_before(text, area, ends)) if area.kind == "area" else []
        begin = area.span.end + text.startswith("的", area.span.end)
        name = _suffix_at(text, begin) if others and begin > area.span.end else ""
        if len(name) > 1 and text[begin + len(name) : begin + len(name) + 1] not in ("长", "员", "里"):
            type_ = suffixes()[name].type
            if type_ == "Company":
                continue  # 柳湾、岸东的超市: any
            whole = Span(area.span.begin, begin + len(name))
            yield Found(whole, "organization", type_, "shared.body", 0.75, name=area.span.of(text) + name)
            for other in others:
                yield Found(other.span, "organization", type_, "shared.body", 0.75, name=other.span.of(text) + name)


def _suffix_at(text: str, begin: int) -> str:
    """The longest ending of a body's name that stands here as a word of its own: 文化馆."""
    names = (text[begin : begin + size] for size in range(8, 1, -1))
    return next((name for name in names if name in suffixes() and suffixes()[name].kind == "organization"), "")
