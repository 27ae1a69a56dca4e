"""The teams that reach most, the best replacements in the present one, and which demands clash where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.pages_team import asked
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.ui.pages_team.asked import Wish

_NAME, _FIRST = "team-teams", 3
_NEXT_LINE = "  \n"


def teams(result: Mapping[str, Any], *, stopped: bool) -> None:
    """Show the teams that reach most, what they share, and what each member of the first adds."""
    found = result["teams"]
    if not found:
        return
    with st.container(gap="xsmall"):
        st.header(say("page.team.teams.stopped" if stopped else "page.team.teams"), anchor=False)
        with widgets.column():
            st.markdown(entries.told(result["teams_sentence"], result["teams"], result["shared"]))
            if result["status"] == "bound" and result["bound_sentence"]:
                widgets.note(tekst(result["bound_sentence"]))
        shown = min(state.shown(_NAME, _FIRST), len(found))
        columns = say("page.team.number"), say("page.team.team"), say("page.team.look")
        shared = {one["of"] for one in result["shared"]} if len(found) > 1 else set()
        widgets.table(
            [
                dict(zip(columns, (str(number), _names(team, shared), _look(team)), strict=True))
                for number, team in enumerate(found[:shown], start=1)
            ],
            alt=say("page.team.teams.alt"),
        )
        widgets.count_shown(shown, len(found))
        if shared:
            widgets.note(say("page.team.shared.help"))
        if shown < len(found):
            st.button(say("page.more"), key=f"more-{_NAME}", on_click=state.show_more, args=(_NAME, _FIRST))
        elif result["more_teams"]:
            widgets.note(say("page.team.teams.more"))
        _first(result)


def conflicts(result: Mapping[str, Any]) -> None:
    """Say which demands clash; each group of them is enough to have no team at all."""
    if result["status"] != "infeasible":
        return
    first, *others = result["conflicts"] or [None]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.team.conflicts"), anchor=False)
        if first:
            st.markdown(say("page.team.conflicts.first" if others else "page.team.conflicts.help"))
            _conflict(first, result)
        if sizes := _possible_sizes(result):
            st.markdown(sizes)
        if others:
            with st.expander(say_count("page.team.conflicts.others", len(others))):
                for one in others:
                    _conflict(one, result)


def _conflict(one: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    st.markdown(entries.told(one["sentence"], one, result["demands"]))
    if len(one["demands"]) > 1:
        st.markdown(widgets.bullets(entries.told(demand, one, result["demands"]) for demand in one["demands"]))


def _possible_sizes(result: Mapping[str, Any]) -> str:
    """Return from which size on there is a team; "" when that is not known."""
    curve = result["curve"]
    larger = [one["size"] for one in curve if one["team"] and one["size"] > result["size"]]
    if larger:
        return say("page.team.conflicts.larger", size=result["size"], larger=min(larger))
    if curve and all(one["status"] == "infeasible" for one in curve):
        sizes = [one["size"] for one in curve]
        return say("page.team.conflicts.no_size", least=min(sizes), most=max(sizes))
    return ""


def swaps(result: Mapping[str, Any], wish: Wish) -> None:
    """Show the best replacements of one member; each leads to the test of that team."""
    present = result["present"]
    if present is None or not present["team"]:
        return
    found = result["swaps"]
    if not found:
        with widgets.column():
            st.markdown(say("page.team.swaps.none"))
        return
    with st.expander(say("page.team.swaps.fold")):
        columns = say("page.team.swap.out"), say("page.team.swap.in"), say("page.team.reach")
        widgets.table(
            [dict(zip(columns, _swap(one, present["team"], result["of"]), strict=True)) for one in found],
            alt=say("page.team.swaps.alt"),
        )
        widgets.count_shown(len(found), len(found))


def _names(team: Sequence[Mapping[str, str]], shared: set[str]) -> str:
    """Return the members; those of all these teams in bold."""
    return ", ".join(
        f"**{widgets.named(one['of'], one['name'])}**" if one["of"] in shared else widgets.named(one["of"], one["name"])
        for one in team
    )


def _look(team: Sequence[Mapping[str, str]]) -> str:
    return f"[{say('page.team.test.this')}]({asked.address_of(team)})"


def _swap(one: Mapping[str, Any], team: Sequence[Mapping[str, str]], of: int) -> tuple[str, str, str]:
    out, into = one["out"], one["in"]
    then = [into if member["of"] == out["of"] else member for member in team]
    reach = say("page.team.reach.of", share=one["share"], reach=one["reach"], of=of)
    if one["more_sentence"]:
        reach = f"{reach}{_NEXT_LINE}{entries.told(one['more_sentence'], one)}"
    return widgets.named(out["of"], out["name"]), widgets.named(into["of"], into["name"]), f"{reach}  \n{_look(then)}"


def _first(result: Mapping[str, Any]) -> None:
    """Show of the first team why each is in it, and what stays out of reach; folded."""
    if not result["members"]:
        return
    with st.expander(say("page.team.first")):
        lines = []
        for one in result["members"]:
            name = widgets.named(one["party"]["of"], one["party"]["name"])
            lines.append(f"**{name}**: {entries.told(one['sentence'], one)}")
        st.markdown(widgets.bullets(lines))
        if result["out_sentence"]:
            st.markdown(entries.told(result["out_sentence"], result["out"]))
