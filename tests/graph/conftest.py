"""A small corpus, resolved by hand: two articles on three pages, all invented."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from kg.model import (
    Article,
    Byline,
    Context,
    Entity,
    Evidence,
    Figure,
    Measurement,
    Page,
    Relation,
    Resolved,
    Signature,
    Span,
)

AID = (
    "柳湾镇\n帮扶行动暖人心\n"
    "本报讯(记者 甲一 通讯员 乙二)近日,柳湾镇联合镇民政所开展“暖冬行动”。该镇计划发放棉被300余床。"
)
LAMPS = "惠济区更换路灯\n惠济区 已更换路灯3万盏。"
REGISTER = "全国行政区划（2020年）"


def span_of(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def quoted(article: str, text: str, words: str, rule: str, **more: object) -> Evidence:
    return Evidence(article, span_of(text, words), words, rule, **more)  # type: ignore[arg-type]


def _articles() -> tuple[Article, Article]:
    paper = Context("410100", "2011-03-02", "柳湾日报", "区街动态", "柳湾镇")
    aid = Article(
        *("aid", AID, span_of(AID, "帮扶行动暖人心"), None, span_of(AID, "柳湾镇")),
        (span_of(AID, "(记者 甲一 通讯员 乙二)"),),
        (span_of(AID, AID.split("\n")[2]),),
        Byline(("甲一",), ("乙二",), agency="本报"),
        (
            Signature("reporter", "甲一", span_of(AID, "甲一")),
            Signature("correspondent", "乙二", span_of(AID, "乙二")),
        ),
        *(paper, 3),
    )
    lamps = Article(
        *("lamps", LAMPS, span_of(LAMPS, "惠济区更换路灯"), None, None, (), (Span(8, len(LAMPS)),)),
        *(Byline(dateline="惠济区"), (), Context("410100", "2011-03-05", "柳湾日报"), 1),
    )
    return aid, lamps


def _entities() -> tuple[Entity, ...]:
    town, office = "area|柳湾镇|410108", "organization|柳湾镇民政所|410108"
    drive = "initiative|暖冬行动|410108"
    return (
        Entity(
            *("area|410108", "area", ("District",), "惠济区"),
            code="410108",
            mentions=(quoted("lamps", LAMPS, "惠济区", "area"), quoted("lamps", LAMPS, "惠济区 ", "area")),
        ),
        Entity(
            *(town, "area", ("Township",), "惠济区柳湾镇", ("柳湾镇",), ("该镇",)),
            reasons=("该镇 = 柳湾镇: 同一篇, 最近的镇",),
            former=("area|柳湾镇|", "area|410199"),
            mentions=(quoted("aid", AID, "柳湾镇", "area"), quoted("aid", AID, "该镇", "reference")),
        ),
        Entity(
            *(drive, "initiative", ("Campaign",), "暖冬行动"),
            mentions=(quoted("aid", AID, "“暖冬行动”", "quoted"),),
        ),
        Entity(
            *(office, "organization", ("GovernmentBody",), "柳湾镇民政所", (), ("镇民政所",)),
            distinct=((town, "机关与地域不是一回事"),),
            mentions=(quoted("aid", AID, "镇民政所", "suffix"),),
        ),
        Entity(
            *("person|乙二|柳湾日报", "person", ("Correspondent",), "乙二"),
            mentions=(quoted("aid", AID, "乙二", "byline"),),
        ),
        Entity(
            *("person|甲一|柳湾日报", "person", ("Reporter", "Photographer"), "甲一"),
            mentions=(quoted("aid", AID, "甲一", "byline"),),
        ),
    )


def _relations() -> tuple[Relation, ...]:
    district, town = "area|410108", "area|柳湾镇|410108"
    office, drive = "organization|柳湾镇民政所|410108", "initiative|暖冬行动|410108"
    together = "柳湾镇联合镇民政所"
    opens = "柳湾镇联合镇民政所开展“暖冬行动”"
    whole = span_of(AID, "近日,柳湾镇联合镇民政所开展“暖冬行动”。")
    return (
        Relation(
            *(town, "undertakes", drive),
            (
                quoted("aid", AID, opens, "opens", confidence=0.8, modality="planned", sentence=whole),
                quoted("lamps", LAMPS, "惠济区 已", "opens", confidence=0.5, valid_from="2011-03"),
            ),
        ),
        Relation(office, "cooperatesWith", town, (quoted("aid", AID, together, "with", confidence=0.9),)),
        Relation(town, "cooperatesWith", office, (quoted("aid", AID, opens, "with", confidence=0.7),)),
        Relation(town, "partOf", district, (Evidence("", Span(0, 0), "", "register", source=REGISTER),)),
        Relation(
            *("person|乙二|柳湾日报", "wroteWith", "person|甲一|柳湾日报"),
            (quoted("aid", AID, "记者 甲一 通讯员 乙二", "byline"),),
        ),
        Relation(
            *("person|甲一|柳湾日报", "covers", district),
            (quoted("aid", AID, "记者 甲一", "byline", confidence=0.9),),
            article_count=1,
        ),
    )


def _measurements() -> tuple[Measurement, ...]:
    given = quoted("aid", AID, "发放棉被300余床", "figure", modality="planned")
    lamps = quoted("lamps", LAMPS, "更换路灯3万盏", "figure")
    return (
        Measurement("area|柳湾镇|410108", Figure(0, "发放棉被", Decimal(300), "床", "approximate", given, "2011")),
        Measurement("", Figure(None, "更换路灯", Decimal("3E+4"), "盏", "exact", lamps)),
    )


@pytest.fixture(scope="session")
def resolved() -> Resolved:
    pages = (
        Page("b/2.txt", AID, 1, "柳湾日报", "2011-03-02", "A05"),
        Page("a/1.txt", LAMPS, 1, "柳湾日报", "2011-03-06", "A01"),
        Page("a/0.txt", LAMPS, 1, "柳湾日报", "2011-03-05", "B02"),
    )
    return Resolved(
        *(pages, _articles(), (("aid", (0,)), ("lamps", (1, 2))), _entities(), _relations(), _measurements()),
        about=(("aid", "area|柳湾镇|410108"),),
        signed=(
            ("aid", "reporter", "person|甲一|柳湾日报"),
            ("aid", "correspondent", "person|乙二|柳湾日报"),
        ),
    )


@pytest.fixture(scope="session")
def unit_iri() -> Callable[[str], str]:
    return lambda unit: {"床": "http://qudt.org/vocab/unit/NUM"}.get(unit, "")
