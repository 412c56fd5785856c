"""A graph to ask and to cite."""

import pytest

import kg
from kg.graph import store

DAY = """---
newspaper: {}
date: {}
page: {}
place: 郑州市
---

惠济区古荥镇开展清沟行动

本报讯(记者 路苇江 通讯员 申桐川)昨日,惠济区古荥镇开展“清沟”行动。
"""


@pytest.fixture(scope="session")
def twice(tmp_path_factory: pytest.TempPathFactory) -> store.Store:
    """One article in two newspapers."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "1.txt").write_text(DAY.format("柳湾日报", "2011-03-09", "A06"), encoding="utf-8")
    (folder / "2.txt").write_text(DAY.format("石桥晚报", "2011-03-10", "2"), encoding="utf-8")
    return store.load(kg.build(folder).turtle)
