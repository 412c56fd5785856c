"""Begins the processes that answer queries, and says why one could not begin."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import tempfile
from multiprocessing.context import ForkServerProcess
from multiprocessing.util import get_temp_dir
from pathlib import Path

from kg.errors import InputError
from kg.serve import child

_ADDRESS = 70  # bytes of a folder for sockets: systems take 103 and more, and the names within need 32
_SHORT = ("/tmp", "/var/tmp")


def settle() -> None:
    """Lets multiprocessing keep its sockets where their addresses fit, however long TMPDIR is. Raises InputError."""
    usual = tempfile.gettempdir()
    tempfile.tempdir = _short(usual)
    try:
        get_temp_dir()  # it stays with the first one
    finally:
        tempfile.tempdir = usual


def _short(usual: str) -> str:
    for folder in (usual, *_SHORT):
        if len(os.fsencode(folder)) <= _ADDRESS and os.access(folder, os.W_OK | os.X_OK):
            return folder
    raise InputError(f"TMPDIR {usual}: too long for the address of a socket (expected {_ADDRESS} bytes at most)")


def begin(folder: Path, memory: int) -> tuple[ForkServerProcess, socket.socket]:
    """A process and the line to it, forked from a server that has no threads and nothing open, never from this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([child.__name__, "kg.cli"])
    here, there = socket.socketpair()
    with there:
        process = context.Process(target=child.work, args=(there, str(folder), memory), daemon=True)
        try:
            process.start()
        except (OSError, EOFError) as error:
            here.close()
            raise InputError(_no_process(getattr(error, "strerror", None) or str(error) or "it ended")) from error
    here.setblocking(False)
    return process, here


def lost(folder: Path, memory: int, code: int | None) -> InputError:
    """Of a process that ended before it had the store open: Rust aborts where it gets no memory."""
    if code in (-signal.SIGABRT, -signal.SIGKILL):
        return InputError(f"{folder}: no process could open it in {memory >> 20:,} MB (expected more memory)")
    return InputError(f"{folder}: no process could open it: it ended with exit code {code} (expected another try)")


def slow(folder: Path, seconds: float) -> InputError:
    """Of a process that is still at it."""
    return InputError(f"{folder}: no process could open it in {seconds:g} s (expected a machine that does less)")


def _no_process(why: str) -> str:
    return f"no process can be begun that answers queries: {why} (expected a system that lets one)"
