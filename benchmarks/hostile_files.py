"""Files that are made to harm, each read in a process of its own: how long, how much memory, and what came of it.

Run with ``python -m benchmarks.hostile_files``. What is printed beside the targets depends on the machine; only a
file that is read although it should be refused, or a process that dies, fails.
"""

from __future__ import annotations

import io
import json
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from netmap.errors import FileRefused
from netmap.exchange.reading import read_workbook

SECONDS, MEGABYTES = 2.0, 200.0
MB = 1024 * 1024
_HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_NAME = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
_CSVS = {"organisaties.csv": b"naam\r\nPolitie\r\n", "overleggen.csv": b"naam\r\nDriehoek\r\n"}
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


def _zipped(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _excel(**changed: bytes) -> bytes:
    """Return a good workbook in which parts were replaced or added; ``sheet1`` is the sheet of organisations."""
    book = Workbook()
    for title, name in (("Organisaties", "Politie"), ("Overleggen", "Driehoek")):
        page = book.create_sheet(title)
        page.append(["naam"])
        page.append([name])
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    places = {"sheet1": "xl/worksheets/sheet1.xml", "strings": "xl/sharedStrings.xml"}
    return _zipped({**parts, **{places.get(key, f"xl/{key}.bin"): value for key, value in changed.items()}})


def _sheet(rows: str, after: str = "", before: str = "") -> bytes:
    head = _HEAD.replace("?>", f"?>{before}", 1)
    return f"{head}{rows}</sheetData>{after}</worksheet>".encode()


def _numbers(count: int) -> str:
    """Return rows that hold a number of chance each, so that they do not pack too well."""
    chance = random.Random(count)
    return "".join(f'<row r="{n}"><c r="A{n}"><v>{chance.randrange(10**6)}</v></c></row>' for n in range(1, count + 1))


def _lying() -> bytes:
    content = bytes(60 * MB)
    data = _zipped({"organisaties.csv": content})
    for true, lie in ((zlib.crc32(content), zlib.crc32(content[:5])), (len(content), 5)):
        data = data.replace(struct.pack("<I", true), struct.pack("<I", lie))
    return data


def _directory(entries: int) -> bytes:
    """Return a zip whose directory names one part so many times."""
    data = _zipped({"a.csv": b"naam"})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * entries, start, 0)
    return data[:start] + entry * entries + tail


def _protected() -> bytes:
    data = bytearray(_zipped(_CSVS))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _merged(count: int) -> bytes:
    chance = random.Random(4)
    cells = "".join(f'<mergeCell ref="A{chance.randrange(1, 10**6)}:A1048576"/>' for _ in range(count))
    return _excel(sheet1=_sheet(_numbers(9), f"<mergeCells>{cells}</mergeCells>"))


#: Kind -> extension, the file, and the codes (last part) with which it may be refused; "" when it may be read.
KINDS: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "larger than 20 MB": ("xlsx", lambda: bytes(21 * MB), {"too_big"}),
    "unpacks to 60 MB": ("zip", lambda: _zipped({**_CSVS, "a.csv": bytes(60 * MB)}), {"unzipped_too_big"}),
    "packed more than 100 times": ("xlsx", lambda: _excel(more=bytes(5 * MB)), {"unzipped_too_big"}),
    "lies about its size": ("zip", _lying, {"unzipped_too_big", "damaged"}),
    "201 parts": ("zip", lambda: _zipped({f"{n}.csv": b"naam" for n in range(201)}), {"too_many_parts"}),
    "65 thousand parts": ("zip", lambda: _directory(65_000), {"too_many_parts", "damaged"}),
    "400 thousand parts": ("zip", lambda: _directory(400_000), {"too_many_parts", "damaged"}),
    "password": ("zip", _protected, {"protected"}),
    "old or protected Excel": ("xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(4096), {"old_or_protected"}),
    "cut off": ("xlsx", lambda: _excel()[:-400], {"damaged"}),
    "zip in a zip": ("zip", lambda: _zipped({"a.zip": _zipped(_CSVS)}), {"no_csv"}),
    "Excel in a zip": ("zip", lambda: _zipped({"a.xlsx": _excel()}), {"no_csv"}),
    "paths in a zip": ("zip", lambda: _zipped({f"../../x/{n}": c for n, c in _CSVS.items()} | {"/etc/x": b""}), {""}),
    "100,001 rows": ("xlsx", lambda: _excel(sheet1=_sheet(_numbers(100_001))), {"too_many_rows"}),
    "1,048,576 rows": (
        "xlsx",
        lambda: _excel(sheet1=_sheet(_numbers(1_048_576))),
        {"too_many_rows", "unzipped_too_big"},
    ),
    "rows without a number": (
        "xlsx",
        lambda: _excel(
            sheet1=_sheet("<row><c><v>1</v></c></row>" * 1_000_000), noise=random.Random(5).randbytes(500_000)
        ),
        {"too_many_rows"},
    ),
    "100,001 rows of CSV": (
        "zip",
        lambda: _zipped({**_CSVS, "organisaties.csv": b"naam\n" + b"x\n" * 100_000}, zipfile.ZIP_STORED),
        {"too_many_rows"},
    ),
    "201 columns": (
        "xlsx",
        lambda: _excel(sheet1=_sheet(_NAME + '<row r="2"><c r="GS2"><v>1</v></c></row>')),
        {"too_many_columns"},
    ),
    "201 columns of CSV": ("csv", lambda: b"naam" + b";" * 200 + b"x\n", {"too_many_columns"}),
    "last cell of a sheet": (
        "xlsx",
        lambda: _excel(sheet1=_sheet(_NAME + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        {"too_many_rows"},
    ),
    "entities": ("xlsx", lambda: _excel(sheet1=_sheet(_NAME, before=_LAUGHS)), {"entities"}),
    "one huge tree": (
        "xlsx",
        lambda: _excel(
            sheet1=_sheet("<row>" + "<c/>" * 1_400_000 + "</row>"), noise=random.Random(1).randbytes(200_000)
        ),
        {"damaged"},
    ),
    "one cell of 16 MB": (
        "zip",
        lambda: _zipped({**_CSVS, "organisaties.csv": b'naam\n"' + b"ab" * 8_000_000 + b'"\n'}, zipfile.ZIP_STORED),
        {"cell_too_long"},
    ),
    "100,000 merged ranges": ("xlsx", lambda: _merged(100_000), {""}),
    "20 MB of noise": ("xlsx", lambda: random.Random(2).randbytes(20 * MB), {"damaged"}),
    "noise as text": ("csv", lambda: random.Random(3).randbytes(MB), {"not_text", "quotes", "which_sheet"}),
}


def read_one(path: Path) -> dict[str, object]:
    """Read a file in this process, and say what came of it."""
    started = time.perf_counter()
    try:
        read_workbook(path)
        code = ""
    except FileRefused as refused:
        code = refused.code.rpartition(".")[2]
    seconds = time.perf_counter() - started
    return {"code": code, "seconds": seconds, "peak": peak_mb()}


def peak_mb() -> float:
    """Return the most memory that this process has had in use, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage gives there includes the process that started this one
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    unit = MB if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, (extension, make, expected) in KINDS.items():
            path = Path(folder) / f"file.{extension}"
            path.write_bytes(make())
            command = [sys.executable, "-m", "benchmarks.hostile_files", "--one", str(path)]
            run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
            path.unlink()
            if run.returncode:
                print(f"{kind:<28} DIED: {run.stderr.strip().splitlines()[-1:]}")
                failed += 1
                continue
            found = json.loads(run.stdout)
            over = " <- over" if found["seconds"] > SECONDS or found["peak"] > MEGABYTES else ""
            good = found["code"] in expected
            failed += not good
            print(
                f"{kind:<28} {found['seconds']:>6.2f} s  {found['peak']:>5.0f} MB  {found['code'] or 'read':<18}"
                f"{'' if good else ' NOT GOOD'}{over}",
                flush=True,
            )
    print(f"targets: {SECONDS:g} s, {MEGABYTES:g} MB")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(read_one(Path(sys.argv[2]))))
    else:
        sys.exit(main())
