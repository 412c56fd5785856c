"""The relation rules: `kg/data/relations.txt` and the word lists it leans on, read and checked.

A rule is a block of `key value` lines; `holds` and `fails` are sentences that the tests run:

    id         opens
    relation   undertakes
    shape      act
    ...
    holds      [柳湾区/District]开展[清河行动/Campaign]。 => 柳湾区 undertakes 清河行动
    fails      [柳湾区/District]未开展[清河行动/Campaign]。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from kg.errors import DataError
from kg.lexicon.patterns import longest_of
from kg.lexicon.tables import read_text, rows
from kg.model import Evidence, Kind, Mention, Span

MASK = "\x00"  # stands for every character of a name, so that no trigger is found inside one
RULES, WORDS, HEADS = "relations.txt", "relation_words.tsv", "initiative_heads.tsv"
RELATIONS = (
    *("undertakes", "participatesIn", "established", "partOf", "administers", "locatedIn"),
    *("cooperatesWith", "assists", "affiliatedWith", "comesFrom"),
)
SHAPES = (
    *("act", "acted", "names act", "with", "under", "for", "together", "placed", "visits"),
    *("inside", "level", "stem", "adjacent", "own act", "one name", "post", "holds post", "from", "at"),
    *("home", "home post", "of", "partner", "taken as", "headline", "them"),
    *(
        "post behind",
        "home body",
        "takes post",
        "with apart",
        "works at",
        "has",
        "party post",
        "begins with",
        "colleague post",
        "with acts",
        "brings",
    ),
)
CARRY = ("none", "sentence", "article")  # how far away a dropped subject may stand
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("Person", "Reporter", "Official"), "person"),
    **dict.fromkeys(("AdministrativeArea", "Province", "City", "District", "County"), "area"),
    **dict.fromkeys(("Subdistrict", "Township", "Village", "Community"), "area"),
    **dict.fromkeys(("Organization", "GovernmentBody", "PartyBody", "PoliceBody"), "organization"),
    **dict.fromkeys(("SubdistrictOffice", "PublicInstitution", "Company", "NewsOutlet"), "organization"),
    **dict.fromkeys(("SocialOrganization", "WorkingGroup"), "organization"),
    **dict.fromkeys(("Initiative", "Campaign", "Project", "Programme", "Policy"), "initiative"),
    **dict.fromkeys(("Place", "Road", "Facility", "Estate"), "place"),
}
_NEEDED = frozenset({"id", "relation", "shape", "subject", "object", "confidence"})
_KEYS = _NEEDED | {"triggers", "ends", "not-ends", "carry", "gap", "bare"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the rule file, its mentions, and the edges that must come out."""

    line: int
    text: str
    mentions: tuple[Mention, ...]
    edges: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)  # a rule is itself, and what is made of it once is kept by it
class Rule:
    """One way in which a text states a relation."""

    id: str
    relation: str
    shape: str
    subject: frozenset[str]  # kinds or ontology classes
    object: frozenset[str]
    triggers: tuple[str, ...]
    ends: tuple[str, ...]  # how the subject's name must end, if anything is asked
    not_ends: tuple[str, ...]  # how it must not
    carry: str
    gap: int  # characters between a trigger and its object
    bare: tuple[str, ...]  # words that may stand for an object named before: 活动; "-" for none at all
    confidence: float
    holds: tuple[Example, ...]
    fails: tuple[Example, ...]


def admits(kinds: frozenset[str], mention: Mention) -> bool:
    """Whether a mention is of one of a rule's kinds or ontology classes."""
    return mention.kind in kinds or mention.type in kinds


@cache
def relation_rules() -> tuple[Rule, ...]:
    """The rules of `kg/data/relations.txt`, in its order."""
    return parse(read_text(RULES))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of `kg/data/relation_words.tsv`, longest words first, so that a regex takes the longest."""
    found = [word for row in rows(WORDS, 2) if row.cells[0] == name for word in row.cells[1].split()]
    if not found:
        raise DataError(f"kg/data/{WORDS}:1: no list {name!r}")
    return tuple(sorted(set(found), key=lambda word: (-len(word), word)))


@cache
def any_of(*names: str) -> str:
    """A regular expression for any word of the lists."""
    return longest_of(word for name in names for word in word_list(name))


def parse(text: str) -> tuple[Rule, ...]:
    """The rules written in `text`; a DataError names the line of what is wrong."""
    seen: dict[str, int] = {}
    found = tuple(_rule(block) for block in _blocks(text))
    for rule, line in zip(found, (block[0][0] for block in _blocks(text)), strict=True):
        if rule.id in seen:
            raise _error(line, f"rule {rule.id!r} stands already on line {seen[rule.id]}")
        seen[rule.id] = line
    return found


def read_markup(markup: str) -> tuple[str, tuple[Mention, ...]]:
    """The plain text of an example and its mentions; a name inside a name is inner.

    >>> text, found = read_markup("[[柳湾区/District]绿化所/PublicInstitution]植树")
    >>> text, [(mention.name, mention.kind, mention.inner) for mention in found]
    ('柳湾区绿化所植树', [('柳湾区绿化所', 'organization', False), ('柳湾区', 'area', True)])
    """
    text, starts, found = "", [], []
    for piece in re.findall(r"\[|/\w+\]|[^\[\]/]+", markup.replace("⏎", "\n")):
        if piece == "[":
            starts.append(len(text))
        elif piece.startswith("/"):
            if not starts:
                raise ValueError(f"{piece!r} closes nothing")
            span = Span(starts.pop(), len(text))
            found.append(_mention(text, span, piece[1:-1], inner=bool(starts)))
        else:
            text += piece
    if starts:
        raise ValueError("a [ that is not closed by /Class]")
    return text, tuple(sorted(found, key=lambda one: (one.evidence.span.begin, -one.evidence.span.end)))


def _mention(text: str, span: Span, name: str, *, inner: bool) -> Mention:
    if name not in KINDS:
        raise ValueError(f"class {name!r} (expected one of {', '.join(sorted(KINDS))})")
    quote = span.of(text)
    evidence = Evidence("", span, quote, "markup", sentence=Span(0, len(text)))
    return Mention(KINDS[name], name, quote.strip("“”《》"), evidence, inner=inner)


def _blocks(text: str) -> Iterator[list[tuple[int, str, str]]]:
    block: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            key, _, value = line.strip().partition(" ")
            block.append((number, key, value.strip()))
        elif not line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _rule(block: list[tuple[int, str, str]]) -> Rule:
    values: dict[str, str] = {}
    lines = {key: line for line, key, _ in block}
    for line, key, value in block:
        if key not in _KEYS | {"holds", "fails"}:
            raise _error(line, f"key {key!r} (expected one of {', '.join(sorted(_KEYS))}, holds, fails)")
        if key in values and key in _KEYS:
            raise _error(line, f"{key!r} twice in one rule")
        values[key] = value
    if missing := sorted(_NEEDED - set(values)):
        raise _error(block[0][0], f"the rule has no {', '.join(missing)}")
    for key, allowed in (("relation", RELATIONS), ("shape", SHAPES), ("carry", CARRY)):
        if key in values and values[key] not in allowed:
            raise _error(lines[key], f"{key} {values[key]!r} (expected one of {', '.join(allowed)})")
    return Rule(
        values["id"],
        values["relation"],
        values["shape"],
        _kinds(lines["subject"], values["subject"]),
        _kinds(lines["object"], values["object"]),
        _triggers(values.get("triggers", "")),
        _ends(values.get("ends", "")),
        tuple(values.get("not-ends", "").split()),
        values.get("carry", "none"),
        _gap(lines.get("gap", 0), values.get("gap", "20")),
        tuple(values.get("bare", "").split()),
        _confidence(lines["confidence"], values["confidence"]),
        _examples(block, "holds", 2),
        _examples(block, "fails", 1),
    )


def _triggers(value: str) -> tuple[str, ...]:
    """Words as they stand; `@name` stands for a list of relation_words.tsv."""
    lists = (word_list(word[1:]) if word.startswith("@") else (word,) for word in value.split())
    return tuple(sorted({word for words in lists for word in words}, key=lambda word: (-len(word), word)))


def _ends(value: str) -> tuple[str, ...]:
    """Words as they stand; `@heads` stands for those that initiative_heads.tsv has."""
    heads = (row.cells[0] for row in rows(HEADS, 3)) if "@heads" in value.split() else ()
    return tuple(dict.fromkeys([word for word in value.split() if word != "@heads"] + list(heads)))


def _kinds(line: int, value: str) -> frozenset[str]:
    kinds = frozenset(value.split())
    if unknown := sorted(kinds - set(get_args(Kind)) - set(KINDS)):
        raise _error(line, f"kind {unknown[0]!r} (expected a kind or a class of the ontology)")
    return kinds


def _confidence(line: int, value: str) -> float:
    if not re.fullmatch(r"0\.\d+|1\.0", value) or float(value) == 0:
        raise _error(line, f"confidence {value!r} (expected 0.01 to 1.0)")
    return float(value)


def _gap(line: int, value: str) -> int:
    if not value.isdecimal():
        raise _error(line, f"gap {value!r} (expected a number of characters)")
    return int(value)


def _examples(block: list[tuple[int, str, str]], key: str, least: int) -> tuple[Example, ...]:
    found = tuple(_example(line, value, key == "holds") for line, name, value in block if name == key)
    if len(found) < least:
        raise _error(block[0][0], f"{len(found)} {key} (expected at least {least})")
    return found


def _example(line: int, value: str, holds: bool) -> Example:
    markup, arrow, edges = value.partition("=>")
    if bool(arrow) != holds:
        raise _error(line, "holds are written `sentence => subject relation object`, fails without =>")
    try:
        text, mentions = read_markup(markup.strip())
    except ValueError as error:
        raise _error(line, str(error)) from None
    return Example(line, text, mentions, tuple(_edge(line, edge) for edge in edges.split(";") if holds))


def _edge(line: int, value: str) -> tuple[str, str, str]:
    words = value.split()
    if len(words) != 3 or words[1] not in RELATIONS:
        raise _error(line, f"{value.strip()!r} (expected `subject relation object`)")
    return words[0], words[1], words[2]


def _error(line: int, reason: str) -> DataError:
    return DataError(f"kg/data/{RULES}:{line}: {reason}")
