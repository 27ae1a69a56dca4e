"""What this page asks of the services, remembered as :mod:`netmap.ui.cache` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui.cache import services

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

#: Field of the wish -> ids; as a tuple, so that an answer can be kept by it.
Parts = tuple[tuple[str, tuple[str, ...]], ...]


def choices(network: NetworkSummary, language: str) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return what can be asked: themes, areas, phases, groups and needs. Raises ``StoreError``."""
    return _choices(network.id, network.data_version, date.today().isoformat(), language)


def third_parties(network: NetworkSummary, language: str, parts: Parts, phase: str) -> dict[str, Any]:
    """Return whom to invite. Raises ``StoreError``, or ``UsageError`` when it names what is not there."""
    return _third_parties(network.id, network.data_version, date.today().isoformat(), language, parts, phase)


@st.cache_data(show_spinner=False, max_entries=16)
def _choices(network_id: str, data_version: str, day: str, language: str) -> Mapping[str, Any]:
    return services().third_party_choices(network_id, language=language, masked=False)


@st.cache_data(show_spinner=False, max_entries=128)
def _third_parties(
    network_id: str, data_version: str, day: str, language: str, parts: Parts, phase: str
) -> dict[str, Any]:
    asked: dict[str, Any] = dict(parts)
    return services().third_parties(
        network_id, **asked, phase=phase, language=language, masked=False, mark_sensitive=True
    )
