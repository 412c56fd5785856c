"""Tables as CSV for spreadsheets: Excel takes them for Chinese, and for no formula."""

from __future__ import annotations

import csv
import io
import re

from kg.export.tables import Kind, Table, Value, cell
from kg.graph.terms import clean

BOM = "\ufeff"  # without it Excel reads UTF-8 as the system's own encoding
# A spreadsheet runs what begins so, behind blanks too; Chinese ones take the wide signs for the narrow.
_FORMULA = re.compile(r"[\s\x00-\x20]*[=+\-@＝＋－＠]|[\t\r\n']")
_PLAIN = (Kind.integer, Kind.number, Kind.truth, Kind.day)


def csv_file(table: Table) -> bytes:
    """A table with its names on top: UTF-8 with a BOM, lines end as RFC 4180 has them."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.name for column in table.columns])
    kinds = [column.kind for column in table.columns]
    writer.writerows([_cell(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in table.rows)
    return (BOM + stream.getvalue()).encode("utf-8")


def _cell(kind: Kind, value: Value) -> str:
    return cell(value) if kind in _PLAIN else disarmed(clean(cell(value)))


def disarmed(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run, and before an apostrophe.

    So the text is what stands behind the first apostrophe, or all of it where it begins with none.

    >>> disarmed("=HYPERLINK(1)"), disarmed("古荥镇"), disarmed("'90后"), disarmed("-5")
    ("'=HYPERLINK(1)", '古荥镇', "''90后", "'-5")
    """
    return f"'{text}" if _FORMULA.match(text) else text
