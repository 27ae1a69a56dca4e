"""What the analyses of who holds the web together answer: frozen results with codes and references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netmap.analysis.results import Evidence, Remark
from netmap.model import Ref, Stage


class HubView(StrEnum):
    """A way to look at who holds the web together; never put together into one figure."""

    REACH = "reach"
    BROKERAGE = "brokerage"
    DEPENDENCE = "dependence"


class BrokerRole(StrEnum):
    """Gould and Fernandez (1989): what a broker b is between a and c (a -> b -> c), by their sectors.

    COORDINATOR: all three the same. CONSULTANT: a and c the same, b another. GATEKEEPER: b and c the same, a another.
    REPRESENTATIVE: a and b the same, c another. LIAISON: three different ones.
    """

    COORDINATOR = "coordinator"
    CONSULTANT = "consultant"
    GATEKEEPER = "gatekeeper"
    REPRESENTATIVE = "representative"
    LIAISON = "liaison"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What is lost without somebody.

    ``routes``: places that lose every known way to a decision. ``recorded``: other places, that lose every recorded way
    and keep one through a shared member. ``themes``: themes for which nobody else gives some stage; ``stages``: which
    (theme, stage) those are, by theme and then in the order of the stages. ``areas``: areas where nobody else is known
    to work. ``alone``: parties that would share no table with anybody. ``tables`` (of a
    seat-holder only): consultations that lose their only member of some sector. ``fragmentation``: by how much
    Borgatti's F grows (0 to 1).
    """

    routes: tuple[Ref, ...] = ()
    recorded: tuple[Ref, ...] = ()
    themes: tuple[Ref, ...] = ()
    stages: tuple[tuple[Ref, Stage], ...] = ()
    areas: tuple[Ref, ...] = ()
    alone: tuple[Ref, ...] = ()
    tables: tuple[Ref, ...] = ()
    fragmentation: float = 0.0

    @property
    def count(self) -> int:
        """How many things are lost, those that keep an informal way left out; for ranking only."""
        return len(self.routes) + len(self.themes) + len(self.areas) + len(self.alone) + len(self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """How a place on a list holds when part of the data would be missing: middle 90 % of the ranks over all runs.

    ``first`` counts the runs in which it was first, and had something: met somebody, stood between others, or was
    missed. ``firm``: the band is at most two places wide.
    """

    band: tuple[int, int]
    first: int
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyStanding:
    """One party in the three views.

    ``reach`` counts the parties that it meets in some consultation, itself included (a collective seat as the user
    chose); 1 when it meets nobody, whatever it stands for. ``harmonic`` is harmonic closeness in the two-mode graph, 0
    to 1. ``brokerage`` is two-mode betweenness, 0 to 1. ``roles`` counts Gould-Fernandez brokerage. ``ranks`` gives the
    place in each view, 1 first, equal values sharing the best place. ``reasons``: why it holds the web together, most
    telling first.
    """

    party: Ref
    consultations: tuple[Ref, ...]
    reach: int
    harmonic: float
    brokerage: float
    lost: Lost
    roles: Mapping[BrokerRole, int] = field(default_factory=dict)
    ranks: Mapping[HubView, int] = field(default_factory=dict)
    stability: Mapping[HubView, Stability] = field(default_factory=dict)
    reasons: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHolder:
    """One seat-holder (by code, never a name) or, without codes, a party's only seat: what hangs on that one person.

    ``code`` is empty when the seat has none. ``party`` is the first of ``parties`` by id: one person may sit for more.
    ``only``: nobody else sits anywhere for these parties. ``exact`` is False when it was not looked for which routes
    are lost, because so many others have more seats.
    """

    code: str
    party: Ref
    consultations: tuple[Ref, ...]
    lost: Lost
    parties: tuple[Ref, ...] = ()
    only: bool = False
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorPair:
    """Two sectors and the consultations where both sit, each with a party of its own.

    ``open``: other consultations, of which not all members or sectors are known, so that both may sit there as well.
    """

    one: Ref
    other: Ref
    consultations: tuple[Ref, ...]
    open: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two consultations with nearly the same members and themes; shares from 0 to 1 (Jaccard).

    ``themes`` is None when it is not known which themes they deal with. ``shared``: the members that sit in both.
    """

    one: Ref
    other: Ref
    members: float
    themes: float | None
    shared: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """How much the ties stay inside sectors: the E-I index (-1 all inside, 1 all across) against shuffled sectors.

    ``lower`` counts the draws with a lower index, of ``draws``. None of it is shown as a decimal on a page.
    """

    index: float
    lower: int
    draws: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated:
    """A consultation that the plan names as core team, its members, and whether the actual spider sits there.

    ``reach`` counts the parties that its members meet together, members included (a collective seat as the user chose).
    ``holds_actual``: the actual spider or a part of it is known to sit there; ``surely_not``: it is known that it does
    not, and neither do its equals; neither: it is not known.
    ``holds_actual_without``: the same for the actual spider when the municipality is left out.
    """

    consultation: Ref
    members: tuple[Ref, ...]
    reach: int
    holds_actual: bool
    surely_not: bool = False
    holds_actual_without: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HubAnswer:
    """Who holds the web together.

    ``parties`` and ``without_municipality`` are in order of their places in reach, then in brokerage, then id.
    ``actual`` is the party that comes first by reach, then brokerage; of equals one that sits in the core team, then by
    id. ``equals`` are the others that are equal to it, ``equals_without`` those when the municipality is left out.
    ``first`` says who comes first in each view, so that a page can say when they differ (nobody, where nothing would be
    lost or nobody is between others). ``of`` counts the consultations on the map. ``bridges`` are the parties of safety
    and the social domain that sit together at a table, by table. ``seat_holders`` are in order of what is lost.
    ``estimated``: the web is so large that brokerage was worked out from some starting nodes.
    """

    parties: tuple[PartyStanding, ...] = ()
    without_municipality: tuple[PartyStanding, ...] = ()
    of: int = 0
    designated: tuple[Designated, ...] = ()
    actual: Ref | None = None
    actual_without: Ref | None = None
    equals: tuple[Ref, ...] = ()
    equals_without: tuple[Ref, ...] = ()
    first: Mapping[HubView, tuple[Ref, ...]] = field(default_factory=dict)
    seat_holders: tuple[SeatHolder, ...] = ()
    bridges: Mapping[Ref, tuple[tuple[Ref, ...], tuple[Ref, ...]]] = field(default_factory=dict)
    pairs: tuple[SectorPair, ...] = ()
    mixing: Mixing | None = None
    overlaps: tuple[Overlap, ...] = ()
    collective: str = "once"
    runs: int = 0
    estimated: bool = False
    remarks: tuple[Remark, ...] = ()
