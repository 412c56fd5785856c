"""One thing of a store at a time."""

from kg.graph import links
from kg.graph.store import load

S = load(b"<a:s> <a:p> 'y', 'x' . <a:t> <a:p> 'x' ; <a:q> <a:s> .")


def test_a_property_has_subjects_and_values():
    assert sorted(links.pairs(S, "a:p")) == [("a:s", "x"), ("a:s", "y"), ("a:t", "x")]
    assert links.values(S, "a:s", "a:p") == ["x", "y"]
    assert links.subjects(S, "a:q", "a:s") == ["a:t"]
    assert links.values(S, "a:none", "a:p") == []
    assert links.counted(S, "a:p") == {"x": 2, "y": 1}
    assert links.counted(S, "a:none") == {}
