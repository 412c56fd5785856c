"""Where a row of the list was printed, as viewer/quotes.js says it once it runs."""

from __future__ import annotations

from collections.abc import Sequence

from kg.view.evidence import Support
from kg.view.model import Report
from kg.view.words import words


def origin(support: Sequence[Support], reports: Sequence[Report]) -> list[str]:
    """What stands under a row's sentence: the headline, its newspaper, date and page, and how much else says so.

    >>> one = Support("", "", "", 0, "", "", None, "", False, "")
    >>> origin([one, one], [Report("河边来了净水人", "河畔日报", "2031-05-06", "A05", ())])
    ['《河边来了净水人》', '河畔日报 · 2031-05-06 · A05', '共 2 条证据']
    """
    if not support:
        return []
    best = support[0]
    said = _printed(reports[best.report]) if best.report >= 0 else [_said(best.source)]
    return [text for text in (*said, f"共 {len(support)} 条证据" if len(support) > 1 else "") if text]


def _said(source: str) -> str:
    return words().get(source, (source,))[0]


def _printed(report: Report) -> list[str]:
    return [f"《{report.headline}》", " · ".join(filter(None, (report.newspaper, report.date, report.page)))]
