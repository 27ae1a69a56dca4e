"""The picture around one theme: who does which step of it, who deals with it, and which step nobody is known for."""

from __future__ import annotations

import networkx as nx

from netmap.analysis.demands import Demand, theme_relevance
from netmap.analysis.facts import STAGE_OF_MANDATE
from netmap.analysis.pictures.results import Arrangement, TieKind, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, Strand, unknown
from netmap.analysis.predicates.coverage import covered
from netmap.analysis.results import Relevance, State
from netmap.graph import has_ended
from netmap.model import (
    Consultation,
    Coverage,
    CoveredBy,
    DealsWith,
    MandateFor,
    Of,
    Ref,
    Stage,
    Status,
    WorksFor,
)
from netmap.reference.norm import Norm

_STAGES = list(Stage)


def around_theme(scene: Scene, wish: Wish, norm: Norm) -> View:
    """Return who covers a theme, deals with it or may decide on it, with the steps that are missing.

    A step that the norm asks of a theme, and for which nobody is there, is a missing place: code ``stage``, values
    ``stage``, ``theme`` and ``known``: ``absent`` (stated, or the list is complete) or ``unknown`` (nobody said).
    A theme that does not play here has none, as the norm asks nothing of it.

    Returns
    -------
    View
        ``counts``: parties, consultations, experts, and ``absent`` and ``unknown`` steps. Organisations through which
        an expert is called stand one step further. A theme that nobody is tied to stands alone with its missing steps.

    Raises
    ------
    UsageError
        When the theme is not in the network.
    """
    if len(wish.subjects) != 1:
        raise unknown(", ".join(wish.subjects))
    theme = scene.subject(wish.subjects[0], ("Theme",))
    graph = with_theme(scene, theme)
    first = set(graph[theme])
    experts = {ref for ref in first if ref.label == "Expert"}
    employers = {near for ref in experts for near in graph[ref] if _calls(graph, ref, near)}
    drawing = Drawing(scene, wish, graph, (theme,))
    drawing.fill((first, employers - first))
    drawing.grow()
    missing = missing_stages(scene, theme, norm)
    for stage, known in missing:
        drawing.missing("stage", {"stage": stage.value, "theme": theme.id, "known": known}, (theme,))
    stated = [known for _, known in missing]
    counts = {name: stated.count(name) for name in ("absent", "unknown")}
    return drawing.view(Arrangement.WEB, {**drawing.counts(), **counts})


def _calls(graph: nx.Graph[Ref], expert: Ref, other: Ref) -> bool:
    return any(isinstance(tie, WorksFor) for tie in graph.edges[expert, other].get("ties", ()))


def missing_stages(scene: Scene, theme: Ref, norm: Norm) -> list[tuple[Stage, str]]:
    """Return the steps that the norm asks of a theme and nobody does: ``absent``, or ``unknown`` when nobody said.

    In the order of a signal. The verdict is that of the white spots: a picture never says something else than a list.
    """
    if theme_relevance(scene.facts).get(theme.id, Relevance.LOW) is Relevance.LOW:
        return []
    found: dict[Stage, str] = {}
    for line in norm.lines:
        if line.stage is None or line.for_each != ("theme",):
            continue
        verdict = covered(scene.facts, Demand(line, (theme,), Relevance.NOW), (line.stage.value,))
        if verdict.state is State.ABSENT:
            found[line.stage] = "absent"
        elif verdict.state is State.UNKNOWN:
            found.setdefault(line.stage, "unknown")
    return sorted(found.items(), key=lambda item: _STAGES.index(item[0]))


def with_theme(scene: Scene, theme: Ref) -> nx.Graph[Ref]:
    """Return the web with one theme in it, tied to who covers it, deals with it or has a mandate for it."""
    graph = scene.web.copy()
    graph.add_node(theme)
    for strand in _strands(scene, theme):
        if strand.start not in graph:
            continue
        if not graph.has_edge(strand.start, theme):
            graph.add_edge(strand.start, theme, strands=[])
        graph.edges[strand.start, theme]["strands"].append(strand)
    return graph


def _strands(scene: Scene, theme: Ref) -> list[Strand]:
    """Return what ties the web to a theme, steps in the order of a signal."""
    network, facts = scene.network, scene.facts
    found = [
        *_coverage(scene, theme),
        *(
            Strand(TieKind.COVERS, expert, theme, Status.ACTIVE, Stage.INTERPRET.value)
            for expert, themes in facts.expert_themes.items()
            if theme.id in themes
        ),
    ]
    for mandate in network.of(MandateFor).values():
        if mandate.end == theme and not has_ended(mandate, scene.day):
            found.append(_mandate(scene, mandate))
    for deals in network.of(DealsWith).values():
        if deals.end == theme and not has_ended(deals, scene.day):
            found.append(Strand(TieKind.DEALS_WITH, deals.start, theme, scene.status(deals)))
    order = {stage.value: place for place, stage in enumerate(Stage)}
    return sorted(found, key=lambda s: (s.start, order.get(s.stage, len(order)), s.kind.value))


def _coverage(scene: Scene, theme: Ref) -> list[Strand]:
    ties = scene.network.of(Of).values()
    of_theme = {tie.start.id for tie in ties if tie.end == theme and not has_ended(tie, scene.day)}
    found = []
    for tie in scene.network.of(CoveredBy).values():
        if tie.start.id not in of_theme or has_ended(tie, scene.day):
            continue
        record = scene.network.get(tie.start)
        if isinstance(record, Coverage) and not has_ended(record, scene.day):
            status = scene.status(record)
            status = scene.status(tie) if status is Status.ACTIVE else status
            found.append(Strand(TieKind.COVERS, tie.end, theme, status, record.stage.value))
    return found


def _mandate(scene: Scene, tie: MandateFor) -> Strand:
    """Return a mandate as the step that it gives; one that gives none says that the theme is dealt with."""
    record = scene.network.get(tie.start)
    mandate = record.mandate if isinstance(record, Consultation) else None
    stage = STAGE_OF_MANDATE.get(mandate) if mandate else None
    if stage is None:
        return Strand(TieKind.DEALS_WITH, tie.start, tie.end, scene.status(tie))
    return Strand(TieKind.COVERS, tie.start, tie.end, scene.status(tie), stage.value)
