"""The steps of a way as a table that fits a phone, with the rows behind them; and the other ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_NEXT_LINE = "  \n"

Route = Mapping[str, Any]
Step = Mapping[str, Any]


def best(result: Mapping[str, Any]) -> None:
    """Show the steps of the best way; nothing where there is none, or where it does not begin."""
    if not result["routes"] or result["status"] == "no_route" or len(result["routes"][0]["steps"]) == 1:
        return
    with st.container(gap="xsmall"):
        st.header(say("page.where_to.steps"), anchor=False)
        _steps(result["routes"][0])


def others(result: Mapping[str, Any]) -> None:
    """Show the ways that run through another consultation, each with its steps folded."""
    whole = result["status"] == "route"
    if not result["routes"] or result["status"] == "no_route" or (len(result["routes"]) == 1 and not whole):
        return
    with st.container(gap="xsmall"):
        st.header(say("page.where_to.others"), anchor=False)
        if len(result["routes"]) == 1:
            st.markdown(say("page.where_to.others.none"))
        for number, route in enumerate(result["routes"][1:], start=2):
            label = say("page.where_to.other", number=number) if whole else say("page.where_to.far", number=number)
            # No links in what folds open: a link within a button cannot be reached by everybody.
            with st.expander(f"**{label}.** {tekst(route['sentence'])}"):
                _steps(route, folded=True)


def _steps(route: Route, *, folded: bool = False) -> None:
    """Show the steps of a way; what is folded already shows the rows behind it at once."""
    columns = say("page.where_to.step"), say("page.where_to.step.what"), say("page.where_to.step.how")
    rows = [dict(zip(columns, _row(step), strict=True)) for step in route["steps"]]
    widgets.table(rows, alt=say("page.where_to.steps.alt"))
    widgets.count_shown(len(rows), len(rows))
    for note in route["notes"]:
        with widgets.column():
            widgets.note(entries.told(note, route))
    evidence = _evidence(route["steps"])
    if evidence and folded:
        st.markdown(f"**{say('page.where_to.rows')}**\n\n{widgets.bullets(evidence)}")
    elif evidence:
        with st.expander(say("page.where_to.rows")):
            st.markdown(widgets.bullets(evidence))


def _row(step: Step) -> tuple[str, str, str]:
    stage = tekst(widgets.capital(step["stage_word"]))
    return f"{step['number']}\\. {stage}", _what(step), _NEXT_LINE.join(_how(step))


def _what(step: Step) -> str:
    """Return what happens, with whom, where and in what function; what is not known has its sign."""
    told = entries.told(step["sentence"], step)
    return told if step["known"] else f"? {told}"


def _how(step: Step) -> list[str]:
    """Return in lines when it is handed on, whether that was agreed, and how sure it is."""
    informal = "" if step["formal"] else say("page.where_to.step.informal")
    words = [tekst(word) for word in (step["agreed_word"], informal, step["certainty_word"]) if word]
    lines = [widgets.capital(", ".join(words))] if words else []
    if step["criterion"]:
        lines.append(f":small[{say('page.where_to.step.when', criterion=tekst(step['criterion']))}]")
    return lines


def _evidence(steps: Sequence[Step]) -> list[str]:
    """Return the rows that say so, each once."""
    found: dict[str, None] = {}
    for step in steps:
        for row in step["evidence"]:
            told = entries.told(row["text"], step)
            if row["sheet"]:
                told = say("page.where_to.row", sheet=tekst(row["sheet"]), row=row["row"], text=told)
            found.setdefault(told, None)
    return list(found)
