"""How a place on a list holds when part of the data would be missing.

Which question of the user: *is it really this one, or do we only know more about it?* The assumption is stated: of each
consultation, and of each seat, one in ten was never told. Many times over such a part is left out, by chance but with
a fixed seed, and everybody is ranked anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.hub.between import between
from netmap.analysis.hub.results import HubView, PartyStanding, Stability
from netmap.analysis.hub.web import Web, ranks_of, weighted_reach
from netmap.model import Ref

__all__ = ["LEAST_RUNS", "MISSING", "runs_for", "stability"]

#: The part of the consultations, and of the seats, that is taken to be missing.
MISSING = 0.1
SEED = 7
#: The middle part of the ranks that the band holds.
MIDDLE = 0.9
#: So many places, and the place is firm.
FIRM_PLACES = 2
#: A run costs about nodes times ties. All runs together may cost so much (seconds), with at least so many runs; above
#: so many nodes none are made, because a single one takes minutes.
MOST_WORK, LEAST_RUNS, MOST_NODES = 400_000_000, 10, 20_000


def runs_for(web: Web, runs: int) -> int:
    """Return how many runs are made of those asked for: fewer in a large web, none above 20,000 nodes."""
    nodes = len(web.parties) + len(web.tables)
    if nodes > MOST_NODES:
        return 0
    return min(runs, max(LEAST_RUNS, MOST_WORK // max(1, nodes * len(web.rows))))


def stability(
    web: Web,
    weights: NDArray[np.int64],
    standings: Sequence[PartyStanding],
    runs: int,
    progress: Callable[[int], None] | None = None,
) -> Mapping[Ref, Mapping[HubView, Stability]]:
    """Return how firm each place is, by party and view.

    Parameters
    ----------
    web : Web
    weights : ndarray of int64, shape (parties,)
        For how many parties each counts.
    standings : sequence of PartyStanding
        Of the parties of ``web``.
    runs : int
        0 gives nothing.
    progress : callable, optional
        Called with the number of runs done.

    Returns
    -------
    mapping of Ref to mapping of HubView to Stability
        Bands hold the middle nine tenths of the ranks. Who shares the first place counts as first, but nobody does
        where the first has nothing.

    Notes
    -----
    Reach and brokerage are worked out anew in each run. Of dependence only who would meet nobody is; routes, themes and
    areas stay as they are, because every run would look for all routes anew.
    """
    if not web.parties or not runs:
        return {}
    rest = {s.party: s.lost.count - len(s.lost.alone) for s in standings}
    kept_losses = np.array([rest[party] for party in web.parties], np.int64)
    random = np.random.default_rng(SEED)
    ranks = {view: np.empty((runs, len(web.parties)), np.int64) for view in HubView}
    first = {view: np.zeros(len(web.parties), np.int64) for view in HubView}
    for run in range(runs):
        tables = random.random(len(web.tables)) >= MISSING
        kept = (random.random(len(web.rows)) >= MISSING) & tables[web.columns]
        meetings = web.meetings_with(kept)
        values: dict[HubView, NDArray[Any]] = {
            HubView.REACH: weighted_reach(meetings, weights),
            HubView.BROKERAGE: between(web, kept),
            HubView.DEPENDENCE: kept_losses + _meet_only(meetings),
        }
        # Who meets itself alone has a reach of 1.
        least = {HubView.REACH: 1}
        for view, value in values.items():
            ranks[view][run] = ranks_of(value)
            first[view] += (ranks[view][run] == 1) & (value > least.get(view, 0))
        if progress:
            progress(run + 1)
    bands = {view: _bands(of) for view, of in ranks.items()}
    return {
        party: {view: _stability(bands[view][:, here], int(first[view][here])) for view in HubView}
        for here, party in enumerate(web.parties)
    }


def _meet_only(meetings: Any) -> NDArray[np.int64]:
    """Return for each party how many others meet nobody but it."""
    indptr, indices = meetings.indptr, meetings.indices
    pairs = np.flatnonzero(np.diff(indptr) == 2)
    ends = np.stack((indices[indptr[pairs]], indices[indptr[pairs] + 1]))
    others = np.where(ends[0] == pairs, ends[1], ends[0])
    return np.bincount(others, minlength=len(indptr) - 1).astype(np.int64)


def _bands(ranks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the lowest and highest rank of the middle part, shape (2, parties)."""
    side = (1 - MIDDLE) / 2
    low = np.quantile(ranks, side, axis=0, method="lower")
    high = np.quantile(ranks, 1 - side, axis=0, method="higher")
    return np.stack((low, high)).astype(np.int64)


def _stability(band: NDArray[np.int64], first: int) -> Stability:
    low, high = int(band[0]), int(band[1])
    return Stability(band=(low, high), first=first, firm=high - low < FIRM_PLACES)
