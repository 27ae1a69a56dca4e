"""What the pages ask of the services, remembered as long as the data stay the same.

Answers are kept by network and data version, which together identify the content, and by day, because an answer
without a set reference date is about today. The services themselves are one object for all sessions. No function
here reads anything of a session: whatever it returns may be shown to every user.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui.handover import given

if TYPE_CHECKING:
    from netmap.services import NetworkSummary, Services


def services() -> Services:
    """Return the services of this process, opened when first needed. Raises ``StoreError``."""
    return given.services or _opened()


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
