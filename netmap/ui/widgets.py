"""The few pieces that every page is made of: escaped text, answer, signs with words, cards, tables, lists.

Values from the data reach the screen through :func:`tekst` only. Nothing here or elsewhere in the pages writes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from netmap.report.gaps.words import gap_type
from netmap.ui import navigation, state, theme
from netmap.ui.state import say, say_count

READING_WIDTH = 720  # pixels: about 80 characters of running text
PAGE_WIDTH = 1040

_OWN_PAGE = frozenset({"Organisation", "Consultation", "Expert", "Theme"})

Card = Callable[[Mapping[str, Any]], None]

_SEVERITY_COLOUR = {4: "critical", 3: "serious", 2: "attention", 1: "note"}

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=\"'@/,;%?])")
# The framework turns these into icons, emoji and links after it has read the Markdown, so a backslash is too late;
# an invisible word joiner keeps them apart.
_JOINER = "\u2060"
_LATE = re.compile(r"(?<=:)(?=\S)|(?<=\bwww)(?=\.)|(?<=\S)(?=@\w)|(?<=[<>~=-])(?=[<>=-])", re.IGNORECASE)


def tekst(value: object) -> str:
    r"""Return a value from the data as Markdown that shows exactly that text and does nothing else.

    No link, picture, icon, formula or heading can come of it; line breaks become blanks.

    Examples
    --------
    >>> tekst("![x](y)")
    '\\!\\[x\\]\\(y\\)'
    """
    line = " ".join(str(value).split())
    apart = _LATE.sub(_JOINER, line)
    return _PUNCTUATION.sub(r"\\\1", apart)


def capital(text: str) -> str:
    """Return a text with its first letter as a capital; the others stay, for they may be of a name."""
    return text[:1].upper() + text[1:]


def column() -> Any:
    """Return a container for running text, no wider than reads well."""
    return st.container(width=READING_WIDTH)


def severity(level: int, *, badge: bool = True) -> str:
    """Return the sign of a severity as Markdown: four bars, as many filled as it is serious, and its word."""
    colour = theme.MARKDOWN_COLOURS[_SEVERITY_COLOUR[level]]
    sign = f"{'▮' * level}{'▯' * (4 - level)} {say(f'severity.{level}')}"
    return f":{colour}-badge[{sign}]" if badge else f":{colour}[{sign}]"


def confidence(code: str) -> str:
    """Return the word for how sure a finding is."""
    return say(f"confidence.{code}")


def reason(finding: Mapping[str, Any]) -> str:
    """Return in a few words why a finding is as serious as it is, and how sure it is."""
    inputs = finding["severity_inputs"]
    words = [say(f"{name}.{inputs[name]}") for name in ("coverage", "relevance", "fallback")]
    return f"{capital(', '.join(words))}. {capital(confidence(finding['confidence']))}."


def type_word(code: str) -> str:
    """Return the word for a type of white spot."""
    return gap_type(code, state.LANGUAGE.get())


def answer(question: str, sentences: Sequence[str], *, explanation: str = "") -> None:
    """Show a page's first two blocks: its title as a question, and the answer, with words that need explaining.

    ``sentences`` and ``explanation`` are Markdown.
    """
    with column():
        title(question)
        lines(sentences, explanation=explanation)


def title(question: str) -> None:
    """Show the title of a page."""
    st.title(question, anchor=False)


def lines(sentences: Sequence[str], *, explanation: str = "") -> None:
    """Show the sentences of an answer, all Markdown, and below them what needs explaining."""
    for sentence in sentences:
        st.markdown(sentence)
    if explanation:
        note(explanation)


def count_shown(shown: int, total: int) -> None:
    """Show how much of a list is on the page; nothing is cut silently."""
    note(say("page.shown", shown=shown, total=total))


def note(text: str) -> None:
    """Show a line in small, quiet letters. ``text`` is Markdown; the framework's own captions are too pale to read."""
    st.markdown(f":small[:gray[{text}]]")


def link(page: st.Page, label: str, *, query: Mapping[str, str] | None = None) -> None:
    """Show a link to another page of this view; ``query`` adds to its address what the page is to be about."""
    st.page_link(
        page,
        label=f":blue[**{label}**]",
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=state.address(**(query or {})),
    )


def link_down(label: str, anchor: str) -> None:
    """Show a link to another part of this page; ``label`` is Markdown."""
    st.markdown(f"[**{label}** ↓](#{anchor})")


def address(page: str, **query: str) -> str:
    """Return the address of a page of this view, by the name of its file, for a link in Markdown."""
    # Relative, so that it works below any address at which the pages stand.
    return f"{navigation.spec(page).address}?{urlencode(state.address(**query))}"


def names_sensitive(texts: Iterable[str]) -> bool:
    """Return whether a sensitive party is named in any of the texts: in these pages it carries a mark."""
    mark = say("sensitive.marked", name="").strip()
    return any(mark in text for text in texts)


def has_own_page(of: str) -> bool:
    """Return whether something, as "Label:id", has a page of its own."""
    return of.partition(":")[0] in _OWN_PAGE


def named(of: str, name: str) -> str:
    """Return a name from the data as Markdown: a link to its own page, or just the name when it has none.

    ``of`` is what it is, as "Organisation:org-ggd"; "" and what has no page of its own give the name alone.
    """
    if not has_own_page(of):
        return tekst(name)
    return f"[{tekst(name)}]({address('profile', van=of)})"


def linked(sentence: str, *entries: Mapping[str, str] | None) -> str:
    """Return a sentence with data in it as Markdown, each name of ``entries`` in it as a link to its own page.

    An entry is {"of", "name"}, or None. Of names within names the longest counts; capitals are not looked at.
    """
    known = {entry["name"].casefold(): entry["of"] for entry in entries if entry and entry["name"]}
    if not known:
        return tekst(sentence)
    names = "|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name)))
    pieces = re.split(rf"(?<!\w)({names})(?!\w)", sentence, flags=re.IGNORECASE)
    # A blank at the edge of a piece would be lost with the line's own.
    return "".join(
        named(known[piece.casefold()], piece) if piece.casefold() in known else _with_edges(piece) for piece in pieces
    )


def _with_edges(piece: str) -> str:
    before, after = piece[:1].isspace(), piece[-1:].isspace()
    return f"{' ' if before else ''}{tekst(piece)}{' ' if after and piece.strip() else ''}"


def cards(name: str, items: Sequence[Mapping[str, Any]], show: Card) -> None:
    """Show a list as cards: the first ones, how many of how many, and a button for more.

    ``name`` identifies the list on its page.
    """
    shown = min(state.shown(name), len(items))
    with st.container(gap="xsmall"):
        count_shown(shown, len(items))
        for item in items[:shown]:
            show(item)
        if shown < len(items):
            st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))


def bullets(lines: Iterable[str]) -> str:
    """Return lines of Markdown as a list."""
    return "\n".join(f"- {line}" for line in lines)


def table(rows: Sequence[Mapping[str, str]], *, alt: str | None = None) -> None:
    """Show a table whose cells are Markdown; rows and headers are real ones for a screen reader."""
    from pyarrow import table as columns_of  # type: ignore[import-untyped]

    heads = dict.fromkeys(head for row in rows for head in row)
    # In the form in which it travels: the framework takes three times as long over anything else.
    columns = columns_of({head: [row.get(head) for row in rows] for head in heads})
    st.table(columns, border="horizontal", hide_index=True, hide_header=False, alt=alt)


def counted(counts: Mapping[str, int]) -> dict[str, str]:
    """Return how many organisations, consultations, experts and seats there are, each in words."""
    return {
        name: say_count(f"page.{name}", counts.get(label, 0))
        for name, label in (
            ("organisations", "Organisation"),
            ("consultations", "Consultation"),
            ("experts", "Expert"),
            ("seats", "TAKES_PART"),
        )
    }
