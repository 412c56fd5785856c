"""Keys that are one thing though one article knew less than another, and why.

Each rule groups the keys by what they have in common and decides within a group; a merge of areas is
carried on to the bodies and persons that are kept apart by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.groups import groups
from kg.lexicon.divisions import Division, register
from kg.model import Role
from kg.resolve.things import Thing, abbreviates

Edge = tuple[str, str, str]
Keys = Mapping[str, str]  # key → the key that it is merged into
_UNITS = ("area", "organization")


@dataclass(frozen=True, slots=True)
class Joined:
    """What the rules found so far."""

    merged: dict[str, str]
    reasons: tuple[tuple[str, str, str], ...] = ()  # a key, the one it was merged into by then, why

    def again(self, step: Keys, why: str) -> Joined:
        """With one more rule's merges, which speak of keys that are left."""
        moved = {key: step.get(target, target) for key, target in self.merged.items()}
        reasons = ((key, target, why) for key, target in sorted(step.items()))
        return Joined({**moved, **step}, (*self.reasons, *reasons))


def joins(things: Iterable[Thing], edges: Iterable[Edge]) -> Joined:
    """All merges between articles: areas first, then the bodies and persons that they keep apart."""
    keys = sorted({thing.key for thing in things if not thing.code})
    known = sorted(set(edges))
    joined = Joined({})

    def apply(rule: Callable[[Sequence[str], Sequence[Edge]], Keys], why: str) -> None:
        nonlocal joined
        left = [key for key in keys if key not in joined.merged]
        joined = joined.again(rule(left, _now(known, joined.merged)), why)

    apply(lambda left, _: placed(left), "同一市, 别无同名")
    apply(lambda left, _: carried(left, joined.merged), "所属地区是同一个")
    apply(lambda left, _: placed(left), "同一市, 别无同名")
    apply(units_of_one_person, "同一市, 任职者同名")
    for _ in _UNITS:  # an area's bodies, then the persons of those bodies
        apply(lambda left, _: carried(left, joined.merged), "所属单位或地区是同一个")
    apply(persons_of_one_unit, "多篇同名, 有同一单位")
    return joined


def _now(edges: Iterable[Edge], merged: Keys) -> list[Edge]:
    return [(merged.get(one, one), predicate, merged.get(other, other)) for one, predicate, other in edges]


def placed(keys: Iterable[str]) -> dict[str, str]:
    """An area whose place is known roughly is the one of that name in it, where there is only one.

    康复社区 of 郑州市 is that of 二七区, 标山社区 of 天桥区 that of its 北园街道; not where the register has another.

    >>> placed(["area|标山社区|北园街道|370105", "area|标山社区|370105"])
    {'area|标山社区|370105': 'area|标山社区|北园街道|370105'}
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        if key.startswith("area|") and key.count("|") > 1:
            by_name[_name(key)].append(key)
    merged: dict[str, str] = {}
    for same in by_name.values():
        for key in same:
            exact = _exact([other for other in same if _inside(_apart(other), _apart(key))])
            if len(exact) == 1 and not _others(_name(key), _apart(key), _apart(exact[0])):
                merged[key] = exact[0]
    return merged


def carried(keys: Iterable[str], merged: Keys) -> dict[str, str]:
    """What is kept apart only by keys that were merged: one body of one area, one person of one unit.

    >>> carried(["person|宋椿芳|area|甲社区|1", "person|宋椿芳|area|甲社区|2"], {"area|甲社区|1": "area|甲社区|2"})
    {'person|宋椿芳|area|甲社区|1': 'person|宋椿芳|area|甲社区|2'}
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        groups[_carried(key, merged)].append(key)
    found: dict[str, str] = {}
    for whole, same in groups.items():
        target = whole if whole in same else same[0]
        found |= {key: target for key in same if key != target}
    return found


def _carried(key: str, merged: Keys) -> str:
    """A key with the key in it of what it belongs to, as merged."""
    kind, _, apart = key.split("|", 2) if key.count("|") > 1 else (key, "", "")
    if kind not in ("person", *_UNITS):
        return key
    prefix = "" if kind == "person" else "area|"  # as bodies and areas are kept apart by an area alone
    owner = prefix + apart
    return key.removesuffix(apart) + merged[owner].removeprefix(prefix) if owner in merged else key


def units_of_one_person(keys: Iterable[str], edges: Sequence[Edge]) -> dict[str, str]:
    """Areas of one name, or bodies of one name in full and in brief, that have somebody of one name in one city."""
    left = set(keys)
    units: dict[str, set[str]] = defaultdict(set)
    for person, unit in _affiliated(edges):
        units[_name(person)] |= {unit} & left
    pairs = (pair for of_name in units.values() for pair in combinations(sorted(of_name), 2) if _alike(*pair))
    said = {area for area, predicate, _ in edges if predicate == "partOf"}
    merged: dict[str, str] = {}
    for group in groups(pairs):
        targets = _certain(group, said) if group[0].startswith("area|") else [max(group, key=_name_length)]
        if len(targets) == 1:
            merged |= {unit: targets[0] for unit in group if unit != targets[0]}
    return merged


def _certain(areas: Sequence[str], said: Container[str]) -> list[str]:
    """The areas whose place a text or the register says: two of them are two, and of none nothing is known."""
    return _exact([area for area in areas if area in said or any(_registered(_name(area), area.rpartition("|")[2]))])


def persons_of_one_unit(_: Iterable[str], edges: Sequence[Edge]) -> dict[str, str]:
    """Persons of one name, one of whose two posts is one unit's; a whole district or city is no such unit."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, unit in _affiliated(edges):
        if unit.count("|") > 1:
            holders[_name(person), unit].add(person)
    pairs = (pair for same in holders.values() for pair in combinations(sorted(same), 2))
    return {person: group[0] for group in groups(pairs) for person in group[1:]}


def signers_of_one_text(signed: Iterable[tuple[str, Role, str]], twins: Keys) -> dict[str, str]:
    """Persons of one name who signed near-duplicates on one side of the desk: one byline, in two newspapers.

    >>> by = [("a1", "reporter", "person|方砚山|甲报|记者"), ("a2", "reporter", "person|方砚山|乙报|记者")]
    >>> signers_of_one_text(by, {"a1": "a1", "a2": "a1"})
    {'person|方砚山|甲报|记者': 'person|方砚山|乙报|记者'}
    """
    bylines: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for article, _, person in signed:
        if article in twins:
            bylines[twins[article], _name(person), person.rpartition("|")[2]].add(person)
    pairs = (pair for same in bylines.values() for pair in combinations(sorted(same), 2))
    return {person: group[0] for group in groups(pairs) for person in group[1:]}


def _affiliated(edges: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    """Persons who are known by a unit, each with each unit of theirs; 罗先生 is known by the article alone."""
    for person, predicate, unit in edges:
        if predicate == "affiliatedWith" and person.startswith("person|") and person.split("|")[2] in _UNITS:
            yield person, unit


def _alike(one: str, other: str) -> bool:
    """Whether two units can be one: of one city, and of one name or the one in brief."""
    kinds = {key.split("|")[0] for key in (one, other)}
    if kinds == {"area"}:
        return _name(one) == _name(other) and bool(_city(one)) and _city(one) == _city(other)
    in_brief = abbreviates(_name(one), _name(other)) or abbreviates(_name(other), _name(one))
    return kinds == {"organization"} and bool(_apart(one)) and _apart(one) == _apart(other) and in_brief


def _inside(inner: str, outer: str) -> bool:
    """Whether a place lies in another, both as keys have them: 北园街道|370105 in 370105, that in 370100."""
    code = inner.rpartition("|")[2]
    of_city = outer.isdigit() and outer.endswith("00") and code.isdigit() and code[:4] == outer[:4] and code != outer
    return of_city or (bool(outer) and inner.endswith(f"|{outer}"))


def _exact(areas: Sequence[str]) -> list[str]:
    """Those in whose place no other one's lies."""
    return [one for one in areas if not any(_inside(_apart(other), _apart(one)) for other in areas)]


def _others(name: str, around: str, place: str) -> bool:
    """Whether the register has a village or community of that name in a county or city, but not in a place of it."""
    *towns, code = place.split("|")
    return any(one.parent_code != code or not set(towns) <= set(one.path) for one in _registered(name, around))


def _registered(name: str, code: str) -> Iterator[Division]:
    """The villages and communities of that name that the register has in a county or city."""
    division = register().by_code(code)
    for one in (division, *register().children(division)) if division else ():
        yield from register().villages(one.code).get(name, ()) if one.code else ()


def _name(key: str) -> str:
    return key.split("|")[1]


def _name_length(key: str) -> tuple[int, str]:
    return len(_name(key)), key


def _apart(key: str) -> str:
    """What keeps a thing apart from its namesakes: the code or name of what it lies in."""
    return key.split("|", 2)[2]


def _city(key: str) -> str:
    code = key.rpartition("|")[2]
    return code[:4] if code.isdigit() else ""
