import pytest

from kg.graph.vocab import KG
from kg.view.figures import in_words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("28800.0", "28,800平方米"),
        ("0.50", "0.5平方米"),
        ("若干", "若干平方米"),
        ("1E999999999", "1E999999999平方米"),
        ("1E-999999999", "1E-999999999平方米"),
        ("NaN", "NaN平方米"),
    ],
)
def test_a_value_is_written_out_unless_that_would_fill_the_page(value: str, said: str) -> None:
    facts = {"urn:f": {KG + "value": [value], KG + "unitText": ["平方米"], KG + "bound": ["approximate"]}}
    assert in_words(facts, "urn:f") == "约" + said
