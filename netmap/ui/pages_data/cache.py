"""What this page asks about a network, remembered as long as its data stay the same.

As in :mod:`netmap.ui.cache`: nothing here reads anything of a session. Somebody's own data of one network may be shown
to every user of these pages, for they all may open that network.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.report.names import Names
from netmap.ui import cache

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Entries = list[dict[str, Any]]


def lists(network: NetworkSummary, language: str) -> Entries:
    """Return which lists there are and which are complete. Raises ``StoreError``."""
    return _lists(network.id, network.data_version, date.today().isoformat(), language)


def changes(network: NetworkSummary, language: str) -> Entries:
    """Return the change log, latest first. Raises ``StoreError``."""
    return _changes(network.id, network.data_version, language)


def name_decisions(network: NetworkSummary, language: str) -> Entries:
    """Return what was decided about names, sensitive parties named. Raises ``StoreError``."""
    return _name_decisions(network.id, network.data_version, language)


def has_sensitive(network: NetworkSummary) -> bool:
    """Return whether there are sensitive parties on the map. Raises ``StoreError``."""
    return _has_sensitive(network.id, network.data_version)


@st.cache_data(show_spinner=False, max_entries=64)
def _lists(network_id: str, data_version: str, day: str, language: str) -> Entries:
    return cache.services().lists(network_id, language=language)


@st.cache_data(show_spinner=False, max_entries=64)
def _changes(network_id: str, data_version: str, language: str) -> Entries:
    return cache.services().changes(network_id, language=language)


@st.cache_data(show_spinner=False, max_entries=64)
def _name_decisions(network_id: str, data_version: str, language: str) -> Entries:
    return cache.services().name_decisions(network_id, language=language, masked=False)


@st.cache_data(show_spinner=False, max_entries=64)
def _has_sensitive(network_id: str, data_version: str) -> bool:
    return bool(Names(cache.services().network(network_id)).sensitive)
