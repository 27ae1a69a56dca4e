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

ANCHOR = "vergelijk"
_NEXT_LINE = "  \n"

Row = tuple[str, str, str, str]


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
    columns = (
        say("page.team.compare.which"),
        say("page.team.team"),
        say("page.team.reach"),
        say("page.team.criteria.short"),
    )
    with st.container(gap="xsmall"):
        st.header(say("page.team.compare"), anchor=ANCHOR)
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.team.compare"))
        widgets.count_shown(len(rows), len(rows))
        if tested and on_map:
            _differences(on_map, tested)


def _row(name: str, team: Mapping[str, Any], of: int) -> Row:
    reach = say("page.team.reach.of", share=team["share"], reach=team["reach"], of=of)
    return name, _team(team["team"]), reach, widgets.capital(present.counted(team["counts"]))


def _proposed(result: Mapping[str, Any]) -> Row:
    """Return the first proposed team; how it meets the criteria is worked out when somebody tests it."""
    team = result["teams"][0]
    reach = say("page.team.reach.of", share=result["share"], reach=result["reach"], of=result["of"])
    test = f"[{say('page.team.test.this')}]({asked.address_of(team)})"
    return say("page.team.compare.proposed"), _team(team), reach, test


def _kept(one: Mapping[str, Any], of: int) -> Row:
    made = say("page.team.compare.made", date=texts.format_date(one["made_on"], state.LANGUAGE.get()))
    name = f"{tekst(one['name'])}{_NEXT_LINE}:small[:gray[{made}]]"
    gone = f"{_NEXT_LINE}? {say_count('page.team.compare.gone', one['gone'])}" if one["gone"] else ""
    reach = say("page.team.reach.of", share=one["share"], reach=one["reach"], of=of)
    test = f"{_NEXT_LINE}[{say('page.team.test.this')}]({asked.address_of(one['team'])})" if one["team"] else ""
    counts = widgets.capital(present.counted(one["counts"]))
    return name, f"{_team(one['team'])}{gone}", reach, f"{counts}{test}"


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
        columns = say("page.team.criterion"), say("page.team.compare.map"), say("page.team.compare.tested")
        rows = [
            (f"{one['number']}\\. {tekst(one['title'])}", present.judgement(one), present.judgement(other))
            for one, other in found
        ]
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.team.compare.alt"))
        widgets.count_shown(len(rows), len(rows))
