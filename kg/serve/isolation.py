"""What the process of a query may have of the system: so much memory, no network, no life of its own."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import Any

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIES_WITH_PARENT = 1


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
