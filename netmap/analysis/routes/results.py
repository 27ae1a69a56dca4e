"""What the analyses of routes answer: frozen results with codes and references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netmap.analysis.results import Ask, Confidence, Evidence
from netmap.analysis.routes.staged import ArcKind
from netmap.model import Agreement, Certainty, Ref, Stage


class RouteStage(StrEnum):
    """What happens at a step. PASS: the signal is handed on."""

    SIGNAL = "signal"
    VERIFY = "verify"
    INTERPRET = "interpret"
    DECIDE = "decide"
    PASS = "pass"


class RouteStatus(StrEnum):
    """Whether there is a way. NO_ROUTE only when nothing untold could make one."""

    ROUTE = "route"
    NO_ROUTE = "no_route"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a route.

    ``party`` acts in it: who sees the signal, carries it, interprets or decides; None when the consultation does so
    as a whole. ``via`` is the consultation where it happens; None outside of one (then ``party`` is not None).
    ``function`` is in what function that party sits there, or who hands on (``by_function`` of a route).
    ``kind`` says how the signal came there; None when it was there already. ``formal``: recorded, not through a shared
    member. ``evidence`` holds the rows that say so; ``known`` is False for a stage of which nobody said who takes it.
    """

    stage: RouteStage
    party: Ref | None
    via: Ref | None
    kind: ArcKind | None = None
    formal: bool = True
    known: bool = True
    function: str | None = None
    agreed: Agreement | None = None
    criterion: str | None = None
    certainty: Certainty | None = None
    waiting_days: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way from who sees something to who may decide, or as far as one is recorded.

    ``handovers`` counts the steps that hand on; ``informal`` those of them that nobody recorded. ``certainty`` is that
    of the weakest step. ``waiting_days`` is half of each meeting interval together, None unless all are known (on call
    is 0). ``skipped``: stages that it passes over (only verify). ``unknown``: stages of which nobody said who takes
    them, and those that it does not get to.
    """

    steps: tuple[Step, ...]
    handovers: int
    informal: int
    certainty: Certainty
    waiting_days: float | None
    skipped: tuple[RouteStage, ...] = ()
    unknown: tuple[RouteStage, ...] = ()

    @property
    def consultations(self) -> tuple[Ref, ...]:
        """The consultations that it goes through, in order, each once."""
        return tuple(dict.fromkeys(step.via for step in self.steps if step.via))


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLink:
    """What would make a way where there is none: a hand-over from ``start`` to ``end``, or who takes a ``stage``.

    ``cost`` is how many such links it takes together with those in ``also``. ``known`` is True when it was said that
    it is not there: then it is a proposal, else a question. ``ask`` says what to ask and of whom.
    """

    start: Ref
    end: Ref | None
    stage: Stage | None
    known: bool
    cost: int
    ask: Ask
    reasons: tuple[Evidence, ...] = ()
    also: tuple[MissingLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Who could confirm what somebody sees.

    ``through`` are the consultations where they meet, or the parties through whom; ``steps`` is 1 at a shared table.
    ``other_sector`` and ``knows``: of another sector than who asks; signals or interprets the theme (in the area).
    """

    party: Ref
    through: tuple[Ref, ...]
    steps: int
    other_sector: bool
    knows: bool
    function: str | None = None
    evidence: tuple[Evidence, ...] = ()


class TakerState(StrEnum):
    """Whether it is known who takes a stage. NOBODY only when that was told."""

    KNOWN = "known"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Takers:
    """Who takes a stage of a theme, whether or not a signal gets there.

    ``who`` by id, with KNOWN only; ``evidence`` says so, a row each, or why it is nobody. ``listed``: it is nobody
    because the list is complete, not because somebody stated it.
    """

    state: TakerState = TakerState.UNKNOWN
    who: tuple[Ref, ...] = ()
    listed: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteAnswer:
    """Which way a signal goes from one place.

    ``routes`` hold the best first, then those that differ from it in a consultation; with ``status`` UNKNOWN, the
    recorded chains. ``single_points``: who or what, when it goes, takes all routes along. ``disjoint``: how many routes
    share no place at all, per leg ("interpret": to who interprets, "decide": from there to who decides); None when the
    leg is one place only. ``asks``: what to ask where it is not known how it goes on. ``takers``: who interprets and
    who decides, also where no way to them is known; empty where nobody looked. ``onward_told``: all ways on from the
    source itself were told.
    """

    source: Ref
    theme: Ref | None
    area: Ref | None
    status: RouteStatus
    routes: tuple[Route, ...] = ()
    missing_links: tuple[MissingLink, ...] = ()
    single_points: tuple[Ref, ...] = ()
    disjoint: Mapping[str, int | None] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    asks: tuple[Ask, ...] = ()
    takers: Mapping[Stage, Takers] = field(default_factory=dict)
    onward_told: bool = False


# --- downwards ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody or something that a request reaches, in how many steps, and through what (the last before it).

    ``formal`` is False when no recorded route leads there within so many steps, only a shared member, or a part of a
    party or what it is part of. ``whole``: an area that is reached only through who serves the whole municipality.
    """

    ref: Ref
    steps: int
    through: Ref | None
    formal: bool = True
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DownAnswer:
    """Whom a request reaches within ``within`` steps.

    By kind: "organisation", "consultation", "area", "group", "channel".
    ``not_heard`` are those of each kind that it does not reach as far as was told. ``silent`` are those among them, by
    kind, of which it is not known: an untold seat, way down, or row about who is there could make them hear it.
    ``by_step[h]`` counts the organisations reached within h steps.
    """

    sources: tuple[Ref, ...]
    within: int
    heard: Mapping[str, tuple[Heard, ...]] = field(default_factory=dict)
    not_heard: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    silent: tuple[Ref, ...] = ()
    by_step: tuple[int, ...] = ()


# --- the whole network --------------------------------------------------------------------------------------------


class DeadEndType(StrEnum):
    """Why a signal stops. STOPS: it receives signals, hands nothing on and may not decide."""

    INTERPRET = "interpret"
    DECIDE = "decide"
    STOPS = "stops"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnd:
    """Where signals surely stop; ``behind`` are the places whose signals all end here.

    Only when it was stated that nothing is passed on, or everything around it was told.
    """

    place: Ref
    type: DeadEndType
    confidence: Confidence
    behind: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SinglePoint:
    """A party or consultation without which some places lose every way to a decision.

    ``breaks``: places that then have no way left at all; ``breaks_recorded``: those that lose every recorded way but
    keep one through a shared member. Both in order of id, without ``place`` itself.
    """

    place: Ref
    breaks: tuple[Ref, ...] = ()
    breaks_recorded: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottleneck:
    """How much of the best routes of all places goes through one: ``share`` from 0 to 1, for ranking only."""

    place: Ref
    rank: int
    share: float
    routes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutesAnswer:
    """The routes of a whole network.

    ``with_route``, ``open`` and ``without``: places (parties that sit somewhere or hand on, and consultations) that
    have a known way, of which it is not known, and that surely have none. ``no_way_up``: consultations without any
    recorded way on of which nobody said so (in the last two years). ``loops``: places among which a signal goes round
    without an exit. ``one_way``: places whose first or second leg hangs on one place, by leg. ``takers``: who
    interprets and who decides on the theme, also where no way leads there; empty without a theme. ``seatless``: parties
    that sit nowhere and hand nothing on, so that they are no place. ``any_theme``: no theme was asked for, so that who
    interprets one and who decides on another make a route together.
    """

    theme: Ref | None
    area: Ref | None
    with_route: tuple[Ref, ...] = ()
    open: tuple[Ref, ...] = ()
    without: tuple[Ref, ...] = ()
    no_way_up: tuple[Ref, ...] = ()
    dead_ends: tuple[DeadEnd, ...] = ()
    loops: tuple[tuple[Ref, ...], ...] = ()
    single_points: tuple[SinglePoint, ...] = ()
    bottlenecks: tuple[Bottleneck, ...] = ()
    one_way: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    down: DownAnswer | None = None
    asks: tuple[Ask, ...] = ()
    takers: Mapping[Stage, Takers] = field(default_factory=dict)
    seatless: tuple[Ref, ...] = ()
    any_theme: bool = False
