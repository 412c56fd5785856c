"""Numbers that tell one from others."""

from __future__ import annotations

import pytest

from kg.extract.labels import is_route
from kg.extract.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    ["王石桥98年进厂", "08年毕业", "住在酒店4层", "坐电梯到4层", "4223次列车停运", "39路大巴", "国道16公里720米附近"],
)
def test_a_label_is_no_quantity(text: str) -> None:
    assert not find_quantities(text)


@pytest.mark.parametrize(
    "text", ["干了98年之久", "建厂90年的老店", "酒店共9层", "30层的高楼", "开行98次", "全长16公里"]
)
def test_what_still_counts(text: str) -> None:
    assert len(find_quantities(text)) == 1


def test_a_bus_line_is_no_number_of_roads() -> None:
    assert is_route("增开300路内外环", 6)
    assert not is_route("兵分3路人马", 4)
    assert not is_route("公园3处", 4)
