"""One finding or one question as a card: closed what it is, opened why, the rows behind it, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import answers
from netmap.ui.state import say
from netmap.ui.widgets import (
    bullets,
    capital,
    confidence,
    count_shown,
    has_own_page,
    linked,
    named,
    severity,
    table,
    tekst,
)

_NEXT_LINE = "  \n"


def finding(finding: Mapping[str, Any], planned: Mapping[str, Any] | None = None) -> None:
    """Show a finding: closed its severity and title, opened why, how sure, the rows, the norm and how to close it.

    ``planned`` is the agreement of this page that closes it; that way to close it then comes first.
    """
    word, sure = say(f"severity.{finding['severity']}"), capital(confidence(finding["confidence"]))
    entries, rows = answers.about(finding), finding["evidence"]
    closures = _ways(finding["closures"], planned, entries)
    dissolves = finding.get("r_min")
    # No links in what folds open: a link within a button cannot be reached by everybody.
    with st.expander(f"{severity(finding['severity'])} {tekst(finding['title'])}"):
        _paragraphs(
            *_about(finding),
            _part(say("page.card.why", severity=word), tekst(capital(finding["severity_rule"]))),
            _part(say("page.card.sure"), f"{sure}. {tekst(finding['confidence_reason'])}"),
            _part(say("page.card.rows"), "" if rows else say("page.card.rows.none")),
        )
        if rows:
            _evidence(rows, entries)
        _paragraphs(
            _part(say("page.card.norm"), _norm(finding["norm_line"])),
            *([_part(say("page.card.dissolves"), linked(dissolves["sentence"], *entries))] if dissolves else []),
            _part(say("page.card.close"), bullets(closures) if closures else say("page.card.close.none")),
        )


def question(asked: Mapping[str, Any]) -> None:
    """Show a possible white spot: closed its question, opened whom to ask and what a "no" would mean."""
    if_no, addressee = asked["if_no"], asked.get("addressee")
    sign = say("page.possible", severity=say(f"severity.{if_no['severity']}"))
    nobody = f"{say('page.gaps.ask.nobody')}."
    whom = say("page.gaps.ask.addressee", name=named(addressee["of"], addressee["name"])) if addressee else nobody
    norm = [_part(say("page.card.norm"), _norm(asked["norm_line"]))] if asked["norm_line"] else []
    with st.expander(f":gray-badge[{sign}] {tekst(asked['sentence'])}"):
        _paragraphs(*_about(asked), whom, if_no_sentence(if_no), *norm)


def if_no_sentence(if_no: Mapping[str, Any]) -> str:
    """Return as Markdown what a "no" would mean."""
    return say("page.gaps.ask.if_no", severity=severity(if_no["severity"]), title=tekst(if_no["title"]))


def _about(found: Mapping[str, Any]) -> list[str]:
    """Return what it is about as a line with links, as far as that has a page of its own."""
    subjects = [entry for entry in found["subject"].values() if entry and has_own_page(entry["of"])]
    names = [named(entry["of"], capital(entry["name"])) for entry in subjects]
    return [say("page.card.about", names=names)] if names else []


def _part(heading: str, body: str) -> str:
    # Two blanks before a line end make the text follow its heading closely; a list needs a line of its own.
    return f"**{heading}**  \n{body}".rstrip()


def _paragraphs(*parts: str) -> None:
    """Show parts of a card as one piece: a page holds dozens of cards, and the browser is slow with many pieces."""
    st.markdown("\n\n".join(parts))


def _ways(
    closures: Sequence[Mapping[str, Any]], planned: Mapping[str, Any] | None, entries: Sequence[Mapping[str, str]]
) -> list[str]:
    """Return the ways to close as Markdown; first the one that stands among the agreements of the page, and says so."""
    if planned is None:
        return [_closure(closure, entries) for closure in closures]
    # As this finding words it, when it has that way too; else as the agreement does.
    own = [closure for closure in closures if closure["agreement"] == planned["id"]]
    agreed = [entry for entry in (planned["party"], planned["place"]) if entry]
    first, *reasons = _closure((own or [planned])[0], [*entries, *agreed]).split(_NEXT_LINE)
    others = [_closure(closure, entries) for closure in closures if closure not in own]
    return [_NEXT_LINE.join([say("page.card.close.planned", way=first), *reasons]), *others]


def _closure(closure: Mapping[str, Any], entries: Sequence[Mapping[str, str]]) -> str:
    """Return one way to close as Markdown, with why this party."""
    reasons = [linked(reason, *entries) for reason in closure.get("reasons") or ()]
    return _NEXT_LINE.join([linked(closure["sentence"], *entries), *(f":small[{reason}]" for reason in reasons)])


def _evidence(rows: Sequence[Mapping[str, Any]], entries: Sequence[Mapping[str, str]]) -> None:
    """Show the rows behind a finding; all that one row of the data says stands once, and together."""
    texts: dict[tuple[Any, ...], dict[str, None]] = {}
    for row in rows:
        # What stands in no row has nothing to be put together by but its text.
        place = (row["sheet"], row["row"]) if row["sheet"] else ("", row["text"])
        texts.setdefault(place, {})[row["text"]] = None
    table(
        [
            {
                say("page.card.sheet"): tekst(sheet or "–"),
                say("page.card.row"): tekst(number if sheet else "–"),
                say("page.card.text"): _NEXT_LINE.join(linked(text, *entries) for text in said),
            }
            for (sheet, number), said in texts.items()
        ]
    )
    count_shown(len(texts), len(texts))


def _norm(line: Mapping[str, Any]) -> str:
    return f"{tekst(line['text'])} {tekst(line['passage'])}"
