import pytest
from rich.cells import cell_len

from kg.ask.table import needed, printed
from kg.graph.store import Answer
from kg.graph.terms import Iri, Literal, integer, zh
from kg.graph.vocab import BASE, prefixes, term

UNSAFE = [chr(code) for code in (0x00, 0x07, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066)]


def text_of(answer: Answer, *, width: int | None = None) -> str:
    return printed(answer, color=False, width=width, named=prefixes(BASE))


def test_columns_line_up_for_chinese() -> None:
    rows = ((zh("甲"), integer(3)), (zh("郑州市金水区园林局"), integer(400)), (Literal("ab"), None))
    lines = text_of(Answer(("name", "count"), rows)).splitlines()
    column = lines[0].index("count")
    for line, number in zip(lines[1:3], ("3", "400"), strict=True):
        assert cell_len(line[: line.index(number)]) == column


def test_no_cell_is_cut_however_long() -> None:
    rows = ((zh("长" * 300), Iri("https://example.org/" + "a" * 200)),)
    table = text_of(Answer(("name", "iri"), rows))
    assert "长" * 300 in table
    assert "a" * 200 in table


def test_square_brackets_of_a_cell_are_no_markup() -> None:
    assert "[red]甲[/]" in text_of(Answer(("name",), ((zh("[red]甲[/]"),),)))


@pytest.mark.parametrize("character", UNSAFE)
def test_a_cell_that_could_steer_the_terminal_shows_its_code(character: str) -> None:
    table = text_of(Answer(("name",), ((Literal(f"甲{character}乙"),),)))
    assert character not in table
    code = ord(character)
    assert (f"甲\\x{code:02x}乙" if code < 0x100 else f"甲\\u{code:04x}乙") in table


@pytest.mark.parametrize(("truth", "word"), [(True, "yes"), (False, "no")])
def test_ask_is_answered_in_a_word(truth: bool, word: str) -> None:
    assert text_of(Answer((), (), truth)) == f"{word}\n"


def test_no_rows_are_a_table_with_its_names() -> None:
    assert "name" in text_of(Answer(("name",), ()))


def test_the_rows_are_counted() -> None:
    assert text_of(Answer(("x",), ((zh("甲"),),))).endswith("1 row\n")
    assert text_of(Answer(("x",), ((zh("甲"),), (zh("乙"),)))).endswith("2 rows\n")


def test_a_terminal_gets_no_line_wider_than_itself() -> None:
    row = (zh("金水区"), zh("区民政局联合区房管局举办培训班6期,培训管家近400人次。" * 3), Iri(BASE + "area/410105"))
    for columns in (row, row * 3):
        names = tuple(f"c{number}" for number in range(len(columns)))
        for width in (40, 80, 120):
            lines = text_of(Answer(names, (columns, columns)), width=width).splitlines()
            assert max(cell_len(line) for line in lines) <= width
            assert "".join("".join(lines).split()).count("400人次") <= 18


def test_triples_are_turtle_with_the_prefixes_that_they_need() -> None:
    rows = ((Iri(BASE + "area/410105"), Iri(term("rdf:type")), Iri(term("kg:District"))),)
    answer = Answer(("subject", "predicate", "object"), rows, triples=True)
    text = text_of(answer)
    assert text.splitlines()[-1] == "area:410105 a kg:District ."
    assert sorted(needed(answer, prefixes(BASE))) == ["area", "kg"]
    assert [line.split()[1] for line in text.splitlines() if line.startswith("@")] == ["area:", "kg:"]
