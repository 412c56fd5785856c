"""Graphs of the newspapers of invented cities, of any size, the same each time: what the network page is measured on.

Cities share a province; each has a newspaper, reporters and districts. Who is written about is drawn by lot, what was
written about before more often: a few districts and offices have hundreds of relations, most things one or two. Each
statement has its sentence in an article, and many stand in several. All names and acts are invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from kg.graph import store
from kg.graph.vocab import BASE, digest, prefixes

FIRST_DAY = date(2031, 1, 6)
DAYS = 220
THINGS_OF_A_CITY = 2500
DISTRICTS_OF_A_CITY = 9
NEW = 0.36  # share of ends that nobody wrote about before: about two statements a thing come of it


def words(text: str) -> list[str]:
    return text.split()


PLACES = words(
    "柳浦 松河 鹭溪 青岭 桐湾 云川 白石 枫桥 荷塘 雁台 竹园 梅坞 榆林口 槐营 沙洲 禾丰 平畴 "
    "远亭 清渠 石桥 东浦 西渚 南陂 北原"
)
WORDS = words(
    "安宁 永和 春晖 月华 同心 知行 锦绣 长乐 明德 望江 迎曦 双槐 三桥 五里 七星 新苗 广济 "
    "丰泽 向阳 映山 听涛 观澜 拾光 半坡"
)
SURNAMES = "亓仉逄谌昝郗訾缑阚宓璩鄢邬殳郏逯卞茹甄麹蔺隗晏瞿阎冀窦荆"
GIVEN = "岚砚禾舟棠樵荞笛溪枫柚蘅朔霁澄屿渡荻椿榆舒汀茉桉苇栀槿泠砺恺"
OFFICES = words(
    "民政局 城管局 教体局 园林站 巡防队 文化馆 妇联 水务局 市场监管所 卫生服务中心 图书馆 "
    "志愿者协会 商会 法律援助中心 供热公司"
)
ACTS = words("暖冬 净水 楼长 绿廊 安铃 食堂 书香 邻里 护河 夜校 点灯 修路 种树 助农 送医 拆违 清雪 借伞 义剪 读报")
ENDINGS = (("行动", "Campaign"), ("工程", "Project"), ("制度", "Programme"), ("办法", "Policy"))
SITES = (("公园", "Facility"), ("路", "Road"), ("广场", "Facility"), ("巷", "Road"))
OPENINGS = words(
    "昨日 日前 上周末 本月初 当天上午 傍晚时分 记者获悉 据介绍 入春以来 两个月前 雨停之后 会上 "
    "从今年起 前天 一大早 按照安排 听说这事后"
)
TAILS = words(
    "共有{n}户居民报名 受益{m}人次 群众送来{n}面锦旗 沿线{m}盏路灯全部换新 预计{n}天内完工 "
    "首批物资已送到{m}户老人家中 办结率达{n}% 比去年多了{m}件 登记了{n}条意见 "
    "每周三下午在院里碰头 由老党员轮流值守 资金从福利金中支出{m}万元 第{n}期下月开班 "
    "已有{m}家商户加入 现场发放手册{n}份 最远的一户在山梁那边 大家把板凳搬到了树下 连夜排出了值班表 "
    "钥匙交到了楼门口 谁家有事敲敲门就行 账本贴在墙上人人能看 孩子们画了{n}张草图 井盖重新编了号 "
    "渠水又流到了地头 老街坊都说放心 先试{n}个月再推开 回访时没有一户反悔 缺口还有{m}万元 "
    "图纸改了{n}遍 工期因下雨推后{m}天 三个老木匠主动来帮忙 隔壁院子也想照样办 报名的人一直排到巷口 "
    "用旧了的工具统一回收 下一步要看天气 头一笔钱花在屋顶上"
)


class Named(NamedTuple):
    """A thing with its names."""

    kind: str
    key: str
    name: str
    classes: str  # District AdministrativeArea
    short: str = ""

    @property
    def iri(self) -> str:
        return f"{self.kind}:{self.key}"


class Deed(NamedTuple):
    """A relation as sentences say it, and what its ends are."""

    predicate: str
    says: str
    subject: str
    object: str


DEEDS = (
    Deed("undertakes", "{a}启动{b}", "office", "act"),
    Deed("undertakes", "{a}在全区推行{b}", "office", "act"),
    Deed("participatesIn", "{a}加入{b}", "office", "act"),
    Deed("cooperatesWith", "{a}联合{b}", "office", "office"),
    Deed("assists", "{a}帮扶{b}", "office", "community"),
    Deed("locatedIn", "{b}的{a}", "act", "site"),
    Deed("affiliatedWith", "{b}工作人员{a}", "person", "office"),
    Deed("comesFrom", "{b}居民{a}", "person", "community"),
    Deed("cooperatesWith", "{a}与{b}结对", "community", "community"),
)


class Quote(NamedTuple):
    """Where an article says something."""

    article: int
    begin: int
    end: int
    low: int  # of its sentence
    high: int
    rule: str
    confidence: float
    modality: str


@dataclass
class Article:
    paper: Named
    day: date
    page: int
    headline: str
    byline: str
    signed: list[Named]
    body: str
    mentions: dict[Named, Quote] = field(default_factory=dict)


@dataclass
class District:
    """An area; a thing stands among its own as often as it was written about."""

    area: Named
    own: dict[str, list[Named]] = field(default_factory=dict)


@dataclass
class City:
    area: Named
    paper: Named
    districts: list[District] = field(default_factory=list)
    reporters: list[Named] = field(default_factory=list)


class Figure(NamedTuple):
    entity: Named
    measure: str
    value: int
    unit: str
    quote: Quote


Ends = tuple[Named, str, Named]
T = TypeVar("T")


class _Lots:
    """Draws that come out alike on every machine: of Random, only random() is promised never to change."""

    def __init__(self) -> None:
        self._random = Random(20310106)

    def below(self, end: int) -> int:
        return int(self._random.random() * end)

    def one(self, of: Sequence[T]) -> T:
        return of[self.below(len(of))]

    def early(self, of: Sequence[T]) -> T:
        """One of the first far more often than one of the last."""
        return of[int(self._random.random() ** 2.2 * len(of))]

    def happens(self, share: float) -> bool:
        return self._random.random() < share


class Province:
    """All things, articles and statements; it grows article by article."""

    def __init__(self, cities: int, districts: int = DISTRICTS_OF_A_CITY) -> None:
        self.lots = _Lots()
        self.things: dict[str, Named] = {}
        self.articles: list[Article] = []
        self.statements: dict[Ends, list[Quote]] = {}
        self.figures: list[Figure] = []
        self.area = self._thing("area", "990000", "江原省", "Province AdministrativeArea")
        self.cities = [self._city(number, districts) for number in range(cities)]

    def _thing(self, kind: str, key: str, name: str, classes: str, short: str = "") -> Named:
        made = Named(kind, key, name, classes, short)
        return self.things.setdefault(made.iri, made)

    def _city(self, number: int, districts: int) -> City:
        name, code = PLACES[number % len(PLACES)] + "州" * (number // len(PLACES)), 9901 + number
        area = self._thing("area", f"{code}00", f"{name}市", "City AdministrativeArea", name)
        paper = self._thing("organization", digest("paper", name), f"{name}晚报", "NewsOutlet Organization")
        self._state(area, "partOf", self.area)
        city = City(area, paper)
        for at in range(districts):
            own = WORDS[(number * 7 + at) % len(WORDS)] + "区县"[at % 4 == 3]
            kind = "County" if at % 4 == 3 else "District"
            found = self._thing("area", f"{code}{at + 2:02}", own, f"{kind} AdministrativeArea")
            self._state(found, "partOf", area)
            city.districts.append(District(found))
        return city

    def _state(self, subject: Named, predicate: str, target: Named, quote: Quote | None = None) -> None:
        self.statements.setdefault((subject, predicate, target), []).extend([quote] if quote else [])

    def write(self) -> None:
        """One more article: on one district, by one or two reporters."""
        lots, number = self.lots, len(self.articles)
        city = lots.early(self.cities)
        district = lots.early(city.districts)
        signed = list(dict.fromkeys(self._reporter(city) for _ in range(1 + lots.happens(0.3))))
        helper = self._own(district, "correspondent", 0.2)
        byline = f"本报讯(记者 {' '.join(one.name for one in signed)} 通讯员 {helper.name})"
        headline = f"{district.area.name}{lots.one(TAILS).format(n=number % 89 + 3, m=number % 47 + 2)}"
        day = FIRST_DAY + timedelta(number * 37 % DAYS)
        body = f"{headline}\n{byline}"
        article = Article(city.paper, day, number % 16 + 1, headline, byline, [*signed, helper], body)
        self.articles.append(article)
        for one in article.signed:
            self._mention(one, self._quote(len(headline) + 1 + byline.index(one.name), one.name, "byline"))
            said = self._quote(len(headline) + 1, byline, "covers", 0.8)
            self._state(one, "covers", district.area, said)
        if len(signed) > 1:
            self._state(signed[0], "wroteWith", signed[1], self._quote(len(headline) + 1, byline, "wroteWith", 0.8))
        self._mention(district.area, self._quote(0, district.area.name, "register"))
        for _ in range(3 + lots.below(3)):
            self._sentence(district)

    def _sentence(self, district: District) -> None:
        lots, article = self.lots, self.articles[-1]
        deed = lots.one(DEEDS)
        a, b = (self._own(district, kind) for kind in (deed.subject, deed.object))
        if a == b:
            return
        clause, n, m = deed.says.format(a=a.name, b=b.name), lots.below(97) + 3, lots.below(480) + 2
        tails = [lots.one(TAILS).format(n=n, m=m) for _ in range(1 + lots.below(2))]
        opening = lots.one(OPENINGS) + "，"
        low = len(article.body)
        article.body += f"{opening}{clause}，{'，'.join(tails)}。"
        high, begin = len(article.body), low + len(opening)
        planned = deed.predicate == "undertakes" and lots.happens(0.2)
        quote = Quote(
            len(self.articles) - 1, begin, begin + len(clause), low, high, "verb",
            round(0.6 + lots.below(40) / 100, 2), "planned" if planned else "done",
        )  # fmt: skip
        self._state(a, deed.predicate, b, quote)
        for one in (a, b):
            at = begin + clause.index(one.name)
            self._mention(one, quote._replace(begin=at, end=at + len(one.name), rule="register"))
            if one.kind in {"area", "organization"} and (one, "partOf", district.area) not in self.statements:
                self._state(one, "partOf", district.area, quote._replace(begin=at, end=at + len(one.name), rule="name"))
        if lots.happens(0.5):
            self.figures.append(Figure(a, lots.one(ACTS) + "受益", m, "户", quote))

    def _quote(self, begin: int, words: str, rule: str, confidence: float = 0.9) -> Quote:
        body = self.articles[-1].body
        low = body.rfind("\n", 0, begin) + 1
        return Quote(len(self.articles) - 1, begin, begin + len(words), low, len(body), rule, confidence, "done")

    def _mention(self, thing: Named, quote: Quote) -> None:
        self.articles[-1].mentions.setdefault(thing, quote)

    def _reporter(self, city: City) -> Named:
        if not city.reporters or self.lots.happens(0.08):
            city.reporters.append(self._person(f"{city.area.name}{len(city.reporters)}", "Reporter Person"))
        return self.lots.early(city.reporters)

    def _own(self, district: District, kind: str, new: float = NEW) -> Named:
        """A thing of a district, one that was written about or a new one."""
        known = district.own.setdefault(kind, [])
        found = self._minted(district, kind) if not known or self.lots.happens(new) else self.lots.one(known)
        known.append(found)
        return found

    def _minted(self, district: District, kind: str) -> Named:
        lots, area, number = self.lots, district.area, len(self.things)
        place = lots.one(PLACES) + lots.one(WORDS)
        key = digest(kind, number)
        if kind == "office":
            name = lots.one(OFFICES)
            full = f"{area.name}{place if lots.happens(0.7) else ''}{name}"
            return self._thing("organization", key, full, "PublicInstitution Organization", f"{place}{name}"[-6:])
        if kind == "act":
            ending, type_ = lots.one(ENDINGS)
            return self._thing("initiative", key, f"{place}{lots.one(ACTS)}{ending}", f"{type_} Initiative")
        if kind == "site":
            ending, type_ = lots.one(SITES)
            return self._thing("place", key, place + ending, f"{type_} Place")
        if kind == "community":
            ending, type_ = lots.one((("社区", "Community"), ("村", "Village"), ("街道", "Subdistrict")))
            return self._thing("area", key, place + ending, f"{type_} AdministrativeArea")
        return self._person(key, "Correspondent Person" if kind == "correspondent" else "Person")

    def _person(self, key: str, classes: str) -> Named:
        name = self.lots.one(SURNAMES) + self.lots.one(GIVEN) + self.lots.one(GIVEN)
        return self._thing("person", digest("person", key), name, classes)


def grown(size: int, *, cities: int = 0) -> Province:
    """The newspapers of a province until they have named so many things."""
    count = cities or max(1, size // THINGS_OF_A_CITY)
    province = Province(count, DISTRICTS_OF_A_CITY if size > 200 else 3)
    while len(province.things) < size:
        province.write()
    return province


def turtle(province: Province) -> bytes:
    """The graph as `kg build` would write it."""
    heads = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes(BASE).items())
    said = "".join([heads, *_things(province), *_articles(province), *_statements(province)])
    return store.as_turtle(store.canonical_lines(said.encode()))


def _things(province: Province) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for article in province.articles:
        for thing, quote in article.mentions.items():
            places.setdefault(thing.iri, []).append(_evidence_iri(quote))
            yield _evidence(quote, province, bare=True)
    for thing in province.things.values():
        yield f"{thing.iri} a {', '.join(f'kg:{one}' for one in thing.classes.split())} ;\n"
        yield f'\trdfs:label "{thing.name}"@zh ;\n\tskos:prefLabel "{thing.name}"@zh'
        if thing.short:
            yield f' ;\n\tskos:altLabel "{thing.short}"@zh'
            yield f' ;\n\tkg:identityReason "{thing.short} = {thing.name}: 同一篇, 简称"@zh'
        found = ", ".join(sorted(set(places.get(thing.iri, ()))))
        yield (f" ;\n\tkg:mentionedAs {found}" if found else "") + " .\n"


def _articles(province: Province) -> Iterator[str]:
    for number, article in enumerate(province.articles):
        page = f"page:{digest('page', article.paper.name, str(article.day), article.page)}"
        shared = f'kg:publishedIn {article.paper.iri} ;\n\tschema:datePublished "{article.day}"^^xsd:date'
        yield f'{page} a kg:Page ;\n\t{shared} ;\n\tkg:pageNumber "A{article.page:02}" .\n'
        mentions = ", ".join(thing.iri for thing in article.mentions)
        reporters = ", ".join(one.iri for one in article.signed[:-1])
        yield (
            f"{_article_iri(number)} a kg:Article ;\n\trdfs:label {_text(article.headline)}@zh ;\n"
            f"\tschema:headline {_text(article.headline)} ;\n\tschema:articleBody {_text(article.body)} ;\n"
            f"\t{shared} ;\n\tschema:mentions {mentions} ;\n\tkg:byline {_text(article.byline)} ;\n"
            f"\tkg:reporter {reporters} ;\n\tkg:correspondent {article.signed[-1].iri} ;\n"
            f"\tkg:onPage {page} ;\n\tkg:pageLine {number % 90 + 1} .\n"
        )


def _statements(province: Province) -> Iterator[str]:
    register = "evidence:0000000000000000"
    yield f'{register} a kg:Evidence ;\n\tkg:source "区划表（2030年）" ;\n'
    yield '\tkg:confidence 1.0 ;\n\tkg:modality "done" .\n'
    for (subject, predicate, target), quotes in province.statements.items():
        best = max((quote.confidence for quote in quotes), default=1.0)
        modality = quotes[0].modality if quotes else "done"
        yield from (_evidence(quote, province) for quote in quotes)
        proofs = ", ".join(dict.fromkeys(map(_evidence_iri, quotes))) or register
        iri = f"statement:{digest('statement', subject.iri, predicate, target.iri)}"
        yield (
            f'{iri} a kg:Statement ;\n\trdfs:label "{subject.name} {predicate} {target.name}"@zh ;\n'
            f"\tkg:subject {subject.iri} ;\n\tkg:predicate kg:{predicate} ;\n\tkg:object {target.iri} ;\n"
            f'\tkg:confidence {best} ;\n\tkg:modality "{modality}" ;\n'
            f"\tkg:evidence {proofs} .\n{subject.iri} kg:{predicate} {target.iri} .\n"
        )
    for number, figure in enumerate(province.figures):
        yield (
            f"measurement:{digest('measurement', number)} a kg:Measurement ;\n"
            f'\tkg:measuredEntity {figure.entity.iri} ;\n\tkg:measure "{figure.measure}" ;\n'
            f'\tkg:value {figure.value}.0 ;\n\tkg:unitText "{figure.unit}" ;\n\tkg:bound "exact" ;\n'
            f'\tkg:modality "done" ;\n\tkg:evidence {_evidence_iri(figure.quote)} .\n'
        )


def _evidence(quote: Quote, province: Province, *, bare: bool = False) -> str:
    words = province.articles[quote.article].body[quote.begin : quote.end]
    sure = "" if bare else f'\tkg:confidence {quote.confidence} ;\n\tkg:modality "{quote.modality}" ;\n'
    return (
        f"{_evidence_iri(quote)} a kg:Evidence ;\n\trdfs:label {_text(words)}@zh ;\n{sure}"
        f"\tkg:article {_article_iri(quote.article)} ;\n\tkg:begin {quote.begin} ;\n\tkg:end {quote.end} ;\n"
        f'\tkg:quote {_text(words)} ;\n\tkg:rule "{quote.rule}" ;\n'
        f"\tkg:sentenceBegin {quote.low} ;\n\tkg:sentenceEnd {quote.high} .\n"
    )


def _evidence_iri(quote: Quote) -> str:
    return f"evidence:{digest('evidence', *map(str, quote))}"


def _article_iri(number: int) -> str:
    return f"article:{digest('article', number)}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
