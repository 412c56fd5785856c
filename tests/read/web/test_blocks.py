"""What a page prints in blocks other than <p> is as much of its article; what stands around it is none."""

import pytest

from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

TITLE = "青石镇建起驿站"
TEXT = [
    "本报讯（记者 陆远山）近日，青石镇在集市旁建起驿站3处，为环卫工人提供热水，驿站将开放到年底。",
    "在驿站里，环卫工人老杨接过一杯热水。他说，以前冬天只能在墙根下啃冷馒头，如今走几步就能歇脚。",
    "镇里今年还将在柳河村、东坡村和石桥村各建一处驿站，由村委会派人看管，钥匙交给网格员保管。",
    "集市上的商户也出了力。卖布的孙大姐捐出两张长椅，开面馆的老郑每天早上送来一桶开水。",
]
FOOTER = (
    '<div class="foot"><div>关于我们 | 联系我们</div><div>本网内容未经授权不得转载。</div><p>某某网版权所有</p></div>'
)
RELATED = "<div><div><a href=1.html>南湖公园明日开放。</a></div><div><a href=2.html>老城区新添书屋</a></div></div>"
BLOCKS = {
    "div": "<div>{}</div>",
    "div with a name": '<div class="lead">{}</div>',
    "section": "<section>{}</section>",
    "WeChat": '<section><section style="x"><span leaf="">{}</span></section></section>',
    "center": "<center>{}</center>",
    "custom": "<founder-content>{}</founder-content>",
    "bare": "{}",
}


def lines(body: str) -> list[str]:
    text = (
        f"<title>{TITLE}_某某网</title><div class=main><h1>{TITLE}</h1><div class=c>{body}</div></div>{RELATED}{FOOTER}"
    )
    (found,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(found, Page)
    return found.text.split("\n")


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("at", range(4))
def test_a_paragraph_in_another_block_than_the_others_is_kept(block: str, at: int) -> None:
    body = "".join((block if n == at else "<p>{}</p>").format(line) for n, line in enumerate(TEXT))
    assert lines(body) == [TITLE, *TEXT]


@pytest.mark.parametrize("block", [block for name, block in BLOCKS.items() if name not in ("custom", "bare")])
@pytest.mark.parametrize("at", range(4))
def test_one_p_does_not_hide_the_other_blocks(block: str, at: int) -> None:
    body = "".join(("<p>{}</p>" if n == at else block).format(line) for n, line in enumerate(TEXT))
    assert lines(body) == [TITLE, *TEXT]


def test_subheads_in_blocks_of_their_own_are_kept() -> None:
    body = f"<section><section>{TEXT[0]}</section></section><section><b>热水送到路边</b></section><p>{TEXT[1]}</p>"
    assert lines(body) == [TITLE, TEXT[0], "热水送到路边", TEXT[1]]


def test_lines_without_a_sentence_are_kept_in_blocks_like_those_of_the_text() -> None:
    signed = ["文/陆远山", *(line.replace("本报讯（记者 陆远山）", "") for line in TEXT[:2]), "（何小满）"]
    assert lines("".join(f"<div>{line}</div>" for line in signed)) == [TITLE, *signed]


def test_sentences_beside_blocks_are_paragraphs() -> None:
    assert lines(f"{TEXT[0]}<div>{TEXT[1]}</div>{TEXT[2]}<p>{TEXT[3]}</p>") == [TITLE, *TEXT]


def test_a_block_that_holds_a_link_alone_is_none() -> None:
    body = f"<p>{TEXT[0]}</p><div><a href=3.html>专题：驿站怎么建？</a></div><p>{TEXT[1]}</p>"
    assert lines(body) == [TITLE, *TEXT[:2]]


def test_the_sentence_of_a_footer_is_no_article_where_a_caption_is_all() -> None:
    caption = "青石镇的环卫工人昨日在驿站里喝热水，本报记者 陆远山 摄"
    assert lines(f"<p>{caption}</p>") == [TITLE, caption]
