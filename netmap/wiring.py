"""The one place where a store and the services are made from settings."""

from __future__ import annotations

import getpass
from datetime import UTC, date, datetime

from netmap.config import Settings
from netmap.services import Services
from netmap.store.port import NetworkStore


def open_services(settings: Settings) -> Services:
    """Return the use cases on the database that the settings name. Raises ``StoreError`` when it cannot be used."""
    return Services(open_store(settings), today=date.today, now=_now, who=_who())


def open_store(settings: Settings) -> NetworkStore:
    """Return the store: a Neo4j server when one is named, else the embedded database in the data folder."""
    from netmap.store.bolt import open_bolt_store, open_embedded_store

    if settings.uses_server:
        return open_bolt_store(
            settings.neo4j_uri, settings.neo4j_username, settings.neo4j_password, settings.neo4j_database
        )
    return open_embedded_store(settings.data)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
