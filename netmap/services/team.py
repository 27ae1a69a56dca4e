"""Use cases about the core team: its test, proposals, and teams that were kept to compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.situation import choices
from netmap.analysis.team.demands import present_team, usual_demands
from netmap.analysis.team.propose import propose_teams
from netmap.analysis.team.reach import team_reach
from netmap.analysis.team.results import Proposal, Swap, TeamDemands, TeamTest
from netmap.analysis.team.swaps import best_swaps, most_known
from netmap.analysis.team.test import fixed_members, judge_team
from netmap.errors import UsageError
from netmap.graph import contact_graph, unconnected_parts
from netmap.model import Network, Organisation, Ref, name_key
from netmap.privacy import refused_party
from netmap.report.gaps.words import Words, entry_of
from netmap.report.names import Names
from netmap.report.team import KeptTeam, team_answer
from netmap.services.analyses import Analyses
from netmap.services.kept import Kept
from netmap.services.members import as_fixed, as_members, in_order
from netmap.store.port import NetworkStore, Scenario
from netmap.texts import OneOf

__all__ = ["LARGEST_SIZE", "LONGEST_NAME", "MOST_KEPT", "SMALLEST_SIZE", "Cap", "Teams"]

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
#: The most of one sector: a number, None for no limit, or what is usual for the size.
Cap = int | None | Literal["usual"]

#: Sizes of a proposed team, how many may be named to be tested, and how far a name and the kept teams go.
SMALLEST_SIZE, LARGEST_SIZE = 1, 10
MOST_MEMBERS = 30
MOST_KEPT, LONGEST_NAME = 50, 80
#: The sizes that are always worked out, to show what a larger or smaller team would reach.
_SIZES = (3, 4, 5, 6, 7)
_MOST_SWAPS = 5
_TEAM = "team"
_KEPT_FACTS, _KEPT_PROPOSALS, _KEPT_TESTS = 3, 12, 120


class _Stopped(Exception):
    """Carries what a stopped search found past what keeps answers: it is not the answer."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal


class Teams(Analyses):
    """Use cases about the core team: its test, proposals, and teams that were kept to compare."""

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        super().__init__(store, today=today, now=now, who=who)
        self._team_facts: Kept[Facts] = Kept(_KEPT_FACTS)
        self._proposals: Kept[Proposal] = Kept(_KEPT_PROPOSALS)
        self._team_tests: Kept[TeamTest | None] = Kept(_KEPT_TESTS)
        self._team_swaps: Kept[tuple[Swap, ...]] = Kept(_KEPT_PROPOSALS)
        self._most_reached: Kept[int | None] = Kept(_KEPT_TESTS)

    # --- test and propose -------------------------------------------------------------------------------------------

    def team(
        self,
        network: str | None = None,
        *,
        size: int | None = None,
        steps: int = 1,
        fixed: Sequence[str] | None = None,
        test: Sequence[str] | None = None,
        cap: Cap = "usual",
        bridge: bool = True,
        mandate: Sequence[str] | None = None,
        excluded: Sequence[str] = (),
        progress: Progress | None = None,
        stop: Stop | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return a core team on its criteria, and which teams reach most under some wishes, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        size : int, optional
            How many members at most, from 1 to 10; else as many as are there each time in the team that is tested, when
            that is 3 to 7.
        steps : {1, 2}
            In how many steps a party is reached.
        fixed : sequence of str, optional
            Who must be in it: names, ids, references or words for a part ("burgemeester"); else who is usual.
        test : sequence of str, optional
            The team to test; else the core team on the map.
        cap : int, None or "usual"
            The most members of one sector.
        bridge : bool
            Whether somebody from safety and somebody from the social domain must be in it.
        mandate : sequence of str, optional
            Themes on each of which a member must decide; else those that play now, as far as somebody decides there.
        excluded : sequence of str
            Who may not be in it.
        progress : callable, optional
            Gets how much is done, and of how much. An answer that was made before is given at once, without it.
        stop : callable, optional
            Asked while it searches; true ends it with the best found, marked ``stopped``, and that is not kept.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.

        Returns
        -------
        dict
            See :func:`netmap.report.team.answer.team_answer`.

        Raises
        ------
        UsageError
            For a size, number of steps or cap that cannot be; ``team.unknown_party`` and the others of
            :func:`netmap.services.members.as_members`; ``choice.unknown.theme`` for a theme.
        NetworkNotFound, StoreError
        """
        _check(size, steps, cap)
        content = self.network(network)
        day, remarks = self._reference_date(content, reference_date)
        facts, names = (
            self._facts_for_teams(content, day),
            Names(content, language, masked=masked, marked=mark_sensitive),
        )
        asked = None if test is None else in_order(_some(as_members(facts, test, names)))
        fixed_size = len(fixed_members(facts, asked))
        wishes: dict[str, Any] = {"bridge": bridge, "excluded": in_order(as_members(facts, excluded, names))}
        if fixed is not None:
            wishes["fixed"] = as_fixed(facts, fixed, names)
        if cap != "usual":
            wishes["cap"] = cap
        if mandate is not None:
            chosen = (self._chosen(network, "theme", theme, reference_date) for theme in mandate)
            wishes["mandate"] = tuple(sorted({theme for theme in chosen if theme}))
        if size is None and asked is not None and _SIZES[0] <= fixed_size <= _SIZES[-1]:
            size = fixed_size
        demands = usual_demands(facts, size, steps, **wishes)
        proposal = self._proposal(content, day, demands, progress, stop)
        tested = self._test(content, day, asked, steps, proposal)
        first = team_reach(facts, proposal.teams[0], steps) if proposal.teams else None
        swaps = self._swaps(content, day, tested.team, demands) if tested and tested.team else ()
        kept = [self._compared(content, day, one, steps, proposal) for one in self._scenarios(content.id)]
        return team_answer(
            proposal,
            tested,
            first,
            swaps,
            kept,
            facts,
            self._norm(content, None),
            names,
            (*remarks, *_unconnected(facts)),
            given=asked is not None,
        )

    def team_choices(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, list[dict[str, str]]]:
        """Return of whom a team can be made, and on which themes a member can be wished to decide.

        Returns
        -------
        dict
            ``parties``: ``of`` ("Organisation:org-ggd") and ``name``, by name; ``themes``: ``id``, ``name`` and
            ``of``, by name. An empty network has no parties.
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        facts = self._facts_for_teams(content, day)
        parties = [{"of": f"{o.ref.label}:{names.id(o.ref)}", "name": names.name(o.ref)} for o in facts.organisations]
        themes = [entry for ref in choices(content, day)["theme"] if (entry := entry_of(ref, names))]
        return {"parties": _by_name(parties), "themes": _by_name(themes)}

    # --- kept to compare --------------------------------------------------------------------------------------------

    def keep_team(
        self,
        network: str | None = None,
        *,
        name: str,
        team: Sequence[str],
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Keep a team under a name, to compare it later; one of the same name is replaced.

        Nothing is written into the network itself: no import, export or change log knows of it.

        Returns
        -------
        dict
            As one of :meth:`kept_teams`.

        Raises
        ------
        UsageError
            ``team.name_missing``, ``team.name_long``, ``team.name_refused`` (something about a person),
            ``team.no_members``; ``store.too_many_scenarios`` above 50; as :func:`netmap.services.members.as_members`.
        NetworkNotFound, StoreError
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        facts = self._facts_for_teams(content, day)
        called = _name(name)
        members = in_order(_some(as_members(facts, team, names)))
        kept = Scenario(
            kind=_TEAM,
            name=called,
            members=tuple(str(member) for member in members),
            made_on=self._today().isoformat(),
            made_by=self._who,
        )
        self._store.keep_scenario(content.id, kept, most=MOST_KEPT)
        return _listed(kept, facts, names)

    def forget_team(self, network: str | None = None, *, name: str) -> None:
        """Remove a team that was kept.

        Raises
        ------
        UsageError
            ``team.not_kept`` with ``found`` and ``known``, or ``team.nothing_kept``, when there is none of that name.
        NetworkNotFound, StoreError
        """
        summary = self.find_network(network)
        kept = self._scenarios(summary.id)
        found = next((one for one in kept if name_key(one.name) == name_key(name)), None)
        if found is None:
            if not kept:
                raise UsageError("team.nothing_kept", found=name)
            raise UsageError("team.not_kept", found=name, known=OneOf(one.name for one in kept))
        self._store.forget_scenario(summary.id, _TEAM, found.name)

    def kept_teams(
        self,
        network: str | None = None,
        *,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> list[dict[str, Any]]:
        """Return the teams that were kept, by name.

        Returns
        -------
        list of dict
            ``name``, ``made_on`` (ISO date), ``team`` (entries of the members that are still on the map) and ``gone``
            (how many are not). Without comparing them; :meth:`team` does that.
        """
        content = self.network(network)
        day, _ = self._reference_date(content, reference_date)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        facts = self._facts_for_teams(content, day)
        return [_listed(one, facts, names) for one in self._scenarios(content.id)]

    # --- worked out once --------------------------------------------------------------------------------------------

    def _facts_for_teams(self, content: Network, day: date) -> Facts:
        if not content.data_version:  # nothing says what it holds
            return Facts(content, day)
        return self._team_facts.get((content.id, content.data_version, day), lambda: Facts(content, day))

    def _proposal(
        self, content: Network, day: date, demands: TeamDemands, progress: Progress | None, stop: Stop | None
    ) -> Proposal:
        """Return the proposal; of a search that was stopped the best found, which nobody gets a second time."""

        def find() -> Proposal:
            sizes = tuple(sorted({*_SIZES, demands.size}))
            found = propose_teams(content, day, demands, sizes=sizes, progress=progress, stop=stop)
            if found.stopped:
                raise _Stopped(found)
            return found

        try:
            if not content.data_version:
                return find()
            return self._proposals.get((content.id, content.data_version, day, demands), find)
        except _Stopped as stopped:
            return stopped.proposal

    def _test(
        self,
        content: Network,
        day: date,
        team: tuple[Ref, ...] | None,
        steps: int,
        proposal: Proposal,
    ) -> TeamTest | None:
        """Return a team on the criteria, beside the best of its size as far as a proposal proves that."""
        facts = self._facts_for_teams(content, day)
        best = self._most_known(content, facts, team, proposal)

        def judge() -> TeamTest | None:
            return judge_team(facts, team, steps, best=best)

        if not content.data_version:
            return judge()
        return self._team_tests.get((content.id, content.data_version, day, team, steps, best), judge)

    def _most_known(
        self, content: Network, facts: Facts, team: tuple[Ref, ...] | None, proposal: Proposal
    ) -> int | None:
        def find() -> int | None:
            there = present_team(facts)[1] if team is None else team
            return most_known(facts, fixed_members(facts, team), proposal, there)

        if proposal.stopped or not content.data_version:
            return find()
        key = (content.id, content.data_version, facts.day, team, proposal.demands)
        return self._most_reached.get(key, find)

    def _swaps(self, content: Network, day: date, team: tuple[Ref, ...], demands: TeamDemands) -> tuple[Swap, ...]:
        def find() -> tuple[Swap, ...]:
            return best_swaps(self._facts_for_teams(content, day), team, demands, most=_MOST_SWAPS)

        if not content.data_version:
            return find()
        return self._team_swaps.get((content.id, content.data_version, day, team, demands), find)

    def _scenarios(self, network_id: str) -> list[Scenario]:
        return [one for one in self._store.scenarios(network_id) if one.kind == _TEAM]

    def _compared(self, content: Network, day: date, one: Scenario, steps: int, proposal: Proposal) -> KeptTeam:
        team = _there(one, self._facts_for_teams(content, day))
        return KeptTeam(
            name=one.name,
            made_on=one.made_on,
            team=team,
            gone=len(one.members) - len(team),
            test=self._test(content, day, team, steps, proposal) if team else None,
        )


def _unconnected(facts: Facts) -> tuple[Remark, ...]:
    """Return the remark of every answer about parts of a network that have nothing in common."""
    parts = facts.memo(
        "services.unconnected", lambda: tuple(unconnected_parts(contact_graph(facts.network, facts.day)))
    )
    if len(parts) < 2:
        return ()
    return (Remark("gaps.remark.unconnected", {"parts": len(parts), "sizes": [len(part) for part in parts[1:]]}),)


def _check(size: int | None, steps: int, cap: Cap) -> None:
    if size is not None and not SMALLEST_SIZE <= size <= LARGEST_SIZE:
        raise UsageError("team.bad_size", found=size, least=SMALLEST_SIZE, most=LARGEST_SIZE)
    if steps not in (1, 2):
        raise UsageError("team.bad_steps", found=steps)
    if isinstance(cap, int) and cap < 1:
        raise UsageError("team.bad_cap", found=cap)


def _some(members: tuple[Ref, ...]) -> tuple[Ref, ...]:
    if not members:
        raise UsageError("team.no_members")
    if len(members) > MOST_MEMBERS:
        raise UsageError("team.too_many_members", found=len(members), most=MOST_MEMBERS)
    return members


def _name(text: str) -> str:
    """Return a name as it may be kept: one line, not too long, and nothing about a person in it."""
    name = " ".join(text.split())
    if not name:
        raise UsageError("team.name_missing")
    if len(name) > LONGEST_NAME:
        raise UsageError("team.name_long", most=LONGEST_NAME)
    if refused_party(name, consultation=True):  # as the name of a consultation: "Anders" is a word there
        raise UsageError("team.name_refused")
    return name


def _there(one: Scenario, facts: Facts) -> tuple[Ref, ...]:
    """Return the members of a kept team that are parties on the map now."""
    members = (Ref.parse(member) for member in one.members)
    return in_order([ref for ref in members if ref.label == Organisation.KIND and ref in facts.nodes])


def _listed(one: Scenario, facts: Facts, names: Names) -> dict[str, Any]:
    team = _there(one, facts)
    return {
        "name": Words(names).own_text(one.name),
        "made_on": one.made_on,
        "team": [entry_of(ref, names) for ref in team],
        "gone": len(one.members) - len(team),
    }


def _by_name(entries: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(entries, key=lambda entry: (entry["name"].casefold(), entry["of"]))
