"""The villages and communities of the register, a file per county in one archive, read when asked for."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO


def village_names(code: str) -> Iterator[tuple[str, str]]:
    """Township and name of each in the county of that code; "" where no township holds it."""
    for line in _block(code).splitlines():
        township, _, names = line.partition("\t")
        for name in names.split(" "):
            yield township.removeprefix("-"), name


def _block(code: str) -> str:
    archive = _archive()
    return archive.read(code).decode("utf-8") if code in archive.namelist() else ""


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO((files("kg") / "data" / "divisions_villages.zip").read_bytes()))
