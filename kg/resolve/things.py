"""What one article's mention stands for, before other articles are looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as one article knows it. Things of equal key are one entity."""

    key: str  # kind|what it is called|what keeps namesakes apart
    kind: Kind
    type: str
    name: str  # full: 管城区执法局
    code: str = ""  # division code of an area
    parent: str = ""  # key of the area it lies in or belongs to, as far as its own name says
    reason: str = ""  # why a mention that is called otherwise stands for it

    def again(self, reason: str = "") -> Thing:
        """The same thing, as another mention stands for it."""
        return self if reason == self.reason else replace(self, reason=reason)


def abbreviates(short: str, long: str) -> bool:
    """Whether a short name keeps both ends of a long one and the order of its characters.

    >>> abbreviates("免费培训", "免费青年就业培训"), abbreviates("帮扶领导小组", "帮扶工作领导小组")
    (True, True)
    """
    if len(short) >= len(long) or short[:2] != long[:2] or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def area_key(name: str, code: str, parent: str) -> str:
    """An area's key: its code where it has one, else its name and the code or name of what it lies in."""
    return f"area|{code}" if code else f"area|{name}|{parent}"
