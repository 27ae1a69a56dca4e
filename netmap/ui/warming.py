"""Gets ready what the first page needs while the browser still opens: the network, its white spots, slow modules."""

from __future__ import annotations

import gc
import importlib
import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmap.services import NetworkSummary, Services

__all__ = ["begin", "usual"]

#: Slow to import, and needed for the first table on a page.
_MODULES = ("pyarrow", "pandas")
_LOG = logging.getLogger(__name__)


def usual(networks: Sequence[NetworkSummary]) -> str:
    """Return the id of the network to show first: an example only when there is nothing else; "" without any."""
    return next((network.id for network in networks if not network.example), networks[0].id if networks else "")


def begin(services: Services, first: str = "") -> threading.Thread:
    """Get ready what the first page of a network needs, in a thread of its own; by default of the usual network.

    It writes nothing. Whatever goes wrong is left for the page to meet and to tell.
    """
    # What was imported stays as long as the process: looking through it for garbage again and again is time lost.
    gc.freeze()
    thread = threading.Thread(target=_warm, args=(services, first), name="warming", daemon=True)
    thread.start()
    return thread


def _warm(services: Services, first: str) -> None:
    try:
        network_id = first or usual(services.networks())
        if network_id:
            services.gaps(network_id)
        for name in _MODULES:
            importlib.import_module(name)
    except Exception:
        _LOG.debug("nothing was got ready", exc_info=True)
