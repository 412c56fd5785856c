"""Initiatives by a name in quotation marks: “清河行动”, 开展“清河”活动, “清河”启动."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.found import Found, Words
from kg.extract.initiative_heads import head_pattern, is_of_body, known_heads
from kg.extract.walk import CHINESE
from kg.lexicon import tables
from kg.lexicon.words import tag
from kg.model import Span

_QUOTED = re.compile(r"“([^“”\n]{2,40})”")
_SURE_OF_NAME = 0.8  # confidence from which a quotation names the act wherever it stands
_HELD_BY = re.compile("由[^,，。;；“”]{2,40}?(?:发起|主办|承办|举办|组织|实施|推出|牵头|开办|创办)")
_LONGEST_SLOGAN = 16  # characters above which a quoted row is no name
_LONGEST_WITH_ONE = 6  # characters of a name whose head is but one: 路长|制
_TAUGHT = ("", "培训", "宣讲", "宣传")  # heads behind which 点单式 only says how
_SHORTEST_ALONE = 3  # characters of a quotation that names an act by itself
_SPOKEN = re.compile(r"[。！？!?…;；]$")
_IN_PERSON = re.compile("[我你您俺咱]")  # of somebody who speaks, unless a head says that it is a name
_HAPPENED = ("事件", "事故", "案", "案件", "惨案", "门", "风波", "丑闻")  # nobody carries these out
_SAID = ("要求", "说", "表示", "坚持", "喊", "感慨", "感叹", "告诉", "回答", "叮嘱", "承诺", "坦言")  # before speech
_BEFORE_HEAD = 8  # characters between a quoted name and its head: ”干部竞争性选拔|模式
_BEFORE_OF = 3  # and behind 的: ”的工作|理念
_OF_A_BODY = re.compile(
    "(?![的进到在走下由是被让])[一-鿕]{1,3}(?:队|专班|工作组|领导小组|协会|商会|工作室|服务站|服务中心|超市|小区|社区)(?![一-鿕]?[员长])"
)
_SHORTEST_TITLE = 4  # characters of a headline that the text quotes as a name: 冰灯进社区
_HELD_OF = ("主办的", "承办的", "举办的", "组织的", "开展的", "举行的")
_AND_SUCH = ("等做法", "等举措", "等经验", "等模式", "等机制")
_LINKS = ("、", "和", "与", "")  # between quoted names of one row
_CLOSE = ("", "专项", "主题", "系列", "大型", "公益", "专题", "专场", "集中")
_TOGETHER = re.compile("^(?:联合|共同|携手)(?=.)")  # 联合推出 is a word of the dictionary
_BEGUN = ("启动", "正式启动", "开幕", "举行", "开展以来", "打造", "助推", "助力", "促进", "提升", "擦亮", "唱响")


def find_quoted(words: Words, headline: str) -> list[Found]:
    """The quoted names of acts, wherever they stand in marks."""
    return _quoted_again(words, list(_quoted(words, headline)))


def _quoted(words: Words, headline: str) -> Iterator[Found]:
    """“清河行动”, 开展“清河”活动, “清河”启动; quoted names in a row share the head of the last."""
    matches = list(_QUOTED.finditer(words.text))
    often = Counter(match[1] for match in matches)
    figured = {match[1] for match in matches if _is_figure(words.text, match.start())}
    head = ""
    for index in range(len(matches) - 1, -1, -1):
        match = matches[index]
        after = matches[index + 1] if index + 1 < len(matches) else None
        linked = after is not None and words.text[match.end() : after.start()] in _LINKS
        head = head if linked and head else _head_after(words, match.end())
        if head and known_heads()[head][1] == "weak" and not _launched(words, match):
            head = ""
        if _OF_A_BODY.match(words.text, match.end()):
            continue  # “老泰山”|护墙队
        own = _own_head(match[1])
        if _is_speech(match[1]) or (len(match[1]) < 3 and not head):
            continue
        if words.text[max(0, match.start() - 4) : match.start()].rstrip(":：,，").endswith(_SAID):
            continue
        if head in _TAUGHT and not own and match[1].endswith("式"):
            continue  # “点单式”宣讲
        if not own and match[1].count("、") > 1 and len(match[1]) > _LONGEST_SLOGAN:
            continue  # 以“情况在一线掌握、决策在一线形成、…”为内容
        if not (own or head) and _IN_PERSON.search(match[1]):
            continue
        again = match[1] not in figured and _is_said_again(headline, match[1], often)
        if own or head or again or _launched(words, _first_of_row(words.text, matches, index)):
            type_ = known_heads()[own or head][0] if own or head else "Campaign"
            span = _with_act(words, match)
            yield Found(span, "initiative", type_, "initiative.quoted", 0.85 if head or own else 0.7)


def _first_of_row(text: str, matches: Sequence[re.Match[str]], index: int) -> re.Match[str]:
    """推行|“假日法庭”、“周末法庭”: the first of the quotations that are joined up to this one."""
    while index > 0 and text[matches[index - 1].end() : matches[index].start()] in _LINKS:
        index -= 1
    return matches[index]


def _with_act(words: Words, match: re.Match[str]) -> Span:
    """“双盲”演练, “七五”普法: what is too short to be called by alone has the act's noun in its name."""
    index = words.at(match.end())
    short = len("".join(CHINESE.findall(match[1]))) < _SHORTEST_ALONE and index < len(words.texts)
    act = words.word(index) if short and words.begins[index] == match.end() else ""
    named = act in tables.words("act_nouns.txt") or act in tables.words("quoted_acts.txt")
    return Span(match.start(), words.ends[index]) if named else Span(*match.span(1))


def _quoted_again(words: Words, found: Sequence[Found]) -> list[Found]:
    """What is an act once is one wherever it opens a clause in marks: 开展“清河”行动。“清河”由…."""
    known = {each.span: each for each in found}
    named = {each.span.of(words.text): each for each in found if each.confidence >= _SURE_OF_NAME}
    again_quoted = (match for match in _QUOTED.finditer(words.text) if match[1] in named)
    spans = (Span(*match.span(1)) for match in again_quoted if not CHINESE.match(words.text[match.start() - 1]))
    again = (replace(named[span.of(words.text)], span=span) for span in spans if span not in known)
    return [*found, *again]


def _is_figure(text: str, begin: int) -> bool:
    """Whether a quotation is a figure of speech: 筑起|“安全网”, 成为|“打卡点”."""
    before = text[max(0, begin - 4) : begin].removesuffix("了")
    return before.endswith(tables.affixes("figures_of_speech.txt"))


def _is_said_again(headline: str, name: str, often: Mapping[str, int]) -> bool:
    """Whether a quoted name stands quoted in the headline and again in the text: “护泉哨”; or is the headline."""
    return (f"“{name}”" in headline and often[name] > 1) or (name == headline and len(name) >= _SHORTEST_TITLE)


def _is_speech(quoted: str) -> bool:
    """What somebody says, or what befell: “…事件”."""
    return bool(_SPOKEN.search(quoted)) or quoted.endswith(_HAPPENED)


def _own_head(name: str) -> str:
    heads = [match for match in head_pattern(False).finditer(name) if match.start() > 0 and match.end() == len(name)]
    long = bool(heads) and len(heads[0][0]) == 1 and len(name) > _LONGEST_WITH_ONE  # …就参与医院的改|制
    return heads[0][0] if heads and not long else ""


def _head_after(words: Words, position: int) -> str:
    """The head that a quoted name leans on: ”(亮点|品牌), ”(的工作|理念); "" where a predicate comes first."""
    match = head_pattern(False).search(words.text, position, position + _BEFORE_HEAD + 4)
    if not match or not words.ends_at(match.end()) or is_of_body(match):
        return ""
    between = words.text[position : match.start()]
    if between.startswith("的") and len(between) > _BEFORE_OF:
        return ""  # “麻烦子女”的独居老人|服务
    if between.endswith("的") and known_heads()[match[0]][0] != "Programme":
        return ""  # “僧多粥少”的招聘会
    if len(match[0]) == 1 and between:
        return ""  # “源头”|管制
    act = match[0] in tables.words("act_nouns.txt") | tables.words("works.txt")
    if act and between not in _CLOSE:
        return ""  # “九小场所”拉网式|排查
    index = words.at(position)
    while words.begins[index] < match.start():
        word = words.word(index)
        predicate = word in tables.words("launch_verbs.txt") or tag(word).startswith(("p", "c", "r", "d"))
        acts = tables.words("act_verbs.txt") | tables.words("works.txt") | tables.words("act_nouns.txt")
        predicate = predicate or (tag(word) == "v" and words.begins[index] == position and word not in acts)  # 跑出
        if predicate or not CHINESE.fullmatch(word):
            return ""
        index += 1
    return match[0] if len(between) <= _BEFORE_HEAD else ""


def _launched(words: Words, match: re.Match[str]) -> bool:
    """Whether a launching verb stands right before the quotation, or one that says it began right after it."""
    if words.text.endswith(_HELD_OF, 0, match.start()) or words.text.startswith(_AND_SUCH, match.end()):
        return True  # 由…共同主办的“…”, “院坝议事会”等做法
    after = words.text[match.end() : match.end() + 4]
    if after.startswith(_BEGUN) or _HELD_BY.match(words.text, match.end()):
        return True
    index = words.at(match.start() - 1)
    for _ in range(3):
        if index < 0 or not CHINESE.fullmatch(words.word(index)):
            return False
        if _TOGETHER.sub("", words.word(index)) in tables.words("launching.txt"):
            return True
        if words.word(index) == "的":
            return False  # 建起了越冬的“安全网”
        index -= 1
    return False
