"""A client's connection, dropped where nothing comes of it."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """Uvicorn's own, with patience: for the head of a request, and for an answer that nobody takes.

    Uvicorn waits for both without end, and a client that sends a byte a second would keep its place for ever.
    """

    patience = 10.0  # seconds

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._timer: asyncio.TimerHandle | None = None

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

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop_waiting()
        self._timer = self.loop.call_later(self.patience, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None


def patient(seconds: float) -> type[Connection]:
    """Connections with so much patience."""
    return type("Connection", (Connection,), {"patience": seconds})
