"""Numbers in a text: Arabic and Chinese numerals with their multipliers, percents, ranges in one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kg.lexicon.characters import fold
from kg.lexicon.patterns import matches_from
from kg.model import Span


class NumberMention(NamedTuple):
    """A number where it stands: 20余万 is the value 200000, or the digits 20 with the scale 万."""

    span: Span
    value: Decimal  # the lower end of 二三十
    scale: str = ""  # the multiplier at its end: 万, 亿, 百万, …
    sign: str = ""  # "%", "‰"
    high: Decimal | None = None  # the upper end of 二三十
    approximate: bool = False  # 余, 多, 几
    chinese: bool = False  # in characters: 两, 三十

    @property
    def factor(self) -> int:
        """What the scale multiplies by: 10000 for 万."""
        return _power(self.scale)

    @property
    def digits(self) -> Decimal:
        return self.value / self.factor


_ONES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SIGNS = {"百": "%", "千": "‰", "万": "‱"}

_NUMERAL = "零〇○一二两三四五六七八九十百千万亿"
# 千 and 百 begin the unit in 5千瓦, 3百帕, and belong to the number in 5千元
_SCALE = r"[百千]?万亿|[十百千]?[万亿]|[百千](?![瓦克米伏卡帕赫分字公])"
_DECIMALS = r"点[零〇○一二两三四五六七八九]++(?![十分刻])"
_LONGEST = 30  # a longer run of numerals counts nothing
_MOST = 10**27  # nor does a higher number: 28 digits are exact

_NUMBER = rf"""
    (?P<parts>[百千万])分之(?P<of>[{_NUMERAL}]++(?:{_DECIMALS})?+|\d++(?:\.\d++)?+)(?P<some>[多余])?
  | (?<![A-Za-z0-9.])(?<![A-Za-z]-) (?P<arabic>(?:\d{{1,3}}(?:,\d{{3}})++(?![\d,])|\d++)(?:\.\d++)?+)
    (?P<more>\ ?[余多几])? (?:\ ?(?P<sign>[%‰]) | (?P<scale>{_SCALE})? (?P<after>[余多](?![久大少次]))?)
  | (?P<vague>[几数]?) (?P<chinese>[{_NUMERAL}]++(?:{_DECIMALS})?+)
    (?P<many>[余多几](?![少数次])|来(?=[万亿个名人岁年天米里斤公])|)(?P<times>[万亿]{{0,2}})(?P<beyond>[余多](?![久大少次]))?
"""
_BEGINS = re.compile(rf"[\d几数{_NUMERAL}](?:(?<=[0-9])[0-9]+)?")  # what a number begins with; a run of digits once
_COMMA = re.compile(r"，(?<=\d，)")
_PART = re.compile(r"([^万亿]*)([万亿])|([^万亿]+)$")
# Before 百, 千, 万 without a digit: 近百人, 逾万株. Without such a word 百 counts nothing (百姓, 千家万户).
_NEARLY = re.compile(r"(?:近|逾|超|超过|约|突破|[^以之]上)$")
_LENGTH = re.compile("(?:米|公里)[长高宽深](?![跑征途空])")  # and as a length: 千米长的画卷


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """The numbers of a text, in order; 几十 and 数百 name none and are left out.

    >>> text = "二十余万元,占三成,两辆"
    >>> [(number.span.of(text), int(number.value)) for number in find_numbers(text)]
    [('二十余万', 200000), ('三', 3), ('两', 2)]
    """
    folded = fold(_COMMA.sub("、", text))  # only a half-width comma separates thousands
    matches = matches_from(_BEGINS, _pattern(), folded)
    return tuple(_joined(number for match in matches if (number := _read(match)) and number.value < _MOST))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.VERBOSE)


def _joined(numbers: Iterator[NumberMention]) -> Iterator[NumberMention]:
    """1亿5000万 is one number."""
    last: NumberMention | None = None
    for number in numbers:
        if last and last.span.end == number.span.begin and last.factor > number.value and not last.sign:
            span = Span(last.span.begin, number.span.end)
            last = number._replace(span=span, value=last.value + number.value)
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def _read(match: re.Match[str]) -> NumberMention | None:
    if match["arabic"]:
        return _arabic(match)
    if match["parts"]:
        return _percent(match)
    return _chinese(match)


def _arabic(match: re.Match[str]) -> NumberMention | None:
    arabic, scale, sign, more, after = match.group("arabic", "scale", "sign", "more", "after")
    digits, scale = arabic.replace(",", ""), scale or ""
    if len(digits) > _LONGEST // 2:
        return None
    return NumberMention(
        Span(*match.span()),
        Decimal(digits) * _power(scale),
        scale,
        sign or "",
        approximate=bool(more or after),
    )


def _percent(match: re.Match[str]) -> NumberMention | None:
    numeral = "一百" if match["of"] == "百" else match["of"]
    if len(numeral) > _LONGEST:
        return None
    value = Decimal(numeral) if numeral[0].isdecimal() else chinese_value(numeral)
    if value is None:
        return None
    sign, approximate = _SIGNS[match["parts"]], bool(match["some"])
    return NumberMention(Span(*match.span()), value, "", sign, approximate=approximate, chinese=True)


def _chinese(match: re.Match[str]) -> NumberMention | None:
    numeral, times = match["chinese"], match["times"]
    if len(numeral) > _LONGEST or (match["vague"] and numeral[0] in "十百千万亿"):
        return None
    if numeral[0] in "百千万亿":
        text = match.string
        nearly = _NEARLY.search(text[max(0, match.start() - 3) : match.start()]) or _LENGTH.match(text, match.end())
        numeral = "一" + numeral if match["many"] or match["beyond"] or nearly else ""
    low, high = _ends(numeral)
    if low is None:
        return None
    scale = times or _last_myriad(numeral)
    return NumberMention(
        Span(match.start("chinese"), match.end()),
        low * _power(times),
        scale,
        high=None if high is None else high * _power(times),
        approximate=bool(match["many"] or match["beyond"]),
        chinese=True,
    )


def _ends(numeral: str) -> tuple[Decimal | None, Decimal | None]:
    """Both ends of 二三十 (20, 30) or 三五 (3, 5); no second one for a plain numeral."""
    for at in range(len(numeral) - 1):
        first, second = (_ONES.get(digit, 0) for digit in numeral[at : at + 2])
        if first and (second == first + 1 or (first, second) == (3, 5)):
            low, high = numeral[: at + 1] + numeral[at + 2 :], numeral[:at] + numeral[at + 1 :]
            return chinese_value(low), chinese_value(high)
    return chinese_value(numeral), None


def chinese_value(numeral: str) -> Decimal | None:
    """The value of a numeral in characters, None where it is none.

    >>> [str(chinese_value(numeral)) for numeral in ("一千三百", "四百六十八点五万", "三万五", "百千")]
    ['1300', '4685000.0', '35000', 'None']
    """
    whole, point, fraction = numeral.partition("点")
    if not point:
        return _whole(whole)
    decimals = fraction.rstrip("万亿")
    front = _whole(whole)
    if front is None or not all(digit in _ONES for digit in decimals):
        return None
    value = front + Decimal("0." + _positional(decimals))
    return value * _power(fraction[len(decimals) :])


def _whole(numeral: str) -> Decimal | None:
    if numeral in _ONES:
        return Decimal(_ONES[numeral])
    if len(numeral) > 2 and all(digit in _ONES for digit in numeral):
        return Decimal(_positional(numeral))
    total: int | None = 0 if numeral else None
    myriad = ""
    for front, following, rest in _PART.findall(numeral):
        section = _section(front or rest, after=myriad)
        if section is None or total is None:
            return None
        total = (total + section) * _power("亿") if following == "亿" else total + section * _power(following)
        myriad = following
    return None if total is None else Decimal(total)


def _section(part: str, *, after: str) -> int | None:
    """Below 10000: 一千三百, 三百零五; 五 after 三万 is 五千.

    >>> _section("一千三百", after=""), _section("五", after="万"), _section("百千", after="")
    (1300, 5000, None)
    """
    if after and part in _ONES:
        return _ONES[part] * _power(after) // 10
    total, digit, unit = 0, None, 10000
    for character in part:
        if character in _TENS:
            if _TENS[character] >= unit or digit == 0:
                return None
            unit = _TENS[character]
            total, digit = total + (1 if digit is None else digit) * unit, None
        elif digit:
            return None
        else:
            digit = _ONES[character]
    shorthand = unit // 10 if digit and unit in (100, 1000) and "零" not in part[-2:] else 1
    return total + (digit or 0) * shorthand


def _positional(digits: str) -> str:
    return "".join(str(_ONES[digit]) for digit in digits)


def _last_myriad(numeral: str) -> str:
    tail = numeral[len(numeral.rstrip("万亿")) :]
    return tail if tail != numeral else ""


def _power(scale: str) -> int:
    """10000 for 万, 1 for nothing.

    >>> _power("百万"), _power("")
    (1000000, 1)
    """
    power = 1
    for character in scale:
        power *= _TENS.get(character) or _MYRIADS[character]
    return power
