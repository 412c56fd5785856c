"""How the page groups, colours and words the terms of the vocabulary; their names stand in ontology.ttl."""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """A line of the legend: classes that are drawn alike."""

    key: str
    name: str
    english: str
    shape: str  # of vis-network
    classes: tuple[str, ...]


# An entity belongs to the first group that holds one of its classes: roles of people stand before kg:Person.
# Colour and shape both tell, so that the page reads without seeing colours; style/colours.css has those by key.
GROUPS = (
    Group("reporter", "记者", "Reporters", "dot", ("Reporter", "Photographer", "Intern", "Editor")),
    Group("correspondent", "通讯员", "Correspondents", "dot", ("Correspondent",)),
    Group("area", "区域", "Areas", "diamond", ("AdministrativeArea",)),
    Group("organization", "机构", "Organizations", "square", ("Organization",)),
    Group("initiative", "举措", "Initiatives", "triangle", ("Initiative",)),
    Group("place", "地点", "Places", "hexagon", ("Place",)),
    Group("person", "人物", "People", "dot", ("Person",)),
)

SYMMETRIC = frozenset({"cooperatesWith", "wroteWith", "distinctFrom"})
# What a district is to readers: all that lies under such an area, or belongs to it, is of that district.
DISTRICTS = frozenset({"District", "County"})
BELONGS = frozenset({"partOf", "locatedIn", "affiliatedWith", "comesFrom"})

DERIVED = frozenset({"covers", "wroteWith"})
STATES = frozenset({"partOf", "administers", "locatedIn", "affiliatedWith", "comesFrom", "distinctFrom"})
UNDRAWN = frozenset({"distinctFrom"})  # has a statement, but says that two things are not one

BASES = frozenset({"Entity", "Person", "AdministrativeArea", "Organization", "Initiative", "Place"})

MODALITIES = {"done": "已做", "ongoing": "在做", "planned": "计划"}
STATE = "现状"  # a relation that is so, but that nobody does: 金水区 属于 郑州市
BOUNDS = {"approximate": "约", "atLeast": "至少", "atMost": "至多"}
ROLES = ("reporter", "correspondent", "photographer", "intern", "editor")  # of an article, as printed


def modality_word(predicate: str, modality: str) -> str:
    """What stands in the table.

    >>> modality_word("undertakes", "done"), modality_word("partOf", "done")
    ('已做', '现状')
    """
    if modality == "done" and predicate in STATES:
        return STATE
    return MODALITIES.get(modality, modality)
