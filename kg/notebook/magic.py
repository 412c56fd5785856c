"""`%sparql` and `%%sparql`, which `%load_ext kg` brings: the only module that knows IPython."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, magics_class, no_var_expand

from kg.ask import listing
from kg.ask.asking import ask, parted, question
from kg.ask.coverage import in_words, read_range
from kg.ask.header import Query
from kg.ask.shipped import shipped
from kg.errors import InputError, KGError
from kg.graph.store import Store
from kg.lexicon.characters import shown
from kg.notebook.asking import held, is_graph, opened
from kg.notebook.line import Line, read_line


def load_ipython_extension(shell: InteractiveShell) -> None:
    """What `%load_ext kg` calls."""
    shell.register_magics(Sparql)


@magics_class
class Sparql(Magics):
    """The magics, and the target that was named last."""

    word = ""  # of the last target: a variable may hold another graph by now

    @no_var_expand
    @line_cell_magic
    def sparql(self, line: str, cell: str | None = None) -> object:
        """Asks a graph in SPARQL: `%%sparql TARGET [--to frame] [-o NAME]`, the query below.

        TARGET is an out/ folder, a graph.ttl, a store, or a variable that holds a graph; without one, the last is
        asked again. `--to frame` gives a pandas DataFrame, `-o NAME` keeps the answer as a variable and shows nothing.
        On one line: `%sparql TARGET SELECT …`, or a query that kg brings: `%sparql TARGET who-covers --district
        金水区`. `%sparql --list` shows those, and `%sparql TARGET` alone only names the target.
        """
        try:
            return self._done(read_line(line, cell))
        except KGError as error:
            raise UsageError(shown(str(error))) from None  # one line in the notebook, and no traceback

    @property
    def _variables(self) -> dict[str, Any]:
        """The notebook's own."""
        return self.shell.user_ns if self.shell else {}

    def _done(self, line: Line) -> object:
        if line.listed:
            return listing.answer()
        alone, told = parted(line.words)
        target, asked = self._parts(alone, line.query)
        graph = self._graph(target)
        return self._answer(graph, question(asked), told, line) if asked else None

    def _parts(self, alone: list[str], query: str) -> tuple[str, str]:
        """The target, the last one where none is named, and what is asked of it."""
        words = [*alone, query] if query else alone
        if not words or words[0] == query or self._is_shipped(words[0]):
            words = [self.word, *words]
        if len(words) > 2:
            raise InputError(f"sparql: {words[2][:30]!r} stands behind the question (expected one question)")
        return words[0], "".join(words[1:])

    def _is_shipped(self, word: str) -> bool:
        return word in {query.name for query in shipped()} and not is_graph(self._variables.get(word))

    def _graph(self, word: str) -> Store:
        if not word:
            raise InputError("sparql: no graph (expected %%sparql out/, or the name of a variable that holds one)")
        variable = self._variables.get(word)
        graph = held(variable) if is_graph(variable) else opened(Path(word))
        self.word = word
        return graph

    def _answer(self, graph: Store, query: Query, told: Mapping[str, str], line: Line) -> object:
        """The answer, to be shown; nothing where a variable takes it."""
        found = ask(graph, query, told)
        if query.absence:
            print(f"read: {shown(in_words(read_range(graph)))}")  # an absence is one of those pages only
        formed = found.frame() if line.form == "frame" else found
        if not line.name:
            return formed
        self._variables[line.name] = formed
        return None
