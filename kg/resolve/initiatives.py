"""Initiative mentions of one article → initiatives: 领导点评, 领导点评制度 and 四级领导点评制度 are one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acts import civic_core
from kg.extract.references import pointed
from kg.lexicon import tables
from kg.model import Mention
from kg.resolve.areas import Areas
from kg.resolve.things import Thing, abbreviates

_SHORTEST_TAIL = 4  # characters that two names must share at their end to be one


def resolve(areas: Areas, mentions: Sequence[Mention], index: int, before: Sequence[Thing]) -> Thing | None:
    """What an initiative's mention stands for: one named before whose core it shares, or itself."""
    mention = mentions[index]
    earlier = [thing for thing in before if thing.kind == "initiative"]
    if mention.evidence.rule == "reference":
        ending = pointed(mention.name)
        last = next((thing for thing in reversed(earlier) if ending in ("活动", "工程", "项目", "制度")), None)
        return last and last.again(f"{mention.name} = {last.name}: 同一篇, 前文最近的一项")
    for thing in reversed(earlier):
        reason = _same(mention, thing)
        if reason:
            return thing.again("" if mention.name == thing.name else f"{mention.name} = {thing.name}: {reason}")
    place = areas.district(mention.evidence.span.begin) or areas.article.context.city
    return Thing(f"initiative|{mention.name}|{place}", "initiative", mention.type, mention.name)


def _same(mention: Mention, thing: Thing) -> str:
    """Why a name stands for an initiative named before; "" where it doesn't. A document is never the act it rules."""
    if (mention.type == "Policy") != (thing.type == "Policy"):
        return ""
    if (title := civic_core(mention.name)) and title == civic_core(thing.name):
        return "同一篇, 争创同一称号"
    one, other = _core(mention.name), _core(thing.name)
    if one == other:
        return "同一篇, 同名"
    if min(len(one), len(other)) >= _SHORTEST_TAIL and (one.endswith(other) or other.endswith(one)):
        return "同一篇, 后缀相同"
    if mention.evidence.rule == "initiative.headline" and mention.name[:2] in other and _is_work(thing.name):
        return "同一篇, 标题所说之事"
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_TAIL and abbreviates(short, long):
        return "同一篇, 简称"
    return ""


def _is_work(name: str) -> bool:
    return name.endswith(("工作", "任务", "行动", "整治"))


def _core(name: str) -> str:
    """A name without the word for what kind of initiative it is: 创先争优 for 创先争优活动."""
    heads = sorted((cells[0] for _, cells in tables.rows("initiative_heads.tsv", 3)), key=len, reverse=True)
    head = next((head for head in heads if name.endswith(head) and len(name) - len(head) >= 2), "")
    return name.removesuffix(head)
