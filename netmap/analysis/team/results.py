"""What the analyses of a core team answer: frozen results with codes and references."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from netmap.analysis.results import Evidence, Remark
from netmap.model import Ref

__all__ = [
    "Conflict",
    "Criterion",
    "CriterionState",
    "CurvePoint",
    "Demand",
    "DemandKind",
    "Fixed",
    "Proposal",
    "Swap",
    "TeamDemands",
    "TeamMember",
    "TeamReach",
    "TeamTest",
]


class CriterionState(StrEnum):
    """Whether a team meets a criterion of the handreiking. LOCAL: each municipality decides on it itself."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    LOCAL = "local"


class DemandKind(StrEnum):
    """What may be demanded of a team that is proposed."""

    SIZE = "size"
    FIXED = "fixed"
    CAP = "cap"
    SAFETY = "safety"
    SOCIAL = "social"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One member of a team: the party as its row stands there.

    ``tables`` are the consultations, core teams left out, where it meets others. ``reached`` are the parties within the
    steps asked for, itself included; ``adds`` those of them that no other member of this team reaches. ``decides`` are
    themes on which it decides, by its own coverage row or at a table that decides, as far as known.
    """

    party: Ref
    sectors: tuple[str, ...] = ()
    tables: tuple[Ref, ...] = ()
    reached: tuple[Ref, ...] = ()
    adds: tuple[Ref, ...] = ()
    decides: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReach:
    """Whom a team reaches together, and what stays out of reach.

    ``reached`` and ``missed`` are parties with a seat or coordination somewhere, by id; members are reached.
    ``sectors``, ``themes``, ``areas`` and ``groups`` are those that somebody on the map is in, covers, serves or
    reaches, but no member and nobody whom the team reaches. ``unseated`` are active parties of which no seat is known:
    they are in neither.
    """

    members: tuple[TeamMember, ...] = ()
    steps: int = 1
    reached: tuple[Ref, ...] = ()
    missed: tuple[Ref, ...] = ()
    unseated: tuple[Ref, ...] = ()
    sectors: tuple[Ref, ...] = ()
    themes: tuple[Ref, ...] = ()
    areas: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()

    @property
    def reach(self) -> int:
        """How many parties the team reaches."""
        return len(self.reached)

    @property
    def of(self) -> int:
        """How many parties have a seat or coordination somewhere."""
        return len(self.reached) + len(self.missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the twelve criteria of the handreiking (A2, A1, A2.1), applied to one team.

    ``id`` is stable ("mixed_sectors"), ``number`` its place (1 to 12). ``code`` and ``values`` are the sentence that
    says why; ``evidence`` the rows of the user's data. ``asks`` is what to ask when it is not known.
    """

    id: str
    number: int
    state: CriterionState
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    asks: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTest:
    """A given team on all criteria. ``consultation`` is the core team on the map that it is; None for a made-up one."""

    team: tuple[Ref, ...]
    consultation: Ref | None
    criteria: tuple[Criterion, ...]
    reach: TeamReach
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """Of these parties at least one must be a member. ``word`` is an actor type ("mayor"), or "" for a party named."""

    parties: tuple[Ref, ...]
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDemands:
    """What a proposed team must meet.

    ``caps`` are (sector, most) pairs that go before ``cap``, which is the most of each sector (None: no limit).
    ``bridge``: at least one member from safety and one from the social domain. ``mandate`` are themes on each of which
    some member must decide. ``excluded`` may be no member.
    """

    size: int = 4
    steps: int = 1
    fixed: tuple[Fixed, ...] = ()
    cap: int | None = 1
    caps: tuple[tuple[str, int], ...] = ()
    bridge: bool = True
    mandate: tuple[str, ...] = ()
    excluded: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand by itself, to say which ones clash: with its sector, theme or party, and its size or cap."""

    kind: DemandKind
    ref: Ref | None = None
    number: int | None = None
    parties: tuple[Ref, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that no team meets together; without any one of them there is a team."""

    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The best team of one size at most. ``bound``: no team of this size reaches more; ``reach`` when it is proved.

    It may have fewer members, when one more adds nothing. ``conflicts`` explain "infeasible".
    """

    size: int
    status: Literal["optimal", "bound", "infeasible"]
    reach: int = 0
    bound: int = 0
    team: tuple[Ref, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One replacement in a present team; ``reach`` is what the team reaches then.

    ``equals`` are other parties that may come in the same place, for as much. ``loses`` are the themes on which nobody
    in the team is known to decide any more.
    """

    out: Ref
    into: Ref
    reach: int
    team: tuple[Ref, ...]
    equals: tuple[Ref, ...] = ()
    loses: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The teams that reach most under some demands.

    ``teams`` are all equally good ones, at most 60 (``more``: there are more, or there may be); the first by more
    themes on which somebody decides, then by more members that decide on each, then fewer members on whom alone
    places depend, then by id. ``shared`` are the members of all of them, also of those beyond the limit; () when not
    all were looked at. ``status`` "bound": the search ended early, and no team reaches more than ``bound``.
    ``stopped``: the user ended it; then the answer is not kept. ``conflicts`` explain "infeasible".
    ``without_decider`` are themes for which a decider was wanted by default and nobody on the map is known to decide.
    ``without_sector`` are parties that may be members but of which no sector is known: they count for no limit of a
    sector and for no domain.
    """

    status: Literal["optimal", "bound", "infeasible"]
    demands: TeamDemands
    teams: tuple[tuple[Ref, ...], ...] = ()
    more: bool = False
    shared: tuple[Ref, ...] = ()
    reach: int = 0
    of: int = 0
    bound: int = 0
    curve: tuple[CurvePoint, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stopped: bool = False
    without_decider: tuple[Ref, ...] = ()
    without_sector: tuple[Ref, ...] = ()
    remarks: tuple[Remark, ...] = ()
