"""Who interprets and who decides on a theme at all: known, nobody, or not known.

Which question of the user: *who decides on this?* also where no way to them is known: what was told is told.
"""

from __future__ import annotations

from collections.abc import Mapping

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.analysis.routes.abilities import abilities, refused
from netmap.analysis.routes.results import Takers, TakerState
from netmap.analysis.routes.rows import stage_row
from netmap.analysis.routes.telling import coverage_told, facts_if_held, listed_lately, lone_experts, said_lately
from netmap.model import Ref, SheetName, Stage, StatedValue

__all__ = ["takers"]

_STAGES = (Stage.INTERPRET, Stage.DECIDE)


def takers(facts: Facts, theme: str = "", area: str = "") -> Mapping[Stage, Takers]:
    """Return who interprets and who decides on a theme, wherever a signal is.

    Parameters
    ----------
    facts : Facts
    theme, area : str
        Ids; "": any. Without a theme, all who interpret or decide on any.

    Returns
    -------
    mapping of Stage to Takers
        For interpret and decide. KNOWN with one active yes, also of an expert's organisation. NOBODY only with a
        theme: when "niemand" was stated, or the coverage of the theme is complete, and there is nobody who perhaps
        takes it: no consultation of which it was not told what it may do, no expert without an organisation, no row of
        which it is not known whether it holds. UNKNOWN: all else, so for both stages of an empty network.

    Notes
    -----
    The same truth as the graph of routes has: who sits at a table with who interprets, takes no stage itself.
    """
    return facts.memo(f"takers.{theme}.{area}", lambda: {s: _takers(facts, s, theme, area) for s in _STAGES})


def _takers(facts: Facts, stage: Stage, theme: str, area: str) -> Takers:
    if known := _known(facts, stage, theme, area):
        records = abilities(facts, theme, area).known[stage]
        rows = (stage_row(facts, who, stage, theme, records[who][1]) for who in known)
        return Takers(state=TakerState.KNOWN, who=known, evidence=tuple(rows))
    if not theme or not _nobody(facts, stage, theme, area):
        return Takers()
    reason, listed = _reason(facts, stage, theme, area)
    return Takers(state=TakerState.NOBODY, listed=listed, evidence=(reason,) if reason else ())


def _known(facts: Facts, stage: Stage, theme: str, area: str) -> tuple[Ref, ...]:
    """Return who takes a stage itself, by id; not the tables where such a member sits."""
    return tuple(sorted(who for who, (party, _) in abilities(facts, theme, area).known[stage].items() if party is None))


def _nobody(facts: Facts, stage: Stage, theme: str, area: str) -> bool:
    told = coverage_told(facts, theme, stage) or None in refused(facts, stage, theme, area)
    if not told or abilities(facts, theme, area).perhaps[stage]:
        return False
    if stage is Stage.INTERPRET and lone_experts(facts, theme):
        return False
    return not any(_known(held, stage, theme, area) for held in facts_if_held(facts) if held)


def _reason(facts: Facts, stage: Stage, theme: str, area: str) -> tuple[Evidence | None, bool]:
    """Return why it is nobody, and whether that follows from the list only."""
    said = said_lately(facts, facts.coverage_statements.get((theme, stage), ()))
    nobody = (s for s in said if s.value is StatedValue.NO and s.subject is None and not s.phase)
    here = (s for s in nobody if s.area is None or (area and facts.inside(s.area, area)))
    if statement := min(here, key=lambda s: s.id, default=None):
        return facts.confidence(statement)[1], False
    listed = listed_lately(facts, SheetName.COVERAGE, f"{SheetName.COVERAGE}:{theme}")
    return (facts.complete_confidence(listed)[1] if listed else None), True
