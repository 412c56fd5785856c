"""A difference, printed or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.text import Text

from kg.diff.compare import Difference
from kg.diff.items import IN_HEAD, Item, Proof
from kg.diff.pairs import Change, Part, Section
from kg.lexicon.characters import shown
from kg.terminal import json_text, marked, styled

_SHOWN = 3  # pieces of evidence of one item, or inputs of a build; --json has all
_BLANKS = str.maketrans("\n\u3000", "  ")
_INSIDE = "      "
_SIGNS = {"+": "green", "-": "red", "~": "yellow"}


def printed(found: Difference, *, color: bool) -> str:
    """ "same graph", or how many triples differ and what that means, grouped and counted."""
    return styled(_lines(found, color), color=color)


def as_json(found: Difference) -> str:
    """The same for programs, with all evidence."""
    sections = {name: _section_data(section) for name, section in found.sections.items()}
    counts = dict(zip(("came", "went"), found.triples, strict=True))
    hashes = dict(zip(("before", "after"), found.hashes, strict=True))
    builds = _parts_data(found.builds)
    return json_text({"same": found.same, "graph_hash": hashes, "builds": builds, "triples": counts, **sections})


def one_line(text: str) -> str:
    """The text as a terminal and a page may have it, on one line, its wide blanks as plain ones."""
    return shown(text.translate(_BLANKS))


def _lines(found: Difference, color: bool) -> Iterator[Text]:
    if found.same:
        yield Text("same graph")
        return
    came, went = found.triples
    below = ", each IRI without its base" if found.rebased else ""
    yield Text(f"different graphs: {came} triples came, {went} went{below}")
    yield from (Text(f"{part.name}: {_part(part)}") for part in found.builds)
    for name, section in found.sections.items():
        counts = ((section.came, "came"), (section.went, "went"), (section.changed, "changed"))
        said = ", ".join(f"{len(some)} {word}" for some, word in counts if some)
        yield Text(f"{name}: {said or 'none came, went or changed'}", style="bold")
        yield from _items("+", section.came, color)
        yield from _items("-", section.went, color)
        for change in section.changed:
            yield from _change(change, color)


def _items(sign: str, some: Iterable[Item], color: bool) -> Iterator[Text]:
    for one in some:
        yield _head(sign, one)
        yield from _proofs("", one.proofs, color)


def _head(sign: str, one: Item) -> Text:
    known = (one.said.get(name, ()) for name in IN_HEAD)
    facts = " ".join(one_line(value) for values in known for value in values)
    return Text.assemble(f"  {sign} ", (one_line(one.text), _SIGNS[sign]), f"  {facts}".rstrip())


def _change(change: Change, color: bool) -> Iterator[Text]:
    yield _head("~", change.after)
    yield from (Text(f"{_INSIDE}{part.name}: {_part(part)}") for part in change.parts)
    yield from _proofs("- ", change.lost, color)
    yield from _proofs("+ ", change.found, color)


def _part(part: Part) -> str:
    """A → B, or what was added or left out."""
    before, after = (_few(values) for values in (part.before, part.after))
    return f"{before} → {after}" if before and after else f"+ {after}" if after else f"- {before}"


def _few(values: Sequence[str]) -> str:
    more = f" … {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
    return ", ".join(map(one_line, values[:_SHOWN])) + more


def _proofs(sign: str, proofs: Sequence[Proof], color: bool) -> Iterator[Text]:
    for one in proofs[:_SHOWN]:
        quote = marked("", one.quote.translate(_BLANKS), "", color=color) if one.quote else Text()
        where = " ".join(one_line(part) for part in (one.headline, one.newspaper, one.date, one.source) if part)
        said = "  ".join(filter(None, (one_line(one.rule), where)))
        yield Text.assemble(f"{_INSIDE}{sign}", quote, "  " if one.quote else "", (said, "dim"))
    if len(proofs) > _SHOWN:
        yield Text(f"{_INSIDE}{sign}… {len(proofs) - _SHOWN} more (--json lists all)")


def _section_data(section: Section) -> dict[str, Any]:
    return {
        "came": [_item_data(one) for one in section.came],
        "went": [_item_data(one) for one in section.went],
        "changed": [_change_data(one) for one in section.changed],
    }


def _item_data(one: Item) -> dict[str, Any]:
    said = {name: list(values) for name, values in one.said.items() if values}
    return {"iri": one.iri, "text": one.text, "said": said, "evidence": [asdict(proof) for proof in one.proofs]}


def _change_data(change: Change) -> dict[str, Any]:
    return {
        "iri": change.after.iri,
        "text": change.after.text,
        **_parts_data(change.parts),
        "evidence": {
            "came": [asdict(proof) for proof in change.found],
            "went": [asdict(proof) for proof in change.lost],
        },
    }


def _parts_data(parts: Sequence[Part]) -> dict[str, dict[str, list[str]]]:
    return {
        "before": {part.name: list(part.before) for part in parts},
        "after": {part.name: list(part.after) for part in parts},
    }
