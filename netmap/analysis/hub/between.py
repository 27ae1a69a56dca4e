"""Between whom each party stands when some ties are left out: betweenness of parties only, many times over.

Which question of the user: none by itself; it is what :mod:`netmap.analysis.hub.stability` does most. Two in five
parties sit in one consultation only. Nobody's shortest way runs through these, so that they are counted as a weight of
that consultation, and only what is left is walked.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from netmap.analysis.hub.web import Web

__all__ = ["between"]

Floats = NDArray[np.float64]

#: Cells of a matrix of nodes by starting nodes that are worked on together: so many stay in fast memory.
_AT_ONCE = 60_000


def between(web: Web, kept: NDArray[np.bool_]) -> Floats:
    """Return which part of all pairs each party stands between, with only the ties that are ``kept``.

    Parameters
    ----------
    web : Web
    kept : ndarray of bool, shape (ties,)

    Returns
    -------
    ndarray of float64, shape (parties,)
        From 0 to 1: the shortest paths through it between any two others, of several between the same two each for its
        share, divided by the number of pairs of all parties and consultations of ``web``. 0 where there are no ties.
        To rank by within one web; it is not divided by the most that a party could have.

    Notes
    -----
    Brandes (2001), with weights: nodes times ties of what is left when the parties in one consultation are taken out.
    Walking from many nodes at once, as columns of a matrix, takes half the time that rustworkx takes to walk from each.

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.
    """
    rows, columns = web.rows[kept], web.columns[kept]
    tables = np.bincount(rows, minlength=len(web.parties))
    core = np.flatnonzero(tables > 1)
    found: Floats = np.zeros(len(web.parties))
    inside = tables[rows] > 1
    shape = (len(core), len(web.tables))
    ties = csr_array((np.ones(inside.sum()), (np.searchsorted(core, rows[inside]), columns[inside])), shape=shape)
    counted = np.bincount(columns[~inside], minlength=len(web.tables)).astype(np.float64)
    weights = (np.ones(len(core)), 1.0 + counted)
    n = len(web.parties) + len(web.tables)
    if n > 2:
        found[core] = _through(ties, weights) / ((n - 1) * (n - 2))
    return found


def _through(ties: csr_array, weights: tuple[Floats, Floats]) -> Floats:
    """Return the weighted shortest paths through each row of ``ties``, each pair from both its ends."""
    moves = (csr_array(ties.T), ties)  # from the rows to the columns, and back
    joined = (np.diff(ties.indptr) > 0, np.diff(moves[0].indptr) > 0)
    width = max(1, _AT_ONCE // max(1, sum(ties.shape)))
    total: Floats = np.zeros(ties.shape[0])
    for side in (0, 1):
        sources = np.flatnonzero(joined[side])
        for first in range(0, len(sources), width):
            part = sources[first : first + width]
            through = _from(moves, weights, side, part)
            if side == 0:
                through[part, np.arange(len(part))] = 0.0
            total += through @ weights[side][part]
    return total


def _from(
    moves: tuple[csr_array, csr_array], weights: tuple[Floats, Floats], side: int, sources: NDArray[np.int64]
) -> Floats:
    """Return what runs through each row from some sources of a side, shape (rows, sources).

    Rows and columns take turns: each step from the sources is on one side only.
    """
    place = np.arange(len(sources))
    paths = [np.zeros((move.shape[1], len(sources))) for move in moves]
    paths[side][sources, place] = 1.0
    frontier = paths[side]
    levels: list[NDArray[np.bool_]] = [frontier > 0]
    now = side
    while True:
        frontier = moves[now] @ frontier
        now = 1 - now
        frontier *= paths[now] == 0
        fresh = frontier > 0
        if not fresh.any():
            break
        paths[now] += frontier
        levels.append(fresh)
    # Backwards, from the farthest: what runs through a node is shared among those from which it was reached.
    through = [np.zeros_like(one) for one in paths]
    for level in range(len(levels) - 1, 0, -1):
        here = (side + level) % 2
        share = np.zeros_like(paths[here])
        np.divide(weights[here][:, None] + through[here], paths[here], out=share, where=levels[level])
        passed = moves[here] @ share
        passed *= paths[1 - here]
        passed *= levels[level - 1]
        through[1 - here] += passed
    return through[0]
