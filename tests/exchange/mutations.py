"""Good files, and a thousand ways to spoil them: every spoilt file follows from its number."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from netmap.exchange.columns import SHEETS
from netmap.exchange.reading import read_workbook
from netmap.exchange.template import write_template
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.resources import resource_folder
from netmap.texts import say
from tests.exchange.excel_files import excel, unzipped
from tests.public_lists import opengr, regioatlas, to_sheets

Parts = list[tuple[str, bytes]]

HOSTILE = [
    "",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+31 6 12345678",
    "\x00",
    "\ufffe\uffff",
    "x" * 40_000,
    "😀" * 100,
    "-1",
    "9" * 400,
    "1e400",
    "NaN",
    "0000-00-00",
    "31-02-2024",
    "99999",
    "niemand",
    "onbekend",
    "nee",
    ";|;\n;",
    "\u202exlsx",
    "Ã©Â" * 50,
    "12 per 0 weken",
    "{file}",
    "%s%n",
    "<img src=x onerror=alert(1)>",
    "overleg: overleg: x",
    "x'}) DETACH DELETE n //",
    "jan@voorbeeld.nl",
    "voorbeeldrij, wordt niet ingelezen",
    "\r\n\t",
    "ĳ" * 30,
]
SNIPPETS = [
    b"<c/>",
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<row r="1048576"><c><v>1</v></c></row>',
    b"<mergeCells><mergeCell ref='A1:A1048576'/></mergeCells>",
    b"<mergeCell ref='A2:XFD9'/>",
    b'<f t="shared" si="0">A1</f>',
    b'<f t="array" ref="A1:B9">SUM(A1)</f>',
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#0;",
    b"]]>",
    b't="s"',
    b't="d"',
    b't="e"',
    b' hidden="1"',
    b"<v>99999999999</v>",
    b"<v>-1</v>",
    b"<v>1E999</v>",
    b'<cols><col min="1" max="16384" hidden="1"/></cols>',
    b"\xff\xfe",
    b"\x00",
    b'"',
    b";;;;;;;;",
    b"sep=;\r\n",
    b"PK\x03\x04",
]
ENCODINGS = ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-7", "latin-1", "cp437", "utf-32"]


class Seed(NamedTuple):
    """A good file: its extension and its parts (one without a name for a CSV file)."""

    suffix: str
    parts: Parts


class Spoilt(NamedTuple):
    """A file to be read: what it is called, and its bytes."""

    name: str
    data: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """Return small good files of every kind."""
    sample = read_workbook(resource_folder("sample_networks") / "rietdam")
    contents = {sheet: [row.cells for row in rows] for sheet, rows in sample.rows.items()}
    lists = {"Zeeland": opengr("Provincie Zeeland"), "Haaglanden": regioatlas("Haaglanden")}
    public = [to_sheets(name, memberships[:25]) for name, memberships in lists.items()]
    csvs = write_csv_folder(contents)
    lines = [
        ["From", "To", "Type"],
        ["Politie", "Driehoek", "lid"],
        ["Driehoek", "GGD", "informeert"],
        ["GGD", "A", ""],
    ]
    elements = [["Label", "Type"], ["Politie", "organisation"], ["Driehoek", "overleg"], ["GGD", ""]]
    books = [
        write_workbook(contents),
        *(write_workbook(sheets) for sheets in public),
        excel({"Elements": elements, "Connections": lines}),
        write_template(say),
    ]
    csv_files = [
        csvs["organisaties.csv"],
        csvs["deelname.csv"],
        csvs["doorgeven.csv"],
        b"Van;Naar\r\nPolitie;Driehoek\r\n",
    ]
    return (
        *(Seed(".xlsx", list(unzipped(book).items())) for book in books),
        Seed(".zip", list(csvs.items())),
        *(Seed(".csv", [("", data)]) for data in csv_files),
    )


def spoilt(number: int) -> Spoilt:
    """Return the spoilt file of this number, always the same."""
    chance = random.Random(number)
    seed = chance.choice(seeds()[:-6] * 2 + seeds()[-6:]) if chance.random() < 0.9 else seeds()[4]
    parts = list(seed.parts)
    for _ in range(chance.randint(1, 3)):
        chance.choice(_OF_CSV if seed.suffix == ".csv" else _OF_CSV + _OF_ZIP if seed.suffix == ".zip" else _OF_EXCEL)(
            parts, chance
        )
        parts = parts or list(seed.parts)
    data = parts[0][1] if seed.suffix == ".csv" else packed(parts)
    if chance.random() < 0.3:
        data = _damaged(data, chance)
    stem = f"bestand-{number}"
    if seed.suffix == ".csv":
        stem = chance.choice(("lijst", "organisaties", "deelname", "x y", "Ünïcode"))
    return Spoilt(stem + seed.suffix, data)


def packed(parts: Parts) -> bytes:
    """Return a zip of these parts; a name may be there twice."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice is what we want
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts:
                archive.writestr(name, content)
    return out.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content)) if content else 0
        # The directory of a zip is at its end.
        if chance.random() < 0.4:
            place = max(0, len(content) - 1 - chance.randrange(300))
        match chance.randrange(4):
            case 0 if content:
                content[place] = chance.randrange(256)
            case 1:
                del content[place : place + chance.randint(1, 30)]
            case 2:
                content[place:place] = chance.choice(SNIPPETS)
            case 3 if chance.random() < 0.3:
                del content[place:]
    return bytes(content)


# --- changes to the parts of a file ---------------------------------------------------------------------------------


def _one(parts: Parts, chance: random.Random, change: Callable[[bytes], bytes], wanted: str = "") -> None:
    places = [at for at, (name, _) in enumerate(parts) if wanted in name] or list(range(len(parts)))
    at = chance.choice(places)
    parts[at] = (parts[at][0], change(parts[at][1]))


def _damage_part(parts: Parts, chance: random.Random) -> None:
    _one(parts, chance, lambda data: _damaged(data, chance))


def _cut_part(parts: Parts, chance: random.Random) -> None:
    _one(parts, chance, lambda data: data[: chance.randrange(len(data) + 1)])


def _insert_in_sheet(parts: Parts, chance: random.Random) -> None:
    def change(data: bytes) -> bytes:
        ends = [match.end() for match in re.finditer(rb">", data)] or [0]
        at = chance.choice(ends)
        return data[:at] + chance.choice(SNIPPETS) + data[at:]

    _one(parts, chance, change, "worksheets/sheet")


def _change_cells(parts: Parts, chance: random.Random) -> None:
    def change(data: bytes) -> bytes:
        found = list(re.finditer(rb"(<(?:t|v)(?: [^>]*)?>)[^<]*(</)", data))
        for match in sorted(chance.sample(found, min(len(found), 5)), key=lambda m: -m.start()):
            text = chance.choice(HOSTILE)
            raw = (escape(text) if chance.random() < 0.8 else text).encode()
            data = data[: match.end(1)] + raw + data[match.start(2) :]
        return data

    _one(parts, chance, change, chance.choice(("sharedStrings", "worksheets/sheet")))


def _merge(parts: Parts, chance: random.Random) -> None:
    def change(data: bytes) -> bytes:
        refs: list[str] = []
        for _ in range(3):
            top = chance.randint(1, 6)
            refs.append(f"{chance.choice('ABCDE')}{top}:{chance.choice('ABCXE')}{top + chance.randint(-1, 9)}")
        cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
        return data.replace(b"</sheetData>", b"</sheetData><mergeCells>" + cells.encode() + b"</mergeCells>")

    _one(parts, chance, change, "worksheets/sheet")


def _hide_and_rename(parts: Parts, chance: random.Random) -> None:
    words = [sheet.nl.encode() for sheet in SHEETS.values()] + [b"Blad1", b"Bevindingen", b"Lees mij", b"Connections"]
    _one(parts, chance, lambda data: data.replace(chance.choice(words), chance.choice(words), 1), "workbook.xml")


def _change_texts(parts: Parts, chance: random.Random) -> None:
    def change(data: bytes) -> bytes:
        rows = data.split(b"\n")
        for _ in range(4):
            at = chance.randrange(len(rows))
            cells = rows[at].split(b";")
            cells[chance.randrange(len(cells))] = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
            rows[at] = b";".join(cells)
        return b"\n".join(rows)

    _one(parts, chance, change)


def _change_encoding(parts: Parts, chance: random.Random) -> None:
    def change(data: bytes) -> bytes:
        text = data.decode("utf-8-sig", "replace")
        if chance.random() < 0.4:
            text = text.encode("utf-8").decode("latin-1")
        return text.encode(chance.choice(ENCODINGS), "replace")

    _one(parts, chance, change)


def _change_separator(parts: Parts, chance: random.Random) -> None:
    new = chance.choice([b",", b"\t", b"|", b"", b";;", b'";"', b"\r"])
    _one(parts, chance, lambda data: data.replace(chance.choice([b";", b"\r\n", b'"']), new))


def _drop(parts: Parts, chance: random.Random) -> None:
    parts.pop(chance.randrange(len(parts)))


def _double(parts: Parts, chance: random.Random) -> None:
    name, _ = chance.choice(parts)
    parts.append((name, chance.choice(parts)[1]))


def _rename(parts: Parts, chance: random.Random) -> None:
    at = chance.randrange(len(parts))
    new = [
        "../x.csv",
        "/etc/passwd",
        "a/" * 50 + "x.csv",
        "deelname.csv",
        "edges.csv",
        "xl/workbook.xml",
        "norm.csv",
        ".",
    ]
    parts[at] = (chance.choice(new), parts[at][1])


_OF_CSV = [_damage_part, _cut_part, _change_texts, _change_texts, _change_encoding, _change_separator]
_OF_ZIP = [_drop, _double, _rename]
_OF_EXCEL = [
    _damage_part,
    _cut_part,
    _insert_in_sheet,
    _insert_in_sheet,
    _change_cells,
    _change_cells,
    _change_cells,
    _merge,
    _merge,
    _hide_and_rename,
    _drop,
    _double,
    _rename,
]
