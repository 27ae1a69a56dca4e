"""What the analysis of third parties asks and answers: frozen, with codes and references."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from netmap.analysis.results import Evidence
from netmap.model import Ref, Stage

__all__ = [
    "STAGES",
    "Call",
    "Five",
    "Invitee",
    "Need",
    "NeedAnswer",
    "NeedKind",
    "NeedState",
    "Needed",
    "ThirdPartiesAnswer",
    "Unmet",
    "Way",
    "Wish",
]


class Needed(StrEnum):
    """What may be needed at the table. PROFESSIONS: those that the handreiking names for the phase (table A1)."""

    INTERPRET = "interpret"
    DECIDE = "decide"
    ACT = "act"
    AFTERCARE = "aftercare"
    SPOKESPERSON = "spokesperson"
    PROFESSIONS = "professions"


class NeedKind(StrEnum):
    """What one need is about."""

    INTERPRET = "interpret"
    DECIDE = "decide"
    ACT = "act"
    AFTERCARE = "aftercare"
    AREA = "area"
    GROUP = "group"
    PROFESSION = "profession"
    SPOKESPERSON = "spokesperson"


#: The needs that are a stage of a theme.
STAGES = {
    NeedKind.INTERPRET: Stage.INTERPRET,
    NeedKind.DECIDE: Stage.DECIDE,
    NeedKind.ACT: Stage.ACT,
    NeedKind.AFTERCARE: Stage.AFTERCARE,
}


class NeedState(StrEnum):
    """What is known of a need.

    COVERED: by the team. OPEN: somebody outside the team covers it. ASK: it is not known who does, and there is
    somebody to call. UNMET: nobody on the map is known for it.
    """

    COVERED = "covered"
    OPEN = "open"
    ASK = "ask"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class Wish:
    """The situation: ids of themes, areas, a phase and groups to reach, and what is needed (empty: by the phase)."""

    themes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    phase: str = ""
    groups: tuple[str, ...] = ()
    needed: tuple[Needed, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything was chosen."""
        return bool(self.themes or self.areas or self.phase or self.groups or self.needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that somebody at the table must bring; ids, "" where it does not apply."""

    kind: NeedKind
    theme: str = ""
    area: str = ""
    group: str = ""
    profession: str = ""
    phase: str = ""

    @property
    def id(self) -> str:
        """What tells it from the other needs of one situation."""
        return ":".join(filter(None, (self.kind.value, self.theme, self.area, self.group, self.profession)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAnswer:
    """What is known of one need. ``by`` are rows of the team, else those of the parties to invite.

    ``phase_open``, ``implied``: of what the team covers each row leaves open whether it holds in the phase, or was
    derived or merely mentioned. ``doubt``: somebody may cover it, but it is not sure whether that still holds.
    ``planned`` is who is to do it later, where nobody does it now.
    """

    need: Need
    state: NeedState
    by: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    phase_open: bool = False
    implied: bool = False
    doubt: bool = False
    planned: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far a party is from the team, and through whom it is reached.

    ``steps`` counts consultations, None when no chain of consultations leads there. ``via`` are who sits nearest: of
    one step the rows of the team that share ``table`` with the party; else all first intermediaries, and ``table`` is
    where the first of them meets the party (of two steps) or the team (of more). ``member`` is the team member that
    ``via`` belongs to, or that meets the first of ``via``.
    """

    steps: int | None = None
    via: tuple[Ref, ...] = ()
    table: Ref | None = None
    member: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """One party to invite.

    Attributes
    ----------
    party : Ref
        The row to call: a part of an organisation where that part alone covers all its needs. A consultation of which
        nobody knows the members, or an expert without a known organisation, stands for itself.
    needs : tuple of str
        Ids of all open needs that it covers.
    expert : Ref or None
        Through whom one of the needs is covered. He is the function to call when all of them are.
    function, deputy : str or None
        Whom to call, and who stands in, as the user wrote it; ``function_of`` is whose seat that is.
    reachable, agreed_on : str or None
        Of the expert.
    checked_on : str or None
        The oldest day on which one of its facts was checked; None when no day is known.
    instead : tuple of Ref
        Who could come in its place, the others as they are; nearest first.
    phase_open, implied : bool
        Of some need the row does not say in which phases it holds; it was derived or merely mentioned.
    on_call : Ref or None
        Who is on call in the core team: this party, or the row of the same organisation that is.
    """

    party: Ref
    needs: tuple[str, ...]
    way: Way
    expert: Ref | None = None
    function: str | None = None
    function_of: Ref | None = None
    deputy: str | None = None
    reachable: str | None = None
    agreed_on: str | None = None
    checked_on: str | None = None
    stale: bool = False
    phase_open: bool = False
    implied: bool = False
    on_call: Ref | None = None
    instead: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One party to call before it is known who must come; None: nobody on the map is known to ask.

    ``own``: it may well cover the needs itself; else it may know who does. ``doubt``: the map says that it does, but
    it is not sure whether that still holds.
    """

    party: Ref | None
    needs: tuple[str, ...]
    own: bool = False
    in_team: bool = False
    doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A need for which nobody on the map is known.

    ``told``: that was stated, or a complete list shows it. ``kinds`` are the kinds of party and the fields of
    expertise that the handreiking names for it, ``fallback`` who is nearest to it: experts on the theme, and who does
    it in another phase or in part of the area. ``planned`` is who is to do it later. What nobody decides or does is not
    a matter of expertise: it has neither kinds nor experts, but ``put_to``, the mayor or else the municipality.
    """

    need: str
    told: bool
    kinds: tuple[Ref, ...] = ()
    fallback: tuple[Ref, ...] = ()
    planned: tuple[Ref, ...] = ()
    put_to: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Five:
    """The most needs that five parties cover: which parties, and which needs then stay open."""

    parties: tuple[Ref, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartiesAnswer:
    """Whom to invite.

    Attributes
    ----------
    team, team_from
        Who sits there already, and the core team that they were read from (None: given, or no core team).
    table : Ref or None
        Where the team sits: that core team, or the consultation that was given.
    on_call : tuple of Ref
        Who comes there only when called, or when it concerns them: they are to be invited like others.
    invite : tuple of Invitee
        The nearest of the smallest sets, nearest party first.
    alternatives : tuple of tuple of Ref
        The other sets of as few parties, nearest first; ``more_alternatives``: there are more of them.
    proof : {"optimal", "bound"}
        "bound": perhaps ``least`` parties are enough, but never fewer.
    five : Five or None
        Only when more than five parties are needed.
    """

    wish: Wish
    needed: tuple[Needed, ...]
    team: tuple[Ref, ...]
    team_from: Ref | None
    team_given: bool
    table: Ref | None = None
    on_call: tuple[Ref, ...] = ()
    needs: tuple[NeedAnswer, ...] = ()
    invite: tuple[Invitee, ...] = ()
    alternatives: tuple[tuple[Ref, ...], ...] = ()
    more_alternatives: bool = False
    calls: tuple[Call, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    proof: Literal["optimal", "bound"] = "optimal"
    least: int = 0
    five: Five | None = None
