"""Whether the professions of a phase take part in it (handreiking, table A1).

The handreiking calls its lists examples, so this is a prompt: it says what is not seen, not what is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.roles import kindred, may_play, parts_of, places_of, plays
from netmap.analysis.told import (
    ELSEWHERE,
    Reason,
    all_seats_listed,
    listed,
    municipality,
    searched,
    unless_in_doubt,
    weakest,
)
from netmap.model import Coverage, Phase, Ref, Setting, SheetName, Stage, StatedValue

#: Aftercare belongs to the return to calm, whether its row names a phase or not.
_AFTER = "return_to_calm"


@unless_in_doubt
def actor_in_phase(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether each profession that the handreiking names for a phase takes part in it.

    A profession takes part when a party that plays it or does its work under another name, or a part of that party,
    has an active coverage row in the phase, or sits in a consultation that has one; for the return to calm a row for
    aftercare is one. It is missing for sure when nobody plays it or does its work, and the list of organisations is
    complete and says what each of them is; or when the coverage list is complete, and none of those has a row in the
    phase or one that leaves the phase open. A row that leaves it open says nothing of a phase for which the same
    party, theme and stage were denied.

    Returns
    -------
    Verdict
        Present with all professions (and for a phase without any); unknown when one is not known, with one question
        for the phase; else absent: ``none`` when all are missing, ``one_sector`` when some are. ELSEWHERE, without a
        question, while the map tells nothing of the phase: no row names it, and nobody does such work.
    """
    ref = next(r for r in demand.subjects if r.label == "Phase")
    record = facts.network.get(ref)
    professions = record.professions if isinstance(record, Phase) else ()
    acting = facts.memo("phases", lambda: _Acting(facts))
    missing: dict[str, tuple[Reason, tuple[Evidence, ...]] | None] = {}
    for profession in professions:
        if not acting.takes_part(profession, ref.id):
            missing[profession] = acting.missing(profession, ref.id)
    if not missing:
        return Verdict(state=State.PRESENT)
    cover = Cover.NONE if len(missing) == len(professions) else Cover.ONE_SECTOR
    fallback = Fallback.INSIDE if cover is Cover.ONE_SECTOR else None
    names = [Ref("ActorType", profession) for profession in missing]
    title = Evidence(code="gaps.title.phase", values={"phase": ref, "professions": names})
    remedy = Evidence(code="gaps.remedy.phase", values={"phase": ref, "professions": names, "count": len(missing)})
    open_ones = [Ref("ActorType", profession) for profession, why in missing.items() if why is None]
    if open_ones and not acting.knows_of(ref.id, professions):
        return ELSEWHERE
    if open_ones:
        ask = Ask(
            code="gaps.ask.phase",
            subject=ref,
            addressees=municipality(facts),
            values={"phase": ref, "professions": open_ones},
        )
        return Verdict(state=State.UNKNOWN, cover=cover, fallback=fallback, asks=(ask,), title=title, remedy=remedy)
    whys = [why for why in missing.values() if why]
    confidence, reason = weakest(reason for reason, _ in whys)
    rows = {repr(row): row for _, rows in whys for row in rows}
    return Verdict(
        state=State.ABSENT,
        cover=cover,
        confidence=confidence,
        reason=reason,
        evidence=tuple(rows.values()),
        fallback=fallback or Fallback.NONE,
        title=title,
        remedy=remedy,
    )


#: What a coverage row is about: theme and stage.
_Row = tuple[str, Stage | None]


class _Acting:
    """In which phases each party and consultation acts, and of whom that is not known; linear in rows and seats.

    ``acts`` are the phases in which somebody has a row, ``anytime`` the rows that name none; "" among the phases of
    ``open`` (what was stated to be not known) stands for every phase.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.acts: dict[Ref, set[str]] = defaultdict(set)
        self.open: dict[Ref, set[str]] = defaultdict(set)
        self.anybody: set[str] = set()
        self.named: set[str] = set()
        self.anytime: dict[Ref, set[_Row]] = defaultdict(set)
        self.denied: dict[Ref, set[tuple[_Row, str]]] = defaultdict(set)
        for covers in facts.covers_of_stage.values():
            for cover in covers:
                if isinstance(cover.record, Coverage):
                    self._row(cover.who, (cover.theme, cover.stage), cover.phase)
        for statements in facts.coverage_statements.values():
            for statement in statements:
                if statement.phase:
                    self.named.add(statement.phase)
                if statement.value is StatedValue.NO and statement.subject and statement.phase:
                    row = (statement.theme or "", statement.stage)
                    self.denied[Ref.parse(statement.subject)].add((row, statement.phase))
                elif statement.value is StatedValue.UNKNOWN:
                    about = self.open[Ref.parse(statement.subject)] if statement.subject else self.anybody
                    about.add(statement.phase or "")

    def _row(self, who: Ref, row: _Row, phase: str | None) -> None:
        if phase:
            self.acts[who].add(phase)
            self.named.add(phase)
        else:
            self.anytime[who].add(row)
        if row[1] is Stage.AFTERCARE:
            self.acts[who].add(_AFTER)
            self.named.add(_AFTER)

    def knows_of(self, phase: str, professions: Iterable[str]) -> bool:
        """Return whether the map tells anything of a phase: a row names it, or somebody does such work."""
        return phase in self.named or any(self._near(profession) for profession in professions)

    def _left_open(self, ref: Ref, phase: str) -> bool:
        """Return whether somebody may act in a phase by a row that leaves it open, or by what is not known."""
        rows, denied = self.anytime.get(ref, set()), self.denied.get(ref, set())
        return bool({"", phase} & self.open.get(ref, set())) or any((row, phase) not in denied for row in rows)

    def _family(self, profession: str) -> set[Ref]:
        return self.facts.memo(f"phases.family.{profession}", lambda: self._players(profession))

    def _players(self, profession: str) -> set[Ref]:
        players = self._near(profession)
        parties = {*players, *(part for player in players for part in parts_of(self.facts, player))}
        return parties | {place for party in parties for place in places_of(self.facts, party)}

    def _near(self, profession: str) -> list[Ref]:
        return [*plays(self.facts, profession), *kindred(self.facts, profession)]

    def takes_part(self, profession: str, phase: str) -> bool:
        """Return whether somebody of a profession acts in a phase, himself or at a table."""
        return any(phase in self.acts.get(ref, ()) for ref in self._family(profession))

    def missing(self, profession: str, phase: str) -> tuple[Reason, tuple[Evidence, ...]] | None:
        """Return why nobody of a profession acts in a phase, with the rows; None when that is not known."""
        about = {"profession": Ref("ActorType", profession)}
        players = self._near(profession)
        if not players:
            settings = listed(self.facts, SheetName.ORGANISATIONS)
            if settings is None or not self.facts.organisations or may_play(self.facts, profession):
                return None
            row = Evidence(code="gaps.evidence.not_played", values=about)
            return self._because(settings, row)
        settings = listed(self.facts, SheetName.COVERAGE)
        if settings is None or {"", phase} & self.anybody:
            return None
        if any(self._left_open(ref, phase) for ref in self._family(profession)):
            return None
        seats = self._seats_listed(phase)
        if seats is None:
            return None
        row = Evidence(code="gaps.evidence.not_in_phase", values={**about, "parties": players[:_MOST_PARTIES]})
        return self._because([*settings, *(seat for seat in seats if seat not in settings)], row)

    def _because(self, settings: Iterable[Setting], row: Evidence) -> tuple[Reason, tuple[Evidence, ...]]:
        settings = list(settings)
        return weakest(map(self.facts.complete_confidence, settings)), (row, *searched(self.facts, settings))

    def _seats_listed(self, phase: str) -> list[Setting] | None:
        """Return by what it is known who sits where something is done in a phase; empty when nothing is."""
        return self.facts.memo(f"phases.seats.{phase}", lambda: self._members_of(phase))

    def _members_of(self, phase: str) -> list[Setting] | None:
        tables = [c.ref for c in self.facts.consultations if phase in self.acts.get(c.ref, ())]
        tables += [c.ref for c in self.facts.consultations if self._left_open(c.ref, phase)]
        if not tables:
            return []
        if (every := all_seats_listed(self.facts)) is not None:
            return every
        if any(str(table) in self.facts.seats_not_known for table in tables):
            return None
        return listed(self.facts, *(f"{SheetName.PARTICIPATION}:{table.id}" for table in tables))


#: Parties that are named behind one profession; more would hide it.
_MOST_PARTIES = 5
