"""The network of the graph, drawn once by a process of its own: a large one takes a minute, and pages must not wait."""

from __future__ import annotations

import asyncio
import atexit
import subprocess
import sys
from concurrent.futures import Future
from threading import Lock, Thread

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.pages.frame import page
from kg.serve.pages.kept import Kept, answer, kept
from kg.serve.site import Site
from kg.view.offline import policy_of

_PATIENCE = 5  # seconds; then the page says that it is coming, and asks again


class Drawing:
    """The network page, in the making since somebody first asked for it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = Lock()
        self._begun: Future[Kept] | None = None

    def begun(self) -> Future[Kept]:
        """The page or the promise of it; one that failed is tried again."""
        with self._lock:
            if self._begun is None or (self._begun.done() and self._begun.exception()):
                self._begun = Future()
                Thread(target=self._draw, args=(self._begun,), daemon=True).start()
            return self._begun

    def _draw(self, promise: Future[Kept]) -> None:
        program = [sys.executable, "-m", "kg.serve.pages.draw", str(self._site.folder), self._site.title]
        try:
            promise.set_result(kept(_output(program), "text/html; charset=utf-8"))
        except (OSError, subprocess.CalledProcessError) as error:
            promise.set_exception(error)


def _output(program: list[str]) -> bytes:
    """What a program prints; it ends with this one."""
    with subprocess.Popen(program, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
        atexit.register(process.kill)
        printed, _ = process.communicate()
        atexit.unregister(process.kill)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, program)
    return printed


async def network(request: Request) -> Response:
    """The network, or word that it is being drawn."""
    begun = asyncio.wrap_future(request.app.state.drawing.begun())
    done, _ = await asyncio.wait({begun}, timeout=_PATIENCE)
    if not done:
        waiting = page(request, "drawing.html", status=202)
        waiting.headers.update({"Refresh": "3", "Cache-Control": "no-store"})
        return waiting
    found = begun.result()
    return answer(request, found, headers={"Content-Security-Policy": policy_of(found.data)})
