"""What goes wrong is said in words, and each of these texts stands in a test (tests/test_errors.py has the rest)."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kg
from kg import errors

OWN = Path(kg.__file__).parent
SAID = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"Refusal"}
LONG = 24  # characters of a message that a test has to have; tests need not repeat all of it


def _pieces(message: ast.expr) -> Iterator[list[str]]:
    """What is fixed in each form of a message: the text around what f-strings fill in."""
    if isinstance(message, ast.IfExp):
        yield from (*_pieces(message.body), *_pieces(message.orelse))
    elif isinstance(message, ast.JoinedStr):
        yield [str(part.value) for part in message.values if isinstance(part, ast.Constant)]
    elif isinstance(message, ast.Constant) and isinstance(message.value, str):
        yield [message.value]


def _words(pieces: list[str]) -> str:
    """The longest run of words in a message that say what is wrong; those on what was expected where there are none."""
    wrong, _, expected = "\n".join(pieces).partition("(expected ")
    for text in (wrong, expected):
        found = [line.strip(" :,;()'<>/-") for line in text.split("\n")]
        if longest := max((line for line in found if len(line) > 4), key=len, default=""):
            return longest[:LONG].strip()
    return ""


def _messages() -> Iterator[tuple[str, str]]:
    """Where each is, and its words; those of our own data files are nobody's who uses kg."""
    for path in sorted(set(OWN.rglob("*.py")) - {OWN / "extract" / "rules.py"}):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for message in _raised(tree, data=path.name == "header.py"):
            for words in filter(None, map(_words, _pieces(message))):
                yield f"{path.relative_to(OWN)}:{message.lineno}", words


def _raised(tree: ast.Module, *, data: bool) -> Iterator[ast.expr]:
    """What errors and refusals are given to say, and the texts that end with what was expected."""
    aside: set[ast.expr] = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name == "DataError" and not data:
            aside.add(call.args[0])
        elif name in SAID:
            yield (message := call.args[1 if name == "Refusal" and len(call.args) > 1 else 0])
            aside.add(message)
    aside |= {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        whole = isinstance(node, ast.JoinedStr | ast.Constant) and node not in aside
        if whole and any("(expected " in piece for pieces in _pieces(node) for piece in pieces):
            yield node


@cache
def _tested() -> str:
    """All strings of the tests, without the marks of regular expressions."""
    found = (ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in Path(__file__).parent.rglob("*.py"))
    constants = (node.value for nodes in found for node in nodes if isinstance(node, ast.Constant))
    return "\n".join(value for value in constants if isinstance(value, str)).replace("\\", "")


MESSAGES = tuple(_messages())


def test_there_are_messages() -> None:
    assert len(MESSAGES) > 150
    assert ("read/zips.py", "encrypted (expected no password)"[:9]) in {
        (at.split(":")[0], said) for at, said in MESSAGES
    }


@pytest.mark.parametrize(("place", "words"), MESSAGES, ids=[place for place, _ in MESSAGES])
def test_each_message_stands_in_a_test(place: str, words: str) -> None:
    assert words in _tested()
