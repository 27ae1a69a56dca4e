"""Which consultation does what about which theme: talks about it, signals, interprets, decides, acts, follows up.

Which question of the user: *where is this theme on the table, and what may they do there?*
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netmap.analysis.facts import Cover, Facts
from netmap.analysis.overviews.axes import areas_shown, themes_shown, tie_row, unless_doubtful
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Evidence, State
from netmap.analysis.seating import seating
from netmap.analysis.situation import Situation
from netmap.analysis.told import Reason, weakest
from netmap.model import (
    About,
    Consultation,
    Coverage,
    DealsWith,
    Mandate,
    MandateFor,
    Ref,
    Relationship,
    Serves,
    SheetName,
    Stage,
    StatedValue,
    Statement,
)

__all__ = ["DEALS", "coverage_matrix"]

#: Marks of a cell beside the stages: it is talked about there; the consultation aligns on it.
DEALS, ALIGN = "deals", "align"
#: What a consultation may give for a theme; nobody records verifying.
_STAGES = tuple(stage for stage in Stage if stage is not Stage.VERIFY)


def coverage_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each theme and consultation what is done about the theme there.

    Present: the consultation deals with the theme, has a mandate for it, or has a coverage row for a stage. Absent only
    when it is known that it neither deals with it nor gives any stage: it told its themes and the list of
    consultations is complete (or it said "geen"); and no mandate leaves open what it does; and it denied each stage or
    the coverage list is complete. A theme of the situation leaves one row; an area the consultations that work there,
    around it or inside it, and those of which no area is known.
    """
    return unless_doubtful(facts, lambda known: _matrix(known, situation))


def _matrix(facts: Facts, situation: Situation) -> Matrix:
    rows = themes_shown(facts, situation)
    columns = tuple(c.ref for c in facts.consultations if _works_in(facts, c.ref, situation))
    told = _Told(facts)
    return Matrix(rows=rows, columns=columns, cells=tuple(told.cell(theme, c) for theme in rows for c in columns))


def _works_in(facts: Facts, consultation: Ref, situation: Situation) -> bool:
    if not situation.area:
        return True
    served = facts.memo("overviews.served", lambda: _served(facts)).get(consultation, set())
    inside = facts.memo(f"overviews.in.{situation.area}", lambda: {a.id for a in areas_shown(facts, situation)})
    around = {ref.id for ref in facts.chain(Ref("Area", situation.area))}
    return not served or bool(served & (inside | around))


def _served(facts: Facts) -> dict[Ref, set[str]]:
    found: dict[Ref, set[str]] = defaultdict(set)
    for tie in facts.ties(Serves):
        found[tie.start].add(tie.end.id)
    return found


class _Told:
    """What each consultation told about each theme; linear in the rows that name one."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.deals = _by_pair(facts.ties(DealsWith))
        self.mandates = _by_pair(facts.ties(MandateFor))
        self.covers: dict[tuple[str, Ref], list[Cover]] = defaultdict(list)
        for stage in _STAGES:
            for cover in facts.covers_of_stage.get(stage, ()):
                # What an expert's organisation may do is not of the table.
                if cover.who.label == Consultation.KIND and isinstance(cover.record, (Coverage, MandateFor)):
                    self.covers[(cover.theme, cover.who)].append(cover)
        silent = {c.ref for c in facts.silent_mandates}
        self.open_mandate = silent | {c.ref for many in facts.open_mandates.values() for c in many}
        self.open_themes = seating(facts).unknown_themes
        self.listed = facts.complete(SheetName.CONSULTATIONS)
        self.said: dict[tuple[str, Ref | None], list[Statement]] = defaultdict(list)
        for (theme, _), statements in facts.coverage_statements.items():
            for said in statements:
                self.said[(theme or "", Ref.parse(said.subject) if said.subject else None)].append(said)

    def cell(self, theme: Ref, consultation: Ref) -> Cell:
        """Return what is known of one theme in one consultation."""
        deals = self.deals.get((theme.id, consultation), ())
        covers = self.covers.get((theme.id, consultation), ())
        mandates = self.mandates.get((theme.id, consultation), ())
        if deals or covers or mandates:
            return self._present(theme, consultation, deals, covers, mandates)
        not_dealt, no_stage = self._deals_not(consultation), self._gives_none(theme, consultation)
        if not_dealt is None or no_stage is None:
            return Cell(row=theme, column=consultation, state=State.UNKNOWN)
        confidence, reason = weakest([*(why for why, _ in not_dealt), *(why for why, _ in no_stage)])
        rows = {repr(row): row for _, row in (*not_dealt, *no_stage)}
        return Cell(
            row=theme,
            column=consultation,
            state=State.ABSENT,
            evidence=tuple(rows.values()),
            confidence=confidence,
            reason=reason,
        )

    def _present(
        self,
        theme: Ref,
        consultation: Ref,
        deals: Sequence[Relationship],
        covers: Sequence[Cover],
        mandates: Sequence[Relationship],
    ) -> Cell:
        record = self.facts.network.get(consultation)
        aligns = mandates and isinstance(record, Consultation) and record.mandate is Mandate.ALIGN
        given = {cover.stage for cover in covers}
        stages = [stage.value for stage in _STAGES if stage in given]
        values = {"consultation": consultation, "theme": theme}
        rows = [tie_row(tie, "overview.evidence.deals", **values) for tie in deals]
        rows += [cover_row(cover) for cover in covers]
        if not any(isinstance(cover.record, MandateFor) for cover in covers):
            rows += [tie_row(tie, "overview.evidence.mandate", **values) for tie in mandates]
        return Cell(
            row=theme,
            column=consultation,
            state=State.PRESENT,
            refs=(consultation,),
            marks=(*((DEALS,) if deals else ()), *((ALIGN,) if aligns else ()), *stages),
            evidence=tuple(rows),
        )

    def _deals_not(self, consultation: Ref) -> list[tuple[Reason, Evidence]] | None:
        """Return why a consultation does not deal with a theme that it did not name; None when that is not known."""
        stated = self.facts.stated(About.THEMES, consultation)
        if any(s.value is StatedValue.UNKNOWN for s in stated) or consultation in self.open_themes:
            return None
        values = {"consultation": consultation}
        if denied := [s for s in stated if s.value is StatedValue.NO]:
            row = Evidence(code="overview.evidence.no_themes", values=values, provenance=denied[0].provenance)
            return [(self.facts.confidence(denied[0]), row)]
        if self.listed is None:
            return None
        row = Evidence(code="overview.evidence.other_themes", values=values, provenance=self.listed.provenance)
        return [(self.facts.complete_confidence(self.listed), row)]

    def _gives_none(self, theme: Ref, consultation: Ref) -> list[tuple[Reason, Evidence]] | None:
        """Return why a consultation gives no stage of a theme; None when that is not known."""
        if consultation in self.open_mandate:
            return None
        said = [*self.said.get((theme.id, consultation), ()), *self.said.get(("", consultation), ())]
        open_ones = [*said, *self.said.get((theme.id, None), ())]
        if any(s.value is StatedValue.UNKNOWN for s in open_ones):
            return None
        values = {"consultation": consultation, "theme": theme}
        denied = {s.stage: s for s in said if s.value is StatedValue.NO and not (s.area or s.phase)}
        if all(stage in denied for stage in _STAGES):
            code = "overview.evidence.gives_none"
            return [
                (self.facts.confidence(s), Evidence(code=code, values=values, provenance=s.provenance))
                for s in denied.values()
            ]
        listed = self.facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{theme.id}")
        if listed is None:
            return None
        row = Evidence(code="overview.evidence.no_row", values=values, provenance=listed.provenance)
        return [(self.facts.complete_confidence(listed), row)]


def _by_pair(ties: Sequence[Relationship]) -> Mapping[tuple[str, Ref], list[Relationship]]:
    found: dict[tuple[str, Ref], list[Relationship]] = defaultdict(list)
    for tie in ties:
        found[(tie.end.id, tie.start)].append(tie)
    return found
