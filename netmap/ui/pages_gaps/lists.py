"""The white spots as cards: substantive, instrumental, and apart from these the possible ones.

A kernteam with ten minutes sees the worst of all first, then of each type the first other cards, the types with the
worst ones on top. No card stands twice, and cards that are not shown are not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netmap.ui import answers, cards, state, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count

#: Cards on top of all others; fewer findings than that need no such list.
WORST = 5
#: Cards of one type at first, when there are more types than one.
FIRST = 5
#: So few cards of a type are always shown: a heading with nothing below it helps nobody.
ALWAYS = 2

Planned = Mapping[str, answers.Found]


def worst(kept: Sequence[answers.Found], planned: Planned) -> frozenset[str]:
    """Show the most serious findings of all kinds and types; return their ids. Nothing when there are few findings."""
    if len(kept) <= WORST:
        return frozenset()
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.worst"), anchor=ANCHORS["worst"])
        st.markdown(say("page.gaps.worst.help"), width=widgets.READING_WIDTH)
        # Stable: of equally serious ones the order of the answer counts.
        first = sorted(kept, key=lambda finding: -finding["severity"])[:WORST]
        for finding in first:
            cards.finding(finding, planned.get(finding["id"]))
    return frozenset(finding["id"] for finding in first)


def findings(kind: str, found: Sequence[answers.Found], total: int, above: frozenset[str], planned: Planned) -> None:
    """Show the findings of one kind by their type.

    ``total`` is how many there are without the filter, ``above`` which ones :func:`worst` shows already.
    """
    with st.container(gap="xsmall"):
        _head(kind, len(found), total)
        groups = answers.by_type(found)
        room = state.PAGE_SIZE
        for group in groups:
            first = min(room, FIRST if len(groups) > 1 else state.PAGE_SIZE)
            room -= _group(kind, group, first, above, planned)


def possibilities(found: Sequence[answers.Found], total: int) -> None:
    """Show the white spots that one answer could reveal or take away, apart from the findings."""
    with st.container(gap="xsmall"):
        _head("possible", len(found), total)
        if found:
            widgets.cards("possible", found, cards.question)


def _head(name: str, count: int, total: int) -> None:
    st.header(say(f"page.gaps.{name}"), anchor=ANCHORS[name])
    st.markdown(say(f"page.gaps.{name}.help"), width=widgets.READING_WIDTH)
    if not total:
        st.markdown(say(f"page.gaps.{name}.none"))
    elif not count:
        st.markdown(say("page.gaps.filter.none"))


def _group(kind: str, group: answers.Kind, first: int, above: frozenset[str], planned: Planned) -> int:
    """Show the findings of one type; return how many of the cards on the page it takes at first."""
    name, total = f"{kind}-{group.type}", len(group.findings)
    here = [finding for finding in group.findings if finding["id"] not in above]
    first = min(max(first, ALWAYS), len(here))
    shown = min(state.shown(name, first), len(here))
    st.subheader(f"{widgets.tekst(widgets.capital(widgets.type_word(group.type)))} ({total})", anchor=False)
    if len(here) < total:
        widgets.note(say_count("page.gaps.worst.above", total - len(here)))
    for finding in here[:shown]:
        cards.finding(finding, planned.get(finding["id"]))
    if shown < len(here):
        widgets.count_shown(shown + total - len(here), total)
        label = say("page.gaps.more", count=min(len(here) - shown, state.PAGE_SIZE))
        st.button(label, key=f"more-{name}", on_click=state.show_more, args=(name, first))
    return first
