"""What an import found and did, in words."""

from __future__ import annotations

from typing import Any

from netmap.exchange.findings import Finding
from netmap.exchange.planning import ImportPlan
from netmap.report.names import Names
from netmap.texts import say


def import_answer(plan: ImportPlan, names: Names, *, done: bool) -> dict[str, Any]:
    """Return the answer of ``controleer`` (``would``) or ``importeer`` (``did``).

    Parameters
    ----------
    plan : ImportPlan
    names : Names
        For the language; cells are the user's own and stay as they are.
    done : bool
        Whether it was written.
    """
    counts = {
        "added": plan.change_set.counts.get("added", 0),
        "changed": plan.change_set.counts.get("changed", 0),
        "same": plan.same,
        "missing_from_file": len(plan.missing),
    }
    return {
        "rows": plan.rows,
        "loadable": plan.loadable,
        "did" if done else "would": counts,
        "network": {"id": plan.network_before.id, "name": plan.network_before.name},
        "findings": [_finding(finding, names.language) for finding in plan.findings],
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
