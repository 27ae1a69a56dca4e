"""The situation that it is about: theme, area and phase of the bar on top, and what is asked besides these.

What is asked besides stands in the address ("ook-thema", "ook-gebied", "groep", "nodig"), so that a link opens the
same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import blocks, frame, navigation, state, widgets
from netmap.ui import cache as shared
from netmap.ui.pages_third_parties import cache
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

#: What can be asked besides the situation: kind of choice -> what the session remembers, its question, an empty place.
_MORE = {
    "theme": (state.MORE_THEMES, "page.third_parties.more_themes", "page.third_parties.choose_themes"),
    "area": (state.MORE_AREAS, "page.third_parties.more_areas", "page.third_parties.choose_areas"),
    "group": (state.GROUPS, "page.third_parties.groups", "page.third_parties.choose_groups"),
    "needed": (state.NEEDED, "page.third_parties.needed", "page.third_parties.choose_needed"),
}
_LABELS = {"theme": "Theme", "area": "Area", "group": "PopulationGroup", "needed": "need"}
_IN_ADDRESS = {"theme": "ook-thema", "area": "ook-gebied", "group": "groep", "needed": "nodig"}
_FIRST = 12


@dataclass(frozen=True)
class Asked:
    """What an answer is about, as ids."""

    themes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    phase: str = ""
    groups: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything was chosen."""
        return bool(self.themes or self.areas or self.phase or self.groups or self.needed)

    @property
    def parts(self) -> cache.Parts:
        """The wish as it is asked of the services, the phase left out."""
        return (("themes", self.themes), ("areas", self.areas), ("groups", self.groups), ("needed", self.needed))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The wish as the picture takes it."""
        kinds = (self.themes, self.areas, self.groups, self.needed)
        found = [f"{label}:{one}" for label, ids in zip(_LABELS.values(), kinds, strict=True) for one in ids]
        return (*found, *([f"Phase:{self.phase}"] if self.phase else []))


def chosen(network: NetworkSummary) -> Asked:
    """Return what the situation and the address ask; what the network does not have is said once and left out."""
    there = cache.choices(network, state.LANGUAGE.get())
    gone = []
    for kind, (key, *_) in _MORE.items():
        known = {one["id"] for one in there[kind]}
        asked = tuple(dict.fromkeys(key.get()))
        key.put(tuple(one for one in asked if one in known))
        gone += [f"{_IN_ADDRESS[kind]}: {widgets.tekst(one)}" for one in asked if one not in known]
    state.write_address(own=True)
    if gone:
        st.info(f"{say('page.third_parties.gone')}\n\n{widgets.bullets(gone)}")
    situation = state.SITUATION.get()
    return Asked(
        themes=_with(situation.theme, state.MORE_THEMES.get()),
        areas=_with(situation.area, state.MORE_AREAS.get()),
        phase=situation.phase,
        groups=state.GROUPS.get(),
        needed=state.NEEDED.get(),
    )


def found(network: NetworkSummary, wish: Asked) -> dict[str, Any]:
    """Return whom to invite; work that takes long shows so."""
    language = state.LANGUAGE.get()
    return frame.answered(
        "third-parties",
        lambda _: cache.third_parties(network, language, wish.parts, wish.phase),
        network,
        wish,
        doing="page.third_parties.work",
    )


def told(answer: Mapping[str, Any], sentences: Sequence[str]) -> None:
    """Show the title, in one quiet line the situation that it is about, and then the answer, in Markdown."""
    with widgets.column():
        widgets.title(say("page.third_parties.title"))
        if words := answer["situation"]["words"]:
            widgets.note(widgets.tekst(widgets.capital(words)))
        widgets.lines(sentences)


def ask(network: NetworkSummary, wish: Asked) -> None:
    """Show what can be asked besides the situation."""
    there = cache.choices(network, state.LANGUAGE.get())
    now = {
        "theme": [one for one in wish.themes if one != state.SITUATION.get().theme],
        "area": [one for one in wish.areas if one != state.SITUATION.get().area],
        "group": list(wish.groups),
        "needed": list(wish.needed),
    }
    with st.container(key="third-parties-wish", gap="xsmall", width=widgets.READING_WIDTH):
        kinds = [kind for kind in _MORE if there[kind]]
        for first in range(0, len(kinds), 2):
            for place, kind in zip(st.columns(2, gap="small"), kinds[first : first + 2], strict=False):
                with place:
                    _ask(kind, there[kind], now[kind])


def choose(network: NetworkSummary) -> None:
    """Show what to choose: the whole page while nothing was chosen."""
    there = cache.choices(network, state.LANGUAGE.get())
    with blocks.block("answer"):
        widgets.answer(say("page.third_parties.title"), [say("page.third_parties.choose")])
        ask(network, Asked())
    with blocks.block("table", gap="medium"):
        _themes(there["theme"])
    with blocks.block("picture"):
        st.header(say("page.third_parties.picture"), anchor=False)
        st.markdown(say("page.third_parties.picture.none"))
    with blocks.block("next"):
        widgets.link(navigation.page("where_to"), say("page.third_parties.to_where_to"))
    with blocks.block("source"):
        day = shared.situations(network, state.LANGUAGE.get())["reference_date"]
        date = texts.format_date(day, state.LANGUAGE.get())
        rows = say("page.source.rows", **widgets.counted(network.counts))
        frame.source_lines([say("page.source.date", date=date), rows])


def _themes(themes: Any) -> None:
    """Show each theme with the way to its answer."""
    with st.container(gap="xsmall"):
        st.header(say("page.third_parties.themes"), anchor=False)
        if not themes:
            st.markdown(say("page.third_parties.themes.none"))
            return
        shown = min(state.shown("third-parties-themes", _FIRST), len(themes))
        lines = [
            f"[{widgets.tekst(widgets.capital(one['name']))}]({widgets.address('third_parties', thema=one['id'])})"
            for one in themes[:shown]
        ]
        st.markdown(widgets.bullets(lines))
        widgets.count_shown(shown, len(themes))
        if shown < len(themes):
            key = "third-parties-themes"
            st.button(say("page.more"), key=f"more-{key}", on_click=state.show_more, args=(key, _FIRST))


def _ask(kind: str, entries: Any, now: list[str]) -> None:
    _, question, empty = _MORE[kind]
    names = {one["id"]: widgets.capital(_name(one)) for one in entries}
    # What the bar on top says already is not asked again.
    situation = state.SITUATION.get()
    above = {"theme": situation.theme, "area": situation.area}.get(kind, "")
    key = f"third-parties-{kind}"
    state.preset(key, now)
    st.multiselect(
        say(question),
        [one for one in names if one != above],
        format_func=lambda one: names.get(one, one),
        placeholder=say(empty),
        key=key,
        on_change=_chosen,
        args=(kind, key),
        filter_mode="contains",
        select_all=False,
    )


def _name(one: Mapping[str, str]) -> str:
    return one.get("name") or one.get("word") or one["id"]


def _chosen(kind: str, key: str) -> None:
    _MORE[kind][0].put(tuple(state.widget(key)))
    state.write_address(own=True)  # at once: the next run begins with what it says


def _with(first: str, more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*([first] if first else []), *more)))
