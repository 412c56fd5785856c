import json
from collections.abc import Callable

import pytest

from kg.read.tables.json_values import Broken, Value, values

OBJECTS = [{"title": f"第{n}篇", "text": f"正文第{n}。", "tags": [{"a": str(n)}]} for n in range(200)]


def of(text: str) -> list[object]:
    return [one.value if isinstance(one, Value) else (one.line, one.why) for one in values(text)]


def broken(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.why) for one in values(text) if isinstance(one, Broken)]


@pytest.mark.parametrize("array", [False, True])
@pytest.mark.parametrize("indent", [None, 1, 2, "\t"])
def test_a_broken_object_costs_no_other(array: bool, indent: int | str | None) -> None:
    """Cut in its middle, with the end of its last line."""
    texts = [json.dumps(one, ensure_ascii=False, indent=indent) for one in OBJECTS]
    cut = texts[100].replace(', "text"' if indent is None else ",\n", " ", 1)
    text = ("[\n" if array else "") + (",\n" if array else "\n").join([*texts[:100], cut, *texts[101:]])
    text += "\n]" if array else ""
    assert [one for one in of(text) if isinstance(one, dict)] == OBJECTS[:100] + OBJECTS[101:]
    ((line, why),) = broken(text)
    assert line == text[: text.index("第100篇")].rpartition("{")[0].count("\n") + 1
    assert why.startswith("not JSON")
    assert "(expected one object a line)" in why


def test_of_a_broken_object_of_several_lines_it_is_said_which_are_not_read() -> None:
    text = '{"a": "1"}\n{\n  "a": "2",\n  "b" "3",\n  "c": {\n  }\n}\n\n{"a": "4"}'
    why = "not JSON in line 4: Expecting ':' delimiter; lines 2 to 7 are not read (expected one object a line)"
    assert of(text) == [{"a": "1"}, (2, why), {"a": "4"}]


def test_of_an_array_in_one_line_what_follows_a_broken_object_is_said_to_be_lost() -> None:
    why = "not JSON: Expecting ':' delimiter; the rest of its line is not read (expected one object a line)"
    assert of('[{"a": "1"}, {"a" "2"}, {"a": "3"}]') == [{"a": "1"}, (1, why)]


@pytest.mark.parametrize("end", ["", ",", "\n", ",\n "])
def test_an_array_that_is_cut_off_between_objects_says_so(end: str) -> None:
    why = "not JSON: an array that is not closed (expected ] at its end: the file may be cut off)"
    assert of(f'\n[\n{{"a": "1"}}{end}') == [{"a": "1"}, (2, why)]
    assert not broken('[{"a": "1"}\n]')
    assert len(broken('[\n{"a": "1"},\n{"a": ')) == 1


def test_an_object_that_is_not_closed_ends_before_the_next_line_that_is_no_deeper_in() -> None:
    assert of('{"a": "1",\n{"a": "2"}\n清扫\n{"a": "3"}') == [
        (1, "not JSON: Expecting property name enclosed in double quotes (expected one object a line)"),
        {"a": "2"},
        (3, "not JSON: Expecting value (expected one object a line)"),
        {"a": "3"},
    ]
    assert of('{"a": [\n  "1"\n}, {"a": "2"}')[1:] == [{"a": "2"}]


@pytest.mark.parametrize("size", [10, 1 << 14, 1 << 16])
def test_a_value_may_be_longer_than_what_is_tried_at_first(size: int) -> None:
    one = {"a": "雪" * size, "b": ["1"] * size}
    assert of(json.dumps(one)) == [one]
    assert of(json.dumps([one, one], indent=1)) == [one, one]
    assert of(json.dumps([one, one])) == [one, one]


@pytest.mark.parametrize(
    "repeated",
    [
        '{"a":[\n',
        "{\n",
        '{"a": "1"}',
        '{"a": "1"}\n',
        "[{",
        '[{"a": 1},',
        "{",
        "[",
        "}\n",
        "]",
        " \n",
        '{"a"\n',
        '"',
        "1 ",
    ],
)
def test_json_takes_time_in_proportion(repeated: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(lambda: sum(1 for _ in values(repeated * (size // len(repeated)))))

    assert once(100_000) < 8 * once(25_000) + 0.1
