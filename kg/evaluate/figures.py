"""The numbers of an article, matched with the gold by value and unit; of those matched, whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.built import Built, names
from kg.evaluate.entities import Meant
from kg.evaluate.findings import Case, Finding, finding, missing
from kg.evaluate.gold import GoldFigure
from kg.graph.facts import first
from kg.graph.vocab import KG

Amount = tuple[float, str]  # value, unit


def figures(within: Built, case: Case, meant: Meant) -> Iterator[Finding]:
    wanted, free = _gold(case)
    read: dict[Amount, list[str]] = {}
    for node in within.measurements.get(case.node, ()):
        read.setdefault(_amount(within, node), []).append(node)
    for amount, gold in wanted.items():
        nodes = read.get(amount, [])
        name = _named(gold[0].what, amount)
        if nodes and amount not in free:
            yield finding(within, case, "quantities", "right", "", name, nodes)
        else:
            yield missing(within, case, "quantities", "", name, (_named("", amount),))
        if nodes:
            yield _subject(within, case, gold, nodes, meant)
    for amount, nodes in read.items():
        if amount not in wanted and amount not in free:
            what = first(within.facts, nodes[0], KG + "measure")
            yield finding(within, case, "quantities", "wrong", "", _named(what, amount), nodes)


def _gold(case: Case) -> tuple[dict[Amount, list[GoldFigure]], set[Amount]]:
    """The amounts that are required, with every row that has them; and those that are free."""
    wanted: dict[Amount, list[GoldFigure]] = {}
    for one in case.gold.figures:
        if not one.optional:
            wanted.setdefault((one.value, one.unit), []).append(one)
    return wanted, {(one.value, one.unit) for one in case.gold.figures if one.optional}


def _amount(within: Built, node: str) -> Amount:
    """Value and unit; what is no number is like no other."""
    try:
        value = float(first(within.facts, node, KG + "value"))
    except ValueError:
        value = float("nan")  # a fresh one each time: dictionaries find the very same one again
    return value, first(within.facts, node, KG + "unitText")


def _subject(within: Built, case: Case, gold: list[GoldFigure], nodes: list[str], meant: Meant) -> Finding:
    subjects = [first(within.facts, node, KG + "measuredEntity") for node in nodes]
    wanted = {one.subject for one in gold}
    right = None in wanted or any(meant.get(subject) in wanted for subject in subjects)
    name = _named(gold[0].what, (gold[0].value, gold[0].unit))
    if not right:
        name = f"{name} of {_who(within, subjects, meant)}, not {'/'.join(sorted(map(str, wanted)))}"
    return finding(within, case, "quantity subject", "right" if right else "other", "", name, nodes)


def _who(within: Built, subjects: list[str], meant: Meant) -> str:
    known = {meant.get(subject) or names(within, subject) for subject in subjects if subject}
    return "/".join(sorted(known)) or "nobody"


def _named(what: str, amount: Amount) -> str:
    value, unit = amount
    number = f"{value:.0f}" if value.is_integer() else str(value)
    return f"{what} {number}{unit}".strip()
