"""The closed lists of codes in the data: what a field may hold, lowest or first first where order matters.

Open vocabularies (themes, sectors, actor types ...) are data and live in ``netmap.reference``; these lists are
part of the model because logic depends on each member.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether something exists now; empty reads as active."""

    ACTIVE = "active"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How a fact is known, strongest first; empty reads as stated."""

    STATED = "stated"
    BY_DEFINITION = "by_definition"
    IMPLIED = "implied"
    ASSUMED = "assumed"
    MENTIONED = "mentioned"


class Stage(StrEnum):
    """Steps of a signal (handreiking A3), in the order in which they are taken; verify is never in the data."""

    SIGNAL = "signal"
    VERIFY = "verify"
    INTERPRET = "interpret"
    DECIDE = "decide"
    ACT = "act"
    AFTERCARE = "aftercare"


class Mandate(StrEnum):
    """What a consultation may do."""

    ALIGN = "align"
    ADVISE = "advise"
    OPERATE = "operate"
    DECIDE = "decide"


class Role(StrEnum):
    """Role of a seat at the table."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    ADVISER = "adviser"
    AGENDA_MEMBER = "agenda_member"
    SPOKESPERSON = "spokesperson"


class Presence(StrEnum):
    """Whether a seat is always taken."""

    FIXED = "fixed"
    ON_CALL = "on_call"


class Direction(StrEnum):
    """Which way something is passed on."""

    UP = "up"
    DOWN = "down"
    LATERAL = "lateral"


class RouteKind(StrEnum):
    """What passing on means."""

    PREPARES = "prepares"
    ADVISES = "advises"
    DECIDES = "decides"
    REFERS = "refers"
    INFORMS = "informs"
    PASSES = "passes"
    ALIGNS = "aligns"
    STEERS = "steers"
    REPORTS_BACK = "reports_back"
    REPRESENTS = "represents"


#: Kinds of passing on that tell, but do not hand over.
NOT_A_HAND_OVER = frozenset({RouteKind.INFORMS, RouteKind.REPORTS_BACK})


class Agreement(StrEnum):
    """Whether a route is agreed or a habit."""

    AGREED = "agreed"
    HABIT = "habit"


class Scale(StrEnum):
    """Reach of an expert."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"


class AreaKind(StrEnum):
    """Kind of area, smallest first."""

    STREET = "street"
    BUURT = "buurt"
    WIJK = "wijk"
    CITY_DISTRICT = "city_district"
    VILLAGE = "village"
    MUNICIPALITY = "municipality"
    BASISTEAM = "basisteam"
    DISTRICT = "district"
    REGION = "region"


class PlanKind(StrEnum):
    """Kind of plan with an agreed passage."""

    CRISIS_PLAN = "crisis_plan"
    GGD_PROTOCOL = "ggd_protocol"


class About(StrEnum):
    """What a statement of "no" or "not known" is about."""

    CHAIR = "chair"
    COORDINATOR = "coordinator"
    ROUTE = "route"
    DEPUTY = "deputy"
    SEAT = "seat"
    COVERAGE = "coverage"
    EXPERT = "expert"
    HUB = "hub"
    MANDATE = "mandate"
    ASSURED = "assured"
    PLAN = "plan"
    PLAN_AGREED = "plan_agreed"
    THEMES = "themes"
    SERVES = "serves"
    REACHES = "reaches"
    CHANNELS = "channels"
    CONSENT = "consent"
    TOLD = "told"
    HELPED = "helped"
    AGREED = "agreed"
    ROLE = "role"


class StatedValue(StrEnum):
    """What was stated."""

    NO = "no"
    UNKNOWN = "unknown"


class SettingKey(StrEnum):
    """Known settings of a network."""

    MUNICIPALITY = "municipality"
    REFERENCE_DATE = "reference_date"
    BOUNDARY = "boundary"
    THEME_NOW = "theme_now"
    PAST_UNREST = "past_unrest"
    THEME_NOT_HERE = "theme_not_here"
    GROUP = "group"
    COMPLETE = "complete"
    EXERCISE = "exercise"
    NORM = "norm"
    RETENTION = "retention"
    ALLOWED = "allowed"


class SheetName(StrEnum):
    """Sheets of the workbook; also the values of a ``complete`` setting."""

    ORGANISATIONS = "organisations"
    CONSULTATIONS = "consultations"
    PARTICIPATION = "participation"
    ESCALATION = "escalation"
    COVERAGE = "coverage"
    EXPERTS = "experts"
    AREAS = "areas"
    SETTINGS = "settings"
    WORDS = "words"
    NORM = "norm"
    NAMES = "names"
    QUESTIONS = "questions"
    HISTORY = "history"


class Decision(StrEnum):
    """Decision about a name."""

    SAME_AS = "same_as"
    NEW = "new"
    RENAMED_TO = "renamed_to"
    MERGED_INTO = "merged_into"


class Origin(StrEnum):
    """Where a vocabulary term comes from."""

    SHIPPED = "shipped"
    LOCAL = "local"
