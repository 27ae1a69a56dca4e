"""Who hears a request of the core team, and who does not: organisations, consultations, areas, groups, channels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import cache, entries, frame, state, widgets
from netmap.ui.pages_routes import asked
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

KINDS = {
    "organisation": "page.routes.kind.organisation",
    "consultation": "page.routes.kind.consultation",
    "area": "page.routes.kind.area",
    "group": "page.routes.kind.group",
    "channel": "page.routes.kind.channel",
}
WITHIN, MOST_WITHIN = 3, 6
_KEY = "routes-within"
_LONG = (("page.routes.down.missed", "routes-missed"), ("page.routes.down.open", "routes-open"))
MOST_NAMES, MOST_LINES = 12, 60  # of each kind: in the table, and of a whole list at first


def down(network: NetworkSummary, result: Mapping[str, Any]) -> None:
    """Show by kind who hears it within so many times of passing on, and by name who does not."""
    with st.container(gap="xsmall"):
        st.header(say("page.routes.down"), anchor=False)
        if not result["hubs"]:
            st.markdown(say("page.routes.down.none"))
            return
        within = _within()
        language, situation = state.LANGUAGE.get(), state.SITUATION.get()
        answer = frame.answered(
            "routes-down",
            lambda _: cache.down(network, language, within, situation),
            network,
            within,
            situation.theme,
            situation.area,
            doing="page.where_to.work",
        )
        told = answer["result"]
        with widgets.column():
            for sentence in answer["sentences"]:
                st.markdown(entries.told(sentence, told["from"], told["not_heard"]))
        _choose(within)
        _table(told)
        if told["silent"]:
            widgets.note(say("page.routes.down.ask"))
        _all_missed(told)
        _who(told["heard"])


def _within() -> int:
    asked_for = state.STEPS.get()
    within = int(asked_for) if asked_for.isdecimal() and 1 <= int(asked_for) <= MOST_WITHIN else WITHIN
    state.STEPS.put("" if within == WITHIN else str(within))
    state.write_address(own=True)
    return within


def _choose(within: int) -> None:
    state.preset(_KEY, within)
    st.selectbox(
        say("page.routes.down.within"),
        list(range(1, MOST_WITHIN + 1)),
        format_func=lambda count: say_count("page.routes.down.steps", count),
        key=_KEY,
        width=320,
        on_change=_chosen,
    )


def _chosen() -> None:
    within = state.widget(_KEY)
    state.STEPS.put("" if within == WITHIN else str(within))
    state.write_address(own=True)  # at once: the next run begins with what it says


def _table(told: Mapping[str, Any]) -> None:
    codes = ("page.routes.down.kind", "page.routes.down.heard", "page.routes.down.not", "page.routes.down.maybe")
    columns = [say(code) for code in codes]
    rows = []
    for kind in KINDS:
        heard, (sure, unsure) = told["heard"].get(kind, ()), _missed(told, kind)
        if heard or sure or unsure:
            many = say("page.routes.down.of", count=len(heard), total=len(heard) + len(sure) + len(unsure))
            everybody = "" if sure or unsure else f":green[●] {say('page.routes.down.all')}"
            rows.append((widgets.capital(say(KINDS[kind])), many, everybody or _few(sure), _few(unsure)))
    widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.routes.down.alt"))
    widgets.count_shown(len(rows), len(rows))


def _missed(told: Mapping[str, Any], kind: str) -> tuple[list[asked.Entry], list[asked.Entry]]:
    """Return who surely does not hear it, and of whom that is not known."""
    open_ = {entry["of"] for entry in told["silent"]}
    missed = told["not_heard"].get(kind, ())
    return [one for one in missed if one["of"] not in open_], [one for one in missed if one["of"] in open_]


def _few(missed: Sequence[asked.Entry]) -> str:
    """Return the first names, and how many more there are."""
    names = _names(missed[:MOST_NAMES])
    if len(missed) > MOST_NAMES:
        names.append(say("page.routes.more_names", count=len(missed) - MOST_NAMES))
    return ", ".join(names) or say("page.routes.down.nobody")


def _names(missed: Sequence[asked.Entry]) -> list[str]:
    return [widgets.named(entry["of"], entry["name"]) for entry in missed]


def _all_missed(told: Mapping[str, Any]) -> None:
    """Show everybody who does not hear it, or perhaps not, where the table names only the first; folded."""
    for number, (code, name) in enumerate(_LONG):
        long = {kind: missed for kind in KINDS if len(missed := _missed(told, kind)[number]) > MOST_NAMES}
        if long:
            with st.expander(say(code)):
                for kind, missed in long.items():
                    _list(f"{name}-{kind}", kind, _names(missed))


def _who(heard: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Show who hears it and through whom, folded: who misses it matters more."""
    if not any(heard.values()):
        return
    with st.expander(say("page.routes.down.who")):
        for kind in KINDS:
            if heard.get(kind):
                _list(f"routes-heard-{kind}", kind, [_heard(one) for one in heard[kind]])


def _list(name: str, kind: str, lines: Sequence[str]) -> None:
    """Show lines below the word for their kind: the first ones, how many of how many, and a button for more."""
    shown = min(state.shown(name, MOST_LINES), len(lines))
    st.markdown(f"**{widgets.capital(say(KINDS[kind]))}**\n\n{widgets.bullets(lines[:shown])}")
    widgets.count_shown(shown, len(lines))
    if shown < len(lines):
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name, MOST_LINES))


def _heard(one: Mapping[str, Any]) -> str:
    name, through = widgets.named(one["of"], one["name"]), one["through"]
    if not through:
        return name
    code = "page.routes.down.through" if one["formal"] else "page.routes.down.informal"
    line = say(code, name=name, through=tekst(through["name"]))
    return say("page.routes.down.whole", line=line) if one.get("whole") else line
