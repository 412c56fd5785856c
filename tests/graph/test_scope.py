from collections.abc import Callable

import pytest

import kg.graph.scope
from kg.graph.graph import Graph


def test_the_iri_of_a_page_is_not_worked_out_anew_for_each_of_its_articles(
    build: Callable[..., Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made of the page's whole text: a page of many articles would take the square of its length."""
    asked: list[str] = []
    path = kg.graph.scope.path
    monkeypatch.setattr(kg.graph.scope, "path", lambda kind, *key: asked.append(kind) or path(kind, *key))

    def times(articles: int) -> int:
        asked.clear()
        texts = (f"柳湾区办起食堂{n}家\n\n本报讯 柳湾区民政局办起食堂{n}家。\n" for n in range(articles))
        found = build("\n\n".join(texts))
        assert found.report["articles"]["read"] == articles  # type: ignore[index]
        return asked.count("page")

    assert times(30) == times(1) < 9
