"""What an import found and did, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netmap.exchange.findings import Finding
from netmap.model import Network
from netmap.texts import say


def import_answer(
    network: Network,
    findings: Sequence[Finding],
    *,
    rows: int,
    left_out: int = 0,
    counts: Mapping[str, int],
    loadable: bool,
    done: bool,
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
    left_out : int
        Of these, rows that cannot be loaded.
    counts : mapping
        ``added``, ``changed``, ``same`` and ``missing_from_file``, in records.
    loadable : bool
        False when a finding blocks the file.
    done : bool
        Whether it was written.
    """
    return {
        "rows": rows,
        "left_out": left_out,
        "loadable": loadable,
        "did" if done else "would": dict(counts),
        "network": {"id": network.id, "name": network.name},
        "findings": [_finding(finding, language) for finding in findings],
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "sheet": say(f"sheet.{finding.sheet.value}", language) if finding.sheet else None,
        "rows": list(finding.rows),
        "column": finding.column,
        "found": say(f"{finding.code}.found", language, **finding.details),
        "expected": say(f"{finding.code}.expected", language, **finding.details),
        "do": say(f"{finding.code}.do", language, **finding.details),
        "level": finding.level.value,
    }
