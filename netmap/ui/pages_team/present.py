"""The team that is tested: each criterion with its reason, what each member adds, and what stays out of reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, theme, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

_NEXT_LINE = "  \n"
#: Judgement -> its sign; its word stands beside it.
SIGNS = {
    "met": f":{theme.MARKDOWN_COLOURS['present']}[●]",
    "not_met": f":{theme.MARKDOWN_COLOURS['critical']}[✕]",
    "unknown": "?",
    "local": "–",
}
_COUNTS = {
    "met": "page.team.count.met",
    "not_met": "page.team.count.not_met",
    "unknown": "page.team.count.unknown",
    "local": "page.team.count.local",
}
_OUT = {
    "sector": "page.team.out.sector",
    "theme": "page.team.out.theme",
    "area": "page.team.out.area",
    "group": "page.team.out.group",
    "party": "page.team.out.party",
}


def criteria(result: Mapping[str, Any]) -> None:
    """Show the criteria as a table; without a team on the map, what to do."""
    present = result["present"]
    with st.container(gap="xsmall"):
        st.header(say("page.team.criteria"), anchor=False)
        if present is None:
            with widgets.column():
                st.markdown(say("page.team.none"))
            return
        with widgets.column():
            st.markdown(who(present))
            widgets.note(say("page.team.criteria.help"))
        columns = say("page.team.criterion"), say("page.team.why")
        found = present["criteria"]
        widgets.table(
            [dict(zip(columns, _criterion(one, present), strict=True)) for one in found],
            alt=say("page.team.criteria.alt"),
        )
        widgets.count_shown(len(found), len(found))
        _asks(found, present)
        if found:
            with st.expander(say("page.team.passages")):
                st.markdown("\n\n".join(_passage(one) for one in found))


def who(present: Mapping[str, Any]) -> str:
    """Return which team it is, with its members."""
    names = entries.names(present["team"], len(present["team"]))
    if not names:
        return say("page.team.who.unknown")
    if present["given"] or not present["consultation"]:
        return say("page.team.who.given", names=names)
    where = present["consultation"]
    return say("page.team.who", team=widgets.named(where["of"], where["name"]), names=names)


def counted(counts: Mapping[str, int]) -> str:
    """Return how many criteria have each judgement, in words; what there is none of is left out."""
    return ", ".join(say_count(code, counts[state]) for state, code in _COUNTS.items() if counts.get(state))


def judgement(one: Mapping[str, Any]) -> str:
    """Return the judgement on a criterion: its sign and its word."""
    return f"{SIGNS[one['state']]} {tekst(widgets.capital(one['state_word']))}"


def members(result: Mapping[str, Any]) -> None:
    """Show what each member of the team adds that no other member does."""
    present = result["present"]
    if present is None or not present["members"]:
        return
    with st.expander(say("page.team.members.fold")):
        columns = say("page.team.member"), say("page.team.adds")
        found = present["members"]
        widgets.table(
            [dict(zip(columns, _member(one), strict=True)) for one in found], alt=say("page.team.members.alt")
        )
        widgets.count_shown(len(found), len(found))


def out(result: Mapping[str, Any]) -> None:
    """Show by kind what the team does not reach."""
    present = result["present"]
    if present is None:
        return
    kinds = [kind for kind in _OUT if present["out"].get(kind)]
    with st.container(gap="xsmall"):
        st.header(say("page.team.out"), anchor=False)
        with widgets.column():
            st.markdown(entries.told(present["out_sentence"], present["out"]))
        if not kinds:
            return
        with st.expander(say("page.team.out.fold")):
            columns = say("page.team.out.kind"), say("page.team.out.names")
            widgets.table(
                [dict(zip(columns, _out(kind, present["out"][kind]), strict=True)) for kind in kinds],
                alt=say("page.team.out"),
            )
            widgets.count_shown(len(kinds), len(kinds))


def _criterion(one: Mapping[str, Any], present: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is asked with the judgement, and why: two columns, so that it reads well on a phone."""
    what = f"{one['number']}\\. {tekst(one['title'])}{_NEXT_LINE}{judgement(one)}"
    return what, entries.told(one["sentence"], one, present["team"], present["out"])


def _asks(found: Sequence[Mapping[str, Any]], present: Mapping[str, Any]) -> None:
    """Show what can be asked to judge what is not known: each question once, with the criteria that wait for it."""
    asked: dict[str, list[str]] = {}
    for one in found:
        for ask in one["asks"]:
            waiting = asked.setdefault(ask, [])
            waiting += [] if str(one["number"]) in waiting else [str(one["number"])]
    if not asked:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.subheader(say("page.team.asks"), anchor=False)
        st.markdown(say("page.team.asks.help"))
        st.markdown(
            widgets.bullets(
                f"? {entries.told(ask, found, present['team'])} :small[:gray[{_waiting(numbers)}]]"
                for ask, numbers in asked.items()
            )
        )


def _waiting(numbers: Sequence[str]) -> str:
    return say_count("page.team.ask.of", len(numbers), numbers=list(numbers))


def _passage(one: Mapping[str, Any]) -> str:
    rows = rows_of(one["evidence"])
    return f"{tekst(one['number'])}. {tekst(one['passage'])}{_NEXT_LINE + rows if rows else ''}"


def rows_of(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Return in which rows of the user's own data it stands, by sheet; "" when it stands in none."""
    by_sheet: dict[str, set[int]] = {}
    for row in evidence:
        if row["sheet"]:
            by_sheet.setdefault(row["sheet"], set()).add(int(row["row"]))
    found = [
        say_count("page.team.rows", len(rows), sheet=tekst(sheet), rows=[str(row) for row in sorted(rows)])
        for sheet, rows in by_sheet.items()
    ]
    return f":small[:gray[{say('page.routes.rows', rows=found)}]]" if found else ""


def _member(one: Mapping[str, Any]) -> tuple[str, str]:
    sectors = ", ".join(tekst(sector) for sector in one["sectors"]) or say("page.team.sector.unknown")
    name = f"{widgets.named(one['party']['of'], one['party']['name'])}{_NEXT_LINE}:small[:gray[{sectors}]]"
    return name, entries.told(one["sentence"], one)


def _out(kind: str, found: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    label = say("page.team.out.count", kind=widgets.capital(say(_OUT[kind])), count=len(found))
    return label, ", ".join(entries.names(found, len(found)))
