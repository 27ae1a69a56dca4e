"""From a situation to what somebody at the table must bring (handreiking A1, table of phases; A2 and A2.1)."""

from __future__ import annotations

from itertools import product

from netmap.analysis.facts import Facts
from netmap.analysis.third_parties.results import Need, Needed, NeedKind, Wish
from netmap.model import ActorType, Phase
from netmap.reference.vocabulary import shipped_terms

__all__ = ["NEEDED_BY_PHASE", "NEEDED_WITHOUT_PHASE", "needed_of", "needs_of", "professions_of", "shipped_phases"]

_TOGETHER = (Needed.INTERPRET, Needed.DECIDE, Needed.ACT)
#: Without a phase: what every sitting of a core team goes through (form a picture, judge, decide).
NEEDED_WITHOUT_PHASE = _TOGETHER
#: By phase, when the user does not say what is needed. In calm and at first signs one only interprets; from build-up on
#: one decides and acts; escalation adds communication, and the return to calm is aftercare.
NEEDED_BY_PHASE = {
    "calm": (Needed.INTERPRET, Needed.PROFESSIONS),
    "first_signs": (Needed.INTERPRET, Needed.PROFESSIONS),
    "build_up": (*_TOGETHER, Needed.PROFESSIONS),
    "tension": (*_TOGETHER, Needed.PROFESSIONS),
    "escalation": (*_TOGETHER, Needed.SPOKESPERSON, Needed.PROFESSIONS),
    "return_to_calm": (Needed.INTERPRET, Needed.AFTERCARE, Needed.PROFESSIONS),
}


def needed_of(wish: Wish) -> tuple[Needed, ...]:
    """Return what is needed: as the user said, else by the phase; in the fixed order, each once."""
    chosen = wish.needed or NEEDED_BY_PHASE.get(wish.phase, NEEDED_WITHOUT_PHASE)
    return tuple(needed for needed in Needed if needed in chosen)


def needs_of(facts: Facts, wish: Wish) -> tuple[Need, ...]:
    """Return the needs of a situation, each once.

    Parameters
    ----------
    facts : Facts
        Gives the professions of the phase.
    wish : Wish

    Returns
    -------
    tuple of Need
        Each stage that is needed for each theme (in each area, when areas were chosen); then each area, each group,
        each profession of the phase and a spokesperson. Without a theme no stage is a need, and without a phase no
        profession. An empty wish has none.
    """
    if not wish:
        return ()
    needed = needed_of(wish)
    needs = [
        Need(kind=NeedKind(stage.value), theme=theme, area=area, phase=wish.phase)
        for stage, theme, area in product(needed, wish.themes, wish.areas or ("",))
        if stage not in (Needed.SPOKESPERSON, Needed.PROFESSIONS)
    ]
    needs += [Need(kind=NeedKind.AREA, area=area) for area in wish.areas]
    needs += [Need(kind=NeedKind.GROUP, group=group) for group in wish.groups]
    if Needed.PROFESSIONS in needed:
        needs += [Need(kind=NeedKind.PROFESSION, profession=name) for name in professions_of(facts, wish.phase)]
    if Needed.SPOKESPERSON in needed:
        needs.append(Need(kind=NeedKind.SPOKESPERSON))
    return tuple(dict.fromkeys(needs))


def professions_of(facts: Facts, phase: str) -> tuple[str, ...]:
    """Return the actor types that take part in a phase (table A1), as far as the network has such a word."""
    record = facts.network.of(Phase).get(phase)
    types = facts.network.of(ActorType)
    return tuple(name for name in record.professions if name in types) if record else ()


def shipped_phases() -> tuple[Phase, ...]:
    """Return the phases of the handreiking, in their order."""
    return tuple(sorted((one for one in shipped_terms() if isinstance(one, Phase)), key=lambda phase: phase.rank))
