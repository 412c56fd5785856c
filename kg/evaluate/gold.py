"""Hand-annotated articles: JSON read into plain types, or an error that says what was expected where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import InputError
from kg.graph.vocab import CLASSES

RELATIONS = (
    *("undertakes", "participatesIn", "established", "partOf", "locatedIn", "administers"),
    *("cooperatesWith", "assists", "affiliatedWith", "comesFrom"),
)
ROLES = ("reporter", "correspondent", "photographer")  # those of a byline that are judged
TYPES = tuple(CLASSES.values())


@dataclass(frozen=True, slots=True)
class GoldEntity:
    name: str
    types: tuple[str, ...]  # those accepted, the usual one first
    aliases: tuple[str, ...] = ()
    full: tuple[str, ...] = ()  # names of which the graph's own must be one
    optional: bool = False

    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class GoldRelation:
    subject: str
    relation: str
    object: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldFigure:
    value: float
    unit: str
    what: str = ""
    subject: str | None = None  # None where anything is right
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    id: str
    title: str
    signed: Mapping[str, tuple[str, ...]]  # role → names
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    figures: tuple[GoldFigure, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the JSON, and where it stands: `file: article: entities 3`."""

    where: str
    value: Any


def read_gold(paths: Iterable[Path]) -> tuple[GoldArticle, ...]:
    """The articles of all files, in their order; InputError where one is malformed."""
    return tuple(article for path in paths for article in _file(path))


def _file(path: Path) -> list[GoldArticle]:
    try:
        part = _Part(str(path), json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror} (expected gold in JSON)") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error} (expected gold in JSON)") from error
    return [_article(path, one) for one in _list(part, "articles")]


def _article(path: Path, part: _Part) -> GoldArticle:
    name = _text(part, "id")
    part = _Part(f"{path}: {name}", part.value)
    article = GoldArticle(
        name,
        _text(part, "title"),
        {role: _texts(part, f"{role}s") for role in ROLES},
        tuple(_entity(one) for one in _list(part, "entities")),
        tuple(_relation(one) for one in _list(part, "relations")),
        tuple(_figure(one) for one in _list(part, "quantities")),
    )
    _check_ends(part, article)
    return article


def _entity(part: _Part) -> GoldEntity:
    types = _texts(part, "types")
    if not types or not set(types) <= set(TYPES):
        _refuse(part, f"types {', '.join(types) or 'empty'}", f"one or more of {', '.join(TYPES)}")
    full = _texts(part, "full") if part.value.get("full") else ()
    return GoldEntity(_text(part, "name"), types, _texts(part, "aliases"), full, _optional(part))


def _relation(part: _Part) -> GoldRelation:
    relation = _text(part, "relation")
    if relation not in RELATIONS:
        _refuse(part, f"relation {relation}", f"one of {', '.join(RELATIONS)}")
    return GoldRelation(_text(part, "subject"), relation, _text(part, "object"), _optional(part))


def _figure(part: _Part) -> GoldFigure:
    value = part.value.get("value") if isinstance(part.value, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        _refuse(part, f"value {json.dumps(value, ensure_ascii=False)}", "a number")
    subject = _text(part, "subject") if part.value.get("subject") is not None else None
    what = _text(part, "what") if part.value.get("what") else ""
    return GoldFigure(float(value), _text(part, "unit", empty=True), what, subject, _optional(part))


def _check_ends(part: _Part, article: GoldArticle) -> None:
    """Whatever a relation or a figure speaks of must be an entity of the article: else nothing can match it."""
    known = {entity.name for entity in article.entities}
    ends = [end for relation in article.relations for end in (relation.subject, relation.object)]
    ends += [figure.subject for figure in article.figures if figure.subject is not None]
    for end in ends:
        if end not in known:
            _refuse(part, f"{end} in a relation or a figure", "the name of one of its entities")


def _list(part: _Part, key: str) -> list[_Part]:
    value = part.value.get(key) if isinstance(part.value, dict) else None
    if not isinstance(value, list):
        _refuse(part, f"no list of {key}", f'"{key}": […]')
    return [_Part(f"{part.where}: {key} {number}", one) for number, one in enumerate(value, 1)]


def _text(part: _Part, key: str, *, empty: bool = False) -> str:
    value = part.value.get(key) if isinstance(part.value, dict) else None
    if not isinstance(value, str) or not (value or empty):
        _refuse(part, f"no {key}", f'"{key}": "…"')
    return str(value)


def _texts(part: _Part, key: str) -> tuple[str, ...]:
    value = part.value.get(key) if isinstance(part.value, dict) else None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        _refuse(part, f"no list of {key}", f'"{key}": ["…"], or [] for none')
    return tuple(map(str, value))


def _optional(part: _Part) -> bool:
    value = part.value.get("optional", False)
    if not isinstance(value, bool):
        _refuse(part, f"optional {json.dumps(value, ensure_ascii=False)}", "true or false")
    return bool(value)


def _refuse(part: _Part, found: str, expected: str) -> NoReturn:
    raise InputError(f"{part.where}: {found} (expected {expected})")
