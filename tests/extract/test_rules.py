"""The rule file: read, refused where malformed, and every example sentence in it run."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.extract.relations import claims
from kg.extract.rules import RELATIONS, SHAPES, Example, Rule, parse, read_markup, relation_rules
from kg.extract.sentences import sentences
from kg.model import Article, Byline, Context, Span

GOOD = """\
id opens
relation undertakes
shape act
subject area
object initiative
triggers 开展
confidence 0.9
holds [甲区/District]开展[清河行动/Campaign]。 => 甲区 undertakes 清河行动
holds [乙区/District]开展[清河行动/Campaign]。 => 乙区 undertakes 清河行动
fails [甲区/District]未开展[清河行动/Campaign]。
"""


def article(text: str) -> Article:
    headline = Span(0, text.index("\n")) if "\n" in text else None
    whole = (Span(0, len(text)),)
    return Article("key", text, headline, None, None, (), whole, Byline(), (), Context(), 1)


def edges(example: Example, rule: Rule) -> set[tuple[str, str, str]]:
    """The edges that this rule, not another one, draws."""
    names = [mention.name for mention in example.mentions]
    found = claims(article(example.text), example.mentions, sentences(example.text))
    triples = [
        (names[claim.subject], claim.predicate, names[claim.object])
        for claim in found
        if claim.evidence[0].rule == rule.id
    ]
    return {edge(*triple) for triple in triples}


def edge(subject: str, relation: str, object: str) -> tuple[str, str, str]:
    """A symmetric relation is the same both ways round."""
    swap = relation == "cooperatesWith" and object < subject
    return (object, relation, subject) if swap else (subject, relation, object)


@pytest.mark.parametrize("rule", relation_rules(), ids=lambda rule: rule.id)
def test_every_example_holds(rule):
    for example in rule.holds:
        wanted = {edge(*one) for one in example.edges}
        assert wanted <= edges(example, rule), f"line {example.line}: {example.text}"


@pytest.mark.parametrize("rule", relation_rules(), ids=lambda rule: rule.id)
def test_every_counterexample_fails(rule):
    for example in rule.fails:
        assert edges(example, rule) == set(), f"line {example.line}: {example.text}"


def test_every_relation_and_every_shape_has_a_rule():
    assert {rule.relation for rule in relation_rules()} == set(RELATIONS)
    assert {rule.shape for rule in relation_rules()} == set(SHAPES)


def test_a_good_rule_is_read():
    (rule,) = parse(GOOD)
    assert (rule.id, rule.triggers, rule.carry) == ("opens", ("开展",), "none")
    assert (len(rule.holds), len(rule.fails)) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("shape act", "shape dance", r"relations.txt:3: shape 'dance' \(expected one of act"),
        ("relation undertakes", "relation likes", "relations.txt:2: relation 'likes'"),
        ("subject area", "subject moon", "relations.txt:4: kind 'moon'"),
        ("confidence 0.9", "confidence 90", "relations.txt:7: confidence '90'"),
        ("confidence 0.9", "certainty 0.9", "relations.txt:7: key 'certainty'"),
        ("triggers 开展", "shape act", "relations.txt:6: 'shape' twice"),
        ("id opens\n", "", "relations.txt:1: the rule has no id"),
        ("fails ", "# fails ", r"relations.txt:1: 0 fails \(expected at least 1\)"),
        ("=> 甲区", "甲区", "relations.txt:8: holds are written"),
        ("=> 甲区 undertakes", "=> 甲区", "relations.txt:8: '甲区 清河行动'"),
        ("未开展[", "未开展", "relations.txt:10: '/Campaign]' closes nothing"),
        ("未开展", "未[开展", "relations.txt:10: a .* not closed"),
        ("甲区/District]未", "甲区/Moon]未", "relations.txt:10: class 'Moon'"),
        ("triggers 开展", "triggers @nothing", "no list 'nothing'"),
    ],
)
def test_a_malformed_rule_names_its_line(old, new, message):
    with pytest.raises(DataError, match=message):
        parse(GOOD.replace(old, new, 1))


def test_two_rules_of_one_id_are_refused():
    with pytest.raises(DataError, match=r"relations.txt:12: rule 'opens' stands already on line 1"):
        parse(GOOD + "\n" + GOOD)


def test_markup_gives_spans_of_the_plain_text():
    text, found = read_markup("[甲区/District]与[[乙区/District]医院/PublicInstitution]。")
    assert text == "甲区与乙区医院。"
    assert [(mention.evidence.span.of(text), mention.inner) for mention in found] == [
        ("甲区", False), ("乙区医院", False), ("乙区", True)
    ]  # fmt: skip
