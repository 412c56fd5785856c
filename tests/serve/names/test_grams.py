"""Names that share characters."""

from hypothesis import example, given
from hypothesis import strategies as st

from kg.serve.names.grams import grams

NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), max_size=8)


def test_likeness_is_the_share_of_characters_and_pairs():
    known = grams(["金水区", "水", "惠济区"])
    assert [round(float(one), 3) for one in known.likeness("金水区")] == [1, 0.333, 0.2]
    assert [float(one) for one in known.likeness("𠀀")] == [0, 0, 0]


@example(names=["0"], asked="\x000")
@example(names=["\x000"], asked="0")
@given(NAMES, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_likeness_equals_dice_of_sets(names, asked):
    def pieces(text):
        return set(text) | {text[at : at + 2] for at in range(len(text) - 1)}

    def dice(name):
        return 2 * len(pieces(name) & pieces(asked)) / (len(pieces(name)) + max(len(pieces(asked)), 1))

    assert [float(one) for one in grams(names).likeness(asked)] == [dice(name) for name in names]
