"""What stands behind %sparql, taken apart."""

from __future__ import annotations

import pytest

from kg.errors import OptionError, QueryError
from kg.notebook.line import Line, read_line

QUERY = 'SELECT ?who { ?who rdfs:label "--to frame -o x"@zh }'


def test_a_cell_is_the_query_and_the_line_its_words() -> None:
    assert read_line("out/", QUERY) == Line(("out/",), QUERY)
    assert read_line("", QUERY) == Line((), QUERY)


@pytest.mark.parametrize("line", ["out --to frame -o beats", "--out=beats out --to=frame", "-o beats --to frame out"])
def test_options_stand_anywhere_in_the_line(line: str) -> None:
    assert read_line(line, QUERY) == Line(("out",), QUERY, "frame", "beats")


def test_a_query_on_the_line_keeps_its_own_words_and_quotation_marks() -> None:
    assert read_line(f"out/ {QUERY}") == Line(("out/",), QUERY)
    assert read_line("ASK{ ?s ?p 'a' }") == Line((), "ASK{ ?s ?p 'a' }")
    assert read_line("prefix x: <a:b> ask { x:y ?p ?o }").query == "prefix x: <a:b> ask { x:y ?p ?o }"


@pytest.mark.parametrize("folder", ["selected/", "ask/", "base/out", "my-ask"])
def test_a_folder_is_no_query(folder: str) -> None:
    assert read_line(folder) == Line((folder,))


def test_what_a_shipped_query_takes_is_left_to_it() -> None:
    line = read_line("out/ who-covers --district 金水区 --to frame --since=2011-03-01")
    assert line == Line(("out/", "who-covers", "--district", "金水区", "--since=2011-03-01"), form="frame")
    assert read_line("--list") == Line(listed=True)


def test_a_cell_of_one_line_has_no_line_break_and_others_keep_theirs() -> None:
    assert read_line("", "who-covers\n").query == "who-covers"
    assert read_line("", "\nASK {\n }\n").query == "\nASK {\n }\n", "an error names the cell's own line"


def test_a_path_with_a_blank_stands_in_quotation_marks() -> None:
    assert read_line("'我的 图谱/'", QUERY).words == ("我的 图谱/",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("out/ --to pdf", "to pdf: no form of an answer (expected table or frame)"),
        ("out/ --to", "to : no form of an answer (expected table or frame)"),
        ("out/ -o 2011", "-o 2011: no name of a variable (expected one like beats)"),
        ("out/ -o for", "-o for: no name of a variable (expected one like beats)"),
        ("'out/", "sparql: 'out/: No closing quotation (expected quotation marks in pairs)"),
    ],
)
def test_what_cannot_be_is_named(line: str, said: str) -> None:
    with pytest.raises(OptionError) as error:
        read_line(line, QUERY)
    assert str(error.value) == said


def test_two_queries_are_one_too_many() -> None:
    with pytest.raises(
        QueryError, match=r"two queries, 'ASK \{ \?s \?p \?o \}' in the line and the cell below \(expected one"
    ):
        read_line("out/ ASK { ?s ?p ?o }", QUERY)
