"""The smallest set of agreements that closes most white spots: who, why, how much it closes, and how busy they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import answers, state, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

Plan = Mapping[str, Any]

MOST_REASONS = 3
_OTHER, _LEFT = "plan-other", "plan-left"
_NEXT_LINE = "  \n"


def sentence(answer: answers.Answer) -> str:
    """Return as Markdown how many agreements close how many, with the way down to them; "" when there are none."""
    found = answers.agreements(answer)
    if not found:
        return ""
    many = f"[{say_count('page.gaps.agreements', len(found))}](#{ANCHORS['agreements']})"
    return say("page.gaps.plan", agreements=many, closes=answer["result"]["plan"]["closes"])


def agreements(answer: answers.Answer) -> None:
    """Show the agreements as a list, what fewer or more of them close, other choices, and what nobody can close."""
    plan = answer["result"].get("plan")
    if not plan or not answer["result"]["findings"]:
        return
    titles = {finding["id"]: finding["title"] for finding in answer["result"]["findings"]}
    with st.container(key="agreements", gap="xsmall"):
        st.header(say("page.gaps.plan.header"), anchor=ANCHORS["agreements"])
        sets = [one for one in plan["sets"] if one]
        if sets:
            total = len(answer["result"]["findings"])
            with widgets.column():
                st.markdown(f"{tekst(plan['sentence'])} {say('page.gaps.plan.help', most=plan['most'])}")
                # A list, for five columns of sentences fit no phone.
                st.markdown("\n".join(f"{number}. {_agreement(one)}" for number, one in enumerate(sets[0], start=1)))
            widgets.note(say("page.gaps.plan.of", closes=plan["closes"], total=total))
            _how_sure(plan)
            _what_each_closes(sets[0], titles)
            _curve(plan["curve"])
            _others(sets[1:], more=plan["more_sets"])
        else:
            st.markdown(say("page.gaps.plan.none"))
        _left([titles[found] for found in plan["left"] if found in titles])


def _agreement(one: Mapping[str, Any]) -> str:
    """Return one agreement as Markdown: what, with whom, how much it closes, why, and how busy they are."""
    entries = [entry for entry in (one["party"], one["place"]) if entry]
    who = widgets.named(entries[0]["of"], entries[0]["name"]) if entries else say("page.gaps.plan.you")
    load = one["load_sentence"]
    reasons = [tekst(reason) for reason in one["reasons"] if reason != load][:MOST_REASONS]
    lines = [
        f"**{widgets.linked(one['sentence'], *entries)}**",
        f"{say('page.gaps.plan.who', who=who)} {say('page.gaps.plan.closes', count=len(one['closes']))}",
        *([f":small[{say('page.gaps.plan.why', reasons=' '.join(reasons))}]"] if reasons else []),
        *([f":small[{say('page.gaps.plan.load', load=tekst(load))}]"] if load else []),
    ]
    return f"{_NEXT_LINE}   ".join(lines)  # indented, so that it stays within its number


def _what_each_closes(chosen: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> None:
    """Show which white spots each agreement closes; folded, for a table with all of it fits no phone."""
    lines = []
    for number, one in enumerate(chosen, start=1):
        closes = [tekst(titles[found]) for found in one["closes"] if found in titles]
        lines += [f"**{say('page.gaps.plan.closed_by', number=number)}**", "", *(f"- {title}" for title in closes), ""]
    with st.expander(say("page.gaps.plan.each")):
        st.markdown("\n".join(lines))


def _how_sure(plan: Plan) -> None:
    """Say when it is not proven that no other choice closes more."""
    if plan["proof"] != "optimal" and plan.get("bound"):
        widgets.note(say("page.gaps.plan.bound", most=plan["bound"]))


def _curve(curve: Sequence[Mapping[str, int]]) -> None:
    """Show what fewer or more agreements would close, so that somebody can stop where it no longer helps."""
    steps = [step for step in curve if step["additions"]]
    if len(steps) < 2:
        return
    with widgets.column():
        st.markdown(f"**{say('page.gaps.curve')}**")
        widgets.table(
            [
                {
                    say("page.gaps.curve.additions"): str(step["additions"]),
                    say("page.gaps.curve.closes"): str(step["closes"]),
                    say("page.gaps.curve.extra"): f"+{step['closes'] - before}",
                }
                for before, step in zip([0, *(step["closes"] for step in steps)], steps, strict=False)
            ]
        )


def _others(sets: Sequence[Sequence[Mapping[str, Any]]], *, more: bool) -> None:
    """Show the other choices that close as much, behind a button."""
    if not sets:
        return
    if not state.shown(_OTHER, 0):
        label = say_count("page.gaps.others", len(sets))
        st.button(label, key=f"more-{_OTHER}", on_click=state.show_more, args=(_OTHER, 0))
        return
    st.markdown(f"**{say('page.gaps.others.header')}**")
    columns = say("page.gaps.others.which"), say("page.gaps.plan.what")
    widgets.table(
        [
            dict(zip(columns, (str(number), _NEXT_LINE.join(tekst(one["sentence"]) for one in other)), strict=True))
            for number, other in enumerate(sets, start=2)
        ]
    )
    if more:
        widgets.note(say("page.gaps.others.more"))


def _left(titles: Sequence[str]) -> None:
    """Show what nobody on the map can close."""
    if not titles:
        return
    shown = min(state.shown(_LEFT, 5), len(titles))
    with widgets.column():
        st.markdown(say_count("page.gaps.left", len(titles)))
        st.markdown(widgets.bullets(tekst(title) for title in titles[:shown]))
        if shown < len(titles):
            widgets.count_shown(shown, len(titles))
            st.button(say("page.more"), key=f"more-{_LEFT}", on_click=state.show_more, args=(_LEFT, 5))
