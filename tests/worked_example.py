"""Zandwijk: the worked example, solved by hand, as the workbook that its policy officer would hand in."""

from __future__ import annotations

from pathlib import Path

from netmap.exchange.findings import Workbook
from netmap.exchange.reading import read_workbook

FOLDER = Path(__file__).parent / "data" / "zandwijk"


def zandwijk() -> Workbook:
    """Return the workbook of Zandwijk."""
    return read_workbook(FOLDER)
