"""An answer as a pandas DataFrame, each column in the type that its values have: the only module that knows pandas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.errors import OptionError
from kg.graph.store import Answer
from kg.graph.terms import Literal, Term
from kg.graph.vocab import XSD

if TYPE_CHECKING:
    import pandas

_WHOLE = ("integer", "int", "long", "nonNegativeInteger")
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def frame(answer: Answer) -> pandas.DataFrame:
    """The rows, an unbound variable as missing: xsd:integer as Int64, other numbers as float64, xsd:boolean as
    boolean, xsd:date as datetime64[s]; a column with anything else in it is text. ASK gives one cell, `truth`.

    Raises OptionError where pandas is missing.
    """
    pandas = _pandas()
    if answer.truth is not None:
        return pandas.DataFrame({"truth": [answer.truth]})
    columns = list(zip(*answer, strict=True)) or [()] * len(answer.variables)
    series = [_series(pandas, column) for column in columns]
    return pandas.concat(series, axis="columns", keys=answer.variables) if series else pandas.DataFrame()


def _pandas() -> Any:
    try:
        import pandas
    except ModuleNotFoundError as error:
        message = "frame: pandas is missing (expected after pip install 'local-news-kg[notebook]')"
        raise OptionError(message) from error
    return pandas


def _series(pandas: Any, column: Sequence[Term | None]) -> Any:
    """A column in the first type that all its values have; one without a value is text."""
    if any(term is not None for term in column):
        for type_ in _TYPES:
            with suppress(ValueError):  # a value of another type: the next one may take all
                return pandas.Series([None if term is None else type_.value(term) for term in column], dtype=type_.name)
    return pandas.Series([None if term is None else str(term) for term in column], dtype=object)


@dataclass(frozen=True, slots=True)
class _Type:
    """A type of pandas' columns: the datatypes it holds, what their values look like, what they become."""

    name: str
    datatypes: tuple[str, ...]
    form: str
    of: Callable[[str], object]

    def value(self, term: Term) -> object:
        """Raises ValueError for what this type does not hold."""
        fits = isinstance(term, Literal) and term.datatype.removeprefix(XSD) in self.datatypes
        if not fits or not re.fullmatch(self.form, str(term)):
            raise ValueError(f"{term}: not {self.name}")
        return self.of(str(term))


_TYPES = (
    _Type("Int64", _WHOLE, r"[+-]?[0-9]{1,18}", int),  # 19 digits need not fit in 64 bits
    _Type(
        "float64",
        (*_WHOLE, "decimal", "double", "float"),
        r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
        float,
    ),
    _Type("boolean", ("boolean",), "|".join(_TRUTHS), _TRUTHS.__getitem__),
    _Type("datetime64[s]", ("date",), "[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
)
