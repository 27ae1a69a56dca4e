"""What the analyses answer: frozen results with codes and references; ``netmap.report`` makes sentences of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from netmap.model import Ref, Stage


class State(StrEnum):
    """The answer to one demand. ELSEWHERE: it fails only further on, and is reported there."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


class Cover(StrEnum):
    """How well a demand is met, worst first."""

    NONE = "none"
    SINGLE = "single"
    ONE_SECTOR = "one_sector"
    TOO_MANY = "too_many"
    ENOUGH = "enough"


class Confidence(StrEnum):
    """How sure a finding is, surest first."""

    ESTABLISHED = "established"
    LIKELY = "likely"
    ASK = "ask"


class Relevance(StrEnum):
    """How much a theme matters here, most first."""

    NOW = "now"
    CONCEIVABLE = "conceivable"
    LOW = "low"


class Fallback(StrEnum):
    """What helps when a demand is not met, worst first."""

    NONE = "none"
    OUTSIDE = "outside"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact behind an answer.

    ``code`` is a sentence of ``netmap.texts``; its ``values`` may be references, dates, numbers or codes.
    ``provenance`` holds the rows of the user's own data ("import|sheet|row").
    """

    code: str
    values: dict[str, Any] = field(default_factory=dict)
    provenance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One thing to agree on, whatever number of white spots it closes.

    ``what``: ``seat`` (``party`` joins ``place``), ``stage`` (``party`` takes a ``stage``), ``route`` (``party``, a
    consultation or organisation, passes on to ``place``), ``steer`` (the hub ``party`` reaches ``place``), ``lead``
    (``party`` chairs or coordinates ``place``), ``expert`` (``party`` is called for a theme), or the name of a norm
    line's own way ("hub", "spokesperson" ...). Equal additions are one agreement.
    """

    what: str
    party: Ref | None = None
    place: Ref | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """One way to close a gap.

    ``how`` is involve, expert, agree or name; ``reasons`` say why this party; ``addition`` is what the network would
    hold then, None when nobody on the map can do it.
    """

    how: str
    code: str
    party: Ref | None = None
    consultation: Ref | None = None
    values: dict[str, Any] = field(default_factory=dict)
    reasons: tuple[Evidence, ...] = ()
    addition: Addition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What must be asked, about what, and of whom.

    ``addressees`` are tried in order; an empty list leaves it to the municipality. ``field_of_record`` marks an
    unknown field of a recorded fact: it is asked once, whatever number of demands it settles. Lists among ``values``
    are joined when one question stands for several demands.
    """

    code: str
    subject: Ref | None = None
    addressees: tuple[Ref, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    field_of_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer of one predicate to one demand.

    ``cover`` with ``certain`` False means: as far as is known; then it is a question, not a finding. ``at`` names
    where a demand that fails further on is reported; ELSEWHERE without a place is reported by another line.
    ``fallback`` None is unknown. ``title`` is the finding in a sentence; ``remedy`` the smallest thing that may exist
    but was not told, and would dissolve it ("een niet-opgegeven zetel van de GGD in X zou dit oplossen"), with in its
    values a ``count`` when it takes more than one. ``places`` are the consultations that it is about.
    """

    state: State
    cover: Cover = Cover.ENOUGH
    certain: bool = True
    confidence: Confidence = Confidence.LIKELY
    reason: Evidence | None = None
    evidence: tuple[Evidence, ...] = ()
    parties: tuple[Ref, ...] = ()
    fallback: Fallback | None = None
    asks: tuple[Ask, ...] = ()
    at: tuple[Ref, ...] = ()
    title: Evidence | None = None
    remedy: Evidence | None = None
    places: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A white spot.

    ``severity`` is the worse end of ``severity_range``. ``related`` holds the ids of findings that it stands for:
    narrower ones, demands that fail because of it, and (``folded``) the other stages of a theme that nobody sees.
    """

    id: str
    line_id: str
    kind: str
    type: str
    subjects: tuple[Ref, ...]
    theme: str | None
    stage: str | None
    phase: str | None
    area: str | None
    coverage: Cover
    severity: int
    severity_range: tuple[int, int]
    relevance: Relevance
    fallback: Fallback | None
    confidence: Confidence
    confidence_reason: Evidence | None
    parties: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    closures: tuple[Closure, ...] = ()
    related: tuple[str, ...] = ()
    folded: bool = False
    title: Evidence | None = None
    remedy: Evidence | None = None
    places: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What must still be asked, with the finding that a "no" would make."""

    id: str
    line_id: str
    ask: Ask
    addressee: Ref | None
    if_no: Finding | None
    theme: str | None = None
    stage: str | None = None
    area: str | None = None
    would_settle: tuple[str, ...] = ()

    @property
    def subject(self) -> Ref | None:
        """What the question is about."""
        return self.ask.subject


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that every answer says about the data as a whole; never a finding."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswer:
    """White spots and questions of one network, norm and date; both lists most serious first."""

    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Sign(StrEnum):
    """What is known of one step of one theme; NOT_ASKED: the norm does not ask for it.

    PERHAPS_SINGLE and PERHAPS_ONE_SECTOR: somebody is there, and a question is open whether that is all.
    """

    PRESENT = "present"
    PERHAPS_SINGLE = "perhaps_single"
    PERHAPS_ONE_SECTOR = "perhaps_one_sector"
    SINGLE = "single"
    ONE_SECTOR = "one_sector"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class ThemeSteps:
    """The signs of one theme, by step in the order of a signal."""

    theme: Ref
    signs: dict[Stage, Sign]
