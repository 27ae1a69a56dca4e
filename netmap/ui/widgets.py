"""The few pieces that every page is made of: escaped text, answer, signs with words, cards, tables, lists.

Values from the data reach the screen through :func:`tekst` only. Nothing here or elsewhere in the pages writes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError, StoreError
from netmap.ui import state, theme
from netmap.ui.state import say, say_count

READING_WIDTH = 720  # pixels: about 80 characters of running text
PAGE_WIDTH = 1040

Card = Callable[[Mapping[str, Any]], None]

_SEVERITY_COLOUR = {4: "critical", 3: "serious", 2: "attention", 1: "note"}
_SIGNS = {"present": "●", "absent": "✕", "unknown": "?", "single": "◐", "one_sector": "◑", "not_asked": "–"}
_SIGN_COLOUR = {"absent": "critical", "single": "serious", "one_sector": "attention", "unknown": "note"}

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


def presence(sign: str, anchor: str) -> str:
    """Return a sign of presence as Markdown: a symbol and its word.

    What is not simply present links to ``anchor`` on the page, where more is said about it. (With a link in it, a
    table that is wider than a phone can be moved with the keyboard.)
    """
    symbol, word = _SIGNS[sign], say(f"page.sign.{sign}")
    if sign == "present":
        return f":green[{symbol}] {word}"
    if sign == "not_asked":
        return f"{symbol} {word}"
    colour = theme.MARKDOWN_COLOURS[_SIGN_COLOUR[sign]]
    return f":{colour}[{symbol}] [{word}](#{anchor})"


def answer(question: str, sentences: Sequence[str], *, explanation: str = "") -> None:
    """Show a page's first two blocks: its title as a question, and the answer, with words that need explaining.

    ``sentences`` and ``explanation`` are Markdown.
    """
    with column():
        st.title(question, anchor=False)
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


def link(page: st.Page, label: str) -> None:
    """Show a link to another page."""
    st.page_link(page, label=f":blue[**{label}**]", icon=":material/arrow_forward:", icon_position="right")


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


def finding_card(finding: Mapping[str, Any]) -> None:
    """Show a finding: closed its severity and title, opened why, how sure, the rows, the norm and how to close it."""
    with st.expander(f"{severity(finding['severity'])} {tekst(finding['title'])}"):
        word = say(f"severity.{finding['severity']}")
        _part(say("page.card.why", severity=word), tekst(capital(finding["severity_rule"])))
        sure = capital(confidence(finding["confidence"]))
        _part(say("page.card.sure"), f"{sure}. {tekst(finding['confidence_reason'])}")
        _evidence(finding["evidence"])
        _part(say("page.card.norm"), _norm(finding["norm_line"]))
        closures = [tekst(closure["sentence"]) for closure in finding["closures"]]
        _part(say("page.card.close"), bullets(closures) if closures else say("page.card.close.none"))


def question_card(question: Mapping[str, Any]) -> None:
    """Show a possible white spot: closed its question, opened whom to ask and what a "no" would mean."""
    if_no = question["if_no"]
    sign = say("page.possible", severity=say(f"severity.{if_no['severity']}"))
    with st.expander(f":gray-badge[{sign}] {tekst(question['sentence'])}"):
        if addressee := question.get("addressee"):
            st.markdown(say("page.gaps.ask.addressee", name=tekst(addressee["name"])))
        else:
            st.markdown(f"{say('page.gaps.ask.nobody')}.")
        st.markdown(if_no_sentence(if_no))
        if question["norm_line"]:
            _part(say("page.card.norm"), _norm(question["norm_line"]))


def if_no_sentence(if_no: Mapping[str, Any]) -> str:
    """Return as Markdown what a "no" would mean."""
    return say("page.gaps.ask.if_no", severity=severity(if_no["severity"]), title=tekst(if_no["title"]))


def bullets(lines: Iterable[str]) -> str:
    """Return lines of Markdown as a list."""
    return "\n".join(f"- {line}" for line in lines)


def table(rows: Sequence[Mapping[str, str]], *, alt: str | None = None) -> None:
    """Show a table whose cells are Markdown; rows and headers are real ones for a screen reader."""
    st.table(list(rows), border="horizontal", hide_index=True, alt=alt)


def failed(error: Exception) -> None:
    """Show that a page could not be made: what was found, what was expected, what to do."""
    with column():
        st.title(say("page.away" if isinstance(error, StoreError) else "page.failed"), anchor=False)
        if isinstance(error, NetmapError):
            st.error(tekst(texts.error_sentence(error, state.LANGUAGE.get())))
        else:
            st.error(say("page.failed.text"))
        st.button(say("page.away.again"))


def _part(heading: str, body: str) -> None:
    # Two blanks before a line end make the text follow its heading closely; a list needs a line of its own.
    st.markdown(f"**{heading}**  \n{body}")


def _evidence(rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        _part(say("page.card.rows"), say("page.card.rows.none"))
        return
    st.markdown(f"**{say('page.card.rows')}**")
    table(
        [
            {
                say("page.card.sheet"): tekst(row["sheet"] or "–"),
                say("page.card.row"): tekst(row["row"] or "–"),
                say("page.card.text"): tekst(row["text"]),
            }
            for row in rows
        ]
    )
    count_shown(len(rows), len(rows))


def _norm(line: Mapping[str, Any]) -> str:
    return f"{tekst(line['text'])} {tekst(line['passage'])}"


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
