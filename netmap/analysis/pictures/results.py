"""What a picture shows: frozen results with references and codes; ``netmap.report.pictures`` gives them words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from netmap.model import Ref, Status

Point = tuple[float, float]

MOST_AT_FIRST = 60


class Subject(StrEnum):
    """The question that a picture answers."""

    OVERVIEW = "overview"
    AROUND = "around"
    THEME = "theme"
    SECTORS = "sectors"
    GAP = "gap"
    ROUTES = "routes"
    MEETINGS = "meetings"
    ROUTE = "route"
    HUB = "hub"
    TEAM = "team"
    THIRD_PARTIES = "third_parties"
    WHAT_IF = "what_if"


class Arrangement(StrEnum):
    """How a picture is laid out.

    WEB: near what it is tied to. LAYERS: columns from signal (left) to decision (right). TWO_MODE: consultations in the
    middle, parties on both sides. GRID: exact columns and rows, as the view gives them.
    """

    WEB = "web"
    LAYERS = "layers"
    TWO_MODE = "two_mode"
    GRID = "grid"


class NodeKind(StrEnum):
    """What a node stands for; its shape says so. GROUP: all parties or consultations of one domain and layer."""

    ORGANISATION = "organisation"
    CONSULTATION = "consultation"
    EXPERT = "expert"
    THEME = "theme"
    GROUP = "group"
    CHANNEL = "channel"
    MISSING = "missing"


class TieKind(StrEnum):
    """What a line stands for."""

    SEAT = "seat"
    ROUTE = "route"
    INFORMS = "informs"  # tells, but hands nothing over
    REPORTS_BACK = "reports_back"
    COORDINATES = "coordinates"
    WORKS_FOR = "works_for"
    PART_OF = "part_of"
    REPRESENTS = "represents"
    COVERS = "covers"
    DEALS_WITH = "deals_with"
    CONTACT = "contact"  # between groups: any of the above
    # How one signal goes on, in the picture of a route.
    BRINGS = "brings"  # to a table of its own
    SEES = "sees"  # somebody looks into a channel
    COMMITS = "commits"  # from a table, to who may commit its organisation there
    HEARS = "hears"  # from a table, to who takes it along
    CARRIES = "carries"  # to a table where who heard it sits too
    TAKES_HOME = "takes_home"  # from a table, to the organisation of who heard it
    IN_HOUSE = "in_house"  # between parts of one organisation
    # Around a core team.
    MEETS = "meets"  # sits at one table with
    REACHED = "reached"  # is reached through a table, without a seat of its own
    MISSING = "missing"


#: Of these nobody recorded that a signal goes there.
NOT_RECORDED = frozenset({TieKind.HEARS, TieKind.CARRIES, TieKind.TAKES_HOME, TieKind.IN_HOUSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks to see.

    ``subjects`` are references as text ("Organisation:org-ggd", "Theme:jeugdoverlast"), for SECTORS two codes of
    sectors, for GAP the id of a finding, and nothing for OVERVIEW. ROUTES and MEETINGS take at most one theme; without
    one they show the whole network. ROUTE takes who sees a signal ("Organisation:...", "Consultation:...",
    "Channel:..." or "Expert:..."), and then at most one theme and one area. HUB takes nothing, or "without": the same
    without the municipality. WHAT_IF takes "before" or "after", and then the changes as text. TEAM takes the members of
    a team (none: the core team on the map), with "2" before them to count two steps; THIRD_PARTIES takes themes, areas,
    groups and a phase, and needs as "need:decide". ``grown`` are nodes whose own neighbours are shown as well. ``most``
    is how many nodes are shown at most.
    """

    subject: Subject
    subjects: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    most: int = MOST_AT_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing in a picture.

    ``id`` is the reference as text, "group:<domain>:<kind>:<echelon>" or "missing:<number>". ``steps`` is how far it is
    from the centre, 0 at the centre itself; in ROUTE and HUB its place in the order in which it is told. ``hidden``
    counts neighbours that are left out and would come by growing. ``members`` counts what a group stands for;
    ``column`` is its place from left in LAYERS, TWO_MODE and GRID, ``row`` its place from the top in GRID. ``code`` and
    ``values`` say what is missing (MISSING), what a group holds, or what its view says of it.
    """

    id: str
    kind: NodeKind
    ref: Ref | None = None
    sector: str | None = None
    status: Status | None = None
    steps: int = 0
    hidden: int = 0
    members: int = 1
    column: int = 0
    row: int = 0
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One line in a picture: all ties between the same two nodes together.

    ``directed`` means that a signal goes from ``start`` to ``end``. What can be said of it: ``stages`` that a coverage
    gives, ``functions`` and ``roles`` of seats. ``status`` is None when at least one of the ties is active; else all
    are planned, suspended or of unknown status, and it says which. ``count`` is how many ties it stands for. Who hands
    on to, informs, reports back to, is part of or represents whom is told from ``start`` to ``end``: two ends that do
    so to each other have two lines, one each way. In ROUTE ``best`` lines are those of the best route, and
    ``informal`` ones are nowhere recorded. In WHAT_IF ``change`` is "gone" or "new".
    """

    start: str
    end: str
    kinds: tuple[TieKind, ...]
    directed: bool = False
    stages: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    status: Status | None = None
    count: int = 1
    best: bool = False
    informal: bool = False
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one picture shows.

    ``nodes`` are in order: centre first, then by steps, then by id. ``total`` is how many nodes belong to the answer,
    missing ones left out; what is shown of it is in ``nodes``. ``counts`` are numbers for its sentences, by name:
    always of the whole answer, also of what is not shown. ``code`` is the verdict of ROUTE: "route", "no_route" or
    "unknown".
    """

    wish: Wish
    arrangement: Arrangement
    centre: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    code: str = ""

    @property
    def key(self) -> str:
        """Under which its positions are kept: what is asked, whatever was grown."""
        return ":".join((self.wish.subject.value, *self.wish.subjects))
