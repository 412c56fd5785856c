"""`%sparql` and `%%sparql`, which `%load_ext kg` brings: the only module that knows IPython."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, magics_class, no_var_expand

from kg.errors import InputError, KGError
from kg.graph.store import Store, query
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

        TARGET is an out/ folder, a graph.ttl, or a variable that holds a graph; without one, the last is asked
        again. `--to frame` gives a pandas DataFrame, `-o NAME` keeps the answer as a variable and shows nothing.
        On one line: `%sparql TARGET SELECT …`; `%sparql TARGET` alone only names the target.
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
        target = self._target(line.words)
        if not line.query:
            return None
        found = query(target, line.query)
        return self._kept(found.frame() if line.form == "frame" else found, line.name)

    def _kept(self, found: object, name: str) -> object:
        """The answer itself, to be shown; nothing where a variable takes it."""
        if not name:
            return found
        self._variables[name] = found
        return None

    def _target(self, words: tuple[str, ...]) -> Store:
        if len(words) > 1:
            raise InputError(f"sparql: {' '.join(words[1:])}: no query (expected SELECT, ASK, CONSTRUCT or DESCRIBE)")
        word = words[0] if words else self.word
        if not word:
            raise InputError("sparql: no graph (expected %%sparql out/, or the name of a variable that holds one)")
        variable = self._variables.get(word)
        target = held(variable) if is_graph(variable) else opened(Path(word))
        self.word = word
        return target
