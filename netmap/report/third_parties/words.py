"""Words of whom to invite: how a need is called, which parties come, and through whom one reaches them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.third_parties.results import Invitee, Need, NeedKind, ThirdPartiesAnswer, Way, Wish
from netmap.model import ActorType, Area, Phase, PopulationGroup, Ref, Theme, normalise
from netmap.reference.norm import Norm
from netmap.report.gaps.words import capital
from netmap.report.names import Names
from netmap.report.routes.words import RouteWords, WordOf
from netmap.texts import format_date, say, say_count

__all__ = ["ThirdWords", "needed_words"]

#: A party, the needs that it covers, and through what one reaches it.
_Item = tuple[Ref, tuple[str, ...], Ref | None]

_LABELS = (("theme", Theme.KIND), ("area", Area.KIND), ("group", PopulationGroup.KIND), ("profession", ActorType.KIND))
#: What a need is called, and what a stage is called in an area.
_CALLED = {
    NeedKind.INTERPRET: ("third.need.interpret", "third.need.interpret_in"),
    NeedKind.DECIDE: ("third.need.decide", "third.need.decide_in"),
    NeedKind.ACT: ("third.need.act", "third.need.act_in"),
    NeedKind.AFTERCARE: ("third.need.aftercare", "third.need.aftercare_in"),
    NeedKind.AREA: ("third.need.area", "third.need.area"),
    NeedKind.GROUP: ("third.need.group", "third.need.group"),
    NeedKind.PROFESSION: ("third.need.profession", "third.need.profession"),
    NeedKind.SPOKESPERSON: ("third.need.spokesperson", "third.need.spokesperson"),
}
_MOST_WORDS = 20
#: Of the needs of one party an answer names so many at most.
_MOST_WHY = 2
_FULL_DATE = 10
#: How many reasons of each party, and whether through what one reaches it: most first.
_ROOM = ((_MOST_WHY, True), (_MOST_WHY, False), (1, False), (0, False))


def needed_words(language: str) -> dict[str, str]:
    """Return the words of what may be needed, by id."""
    return {
        "interpret": say("third.needed.interpret", language),
        "decide": say("third.needed.decide", language),
        "act": say("third.needed.act", language),
        "aftercare": say("third.needed.aftercare", language),
        "spokesperson": say("third.needed.spokesperson", language),
        "professions": say("third.needed.professions", language),
    }


class ThirdWords(RouteWords):
    """Says sentences about whom to invite, in one network and one language."""

    def __init__(self, facts: Facts, norm: Norm, names: Names, word: WordOf, needs: Iterable[Need]) -> None:
        super().__init__(facts, norm, names, word)
        self.needs = {need.id: need for need in needs}

    # --- needs ----------------------------------------------------------------------------------------------------

    def need(self, *needs: Need) -> str:
        """Return what a need is called, without a capital; of several they differ in their areas only."""
        need = needs[0]
        values: dict[str, Any] = {
            name: Ref(label, found) for name, label in _LABELS if (found := getattr(need, name)) and name != "area"
        }
        if need.area:
            values["area"] = [Ref(Area.KIND, one.area) for one in needs]
        return self.plain(_CALLED[need.kind][bool(need.area)], **values)

    def called(self, ids: Iterable[str]) -> list[str]:
        """Return what needs are called, in the order given; the same in several areas is said once."""
        alike: dict[Need, list[Need]] = {}
        for name in ids:
            need = self.needs[name]
            alike.setdefault(replace(need, area="") if need.theme else need, []).append(need)
        return [self.need(*needs) for needs in alike.values()]

    def _said_whole(self, need: Need, ids: Collection[str]) -> bool:
        """Return whether a stage has to be said in full: there are more themes, or it is for some of the areas only."""
        if not need.theme:
            return False
        several = len({one.theme for one in self.needs.values() if one.theme}) > 1
        return several or not self._alike(need) <= set(ids)

    def _alike(self, need: Need) -> set[str]:
        """Return the needs that differ from one in their area only, itself included."""
        return {name for name, one in self.needs.items() if replace(one, area="") == replace(need, area="")}

    def short(self, need: Need, party: Ref | None = None) -> str:
        """Return what a party brings in two or three words; behind its name (``party``) no profession is repeated."""
        if need.kind is NeedKind.AREA:
            return self.plain("third.short.area", area=Ref(Area.KIND, need.area))
        if need.kind is NeedKind.GROUP:
            return self.plain("third.short.group", group=Ref(PopulationGroup.KIND, need.group))
        if need.kind is NeedKind.PROFESSION:
            profession = self.names.name(Ref(ActorType.KIND, need.profession))
            told = party and normalise(profession) in normalise(self.names.name(party))
            return self.plain("third.short.profession") if told else profession
        return needed_words(self.language)[need.kind.value]

    def shorts(self, ids: Sequence[str], party: Ref | None = None) -> list[str]:
        """Return what a party brings in a few words, each once; a stage in full only where that is needed."""
        full = {name for name in ids if self._said_whole(self.needs[name], ids)}
        words = [self._widest(n, ids) if n in full else self.short(self.needs[n], party) for n in ids]
        return list(dict.fromkeys(words))

    def _widest(self, name: str, ids: Sequence[str]) -> str:
        need, alike = self.needs[name], self._alike(self.needs[name])
        if alike <= set(ids):
            return self.need(replace(need, area=""))
        return self.need(*(self.needs[other] for other in ids if other in alike))

    # --- whom to invite -------------------------------------------------------------------------------------------

    def invitation(self, invited: Sequence[Invitee]) -> str:
        """Return whom to invite in one sentence of at most 20 words: with reasons and places as far as they fit."""
        items = [(one.party, one.needs, one.way.table) for one in invited]
        tell = partial(say_count, "third.answer.invite", len(items), self.language)
        return self._fitted(tell, items) or say_count("third.answer.invite_number", len(items), self.language)

    def complete(self, answer: ThirdPartiesAnswer) -> str:
        """Return that the team does all that is needed, and who does what: of several who do the same the first."""
        does: dict[Ref, list[str]] = {}
        seated: dict[Ref, list[str]] = {}
        for one in answer.needs:
            does.setdefault(one.by[0], []).append(one.need.id)
            seated.setdefault(self.member(one.by[0], answer.team) or one.by[0], []).append(one.need.id)
        items = [(party, tuple(ids), self.member(party, answer.team)) for party, ids in does.items()]
        # Without room for through whom, only who has a seat is named.
        members = [(party, tuple(ids), None) for party, ids in seated.items()]
        tell = partial(say, "third.answer.complete", self.language)
        said = self._fitted(tell, items, _ROOM[:1]) or self._fitted(tell, members)
        return said or self.plain("third.answer.complete_number")

    def member(self, party: Ref, team: Sequence[Ref]) -> Ref | None:
        """Return the member through whom one reaches somebody of the same organisation who has no seat in the team.

        What it is part of goes before what is part of it; then by id. None: it has a seat, or nobody of it has.
        """
        if party in team:
            return None
        chain, top = self.facts.chain(party), self.facts.top(party)
        same = [one for one in team if self.facts.top(one) == top]
        return min(same, key=lambda one: (chain.index(one) if one in chain else len(chain), one), default=None)

    def _fitted(self, tell: Callable[..., str], items: Sequence[_Item], room: Sequence[tuple[int, bool]] = ()) -> str:
        """Return a sentence with as much about each party as fits in 20 words; "" when nothing does.

        ``room`` are the ways to say it that are tried; without it all, and then fewer and fewer names.
        """
        for most, places in room or _ROOM:
            said = capital(tell(parties=[self._party(one, most, places=places) for one in items]))
            if _words(said) <= _MOST_WORDS:
                return said
        if room:
            return ""
        parties = [self.names.name(party) for party, _, _ in items]
        for shown in range(len(items) - 1, 0, -1):
            said = capital(tell(parties=[*parties[:shown], self._more(len(items) - shown)]))
            if _words(said) <= _MOST_WORDS:
                return said
        return ""

    def _party(self, item: _Item, most: int, *, places: bool) -> str:
        party, needs, via = item
        if not most:
            return self.names.name(party)
        why = self.shorts(needs, party)
        if most == 1 and why == [self.plain("third.short.profession")]:
            return self.names.name(party)
        why = why if len(why) <= most else [*why[: max(1, most - 1)], self._more(len(why) - max(1, most - 1))]
        if places and via:
            return self.plain("third.answer.party_via", party=party, why=why, table=via)
        return self.plain("third.answer.party", party=party, why=why)

    def _more(self, count: int) -> str:
        return say("gaps.more", self.language, count=count)

    # --- through whom -----------------------------------------------------------------------------------------------

    def through(self, party: Ref, way: Way) -> str:
        """Return through whom one reaches a party, and in which consultation."""
        if not way.steps or not way.via or not way.member:
            return say("third.via.unknown", self.language)
        via = way.via[0]
        values: dict[str, Any] = {"via": via, "party": party, "table": way.table, "member": way.member}
        if way.steps == 1:
            return self.say("third.via.one" if via == way.member else "third.via.part", **values)
        if way.steps == 2:
            return self.say("third.via.two", **values)
        return self.say("third.via.far", steps=way.steps, **values)

    def checked(self, one: Invitee) -> str:
        """Return when the facts about a party were last checked."""
        if not one.checked_on:
            return say("third.checked.unknown", self.language)
        code = "third.checked.stale" if one.stale else "third.checked"
        if not one.stale and len(one.checked_on) < _FULL_DATE:
            code = "third.checked.month"
        return say(code, self.language, date=format_date(one.checked_on, self.language))

    # --- the situation ------------------------------------------------------------------------------------------------

    def situation(self, wish: Wish) -> str:
        """Return a situation in words; "" when nothing was chosen."""
        chosen = {
            "theme": [Ref(Theme.KIND, theme) for theme in wish.themes],
            "area": [Ref(Area.KIND, area) for area in wish.areas],
            "phase": [Ref(Phase.KIND, wish.phase)] if wish.phase else [],
        }
        used = {name: refs for name, refs in chosen.items() if refs}
        words = self.plain(f"frame.situation.{'_'.join(used)}", **used) if used else ""
        groups = [Ref(PopulationGroup.KIND, group) for group in wish.groups]
        if not groups:
            return words
        if not words:
            return self.plain("third.situation.groups_only", groups=groups)
        return self.plain("third.situation.groups", words=words, groups=groups)


def _words(text: str) -> int:
    return len(text.split())
