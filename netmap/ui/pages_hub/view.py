"""What is looked at: who meets most, who links, or without whom most is lost; with or without the municipality.

The choice stands in the address ("blik", "zonder", "zetels"), so that a link opens the same view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import cache, entries, frame, state, widgets
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Party = Mapping[str, Any]

#: What can be looked at, in the order of the list, with its word in the address; the first is looked at by itself.
VIEWS = {"reach": "", "brokerage": "verbindt", "dependence": "wegvallen"}
_WORDS = {
    "reach": ("page.hub.look.reach", "page.hub.help.reach"),
    "brokerage": ("page.hub.look.brokerage", "page.hub.help.brokerage"),
    "dependence": ("page.hub.look.dependence", "page.hub.help.dependence"),
}
MOST_FIRST = 3  # names of those that come first together
_WITHOUT, _EACH = "gemeente", "allemaal"
_KEYS = ("hub-look", "hub-without", "hub-each")


@dataclass(frozen=True)
class Look:
    """What is looked at: the view, whether the municipality is left out, and how collective seats count."""

    view: str = "reach"
    without: bool = False
    collective: cache.Collective = "once"


def chosen() -> Look:
    """Return what the address and earlier choices ask for; what it does not know is as if it was not said."""
    view = next((view for view, word in VIEWS.items() if word == state.LENS.get()), "reach")
    look = Look(view, state.WITHOUT.get() == _WITHOUT, "each" if state.SEATS.get() == _EACH else "once")
    _keep(look)
    return look


def found(network: NetworkSummary, look: Look) -> dict[str, Any]:
    """Return who holds the web together; long work shows how far it is."""
    language = state.LANGUAGE.get()
    return frame.answered(
        "hub",
        lambda progress: cache.hub(network, language, look.collective, progress),
        network,
        look.collective,
        doing="page.hub.work",
        begins="page.hub.work.begins",
    )


def parties(result: Mapping[str, Any], look: Look) -> list[Party]:
    """Return the parties in the order of the view; those without a place in it come last."""
    listed = result["without_municipality"] if look.without else result["ranking"]
    last = len(listed) + 1
    return sorted(listed, key=lambda one: one["ranks"].get(look.view, last))


def named(result: Mapping[str, Any]) -> list[Any]:
    """Return what the answer's own sentences may name: whom they are about, and all that is said of these."""
    about = {entry["of"] for entry in (result["actual"], result["across"], *result["equals"]) if entry}
    return [result["designated"], *(one for one in result["ranking"] if one["party"]["of"] in about)]


def told(ordered: Sequence[Party], look: Look) -> list[str]:
    """Return who comes first without the municipality, when that is looked at; of equals all."""
    if not look.without or not ordered:
        return []
    best = ordered[0]["ranks"].get(look.view)
    first = [one["party"] for one in ordered if one["ranks"].get(look.view) == best]
    return [say_count("page.hub.first", len(first), names=entries.names(first, MOST_FIRST))]


def ask(look: Look, ordered: Sequence[Party]) -> None:
    """Show the choices, what the chosen view counts, and who comes first without the municipality."""
    view, without, each = _KEYS
    for key, now in zip(_KEYS, (look.view, look.without, look.collective == "each"), strict=True):
        state.preset(key, now)
    with widgets.column(), st.container(key="hub-choice", gap="small"):
        st.selectbox(
            say("page.hub.look"),
            list(VIEWS),
            format_func=lambda code: say(_WORDS[code][0]),
            key=view,
            width=400,
            on_change=_choose,
        )
        widgets.note(say(_WORDS[look.view][1]))
        st.checkbox(say("page.hub.without"), key=without, on_change=_choose)
        if look.without:
            widgets.note(say("page.hub.without.help"))
            for sentence in told(ordered, look):
                st.markdown(sentence)
        st.checkbox(say("page.hub.each"), key=each, on_change=_choose)


def _choose() -> None:
    view, without, each = (state.widget(key) for key in _KEYS)
    _keep(Look(view or "reach", bool(without), "each" if each else "once"))


def _keep(look: Look) -> None:
    state.LENS.put(VIEWS[look.view])
    state.WITHOUT.put(_WITHOUT if look.without else "")
    state.SEATS.put(_EACH if look.collective == "each" else "")
    state.write_address(own=True)  # at once: the next run begins with what it says
