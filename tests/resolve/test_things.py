from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.things import Thing, area_key


def test_an_area_with_a_code_is_known_by_it_whatever_it_is_called() -> None:
    assert area_key("管城区", "410104", "410100") == area_key("管城回族区", "410104", "")


def test_an_area_without_a_code_is_kept_apart_by_what_it_lies_in() -> None:
    assert area_key("王庄村", "", "410105") != area_key("王庄村", "", "410106")


@given(st.text(), st.text())
def test_the_same_thing_again_differs_only_in_its_reason(name: str, reason: str) -> None:
    thing = Thing(f"place|{name}|410105", "place", "Facility", name)
    again = thing.again(reason)
    assert (again.key, again.name, again.reason) == (thing.key, thing.name, reason)
