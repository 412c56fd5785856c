"""Names by how they end: 局, 派出所, 社区, 路."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from kg.errors import DataError
from kg.extract.found import Found, Words, is_counted
from kg.extract.numbered import find_numbered, find_numbered_schools
from kg.extract.offices import SHORTEST_OFFICE, find_offices
from kg.extract.prefixes import BRANCHES, LONGEST, begin_of
from kg.extract.walk import Suffix
from kg.lexicon import names, tables
from kg.lexicon.patterns import longest_of
from kg.lexicon.words import is_word, tag
from kg.model import Kind, Span

_CONFIDENCE = {"level": 0.9, "proper": 0.85, "free": 0.8, "act": 0.8, "road": 0.8}  # by policy
_NO_BUREAUS = ("顾全大局", "布局", "结局", "大局", "全局", "开局", "僵局", "骗局", "饭局", "时局")
# 合作|路北, 纬四|路口, 石桥|村里: the name ends before it
_BESIDE = ("", "北", "南", "东", "西", "口", "段", "边", "旁", "里", "内", "中")
_PARTIES = ("共青团", "中共", "团")
_COUNTERS, _DIGITS = frozenset("条个座处家所号栋幢"), frozenset("0123456789一二三四五六七八九十余多几两这那该此每")
GOVERNED = "suffix.governed"  # the rule of a village or zone that its committee's name has in it
BRANCH = "suffix.branch"  # and of a body that another one's name begins
_ZONES = "区管委会"
_OF_VILLAGES = ("村委会", "村民委员会", "村支部")
_FIELDS = ("百科", "电科", "外科", "内科", "本科", "专科", "理科", "文科", "学科")
_OPENING, _CLOSING = re.compile("[(（《〈“【]"), re.compile("[)）》〉”】]")
_LED = "厅局院校所站队馆处科"  # who heads it is called by its last character
_STANDING = tuple("在着起到了成出立")
_TAIL, _VARIANTS = 3, 8  # characters by which names are compared, names that are
_POINTERS = "我该本此各全每"
_LEVELS = "省市区县镇乡州旗"
_THIS_ONE = ("这个", "那个", "一个", "某个", "每个", "哪个")
_SO_MANY = re.compile("[0-9一二两三四五六七八九十几多数]+条")
_SIDE_OF_AREA = re.compile("[前后东西南北](?:社区|街道|小区|路|街|村)")
_OF_AREAS = ("社区", "街道", "小区", "村")
_HOW_MANY = re.compile("[0-9一二两三四五六七八九十]+[余多]?[个处座]")
_ROOM = re.compile("第[一二三四五六七八九十]")
_LONGEST_SLOGAN = 40
_KNOWN = 2  # characters above which a word of the dictionary is cut rightly


@cache
def suffixes() -> Mapping[str, Suffix]:
    """The table of endings, by the ending."""
    table: dict[str, Suffix] = {}
    for line, (text, kind, type_, policy) in tables.rows("suffixes.tsv", 4):
        if policy not in _CONFIDENCE or kind not in LONGEST or text in table:
            expected = f"a new suffix, one of {', '.join(LONGEST)}, one of {', '.join(_CONFIDENCE)}"
            raise DataError(f"kg/data/suffixes.tsv:{line}: {text}, {kind}, {policy} (expected {expected})")
        table[text] = Suffix(text, cast(Kind, kind), type_, policy)
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of(suffixes()))


def find_suffixed(words: Words, known: Sequence[Found]) -> list[Found]:
    """Areas, places and organizations whose names end in a known way; `known` are areas found before."""
    ending = {found.span.end: found for found in known}
    found: list[Found] = []
    for match in _pattern().finditer(words.text):
        name = _read(words, Span(*match.span()), ending)
        if name:
            found += [name, *_governed(words.text, name, ending)]
            ending[name.span.end] = name
    said = _by_ending(words.text, found)
    found = [_lengthened(words.text, each, said) for each in found]
    found = _one_kind(words.text, found)
    found = [road for each in found for road in _crossing(words.text, each)]
    return [*found, *find_numbered_schools(words.text, known), *find_offices(words), *find_numbered(words, found)]


def _governed(text: str, body: Found, ending: Mapping[int, Found]) -> Iterator[Found]:
    """The village of 大孙庄村|委会, and of 花园口镇|大孙庄村|委会; the zone of 柳湾产业集聚区|管委会."""
    zone = Span(body.span.begin, body.span.end - len(_ZONES) + 1)
    known = ending.get(zone.end)
    if text.endswith(_ZONES, zone.begin + 2, body.span.end) and (known is None or known.span.begin != zone.begin):
        yield Found(zone, "place", "Facility", GOVERNED, _CONFIDENCE["proper"])
    office = next((office for office in _OF_VILLAGES if text.endswith(office, body.span.begin + 2, body.span.end)), "")
    if office:
        end = body.span.end - len(office) + 1
        end -= text.endswith("村村", body.span.begin, end)  # 前锋村|村委会
        areas = (at for at in range(body.span.begin + 1, end - 2) if at in ending and ending[at].kind == "area")
        yield Found(Span(max(areas, default=body.span.begin), end), "area", "Village", GOVERNED, _CONFIDENCE["free"])


def _one_kind(text: str, found: Sequence[Found]) -> list[Found]:
    """柳新村 is a village wherever it stands, once 柳亭街道|柳新村 has said so."""
    villages = {each.span.of(text): each for each in found if each.type == "Village"}
    known = ((each, villages.get(each.span.of(text))) for each in found)
    return [replace(village, span=each.span) if village else each for each, village in known]


def _crossing(text: str, found: Found) -> Iterator[Found]:
    """The two roads of 纬四路|政五街|口, which words alone don't part."""
    name = found.span.of(text)
    if name.endswith(("巷路", "街路")) and text.startswith("口", found.span.end):
        found = replace(found, span=Span(found.span.begin, found.span.end - 1))  # 南大街|粉巷|路口
        name = found.span.of(text)
    two = _TWO_ROADS.fullmatch(name) if found.type == "Road" and _CORNER.match(text, found.span.end) else None
    if not two:
        yield found
        return
    middle = found.span.begin + two.end(1)
    yield replace(found, span=Span(found.span.begin, middle))
    yield replace(found, span=Span(middle, found.span.end))


_FROM_WHERE = re.compile("[东南西北][起至到接临靠连](?=[一-鿕])")
_TWO_ROADS = re.compile("([^路街巷]{1,4}?(?:路|大街|街|大道))[^路街巷]{1,4}(?:路|街|大道|巷)")
_CORNER = re.compile("(?:交叉|十字|丁字)?路?口|交[叉汇会]处")


def _by_ending(text: str, found: Sequence[Found]) -> dict[tuple[str, str], list[str]]:
    """The names found, each once, by class and last characters; the longest first, a few of each."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        name = each.span.of(text)
        said[each.type, name[-_TAIL:]].add(name)
    return {key: sorted(names, key=lambda name: (-len(name), name))[:_VARIANTS] for key, names in said.items()}


def _lengthened(text: str, short: Found, said: Mapping[tuple[str, str], Sequence[str]]) -> Found:
    """A name as the article has it elsewhere: 柳厝前村, where the words were cut 柳|厝前村."""
    end = short.span.end
    longer = (name for name in said[short.type, text[max(short.span.begin, end - _TAIL) : end]] if len(name) <= end)
    begin = end - len(next((name for name in longer if text.endswith(name, 0, end)), ""))
    return replace(short, span=Span(begin, end)) if begin < short.span.begin else short


def _read(words: Words, at: Span, ending: Mapping[int, Found]) -> Found | None:
    suffix = suffixes()[at.of(words.text)]
    if not _ends_a_word(words, at) or words.in_certain(at):
        return None
    level = suffix.policy == "level"
    begin = _behind_level(words, at, ending) if level else begin_of(words, at, suffix, ending)
    if begin is None:
        return None
    if suffix.policy == "road" and (leading := _FROM_WHERE.match(words.text, begin, at.begin)):
        begin = leading.end()  # 北起|福海路
    span = Span(_posted(words.text, begin, ending), at.end)
    if not _can_be_name(words, span, suffix):
        return None
    upper = ending.get(span.begin)
    if suffix.text == "新村" and upper and upper.type in ("Township", "Subdistrict", "SubdistrictOffice"):
        return Found(span, "area", "Village", "suffix.free", _CONFIDENCE["free"])  # 柳亭街道|柳新村
    police = suffix.type == "GovernmentBody" and "公安局" in span.of(words.text)  # 公安局柳湾分局
    type_ = "PoliceBody" if police else suffix.type
    rule = BRANCH if suffix.text in BRANCHES else f"suffix.{suffix.policy}"
    return Found(span, suffix.kind, type_, rule, _CONFIDENCE[suffix.policy])


def _can_be_name(words: Words, span: Span, suffix: Suffix) -> bool:
    """Whether what stands before the suffix makes a name with it."""
    text, name, first = words.text, span.of(words.text), words.text[span.begin]
    torn = len(_OPENING.findall(name)) != len(_CLOSING.findall(name))  # 证券)日报
    counted = first in _COUNTERS and text[span.begin - 1 : span.begin] in _DIGITS  # 8条|县路
    if torn or counted:
        return False
    if suffix.kind == "organization":
        of_level = first in (*_LEVELS, "村") and is_counted(text, span.end)  # 村卫生所|52所
        pointed = first in _LEVELS and text[span.begin - 1 : span.begin] == "该"  # 该乡|学校
        room = suffix.text == "法庭" and _ROOM.match(text, span.end - 4) is not None  # 柳湾区法院|第一法庭
        each = first in "每各"  # 每所|学校
        return not (of_level or pointed or room or each) and (suffix.policy == "level" or len(name) >= SHORTEST_OFFICE)
    if first in _POINTERS or _only_ends_quotation(text, span):
        return False
    if suffix.kind == "area":
        return _can_be_area(text, span, suffix)
    if suffix.policy == "free" and suffix.kind == "place" and _HOW_MANY.match(text, span.end):
        return False  # 口袋公园|3个
    ordinal = suffix.policy == "road" and (first == "第" or _SO_MANY.match(name))  # 第一路人马, 两条路
    return not ordinal and not (suffix.type == "Facility" and _is_called_person(words, span))  # 志愿者|马临江


def _can_be_area(text: str, span: Span, suffix: Suffix) -> bool:
    """False for 选进|社区, 畜牧大镇, 这个|富镇 and a title such as “美德社区”."""
    kind = span.of(text).endswith(tables.affixes("kinds_of_places.txt"))
    pointed = text.endswith(_THIS_ONE, 0, span.begin)
    return not (kind or pointed) and text[span.end - len(suffix.text) - 1] != "进" and not _is_quoted(text, span)


def _ends_a_word(words: Words, at: Span) -> bool:
    """False where the suffix only begins a longer word: 村 in 村民, 路 in 路面, 局 in 局长."""
    index = words.at(at.end - 1)
    rest = words.text[at.end : words.ends[index]]
    area = suffixes()[at.of(words.text)].kind == "area"
    goes_on = (rest and words.text.startswith(_OF_AREAS, words.ends[index])) or _SIDE_OF_AREA.match(words.text, at.end)
    if goes_on and not area:
        return False  # 民生街道|站前|社区
    if words.word(index) in _NO_BUREAUS or words.word(index).endswith("格局"):
        return False
    if words.text[at.begin - 1 : at.end] in _FIELDS:
        return False  # 百度百科, 中国外科
    if words.text[at.begin : at.end] == "站" and words.text[at.end : at.end + 1] in _STANDING:
        return False  # 某某站|在自家门口
    across = words.text[at.end - 1 : at.end + 1]  # 人行路|面上
    body = suffixes()[at.of(words.text)].kind == "organization"
    known = body and len(words.word(index)) > _KNOWN and is_word(words.word(index))  # 水泥厂|主动
    single = at.end - at.begin == 1 and not (rest or known) and across[1:] not in ("", *_BESIDE)
    single = single and across[0] != across[1]
    if single and tag(across) == "n":
        return False
    suffix = at.end - at.begin > 1 and len(rest) > 1 and rest in suffixes()  # 鑫山公司|党委, but 社会科学院
    suffix = suffix or (rest in ("员", "长") and _one_named(words.text, at))
    return suffix or rest in _BESIDE or rest in tables.words("titles.txt") or not is_word(words.word(index))


def _one_named(text: str, body: Span) -> bool:
    """花园路巡防队|员朱联合, 市公安局|长谢成丹: a person's name behind says that the body is one and not a kind."""
    called = (text[body.end + 1 : body.end + 1 + size] for size in (3, 2))
    ends = "队" if text[body.end] == "员" else _LED
    post = text[body.begin - 1 : body.begin] in (*_LED, "副")  # 民政局|局长
    return not post and text[body.end - 1] in ends and any(names.is_name(name) for name in called)


def _only_ends_quotation(text: str, span: Span) -> bool:
    """“邻里一家亲 温情满社区”: a slogan that ends so, not a name."""
    opened = text.rfind("“", max(0, span.end - _LONGEST_SLOGAN), span.end)
    closes = text.startswith("”", span.end) and opened > text.rfind("”", max(0, opened), span.end)
    return closes and opened + 1 != span.begin


def _is_called_person(words: Words, span: Span) -> bool:
    """Whether what ends like a river ends in a person's name: 马临江, 巡河 is no river either."""
    name = span.of(words.text)[-3:]
    if name[-1] not in "江河湖港" or tag(name).startswith("ns"):
        return False
    verb = tag(name[-2:-1]).startswith("v") or name[-2:-1] in "治巡护"
    return verb or (name[-1] == "江" and names.is_name(name))


def _is_quoted(text: str, span: Span) -> bool:
    return text[span.begin - 1 : span.begin] == "“" and text.startswith("”", span.end)


def _behind_level(words: Words, at: Span, ending: Mapping[int, Found]) -> int | None:
    """上街区|委, 区|委, 共青团中原区|委."""
    area = ending.get(at.begin)
    begin = area.span.begin if area and area.kind == "area" else at.begin - 1
    if begin < 0 or words.text[at.begin - 1] not in _LEVELS or words.text.endswith(("小区", "社区"), 0, at.begin):
        return None
    party = next((name for name in _PARTIES if words.text.endswith(name, 0, begin)), "")
    return begin - len(party)


def _posted(text: str, begin: int, ending: Mapping[int, Found]) -> int:
    """商河县驻|济南…服务站: an office that one area has in another."""
    sender = ending.get(begin - 1) if text[begin - 1 : begin] == "驻" else None
    return sender.span.begin if sender and sender.kind == "area" else begin
