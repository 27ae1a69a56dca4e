"""What is lost without a party: routes, themes, areas, and parties that would sit with nobody.

Which question of the user: *what happens when this one falls away?* Only what is known counts: a loss says that nobody
else is known, not that there is nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from scipy.sparse.csgraph import connected_components

from netmap.analysis.facts import Cover, Facts
from netmap.analysis.hub.results import Lost
from netmap.analysis.hub.web import Web
from netmap.analysis.routes.single_points import single_points
from netmap.analysis.seating import seating
from netmap.model import Area, Ref, Serves, SettingKey, Stage, Theme

__all__ = ["STAGES", "broken_routes", "cut_off", "losses", "only_areas", "only_stages", "themes_of"]

STAGES = tuple(Stage)


def losses(facts: Facts, web: Web) -> Mapping[Ref, Lost]:
    """Return what is lost without each party of a web, in the order of its parties.

    Routes, themes and areas are those of the whole network, also when ``web`` leaves parties out: whoever is left out
    is still there when another falls away. What a left-out party itself would lose is not counted. Alone and
    fragmentation are those of the web.

    Notes
    -----
    Linear but for the parties that hold two parts of the web together: each of those costs one look at all ties.
    """
    points = single_points(facts)
    stages, areas = only_stages(facts), only_areas(facts)
    alone, grown = _alone(web), _fragmentation(web)
    return {
        party: Lost(
            routes=_counted(web, points[party].breaks) if party in points else (),
            recorded=_counted(web, points[party].breaks_recorded) if party in points else (),
            themes=themes_of(stages.get(party, ())),
            stages=stages.get(party, ()),
            areas=areas.get(party, ()),
            alone=alone.get(party, ()),
            fragmentation=grown.get(party, 0.0),
        )
        for party in web.parties
    }


def _counted(web: Web, places: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(place for place in places if place not in web.without)


def broken_routes(facts: Facts) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return the places that lose every known way to a decision without somebody, by who or what that is."""
    return facts.memo(
        "hub routes", lambda: {place: point.breaks for place, point in single_points(facts).items() if point.breaks}
    )


# --- themes and areas -------------------------------------------------------------------------------------------


def only_stages(facts: Facts) -> Mapping[Ref, tuple[tuple[Ref, Stage], ...]]:
    """Return the stages of themes that nobody else is known to give, by the party that does: by theme, then stage.

    One row must be all that gives the stage: where a department gives it too, neither is the only one. A consultation
    gives it as its members; one without known members as itself. Themes that were said not to play here do not count.
    """
    return facts.memo("hub only stages", lambda: _only_stages(facts))


def themes_of(stages: Iterable[tuple[Ref, Stage]]) -> tuple[Ref, ...]:
    """Return the themes among stages of themes, each once, by id."""
    return tuple(sorted({theme for theme, _ in stages}))


def _only_stages(facts: Facts) -> dict[Ref, tuple[tuple[Ref, Stage], ...]]:
    playing = {setting.value for setting in facts.settings(SettingKey.THEME_NOW)}
    elsewhere = {setting.value for setting in facts.settings(SettingKey.THEME_NOT_HERE)} - playing
    found: dict[Ref, list[tuple[Ref, Stage]]] = defaultdict(list)
    for (theme, stage), covers in facts.covers.items():
        if theme in elsewhere:
            continue
        rows = {row for cover in covers for row in _givers(facts, cover)}
        if len(rows) == 1:
            found[rows.pop()].append((Ref(Theme.KIND, theme), stage))
    return {party: tuple(sorted(stages, key=_by_theme)) for party, stages in found.items()}


def _by_theme(of: tuple[Ref, Stage]) -> tuple[Ref, int]:
    return of[0], STAGES.index(of[1])


def _givers(facts: Facts, cover: Cover) -> set[Ref]:
    if cover.who.label != "Consultation":
        return {cover.who}
    return seating(facts).rows.get(cover.who, set()) or {cover.who}


def only_areas(facts: Facts) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return the areas where nobody else is known to work, by the party that does, the largest only.

    Who works in an area works in the areas inside it. A consultation that serves an area does so as its members.
    """
    seats = seating(facts)
    there: dict[Ref, set[Ref]] = defaultdict(set)
    for tie in facts.ties(Serves):
        who = tie.start
        if tie.end.label == Area.KIND:
            there[tie.end] |= (seats.rows.get(who, set()) or {who}) if who.label == "Consultation" else {who}
    only: dict[Ref, Ref] = {}
    for area in there:
        rows = {row for around in facts.chain(area) for row in there.get(around, ())}
        if len(rows) == 1:
            only[area] = rows.pop()
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for area, party in sorted(only.items()):
        if not any(only.get(around) == party for around in facts.chain(area)[1:]):
            found[party].append(area)
    return {party: tuple(areas) for party, areas in found.items()}


# --- the shape of the web -----------------------------------------------------------------------------------------


def _alone(web: Web) -> dict[Ref, tuple[Ref, ...]]:
    """Return the parties that meet nobody but one, by that one."""
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for here in np.flatnonzero(np.diff(web.meetings.indptr) == 2).tolist():
        party = web.parties[here]
        (other,) = (number for number in web.met_by(party).tolist() if number != here)
        found[web.parties[other]].append(party)
    return {party: tuple(sorted(others)) for party, others in found.items()}


def cut_off(web: Web) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return the parties that are cut off from the rest without somebody, by who that is; only who cuts any off.

    The rest is the largest part that its own part of the web falls into; of equal ones the one with the first party.
    """
    return {party: tuple(web.parties[n] for part in parts[1:] for n in part) for party, parts in web.splits.items()}


def _fragmentation(web: Web) -> dict[Ref, float]:
    """Return by how much the part of all pairs that cannot reach each other grows without each party.

    Borgatti's F is 1 - sum s (s - 1) / (n (n - 1)) over the parts, in parties that meet directly or through others.
    Leaving out who ends nothing can make it smaller; then nothing is lost and it is 0.
    """
    n = len(web.parties)
    if n < 3:
        return dict.fromkeys(web.parties, 0.0)
    _, label = connected_components(web.meetings, directed=False)
    sizes = np.bincount(label)
    whole = int((sizes * (sizes - 1)).sum())
    before = 1 - whole / (n * (n - 1))
    parts = web.splits
    found = {}
    for here, party in enumerate(web.parties):
        size = int(sizes[label[here]])
        left = _pairs(map(len, parts[party])) if party in parts else (size - 1) * (size - 2)
        after = 1 - (whole - size * (size - 1) + left) / ((n - 1) * (n - 2))
        found[party] = max(0.0, after - before)
    return found


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) for size in sizes)
