from decimal import Decimal

import pytest

from kg.graph.evidence import confidence, once, strongest
from kg.model import Evidence, Modality, Span


def said(article: str, sure: float = 1.0, modality: Modality = "done", rule: str = "r") -> Evidence:
    return Evidence(article, Span(0, 2), "甲区", rule, sure, modality)


@pytest.mark.parametrize(
    ("evidence", "combined"),
    [
        ([said("a", 0.8)], "0.80"),
        ([said("a", 0.8), said("b", 0.5)], "0.90"),
        ([said("a", 0.8), said("a", 0.5, rule="s")], "0.80"),  # twice in one article is one witness
        ([said("a", 0.9), said("b", 0.9), said("c", 0.9)], "0.99"),
        ([said("a", 1.0)], "0.99"),
    ],
)
def test_articles_add_up_and_never_to_certainty(evidence: list[Evidence], combined: str) -> None:
    assert confidence(evidence) == confidence(evidence[::-1]) == Decimal(combined)


def test_what_was_done_outranks_what_was_planned() -> None:
    assert strongest([said("a", modality="planned"), said("b", modality="ongoing")]) == "ongoing"
    assert strongest([said("a", modality="planned"), said("b")]) == "done"


def test_one_span_and_rule_is_one_evidence() -> None:
    weak, strong = said("a", 0.4, "planned"), said("a", 0.4, "done")
    assert list(once([weak, strong, weak], "statement/1").values()) == [strong]
    assert len(once([weak, said("a", rule="s")], "statement/1")) == 2
    assert not set(once([weak], "statement/1")) & set(once([weak], "statement/2"))
