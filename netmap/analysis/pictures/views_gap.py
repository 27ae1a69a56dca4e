"""The picture of one white spot: what misses something, what stands around it, and the empty place itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, counted, unknown
from netmap.analysis.pictures.views_theme import with_theme
from netmap.analysis.results import Cover, Finding
from netmap.model import Ref
from netmap.reference.norm import Need, Norm

MOST = 25


def around_gap(scene: Scene, wish: Wish, norm: Norm, gap: Finding | None) -> View:
    """Return a white spot in its surroundings, at most 25 nodes.

    Shown are what the finding is about, its theme, who could close it, the consultations and parties that it names,
    others in its evidence as far as they are tied to these, and then what is tied to the subject. Of a finding about
    what no picture has (the network, an area, a group, a phase) the consultations and parties that it names stand in
    the middle, else those of its evidence, else the municipality. The missing place has the finding's type as its
    code and is tied to what misses it, to who could close it, and to what the finding names that nothing else here
    is tied to: these ties are not there yet. Its values are ``known`` (``absent``; ``unknown`` for what only a
    question says), ``coverage``, ``stage``, ``theme``, ``phase``, ``area``, ``role``, ``need`` (the predicate of the
    norm line, with its first argument behind a colon), ``folded``, ``subject`` (a reference) and ``closers``
    (references). "Too many" has no missing place.

    Returns
    -------
    View
        Without any node but the missing place when nothing on the map has to do with it.

    Raises
    ------
    UsageError
        When the finding is not given, or is not the one that the wish names.
    """
    if gap is None or wish.subjects != (gap.id,):
        raise unknown(", ".join(wish.subjects))
    theme = Ref("Theme", gap.theme) if gap.theme else None
    has_theme = theme is not None and scene.network.get(theme) is not None
    graph = with_theme(scene, theme) if theme and has_theme else scene.web
    told = list(dict.fromkeys(ref for ref in (*gap.places, *gap.parties) if ref in graph))
    subjects = [ref for ref in gap.subjects if ref in graph]
    if theme and has_theme and theme not in subjects:
        subjects.append(theme)
    most = min(wish.most, MOST)
    about = list(subjects)
    if not subjects:
        about = told or sorted(ref for ref in _named(gap) if ref in graph) or _municipality(scene, graph)
        subjects = about[: max(1, most)]
    lacking = gap.coverage is not Cover.TOO_MANY
    drawing = Drawing(scene, wish, graph, tuple(subjects), most=most)
    # Around all that it is about, also where there is no room for that: no number depends on how much is drawn.
    closers = _closers(gap) & set(graph) - set(about) if lacking else set()
    named = {ref for ref in _named(gap) if ref in graph} - set(about)
    around = {near for ref in about for near in graph[ref]} - named - set(about)
    named &= _reached(graph.subgraph({*about, *named, *around}), about)
    loose = [ref for ref in told if ref not in named and ref not in about and ref not in closers] if lacking else []
    drawing.fill(())
    for ref in (*sorted(closers), *loose):
        if len(drawing.shown) < most:
            drawing.shown[ref] = None
    drawing.answer |= {*closers, *loose, *about}
    drawing.fill((named, around, named))
    drawing.grow()
    if lacking:
        values = {**_values(gap, norm), "closers": tuple(sorted(closers))}
        drawing.missing(gap.type, values, dict.fromkeys((*subjects, *sorted(closers), *loose)))
    # What it is about stands around nothing, also where there was no room for all of it.
    return drawing.view(Arrangement.WEB, counted((drawing.answer | drawing.shown.keys()) - set(about)))


def _municipality(scene: Scene, graph: nx.Graph[Ref]) -> list[Ref]:
    """Return the municipality: what the network as a whole misses, it misses. Nothing when it is not known."""
    found = scene.facts.municipality
    return [found] if found and found in graph else []


def _reached(graph: nx.Graph[Ref], start: Iterable[Ref]) -> set[Ref]:
    found: set[Ref] = set()
    for ref in (one for one in start if one not in found):
        found |= nx.node_connected_component(graph, ref)
    return found


def _closers(gap: Finding) -> set[Ref]:
    return {ref for closure in gap.closures for ref in (closure.party, closure.consultation) if ref}


def _named(gap: Finding) -> set[Ref]:
    """Return the parties, consultations and experts that a finding and its evidence name."""
    found = {*gap.parties, *gap.places}
    for row in gap.evidence:
        for value in row.values.values():
            found |= {ref for ref in (value if isinstance(value, (list, tuple)) else ()) if isinstance(ref, Ref)}
            if isinstance(value, Ref):
                found.add(value)
    return {ref for ref in found if ref.label in ("Organisation", "Consultation", "Expert")}


def _values(gap: Finding, norm: Norm) -> dict[str, Any]:
    line = next((line for line in norm.lines if line.id == gap.line_id), None)
    need = line.needs if line and isinstance(line.needs, Need) else None
    role = need.arguments[0] if need and need.predicate == "has_role" else ""
    # Only a verdict that was reached has a reason; the finding that a "no" would make has none.
    known = "absent" if gap.confidence_reason else "unknown"
    return {
        "known": known,
        "coverage": gap.coverage.value,
        "stage": gap.stage or "",
        "theme": gap.theme or "",
        "phase": gap.phase or "",
        "area": gap.area or "",
        "role": role,
        "need": ":".join((need.predicate, *need.arguments[:1])) if need else "",
        "folded": gap.folded,
        "subject": gap.subjects[0] if gap.subjects else None,
    }
