"""Where a name begins that ends in a known way: a walk to the left of the suffix, word by word.

The walk goes on while words can be part of a name and stops at what cannot: 组织|志愿服务队,
对|圃田|村. Which word does what is a table of rules; the first that has an answer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.found import Found, Words
from kg.lexicon import tables
from kg.lexicon.words import is_word, tag
from kg.model import Kind, Span

LONGEST: dict[str, int] = {"area": 6, "place": 9, "organization": 18}  # characters before the suffix
_LEVELS = frozenset("省市区县镇乡") | {"街道", "社区", "村", "全国"}
_MEASURES = frozenset("个家条座处名位户栋幢所次项批支起件只台辆场块片层间套种类级届期")
_UNITS = frozenset("米亩人元名年天岁层吨里万亿日月时分秒")
_NUMERALS = frozenset("一二三四五六七八九十百")
_COUNTS = _NUMERALS | frozenset("两几多各余0123456789")
_STOPS = ("p", "c", "r", "u", "d", "y", "e", "t", "o", "k", "v", "i", "l", "z", "f", "s", "x")  # parts of speech
_NAMES = ("ns", "nz", "nt", "nr")
_COMPASS = frozenset("东西南北中")
_NAME_NOTHING = _MEASURES | _COMPASS | _NUMERALS
_SIDES = _COMPASS | frozenset("前后上下里外大小老新")  # 后屯村
_HAMLETS = frozenset("屯庄寨岗营堡湾沟坪坡庙店砦洼垌岭坊闸")  # what a village's name ends in makes it a name
_FUNCTION = "是为在对由从向和与将把被让给到至了的之以及该这于据经同随跟往自等也都还并"
_ABOVE_COMMUNITIES = ("局", "厅", "法院", "检察院", "银行", "大学")
_SHORT_PLACE = 3  # characters of a place that a community is called by
_ENDS_AREA = frozenset("省市区县镇乡村道")
_BODIES = "局厂校院所处会"
BRANCHES = ("分局", "分公司", "分院", "分校", "分行", "支行", "分店", "分社")
_DAYS = ("七一", "八一", "五一", "五四", "三八", "六一")
_TASK_FORCES = ("工作组", "领导小组", "指挥部", "办公室", "服务队", "突击队")
_KINDS = ("站", "公司", "医院")  # behind a vague word no name, though the dictionary may say so
_WATERS = ("江", "河", "湖")
_ANYONES = ("公司", "市场", "集团", "超市", "酒店", "宾馆", "商会", "工厂", "厂", "政府")
_TEAMING = ("联合", "协同", "携手", "联手", "会同", "牵手")
_IN_NAMES = ("联合", "协同")  # 联合|小学, 协同|创新|中心
_PEOPLE = ("者", "员", "工", "警", "民", "生", "友", "们", "众", "队")  # 志愿者, 党员: how words for people end
_POINTING = "该各某"
_QUOTES = {"”": "“", "》": "《", "’": "‘", "」": "「"}
_LONGEST_QUOTED = 14
_ENDS_SENTENCE = re.compile(r"[\n。！？!?；;]")
_CHINESE = re.compile(r"[一-鿕]+")


@dataclass(frozen=True, slots=True)
class Suffix:
    """How a name ends, and what the table asks of its beginning."""

    text: str
    kind: Kind
    type: str
    policy: str


@dataclass(frozen=True, slots=True)
class Walk:
    """A name as far as it is known: from `begin` to its suffix, with the words in between."""

    words: Words
    ending: Mapping[int, Found]  # names found before, by where they end
    suffix: Suffix
    begin: int
    parts: tuple[str, ...] = ()
    proper: bool = False  # a word is in it that only a name has
    last: bool = False  # nothing more can belong to it

    def further(self, begin: int, *, proper: bool = False, last: bool = False) -> Walk:
        parts = (self.words.text[begin : self.begin], *self.parts)
        return Walk(self.words, self.ending, self.suffix, begin, parts, self.proper or proper, last)

    def names_something(self) -> bool:
        """Whether the words so far say which one: 和平|社区, 区|执法局, but not 本|社区, 物业|公司."""
        said = "".join(self.parts)
        if self.suffix.kind == "area" and len(said) == 1 and said in _HAMLETS:
            return False  # 庄|村: the rest of a name that was not read
        if set(said) <= _NAME_NOTHING and (self.suffix.kind != "area" or len(said) < 2):
            return False  # 北|路, 四|河, but 七东|社区
        if self.suffix.policy in ("proper", "act"):
            return self.proper and not self._names_a_country_only()
        road = self.suffix.policy == "road"
        vague = tables.words("no_road.txt" if road else "generic.txt")
        length = sum(map(len, self.parts))
        return any(part not in vague for part in self.parts) and length >= (1 if road or self.proper else 2)

    def _names_a_country_only(self) -> bool:
        """中国|市场, 美国|互联网|公司."""
        said = {part for part in self.parts if part not in tables.words("generic.txt")}
        anyone = self.suffix.text in _ANYONES
        return anyone and bool(said) and said <= tables.words("countries.txt")


_ASKED = ("协调", "引进", "邀请", "聘请", "联系", "组织", "带领")  # verbs that offices are called by, too: 协调|办公室


def _without_verb(walk: Walk) -> Walk:
    """协调|油田物业公司: a verb before a name that says enough without it."""
    first, *rest = walk.parts or ("",)
    said = "".join(rest)
    asked = first in _ASKED and len(said) > 1 and walk.suffix.kind == "organization" and walk.suffix.policy != "act"
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
    named = walk is not None and walk.names_something() and at.begin - walk.begin <= longest
    return _without_verb(walk).begin if walk and named else None


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
    side = walk.suffix.policy == "road" and whole[0] in _COMPASS and len(whole) == 2 and first > 0
    if side and _may_call_road(words.word(first - 1)):
        return walk.further(words.begins[first - 1], proper=True)  # 胜利|西路, 五|龙口|南路
    road = walk.suffix.policy == "road" and not named
    if road and len(whole) > 2 and whole not in tables.words("no_road.txt"):
        return walk.further(start, proper=True)  # 花园路
    if road:  # 历|山路 is a name although 山路 is a word
        before = words.word(first - 1) if first > 0 else ""
        grid = before in ("经", "纬") and whole[0] in _NUMERALS  # 经|一路
        odd = grid or (first > 0 and _is_odd(before) and not _counts(words, first - 1))
        return walk.further(words.begins[first - 1], last=True) if odd else None
    if whole in tables.words("generic.txt") or (len(whole) == 2 and not named):
        return None
    if whole[0] in _LEVELS and whole[1:] == walk.suffix.text and walk.suffix.kind == "organization":
        return walk.further(start, proper=True, last=True)  # 市|政府
    river = walk.suffix.text in _WATERS and tag(whole) == "ns" and len(words.word(first - 1)) > 1
    return walk.further(start, proper=named, last=river)  # 企业|皖江


def _may_call_road(word: str) -> bool:
    """胜利 of 胜利西路: two characters that are no word of where, when or which."""
    vague = (tables.words(name) for name in ("generic.txt", "no_road.txt", "which.txt", "breaks.txt"))
    named = tag(word)[:1] in ("n", "v", "a", "j", "z", "")
    return len(word) > 1 and bool(_CHINESE.fullmatch(word)) and named and not any(word in words for words in vague)


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
    if not is_word(word) and _CHINESE.fullmatch(word) and len(word) > 1:
        guessed = _guessed(walk, index)
        return walk.further(guessed, proper=True, last=guessed > begin) if guessed < walk.begin else None
    if _is_odd(word) and walk.parts and len(walk.parts[0]) == 1:
        return walk.further(begin, proper=True)  # 絮|锦, 圃|田
    if not _can_belong(walk, index, word):
        return None
    if word in _LEVELS:
        return _level(walk, begin)
    return walk.further(begin, proper=tag(word).startswith(_NAMES) or word in _HAMLETS)


def _can_belong(walk: Walk, index: int, word: str) -> bool:
    """Whether a word can be part of the name, as the first rule with an answer says."""
    for rule in _RULES:
        answer = rule(walk, index, word)
        if answer is not None:
            return answer
    return True


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
        return free or suffix.text in BRANCHES  # 市规划局|卫滨|分局
    if before.kind != "area":
        if before.type == "Facility" and before.span.end - before.span.begin <= _SHORT_PLACE:
            return True  # 滨湖|欣园|社区
        if suffix.kind == "place":
            housing = suffix.type == "Estate" and before.kind == "organization" and not walk.parts
            return housing or (before.kind == "place" and not walk.names_something())  # 地矿局|家属院, 金桂苑|小区
        return not walk.parts or set(walk.parts) <= _COMPASS  # 大学路|社区, 西站|东|社区
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
    if piece in _borders() or piece.endswith(("着", "了", "过")) or "不" in piece:
        return walk.begin  # 扮靓|美好家园, 拉着|社区, 足不出|市场
    verb = next((size for size in (3, 2) if len(piece) > size and piece[:size] in _borders()), 0)
    rest = piece[verb:].lstrip(_FUNCTION)
    short = start not in walk.ending and len(piece) == len(rest) < 3
    verbs = short and all(tag(character)[:1] in ("v", "d", "p") for character in rest)
    return walk.begin - (0 if verbs else len(rest))  # 要修|电厂南路, 穿|巷


def _is_odd(word: str) -> bool:
    """Whether a single character stands where no word of one character would: the segmenter lost a name."""
    single = len(word) == 1 and bool(_CHINESE.match(word)) and word not in _FUNCTION
    return single and tag(word)[:1] in ("n", "g", "z", "")


def _counts(words: Words, index: int) -> bool:
    """Whether a word is a measure behind a number: 7|条|背街."""
    return index > 0 and words.word(index) in _MEASURES and set(words.word(index - 1)) <= _COUNTS


def _is_guess(words: Words, index: int) -> bool:
    """Whether a word is none of the dictionary but two characters or more that the segmenter put together."""
    word = words.word(index) if index >= 0 else ""
    return len(word) > 1 and bool(_CHINESE.fullmatch(word)) and not is_word(word)


@cache
def _inside_words() -> frozenset[str]:
    learned = frozenset(cells[0] for _, cells in tables.rows("name_words.tsv", 3))
    return learned | tables.words("name_words_local.txt")


@cache
def _outside_words() -> frozenset[str]:
    return tables.words("breaks.txt") | tables.words("which.txt") | tables.words("titles.txt")


@cache
def _borders() -> frozenset[str]:
    """Words that a name does not go on to the left of: learned ones and verbs that the dictionary has as nouns."""
    learned = frozenset(cells[0] for _, cells in tables.rows("border_words.tsv", 3))
    suffixes = frozenset(cells[0] for _, cells in tables.rows("suffixes.tsv", 4))
    ours = suffixes | tables.words("generic.txt") | tables.words("name_words_local.txt")
    return learned - ours | tables.words("predicates.txt")


# The rules: whether the word can belong to the name. None leaves it to the next one.


def _side(walk: Walk, index: int, word: str) -> bool | None:
    """后|屯村, 泺口|东|社区."""
    if word not in _SIDES or walk.suffix.kind != "area":
        return None
    return bool(walk.parts) or (index > 0 and tag(walk.words.word(index - 1)).startswith("n"))


def _partner(walk: Walk, index: int, word: str) -> bool | None:
    """红旗社区|联合|河口|小学: a verb where a name or people stand before it, but not in 柳河镇|联合|小学."""
    if word not in _TEAMING or walk.suffix.policy == "act":
        return None
    if word not in _IN_NAMES:
        return False
    acting = walk.ending.get(walk.words.begins[index])
    body = acting is not None and (acting.kind == "organization" or acting.type in ("Community", "Village", "Estate"))
    if body and walk.suffix.type in ("Company", "PublicInstitution") and walk.parts:
        return False  # 红旗社区联合|实验|小学
    before = walk.words.word(index - 1) if index > 0 else ""
    acts = acting or not _CHINESE.fullmatch(before) or before.endswith(_PEOPLE) or tag(before).startswith(("d", "t"))
    return False if acts and walk.names_something() else None


def _odd_adverb(walk: Walk, index: int, word: str) -> bool | None:
    """协同|又|一春|小学: an adverb can't stand between a verb and its object, so it is part of the name."""
    adverb = walk.suffix.kind == "organization" and len(word) == 1 and tag(word) == "d" and index > 0
    return True if adverb and walk.words.word(index - 1) in _TEAMING else None


def _inside(walk: Walk, index: int, word: str) -> bool | None:
    """绿化|管理所: verbs and adjectives that offices are called by."""
    asked = word in _ASKED and walk.suffix.policy != "act"  # 镇里协调|农商行
    return True if walk.suffix.kind == "organization" and word in _inside_words() and not asked else None


def _surname(walk: Walk, index: int, word: str) -> bool | None:
    """张|花楼|村: villages are called by families."""
    family = walk.suffix.kind == "area" and bool(walk.parts) and word in tables.words("names_surnames.txt")
    counted = index > 0 and set(walk.words.word(index - 1)) <= _COUNTS
    return True if family and len(word) == 1 and word not in _FUNCTION and not counted else None


def _outside(walk: Walk, index: int, word: str) -> bool | None:
    """Marks, digits, 本 and 该, people and abstract things end a name, and so does a body before a place."""
    if len(word) == 2 and word[-1] in "着了过":
        return False  # 拉着|社区
    if walk.suffix.kind != "organization" and len(word) > 2 and word[-1] in _BODIES:
        return False  # 公路局|东山社区
    ends = (word, word[-2:]) if len(word) > 3 else (word,)  # 铁路|沿线 is one word of the dictionary
    return False if not _CHINESE.fullmatch(word) or not _outside_words().isdisjoint(ends) else None


def _road_word(walk: Walk, index: int, word: str) -> bool | None:
    """合作|路, 建设|路, but not 辖区|建设|路."""
    if walk.suffix.policy != "road" or (tag(word) != "vn" and word not in tables.words("generic.txt")):
        return None
    return not walk.parts


def _lost(walk: Walk, index: int, word: str) -> bool | None:
    """青禾|垄|合作社: behind a guess of the segmenter a single character is part of it."""
    return True if len(word) == 1 and word not in _FUNCTION and _is_guess(walk.words, index - 1) else None


def _verb(walk: Walk, index: int, word: str) -> bool | None:
    """协助|市规划局; 积极联系 is one word of the dictionary."""
    if walk.suffix.policy != "act" and word in _borders():
        return _opens_name(walk, index, word)
    compound = len(word) == 4 and (word[:2] in _borders() or word[2:] in _borders())
    return False if compound else None


def _opens_name(walk: Walk, index: int, word: str) -> bool:
    """解放|桥|社区 at the beginning of a clause: a verb and one character, which together can only be a name."""
    begin = walk.words.begins[index]
    opens = not _CHINESE.match(walk.words.text[begin - 1 : begin])
    alone = len(walk.parts) == 1 and len(walk.parts[0]) == 1 and walk.suffix.policy in ("free", "road")
    return alone and opens and len(word) == 2 and word not in _borders()


def _number(walk: Walk, index: int, word: str) -> bool | None:
    """市|一|职业学校, 十二里|屯, 泺|口, but not 三|个|社区."""
    if word.startswith("第") and walk.suffix.kind in ("organization", "area"):
        return True  # 市|第十八|初级中学
    if word in _DAYS and not walk.parts:
        return True  # 七一|社区
    if set(word) <= _NUMERALS:
        return bool(walk.parts) and walk.parts[0] not in _MEASURES
    if word in _MEASURES:
        return index > 0 and not _counts(walk.words, index)
    kind = tag(word)
    if kind == "m" and len(word) > 1 and not any(character in _COUNTS for character in word[-1:]):
        hamlet = bool(walk.parts) and walk.parts[0][0] in _HAMLETS  # 万家|庄村
        return hamlet or (word[-1] not in _MEASURES and (bool(walk.parts) or word[-1] not in _UNITS))  # 二道|街
    if kind in ("m", "q", "mq"):
        return len(word) == 1 and index > 0 and _is_odd(walk.words.word(index - 1))
    return None


def _side_or_level(walk: Walk, index: int, word: str) -> bool | None:
    """东|派出所, 区|执法局."""
    if word in _SIDES:
        return word in _COMPASS
    return True if word in _LEVELS else None


def _speech(walk: Walk, index: int, word: str) -> bool | None:
    """Everything else by its part of speech; a body that is called by what it does may have verbs inside."""
    kind = tag(word)
    if kind == "l" and walk.suffix.text in _TASK_FORCES:
        return True  # 消防安全|大排查|工作组
    if walk.suffix.policy == "act" and kind.startswith("v"):
        return len(word) > 1 and word not in tables.words("founding.txt")
    if walk.suffix.kind == "area" and kind == "s" and len(word) > 2:
        return True  # 西海岸|新区
    school = walk.suffix.policy == "free" and len(word) > 1 and word not in _borders()
    if walk.suffix.kind == "organization" and (kind == "vn" or (kind == "v" and school)):
        return True  # 生命|关怀|服务中心, 摇篮|幼儿园
    if kind == "zg":
        return word not in _FUNCTION  # 正在往|路边
    return not kind.startswith(_STOPS) or (kind.startswith("v") and _opens_name(walk, index, word))


_RULES: tuple[Callable[[Walk, int, str], bool | None], ...] = (
    _side,
    _partner,
    _odd_adverb,
    _inside,
    _surname,
    _outside,
    _number,
    _road_word,
    _lost,
    _verb,
    _side_or_level,
    _speech,
)
