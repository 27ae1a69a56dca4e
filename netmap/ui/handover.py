"""What ``netmap start`` opened before the first page, for the pages to use; empty under ``streamlit run``.

It belongs to the process, not to a session: the database, which network to show first, and how to end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmap.services import Services


@dataclass
class HandOver:
    """The services that are open already, the id of the network to show first, and what stops the pages."""

    services: Services | None = None
    first_network: str = ""
    stop: Callable[[], None] | None = None


given = HandOver()


def hand_over(services: Services | None, *, first_network: str = "", stop: Callable[[], None] | None = None) -> None:
    """Let the pages of this process use services; whoever opened them closes them."""
    given.services, given.first_network, given.stop = services, first_network, stop
