"""Independent readers find the same triples in graph.ttl."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.graph.graph import Graph


def _triples(data: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    return {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(data, format=form)}


def _rapper(turtle: bytes, path: Path) -> bytes:
    if shutil.which("rapper") is None:
        assert "CI" not in os.environ, "rapper is missing (Debian: raptor2-utils)"
        pytest.skip("rapper is missing (Debian: raptor2-utils)")
    path.write_bytes(turtle)
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _rdflib(turtle: bytes, path: Path) -> bytes:
    stream = io.BytesIO()
    rdflib.Graph().parse(data=turtle, format="turtle").serialize(stream, format="nt", encoding="utf-8")
    return stream.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("reader", [_rapper, _rdflib])
@pytest.mark.parametrize("source", ["corpus", "page"])
def test_every_reader_finds_the_same_triples(
    reader: Callable[[bytes, Path], bytes],
    source: str,
    tmp_path: Path,
    corpus_graph: Graph,
    request: pytest.FixtureRequest,
) -> None:
    graph = corpus_graph
    if source == "page":
        graph = kg.build(request.getfixturevalue("shared") / "pages" / "zhengzhou-2011.txt")
    found = _triples(reader(graph.turtle, tmp_path / "graph.ttl"), ox.RdfFormat.N_TRIPLES)
    assert found == _triples(graph.turtle, ox.RdfFormat.TURTLE)
