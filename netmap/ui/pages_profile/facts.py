"""What is known, as one table by kind of fact; what is not known apart.

Each fact stands in one line of a cell: its sign, what it says, and the row in which it stands. Two columns fit a
phone, and the name of a kind of fact is said once. A list that is longer than a page has a table of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from netmap.ui import state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

Answer = dict[str, Any]

_SIGN = {"yes": ":green[●]", "no": ":red[✕]", "unknown": ":gray[?]"}
_NOT_NOW = ":gray[○]"  # planned, suspended, ended: said, but it does not hold now
#: Groups whose lines are fields of the subject's own row: each has a row of the table by its own name.
_FIELDS = ("identity", "plays")
#: Groups in which many lines say the same of different things.
_TOGETHER = ("areas", "reach", "themes", "expertise", "tables")
_NEXT_LINE = "  \n"


def known(answer: Answer) -> None:
    """Show every group of facts, each name with the way to its own page."""
    groups = [group for group in answer["groups"] if group["rows"] or group["complete"]]
    usual = _Usual(answer["groups"])
    long = [group for group in groups if len(group["rows"]) > state.PAGE_SIZE]
    total = sum(len(group["rows"]) for group in groups)
    cut = {group["code"]: min(state.shown(_name(answer, group)), len(group["rows"])) for group in long}
    hidden = sum(len(group["rows"]) - cut[group["code"]] for group in long)
    with st.container(gap="xsmall"):
        st.header(say("page.profile.facts"), anchor=False)
        widgets.note(say("page.profile.legend"))
        if told := usual.told():
            widgets.note(told)
        if rows := [row for group in groups if group not in long for row in _cells(group, usual)]:
            _table(rows)
        for group in long:
            st.subheader(f"{group['heading']} ({len(group['rows'])})", anchor=False)
            _table([_single(row, usual) for row in group["rows"][: cut[group["code"]]]])
            widgets.count_shown(cut[group["code"]], len(group["rows"]))
            more(_name(answer, group), cut[group["code"]], len(group["rows"]))
        widgets.count_shown(total - hidden, total)


def silent(answer: Answer) -> None:
    """Show about what nobody wrote anything: that is a question, not a no."""
    lines = [group["none"] for group in answer["groups"] if not group["rows"] and not group["complete"]]
    lines += [answer["consent"]] if answer["consent"] else []
    if not lines:
        return
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("page.profile.silent"), anchor=False)
        st.markdown(say("page.profile.silent.help"))
        st.markdown(widgets.bullets(tekst(line) for line in lines))


def more(name: str, shown: int, total: int) -> None:
    """Show the way to more of a list, when there is more."""
    if shown < total:
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))


def _name(answer: Answer, group: Answer) -> str:
    return f"{answer['of']}-{group['code']}"


class _Usual:
    """What is the same for most facts, so that it is said once: the row of the subject itself, and the days."""

    def __init__(self, groups: Sequence[Answer]) -> None:
        days = Counter(row["checked_on"] for group in groups for row in group["rows"] if _dated(row))
        own: list[Answer] = next((group["rows"] for group in groups if group["code"] == "identity"), [])
        self.where = own[0]["where"] if own else ""
        self.day = days.most_common(1)[0][0] if days else ""
        self.own_day = own[0]["checked_on"] if self.where and _dated(own[0]) else self.day

    def told(self) -> str:
        """Return as Markdown what holds for facts that do not say so themselves; "" when there is nothing to say."""
        where, day, own_day = (tekst(value) for value in (self.where, self.day, self.own_day))
        if not self.where or self.own_day == self.day:
            told = [say("page.profile.usual.where", where=where)] if where else []
            return " ".join([*told, *([say("page.profile.usual.day", date=day)] if day else [])])
        own = say("page.profile.usual.own", where=where, date=own_day)
        return f"{own} {say('page.profile.usual.others', date=day)}"

    def rest(self, row: Answer) -> str:
        """Return as Markdown in which row a fact stands and when it was checked, as far as that is not the usual."""
        own = row["where"] == self.where
        found = [] if own or not row["where"] else [row["where"]]
        found += [row["checked_on"]] if row["checked_on"] not in ("", self.own_day if own else self.day) else []
        return f" :small[:gray[({tekst('; '.join(found))})]]" if found else ""


def _dated(row: Answer) -> bool:
    return row["checked_on"] not in ("", say("profile.no_date"))


def _table(rows: Sequence[tuple[str, str]]) -> None:
    columns = say("page.profile.what"), say("page.profile.text")
    widgets.table([dict(zip(columns, row, strict=True)) for row in rows])


def _cells(group: Answer, usual: _Usual) -> list[tuple[str, str]]:
    """Return the rows of the table for one group: one, or one for each field."""
    if not group["rows"]:
        return [(tekst(group["heading"]), f"{_SIGN['no']} {tekst(group['none'])}")]
    if group["code"] in _FIELDS:
        fields: dict[str, list[str]] = {}
        for row in group["rows"]:
            fields.setdefault(tekst(row["what"]), []).append(f"{_sign(row)} {_text(row)}{usual.rest(row)}")
        return [(name, _NEXT_LINE.join(lines)) for name, lines in fields.items()]
    alike: dict[tuple[str, ...], list[str]] = {}
    for at, row in enumerate(group["rows"]):
        own = "" if group["code"] in _TOGETHER else str(at)
        key = own, _sign(row), _text(row), usual.rest(row)
        alike.setdefault(key, []).append(widgets.named(row["of"], row["what"]))
    lines = [_line(sign, ", ".join(names), text, rest) for (_, sign, text, rest), names in alike.items()]
    count = f" ({len(group['rows'])})" if len(group["rows"]) > 1 else ""
    return [(f"{tekst(group['heading'])}{count}", _NEXT_LINE.join(lines))]


def _single(row: Answer, usual: _Usual) -> tuple[str, str]:
    return widgets.named(row["of"], row["what"]), f"{_sign(row)} {_text(row)}{usual.rest(row)}"


def _line(sign: str, name: str, text: str, rest: str) -> str:
    told = say("page.profile.stands", status=name, text=text) if text else name
    return f"{sign} {told}{rest}"


def _sign(row: Answer) -> str:
    return _NOT_NOW if row["said"] == "yes" and row["status"] != "active" else _SIGN[row["said"]]


def _text(row: Answer) -> str:
    """Return what a line says; how it stands is said in words unless it simply holds now."""
    status, text = row["status_word"], row["text"]
    if status == say("profile.status.active"):
        return tekst(text)
    if not text or text.startswith(status):  # said already
        return tekst(text or status)
    return say("page.profile.stands", status=tekst(status), text=tekst(text))
