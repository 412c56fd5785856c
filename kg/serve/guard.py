"""What holds for every request and every answer: who may ask, how long it may be, what a browser may do with it."""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.lexicon.characters import shown
from kg.serve.limits import Limits, Refused

Log = Callable[[str], None]
_QUOTED = 300  # characters of a path and of a query in the log
_NO_FRAME = "frame-ancestors 'none'"
_CLOSED = f"default-src 'none'; {_NO_FRAME}; base-uri 'none'; form-action 'none'"
_ALWAYS = {
    "Content-Security-Policy": _CLOSED,  # a page of ours brings its own
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "3600",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may ask: by which names the server answers (None: any), and whether pages of other sites may."""

    hosts: frozenset[str] | None = None
    cors: bool = False
    limits: Limits = field(default_factory=Limits)


class Guard:
    """Wraps an application; its errors are answered here too, so that no answer goes out without its headers."""

    def __init__(self, app: ASGIApp, rules: Rules, log: Log | None = None) -> None:
        self._app = app
        self._rules = rules
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        exchange = _Exchange(send, self._rules.cors)
        try:
            await self._answer(scope, _Arriving(receive, self._rules.limits), exchange)
        finally:
            if self._log:
                self._log(_line(scope, exchange))

    async def _answer(self, scope: Scope, receive: Receive, exchange: _Exchange) -> None:
        try:
            _check(scope, self._rules)
            if self._rules.cors and _is_preflight(scope):
                await PlainTextResponse("", 204, _PREFLIGHT)(scope, receive, exchange.send)
                return
            await self._app(scope, receive, exchange.send)
        except Refused as refused:
            await _say(scope, receive, exchange, refused)
        except asyncio.CancelledError:  # by uvicorn, when the server stops and has waited for this answer
            if exchange.status:
                raise
            await _say(scope, receive, exchange, Refused(503, "the server stops (expected another try later)"))
        except Exception:  # whatever it was: the client gets an answer, the log gets the rest
            for line in traceback.format_exc().splitlines():
                (self._log or to_stderr)(f"! {shown(line)}")
            await _say(scope, receive, exchange, Refused(500, "a fault of kg (expected an answer; please report it)"))


def to_stderr(line: str) -> None:
    """Where a fault is told of even if no log is kept."""
    print(line, file=sys.stderr)


async def _say(scope: Scope, receive: Receive, exchange: _Exchange, refused: Refused) -> None:
    if exchange.status:  # an answer has begun already: its end is missing, which the client sees
        raise ConnectionError(refused.sentence)
    answer = PlainTextResponse(shown(refused.sentence) + "\n", refused.status, refused.headers)
    if refused.status in {408, 413}:
        answer.headers["Connection"] = "close"  # what is still to come of the request is not read
    await answer(scope, receive, exchange.send)


def _check(scope: Scope, rules: Rules) -> None:
    address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    if address > rules.limits.address:
        raise Refused(414, f"an address of {address:,} bytes (expected {rules.limits.address:,}; a POST may be longer)")
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    if headers > rules.limits.address:
        raise Refused(431, f"headers of {headers:,} bytes (expected {rules.limits.address:,})")
    _check_length(Headers(scope=scope), rules.limits)
    host = _name(Headers(scope=scope).get("host", ""))
    if rules.hosts is not None and host not in rules.hosts:
        raise Refused(421, f"host {host or 'missing'}: not this server (expected {', '.join(sorted(rules.hosts))})")


def _check_length(headers: Headers, limits: Limits) -> None:
    """Answers a client at once that asks before it sends; from others the body is taken, or they miss the answer."""
    length = headers.get("content-length", "")
    waits = headers.get("expect", "").lower() == "100-continue"
    if waits and length.isdecimal() and int(length) > limits.body:
        raise _too_long(limits)


def _too_long(limits: Limits) -> Refused:
    return Refused(413, f"a body of more than {limits.body:,} bytes (expected a shorter one)")


def _name(host: str) -> str:
    """A Host header without its port.

    >>> _name("[::1]:8000"), _name("LOCALHOST:80"), _name("localhost")
    ('[::1]', 'localhost', 'localhost')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() and not name.endswith(":") else host).lower()


def _is_preflight(scope: Scope) -> bool:
    return scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope)


class _Arriving:
    """A request's body as it comes; Refused where it is too long, or takes too long to come."""

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive = receive
        self._limits = limits
        self._size = 0
        self._more = True
        self._until = time.monotonic() + limits.patience

    async def __call__(self) -> Message:
        if not self._more:  # the whole body is here: what else comes is the client's going
            return await self._receive()
        try:
            async with asyncio.timeout(self._until - time.monotonic()):
                message = await self._receive()
        except TimeoutError as error:
            raise Refused(408, f"no whole request within {self._limits.patience:g} s (expected it sooner)") from error
        self._size += len(message.get("body", b""))
        self._more = message.get("more_body", False)
        if self._size > self._limits.body:
            raise _too_long(self._limits)
        return message


class _Exchange:
    """An answer as it goes out: adds the headers, remembers what the log wants to know."""

    def __init__(self, send: Send, cors: bool) -> None:
        self._send = send
        self._cors = cors
        self.begun = time.monotonic()
        self.status = 0
        self.size = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in {**_ALWAYS, **(_CORS if self._cors else _SAME_ORIGIN)}.items():
                headers.setdefault(name, value)
            if "frame-ancestors" not in headers["Content-Security-Policy"].replace(_NO_FRAME, ""):
                headers.setdefault("X-Frame-Options", "DENY")  # where no other site may frame it
        self.size += len(message.get("body", b""))
        await self._send(message)


_SAME_ORIGIN = {"Cross-Origin-Resource-Policy": "same-origin"}


def _line(scope: Scope, exchange: _Exchange) -> str:
    """A request in the log, on one line whatever its client sent."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    client = (scope.get("client") or ("-",))[0]
    taken = round((time.monotonic() - exchange.begun) * 1000)
    asked = _cut(" ".join(str(scope["state"].get("asked", "")).split()))
    said = f"{_cut(scope['method'])} {_cut(scope['path'])}"
    return shown(f"{at} {client} {said} {exchange.status or '-'} {taken}ms {exchange.size}B {asked}".rstrip())


def _cut(text: str) -> str:
    return text[:_QUOTED] + "…" * (len(text) > _QUOTED)
