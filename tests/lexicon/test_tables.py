"""Data files: rows and words come out as written, and whatever is malformed says where."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import DataError
from kg.lexicon import tables
from kg.resolve.relations import REGISTER

DATA = Path(kg.__file__).parent / "data"
TABLES = sorted(path.name for path in DATA.glob("*.tsv"))
LISTS = sorted(path.name for path in DATA.glob("*.txt") if path.name != "relations.txt")
ONTOLOGY = Path(kg.__file__).parent.parent / "ontology.ttl"
NAMESPACE = "https://w3id.org/local-news-kg/ontology#"
CLASS_COLUMN = {"suffixes.tsv": (4, 2), "initiative_heads.tsv": (3, 1), "references.tsv": (3, 2)}


ORIGIN = re.compile(
    "[Ww]ritten (down|for this)|[Cc]ounted (by|as|over)|Origin|knowledge|Fitted|Weights:|jionlp|Read off|by hand"
)


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir() if path.suffix in (".tsv", ".txt")))
def test_every_file_says_at_its_head_where_it_comes_from(name: str) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    head = " ".join(takewhile(lambda line: line.startswith("#"), lines))
    assert ORIGIN.search(head)


def test_the_register_has_one_year_everywhere() -> None:
    (year,) = re.findall(r"约(\d{4})年", REGISTER)
    notice = (ONTOLOGY.parent / "NOTICE").read_text(encoding="utf-8")
    assert f"as of about {year}" in " ".join(notice.split())


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch):
    """Gives every data file the text that a test wants it to have."""

    def give(text: str) -> None:
        monkeypatch.setattr(tables, "read_text", lambda name: text)
        tables.words.cache_clear()

    yield give
    tables.words.cache_clear()


@pytest.fixture(scope="module")
def classes() -> frozenset[str]:
    graph = rdflib.Graph().parse(ONTOLOGY)
    found = graph.subjects(rdflib.RDF.type, rdflib.OWL.Class)
    return frozenset(str(iri).removeprefix(NAMESPACE) for iri in found)


def test_rows_carry_their_line_and_skip_comments_and_empty_lines(table):
    table("# 来源\n\n局\torganization\n# 说明\n路\tplace\n")
    assert list(tables.rows("x.tsv", 2)) == [(3, ("局", "organization")), (5, ("路", "place"))]


@pytest.mark.parametrize("row", ["局", "局\torganization\tproper", "局 organization", "\t\t"])
def test_a_row_with_cells_missing_or_too_many_names_file_and_line(table, row):
    table(f"# 来源\n路\tplace\n{row}\n")
    with pytest.raises(DataError, match=r"^kg/data/x\.tsv:3: \d cells \(expected 2\)$"):
        list(tables.rows("x.tsv", 2))


def test_rows_before_a_malformed_one_come_out_first(table):
    table("路\tplace\n局\n")
    rows = tables.rows("x.tsv", 2)
    assert next(rows).cells == ("路", "place")
    with pytest.raises(DataError):
        next(rows)


def test_words_are_parted_by_any_white_space_and_comments_are_none(table):
    table("# 主任 书记\n局长 处长\t科长 # 所长\n\n站长\u3000馆长\n")
    assert tables.words("x.txt") == {"局长", "处长", "科长", "站长", "馆长"}


def test_a_file_of_comments_has_no_words(table):
    table("# 空\n")
    assert tables.words("x.txt") == frozenset()


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_a_data_file_opens_with_what_it_is(name):
    first = tables.read_text(name).splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 20


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_one_width_and_no_stray_spaces(name):
    lines = [line for line in tables.read_text(name).splitlines() if line and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    for row in tables.rows(name, width):
        assert all(cell and cell == cell.strip() for cell in row.cells), f"kg/data/{name}:{row.line}"


@pytest.mark.parametrize("name", CLASS_COLUMN)
def test_every_class_of_a_table_is_one_of_the_ontology(name, classes):
    width, column = CLASS_COLUMN[name]
    unknown = {(row.line, row.cells[column]) for row in tables.rows(name, width)} - {
        (row.line, row.cells[column]) for row in tables.rows(name, width) if row.cells[column] in classes
    }
    assert unknown == set()


def test_no_row_of_the_suffixes_the_heads_or_the_references_stands_twice():
    for name, (width, _) in CLASS_COLUMN.items():
        cells = [row.cells for row in tables.rows(name, width)]
        assert len(cells) == len(set(cells)), name


def test_affixes_are_the_words_of_a_list_in_one_order() -> None:
    found = tables.affixes("labels.txt")
    assert list(found) == sorted(tables.words("labels.txt"))
    assert f"柳湾{found[0]}".endswith(found)
