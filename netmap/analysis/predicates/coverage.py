"""Whether a stage of a theme is covered, by how many parties, and what helps when it is not.

Basis: coverage matrices with three values per cell (present, absent, unknown); only recorded tuples count, lists of
themes and stages are never crossed. Definitions: handreiking A2 (witte plekken) and A3 (stages).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import (
    Cell,
    Parties,
    cover_row,
    fallback,
    givers_of,
    not_now,
    parties_of,
)
from netmap.analysis.results import Ask, Confidence, Evidence, State, Verdict
from netmap.analysis.results import Cover as Level
from netmap.analysis.seating import askable, searched, seating, weakest
from netmap.analysis.told import ELSEWHERE, surest, unless_in_doubt
from netmap.model import (
    Coverage,
    Expert,
    Ref,
    SheetName,
    Stage,
    StatedValue,
    Statement,
)

_CONFIDENCES = list(Confidence)


@unless_in_doubt
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
    For signal, a yes for an area around the one that is asked for, or for the whole municipality, leaves it unknown,
    also against a complete list; an explicit no for the area stays a no. Somebody in each of the areas inside it is
    a yes for the area; somebody in some of them leaves it to those areas, each of which is asked for as well.
    A mandate whose themes are not known, or a consultation without a known mandate, may give interpret, decide or
    act: then a complete coverage list proves nothing for these stages. Empty network: unknown.
    """
    cell = Cell(facts, demand, Stage(arguments[0]))
    if cell.yes:
        return _present(cell)
    if inside := cell.inside:
        if inside.everywhere:
            rows = tuple(cover_row(cover) for cover in inside.covers)
            parties = tuple(sorted({facts.top(cover.who) for cover in inside.covers}))
            return Verdict(state=State.PRESENT, parties=parties, evidence=rows)
        if not cell.nobody:
            return ELSEWHERE
    return _absent(cell) or _unknown(cell)


@unless_in_doubt
def deals_with(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether any consultation or expert deals with the theme.

    Absent when it was stated that nobody signals the theme, or when the lists of consultations and of experts are
    complete and each of them told its themes (an expert may have told its fields instead); else silence is unknown.
    """
    theme = demand.theme or ""
    who = sorted(facts.dealing_with.get(theme, ()))
    if who:
        return Verdict(state=State.PRESENT, parties=tuple(who))
    if nobody := _nobody_signals(facts, theme):
        # Whoever has no eye for it at a table has not seen it either: one "niemand" is told for both.
        confidence, reason = surest(facts.confidence(statement) for statement in nobody)
        if confidence is Confidence.ESTABLISHED and seating(facts).themes_open:
            confidence, reason = Confidence.LIKELY, Evidence(code="gaps.reason.themes_open")
        rows = tuple(_said(statement, "gaps.evidence.nobody") for statement in nobody)
        return Verdict(state=State.ABSENT, cover=Level.NONE, confidence=confidence, reason=reason, evidence=rows)
    seats = seating(facts)
    settings = [facts.complete(SheetName.CONSULTATIONS), facts.complete(SheetName.EXPERTS)]
    experts = (e.ref for e in facts.network.of(Expert).values() if e.ref in facts.nodes)
    told = not seats.themes_open and all(ref in facts.expert_themes for ref in experts)
    if told and (listed := [setting for setting in settings if setting]) == settings:
        confidence, reason = weakest(facts.complete_confidence(setting) for setting in listed)
        row = searched((c.ref for c in facts.consultations), listed)
        return Verdict(state=State.ABSENT, cover=Level.NONE, confidence=confidence, reason=reason, evidence=(row,))
    ask = Ask(code="gaps.ask.eye", subject=Ref("Theme", theme), addressees=facts.askable_about(theme, ()))
    return Verdict(state=State.UNKNOWN, cover=Level.NONE, asks=(ask,))


def _nobody_signals(facts: Facts, theme: str) -> list[Statement]:
    """Return the statements that nobody signals a theme, anywhere and in any phase; none when one is not sure of it."""
    said = [s for s in facts.coverage_statements.get((theme, Stage.SIGNAL), ()) if not (s.subject or s.area or s.phase)]
    return [] if any(s.value is StatedValue.UNKNOWN for s in said) else [s for s in said if s.value is StatedValue.NO]


# --- present ------------------------------------------------------------------------------------------------


def _present(cell: Cell) -> Verdict:
    parties = parties_of(cell)
    rows = tuple(cover_row(cover) for cover in cell.yes)
    if len(parties.firm) >= 2:
        one_sector = len(parties.sectors) == 1 and parties.all_sectors_known
        level = Level.ONE_SECTOR if one_sector else Level.ENOUGH
    else:
        level = Level.SINGLE
    verdict = Verdict(state=State.PRESENT, cover=level, parties=parties.firm or parties.loose[:1], evidence=rows)
    # Of a street it is asked whether anybody hears it at all; the theme's own line says on how many parties it rests.
    if level is Level.ENOUGH or (cell.demand.area and cell.stage is Stage.SIGNAL):
        return replace(verdict, cover=Level.ENOUGH)
    verdict = replace(
        verdict,
        fallback=fallback(cell, parties.firm),
        remedy=_remedy(cell, level, parties),
    )
    if unsure := (*parties.loose, *parties.open):
        # A list of members that may not be whole could hold the second party, or the second sector.
        return replace(verdict, certain=False, asks=tuple(_ask_members(cell, who) for who in unsure))
    confidence = _others_excluded(cell, parties.firm)
    if confidence is None:
        return replace(verdict, certain=False, asks=(_ask_other(cell, verdict.parties),))
    if cell.complete:
        verdict = replace(verdict, evidence=(*rows, _searched(cell, "gaps.evidence.searched_others")))
    return replace(verdict, confidence=confidence[0], reason=confidence[1])


def _others_excluded(cell: Cell, parties: tuple[Ref, ...]) -> tuple[Confidence, Evidence] | None:
    """Return how sure it is that nobody else covers, or None when that is not known."""
    facts = cell.facts
    seat_unknown = any(str(cover.who) in facts.seats_not_known for cover in cell.yes)
    if cell.unknown or seat_unknown or any(facts.top(cover.who) not in parties for cover in cell.wide):
        return None
    others = [o.ref for o in cell.candidates if facts.top(o.ref) not in parties]
    sure = []
    if refusals := cell.refusals(others):
        sure.append(_all_said_no(cell, refusals))
    if cell.complete:
        sure.append(facts.complete_confidence(cell.complete))
    return min(sure, key=lambda item: _CONFIDENCES.index(item[0])) if sure else None


# --- absent and unknown -------------------------------------------------------------------------------------


def _absent(cell: Cell) -> Verdict | None:
    reasons: list[tuple[Confidence, Evidence]] = []
    rows: list[Evidence] = []
    for statement in cell.nobody:
        confidence, reason = cell.facts.confidence(statement)
        if cell.open_mandates and confidence is Confidence.ESTABLISHED:
            confidence, reason = Confidence.LIKELY, Evidence(code="gaps.reason.open_mandate")
        reasons.append((confidence, reason))
        rows.append(_said(statement, "gaps.evidence.nobody"))
    undecided = bool(cell.unknown or cell.open_yes or cell.open_mandates or cell.wide)
    if not undecided and cell.candidates:
        if refusals := cell.refusals(o.ref for o in cell.candidates):
            reasons.append(_all_said_no(cell, refusals))
            rows += [_said(s, "gaps.evidence.said_no") for s in sorted(set(refusals), key=lambda s: s.id)]
        if cell.complete and not cell.mandate_silent:
            reasons.append(cell.facts.complete_confidence(cell.complete))
            rows.append(_searched(cell, "gaps.evidence.searched"))
    if not reasons:
        return None
    confidence, reason = min(reasons, key=lambda item: _CONFIDENCES.index(item[0]))
    return Verdict(
        state=State.ABSENT,
        cover=Level.NONE,
        confidence=confidence,
        reason=reason,
        evidence=tuple(rows),
        fallback=fallback(cell, ()),
        remedy=_remedy(cell, Level.NONE, None),
    )


def _unknown(cell: Cell) -> Verdict:
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
        addressees = said or askable(cell.facts, cell.theme, cell.demand.line.candidates)
        code, values = _about_area(cell, "gaps.ask.stage")
        asks = (Ask(code=code, subject=about, addressees=addressees, values=values),)
    return Verdict(
        state=State.UNKNOWN,
        cover=Level.NONE,
        asks=asks,
        fallback=fallback(cell, ()),
        remedy=_remedy(cell, Level.NONE, None),
    )


def _all_said_no(cell: Cell, refusals: list[Statement]) -> tuple[Confidence, Evidence]:
    """Return the confidence of "all said no": the weakest of them; only candidates asked: likely at best."""
    weakest = max((cell.facts.confidence(s) for s in refusals), key=lambda item: _CONFIDENCES.index(item[0]))
    everybody = len(cell.candidates) == len(cell.facts.organisations)
    if weakest[0] is Confidence.ESTABLISHED:
        code = "gaps.reason.all_said_no" if everybody else "gaps.reason.candidates_said_no"
        values = {"count": len(cell.candidates)}
        return (Confidence.ESTABLISHED if everybody else Confidence.LIKELY), Evidence(code=code, values=values)
    return weakest


# --- questions and rows -------------------------------------------------------------------------------------


def _ask_other(cell: Cell, parties: tuple[Ref, ...]) -> Ask:
    code, values = _about_area(cell, "gaps.ask.other")
    return Ask(
        code=code,
        subject=Ref("Theme", cell.theme),
        addressees=askable(cell.facts, cell.theme, cell.demand.line.candidates),
        values={**values, "parties": list(parties)},
    )


def _about_area(cell: Cell, code: str) -> tuple[str, dict[str, Any]]:
    """Return the code and values of a question about a stage: of a line over areas one question names them all."""
    if cell.demand.area is None:
        return code, {"stage": cell.stage, "area": None}
    return f"{code}_in.{cell.stage}", {"stage": cell.stage, "areas": [Ref("Area", cell.demand.area)]}


def _ask_members(cell: Cell, consultation: Ref) -> Ask:
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


def _said(statement: Statement, code: str) -> Evidence:
    values = {"stage": statement.stage, "theme": Ref("Theme", statement.theme or "")}
    if statement.subject:
        values["who"] = Ref.parse(statement.subject)
    return Evidence(code=code, values=values, provenance=statement.provenance)


def _searched(cell: Cell, code: str) -> Evidence:
    """Return the row that says in how many rows of the complete list was searched."""
    setting = cell.complete
    assert setting is not None  # only called when the list is complete
    if (cell.theme, cell.stage) in not_now(cell.facts):
        # A row stands there, though it does not hold now: planned, ended, or perhaps.
        code = {
            "gaps.evidence.searched": "gaps.evidence.searched_not_now",
            "gaps.evidence.searched_others": "gaps.evidence.searched_others_not_now",
        }[code]
    rows = len(cell.facts.network.of(Coverage))
    values = {"rows": rows, "stage": cell.stage, "theme": Ref("Theme", cell.theme)}
    return Evidence(code=code, values=values, provenance=setting.provenance)


def _remedy(cell: Cell, level: Level, parties: Parties | None) -> Evidence:
    """Return the smallest thing that may exist untold: one row of *Dekking*, of a likely party when there is one."""
    values: dict[str, Any] = {"stage": cell.stage, "theme": Ref("Theme", cell.theme)}
    without = parties.firm if parties else ()
    likely = [who for who, _ in givers_of(cell, without)] if parties is None or parties.firm else []
    if level is Level.ONE_SECTOR and parties:
        likely = [who for who in likely if cell.facts.sectors(who) - parties.sectors]
        if not likely:
            return Evidence(code="gaps.remedy.coverage_other_sector", values=values)
    refused = {statement.subject for statement in cell.no}
    for who in likely:
        if str(who) not in refused:
            return Evidence(code="gaps.remedy.coverage_of", values={**values, "who": who})
    code = "gaps.remedy.coverage" if level is Level.NONE else "gaps.remedy.coverage_other"
    return Evidence(code=code, values=values)
