"""What a what-if answers: frozen results with codes and references; ``netmap.report.what_if`` makes sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netmap.analysis.hub.results import Lost, SeatHolder
from netmap.analysis.results import Ask, Finding, GapAnswer, Question, Remark, State
from netmap.analysis.team.results import Criterion, TeamReach, TeamTest
from netmap.analysis.what_if.change import Change
from netmap.model import Network, Ref, Stage

__all__ = [
    "Amnesia",
    "CriterionChange",
    "Dependence",
    "Known",
    "NoLonger",
    "Scenario",
    "ScenarioId",
    "Side",
    "ThemeMemory",
    "WhatIfAnswer",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one demand of the norm: whether it is met, by whom, and what to ask when it is not known.

    ``enough`` is True when it is met well enough, as far as is known. ``thin``: met, but as far as is known by one
    party or sector only, so that it is asked whether there are more.
    """

    state: State
    enough: bool
    thin: bool
    line_id: str
    subjects: tuple[Ref, ...]
    substantive: bool
    parties: tuple[Ref, ...] = ()
    asks: tuple[Ask, ...] = ()

    @property
    def met(self) -> bool:
        """Whether it is known to be met, by however few."""
        return self.state is State.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the comparison: the map as it is, or as it would be.

    ``known`` has every demand of the norm by the id that its finding has; ``spots`` those that are white spots, each by
    itself, where ``gaps`` folds one into another. ``with_route``, ``open`` and ``without`` are places by whether a
    signal from there has a known way to a decision. ``team`` are the known members of the first core team on the map;
    ``reach`` is None without such members, ``test`` only without a core team. ``hub`` is who comes first by reach;
    ``lost`` what is lost without each party that sits somewhere. ``stages`` are the steps of themes that somebody is
    known to give, with who does; ``held`` the sectors, areas, groups and channels where somebody is known.
    """

    gaps: GapAnswer
    known: Mapping[str, Known]
    spots: Mapping[str, Finding] = field(default_factory=dict)
    with_route: tuple[Ref, ...] = ()
    open: tuple[Ref, ...] = ()
    without: tuple[Ref, ...] = ()
    core_team: Ref | None = None
    team: tuple[Ref, ...] = ()
    reach: TeamReach | None = None
    test: TeamTest | None = None
    hub: Ref | None = None
    lost: Mapping[Ref, Lost] = field(default_factory=dict)
    stages: Mapping[tuple[Ref, Stage], tuple[Ref, ...]] = field(default_factory=dict)
    held: frozenset[Ref] = frozenset()
    parties: tuple[Ref, ...] = ()
    consultations: tuple[Ref, ...] = ()
    experts: tuple[Ref, ...] = ()

    @property
    def possible(self) -> int:
        """How many questions would, after a "no", leave nobody at all."""
        return sum(1 for q in self.gaps.questions if q.if_no and q.if_no.coverage.value == "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLonger:
    """What is known now, and a question then; or rests on one party then, as far as is known.

    ``parties`` are those by whom it is known now. Never a white spot: nobody said that it is not there.
    """

    id: str
    line_id: str
    subjects: tuple[Ref, ...]
    substantive: bool
    parties: tuple[Ref, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """One criterion of the core team that is judged otherwise then. ``before`` and ``after`` differ in state."""

    before: Criterion
    after: Criterion


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """What rests on one party then, and did not before."""

    party: Ref
    routes: tuple[Ref, ...] = ()
    stages: tuple[tuple[Ref, Stage], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfAnswer:
    """What is otherwise when some changes are made.

    Parameters
    ----------
    network : Network
        The copy in which the changes were made: it has the names of all that is there on either side.
    gone, come : tuple of Ref
        Parties, consultations and experts that count on one side only.
    opened, closed : tuple of Finding
        White spots of which the demand was no white spot before, or is met then. What comes to stand under a white
        spot that opens or gets worse is told with that one, and not apart.
    worse, better : tuple of pairs of Finding
        The same white spot before and after: more or less serious, or covered by fewer or more; better is also one of
        which a part is solved.
    asked : tuple of Finding
        White spots that become a question: it is not known any more whether it is missing.
    moot : tuple of Finding
        White spots of which the subject is not there any more; nothing was closed.
    spots : tuple of Finding
        The white spots of then, counted as those of now are: what was told as one is one, and what was told apart is
        apart, also where it would be folded then. So a loss never makes fewer of them.
    no_longer, thinner : tuple of NoLonger
        What was known and becomes a question; what rests on one party or sector then, as far as is known. Those about
        something that is gone are left out.
    stages_lost, stages_won : tuple of (theme, Stage)
        Steps of themes that somebody is known to give on one side only, also where the norm does not ask for them.
    held_lost : tuple of Ref
        Sectors, areas, groups and channels where then nobody is known any more.
    questions_opened, questions_closed : tuple of Question
    routes_lost, routes_won : tuple of Ref
        Places that have a known way to a decision on one side only; those that are gone or new are left out.
    reach_lost, reach_won : tuple of Ref
        Parties that the core team reaches on one side only; those that are gone or new are left out.
    left : tuple of Ref
        Members of the core team that are not in it then.
    criteria : tuple of CriterionChange
    dependence : tuple of Dependence
        Who becomes the only one for something, most first.
    """

    network: Network
    changes: tuple[Change, ...]
    before: Side
    after: Side
    gone: tuple[Ref, ...] = ()
    come: tuple[Ref, ...] = ()
    opened: tuple[Finding, ...] = ()
    closed: tuple[Finding, ...] = ()
    worse: tuple[tuple[Finding, Finding], ...] = ()
    better: tuple[tuple[Finding, Finding], ...] = ()
    asked: tuple[Finding, ...] = ()
    moot: tuple[Finding, ...] = ()
    spots: tuple[Finding, ...] = ()
    no_longer: tuple[NoLonger, ...] = ()
    thinner: tuple[NoLonger, ...] = ()
    stages_lost: tuple[tuple[Ref, Stage], ...] = ()
    stages_won: tuple[tuple[Ref, Stage], ...] = ()
    held_lost: tuple[Ref, ...] = ()
    questions_opened: tuple[Question, ...] = ()
    questions_closed: tuple[Question, ...] = ()
    routes_lost: tuple[Ref, ...] = ()
    routes_won: tuple[Ref, ...] = ()
    reach_lost: tuple[Ref, ...] = ()
    reach_won: tuple[Ref, ...] = ()
    left: tuple[Ref, ...] = ()
    criteria: tuple[CriterionChange, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both sides answer everything alike."""
        lists = (
            *(self.gone, self.come, self.opened, self.closed, self.worse, self.better, self.asked, self.moot),
            *(self.no_longer, self.thinner, self.questions_opened, self.questions_closed, self.left, self.criteria),
            *(self.stages_lost, self.stages_won, self.held_lost),
            *(self.routes_lost, self.routes_won, self.reach_lost, self.reach_won, self.dependence),
        )
        return not any(lists) and self.before.hub == self.after.hub


class ScenarioId(StrEnum):
    """Ready scenarios: the developments of part B3 of the handreiking, and somebody who leaves (A2)."""

    YOUTH_WORK = "youth_work"
    WELFARE = "welfare"
    PREVENTION = "prevention"
    HOUSING = "housing"
    POLICE = "police"
    TOGETHER = "together"
    PERSON = "person"
    SPIDER = "spider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A ready scenario. ``changes`` are empty when the map lacks what it is about; ``why_not`` is the code why.

    ``about`` are the parties, or the seat-holder's parties, that it is about, by id.
    """

    id: ScenarioId
    changes: tuple[Change, ...] = ()
    about: tuple[Ref, ...] = ()
    holder: SeatHolder | None = None
    why_not: str = ""

    @property
    def possible(self) -> bool:
        """Whether there is something to change."""
        return bool(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMemory:
    """A theme of which some steps rest on one party.

    ``stages`` are the steps that nobody else is known to give; ``whole`` says that these are all steps that anybody is
    known to give. ``holder`` is the one person through whom that party sits anywhere; None when there are more, or it
    sits nowhere.
    """

    theme: Ref
    party: Ref
    stages: tuple[Stage, ...]
    whole: bool = False
    plays: bool = False
    holder: SeatHolder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amnesia:
    """Collective amnesia: what would leave with one person or one party, most first."""

    holders: tuple[SeatHolder, ...] = ()
    themes: tuple[ThemeMemory, ...] = ()
    codes: bool = False
