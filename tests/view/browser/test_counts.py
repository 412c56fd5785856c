"""What passes the filters and what each of their lines counts, against a definition as plain as can be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest

from kg.graph.facts import read
from kg.graph.vocab import KG
from kg.view.districts import districts
from kg.view.labels import GROUPS, STATES, UNDRAWN
from kg.view.model import Report, Statement, view

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Expect = Callable[..., Any]


@dataclass(frozen=True)
class Chosen:
    """What a reader has chosen, as the address writes it; lists hold what is off."""

    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    least: int = 0
    statuses: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    district: str = ""

    @property
    def address(self) -> str:
        words = {"since": "from", "until": "to"}
        said = [(words.get(f.name, f.name), getattr(self, f.name), f.default) for f in fields(self)]
        return urlencode({name: _written(value) for name, value, usual in said if value != usual})


def _written(value: object) -> str:
    return " ".join(map(quote, value)) if isinstance(value, tuple) else str(value)


class Plain:
    """What passes, said as plainly as can be: each count asks the whole graph again."""

    def __init__(self, turtle: bytes) -> None:
        self.view = view(read(turtle))
        self.keys = [self.view.keys[thing.iri] for thing in self.view.entities]
        self.district = [self.keys[at] if at >= 0 else "" for at in districts(self.view)]

    @cached_property
    def papers(self) -> list[str]:
        return sorted({_paper(report) for report in self.view.reports})

    @cached_property
    def statuses(self) -> list[str]:
        return sorted({_status(statement) for statement in self.view.statements})

    @cached_property
    def places(self) -> list[str]:
        return sorted(one for one, own in zip(self.keys, self.district, strict=True) if one == own)

    def printed(self, chosen: Chosen, report: Report) -> bool:
        then = bool(report.date) or not (chosen.since or chosen.until)
        then = then and report.date >= chosen.since and (not chosen.until or report.date <= chosen.until)
        return then and _paper(report) not in chosen.papers

    def printed_in_one(self, chosen: Chosen, reports: Iterator[int]) -> bool:
        if not (chosen.since or chosen.until or chosen.papers):
            return True
        return any(self.printed(chosen, self.view.reports[report]) for report in reports)

    def states(self, chosen: Chosen, statement: Statement) -> bool:
        ends = (statement.subject, statement.object)
        return (
            all(self.view.entities[end].group not in chosen.types for end in ends)
            and statement.predicate not in chosen.relations
            and (statement.confidence is None or round(statement.confidence * 1000) >= chosen.least)
            and _status(statement) not in chosen.statuses
            and (not chosen.district or self.near(chosen, statement))
            and self.printed_in_one(chosen, (one.report for one in statement.support if one.report >= 0))
        )

    def near(self, chosen: Chosen, statement: Statement) -> bool:
        """By its ends; where they are nowhere, by what else an article that passes names."""
        places = {self.district[end] for end in (statement.subject, statement.object)}
        if places != {""}:
            return chosen.district in places
        printed = {one.report for one in statement.support if one.report >= 0}
        if chosen.since or chosen.until or chosen.papers:
            printed = {report for report in printed if self.printed(chosen, self.view.reports[report])}
        named = (self.district[at] for at, thing in enumerate(self.view.entities) if printed & set(thing.reports))
        return chosen.district in named

    def statements(self, chosen: Chosen) -> list[Statement]:
        return [statement for statement in self.view.statements if self.states(chosen, statement)]

    def things(self, chosen: Chosen) -> set[int]:
        spoken = {end for one in self.view.statements for end in (one.subject, one.object)}
        passing = {end for one in self.statements(chosen) for end in (one.subject, one.object)}
        alone = {
            at
            for at, thing in enumerate(self.view.entities)
            if at not in spoken
            and (not chosen.district or self.district[at] == chosen.district)
            and self.printed_in_one(chosen, iter(thing.reports))
        }
        return {at for at in passing | alone if self.view.entities[at].group not in chosen.types}

    def counts(self, chosen: Chosen) -> dict[str, dict[str, int]]:
        """Of each line what would pass if it were switched on and all else stayed as it is."""
        present = sorted({thing.group for thing in self.view.entities})
        return {
            "types": {one: self._of_type(_on(chosen, "types", one), one) for one in present},
            "relations": {one: self._of_relation(_on(chosen, "relations", one), one) for one in self.view.relations},
            "papers": {one: self._of_paper(_on(chosen, "papers", one), one) for one in self.papers},
            "districts": {one: len(self.statements(replace(chosen, district=one))) for one in self.places},
            "statuses": {one: self._of_status(_on(chosen, "statuses", one), one) for one in self.statuses},
            "statements": {"": len(self.statements(chosen))},
        }

    def _of_type(self, chosen: Chosen, group: str) -> int:
        """Those with a line in the picture."""
        lines = [one for one in self.statements(chosen) if one.predicate not in UNDRAWN and one.subject != one.object]
        return sum(
            self.view.entities[at].group == group for at in {end for one in lines for end in (one.subject, one.object)}
        )

    def _of_status(self, chosen: Chosen, status: str) -> int:
        return sum(_status(one) == status for one in self.statements(chosen))

    def _of_relation(self, chosen: Chosen, relation: str) -> int:
        return sum(one.predicate == relation for one in self.statements(chosen))

    def _of_paper(self, chosen: Chosen, paper: str) -> int:
        return self.articles(replace(chosen, papers=tuple(one for one in self.papers if one != paper)))

    def articles(self, chosen: Chosen) -> int:
        """How many texts are printed; near-duplicates are one."""
        first = {report: same[0] for same in self.view.same for report in same}
        printed = [at for at, report in enumerate(self.view.reports) if self.printed(chosen, report)]
        return len({first.get(at, at) for at in printed})


def _status(statement: Statement) -> str:
    return "state" if statement.predicate in STATES and statement.modality == "done" else statement.modality


def _paper(report: Report) -> str:
    return report.newspaper or "-"


def _on(chosen: Chosen, field: str, line: str) -> Chosen:
    return replace(chosen, **{field: tuple(one for one in getattr(chosen, field) if one != line)})


COUNTS = """() => {
  const number = text => Number(text.replace(/[^0-9]/g, ""));
  const lines = id => Object.fromEntries([...document.querySelectorAll(`#${id} .toggle`)].map(
    one => [one.dataset.key, number(one.querySelector("b").textContent)]));
  return {
    types: lines("types"), relations: lines("relations"), papers: lines("papers"),
    districts: Object.fromEntries([...document.querySelectorAll("#district option")].slice(1).map(
      one => [one.value, number(one.textContent.split("（").at(-1))])),
    statuses: lines("statuses"),
  };
}"""


def again(turtle: bytes) -> bytes:
    """The graph with every third article a near-duplicate of the one before it."""
    articles = view(read(turtle)).articles
    pairs = (sorted(articles[at : at + 2]) for at in range(0, len(articles) - 1, 3))
    links = (f"<{one}> <{KG}sameTextAs> <{other}> .\n" for one, other in pairs)
    return turtle + "".join(links).encode()


def go(page: Page, address: str) -> None:
    page.evaluate("hash => { location.hash = hash; }", address)


def states(plain: Plain) -> list[Chosen]:
    """Each filter by itself, and some together; the same in every run."""
    alone = [
        Chosen(),
        Chosen(types=("area",)),
        Chosen(types=("initiative", "reporter", "organization")),
        Chosen(types=("area", "organization", "initiative")),  # offices only beside each other
        Chosen(relations=("partOf", "covers")),
        Chosen(papers=tuple(plain.papers[:2])),
        Chosen(least=700),
        Chosen(statuses=("planned",)),
        Chosen(statuses=("done", "ongoing", "state")),
        Chosen(since="2031-06-01"),
        Chosen(until="2031-05-20"),
        Chosen(district=plain.places[0]),
    ]
    return [*alone, *(_mixed(plain, random.Random(seed)) for seed in range(8))]


def _mixed(plain: Plain, dice: random.Random) -> Chosen:
    groups = [group.key for group in GROUPS if any(thing.group == group.key for thing in plain.view.entities)]
    since, until = sorted(dice.sample([f"2031-0{month}-{day:02}" for month in (5, 6, 7) for day in (1, 9, 20)], 2))
    return Chosen(
        tuple(dice.sample(groups, dice.randrange(3))),
        tuple(dice.sample(sorted(plain.view.relations), dice.randrange(3))),
        tuple(dice.sample(plain.papers, dice.randrange(2))),
        dice.choice([0, 0, 700, 850]),
        tuple(dice.sample(plain.statuses, dice.choice([0, 0, 1, 2]))),
        dice.choice(["", since]),
        dice.choice(["", until]),
        dice.choice(["", *plain.places[:3]]),
    )


@pytest.mark.parametrize("made", [bytes, again])
def test_every_line_counts_what_would_pass_if_it_were_switched_on(
    page_of: Open, expect: Expect, season: bytes, made: Callable[[bytes], bytes]
) -> None:
    turtle = made(season)
    plain, page = Plain(turtle), page_of(turtle)
    page.locator("#fold").click()
    all_statements = len(plain.view.statements)
    for chosen in states(plain):
        go(page, chosen.address)
        wanted = plain.counts(chosen)
        number = wanted.pop("statements")[""]
        expect(page.locator("#found")).to_have_text(
            f"{number} 条" if number == all_statements else f"{number} / {all_statements} 条"
        )
        assert page.evaluate(COUNTS) == wanted, chosen
        printed = page.locator("#printed").inner_text().partition(" 篇")[0]
        assert int(printed.replace(",", "")) == plain.articles(chosen), chosen
