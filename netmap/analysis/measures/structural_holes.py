"""Burt's structural holes: who is free to choose between contacts that do not know each other.

Which question of the user: none directly; it is for researchers. **Use it on a projection** (who meets whom, see
:func:`netmap.analysis.measures.two_mode.projection`): a two-mode graph has no triangles, so on that every node has
constraint 1 / degree and effective size degree, which says nothing.

References
----------
Burt, R.S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press, chapter 2.
Borgatti, S.P. (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20(1), 35-38.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

__all__ = ["constraint", "effective_size"]

N = TypeVar("N", bound=Hashable)


def constraint(graph: nx.Graph[N], weight: str | None = None) -> dict[N, float]:
    """Return Burt's constraint of each node: how much of its contacts leads back to one and the same.

    c_i = sum over the contacts j of (p_ij + sum over q of p_iq p_qj)^2, where p_ij is the share of j in all ties of i,
    those in and those out together (Burt 1992, 2.4).

    Parameters
    ----------
    graph : networkx.Graph or DiGraph
        Loops are left out.
    weight : str, optional
        The attribute with the strength of a tie, above 0; a tie without it counts 1. None: each tie counts 1.

    Returns
    -------
    dict of node to float
        In the order of the graph. 1 / n for somebody with n equal contacts who do not know each other, 1 with one
        contact, 1.125 in a closed triangle. ``nan`` for who has no contacts: it is not defined.

    Raises
    ------
    ValueError
        When a weight is not above 0, or when there are several ties between two nodes.

    Notes
    -----
    Parts of a graph do not touch each other. The empty graph gives ``{}``. Cost: sparse matrix product of the ties
    with themselves.

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.star_graph(4))[0], constraint(nx.complete_graph(3))[0]
    (0.25, 1.125)
    """
    ties, shares = _ties(graph, weight)
    if ties is None or shares is None:
        return {}
    direct = shares + (shares @ shares) * (ties > 0)
    return _by_node(graph, np.asarray((direct * direct).sum(axis=1)).ravel(), ties)


def effective_size(graph: nx.Graph[N], weight: str | None = None) -> dict[N, float]:
    """Return Burt's effective size of each node: its contacts, less what they have in common.

    e_i = sum over the contacts j of (1 - sum over q of p_iq m_jq), where m_jq is the tie between j and q divided by
    the strongest tie of j (Burt 1992, 2.2). Without weights, in an undirected graph, that is n - 2t / n for n contacts
    with t ties among them (Borgatti 1997).

    Parameters
    ----------
    graph : networkx.Graph or DiGraph
        Loops are left out.
    weight : str, optional
        As for :func:`constraint`.

    Returns
    -------
    dict of node to float
        In the order of the graph; from 1 to the number of contacts. ``nan`` for who has no contacts.

    Raises
    ------
    ValueError
        As for :func:`constraint`.

    Examples
    --------
    >>> import networkx as nx
    >>> effective_size(nx.star_graph(4))[0], effective_size(nx.complete_graph(4))[0]
    (4.0, 1.0)
    """
    ties, shares = _ties(graph, weight)
    if ties is None or shares is None:
        return {}
    strongest = ties.max(axis=1).toarray().ravel()
    strength = _scaled(ties, strongest)
    redundancy = ((shares @ strength.T) * (ties > 0)).sum(axis=1)
    return _by_node(graph, np.diff(ties.indptr) - np.asarray(redundancy).ravel(), ties)


def _ties(graph: nx.Graph[N], weight: str | None) -> tuple[Any, Any]:
    """Return how strongly each two are tied, both ways together, and which share of its ties that is for each."""
    if graph.is_multigraph():
        raise ValueError("structural holes are defined for graphs with at most one tie between two nodes")
    index = {node: number for number, node in enumerate(graph)}
    rows = [
        (index[one], index[other], float(data.get(weight, 1) if weight else 1))
        for one, other, data in graph.edges(data=True)
        if one != other
    ]
    if any(not value > 0 for _, _, value in rows):
        raise ValueError("a tie must have a weight above 0")
    n = len(index)
    if not n:
        return None, None
    start, end, value = (np.array([row[column] for row in rows]) for column in range(3)) if rows else (np.zeros(0),) * 3
    one_way = csr_array((value, (start.astype(np.int64), end.astype(np.int64))), shape=(n, n))
    ties = csr_array(one_way + one_way.T)
    return ties, _scaled(ties, np.asarray(ties.sum(axis=1)).ravel())


def _scaled(ties: Any, by: NDArray[np.float64]) -> Any:
    """Return each row divided by its number; a row without ties stays empty."""
    scaled = ties.copy()
    scaled.data = ties.data / np.repeat(by, np.diff(ties.indptr))
    return scaled


def _by_node(graph: nx.Graph[N], values: NDArray[np.float64], ties: Any) -> dict[N, float]:
    contacts = np.diff(ties.indptr)
    return {
        node: float(value) if count else math.nan for node, value, count in zip(graph, values, contacts, strict=True)
    }
