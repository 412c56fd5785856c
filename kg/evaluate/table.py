"""An evaluation, printed or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from rich.text import Text

from kg.evaluate.findings import Finding
from kg.evaluate.judge import Evaluation
from kg.evaluate.reliability import Reliability
from kg.evaluate.tally import RuleTally, Tally, by_article, by_kind, by_measure, by_rule, errors
from kg.lexicon.characters import shown
from kg.terminal import json_text, marked, styled, table

By = Literal["kind", "rule", "article"]

_COUNTS = ("gold", "predicted", "matched", "P", "R", "F1")
_NO_RULE = "(no rule)"


def printed(evaluation: Evaluation, *, by: By | None, listed: bool, color: bool) -> str:
    """Measures; the same by kind, rule or article; how far confidence can be trusted; each error, if wanted."""
    findings = evaluation.findings
    parts = [_measures(findings, color)]
    if by:
        parts.append(_BY[by](findings, color))
    parts.append(_reliability(evaluation.reliability, color))
    if listed:
        parts.append(styled(_errors(errors(findings), color), color=color))
    return "\n".join(part for part in parts if part)


def as_json(evaluation: Evaluation, *, listed: bool) -> str:
    """The same for programs, by kind, rule and article; errors only if wanted."""
    findings = evaluation.findings
    data: dict[str, Any] = {
        "measures": {measure: _data(counts) for measure, counts in by_measure(findings).items()},
        "kinds": [
            {"measure": measure, "kind": kind, **_data(counts)} for (measure, kind), counts in by_kind(findings).items()
        ],
        "rules": [
            {"rule": one.rule, "wrong": one.wrong, "right": one.right, "P": one.precision} for one in by_rule(findings)
        ],
        "articles": [
            {"id": key[0], "headline": key[1], "measures": {name: _data(counts) for name, counts in measures.items()}}
            for key, measures in by_article(findings).items()
        ],
        "reliability": _reliability_data(evaluation.reliability),
    }
    if listed:
        data["errors"] = [_error_data(finding) for finding in errors(findings)]
    return json_text(data)


def _data(counts: Tally) -> dict[str, float]:
    values = (counts.gold, counts.predicted, counts.matched, counts.precision, counts.recall, counts.f1)
    return dict(zip(_COUNTS, values, strict=True))


def _reliability_data(found: Reliability) -> dict[str, Any]:
    bins = [
        {"low": b.low, "high": b.high, "n": b.count, "confidence": round(b.mean, 4), "right": round(b.right, 4)}
        for b in found.bins
    ]
    return {"bins": bins, "n": found.count, "expected_calibration_error": round(found.error, 4)}


def _error_data(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict,
        "measure": finding.measure,
        "kind": finding.kind,
        "name": finding.name,
        "article": finding.article,
        "headline": finding.headline,
        "rules": list(finding.rules),
        "quotes": list(finding.quotes),
    }


def _measures(findings: Sequence[Finding], color: bool) -> str:
    rows = [(measure, *_cells(counts)) for measure, counts in by_measure(findings).items()]
    return table(("measure", *_COUNTS), rows, color=color, numbers=len(_COUNTS))


def _kinds(findings: Sequence[Finding], color: bool) -> str:
    rows = [(measure, kind, *_cells(counts)) for (measure, kind), counts in by_kind(findings).items()]
    return table(("measure", "kind", *_COUNTS), rows, color=color, numbers=len(_COUNTS))


def _rules(findings: Sequence[Finding], color: bool) -> str:
    rows = [_rule(one) for one in by_rule(findings)]
    return table(("rule", "wrong", "right", "P"), rows, color=color, numbers=3)


def _rule(one: RuleTally) -> tuple[str, ...]:
    return shown(one.rule) or _NO_RULE, str(one.wrong), str(one.right), f"{one.precision:.3f}"


def _articles(findings: Sequence[Finding], color: bool) -> str:
    scored = ("entities", "relations", "quantities")
    rows = [
        (shown(name), shown(headline), *(f"{measures[one].f1:.3f}" for one in scored), *_missed(measures.values()))
        for (name, headline), measures in by_article(findings).items()
    ]
    columns = ("article", "headline", *(f"{one} F1" for one in scored), "wrong", "missing")
    return table(columns, rows, color=color, numbers=len(scored) + 2)


def _missed(measures: Iterable[Tally]) -> tuple[str, str]:
    """How much is wrong and missing in all measures together."""
    counts = list(measures)
    wrong = sum(one.predicted - one.matched for one in counts)
    return str(wrong), str(sum(one.gold - one.matched for one in counts))


_BY = {"kind": _kinds, "rule": _rules, "article": _articles}


def _cells(counts: Tally) -> tuple[str, ...]:
    whole = (counts.gold, counts.predicted, counts.matched)
    return (*map(str, whole), *(f"{share:.3f}" for share in (counts.precision, counts.recall, counts.f1)))


def _reliability(found: Reliability, color: bool) -> str:
    if not found.count:
        return "no relation judged, so nothing is known of confidence\n"
    rows = [(f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.mean:.3f}", f"{b.right:.3f}") for b in found.bins]
    return (
        table(("confidence", "n", "mean", "right"), rows, color=color, numbers=3)
        + f"expected calibration error {found.error:.3f} over {found.count} relations\n"
    )


def _errors(found: Iterable[Finding], color: bool) -> Iterator[Text]:
    for one in found:
        verdict, style = ("missing", "") if one.verdict == "missing" else ("wrong", "bold")
        yield Text(f"{verdict} {one.measure}: {shown(one.name)}", style=style)
        rules = ", ".join(map(shown, one.rules))
        where = f"{shown(one.article)} {shown(one.headline)}"
        yield Text.assemble("    ", *_quotes(one, color), f"{rules}  " if rules else "", (where, "dim"))


def _quotes(one: Finding, color: bool) -> Iterator[Text]:
    for quote in one.quotes:
        yield marked("", quote, "", color=color).append("  ")
