"""Whether what ends as a name does is one: no 村 of 村民, no 每所|学校, no 畜牧大镇."""

from __future__ import annotations

import re

from kg.extract.found import Words, is_counted
from kg.extract.offices import SHORTEST_OFFICE
from kg.extract.suffix_table import suffixes
from kg.extract.walk import Suffix
from kg.lexicon import names, tables
from kg.lexicon.words import is_word, tag
from kg.model import Span

_NO_BUREAUS = ("顾全大局", "布局", "结局", "大局", "全局", "开局", "僵局", "骗局", "饭局", "时局")
# 合作|路北, 纬四|路口, 石桥|村里: the name ends before it
_BESIDE = ("", "北", "南", "东", "西", "口", "段", "边", "旁", "里", "内", "中")
_COUNTERS, _DIGITS = frozenset("条个座处家所号栋幢"), frozenset("0123456789一二三四五六七八九十余多几两这那该此每")
_FIELDS = ("百科", "电科", "外科", "内科", "本科", "专科", "理科", "文科", "学科")
_OPENING, _CLOSING = re.compile("[(（《〈“【]"), re.compile("[)）》〉”】]")
_LED = "厅局院校所站队馆处科"  # who heads it is called by its last character
_STANDS = tuple("外内里旁边")
_STANDING = tuple("在着起到了成出立")
_POINTERS = "我该本此各全每原"
LEVEL_CHARACTERS = "省市区县镇乡州旗"
_THIS_ONE = ("这个", "那个", "一个", "某个", "每个", "哪个")
_SO_MANY = re.compile("[0-9一二两三四五六七八九十几多数]{1,12}[条站里段]")
_SIDE_OF_AREA = re.compile("[前后东西南北](?:社区|街道|小区|路|街|村)")
_OF_AREAS = ("社区", "街道", "小区", "村")
_HOW_MANY = re.compile("[0-9一二两三四五六七八九十]{1,12}[余多]?[个处座]")
_ROOM = re.compile("第[一二三四五六七八九十]")
_LONGEST_SLOGAN = 40
_LED_BY, _BORDER = re.compile("[科股处室局]长"), re.compile("[东南西北][至起临接]|[一二两三四五六七八九十多][上下进访]")
_EVERY = frozenset("全各该本每")
_SECTION = re.compile(
    "[一-鿕]{1,30}[局所委办处社院](?:[一-鿕]{1,4}股|[一-鿕]{1,5}(?<![到此多何各好用坏长害益深之住去分一两几数别四随])处)"
)
_OF_THE_CENTRE = re.compile(
    "渔港|小学|学校|中学|医院|卫生院|城区|城镇|广场|校|村|镇|幼儿园|粮库|血站|位置|地带|敬老院|商圈|组"
)
_SEVERAL = re.compile("两$|^[、和及与][一-鿕]{2,4}[三四五六七八九]$")
_ALSO_VERBS, _DONE = ("办", "学会"), tuple("了过")  # 柳湾街道|办了一场培训, 菜农|学会了授粉
_KNOWN = 2  # characters above which a word of the dictionary is cut rightly


def can_be_name(words: Words, span: Span, suffix: Suffix) -> bool:
    """Whether what stands before the suffix makes a name with it."""
    text, name, first = words.text, span.of(words.text), words.text[span.begin]
    torn = len(_OPENING.findall(name)) != len(_CLOSING.findall(name))  # 证券)日报
    counted = first in (*_COUNTERS, *"年月日") and text[span.begin - 1 : span.begin] in _DIGITS  # 8条|县路
    if torn or counted:
        return False
    last = span.end - len(suffix.text) - 1
    every = text[last] in _EVERY and len(suffix.text) == 1 and not is_word(text[last - 1 : last + 1])
    if every and suffix.kind != "organization":
        return False  # 力争全街|为零, but 日本街
    if _LED_BY.search(name) or (suffix.kind == "place" and _BORDER.match(name)):
        return False  # 市容科科长骆科|介绍, 西至江|贺公路
    if not is_section(name, suffix.text):
        return False
    if suffix.text.endswith("中心") and _OF_THE_CENTRE.match(text, span.end):
        return False  # 潭门|中心渔港
    if suffix.kind == "organization":
        of_level = first in (*LEVEL_CHARACTERS, "村") and is_counted(text, span.end)  # 村卫生所|52所
        pointed = first in LEVEL_CHARACTERS and text[span.begin - 1 : span.begin] == "该"  # 该乡|学校
        room = suffix.text == "法庭" and _ROOM.match(text, span.end - 4) is not None  # 柳湾区法院|第一法庭
        each = first in "每各"  # 每所|学校
        return not (of_level or pointed or room or each) and (suffix.policy == "level" or len(name) >= SHORTEST_OFFICE)
    if first in _POINTERS or _only_ends_quotation(text, span) or _only_begins_quotation(text, span):
        return False
    if suffix.kind == "area":
        return _can_be_area(text, span, suffix)
    if suffix.policy == "free" and suffix.kind == "place" and _HOW_MANY.match(text, span.end):
        return False  # 口袋公园|3个
    ordinal = suffix.policy == "road" and (first == "第" or _SO_MANY.match(name))  # 第一路人马, 两条路
    return not ordinal and not (suffix.type == "Facility" and _is_called_person(words, span))  # 志愿者|马临江


def _can_be_area(text: str, span: Span, suffix: Suffix) -> bool:
    """False for 选进|社区, 畜牧大镇, 这个|富镇, 石桥、河口|两镇 and a title such as “美德社区”."""
    if _SEVERAL.search(text, max(0, span.begin - 1), span.end - len(suffix.text)):
        return False
    last = span.end - len(suffix.text) - 1
    if text[last] == "为" and names.is_name(text[span.begin : last]):
        return False  # 武麦青|为|社区居民
    kind = span.of(text).endswith(tables.affixes("kinds_of_places.txt"))
    pointed = text.endswith(_THIS_ONE, 0, span.begin)
    return not (kind or pointed) and text[last] != "进" and not _is_quoted(text, span)


def is_section(name: str, suffix: str) -> bool:
    """市建设局市政股, 柳湾医院后勤处, but not 柳湾公司A股, 科技股: what ends so is a section of a body; else True."""
    return suffix not in ("股", "处") or _SECTION.fullmatch(name) is not None


def is_verb(text: str, name: Span) -> bool:
    """Whether a name's ending is what somebody has done: 菜农学会|了授粉."""
    return text.endswith(_ALSO_VERBS, name.begin, name.end) and text.startswith(_DONE, name.end)


def ends_a_word(words: Words, at: Span) -> bool:
    """False where the suffix only begins a longer word: 村 in 村民, 路 in 路面, 局 in 局长; and where it is a verb."""
    if is_verb(words.text, at):
        return False
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
    standing = words.text[at.end : at.end + 1] in _STANDING or words.text[at.begin - 1 : at.begin] in _STANDS
    if words.text[at.begin : at.end] == "站" and standing:
        return False  # 某某站|在自家门口, 围墙外|站满了人
    across = words.text[at.end - 1 : at.end + 1]  # 人行路|面上
    body = suffixes()[at.of(words.text)].kind == "organization"
    known = body and len(words.word(index)) > _KNOWN and is_word(words.word(index))  # 水泥厂|主动
    single = at.end - at.begin == 1 and not (rest or known) and across[1:] not in ("", *_BESIDE)
    single = single and across[0] != across[1]
    behind = words.text[at.end : at.end + 2]
    apart = body and is_word(behind) and behind not in suffixes()  # 运输科|介绍, though 科介 is a word
    if single and tag(across) == "n" and not apart:
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


def _only_begins_quotation(text: str, span: Span) -> bool:
    """“清湖|日”: all but the last character of a quoted name of something else."""
    return text.startswith("“", span.begin - 1) and text.startswith("”", span.end + 1)


def _is_called_person(words: Words, span: Span) -> bool:
    """Whether what ends like a river ends in a person's name: 马临江, 巡河 is no river either."""
    name = span.of(words.text)[-3:]
    if name[-1] not in "江河湖港" or tag(name).startswith("ns"):
        return False
    verb = tag(name[-2:-1]).startswith("v") or name[-2:-1] in "治巡护满沿过跨"
    return verb or (name[-1] == "江" and names.is_name(name))


def _is_quoted(text: str, span: Span) -> bool:
    return text[span.begin - 1 : span.begin] == "“" and text.startswith("”", span.end)
