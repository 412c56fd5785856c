import pytest

from kg.ask.header import Query, filled, parse
from kg.errors import DataError

COVERS = """# zh: 谁跑哪个区县
# en: Who covers which district
# --district name, required  区县 / the district
# --below number             把握低于 / the confidence
# --words text               字 / words
# example: --district 金水区

SELECT ?who WHERE {
  VALUES ?district { "金水区"@zh }
  VALUES ?below { 0.8 }
  # VALUES ?words { "管家" }
  ?who rdfs:label ?district   # VALUES ?below { 1 } is said here too, within a line
}
"""


def test_a_header_says_what_a_query_asks_and_takes() -> None:
    query = parse(COVERS, "covers.rq")
    assert (query.name, query.zh, query.en) == ("covers.rq", "谁跑哪个区县", "Who covers which district")
    assert (query.example, query.absence) == ("--district 金水区", False)
    district, below, words = query.parameters
    assert (district.name, district.kind, district.required, district.zh) == ("district", "name", True, "区县")
    assert [parameter.default for parameter in query.parameters] == ["", "0.8", ""]
    assert (below.kind, words.kind, words.en) == ("number", "text", "words")


def test_a_text_without_a_header_is_a_query_too() -> None:
    assert parse("ASK {}", "query") == Query("query", "ASK {}")


def test_what_is_told_takes_the_place_of_the_line_and_no_line_moves() -> None:
    text = filled(parse(COVERS, "covers.rq"), {"words": '"六"', "district": '"甲"@zh "乙"@zh'})
    told = [(old, new) for old, new in zip(COVERS.split("\n"), text.split("\n"), strict=True) if old != new]
    assert told == [
        ('  VALUES ?district { "金水区"@zh }', '  VALUES ?district { "甲"@zh "乙"@zh }'),
        ('  # VALUES ?words { "管家" }', '  VALUES ?words { "六" }'),
    ]


def test_nothing_told_changes_nothing() -> None:
    assert filled(parse(COVERS, "covers.rq"), {}) == COVERS


def test_a_query_about_absence_says_so() -> None:
    assert parse("# zh: 无\n# absence: yes\nASK {}", "a.rq").absence


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# zh: 甲\n# zh: 乙\nASK {}", r"^a\.rq:2: zh: stands above already"),
        ("# zh:\nASK {}", r"^a\.rq:1: zh: nothing behind it"),
        ("# zh: 甲\n# absence: no\nASK {}", r"^a\.rq:2: absence: no \(expected yes"),
        ("# --who\nASK {}", r"^a\.rq:1: # --who \(expected # --district name"),
        ("# --who name 谁\nASK {}", r"^a\.rq:1: .*expected # --district name"),
        (
            "# --who place  谁 / who\nASK {}",
            r"^a\.rq:1: --who is of kind place \(expected name, area, date, number, text\)",
        ),
        ("\n# --who name  谁 / who\nASK {}", r"^a\.rq:2: VALUES \?who \{ … \} has 0 lines"),
        ("# --w name  谁 / who\nASK {\nVALUES ?w { 1 }\n#VALUES ?w { 2 }\n}", r"^a\.rq:1: .* has 2 lines"),
        ("# --w name  谁 / who\n# --w date  日 / day\nASK {\nVALUES ?w { 1 }\n}", r"^a\.rq:2: --w stands above"),
    ],
)
def test_a_malformed_header_is_named_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        parse(text, "a.rq")


def test_a_comment_of_another_kind_is_no_header() -> None:
    assert parse("# 说明: 随便写\n# 2011-03\nASK {}", "a.rq").parameters == ()
