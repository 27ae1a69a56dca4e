"""The order of a picture in an answer that leaves: by what is shown, so that the order gives no name away."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from netmap.analysis.pictures.results import Node, NodeKind, View
from netmap.report.names import Names

__all__ = ["as_shown"]


def as_shown(view: View, names: Names) -> View:
    """Return a view of which no order follows from an id or a name that its answer does not show.

    Parameters
    ----------
    view : View
    names : Names
        When these mask nothing, the view comes back as it is.

    Returns
    -------
    View
        Nodes: centre first, then by steps, then by kind; of one kind first those that are shown by their own id and
        then masked ones, by their number. Missing places follow what they are tied to. Lines follow their ends.
    """
    if not names.masked:
        return view
    real = sorted((n for n in view.nodes if n.kind is not NodeKind.MISSING), key=lambda node: _key(node, view, names))
    rank = {node.id: place for place, node in enumerate(real)}
    beyond = len(real)
    tied: dict[str, int] = {}
    for tie in view.ties:
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            tied[one] = min(tied.get(one, beyond), rank.get(other, beyond))
    missing = [node for node in view.nodes if node.kind is NodeKind.MISSING]
    missing.sort(key=lambda node: tied.get(node.id, beyond))  # several at one thing keep their order
    nodes = sorted([*real, *missing], key=lambda node: (node.id not in view.centre, node.steps))
    place = {node.id: number for number, node in enumerate(nodes)}
    ties = tuple(sorted(view.ties, key=lambda tie: (place[tie.start], place[tie.end])))
    return replace(view, nodes=tuple(nodes), ties=ties)


def _key(node: Node, view: View, names: Names) -> tuple[bool, int, str, int, int, str, str]:
    first = (node.id not in view.centre, node.steps)
    if node.ref is None:
        return (*first, node.id, 0, 0, "", "")
    shown = names.id(node.ref)
    if shown == node.ref.id:
        return (*first, node.ref.label, 0, 0, shown, "")
    masked = names.sensitive.get(node.ref, "")
    number = int(masked.rpartition("-")[2]) if masked else 0
    # Experts of one masked party share its number; a fingerprint says nothing of how they are called.
    alike = hashlib.sha256(node.ref.id.encode()).hexdigest()
    return (*first, node.ref.label, 2 if masked else 1, number, shown, alike)
