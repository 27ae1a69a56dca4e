"""What the page Netwerkkaart shows: the whole web, or the part around something that the user chooses.

The choice stands in the address ("beeld", "van", "sectoren"), so that a link opens the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from netmap.analysis.pictures.results import Subject
from netmap.ui import cache, state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

__all__ = ["Choice", "ask", "chosen", "still_to_choose"]

#: What can be seen, in the order of the list, with its word in the address.
LOOKS = {
    Subject.OVERVIEW: "overzicht",
    Subject.AROUND: "rond",
    Subject.THEME: "thema",
    Subject.SECTORS: state.LOOK_SECTORS,
    Subject.ROUTES: "routes",
    Subject.MEETINGS: "overleggen",
}
_OF_WORD = {word: look for look, word in LOOKS.items()}
_THEME = "Theme:"
_SECTOR_FIELDS = ("look-sector-first", "look-sector-second")
_MAY_BE_OF_THEME = (Subject.ROUTES, Subject.MEETINGS)


@dataclass(frozen=True)
class Choice:
    """What to see: a kind of picture, what it is about, and the names of that.

    ``complete`` is False while something must still be chosen; there is no picture then. ``gone`` says that the
    address named something that is not on the map, ``unknown`` which sectors it named that are not.
    """

    look: Subject
    subjects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    complete: bool = True
    gone: bool = False
    unknown: tuple[str, ...] = ()


def chosen(network: NetworkSummary) -> Choice:
    """Return what the address, earlier choices and the situation ask for, in that order. Raises ``StoreError``."""
    look = _look()
    if look is Subject.SECTORS:
        known = _sectors(network)
        asked = tuple(dict.fromkeys(state.SECTORS.get()))
        codes = tuple(code for code in asked if code in known)[:2]
        unknown = tuple(code for code in asked if code not in known)
        return Choice(look, codes, tuple(known[code] for code in codes), complete=len(codes) == 2, unknown=unknown)
    if look is Subject.AROUND:
        return _about(look, network, "" if state.OF.get().startswith(_THEME) else state.OF.get())
    if look is Subject.THEME:
        return _about(look, network, _theme())
    if look in _MAY_BE_OF_THEME and (theme := _theme()):
        return _about(look, network, theme)
    return Choice(look)


def still_to_choose(choice: Choice) -> list[str]:
    """Return what is said while there is no picture yet: what the address names in vain, and what to choose."""
    found = [say("map.ask.gone")] if choice.gone else []
    if choice.unknown:
        found.append(say("map.ask.sectors_unknown", found=[tekst(code) for code in choice.unknown]))
    if choice.look is Subject.SECTORS and choice.subjects:
        return [*found, say("map.ask.sector")]
    return [*found, say(f"map.ask.{choice.look.value}")]


def ask(network: NetworkSummary, choice: Choice) -> None:
    """Show what can be chosen: which kind of picture, and around what."""
    with st.container(key="look", gap="small"):
        first, second = st.columns(2, gap="small")
        with first:
            _select("look-kind", say("map.look"), [look.value for look in LOOKS], choice.look.value, _look_word)
        with second:
            if choice.look is Subject.AROUND:
                _select_name("around", network, choice, themes=False)
            elif choice.look is Subject.THEME:
                _select_name("theme", network, choice, themes=True)
            elif choice.look in _MAY_BE_OF_THEME:
                _select_name("theme", network, choice, themes=True, everything=say("map.choose.all_themes"))
            elif choice.look is Subject.SECTORS:
                _select_sectors(network, choice)
    state.LOOK.put(LOOKS[choice.look])
    state.write_address(own=True)


# --- what was chosen ----------------------------------------------------------------------------------------------


def _look() -> Subject:
    return _OF_WORD.get(state.LOOK.get()) or _OF_WORD[state.look_that_follows()]


def _theme() -> str:
    """Return the theme that it is about: the one chosen here, else that of the situation; "" for none."""
    if state.OF.get().startswith(_THEME):
        return state.OF.get()
    theme = state.SITUATION.get().theme
    return f"{_THEME}{theme}" if theme else ""


def _about(look: Subject, network: NetworkSummary, of: str) -> Choice:
    known = {entry["of"]: entry["name"] for entry in cache.names(network, state.LANGUAGE.get())}
    if of not in known:
        return Choice(look, complete=False, gone=bool(of))
    return Choice(look, (of,), (known[of],))


def _sectors(network: NetworkSummary) -> dict[str, str]:
    """Return the sectors that parties of the network are in, by code, in order of their names."""
    return {entry["id"]: entry["name"] for entry in cache.situations(network, state.LANGUAGE.get())["sector"]}


# --- the fields ---------------------------------------------------------------------------------------------------


def _look_word(code: str) -> str:
    return say(f"map.look.{code}")


def _select(key: str, label: str, options: list[str], now: str, word: Callable[[str], str]) -> None:
    state.preset(key, now)
    st.selectbox(label, options, format_func=word, key=key, on_change=_choose_look, args=(key,))


def _choose_look(key: str) -> None:
    look = Subject(state.widget(key))
    state.LOOK.put(LOOKS[look])
    # A theme is not a party: what was chosen for one kind of picture says nothing about the other.
    if look in (Subject.AROUND, Subject.THEME) and state.OF.get().startswith(_THEME) is not (look is Subject.THEME):
        state.OF.put("")
    state.write_address(own=True)  # at once: the next run begins with what it says


def _select_name(code: str, network: NetworkSummary, choice: Choice, *, themes: bool, everything: str = "") -> None:
    entries = cache.names(network, state.LANGUAGE.get())
    names = {
        entry["of"]: f"{widgets.capital(entry['name'])} ({entry['kind']})" if not themes else entry["name"]
        for entry in entries
        if entry["of"].startswith(_THEME) is themes
    }
    options = ["", *names] if everything else list(names)
    now = choice.subjects[0] if choice.subjects and choice.subjects[0] in names else ""
    key = f"look-{code}-{choice.look.value}"
    state.preset(key, now or ("" if everything else None))
    st.selectbox(
        say(f"map.choose.{code}"),
        options,
        format_func=lambda of: names.get(of, everything),
        placeholder=say("map.choose.name"),
        key=key,
        on_change=_choose_name,
        args=(key,),
    )


def _choose_name(key: str) -> None:
    state.OF.put(state.widget(key) or "")
    if not state.OF.get() and state.SITUATION.get().theme:
        state.SITUATION.put(replace(state.SITUATION.get(), theme=""))
    state.write_address(own=True)  # at once: the next run begins with what it says


def _select_sectors(network: NetworkSummary, choice: Choice) -> None:
    known = _sectors(network)
    labels = (say("map.choose.sector_first"), say("map.choose.sector_second"))
    now = dict(enumerate(choice.subjects))
    for place, (key, label) in enumerate(zip(_SECTOR_FIELDS, labels, strict=True)):
        other = now.get(1 - place)
        state.preset(key, now.get(place))
        st.selectbox(
            label,
            [code for code in known if code != other],  # two times the same is no question
            format_func=lambda code: known.get(code, code),
            placeholder=say("map.choose.sector"),
            key=key,
            on_change=_choose_sectors,
        )


def _choose_sectors() -> None:
    both = (state.widget(key) for key in _SECTOR_FIELDS)
    state.SECTORS.put(tuple(code for code in both if code))
    state.write_address(own=True)  # at once: the next run begins with what it says
