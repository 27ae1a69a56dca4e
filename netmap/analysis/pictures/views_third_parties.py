"""The picture of whom to invite: who comes, at which table, through whom, and beside these the core team."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from netmap.analysis.pictures.results import Arrangement, Node, Tie, TieKind, View, Wish
from netmap.analysis.pictures.scene import Scene, lines, unknown
from netmap.analysis.third_parties.find import third_parties_of
from netmap.analysis.third_parties.results import Invitee, Needed
from netmap.analysis.third_parties.results import Wish as Situation
from netmap.model import Area, Phase, PopulationGroup, Ref, Theme

__all__ = ["third_parties"]

_NEED = "need"
#: Members of the team below each other; more of them take a column more.
_HIGH = 8


def third_parties(scene: Scene, wish: Wish) -> View:
    """Return whom to invite in a situation, and through whom.

    The wish names themes, areas, groups and a phase as references, and needs as "need:decide". Drawn are the whole
    team, everybody who is to be invited, everybody who is to be called first, and per invitee who passes it on and the
    consultation where they meet; who is further than two consultations away, or not to be reached, has no line. From
    left to right: who comes, the consultation, who passes it on, and the team: so a narrow screen, which begins at
    the left, shows who comes with the way to the team.

    Returns
    -------
    View
        The centre: the team. ``total``: all that is drawn. ``counts``: ``invite``, ``near`` (invitees with a line),
        ``ask`` (parties to call first), ``unmet`` (needs) and ``team``. Values of nodes: ``invited`` and ``ask``.
        Nothing when nobody is to be invited or called and there is no team.

    Raises
    ------
    UsageError
        When the wish names what is not there, or names nothing.
    """
    answer = third_parties_of(scene.facts, _situation(scene, wish))
    invited = [one.party for one in answer.invite]
    team = [ref for ref in answer.team if ref not in invited]
    asked = [one.party for one in answer.calls if one.party and not one.in_team and one.party not in invited]
    places: dict[Ref, tuple[int, int]] = {}
    ties: dict[tuple[Ref, Ref], Tie] = {}
    chains = [_chain(one, set(team)) for one in answer.invite]
    ends = [*chains, *([ref] for ref in asked)]
    wide = max(1, math.ceil(len(team) / _HIGH))
    rows = max(1, math.ceil(len(team) / wide), len(ends))
    before = max(map(len, ends), default=0)
    passing = [one.way.member for one in answer.invite if _has_line(one)]
    for column, members in enumerate(_columns(team, passing, wide)):
        for place, ref in enumerate(members):
            places[ref] = (before + column, _row(place, len(members), rows))
    for place, chain in enumerate(ends):
        for column, ref in enumerate(reversed(chain)):
            places.setdefault(ref, (column, place))  # at the top, for the same reason
    for one, chain in zip(answer.invite, chains, strict=True):
        if _has_line(one):
            start = one.way.member if one.way.member in places else None
            for begin, end in zip([*([start] if start else []), *chain], chain if start else chain[1:], strict=False):
                if begin is not None and begin != end:
                    ties.setdefault(_ends(begin, end), _tie(scene, begin, end))
    order = [*team, *(ref for ref in places if ref not in set(team))]
    values = {ref: {"invited": True} for ref in invited} | {ref: {"ask": True} for ref in asked}
    nodes = [
        _node(scene, ref, places[ref], 0 if ref in set(team) else 1 + (ref not in values), values.get(ref, {}))
        for ref in order
    ]
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        centre=tuple(map(str, team)),
        nodes=tuple(nodes),
        ties=tuple(sorted(ties.values(), key=lambda tie: (tie.start, tie.end))),
        total=len(nodes),
        counts={
            "team": len(team),
            "invite": len(invited),
            "near": sum(map(_has_line, answer.invite)),
            "ask": len(asked),
            "unmet": len(answer.unmet),
        },
    )


def _situation(scene: Scene, wish: Wish) -> Situation:
    """Return what the wish names. Raises ``UsageError``."""
    found: dict[str, list[str]] = {
        kind: [] for kind in (Theme.KIND, Area.KIND, PopulationGroup.KIND, Phase.KIND, _NEED)
    }
    for text in wish.subjects:
        label, _, name = text.partition(":")
        if label == _NEED:
            if name not in set(Needed):
                raise unknown(text)
        else:
            scene.subject(text, tuple(found))
        found[label].append(name)
    if len(found[Phase.KIND]) > 1:
        raise unknown(", ".join(wish.subjects))
    return Situation(
        themes=tuple(found[Theme.KIND]),
        areas=tuple(found[Area.KIND]),
        phase="".join(found[Phase.KIND]),
        groups=tuple(found[PopulationGroup.KIND]),
        needed=tuple(Needed(one) for one in found[_NEED]),
    )


def _has_line(one: Invitee) -> bool:
    return one.way.steps in (1, 2) and one.way.table is not None and one.way.member is not None


def _chain(one: Invitee, team: set[Ref]) -> list[Ref]:
    """Return what leads from the team to an invitee: who passes it on, the consultation, and the invitee last."""
    if not _has_line(one):
        return [one.party]
    between = [ref for ref in one.way.via[:1] if one.way.steps == 2 and ref not in team]
    assert one.way.table is not None
    return list(dict.fromkeys([*between, one.way.table, one.party]))


def _columns(team: Sequence[Ref], passing: Sequence[Ref | None], wide: int) -> list[list[Ref]]:
    """Return the team in columns: first, in the order of the invitees, who passes something on; then the others."""
    known = set(team)
    ranked = list(dict.fromkeys([*(ref for ref in passing if ref in known), *team]))
    high = math.ceil(len(team) / wide)
    return [ranked[start : start + high] for start in range(0, len(ranked), max(1, high))]


def _row(place: int, many: int, rows: int) -> int:
    return int((place + 0.5) * rows / max(1, many))


def _ends(one: Ref, other: Ref) -> tuple[Ref, Ref]:
    return (one, other) if one < other else (other, one)


def _tie(scene: Scene, one: Ref, other: Ref) -> Tie:
    """Return the line between two that follow each other: what is recorded between them, else how they are reached."""
    if one.label == other.label:
        return Tie(start=str(one), end=str(other), kinds=(TieKind.MEETS,))
    recorded = lines(scene.strands(scene.web, one, other)) if scene.web.has_edge(one, other) else []
    # Somebody may sit there through a part of the same organisation: then there is no seat of its own.
    return recorded[0] if len(recorded) == 1 else Tie(start=str(other), end=str(one), kinds=(TieKind.REACHED,))


def _node(scene: Scene, ref: Ref, place: tuple[int, int], steps: int, values: dict[str, bool]) -> Node:
    return replace(scene.node(ref, steps=steps, column=place[0], row=place[1]), values=values)
