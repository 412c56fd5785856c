"""How a clause begins: who acts in it, who is only its source, or that somebody acts whom no mention names.

A clause is read as a string of one letter per word, and the letters are read by a table of patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kg.extract.measure_words import endings, listed
from kg.lexicon import words
from kg.model import Span

REACH = 48  # characters of a clause that are read
_NUMBERED = re.compile(r"[0-9０-９]+[年月日时点分秒]?")

# The letters. N: body, area or place, W: 全区, R: road, P: person, A: initiative, Q: quantity, n: noun,
# o: unknown word, s: 执法人员, t: 党员, k: 负责人, m: 面积, M: 粮食产量, w: noun or verb, v: verb,
# l: 达到 and verbs of growth, x: 造成, p: preposition, u: 由, c: word that closes a preposition, b: 附近,
# j: 、 or 和, y: 与, e: 的, i: 被, Z: 记者, g: 全国, q: 距, S: 介绍, 显示, h: 他, T: 他们, z: 双方.
# Words of no weight have none.
_LISTS = {
    **{"reports": "S", "leads_to": "x", "amounts": "l", "staff": "t", "gauge": "m", "closing": "c", "near_by": "b"},
    **{"pronoun": "z", "weightless": "", "he": "h", "they": "T", "acts": "v", "passive": "i", "either": "w"},
    **{"observer": "Z", "things": "n", "wide": "g", "apart": "q"},
}
_TAGS = {"vn": "w", "v": "v", "p": "p", "n": "n", "l": "n", "i": "n", "j": "n", "s": "n"}
_WORDS = {"由": "u", "路由": "u", "的": "e", "、": "j", "和": "j", "及": "j", "以及": "j", "与": "y", "经": "p"}

_NOUN = "[nostwmM]"
_P = r"(?:be)?(?:p[^cvlQSxu]*v?c)*"  # 在整治后, 在派出所配合下
_O = rf"{_P}{_NOUN}{{0,2}}"  # 副处长 before a name

_GOES_ON = re.compile("其中(?![0-9一二两三四五六七八九十几某])")  # 其中女工9人 are of those before
_PART = re.compile("[no]+l(?=Q)")
_SIZES = "宽长高厚深"
_BORDERS = re.compile("[东西南北]{1,2}(?:至|起|临|邻|接|靠|依|连|抵)(?!终|码)")  # 西至石桥路 is told of what lies there
# to whom whoever acts before gives: 给双方的图书室捐了10台电脑
_GIVES = re.compile("(?:还|又|也|并|先后)?(?:给|为|向)(?![他她])[^,，、]{2,16}?(?:捐|送|赠|发放|配|购置|添置|安装)")
_BEFALLS = re.compile("已?(?:有|发生|出现|存在|位于)")  # what nobody does
_ADVERBS = "已还又也均并曾再"  # with which an unknown word is what is done: 还辟|出
_ACTS = ("活动", "行动")  # nouns that the dictionary takes for verbs

_AGENT = re.compile("u[nwmso]*([NP])(?![jy]|[^Qe]*e[^Q]*[NA])")  # 由柳湾区, but not 由柳湾区举办的展览
_ACTING_NOUN = re.compile(rf"{_P}(?:p(?=[no]+k))?([nostw]+)(e?)")


class Rule(NamedTuple):
    name: str  # an example
    pattern: str  # its group is who acts
    bar: int = 0  # how far nobody is carried over: see `Opening`


_COUNTED, _MEASURED, _OTHER, _HE, _THEY = "绿地30处", "面积3亩", "房屋倒塌", "他栽树", "他们栽树"
_OWNED, _STAFF = "柳湾区的一家公司栽树", "执法人员检查"
_WIDE = "全国已有170个县"
_SAID, _SOURCE, _REPORTER = "介绍26人上岗", "据园林处介绍", "柳湾日报记者看到"
_OFFICER, _POST = "柳湾区负责人介绍", "服务站站长介绍"
# The first that fits decides.
RULES = (
    Rule(_SAID, r"SQ"),
    Rule("得知石桥公园占地", r"Z?S([NA])(?!e|[^Sj]*S)"),
    Rule(_OFFICER, r"p?([N])[nowv]*(?:k[P]?|Pk)[ow]?S"),
    Rule(_POST, r"p?[no]+k[P]?[ow]?S"),
    Rule(_SOURCE, r"Z?p([N])[no]*[Swv]$"),
    Rule(_SAID, r"[^vlQxh]*S"),
    Rule(_REPORTER, rf"{_P}Nn?Z"),
    Rule("园林处的3份报告显示", r".*Q.*S$", 2),
    Rule("园林处的报告显示", r".*S$"),
    Rule("全区机关、学校栽树", r"p?c?(W)"),
    Rule("类似的楼院全区还有27个", r"(?:[^QSNPAlhv]*[^QSNPAlhvp])?(W)[lv]?Q"),
    Rule("柳湾区与甲、乙等9家单位签约", rf"{_O}([N])y[^eS]*v"),
    Rule("甲、乙有3户人家", rf"{_P}([NA])(?:j{_NOUN}*[NA])+lQ"),
    Rule("石桥小学的操场上摆开3个摊", rf"{_P}(N)e{_NOUN}{{0,2}}[cv]vQ"),
    Rule("甲、乙的3名干部", rf"{_P}[NPA](?:[jy]{_NOUN}*[NPA]?)+(?:e|{_NOUN}*(?:[lQc]|$))", 2),
    Rule("柳湾区新建的石桥公园占地", rf"{_O}[NPAR][^QSeh]{{0,6}}e{_NOUN}*([NA])(?![jy])"),
    Rule("位于城东的石桥公园占地", rf"{_P}[uvwmnq][^QSeh]*e{_NOUN}*([NA])(?![jy])"),
    Rule("改造后的石桥路长", rf"{_P}[vwmnq][^QSeh]*e{_NOUN}*(R)(?=[lmM])"),
    Rule("石桥镇到柳湾镇票价", rf"{_P}NlN[now]*[mM]", 2),
    Rule("石桥附近发生", rf"{_O}[NPAR]b", 2),
    Rule("来自柳湾区的村民某某栽树", rf"{_P}(?:[vwno][^QSeh]*e)?(?:[NA]e?)?[nostwmMk]*(P)(?![enm])"),
    Rule("37岁的王石桥栽树", rf"{_P}Qe(?:[NA]e?)?[nostwmMkv]*(P)(?![enm])"),
    Rule("石桥公园占地面积为", rf"{_O}(?!RQ[lmM]*e)([NPAR])e?c?[nwmM]*(?:[lQmM]|$)"),  # but 石桥路50层高的大楼
    Rule("“春芽”计划启动", rf"{_O}(A){_NOUN}*"),
    Rule("柳湾区党员干部栽树", rf"{_O}([N])e?[nwostk]*[stk](?![nostk])"),
    Rule(_OWNED, rf"{_O}(?:([NPA])(?:e|[nmMstk])|R)", 2),
    Rule("柳湾区栽树", rf"{_O}([NPA])"),
    Rule("造成3人受伤", r"x", 2),
    Rule("被围困的3名乘客", r"i[^Q]*eQ", 2),
    Rule(_WIDE, rf"{_P}g[^QmNPA]*Q", 2),
    Rule("记者在石桥村看到", rf"{_P}n?Z"),
    Rule(_HE, rf"j?{_P}(?:Qe)?h", 2),
    Rule(_THEY, rf"{_P}T(?!e)", 2),
    Rule(_MEASURED, rf"{_P}w*m+(?:[lQwvpcu]|$)", 0),
    Rule("最拿手的是", r"[^QSNPAhTj]{1,4}el(?!Q)", 0),
    Rule("进口大豆减少", rf"{_P}w[no]+[vl]", 2),
    Rule("新聘管家30名", rf"{_P}o[nw]*Q"),
    Rule(_COUNTED, rf"{_P}(?!w){_NOUN}*(?:[mM]|[nostw]Q)", 1),
    Rule("绿地宽阔", rf"{_P}[nostwmMcjy]+$"),
    Rule(_STAFF, rf"{_P}[st]", 1),
    Rule(_OTHER, rf"{_P}[nokzT]", 2),
    Rule("3名干部", rf"{_P}Q", 1),
    Rule("", r""),
)


class Token(NamedTuple):
    begin: int
    end: int
    letter: str
    name: int | None = None  # index of the mention


class Opening(NamedTuple):
    actor: int | None = None
    agent: int | None = None  # 由 whom: in this clause only
    bar: int = 0  # 0: nobody new, 1: the subject stays within its sentence, 2: somebody else acts
    noun: Span | None = None  # what acts where no mention names it
    measured: bool = False  # begins with what is measured: 面积约3亩
    speaks: bool = False  # an officer of the actor says so
    he: bool = False  # begins with 他 or 她
    they: bool = False  # begins with 他们 or 我们
    wide: bool = False  # speaks of more than the article is about: 全国已有170个县
    owner: int | None = None  # whose company or streets it speaks of: 柳湾区环境改善
    source: int | None = None  # the body that it names as the source of what follows: 据园林处介绍
    acts: bool = False  # begins with what is done: 新建公园3处
    part: bool = False  # begins with a part that is measured: 桥面宽28米


def read_opening(text: str, clause: Span, fixed: Iterable[Token]) -> Opening:
    """How a clause begins; `fixed` are its mentions, quantities, and (without a letter) dates and brackets."""
    if _BORDERS.match(text, clause.begin):
        return Opening()
    if _GIVES.match(text, clause.begin, clause.end):
        return Opening(acts=True)
    tokens = _tokens(text, clause, fixed)
    letters = "".join([token.letter for token in tokens])
    rule, who, agent = _read(letters)
    first = tokens[who].name if who >= 0 else None
    return Opening(
        None if rule.name in (_OWNED, _SOURCE) else first,
        tokens[agent].name if agent >= 0 else None,
        0 if _GOES_ON.match(text, clause.begin) else rule.bar,
        _noun(text, tokens, letters) if rule.name in (_OTHER, _COUNTED, _POST, _STAFF) else _act(text, tokens),
        rule.name == _MEASURED,
        rule.name in (_OFFICER, _POST),
        rule.name == _HE,
        rule.name == _THEY,
        rule.name == _WIDE,
        first if rule.name == _OWNED else None,
        first if rule.name == _SOURCE else None,
        letters.startswith("v") and not _BEFALLS.match(text, tokens[0].begin),
        rule.name == _OTHER and _is_part(text, tokens, letters),
    )


@lru_cache(1 << 12)
def _read(letters: str) -> tuple[Rule, int, int]:
    """The rule that fits, and which letters stand for who acts and for the agent; -1 for none."""
    pattern, ends = _rules()
    match = next(pattern.finditer(letters))  # the last rule fits all
    rule, who = ends[match.lastindex]
    agent = _AGENT.search(letters)
    return rule, match.start(who) if who else -1, agent.start(1) if agent else -1


@cache
def _rules() -> tuple[re.Pattern[str], Mapping[int | None, tuple[Rule, int]]]:
    """The rules as one pattern; by the group that ends each, the rule and its group of who acts, 0 for none."""
    ends: dict[int | None, tuple[Rule, int]] = {}
    end = 0
    for rule in RULES:
        groups = re.compile(rule.pattern).groups
        end += groups + 1
        ends[end] = rule, end - 1 if groups else 0
    return re.compile("|".join(f"(?:{rule.pattern})()" for rule in RULES)), ends


def _noun(text: str, tokens: list[Token], letters: str) -> Span | None:
    """The noun in 该服务队先后栽树, or 村里 in 村里的3万斤大蒜; none where the noun has an attribute with 的."""
    match = _ACTING_NOUN.match(letters)
    if match is None:
        return None
    acted = len(match[1]) - len(match[1].rstrip("w")) if match[1].strip("w") else 0  # 筹资 in 局里筹资
    span = Span(tokens[match.start(1)].begin, tokens[match.end(1) - acted - 1].end)
    return None if match[2] and not span.of(text).endswith(("里", "内")) else span


def _is_part(text: str, tokens: list[Token], letters: str) -> bool:
    """Whether 桥面 and its like are measured: nouns before 宽, 长 or 高 and a quantity."""
    match = _PART.match(letters)
    return match is not None and text[tokens[match.end() - 1].begin] in _SIZES


def _act(text: str, tokens: list[Token]) -> Span | None:
    """The act in 活动共发放棉衣300件, 该活动历时3个月."""
    span = Span(tokens[0].begin, tokens[0].end) if len(tokens) > 1 else None
    return span if span and span.of(text) in _ACTS and tokens[1].letter in "vwlmM" else None


def _tokens(text: str, clause: Span, fixed: Iterable[Token]) -> list[Token]:
    """The words of a clause that weigh something, and what is fixed of it."""
    at, last = clause.begin, min(clause.end, clause.begin + REACH)
    tokens: list[Token] = []
    for token in fixed:
        if token.begin >= last:
            break
        if token.begin >= at:
            tokens += _worded(text, at, token.begin)
            if token.letter:
                tokens.append(token)
        at = max(at, token.end)
    return tokens + _worded(text, at, last)


def _worded(text: str, begin: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    if begin >= end:
        return tokens
    blank = _NUMBERED.sub(lambda match: " " * len(match[0]), text[begin:end])
    for word in words.cut(blank):
        end = begin + len(word)
        if letter := _letter(word):
            tokens.append(Token(begin, end, letter))
        begin = end
    return tokens


@cache
def _listed_letters() -> dict[str, str]:
    return {word: letter for kind, letter in reversed(_LISTS.items()) for word in listed(kind)} | _WORDS


@lru_cache(1 << 14)
def _letter(word: str) -> str:
    known = _listed_letters().get(word)
    if known is not None:
        return known
    if not "一" <= word[0] <= "鿕" and not word.isalpha():
        return ""
    for kind, letter in _ENDS.items():
        if len(word) > 1 and word.endswith(endings(kind)):
            return letter
    tag = words.tag(word)
    if _BORDERS.fullmatch(word) or (len(word) > 3 and words.tag(word[-2:]) == "v"):  # 东临, 广泛开展
        return "v"
    if len(word) == 4 and tag in ("i", "l"):  # 数夜蹲守, 挨家挨户 say how
        return ""
    return _TAGS.get(tag, _TAGS.get(tag[:1], "")) if tag else _unknown(word)


def _unknown(word: str) -> str:
    """这棵 weighs nothing, 高约 is read as 约."""
    if word[0] in "这那该此每" and len(word) < 3:
        return ""
    if "他" in word or "她" in word:  # 后来他收|了
        return "h"
    if word[0] in _ADVERBS:
        return "v"
    if word[0] in "以对从向按" and len(word) < 4:  # 以村|为单位
        return "p"
    return "l" if word[-1] in "约达超逾近至" else "o"


_ENDS = {"gauge_end": "M", "staff_end": "s", "officer_end": "k"}
