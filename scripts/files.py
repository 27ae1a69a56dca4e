"""Write rows as an .xlsx file or as a CSV folder, whichever the name asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import SheetName


def write_rows(sheets: Mapping[SheetName, Sequence[Mapping[str, str]]], out: Path) -> None:
    """Write a workbook to ``out`` when it ends in .xlsx, else a CSV folder, and print how many rows it holds."""
    if out.suffix == ".xlsx":
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(write_workbook(sheets))
    else:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in write_csv_folder(sheets).items():
            (out / name).write_bytes(content)
    print(f"{out}: {', '.join(f'{len(rows)} {sheet}' for sheet, rows in sheets.items())}")
