"""What the pages ask of the services, remembered as long as the data stay the same.

Answers are kept by network and data version, which together identify the content, and by day, because an answer
without a set reference date is about today. The services themselves are one object for all sessions. No function
here reads anything of a session: whatever it returns may be shown to every user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from netmap.analysis.facts import Facts
from netmap.analysis.seating import seating
from netmap.analysis.situation import Situation
from netmap.analysis.what_if.applying import apply_changes
from netmap.analysis.what_if.change import Change, change_of
from netmap.errors import UsageError
from netmap.model import Organisation, Ref, WorksFor
from netmap.ui.handover import given

if TYPE_CHECKING:
    from netmap.services import NetworkSummary, Services

Answer = dict[str, Any]
Collective = Literal["once", "each"]
Progress = Callable[[int, int], None]


def services() -> Services:
    """Return the services of this process, opened when first needed. Raises ``StoreError``."""
    return given.services or _opened()


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened.close())
def _opened() -> Services:
    from netmap.config import settings_for
    from netmap.wiring import open_services

    return open_services(settings_for())


def situations(network: NetworkSummary, language: str) -> Answer:
    """Return which themes, areas and phases there are, and the reference date. Raises ``StoreError``."""
    return _situations(network.id, network.data_version, _today(), language)


def gaps(
    network: NetworkSummary, language: str, situation: Situation | None = None, progress: Progress | None = None
) -> Answer:
    """Return the white spots of a network in a situation. Raises ``StoreError`` or ``NetworkNotFound``."""
    chosen = situation or Situation()
    parts = (chosen.theme, chosen.area, chosen.phase)
    return _gaps(network.id, network.data_version, _today(), language, parts, progress)


def names(network: NetworkSummary, language: str) -> list[Answer]:
    """Return everything that has a page of its own, by name. Raises ``StoreError``."""
    return _names(network.id, network.data_version, language)


def sectors(network: NetworkSummary) -> Mapping[str, frozenset[str]]:
    """Return the sectors of each party and expert, by what it is ("Organisation:org-ggd"). Raises ``StoreError``."""
    return _sectors(network.id, network.data_version)


def one_family(network: NetworkSummary) -> frozenset[tuple[str, str]]:
    """Return every two sectors of which all active parties are parts of one and the same organisation.

    Both directions are in it. Where no party of a sector is on the map, its pairs are not. Raises ``StoreError``.
    """
    return _one_family(network.id, network.data_version, _today())


def method(network: NetworkSummary, language: str) -> Answer:
    """Return how netmap works things out, in words, for the norm of a network. Raises ``StoreError``."""
    return _method(network.id, network.data_version, language)


def profile(network: NetworkSummary, language: str, of: str) -> Answer:
    """Return what is known of one party, consultation, expert or theme. Raises ``StoreError`` or ``UsageError``."""
    return _profile(network.id, network.data_version, _today(), language, of)


def picture(
    network: NetworkSummary,
    language: str,
    subject: str,
    subjects: Sequence[str] = (),
    grown: Sequence[str] = (),
    most: int = 60,
) -> Answer:
    """Return a picture with its words. Raises ``StoreError`` or ``UsageError``."""
    wish = (subject, tuple(subjects), tuple(grown), most)
    return _picture(network.id, network.data_version, _today(), language, *wish)


def entrances(network: NetworkSummary, language: str) -> list[Answer]:
    """Return from where a way can be looked for, by name. Raises ``StoreError``."""
    return _entrances(network.id, network.data_version, language)


def route(network: NetworkSummary, language: str, of: str, situation: Situation | None = None) -> Answer:
    """Return which way a signal goes from one place, for a theme and area.

    Raises ``StoreError``, or ``UsageError`` when there is no such place.
    """
    return _route(network.id, network.data_version, _today(), language, of, _where(situation))


def down(network: NetworkSummary, language: str, within: int, situation: Situation | None = None) -> Answer:
    """Return whom a request of the core team reaches within so many steps. Raises ``StoreError``."""
    return _down(network.id, network.data_version, _today(), language, within, _where(situation))


def routes(
    network: NetworkSummary, language: str, situation: Situation | None = None, progress: Progress | None = None
) -> Answer:
    """Return where signals stop or hang on one party, for a theme and area. Raises ``StoreError``."""
    return _routes(network.id, network.data_version, _today(), language, _where(situation), progress)


def hub(network: NetworkSummary, language: str, collective: Collective, progress: Progress | None = None) -> Answer:
    """Return who holds the web together. Raises ``StoreError``."""
    return _hub(network.id, network.data_version, _today(), language, collective, progress)


def what_if_choices(network: NetworkSummary, language: str) -> Answer:
    """Return what can change, ready changes, and what hangs on one party or person. Raises ``StoreError``."""
    return _what_if_choices(network.id, network.data_version, _today(), language)


def what_if(network: NetworkSummary, language: str, changes: Sequence[str], progress: Progress | None = None) -> Answer:
    """Return what changes of a network when something changes. Raises ``StoreError`` or ``UsageError``."""
    return _what_if(network.id, network.data_version, _today(), language, tuple(changes), progress)


def cannot_change(network: NetworkSummary, changes: Sequence[str]) -> Mapping[str, UsageError]:
    """Return the changes that cannot be made in a network, each with why; those before it count as made."""
    return _cannot_change(network.id, network.data_version, _today(), tuple(changes))


def overview_kinds(language: str) -> list[Answer]:
    """Return which overviews there are."""
    return services().overview_kinds(language)


def overview(network: NetworkSummary, language: str, kind: str, situation: Situation) -> Answer:
    """Return one overview of who does what, where and when. Raises ``StoreError``."""
    parts = (situation.theme, situation.area, situation.phase)
    return _overview(network.id, network.data_version, _today(), language, kind, parts)


def _where(situation: Situation | None) -> tuple[str, str]:
    """Return the theme and area of a situation: routes are the same in every phase."""
    return (situation.theme, situation.area) if situation else ("", "")


def _today() -> str:
    return date.today().isoformat()


@st.cache_data(show_spinner=False, max_entries=64)
def _situations(network_id: str, data_version: str, day: str, language: str) -> Answer:
    return services().situations(network_id, language=language, masked=False)


@st.cache_data(show_spinner=False, max_entries=128)
def _gaps(
    network_id: str,
    data_version: str,
    day: str,
    language: str,
    situation: tuple[str, str, str],
    _progress: Progress | None,
) -> Answer:
    return services().gaps(
        network_id,
        language=language,
        masked=False,
        mark_sensitive=True,
        situation=Situation(*situation),
        progress=_progress,
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _names(network_id: str, data_version: str, language: str) -> list[Answer]:
    return services().names(network_id, language=language, masked=False, mark_sensitive=True)


@st.cache_data(show_spinner=False, max_entries=16)
def _sectors(network_id: str, data_version: str) -> Mapping[str, frozenset[str]]:
    content = services().network(network_id)
    facts = Facts(content, date.today())  # a sector does not depend on the day
    found = {str(party.ref): frozenset(facts.sectors(party.ref)) for party in content.of(Organisation).values()}
    # An expert is of the sectors of the organisation.
    experts = {str(works.start): found[str(works.end)] for works in content.of(WorksFor).values()}
    return found | experts


@st.cache_data(show_spinner=False, max_entries=16)
def _one_family(network_id: str, data_version: str, day: str) -> frozenset[tuple[str, str]]:
    facts = Facts(services().network(network_id), date.fromisoformat(day))
    tops: dict[str, set[Ref]] = {}
    for party in facts.organisations:
        for sector in facts.sectors(party.ref):
            tops.setdefault(sector, set()).add(facts.top(party.ref))
    # A seat may stand for another sector than its party is of.
    for tables in seating(facts).by_sector.values():
        for sector, there in tables.items():
            tops.setdefault(sector, set()).update(there)
    single = {sector: next(iter(found)) for sector, found in tops.items() if len(found) == 1}
    return frozenset((one, other) for one, top in single.items() for other in single if single[other] == top)


@st.cache_data(show_spinner=False, max_entries=16)
def _method(network_id: str, data_version: str, language: str) -> Answer:
    return services().method(network_id, language=language)


@st.cache_data(show_spinner=False, max_entries=256)
def _profile(network_id: str, data_version: str, day: str, language: str, of: str) -> Answer:
    return services().profile(network_id, of=of, language=language, masked=False, mark_sensitive=True)


@st.cache_data(show_spinner=False, max_entries=256)
def _picture(
    network_id: str,
    data_version: str,
    day: str,
    language: str,
    subject: str,
    subjects: tuple[str, ...],
    grown: tuple[str, ...],
    most: int,
) -> Answer:
    return services().picture(
        network_id,
        subject=subject,
        subjects=subjects,
        grown=grown,
        most=most,
        language=language,
        masked=False,
        mark_sensitive=True,
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _entrances(network_id: str, data_version: str, language: str) -> list[Answer]:
    return services().entrances(network_id, language=language, masked=False, mark_sensitive=True)


@st.cache_data(show_spinner=False, max_entries=256)
def _route(network_id: str, data_version: str, day: str, language: str, of: str, where: tuple[str, str]) -> Answer:
    return services().route(
        network_id, of=of, situation=Situation(*where), language=language, masked=False, mark_sensitive=True
    )


@st.cache_data(show_spinner=False, max_entries=128)
def _down(network_id: str, data_version: str, day: str, language: str, within: int, where: tuple[str, str]) -> Answer:
    return services().route_down(
        network_id,
        of=None,
        within=within,
        situation=Situation(*where),
        language=language,
        masked=False,
        mark_sensitive=True,
    )


@st.cache_data(show_spinner=False, max_entries=64)
def _routes(
    network_id: str,
    data_version: str,
    day: str,
    language: str,
    where: tuple[str, str],
    _progress: Progress | None,
) -> Answer:
    return services().routes(
        network_id,
        situation=Situation(*where),
        language=language,
        masked=False,
        mark_sensitive=True,
        progress=_progress,
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _hub(
    network_id: str, data_version: str, day: str, language: str, collective: Collective, _progress: Progress | None
) -> Answer:
    return services().hub(
        network_id, collective=collective, language=language, masked=False, mark_sensitive=True, progress=_progress
    )


@st.cache_data(show_spinner=False, max_entries=16)
def _what_if_choices(network_id: str, data_version: str, day: str, language: str) -> Answer:
    return services().what_if_choices(network_id, language=language, masked=False, mark_sensitive=True)


@st.cache_data(show_spinner=False, max_entries=64)
def _what_if(
    network_id: str, data_version: str, day: str, language: str, changes: tuple[str, ...], _progress: Progress | None
) -> Answer:
    return services().what_if(
        network_id, changes=changes, language=language, masked=False, mark_sensitive=True, progress=_progress
    )


@st.cache_data(show_spinner=False, max_entries=64)
def _cannot_change(network_id: str, data_version: str, day: str, changes: tuple[str, ...]) -> Mapping[str, UsageError]:
    content = services().network(network_id)
    made: list[Change] = []
    found: dict[str, UsageError] = {}
    for text in changes:
        try:
            change = change_of(text)
            apply_changes(content, date.fromisoformat(day), [*made, change])
        except UsageError as error:
            found[text] = error
        else:
            made.append(change)
    return found


@st.cache_data(show_spinner=False, max_entries=64)
def _overview(
    network_id: str, data_version: str, day: str, language: str, kind: str, situation: tuple[str, str, str]
) -> Answer:
    return services().overview(
        network_id, kind=kind, situation=Situation(*situation), language=language, masked=False, mark_sensitive=True
    )
