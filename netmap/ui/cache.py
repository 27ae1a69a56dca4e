"""What the pages ask of the services, remembered as long as the data stay the same.

Answers are kept by network and data version, which together identify the content, and by day, because an answer
without a set reference date is about today. The services themselves are one object for all sessions. No function
here reads anything of a session: whatever it returns may be shown to every user.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from netmap.services import NetworkSummary, Services


@dataclass
class _Given:
    """What ``netmap start`` opened before the first page; empty under ``streamlit run``."""

    services: Services | None = None
    first_network: str = ""
    stop: Callable[[], None] | None = None


_given = _Given()


def use(services: Services, *, first_network: str = "", stop: Callable[[], None] | None = None) -> None:
    """Let the pages of this process use services that are open already."""
    _given.services = services
    _given.first_network = first_network
    _given.stop = stop
    _gaps.clear()


def first_network() -> str:
    """Return the id of the network to show first; empty when it was not said."""
    return _given.first_network


def stopper() -> Callable[[], None] | None:
    """Return what stops the pages, when this process may do that."""
    return _given.stop


def services() -> Services:
    """Return the services of this process, opened when first needed. Raises ``StoreError``."""
    return _given.services or _opened()


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened.close())
def _opened() -> Services:
    from netmap.config import settings_for
    from netmap.wiring import open_services

    return open_services(settings_for())


def gaps(network: NetworkSummary, language: str) -> dict[str, Any]:
    """Return the white spots of a network. Raises ``StoreError`` or ``NetworkNotFound``."""
    return _gaps(network.id, network.data_version, date.today().isoformat(), language)


@st.cache_data(show_spinner=False, max_entries=64)
def _gaps(network_id: str, data_version: str, day: str, language: str) -> dict[str, Any]:
    return services().gaps(network_id, language=language, masked=False, mark_sensitive=True)
