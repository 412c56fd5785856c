"""Fetches the editor of the query page, YASQE, from npm into kg/serve/static/yasqe. Needs npm; run from the root.

python scripts/fetch_yasqe.py
"""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE, VERSION = "@triply/yasqe", "4.2.28"
FOLDER = Path(__file__).parents[1] / "kg" / "serve" / "static" / "yasqe"
FILES = {
    "package/build/yasqe.min.js": "yasqe.min.js",
    "package/build/yasqe.min.css": "yasqe.min.css",
    "package/LICENSE.txt": "LICENSE.txt",
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            for name, own in FILES.items():
                (FOLDER / own).write_bytes(_without_map(packed.extractfile(name).read()))  # type: ignore[union-attr]
    (FOLDER / "VERSION.txt").write_text(f"{PACKAGE} {VERSION}\n", encoding="utf-8")


def _without_map(data: bytes) -> bytes:
    """Without the address of a source map: a debugger would ask for it, and it is not shipped."""
    marks = (b"//# sourceMappingURL=", b"/*# sourceMappingURL=")
    return b"\n".join(line for line in data.split(b"\n") if not line.startswith(marks))


if __name__ == "__main__":
    main()
