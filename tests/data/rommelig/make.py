"""A workbook as a busy colleague sends it: right in the main, and wrong in every way that real lists are wrong.

It is made here, so that everybody can read what is in it. All names are made up, but for that of the municipality.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PERSON = "Jan-Willem de Vries"
EMAIL = "m.jansen@welzijn-voorbeeld.nl"
PHONE = "06-12345678"
#: What must never be seen again once the file was read.
REFUSED = (PERSON, EMAIL, PHONE)

SCHOOLS = tuple(
    f"Basisschool {name}"
    for name in (
        "De Akker", "De Beuk", "De Cirkel", "De Driehoek", "De Esdoorn", "De Fontein", "De Gaard", "De Horst",
        "De Iep", "De Jutter", "De Kei", "De Linde", "De Mare", "De Notelaar", "De Oever", "De Plataan",
        "De Regenboog", "De Schakel", "De Terp", "De Uitkijk",
    )
)  # fmt: skip
MISSPELT = "jongerenoverlsat"
MISSPELT_ROWS = 12
#: "Thuis in Reünie" as it reads after it was saved in the wrong encoding, twice.
DOUBLE_ENCODED = "Thuis in ReÃ¼nie"

_ORGANISATIONS: list[list[Any]] = [
    ["Gemeente Hengelo", "gemeente", "gemeente", "", "", "12-03-2026"],
    ["Afdeling OOV", "", "gemeente", "", "", datetime(2026, 3, 12)],
    ["Politie Hengelo (O)", "politie", "politie", "", PHONE, "maart 2024"],
    ["Politie Hengelo (Ov)", "politie", "politie", "", "", "2024"],
    ["GGD Twente", "ggd", "gezondheid", "", "", ""],
    ["Welzijn Hengelo", "", "welzijn", EMAIL, "", ""],
    ["Wonen Hengelo", "", "wonen", "", "", ""],
    [DOUBLE_ENCODED, "", "welzijn", "", "", ""],
    ["; ".join(SCHOOLS), "", "onderwijs", "", "", ""],
]
_CONSULTATIONS = [
    ["Wijkoverleg Noord", "om de week", "adviseert", "Welzijn Hengelo", "jongerenoverlast"],
    ["Driehoek", "maandelijks", "beslist", "", ""],
    ["", "maandelijks", "stemt af", "Gemeente Hengelo", "burenruzie"],
    ["Kernteam onrust", "op afroep", "", "Afdeling OOV", "opvang vluchtelingen"],
]
_SEATS = [
    ["Wijkoverleg Noord", "Welzijn Hengelo", "opbouwwerker"],
    ["Wijkoverleg Noord", "Politie Hengelo (O)", "wijkagent"],
    ["Wijkoverleg Noord", "Wonen Hengelo", PERSON],
    ["Driehoek", "Gemeente Hengelo", "burgemeester"],
    ["Driehoek", "Politie Hengelo (O)", "teamchef"],
    ["Kernteam onrust", "Afdeling OOV", "adviseur"],
    ["Kernteam onrust", "GGD Twente", ""],
    ["Kernteam onrust", "Stichting Onbekend", ""],
]


def messy_workbook() -> bytes:
    """Return the workbook as an Excel file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = _sheet(book, "Organisaties", "Partners bij maatschappelijke onrust (concept, niet verspreiden)", 6)
    _fill(sheet, ["Naam", "Soort", "Sector", "E-mail", "Telefoon", "Nagegaan op"], _ORGANISATIONS)
    sheet = _sheet(book, "Overleggen", "Wie praat waar?", 5)
    _fill(sheet, ["Naam", "Hoe vaak", "Mandaat", "Voorzitter", "Thema's"], _CONSULTATIONS)
    sheet = book.create_sheet("Deelname")
    _fill(sheet, ["Overleg", "Organisatie", "Functie"], _SEATS)
    # One name for the two rows below each other, as people merge cells to make a list quieter.
    sheet.merge_cells("A5:A6")
    sheet = book.create_sheet("Dekking")
    rows: list[list[Any]] = [
        ["Welzijn Hengelo", MISSPELT, "signaleren", f"wijk {number}"] for number in range(1, MISSPELT_ROWS + 1)
    ]
    _fill(sheet, ["Wie", "Thema", "Stap", "Gebied"], [*rows, ["GGD Twente", "burenruzie", "nazorg", ""]])
    sheet = book.create_sheet("Instellingen")
    themes: list[list[Any]] = [["thema dat speelt", theme] for theme in ("jongerenoverlast", "opvang vluchtelingen")]
    _fill(sheet, ["Instelling", "Waarde"], [["gemeente", "Hengelo"], *themes])
    sheet = book.create_sheet("Kladblok")
    _fill(sheet, ["Nog bellen", "Wanneer"], [["de school", "volgende week"]])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def messy_csv() -> bytes:
    """Return the sheet *Organisaties* as Excel saves it on an old computer: cp1252, with a ``sep=`` line."""
    buffer = io.StringIO(newline="")
    buffer.write("sep=;\r\n")
    rows = [["Gemeente Hengelo", "gemeente"], ["Café Reünie", ""], ["Stichting Één Wijk", ""]]
    csv.writer(buffer, delimiter=";").writerows([["naam", "sector"], *rows])
    return buffer.getvalue().encode("cp1252")


def _sheet(book: Workbook, title: str, heading: str, width: int) -> Worksheet:
    """Return a sheet with a heading over all columns, and an empty row below it."""
    sheet: Worksheet = book.create_sheet(title)
    sheet.append([heading])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.append([])
    return sheet


def _fill(sheet: Worksheet, header: list[str], rows: list[list[Any]]) -> None:
    # ``append`` begins below the last row that it knows, and an empty row is none to it.
    top = 3 if sheet["A1"].value else 1
    for number, cells in enumerate([header, *rows], top):
        for column, value in enumerate(cells, 1):
            if value != "":
                sheet.cell(number, column, value)
