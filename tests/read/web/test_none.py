"""Web pages that are no article are refused in a line; those that may be one are kept, with a warning."""

from collections.abc import Callable

import pytest

from kg.errors import UnreadableFile
from kg.model import Page
from kg.read.formats import pages_of
from kg.read.sources import Settings, Source

NAMES = ["柳林街道办起夜校", "古荥镇启动“清雪日”!", "嵩山路街道修缮书屋", "渡口书屋开门了吗?"]
NOTICE = "a notice in place of an article (expected paragraphs of text)"
LIST = "a list of links (expected paragraphs of text)"
NOTHING = "no article on this page (expected paragraphs of text)"
ARCHIVE = "a web page with its pictures in one file (expected .html: saved as that, without them)"


def of(text: str) -> Page:
    (found,) = pages_of(Source("a.html", text.encode()), Settings())
    assert isinstance(found, Page)
    return found


def items(form: str) -> str:
    return "".join(form.format(name=name) for name in NAMES)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<title>404 Not Found</title><h1>404</h1><p>您访问的页面不存在，请检查网址是否正确，或返回首页。</p>", NOTICE),
        ("<title>某某网</title><p>您请求的文章已被删除或者尚未发布，三秒后返回某某网的首页。</p>", NOTICE),
        ("<title>页面不存在_某某网</title><p>请您检查一下网址是不是输入正确，谢谢您的支持。</p>", NOTICE),
        ("<title>某某网</title><div>本网站需要启用 JavaScript 才能浏览，请您打开以后再来看看。</div>", NOTICE),
        (
            "<title>某某网</title><div id=app></div><noscript>请启用 JavaScript 以继续浏览本网站的内容。</noscript>",
            NOTHING,
        ),
        (f"<title>某某日报</title>{items('<li><a href=1>{name}</a> 2011-03-02</li>')}", LIST),
        (f"<title>某某日报</title><ul>{items('<li>· <a href=1>{name}</a>[03-02]</li>')}</ul>", LIST),
        (f"<title>某某日报</title><div class=content>{items('<p><a href=1>{name}</a></p>')}</div>", LIST),
        (
            "<title>某某网</title><p>正在加载</p>",
            "hardly a word on this page (expected paragraphs of text)",
        ),
        (
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>=E9=87=91</p>",
            ARCHIVE,
        ),
        ("From: <Saved>\nContent-Type: multipart/related\n\n--b\nContent-Type: text/html\n\n<p>=E9</p>", ARCHIVE),
    ],
)
def test_what_is_surely_none_is_refused(page: str, why: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        of(page)
    assert str(error.value) == why


@pytest.mark.parametrize(
    "page",
    [
        "<title>500 户居民搬家</title><h1>500 户居民搬家</h1><p>柳林街道的500户居民搬进新居,街道送去春联。</p>",
        "<title>404路公交改线</title><h1>404路公交改线</h1><p>本报讯(记者 路苇江)昨日,404路公交改走柳林路。</p>",
        "<title>网页</title><h1>页面开放</h1><p>本报讯(记者 路苇江)昨日,居民访问的网页已删除。</p>",
        "<h1>渡口书屋</h1><p>渡口书屋里的夜校今天就要开门上课了,居民都说好!</p><p>你想来吗?</p>",
        f"<h1>要闻</h1><p>今日的要闻,每一条都可以点开来看。</p>{items('<p><a href=1>{name}</a></p>')}",
    ],
)
def test_articles_with_such_words_are_kept_without_a_warning(page: str) -> None:
    assert not of(page).notes


@pytest.mark.parametrize(
    "body",
    [
        "<p>居民在渡口书屋读书 路苇江 摄</p>",
        "<p>一等奖 武麦青</p><p>二等奖 申桐川</p><p>三等奖 谷麦成</p><p><a href=1>上一页</a></p>",
        "<p>From: 柳林街道的一封信</p><p>MIME-Version: 1.0</p>",
    ],
)
def test_a_page_without_a_sentence_that_may_be_one_is_kept_with_a_warning(body: str) -> None:
    found = of(f"<title>书屋</title><h1>渡口书屋</h1>{body}")
    assert found.text.split("\n")[0] == "渡口书屋"
    assert found.notes == ("a.html: no sentence ends on this page (expected paragraphs of text)",)


@pytest.mark.parametrize("piece", ["·", " ", "2011-", "(", "1", "页面", "访问的页面", "启用", "From:"])
def test_time_grows_with_what_is_looked_at(piece: str, cpu: Callable[..., float]) -> None:
    def once(size: int) -> float:
        return cpu(of, f"<title>{piece * size}</title><p>柳林街道办事处办起夜校{piece * size}</p>")

    assert once(20_000) < 10 * once(5000) + 0.2
