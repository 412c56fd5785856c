"""HermiT finds the ontology and the graphs consistent, and every class satisfiable."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from kg.graph.vocab import KG, ontology_text

Reason = Callable[[bytes], list[str]]
Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def reason(need: Callable[..., None], undated: Change) -> Reason:
    """The classes of which nothing can be; owlready2's error where the whole is inconsistent."""
    need(find_spec("owlready2") is not None, "owlready2 (the extra dev)")
    need(shutil.which("java") is not None, "default-jdk-headless (Debian)")
    import owlready2

    def reason(turtle: bytes) -> list[str]:
        world = owlready2.World()
        world.get_ontology("https://example.org/reasoned#").load(fileobj=io.BytesIO(undated(turtle)))
        owlready2.sync_reasoner_hermit(world, debug=0)
        return sorted({one.iri for one in world.inconsistent_classes()} - {owlready2.Nothing.iri})

    return reason


@pytest.mark.slow
def test_every_class_of_the_ontology_is_satisfiable(reason: Reason) -> None:
    assert reason(ontology_text().encode()) == []


@pytest.mark.slow
def test_a_graph_agrees_with_the_ontology(reason: Reason, graph: bytes) -> None:
    assert reason(ontology_text().encode() + graph) == []


@pytest.mark.slow
def test_a_class_of_which_nothing_can_be_is_found(reason: Reason) -> None:
    both = "\nkg:Both a owl:Class ; rdfs:subClassOf kg:Person , kg:Place ."
    assert reason(f"{ontology_text()}{both}".encode()) == [KG + "Both"]


@pytest.mark.slow
def test_a_statement_of_two_subjects_that_cannot_be_one_is_found(reason: Reason) -> None:
    from owlready2 import OwlReadyInconsistentOntologyError

    data = "\n[] kg:subject <https://example.org/1> , <https://example.org/2> .\n"
    apart = "<https://example.org/1> a kg:Person . <https://example.org/2> a kg:Road ."
    with pytest.raises(OwlReadyInconsistentOntologyError):
        reason(f"{ontology_text()}{data}{apart}".encode())
