"""The frozen record types: one class per label and per relationship type, as they are stored.

A field that is None was not said; only what a cell said is stored, readings of empty cells are computed where they
are used. ``to_properties`` and ``from_properties`` are the one place where a record meets its stored form.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar

from netmap.model.identity import Ref, fact_id
from netmap.model.words import (
    NOT_A_HAND_OVER,
    About,
    Agreement,
    AreaKind,
    Certainty,
    Decision,
    Direction,
    Mandate,
    Origin,
    PlanKind,
    Presence,
    Role,
    RouteKind,
    Scale,
    SettingKey,
    Stage,
    StatedValue,
    Status,
)

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything stored. ``version`` 0 means: not stored yet."""

    KIND: ClassVar[str] = ""

    id: str
    version: int = 0
    changed_at: str = ""
    changeset: str = ""
    provenance: Texts = ()

    @property
    def ref(self) -> Ref:
        """The record as an end of a relationship."""
        return Ref(self.KIND, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """A record that was stated at some time, by some source, with some certainty."""

    status: Status | None = None
    since: str | None = None
    until: str | None = None
    certainty: Certainty | None = None
    source: str | None = None
    checked_on: str | None = None
    note: str | None = None


# --- the nodes that the user names --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Fact):
    """A party: an organisation, a department of one, or a function that acts as a party."""

    KIND: ClassVar[str] = "Organisation"

    name: str
    aliases: Texts = ()
    actor_type: str | None = None
    informal: bool | None = None
    sensitive: bool | None = None
    sensitive_number: int | None = None
    consent_on: str | None = None
    echelon: str | None = None
    stands_for: int | None = None
    represents_text: Texts = ()
    knows_samos_on: str | None = None
    helped_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Fact):
    """A standing or on-call meeting, or a report point.

    ``per_year`` counts meetings a year; ``per_year_certainty`` is implied when the file gave a range or a minimum.
    """

    KIND: ClassVar[str] = "Consultation"

    name: str
    aliases: Texts = ()
    kind: str | None = None
    echelon: str | None = None
    per_year: float | None = None
    per_year_certainty: Certainty | None = None
    on_call: bool | None = None
    mandate: Mandate | None = None
    chair_function: str | None = None
    hub: bool | None = None
    convened_by: str | None = None
    stands_for: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert(Fact):
    """A callable function, never a person's name."""

    KIND: ClassVar[str] = "Expert"

    title: str
    scale: Scale | None = None
    reachable: str | None = None
    deputy: str | None = None
    agreed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Fact):
    """Street to region. ``kind`` is a code of :class:`AreaKind`."""

    KIND: ClassVar[str] = "Area"

    name: str
    code: str | None = None
    kind: AreaKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A crisis plan or GGD protocol to which a passage can be agreed."""

    KIND: ClassVar[str] = "Plan"

    name: str
    kind: PlanKind | None = None


# --- vocabulary ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word of an open list. ``source`` is the passage it comes from."""

    label_nl: str
    label_en: str = ""
    synonyms: Texts = ()
    meaning: str = ""
    source: str = ""
    origin: Origin = Origin.SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Term):
    """A form or background of unrest. Each of ``sector_pairs`` reads "sector+sector"."""

    KIND: ClassVar[str] = "Theme"

    sector_pairs: Texts = ()
    domains: Texts = ()
    named: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Term):
    """A professional sector."""

    KIND: ClassVar[str] = "Sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Term):
    """A phase of unrest (handreiking, table A1), with the handling that belongs to it."""

    KIND: ClassVar[str] = "Phase"

    handling: str = ""
    professions: Texts = ()
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertiseDomain(Term):
    """A field of expertise."""

    KIND: ClassVar[str] = "ExpertiseDomain"


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationGroup(Term):
    """A group to be reached; never a cause."""

    KIND: ClassVar[str] = "PopulationGroup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Term):
    """A way in which residents and professionals meet."""

    KIND: ClassVar[str] = "Channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorType(Term):
    """A kind of party; ``sector`` is the sector it belongs to."""

    KIND: ClassVar[str] = "ActorType"

    sector: str | None = None
    sensitive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationKind(Term):
    """A kind of consultation."""

    KIND: ClassVar[str] = "ConsultationKind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Echelon(Term):
    """A level; ``rank`` rises from street to national."""

    KIND: ClassVar[str] = "Echelon"

    rank: int = 0


# --- facts and settings as nodes ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Fact):
    """One yes: who (COVERED_BY) covers which theme (OF), where (IN, absent: the whole municipality)."""

    KIND: ClassVar[str] = "Coverage"

    stage: Stage
    phase: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """A stated "no" or "not known". ``subject`` and ``object`` read "Label:id"; subject None means: nobody."""

    KIND: ClassVar[str] = "Statement"

    about: About
    subject: str | None = None
    object: str | None = None
    theme: str | None = None
    stage: Stage | None = None
    phase: str | None = None
    area: str | None = None
    domain: str | None = None
    direction: Direction | None = None
    function: str | None = None
    value: StatedValue = StatedValue.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Fact):
    """A setting of the network. ``value`` is an id where the setting names a theme, group, sheet or norm."""

    KIND: ClassVar[str] = "Setting"

    key: SettingKey
    value: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLineRecord(Fact):
    """A line of the network's own overlay on the norm; ``line`` is its TOML text, ``off`` switches a line off."""

    KIND: ClassVar[str] = "NormLine"

    off: bool | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision(Fact):
    """What was decided about a name. ``kind`` is a decision; ``target`` reads "Label:id" or is None."""

    KIND: ClassVar[str] = "NameDecision"

    found: str
    kind: Decision
    target: str | None = None
    decided_on: str | None = None
    decided_by: str | None = None


# --- relationships ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Fact):
    """A tie from ``start`` to ``end``; it always means yes."""

    start: Ref
    end: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPart(Relationship):
    """A seat: an organisation, in a function, in a consultation."""

    KIND: ClassVar[str] = "TAKES_PART"

    function: str | None = None
    role: Role | None = None
    presence: Presence | None = None
    as_sector: str | None = None
    may_commit: bool | None = None
    seat_holder_code: str | None = None
    deputy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassesOn(Relationship):
    """A route for signals; ``theme`` None means all themes."""

    KIND: ClassVar[str] = "PASSES_ON"

    direction: Direction | None = None
    theme: str | None = None
    kind: RouteKind | None = None
    criterion: str | None = None
    by_function: str | None = None
    agreed: Agreement | None = None

    @property
    def hands_on(self) -> bool:
        """Whether a signal goes on along it: not down, not merely told, and not to where it is."""
        return self.direction is not Direction.DOWN and self.kind not in NOT_A_HAND_OVER and self.start != self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates(Relationship):
    """An organisation coordinates a consultation."""

    KIND: ClassVar[str] = "COORDINATES"

    assured_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InSector(Relationship):
    """An organisation belongs to a sector, as its row said."""

    KIND: ClassVar[str] = "IN_SECTOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaches(Relationship):
    """An organisation reaches a population group."""

    KIND: ClassVar[str] = "REACHES"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentIn(Relationship):
    """An organisation is present in a channel."""

    KIND: ClassVar[str] = "PRESENT_IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Represents(Relationship):
    """An organisation speaks for another."""

    KIND: ClassVar[str] = "REPRESENTS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serves(Relationship):
    """An organisation or consultation works in an area."""

    KIND: ClassVar[str] = "SERVES"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsWith(Relationship):
    """A consultation or expert deals with a theme; this covers no stage by itself."""

    KIND: ClassVar[str] = "DEALS_WITH"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateFor(Relationship):
    """A consultation's mandate holds for a theme."""

    KIND: ClassVar[str] = "MANDATE_FOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedTo(Relationship):
    """A consultation has an agreed passage to a plan."""

    KIND: ClassVar[str] = "LINKED_TO"

    agreed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertIn(Relationship):
    """An expert knows a domain."""

    KIND: ClassVar[str] = "EXPERT_IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksFor(Relationship):
    """An expert is called through an organisation."""

    KIND: ClassVar[str] = "WORKS_FOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Relationship):
    """An organisation or area is part of a larger one."""

    KIND: ClassVar[str] = "PART_OF"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredBy(Relationship):
    """Who gives a coverage: an organisation or consultation."""

    KIND: ClassVar[str] = "COVERED_BY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Of(Relationship):
    """The theme of a coverage."""

    KIND: ClassVar[str] = "OF"


@dataclass(frozen=True, slots=True, kw_only=True)
class In(Relationship):
    """The area of a coverage."""

    KIND: ClassVar[str] = "IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Succession(Relationship):
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedTo(_Succession):
    """A party or consultation goes on under another record."""

    KIND: ClassVar[str] = "RENAMED_TO"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedInto(_Succession):
    """A party or consultation was merged into another."""

    KIND: ClassVar[str] = "MERGED_INTO"


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs(_Succession):
    """Two records are one body."""

    KIND: ClassVar[str] = "SAME_AS"


# --- the lists of kinds -------------------------------------------------------------------------------------

_TERMS: tuple[type[Term], ...] = (
    Theme,
    Sector,
    Phase,
    ExpertiseDomain,
    PopulationGroup,
    Channel,
    ActorType,
    ConsultationKind,
    Echelon,
)
VOCABULARY_TYPES: dict[str, type[Term]] = {t.KIND: t for t in _TERMS}
_NODES: tuple[type[Record], ...] = (
    Organisation,
    Consultation,
    Expert,
    Area,
    Plan,
    *_TERMS,
    Coverage,
    Statement,
    Setting,
    NormLineRecord,
    NameDecision,
)
NODE_TYPES: dict[str, type[Record]] = {t.KIND: t for t in _NODES}
_TIES: tuple[type[Relationship], ...] = (
    TakesPart,
    PassesOn,
    Coordinates,
    InSector,
    Reaches,
    PresentIn,
    Represents,
    Serves,
    DealsWith,
    MandateFor,
    LinkedTo,
    ExpertIn,
    WorksFor,
    PartOf,
    CoveredBy,
    Of,
    In,
    RenamedTo,
    MergedInto,
    SameAs,
)
RELATIONSHIP_TYPES: dict[str, type[Relationship]] = {t.KIND: t for t in _TIES}
_PARTY = ("Organisation", "Consultation")
#: Which labels each relationship type may join, as pairs (start, end).
ENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "TAKES_PART": (("Organisation", "Consultation"),),
    "PASSES_ON": tuple((start, end) for start in _PARTY for end in _PARTY),
    "COORDINATES": (("Organisation", "Consultation"),),
    "IN_SECTOR": (("Organisation", "Sector"),),
    "REACHES": (("Organisation", "PopulationGroup"),),
    "PRESENT_IN": (("Organisation", "Channel"),),
    "REPRESENTS": (("Organisation", "Organisation"),),
    "SERVES": (("Organisation", "Area"), ("Consultation", "Area")),
    "DEALS_WITH": (("Consultation", "Theme"), ("Expert", "Theme")),
    "MANDATE_FOR": (("Consultation", "Theme"),),
    "LINKED_TO": (("Consultation", "Plan"),),
    "EXPERT_IN": (("Expert", "ExpertiseDomain"),),
    "WORKS_FOR": (("Expert", "Organisation"),),
    "PART_OF": (("Organisation", "Organisation"), ("Area", "Area")),
    "COVERED_BY": (("Coverage", "Organisation"), ("Coverage", "Consultation")),
    "OF": (("Coverage", "Theme"),),
    "IN": (("Coverage", "Area"),),
    "RENAMED_TO": (("Organisation", "Organisation"), ("Consultation", "Consultation")),
    "MERGED_INTO": (("Organisation", "Organisation"), ("Consultation", "Consultation")),
    "SAME_AS": (("Organisation", "Organisation"), ("Consultation", "Consultation")),
}


# --- ids of facts -------------------------------------------------------------------------------------------


def seat_id(organisation: Ref, consultation: Ref, function: str | None) -> str:
    """Return the id of a seat; its key is the slug of the function."""
    from netmap.model.identity import slug

    return fact_id("TAKES_PART", (organisation, consultation), (slug(function) if function else None,))


def route_id(start: Ref, end: Ref, direction: Direction | None, theme: str | None) -> str:
    """Return the id of a route for one theme (or all)."""
    return fact_id("PASSES_ON", (start, end), (direction, theme))


def tie_id(kind: str, start: Ref, end: Ref) -> str:
    """Return the id of any other relationship, which is known by its ends alone."""
    return fact_id(kind, (start, end), ())


def coverage_id(who: Ref, theme: str, area: str | None, stage: Stage, phase: str | None) -> str:
    """Return the id of a coverage; its ends are who, the theme and the area when there is one."""
    ends = [who, Ref("Theme", theme)] + ([Ref("Area", area)] if area else [])
    return fact_id("Coverage", ends, (stage, phase))


def statement_id(statement_fields: dict[str, Any]) -> str:
    """Return the id of a statement from its fields; all but the value and the facts are its key.

    Of a function its slug counts, as in the id of the seat that it is about.
    """
    from netmap.model.identity import slug

    names = ("about", "subject", "object", "theme", "stage", "phase", "area", "domain", "direction")
    key = [statement_fields.get(name) for name in names]
    if statement_fields.get("function"):
        key.append(slug(statement_fields["function"]))
    return fact_id("Statement", (), key)


_REPEATED = (SettingKey.THEME_NOW, SettingKey.THEME_NOT_HERE, SettingKey.GROUP, SettingKey.COMPLETE, SettingKey.ALLOWED)
_DATED = (SettingKey.PAST_UNREST, SettingKey.EXERCISE)


def setting_id(key: SettingKey, value: str, date: str | None) -> str:
    """Return the id of a setting: by key alone, by key and target, or by these and the date."""
    if key in _REPEATED:
        return fact_id("Setting", (), (key, value))
    if key in _DATED:
        return fact_id("Setting", (), (key, value, date))
    return fact_id("Setting", (), (key,))


# --- stored form --------------------------------------------------------------------------------------------


_NAMES: dict[type[Record], tuple[str, ...]] = {}
_READERS: dict[type[Record], dict[str, Any]] = {}


def property_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the stored properties of a kind, the ends of a relationship left out."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(f.name for f in fields(kind) if f.name not in ("start", "end"))
    return _NAMES[kind]


def to_properties(record: Record) -> dict[str, Any]:
    """Return the stored form of a record: text, numbers, booleans, None and lists of text; no ends."""
    plain: dict[str, Any] = {}
    for name in property_names(type(record)):
        value = getattr(record, name)
        if isinstance(value, StrEnum):
            value = value.value
        elif isinstance(value, tuple):
            value = list(value)
        plain[name] = value
    return plain


def from_properties(kind: str, properties: dict[str, Any], start: Ref | None = None, end: Ref | None = None) -> Record:
    """Return the record of a stored form; unknown properties are ignored.

    Raises
    ------
    KeyError
        If ``kind`` is no label or type of the model.
    ValueError
        If a code is not in its closed list.
    """
    cls: type[Record] = NODE_TYPES[kind] if kind in NODE_TYPES else RELATIONSHIP_TYPES[kind]
    readers = _readers(cls)
    values = {name: readers[name](properties[name]) for name in readers if properties.get(name) is not None}
    if start is not None and end is not None:
        values["start"], values["end"] = start, end
    return cls(**values)


def _readers(cls: type[Record]) -> dict[str, Any]:
    if cls not in _READERS:
        hints = typing.get_type_hints(cls)
        _READERS[cls] = {name: _reader(hints[name]) for name in property_names(cls)}
    return _READERS[cls]


def _reader(hint: Any) -> Any:
    options = [o for o in typing.get_args(hint) if o is not types.NoneType] if _is_union(hint) else [hint]
    option = options[0]
    if typing.get_origin(option) is tuple:
        return tuple
    if isinstance(option, type) and issubclass(option, StrEnum):
        return option
    return float if option is float else _same


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _same(value: Any) -> Any:
    return value
