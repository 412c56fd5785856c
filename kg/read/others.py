"""Files whose endings are not read: those that hold text are refused with what to do, the others are counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from kg.read.pages_toml import NAME

_WORD = "(expected .docx: opened and saved as that)"
_SHEET = "(expected .xlsx: opened and saved as that)"
_ZIP = "(expected .zip, or the files themselves)"
# Endings of files with text in them → why they are refused, and what to do.
OTHERS: Mapping[str, str] = MappingProxyType(
    {
        ".doc": f"a document of old Word {_WORD}",
        ".wps": f"a document of WPS {_WORD}",
        ".odt": f"a document of OpenOffice {_WORD}",
        ".rtf": f"Rich Text {_WORD}",
        ".xls": f"a workbook of old Excel {_SHEET}",
        ".xlsb": f"a binary workbook of Excel {_SHEET}",
        ".et": f"a workbook of WPS {_SHEET}",
        ".ods": f"a workbook of OpenOffice {_SHEET}",
        ".mht": "a web page with its pictures in one file (expected .html: saved as that, without them)",
        ".mhtml": "a web page with its pictures in one file (expected .html: saved as that, without them)",
        ".caj": "a document of CAJ (expected .pdf: printed as that)",
        ".rar": f"an archive of RAR {_ZIP}",
        ".7z": f"an archive of 7-Zip {_ZIP}",
        ".tar": f"a tar archive {_ZIP}",
        ".tgz": f"a tar archive {_ZIP}",
    }
)
# What kg itself writes into an out/ or exports beside it, and which is no page by its ending.
_OWN = frozenset((".ttl", ".nt", ".nq", ".trig", ".jsonld", ".graphml", ".gexf", ".parquet", ".cypher"))
_OWN_NAMES = frozenset((NAME, "report.json", "kg.json"))
_STORE = "CURRENT"  # a file that each folder of an Oxigraph store has
_KINDS = 8  # endings that are named


def left_out(names: Collection[str], read: Sequence[str]) -> str:
    """A line on files that nobody named and whose endings are not read; "" where there are none.

    >>> left_out(["a/x.jpg", "b.jpg", "注"], [".txt"]).partition(" (e")[0]
    '3 files left out: 2 .jpg (a/x.jpg …), 1 without ending (注)'
    """
    paths = sorted(PurePosixPath(name) for name in names)
    stores = {path.parent for path in paths if path.name == _STORE}
    kinds: dict[str, list[PurePosixPath]] = {}
    for path in paths:
        if path.name not in _OWN_NAMES and path.suffix not in _OWN and path.parent not in stores:
            kinds.setdefault(path.suffix.casefold(), []).append(path)
    if not kinds:
        return ""
    most = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    named = [_named(kind, kinds[kind]) for kind in most[:_KINDS]]
    rest = sum(len(kinds[kind]) for kind in most[_KINDS:])
    told = ", ".join(named + [f"{rest} others"] * bool(rest))
    count = sum(map(len, kinds.values()))
    return f"{count} file{'s' * (count > 1)} left out: {told} (expected {', '.join(read)})"


def _named(kind: str, paths: Sequence[PurePosixPath]) -> str:
    return f"{len(paths)} {kind or 'without ending'} ({paths[0]}{' …' * (len(paths) > 1)})"
