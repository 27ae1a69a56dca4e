"""On which themes a party decides, as far as is known, and on which it may.

Which question of the user: *is there anybody in this team who may say yes?* Handreiking A2: each member of the core
team has considerable power to decide. A party decides by its own row, or at a table that decides where it sits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netmap.analysis.demands import theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Relevance
from netmap.model import About, Organisation, Ref, Stage, StatedValue, Status, Theme

__all__ = ["decides", "may_decide"]


def decides(facts: Facts) -> Mapping[Ref, tuple[str, ...]]:
    """Return the themes on which each party is known to decide, by id of the theme; made once.

    By an active coverage row "decide" of the party itself or of a part of it, or by a known seat of its own at a
    consultation that decides on that theme: by mandate with themes, or as a coverage row says. Core teams are left out:
    a team that is proposed takes the place of that table. In which area or phase is left out of account. Parties that
    decide on nothing known are not in it.
    """
    return facts.memo("team decides", lambda: _sorted(_decides(facts)))


def may_decide(facts: Facts) -> Mapping[Ref, tuple[str, ...]]:
    """Return the themes on which each party may decide though nobody said so, by id of the theme; made once.

    It sits at a consultation that decides on themes which were not told, or of which the mandate was never told; or it
    was stated not to be known; or the row that says so is suspended or of unknown status. What is known, and what was
    denied of that consultation or party, is left out. Only themes that play or may play here.
    """
    return facts.memo("team may_decide", lambda: _sorted(_may_decide(facts)))


def _sorted(found: Mapping[Ref, set[str]]) -> dict[Ref, tuple[str, ...]]:
    return {party: tuple(sorted(themes)) for party, themes in sorted(found.items()) if themes}


def _decides(facts: Facts) -> dict[Ref, set[str]]:
    found: dict[Ref, set[str]] = {}
    hubs = set(hubs_of(facts))
    active = {organisation.ref for organisation in facts.organisations}
    for cover in facts.covers_of_stage[Stage.DECIDE]:
        if cover.who.label == Organisation.KIND:
            parties: Iterable[Ref] = (party for party in facts.chain(cover.who) if party in active)
        else:
            parties = () if cover.who in hubs else _seated(facts, cover.who)
        for party in parties:
            found.setdefault(party, set()).add(cover.theme)
    return found


def _seated(facts: Facts, table: Ref) -> set[Ref]:
    return {seat.start for seat in facts.seats.get(table, ())}


def _may_decide(facts: Facts) -> dict[Ref, set[str]]:
    relevance = theme_relevance(facts)
    themes = {theme for theme, found in relevance.items() if found is not Relevance.LOW}
    hubs = set(hubs_of(facts))
    found: dict[Ref, set[str]] = {}
    for table in {c.ref for c in (*facts.open_mandates.get(Stage.DECIDE, ()), *facts.silent_mandates)} - hubs:
        open_themes = themes - _denied(facts, table, themes)
        for party in _seated(facts, table):
            found.setdefault(party, set()).update(open_themes)
    here = {organisation.ref for organisation in facts.organisations}
    for who in sorted(here):
        for statement in facts.stated(About.COVERAGE, who):
            if statement.value is StatedValue.UNKNOWN and statement.stage is Stage.DECIDE:
                told = {statement.theme} if statement.theme else themes
                found.setdefault(who, set()).update(told & facts.network.of(Theme).keys())
    if held := facts.if_held(Status.UNKNOWN, Status.SUSPENDED):
        for who, held_themes in decides(held).items():
            if who in here:
                found.setdefault(who, set()).update(held_themes)
    known = decides(facts)
    return {
        party: open_themes - set(known.get(party, ())) - _denied(facts, party, themes)
        for party, open_themes in found.items()
    }


def _denied(facts: Facts, who: Ref, themes: set[str]) -> set[str]:
    """Return the themes on which it was stated that somebody does not decide, anywhere and in any phase."""
    found: set[str] = set()
    for statement in facts.denied(About.COVERAGE, who):
        if statement.stage in (None, Stage.DECIDE) and not statement.area and not statement.phase:
            found |= {statement.theme} if statement.theme else themes
    return found
