"""A client's connection, dropped where nothing comes of it."""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
import termios
import time
from collections.abc import Callable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_LOOKS = 10  # at a client, while patience lasts
_NO_HTTP = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("X-Content-Type-Options", "nosniff"),
    ("Connection", "close"),
)


class Connection(H11Protocol):
    """Uvicorn's own, with patience: for the head of a request, and for an answer of which nobody takes any.

    Uvicorn waits for both without end, and a client that sends a byte a second would keep its place for ever.
    """

    patience = 10.0  # seconds
    log: Callable[[str], None] = staticmethod(lambda _: None)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._timer: asyncio.TimerHandle | None = None
        self._unsent = 0
        self._in_vain = 0  # looks at a client that took nothing

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._answering():
            self._stop_waiting()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()  # for the next request

    def pause_writing(self) -> None:
        super().pause_writing()
        self._wait()  # for the client to take some

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._answering():
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP gets an answer and a line of the log as all else does."""
        self.log(f"{_now()} {self._client()} - 400 {msg}")
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = f"{msg.rstrip('.')} (expected HTTP/1.1)\n".encode()
            length = ("Content-Length", str(len(body)))
            head = h11.Response(status_code=400, headers=[*_NO_HTTP, length], reason=b"Bad Request")
            for event in (head, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop_waiting()
        self._unsent, self._in_vain = _unsent(self.transport), 0
        self._look_later()

    def _look_later(self) -> None:
        self._timer = self.loop.call_later(self.patience / _LOOKS, self._look)

    def _look(self) -> None:
        """A slow client takes some of an answer each time: the system's own buffer may take a minute to empty."""
        unsent = _unsent(self.transport)
        self._in_vain = 0 if unsent < self._unsent else self._in_vain + 1
        self._unsent = unsent
        if self._in_vain < _LOOKS:
            self._look_later()
            return
        if unsent:
            self.log(f"! {_now()} {self._client()} took nothing for {self.patience:g} s: its answer is cut")
        self.transport.abort()

    def _client(self) -> str:
        return self.client[0] if self.client else "-"

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None


def _unsent(transport: asyncio.Transport) -> int:
    """Bytes that the client has not taken, here and in the system's buffer."""
    line: socket.socket = transport.get_extra_info("socket")
    try:
        (queued,) = struct.unpack("i", fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, bytes(4)))
    except OSError:  # closed, or the system does not say
        queued = 0
    return int(queued) + transport.get_write_buffer_size()


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def patient(seconds: float, log: Callable[[str], None]) -> type[Connection]:
    """Connections with so much patience."""
    return type("Connection", (Connection,), {"patience": seconds, "log": staticmethod(log)})
