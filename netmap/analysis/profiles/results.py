"""What is known of one party, consultation, expert or theme: frozen results with codes; the report words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from netmap.analysis.results import Confidence, Finding, Question
from netmap.model import Certainty, Ref, Setting, Status

#: A record of the network: its kind and id.
Key = tuple[str, str]


class Said(StrEnum):
    """What the data say about one line. UNKNOWN is also what nobody filled in; NO is only what somebody stated."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class GroupCode(StrEnum):
    """The parts of a profile, in the order in which they are told."""

    IDENTITY = "identity"
    PLAYS = "plays"
    LEAD = "lead"
    SEATS = "seats"
    MEMBERS = "members"
    LEADS = "leads"
    COVERAGE = "coverage"
    MANDATE = "mandate"
    SIGNAL = "signal"
    INTERPRET = "interpret"
    DECIDE = "decide"
    ACT = "act"
    AFTERCARE = "aftercare"
    ROUTES_IN = "routes_in"
    ROUTES_OUT = "routes_out"
    TOLD_BY = "told_by"
    TELLS = "tells"
    ROUTES = "routes"
    TELLING = "telling"
    TABLES = "tables"
    EMPLOYER = "employer"
    EXPERTISE = "expertise"
    THEMES = "themes"
    EXPERTS = "experts"
    PARTS = "parts"
    AREAS = "areas"
    REACH = "reach"
    PLANS = "plans"
    HISTORY = "history"
    ENDED = "ended"


class Confirmer(StrEnum):
    """Why it is this party that can confirm the profile."""

    ITSELF = "itself"
    CHAIR = "chair"
    COORDINATOR = "coordinator"
    EMPLOYER = "employer"
    MUNICIPALITY = "municipality"
    NOBODY = "nobody"


class Word(NamedTuple):
    """A code of a closed list of the model, for example ``Word("Role", "chair")``."""

    list: str
    code: str


class When(NamedTuple):
    """A date of the precision that is known."""

    date: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a line says.

    ``code`` is a sentence of ``netmap.texts``, or empty when ``values["value"]`` says it alone. A value is a reference,
    a :class:`Word`, a date (:class:`When`), a number, or free text of the user.
    """

    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact, stated no, or thing that is not known.

    ``other`` is what the line is about besides the subject; without one, ``label`` (a code) names the field.
    ``records`` are the records that the line tells: a record belongs to one line of a profile; a line that only
    repeats or derives something has none. ``ends`` are the parties that its free texts speak of, for masking.
    ``status`` is that of the fact, or of an end of it that does not exist now.
    """

    label: str = ""
    other: Ref | None = None
    parts: tuple[Part, ...] = ()
    said: Said = Said.YES
    status: Status = Status.ACTIVE
    certainty: Certainty | None = None
    records: tuple[Key, ...] = ()
    ends: tuple[Ref, ...] = ()
    provenance: tuple[str, ...] = ()
    checked_on: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one kind.

    ``complete`` is the setting that declared the list of these lines complete, if any. ``nobody`` says of a step of a
    theme how sure it is that nobody takes it, as the white spots judge it; None when somebody does, or it is not known.
    """

    code: GroupCode
    lines: tuple[Line, ...] = ()
    complete: Setting | None = None
    nobody: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is known of ``ref`` on one day.

    ``groups`` come in a fixed order, empty ones included when their silence is a question; ``ended`` are facts that
    hold no more. ``newest`` and ``oldest`` are the checked dates of what holds now; None when there are none.
    ``counts`` are numbers for the sentences, by name.
    """

    ref: Ref
    status: Status = Status.ACTIVE
    groups: tuple[Group, ...] = ()
    ended: Group = Group(code=GroupCode.ENDED)
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    confirm: Ref | None = None
    confirm_as: Confirmer = Confirmer.NOBODY
    newest: str | None = None
    oldest: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    def lines(self, code: GroupCode) -> tuple[Line, ...]:
        """Return the lines of one group; empty when the profile has no such group."""
        return next((group.lines for group in self.groups if group.code is code), ())
