"""Who heads the party body of an area is of the area: 石桥村党支部书记张三, of 石桥村."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.name_shapes import inside, level
from kg.extract.pairs import Found
from kg.extract.person_shapes import before_name
from kg.extract.rules import Rule
from kg.extract.syntax import Reading

_PARTY = frozenset({"PartyBody"})
_LEVELS = ("社区", "村", "街道", "办事处", "镇", "乡")  # 社区党支部: the level by which a name begins


def post_of_area(reading: Reading, rule: Rule) -> Iterator[Found]:
    """B's party body, its post, A."""
    in_area = replace(rule, subject=_PARTY, triggers=_LEVELS)
    areas = {body.subject: body.object for body in (*level(reading, in_area), *inside(reading, in_area))}
    for one in before_name(reading, replace(rule, object=_PARTY)) if areas else ():
        if one.object in areas:
            yield replace(one, object=areas[one.object], apart=True)
