"""What somebody carries out: quoted names, titled documents, N-工程 and N-活动, and acts without a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.errors import DataError
from kg.extract.acts import find_acts
from kg.extract.begun import find_begun, find_tasks
from kg.extract.found import Found, Words, is_counted
from kg.extract.headline_acts import stops
from kg.lexicon import tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import tag
from kg.model import Article, Span

_QUOTED = re.compile(r"“([^“”\n]{2,40})”")
_TITLED = re.compile(r"《([^《》\n]{2,60})》")
_SURE_OF_NAME = 0.8  # confidence from which a quotation names the act wherever it stands
_HELD_BY = re.compile("由[^,，。;；“”]{2,40}?(?:发起|主办|承办|举办|组织|实施|推出|牵头|开办|创办)")
_LONGEST_SLOGAN = 16  # characters above which a quoted row is no name
_LONGEST_WITH_ONE = 6  # characters of a name whose head is but one: 路长|制
_TAUGHT = ("", "培训", "宣讲", "宣传")  # heads behind which 点单式 only says how
_SHORTEST_ALONE = 3  # characters of a quotation that names an act by itself
_CHINESE = re.compile(r"[一-鿕]+")
_SPOKEN = re.compile(r"[。！？!?…;；]$")
_IN_PERSON = re.compile("[我你您俺咱]")  # of somebody who speaks, unless a head says that it is a name
_HAPPENED = ("事件", "事故", "案", "案件", "惨案", "门", "风波", "丑闻")  # nobody carries these out
_SAID = ("要求", "说", "表示", "坚持", "喊", "感慨", "感叹", "告诉", "回答", "叮嘱", "承诺", "坦言")  # before speech
_COUNTED = re.compile("[一二两三四五六七八九十0-9]+(?:大类|大|类|项|场|个|系列|余)")
_POLICIES = ("plain", "quoted", "weak", "launched")
_ORGANIZERS = ("公司", "集团", "学校", "医院", "社区", "街道", "中心", "部门", "单位", "党员", "居民", "群众", "志愿者")
_ON_PLACES = ("项目", "工程")
_EDITIONS = ("期", "届", "次", "场", "季")
_WHOSE = ("乡镇",)  # 街道和乡镇|社区帮扶工作
_DOERS = ("员", "职工", "民警", "志愿者", "队", "队伍", "组", "者", "部门", "单位", "机构")
_ORDINAL = re.compile(r"第?[一二三四五六七八九十0-9]+|届|次|场")
_EDITION = re.compile("(?:第[一二三四五六七八九十0-9]{1,3}|首)届$")
_LONGEST_NAME = 16
_BEFORE_HEAD = 8  # characters between a quoted name and its head: ”干部竞争性选拔|模式
_BEFORE_OF = 3  # and behind 的: ”的工作|理念
_OF_A_BODY = re.compile(
    "(?![的进到在走下由是被让])[一-鿕]{1,3}(?:队|专班|工作组|领导小组|协会|商会|工作室|服务站|服务中心|超市|小区|社区)(?![一-鿕]?[员长])"
)
_CLOSE = ("", "专项", "主题", "系列", "大型", "公益", "专题", "专场", "集中")
_BEGUN = ("启动", "正式启动", "开幕", "举行", "开展以来", "打造", "助推", "助力", "促进", "提升", "擦亮", "唱响")
_PIVOTS = frozenset(
    ("组织", "带领", "发动", "号召", "要求", "帮助", "鼓励", "引导", "安排", "动员", "协助", "支持", "吸引")
)


@cache
def _heads() -> dict[str, tuple[str, str]]:
    heads: dict[str, tuple[str, str]] = {}
    for line, (head, type_, how) in tables.rows("initiative_heads.tsv", 3):
        if how not in _POLICIES or head in heads:
            where = f"kg/data/initiative_heads.tsv:{line}"
            raise DataError(f"{where}: {head}, {how} (expected a new head, {', '.join(_POLICIES)})")
        heads[head] = (type_, how)
    return heads


@cache
def _head_pattern(plain: bool) -> re.Pattern[str]:
    heads = [head for head, (_, how) in _heads().items() if how not in ("quoted", "weak") or not plain]
    return re.compile(longest_of(heads))


def find_initiatives(article: Article, words: Words, named: Sequence[Found]) -> list[Found]:
    """All that may name an initiative; `named` are areas, places and organizations found before."""
    covered = [found.span for found in named]
    headline = article.headline.of(words.text) if article.headline else ""
    found = [
        *_quoted_again(words, list(_quoted(words, headline))),
        *_documents(words.text),
        *_plain(words, named),
        *_work(words, covered),
    ]
    found += [*find_begun(words), *find_tasks(words)]
    return [*found, *find_acts(article, words, named, found)]


def _documents(text: str) -> Iterator[Found]:
    for match in _TITLED.finditer(text):
        if match[1].endswith(tuple(tables.words("documents.txt"))):
            yield Found(Span(*match.span(1)), "initiative", "Policy", "initiative.document", 0.9)


def _quoted(words: Words, headline: str) -> Iterator[Found]:
    """“清河行动”, 开展“清河”活动, “清河”启动; quoted names in a row share the head of the last."""
    matches = list(_QUOTED.finditer(words.text))
    often = Counter(match[1] for match in matches)
    figured = {match[1] for match in matches if _is_figure(words.text, match.start())}
    head = ""
    for index in range(len(matches) - 1, -1, -1):
        match = matches[index]
        after = matches[index + 1] if index + 1 < len(matches) else None
        linked = after is not None and words.text[match.end() : after.start()] in ("、", "和", "与", "")
        head = head if linked and head else _head_after(words, match.end())
        if head and _heads()[head][1] == "weak" and not _launched(words, match):
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
        if own or head or again or _launched(words, match):
            type_ = _heads()[own or head][0] if own or head else "Campaign"
            span = _with_act(words, match)
            yield Found(span, "initiative", type_, "initiative.quoted", 0.85 if head or own else 0.7)


def _with_act(words: Words, match: re.Match[str]) -> Span:
    """“双盲”演练, “七五”普法: what is too short to be called by alone has the act's noun in its name."""
    index = words.at(match.end())
    short = len("".join(_CHINESE.findall(match[1]))) < _SHORTEST_ALONE and index < len(words.texts)
    act = words.word(index) if short and words.begins[index] == match.end() else ""
    named = act in tables.words("act_nouns.txt") or act in tables.words("quoted_acts.txt")
    return Span(match.start(), words.ends[index]) if named else Span(*match.span(1))


def _quoted_again(words: Words, found: Sequence[Found]) -> list[Found]:
    """What is an act once is one wherever it opens a clause in marks: 开展“清河”行动。“清河”由…."""
    known = {each.span: each for each in found}
    named = {each.span.of(words.text): each for each in found if each.confidence >= _SURE_OF_NAME}
    again_quoted = (match for match in _QUOTED.finditer(words.text) if match[1] in named)
    spans = (Span(*match.span(1)) for match in again_quoted if not _CHINESE.match(words.text[match.start() - 1]))
    again = (replace(named[span.of(words.text)], span=span) for span in spans if span not in known)
    return [*found, *again]


def _is_figure(text: str, begin: int) -> bool:
    """Whether a quotation is a figure of speech: 筑起|“安全网”, 成为|“打卡点”."""
    before = text[max(0, begin - 4) : begin].removesuffix("了")
    return before.endswith(tables.affixes("figures_of_speech.txt"))


def _is_said_again(headline: str, name: str, often: Mapping[str, int]) -> bool:
    """Whether a quoted name stands quoted in the headline and again in the text: “护泉哨”."""
    return f"“{name}”" in headline and often[name] > 1


def _is_speech(quoted: str) -> bool:
    """What somebody says, or what befell: “…事件”."""
    return bool(_SPOKEN.search(quoted)) or quoted.endswith(_HAPPENED)


def _own_head(name: str) -> str:
    heads = [match for match in _head_pattern(False).finditer(name) if match.start() > 0 and match.end() == len(name)]
    long = bool(heads) and len(heads[0][0]) == 1 and len(name) > _LONGEST_WITH_ONE  # …就参与医院的改|制
    return heads[0][0] if heads and not long else ""


def _head_after(words: Words, position: int) -> str:
    """The head that a quoted name leans on: ”(亮点|品牌), ”(的工作|理念); "" where a predicate comes first."""
    match = _head_pattern(False).search(words.text, position, position + _BEFORE_HEAD + 4)
    if not match or not words.ends_at(match.end()) or _is_of_body(match):
        return ""
    between = words.text[position : match.start()]
    if between.startswith("的") and len(between) > _BEFORE_OF:
        return ""  # “麻烦子女”的独居老人|服务
    if between.endswith("的") and _heads()[match[0]][0] != "Programme":
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
        if predicate or not _CHINESE.fullmatch(word):
            return ""
        index += 1
    return match[0] if len(between) <= _BEFORE_HEAD else ""


def _launched(words: Words, match: re.Match[str]) -> bool:
    """Whether a launching verb stands right before the quotation, or one that says it began right after it."""
    after = words.text[match.end() : match.end() + 4]
    if after.startswith(_BEGUN) or _HELD_BY.match(words.text, match.end()):
        return True
    index = words.at(match.start() - 1)
    for _ in range(3):
        if index < 0 or not _CHINESE.fullmatch(words.word(index)):
            return False
        if words.word(index) in tables.words("launching.txt"):
            return True
        if words.word(index) == "的":
            return False  # 建起了越冬的“安全网”
        index -= 1
    return False


_WORK = re.compile("(?:工作|任务)(?!例会|会|组|小组|领导小组|队|站|台账|人员|委员会|者|单位|座谈会|推进会|动员会)")


def _is_of_body(head: re.Match[str]) -> bool:
    """Whether a meeting or a body is what the head belongs to: the 工作 of ”工作推进会."""
    return head[0] in ("工作", "任务") and not _WORK.match(head.string, head.start())


def _work(words: Words, covered: Sequence[Span]) -> Iterator[Found]:
    """创卫工作, 社区帮扶工作: work whose last word before it is an act's noun."""
    edges = {span.end for span in covered}
    for match in _WORK.finditer(words.text):
        act = words.word(words.at(match.start() - 1)) if match.start() else ""
        if act in tables.words("act_nouns.txt") and words.starts_at(match.start()) and words.ends_at(match.end()):
            begin = _begin_of_plain(words, match.start(), edges)
            if match.start() - begin >= 4 or act in tables.words("compound_acts.txt"):
                yield Found(Span(begin, match.end()), "initiative", "Campaign", "initiative.work", 0.65)


_HOW = ("实际", "自觉", "具体")  # says how people act, and is no campaign's name


def _plain(words: Words, named: Sequence[Found]) -> Iterator[Found]:
    """积水点改造工程, 慈善救助活动: a head and the words before it, back to a verb that launches or a particle."""
    edges = {found.span.end: found for found in reversed(named)}
    for match in _head_pattern(True).finditer(words.text):
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
        if words.text.endswith(_HOW, 0, match.start()):
            continue  # 用实际|行动
        launched = _heads()[match[0]][1] == "launched"
        kind = launched and (is_counted(words.text, match.end()) or _says_of_which_kind(words, begin, match))
        if kind or (launched and (inside or not (_is_launched(words, begin) or _is_held(words.text, match.end())))):
            continue
        edition = begin == match.start() and len(match[0]) > 2 and _is_edition(words.text, begin)
        if words.ends_at(match.end()) and (edition or _has_substance(words, begin, match.start())):
            yield Found(span, "initiative", _heads()[match[0]][0], "initiative.head", 0.75)


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


_HELD = re.compile(
    "(?:昨[日天]|[今当][日天]|上午|下午)?(?:在[^,，。;；的]{2,16}?)?(?:隆重|正式|如期)?"
    "(?:举行|举办|展开|开幕|启动|拉开|(?:破土)?动工|开工|奠基|竣工|投产|落户|落成|开集|开场)"
)


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
        if not _CHINESE.fullmatch(word) or stopped or edition or word in _WHOSE:
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
