"""Whether a number with a unit says how many: no rank, clock time, address, label or name."""

from __future__ import annotations

import re

from kg.extract.labels import is_floor, is_short_year
from kg.extract.measure_words import endings, listed
from kg.extract.numbers import NumberMention
from kg.lexicon import words
from kg.lexicon.tables import words as word_list
from kg.lexicon.units import Unit

REACH = 6  # characters around a number in which a word can bear on it
SMALL = 10  # up to here a numeral in characters often counts nothing
_CLOCK = re.compile(r"[点时:]\d{0,2}分?$")
# 目前, 此前, 日前, 年前 name no rank, and neither do 之 in 百分之 (read with its number) and 头 of 老头
_RANK = re.compile(r"第 ?$|(?:第[一二三四五六七八九]|二)、$|(?<![目此之以年日当眼提])前$|排名$|位[居列]$|名列$")
_HOUSES = ("幢", "栋", "座", "层")
_SPOT = re.compile(r"(?:\d{1,6}米)?(?:处|附近)")  # 16公里720米附近
_ROOM = re.compile(r"\d|单元|[A-Z]座")
_WITHIN = ("内", "之内", "以内")
_TAKES = ("拘留", "为期", "历时", "工期", "时间为")
_REACH_OF_EVENT = 8  # characters before a duration in which it can be said what lasts so long
_LAST_CLAUSE = re.compile("[一-龥]{1,40}$")
_CLOSE = re.compile(r"[”’》\"]")


def counts(text: str, number: NumberMention, unit: Unit, end: int) -> bool:
    """Whether a number with a unit says how many: no rank, clock time, name, or figure of speech."""
    begin, value = number.span.begin, number.value
    before = text[max(0, begin - REACH) : begin].rstrip()
    if _RANK.search(before) or (unit.text in ("分", "秒") and _CLOCK.search(before)):
        return False
    if unit.kind == "degree":
        return value != value.to_integral_value() or text.startswith(("地震", "余震", "强震"), end)
    if before.endswith(("“", "‘", "《", '"')) and _CLOSE.search(text, end, end + 8):
        return False
    if unit.text == "年" and (value >= 1000 or is_short_year(text, begin)):
        return False
    if _is_inside(text, begin, end) or is_floor(text, begin, end) or _is_label(text, before, number, unit, end):
        return False
    if unit.kind == "time" and not _is_duration(text, begin, unit, end):
        return False
    if _is_address(text, before, unit, end):
        return False
    return not number.chinese or bool(number.sign) or _counts_in_characters(text, number, unit, end)


def _is_inside(text: str, begin: int, end: int) -> bool:
    """Whether a number and its unit are the end of a word: 珠|三角."""
    return text[:end].endswith(endings("inside")) and not text[begin:end].startswith(endings("inside"))


def _is_duration(text: str, begin: int, unit: Unit, end: int) -> bool:
    """Whether it says how long, not when or on which day: 开业两周以来, 15日内, but no 两年前 and no 每月5日."""
    if unit.text == "日" and not (text.startswith(_WITHIN, end) or text.endswith(_TAKES, 0, begin)):
        return False
    if not text.startswith(endings("relative"), end):
        return True
    if not text.startswith(("来", "以来", "后"), end):
        return False
    before = _LAST_CLAUSE.search(text, max(0, begin - _REACH_OF_EVENT), begin)
    last = words.cut(before[0])[-1] if before else ""
    acts = words.tag(last)[:1] == "v" and last not in listed("planned")  # 预计3年后
    return acts or last.endswith(endings("event"))


def _is_label(text: str, before: str, number: NumberMention, unit: Unit, end: int) -> bool:
    """Whether a number tells one from others: 四组村民, (2段), 50%减脂奶粉."""
    if unit.text == "组" and number.chinese:
        return before.endswith(("村", "社区")) or text.startswith(("村民", "居民", "社员"), end)
    if unit.kind == "digits" and before.endswith("(") and text.startswith(")", end):
        return True
    return bool(number.sign) and text.startswith(endings("branded"), end)


def _is_address(text: str, before: str, unit: Unit, end: int) -> bool:
    """Whether a number says where: 2幢1单元, 57公里处, 东经95.9度, 468/9次."""
    if unit.text in _HOUSES and (before.endswith(endings("house")) or _ROOM.match(text, end)):
        return True
    if unit.text in ("公里", "米", "km") and _SPOT.match(text, end):
        return True
    return before.endswith("/") or (unit.text == "度" and before.endswith(("北纬", "东经", "南纬", "西经")))


def _counts_in_characters(text: str, number: NumberMention, unit: Unit, end: int) -> bool:
    """The stricter rules for 一, 三, 十: many words begin with them that count nothing."""
    if number.value > SMALL or number.approximate:
        return True
    if number.value < 2:
        return unit.kind == "rate"
    if unit.kind == "count" and text[number.span.begin] == "二":  # 二次报销 is the second
        return False
    if unit.kind in ("digits", "degree") or text[number.span.begin : end] in listed("phrase"):
        return False
    if _is_name(text, number.span.begin, end):
        return False
    return unit.kind != "count" or not _is_abstract(text[end : end + 4])


def _is_abstract(following: str) -> bool:
    """Whether what is numbered is no thing: 三个|新|变化, but 两袋|大米 are."""
    abstract = word_list("measures_abstract.txt")
    longer = any(following[:length] in abstract for length in (2, 3))
    return longer or next(iter(words.cut(following)), "") in abstract


def _is_name(text: str, begin: int, end: int) -> bool:
    """Whether a longer word of the dictionary begins with the number: 五台山, 三位一体."""
    longer = (text[begin:stop] for stop in range(end + 1, end + 4))
    return any(words.tag(word)[:1] in ("n", "l", "i", "j") for word in longer if words.tag(word))
