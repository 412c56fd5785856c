"""kg: a knowledge graph from Chinese local news, with the sentence behind every edge.

The steps, in order; each is a package of its own and knows only those before it:

    read        files → pages → articles with bylines
    extract     article → mentions, claims, figures
    resolve     all mentions → entities, with reasons
    graph       entities and relations → RDF
    invariants  what holds in every graph, and what a graph breaks
    view        a graph → one offline HTML page
    explain     a graph → why it says what it says of a thing
    evaluate    a graph and annotated articles → what is right, wrong and missing
    diff        two graphs → what came, went and changed
    export      a graph → what other programs read
    ask         a graph and a question → rows, what was read, how to cite it
    serve       a graph → answers over the network
    notebook    a graph and its answers → what a notebook shows, and %%sparql

`pipeline.build` is the whole program on one screen, `model` the types that the steps pass on,
`lexicon` what every step may look up, `data` the rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import (
        DataError,
        InputError,
        KGError,
        NothingReadable,
        OptionError,
        OutputError,
        QueryError,
        UnreadableFile,
        WorkerLost,
    )
    from kg.extract.tagger import tag
    from kg.graph.graph import Graph
    from kg.graph.rdf import open
    from kg.model import Article, Byline, Context, Evidence, Extract, Mention, Span
    from kg.pipeline import build, read_article
    from kg.read.bylines.lines import read_byline
    from kg.view.draw import draw

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Byline",
    "Context",
    "DataError",
    "Evidence",
    "Extract",
    "Graph",
    "InputError",
    "KGError",
    "Mention",
    "NothingReadable",
    "OptionError",
    "OutputError",
    "QueryError",
    "Span",
    "UnreadableFile",
    "WorkerLost",
    "__version__",
    "build",
    "draw",
    "open",
    "read_article",
    "read_byline",
    "tag",
]

_HOMES = {
    "kg.errors": (
        *("DataError", "InputError", "KGError", "NothingReadable", "OptionError"),
        *("OutputError", "QueryError", "UnreadableFile", "WorkerLost"),
    ),
    "kg.extract.tagger": ("tag",),
    "kg.graph.graph": ("Graph",),
    "kg.graph.rdf": ("open",),
    "kg.notebook.magic": ("load_ipython_extension",),  # what %load_ext kg looks for; not in __all__
    "kg.model": ("Article", "Byline", "Context", "Evidence", "Extract", "Mention", "Span"),
    "kg.pipeline": ("build", "read_article"),
    "kg.read.bylines.lines": ("read_byline",),
    "kg.view.draw": ("draw",),
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that `kg --help` loads nothing else."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
