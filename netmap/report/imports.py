"""What an import found and did, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from netmap.exchange.findings import Finding, Spoken, Workbook
from netmap.model import Network, SheetName
from netmap.texts import say

__all__ = ["import_answer", "in_words"]

#: How many rows of a finding are shown with their cells.
_MOST_CONTEXT = 3


def import_answer(
    network: Network,
    findings: Sequence[Finding],
    *,
    rows: int,
    left_out: Sequence[tuple[SheetName, int]] = (),
    counts: Mapping[str, int],
    loadable: bool,
    done: bool,
    new: bool = False,
    change_set: str | None = None,
    context: Workbook | None = None,
    language: str = "nl",
) -> dict[str, Any]:
    """Return the answer of ``controleer`` (``would``) or ``importeer`` (``did``).

    Parameters
    ----------
    network : Network
        Where the file goes, as it was before.
    findings : sequence of Finding
        In the order in which they are to be shown; cells are the user's own and stay as they are.
    rows : int
        Rows read.
    left_out : sequence of (sheet, row)
        Of these, the rows that cannot be loaded.
    counts : mapping
        ``added``, ``changed``, ``same`` and ``missing_from_file``, in records.
    loadable : bool
        False when a finding blocks the file.
    done : bool
        Whether it was written.
    new : bool
        Whether the network is made by this import.
    change_set : str, optional
        What undoes it.
    context : Workbook, optional
        Show with each finding the first rows that it is about, as this workbook has them.
    """
    speak = in_words(language)
    return {
        "rows": rows,
        "left_out": len(left_out),
        "left_out_rows": _by_sheet(left_out, language),
        "consequences": _consequences(left_out, language),
        "loadable": loadable,
        "did" if done else "would": dict(counts),
        "network": {"id": network.id, "name": network.name, "new": new},
        "change_set": change_set,
        "findings": [_finding(finding, speak, context, language) for finding in findings],
    }


def in_words(language: str = "nl") -> Callable[[Finding], Spoken]:
    """Return what says a finding in a language."""

    def spoken(finding: Finding) -> Spoken:
        found, expected, do = (
            say(f"{finding.code}.{part}", language, **finding.details) for part in ("found", "expected", "do")
        )
        sheet = say(f"sheet.{finding.sheet.value}", language) if finding.sheet else ""
        reasons = tuple(say(f"names.reason.{s.reason}", language) for s in finding.suggestions)
        return Spoken(sheet=sheet, found=found, expected=expected, do=do, reasons=reasons)

    return spoken


def _finding(
    finding: Finding, speak: Callable[[Finding], Spoken], context: Workbook | None, language: str
) -> dict[str, Any]:
    spoken = speak(finding)
    told: dict[str, Any] = {
        "code": finding.code,
        "sheet": spoken.sheet or None,
        "rows": list(finding.rows),
        "column": finding.column,
        "found": spoken.found,
        "expected": spoken.expected,
        "do": spoken.do,
        "level": finding.level.value,
        "asks": finding.asks.value if finding.asks else None,
        "suggestions": [
            {"text": s.text, "id": s.id or None, "score": s.score, "reason": reason}
            for s, reason in zip(finding.suggestions, spoken.reasons, strict=True)
        ],
    }
    if finding.asks:
        told["about"] = {"found": finding.details.get("found", ""), "list": finding.details.get("list", "")}
    if context is not None:
        told["place"] = {"sheet": finding.sheet.value if finding.sheet else None, "key": finding.key}
        told["context"] = _context(finding, context)
    return told


def _context(finding: Finding, workbook: Workbook) -> list[dict[str, Any]]:
    """Return the first rows of a finding: their filled cells by header, and which of them it is about."""
    raw = workbook.raw.get(finding.sheet) if finding.sheet else None
    if raw is None:
        return []
    texts = dict(raw.rows)
    header = texts.get(raw.header_row, ())
    here = raw.positions.get(finding.key, -1)
    shown = []
    for number in [row for row in finding.rows if row in texts][:_MOST_CONTEXT]:
        cells = [
            {"header": head, "text": texts[number][place] if place < len(texts[number]) else "", "here": place == here}
            for place, head in enumerate(header)
            if place == here or (place < len(texts[number]) and texts[number][place])
        ]
        shown.append({"row": number, "cells": cells})
    return shown


def _by_sheet(left_out: Sequence[tuple[SheetName, int]], language: str) -> list[dict[str, Any]]:
    rows: dict[SheetName, list[int]] = defaultdict(list)
    for sheet, row in left_out:
        rows[sheet].append(row)
    return [{"sheet": say(f"sheet.{sheet.value}", language), "rows": sorted(rows[sheet])} for sheet in _in_order(rows)]


def _consequences(left_out: Sequence[tuple[SheetName, int]], language: str) -> list[str]:
    """Return per sheet what the analyses miss because of the rows that stay out."""
    sheets = _in_order({sheet for sheet, _ in left_out})
    return [say(f"import.consequence.{sheet.value}", language) for sheet in sheets]


def _in_order(sheets: Any) -> list[SheetName]:
    return [sheet for sheet in SheetName if sheet in sheets]
