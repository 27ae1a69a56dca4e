"""The picture of a core team: its members in the middle, whom they reach around them, and who stays out of reach."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from netmap.analysis.pictures.results import Arrangement, Node, Tie, TieKind, View, Wish
from netmap.analysis.pictures.scene import Scene
from netmap.analysis.team.demands import present_team
from netmap.analysis.team.reach import Neighbourhoods, neighbourhoods, team_reach
from netmap.analysis.team.results import TeamReach
from netmap.model import Organisation, Ref

__all__ = ["MOST", "team"]

#: All that is drawn before somebody asks for more, and how many of those stay out of reach.
MOST, _MOST_OUT = 60, 12
_TWO_STEPS = "2"
#: Parties below each other; more of them take a column more.
_HIGH = 8


def team(scene: Scene, wish: Wish) -> View:
    """Return whom a team reaches.

    The wish names its members, or nobody: then it is the first core team on the map; "2" before them counts two steps.
    At most 60 parties are drawn: members, then who stays out of reach (12 at most), then whom the fewest members
    reach. Columns and rows follow from what is drawn alone: members in the middle, whom they reach on both sides, and
    at the right edge who stays out of reach.

    Returns
    -------
    View
        The centre: the members. ``total``: all members and all parties with a seat. ``counts``: ``reached`` (members
        included), ``all``, ``missed``, ``missed_drawn``, ``shared`` (parties that several members meet, drawn or not),
        ``steps`` and ``members``. Values of nodes: ``adds``: how many parties only this member reaches; ``aside``: out
        of reach; ``second``: reached through another; ``also``: how many other members meet this party. Of the members
        that meet a party only those have a line that meet fewest others; it is ``best`` when that is the only one. A
        member that would have none that way has lines to whom the fewest members meet.
        Nothing when no member is known.

    Raises
    ------
    UsageError
        When a member is not on the map.
    """
    steps = 2 if wish.subjects[:1] == (_TWO_STEPS,) else 1
    named = wish.subjects[1:] if steps == 2 else wish.subjects
    members = tuple(scene.subject(text, (Organisation.KIND,)) for text in dict.fromkeys(named))
    members = members or present_team(scene.facts)[1]
    if not members:
        return View(wish=wish, arrangement=Arrangement.GRID)
    reach = team_reach(scene.facts, members, steps)
    near = neighbourhoods(scene.facts, 1)
    through = _through(reach, near)
    shown = _shown(reach, through, max(len(members), min(wish.most, MOST)))
    lines = _lines(through, members, near, shown)
    places = _places(reach, lines, shown)
    adds = {member.party: len(member.adds) for member in reach.members}
    nodes = [_node(scene, ref, reach, through, places[ref], adds) for ref in shown]
    ties = [
        Tie(start=str(start), end=str(ref), kinds=(TieKind.MEETS,), best=len(through[ref]) == 1)
        for ref in shown
        for start in lines.get(ref, ())
    ]
    everybody = {*members, *reach.reached, *reach.missed}
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        centre=tuple(map(str, members)),
        nodes=tuple(nodes),
        ties=tuple(sorted(ties, key=lambda tie: (tie.start, tie.end))),
        total=len(everybody),
        counts={
            "members": len(members),
            "reached": reach.reach,
            "all": reach.of,
            "missed": len(reach.missed),
            "missed_drawn": sum(ref in places for ref in reach.missed),
            "shared": sum(len(by) > 1 and bool(set(members).intersection(by)) for by in through.values()),
            "steps": steps,
        },
    )


def _through(reach: TeamReach, near: Neighbourhoods) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return of each party that is reached the members that meet it; else through whom: who meets fewest others."""
    members = [member.party for member in reach.members]
    own = {member: set(near.named(near.mask_of(member))) for member in members}
    found: dict[Ref, tuple[Ref, ...]] = {}
    for ref in reach.reached:
        if ref not in own:
            found[ref] = tuple(member for member in members if ref in own[member])
    second = [ref for ref, by in found.items() if not by]
    first = {ref for ref, by in found.items() if by}
    many = {ref: near.mask_of(ref).bit_count() for ref in first}
    for ref in second:
        between = sorted(first.intersection(near.named(near.mask_of(ref))))
        fewest = min((many[one] for one in between), default=0)
        found[ref] = tuple(one for one in between if many[one] == fewest)
    return found


def _lines(
    through: Mapping[Ref, tuple[Ref, ...]], members: Sequence[Ref], near: Neighbourhoods, shown: Sequence[Ref]
) -> dict[Ref, tuple[Ref, ...]]:
    """Return where the lines of each party that is drawn go: lines to all who meet it would hide each other.

    They go to the member that meets fewest others, and to each of several such: so no id decides on it, which would
    tell how a masked party is called.
    """
    many = {member: near.mask_of(member).bit_count() for member in members}
    drawn = set(shown)
    found: dict[Ref, tuple[Ref, ...]] = {}
    for ref in shown:
        starts = [start for start in through.get(ref, ()) if start in drawn]
        fewest = min((many[start] for start in starts if start in many), default=None)
        if starts:
            found[ref] = tuple(start for start in starts if fewest is None or many.get(start) == fewest)
    return _with_each_member(found, through, members)


def _with_each_member(
    lines: Mapping[Ref, tuple[Ref, ...]], through: Mapping[Ref, tuple[Ref, ...]], members: Sequence[Ref]
) -> dict[Ref, tuple[Ref, ...]]:
    """Return the lines with some for each member that meets anybody: without one it seems to reach nobody.

    They go to whom the fewest members meet, all of them, so that here too no id decides.
    """
    found = dict(lines)
    for member in members:
        if any(member in starts for starts in lines.values()):
            continue
        near = {ref: len(through[ref]) for ref in lines if member in through[ref]}
        least = min(near.values(), default=0)
        for ref in (ref for ref, many in near.items() if many == least):
            found[ref] = tuple(one for one in members if one in found[ref] or one == member)
    return found


def _shown(reach: TeamReach, through: Mapping[Ref, tuple[Ref, ...]], most: int) -> list[Ref]:
    members = [member.party for member in reach.members]
    out = list(reach.missed)[: min(_MOST_OUT, max(0, most - len(members)))]
    rest = [ref for ref in reach.reached if ref not in set(members)]
    own = set(members)
    direct = [ref for ref in rest if own.intersection(through[ref])]
    ranked = sorted(direct, key=lambda ref: (len(through[ref]), ref))[: most - len(members) - len(out)]
    left = most - len(members) - len(out) - len(ranked)
    known = set(ranked)
    second = [ref for ref in rest if not own.intersection(through[ref]) and known.intersection(through[ref])][:left]
    return [*members, *sorted(ranked), *second, *out]


def _places(reach: TeamReach, lines: Mapping[Ref, tuple[Ref, ...]], shown: Sequence[Ref]) -> dict[Ref, tuple[int, int]]:
    """Return column and row: who has a line to an upper member stands higher, one half left and the other right."""
    members = [member.party for member in reach.members]
    out = [ref for ref in shown if ref in set(reach.missed)]
    at = {member: float(place) for place, member in enumerate(members)}
    around = [ref for ref in shown if ref not in at and ref not in set(out)]
    for ref in sorted(around, key=lambda ref: not set(members).intersection(lines.get(ref, ()))):  # second steps last
        by = [at[start] for start in lines.get(ref, ())]
        at[ref] = round(sum(by) / len(by), 6) if by else 0.0
    ranked = sorted(around, key=lambda ref: (at[ref], ref))
    sides = ranked[::2], ranked[1::2]
    wide = max(1, math.ceil(len(sides[0]) / _HIGH))
    rows = max(len(members), math.ceil(len(sides[0]) / wide), 1)
    found: dict[Ref, tuple[int, int]] = {}
    found |= _stacked(sides[0], list(range(wide - 1, -1, -1)), rows)
    found |= _stacked(members, [wide], rows)
    found |= _stacked(sides[1], list(range(wide + 1, 2 * wide + 1)), rows)
    last = max(1, math.ceil(len(out) / rows))
    return found | _stacked(out, list(range(2 * wide + 1, 2 * wide + 1 + last)), rows)


def _stacked(refs: Sequence[Ref], columns: Sequence[int], rows: int) -> dict[Ref, tuple[int, int]]:
    """Return places in some columns, evenly from top to bottom, in order."""
    found = {}
    for place, ref in enumerate(refs):
        column, row = columns[place % len(columns)], place // len(columns)
        high = math.ceil((len(refs) - place % len(columns)) / len(columns))
        found[ref] = (column, int((row + 0.5) * rows / high))
    return found


def _node(
    scene: Scene,
    ref: Ref,
    reach: TeamReach,
    through: Mapping[Ref, tuple[Ref, ...]],
    place: tuple[int, int],
    adds: Mapping[Ref, int],
) -> Node:
    values: dict[str, object] = {}
    steps = 1
    if ref in adds:
        values["adds"], steps = adds[ref], 0
    elif ref in set(reach.missed):
        values["aside"], steps = True, 3
    elif not set(adds).intersection(through[ref]):
        values["second"], steps = True, 2
    elif len(through[ref]) > 1:
        values["also"] = len(through[ref]) - 1
    return replace(scene.node(ref, steps=steps, column=place[0], row=place[1]), values=values)
