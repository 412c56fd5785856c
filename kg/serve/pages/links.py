"""The links that every page of the server has."""

from __future__ import annotations

from kg.view.offline import Link

LINKS = (
    Link("/", "网络", "network"),
    Link("/search", "搜索", "search"),
    Link("/query", "查询", "query"),
    Link("/coverage", "数据覆盖", "coverage"),
    Link("/ontology", "词汇", "vocabulary"),
)
