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
    turns: asyncio.Semaphore
    asked: int = 0  # queries at work and waiting


class Shares:
    """One process is never a client's that has all others; who asks from this machine itself may have all."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._most = max(1, limits.concurrent - 1)
        self._shares: dict[str, _Share] = {}

    @asynccontextmanager
    async def share(self, client: str) -> AsyncIterator[None]:
        """Waits until a client may have one more; Refused where too many of its own wait already."""
        name = party(client)
        if not name:
            yield
            return
        share = self._shares.setdefault(name, _Share(asyncio.Semaphore(self._most)))
        if share.asked >= self._most + self._limits.waiting // 2:
            raise busy(f"{share.asked} queries of one client are asked already")
        share.asked += 1
        try:
            await self._acquired(share)
            try:
                yield
            finally:
                share.turns.release()
        finally:
            share.asked -= 1
            if not share.asked:
                del self._shares[name]

    async def _acquired(self, share: _Share) -> None:
        try:
            async with asyncio.timeout(self._limits.timeout):
                await share.turns.acquire()
        except TimeoutError as error:
            raise busy(f"no turn within {self._limits.timeout:g} s") from error


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
