"""Numbers with their units, where together they state a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.extract.how_many import REACH, SMALL, counts
from kg.extract.measure_words import alternatives, endings, listed
from kg.extract.numbers import NumberMention, find_numbers
from kg.lexicon.characters import fold
from kg.lexicon.units import Unit, unit_at
from kg.model import Bound, Span

_JOINTS = " -~—－至到、"  # what stands before the higher end of a range
_TO = re.compile(r" ?(?:-|~|—|－|至|到)+ ?")
_WITHIN = ("内", "之内")
_HALF = re.compile(r"个[多半](月|小时|星期|季度)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit where they stand; 近3000平方米以上 from 近 to 以上 is `whole`."""

    span: Span  # from the number to the unit's end
    whole: Span  # with the words of the bound
    value: Decimal
    unit: str
    kind: str  # the unit's class
    bound: Bound
    chinese: bool = False


def find_quantities(text: str, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The numbers with a unit, in order; `taken` are spans whose numbers are dates or parts of names.

    >>> found = find_quantities("投资20余万元,3万株,占60%以上,十分重要")
    >>> [(str(one.value), one.unit, one.bound) for one in found]
    [('20', '万元', 'approximate'), ('30000', '株', 'exact'), ('60', '%', 'atLeast')]
    """
    folded, numbers = fold(text), _free(find_numbers(text), sorted(taken))
    found: list[Quantity] = []
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        found += _read(folded, before, number, after)
    return tuple(found)


def _free(numbers: Iterable[NumberMention], taken: Sequence[Span]) -> list[NumberMention]:
    """The numbers that no taken span overlaps."""
    free, at, reach = [], 0, 0
    for number in numbers:
        while at < len(taken) and taken[at].begin < number.span.end:
            reach = max(reach, taken[at].end)
            at += 1
        if reach <= number.span.begin:
            free.append(number)
    return free


def _read(
    text: str, before: NumberMention | None, number: NumberMention, after: NumberMention | None
) -> list[Quantity]:
    """One quantity, two for a range in one numeral (二三十人), none for a number that counts nothing."""
    unit, end = _unit(text, number)
    low = unit is None and after is not None and _range(text, number, after)
    if low and after:
        unit, end = _unit(text, after)
        number = _scaled_as(number, after)
    if unit is None or not counts(text, number, unit, end):
        return []
    one = _quantity(text, number, unit, end)
    if low or number.high is not None or (after is not None and _range(text, number, after)):
        one = replace(one, bound="atLeast")
    elif before and _range(text, before, number):
        one = replace(one, bound="atMost")
    if number.high is None:
        return [one]
    span = Span(one.span.begin + 1, one.span.end)  # 三十人 in 二三十人
    return [one, replace(one, span=span, whole=span, bound="atMost", value=_value(number, unit, number.high))]


def _range(text: str, low: NumberMention, high: NumberMention) -> bool:
    """Whether two numbers are the ends of one range: 3至5天, 30%~40%, 50人至60人, 七、八名."""
    if (low.sign and low.sign != high.sign) or text[high.span.begin - 1] not in _JOINTS:
        return False
    unit = "" if low.sign else unit_text if (unit_text := _written(text, low)) == _written(text, high) else ""
    joined = _TO.fullmatch(text, low.span.end + len(unit), high.span.begin)
    if joined is None:
        return text[low.span.end : high.span.begin] == "、" and _follows(low, high)
    before = text[max(0, low.span.begin - REACH) : low.span.begin].rstrip("了约近逾超")
    changed = joined[0].strip() in ("至", "到") and before.endswith(endings("change"))
    return not changed and not before.endswith(("从", "由"))


def _follows(low: NumberMention, high: NumberMention) -> bool:
    """Whether two digits in characters count roughly: 七 and 八."""
    return low.chinese and high.chinese and high.value == low.value + 1 and high.value < SMALL


def _written(text: str, number: NumberMention) -> str:
    unit = unit_at(text, number.span.end)
    return unit.text if unit else ""


def _scaled_as(low: NumberMention, high: NumberMention) -> NumberMention:
    """3 in 3至5万 is 30000."""
    if low.scale or not high.scale:
        return low._replace(sign=high.sign)
    return low._replace(value=low.value * high.factor, scale=high.scale)


def _unit(text: str, number: NumberMention) -> tuple[Unit | None, int]:
    begin = number.span.end
    if number.sign:
        return unit_at(number.sign, 0), begin
    begin += text.startswith(" ", begin)
    if half := _HALF.match(text, begin):  # 两个多月
        return unit_at("个" + half[1], 0), half.end()
    unit = unit_at(text, begin)
    return unit, begin + len(unit.text) if unit else begin


def _quantity(text: str, number: NumberMention, unit: Unit, end: int) -> Quantity:
    bound, whole = _bound(text, number, unit, end)
    name = number.scale + unit.text if unit.kind == "money" else unit.text
    span, value = Span(number.span.begin, end), _value(number, unit, number.value)
    return Quantity(span, whole, value, name, unit.kind, bound, number.chinese)


def _value(number: NumberMention, unit: Unit, value: Decimal) -> Decimal:
    """As it is written for money, multiplied out for all else."""
    plain = (value / number.factor if unit.kind == "money" else value).normalize()
    return Decimal(f"{plain:f}")  # 1000, which normalize makes 1E+3


def _bound(text: str, number: NumberMention, unit: Unit, end: int) -> tuple[Bound, Span]:
    begin, before = _word_before(text, number.span.begin)
    after = _after().match(text, end)
    last = after.end() if after else end
    whole = Span(begin, last)
    limits = after is not None and after.lastgroup != "near"
    if after and limits and (after[0] not in _WITHIN or unit.kind in ("time", "measure")):
        return ("atLeast" if after.lastgroup == "floor" else "atMost"), whole
    if before in listed("least") or before in listed("most"):
        return ("atLeast" if before in listed("least") else "atMost"), whole
    near = number.approximate or before or after or _HALF.search(text, number.span.end, end)
    return ("approximate" if near else "exact"), whole


def _word_before(text: str, begin: int) -> tuple[int, str]:
    """The word of a bound that ends where a number begins, and where it begins itself."""
    number, between = begin, text[max(0, begin - 2) : begin]
    begin -= len(between) - len(between.rstrip("了要需有"))  # 至少需要
    bounding, before = _bounding(), text[max(0, begin - 4) : begin]
    for length in range(len(before), 0, -1):
        word = before[-length:]
        if word in bounding:
            other = text[max(0, begin - 2) : begin] in listed("near_not")
            return (number, "") if other else (begin - length, word)
    return number, ""


@cache
def _bounding() -> frozenset[str]:
    return listed("near") | listed("least") | listed("most")


@cache
def _after() -> re.Pattern[str]:
    """What follows a unit and says how exact the number is."""
    floor, ceiling = alternatives("floor"), alternatives("ceiling")
    near, not_inside = "左右|上下|许|[余多](?=[,。、;的 ]|$)", "(?![部地外容资蒙科在涝需])"
    return re.compile(rf"(?P<floor>{floor})|(?P<ceiling>{ceiling}){not_inside}|(?P<near>{near})")
