"""How many queries each client may have at work and waiting, so that none keeps the others out."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from kg.serve.limits import Limits, Refused

_SOON = "1"  # seconds
_NETWORK = 64  # bits of an IPv6 address that tell one client from another


@dataclass(slots=True)
class _Share:
    working: int = 0  # queries
    waiting: int = 0


class Shares:
    """Turns of queries: a client with some at work has another only while more processes are free than that.

    So one alone has half of them, two together never all; who asks from this machine itself may have all.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = limits.concurrent
        self._waiting = 0
        self._shares: dict[str, _Share] = {}
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def share(self, client: str) -> AsyncIterator[None]:
        """Waits until a client may have one more; Refused where too many wait already, or no turn comes."""
        name = party(client)
        share = self._shares.setdefault(name, _Share())
        try:
            if not self._may(name, share):
                await self._turn(name, share)
            self._take(share, 1)
            try:
                yield
            finally:
                self._take(share, -1)
        finally:
            if not share.working and not share.waiting:
                self._shares.pop(name, None)

    def _may(self, name: str, share: _Share) -> bool:
        return self._free > (share.working if name else 0)

    def _take(self, share: _Share, count: int) -> None:
        share.working += count
        self._free -= count
        self._freed.set()  # who waits looks again, in the order of coming
        self._freed.clear()

    async def _turn(self, name: str, share: _Share) -> None:
        self._check_room(name, share)
        self._wait(share, 1)
        try:
            async with asyncio.timeout(self._limits.timeout):
                while not self._may(name, share):
                    await self._freed.wait()
        except TimeoutError as error:
            raise busy(f"no turn within {self._limits.timeout:g} s") from error
        finally:
            self._wait(share, -1)

    def _wait(self, share: _Share, count: int) -> None:
        share.waiting += count
        self._waiting += count

    def _check_room(self, name: str, share: _Share) -> None:
        if self._waiting >= self._limits.waiting:
            raise busy(f"{self._waiting} queries wait already")
        if name and share.waiting >= self._limits.waiting // 2:
            raise busy(f"{share.waiting} queries of one client wait already")


def party(client: str) -> str:
    """Whom an address stands for, "" for this machine.

    >>> party("127.0.0.1"), party("192.0.2.7"), party("2001:db8::1") == party("2001:db8::2")
    ('', '192.0.2.7', True)
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if address.is_loopback:
        return ""
    return str(address if address.version == 4 else ipaddress.ip_network((address, _NETWORK), strict=False))


def busy(why: str) -> Refused:
    return Refused(429, f"{why} (expected another try in a moment)", Retry_After=_SOON)
