"""Which team is tested, and what is asked of a proposed one; both stand in the address, so that a link opens the same.

"toets" are the members of the team that is tested (without: the core team on the map), "grootte", "stappen", "vast",
"max" and "brug" the demands on a proposed team (without: what is usual).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import entries, search, state, widgets, work
from netmap.ui.pages_team import cache
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

SIZES = (3, 4, 5, 6, 7)
MOST_MEMBERS = 12
NOBODY, NO_CAP, NO_BRIDGE = "niemand", "geen", "nee"
WORK = "team"
PROPOSAL = "voorstel"  # where on the page a proposal is asked
_KEY = "team-test"
#: Word of the address -> what the session remembers of it, and what it may say; and what may be said and is usual.
_WORDS: dict[str, tuple[state.Key[str], tuple[str, ...]]] = {
    "grootte": (state.SIZE, tuple(map(str, SIZES))),
    "stappen": (state.STEPS, ("2",)),
    "max": (state.CAP, ("1", "2", NO_CAP)),
    "brug": (state.BRIDGE, (NO_BRIDGE,)),
}
_USUAL = {"stappen": ("1",), "brug": ("ja",)}


@dataclass(frozen=True)
class Wish:
    """What is asked: the team that is tested, and the demands on a proposed one; None is what is usual."""

    test: tuple[str, ...] | None = None
    size: int | None = None
    steps: int = 1
    fixed: tuple[str, ...] | None = None
    cap: int | str | None = "usual"
    bridge: bool = True

    def asked(self) -> dict[str, Any]:
        """Return the wish as it is asked of the services."""
        return {
            "test": self.test,
            "size": self.size,
            "steps": self.steps,
            "fixed": self.fixed,
            "cap": self.cap,
            "bridge": self.bridge,
        }

    @property
    def subjects(self) -> tuple[str, ...]:
        """The team and the number of steps, as the picture takes them."""
        return (*([str(self.steps)] if self.steps > 1 else []), *(self.test or ()))


def chosen(network: NetworkSummary) -> Wish:
    """Return what the address asks; what it does not know, or the network does not have, is said once and left out."""
    known = {one["of"] for one in _choices(network)}
    gone = [
        *_settle_several("toets", state.TESTED, known, MOST_MEMBERS),
        *_settle_several("vast", state.FIXED, {*known, *cache.usual(network), NOBODY}, max(SIZES)),
        *(line for name, (key, allowed) in _WORDS.items() for line in _settle(name, key, allowed)),
    ]
    if NOBODY in state.FIXED.get():
        state.FIXED.put((NOBODY,))
    state.write_address(own=True)
    if gone:
        st.info(f"{say('page.team.gone')}\n\n{widgets.bullets(gone)}")
    cap = state.CAP.get()
    return Wish(
        test=state.TESTED.get() or None,
        size=int(state.SIZE.get()) if state.SIZE.get() else None,
        steps=int(state.STEPS.get() or 1),
        fixed=() if state.FIXED.get() == (NOBODY,) else state.FIXED.get() or None,
        cap=None if cap == NO_CAP else int(cap) if cap else "usual",
        bridge=not state.BRIDGE.get(),
    )


def _settle_several(name: str, key: state.Key[tuple[str, ...]], known: Set[str], most: int) -> Iterator[str]:
    """Leave out what is not there and what is too much, and tell it."""
    asked = tuple(dict.fromkeys(key.get()))
    there = [one for one in asked if one in known]
    key.put(tuple(there[:most]))
    yield from (f"{name}: {widgets.tekst(one)}" for one in asked if one not in known)
    if len(there) > most:
        yield f"{name}: {say('page.team.gone.most', count=len(there) - most, most=most)}"


def _settle(name: str, key: state.Key[str], allowed: Sequence[str]) -> Iterator[str]:
    """Leave out a word that is not known, and tell it; what is usual need not be said."""
    word = key.get()
    if word not in allowed:
        key.put("")
    if word and word not in (*allowed, *_USUAL.get(name, ())):
        yield f"{name}: {widgets.tekst(word)}"


def found(network: NetworkSummary, wish: Wish) -> tuple[dict[str, Any], bool]:
    """Return the answer, and whether its search was stopped: then it has the best that was found so far."""
    language, kept = state.LANGUAGE.get(), cache.kept(network)

    def make(tell: work.Tell, stop: work.Stop) -> dict[str, Any]:
        def progress(done: int, total: int) -> None:
            share = done / total if total else 0.0
            tell(share, texts.say("page.team.work", language, done=done, total=total))

        tell(0.0, texts.say("page.team.work.begins", language))
        return cache.team(network, language, wish, kept, progress, stop)

    answer, stopped = work.best(WORK, make, about=(network.id, network.data_version, language, wish, kept))
    # Stopped as it ended: then it had looked at everything.
    return answer, stopped and bool(answer["result"]["stopped"])


def of_map(network: NetworkSummary, wish: Wish) -> Mapping[str, Any] | None:
    """Return the test of the core team on the map, whatever team is tested; None when there is none."""
    language, kept = state.LANGUAGE.get(), cache.kept(network)
    plain = Wish(steps=wish.steps)
    answer, _ = work.best(
        f"{WORK}-map",
        lambda tell, stop: cache.team(network, language, plain, kept, None, stop),
        about=(network.id, network.data_version, language, plain, kept),
    )
    found: Mapping[str, Any] | None = answer["result"]["present"]
    return found


def told(answer: Mapping[str, Any], *, stopped: bool) -> None:
    """Show the title and the answer; a stopped search says so first, with the way to begin it again."""
    result = answer["result"]
    sentences = [entries.told(sentence, result) for sentence in answer["sentences"]]
    if not result["of"] and result["present"] is None:
        sentences = sentences[:1]  # the rest would be about teams that nobody can make
    widgets.answer(say("page.team.title"), sentences)
    if stopped:
        with st.container(key="team-stopped", gap="small", width=widgets.READING_WIDTH):
            st.warning(
                widgets.tekst(result["stopped_sentence"]) if result["stopped_sentence"] else say("page.team.stopped")
            )
            work.again(WORK)


def ask(network: NetworkSummary, wish: Wish) -> None:
    """Show the choice of the team that is tested, and the way down to a proposal."""
    labels = {one["of"]: search.label(one) if "kind" in one else one["name"] for one in _choices(network)}
    if not labels:
        return
    state.preset(_KEY, list(wish.test or ()))
    with widgets.column(), st.container(key="team-choice", gap="xsmall"):
        st.multiselect(
            say("page.team.test"),
            list(labels),
            format_func=lambda of: labels.get(of, of),
            placeholder=say("page.team.test.hint"),
            key=_KEY,
            on_change=_chosen,
            filter_mode="contains",
            max_selections=MOST_MEMBERS,
            select_all=False,
        )
        if wish.test:
            st.button(
                say("page.team.test.clear"),
                key="team-test-clear",
                type="tertiary",
                icon=":material/close:",
                on_click=_clear,
            )
        widgets.link_down(say("page.team.propose"), PROPOSAL)


def parties(network: NetworkSummary) -> dict[str, str]:
    """Return of which parties a team can be made: what each is, with its name."""
    return {one["of"]: one["name"] for one in _choices(network)}


def address_of(team: Sequence[Mapping[str, str]]) -> str:
    """Return the address at which a team is tested, with the demands that were chosen."""
    own = {
        "grootte": state.SIZE.get(),
        "stappen": state.STEPS.get(),
        "vast": state.several(state.FIXED.get()),
        "max": state.CAP.get(),
        "brug": state.BRIDGE.get(),
    }
    return widgets.address("team", toets=members(team), **own)


def members(team: Sequence[Mapping[str, str]]) -> str:
    """Return a team as a part of the address."""
    return state.several([one["of"] for one in team])


def _choices(network: NetworkSummary) -> Sequence[Mapping[str, str]]:
    return cache.choices(network, state.LANGUAGE.get())["parties"]


def _chosen() -> None:
    state.TESTED.put(tuple(state.widget(_KEY)))
    state.write_address(own=True)  # at once: the next run begins with what it says


def _clear() -> None:
    state.TESTED.put(())
    state.write_address(own=True)
