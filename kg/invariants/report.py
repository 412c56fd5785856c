"""What `kg validate` says of some graphs: a line for each finding, their number, or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.graph import store
from kg.invariants.finding import Finding
from kg.lexicon.characters import shown
from kg.terminal import json_text

Found = Mapping[str, Sequence[Finding]]  # by file


def validated(path: Path) -> Found:
    """What is wrong in a Turtle file, or in the graph.ttl of a folder."""
    from kg.invariants.shapes import findings  # pySHACL takes half a second to import

    file = store.file_of(path)
    return {str(file): findings(store.read(file), name=str(file))}


def lines(found: Found) -> list[str]:
    """out/graph.ttl: area:410103 (管城区): is part of itself, directly or through others"""
    return [f"{shown(file)}: {one}" for file, several in sorted(found.items()) for one in several]


def as_json(found: Found) -> str:
    """The same for programs, with the number of violations and of warnings."""
    listed = [{"file": file, **asdict(one)} for file, several in sorted(found.items()) for one in several]
    return json_text({"findings": listed, **{f"{kind}s": count(found, kind) for kind in ("violation", "warning")}})


def summary(found: Found) -> str:
    """2 files: 1 violation, no warnings"""
    kinds = ((count(found, kind), kind) for kind in ("violation", "warning"))
    return f"{_many(len(found), 'file')}: {', '.join(_many(*one) for one in kinds)}"


def count(found: Found, severity: str) -> int:
    return sum(one.severity == severity for several in found.values() for one in several)


def _many(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'s' * (number != 1)}"
