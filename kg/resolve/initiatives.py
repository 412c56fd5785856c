"""Initiative mentions of one article → initiatives: 领导点评, 领导点评制度 and 四级领导点评制度 are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from kg.extract.acts import civic_core
from kg.extract.references import pointed
from kg.lexicon import tables
from kg.lexicon.words import cut
from kg.model import Mention
from kg.resolve.areas import Areas
from kg.resolve.before import Before
from kg.resolve.things import Thing, abbreviates

_ACTS = ("活动", "工程", "项目", "制度", "计划", "行动", "机制", "模式")
_PROJECTS = ("工程", "项目")
_DOCUMENTS = ("方案", "规划", "办法", "条例", "意见")
_SHARED = 0.6  # of the characters of two acts that are one
_RAISED = {"升级", "提升"}
_SHORTEST_OBJECT = 2  # characters of what a work is done on
_LATEST = 60  # acts named before that a name is compared with; an article with more lists them
_SHORTEST_TAIL = 4  # characters that two names must share at their end to be one


def resolve(areas: Areas, mentions: Sequence[Mention], index: int, before: Before) -> Thing | None:
    """What an initiative's mention stands for: one named before whose core it shares, or itself."""
    mention = mentions[index]
    earlier = islice(before.latest("initiative"), _LATEST)
    if mention.evidence.rule == "reference":
        ending = pointed(mention.name)
        last = next((thing for thing in earlier if _can_be(thing, ending)), None)
        return last and last.again(f"{mention.name} = {last.name}: 同一篇, 前文最近的一项")
    for thing in earlier:
        reason = _same(mention, thing)
        if reason:
            return thing.again("" if mention.name == thing.name else f"{mention.name} = {thing.name}: {reason}")
    place = areas.district(mention.evidence.span.begin) or areas.article.context.city
    return Thing(f"initiative|{mention.name}|{place}", "initiative", mention.type, mention.name)


def turned_round(keys: Iterable[str]) -> dict[str, str]:
    """Acts of one district that are called by what is done and on what, in either order: keys that are one thing.

    >>> turned_round(["initiative|清淤泉池|370102", "initiative|泉池清淤工程|370102"])
    {'initiative|清淤泉池|370102': 'initiative|泉池清淤工程|370102'}
    """
    known = {key for key in keys if key.startswith("initiative|")}
    merged: dict[str, str] = {}
    for key in sorted(known):
        _, name, place = key.split("|", 2)
        other_way = (f"initiative|{turned}{kind}|{place}" for turned in _turned(name) for kind in ("", *_PROJECTS))
        target = next((other for other in other_way if other in known), "")
        if target:
            merged[key] = target
    return merged


def _turned(name: str) -> Iterator[str]:
    """泉池清淤 for 清淤泉池: the work behind what it is done on."""
    works = (work for work in tables.affixes("works.txt") if name.startswith(work))
    return (name.removeprefix(work) + work for work in works if len(name) - len(work) >= _SHORTEST_OBJECT)


def _can_be(thing: Thing, ending: str) -> bool:
    """Whether 该活动 can be any act, and 该办法 this document."""
    document = thing.type == "Policy"
    if ending in _PROJECTS:
        return thing.type == "Project" or thing.name.endswith(_PROJECTS)
    return document if ending in _DOCUMENTS else ending in _ACTS and (not document or thing.name.endswith(ending))


def _same(mention: Mention, thing: Thing) -> str:
    """Why a name stands for an initiative named before; "" where it doesn't. A document is never the act it rules."""
    if (mention.type == "Policy") != (thing.type == "Policy"):
        return ""
    if (title := civic_core(mention.name)) and title == civic_core(thing.name):
        return "同一篇, 争创同一称号"
    one, other = _core(mention.name), _core(thing.name)
    if one == other:
        return "同一篇, 同名"
    if mention.name in thing.name.split("·") or thing.name in mention.name.split("·"):
        return "同一篇, 名称的一部分"
    if _ends_with(one, other) or _ends_with(other, one):
        return "同一篇, 后缀相同"
    if mention.evidence.rule == "initiative.headline" and mention.name[:2] in other and _is_work(thing.name):
        return "同一篇, 标题所说之事"
    for names in ((one, other), (_without_kind(mention.name), _without_kind(thing.name))):
        short, long = sorted(names, key=len)
        if len(short) >= _SHORTEST_TAIL and (abbreviates(short, long) or short == long):
            return "同一篇, 简称"
    if _adds_acts(*sorted((mention.name, thing.name), key=len)):
        return "同一篇, 简称"
    if _is_works(mention.name) and _is_works(thing.name) and _alike(mention.name, thing.name):
        return "同一篇, 所做之事相同"
    return ""


def _shared(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _adds_acts(short: str, long: str) -> bool:
    """水网工程, 水网升级改造工程: what the longer one adds before the head says only what is done."""
    if _shared(short, long) + _shared(short[::-1], long[::-1]) < len(short):
        return False  # as most do
    head = next((head for head in _heads() if short.endswith(head) and long.endswith(head)), "")
    stem = short.removesuffix(head)
    done = tables.words("act_nouns.txt") | tables.words("act_verbs.txt") | _RAISED
    added = cut(long.removesuffix(head).removeprefix(stem)) if head and long.startswith(stem) else []
    return len(stem) >= 2 and bool(added) and done.issuperset(added)


def _ends_with(long: str, short: str) -> bool:
    """Whether one name is the other with words before it; the slogan 弘扬新风推进邻里守望 only speaks of it."""
    if len(short) < _SHORTEST_TAIL or not long.endswith(short):
        return False
    front = long.removesuffix(short)
    return not any(front.endswith(verb) and front != verb for verb in tables.words("launching.txt"))


def _without_kind(name: str) -> str:
    """消防疏散演练 for 消防疏散演练活动."""
    return re.sub("(?:系列|专项)?(?:活动|行动|工作|工程|项目)$", "", name)


def _is_works(name: str) -> bool:
    """拆除违建, 下水道清淤疏通: named by what is done."""
    works = tables.affixes("works.txt")
    return name.startswith(works) or name.endswith(works)


def _alike(one: str, other: str) -> bool:
    """Whether two names share most of their characters: 疏通下水道, 下水道清淤疏通."""
    return len(set(one) & set(other)) >= _SHARED * len(set(one) | set(other))


def _is_work(name: str) -> bool:
    return name.endswith(("工作", "任务", "行动", "整治"))


def _core(name: str) -> str:
    """A name without the word for what kind of initiative it is: 创先争优 for 创先争优活动."""
    ends = _heads() if name.endswith(_heads()) else ()
    return name.removesuffix(next((head for head in ends if name.endswith(head) and len(name) - len(head) >= 2), ""))


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted((cells[0] for _, cells in tables.rows("initiative_heads.tsv", 3)), key=len, reverse=True))
