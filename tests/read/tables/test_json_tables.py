import json
from collections.abc import Callable

import pytest

from kg.model import Page, Refusal
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.tables.json_tables import has_articles, json_rows
from kg.read.tables.tables import Row, Unread

UNKNOWN = '(has {}; expected a text, a list of such, or of objects like {{"text": "…"}})'


def rows(text: str, /, **columns: str) -> list[Row | Refusal]:
    (table,) = json_rows(Source("a.json", text.encode()), Settings(tuple(columns.items())))
    return list(table.rows)


def cells(text: str, /, **columns: str) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows(text, **columns) if isinstance(row, Row)]


def said(text: str, /, **columns: str) -> list[str]:
    """The texts of the pages, and what of the rows is refused or warned of but for columns, which test_rows.py has."""
    found = list(pages_of(Source("a.json", text.encode()), Settings(tuple(columns.items()))))
    notes = [note for one in found if isinstance(one, Page) for note in one.notes if ": columns not read: " not in note]
    return [one.text if isinstance(one, Page) else str(one) for one in found] + notes


def test_json_lines_have_their_own_names_and_values_as_written() -> None:
    text = '{"title": "甲", "page": 5, "n": 1.50, "no": null, "nan": NaN, "far": -Infinity}\n\n{"text": "乙"}\n'
    assert rows(text) == [
        Row(1, {"title": "甲", "page": "5", "n": "1.50", "no": "", "nan": "", "far": ""}),
        Row(3, {"text": "乙"}),
    ]


def test_paragraphs_of_a_list_are_lines_and_other_nested_values_nothing() -> None:
    found = cells('{"text": ["甲。", "乙。"], "tags": [1, 2], "more": {"a": 1}, "all": []}')
    assert found == [{"text": "甲。\n乙。", "tags": "1\n2", "more": "", "all": ""}]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON: Expecting property name"),
        ("[1, 2]", "no object (expected one like"),
        ("5", "no object"),
        ("[" * 100_000, "not JSON: nested too deep"),
        ('{"a":' * 100_000, "not JSON: nested too deep"),
        ("清扫积雪", "not JSON: Expecting value"),
    ],
)
def test_a_line_that_is_no_object_is_refused_and_the_others_read(line: str, reason: str) -> None:
    first, second, third = rows(f'{{"text": "甲"}}\n{line}\n{{"text": "乙"}}')
    assert (first, third) == (Row(1, {"text": "甲"}), Row(3, {"text": "乙"}))
    assert isinstance(second, Refusal)
    assert second.row == 2
    assert second.reason.startswith(reason)


def test_a_number_of_any_length_and_half_a_character_are_read() -> None:
    (row,) = cells('{"page": ' + "1" * 5000 + ', "text": "清扫\\ud83d积雪", "\\udc00": 1}')
    assert row == {"page": "1" * 5000, "text": "清扫积雪", "": "1"}


def test_separators_of_lines_inside_a_text_end_no_line_of_json() -> None:
    text = json.dumps({"text": "甲\u2028乙\x0c丙\x85"}, ensure_ascii=False)
    assert cells(text) == [{"text": "甲\u2028乙\x0c丙\x85"}]


ARTICLES = [{"标题": "甲", "正文": "清扫积雪"}, {"标题": "乙", "正文": "修缮道路"}]


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize(
    "holder",
    [
        lambda found: found,
        lambda found: {"articles": found},
        lambda found: {"code": 0, "data": {"total": 2, "images": [{"src": "a.jpg"}], "list": found}},
        lambda found: {"pages": [{"page": "A05", "articles": found[:1]}, {"page": "A06", "articles": found[1:]}]},
        lambda found: {"code": 0, "tags": ["丙"], "empty": [], "more": {"a": 1}, "列表": found, "next": None},
    ],
)
def test_an_array_of_objects_also_one_that_an_object_holds(holder: Callable[[object], object], indent: int) -> None:
    text = json.dumps(holder(ARTICLES), ensure_ascii=False, indent=indent)
    assert cells(text) == ARTICLES
    lines = [row.line for row in rows(text) if isinstance(row, Row)]
    assert lines == [text[: text.index(f'"{title}"')].rpartition("{")[0].count("\n") + 1 for title in "甲乙"]


@pytest.mark.parametrize("between", ["\n", "", " ", ",\n", "\n\ufeff", "\x1e"])
@pytest.mark.parametrize("indent", [None, 2])
def test_objects_one_after_the_other_over_as_many_lines_as_they_like(between: str, indent: int) -> None:
    text = between.join(json.dumps(one, ensure_ascii=False, indent=indent) for one in ARTICLES)
    assert cells(text) == ARTICLES
    assert cells(f"{text}\n[{text.replace(chr(0xFEFF), '').replace('}', '},', 1)}]") in (ARTICLES * 2,)


def test_an_object_with_a_text_is_a_row_whatever_else_it_holds() -> None:
    comments = [{"text": "好"}, {"text": "不好"}]
    assert said(json.dumps({"正文": "清扫积雪", "评论": comments})) == ["清扫积雪"]
    assert said(json.dumps({"全文本": "清扫积雪", "评论": comments}), text="全文本") == ["清扫积雪"]
    assert said(json.dumps([{"正文": "清扫积雪", "图": [{"src": "a.jpg"}]}])) == ["清扫积雪"]


def test_an_object_with_a_title_is_an_article_whose_text_has_another_name() -> None:
    (refusal,) = said(json.dumps({"题目": "甲", "story": "清扫积雪", "评论": [{"text": "好"}]}))
    assert refusal.startswith("a.json:1: no column with the text (has 题目, story, 评论; expected text")


def test_of_several_objects_on_one_line_it_is_said_which_is_meant() -> None:
    text = (
        json.dumps([{"text": "清扫", "date": "x"}, {"text": ""}, 1, {"text": "积雪"}]) + '\n{"text": ""}\n[{"text" 1}]'
    )
    found = said(text)
    assert [one.partition(" (")[0] for one in found] == [
        "清扫",
        "a.json:1: object 2: no text",
        "a.json:1: object 3: no object",
        "积雪",
        "a.json:2: no text",
        "a.json:3: not JSON: Expecting ':' delimiter; the rest of its line is not read",
        "a.json:1: object 1: date 'x' cannot be read; the article has none",
    ]
    assert has_articles(Source("a.json", b'[{"a": 1}, {"a" 1}]'), Settings())
    (note,) = said('{"a": 1}{"text": "甲", "body": "乙"}')[2:]
    assert note.startswith("a.json:1: object 2: body beside text counts only where")


def test_a_number_of_texts_is_no_text() -> None:
    assert not has_articles(Source("a.json", b'{"known": {"text": 1, "name": 2}}'), Settings())
    assert has_articles(Source("a.json", b'{"known": {"text": "1", "name": 2}}'), Settings())


def test_articles_are_looked_for_a_few_levels_down() -> None:
    found: object = {"text": "清扫积雪"}
    for _ in range(3):
        found = {"a": found}
    assert said(json.dumps(found)) == ["清扫积雪"]
    (refusal,) = said(json.dumps({"a": {"a": found}}))
    assert refusal.startswith("a.json:1: no column with the text (has a; expected text")


def test_of_two_arrays_nobody_knows_which_is_meant() -> None:
    (refusal,) = said(json.dumps({"a": [{"text": "甲"}], "b": [{"text": "乙"}]}))
    assert refusal.startswith("a.json:1: no column with the text (has a, b; expected text")


def test_what_is_said_beside_the_array_counts_for_none_and_is_named_once() -> None:
    held = {"date": "2011-03-02", "版面": "A05", "total": 2, "articles": [1, *ARTICLES]}
    assert said(json.dumps(held, ensure_ascii=False)) == [
        'a.json:1: object 1: no object (expected one like {"title": "…", "text": "…"})',
        "甲\n清扫积雪",
        "乙\n修缮道路",
        "a.json:1: date, 版面 beside articles counts for none of its objects (expected in each)",
    ]


def test_a_key_that_stands_twice_is_said_and_the_last_counts() -> None:
    twice = "more than once in an object, of which the last counts (expected each key once)"
    assert said('{"text": "甲", "text": "乙", "x": 1, "y": 1, "y": 2}') == ["乙", f"a.json:1: text, y {twice}"]
    assert said('{"text": [{"p": "甲", "p": "乙"}], "n": {"m": {"l": 1, "l": 2}}}') == ["乙", f"a.json:1: p, l {twice}"]
    assert said('{"a": [{"text": "甲"}], "a": [{"text": "乙"}, {"text": "丙"}]}') == [
        "乙",
        "丙",
        f"a.json:1: a {twice}",
    ]
    many = "".join(f', "{n}": 1, "{n}": 1' for n in range(10))
    assert said(f'{{"text": "甲"{many}}}')[1] == f"a.json:1: 0, 1, 2, 3, 4, 5 … {twice}"


@pytest.mark.parametrize(
    "text",
    [
        ["甲。", "乙。"],
        ["甲。", None, "乙。"],
        [{"p": "甲。"}, {"p": "乙。"}],
        [{"text": "甲。", "id": 1}, {"text": "乙。", "style": "bold"}],
        [{"type": "p", "content": "甲。"}, "乙。", {}],
        [{"insert": "甲。"}, {"insert": "乙。", "attributes": {"bold": True}}],
        {"rendered": "甲。\n乙。", "protected": False},
        [{"段落": "甲。", "图": "b"}, {"paragraph": "乙。", "img": "https://news.example/1.jpg"}],
    ],
)
def test_paragraphs_in_a_list_or_in_objects_are_lines(text: object) -> None:
    assert said(json.dumps({"text": text})) == ["甲。\n乙。"]


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ([{"type": "image", "src": "a.jpg"}, {"type": "video"}], "type, src"),
        ([{"tag": "p", "children": [{"tag": "img", "src": "a.jpg"}]}], "tag, src"),
        ([{"name": "paragraph"}], "name"),
        ({"title": "甲"}, "title"),
        (5, "a number"),
        ({"a": "甲。", "b": "乙。"}, "a, b"),
        ([["甲。"]], "lists"),
        ([{"src": "https://news.example/1.jpg"}], "src"),
        ({"n": 5}, "n"),
        ({"甲": "甲。", "text": "乙。", "正文": "丙。"}, "甲, text, 正文"),
    ],
)
def test_what_is_nested_otherwise_is_refused_with_what_there_is(text: object, has: str) -> None:
    expected = f"a.json:1: text: nothing in it that is a text {UNKNOWN.format(has)}"
    found = said(json.dumps({"text": text, "title": "甲"}))
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        [{"tag": "p", "children": [{"text": "甲。"}]}, {"tag": "p", "children": [{"text": "乙"}, {"text": "。"}]}],
        [{"tag": "div", "children": [{"tag": "p", "children": ["甲。"]}, {"tag": "p", "children": "乙。"}]}],
        {"type": "doc", "content": [{"type": "p", "content": [{"type": "text", "text": t}]} for t in ("甲。", "乙。")]},
        {"blocks": [{"type": "paragraph", "data": {"text": t}} for t in ("甲。", "乙。")]},
        [{"type": "text", "value": "甲。"}, {"type": "text", "value": "乙。"}],
        {"html": "<p>甲。</p><p>乙。</p>"},
        [{"type": "p", "children": [{"tag": "b", "text": "甲"}, "。"]}, {"type": "p", "children": [{"p": "乙。"}]}],
    ],
)
def test_paragraphs_within_blocks_are_lines(text: object) -> None:
    assert said(json.dumps({"text": text})) == ["甲。\n乙。"]


def test_what_kind_a_part_is_of_is_no_text() -> None:
    text = [{"type": "text", "value": "清扫积雪。"}, {"type": "image"}]
    assert said(json.dumps({"title": "甲", "content": text})) == [
        "甲\n清扫积雪。",
        f"a.json:1: text: 1 of 2 parts not read {UNKNOWN.format('type')}",
    ]


def test_parts_that_are_nested_too_deep_are_not_read() -> None:
    text: object = {"text": "清扫积雪"}
    for _ in range(8):
        text = {"children": [text]}
    assert said(json.dumps({"text": text})) == ["清扫积雪"]
    (refusal,) = said(json.dumps({"text": {"children": [text]}}))
    assert refusal.startswith("a.json:1: text: nothing in it that is a text (has children;")


@pytest.mark.parametrize("beside", ["ok", 200, "", None, "操作成功"])
def test_an_object_whose_text_is_a_word_has_its_articles_in_an_array(beside: object) -> None:
    assert cells(json.dumps({"page": 1, "text": beside, "rows": ARTICLES})) == ARTICLES


def test_a_text_that_is_a_sentence_is_one_whatever_stands_beside_it() -> None:
    assert said(json.dumps({"text": "清扫积雪。", "rows": ARTICLES})) == ["清扫积雪。"]
    assert said(json.dumps({"text": ["清扫积雪"], "rows": ARTICLES})) == ["清扫积雪"]
    assert said(json.dumps({"text": "ok", "rows": [{"text": "清扫积雪"}]}))[:1] == ["清扫积雪"]


def test_an_article_may_be_an_object_of_that_name() -> None:
    article = {"title": "甲", "body": {"html": "<p>清扫积雪</p>"}}
    (found,) = pages_of(
        Source("a.json", json.dumps([{"article": article, "meta": {"date": "2011-03-02", "url": "x"}}]).encode()),
        Settings(),
    )
    assert isinstance(found, Page)
    assert (found.text, found.date, found.notes) == ("甲\n清扫积雪", "2011-03-02", ())
    for beside in (
        {"date": "2011-03-02"},
        {"meta": {"date": "2011-03-02"}},
        {"meta": {"date": "x"}, "date": "2011-3-2"},
    ):
        assert cells(json.dumps({"article": article, **beside}))[0]["date"] == beside.get("date", "2011-03-02")
    assert cells(json.dumps({"data": {"article": article | {"pubTime": "2011-03-02"}}}))[0]["pubTime"] == "2011-03-02"
    assert cells(json.dumps({"articles": {"article": ARTICLES}})) == ARTICLES


def test_what_an_object_says_of_an_article_is_not_what_its_answer_says() -> None:
    held = {"date": "2011-03-09", "data": ARTICLES[0]}
    assert said(json.dumps(held))[1:] == [
        "a.json:1: date beside data counts for none of its objects (expected in each)"
    ]
    own = {"text": "清扫", "date": "2011-03-02", "meta": {"published": "2011-03-09", "source": "某报"}}
    (found,) = pages_of(Source("a.json", json.dumps(own).encode()), Settings())
    assert isinstance(found, Page)
    assert (found.date, found.newspaper, found.notes) == ("2011-03-02", "某报", ())


def test_parts_that_hold_no_text_are_said_and_the_others_read() -> None:
    picture = {"type": "image", "src": "a.jpg"}
    assert said(json.dumps({"text": [{"p": "甲。"}, picture, ["x"], {"p": "乙。"}]})) == [
        "甲。\n乙。",
        f"a.json:1: text: 2 of 4 parts not read {UNKNOWN.format('type, src')}",
    ]


def test_other_columns_may_be_nested_too_and_say_so_where_they_are_not_read() -> None:
    row = {
        "title": {"rendered": "甲"},
        "text": "清扫",
        "source": {"id": 5, "name": "某报"},
        "date": {"y": 2011, "m": 3},
    }
    assert said(json.dumps(row)) == [
        "甲\n清扫",
        f"a.json:1: date: nothing in it that is a text {UNKNOWN.format('y, m')}",
    ]
    (found,) = pages_of(Source("a.json", json.dumps(row).encode()), Settings())
    assert isinstance(found, Page)
    assert (found.newspaper, found.date, found.unclear) == ("某报", "", ("date",))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ('{"a": 1}', False),
        ("[1, 2]", False),
        ("5", False),
        ('{"title": "甲", "正文": ""}', True),
        ('[{"a": 1}, {"body": "甲"}]', True),
        ('{"data": [{"body": "甲"}]}', True),
        ('{"a": ', True),
        ("// x", True),
    ],
)
def test_whether_there_are_articles(text: str, has: bool) -> None:
    assert has_articles(Source("a.json", text.encode()), Settings()) == has
    assert not has_articles(Source("a.json", b'{"text": "x"}'), Settings((("text", "body"),)))
    assert has_articles(Source("a.json", '{"文": "x"}'.encode()), Settings((("text", "文"),)))


def test_a_cell_that_is_not_read_is_an_empty_text() -> None:
    (row,) = cells('{"text": {"a": {"b": 1}}}')
    assert row == {"text": ""}
    assert isinstance(row["text"], Unread)
