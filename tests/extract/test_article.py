"""One article, read: mentions, claims and figures that hang together, and a pure function of the article."""

from __future__ import annotations

import pickle
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.article import extract
from kg.graph.graph import Graph
from kg.lexicon.characters import simplified
from kg.model import Article, Byline, Context, Evidence, Extract, Span
from kg.pipeline import read_article

TEXT = (
    "二七区治理违法建筑\n"
    "昨日,二七区绿化管理所移栽雪松120株。区执法局协助该所拆除违法建筑300平方米。\n"
    "社区主任宋以宁说,二七区各社区治理违法建筑三天。"
)


def article(text: str, *, headline: bool = True) -> Article:
    first = Span(0, text.index("\n")) if headline else None
    whole = (Span(0, len(text)),)
    return Article("key", text, first, None, None, (), whole, Byline(), (), Context(city="410100"), 1)


def evidence(found: Extract) -> list[Evidence]:
    claims = [each for claim in found.claims for each in claim.evidence]
    return [*(each.evidence for each in found.mentions), *claims, *(each.evidence for each in found.figures)]


def check(found: Extract) -> None:
    """Every quote is its slice, every index a mention's."""
    text, known = found.article.text, range(len(found.mentions))
    for each in evidence(found):
        assert 0 <= each.span.begin < each.span.end <= len(text)
        assert each.quote == each.span.of(text)
        assert each.article == found.article.key
    assert all(claim.subject in known and claim.object in known for claim in found.claims)
    assert all(figure.subject is None or figure.subject in known for figure in found.figures)


def test_what_an_article_gives():
    found = extract(article(TEXT))
    check(found)
    names = {each.name for each in found.mentions}
    assert names >= {"二七区", "二七区绿化管理所", "区执法局", "该所", "宋以宁", "治理违法建筑"}
    assert {(str(figure.value), figure.unit) for figure in found.figures} >= {("120", "株"), ("300", "平方米")}
    assert found.sentences[0].of(TEXT) == "二七区治理违法建筑"
    assert found.article.text == TEXT


def test_an_article_without_names_gives_nothing():
    found = extract(article("天气晴好。", headline=False))
    assert (found.mentions, found.claims, found.figures) == ((), (), ())
    assert extract(article("", headline=False)).sentences == ()


def test_four_elements_are_no_money():
    found = extract(article("四元素组合亮相。", headline=False))
    assert found.figures == ()
    assert found.mentions == ()


def test_the_same_article_gives_the_same_extract_and_travels_between_processes():
    found = extract(article(TEXT))
    assert extract(article(TEXT)) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert extract(pickle.loads(pickle.dumps(article(TEXT)))) == found


def test_another_article_in_between_changes_nothing():
    found = extract(article(TEXT))
    extract(article("中原区\n中原区绿化管理所开会,绿化所收工。"))
    assert extract(article(TEXT)) == found


PIECES = (
    *("二七区", "花园口镇", "绿化管理所", "区执法局", "鑫山公司", "宋以宁", "主任", "我市", "该所", "清河行动", "开展"),
    *("“清河”", "协助", "成立", "捐赠", "来自", "拆除", "违法建筑", "由", "为", "与", "和", "、", "，", "。", "："),
    *("“", "”", "3", "万", "元", "平方米", "20余万元", "3.5%", "2010年", "3月1日", "目前", "未", "将", "\n", " "),
    *("說", "區", "😀", "\x00"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.booleans())
def test_no_text_breaks_it(text, headline):
    text = f"清河行动启动\n{text}" if headline else text
    check(extract(article(text, headline=headline)))


SIMPLIFIED = """柳岸街道办事处 花坛摆到家门口

本报讯(记者 方砚山 通讯员 秦禾)昨日,柳岸街道办事处联合金水区民政局开展“花坛到家”活动,布置花坛120处。
柳岸派出所所长樊柳青说,柳岸派出所将协助柳岸街道办事处推进这项活动。

金水区还出台《庭院绿化实施办法》,成立绿化服务队。
"""
TRADITIONAL = """柳岸街道辦事處 花壇擺到家門口

本報訊(記者 方硯山 通訊員 秦禾)昨日,柳岸街道辦事處聯合金水區民政局開展“花壇到家”活動,布置花壇120處。
柳岸派出所所長樊柳青說,柳岸派出所將協助柳岸街道辦事處推進這項活動。

金水區還出臺《庭院綠化實施辦法》,成立綠化服務隊。
"""
RELATIONS = "SELECT ?label ?rule ?modality ?post WHERE { ?s a kg:Statement ; rdfs:label ?label ; kg:evidence ?e . \
?e kg:rule ?rule ; kg:modality ?modality . OPTIONAL { ?e kg:post ?post } }"


def test_both_scripts_give_the_same_relations(
    build: Callable[..., Graph], rows: Callable[[Graph, str], list[tuple[str, ...]]]
) -> None:
    found = [rows(build(text), RELATIONS) for text in (SIMPLIFIED, TRADITIONAL)]
    assert found[0] == found[1]
    rules = {rule for _, rule, _, _ in found[0]}
    assert {"柳岸街道办事处 开展 花坛到家", "樊柳青 供职于 柳岸派出所", "金水区 开展 庭院绿化实施办法"} <= {
        label for label, *_ in found[0]
    }
    assert len(rules) > 5


def test_what_is_found_differs_only_in_its_quotes() -> None:
    one, other = (read_article(text) for text in (SIMPLIFIED, TRADITIONAL))
    assert all(each.quote == each.span.of(other.article.text) for each in evidence(other))
    assert [each.quote for each in evidence(one)] == [simplified(each.quote) for each in evidence(other)]
    assert any(each.quote != simplified(each.quote) for each in evidence(other))
    assert [(m.kind, m.type, m.name, m.evidence.span) for m in one.mentions] == [
        (m.kind, m.type, m.name, m.evidence.span) for m in other.mentions
    ]
    assert [(f.measure, f.value, f.unit) for f in one.figures] == [(f.measure, f.value, f.unit) for f in other.figures]
