"""Which sectors sit at one table, as a table of sectors by sectors: a cell opens the consultations behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, matrix, state, widgets
from netmap.ui.pages_hub import ANCHORS
from netmap.ui.state import say
from netmap.ui.widgets import tekst

COLUMNS = 7  # besides the names of the rows
_BRIDGES, _FIRST = "hub-bridges", 6

Pair = Mapping[str, Any]
Pairs = dict[tuple[str, str], Pair]
Family = frozenset[tuple[str, str]]


def bridges(result: Mapping[str, Any]) -> None:
    """Show where parties of safety and of the social domain sit together, by name."""
    found = result["bridges"]
    with st.container(gap="xsmall"):
        st.header(say("page.hub.bridges"), anchor=False)
        with widgets.column():
            st.markdown(entries.told(result["bridge_sentence"], found))
        if not found:
            return
        shown = min(state.shown(_BRIDGES, _FIRST), len(found))
        heads = say("page.hub.bridges.table"), say("page.hub.bridges.safety"), say("page.hub.bridges.social")
        rows = [
            (
                widgets.named(one["consultation"]["of"], one["consultation"]["name"]),
                ", ".join(entries.names(one["safety"])),
                ", ".join(entries.names(one["social"])),
            )
            for one in found[:shown]
        ]
        widgets.table([dict(zip(heads, row, strict=True)) for row in rows], alt=say("page.hub.bridges.alt"))
        widgets.count_shown(shown, len(found))
        if shown < len(found):
            st.button(say("page.more"), key=f"more-{_BRIDGES}", on_click=state.show_more, args=(_BRIDGES, _FIRST))


def sectors(result: Mapping[str, Any], family: Family) -> None:
    """Show in how many consultations each two sectors sit together, and what is behind the chosen cell.

    ``family`` are the pairs of which all parties belong to one organisation: they do not meet as two.
    """
    pairs = _pairs(result["sectors"]["rows"])
    names = _names(result["sectors"]["rows"], pairs)
    with st.container(gap="xsmall"):
        st.header(say("page.hub.sectors"), anchor=ANCHORS["sectors"])
        if not pairs:
            st.markdown(say("page.hub.sectors.none"))
            return
        if state.CELL.get() and _chosen(pairs) is None:
            _close()
            st.info(say("page.hub.cell.gone"))
        widgets.note(say("page.hub.sectors.help"))
        heads = {sector: widgets.capital(name) for sector, name in names.items()}
        columns = matrix.turned("hub-sectors", heads, COLUMNS)
        rows = [
            matrix.Row(
                tekst(widgets.capital(name)),
                {code: _cell(pairs, family, sector, code) for code in columns if code != sector},
            )
            for sector, name in names.items()
        ]
        with st.container(key="sideways"):  # for the eye, on a screen too narrow for the table
            widgets.note(say("page.hub.sectors.sideways"))
        matrix.show("hub-sectors", say("page.hub.sectors.sector"), columns, rows, alt=say("page.hub.sectors.alt"))
        widgets.note(say("page.hub.sectors.legend"))
        _opened(pairs, family)
        if mixing := result["sectors"]["mixing_sentence"]:
            with widgets.column():
                st.markdown(tekst(mixing))


def _pairs(rows: Sequence[Pair]) -> Pairs:
    """Return the pairs by their two sectors, in both directions."""
    found: Pairs = {}
    for row in rows:
        one, other = row["one"]["id"], row["other"]["id"]
        found[one, other] = found[other, one] = row
    return found


def _names(rows: Sequence[Pair], pairs: Pairs) -> dict[str, str]:
    """Return the sectors, those that meet most others first: these are in the columns that one sees at first."""
    words = {row[side]["id"]: row[f"{side}_word"] for row in rows for side in ("one", "other")}
    meets = {sector: sum(pair["count"] for (one, _), pair in pairs.items() if one == sector) for sector in words}
    return {sector: words[sector] for sector in sorted(words, key=lambda sector: (-meets[sector], sector))}


def _cell(pairs: Pairs, family: Family, one: str, other: str) -> matrix.Cell:
    pair = pairs.get((one, other))
    if pair is None:
        return matrix.Cell("not_asked", "")
    count, open_ = pair["count"], pair["open"]
    if not count and (one, other) in family:
        sign, word = "not_asked", say("page.hub.sectors.one")
    elif not count:
        sign, word = ("unknown", say("page.hub.sectors.unknown")) if open_ else ("absent", say("page.hub.sectors.zero"))
    else:
        sign = "single" if count == 1 else "present"
        word = say("page.hub.sectors.maybe", count=count) if open_ else str(count)
    cell = f"{one}:{other}"
    here = ANCHORS["cell"] if state.CELL.get() == cell else ""
    return matrix.Cell(sign, word, widgets.address("hub", **_own(), vak=cell), here)


def _own() -> dict[str, str]:
    """Return what else this page's address says, so that opening a cell keeps it."""
    return {"blik": state.LENS.get(), "zonder": state.WITHOUT.get(), "zetels": state.SEATS.get()}


def _chosen(pairs: Pairs) -> Pair | None:
    one, _, other = state.CELL.get().partition(":")
    return pairs.get((one, other))


def _opened(pairs: Pairs, family: Family) -> None:
    """Show the consultations behind the chosen cell."""
    pair = _chosen(pairs)
    if pair is None:
        return
    words = {"one": tekst(widgets.capital(pair["one_word"])), "other": tekst(pair["other_word"])}
    st.subheader(say("page.hub.cell", **words), anchor=ANCHORS["cell"])
    with widgets.column():
        if not pair["count"] and (pair["one"]["id"], pair["other"]["id"]) in family:
            st.markdown(say("page.hub.sectors.one.help"))
        else:
            st.markdown(entries.told(pair["sentence"], pair["consultations"]))
        if pair["consultations"]:
            st.markdown(widgets.bullets(widgets.named(one["of"], one["name"]) for one in pair["consultations"]))
            widgets.count_shown(len(pair["consultations"]), len(pair["consultations"]))
    st.button(say("page.hub.cell.close"), key="cell-close", type="tertiary", icon=":material/close:", on_click=_close)


def _close() -> None:
    state.CELL.put("")
    state.write_address(own=True)  # at once: the next run begins with what it says
