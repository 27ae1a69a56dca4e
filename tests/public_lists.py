"""Public lists of who takes part in what, as rows of a workbook: as messy as they were published.

Nothing is repaired: stray blanks, capitals, misspelt provinces and double-encoded text go in as they are. The lists
say who takes part, and nothing else: not who chairs, not what is passed on, and not that anything is missing.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from netmap.model import SheetName, slug

DATA = Path(__file__).parent / "data"
OPENGR = DATA / "opengr-2015" / "memberships_raw.csv"
REGIOATLAS = DATA / "regioatlas-2016" / "memberships.csv"
Sheets = dict[SheetName, list[dict[str, str]]]


@dataclass(frozen=True)
class Membership:
    """One line of a list. ``key`` tells consultations of one name apart (empty: the name does)."""

    participant: str
    consultation: str
    key: str = ""
    kind: str = ""


def opengr(region: str | None = None, path: Path = OPENGR) -> list[Membership]:
    """Return which public body took part in which joint arrangement in 2015.

    Parameters
    ----------
    region : str, optional
        Column ``Provincie``, exactly as a province delivered it, for example "Provincie Zeeland".
    """
    return [
        Membership(row["Deelnemer"], row["Gemeenschappelijke regeling"])
        for row in _rows(path)
        if region in (None, row["Provincie"])
    ]


def regioatlas(region: str | None = None, path: Path = REGIOATLAS) -> list[Membership]:
    """Return which municipality took part in which regional partnership in 2016.

    Parameters
    ----------
    region : str, optional
        Name of a safety region, for example "Haaglanden": its municipalities alone.
    """
    rows = _rows(path)
    inside = {row["gemeente"] for row in rows if (row["type"], row["samenwerkingsverband"]) == _safety(region)}
    return [
        Membership(row["gemeente"], row["samenwerkingsverband"], key=row["type"], kind=row["type"])
        for row in rows
        if region is None or row["gemeente"] in inside
    ]


def to_sheets(name: str, memberships: Iterable[Membership], *, ids: bool = True) -> Sheets:
    """Return the rows of a workbook, one per participant, per consultation and per line.

    Parameters
    ----------
    name : str
        Of the network.
    ids : bool
        Give consultations that share a name an id of their own, and refer to them by it. Without, such names are
        ambiguous, as in a list that somebody pastes.
    """
    lines = list(memberships)
    named = Counter(text for text, _ in {(m.consultation.strip(), m.key) for m in lines})

    def own_id(line: Membership) -> str:
        return f"{line.key}-{slug(line.consultation)}" if ids and named[line.consultation.strip()] > 1 else ""

    parties = {line.participant: {"name": line.participant} for line in lines}
    tables = {
        (line.consultation, line.key): _filled(id=own_id(line), name=line.consultation, kind=line.kind)
        for line in lines
    }
    seats = [{"consultation": own_id(line) or line.consultation, "organisation": line.participant} for line in lines]
    return {
        SheetName.ORGANISATIONS: list(parties.values()),
        SheetName.CONSULTATIONS: list(tables.values()),
        SheetName.PARTICIPATION: seats,
        SheetName.SETTINGS: [{"key": "gemeente", "value": name}, {"key": "peildatum", "value": "2026-09-01"}],
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _safety(region: str | None) -> tuple[str, str | None]:
    return "veiligheidsregios", region


def _filled(**cells: str) -> dict[str, str]:
    return {key: value for key, value in cells.items() if value}
