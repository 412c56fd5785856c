"""Fills a store in a process of its own: Turtle on stdin, the folder as argument.

pyoxigraph hears no signal while it sorts, which takes seconds for a large graph; a process can be ended at any time.
"""

from __future__ import annotations

import sys

import pyoxigraph as ox

NO_TURTLE = 65  # the exit code, as sysexits.h has it for data that is not what it should be


def fill(folder: str) -> int:
    """Loads stdin into a new store; the exit code, with a reason on stderr where it is not 0."""
    try:
        store = ox.Store(folder)
        store.bulk_load(sys.stdin.buffer, ox.RdfFormat.TURTLE)
        store.optimize()
        store.flush()
    except (OSError, RuntimeError) as error:
        sys.stderr.write(str(error))
        return 1
    except SyntaxError as error:
        sys.stderr.write(str(error))
        return NO_TURTLE
    return 0


if __name__ == "__main__":
    sys.exit(fill(sys.argv[1]))
