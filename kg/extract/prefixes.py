"""Where a name begins that ends in a known way: a walk to the left of the suffix, word by word.

The walk goes on while words can be part of a name and stops at what cannot: 组织|志愿服务队,
对|圃田|村.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.found import Found, Words, times
from kg.extract.prefix_rules import can_belong
from kg.extract.walk import (
    ASKED,
    CHINESE,
    COMPASS,
    FUNCTION,
    HAMLETS,
    LEVELS,
    MEASURES,
    NUMERALS,
    Suffix,
    Walk,
    borders,
    is_odd,
)
from kg.lexicon import tables
from kg.lexicon.words import is_word, tag
from kg.model import Span

LONGEST: dict[str, int] = {"area": 6, "place": 9, "organization": 18}  # characters before the suffix
BRANCHES = ("分局", "分公司", "分院", "分校", "分行", "支行", "分店", "分社")
_NAMES = ("ns", "nz", "nt", "nr")
_ABOVE_COMMUNITIES = ("局", "厅", "法院", "检察院", "银行", "大学")
_SHORT_PLACE = 3  # characters of a place that a community is called by
_ENDS_AREA = frozenset("省市区县镇乡村道")
_KINDS = ("站", "公司", "医院")  # behind a vague word no name, though the dictionary may say so
_WATERS = ("江", "河", "湖")
_OF_WHICH_KIND = ("企业", "单位", "商家", "原")
_POINTING = "该各某"
UNITS = ("科", "股", "室", "处")
_HAVE_UNITS = ("GovernmentBody", "PoliceBody", "PublicInstitution")
_SIZES = frozenset("大小老新总")
_LIVING = ("家住", "住在", "居住在")
_PRONOUNS = frozenset("我你他她它咱俺您")
_BEFORE_PLACES = frozenset("在到了于")
_ROUTES = ("国道", "省道", "县道", "路")
_FORCES = ("武警", "解放军")
_NAMING = ("经", "同", "向")  # prepositions with which a name may begin as well
_QUOTES = {"”": "“", "》": "《", "’": "‘", "」": "「"}
_LONGEST_QUOTED = 14
_ENDS_SENTENCE = re.compile(r"[\n。！？!?；;]")


def _without_verb(walk: Walk) -> Walk:
    """协调|油田物业公司: a verb before a name that says enough without it."""
    first, *rest = walk.parts or ("",)
    said = "".join(rest)
    asked = first in ASKED and len(said) > 1 and walk.suffix.kind == "organization" and walk.suffix.policy != "act"
    return replace(walk, begin=walk.begin + len(first), parts=tuple(rest)) if asked else walk


def begin_of(words: Words, at: Span, suffix: Suffix, ending: Mapping[int, Found]) -> int | None:
    """Where the name begins whose suffix stands at `at`; None where what stands before it names nothing."""
    walk = _first(Walk(words, ending, suffix, at.begin))
    longest = LONGEST[suffix.kind]
    while walk and not walk.last and walk.begin > 0 and at.begin - walk.begin < longest:
        step = _step(walk)
        if step is None:
            break
        walk = step
    if walk is None or not walk.names_something() or at.begin - walk.begin > longest:
        return None
    begin = _with_first_half(_without_verb(walk))
    if begin is None:
        return None
    begin += _route(words.text, begin)
    return begin - _forces(words.text, begin, suffix) if begin < at.begin else None


def _with_first_half(walk: Walk) -> int | None:
    """和|颐|酒店: no company or school is called by one character; the one before is its half.

    It is where a clause begins with it, and where the text says both again.
    """
    alone = len("".join(walk.parts)) == 1 and walk.suffix.kind == "organization" and walk.suffix.policy == "proper"
    if not alone or walk.parts[0] in LEVELS or walk.parts[0] in COMPASS or walk.begin in walk.ending:
        return walk.begin
    if walk.parts[0] in _SIZES:
        return None
    text, begin = walk.words.text, walk.begin
    half = walk.words.starts_at(begin - 1) and CHINESE.match(text[begin - 1 : begin])
    opens = not CHINESE.match(text[begin - 2 : begin - 1]) or text[begin - 2 : begin - 1] in _BEFORE_PLACES
    end = walk.begin + 1 + len(walk.suffix.text)
    return begin - 1 if half and (opens or times(text, text[begin - 1 : end]) > 1) else None


def _route(text: str, begin: int) -> int:
    """How many characters before a name only say which road leads there: 312|国道|河口收费站, 102|路|柳园站."""
    behind_number = text[begin - 1 : begin].isdigit()
    route = next((word for word in _ROUTES if text.startswith(word, begin)), "")
    return len(route) if behind_number or len(route) > 1 else 0


def _forces(text: str, begin: int, suffix: Suffix) -> int:
    """How many characters before a name say whose forces' it is: 武警|柳湾市总队."""
    force = next((word for word in _FORCES if text.endswith(word, 0, begin)), "")
    return len(force) if suffix.kind == "organization" else 0


def _first(walk: Walk) -> Walk | None:
    """The part of the name that stands in one word with the suffix: 南京|路; None for 道|路, 格|局, 沿|河."""
    words, first = walk.words, walk.words.at(walk.begin)
    start, whole = words.begins[first], words.word(first)
    if start == walk.begin:
        return walk
    if not is_word(whole):
        begin = _guessed(walk, first)
        return walk.further(begin, proper=True) if begin < walk.begin else walk
    of_a_kind = walk.suffix.text in _KINDS and whole.removesuffix(walk.suffix.text) in tables.words("generic.txt")
    named = tag(whole).startswith(_NAMES) and not of_a_kind  # 换热|站, 上市|公司
    side = walk.suffix.policy == "road" and whole[0] in COMPASS and len(whole) == 2 and first > 0
    if side and _may_call_road(words.word(first - 1)):
        return walk.further(words.begins[first - 1], proper=True)  # 胜利|西路, 五|龙口|南路
    if side and first > 1 and _are_lost(words.word(first - 2), words.word(first - 1)):
        return walk.further(words.begins[first - 2], proper=True, last=True)  # 九|都|东路
    if len(whole) > 2 and tag(whole) == "m" and walk.suffix.policy == "road":
        return None  # 许多路
    road = walk.suffix.policy == "road" and not named
    if road and len(whole) > 2 and tables.words("no_road.txt").isdisjoint((whole, whole[-2:])):  # 就业门路
        return walk.further(start, proper=True)  # 花园路
    before = walk.words.word(first - 1) if first > 0 else ""
    if road and whole[0] in NUMERALS and len(before) > 1 and tag(before) in ("", "ns", "nz"):
        return walk.further(words.begins[first - 1], proper=True)  # 宝丰|一路
    if road:  # 历|山路 is a name although 山路 is a word
        before = words.word(first - 1) if first > 0 else ""
        grid = before in ("经", "纬") and whole[0] in NUMERALS  # 经|一路
        odd = grid or (first > 0 and is_odd(before) and before not in MEASURES)  # but 留了|条|活路
        return walk.further(words.begins[first - 1], last=True) if odd else None
    if whole[0] in LEVELS and walk.suffix.text == "中心":
        return None  # 市中心
    if whole in tables.words("generic.txt") or (len(whole) == 2 and not named):
        return None
    if whole[0] in LEVELS and whole[1:] == walk.suffix.text and walk.suffix.kind == "organization":
        return walk.further(start, proper=True, last=True)  # 市|政府
    river = walk.suffix.text in _WATERS and tag(whole) == "ns" and len(words.word(first - 1)) > 1
    return walk.further(start, proper=named, last=river)  # 企业|皖江


def _are_lost(one: str, two: str) -> bool:
    """Whether two single characters before 东路 are a name that the segmenter lost."""
    single = len(one) == len(two) == 1 and bool(CHINESE.fullmatch(one + two))
    return single and one not in FUNCTION and one not in MEASURES and not is_word(one + two)


def _may_call_road(word: str) -> bool:
    """胜利 of 胜利西路: two characters that are no word of where, when or which; 青年 of 青年西路."""
    if word in tables.words("road_namesakes.txt"):
        return True
    vague = (tables.words(name) for name in ("generic.txt", "no_road.txt", "which.txt", "breaks.txt"))
    named = tag(word)[:1] in ("n", "v", "a", "j", "z", "")
    return len(word) > 1 and bool(CHINESE.fullmatch(word)) and named and not any(word in words for words in vague)


def _step(walk: Walk) -> Walk | None:
    """One word or name further to the left, None where the name stops."""
    before = walk.ending.get(walk.begin)
    if before and before.kind == "organization" and walk.suffix.kind == "area":
        before = None if before.type == "PublicInstitution" else before  # 环城西路|西站|社区
    if before:
        goes_on = before.kind == "place" or before.rule in ("register.short", "register.stem")  # 浙江|安吉|茶叶公司
        return walk.further(before.span.begin, proper=True, last=not goes_on) if _takes(walk, before) else None
    index = walk.words.at(walk.begin - 1)
    word, begin = walk.words.word(index), walk.words.begins[index]
    if word in _QUOTES:
        return _quoted(walk, word)
    if not is_word(word) and CHINESE.fullmatch(word) and len(word) > 1:
        guessed = _guessed(walk, index)
        return walk.further(guessed, proper=True, last=guessed > begin) if guessed < walk.begin else None
    if word == "成" and index > 0 and tag(walk.words.word(index - 1)).startswith("v"):
        return None  # 改建|成|滏阳市场
    if word == "方" and index > 0 and len(walk.words.word(index - 1)) > 1:
        return None  # 产权方|恒裕公司
    if walk.proper and word in _OF_WHICH_KIND:
        return None  # 当地企业|皖江水泥厂, 原|纺织器材厂
    if is_odd(word) and len(walk.words.word(index - 1)) == 1 and tag(walk.words.text[begin - 1 : begin + 1]) == "v":
        return None  # 变身|商业小区, where the words were cut 变|身
    if is_odd(word) and walk.parts and len(walk.parts[0]) == 1:
        return walk.further(begin, proper=True)  # 絮|锦, 圃|田
    if not can_belong(walk, index, word):
        return None
    if word in LEVELS:
        return _level(walk, begin)
    return walk.further(begin, proper=tag(word).startswith(_NAMES) or word in HAMLETS)


def _takes(walk: Walk, before: Found) -> bool:
    """Whether a name found before this one is the beginning of it: 大学路|办事处, but not 花园口镇|大孙庄村."""
    suffix = walk.suffix
    if suffix.type == "SubdistrictOffice" and before.kind == "area":
        return not walk.names_something()
    if before.kind == "organization" and suffix.kind == "area":
        return False  # 民政局|社区|建设处
    if before.type in ("Community", "Village") and suffix.text.endswith(_ABOVE_COMMUNITIES):
        return False  # 兴隆社区|铁路局
    if suffix.kind == "organization":
        free = before.kind != "organization" or not walk.names_something() or before.type == "Company"
        unit = suffix.text in UNITS and before.type in _HAVE_UNITS  # 交通运输局|公共交通|科
        return free or unit or suffix.text in BRANCHES  # 市规划局|卫滨|分局
    if before.kind != "area":
        if before.type == "Facility" and before.span.end - before.span.begin <= _SHORT_PLACE:
            return True  # 滨湖|欣园|社区
        if suffix.kind == "place":
            housing = suffix.type == "Estate" and before.kind == "organization" and not walk.parts
            return housing or (before.kind == "place" and not walk.names_something())  # 地矿局|家属院, 金桂苑|小区
        return not walk.parts or set(walk.parts) <= COMPASS  # 大学路|社区, 西站|东|社区
    own = len(suffix.text) > 1 and not (suffix.policy == "road" and walk.words.text[before.span.end - 1] in _ENDS_AREA)
    return suffix.kind == "place" and own and not walk.names_something()


def _quoted(walk: Walk, closing: str) -> Walk | None:
    """“护泉哨”|志愿服务队: a quoted name, for what is called by one."""
    opened = walk.words.text.rfind(_QUOTES[closing], max(0, walk.begin - _LONGEST_QUOTED), walk.begin)
    may = walk.suffix.kind != "area" and walk.suffix.policy != "road" and opened >= 0
    may = may and not _ENDS_SENTENCE.search(walk.words.text, opened, walk.begin)
    return walk.further(opened, proper=True, last=True) if may else None


def _level(walk: Walk, begin: int) -> Walk | None:
    """区|执法局 begins at its level; a community or a road has none in its name."""
    whole = walk.suffix.kind == "place" or walk.suffix.type == "SubdistrictOffice"
    below = walk.suffix.kind == "place" and walk.words.text[begin : walk.begin] in ("社区", "街道", "村")
    if walk.words.text.endswith("本报", 0, begin):
        return None  # 本报|社区联络站
    if walk.suffix.kind == "area" or below or (whole and walk.names_something()):
        return None
    return walk.further(begin, proper=True, last=True)


def _guessed(walk: Walk, index: int) -> int:
    """Where a name begins in a word that only the segmenter's guess made: 对|圃田, 商都路|大孙, 会同|区."""
    start = walk.words.begins[index]
    start = max([start, *(position for position in range(start + 1, walk.begin) if position in walk.ending)])
    piece = walk.words.text[start : walk.begin]
    after = max((piece.rfind(mark) + 1 for mark in _POINTING), default=0)
    if start > 0 and piece[0] in "年月日时" and walk.words.text[start - 1].isdigit():
        after = max(after, 1)  # 23日|该|幼儿园
    piece = piece[after:]
    if piece[-1:] in LEVELS and walk.suffix.kind == "organization" and tag(piece[:-1])[:1] in ("", "v", "p", "c", "d"):
        return walk.begin - 1  # 省|人社厅, where the words were cut 省人|社厅; 请|市|热力公司
    if walk.words.text.endswith(_LIVING, 0, start) and walk.suffix.type == "Estate" and after == 0:
        return start  # 家住|超达小区
    if not _PRONOUNS.isdisjoint(piece) or (piece[:1] == "人" and tag(piece[1:]).startswith("v")):
        return walk.begin  # 我进|酒店, 很多|人读|大学
    if piece in borders() or piece.endswith(("着", "了", "过", "到", "在", "率", "等", "至")) or "不" in piece:
        return walk.begin  # 扮靓|美好家园, 拉着|社区, 足不出|市场, 巡到|南环中路
    verb = next((size for size in (3, 2) if len(piece) > size and piece[:size] in borders()), 0)
    rest = piece[verb:].lstrip(FUNCTION)
    if len(rest) == 1 and len(piece) == 1 + len(rest) and piece[0] in _NAMING and walk.suffix.type == "Company":
        return walk.begin - len(piece)  # 经控|集团: no company is called by one character
    twice = walk.suffix.kind == "area" and times(walk.words.text, rest + walk.suffix.text) > 1  # 环联|社区
    short = start not in walk.ending and len(piece) == len(rest) < 3 and not twice
    verbs = short and all(tag(character)[:1] in ("v", "d", "p") for character in rest)
    return walk.begin - (0 if verbs else len(rest))  # 要修|电厂南路, 穿|巷
