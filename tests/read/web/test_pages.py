import socket
from collections.abc import Callable, Sequence

import pytest

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

TITLE = "金水区启动“清雪日”活动"
LONG = [
    "本报讯(记者 路苇江 通讯员 申桐川)3月2日,柳林街道办事处启动“清雪日”活动,清扫积雪12处。",
    "主任武麦青说,活动将持续到3月底。",
]
SHORT = ["记者 路苇江", "春耕在即,古荥镇开展农机“大体检”活动。", "镇农机站联合区农业局出动技术员8名。", "(申桐川)"]
RELATED = "<ul><li><a href=1.html>二七区修缮道路</a></li><li><a href=2.html>中原区举办运动会</a></li></ul>"


def classic(title: str, paragraphs: Sequence[str]) -> str:
    """As sites were built in 2010: blocks named by class, related links and comments below."""
    body = "\n".join(f"<p>　　{one}</p>" for one in paragraphs)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}-郑州新闻-某某网</title><script>var news = "正文";</script></head><body>
<div class="nav"><a href="/">首页</a> | <a href="/news">新闻</a> | <a href="/sports">体育</a></div>
<div class="path">您当前的位置:<a href="/">首页</a> &gt; <a href="/zz">郑州新闻</a> &gt; 正文</div>
<div class="content"><h1>{title}</h1><div class="info">2011-03-02 08:30 来源:中原晨曦报 作者:某某 <a>字号</a></div>
<div id="zoom">{body}</div><div class="editor">(责任编辑:某某)</div></div>
<div class="related"><h3>相关新闻</h3>{RELATED}</div>
<div class="comments"><h3>网友评论</h3><div class="comment"><p>支持一下!</p></div></div>
<div class="footer">关于我们 | 版权声明 <br>某某网 版权所有</div></body></html>"""


def modern(title: str, paragraphs: Sequence[str]) -> str:
    """With the elements and the metadata of today."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_某某新闻</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="某某新闻">
<meta property="article:published_time" content="2011-03-02T08:30:00+08:00">
<link rel="canonical" href="https://news.example.com/2011/1.html"></head>
<body><header><nav><ul><li><a href="/">首页</a></li></ul></nav></header><main><article><h1>{title}</h1>
{body}</article><aside><h2>热门推荐</h2>{RELATED}</aside></main>
<section id="comments"><h2>评论</h2><p>很好很好,希望继续!</p></section><footer><p>版权所有</p></footer></body></html>"""


def digital(title: str, paragraphs: Sequence[str]) -> str:
    """As the digital edition of a newspaper: tables, and line breaks between paragraphs."""
    body = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{one}" for one in paragraphs)
    return f"""<html><head><title>中原晨曦报数字报-{title}</title></head><body><table><tr>
<td><a href="node_1.htm">第A01版:要闻</a><br><a href="node_2.htm">第A02版:城事</a></td><td><table>
<tr><td class="font01">{title}</td></tr><tr><td>2011年03月02日 星期三 A05版 城事</td></tr>
<tr><td><div id="ozoom"><founder-content>{body}</founder-content></div></td></tr></table></td></tr></table>
<div>上一篇 下一篇</div><div>中原晨曦报版权所有</div></body></html>"""


def plain(title: str, paragraphs: Sequence[str]) -> str:
    return f"<title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{one}" for one in paragraphs)


def of(text: str | bytes, encoding: str = "") -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    (found,) = pages_of(Source("a.html", data), Settings(encoding=encoding))
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize("site", [classic, modern, digital, plain])
@pytest.mark.parametrize("paragraphs", [LONG, SHORT], ids=["long", "short"])
def test_the_headline_the_byline_and_each_paragraph_and_nothing_else(
    site: Callable[[str, Sequence[str]], str], paragraphs: Sequence[str]
) -> None:
    found = of(site(TITLE, paragraphs))
    assert found.text.split("\n") == [TITLE, *paragraphs]
    assert found.single
    assert found.titled


@pytest.mark.parametrize(
    ("site", "date", "newspaper", "url"),
    [
        (classic, "2011-03-02", "中原晨曦报", ""),
        (modern, "2011-03-02", "某某新闻", "https://news.example.com/2011/1.html"),
        (digital, "2011-03-02", "", ""),
        (plain, "", "", ""),
    ],
)
def test_what_the_page_says_of_itself(
    site: Callable[[str, Sequence[str]], str], date: str, newspaper: str, url: str
) -> None:
    found = of(site(TITLE, LONG))
    assert (found.date, found.newspaper, found.url) == (date, newspaper, url)


def test_a_day_inside_the_text_is_not_that_of_the_page() -> None:
    assert of(plain(TITLE, ["据介绍,自2009年5月1日起,柳林街道办事处清扫积雪12处,居民参加。" * 3] * 9)).date == ""


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert of(modern(TITLE, LONG).replace("https://news.example.com/2011/1.html", "javascript:alert(1)")).url == ""


@pytest.mark.parametrize(
    ("declared", "written", "found"),
    [
        ("gb2312", "gbk", "GB18030"),
        ("big5", "gbk", "GB18030"),
        ("utf-8", "gbk", "GB18030"),
        ("gb2312", "utf-8", "UTF-8"),
        ("x-none", "gbk", "GB18030"),
        ("utf-8", "utf-16", "UTF-16LE"),
    ],
)
def test_the_encoding_that_is_declared_holds_where_it_can(declared: str, written: str, found: str) -> None:
    page = of(classic(TITLE, LONG).replace("gb2312", declared).encode(written))
    assert (page.encoding, page.text.split("\n")[0]) == (found, TITLE)


def test_a_page_declared_as_big5_is_read_so_where_its_characters_leave_it_open() -> None:
    page = "<meta charset=big5><title>道路</title><h1>道路</h1><p>" + "修缮道路,清掃積雪。".replace("缮", "") * 9
    assert "清掃積雪" in of(page.encode("big5")).text


@pytest.mark.parametrize(
    "text",
    [
        "<html></html>",
        "<title>某某网</title>",
        "<div>" * 100_000 + "清扫",
        "<script>正文</script>",
        "<p> </p>",
        "<!-- 正文 -->",
        "<title>柳湾早市</title><body><br>",
    ],
    ids=["nothing", "only a title", "nested", "script", "blank", "comment", "the name of a column"],
)
def test_a_page_without_an_article_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        of(text)
    assert str(error.value) in (
        "no article on this page (expected paragraphs of text)",
        "no web page (expected HTML)",
    )


def test_a_page_of_any_size_is_none_of_the_web() -> None:
    with pytest.raises(UnreadableFile, match=r"^a web page of more than 8 MB"):
        of("<p>" + "a" * (8 << 20))


def test_entities_that_multiply_or_name_a_file_stay_what_they_are(cpu: Callable[..., float]) -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE html [<!ENTITY a0 "雪"><!ENTITY f SYSTEM "file:///etc/passwd">{names}]>'
    page = head + plain(TITLE, [*LONG, "还有&a11;&f;。"])
    assert cpu(of, page) < 1
    assert "root:" not in of(page).text
    assert len(of(page).text) < len(page)


@pytest.mark.parametrize("control", ["\x01", "\x1e", "&#1;", "&#x1f;", "&#xd800;", "\uffff", "&#xffff;"])
def test_control_characters_are_left_out(control: str) -> None:
    page = digital(TITLE, [LONG[0].replace("清扫", f"清{control}扫"), LONG[1]]).replace("ozoom", f"o{control}zoom")
    assert of(page).text.replace("\ufffd", "").split("\n") == [TITLE, *LONG]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", none)
    links = '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><img src="http://127.0.0.1:9/a.png">'
    doctype = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd">'
    assert of(doctype + links + plain(TITLE, LONG)).text.split("\n") == [TITLE, *LONG]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<br>", "<p>清扫积雪</p>", "<b>", "<td>", "&nbsp;", "<a href=1>清扫</a>"])
def test_time_grows_with_the_page(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(list, map(of, [plain(TITLE, [*LONG, piece * size])]))

    assert once(8000) < 10 * once(2000) + 0.2


@pytest.mark.parametrize("colon", ["\uff1a", ":"])
def test_the_newspaper_stands_behind_a_colon_of_either_width(colon: str) -> None:
    line = f"<p>2011-03-08 07:30\u3000来源{colon}柳湾日报\uff08记者路苇江\uff09</p>"
    page = f"<title>柳湾区办起食堂</title><h1>柳湾区办起食堂</h1>{line}<p>柳湾区民政局昨日办起便民食堂3家。</p>"
    (found,) = pages_of(Source("a.html", page.encode()), Settings())
    assert isinstance(found, Page)
    assert found.newspaper == "柳湾日报"
