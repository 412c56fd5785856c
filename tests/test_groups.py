from hypothesis import given
from hypothesis import strategies as st

from kg.groups import groups

NAMES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NAMES, NAMES)))
def test_each_name_is_in_the_one_group_that_its_pairs_lead_to(pairs: list[tuple[str, str]]) -> None:
    found = groups(pairs)
    assert sorted(name for group in found for name in group) == sorted({name for pair in pairs for name in pair})
    for group in found:
        reached, size = {group[0]}, 0
        while len(reached) > size:
            size = len(reached)
            reached |= {name for pair in pairs if not reached.isdisjoint(pair) for name in pair}
        assert sorted(reached) == group
    assert found == sorted(found)
