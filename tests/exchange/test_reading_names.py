"""What a file or a part of it is called is never a path: nothing is written, whatever the name."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from netmap.errors import FileRefused
from netmap.exchange.findings import Workbook
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.texts import say
from tests.exchange.excel_files import CONSULTATIONS, ORGANISATIONS, excel

STEMS = [
    *("../" * depth + "organisaties" for depth in range(1, 6)),
    *("..\\" * depth + "organisaties" for depth in range(1, 4)),
    "/etc/passwd",
    "/tmp/organisaties",
    "C:\\Windows\\organisaties",
    "c:organisaties",
    "\\\\server\\share\\organisaties",
    "//server/share/organisaties",
    "\\\\?\\C:\\organisaties",
    "file:///etc/organisaties",
    "http://voorbeeld.nl/organisaties",
    *("CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "con.organisaties"),
    "organisaties\x00",
    "\x00",
    "organi\x00saties",
    "o" * 300,
    "o" * 5000,
    "map/" * 200 + "organisaties",
    "․․/organisaties",
    "‥/organisaties",
    "．．／organisaties",
    "%2e%2e%2forganisaties",
    "..%c0%aforganisaties",
    "organisaties\n",
    "organisaties\r\nX: y",
    'organisaties" onload="x',
    "organisaties'; DROP",
    "`organisaties`",
    "$(touch organisaties)",
    "| touch organisaties",
    "organisaties\u202exlsx",
    "\u200forganisaties",
    "\ufefforganisaties",
    "organisaties ",
    " organisaties",
    "organisaties.",
    ".",
    "..",
    "...",
    "",
    "-rf",
    "--uit",
    "~",
    "~/organisaties",
    "{file}",
    "%s%s%n",
    "<img src=x>",
    "😀",
]
NAMES = [f"{stem}{suffix}" for stem in STEMS for suffix in (".xlsx", ".csv")] + [
    "organisaties.csv:stream",
    "x.xlsx::$DATA",
]
CSV = b"naam;sector\r\nPolitie;politie\r\n"


def tree(folder):
    return sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*"))


def outcome(call, *arguments):
    """Return the Workbook; or None when it was refused with a sentence."""
    try:
        found = call(*arguments)
    except FileRefused as refused:
        say(refused.code, **refused.details)
        return None
    assert isinstance(found, Workbook)
    return found


@pytest.fixture
def folder(tmp_path, monkeypatch):
    inside = tmp_path / "werk" / "map"
    inside.mkdir(parents=True)
    (tmp_path / "organisaties.csv").write_bytes(b"naam\r\nNiet lezen\r\n")
    monkeypatch.chdir(inside)
    return tmp_path


def test_there_are_more_than_a_hundred_names():
    assert len(set(NAMES)) >= 100


def test_no_name_of_an_upload_writes_or_reads_anything(folder):
    before = tree(folder)
    book = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
    read = 0
    for name in NAMES:
        found = outcome(read_workbook_bytes, book if name.endswith(".xlsx") else CSV, name)
        read += found is not None
        assert found is None or "Niet lezen" not in repr(found.rows)
    assert read > 60
    assert tree(folder) == before


def test_no_name_of_a_part_of_a_zip_writes_or_reads_anything(folder):
    before = tree(folder)
    read = 0
    for name in NAMES:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            info = zipfile.ZipInfo("x")
            info.filename = name[:60_000]  # as it is, also with a NUL
            archive.writestr(info, CSV)
            archive.writestr("overleggen.csv", b"naam\r\n")
        found = outcome(read_workbook_bytes, out.getvalue(), "lijst.zip")
        read += found is not None
        assert found is None or "Niet lezen" not in repr(found.rows)
    assert read > 60
    assert tree(folder) == before


def test_a_path_with_such_a_name_is_refused_with_a_sentence(folder):
    before = tree(folder)
    for name in NAMES:
        with contextlib.suppress(OSError):
            if Path(name).exists():
                continue
        assert outcome(read_workbook, Path(name)) is None
    assert tree(folder) == before
