"""Zip archives, .xlsx and .docx among them: opened only where what is in them is not too much."""

from __future__ import annotations

import zlib
from copy import copy
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kg.errors import UnreadableFile

MEMBERS = 100_000
LARGEST = 1 << 30  # bytes of all members, unpacked
DENSEST = 200  # bytes to one of the archive; text takes 3 to 20
SMALL = 16 << 20  # bytes that nobody minds, however densely packed
_HEADER = 30  # bytes at least that a member's own header takes
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_BOUNDED = (ZIP_STORED, ZIP_DEFLATED)  # what zipfile unpacks no further than it is asked
_DAMAGED = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)  # NotImplementedError is a RuntimeError


def checked(data: bytes) -> ZipFile:
    """The archive. Raises UnreadableFile for what is none, and for one made to fill the memory."""
    if data.startswith(_OLE):
        raise UnreadableFile("encrypted, or of an old office program (expected .xlsx or .docx without a password)")
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise UnreadableFile("no zip archive, or a damaged one (expected it whole)") from error
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise UnreadableFile(f"{len(members)} files in an archive (expected {MEMBERS} at most)")
    too_large(sum(member.file_size for member in members), len(data))
    if _overlap(members):
        raise UnreadableFile("files of the archive overlap, as in a zip bomb (expected each to have its own bytes)")
    return archive


def too_large(unpacked: int, packed: int) -> None:
    """Raises UnreadableFile where so many bytes are too many of so few."""
    if unpacked > LARGEST:
        raise UnreadableFile(f"more than {LARGEST >> 20} MB when unpacked (expected less)")
    if unpacked > SMALL and unpacked > packed * DENSEST:
        raise UnreadableFile(f"unpacks to more than {DENSEST} times its size, as a zip bomb does (expected text)")


def _overlap(members: list[ZipInfo]) -> bool:
    taken = sorted((member.header_offset, member.compress_size) for member in members)
    return any(begin + _HEADER + size > after for (begin, size), (after, _) in pairwise(taken))


def content(archive: ZipFile, member: ZipInfo) -> bytes:
    """What a member holds. Raises UnreadableFile, also where that is more than the archive says."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFile("encrypted (expected no password)")
    if member.compress_type not in _BOUNDED:
        raise UnreadableFile("packed in a rare way (expected deflate, as zip programs do by themselves)")
    one_more = copy(member)
    one_more.file_size += 1  # zipfile reads no further than this
    try:
        with archive.open(one_more) as file:
            data = file.read(one_more.file_size)
    except _DAMAGED as error:
        raise UnreadableFile("damaged in the archive (expected it whole)") from error
    if len(data) > member.file_size:
        raise UnreadableFile("longer than the archive says, as in a zip bomb (expected its true size)")
    return data


def check_all(data: bytes) -> None:
    """Raises UnreadableFile for an archive that a library must not be given: each member is unpacked once."""
    archive = checked(data)
    for member in archive.infolist():
        content(archive, member)
