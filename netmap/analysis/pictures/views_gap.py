"""The picture of one white spot: what misses something, what stands around it, and the empty place itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, unknown
from netmap.analysis.pictures.views_theme import with_theme
from netmap.analysis.results import Cover, Finding
from netmap.model import Ref
from netmap.reference.norm import Need, Norm

MOST = 25


def around_gap(scene: Scene, wish: Wish, norm: Norm, gap: Finding | None) -> View:
    """Return a white spot in its surroundings, at most 25 nodes.

    Shown are what the finding is about, its theme, who could close it, the parties and consultations in its evidence as
    far as they are tied to these, and then what is tied to the subject. The missing place has the finding's type as its
    code and is tied to what misses it and to who could close it: these ties are not there yet. Its values are ``known``
    (``absent``; ``unknown`` for what only a question says), ``coverage``, ``stage``, ``theme``, ``phase``, ``area``,
    ``role``, ``folded``, ``subject`` (a reference) and ``closers`` (references). "Too many" has no missing place.

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
    subjects = [ref for ref in gap.subjects if ref in graph]
    if theme and has_theme and theme not in subjects:
        subjects.append(theme)
    if not subjects and scene.facts.municipality:  # what the network as a whole misses, the municipality misses
        subjects = [scene.facts.municipality]
    drawing = Drawing(scene, wish, graph, tuple(subjects), most=min(wish.most, MOST))
    closers = _closers(gap) & set(graph) - set(subjects) if gap.coverage is not Cover.TOO_MANY else set()
    named = {ref for ref in _named(gap) if ref in graph} - set(subjects)
    around = {near for ref in subjects for near in graph[ref]} - named - set(subjects)
    named &= _reached(graph.subgraph({*subjects, *named, *around}), subjects)
    drawing.fill(())
    room = max(0, drawing.most - len(drawing.shown))
    drawing.shown.update(dict.fromkeys(sorted(closers)[:room]))
    drawing.answer |= closers
    drawing.fill((named, around, named))
    drawing.grow()
    if gap.coverage is not Cover.TOO_MANY:
        values = {**_values(gap, norm), "closers": tuple(sorted(closers))}
        drawing.missing(gap.type, values, dict.fromkeys((*subjects, *sorted(closers))))
    return drawing.view(Arrangement.WEB, drawing.counts())


def _reached(graph: nx.Graph[Ref], start: Iterable[Ref]) -> set[Ref]:
    found: set[Ref] = set()
    for ref in start:
        found |= nx.node_connected_component(graph, ref)
    return found


def _closers(gap: Finding) -> set[Ref]:
    return {ref for closure in gap.closures for ref in (closure.party, closure.consultation) if ref}


def _named(gap: Finding) -> set[Ref]:
    """Return the parties, consultations and experts that a finding and its evidence name."""
    found = set(gap.parties)
    for row in gap.evidence:
        for value in row.values.values():
            found |= {ref for ref in (value if isinstance(value, (list, tuple)) else ()) if isinstance(ref, Ref)}
            if isinstance(value, Ref):
                found.add(value)
    return {ref for ref in found if ref.label in ("Organisation", "Consultation", "Expert")}


def _values(gap: Finding, norm: Norm) -> dict[str, Any]:
    line = next((line for line in norm.lines if line.id == gap.line_id), None)
    role = ""
    if line and isinstance(line.needs, Need) and line.needs.predicate == "has_role":
        role = line.needs.arguments[0]
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
        "folded": gap.folded,
        "subject": gap.subjects[0] if gap.subjects else None,
    }
