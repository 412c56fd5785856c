"""What the process of a query may have of the system: so much memory and time, no network, no life of its own."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from typing import Any

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIES_WITH_PARENT = 1


def end_with_server() -> None:
    """Gives back what keeps the process alive that this one was forked from.

    That one ends once nobody holds the other end of a pipe, which it hands to all it forks: a server that is
    killed would otherwise leave both, and the query at work.
    """
    kept = vars(forkserver)["_forkserver"]  # multiprocessing has no name for it that is public
    if kept._forkserver_alive_fd is not None:
        os.close(kept._forkserver_alive_fd)
        kept._forkserver_alive_fd = None


@contextmanager
def seconds(most: float) -> Iterator[None]:
    """What takes longer ends this process, whether or not a server is left to end it."""
    signal.setitimer(signal.ITIMER_REAL, most)  # SIGALRM, whose default action is the end
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def cut_off() -> bool:
    """Takes this process's network away; whether the system allowed it. Only before it has threads."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    alone = any(libc.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))
    _die_with_parent(libc)
    return alone


def _die_with_parent(libc: Any) -> None:
    """A server that is killed leaves no query behind; it may have been killed already."""
    libc.prctl(_DIES_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == 1:
        os._exit(0)


def bound(memory: int) -> None:
    """Lets no allocation pass a number of bytes, and leaves no core dump where one tried.

    RLIMIT_DATA counts what a process may write; RLIMIT_AS counts also the stacks that threads reserve, 300 MB
    in a store that holds 40.
    """
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def silent() -> None:
    """Gives this process no terminal and no log: what Rust says when it breaks could hold a client's text."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def resident() -> int:
    """Bytes of memory that this process holds, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0
