"""Whether a stage of a theme is covered, by how many parties, and what helps when it is not.

Basis: coverage matrices with three values per cell (present, absent, unknown); only recorded tuples count, lists of
themes and stages are never crossed. Definitions: handreiking A2 (witte plekken) and A3 (stages).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import STAGE_OF_MANDATE, Cover, Facts
from netmap.analysis.results import Ask, Closure, Confidence, Evidence, Fallback, State, Verdict
from netmap.analysis.results import Cover as Level
from netmap.model import (
    Consultation,
    Coverage,
    CoveredBy,
    Fact,
    Of,
    Ref,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    Status,
    last_day,
)

_CONFIDENCES = list(Confidence)
_MOST_CLOSURES = 3
_PLANNED = "gaps.close.planned"


def covered(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether somebody gives a stage for the demand's theme (in its area and phase, when it has them).

    Parameters
    ----------
    facts : Facts
    demand : Demand
        With a theme; area and phase are optional. Without them a yes in any area or phase meets it.
    arguments : tuple of str
        The stage.

    Returns
    -------
    Verdict
        Present with ``cover`` enough, one_sector or single; absent when niemand was stated, every candidate said
        no, or the coverage list is complete; else unknown. Parties are the tops of PART_OF.

    Notes
    -----
    A mandate whose themes are not known, or a consultation without a known mandate, may give interpret, decide or
    act: then a complete coverage list proves nothing for these stages. Empty network: unknown.
    """
    cell = _Cell(facts, demand, Stage(arguments[0]))
    if cell.yes:
        return _present(cell)
    return _absent(cell) or _unknown(cell)


def deals_with(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether any consultation or expert deals with the theme; silence is unknown, never absent."""
    theme = demand.theme or ""
    who = sorted(facts.dealing_with.get(theme, ()))
    if who:
        return Verdict(state=State.PRESENT, parties=tuple(who))
    ask = Ask(code="gaps.ask.eye", subject=Ref("Theme", theme), addressees=facts.askable_about(theme, ()))
    return Verdict(state=State.UNKNOWN, cover=Level.NONE, asks=(ask,))


class _Cell:
    """All that is known about one stage of one theme (area, phase)."""

    def __init__(self, facts: Facts, demand: Demand, stage: Stage) -> None:
        self.facts, self.demand, self.stage = facts, demand, stage
        self.theme = demand.theme or ""
        mine = facts.covers.get((self.theme, stage), [])
        self.yes = [cover for cover in mine if _meets(facts, cover, demand)]
        # A yes without a phase leaves open whether it holds in the phase that is asked for.
        self.open_yes = [
            c for c in mine if c not in self.yes and demand.phase and c.phase is None and _holds_in(facts, c, demand)
        ]
        statements = facts.coverage_statements.get((self.theme, stage), [])
        self.no = [s for s in statements if s.value is StatedValue.NO and self._denies(s)]
        self.unknown = [s for s in statements if s.value is StatedValue.UNKNOWN and self._touches(s)]
        self.complete = facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{self.theme}")
        self.candidates = facts.candidates(demand.line.candidates)

    def _denies(self, statement: Statement) -> bool:
        phase_fits = statement.phase is None or statement.phase == self.demand.phase
        area_fits = statement.area is None or (
            self.demand.area is not None and self.facts.inside(statement.area, self.demand.area)
        )
        return phase_fits and area_fits

    def _touches(self, statement: Statement) -> bool:
        if statement.area is None or self.demand.area is None or statement.area == self.demand.area:
            return True
        return self.stage is not Stage.SIGNAL and self.facts.inside(statement.area, self.demand.area)

    @property
    def nobody(self) -> list[Statement]:
        """Statements that nobody does it."""
        return [s for s in self.no if s.subject is None]

    def refusals(self, parties: Iterable[Ref]) -> list[Statement] | None:
        """Return a no of each of these parties (or of what it is part of); None when one of them gave none."""
        said = {Ref.parse(s.subject): s for s in self.no if s.subject}
        found: list[Statement] = []
        for party in parties:
            refusal = next((said[ref] for ref in self.facts.chain(party) if ref in said), None)
            if refusal is None:
                return None
            found.append(refusal)
        return found or None

    @property
    def open_mandates(self) -> list[Consultation]:
        """Consultations that may give this stage, for themes that are not known."""
        return self.facts.open_mandates.get(self.stage, [])

    @property
    def mandate_silent(self) -> bool:
        """Whether some consultation may give this stage because nobody said what its mandate is."""
        return self.stage in STAGE_OF_MANDATE.values() and bool(self.facts.silent_mandates)


def _meets(facts: Facts, cover: Cover, demand: Demand) -> bool:
    if demand.phase and cover.phase != demand.phase:
        implied = cover.stage is Stage.AFTERCARE and demand.phase == "return_to_calm" and cover.phase is None
        if not implied:
            return False
    return _holds_in(facts, cover, demand)


def _holds_in(facts: Facts, cover: Cover, demand: Demand) -> bool:
    if demand.area is None or cover.area == demand.area:
        return True
    if cover.stage is Stage.SIGNAL:
        return False  # acupuncture: who hears a whole district need not hear each street
    return cover.area is None or facts.inside(cover.area, demand.area)


# --- present ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Parties:
    """Who covers: parties that are sure to differ, and what may stand for parties that are not known.

    ``loose``: consultations of which no member is known, and experts whose organisation is not known.
    ``open``: consultations of which members are known, but perhaps not all.
    """

    firm: tuple[Ref, ...]
    loose: tuple[Ref, ...]
    open: tuple[Ref, ...]
    sectors: frozenset[str]
    all_sectors_known: bool


def _parties(cell: _Cell) -> _Parties:
    facts = cell.facts
    firm: set[Ref] = set()
    loose: set[Ref] = set()
    partly: set[Ref] = set()
    sectors: set[str] = set()
    known = True
    for who in sorted({cover.who for cover in cell.yes}):
        if who.label == "Consultation" and not facts.members_complete(who):
            partly.add(who)
        if who.label == "Expert":
            loose.add(who)
        elif who.label != "Consultation":
            firm.add(facts.top(who))
            mine = facts.sectors(who)
            sectors |= mine
            known = known and bool(mine)
        elif members := facts.members(who):
            firm.update(members)
            for seat in facts.seats[who]:
                mine = {seat.as_sector} if seat.as_sector else facts.sectors(seat.start)
                sectors |= mine
                known = known and bool(mine)
        elif facts.members_complete(who):
            firm.add(who)
            known = False
        else:
            loose.add(who)
    whole = known and not loose
    return _Parties(tuple(sorted(firm)), tuple(sorted(loose)), tuple(sorted(partly - loose)), frozenset(sectors), whole)


def _present(cell: _Cell) -> Verdict:
    parties = _parties(cell)
    rows = tuple(_row(cover) for cover in cell.yes)
    if len(parties.firm) >= 2:
        one_sector = len(parties.sectors) == 1 and parties.all_sectors_known
        level = Level.ONE_SECTOR if one_sector else Level.ENOUGH
    else:
        level = Level.SINGLE
    verdict = Verdict(state=State.PRESENT, cover=level, parties=parties.firm or parties.loose[:1], evidence=rows)
    if level is Level.ENOUGH:
        return verdict
    verdict = replace(verdict, fallback=_fallback(cell, parties.firm), closures=_closures(cell, parties.firm))
    if unsure := (*parties.loose, *parties.open):
        # A list of members that may not be whole could hold the second party, or the second sector.
        return replace(verdict, certain=False, asks=tuple(_ask_members(cell, who) for who in unsure))
    confidence = _others_excluded(cell, parties.firm)
    if confidence is None:
        return replace(verdict, certain=False, asks=(_ask_other(cell, verdict.parties),))
    return replace(verdict, confidence=confidence[0], reason=confidence[1])


def _others_excluded(cell: _Cell, parties: tuple[Ref, ...]) -> tuple[Confidence, Evidence] | None:
    """Return how sure it is that nobody else covers, or None when that is not known."""
    facts = cell.facts
    seat_unknown = any(str(cover.who) in facts.seats_not_known for cover in cell.yes)
    if cell.unknown or seat_unknown:
        return None
    others = [o.ref for o in cell.candidates if facts.top(o.ref) not in parties]
    sure = []
    if refusals := cell.refusals(others):
        sure.append(_all_said_no(cell, refusals))
    if cell.complete:
        sure.append(facts.complete_confidence(cell.complete))
    return min(sure, key=lambda item: _CONFIDENCES.index(item[0])) if sure else None


# --- absent and unknown -------------------------------------------------------------------------------------


def _absent(cell: _Cell) -> Verdict | None:
    reasons: list[tuple[Confidence, Evidence]] = []
    rows: list[Evidence] = []
    for statement in cell.nobody:
        confidence, reason = cell.facts.confidence(statement)
        if cell.open_mandates and confidence is Confidence.ESTABLISHED:
            confidence, reason = Confidence.LIKELY, Evidence(code="gaps.reason.open_mandate")
        reasons.append((confidence, reason))
        rows.append(_said(statement, "gaps.evidence.nobody"))
    undecided = bool(cell.unknown or cell.open_yes or cell.open_mandates)
    if not undecided and cell.candidates:
        if refusals := cell.refusals(o.ref for o in cell.candidates):
            reasons.append(_all_said_no(cell, refusals))
            rows += [_said(s, "gaps.evidence.said_no") for s in sorted(set(refusals), key=lambda s: s.id)]
        if cell.complete and not cell.mandate_silent:
            reasons.append(cell.facts.complete_confidence(cell.complete))
            rows.append(_searched(cell))
    if not reasons:
        return None
    confidence, reason = min(reasons, key=lambda item: _CONFIDENCES.index(item[0]))
    return Verdict(
        state=State.ABSENT,
        cover=Level.NONE,
        confidence=confidence,
        reason=reason,
        evidence=tuple(rows),
        fallback=_fallback(cell, ()),
        closures=_closures(cell, ()),
    )


def _unknown(cell: _Cell) -> Verdict:
    asks: tuple[Ask, ...]
    if cell.open_mandates:
        asks = tuple(
            Ask(
                code="gaps.ask.mandate_themes",
                subject=consultation.ref,
                addressees=cell.facts.responsible_for(consultation.ref),
                values={"stage": cell.stage},
                field_of_record=True,
            )
            for consultation in cell.open_mandates
        )
    else:
        said = tuple(sorted({Ref.parse(s.subject) for s in cell.unknown if s.subject}))
        about = Ref("Theme", cell.theme)
        values = {"stage": cell.stage, "area": Ref("Area", cell.demand.area) if cell.demand.area else None}
        addressees = said or cell.facts.askable_about(cell.theme, cell.demand.line.candidates)
        asks = (Ask(code="gaps.ask.stage", subject=about, addressees=addressees, values=values),)
    return Verdict(
        state=State.UNKNOWN,
        cover=Level.NONE,
        asks=asks,
        fallback=_fallback(cell, ()),
        closures=_closures(cell, ()),
    )


def _all_said_no(cell: _Cell, refusals: list[Statement]) -> tuple[Confidence, Evidence]:
    """Return the confidence of "all said no": the weakest of them; only candidates asked: likely at best."""
    weakest = max((cell.facts.confidence(s) for s in refusals), key=lambda item: _CONFIDENCES.index(item[0]))
    everybody = len(cell.candidates) == len(cell.facts.organisations)
    if weakest[0] is Confidence.ESTABLISHED:
        code = "gaps.reason.all_said_no" if everybody else "gaps.reason.candidates_said_no"
        values = {"count": len(cell.candidates)}
        return (Confidence.ESTABLISHED if everybody else Confidence.LIKELY), Evidence(code=code, values=values)
    return weakest


# --- fallback and ways to close -----------------------------------------------------------------------------


def _givers(cell: _Cell, without: tuple[Ref, ...]) -> list[tuple[Ref, Ref | None]]:
    """Return who gives this stage for another theme or area, each with a table shared with this theme (or None).

    Those with a shared table come first; then by id. ``without`` are the parties that cover already.
    """
    facts = cell.facts
    involved = facts.covering.get(cell.theme, set()) | facts.dealing_with.get(cell.theme, set())
    tables = {table for ref in involved for table in facts.tables_of(ref)}
    found: dict[Ref, Ref | None] = {}
    covering = {cover.who for cover in cell.yes}
    for cover in facts.covers_of_stage.get(cell.stage, ()):
        if cover in cell.yes or cover.who in found or cover.who in covering or facts.top(cover.who) in without:
            continue
        members = set(facts.members(cover.who)) if cover.who.label == "Consultation" else set()
        if members and members <= set(without):
            continue  # the same parties under another name are no fallback
        shared = sorted(facts.tables_of(cover.who) & tables)
        found[cover.who] = shared[0] if shared else (cover.who if cover.who in involved else None)
    return sorted(found.items(), key=lambda item: (item[1] is None, item[0]))


def _experts(cell: _Cell) -> list[Ref]:
    return [expert for expert, themes in sorted(cell.facts.expert_themes.items()) if cell.theme in themes]


def _fallback(cell: _Cell, without: tuple[Ref, ...]) -> Fallback | None:
    givers = _givers(cell, without)
    if any(table for _, table in givers):
        return Fallback.INSIDE
    if givers or (cell.stage is not Stage.INTERPRET and _experts(cell)):
        return Fallback.OUTSIDE
    return Fallback.NONE if cell.nobody or cell.complete else None


def _closures(cell: _Cell, without: tuple[Ref, ...]) -> tuple[Closure, ...]:
    allowed = cell.demand.line.closes
    values = {"stage": cell.stage, "theme": Ref("Theme", cell.theme)}
    found = [Closure(how="agree", code=_PLANNED, party=who, values=values) for who in _planned(cell)]
    if "expert" in allowed and cell.stage is not Stage.INTERPRET:
        # For interpret an expert on the map is cover already.
        found += [
            Closure(how="expert", code="gaps.close.expert", party=expert, values=values) for expert in _experts(cell)
        ]
    refused = {s.subject for s in cell.no}
    for who, table in _givers(cell, without):
        if str(who) in refused:
            continue
        consultation = table if table and table.label == "Consultation" and table != who else None
        code = "gaps.close.involve_at" if consultation else "gaps.close.involve"
        found.append(Closure(how="involve", code=code, party=who, consultation=consultation, values=values))
    found = [closure for closure in found if not allowed or closure.how in allowed or closure.code == _PLANNED]
    if not found:
        found.append(Closure(how=allowed[0] if allowed else "involve", code="gaps.close.look_outside", values=values))
    return tuple(found[:_MOST_CLOSURES])


def _planned(cell: _Cell) -> list[Ref]:
    """Return who is planned to give this stage for this theme."""
    network = cell.facts.network
    of = {tie.start.id for tie in network.of(Of).values() if tie.end.id == cell.theme}
    planned = {
        record.id
        for record in network.of(Coverage).values()
        if record.id in of
        and record.stage is cell.stage
        and record.status is Status.PLANNED
        and not (record.until and last_day(record.until) <= cell.facts.day)
    }
    ties = (tie for tie in network.of(CoveredBy).values() if tie.start.id in planned)
    return sorted({tie.end for tie in ties if tie.end in cell.facts.nodes})


# --- questions and rows -------------------------------------------------------------------------------------


def _ask_other(cell: _Cell, parties: tuple[Ref, ...]) -> Ask:
    return Ask(
        code="gaps.ask.other",
        subject=Ref("Theme", cell.theme),
        addressees=cell.facts.askable_about(cell.theme, cell.demand.line.candidates),
        values={"stage": cell.stage, "parties": list(parties)},
    )


def _ask_members(cell: _Cell, consultation: Ref) -> Ask:
    if consultation.label == "Expert":
        return Ask(
            code="gaps.ask.employer",
            subject=consultation,
            addressees=(cell.facts.municipality,) if cell.facts.municipality else (),
            field_of_record=True,
        )
    return Ask(
        code="gaps.ask.members",
        subject=consultation,
        addressees=cell.facts.responsible_for(consultation),
        values={"stage": cell.stage},
        field_of_record=True,
    )


def _row(cover: Cover) -> Evidence:
    record: Fact = cover.record
    code = {"Coverage": "gaps.evidence.covers", "Expert": "gaps.evidence.expert"}.get(
        record.KIND, "gaps.evidence.mandate"
    )
    if cover.who.label == "Expert":
        code = "gaps.evidence.lone_expert"
    values = {"who": cover.who, "stage": cover.stage, "theme": Ref("Theme", cover.theme)}
    if cover.area:
        values["area"] = Ref("Area", cover.area)
        code += "_in"
    return Evidence(code=code, values=values, provenance=record.provenance)


def _said(statement: Statement, code: str) -> Evidence:
    values = {"stage": statement.stage, "theme": Ref("Theme", statement.theme or "")}
    if statement.subject:
        values["who"] = Ref.parse(statement.subject)
    return Evidence(code=code, values=values, provenance=statement.provenance)


def _searched(cell: _Cell) -> Evidence:
    rows = len(cell.facts.network.of(Coverage))
    setting = cell.complete
    assert setting is not None  # only called when the list is complete
    values = {"rows": rows, "stage": cell.stage, "theme": Ref("Theme", cell.theme)}
    return Evidence(code="gaps.evidence.searched", values=values, provenance=setting.provenance)
