"""The heads that say what is carried out, 行动, 工程, 制度, with the class of each and when it counts."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import DataError
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of

_POLICIES = ("plain", "quoted", "weak", "launched")
WORK = re.compile("(?:工作|任务)(?!例会|会|组|小组|领导小组|队|站|台账|人员|委员会|者|单位|座谈会|推进会|动员会)")


@cache
def known_heads() -> dict[str, tuple[str, str]]:
    """The table of heads: the class of what each names, and when it does."""
    heads: dict[str, tuple[str, str]] = {}
    for line, (head, type_, how) in tables.rows("initiative_heads.tsv", 3):
        if how not in _POLICIES or head in heads:
            where = f"kg/data/initiative_heads.tsv:{line}"
            raise DataError(f"{where}: {head}, {how} (expected a new head, {', '.join(_POLICIES)})")
        heads[head] = (type_, how)
    return heads


@cache
def head_pattern(plain: bool) -> re.Pattern[str]:
    """The heads, the longest first; those that name something without marks, if `plain`."""
    heads = [head for head, (_, how) in known_heads().items() if how not in ("quoted", "weak") or not plain]
    return re.compile(longest_of(heads))


def is_of_body(head: re.Match[str]) -> bool:
    """Whether a meeting or a body is what the head belongs to: the 工作 of ”工作推进会."""
    return head[0] in ("工作", "任务") and not WORK.match(head.string, head.start())
