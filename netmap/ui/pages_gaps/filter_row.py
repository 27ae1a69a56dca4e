"""The row of choices above the cards: kind, how serious, how sure, sector. It stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from netmap.ui import answers, cache, filters, state, widgets
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

WIDTH = 170  # pixels: four beside each other on a wide screen, two on a phone
_KINDS = {"substantive": "page.gaps.filter.substantive", "instrumental": "page.gaps.filter.instrumental"}
_LEAST = {"4": "page.gaps.filter.only_critical", "3": "page.gaps.filter.serious", "2": "page.gaps.filter.attention"}
_GONE = {
    "kind": "page.gaps.filter.gone.kind",
    "least": "page.gaps.filter.gone.least",
    "sure": "page.gaps.filter.gone.sure",
    "sector": "page.gaps.filter.gone.sector",
}


@dataclass(frozen=True)
class Kept:
    """What a filter leaves of an answer: findings by kind, and possible white spots."""

    findings: Mapping[str, Sequence[answers.Found]]
    possible: Sequence[answers.Found]

    def all(self) -> list[answers.Found]:
        """Return the findings of all kinds."""
        return [finding for found in self.findings.values() for finding in found]


def filtered(network: NetworkSummary, answer: answers.Answer) -> Kept:
    """Show the choices and how much they leave out; return what is left."""
    found, possible = answer["result"]["findings"], answers.possible(answer)
    if not found and not possible:
        return Kept(dict.fromkeys(filters.KINDS, ()), ())
    sectors = cache.sectors(network)
    words = _sector_words(network, [*found, *possible], sectors)
    types = [group.type for group in answers.by_type([*found, *(question["if_no"] for question in possible)])]
    asked = state.FILTER.get()
    wanted = filters.known(asked, types, words)
    state.FILTER.put(wanted)
    state.write_address(own=True)
    kept = [finding for finding in found if wanted.finding(finding, sectors)]
    left = [question for question in possible if wanted.question(question, sectors)]
    with st.container(gap="xsmall"):
        _gone(asked, wanted)
        _choices(types, words, wanted)
        _told(answer, wanted, (len(kept), len(found)), (len(left), len(possible)))
    by_kind = {kind: [finding for finding in kept if finding["kind"] == kind] for kind in filters.KINDS}
    return Kept(by_kind, left)


def _sector_words(network: NetworkSummary, found: Sequence[answers.Found], sectors: filters.Sectors) -> dict[str, str]:
    """Return the sectors that anything is about, by id, in order of their names."""
    used = frozenset[str]().union(*(filters.sectors_of(one, sectors) for one in found))
    entries = cache.situations(network, state.LANGUAGE.get())["sector"]
    return {entry["id"]: widgets.capital(entry["name"]) for entry in entries if entry["id"] in used}


def _choices(types: Sequence[str], sectors: Mapping[str, str], wanted: filters.Filter) -> None:
    kinds = {kind: say(word) for kind, word in _KINDS.items()}
    kinds |= {code: widgets.capital(widgets.type_word(code)) for code in types}
    with st.container(key="filter", horizontal=True, gap="small"):
        _choice("kind", say("page.gaps.filter.kind"), kinds, wanted.kind)
        _choice("least", say("page.table.severity"), {code: say(word) for code, word in _LEAST.items()}, wanted.least)
        sure = {code: widgets.capital(widgets.confidence(code)) for code in filters.SURE}
        _choice("sure", say("page.gaps.filter.sure"), sure, wanted.sure)
        if sectors:
            _choice("sector", say("page.gaps.filter.sector"), sectors, wanted.sector)


def _choice(field: str, label: str, words: Mapping[str, str], now: str) -> None:
    key = f"filter-{field}"
    state.preset(key, now)
    st.selectbox(
        label,
        ["", *words],
        format_func=_word_of(words),
        key=key,
        width=WIDTH,
        on_change=_choose,
        args=(field, key),
    )


def _word_of(words: Mapping[str, str]) -> Callable[[str], str]:
    everything = say("page.gaps.filter.all")
    return lambda code: words.get(code, everything)


def _choose(field: str, key: str) -> None:
    state.FILTER.put(replace(state.FILTER.get(), **{field: state.widget(key) or ""}))
    state.write_address(own=True)  # at once: the next run begins with what it says


def _clear() -> None:
    state.FILTER.put(filters.Filter())
    state.write_address(own=True)


def _gone(asked: filters.Filter, wanted: filters.Filter) -> None:
    """Say once which part of what was asked does not exist here, as the situation on top of the page does."""
    names = [say(word) for field, word in _GONE.items() if getattr(asked, field) and not getattr(wanted, field)]
    if names:
        rest = say("frame.gone.rest" if wanted else "frame.gone.all")
        st.info(f"{widgets.capital(say_count('page.gaps.filter.gone', len(names), what=names))} {rest}")


def _told(answer: answers.Answer, wanted: filters.Filter, findings: tuple[int, int], possible: tuple[int, int]) -> None:
    """Say how much is shown of how much, and what the filter leaves out; nothing is cut silently."""
    (kept, total), (left, open_) = findings, possible
    if not wanted:
        # What the situation leaves out stands on top of the page.
        rest = any(answer["outside"].values())
        widgets.note(say("page.gaps.filter.rest_out" if rest else "page.gaps.filter.nothing_out"))
        return
    out = say(
        "page.gaps.filter.out",
        findings=say_count("frame.findings", total - kept),
        possible=say_count("page.gaps.filter.possible", open_ - left),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(out, width="content")
        st.button(
            say("page.gaps.filter.clear"), key="filter-clear", type="tertiary", icon=":material/close:", on_click=_clear
        )
