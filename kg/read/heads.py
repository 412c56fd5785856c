"""The titles over an item: section heading, kicker, place label, headline."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.divisions import register
from kg.lexicon.tables import affixes, words
from kg.lexicon.words import cut, tag

_FRAME = " 　■□●◆★▲【】[]〔〕·•—-*"
_LABEL = re.compile(r"[^ 　,，。！？!?“”、:：]{2,12}")
_DASHES = ("—", "－")
_HEAD_LABEL = re.compile(r"([^ 　:：]{2,12})(?:[ 　]+|[:：] ?)(?=.)")


class Head(NamedTuple):
    """Which of an item's titles is what; indexes into those that are left, -1 for none."""

    section: str
    skipped: int  # titles that are section headings, first of all; they belong to no item
    kicker: tuple[int, int]  # half-open
    label: int
    headline: tuple[int, int]


def read_head(titles: tuple[str, ...]) -> Head:
    """The parts of a run of titles, from the top.

    >>> read_head(("区街动态", "上街区", "推进产业集聚区建设"))
    Head(section='区街动态', skipped=1, kicker=(1, 1), label=0, headline=(1, 2))
    """
    skipped = int(bool(titles) and is_section(titles[0]))
    section = titles[0].strip(_FRAME) if skipped else ""
    titles = titles[skipped:]
    label = _last_label(titles[:-1])
    begin = max(0, len(titles) - 1)
    while begin > label + 1 and _carries_on(titles[begin - 1], titles[begin]):
        begin -= 1
    return Head(section, skipped, _kicker(label, begin), label, (begin, len(titles)))


def known_head(titles: tuple[str, ...], headline: int) -> Head:
    """The parts of a run of titles of which one is known to be the headline; others under it are subheads.

    >>> known_head(("上街区", "老楼有了新家长", "楼门管家上岗", "——一个院子的一年"), 2)
    Head(section='', skipped=0, kicker=(1, 2), label=0, headline=(2, 4))
    """
    end = next((n for n in range(headline + 1, len(titles)) if not titles[n].startswith(_DASHES)), len(titles))
    label = _last_label(titles[:headline])
    return Head("", 0, _kicker(label, headline), label, (headline, max(end, headline + 1)))


def _last_label(titles: tuple[str, ...]) -> int:
    """The last of some titles that is a label; -1 for none."""
    return next((n for n in reversed(range(len(titles))) if is_label(titles[n])), -1)


def _kicker(label: int, headline: int) -> tuple[int, int]:
    """The titles above the label, or without any there those between it and the headline."""
    return (0, label) if label > 0 else (label + 1, headline)


def is_section(line: str) -> bool:
    """Whether a line is a column heading: 区街动态."""
    core = line.strip(_FRAME).rpartition("版:")[2]
    if not 2 <= len(core) <= 8 or not core.isalpha():
        return False
    return core.endswith(affixes("sections.txt"))


def is_label(line: str) -> bool:
    """Whether a line names a place or an office and nothing else: 上街区, 圃田乡:."""
    core = line.strip(_FRAME).rstrip(":：")
    if not _LABEL.fullmatch(core):
        return False
    if register().named(core):
        return True
    return core.endswith(affixes("labels.txt")) and not _has_act(core)


def head_label(headline: str) -> str:
    """The place that a headline begins with: 花园口镇 of 花园口镇 开展慈善救助活动."""
    match = _HEAD_LABEL.match(headline)
    return match[1] if match and is_label(match[1]) else ""


def _has_act(name: str) -> bool:
    inside = words("name_words_local.txt")
    return any(tag(word).startswith("v") and len(word) > 1 and word not in inside for word in cut(name))


def _carries_on(upper: str, lower: str) -> bool:
    """Whether a headline runs on from one line to the next: 全省青少年活动中心/免费接待农民工子女."""
    if lower.startswith(_DASHES) or upper[-1] in ",，、的:：":
        return True
    if len(upper) > 14 or tag(cut(lower[:8])[0])[:1] not in ("v", "d", "p"):
        return False
    return not any(tag(word)[:1] in ("v", "a") for word in cut(upper))
