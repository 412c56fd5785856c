"""Initiatives without marks: a head and the words before it, 慈善救助活动, 积水点改造工程, 创卫工作."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kg.extract.found import Found, Words, is_counted
from kg.extract.headline_acts import stops
from kg.extract.initiative_heads import WORK, head_pattern, known_heads
from kg.extract.walk import CHINESE
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Span

_COUNTED = re.compile("[一二两三四五六七八九十0-9]{1,12}(?:大类|大|类|项|场|个|系列|余)")
_ORGANIZERS = ("公司", "集团", "学校", "医院", "社区", "街道", "中心", "部门", "单位", "党员", "居民", "群众", "志愿者")
_ON_PLACES = ("项目", "工程")
_EDITIONS = ("期", "届", "次", "场", "季")
_WHOSE = ("乡镇",)  # 街道和乡镇|社区帮扶工作
_DOERS = ("员", "职工", "民警", "志愿者", "队", "队伍", "组", "者", "部门", "单位", "机构")
_ORDINAL = re.compile(r"第?[一二三四五六七八九十0-9]+|届|次|场")
_EDITION = re.compile("(?:第[一二三四五六七八九十0-9]{1,3}|首)届$")
_LONGEST_NAME = 16
_PIVOTS = frozenset(
    ("组织", "带领", "发动", "号召", "要求", "帮助", "鼓励", "引导", "安排", "动员", "协助", "支持", "吸引")
)
_HOW = ("实际", "自觉", "具体")  # says how people act, and is no campaign's name
# a head before them is their attribute
_OF_ANOTHER = ("点", "站", "班", "室", "所", "费", "基地", "机构", "学校", "中心")
_GO_ON = ("施工", "建设", "现场", "期间", "进展")  # 工程施工 is one word of the dictionary
_HELD = re.compile(
    "(?:昨[日天]|[今当][日天]|上午|下午)?(?:在[^,，。;；的]{2,16}?)?(?:隆重|正式|如期)?"
    "(?:举行|举办|展开|开幕|启动|拉开|(?:破土)?动工|开工|奠基|竣工|投产|落户|落成|开集|开场)"
)


def find_work(words: Words, covered: Sequence[Span]) -> Iterator[Found]:
    """创卫工作, 社区帮扶工作: work whose last word before it is an act's noun."""
    edges = {span.end for span in covered}
    for match in WORK.finditer(words.text):
        act = words.word(words.at(match.start() - 1)) if match.start() else ""
        if act in tables.words("act_nouns.txt") and words.starts_at(match.start()) and words.ends_at(match.end()):
            begin = _begin_of_plain(words, match.start(), edges)
            if match.start() - begin >= 4 or act in tables.words("compound_acts.txt"):
                yield Found(Span(begin, match.end()), "initiative", "Campaign", "initiative.work", 0.65)


def find_plain(words: Words, named: Sequence[Found]) -> Iterator[Found]:
    """积水点改造工程, 慈善救助活动: a head and the words before it, back to a verb that launches or a particle."""
    edges = {found.span.end: found for found in reversed(named)}
    for match in head_pattern(True).finditer(words.text):
        begin = _begin_of_plain(words, match.start(), edges)
        before = edges.get(begin)
        street = before is not None and before.type == "Road" and match[0].endswith("工程")  # 中原路|东延工程
        before = before if begin == match.start() or street else None
        if before and (street or len(match[0]) > 2 or (before.kind == "place" and match[0] in _ON_PLACES)):
            begin = before.span.begin  # 黄河|民俗展, 郑州|文化节, 冷链物流园|项目
        span = Span(begin, match.end())
        inside = words.begins[words.at(match.start())] < match.start()
        if (inside and stops(words.word(words.at(match.start())))) or words.text[begin - 1 : begin] == "”":
            continue  # 积极行动; what follows a quoted name belongs to it
        if words.text.endswith(_HOW, 0, match.start()) or words.text.startswith(_OF_ANOTHER, match.end()):
            continue  # 用实际|行动, 农民培训|点
        launched = known_heads()[match[0]][1] == "launched"
        kind = launched and (is_counted(words.text, match.end()) or _says_of_which_kind(words, begin, match))
        if kind or (launched and (inside or not (_is_launched(words, begin) or _is_held(words.text, match.end())))):
            continue
        edition = begin == match.start() and len(match[0]) > 2 and _is_edition(words.text, begin)
        ends = words.ends_at(match.end()) or words.text.startswith(_GO_ON, match.end())
        if ends and (edition or _has_substance(words, begin, match.start())):
            yield Found(span, "initiative", known_heads()[match[0]][0], "initiative.head", 0.75)


def _says_of_which_kind(words: Words, begin: int, head: re.Match[str]) -> bool:
    """纠纷排查|信息员, 打击治理|电信网络犯罪: whose people they are, or verbs whose object comes next."""
    index = words.at(head.end())
    behind = words.word(index) if index < len(words.texts) and words.begins[index] == head.end() else ""
    noun = len(behind) > 1 and tag(behind) == "n"
    verbs = words.text[begin : head.start()] in tables.words("act_verbs.txt") | tables.words("works.txt")
    return noun and (verbs or behind.endswith(_DOERS))


def _is_held(text: str, end: int) -> bool:
    """防汛应急演练|在柳园村河堤上展开: what takes place somewhere, or at all."""
    return _HELD.match(text, end) is not None


def _is_edition(text: str, begin: int) -> bool:
    """第五届|邻里节: what is held again and again has a name."""
    return _EDITION.search(text, max(0, begin - 6), begin) is not None


def _is_launched(words: Words, begin: int) -> bool:
    """Whether a verb that launches stands right before: 出台|大病救助方案, 举行|消防演练, but not 重组方案."""
    index = words.at(begin - 1) if begin else -1
    while index > 0 and (words.word(index) in ("了", "的", "首届", "首次") or _ORDINAL.fullmatch(words.word(index))):
        index -= 1
    return index >= 0 and _launches(words.word(index))


def _launches(word: str) -> bool:
    """举行, and 成功举行, which the dictionary has as one word or its guess made one."""
    return word in tables.words("launching.txt") or (len(word) > 3 and word[-2:] in tables.words("launching.txt"))


def _begin_of_plain(words: Words, position: int, edges: Container[int]) -> int:
    begin = position
    while begin > 0 and begin not in edges and position - begin < _LONGEST_NAME:
        index = words.at(begin - 1)
        word = words.word(index)
        year = words.text.startswith(("年", "月", "周"), words.ends[index])  # 党组织|建设|年|活动
        stopped = stops(word) and not _is_noun_after_all(words, index) and not (year and tag(word).startswith("v"))
        edition = word in _EDITIONS and index > 0 and words.word(index - 1).isdigit()  # 第68期|社区义工大集
        if not CHINESE.fullmatch(word) or stopped or edition or word in _WHOSE:
            break
        begin = words.begins[index]
    if begin in edges and words.word(words.at(begin)) in _ORGANIZERS:
        begin = words.ends[words.at(begin)]  # 成武|公司|农网改造工程
    return _behind_verb(words, min(begin, position), position)


def _is_noun_after_all(words: Words, index: int) -> bool:
    """积水|点: a measure word that no number stands before."""
    counted = index > 0 and (tag(words.word(index - 1)) == "m" or words.word(index - 1).isdigit())
    return len(words.word(index)) == 1 and tag(words.word(index)) in ("m", "q") and index > 0 and not counted


def _behind_verb(words: Words, begin: int, position: int) -> int:
    """Past a verb that has the rest as its object: 移植|改造工程, 组织|职工移植|改造工程."""
    verbs = tables.words("act_verbs.txt")
    pivot = begin > 0 and words.word(words.at(begin - 1)) in _PIVOTS
    index = words.at(begin)
    if pivot and words.word(index).endswith(_DOERS):
        index, pivot = index + 1, False  # 组织|人员|慰问
    while words.ends[index] < position and (words.word(index) in verbs or pivot):
        pivot = pivot and words.word(index) not in verbs
        index += 1
    behind = min(max(begin, words.begins[index]), position)
    alone = words.text[behind:position] in tables.words("works.txt")
    whole = alone and words.text[begin:behind] in tables.words("works.txt")
    return begin if whole else behind  # 清理|整治|行动


def _has_substance(words: Words, begin: int, end: int) -> bool:
    """Whether the words before the head say which one: at least two characters, not all of them vague."""
    if end - begin < 2 or end - begin > _LONGEST_NAME:
        return False
    if _COUNTED.match(words.text, begin) or words.text[begin - 1 : begin].isdigit():
        return False  # 三大类|特色|活动, 24|小时值班制度
    inside = (words.span(index) for index in range(words.at(begin), words.at(end - 1) + 1))
    parts = [words.text[max(span.begin, begin) : min(span.end, end)] for span in inside]
    return any(part not in tables.words("vague_acts.txt") and len(part) > 1 for part in parts) or (
        len(parts) > 2 and not any(part in tables.words("vague_acts.txt") for part in parts)
    )
