"""Which words can be part of a name, to the left of its suffix: a table of rules, the first with an answer decides.

Each says whether the word can belong to the name; None leaves it to the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kg.extract.found import Words
from kg.extract.walk import (
    ASKED,
    CHINESE,
    COMPASS,
    COUNTS,
    FUNCTION,
    HAMLETS,
    LEVELS,
    MEASURES,
    NUMERALS,
    Walk,
    borders,
    is_counting,
    is_odd,
)
from kg.lexicon import tables
from kg.lexicon.words import is_word, tag

_UNITS = frozenset("米亩人元名年天岁层吨里万亿日月时分秒")
_STOPS = ("p", "c", "r", "u", "d", "y", "e", "t", "o", "k", "v", "i", "l", "z", "f", "s", "x")  # parts of speech
_SIDES = COMPASS | frozenset("前后上下里外大小老新")  # 后屯村
_BODIES = "局厂校院所处会"
_DAYS = ("七一", "八一", "五一", "五四", "三八", "六一")
_TASK_FORCES = ("工作组", "领导小组", "指挥部", "办公室", "服务队", "突击队")
_LANDMARKS = frozenset("站桥河山寺庙井门塔湖校府仓堤坡楼街园湾沟城")  # 站前社区, 桥东社区
_SERVED = frozenset(
    ("农民工", "残疾人", "老年人", "老人", "儿童", "妇女", "职工", "青少年", "未成年人", "退役军人", "流动人口", "党员")
)
_SERVICES = frozenset(
    ("法律", "维权", "援助", "服务", "康复", "救助", "关爱", "心理", "权益", "创业", "就业", "日间", "活动", "培训")
)
_TEAMING = ("联合", "协同", "携手", "联手", "会同", "牵手")
_IN_NAMES = ("联合", "协同")  # 联合|小学, 协同|创新|中心
_PEOPLE = ("者", "员", "工", "警", "民", "生", "友", "们", "众", "队")  # 志愿者, 党员: how words for people end


def can_belong(walk: Walk, index: int, word: str) -> bool:
    """Whether a word can be part of the name, as the first rule with an answer says."""
    for rule in _RULES:
        answer = rule(walk, index, word)
        if answer is not None:
            return answer
    return True


def _is_guess(words: Words, index: int) -> bool:
    """Whether a word is none of the dictionary but two characters or more that the segmenter put together."""
    word = words.word(index) if index >= 0 else ""
    return len(word) > 1 and bool(CHINESE.fullmatch(word)) and not is_word(word)


@cache
def _inside_words() -> frozenset[str]:
    learned = frozenset(cells[0] for _, cells in tables.rows("name_words.tsv", 3))
    return learned | tables.words("name_words_local.txt")


@cache
def _outside_words() -> frozenset[str]:
    lists = ("breaks.txt", "which.txt", "titles.txt", "speech_verbs.txt")
    return frozenset(word for name in lists for word in tables.words(name))


def _side(walk: Walk, index: int, word: str) -> bool | None:
    """后|屯村, 泺口|东|社区."""
    if word not in _SIDES or walk.suffix.kind != "area":
        return None
    before = walk.words.word(index - 1) if index > 0 else ""
    return bool(walk.parts) or before in _LANDMARKS or tag(before).startswith("n")


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
    if acting is not None and acting.type == "SubdistrictOffice":
        return False  # 街道办事处联合|历城|消防大队
    before = walk.words.word(index - 1) if index > 0 else ""
    acts = acting or not CHINESE.fullmatch(before) or before.endswith(_PEOPLE) or tag(before).startswith(("d", "t"))
    return False if acts and walk.names_something() else None


def _odd_adverb(walk: Walk, index: int, word: str) -> bool | None:
    """协同|又|一春|小学: an adverb can't stand between a verb and its object, so it is part of the name."""
    adverb = walk.suffix.kind == "organization" and len(word) == 1 and tag(word) == "d" and index > 0
    return True if adverb and walk.words.word(index - 1) in _TEAMING else None


def _inside(walk: Walk, index: int, word: str) -> bool | None:
    """绿化|管理所: verbs and adjectives that offices are called by."""
    asked = word in ASKED and walk.suffix.policy != "act"  # 镇里协调|农商行
    if walk.suffix.policy == "act" and len(word) == 4 and tag(word) == "n" and word[2:] in _inside_words():
        return True  # 交通管理|办公室
    return True if walk.suffix.kind == "organization" and word in _inside_words() and not asked else None


def _hamlet(walk: Walk, index: int, word: str) -> bool | None:
    """二十里|铺|社区, though 铺 is a verb as well."""
    counted = index > 0 and tag(walk.words.word(index - 1)) == "m"
    return True if walk.suffix.kind == "area" and word in HAMLETS and counted else None


def _surname(walk: Walk, index: int, word: str) -> bool | None:
    """张|花楼|村: villages are called by families."""
    family = walk.suffix.kind == "area" and bool(walk.parts) and word in tables.words("names_surnames.txt")
    counted = index > 0 and set(walk.words.word(index - 1)) <= COUNTS
    return True if family and len(word) == 1 and word not in FUNCTION and not counted else None


def _served(walk: Walk, index: int, word: str) -> bool | None:
    """农民工|法律|援助站: whom a body is for stands in its name, before what it does for them."""
    rest = walk.parts[0] if walk.parts else walk.suffix.text
    does = walk.suffix.kind == "organization" and rest[:2] in _SERVICES
    return True if does and word in _SERVED else None


def _outside(walk: Walk, index: int, word: str) -> bool | None:
    """Marks, digits, 本 and 该, people and abstract things end a name, and so does a body before a place."""
    if len(word) == 2 and word[-1] in "着了过":
        return False  # 拉着|社区
    if walk.suffix.kind != "organization" and len(word) > 2 and word[-1] in _BODIES:
        return False  # 公路局|东山社区
    ends = (word, word[-2:]) if len(word) > 3 else (word,)  # 铁路|沿线 is one word of the dictionary
    return False if not CHINESE.fullmatch(word) or not _outside_words().isdisjoint(ends) else None


def _road_word(walk: Walk, index: int, word: str) -> bool | None:
    """合作|路, 建设|路, but not 辖区|建设|路."""
    if walk.suffix.policy != "road" or (tag(word) != "vn" and word not in tables.words("generic.txt")):
        return None
    return not walk.parts


def _lost(walk: Walk, index: int, word: str) -> bool | None:
    """青禾|垄|合作社: behind a guess of the segmenter a single character is part of it."""
    return True if len(word) == 1 and word not in FUNCTION and _is_guess(walk.words, index - 1) else None


def _verb(walk: Walk, index: int, word: str) -> bool | None:
    """协助|市规划局; 积极联系 is one word of the dictionary."""
    if walk.suffix.policy != "act" and word in borders():
        return _opens_name(walk, index, word)
    compound = len(word) == 4 and (word[:2] in borders() or word[2:] in borders())
    return False if compound else None


def _opens_name(walk: Walk, index: int, word: str) -> bool:
    """解放|桥|社区 at the beginning of a clause: a verb and one character, which together can only be a name."""
    begin = walk.words.begins[index]
    opens = not CHINESE.match(walk.words.text[begin - 1 : begin])
    alone = len(walk.parts) == 1 and len(walk.parts[0]) == 1 and walk.suffix.policy in ("free", "road")
    return alone and opens and len(word) == 2 and word not in borders()


def _number(walk: Walk, index: int, word: str) -> bool | None:
    """市|一|职业学校, 十二里|屯, 泺|口, but not 三|个|社区."""
    if word.startswith("第") and walk.suffix.kind in ("organization", "area"):
        return True  # 市|第十八|初级中学
    if word in _DAYS and not walk.parts:
        return True  # 七一|社区
    if set(word) <= NUMERALS:
        return bool(walk.parts) and walk.parts[0] not in MEASURES
    if word in MEASURES:
        return index > 0 and not is_counting(walk.words, index)
    kind = tag(word)
    if kind == "m" and len(word) > 1 and not any(character in COUNTS for character in word[-1:]):
        hamlet = bool(walk.parts) and walk.parts[0][0] in HAMLETS  # 万家|庄村
        return hamlet or (word[-1] not in MEASURES and (bool(walk.parts) or word[-1] not in _UNITS))  # 二道|街
    if kind in ("m", "q", "mq"):
        return len(word) == 1 and index > 0 and is_odd(walk.words.word(index - 1))
    return None


def _side_or_level(walk: Walk, index: int, word: str) -> bool | None:
    """东|派出所, 区|执法局."""
    if word in _SIDES:
        return word in COMPASS
    return True if word in LEVELS else None


def _speech(walk: Walk, index: int, word: str) -> bool | None:
    """Everything else by its part of speech; a body that is called by what it does may have verbs inside."""
    kind = tag(word)
    if kind == "l" and walk.suffix.text in _TASK_FORCES:
        return True  # 消防安全|大排查|工作组
    if walk.suffix.policy == "act" and kind.startswith("v"):
        return len(word) > 1 and word not in tables.words("founding.txt")
    if walk.suffix.kind == "area" and kind == "s" and len(word) > 2:
        return True  # 西海岸|新区
    school = walk.suffix.policy == "free" and len(word) > 1 and word not in borders()
    if walk.suffix.kind == "organization" and (kind == "vn" or (kind == "v" and school)):
        return True  # 生命|关怀|服务中心, 摇篮|幼儿园
    if kind == "zg":
        return word not in FUNCTION  # 正在往|路边
    return not kind.startswith(_STOPS) or (kind.startswith("v") and _opens_name(walk, index, word))


_RULES: tuple[Callable[[Walk, int, str], bool | None], ...] = (
    _side,
    _partner,
    _odd_adverb,
    _inside,
    _hamlet,
    _surname,
    _served,
    _outside,
    _number,
    _road_word,
    _lost,
    _verb,
    _side_or_level,
    _speech,
)
