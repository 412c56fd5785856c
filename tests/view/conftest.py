"""Graphs to look at: one written by hand, larger ones by rule; people, offices and acts are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

PREFIXES = """\
@prefix kg: <https://w3id.org/local-news-kg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/local-news-kg/id/> .
"""


class Item(NamedTuple):
    """An article: its lines, and who signed it."""

    headline: str
    byline: str
    paragraph: str
    reporter: str
    correspondent: str = ""


class Edge(NamedTuple):
    """A statement with its quote in one article; without a quote it comes from the register."""

    subject: str
    predicate: str
    object: str
    article: int = 0
    quote: str = ""
    modality: str = "done"
    confidence: str = "0.9"


def literal(text: str) -> str:
    """A Turtle string; JSON's escapes are Turtle's."""
    return json.dumps(text)


def turtle(
    entities: dict[str, str], items: list[Item], edges: list[Edge], *, with_text: bool = True, extra: str = ""
) -> bytes:
    """A graph as the vocabulary has it; `entities` is name → classes: "District AdministrativeArea"."""
    ids = {name: f"e{number}" for number, name in enumerate(entities)}
    parts = [PREFIXES, ':paper a kg:Page ; kg:publishedIn :daily ; kg:pageNumber "A05" .']
    parts.append(':daily a kg:NewsOutlet, kg:Organization ; rdfs:label "河畔日报"@zh .')
    for name, classes in entities.items():
        kinds = ", ".join(f"kg:{kind}" for kind in classes.split())
        parts.append(f":{ids[name]} a {kinds} ; rdfs:label {literal(name)}@zh .")
    parts += [_article(number, item, edges, ids, with_text) for number, item in enumerate(items)]
    parts += [_statement(number, edge, items, ids, with_text) for number, edge in enumerate(edges)]
    return "\n".join([*parts, extra]).encode()


def _body(item: Item) -> str:
    return "\n".join([item.headline, item.byline, item.paragraph])


def _article(number: int, item: Item, edges: list[Edge], ids: dict[str, str], with_text: bool) -> str:
    own = [edge for edge in edges if edge.quote and edge.article == number]
    names = sorted({name for edge in own for name in (edge.subject, edge.object)})
    mentions = "".join(f"; schema:mentions :{ids[name]} " for name in names)
    signed = f"; kg:reporter :{ids[item.reporter]} " if item.reporter else ""
    signed += f"; kg:correspondent :{ids[item.correspondent]} " if item.correspondent else ""
    text = f"; schema:articleBody {literal(_body(item))} " if with_text else ""
    return (
        f":a{number} a kg:Article ; schema:headline {literal(item.headline)} ; kg:onPage :paper ; "
        f'kg:pageLine {number * 10 + 1} ; schema:datePublished "2031-05-06"^^xsd:date '
        f"{mentions}{signed}{text}."
    )


def _statement(number: int, edge: Edge, items: list[Item], ids: dict[str, str], with_text: bool) -> str:
    shared = f'kg:confidence "{edge.confidence}"^^xsd:decimal ; kg:modality "{edge.modality}" '
    statement = (
        f":s{number} a kg:Statement ; kg:subject :{ids[edge.subject]} ; kg:predicate kg:{edge.predicate} ; "
        f"kg:object :{ids[edge.object]} ; {shared}; kg:evidence :v{number} .\n"
    )
    if not edge.quote:
        return statement + f':v{number} a kg:Evidence ; kg:source "区划表（2020年）" ; {shared}.'
    body = _body(items[edge.article])
    begin = body.index(edge.quote)
    low = max(body.rfind(mark, 0, begin) for mark in "\n。") + 1
    high = min(end for end in (body.find(mark, begin + len(edge.quote)) for mark in "\n。") if end >= 0)
    high += body[high] == "。"
    span = f"kg:begin {begin} ; kg:end {begin + len(edge.quote)} "
    sentence = f"; kg:sentenceBegin {low} ; kg:sentenceEnd {high} "
    sentence += "" if with_text else f"; kg:sentence {literal(body[low:high])} "
    return statement + (
        f":v{number} a kg:Evidence ; kg:article :a{edge.article} ; {span}; kg:quote {literal(edge.quote)} "
        f'{sentence}; kg:rule "verb" ; {shared}.'
    )


ENTITIES = {
    "金水区": "District AdministrativeArea",
    "惠济区": "District AdministrativeArea",
    "郑州市": "City AdministrativeArea",
    "柳岸街道": "Subdistrict AdministrativeArea",
    "柳岸街道办事处": "SubdistrictOffice Organization",
    "金水区园林站": "PublicInstitution Organization",
    "惠济区民政局": "GovernmentBody Organization",
    "青苗志愿服务队": "WorkingGroup Organization",
    "金水区城管局": "GovernmentBody Organization",
    "净水行动": "Campaign Initiative",
    "一刻钟食堂工程": "Project Initiative",
    "楼长制": "Programme Initiative",
    "柳岸公园": "Facility Place",
    "鹭溪路": "Road Place",
    "闻笛": "Reporter Person",
    "苏以恒": "Reporter Person",
    "范小桥": "Correspondent Person",
    "宋知远": "Person",
}
ITEMS = [
    Item(
        "柳岸街道 河边来了净水人",
        "本报讯(记者 闻笛 通讯员 范小桥)",
        "昨日,金水区启动净水行动。柳岸街道办事处联合金水区园林站清理了柳岸公园的水面。"
        "青苗志愿服务队队长宋知远说,服务队将参加净水行动。柳岸街道办事处今年还将推行楼长制。",
        "闻笛",
        "范小桥",
    ),
    Item(
        "惠济区要建一刻钟食堂",
        "本报讯(记者 闻笛 苏以恒)",
        "惠济区民政局正在实施一刻钟食堂工程,第一家食堂设在鹭溪路。惠济区民政局还帮扶柳岸街道办事处培训厨师。"
        "郑州市金水区城管局配合惠济区民政局腾出场地。",
        "闻笛",
    ),
]
EDGES = [
    Edge("金水区", "undertakes", "净水行动", 0, "金水区启动净水行动", confidence="0.95"),
    Edge("柳岸街道办事处", "cooperatesWith", "金水区园林站", 0, "柳岸街道办事处联合金水区园林站"),
    Edge("青苗志愿服务队", "participatesIn", "净水行动", 0, "服务队将参加净水行动", "planned", "0.7"),
    Edge("宋知远", "affiliatedWith", "青苗志愿服务队", 0, "青苗志愿服务队队长宋知远"),
    Edge("柳岸街道办事处", "undertakes", "楼长制", 0, "柳岸街道办事处今年还将推行楼长制", "planned"),
    Edge("惠济区民政局", "undertakes", "一刻钟食堂工程", 1, "惠济区民政局正在实施一刻钟食堂工程", "ongoing"),
    Edge("一刻钟食堂工程", "locatedIn", "鹭溪路", 1, "第一家食堂设在鹭溪路", confidence="0.6"),
    Edge("惠济区民政局", "assists", "柳岸街道办事处", 1, "惠济区民政局还帮扶柳岸街道办事处"),
    Edge("金水区城管局", "cooperatesWith", "惠济区民政局", 1, "金水区城管局配合惠济区民政局"),
    Edge("金水区城管局", "assists", "惠济区民政局", 1, "金水区城管局配合惠济区民政局腾出场地"),
    Edge("惠济区民政局", "partOf", "惠济区", 1, "惠济区民政局"),
    Edge("金水区", "partOf", "郑州市", 1, "郑州市金水区"),
    Edge("惠济区", "partOf", "郑州市"),
    Edge("柳岸街道办事处", "administers", "柳岸街道", 0, "柳岸街道办事处"),
    Edge("柳岸街道", "partOf", "金水区"),
    Edge("闻笛", "covers", "金水区", 0, "记者 闻笛"),
    Edge("闻笛", "covers", "惠济区", 1, "记者 闻笛"),
    Edge("范小桥", "covers", "金水区", 0, "通讯员 范小桥"),
    Edge("闻笛", "wroteWith", "苏以恒", 1, "闻笛 苏以恒"),
]
FIGURE = """
:m0 a kg:Measurement ; kg:measuredEntity :e9 ; kg:measure "清理水面" ; kg:value 3000.0 ;
  kg:unitText "平方米" ; kg:bound "approximate" ; kg:modality "done" ; kg:evidence :v0 .
:e9 skos:altLabel "净水"@zh, "净水行动"@zh ; skos:hiddenLabel "该行动"@zh ;
  kg:identityReason "净水 = 净水行动: 同一篇"@zh .
"""


@pytest.fixture(scope="session")
def sample() -> bytes:
    return turtle(ENTITIES, ITEMS, EDGES, extra=FIGURE)


@pytest.fixture(scope="session")
def sample_without_text() -> bytes:
    return turtle(ENTITIES, ITEMS, EDGES, with_text=False, extra=FIGURE)


@pytest.fixture(scope="session")
def town() -> Callable[[int], bytes]:
    """A graph of about so many entities, built like a newspaper's: districts, offices, acts, reporters."""
    return build_town


OFFICES = ("民政局", "城管局", "教体局", "园林站", "巡防队", "柳林街道办事处", "文化馆")
ACTS = ("暖冬行动", "门前三包", "楼长制", "绿廊工程", "平安巡逻", "一刻钟食堂", "书香社区")


def build_town(size: int) -> bytes:
    entities = {"云州市": "City AdministrativeArea"}
    items: list[Item] = []
    edges: list[Edge] = []
    for number in range(max(2, size // 25)):
        first, second = "东西南北中上下新"[number % 8], "湖山桥林河溪原岭"[number // 8 % 8]
        district = f"{first}{second}{number // 64 or ''}区"
        edges.append(Edge(district, "partOf", "云州市"))
        entities[district] = "District AdministrativeArea"
        for k in range(7):
            item, stated = _report(len(items), k, district)
            office, act, road = stated[0].subject, stated[0].object, stated[3].subject
            entities |= {item.reporter: "Reporter Person", item.correspondent: "Correspondent Person"}
            entities |= dict.fromkeys((office, stated[4].subject), "GovernmentBody Organization")
            entities |= {act: "Campaign Initiative", road: "Road Place"}
            items.append(item)
            edges += stated if len(items) % 3 else stated[:4]
    return turtle(entities, items, edges)


def _report(at: int, k: int, district: str) -> tuple[Item, list[Edge]]:
    """An article on one office of a district, and what it states."""
    office, partner = district + OFFICES[k], district + OFFICES[(k + at % 3 + 1) % 7]
    act, road = f"{district}{ACTS[(k * 3 + at) % 7]}", f"{district}{'春夏秋冬'[k % 4]}风路"
    person = f"记{'赵钱孙李周吴郑王冯陈'[at // 5 % 10]}{at // 50}"
    writer = f"通{'赵钱孙李周吴郑王冯陈'[at // 3 % 10]}{at // 30}"
    text = f"昨日,{office}开展{act}。{partner}配合{office}整治{road}。明年,{district}将实施{act}。"
    item = Item(f"{act}见成效", f"本报讯(记者 {person} 通讯员 {writer})", text, person, writer)
    return item, [
        Edge(office, "undertakes", act, at, f"{office}开展{act}"),
        Edge(office, "partOf", district, at, office),
        Edge(person, "covers", district, at, f"记者 {person}"),
        Edge(road, "locatedIn", district, at, road),
        Edge(partner, "cooperatesWith", office, at, f"{partner}配合{office}", confidence="0.8"),
        Edge(district, "undertakes", act, at, f"{district}将实施{act}", "planned", "0.65"),
        Edge(writer, "covers", district, at, f"通讯员 {writer}"),
    ]


@pytest.fixture(scope="session")
def hostile() -> Callable[[str], bytes]:
    """A graph in which every text is the one given: names, headline, quote, relation's evidence."""
    return build_hostile


def build_hostile(text: str) -> bytes:
    said = literal(text)
    names = "".join(
        f":{entity} a kg:{kind} ; rdfs:label {said}@zh ; skos:altLabel {said}@zh ; "
        f"skos:hiddenLabel {said}@zh ; kg:identityReason {said}@zh .\n"
        for entity, kind in (("one", "District"), ("two", "Campaign"), ("daily", "NewsOutlet"))
    )
    return f"""{PREFIXES}{names}
<javascript:window.__xss=1> a kg:Reporter ; rdfs:label {said}@zh .
:page a kg:Page ; kg:publishedIn :daily ; kg:pageNumber {said} .
:article a kg:Article ; schema:headline {said} ; kg:onPage :page ; schema:datePublished {said} ;
  kg:reporter <javascript:window.__xss=1> ; schema:mentions :one, :two ; schema:articleBody {said} .
:statement a kg:Statement ; kg:subject :one ; kg:predicate kg:undertakes ; kg:object :two ;
  kg:confidence 0.5 ; kg:modality {said} ; kg:evidence :evidence .
:evidence a kg:Evidence ; kg:article :article ; kg:begin 0 ; kg:end {len(text)} ; kg:quote {said} ;
  kg:rule {said} ; kg:post {said} ; kg:source {said} ; kg:modality {said} ; kg:confidence {said} .
:figure a kg:Measurement ; kg:measuredEntity :one ; kg:measure {said} ; kg:value {said} ; kg:unitText {said} ;
  kg:evidence :evidence .
""".encode()
