"""What tests of several parts share."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

from netmap.store import embedded
from netmap.store.bolt import BoltStore, open_embedded_store

# A fixed sample where a change is taken in: the same every time, and a failure is told at once instead of shrunk for
# minutes. Everywhere else, and in the long versions, the examples are new in every run.
settings.register_profile("taken-in", derandomize=True, phases=[Phase.explicit, Phase.generate])
if os.environ.get("CI"):
    settings.load_profile("taken-in")


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """A store on an embedded database that the whole session shares; use networks with an id of your own."""
    data = tmp_path_factory.mktemp("embedded") / "data"
    store = open_embedded_store(data)
    yield store
    store.close()
    embedded.stop(data)


@pytest.fixture
def network_id() -> str:
    """An id that no other test uses."""
    return f"net-{secrets.token_hex(6)}"
