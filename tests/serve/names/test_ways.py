"""How well a name fits what was asked."""

import pytest

from kg.serve.names.ways import WAYS, asked, fit


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("金水区", "金水镇"),  # two kinds of area are two areas
        ("区", "金水区"),
        ("金", "金区"),  # one character may be any word
        ("王某", "李某"),
        ("街道办事处", "金水"),
        ("jsq", "金水"),
    ],
)
def test_what_differs_by_more_than_an_ending_is_not_taken_for_the_same(query, name):
    found = fit(asked(query), name)
    assert found is None or found.score < 80


@pytest.mark.parametrize(("query", "name"), [("长葛市", "zhanggeshi"), ("荥阳", "xingyang"), ("吕梁", "lvliang")])
def test_each_way_to_read_a_character_is_a_way_to_type_it(query, name):
    assert fit(asked(name), query).way == "pinyin"


def test_ways_say_what_they_are_and_go_from_low_to_high():
    assert all(
        (0 <= way.low <= way.top <= 100 and way.share.__doc__.endswith(".")) or ":" in way.share.__doc__ for way in WAYS
    )
    assert len({way.name for way in WAYS}) == len(WAYS)


def test_more_of_a_name_is_worth_more():
    scores = [fit(asked("花溪街农机合作社"[:length]), "花溪街农机合作社").score for length in (1, 2, 4, 7, 8)]
    assert scores == sorted(set(scores))
