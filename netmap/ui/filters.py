"""Which findings and questions a reader wants to see: by kind, how serious, how sure, and sector.

Pure functions over the answer's own form, so that what is counted as left out is what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from netmap.analysis.finding_ids import finding_id
from netmap.model import Ref, Theme

Found = dict[str, Any]
#: Sectors of each party, by what it is ("Organisation:org-ggd").
Sectors = Mapping[str, frozenset[str]]

#: Severities from which a list can begin, most serious first: as they stand in the address.
LEAST = ("4", "3", "2")
SURE = ("established", "likely", "ask")
KINDS = ("substantive", "instrumental")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; empty is everything.

    ``kind`` is a kind or a type of white spot, ``least`` the lowest severity ("2" to "4"), ``sure`` a confidence,
    ``sector`` the id of a sector.
    """

    kind: str = ""
    least: str = ""
    sure: str = ""
    sector: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is left out on purpose."""
        return bool(self.kind or self.least or self.sure or self.sector)

    def finding(self, finding: Found, sectors: Sectors) -> bool:
        """Return whether a finding is wanted."""
        return self._wanted(finding, finding["confidence"], sectors_of(finding, sectors))

    def question(self, question: Found, sectors: Sectors) -> bool:
        """Return whether the white spot behind a question is wanted; how sure it is, is still to be asked."""
        return self._wanted(question["if_no"] or {}, "ask", sectors_of(question, sectors))

    def _wanted(self, gap: Found, sure: str, sectors: frozenset[str]) -> bool:
        return (
            self.kind in ("", gap.get("kind"), gap.get("type"))
            and gap.get("severity", 0) >= int(self.least or 0)
            and self.sure in ("", sure)
            and (not self.sector or self.sector in sectors)
        )


def known(wanted: Filter, types: Iterable[str], sectors: Iterable[str]) -> Filter:
    """Return a filter without what does not exist, as in an address that was typed."""
    return Filter(
        wanted.kind if wanted.kind in {*KINDS, *types} else "",
        wanted.least if wanted.least in LEAST else "",
        wanted.sure if wanted.sure in SURE else "",
        wanted.sector if wanted.sector in set(sectors) else "",
    )


def sectors_of(found: Found, sectors: Sectors) -> frozenset[str]:
    """Return the sectors that a finding or question concerns: of the parties that it names, and named themselves."""
    entries = [entry for entry in (*found["subject"].values(), *found["names"]) if entry]
    named = {entry["of"].partition(":")[2] for entry in entries if entry["of"].startswith("Sector:")}
    return frozenset(named.union(*(sectors.get(entry["of"], frozenset()) for entry in entries)))


def in_cell(result: Mapping[str, Any], theme: str, stage: str) -> list[Found]:
    """Return the findings and questions of an answer about one step of one theme, findings first.

    That is what names both, and what stands for them: a finding with the steps that fold into it, or a question that
    settles several themes at once.
    """
    every = (*result["findings"], *result["questions"])
    lines = {one["norm_line"]["id"] for one in every if one["norm_line"]}
    # The ids under which the norm's lines judge this step of this theme.
    judged = {finding_id(line, [Ref(Theme.KIND, theme)], theme, stage, None) for line in lines}
    return [
        one
        for one in every
        if (one["theme"] == theme and one["stage"] == stage)
        or not judged.isdisjoint((one["id"], *one.get("related", ()), *one.get("would_settle", ())))
    ]
