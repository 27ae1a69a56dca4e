"""The method as sections with a table of contents; the words come from the norm and the rules that are run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from netmap.ui import widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

Section = Mapping[str, Any]


def contents(found: Sequence[Section]) -> None:
    """Show the headings as links to their sections."""
    lines = []
    for part, sections in _parts(found):
        lines.append(f"- [{tekst(part['heading'])}](#{_anchor(part)})")
        lines += [f"    - [{tekst(section['heading'])}](#{_anchor(section)})" for section in sections]
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("page.method.contents"), anchor=False)
        st.markdown("\n".join(lines))


def sections(found: Sequence[Section]) -> None:
    """Show every section under its part: its paragraphs in a column that reads well, and its table."""
    for part, of_part in _parts(found):
        with st.container(gap="small"):
            st.header(tekst(part["heading"]), anchor=_anchor(part))
            for section in of_part:
                _section(section)


def _section(section: Section) -> None:
    with st.container(gap="xsmall"):
        st.subheader(tekst(section["heading"]), anchor=_anchor(section))
        if section["paragraphs"]:
            st.markdown("\n\n".join(map(tekst, section["paragraphs"])), width=widgets.READING_WIDTH)
        if table := section["table"]:
            heads = [tekst(column) for column in table["columns"]]
            rows = [dict(zip(heads, map(tekst, row), strict=True)) for row in table["rows"]]
            widgets.table(rows, alt=section["heading"])
            widgets.count_shown(len(rows), len(rows))


def _parts(found: Sequence[Section]) -> list[tuple[Mapping[str, str], list[Section]]]:
    """Return the sections by the part that they stand under; both in order."""
    groups = groupby(found, key=lambda section: section["part"]["id"])
    return [(of_part[0]["part"], of_part) for of_part in (list(sections) for _, sections in groups)]


def _anchor(section: Section) -> str:
    return f"methode-{section['id']}"
