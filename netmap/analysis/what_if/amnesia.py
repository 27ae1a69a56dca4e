"""Collective amnesia: what hangs on one seat-holder, or on one party per theme.

Which question of the user: *what do we no longer know when this person leaves?* (handreiking A2: professionals move on,
and what they knew goes along.) It puts side by side what :mod:`netmap.analysis.hub.holders` and
:mod:`netmap.analysis.hub.dependence` find. Persons are codes, never names.
"""

from __future__ import annotations

from netmap.analysis.demands import theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import only_stages
from netmap.analysis.hub.holders import has_codes, seat_holders
from netmap.analysis.hub.results import SeatHolder
from netmap.analysis.hub.web import web_of
from netmap.analysis.results import Relevance
from netmap.analysis.what_if.results import Amnesia, ThemeMemory
from netmap.model import Ref, Stage

__all__ = ["amnesia"]


def amnesia(facts: Facts) -> Amnesia:
    """Return what hangs on one person, and per theme on one party, most first.

    Parameters
    ----------
    facts : Facts

    Returns
    -------
    Amnesia
        ``holders``: persons without whom something is lost, in order of how much. ``themes``: one row per theme and
        party that is the only one known for some step of it; a theme that plays first, then one that rests on that
        party in every known step, then one that rests on a single person, then by number of steps, theme and party.
        Themes that were said not to play here are left out. An empty network gives empty lists.
    """
    return facts.memo("what if amnesia", lambda: _amnesia(facts))


def _amnesia(facts: Facts) -> Amnesia:
    holders = seat_holders(facts, web_of(facts))
    relevance = theme_relevance(facts)
    persons = _persons(facts, holders)
    given: dict[str, set[Stage]] = {}
    for (name, stage), covers in facts.covers.items():
        if covers:
            given.setdefault(name, set()).add(stage)
    rows = []
    for party, stages in only_stages(facts).items():
        by_theme: dict[Ref, list[Stage]] = {}
        for theme, stage in stages:
            by_theme.setdefault(theme, []).append(stage)
        for theme, own in by_theme.items():
            rows.append(
                ThemeMemory(
                    theme=theme,
                    party=party,
                    stages=tuple(own),
                    whole=set(own) == given[theme.id],
                    plays=relevance[theme.id] is Relevance.NOW,
                    holder=persons.get(party),
                )
            )
    rows.sort(key=lambda r: (not r.plays, not r.whole, r.holder is None, -len(r.stages), r.theme, r.party))
    return Amnesia(holders=holders, themes=tuple(rows), codes=has_codes(facts))


def _persons(facts: Facts, holders: tuple[SeatHolder, ...]) -> dict[Ref, SeatHolder]:
    """Return the one person through whom a party sits anywhere, by party; who sits for more parties is among them."""
    return {party: holder for holder in holders if holder.only for party in holder.parties}
