"""Use case: who holds the web together, on paper and in practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from netmap.analysis.facts import Facts
from netmap.analysis.gaps import Progress
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubAnswer
from netmap.model import Network
from netmap.report.hub import hub_answer
from netmap.report.names import Names
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.store.port import NetworkStore

__all__ = ["RUNS", "Collective", "Hubs"]

#: How a seat on behalf of several parties counts: once, or for each of them.
Collective = Literal["once", "each"]

#: How often part of the data is left out to see which places hold, unless the caller says otherwise.
RUNS = 200
_KEPT = 6  # answers: of the networks in memory, for both ways to count a collective seat


class Hubs(Analyses):
    """Use case about who holds the web together."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._hubs: Kept[HubAnswer] = Kept(_KEPT)

    def hub(
        self,
        network: str | None = None,
        *,
        collective: Collective = "once",
        runs: int = RUNS,
        progress: Progress | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return who holds the web together, in three lists that are never added up, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        collective : {"once", "each"}
            How a seat on behalf of several parties counts.
        runs : int
            How often part of the data is left out; 0 answers at once, and then no place is said to be firm.
        progress : callable, optional
            Gets how many runs of the test on missing data are done, and how many there are. An answer that was made
            before is given at once, without it.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.hub.hub_answer`.

        Raises
        ------
        NetworkNotFound, StoreError
        ValueError
            When ``runs`` is negative.
        """
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        found = self._hub(content, day, collective, runs, progress)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        return hub_answer(found, Facts(content, day), self._norm(content, None), names, remarks)

    def _hub(
        self, network: Network, day: date, collective: Collective, runs: int, progress: Progress | None
    ) -> HubAnswer:
        def find() -> HubAnswer:
            return find_hub(network, day, collective=collective, runs=runs, progress=progress)

        if not network.data_version:  # nothing says what it holds
            return find()
        return self._hubs.get((network.id, network.data_version, day, collective, runs), find)
