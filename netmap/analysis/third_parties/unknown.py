"""What of a need for which nobody is known: whom to call first, or which kind of party the network lacks.

Silence is never "nobody": a need is unmet when that was told, or when nobody of the right kind is on the map to be
asked. Whoever said no to a need is not asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage import covered
from netmap.analysis.predicates.network import count_spokespersons
from netmap.analysis.predicates.spread import count_parties
from netmap.analysis.results import Evidence, State, Verdict
from netmap.analysis.roles import kindred, may_play, plays
from netmap.analysis.third_parties.cover import cell_of, demand_of, touches
from netmap.analysis.third_parties.needs import professions_of
from netmap.analysis.third_parties.perhaps import Doubtful, answering
from netmap.analysis.third_parties.results import STAGES, Need, NeedKind
from netmap.analysis.told import listed
from netmap.model import (
    About,
    ActorType,
    ExpertIn,
    ExpertiseDomain,
    Reaches,
    Ref,
    Sector,
    Serves,
    SheetName,
    Stage,
    StatedValue,
    Theme,
)

__all__ = ["OpenEnd", "kinds_of", "open_end"]

#: Who is near residents at any time (the first row of table A1); who decides and speaks (A2); who gives aftercare.
_NEAR_RESIDENTS, _ACTING, _AFTER = "calm", "tension", "return_to_calm"
_DECIDING, _SPEAKING, _AFTERCARE = ("mayor",), ("mayor",), ("public_health_service",)
#: What is settled by somebody who may: advice of an expert is no answer to it.
_SETTLED = (NeedKind.DECIDE, NeedKind.ACT)
#: The field of expertise that stands in where nobody does it.
_FIELDS = {NeedKind.AFTERCARE: "aftercare_psychosocial", NeedKind.SPOKESPERSON: "crisis_communication"}
#: Parties to call for one need at most; of more the first few by id.
_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnd:
    """What is left to do for a need for which nobody is known.

    ``ask`` are parties any one of which may settle it, empty when nobody is left to ask; ``own``: they may well cover
    it themselves; ``doubt``: they do, if what the map says still holds. ``told``: that nobody does was told.
    """

    ask: tuple[Ref, ...] = ()
    own: bool = False
    nobody_to_ask: bool = False
    told: bool = False
    evidence: tuple[Evidence, ...] = ()
    kinds: tuple[Ref, ...] = ()
    fallback: tuple[Ref, ...] = ()
    planned: tuple[Ref, ...] = ()
    put_to: tuple[Ref, ...] = ()
    doubt: bool = False


def open_end(
    facts: Facts,
    need: Need,
    elsewhere: Sequence[Ref] = (),
    *,
    doubtful: Doubtful | None = None,
    planned: Sequence[Ref] = (),
) -> OpenEnd:
    """Return what is to be asked, or what the network lacks, for a need for which nobody is known.

    Parameters
    ----------
    facts : Facts
    need : Need
        That nobody on the map covers; see :class:`netmap.analysis.third_parties.cover.Covering`.
    elsewhere : sequence of Ref
        Who would, but was told to work in other areas only.
    doubtful : Doubtful, optional
        Whom to call about rows of which it is not sure whether they still hold.
    planned : sequence of Ref
        Who is to do it later.

    Returns
    -------
    OpenEnd
        Those of whom it is not sure whether they still do it are asked before all others. Else told when the predicate
        of the norm says absent. Else those are asked of whom it was stated that it is not known, who does it in another
        phase or part of the area, or who chairs a consultation whose mandate leaves it open; without any of these the
        parties of the right kind that did not say no; to decide also the municipality, and last who chairs a
        consultation of which neither mandate nor themes were told. Nobody to ask: unmet, not told.
    """
    kinds = kinds_of(facts, need)
    if doubtful:
        asked, nobody = doubtful.ask[:_MOST], not doubtful.ask
        return OpenEnd(ask=asked, own=True, doubt=True, nobody_to_ask=nobody, evidence=doubtful.evidence, kinds=kinds)
    end = replace(_sure_end(facts, need, elsewhere, kinds), planned=tuple(planned))
    return replace(end, kinds=(), put_to=_put_to(facts)) if need.kind in _SETTLED else end


def _sure_end(facts: Facts, need: Need, elsewhere: Sequence[Ref], kinds: tuple[Ref, ...]) -> OpenEnd:
    if stage := STAGES.get(need.kind):
        return _of_stage(facts, need, stage, kinds)
    if elsewhere:
        return OpenEnd(ask=tuple(elsewhere[:_MOST]), own=True, kinds=kinds, fallback=tuple(elsewhere))
    if need.kind is NeedKind.PROFESSION:
        return _of_profession(facts, need, kinds)
    if need.kind is NeedKind.SPOKESPERSON:
        verdict = count_spokespersons(facts, demand_of(facts, need), ("1",))
        return _asking(facts, verdict, (), _in_field(facts, need), kinds, anybody=True)
    return _of_place_or_group(facts, need, kinds)


def kinds_of(facts: Facts, need: Need) -> tuple[Ref, ...]:
    """Return the kinds of party, sectors and fields of expertise that belong to a need, as far as there are words."""
    theme = facts.network.of(Theme).get(need.theme)
    if need.kind is NeedKind.INTERPRET and theme:
        fields = _words(facts, ExpertiseDomain.KIND, theme.domains)
        return fields or _words(facts, Sector.KIND, _sectors(theme))
    if need.kind is NeedKind.DECIDE:
        return _words(facts, ActorType.KIND, _DECIDING)
    if need.kind is NeedKind.ACT:
        return _words(facts, ActorType.KIND, professions_of(facts, need.phase or _ACTING))
    if need.kind is NeedKind.AFTERCARE:
        return _words(facts, ActorType.KIND, (*_AFTERCARE, *professions_of(facts, _AFTER)))
    if need.kind is NeedKind.PROFESSION:
        return _words(facts, ActorType.KIND, (need.profession,))
    if need.kind is NeedKind.SPOKESPERSON:
        return _words(facts, ActorType.KIND, _SPEAKING)
    return _words(facts, ActorType.KIND, professions_of(facts, _NEAR_RESIDENTS))


def _sectors(theme: Theme) -> tuple[str, ...]:
    """Return the sectors that should meet about a theme."""
    return tuple(dict.fromkeys(sector for pair in theme.sector_pairs for sector in pair.split("+")))


def _words(facts: Facts, label: str, names: Iterable[str]) -> tuple[Ref, ...]:
    refs = (Ref(label, name) for name in names)
    return tuple(ref for ref in dict.fromkeys(refs) if facts.network.get(ref) is not None)


# --- stages -----------------------------------------------------------------------------------------------------------


def _of_stage(facts: Facts, need: Need, stage: Stage, kinds: tuple[Ref, ...]) -> OpenEnd:
    cell = cell_of(facts, need, stage)
    elsewhere = [cover.who for cover in facts.covers.get((need.theme, stage), ()) if not cell.refusals([cover.who])]
    advise = need.kind not in _SETTLED
    experts = [ref for ref, themes in sorted(facts.expert_themes.items()) if advise and need.theme in themes]
    verdict = covered(facts, demand_of(facts, need), (stage.value,))
    fallback = tuple(dict.fromkeys((*sorted(set(elsewhere)), *experts, *_in_field(facts, need))))
    said = [Ref.parse(statement.subject) for statement in cell.unknown if statement.subject]
    if asked := answering(facts, (*said, *sorted(set(elsewhere)))):
        return _asking(facts, verdict, asked, fallback, kinds, own=True)
    tables = [c.ref for c in facts.silent_mandates if cell.mandate_silent and not cell.refusals([c.ref])]
    silent = [table for table in tables if need.theme in facts.themes_of.get(table, ())]
    if asked := answering(facts, [*(c.ref for c in cell.open_mandates), *silent]):
        return _asking(facts, verdict, asked, fallback, kinds)
    right = _of_kind(facts, need, kinds)
    if need.kind is NeedKind.DECIDE:
        # Who decides the municipality knows; and a consultation that told nothing of itself may be the one that does.
        untold = answering(facts, [table for table in tables if not facts.themes_of.get(table)])
        right = tuple(dict.fromkeys((*right, *((facts.municipality,) if facts.municipality else ()), *untold)))
    asked = tuple(who for who in right if not cell.refusals([who]))
    return _asking(facts, verdict, asked, fallback, kinds, anybody=bool(cell.unknown))


def _put_to(facts: Facts) -> tuple[Ref, ...]:
    """Return to whom one puts what nobody decides or does: who plays the mayor (home first), else the municipality."""
    home = facts.municipality
    mayors = sorted(
        plays(facts, _DECIDING[0]), key=lambda ref: (home is None or facts.top(ref) != facts.top(home), ref)
    )
    return tuple(mayors) or ((home,) if home else ())


def _in_field(facts: Facts, need: Need) -> tuple[Ref, ...]:
    """Return the experts in the field that stands in for a need, by id."""
    field = _FIELDS.get(need.kind)
    return tuple(sorted({tie.start for tie in facts.ties(ExpertIn) if tie.end.id == field}))


def _asking(
    facts: Facts,
    verdict: Verdict,
    asked: tuple[Ref, ...],
    fallback: tuple[Ref, ...],
    kinds: tuple[Ref, ...],
    *,
    own: bool = False,
    anybody: bool = False,
) -> OpenEnd:
    """Return the open end of a verdict; ``anybody``: without somebody of the right kind the municipality is asked."""
    if verdict.state is State.ABSENT:
        return OpenEnd(told=True, evidence=verdict.evidence, kinds=kinds, fallback=fallback)
    if not asked and anybody:
        asked = (facts.municipality,) if facts.municipality else ()
        return OpenEnd(ask=asked, nobody_to_ask=not asked, kinds=kinds, fallback=fallback)
    return OpenEnd(ask=asked[:_MOST], own=own, kinds=kinds, fallback=fallback)


def _of_kind(facts: Facts, need: Need, kinds: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """Return the parties of the right kind, those in most consultations on the theme first, then by id.

    To interpret and to act those are of the sectors that belong to the theme; for a theme without such sectors whoever
    sits where it is dealt with.
    """
    theme = facts.network.of(Theme).get(need.theme)
    tables = {ref for ref in facts.dealing_with.get(need.theme, ()) if ref.label == "Consultation"}
    count = Counter(row for table in tables for row in {seat.start for seat in facts.seats.get(table, ())})
    if need.kind not in (NeedKind.INTERPRET, NeedKind.ACT):
        found = {who for kind in kinds for who in (*plays(facts, kind.id), *kindred(facts, kind.id))}
    elif theme and (sectors := _sectors(theme)):
        found = {party.ref for party in facts.candidates(sectors)}
    else:
        found = set(count)
    return tuple(sorted(found, key=lambda who: (-count[who], who)))


# --- the rest ---------------------------------------------------------------------------------------------------------


def _of_place_or_group(facts: Facts, need: Need, kinds: tuple[Ref, ...]) -> OpenEnd:
    about, tie_kind = (About.REACHES, Reaches) if need.kind is NeedKind.GROUP else (About.SERVES, Serves)
    verdict = count_parties(facts, demand_of(facts, need), ("1",))
    told: Collection[Ref] = {tie.start for tie in facts.ties(tie_kind)}
    unsure = [
        party.ref
        for party in facts.organisations
        if any(statement.value is StatedValue.UNKNOWN for statement in facts.stated(about, party.ref))
    ]
    part: tuple[Ref, ...] = ()
    if need.kind is NeedKind.AREA:  # who knows a part of it, or works everywhere
        ties = [tie for tie in facts.ties(Serves) if touches(facts, tie.end.id, need.area)]
        rows = (cover for covers in facts.covers.values() for cover in covers if cover.area)
        there = {cover.who for cover in rows if touches(facts, cover.area or "", need.area)}
        part = tuple(sorted({tie.start for tie in ties} | there))
    asked = tuple(dict.fromkeys((*unsure, *answering(facts, part))))
    if asked or part:
        return _asking(facts, verdict, asked, part, kinds, own=True)
    # Who told other groups or areas may have left this one out; who told nothing of it is asked first.
    right = [who for who in _of_kind(facts, need, kinds) if not facts.denied(about, who)]
    asked = tuple(sorted(right, key=lambda who: (who in told, who)))
    return _asking(facts, verdict, asked, part, kinds)


def _of_profession(facts: Facts, need: Need, kinds: tuple[Ref, ...]) -> OpenEnd:
    if may_play(facts, need.profession):
        municipality = (facts.municipality,) if facts.municipality else ()
        return OpenEnd(ask=municipality, nobody_to_ask=not municipality, kinds=kinds)
    settings = listed(facts, SheetName.ORGANISATIONS)
    if settings:
        values = {"profession": kinds[0]}
        row = Evidence(code="gaps.evidence.not_played", values=values, provenance=settings[0].provenance)
        return OpenEnd(told=True, evidence=(row,), kinds=kinds)
    return OpenEnd(kinds=kinds)
