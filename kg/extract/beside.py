"""The name that a quantity stands beside: 占地16亩的仓库, 王石桥送来的4斤元宵, 柳湾街道14个社区."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.openings import REACH
from kg.extract.outer_names import Names
from kg.extract.quantities import Quantity
from kg.extract.scenes import Scene
from kg.lexicon.words import cut, tag
from kg.model import Span

_WORD = 6  # characters in which the next word is looked for
_DESCRIBED = 1  # clauses that may describe what is named after them
_ATTRIBUTE = 12  # characters between 的 and the name that it leads to
_BRACKET = re.compile(r"[(（][^()（）\d]{0,8}$")
_PUNISHES = re.compile(
    "判处(?:有期徒刑|无期徒刑|拘役|管制|罚金)|(?:并|单)?处罚金|罚金|缓刑|剥夺政治权利|并(?:赔偿|没收)|犯"
)
_SENTENCE = 200  # characters back in which a court's verdict names whom it is on
_BINDS = re.compile("(?:判决|判令|判处|判罚|责令|勒令|裁定|裁决)(?:由|被告人?|被告单位|被申请人|用人单位|罪犯)?")
_PAYS = re.compile("(?:判决|判令|判处|责令|裁定)[^,，]{0,60}(?:赔偿|支付|返还|给付|偿还|退还|退赔)")
_OWNED = re.compile("(?:家[里中]?的?|的)$")
_JOINED = re.compile("(?:[、和与]|(?<![涉以])及)$")
_HOME = 3
# what parts an age from a person who is named behind it: 70岁的老人和王石桥, 3岁的孩子被王石桥…
_APART = re.compile("[的和与跟同被把向给对为让在是、,，。:：“”]")
_GAVE = re.compile("(?:亲手|特意|专门|共同|联合)?(?:送|捐|赠|发|带|买|出资)(?:来|上|去|给|出|购|赠|助|献)?的")
# what joins a quantity to the name that it describes
_DESCRIBES = re.compile(
    r"(?:左右|以上|多)?(?>[,，、][^\s,，。;；:：“”、的]{0,10}?[\d.]{1,12}[余多]?[万亿]?[一-龥]{1,3}?(?=[,，、的])){0,12}的"
)


def described(scene: Scene, quantity: Quantity) -> int | None:
    """The name that a quantity only describes: 占地16亩的仓库, 总投资3亿元、年产2万吨的石桥物流园."""
    names, end = scene.names, quantity.whole.end
    last = scene.clauses[min(scene.at(end) + _DESCRIBED, len(scene.clauses) - 1)].end
    joint = _DESCRIBES.match(names.text, end, min(last, end + REACH))
    if joint is None or quantity.kind not in ("measure", "money", "time"):
        return None
    behind = names.within(Span(joint.end(), joint.end() + _ATTRIBUTE))
    name = next((name for name in behind if name in names.heads), None)
    if name is None or not _is_title(names.text[joint.end() : names.span(behind[0]).begin]):
        return None
    if names.kind(name) == "person":
        return None if quantity.kind == "time" else name  # 盛传两年的王石桥离职
    return None if names.kind(name) != "place" and _noun_at(names.text, names.span(name).end) else name


def aged(scene: Scene, quantity: Quantity) -> int | None:
    """The person that an age leads to over what else is said of them: 76岁的石桥村五保老人王石桥."""
    names, end = scene.names, quantity.whole.end
    if not names.text.startswith("的", end):
        return None
    last = min(scene.clauses[scene.at(end)].end, end + REACH // 2)
    person = next((name for name in names.within(Span(end, last)) if names.kind(name) == "person"), None)
    between = names.text[end + 1 : names.span(person).begin] if person is not None else "的"
    return None if _APART.search(between) else person


def explained(scene: Scene, quantity: Quantity) -> int | None:
    """The name that the brackets stand behind which a quantity is in: 石桥大厦(25层高,烂尾楼)."""
    names, begin = scene.names, quantity.whole.begin
    opened = _BRACKET.search(names.text, max(0, begin - REACH // 2), begin)
    near = names.within(Span(max(0, opened.start() - REACH // 2), opened.start())) if opened else ()
    return near[-1] if opened and near and names.span(near[-1]).end == opened.start() else None


def bound_to(scene: Scene, quantity: Quantity) -> int | None:
    """Who has to do what a quantity is of, as a court or an office says: 判决石桥公司赔偿3万元, 并处罚金5000元."""
    here = scene.at(quantity.span.begin)
    begin, end = scene.begins[here], quantity.whole.begin
    if _PUNISHES.match(scene.names.text, begin):
        first = bisect_left(scene.sentences, scene.sentences[here])
        begin = max(scene.begins[first], begin - _SENTENCE)
    names = scene.names
    for match in reversed([*_BINDS.finditer(names.text, begin, end)]):
        bound = next(iter(names.within(Span(match.end(), match.end() + 1))), None)
        if bound is not None and names.span(bound).end < end:
            return bound if names.kind(bound) in ("person", "organization") else None
    return None


def pays_unnamed(scene: Scene, quantity: Quantity) -> bool:
    """Whether a court has somebody pay whom no mention names: 判决被告孙某赔偿3万元, 处罚金5000元."""
    begin = scene.begins[scene.at(quantity.span.begin)]
    if _PUNISHES.match(scene.names.text, begin) is not None:
        return True
    return quantity.kind == "money" and _PAYS.search(scene.names.text, begin, quantity.whole.begin) is not None


def among(names: Names, quantity: Quantity) -> int | None:
    """The person who is named of those that are counted: 王石桥等9人."""
    begin = quantity.whole.begin
    near = names.within(Span(begin - REACH // 2, begin)) if names.text[begin - 1 : begin] == "等" else ()
    return near[-1] if near and names.span(near[-1]).end == begin - 1 and names.kind(near[-1]) == "person" else None


def sent_by(names: Names, quantity: Quantity) -> int | None:
    """The body whose people are counted: 石桥公司的20名志愿者."""
    begin = quantity.whole.begin
    if quantity.unit not in ("名", "位", "人") or names.text[begin - 1 : begin] != "的":
        return None
    near = names.within(Span(begin - REACH // 2, begin))
    whole = near and names.span(near[-1]).end == begin - 1
    begins = names.span(near[-1]).begin if near else begin
    listed = _JOINED.search(names.text, max(0, begins - 2), begins) is not None
    return near[-1] if whole and not listed and names.kind(near[-1]) == "organization" else None


def giver(names: Names, quantity: Quantity) -> int | None:
    """The person or body in 王石桥送来的4斤元宵."""
    begin = quantity.whole.begin
    if names.text[begin - 1 : begin] != "的":
        return None
    near = names.within(Span(begin - REACH // 2, begin))
    if not near or names.kind(near[-1]) not in ("person", "organization"):
        return None
    between = names.text[names.span(near[-1]).end : begin]
    return near[-1] if _GAVE.fullmatch(between) else None


def counted_of(names: Names, quantity: Quantity) -> int | None:
    """Whoever has what is counted: 在柳湾街道14个社区推广, 王石桥家的5亩花椒."""
    begin = quantity.whole.begin
    owned = _OWNED.search(names.text, max(0, begin - _HOME), begin)
    begin = owned.start() if owned else begin
    near = names.within(Span(begin - REACH // 2, begin))
    if not near or names.span(near[-1]).end != begin:
        return None
    first = names.span(near[-1]).begin
    listed = _JOINED.search(names.text, max(0, first - 2), first) is not None  # 甲、乙、丙3个村 are counted together
    kinds = ("person",) if owned and "家" in owned[0] else ("area", "organization")
    counted = quantity.kind in ("count", "people", "digits") or (owned and quantity.kind == "measure")
    return near[-1] if counted and names.kind(near[-1]) in kinds and not listed else None


def _is_title(words: str) -> bool:
    """Whether words before a name only say what it is: 大型 before a site."""
    return all(word.isalnum() and tag(word)[:1] in ("", "n", "a", "b", "j") for word in cut(words.rstrip("“《")))


def _noun_at(text: str, at: int) -> bool:
    """Whether a noun follows: the name before it only says whose, 柳湾镇|果园."""
    return text.startswith("的", at) or tag((cut(text[at : at + _WORD]) or [""])[0])[:1] == "n"
