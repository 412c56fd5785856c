"""An explanation, printed or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from kg.explain.account import Account, Explained, Line, Reading
from kg.lexicon.characters import shown
from kg.terminal import json_text, marked, styled
from kg.view.evidence import Support
from kg.view.model import Report, View

_INSIDE = "    "


def printed(found: Explained, *, color: bool) -> str:
    """One paragraph per thing, or what a rule read; every quote is marked in its sentence."""
    lines: list[Text] = []
    for account in found.accounts:
        lines += [*([Text()] if lines else []), *_account(found.view, account, color)]
    if found.reading:
        lines += _reading(found.view, found.reading, color)
    return styled(lines, color=color)


def as_json(found: Explained) -> str:
    """The same for programs: `entities`, or `rule` with what it read."""
    if found.reading:
        return json_text(_reading_data(found.view, found.reading))
    return json_text({"entities": [_account_data(found.view, account) for account in found.accounts]})


def _account(view: View, account: Account, color: bool) -> Iterator[Text]:
    head = " ".join(filter(None, (account.kinds, account.code)))
    yield Text.assemble((shown(account.name), "bold"), f"  {shown(head)}")
    for word, names in (("also", account.names), ("in context", account.hidden)):
        if names:
            yield Text(f"  {word}: {', '.join(map(shown, names))}")
    yield from (Text(f"  one: {shown(reason)}") for reason in account.reasons)
    yield from (Text(f"  apart: {shown(other)}: {shown(reason)}") for other, reason in account.apart)
    if account.mentions:
        yield Text("  named")
        yield from _supports(view, account.mentions, color)
    yield from _lines(view, "→", account.relations, color)
    yield from _lines(view, "#", account.figures, color)


def _reading(view: View, reading: Reading, color: bool) -> Iterator[Text]:
    counts = ((reading.relations, "relation"), (reading.figures, "figure"), (reading.mentions, "name"))
    said = ", ".join(f"{len(lines)} {word}{'s' * (len(lines) != 1)}" for lines, word in counts if lines)
    yield Text.assemble((shown(reading.rule), "bold"), f"  {said}")
    for mark, lines in (("→", reading.relations), ("#", reading.figures), ("·", reading.mentions)):
        yield from _lines(view, mark, lines, color)


def _lines(view: View, mark: str, lines: Iterable[Line], color: bool) -> Iterator[Text]:
    for line in lines:
        facts = " ".join(filter(None, (_share(line.confidence), shown(line.modality))))
        yield Text.assemble(f"  {mark} ", (shown(line.text), "cyan"), f"  {facts}".rstrip())
        yield from _supports(view, line.support, color)


def _supports(view: View, found: Iterable[Support], color: bool) -> Iterator[Text]:
    """Each support on one line: the sentence, the rule, where it was printed."""
    for support in found:
        said = [shown(support.rule), _share(support.confidence), shown(support.modality)]
        said += ["reported"] * support.reported + [shown(support.post)] * bool(support.post)
        where = _where(view, support)
        yield Text.assemble(
            *(_INSIDE, marked(support.before, support.quote, support.after, color=color) if support.quote else ""),
            ("  " if support.quote else "") + " ".join(filter(None, said)),
            (f"  {where}" if where else "", "dim"),
        )


def _where(view: View, support: Support) -> str:
    report = _report(view, support)
    parts = (report.headline, report.newspaper, report.date, report.page) if report else (support.source,)
    return " ".join(shown(part.replace("\n", " ")) for part in parts if part)


def _report(view: View, support: Support) -> Report | None:
    return view.reports[support.report] if support.report >= 0 else None


def _share(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"


def _account_data(view: View, account: Account) -> dict[str, Any]:
    return {
        "iri": account.iri,
        "name": account.name,
        "types": list(account.types),
        "code": account.code,
        "names": list(account.names),
        "hidden": list(account.hidden),
        "reasons": list(account.reasons),
        "distinct": [{"name": other, "reason": reason} for other, reason in account.apart],
        "mentions": [_support_data(view, support) for support in account.mentions],
        "relations": [_line_data(view, line) for line in account.relations],
        "figures": [_line_data(view, line) for line in account.figures],
    }


def _reading_data(view: View, reading: Reading) -> dict[str, Any]:
    return {
        "rule": reading.rule,
        "relations": [_line_data(view, line) for line in reading.relations],
        "figures": [_line_data(view, line) for line in reading.figures],
        "mentions": [_line_data(view, line) for line in reading.mentions],
    }


def _line_data(view: View, line: Line) -> dict[str, Any]:
    facts = {"confidence": line.confidence, "modality": line.modality} if line.modality else {}
    return {"text": line.text, **facts, "evidence": [_support_data(view, support) for support in line.support]}


def _support_data(view: View, support: Support) -> dict[str, Any]:
    report = _report(view, support)
    return {
        "before": support.before,
        "quote": support.quote,
        "after": support.after,
        "rule": support.rule,
        "confidence": support.confidence,
        "modality": support.modality,
        "reported": support.reported,
        "post": support.post,
        "source": support.source,
        "headline": report.headline if report else "",
        "newspaper": report.newspaper if report else "",
        "date": report.date if report else "",
    }
