"""What was read off a byline: names with their labels and credits, and how far it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, cast, get_args

from kg.model import Byline, Role, Signature, Span

_ROLES = get_args(Role)


class Trust(IntEnum):
    """What says that the text is a byline; the more does, the stranger a name may be."""

    BARE = 0  # nothing but its own words
    SIGNED = 1  # an outlet, a mark, a longer label than 记者
    ENCLOSED = 2  # the bracket after 本报讯
    GIVEN = 3  # whoever calls: nothing in it is anything else


@dataclass(slots=True)
class Name:
    """One name, the role that its label gives, and whether a credit says that it took the pictures."""

    text: str
    span: Span
    label: str = ""
    photo: str = ""  # "only" after 摄, "too" after 文/图

    def roles(self) -> tuple[Role, ...]:
        """The graph's roles; none for a name without label or credit, or for 校对 and 制表."""
        own = self.label or ("reporter" if self.photo else "")
        roles = {"": (own,), "too": (own, "photographer"), "only": ("photographer",)}[self.photo]
        return tuple(cast(Role, role) for role in dict.fromkeys(roles) if role in _ROLES)


class Reading(NamedTuple):
    names: tuple[Name, ...]
    agency: str
    dateline: str
    end: int  # after the last token that surely is the byline's
    labelled: bool  # a label, a credit or a mark stands in it
    trust: Trust

    def byline(self) -> Byline:
        """The names by role, each once, in the order in which they are printed."""
        return Byline(
            reporters=self._named("reporter"),
            correspondents=self._named("correspondent"),
            photographers=self._named("photographer"),
            interns=self._named("intern"),
            editors=self._named("editor"),
            agency=self.agency,
            dateline=self.dateline,
        )

    def signatures(self) -> tuple[Signature, ...]:
        return tuple(
            Signature(role, name.text, name.span, name.label if name.label != role else "")
            for name in self.names
            for role in name.roles()
        )

    def _named(self, role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.text for name in self.names if role in name.roles()))
