"""The files that pages load, held in memory: nothing on disk can be asked for by a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.pages.kept import Kept, answer, kept

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}


def static(request: Request) -> Response:
    """A file by its name; a browser asks again after an hour, and is then told that nothing has changed."""
    found = shipped().get(request.path_params["path"])
    if found is None:
        raise HTTPException(404)
    return answer(request, found, headers={"Cache-Control": "public, max-age=3600"})


@cache
def shipped() -> Mapping[str, Kept]:
    """All files below kg/serve/static that a page can load, by their path."""
    return dict(_below(files("kg.serve") / "static", ""))


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Kept]]:
    for one in sorted(folder.iterdir(), key=lambda file: file.name):
        if one.is_dir():
            yield from _below(one, f"{path}{one.name}/")
        elif media_type := _TYPES.get(one.name[one.name.rfind(".") :]):
            yield path + one.name, kept(one.read_bytes(), media_type)
