"""Fuzzes kg with atheris, led by what of the code each input reaches.

    pip install -e '.[dev]' atheris && python -m tests.fuzz FOLDER --minutes 60
    python -m tests.fuzz FOLDER --replay FOLDER/finds/*[!y]

FOLDER keeps the inputs that led further, and in finds/ the smallest input of each fault and beside it why it is one:
the run goes on after a fault, and the next one begins with what is there. --replay checks inputs again.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from time import monotonic, process_time

import atheris

with atheris.instrument_imports(
    include=["kg.read", "kg.extract", "kg.lexicon", "pypdf", "openpyxl", "docx"],
    enable_loader_override=False,
):
    import docx  # noqa: F401, as the next two: what readers import only when they need it
    import openpyxl  # noqa: F401
    import pypdf  # noqa: F401

    from tests.fuzz import targets

_SLOW = 5.0  # seconds of CPU for at most _LONGEST bytes
_LONGEST = 4096
_LIMITS = ("-timeout=120", "-rss_limit_mb=4096")
_TOLD = 60  # seconds


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--replay", type=Path, nargs="+")
    given = parser.parse_args()
    for path in given.replay or ():
        targets.check(path.read_bytes())
    if given.replay:
        return
    for folder in ("inputs", "seeds", "finds"):
        (given.folder / folder).mkdir(parents=True, exist_ok=True)
    for name, data in targets.seeds().items():
        (given.folder / "seeds" / name).write_bytes(data)
    (given.folder / "words").write_text("".join(map(_entry, targets.PIECES)), "ascii")
    options = [f"-max_total_time={round(60 * given.minutes)}", f"-max_len={_LONGEST}", *_LIMITS]
    options += [f"-dict={given.folder}/words", f"-artifact_prefix={given.folder}/finds/stop-"]
    folders = [f"{given.folder}/inputs", f"{given.folder}/seeds"]
    atheris.Setup([sys.argv[0], *options, *folders], _Checked(given.folder))
    atheris.Fuzz()


def _entry(piece: str) -> str:
    """A line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in piece.encode()) + '"\n'


class _Checked:
    """Checks an input and keeps the smallest of each fault."""

    def __init__(self, folder: Path) -> None:
        self.finds = folder / "finds"
        self.runs: Counter[str] = Counter()
        self.told = monotonic()

    def __call__(self, data: bytes) -> None:
        begin, fault = process_time(), ""
        try:
            targets.check(data)
        except Exception as error:
            fault = "".join(traceback.format_exception(error))
            self._keep(data, _place(error), fault)
        name = targets.TARGETS[data[0] % len(targets.TARGETS)].__name__ if data else ""
        taken = process_time() - begin
        if taken > _SLOW:
            self._keep(data, f"slow {name}", f"{taken} s\n")
        self._tell(name)

    def _keep(self, data: bytes, place: str, fault: str) -> None:
        path = self.finds / blake2b(place.encode(), digest_size=6).hexdigest()
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)
            path.with_suffix(".why").write_text(f"{place}\n{fault}", "utf-8")

    def _tell(self, name: str) -> None:
        self.runs[name] += 1
        if monotonic() - self.told > _TOLD:
            self.told = monotonic()
            told = ", ".join(f"{name} {count}" for name, count in sorted(self.runs.items()))
            print(f"{sum(self.runs.values())} inputs: {told}; {len(list(self.finds.glob('*.why')))} faults", flush=True)


def _place(error: Exception) -> str:
    """What tells faults apart: the kind, and the last line of kg's or of the checks that it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    frames = [one for one in frames if "/kg/" in one.filename or "/fuzz/" in one.filename]
    return f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else type(error).__name__


if __name__ == "__main__":
    main()
