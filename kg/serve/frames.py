"""What the server and the processes of its queries say to each other: a letter, a length and as many bytes."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

READY, QUESTION, PIECE, DONE, FAILED = b"r", b"q", b"p", b"d", b"f"
_HEAD = struct.Struct(">cI")
_PIECE = 1 << 16


def send(line: socket.socket, kind: bytes, data: bytes) -> None:
    """Sends a frame, and waits until it is taken."""
    line.sendall(_HEAD.pack(kind, len(data)) + data)


def tell(line: socket.socket, kind: bytes, **content: object) -> None:
    """Sends a frame whose content is JSON."""
    send(line, kind, packed(content))


def packed(content: object) -> bytes:
    return json.dumps(content).encode("ascii")


def unpacked(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data)
    return content


def receive(line: socket.socket) -> dict[str, Any] | None:
    """The JSON of the next frame, None at the end."""
    head = _exactly(line, _HEAD.size)
    if head is None:
        return None
    body = _exactly(line, _HEAD.unpack(head)[1])
    return None if body is None else unpacked(body)


def _exactly(line: socket.socket, count: int) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        piece = line.recv(min(_PIECE, count - len(data)))
        if not piece:
            return None
        data += piece
    return bytes(data)


async def ask(line: socket.socket, content: object) -> None:
    """Sends a question, without holding up others."""
    data = packed(content)
    await asyncio.get_running_loop().sock_sendall(line, _HEAD.pack(QUESTION, len(data)) + data)


async def heard(line: socket.socket) -> tuple[bytes, bytes]:
    """The letter and the content of the next frame; EOFError where the other end is gone."""
    kind, size = _HEAD.unpack(await _all(line, _HEAD.size))
    return kind, await _all(line, size)


async def _all(line: socket.socket, count: int) -> bytes:
    loop = asyncio.get_running_loop()
    data = bytearray()
    while len(data) < count:
        try:
            piece = await loop.sock_recv(line, min(_PIECE, count - len(data)))
        except ConnectionError as error:
            raise EOFError from error
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
