"""No pattern takes more than time in proportion to a text: each is run on its own worst cases.

The patterns are noted as they are compiled, while every module is imported and a few pages are read. A worst case
is what a part of the pattern that repeats accepts, again and again, with an end at which nothing fits.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from math import inf
from time import process_time
from typing import Any, NamedTuple

import pytest

from kg.extract.openings import REACH

SHORT, LONG = 12_500, 100_000
QUICK = 0.1  # seconds of CPU; a square takes many times that
SECONDS = 2.0  # that no text may take
MOST = 20  # times as long may eight times the text take
TEXTS = 8  # worst cases of one pattern that are tried
BAD = "\x00"  # with which nothing goes on
parser: Any = re._parser  # type: ignore[attr-defined]  # sre_parse by its name since 3.11

NOTE = r"""
import importlib, json, pkgutil, re, sys
from pathlib import Path

compile_, noted = re._compiler.compile, {}

def note(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] in ("re", "functools"):
        frame = frame.f_back
    module = frame.f_globals["__name__"]
    if module.startswith(("kg.read.", "kg.extract.", "kg.resolve.", "kg.lexicon.")) and isinstance(pattern, str):
        noted.setdefault((pattern, int(flags)), module)
    return compile_(pattern, flags)

re._compiler.compile = note

import kg.extract, kg.lexicon, kg.read, kg.resolve
for package in (kg.read, kg.extract, kg.resolve, kg.lexicon):
    for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        module = importlib.import_module(info.name)
        for made in [each for each in vars(module).values() if getattr(each, "__module__", "") == info.name]:
            asked = getattr(getattr(made, "__wrapped__", None), "__code__", None)
            if asked and hasattr(made, "cache_info") and not asked.co_argcount + asked.co_kwonlyargcount:
                made()

from kg.pipeline import read_page
from kg.read.files import read_files
for page in read_files([Path(sys.argv[1])])[0]:
    read_page(page)
print(json.dumps([[*key, module] for key, module in noted.items()]))
"""


class Noted(NamedTuple):
    text: str
    flags: int
    module: str

    @property
    def of_letters(self) -> bool:
        """Whether it reads the beginning of a clause as one letter per word, which is never longer than that."""
        return self.module == "kg.extract.openings" and self.text.isascii()


@cache
def patterns() -> list[Noted]:
    """Every pattern that reading a page compiles, and every one that a module holds."""
    done = subprocess.run([sys.executable, "-c", NOTE, "corpus"], capture_output=True, text=True, check=True)
    return [Noted(*each) for each in sorted(json.loads(done.stdout))]


class Case(NamedTuple):
    before: str  # once
    repeated: str

    def text(self, size: int) -> str:
        room = size - len(self.before) - len(BAD)
        return self.before + (self.repeated * (room // len(self.repeated) + 1))[:room] + BAD


def worst_cases(pattern: str, flags: int) -> list[Case]:
    """What its repeated parts accept, alone and behind what comes before them; no more than a few."""
    found: dict[Case, None] = {}
    for before, repeated in _repeated(parser.parse(pattern, flags), ""):
        found |= dict.fromkeys((Case("", repeated), Case("", before + repeated), Case(before, repeated)))
    found[Case("", _sample(parser.parse(pattern, flags)))] = None
    return list(islice((case for case in found if case.repeated), TEXTS))


def _repeated(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """Of each part that repeats, what comes before it and what it accepts."""
    for operator, given in parsed:
        name = str(operator)
        if name.endswith("REPEAT"):
            if given[1] > 1:
                yield from ((before, sample) for sample in _samples(given[2]))
            yield from _repeated(given[2], before)
        for inside in _inside(name, given):
            yield from _repeated(inside, before)
        before += _piece(name, given)


def _inside(name: str, given: Any) -> list[Any]:
    match name:
        case "SUBPATTERN":
            return [given[3]]
        case "BRANCH":
            return list(given[1])
        case "ASSERT" | "ASSERT_NOT":
            return [given[1]]
        case "ATOMIC_GROUP":
            return [given]
    return []


def _samples(parsed: Any) -> set[str]:
    """What a part accepts: of alternatives each of the first."""
    if len(parsed) == 1 and str(parsed[0][0]) == "SUBPATTERN":
        return _samples(parsed[0][1][3])
    if len(parsed) == 1 and str(parsed[0][0]) == "BRANCH":
        return {_sample(branch) for branch in parsed[0][1][1][:3]}
    return {_sample(parsed)}


def _sample(parsed: Any) -> str:
    """A text that a pattern accepts, or nearly: what looks ahead or back is left out."""
    return "".join(_piece(str(operator), given) for operator, given in parsed)


def _piece(name: str, given: Any) -> str:
    match name:
        case "LITERAL":
            return chr(int(given))
        case "NOT_LITERAL":
            return "棚" if given == ord("车") else "车"
        case "ANY":
            return "车"
        case "IN":
            return _of_class(given)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _sample(given[2]) * max(1, int(given[0]))
        case "SUBPATTERN" | "BRANCH" | "ATOMIC_GROUP":
            return _sample(_inside(name, given)[0])
    return ""


def _of_class(members: Any) -> str:
    """A character of a class: a usual one, else the first that it names."""
    found = re.compile(f"[{''.join(_member(str(operator), given) for operator, given in members)}]")
    named = "".join(chr(given) for operator, given in members if str(operator) == "LITERAL")
    named += "".join(chr(given[0]) for operator, given in members if str(operator) == "RANGE")
    return next(character for character in f"车1 a,(、。—\n{named}" if found.match(character))


def _member(name: str, given: Any) -> str:
    match name:
        case "NEGATE":
            return "^"
        case "LITERAL":
            return re.escape(chr(given))
        case "RANGE":
            return f"{re.escape(chr(given[0]))}-{re.escape(chr(given[1]))}"
    kind = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(given).split("_")[-1]]
    return f"\\{kind.upper() if '_NOT_' in str(given) else kind}"


class Late(Exception):
    pass


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises Late once so much CPU is used, inside a search as well."""

    def late(*_: object) -> None:
        raise Late

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: re.Pattern[str], case: Case, size: int, longest: int, most: float) -> float:
    """The CPU that it takes to find all in a text of that size, in pieces of `longest`."""
    piece = case.text(min(size, longest))
    begin = process_time()
    try:
        with at_most(most):
            for _ in range(max(1, size // longest)):
                found = pattern.finditer(piece)
                for _ in found if longest == LONG else islice(found, 1):  # of a clause the first is read
                    pass
    except Late:
        return inf
    return process_time() - begin


def too_long(noted: Noted, most: float = SECONDS) -> Case | None:
    """A worst case on which a pattern takes more than time in proportion, or more than so many seconds."""
    pattern, longest = re.compile(noted.text, noted.flags), REACH if noted.of_letters else LONG

    def fits(case: Case) -> bool:
        long = seconds(pattern, case, LONG, longest, most)
        return long <= QUICK or (long < inf and long <= MOST * seconds(pattern, case, SHORT, longest, most))

    cases = worst_cases(noted.text, noted.flags)
    return next((case for case in cases if not (fits(case) or fits(case))), None)  # the machine may be busy once


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_every_pattern_takes_time_in_proportion_on_its_own_worst_cases(part: int) -> None:
    assert len(patterns()) > 400
    slow = [(noted, case) for noted in patterns()[part::8] if (case := too_long(noted))]
    assert slow == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern", ["[0-9]+个", "(?:甲乙)+丙", "“.*”$", "(?!.*记者)[一-龥]{2}", "区(?:县+)+乡", r"[甲乙\s]*\s丙"]
)
def test_a_pattern_that_takes_more_is_found(pattern: str) -> None:
    assert too_long(Noted(pattern, 0, "kg.read.text"), most=0.2)


@pytest.mark.parametrize("pattern", ["[0-9]{1,12}个", "(?:甲乙)++", "“[^“”\n]{2,40}”", "甲", r"^\d+$"])
def test_a_pattern_that_takes_no_more_is_not(pattern: str) -> None:
    assert not too_long(Noted(pattern, 0, "kg.read.text"))


@pytest.mark.slow
def test_patterns_are_noted_wherever_they_are_compiled() -> None:
    modules = {noted.module for noted in patterns()}
    assert {"kg.read.layout", "kg.extract.openings", "kg.extract.syntax", "kg.resolve.initiatives"} <= modules
    assert any(noted.of_letters for noted in patterns())
