"""What this page asks of the services, remembered as :mod:`netmap.ui.cache` does; a stopped search is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.analysis.facts import Facts
from netmap.analysis.team.demands import usual_demands
from netmap.ui.cache import Progress, services

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_team.asked import Wish

Answer = dict[str, Any]


class _Unfinished(Exception):
    """Carries the best of a stopped search past what remembers answers."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def choices(network: NetworkSummary, language: str) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return of which parties a team can be made. Raises ``StoreError``."""
    return _choices(network.id, network.data_version, date.today().isoformat(), language)


def usual(network: NetworkSummary) -> tuple[str, ...]:
    """Return the parts that somebody in a core team usually plays ("mayor") and that somebody here plays."""
    return _usual(network.id, network.data_version, date.today().isoformat())


def kept(network: NetworkSummary) -> tuple[Any, ...]:
    """Return which teams were kept, in a form that an answer can be kept by. Raises ``StoreError``."""
    return tuple(sorted(str(one) for one in services().kept_teams(network.id)))


def team(
    network: NetworkSummary,
    language: str,
    wish: Wish,
    kept_teams: tuple[Any, ...],
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Return the test of a team and better ones. Raises ``StoreError`` or ``UsageError``."""
    day = date.today().isoformat()
    try:
        return _team(network.id, network.data_version, day, language, wish, kept_teams, progress, stop)
    except _Unfinished as unfinished:
        return unfinished.answer


@st.cache_data(show_spinner=False, max_entries=16)
def _choices(network_id: str, data_version: str, day: str, language: str) -> Mapping[str, Any]:
    return services().team_choices(network_id, language=language, masked=False, mark_sensitive=True)


@st.cache_data(show_spinner=False, max_entries=16)
def _usual(network_id: str, data_version: str, day: str) -> tuple[str, ...]:
    content = services().network(network_id)
    stated = services().situations(network_id)["reference_date"]
    facts = Facts(content, date.fromisoformat(stated))
    return tuple(one.word for one in usual_demands(facts).fixed if one.word)


@st.cache_data(show_spinner=False, max_entries=64)
def _team(
    network_id: str,
    data_version: str,
    day: str,
    language: str,
    wish: Wish,
    kept_teams: tuple[Any, ...],
    _progress: Progress | None,
    _stop: Callable[[], bool] | None,
) -> Answer:
    answer: Answer = services().team(
        network_id,
        **wish.asked(),
        progress=_progress,
        stop=_stop,
        language=language,
        masked=False,
        mark_sensitive=True,
    )
    if answer["result"]["stopped"]:
        raise _Unfinished(answer)
    return answer
