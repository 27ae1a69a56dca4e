"""Everything the pages remember of one user's session: each key with its type and its default.

Nothing else touches ``st.session_state`` under a name of its own, and no cached function may read it: what is
cached is shared by all sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import streamlit as st

from netmap import texts

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_data.told import Told
    from netmap.ui.pages_data.upload import Upload

T = TypeVar("T")

PAGE_SIZE = 20  # cards of one list at first, and with each click on "more"


@dataclass(frozen=True)
class Key(Generic[T]):
    """One remembered value."""

    name: str
    default: T

    def get(self) -> T:
        """Return the value, or the default when nothing was remembered."""
        return cast("T", st.session_state.get(self.name, self.default))

    def put(self, value: T) -> None:
        """Remember a value."""
        st.session_state[self.name] = value


LANGUAGE: Key[str] = Key("language", texts.LANGUAGES[0])
NETWORK: Key[str] = Key("network_id", "")
NETWORK_GONE: Key[bool] = Key("network_gone", False)  # the address named a network that is not there
NETWORKS: Key[list[NetworkSummary]] = Key("networks", [])  # as they were when this run began
STOPPING: Key[bool] = Key("stopping", False)

# The file that is being loaded: what it holds, what was answered, what netmap says of it. It is kept in memory only.
UPLOAD: Key[Upload | None] = Key("upload", None)
UPLOADERS: Key[int] = Key("uploaders", 0)  # how many files were taken; a new number empties the place for a file
TOLD: Key[Told | None] = Key("told", None)  # what the last click did, to be said once

# How many cards each list shows, by the list's name; a plain key, so that it survives a visit to another page.
SHOWN: Key[dict[str, int]] = Key("shown", {})

# The address says which network and language are meant, so that a link opens the same view.
ADDRESS_NETWORK = "netwerk"
ADDRESS_LANGUAGE = "lang"


def read_address() -> None:
    """Take over what the address asks for."""
    if (language := st.query_params.get(ADDRESS_LANGUAGE)) in texts.offered():
        LANGUAGE.put(str(language))
    if network := st.query_params.get(ADDRESS_NETWORK):
        NETWORK.put(network)


def write_address(network_id: str) -> None:
    """Keep the address in step, so that it can be copied; also after a visit to another page."""
    if st.query_params.get(ADDRESS_NETWORK) != network_id:
        st.query_params[ADDRESS_NETWORK] = network_id
    language = LANGUAGE.get()
    if language != LANGUAGE.default and st.query_params.get(ADDRESS_LANGUAGE) != language:
        st.query_params[ADDRESS_LANGUAGE] = language


def widget(key: str) -> Any:
    """Return what the user chose or filled in at the part of a page with this key."""
    return st.session_state[key]


def shown(name: str) -> int:
    """Return how many cards a list shows."""
    return SHOWN.get().get(name, PAGE_SIZE)


def show_more(name: str) -> None:
    """Let a list show more cards."""
    SHOWN.put({**SHOWN.get(), name: shown(name) + PAGE_SIZE})


def say(code: str, /, **values: Any) -> str:
    """Return a sentence in this session's language."""
    return texts.say(code, LANGUAGE.get(), **values)


def say_count(code: str, count: int, /, **values: Any) -> str:
    """Return a sentence about a number of things in this session's language."""
    return texts.say_count(code, count, LANGUAGE.get(), **values)
