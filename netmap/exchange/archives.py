"""The limits that a file must keep before anything in it is parsed.

A zip says itself how large its parts are, and may lie: every part is inflated once in small pieces, only to be
measured, so that no later reader can be made to fill the memory. Nothing is ever unpacked to disk, and the names of
parts are never used as paths.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from netmap.errors import FileRefused

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 20 * MEGABYTE
MAX_UNZIPPED_BYTES = 50 * MEGABYTE
MAX_RATIO = 100
MAX_ENTRIES = 200
MAX_ROWS = 100_000
MAX_COLUMNS = 200
_PIECE = 64 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_IN_DIRECTORY = b"PK\x01\x02"
#: A zip inside a zip brings parts of its own, but never so many.
_MAX_SIGNATURES = 20 * MAX_ENTRIES


def check_file_size(name: str, size: int) -> None:
    """Refuse a file that is too large to be a workbook."""
    if size > MAX_FILE_BYTES:
        raise FileRefused(
            "imports.read.refused.too_big", file=name, found=-(-size // MEGABYTE), limit=MAX_FILE_BYTES // MEGABYTE
        )


def check_rows_and_columns(name: str, title: str, row: int, column: int) -> None:
    """Refuse a cell with content beyond the limits; ``row`` counts from 1, ``column`` from 0; no title: not known."""
    if row > MAX_ROWS and not title:
        raise FileRefused("imports.read.refused.too_many_rows_somewhere", file=name, found=row, limit=MAX_ROWS)
    if row > MAX_ROWS:
        raise FileRefused("imports.read.refused.too_many_rows", file=name, sheet=title, found=row, limit=MAX_ROWS)
    if column >= MAX_COLUMNS:
        raise FileRefused(
            "imports.read.refused.too_many_columns", file=name, sheet=title, found=column + 1, limit=MAX_COLUMNS
        )


def open_archive(name: str, data: bytes) -> zipfile.ZipFile:
    """Return a zip whose parts were counted and measured.

    Raises
    ------
    FileRefused
        If it is no zip, is damaged or encrypted, or is beyond a limit: 200 parts, 50 MB unzipped, 100 times its
        own size.
    """
    # Python makes an object of each part before it can be asked how many there are: counted first.
    if (parts := data.count(_IN_DIRECTORY)) > _MAX_SIGNATURES:
        raise FileRefused("imports.read.refused.too_many_parts", file=name, found=parts, limit=MAX_ENTRIES)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        raise FileRefused("imports.read.refused.damaged", file=name) from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise FileRefused("imports.read.refused.too_many_parts", file=name, found=len(entries), limit=MAX_ENTRIES)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused("imports.read.refused.protected", file=name)
    declared = sum(entry.file_size for entry in entries)
    _check_unzipped(name, declared, len(data))
    total = 0
    for entry in entries:
        total += _measure(name, data, entry, MAX_UNZIPPED_BYTES - total)
        _check_unzipped(name, total, len(data))
    return archive


def read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Return one part of a measured archive."""
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise FileRefused("imports.read.refused.damaged", file=name) from error


def part_stem(entry: zipfile.ZipInfo) -> str:
    """Return the last part of an entry's name without extension; for comparing, never for opening."""
    return PurePosixPath(entry.filename.replace("\\", "/")).stem


def _check_unzipped(name: str, size: int, packed: int) -> None:
    if size > MAX_UNZIPPED_BYTES or size > MAX_RATIO * packed:
        raise FileRefused(
            "imports.read.refused.unzipped_too_big", file=name, limit=MAX_UNZIPPED_BYTES // MEGABYTE, ratio=MAX_RATIO
        )


def _measure(name: str, data: bytes, entry: zipfile.ZipInfo, limit: int) -> int:
    """Return how large a part really is; refuse it when that is not what it says, or when it says nothing usable."""
    damaged = FileRefused("imports.read.refused.damaged", file=name)
    start = entry.header_offset
    if start < 0 or start + _LOCAL_HEADER.size > len(data):
        raise damaged
    signature, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, start)
    start += _LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(data)[start : start + entry.compress_size]
    if signature != b"PK\x03\x04" or len(packed) != entry.compress_size:
        raise damaged
    if entry.compress_type == zipfile.ZIP_STORED:
        size = len(packed)
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            size = _inflated_size(packed, limit)
        except zlib.error as error:
            raise damaged from error
    else:
        raise damaged
    if size <= limit and size != entry.file_size:
        raise damaged
    return size


def _inflated_size(packed: memoryview, limit: int) -> int:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    for begin in range(0, len(packed), _PIECE):
        rest: bytes | memoryview = packed[begin : begin + _PIECE]
        while rest and not inflater.eof:
            size += len(inflater.decompress(rest, _PIECE))
            rest = inflater.unconsumed_tail
            if size > limit:
                return size
    return size + len(inflater.flush())
