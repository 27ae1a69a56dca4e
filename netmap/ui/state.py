"""Everything the pages remember of one user's session: each key with its type and its default.

Nothing else touches ``st.session_state`` under a name of its own, and no cached function may read it: what is
cached is shared by all sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast
from urllib.parse import unquote

import streamlit as st

from netmap import texts
from netmap.analysis.situation import Situation as Situation
from netmap.ui.filters import Filter

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_data.told import Told
    from netmap.ui.pages_data.upload import Upload
    from netmap.ui.picture import Shown
    from netmap.ui.work import Job

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
FIRST: Key[str] = Key("first_network_id", "")  # what an address without a network showed when this visit began
NETWORK_GONE: Key[bool] = Key("network_gone", False)  # the address named a network that is not there
NETWORKS: Key[list[NetworkSummary]] = Key("networks", [])  # as they were when this run began
STOPPING: Key[bool] = Key("stopping", False)

# Which theme, area and phase it is about; empty is everything. Kept over all pages.
SITUATION: Key[Situation] = Key("situation", Situation())
SITUATION_NAMES: Key[Mapping[str, str]] = Key("situation_names", {})  # of what was chosen, by "theme:..." and so on
SITUATION_GONE: Key[tuple[str, ...]] = Key("situation_gone", ())  # what was chosen and the network does not have
OF: Key[str] = Key("of", "")  # what the pages about one thing are about: "Organisation:org-ggd", "Theme:..."

# Of the page Netwerkkaart: which picture (its word in the address, "" follows from what it is about), and two sectors.
LOOK: Key[str] = Key("look", "")
LOOK_SECTORS = "sectoren"
SECTORS: Key[tuple[str, ...]] = Key("look_sectors", ())
# Of the page Witte plekken: which of its cards; of a page with a table of two directions: which cell of it is open.
FILTER: Key[Filter] = Key("filter", Filter())
CELL: Key[str] = Key("cell", "")

# Of the page Spin in het web: what is looked at ("" is who meets most), without whom, and how collective seats count,
# each as a word of the address. Of the page Signaalroutes: in how many steps a request is heard.
LENS: Key[str] = Key("lens", "")
WITHOUT: Key[str] = Key("without", "")
SEATS: Key[str] = Key("seats", "")
STEPS: Key[str] = Key("steps", "")

# Of the page Derden: what else is asked, besides the situation: ids of themes, areas and groups, and what is needed. Of
# the page Kernteam: the members of the team that is tested, of what must be in a proposed one, and its other demands;
# each as a word of the address, "" being what is usual.
MORE_THEMES: Key[tuple[str, ...]] = Key("more_themes", ())
MORE_AREAS: Key[tuple[str, ...]] = Key("more_areas", ())
GROUPS: Key[tuple[str, ...]] = Key("groups", ())
NEEDED: Key[tuple[str, ...]] = Key("needed", ())
TESTED: Key[tuple[str, ...]] = Key("tested", ())
FIXED: Key[tuple[str, ...]] = Key("fixed", ())
SIZE: Key[str] = Key("size", "")
CAP: Key[str] = Key("cap", "")
BRIDGE: Key[str] = Key("bridge", "")

# Of the page Wat als: what would change, each as the text that analyses know it by. Of the page Overzichten: which one
# ("" is the first) is LENS, and the cell that is open CELL.
CHANGES: Key[tuple[str, ...]] = Key("changes", ())

# What this visit made of each picture: by network, place on its page, and question.
PICTURES: Key[Mapping[tuple[str, ...], Shown]] = Key("pictures", {})

# Long work of this visit by its name: it goes on while the page is shown anew.
JOBS: Key[Mapping[str, Job]] = Key("jobs", {})

# The file that is being loaded: what it holds, what was answered, what netmap says of it. It is kept in memory only.
UPLOAD: Key[Upload | None] = Key("upload", None)
UPLOADERS: Key[int] = Key("uploaders", 0)  # how many files were taken; a new number empties the place for a file
TOLD: Key[Told | None] = Key("told", None)  # what the last click did, to be said once

# How many cards each list shows, by the list's name; a plain key, so that it survives a visit to another page.
SHOWN: Key[dict[str, int]] = Key("shown", {})

# The user chose something around the page just now: the address does not say it yet.
CHOSEN: Key[bool] = Key("chosen", False)

SEEN: Key[tuple[str, dict[str, str]]] = Key("seen", ("", {}))  # page and address of the run before

SEARCHES: Key[int] = Key("searches", 0)  # how often a search led to a page; a new number empties the place to search


# --- the address ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Parameter:
    """A part of the address: its name, what the session remembers of it ("" is nothing), and how it is taken over.

    What is of one page alone (``own``) is written by that page, and links to other pages go without it.
    """

    name: str
    get: Callable[[], str]
    put: Callable[[str], None]
    own: bool = False


def _put_network(network_id: str) -> None:
    NETWORK.put(network_id or FIRST.get() or NETWORK.get())


def _put_language(language: str) -> None:
    LANGUAGE.put(language if language in texts.offered() else LANGUAGE.default)


def _language() -> str:
    return "" if LANGUAGE.get() == LANGUAGE.default else LANGUAGE.get()


def _situation(field: str, name: str) -> Parameter:
    def put(value: str) -> None:
        SITUATION.put(replace(SITUATION.get(), **{field: value}))

    return Parameter(name, lambda: str(getattr(SITUATION.get(), field)), put)


def look_that_follows() -> str:
    """Return the look, as a word of the address, that follows from what the rest of the address is about."""
    of = OF.get() or ("Theme:" if SITUATION.get().theme else "")
    return "thema" if of.startswith("Theme:") else "rond" if of else "overzicht"


def _look() -> str:
    """Return the look that was chosen; what follows from the rest of the address need not be said in it."""
    return "" if LOOK.get() == look_that_follows() else LOOK.get()


def _sectors() -> str:
    return ",".join(SECTORS.get()) if LOOK.get() == LOOK_SECTORS else ""


def _put_sectors(codes: str) -> None:
    SECTORS.put(tuple(code for code in codes.split(",") if code))


def _filter(field: str, name: str) -> Parameter:
    def put(value: str) -> None:
        FILTER.put(replace(FILTER.get(), **{field: value}))

    return Parameter(name, lambda: str(getattr(FILTER.get(), field)), put, own=True)


def _several(key: Key[tuple[str, ...]], name: str) -> Parameter:
    """Return a part of the address that holds several ids; one of a user's own may have a comma in it."""

    def put(text: str) -> None:
        key.put(tuple(unquote(one) for one in text.split(",") if one))

    return Parameter(name, lambda: several(key.get()), put, own=True)


def several(ids: Sequence[str]) -> str:
    """Return several ids as one part of the address."""
    return ",".join(one.replace("%", "%25").replace(",", "%2C") for one in ids)


# The address says what is meant, so that a link opens the same view.
ADDRESS: tuple[Parameter, ...] = (
    Parameter("netwerk", NETWORK.get, _put_network),
    Parameter("lang", _language, _put_language),
    _situation("theme", "thema"),
    _situation("area", "gebied"),
    _situation("phase", "fase"),
    Parameter("van", OF.get, OF.put),
    Parameter("beeld", _look, LOOK.put, own=True),
    Parameter("sectoren", _sectors, _put_sectors, own=True),
    _filter("kind", "soort"),
    _filter("least", "vanaf"),
    _filter("sure", "zekerheid"),
    _filter("sector", "sector"),
    Parameter("vak", CELL.get, CELL.put, own=True),
    Parameter("blik", LENS.get, LENS.put, own=True),
    Parameter("zonder", WITHOUT.get, WITHOUT.put, own=True),
    Parameter("zetels", SEATS.get, SEATS.put, own=True),
    Parameter("stappen", STEPS.get, STEPS.put, own=True),
    _several(MORE_THEMES, "ook-thema"),
    _several(MORE_AREAS, "ook-gebied"),
    _several(GROUPS, "groep"),
    _several(NEEDED, "nodig"),
    _several(TESTED, "toets"),
    _several(FIXED, "vast"),
    _several(CHANGES, "wijziging"),
    Parameter("grootte", SIZE.get, SIZE.put, own=True),
    Parameter("max", CAP.get, CAP.put, own=True),
    Parameter("brug", BRIDGE.get, BRIDGE.put, own=True),
)


def read_address() -> None:
    """Take over what the address says, all of it: what it does not name is not chosen.

    So going back in the browser takes a choice back. An address without a network is the one with which a visit
    began, and keeps the network that it showed then. What was just chosen is not undone by an address that does not
    say it yet.
    """
    if not CHOSEN.get():
        for parameter in ADDRESS:
            parameter.put(str(st.query_params.get(parameter.name, "")))


def began_here() -> None:
    """Remember which network an address without one shows, so that going back to it shows that one again."""
    if not CHOSEN.get() and not st.query_params.get("netwerk"):
        FIRST.put(NETWORK.get())


def write_address(*, own: bool = False) -> None:
    """Let the address say what is shown, so that it can be copied; one that does so already is left as it is.

    Every other address than the one before is a step for going back in the browser. That is why it is written as a
    whole, and never only to name what shows without a name. With ``own`` it also says what is of the page alone that
    writes it.
    """
    said = {parameter.name: value for parameter in ADDRESS if (value := st.query_params.get(parameter.name))}
    wanted = address(van=OF.get())
    wanted |= {one.name: one.get() if own else said.get(one.name, "") for one in ADDRESS if one.own}
    # The page's server reads the language in the address, so one that was asked for stays.
    wanted["lang"] = wanted.get("lang") or said.get("lang", "")
    if _telling({"netwerk": FIRST.get(), **said}) != _telling(wanted):
        st.query_params.from_dict(_telling(wanted))
    CHOSEN.put(False)


def settle_address(page: str) -> None:
    """Write the address, and let the browser show one that it was led to without showing it.

    That is what happens to the address of a link to the very page that it stands on. ``page`` is where the page is.
    """
    write_address()
    before, now = SEEN.get(), (page, st.query_params.to_dict())
    if before[0] == page and before != now:
        st.query_params.from_dict(now[1])  # no step when the browser shows it already
    SEEN.put(now)


def address(**other: str) -> dict[str, str]:
    """Return the address of this network, language and situation, with ``other`` put in or ("") taken out.

    Every link goes to such a whole address, for what an address does not name is not chosen.
    """
    everywhere = {one.name: one.get() for one in ADDRESS if one.name != "van" and not one.own}
    return _telling({**everywhere, **other})


def _telling(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in parts.items() if value}


# --- the rest -----------------------------------------------------------------------------------------------------


def widget(key: str) -> Any:
    """Return what the user chose or filled in at the part of a page with this key."""
    return st.session_state[key]


def widget_or(key: str, default: T) -> T:
    """Return what the user chose at the part of a page with this key, or the default when it is not on the page."""
    return cast("T", st.session_state.get(key, default))


def preset(key: str, value: Any) -> None:
    """Let the part of a page with this key, not yet shown in this run, show a value."""
    st.session_state[key] = value


def shown(name: str, first: int | None = None) -> int:
    """Return how many cards a list shows; at first ``first``, or as many as fill a page."""
    return SHOWN.get().get(name, PAGE_SIZE if first is None else first)


def show_more(name: str, first: int | None = None) -> None:
    """Let a list show more cards."""
    SHOWN.put({**SHOWN.get(), name: shown(name, first) + PAGE_SIZE})


def say(code: str, /, **values: Any) -> str:
    """Return a sentence in this session's language; whole numbers in it are counts, and get their separators."""
    return texts.say(code, LANGUAGE.get(), **_counts_in_figures(values))


def say_count(code: str, count: int, /, **values: Any) -> str:
    """Return a sentence about a number of things in this session's language."""
    return texts.say_count(code, count, LANGUAGE.get(), **_counts_in_figures(values))


def _counts_in_figures(values: Mapping[str, Any]) -> dict[str, Any]:
    language = LANGUAGE.get()
    return {
        name: texts.format_number(value, language) if isinstance(value, int) and value >= 1_000 else value
        for name, value in values.items()
    }
