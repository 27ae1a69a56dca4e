"""Teams side by side: the one on the map, the one that is tested, the first proposed one, and those that were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import entries, state, widgets
from netmap.ui.pages_team import asked, present
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_team.asked import Wish

_NEXT_LINE = "  \n"

Row = tuple[str, str]  # of which team, with what it reaches and meets; and its members


def compare(network: NetworkSummary, wish: Wish, result: Mapping[str, Any]) -> None:
    """Show the teams side by side, and of the tested one what it judges otherwise than the one on the map."""
    tested = result["present"] if wish.test else None
    on_map = asked.of_map(network, wish) if wish.test else result["present"]
    rows = [
        *([_row(say("page.team.compare.map"), on_map, result["of"])] if on_map else []),
        *([_row(say("page.team.compare.tested"), tested, result["of"])] if tested else []),
        *([_proposed(result)] if result["teams"] else []),
        *(_kept(one, result["of"]) for one in result["kept"]),
    ]
    if len(rows) < 2:
        return
    columns = say("page.team.compare.which"), say("page.team.team")
    # Who tests a team of their own came for this.
    with st.expander(say("page.team.compare.fold"), expanded=tested is not None):
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.team.compare"))
        widgets.count_shown(len(rows), len(rows))
        if tested and on_map:
            _differences(on_map, tested)


def _row(name: str, team: Mapping[str, Any], of: int) -> Row:
    reach = say("page.team.reach.of", share=team["share"], reach=team["reach"], of=of)
    counts = widgets.capital(present.counted(team["counts"]))
    return _below(f"**{name}**", reach, counts), _team(team["team"])


def _proposed(result: Mapping[str, Any]) -> Row:
    """Return the first proposed team; how it meets the criteria is worked out when somebody tests it."""
    team = result["teams"][0]
    reach = say("page.team.reach.of", share=result["share"], reach=result["reach"], of=result["of"])
    test = f"[{say('page.team.test.this')}]({asked.address_of(team)})"
    return _below(f"**{say('page.team.compare.proposed')}**", reach, test), _team(team)


def _kept(one: Mapping[str, Any], of: int) -> Row:
    made = say("page.team.compare.made", date=texts.format_date(one["made_on"], state.LANGUAGE.get()))
    gone = f"{_NEXT_LINE}? {say_count('page.team.compare.gone', one['gone'])}" if one["gone"] else ""
    reach = say("page.team.reach.of", share=one["share"], reach=one["reach"], of=of)
    test = f"[{say('page.team.test.this')}]({asked.address_of(one['team'])})" if one["team"] else ""
    counts = widgets.capital(present.counted(one["counts"]))
    head = _below(f"**{tekst(one['name'])}**", f":small[:gray[{made}]]", reach, counts, test)
    return head, f"{_team(one['team'])}{gone}"


def _below(*lines: str) -> str:
    return _NEXT_LINE.join(line for line in lines if line)


def _team(team: Sequence[Mapping[str, str]]) -> str:
    return ", ".join(entries.names(team, len(team))) or "–"


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Show which criteria are judged otherwise."""
    old = {one["id"]: one for one in before["criteria"]}
    found = [(old[one["id"]], one) for one in after["criteria"] if one["id"] in old]
    found = [(one, other) for one, other in found if one["state"] != other["state"]]
    with st.container(gap="xsmall"):
        if not found:
            with widgets.column():
                st.markdown(say("page.team.compare.same"))
            return
        with widgets.column():
            st.markdown(say_count("page.team.compare.other", len(found)))
        columns = say("page.team.judged"), say("page.team.compare.map"), say("page.team.compare.tested")
        rows = [
            (f"{one['number']}\\. {tekst(one['title'])}", present.judgement(one), present.judgement(other))
            for one, other in found
        ]
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.team.compare.alt"))
        widgets.count_shown(len(rows), len(rows))
