"""Start: hoe staat het web ervoor? The answer in numbers, three entrances, and the five most urgent findings."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, cache, frame, navigation, state, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

MOST_URGENT = 5
MOST_THEMES = 4

network = frame.chosen()
answer = cache.gaps(network, state.LANGUAGE.get())
summary = answer["result"]["summary"]
findings, questions = answer["result"]["findings"], answer["result"]["questions"]


def sentences() -> list[str]:
    """Return the answer: how many white spots, how many questions, what is most urgent."""
    possible = say("page.start.possible", count=summary["possible"]) if summary["possible"] else ""
    critical_count = sum(1 for finding in findings if finding["severity"] == 4)
    critical = say("page.start.critical", count=critical_count) if critical_count else ""
    name = tekst(network.name)
    if findings:
        first = say_count("page.start.gaps", len(findings), network=name, critical=critical, possible=possible)
    else:
        first = say("page.start.gaps.none", network=name, possible=possible)
    urgent = [f"{say('page.start.urgent')} **{tekst(findings[0]['title'])}**"] if findings else []
    return [f"{first} {_asking()}", *urgent]


def _asking() -> str:
    if not questions:
        return say("page.start.complete")
    calls, answered = answers.calls_for_most(answers.by_addressee(questions))
    open_now = say_count("page.start.questions", len(questions))
    return f"{open_now} {say_count('page.start.calls', calls, answered=answered)}" if calls else open_now


def entrances() -> None:
    """Show three cards: make the map, what is missing, something is going on now."""
    counted = widgets.counted(network.counts)
    counted.pop("seats")
    first, second, third = st.columns(3, border=True)
    with first:
        st.markdown(f"**{say('page.start.map')}**")
        st.markdown(say("page.start.map.text", **counted))
        widgets.link(navigation.data(), say("page.start.map.next"))
    with second:
        st.markdown(f"**{say('page.group.gaps')}**")
        asked = say_count("page.start.open_questions", len(questions))
        st.markdown(say_count("page.start.missing.text", len(findings), questions=asked))
        widgets.link(navigation.gaps(), say("page.start.missing.next"))
    with third:
        st.markdown(f"**{say('page.start.now')}**")
        _now()


def _now() -> None:
    names = [tekst(row.name) for row in answers.themes(answer)]
    if not names:
        st.markdown(say("page.start.now.none"))
        st.markdown(say("page.start.now.fill"))
        return
    more = [say("page.start.now.more", count=len(names) - MOST_THEMES)] if len(names) > MOST_THEMES else []
    st.markdown(say("page.start.now.text", themes=[*names[:MOST_THEMES], *more]))
    widgets.link(navigation.gaps(), say("page.start.now.next"))


def most_urgent() -> None:
    """Show the most serious findings as a table with the reason."""
    urgent = answers.most_urgent(answer, MOST_URGENT)
    with st.container(gap="xsmall"):
        st.header(say("page.start.five"), anchor=False)
        if not urgent:
            st.markdown(say("page.start.five.none"))
            return
        widgets.table([_urgent_row(finding) for finding in urgent])
        widgets.count_shown(len(urgent), len(findings))
        widgets.note(say("page.legend"))


def _urgent_row(finding: answers.Found) -> dict[str, str]:
    return {
        say("page.table.severity"): widgets.severity(finding["severity"]),
        say("page.table.gap"): tekst(finding["title"]),
        say("page.table.why"): widgets.reason(finding),
    }


frame.heading(network, answer)
widgets.answer(say("page.start.title"), sentences())
entrances()
most_urgent()
if findings or questions:
    widgets.link(navigation.gaps(), say("page.start.next" if findings else "page.start.next.questions"))
frame.source(network, answer)
