"""JSON that holds articles otherwise than as objects one after the other."""

import json
from collections.abc import Callable

import pytest

from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source
from kg.read.tables.json_tables import has_articles

FIRST = {"title": "柳湾街道办起夜校", "text": "昨日，柳湾街道办起夜校3所。", "date": "2011-03-02"}
SECOND = {"title": "渡口书屋开门", "text": "渡口书屋昨日开门。", "date": "2011-03-03"}
NAMES = list(FIRST)
ROWS = [list(FIRST.values()), list(SECOND.values())]
UNDATED = [{key: one[key] for key in ("title", "text")} for one in (FIRST, SECOND)]


def as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(value: object, **columns: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Title and day of each page, and what is refused or warned of."""
    source = Source("a.json", as_text(value).encode())
    found = list(pages_of(source, Settings(tuple(columns.items()))))
    pages = [one for one in found if isinstance(one, Page)]
    said = [str(one) for one in found if not isinstance(one, Page)] + [note for page in pages for note in page.notes]
    return [(page.text.split("\n")[0], page.date) for page in pages], said


BOTH = [(FIRST["title"], FIRST["date"]), (SECOND["title"], SECOND["date"])]


@pytest.mark.parametrize(
    "value",
    [
        {"columns": NAMES, "index": [0, 1], "data": ROWS},
        {name: [FIRST[name], SECOND[name]] for name in NAMES},
        {name: {"0": FIRST[name], "1": SECOND[name]} for name in NAMES},
        [NAMES, *ROWS],
        {"0": FIRST, "1": SECOND},
    ],
    ids=["split", "list", "columns", "under a header", "index"],
)
def test_tables_of_pandas_are_read_by_row(value: object) -> None:
    assert read(value) == (BOTH, [])
    assert has_articles(Source("a.json", as_text(value).encode()), Settings())


def test_a_table_whose_text_has_a_name_that_is_given() -> None:
    table = {"columns": ["题", "全部文字", "日期"], "data": ROWS}
    assert read(table, text="全部文字", title="题") == (BOTH, [])


def test_an_article_may_have_each_of_its_things_in_a_list() -> None:
    assert read({name: [one] for name, one in FIRST.items()}) == (BOTH[:1], [])
    assert read({"title": ["渡口书屋开门"], "text": ["书屋开门。", "有书3000册。"], "date": ["2011-03-03"]}) == (
        BOTH[1:],
        [],
    )
    languages = {name: {"zh": FIRST[name], "en": "x"} for name in ("title", "text")}
    assert len(read(languages)[0]) == 1


@pytest.mark.parametrize("value", [{"columns": NAMES, "data": [ROWS[0], ROWS[1][:2]]}, ROWS, {"columns": 1, "data": 2}])
def test_what_is_no_whole_table_is_none(value: object) -> None:
    found, (reason, *_) = read(value)
    assert not found
    assert "no column with the text" in reason or "no object" in reason


@pytest.mark.parametrize(
    "value",
    [
        {"news": [FIRST], "society": [SECOND], "total": 2},
        {"1001": FIRST, "1002": SECOND},
        {"data": {"1001": FIRST, "1002": SECOND}},
        {"2011-03-02": UNDATED[:1], "2011-03-03": UNDATED[1:]},
    ],
    ids=["columns of a paper", "by number", "within", "by day"],
)
def test_articles_under_several_keys_are_read(value: object) -> None:
    assert read(value) == (BOTH, [])


def test_articles_by_number_need_no_title() -> None:
    texts = {number: {"text": one["text"]} for number, one in (("1001", FIRST), ("1002", SECOND))}
    assert [text for text, _ in read(texts)[0]] == [FIRST["text"], SECOND["text"]]
    assert read({"a": [texts["1001"]], "b": [texts["1002"]]})[0] == []


@pytest.mark.parametrize(
    ("value", "beside"),
    [
        ({"news": [FIRST], "comments": [{"text": "好。"}]}, "comments beside news"),
        ({"article": FIRST, "related": [SECOND]}, "related beside article"),
    ],
)
def test_of_texts_beside_articles_it_is_said_that_they_are_not_read(value: object, beside: str) -> None:
    note = f"a.json:1: texts of {beside} not read (expected lists of articles with titles)"
    assert read(value) == (BOTH[:1], [note])


@pytest.mark.parametrize(
    "value",
    [
        as_text([FIRST, SECOND]),
        [as_text(FIRST), as_text(SECOND)],
        {"code": 0, "data": as_text([FIRST, SECOND])},
    ],
)
def test_json_within_a_text_of_json_is_read(value: object) -> None:
    assert read(value) == (BOTH, [])


def test_a_text_that_only_looks_like_json_is_said_to_be_none() -> None:
    assert read('{"title": ')[1][0].startswith("a.json:1: not JSON: ")
    assert not has_articles(Source("a.json", b'["{title}", "{text}"]'), Settings())
    assert not has_articles(Source("a.json", b'{"template": "{title}: {text}"}'), Settings())


@pytest.mark.slow
@pytest.mark.parametrize(
    "form",
    [
        lambda size: {str(number): FIRST for number in range(size)},
        lambda size: {f"k{number}": [FIRST] for number in range(size)},
        lambda size: {"columns": NAMES, "data": ROWS * size},
        lambda size: [as_text(FIRST)] * size,
        lambda size: {f"k{number}": as_text({"a": 1}) for number in range(size)},
    ],
)
def test_time_grows_with_the_articles(form: Callable[[int], object], cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(read, form(size))

    assert once(8000) < 10 * once(2000) + 0.2
