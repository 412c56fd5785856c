"""Tables as Parquet, each column in its own type: the one module that knows pyarrow."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from kg.errors import OptionError
from kg.export.tables import Column, Kind, Table, Value
from kg.graph.terms import clean


def parquet_file(table: Table) -> bytes:
    """A table whose texts are strings, several texts lists, days dates, and what is not known null."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        message = "to parquet: pyarrow is missing (expected after pip install 'local-news-kg[parquet]')"
        raise OptionError(message) from error
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [_array(pyarrow, column, values) for column, values in zip(table.columns, columns, strict=True)]
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(arrays, names=[column.name for column in table.columns]), stream)
    return stream.getvalue()


def _array(pyarrow: Any, column: Column, values: tuple[Value, ...]) -> Any:
    types = {
        Kind.text: pyarrow.string(),
        Kind.texts: pyarrow.list_(pyarrow.string()),
        Kind.integer: pyarrow.int64(),
        Kind.number: pyarrow.float64(),
        Kind.truth: pyarrow.bool_(),
        Kind.day: pyarrow.date32(),
    }
    return pyarrow.array([_value(column.kind, value) for value in values], type=types[column.kind])


def _value(kind: Kind, value: Value) -> object:
    if kind is Kind.day and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, tuple):
        return [clean(one) for one in value]
    return clean(value) if isinstance(value, str) else value
