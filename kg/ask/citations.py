"""Citations of a graph, or of each piece of a statement's evidence: GB/T 7714 as text, BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from kg.ask.cite import Cited, Edge, Printing, Proof
from kg.ask.coverage import in_words
from kg.graph.facts import local
from kg.lexicon.characters import shown
from kg.terminal import json_text

_AUTHORS = ("reporter", "correspondent", "photographer", "intern")
_NAMED = 3  # authors that GB/T 7714 names before 等
_BIBTEX = {
    "\\": r"{\textbackslash}",
    **{brace: rf"{{\textbrace{side}}}" for brace, side in (("{", "left"), ("}", "right"))},  # \{ would count as a brace
    **{mark: f"\\{mark}" for mark in "&%$#_"},
    **{"~": r"{\textasciitilde}", "^": r"{\textasciicircum}"},
}
_BIB_KEY = re.compile("[^0-9A-Za-z-]")

Fields = Mapping[str, str]


def text(graph: Cited, edges: Sequence[Edge]) -> str:
    """As Chinese scholars cite: 甲. 标题[N]. 报名, 2011-03-09(A06)."""
    lines = [line for edge in edges for line in _edge(edge)] + list(_graph(graph, whole=not edges))
    return "".join(f"{shown(line)}\n" for line in lines)


def _edge(edge: Edge) -> Iterator[str]:
    yield "  ".join(filter(None, (edge.label, edge.confidence, edge.modality)))
    for number, proof in enumerate(edge.proofs, 1):
        yield f"[{number}] {_printed(proof)}"
        yield "    " + "  ".join(
            filter(None, (_one_line(proof.quote) and f"“{_one_line(proof.quote)}”", proof.rule, proof.confidence))
        )
    yield f"statement: {edge.iri}"


def _printed(proof: Proof) -> str:
    """An article by GB/T 7714, then where else it stands; a register by its name."""
    if not proof.article:
        return f"{_one_line(proof.source)}."
    authors = _authors(proof)
    names = ", ".join(authors[:_NAMED]) + (", 等" if len(authors) > _NAMED else "")
    title = f"{_one_line(proof.headline)}[N]"
    places = [_place(one) for one in proof.printings]
    again = f" 又载: {'; '.join(places[1:])}." if places[1:] else ""
    return ". ".join(filter(None, (names, title, *places[:1]))) + "." + again


def _place(printing: Printing) -> str:
    """柳湾日报, 2011-03-09(A06)"""
    page = f"({_one_line(printing.page)})" if printing.page else ""
    return ", ".join(filter(None, (_one_line(printing.newspaper), printing.date))) + page


def _authors(proof: Proof) -> list[str]:
    """Reporters, then correspondents; those who took the picture where nobody else signed."""
    return [_one_line(name) for role in _AUTHORS for name in proof.signed.get(role, ())]


def _graph(graph: Cited, *, whole: bool) -> Iterator[str]:
    version = "".join(f" kg {one}." for one in graph.versions)
    yield f"{_title(graph)}[DS].{version} SHA-256 (RDFC-1.0): {graph.hash}."
    if whole:
        yield f"read: {in_words(graph.read)}"
        counts = {"entities": graph.entities, "relations": graph.relations, "figures": graph.figures}
        counts["triples"] = graph.triples
        yield f"holds: {', '.join(f'{number} {thing}' for thing, number in counts.items())}"
        yield from (f"dataset: {iri}" for iri in graph.datasets)
        yield f"licence: {', '.join(graph.licenses) or 'none claimed'}"
    yield from (f"build: {iri}" for iri in graph.builds)


def _title(graph: Cited) -> str:
    return "; ".join(map(_one_line, graph.titles)) or in_words(graph.read)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def csl(graph: Cited, edges: Sequence[Edge]) -> str:
    """CSL-JSON, which Zotero and pandoc import."""
    return json_text(_records(graph, edges)) + "\n"


def _records(graph: Cited, edges: Sequence[Edge]) -> list[dict[str, object]]:
    return [_article(graph, edge, proof) for edge in edges for proof in edge.proofs] or [_dataset(graph)]


def _article(graph: Cited, edge: Edge, proof: Proof) -> dict[str, object]:
    printing = proof.printings[0] if proof.printings else Printing("", "", "")
    date = [int(part) for part in printing.date.split("-") if part.isdecimal()]
    said: dict[str, object] = {
        "id": _id(proof.iri),
        "type": "article-newspaper" if proof.article else "document",
        "title": _one_line(proof.headline or proof.source),
        "author": [{"literal": name} for name in _authors(proof)],
        "container-title": _one_line(printing.newspaper),
        "issued": {"date-parts": [date]} if date else None,
        "page": _one_line(printing.page),
        "language": "zh-CN",
        "note": _note(graph, edge, proof),
    }
    return {name: value for name, value in said.items() if value}


def _dataset(graph: Cited) -> dict[str, object]:
    said: dict[str, object] = {
        "id": _id(graph.datasets[0]) if graph.datasets else f"kg-{graph.hash[:16]}",
        "type": "dataset",
        "title": _title(graph),
        "version": ", ".join(f"kg {one}" for one in graph.versions),
        "language": "zh-CN",
        "note": "; ".join(_about(graph)),
    }
    return {name: value for name, value in said.items() if value}


def _note(graph: Cited, edge: Edge, proof: Proof) -> str:
    """What was read in it, by which rule, and in which graph."""
    quote = f"“{_one_line(proof.quote)}”" if proof.quote else ""
    read = " ".join(filter(None, (quote, f"→ {_one_line(edge.label)}", f"({proof.rule} {proof.confidence})")))
    also = [f"又载: {_place(one)}" for one in proof.printings[1:]]
    return "; ".join(
        (read, *also, f"statement: {edge.iri}", f"evidence: {proof.iri}", f"SHA-256 (RDFC-1.0): {graph.hash}")
    )


def _about(graph: Cited) -> Iterator[str]:
    yield in_words(graph.read)
    yield from (f"dataset: {iri}" for iri in graph.datasets)
    yield from (f"build: {iri}" for iri in graph.builds)
    yield from (f"licence: {iri}" for iri in graph.licenses)
    yield f"SHA-256 (RDFC-1.0): {graph.hash}"


def _id(iri: str) -> str:
    return "kg-" + _BIB_KEY.sub("-", local(iri))


def bibtex(graph: Cited, edges: Sequence[Edge]) -> str:
    """BibTeX: @article of a newspaper, @misc of a graph; nothing in a text can end a field."""
    return "\n".join(_bibtex(one) for one in _records(graph, edges))


def _bibtex(record: Mapping[str, object]) -> str:
    kind = "article" if record["type"] == "article-newspaper" else "misc"
    names = {"title": "title", "container-title": "journal", "page": "pages", "version": "edition", "note": "note"}
    fields = {"author": " and ".join(f"{{{_tex(name)}}}" for name in _literals(record))}
    fields |= {field: f"{{{_tex(str(record[name]))}}}" for name, field in names.items() if name in record}
    fields |= dict(zip(("year", "month", "day"), _date(record), strict=False))
    fields["language"] = "chinese"
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{record['id']},", *lines, "}", ""])


def _tex(words: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in shown(_one_line(words)))


def _literals(record: Mapping[str, object]) -> list[str]:
    authors = record.get("author", [])
    return [author["literal"] for author in authors] if isinstance(authors, list) else []


def _date(record: Mapping[str, object]) -> list[str]:
    """Year, month and day, as far as they are known."""
    issued = record.get("issued")
    return [str(part) for part in issued["date-parts"][0]] if isinstance(issued, dict) else []


def ris(graph: Cited, edges: Sequence[Edge]) -> str:
    """RIS, a tag a line; nothing in a text can begin another."""
    return "\n".join(_ris(one) for one in _records(graph, edges))


def _ris(record: Mapping[str, object]) -> str:
    kinds = {"article-newspaper": "NEWS", "dataset": "DATA"}
    names = {"title": "TI", "container-title": "T2", "page": "SP", "version": "ET", "language": "LA", "note": "N1"}
    date = _date(record)
    day = "/".join([date[0], *(f"{int(part):02}" for part in date[1:]), *[""] * (4 - len(date))]) if date else ""
    tags = [
        ("TY", kinds.get(str(record["type"]), "GEN")),
        ("ID", str(record["id"])),
        *(("AU", name) for name in _literals(record)),
        *((tag, str(record[name])) for name, tag in names.items() if name in record),
        *(("PY", year) for year in date[:1]),
        ("DA", day),
    ]
    return "".join(f"{tag}  - {shown(_one_line(value))}\n" for tag, value in tags if value) + "ER  - \n"


def as_json(graph: Cited, edges: Sequence[Edge]) -> str:
    """All that is known, each piece of evidence with its CSL-JSON."""
    cited = [asdict(edge) | {"proofs": [_proof(graph, edge, proof) for proof in edge.proofs]} for edge in edges]
    return json_text({"graph": asdict(graph) | {"csl": _dataset(graph)}, "statements": cited}) + "\n"


def _proof(graph: Cited, edge: Edge, proof: Proof) -> dict[str, object]:
    return asdict(proof) | {"csl": _article(graph, edge, proof)}


WRITERS: Mapping[str, Callable[[Cited, Sequence[Edge]], str]] = MappingProxyType(
    {"text": text, "bibtex": bibtex, "csl": csl, "ris": ris}
)
