from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph import vocab


@pytest.mark.parametrize(
    "base",
    [
        "https://w3id.org/local-news-kg/id/",
        "http://localhost:8000/",
        "https://example.org/kg#",
        "https://example.org/%E9%83%91/",
    ],
)
def test_a_base_is_an_absolute_address_that_ends_openly(base: str) -> None:
    assert vocab.check_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        *("", "id/", "https://", "https://example.org/kg", "ftp://example.org/", "https://例子.中国/"),
        *("https://example.org/a b/", "https://example.org/<x>/", "https://example.org/#a/", "file:///tmp/"),
        *("https://example.org/../x/", "https://example.org/%zz/", "https://example.org/\n/", "urn:kg:"),
    ],
)
def test_anything_else_is_refused_with_what_was_expected(base: str) -> None:
    with pytest.raises(InputError, match=r"^base .*expected"):
        vocab.check_base(base)


def test_nobody_names_things_in_the_namespace_of_a_vocabulary() -> None:
    for base in ("https://schema.org/", "https://w3id.org/local-news-kg/ontology#"):
        with pytest.raises(InputError, match="address of your own"):
            vocab.check_base(base)


def test_a_coded_area_is_named_by_its_code() -> None:
    for code in ("41", "4101", "410103", "410103001"):
        assert vocab.entity_path("area", "whatever", code) == f"area/{code}"
    assert vocab.entity_path("organization", "area|410103", "410103").startswith("organization/")
    assert vocab.entity_path("area", "area|x", "４１０１０３") != "area/４１０１０３"


def test_a_former_key_keeps_the_address_it_had() -> None:
    assert vocab.former_path("area", "area|410103") == "area/410103"
    assert vocab.former_path("person", "person|甲|乙") == vocab.entity_path("person", "person|甲|乙")


@given(st.lists(st.text()), st.sampled_from(vocab.MINTED))
def test_every_minted_iri_is_ascii_and_the_same_again(key: list[str], kind: str) -> None:
    minted = vocab.check_iri(vocab.BASE + vocab.path(kind, *key))
    assert minted.isascii()
    assert minted == vocab.BASE + vocab.path(kind, *key)


@given(st.text(), st.text(min_size=1))
def test_keys_that_only_run_together_are_different(left: str, right: str) -> None:
    assert vocab.digest(left + right, "") != vocab.digest(left, right)


@pytest.mark.parametrize("iri", ["", "a", "http://a b", "http://a|b", "http://郑", "http://a\\b", "http://a>"])
def test_an_iri_that_some_reader_rejects_is_not_written(iri: str) -> None:
    with pytest.raises(InputError):
        vocab.check_iri(iri)


def test_no_prefix_lies_inside_another() -> None:
    spaces = list(vocab.prefixes(vocab.BASE).values())
    assert not [(a, b) for a in spaces for b in spaces if a != b and a.startswith(b)]


def test_the_ontology_is_found_in_a_checkout() -> None:
    text = vocab.ontology_text()
    if not (files("kg") / "data" / "ontology.ttl").is_file():
        assert text == (Path(__file__).parents[2] / "ontology.ttl").read_text(encoding="utf-8")
