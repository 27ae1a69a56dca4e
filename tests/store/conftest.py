"""The databases on which the store's catalogue runs: the embedded one always, a Neo4j server when there is one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from netmap.model import make_change_set
from netmap.store import embedded
from netmap.store.bolt import BoltStore, open_bolt_store, open_embedded_store
from netmap.store.driver import Login
from netmap.store.port import Scenario
from tests.store.everything import changed, everything


@dataclass(frozen=True)
class Place:
    """A database, its shared store, and the way to open another store on it."""

    name: str
    login: Login
    store: BoltStore
    open_another: Callable[[], BoltStore]


@pytest.fixture(scope="session")
def neo4j_login() -> Login:
    """Where the Neo4j server for tests is; skips without one, or fails where one is required."""
    uri = os.environ.get("NETMAP_TEST_NEO4J_URI", "")
    if not uri:
        reason = "no Neo4j server: NETMAP_TEST_NEO4J_URI is not set"
        if os.environ.get("NETMAP_REQUIRE_NEO4J") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return Login(
        uri,
        os.environ.get("NETMAP_TEST_NEO4J_USERNAME", "neo4j"),
        os.environ["NETMAP_TEST_NEO4J_PASSWORD"],
        os.environ.get("NETMAP_TEST_NEO4J_DATABASE", "neo4j"),
    )


@pytest.fixture(scope="session")
def neo4j_place(neo4j_login: Login) -> Iterator[Place]:
    """The Neo4j server; networks that were there before are left alone."""

    def open_another() -> BoltStore:
        return open_bolt_store(neo4j_login.uri, neo4j_login.username, neo4j_login.password, neo4j_login.database)

    store = open_another()
    yield Place("neo4j", neo4j_login, store, open_another)
    store.close()


@pytest.fixture(scope="session")
def embedded_place(embedded_store: BoltStore) -> Place:
    """The embedded database of this session."""
    folder = Path(embedded_store.health.database)
    published = embedded.read_published(folder)
    assert published is not None
    password = (folder / "password").read_text(encoding="ascii").strip()
    login = Login(published.uri, published.username, password, published.database)
    return Place("embedded", login, embedded_store, lambda: open_embedded_store(folder))


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def place(request: pytest.FixtureRequest) -> Place:
    """Each database in turn."""
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture
def filled_neo4j(neo4j_place: Place, network_id: str) -> Iterator[str]:
    """Id of a network on Neo4j that has every kind of record, and a change log."""
    before = everything(network_id)
    neo4j_place.store.create(before)
    some = [changed(record) for record in before.records.values()]
    log = make_change_set(before, some, who="toets", when="2026-09-01T12:00:00Z", why="toets")
    neo4j_place.store.apply(log)
    neo4j_place.store.keep_positions(network_id, "web", {"Organisation:org-1": (1.5, 2.0)})
    team = Scenario(kind="team", name="A", members=("Organisation:org-1",), made_on="2026-09-01", made_by="toets")
    neo4j_place.store.keep_scenario(network_id, team, most=50)
    yield network_id
    neo4j_place.store.delete(network_id)


@pytest.fixture
def own_network(place: Place, network_id: str) -> Iterator[str]:
    """Id of a network that is removed after the test, whoever made it."""
    yield network_id
    place.store.delete(network_id)
