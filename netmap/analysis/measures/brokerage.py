"""Who stands between groups: the five roles of Gould and Fernandez.

Which question of the user: *through whom do the police and the schools know of each other's signals?* A broker b
hands on from a to c who have no tie of their own; of which groups the three are says what kind of broker b is.

References
----------
Gould, R.V. and Fernandez, R.M. (1989). Structures of mediation: a formal approach to brokerage in transaction
networks. Sociological Methodology 19, 89-126.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

import networkx as nx

from netmap.analysis.hub.results import BrokerRole

__all__ = ["BrokerRole", "gould_fernandez", "role_of"]

N = TypeVar("N", bound=Hashable)


def role_of(a: Hashable, b: Hashable, c: Hashable) -> BrokerRole:
    """Return the role of a broker of group ``b`` between groups ``a`` and ``c``, in the direction a -> b -> c.

    ========================  =================
    groups of a -> b -> c     role
    ========================  =================
    A -> A -> A               coordinator
    A -> B -> A               consultant
    A -> B -> B               gatekeeper
    A -> A -> B               representative
    A -> B -> C               liaison
    ========================  =================

    Programs differ in names, so compare by these patterns: the R package sna 2.7 calls them w_I, w_O, b_OI, b_IO and
    b_O; its older help has the third and fourth swapped.

    Examples
    --------
    >>> role_of("police", "school", "school").value
    'gatekeeper'
    """
    if a == b == c:
        return BrokerRole.COORDINATOR
    if a == c:
        return BrokerRole.CONSULTANT
    if b == c:
        return BrokerRole.GATEKEEPER
    if a == b:
        return BrokerRole.REPRESENTATIVE
    return BrokerRole.LIAISON


def gould_fernandez(digraph: nx.DiGraph[N], group: Mapping[N, Hashable | None]) -> dict[N, dict[BrokerRole, int]]:
    """Return how often each node is a broker, by role.

    Parameters
    ----------
    digraph : networkx.DiGraph
        An arc from a to b: a hands on to b. Weights and loops are not looked at.
    group : mapping of node to hashable
        The group (sector) of each node. Of whom it is None or not told, no role can be told: paths with such a node
        are counted for nobody.

    Returns
    -------
    dict of node to dict of BrokerRole to int
        All nodes in the order of the graph, all five roles. Each ordered path a -> b -> c with a != c and without an
        arc a -> c counts once for b: raw counts, not the share that b has when several stand between a and c.

    Raises
    ------
    ValueError
        When the graph is not directed, or has several arcs between two nodes.

    Notes
    -----
    The empty graph gives ``{}``; who has no tie in or out has zeros. Cost: for each node, its arcs in times its arcs
    out. The z-scores that other programs print rest on a normality that is not known to hold, so there are none here.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph([("school", "welfare"), ("welfare", "police")])
    >>> found = gould_fernandez(graph, {"school": "education", "welfare": "social", "police": "safety"})
    >>> {role.value: count for role, count in found["welfare"].items() if count}
    {'liaison': 1}
    """
    if not digraph.is_directed() or digraph.is_multigraph():
        raise ValueError("brokerage is defined for a directed graph with at most one arc from one node to another")
    known = {node: group[node] for node in digraph if group.get(node) is not None}
    onward = {node: {c for c in digraph.successors(node) if c in known and c != node} for node in known}
    found: dict[N, dict[BrokerRole, int]] = {node: dict.fromkeys(BrokerRole, 0) for node in digraph}
    for b in known:
        for a in digraph.predecessors(b):
            if a == b or a not in known:
                continue
            kinds = Counter(known[c] for c in onward[b] - onward[a] - {a})
            for kind, count in kinds.items():
                found[b][role_of(known[a], known[b], kind)] += count
    return found
