import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib.query import Result

from kg.ask.results import FORMATS, turtle_term, write
from kg.errors import OptionError
from kg.graph import store
from kg.graph.store import Answer, Row
from kg.graph.terms import STRING, Blank, Iri, Literal, Term, text, zh
from kg.graph.vocab import BASE, XSD, term

HOSTILE = some.text(some.sampled_from("甲a\"'\\,;\t\n\r\x00\x1b\x7f\x85\u2028\u202e\ufffe\ufeff<>&|`*_{}?$^@.0-1 eT𠮷"))
WORDS = some.one_of(some.text(some.characters(exclude_categories=["Cs"])), HOSTILE)
TYPED = some.sampled_from([XSD + name for name in ("integer", "decimal", "boolean", "date", "double")] + ["urn:x:y"])
NUMBERS = some.sampled_from(["1", "-0", "+1.50", "1.", ".5", "1e3", "true", "TRUE", "0x1", "2011-03-01", "1\n", "一"])
LITERALS = some.one_of(
    WORDS.map(Literal),
    some.builds(Literal, WORDS, some.just(term("rdf:langString")), some.sampled_from(["zh", "en-gb"])),
    some.builds(Literal, NUMBERS | WORDS, TYPED, some.just("")),
)
IRIS = some.sampled_from(["urn:a:b", BASE + "area/410105", "https://example.org/报?a=1&b='2'#c", "mailto:a@b.c"]).map(
    Iri
)
BLANKS = some.sampled_from(["b0", "c1f"]).map(Blank)
TERMS = some.one_of(LITERALS, IRIS, BLANKS)
TABLES = some.lists(some.tuples(some.none() | TERMS, some.none() | TERMS), max_size=4)
TRIPLES = some.lists(some.tuples(IRIS | BLANKS, IRIS, TERMS), max_size=4)

TWO: tuple[Row, ...] = ((Iri(BASE + "area/410105"), zh("金水区")), (None, Literal("3", XSD + "integer")))


def written(answer: Answer, form: str) -> bytes:
    return b"".join(write(answer, form))


def table(rows: list[Row]) -> Answer:
    return Answer(("甲", "b"), tuple(rows))


def _numbered(rows: list[list[object]]) -> list[list[object]]:
    """Rows whose blank nodes are named by their order."""
    order: dict[object, str] = {}
    blank = (ox.BlankNode, rdflib.BNode)
    return [[order.setdefault(x, f"blank {len(order)}") if isinstance(x, blank) else x for x in row] for row in rows]


def in_oxigraph(one: Term | None) -> object:
    if one is None:
        return None
    if isinstance(one, Blank):
        return ox.BlankNode(one.blank)
    if isinstance(one, Iri):
        return ox.NamedNode(one.value)
    if one.language:
        return ox.Literal(one.value, language=one.language)
    return ox.Literal(one.value, datatype=ox.NamedNode(one.datatype))


def in_rdflib(one: Term | None) -> object:
    if one is None:
        return None
    if isinstance(one, Blank):
        return rdflib.BNode(one.blank)
    if isinstance(one, Iri):
        return rdflib.URIRef(one.value)
    datatype = None if one.language or one.datatype == STRING else rdflib.URIRef(one.datatype)
    return rdflib.Literal(one.value, lang=one.language or None, datatype=datatype, normalize=False)


def xml_can_say(rows: list[Row]) -> list[Row]:
    """The rows with U+FFFD for what XML 1.0 has no way to write."""
    lost = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    return [
        tuple(one._replace(value=lost.sub("�", one.value)) if isinstance(one, Literal) else one for one in row)
        for row in rows
    ]


@settings(max_examples=40)
@given(TABLES)
def test_oxigraph_reads_back_what_is_written_as_json_tsv_and_xml(rows: list[Row]) -> None:
    forms = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}
    for form, known in forms.items():
        found = ox.parse_query_results(written(table(rows), form), format=known)
        assert [variable.value for variable in found.variables] == ["甲", "b"]
        expected = xml_can_say(rows) if form == "xml" else rows
        assert _numbered([list(row) for row in found]) == _numbered([list(map(in_oxigraph, row)) for row in expected])


@settings(max_examples=40)
@given(TABLES)
def test_rdflib_reads_back_what_is_written_as_json_and_xml(rows: list[Row]) -> None:
    rows = [row for row in rows if any(row)]  # rdflib drops those in which nothing is bound
    for form in ("json", "xml"):
        found = Result.parse(io.BytesIO(written(table(rows), form)), format=form)
        expected = [list(map(in_rdflib, row)) for row in (xml_can_say(rows) if form == "xml" else rows)]
        assert _numbered([list(row) for row in found]) == _numbered(expected)


@settings(max_examples=40)
@given(TABLES)
def test_csv_is_what_oxigraph_writes_and_what_python_reads(rows: list[Row]) -> None:
    data = written(table(rows), "csv")
    read = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert read == [["甲", "b"], *(["" if one is None else str(one) for one in row] for row in rows)]
    body = data.decode("utf-8").partition("\r\n")[2]
    assert all(line.endswith("\r\n") for line in re.findall(r'(?:"(?:[^"]|"")*"|[^"])*?\r\n', body))


def test_csv_and_tsv_are_the_bytes_of_oxigraph() -> None:
    query = """SELECT ?x ?y { VALUES (?x ?y) {
        ("a,b" "q\\"q") ("行\\n一" "\\r") (UNDEF 1.5)
        (<urn:a:b> "金水区"@zh) (true 7) ("2011-03-01"^^xsd:date "t\\tt") }
    }"""
    query = f"PREFIX xsd: <{XSD}> {query}"
    answer = store.query(b"", query)
    for form, known in {"csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV}.items():
        assert written(answer, form) == ox.Store().query(query).serialize(format=known)


@settings(max_examples=40)
@given(TRIPLES)
def test_oxigraph_reads_back_the_triples(rows: list[tuple[Term, Term, Term]]) -> None:
    answer = Answer(("subject", "predicate", "object"), tuple(rows), triples=True)
    expected = {tuple(str(in_oxigraph(one)) for one in row) for row in rows}
    for form, known in {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}.items():
        quads = ox.parse(written(answer, form), format=known, rename_blank_nodes=False)
        assert {(str(q.subject), str(q.predicate), str(q.object)) for q in quads} == expected


def test_rdflib_reads_the_triples_too() -> None:
    rows = (
        (Iri("urn:a"), Iri("urn:p"), one)
        for one in (text('"行\\\n'), zh("金水区"), Blank("b0"), Literal("3", XSD + "integer"))
    )
    answer = Answer(("subject", "predicate", "object"), tuple(rows), triples=True)
    graphs = [rdflib.Graph().parse(data=written(answer, form), format=form) for form in ("ttl", "nt")]
    graphs.append(rdflib.Graph().parse(data=written(answer, "rdfxml"), format="xml"))
    for graph in graphs:
        values = {str(one) for one in graph.objects() if not isinstance(one, rdflib.BNode)}
        assert (values, len(graph)) == ({'"行\\\n', "金水区", "3"}, 4)


@settings(max_examples=40)
@given(TRIPLES)
def test_rdf_xml_says_the_same_as_turtle(rows: list[tuple[Term, Term, Term]]) -> None:
    named = [(s, Iri("https://example.org/报#c"), o) for s, _, o in xml_can_say(rows)]  # type: ignore[arg-type]
    answer = Answer(("subject", "predicate", "object"), tuple(named), triples=True)
    parsed = [
        (q.subject, q.predicate, q.object) for q in ox.parse(written(answer, "rdfxml"), format=ox.RdfFormat.RDF_XML)
    ]
    expected = [tuple(map(in_oxigraph, row)) for row in named]
    assert _numbered([list(row) for row in parsed]) == _numbered([list(row) for row in expected])


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@settings(max_examples=40)
@given(TABLES)
def test_markdown_has_a_line_a_row_and_no_html_but_line_breaks(rows: list[Row]) -> None:
    lines = written(table(rows), "md").decode("utf-8").split("\n")
    assert (lines[:2], lines[-1]) == (["| 甲 | b |", "| --- | --- |"], "")
    assert len(lines) == len(rows) + 3
    assert {line.count("|") for line in lines[:-1]} == {3}
    shown = _Shown()
    shown.feed("\n".join(lines[2:]))
    shown.close()
    assert set(shown.tags) <= {"br"}
    assert not re.search(r"[*_`\[\]]", shown.get_starttag_text() or "")


def test_markdown_shows_what_stood_there() -> None:
    rows: tuple[Row, ...] = ((text("a|b <img src=x> &amp; _c_\n[d](e)"), None),)
    line = written(Answer(("x", "y"), rows), "md").decode().splitlines()[2]
    assert line == ("| a&#124;b &#60;img src=x&#62; &#38;amp; &#95;c&#95;<br>&#91;d&#93;(e) |  |")


def test_turtle_has_short_names_and_blocks() -> None:
    made = store.query(
        store.turtle([]) + f'<{BASE}area/410105> a kg:District ; rdfs:label "金水区"@zh ; kg:level 3 .'.encode(),
        "CONSTRUCT WHERE { ?s ?p ?o }",
    )
    head, _, body = written(made, "ttl").decode().partition("\n\n")
    assert "@prefix area: " in head
    assert body == 'area:410105 a kg:District ;\n\trdfs:label "金水区"@zh ;\n\tkg:level 3 .\n'


def test_triples_come_once_and_in_one_order() -> None:
    rows = store.query(store.turtle([]), "CONSTRUCT { ?s <urn:p> 1 } { VALUES ?s { <urn:b> <urn:a> <urn:b> } }").rows
    assert [str(row[0]) for row in rows] == ["urn:a", "urn:b"]


def test_what_a_format_cannot_say_is_refused_before_the_first_byte() -> None:
    yes = Answer((), (), truth=True)
    with pytest.raises(OptionError, match=r"^to csv: has no way to say yes or no \(ASK\) \(expected json, xml, md\)$"):
        write(yes, "csv")
    with pytest.raises(OptionError, match=r"^to ttl: has no way to say rows .* \(expected csv, tsv, json, xml, md\)$"):
        write(Answer(("x",), ()), "ttl")
    with pytest.raises(OptionError, match=r"^to json: has no way to say triples .* \(expected ttl, nt, rdfxml, md\)$"):
        write(Answer(("s", "p", "o"), (), triples=True), "json")


@pytest.mark.parametrize("truth", [True, False])
def test_yes_and_no(truth: bool) -> None:
    answer = Answer((), (), truth=truth)
    assert json.loads(written(answer, "json")) == {"head": {}, "boolean": truth}
    assert bool(ox.parse_query_results(written(answer, "xml"), format=ox.QueryResultsFormat.XML)) is truth
    assert written(answer, "md") == (b"yes\n" if truth else b"no\n")


def test_rows_are_written_as_they_come() -> None:
    taken = []

    def rows() -> Iterator[Row]:
        for row in TWO:
            taken.append(row)
            yield row

    for form in ("csv", "tsv", "json", "xml", "md"):
        taken.clear()
        pieces = write(Answer(("x", "y"), rows()), form)
        while b"410105" not in next(pieces):
            pass
        assert len(taken) == 1, form
    with pytest.raises(TypeError):
        len(Answer(("x", "y"), rows()))


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "md"])
def test_no_rows_is_a_whole_answer_too(form: str) -> None:
    data = written(Answer(("x",), ()), form).decode()
    assert "x" in data
    if form == "json":
        assert json.loads(data) == {"head": {"vars": ["x"]}, "results": {"bindings": []}}
    if form == "xml":
        assert ElementTree.fromstring(data).find("{*}results") is not None


def test_a_query_without_variables_has_rows_all_the_same() -> None:
    answer = store.query(b"", "SELECT * {}")
    assert (answer.variables, len(answer)) == ((), 1)
    for form, known in {"tsv": ox.QueryResultsFormat.TSV, "csv": ox.QueryResultsFormat.CSV}.items():
        assert written(answer, form) == ox.Store().query("SELECT * {}").serialize(format=known)


def test_json_and_markdown_steer_no_terminal() -> None:
    answer = Answer(("x",), ((Literal("\x1b[31m\x9b\u202e甲"),),))
    for form in ("json", "md"):
        assert not set(written(answer, form).decode()) & set("\x1b\x9b\u202e")
    assert json.loads(written(answer, "json"))["results"]["bindings"][0]["x"]["value"] == "\x1b[31m\x9b\u202e甲"


@settings(max_examples=40)
@given(IRIS | WORDS.map(Literal) | WORDS.map(zh) | WORDS.map(lambda words: Literal(words, "urn:x:y")))
def test_a_term_in_a_query_stays_one_term(one: Term) -> None:
    found = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {turtle_term(one)} }} }}")
    assert [row["x"] for row in found] == [in_oxigraph(one)]  # type: ignore[union-attr]


def test_every_format_names_its_media_type() -> None:
    assert {name: one.media for name, one in FORMATS.items()} == {
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "ttl": "text/turtle",
        "nt": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "md": "text/markdown",
    }
