"""What was named before: each thing once, by when it was named and by the forms that can name it."""

from kg.resolve.before import Before
from kg.resolve.things import Thing


def place(name: str, parent: str = "") -> Thing:
    return Thing(f"place|{name}|", "place", "Facility", name, parent=parent)


def test_what_is_named_again_moves_to_the_end_and_is_there_once() -> None:
    before = Before()
    for mention, name in ((3, "柳荫游园"), (7, "枫桥公园"), (9, "柳荫游园"), (1, "枫桥公园")):
        before.add(mention, place(name).again(f"第{mention}处"))
    assert [thing.name for thing in before.latest("place")] == ["柳荫游园", "枫桥公园"]
    assert list(before.latest("organization")) == []


def test_things_are_found_by_their_forms_and_by_what_they_belong_to_in_text_order() -> None:
    before = Before(lambda thing: [thing.name, thing.name[:2]])
    late, early = place("柳荫游园", "area|甲"), place("柳荫公园", "area|甲")
    before.add(8, late)
    before.add(2, early)
    before.add(5, place("枫桥公园"))
    assert before.called("place", ["柳荫", "柳荫游园", "无此处"]) == before.within("area|甲") == [early, late]
    assert before.called("organization", ["柳荫"]) == before.within("area|乙") == []
