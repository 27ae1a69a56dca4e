"""What a line of the sheet *Vragen* is about: the columns ``blad``, ``regel`` and ``kolom``, written and read.

``blad`` is the sheet that the answer belongs on, ``regel`` the cells of its row that are known already
("overleg=Kernteam; rol=voorzitter"), ``kolom`` the column of the answer. A separator or sign of equality within a
value has a backslash before it. One line has ``netwerk`` for its sheet and tells which network the file is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netmap.exchange.columns import SHEETS
from netmap.exchange.tables import match_headers, match_sheet
from netmap.model import SheetName

__all__ = [
    "ALL_ASKED",
    "BESIDE",
    "COMPLETE",
    "MASKED",
    "NETWORK",
    "TABLE",
    "TALK",
    "ReadPlace",
    "decode_cells",
    "encode_cells",
    "read_place",
]

#: Sheet of the last line, which names the network.
NETWORK = "netwerk"
#: Sheet of a line that only a conversation can answer.
TALK = "gesprek"
#: In ``regel`` of a line about something that is called by a number only: its answer cannot be read back.
MASKED = "gevoelig"
#: In ``kolom`` of a line that asks whether a list is complete: "ja" makes the row, "nee" none.
COMPLETE = "volledig"
#: In ``regel`` of "is there anybody else?", and when the file asks all that is open about this theme.
BESIDE, ALL_ASKED = "nog iemand", "alles gevraagd"
#: In ``regel`` of "in which consultation?": "geen" says that there is no consultation, not that nobody does it.
TABLE = "alleen overleg"

_MARKS = (MASKED, BESIDE, ALL_ASKED, TABLE)

_SPECIAL = re.compile(r"([\\;=])")
_PAIR = re.compile(r"((?:[^\\;=]|\\.)*)=((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)


def encode_cells(cells: Mapping[str, str]) -> str:
    """Return cells as one text: "naam=Kernteam; richting=omhoog"."""
    return "; ".join(f"{_escaped(key)}={_escaped(text)}" for key, text in cells.items())


def decode_cells(text: str) -> dict[str, str] | None:
    """Return what :func:`encode_cells` said, or None when somebody changed it into something else."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _PAIR.match(text, at)
        if match is None or not match[1].strip():
            return None
        found[_plain(match[1])] = _plain(match[2])
        at = match.end()
    return found


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL).strip()


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A line as an import reads it: cells by column key."""

    sheet: SheetName
    cells: dict[str, str]
    column: str
    beside: bool = False
    all_asked: bool = False
    masked: bool = False
    table: bool = False


def read_place(sheet: str, line: str, column: str) -> ReadPlace | None:
    """Return where the answer of a line belongs, or None when the three cells make no sense together."""
    name, cells = match_sheet(sheet), decode_cells(line)
    if name is None or name in (SheetName.QUESTIONS, SheetName.HISTORY) or cells is None:
        return None
    key = COMPLETE if column == COMPLETE else _key(name, column)
    masked, beside, all_asked, table = (mark in cells for mark in _MARKS)
    keys = {_key(name, title): text for title, text in cells.items() if title not in _MARKS}
    if key is None or None in keys or (not keys and not masked):
        return None
    known = {key: text for key, text in keys.items() if key and text}
    return ReadPlace(name, known, key, beside=beside, all_asked=all_asked, masked=masked, table=table)


def _key(name: SheetName, title: str) -> str | None:
    return next((column.key for column in match_headers(SHEETS[name], [title]).values()), None)
