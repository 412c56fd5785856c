from pathlib import Path

import pytest

from kg.ask.asking import ask, parted, question, target_and_question
from kg.errors import InputError, OptionError, QueryError
from kg.graph import store

EMPTY = store.load(b"")


def test_a_question_is_a_name_a_file_stdin_or_sparql(tmp_path: Path) -> None:
    file = tmp_path / "who.rq"
    file.write_text("# zh: 谁\nASK {}", encoding="utf-8-sig")
    assert question("who-covers").zh == "谁跑哪个区县"
    assert (question(str(file)).zh, question(str(file)).name) == ("谁", str(file))
    assert (question("-", "ASK { ?s ?p '柳' }".encode()).text, question("-").name) == ("ASK { ?s ?p '柳' }", "stdin")
    assert question("ASK {}").name == "query"


def test_a_name_that_is_none_is_answered_with_the_nearest_and_all() -> None:
    with pytest.raises(
        InputError, match=r"^query who-cover: none of this name \(expected who-covers\? one of article, "
    ):
        question("who-cover")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.rq: No such file"):
        question(str(tmp_path / "nowhere.rq"))
    (tmp_path / "gb.rq").write_bytes("# 柳".encode("gb18030"))
    with pytest.raises(InputError, match=r"gb\.rq: byte 3 is no UTF-8"):
        question(str(tmp_path / "gb.rq"))


def test_a_mistake_in_a_file_is_named_with_the_file_and_its_line(tmp_path: Path) -> None:
    file = tmp_path / "who.rq"
    file.write_text("# zh: 谁\n\nSELECT ?who {\n  ?who a }\n", encoding="utf-8")
    with pytest.raises(QueryError) as raised:
        ask(EMPTY, question(str(file)), {})
    assert str(raised.value).startswith(f"{file}, line 4, column 10: found }} (expected a variable")
    with pytest.raises(QueryError, match=r"^stdin: SERVICE asks elsewhere"):
        ask(EMPTY, question("-", b"ASK { SERVICE <urn:x> {} }"), {})


def test_options_may_stand_anywhere() -> None:
    assert parted(["--a", "1", "out/", "--b=2=3", "q", "--c", "--d"]) == (
        ["out/", "q"],
        {"a": "1", "b": "2=3", "c": "--d"},
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [(["--since"], "^since: nothing behind it"), (["--a", "1", "--a=2"], "^a: given twice")],
)
def test_an_option_has_one_value(words: list[str], complaint: str) -> None:
    with pytest.raises(OptionError, match=complaint):
        parted(words)


@pytest.mark.parametrize(
    ("alone", "complaint"),
    [
        ([], r"^query: no graph \(expected one and a question, as in kg query out/ who-covers\)"),
        (["who-covers"], r"^query who-covers: no graph \(expected one in front, as in kg query out/ who-covers\)"),
        (["out/"], r"^query: nothing is asked of out/ \(expected SPARQL, a \.rq file, - for stdin, or a name"),
        (["out/", "who-covers", "金水区"], r"^query: 金水区 stands behind the question \(expected --parameter value\)"),
    ],
)
def test_who_gave_too_little_or_too_much_is_told_so(alone: list[str], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        target_and_question(alone)
