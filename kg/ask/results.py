"""An answer in the formats of the W3C, and as Markdown: bytes in pieces, so that a long one is never held whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from kg.errors import OptionError
from kg.graph.store import Answer, Kind
from kg.graph.terms import STRING, Blank, Iri, Literal, Term
from kg.graph.turtle import bare, chunks
from kg.graph.vocab import BASE, prefixes

Prefixes = Mapping[str, str]

_NAMES = {"rows": "rows (SELECT)", "triples": "triples (CONSTRUCT, DESCRIBE)", "truth": "yes or no (ASK)"}
_IN_CSV = re.compile('[",\r\n]')
_IN_TURTLE = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\ufffe\uffff]')
_IN_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\]')
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_KEPT_IN_XML = re.compile(r"\r|\A[ \t\n]+|[ \t\n]+\Z")  # what parsers change or trim unless it is numbered
_SPECIAL_IN_XML = re.compile(rf"[&<>]|{_NOT_IN_XML.pattern}|{_KEPT_IN_XML.pattern}")
# What Markdown or HTML would take for its own, and what GitHub makes links of.
_IN_MARKDOWN = re.compile(r"[\\|<>&*_`\[\]~#$@]|://|www\.")
_BREAKS = re.compile(r"\r\n?|\n")
_encode_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `dumps` makes one at every call
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write answers, and which kinds of them it can say."""

    media: str
    takes: frozenset[Kind]
    pieces: Callable[[Answer, Prefixes], Iterator[str]]


def write(answer: Answer, form: str, *, named: Prefixes | None = None, also: str = "") -> Iterator[bytes]:
    """An answer in one of FORMATS, in pieces; `named` are the prefixes that Turtle may shorten with.
    `also` is another form, which whoever calls has for answers of all kinds.

    Raises OptionError at once where the format has no way to say it: the truth of an ASK in CSV, rows in Turtle.
    """
    chosen = FORMATS[form]
    if answer.kind not in chosen.takes:
        fitting = ", ".join([also] * bool(also) + [name for name, one in FORMATS.items() if answer.kind in one.takes])
        raise OptionError(f"to {form}: has no way to say {_NAMES[answer.kind]} (expected {fitting})")
    pieces = chosen.pieces(answer, prefixes(BASE) if named is None else named)
    return (piece.encode("utf-8") for piece in pieces)


def unsteering(piece: bytes) -> bytes:
    """The same for a terminal: U+FFFD for what could steer it, which files keep as it is."""
    return _STEERING.sub("\ufffd", piece.decode("utf-8")).encode("utf-8")


def _json(answer: Answer, _: Prefixes) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON, a line for each row."""
    if answer.truth is not None:
        yield f'{{"head": {{}}, "boolean": {"true" if answer.truth else "false"}}}\n'
        return
    yield f'{{"head": {{"vars": {_json_text(list(answer.variables))}}}, "results": {{"bindings": ['
    names = [f"{_json_text(name)}: " for name in answer.variables]
    comma = "\n"
    for row in answer:
        cells = [name + _json_term(term) for name, term in zip(names, row, strict=True) if term is not None]
        yield f"{comma}{{{', '.join(cells)}}}"
        comma = ",\n"
    yield "\n]}}\n"


def _json_text(data: object) -> str:
    """JSON in which nothing stands that could steer a terminal; it reads the same."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode_json(data))


def _json_term(term: Term) -> str:
    if isinstance(term, Iri):
        return f'{{"type": "uri", "value": {_json_text(term.value)}}}'
    if isinstance(term, Blank):
        return f'{{"type": "bnode", "value": {_json_text(term.blank)}}}'
    kind = f', "datatype": {_json_text(term.datatype)}' if term.datatype != STRING else ""
    marked = f', "xml:lang": {_json_text(term.language)}' if term.language else kind
    return f'{{"type": "literal", "value": {_json_text(term.value)}{marked}}}'


def _xml(answer: Answer, _: Prefixes) -> Iterator[str]:
    """SPARQL Query Results XML, a line for each row; what XML 1.0 has no way to say is U+FFFD."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
    if answer.truth is not None:
        yield f"</head>\n<boolean>{'true' if answer.truth else 'false'}</boolean>\n</sparql>\n"
        return
    yield from (f"<variable name={quoteattr(name)}/>" for name in answer.variables)
    yield "</head>\n<results>\n"
    names = [f"<binding name={quoteattr(name)}>" for name in answer.variables]
    for row in answer:
        cells = zip(names, row, strict=True)
        bound = [f"{name}{_xml_term(term)}</binding>" for name, term in cells if term is not None]
        yield f"<result>{''.join(bound)}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, Blank):
        return f"<bnode>{_xml_text(term.blank)}</bnode>"
    kind = f" datatype={quoteattr(term.datatype)}" if term.datatype != STRING else ""
    marked = f" xml:lang={quoteattr(term.language)}" if term.language else kind
    return f"<literal{marked}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    if not _SPECIAL_IN_XML.search(text):
        return text
    return _KEPT_IN_XML.sub(_entity, escape(_NOT_IN_XML.sub("\ufffd", text)))


def _csv(answer: Answer, _: Prefixes) -> Iterator[str]:
    """SPARQL 1.1 Query Results CSV: values alone, lines ended by CR LF."""
    yield ",".join(map(_csv_cell, answer.variables)) + "\r\n"
    for row in answer:
        yield ",".join("" if term is None else _csv_cell(str(term)) for term in row) + "\r\n"


def _csv_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _IN_CSV.search(text) else text


def _tsv(answer: Answer, _: Prefixes) -> Iterator[str]:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    yield "\t".join(f"?{name}" for name in answer.variables) + "\n"
    for row in answer:
        yield "\t".join("" if term is None else _short(term) for term in row) + "\n"


def _short(term: Term) -> str:
    """A term in Turtle, numbers and truth values without quotation marks."""
    plain = isinstance(term, Literal) and bare(term.value, term.datatype)
    return term.value if isinstance(term, Literal) and plain else turtle_term(term)


def turtle_term(term: Term) -> str:
    r"""A term in Turtle and in SPARQL, whole and on one line: nothing in it can end it early.

    >>> turtle_term(Literal('"} # 甲\n'))
    '"\\"} # 甲\\n"'
    """
    if isinstance(term, Iri):
        return f"<{_IN_IRI.sub(_numbered, term.value)}>"
    if isinstance(term, Blank):
        return str(term)
    quoted = f'"{_IN_TURTLE.sub(_code, term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == STRING else f"{quoted}^^{turtle_term(Iri(term.datatype))}"


def _code(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or _numbered(match)


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"


def _nt(answer: Answer, _: Prefixes) -> Iterator[str]:
    """N-Triples."""
    return (line + "\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    return (" ".join(turtle_term(term) for term in row if term is not None) + " ." for row in answer)


def _turtle(answer: Answer, named: Prefixes) -> Iterator[str]:
    """Turtle, whose blocks follow the order of the triples."""
    return (piece.decode("utf-8") for piece in chunks((line.encode("utf-8") for line in _lines(answer)), named))


def _rdfxml(answer: Answer, _: Prefixes) -> Iterator[str]:
    """RDF/XML, a description for each triple; for clients that know nothing newer."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    for subject, predicate, value in answer:
        yield f"<rdf:Description {_rdfxml_node('about', subject)}>{_property(str(predicate), value)}"
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _rdfxml_node(attribute: str, term: Term | None) -> str:
    if isinstance(term, Blank):
        return f"rdf:nodeID={quoteattr(f'b{term.blank}')}"  # a name of XML begins with no digit
    return f"rdf:{attribute}={quoteattr(str(term))}"


def _property(predicate: str, value: Term | None) -> str:
    """An element named by the last name in the predicate's IRI, in a namespace of what stands before it."""
    local = re.search(r"[^\W\d][\w.-]*\Z", predicate)
    if not local:
        raise OptionError(f"to rdfxml: has no way to say the property {predicate} (expected ttl, nt)")
    opening = f"<p:{local[0]} xmlns:p={quoteattr(predicate[: local.start()])}"
    if not isinstance(value, Literal):
        return f"{opening} {_rdfxml_node('resource', value)}/>"
    kind = f" rdf:datatype={quoteattr(value.datatype)}" if value.datatype != STRING else ""
    marked = f" xml:lang={quoteattr(value.language)}" if value.language else kind
    return f"{opening}{marked}>{_xml_text(value.value)}</p:{local[0]}>"


def _markdown(answer: Answer, _: Prefixes) -> Iterator[str]:
    """A table as GitHub draws it; the answer of an ASK is a word."""
    if answer.truth is not None:
        yield "yes\n" if answer.truth else "no\n"
        return
    yield _markdown_line(map(_markdown_cell, answer.variables))
    yield _markdown_line("---" for _name in answer.variables)
    for row in answer:
        yield _markdown_line("" if term is None else _markdown_cell(str(term)) for term in row)


def _markdown_line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _markdown_cell(text: str) -> str:
    text = _IN_MARKDOWN.sub(_entity, _STEERING.sub("\ufffd", text))
    return _BREAKS.sub("<br>", text).replace("\t", " ")


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


_ROWS: frozenset[Kind] = frozenset({"rows"})
_TRIPLES: frozenset[Kind] = frozenset({"triples"})
_ANSWERS: frozenset[Kind] = frozenset({"rows", "truth"})
_ALL: frozenset[Kind] = frozenset({"rows", "truth", "triples"})

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format("text/csv", _ROWS, _csv),
        "tsv": Format("text/tab-separated-values", _ROWS, _tsv),
        "json": Format("application/sparql-results+json", _ANSWERS, _json),
        "xml": Format("application/sparql-results+xml", _ANSWERS, _xml),
        "ttl": Format("text/turtle", _TRIPLES, _turtle),
        "nt": Format("application/n-triples", _TRIPLES, _nt),
        "rdfxml": Format("application/rdf+xml", _TRIPLES, _rdfxml),
        "md": Format("text/markdown", _ALL, _markdown),
    }
)
