"""What is packed (.zip, .gz) → the files in it, as if they stood in a folder of the archive's name."""

from __future__ import annotations

import gzip
import stat
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipInfo

from kg.errors import UnreadableFile
from kg.lexicon.characters import shown
from kg.model import Refusal
from kg.read.encodings import decode
from kg.read.pages_toml import is_table
from kg.read.sources import HIDDEN, Source, is_readme
from kg.read.zips import DENSEST, LARGEST, SMALL, checked, content, too_large

ZIP = ".zip"
_GZIP = b"\x1f\x8b\x08"
_DEEPEST = 3  # archives in archives
_TAR = slice(257, 262), b"ustar"
_UTF8 = 0x800  # the flag of a member whose name is in UTF-8
_MAC = "__MACOSX"  # what macOS adds beside each file

Kind = Callable[[str], str]  # what a file of this name holds: .txt, .zip


@dataclass(slots=True)
class _Spent:
    """How much came out of one file, archives in archives together."""

    packed: int
    unpacked: int = 0

    def more(self, size: int) -> None:
        too_large(self.unpacked + size, self.packed)
        self.unpacked += size


def unpacked(source: Source, kind: Kind, is_wanted: Callable[[str], bool]) -> Iterator[Source | Refusal]:
    """A file itself, or those that are packed in it, by names like a.zip/b/c.txt; one by one what cannot be had.

    Of an archive only what is wanted by its name, and pages.toml before the pages beside it. Raises UnreadableFile
    where nothing can be had.
    """
    return _unpacked(source, kind, is_wanted, _Spent(len(source.data)), 0)


def _unpacked(
    source: Source, kind: Kind, is_wanted: Callable[[str], bool], spent: _Spent, depth: int
) -> Iterator[Source | Refusal]:
    data, gzips = source.data, 0
    while data.startswith(_GZIP):  # programs pack again what is packed: .txt.gz.gz
        gzips += 1
        _check_depth(gzips - 1)
        data = _unzipped(data, spent)
    if not data or is_table(source.name) or kind(source.name) != ZIP:
        yield Source(source.name, data)
        return
    _check_depth(depth)
    archive = checked(data)
    for member, name in sorted(_named(archive.infolist(), source.name), key=lambda one: not is_table(one[1])):
        if not is_wanted(name):
            continue
        try:
            spent.more(member.file_size)
            yield from _unpacked(Source(name, content(archive, member)), kind, is_wanted, spent, depth + 1)
        except UnreadableFile as error:
            yield Refusal(name, str(error))


def _check_depth(depth: int) -> None:
    if depth == _DEEPEST:
        raise UnreadableFile(f"archives in archives, more than {_DEEPEST} (expected the files themselves)")


def _unzipped(data: bytes, spent: _Spent) -> bytes:
    """What a .gz holds."""
    most = min(LARGEST, max(SMALL, spent.packed * DENSEST)) - spent.unpacked
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            found = file.read(max(most, 0) + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile("a damaged .gz (expected it whole)") from error
    spent.more(len(found))
    where, mark = _TAR
    if found[where] == mark:
        raise UnreadableFile("a tar archive (expected .zip, or .gz of one file)")
    return found


def _named(members: list[ZipInfo], archive: str) -> Iterator[tuple[ZipInfo, str]]:
    """Files with the names they have in the output: none leads out of the archive, and none is another's."""
    seen: Counter[str] = Counter()
    for member in members:
        parts = [part for part in _name(member).replace("\\", "/").split("/") if part not in ("", ".", "..")]
        if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16) or _is_hidden(parts):
            continue
        name = "/".join([archive, *map(shown, parts)])
        seen[name] += 1
        before, dot, ending = name.rpartition(".")
        yield member, name if seen[name] == 1 else f"{before} ({seen[name]}){dot}{ending}"


def _is_hidden(parts: list[str]) -> bool:
    return not parts or _MAC in parts or is_readme(parts[-1]) or any(part.startswith(HIDDEN) for part in parts)


def _name(member: ZipInfo) -> str:
    """As it was written: zip programs of Windows write names as Windows has them, GBK in China, and do not say so."""
    name = member.orig_filename
    if member.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return decode(name.encode("cp437")).text
    except (UnreadableFile, UnicodeEncodeError):
        return name
