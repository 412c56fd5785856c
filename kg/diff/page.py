"""A difference as one HTML file: it works offline, has no script, and shows every text as text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Template
from markupsafe import Markup

from kg.diff.compare import Difference
from kg.diff.items import IN_HEAD
from kg.diff.table import one_line
from kg.view.labels import MODALITIES
from kg.view.offline import environment, policy

_SECTIONS = {"articles": "报道", "entities": "实体", "relations": "关系", "figures": "数据"}
_WORDS = {
    **{"base": "基址", "version": "版本", "options": "选项", "inputs": "输入", "pages": "版面数"},
    **{"started": "开始", "ended": "结束", "headline": "标题", "newspaper": "报纸", "date": "日期", "page": "版面"},
    **{"identity": "标识", "within": "所属", "name": "名称", "kind": "类别", "also": "别名", "in context": "文中称呼"},
    **{"code": "区划代码", "one": "同一理由", "apart": "不同理由", "confidence": "把握", "modality": "情态"},
    **{"articles": "报道篇数", "figure": "数据", "time": "时间", "unit": "标准单位"},
}


def render(found: Difference, before: str, after: str) -> bytes:
    """The page, UTF-8; `before` and `after` are what the reader calls the two graphs."""
    style = _own("page.css")
    page = _template().render(
        policy=policy(style),
        style=Markup(style),
        found=found,
        names=(before, after),
        sections=[(_SECTIONS[name], section) for name, section in found.sections.items()],
        words=_WORDS,
        in_head=IN_HEAD,
    )
    return page.encode()


@cache
def _template() -> Template:
    templates = environment()
    templates.filters["shown"] = _one_line
    return templates.from_string(_own("page.html"))


def _one_line(text: str) -> str:
    return MODALITIES.get(text) or one_line(text)


def _own(name: str) -> str:
    return (files("kg.diff") / name).read_text(encoding="utf-8")
