"""Who sits together about a theme: interpreting here; deciding and the sectors that a theme needs in their own modules.

A table is a consultation with those who sit there. "No such table" is only said when no member, no sector and no
theme of a known consultation can still be hidden. Definitions: handreiking A2 (witte plekken) and A3 (duiding,
besluitvorming).
"""

from __future__ import annotations

from dataclasses import replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.cooperation import cooperates
from netmap.analysis.predicates.coverage_cell import cover_row, fallback_of
from netmap.analysis.predicates.deciding import deciders_at_table
from netmap.analysis.predicates.table_rows import ask_table, tables_of, who_sits
from netmap.analysis.results import Ask, Cover, Evidence, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import Ref, SheetName, Stage, StatedValue

__all__ = ["cooperates", "deciders_at_table", "sectors_at_table"]

_ELSEWHERE = Verdict(state=State.ELSEWHERE, cover=Cover.NONE)


# --- interpreting together -------------------------------------------------------------------------------------


@unless_in_doubt
def sectors_at_table(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a theme is interpreted at a table with at least so many sectors ("niet solo").

    Tables are the consultations that give interpret for the theme, or that deal with it and have at the table a party
    that gives interpret (or a part or whole of that party). Nobody known to interpret: another line reports that.

    Notes
    -----
    Absent when it is known who interprets (a complete list, no mandate left open), every table is known to the last
    seat and sector, and no other consultation can be a table. Without any table the consultations must be complete.
    """
    theme, least = demand.theme or "", int(arguments[0])
    covers = facts.covers.get((theme, Stage.INTERPRET), [])
    if not covers:
        return _ELSEWHERE
    seats = seating(facts)
    givers = {cover.who for cover in covers}
    tables = tables_of(seats, theme, givers)
    wide = [table for table in tables if len(seats.sectors(table)) >= least]
    if wide:
        parties = tuple(sorted({party for table in wide for party in seats.tops[table]}))
        return Verdict(state=State.PRESENT, parties=parties, places=tuple(wide))
    about = Ref("Theme", theme)
    code = "gaps.title.together" if tables else "gaps.title.together_nowhere"
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.ONE_SECTOR,
        fallback=fallback_of(facts, demand, Stage.INTERPRET, tuple(sorted({facts.top(who) for who in givers}))),
        title=Evidence(code=code, values={"theme": about, "consultations": named(tables)}),
        remedy=_remedy_together(seats, theme, tables),
        parties=tuple(sorted({party for table in tables for party in seats.tops[table]})),
        places=tuple(tables),
        evidence=(*(cover_row(cover) for cover in covers[:MOST_NAMES]), *who_sits(seats, tables)),
    )
    unsettled = next((table for table in tables if not seats.settled(table)), None)
    if unsettled:
        return replace(verdict, asks=(ask_table(facts, seats, unsettled, Stage.INTERPRET),))
    listed = facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{theme}")
    overview = facts.complete(SheetName.CONSULTATIONS)
    hidden = _may_be_table(seats, theme, givers, set(tables), least)
    if not listed or not _givers_known(facts, theme, Stage.INTERPRET) or hidden or not (tables or overview):
        ask = Ask(code="gaps.ask.table_interpret", subject=about, addressees=facts.askable_about(theme, ()))
        return replace(verdict, asks=(ask,))
    looked_in = tables or [c.ref for c in facts.consultations]
    settings = [listed, *seats.declared(looked_in), *([overview] if overview and not tables else [])]
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in settings)
    row = searched(looked_in, settings)
    return replace(
        verdict,
        state=State.ABSENT,
        confidence=confidence,
        reason=reason,
        evidence=(*verdict.evidence, row),
    )


def _givers_known(facts: Facts, theme: str, stage: Stage) -> bool:
    """Return whether nothing that was left open can hide who gives a stage: no mandate, and no "onbekend"."""
    unknown = any(s.value is StatedValue.UNKNOWN for s in facts.coverage_statements.get((theme, stage), ()))
    return not (unknown or facts.open_mandates.get(stage) or facts.silent_mandates)


def _may_be_table(seats: Seating, theme: str, givers: set[Ref], tables: set[Ref], least: int) -> bool:
    """Return whether a known consultation may be a table with enough sectors, because a cell or seat is not known."""
    rows = seats.families(givers)
    for table in (*seats.themes_open, *sorted(seats.dealing(theme))):
        without = seats.complete(table) and not seats.rows[table] & rows
        narrow = seats.settled(table) and len(seats.sectors(table)) < least
        if table not in tables and not without and not narrow:
            return True
    return False


def _remedy_together(seats: Seating, theme: str, tables: list[Ref]) -> Evidence:
    """Return the smallest thing that may exist untold: a seat of another sector at one of the tables."""
    if not tables:
        return Evidence(code="gaps.remedy.table_interpret", values={"theme": Ref("Theme", theme)})
    table = max(tables, key=lambda ref: len(seats.sectors(ref)))
    involved = {ref for ref in seats.facts.covering.get(theme, ()) if ref.label == "Organisation"}
    involved |= {row for ref in seats.dealing(theme) for row in seats.rows[ref]}
    others = sorted(p for p in involved if seats.facts.sectors(p) - seats.sectors(table))
    if others:
        return Evidence(code="gaps.remedy.seat", values={"party": others[0], "consultation": table})
    return Evidence(code="gaps.remedy.seat_other_sector", values={"consultation": table})
