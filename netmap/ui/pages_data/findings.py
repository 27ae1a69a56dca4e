"""What netmap found in a file, by what to do with it: each with its cell in its row, and answered in place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from netmap.services import Answer, Asks
from netmap.ui import cache, widgets
from netmap.ui.pages_data import told
from netmap.ui.pages_data.upload import Given, Upload, give, take_back
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

Finding = Mapping[str, Any]
Column = tuple[str, int]  # a header, and its number among equal ones

MOST_ROWS = 10  # named one by one
MOST_OPEN = 3  # cards of a group
MOST_CONTEXT = 2  # rows with their cells: more do not fit on a phone
MOST_CELLS = 8  # of one row, besides the one that it is about

#: The groups in the order in which they are shown: heading, and what to do with it.
_GROUPS = {
    "blocks": ("data.findings.blocks", "data.findings.blocks.help"),
    "question": ("data.findings.question", "data.findings.question.help"),
    "repaired": ("data.findings.repaired", "data.findings.repaired.help"),
    "note": ("data.findings.note", "data.findings.note.help"),
}
_QUIET = ("repaired", "note")
_WHOLE_COLUMN = "privacy.column"


def by_level(answer: Mapping[str, Any], level: str) -> list[Finding]:
    """Return the findings of one level; questions that can be answered here come first, else in their order."""
    found = [finding for finding in answer["findings"] if finding["level"] == level]
    return sorted(found, key=lambda finding: not finding["asks"]) if level == "question" else found


def show(upload: Upload) -> None:
    """Show every finding by what to do with it, and the answers that were given."""
    answer = upload.checked or {}
    with st.container(gap="medium"):
        if not answer["findings"]:
            st.markdown(say("data.findings.none"))
        for level in _GROUPS:
            if found := by_level(answer, level):
                _group(upload, level, found)
            if level == "question":
                _given(upload)


def rows_in_words(rows: Sequence[int]) -> str:
    """Return row numbers in words: "rij 5", "rijen 3, 4 en 7", and of many the first ones and how many more."""
    named: list[Any] = list(rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        named.append(say("data.card.rows.more", count=len(rows) - MOST_ROWS))
    return say_count("data.card.rows", len(rows), rows=named)


def place(finding: Finding) -> str:
    """Return where in the file a finding is, as Markdown: sheet, rows and column."""
    parts = [say("data.card.sheet", sheet=finding["sheet"])] if finding["sheet"] else []
    if finding["rows"]:
        parts.append(rows_in_words(finding["rows"]))
    if finding["column"]:
        parts.append(say("data.card.column", column=finding["column"]))
    return tekst(", ".join(parts) or say("data.card.whole_file"))


def _group(upload: Upload, level: str, found: Sequence[Finding]) -> None:
    heading, help_ = (say(code) for code in _GROUPS[level])
    title = say("data.findings.all", group=heading, count=_counted(upload, level, found))
    if level in _QUIET:
        with st.expander(title, key=f"group-{level}"):
            st.markdown(help_)
            widgets.cards(f"data-{level}", found, _quiet_card)
        return
    with st.container(gap="xsmall"):
        st.header(title, anchor=False)
        st.markdown(help_, width=widgets.READING_WIDTH)
        told.show(level)
        # A few are open: what stands in the way, and what can be answered here. More would make a page without an end.
        urgent = [finding for finding in found if level == "blocks" or finding["asks"]]
        first = {finding["key"] for finding in urgent[:MOST_OPEN]}
        widgets.cards(f"data-{level}", found, partial(_card, upload, first))


def _counted(upload: Upload, level: str, found: Sequence[Finding]) -> str:
    """Return how many findings there are; of what blocks also how many rows, for the answer counts these."""
    rows = (upload.checked or {})["left_out"]
    if level != "blocks":
        return str(len(found))
    findings = say_count("data.findings.count", len(found))
    return (
        say("data.findings.count_in", findings=findings, rows=say_count("data.findings.rows", rows))
        if rows
        else findings
    )


def _quiet_card(finding: Finding) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{tekst(finding['found'])}**")
        _what(finding)


def _card(upload: Upload, first: Collection[str], finding: Finding) -> None:
    key = finding["key"]
    with st.expander(tekst(finding["found"]), expanded=key in first, key=f"finding-{key}"), st.container(gap="small"):
        _what(finding)
        _context(finding)
        if finding["asks"]:
            _ask(upload, finding)


def _what(finding: Finding) -> None:
    widgets.note(place(finding))
    lines = [
        say("data.card.expected", expected=tekst(finding["expected"])),
        say("data.card.do", do=tekst(finding["do"])),
    ]
    st.markdown("  \n".join(lines))


def _context(finding: Finding) -> None:
    """Show the rows of a finding with their cells; the cell that it is about has a sign and a word."""
    rows = (finding.get("context") or [])[:MOST_CONTEXT]
    if not rows:
        return
    cells = [_cells(row) for row in rows]
    heads = _heads(finding, cells)
    kept = heads[: MOST_CELLS + 1]
    table = []
    for column in kept:
        here = _is_here(finding, column, cells)
        name = tekst(column[0]) if column[0] else say("data.card.nameless")
        line = {say("data.card.head"): f"**{say('data.card.here', header=name)}**" if here else name}
        for row, texts in zip(rows, cells, strict=True):
            text = tekst(texts[column]["text"]) if column in texts else ""
            shown = text or (say("data.card.empty") if here else "–")
            line[say("data.card.row", row=str(row["row"]))] = f"**{shown}**" if here else shown
        table.append(line)
    widgets.table(table, alt=say("data.card.context"))
    if len(rows) < len(finding["rows"]):
        widgets.note(say("data.card.rows_shown", shown=len(rows), total=len(finding["rows"])))
    if len(kept) < len(heads):
        widgets.note(say("data.card.cells_shown", shown=len(kept), total=len(heads)))


def _cells(row: Mapping[str, Any]) -> dict[Column, Mapping[str, Any]]:
    """Return the cells of a row by their header and its number among equal headers."""
    count: dict[str, int] = {}
    found: dict[Column, Mapping[str, Any]] = {}
    for cell in row["cells"]:
        number = count.get(cell["header"], 0)
        count[cell["header"]] = number + 1
        found[(cell["header"], number)] = cell
    return found


def _heads(finding: Finding, cells: Sequence[Mapping[Column, Any]]) -> list[Column]:
    """Return the columns of which any row has a cell: the first one says which row it is, then the one in question."""
    columns = list(dict.fromkeys(column for row in cells for column in row))
    return columns[:1] + sorted(columns[1:], key=lambda column: not _is_here(finding, column, cells))


def _is_here(finding: Finding, column: Column, cells: Sequence[Mapping[Column, Mapping[str, Any]]]) -> bool:
    if any(row[column]["here"] for row in cells if column in row):
        return True
    # A column that netmap does not know has no key; its header is then what the finding names.
    return not finding["place"]["key"] and bool(column[0]) and column[0] == finding["column"]


def _ask(upload: Upload, finding: Finding) -> None:
    if finding["asks"] == Asks.ALLOW:
        _ask_reason(upload, finding)
        return
    key, about = finding["key"], finding["about"]
    is_name = finding["asks"] == Asks.NAME
    with st.container(horizontal=True, gap="small"):
        for number, suggestion in enumerate(finding["suggestions"]):
            same, text = suggestion["id"] or suggestion["text"], tekst(suggestion["text"])
            values = {"score": suggestion["score"], "reason": tekst(suggestion["reason"])}
            if is_name:
                label = say("data.answers.same", name=text, **values)
            else:
                label = say("data.answers.word.same", word=text, **values)
            _button(f"{key}-{number}", label, finding, Answer(asks=Asks(finding["asks"]), same_as=same, **about))
        label = say("data.answers.new" if is_name else "data.answers.word.new")
        _button(f"{key}-new", label, finding, Answer(asks=Asks(finding["asks"]), **about))


def _button(key: str, label: str, finding: Finding, answer: Answer) -> None:
    sentence = say("data.answers.given.name", found=tekst(answer.found), answer=label)
    given = Given(finding=finding["key"], answers=(answer,), sentence=sentence)
    # Names are long and phones are narrow: a label that is cut off is no choice.
    st.button(label, key=f"answer-{key}", on_click=give, args=(given,), wrap=True)


def _ask_reason(upload: Upload, finding: Finding) -> None:
    """Let the user say why a refused cell holds nothing private; what it holds is not shown, here or later."""
    refused = _refused(upload, finding)
    if not refused:
        return
    key = finding["key"]
    with st.form(f"allow-{key}", enter_to_submit=False, border=False):
        reason = st.text_input(say("data.answers.allow.reason"), max_chars=200)
        if not st.form_submit_button(say("data.answers.allow.button")):
            return
    if reason := reason.strip():
        answers = tuple(Answer(asks=Asks.ALLOW, found=text, reason=reason) for text in refused)
        sentence = say("data.answers.given.allow", place=place(finding), reason=tekst(reason))
        give(Given(finding=key, answers=answers, sentence=sentence))
    else:
        told.tell(finding["level"], say("data.answers.allow.empty"), failed=True)
    st.rerun()


def _refused(upload: Upload, finding: Finding) -> list[str]:
    """Return the texts that an exception would be about: of a whole column its header, else what its cells hold."""
    if finding["code"].startswith(_WHOLE_COLUMN):
        return [finding["column"]]
    where = finding["place"]
    if not where["key"]:
        return []  # in a column that is not read an exception changes nothing
    services = cache.services()
    texts = (services.refused_text(upload.workbook, where["sheet"], row, where["key"]) for row in finding["rows"])
    return [text for text in dict.fromkeys(texts) if text]


def _given(upload: Upload) -> None:
    if not upload.given:
        return
    with st.container(gap="xsmall"):
        st.header(say("data.answers.given"), anchor=False)
        st.markdown(say("data.answers.given.help"))
        widgets.cards("data-given", [{"given": one} for one in upload.given], _given_line)


def _given_line(item: Mapping[str, Any]) -> None:
    given: Given = item["given"]
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(given.sentence, width="stretch")
        st.button(
            say("data.answers.take_back"), key=f"take-back-{given.finding}", on_click=take_back, args=(given.finding,)
        )
