"""What to try: who or what goes, who sits where then, or what a consultation may do. Several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.model import Consultation, Mandate, Ref
from netmap.ui import cache, search, state, widgets
from netmap.ui.pages_what_if import ANCHORS, choosing, ready
from netmap.ui.state import say

Choices = Mapping[str, Any]
Entry = Mapping[str, Any]

#: What can change, in the order of the list, with where the names to choose from stand.
_KINDS = {
    "party": "parties",
    "consultation": "consultations",
    "sector": "sectors",
    "holder": "holders",
    "joins": "parties",
    "mandate": "consultations",
}
_MANDATES = ("none", *(mandate.value for mandate in Mandate))
_KIND, _WHO, _WHERE, _WHAT = "what-if-kind", "what-if-who", "what-if-where", "what-if-mandate"


def changes(result: Mapping[str, Any]) -> None:
    """Show what is tried now, each with the way to take it away."""
    parts = result["change"]["parts"]
    with widgets.column(), st.container(key="what-if-changes", gap="xsmall"):
        for number, part in enumerate(parts):
            st.button(
                say("page.what_if.remove", what=widgets.tekst(_small(part["sentence"].rstrip(".")))),
                key=f"what-if-remove-{number}",
                type="tertiary",
                icon=":material/close:",
                on_click=_without,
                args=(part["token"],),
            )
        if len(parts) > 1:
            st.button(say("page.what_if.remove.all"), key="what-if-remove-all", on_click=choosing.keep, args=((),))
        widgets.link_down(say("page.what_if.more"), ANCHORS["more"])


def _small(sentence: str) -> str:
    """Return a change as it stands within a sentence: it begins with a word that is no name."""
    return sentence[:1].lower() + sentence[1:]


def more(choices: Choices) -> None:
    """Show the fields for one more change, and the ready ones: at the end, for the answer comes first."""
    with st.container(gap="small"):
        st.header(say("page.what_if.more"), anchor=ANCHORS["more"])
        ask(choices)
        ready.others(choices)


def ask(choices: Choices) -> None:
    """Show the fields for one change; when there are as many as can be followed, or nothing can change, say so."""
    kinds = [kind for kind, names in _KINDS.items() if choices[names]]
    with widgets.column(), st.container(key="what-if-fields", gap="small"):
        if not kinds:
            st.markdown(say("page.what_if.nothing"))
        elif len(state.CHANGES.get()) >= choosing.MOST:
            widgets.note(say("page.what_if.most", most=choosing.MOST))
        else:
            _fields(choices, kinds)


def _fields(choices: Choices, kinds: Sequence[str]) -> None:
    kind = st.selectbox(
        say("page.what_if.kind"), kinds, format_func=lambda code: say(f"page.what_if.kind.{code}"), key=_KIND
    )
    change = _chosen(choices, str(kind))
    st.button(
        say("page.what_if.add"),
        key="what-if-add",
        type="primary",
        disabled=change is None,
        on_click=_with,
        args=(change.token if change else "",),
    )


def _chosen(choices: Choices, kind: str) -> Change | None:
    """Show who or what it is about; return the change once all of it was chosen."""
    who = _select(f"{_WHO}-{kind}", say(f"page.what_if.which.{kind}"), choices[_KINDS[kind]])
    if kind == "holder":
        return Change(kind=ChangeKind.HOLDER_LEAVES, code=who) if who else None
    if kind == "joins":
        where = _select(_WHERE, say("page.what_if.where"), choices["consultations"])
        return Change(kind=ChangeKind.JOINS, of=Ref.parse(who), at=Ref.parse(where)) if who and where else None
    if kind == "mandate":
        what = st.selectbox(
            say("page.what_if.mandate"),
            _MANDATES,
            format_func=lambda code: say(f"page.what_if.mandate.{code}"),
            key=_WHAT,
        )
        if who:
            _may_now(choices, Ref.parse(who))
        mandate = None if what == "none" else Mandate(what)
        return Change(kind=ChangeKind.MANDATE, of=Ref.parse(who), mandate=mandate) if who else None
    return Change(kind=ChangeKind.LEAVES, of=Ref.parse(who)) if who else None


def _may_now(choices: Choices, of: Ref) -> None:
    """Say what a consultation may now: it has one mandate, so that another one takes its place."""
    table = cache.services().network(choices["network"]["id"]).get(of)
    if isinstance(table, Consultation) and table.mandate:
        widgets.note(say("page.what_if.mandate.now", what=say(f"page.what_if.mandate.{table.mandate}")))


def _select(key: str, label: str, entries: Sequence[Entry]) -> str:
    names = {_of(entry): _label(entry) for entry in entries}
    found = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda of: names.get(of, of),
        placeholder=say("page.what_if.hint"),
        key=key,
        filter_mode="contains",
    )
    return str(found or "")


def _of(entry: Entry) -> str:
    return str(entry.get("of") or entry.get("code") or entry["id"])


def _label(entry: Entry) -> str:
    return search.label(entry) if entry.get("kind") else widgets.capital(str(entry["name"]))


def _with(token: str) -> None:
    if token:
        choosing.keep(tuple(dict.fromkeys((*state.CHANGES.get(), token))))


def _without(token: str) -> None:
    choosing.keep(tuple(one for one in state.CHANGES.get() if one != token))
