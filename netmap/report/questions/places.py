"""Where the answer to each question belongs in the workbook: one table from the code of a question to its lines.

A question about several parties, areas or themes is answered line by line. What only a conversation can answer is in
:mod:`netmap.report.questions.conversation`, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from netmap.analysis.results import Ask, Question
from netmap.exchange.question_places import COMPLETE
from netmap.exchange.question_sheet import Place
from netmap.model import (
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    Direction,
    Expert,
    In,
    Network,
    Of,
    Organisation,
    PassesOn,
    Ref,
    Role,
    RouteKind,
    SettingKey,
    SheetName,
    Stage,
    Status,
    TakesPart,
    Theme,
)

__all__ = ["PLACES", "Asked", "lines_of"]

_COVERAGE, _SEATS, _ROUTES = SheetName.COVERAGE, SheetName.PARTICIPATION, SheetName.ESCALATION
_PARTIES, _TABLES, _EXPERTS = SheetName.ORGANISATIONS, SheetName.CONSULTATIONS, SheetName.EXPERTS
_SETTINGS = SheetName.SETTINGS
#: Channels that the question about digital channels names.
_DIGITAL = ("social_media", "whatsapp_group")
_OPEN = (Status.SUSPENDED, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a question.

    Parameters
    ----------
    place : Place
    form : str
        What an answer looks like: ``party``, ``consultation``, ``name``, ``date``, ``yes_no``, ``themes``, ``text``;
        ``expert`` is a function with an organisation, ``status`` and ``mandate`` are texts from a list.
    code : str
        Sentence of this line, where the question has more than one; its values are in ``values``.
    """

    place: Place
    form: str
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict)


Lines = Iterator[Asked]
Maker = Callable[[Ask, Network], Lines]


def lines_of(question: Question, network: Network) -> list[Asked]:
    """Return the lines on which a question is answered, in order; none when only a conversation can answer it."""
    code = question.ask.code
    maker = PLACES.get(code) or PLACES.get(code.rpartition(".")[0]) or PLACES.get(code.rsplit(".", 2)[0])
    return list(maker(question.ask, network)) if maker else []


def _all(ask: Ask, *keys: str) -> list[Ref]:
    """Return what a question names under the first of these keys, else its subject."""
    for key in keys:
        if value := ask.values.get(key):
            return list(value) if isinstance(value, (list, tuple)) else [value]
    return [ask.subject] if ask.subject else []


# --- who does what about a theme --------------------------------------------------------------------------------------


def _stage(ask: Ask, network: Network) -> Lines:
    theme, stage, several = ask.subject, ask.values["stage"], ask.values.get("areas") or []
    areas = several or [ask.values.get("area")]
    for area in areas:
        cells = {"theme": theme, "stage": Stage(stage)} | ({"area": area} if area else {})
        place = Place(sheet=_COVERAGE, cells=cells, column="who", beside=ask.code.startswith("gaps.ask.other"))
        values = {**ask.values, "theme": theme, "areas": [area]}
        yield Asked(place, "party", ask.code if len(areas) > 1 else "", values)


def _eye(ask: Ask, network: Network) -> Lines:
    themes = _all(ask, "themes")
    for theme in themes:
        place = Place(sheet=_COVERAGE, cells={"theme": theme, "stage": Stage.SIGNAL}, column="who")
        yield Asked(place, "party", "gaps.ask.eye" if len(themes) > 1 else "", {"theme": theme})


def _table_of(stage: Stage) -> Maker:
    def make(ask: Ask, network: Network) -> Lines:
        theme = _all(ask, "theme")[0]
        cells: dict[str, Any] = {"theme": theme, "stage": stage}
        yield Asked(
            Place(sheet=_COVERAGE, cells=cells, column="who", table=True), "consultation", ask.code, {"theme": theme}
        )
        # "Geen" is no row; that nothing is left out is what tells it.
        for code, sheet, value in (
            ("questions.line.complete_theme", _COVERAGE, (_COVERAGE, theme)),
            ("questions.line.complete_tables", _TABLES, _TABLES),
        ):
            if not _is_complete(network, sheet, theme):
                cells = {"key": SettingKey.COMPLETE, "value": value}
                yield Asked(Place(sheet=_SETTINGS, cells=cells, column=COMPLETE), "yes_no", code, {"theme": theme})

    return make


def _is_complete(network: Network, sheet: SheetName, theme: Ref) -> bool:
    """Return whether a list is declared complete: as a whole, or for this theme."""
    said = {setting.value for setting in network.settings(SettingKey.COMPLETE)}
    return not said.isdisjoint((sheet.value, f"{sheet.value}:{theme.id}"))


# --- consultations ---------------------------------------------------------------------------------------------------


def _of_table(column: str, form: str, code: str = "") -> Maker:
    def make(ask: Ask, network: Network) -> Lines:
        yield _table_line(ask.subject, column, form, code)

    return make


def _table_line(table: Ref | None, column: str, form: str, code: str = "") -> Asked:
    return Asked(Place(sheet=_TABLES, cells={"name": table}, column=column), form, code, {"consultation": table})


def _chair_or_lead(ask: Ask, network: Network) -> Lines:
    yield _table_line(ask.subject, "chair", "party", "gaps.ask.chair")
    yield _table_line(ask.subject, "coordinator", "party", "gaps.ask.coordinator")


def _overview(ask: Ask, network: Network) -> Lines:
    for table in _all(ask, "consultations"):
        yield _table_line(table, "coordinator", "party", "gaps.ask.coordinator")


def _role(ask: Ask, network: Network) -> Lines:
    role = Role(ask.values["role"])
    if role in (Role.CHAIR, Role.COORDINATOR):
        yield _table_line(ask.subject, role.value, "party")
    else:
        yield Asked(
            Place(sheet=_SEATS, cells={"consultation": ask.subject, "role": role}, column="organisation"), "party"
        )


def _members(ask: Ask, network: Network) -> Lines:
    for table in _all(ask, "consultations"):
        values = {"consultation": table}
        who = Place(sheet=_SEATS, cells={"consultation": table}, column="organisation")
        yield Asked(who, "parties", "gaps.ask.members", values)
        cells = {"key": SettingKey.COMPLETE, "value": ("participation", table)}
        complete = Place(sheet=_SETTINGS, cells=cells, column=COMPLETE)
        yield Asked(complete, "yes_no", "questions.line.complete_members", values)


def _at_table(ask: Ask, network: Network) -> Lines:
    parties = [ref for ref in _all(ask, "parties") if ref.label == Organisation.KIND]
    for party in parties:
        cells = {"consultation": ask.values["consultation"], "organisation": party}
        values = {"party": party, "consultation": ask.values["consultation"]}
        code = "questions.line.at_table" if len(parties) > 1 else ""
        yield Asked(Place(sheet=_SEATS, cells=cells, column="takes_part"), "yes_no", code, values)


def _seats(ask: Ask, network: Network) -> Lines:
    for party in _all(ask, "parties"):
        place = Place(sheet=_SEATS, cells={"organisation": party}, column="consultation")
        yield Asked(place, "consultations", "gaps.ask.seat", {"party": party})


def _route(ask: Ask, network: Network) -> Lines:
    # The kind is said as well: a row that merely informs may stand there already, and an answer would fall onto it.
    cells = {"from": ask.subject, "direction": Direction.UP, "kind": RouteKind.PASSES}
    yield Asked(Place(sheet=_ROUTES, cells=cells, column="to"), "party")


def _steering(ask: Ask, network: Network) -> Lines:
    hub = ask.values.get("hub", ask.subject)
    for table in _all(ask, "consultations"):
        place = Place(sheet=_ROUTES, cells={"to": table, "direction": Direction.DOWN}, column="from")
        yield Asked(place, "party", "questions.line.steering", {"consultation": table, "hub": hub})


# --- the core team and the network as a whole -----------------------------------------------------------------------


def _hub(ask: Ask, network: Network) -> Lines:
    for table in ask.values.get("consultations", ()):
        yield _table_line(table, "hub", "yes_no", "questions.line.hub")
    place = Place(sheet=_TABLES, cells={"hub": "ja"}, column="name")
    yield Asked(place, "consultation", "gaps.ask.hub" if ask.values.get("consultations") else "")


def _spokesperson(ask: Ask, network: Network) -> Lines:
    for table in network.of(Consultation).values():
        if table.hub and table.status in (None, Status.ACTIVE):
            cells = {"consultation": table.ref, "role": Role.SPOKESPERSON}
            yield Asked(Place(sheet=_SEATS, cells=cells, column="organisation"), "party")


def _of_seats(column: str, form: str, code: str) -> Maker:
    """Return the lines about each member of a table: one for each seat of which this is not filled in."""

    def make(ask: Ask, network: Network) -> Lines:
        table, parties = ask.values["consultation"], set(_all(ask, "parties"))
        seats = [seat for seat in network.of(TakesPart).values() if seat.end == table and seat.start in parties]
        for seat in sorted(seats, key=lambda seat: (seat.start, seat.id)):
            if seat.status in (None, Status.ACTIVE) and not getattr(seat, column):
                cells = {"consultation": table, "organisation": seat.start, "function": seat.function}
                values = {"consultation": table, "party": seat.start}
                yield Asked(Place(sheet=_SEATS, cells=cells, column=column), form, code, values)

    return make


def _mayor(ask: Ask, network: Network) -> Lines:
    # The seat is there; its function is what is not known.
    for party in _all(ask, "parties"):
        cells = {"consultation": ask.values["consultation"], "organisation": party}
        yield Asked(Place(sheet=_SEATS, cells=cells, column="function"), "text")


def _channels(ask: Ask, network: Network) -> Lines:
    for channel in (Ref("Channel", channel) for channel in _DIGITAL):
        place = Place(sheet=_PARTIES, cells={"channels": channel}, column="name")
        yield Asked(place, "parties", "questions.line.channel", {"channel": channel})


def _plan(kind: str) -> Maker:
    def make(ask: Ask, network: Network) -> Lines:
        plan = Ref("Plan", kind)
        yield Asked(Place(sheet=_TABLES, cells={"plan": plan}, column="name"), "consultation")

    return make


def _plan_agreed(ask: Ask, network: Network) -> Lines:
    cells = {"name": ask.subject, "plan": ask.values["plan"]}
    yield Asked(Place(sheet=_TABLES, cells=cells, column="plan_agreed_on"), "agreed")


def _setting(ask: Ask, network: Network) -> Lines:
    key = SettingKey(ask.values["key"])
    if key is SettingKey.EXERCISE:
        yield Asked(Place(sheet=_SETTINGS, cells={"key": key, "value": "oefening"}, column="date"), "agreed")
    else:
        form = "themes" if key is SettingKey.THEME_NOW else "text"
        yield Asked(Place(sheet=_SETTINGS, cells={"key": key}, column="value"), form)


def _themes(ask: Ask, network: Network) -> Lines:
    for key in (SettingKey.THEME_NOW, SettingKey.PAST_UNREST, SettingKey.THEME_NOT_HERE):
        place = Place(sheet=_SETTINGS, cells={"key": key}, column="value")
        yield Asked(place, "themes", f"questions.line.{key.value}")


# --- parties and experts ----------------------------------------------------------------------------------------------


def _reach(column: str, key: str) -> Maker:
    """Return the lines of "who reaches this": one for each group or area."""

    def make(ask: Ask, network: Network) -> Lines:
        subjects = _all(ask, f"{key}s", key)
        for subject in subjects:
            place = Place(sheet=_PARTIES, cells={column: subject}, column="name")
            several = len(subjects) > 1
            yield Asked(place, "parties", ask.code if several else "", {**ask.values, f"{key}s": [subject]})

    return make


def _dated(column: str, code: str) -> Maker:
    def make(ask: Ask, network: Network) -> Lines:
        for party in _all(ask, "parties"):
            place = Place(sheet=_PARTIES, cells={"name": party}, column=column)
            yield Asked(place, "agreed", code, {"party": party})

    return make


def _sector(ask: Ask, network: Network) -> Lines:
    yield Asked(Place(sheet=_PARTIES, cells={"name": ask.subject}, column="sector"), "sector")


def _expert_cells(ref: Ref, network: Network) -> dict[str, Any]:
    expert = network.get(ref)
    return {"id": ref, "title": expert.title if isinstance(expert, Expert) else ""}


def _of_expert(column: str, form: str, code: str = "") -> Maker:
    def make(ask: Ask, network: Network) -> Lines:
        experts = _all(ask, "experts")
        for expert in experts:
            place = Place(sheet=_EXPERTS, cells=_expert_cells(expert, network), column=column)
            yield Asked(place, form, code, {"expert": expert})

    return make


def _new_expert(ask: Ask, network: Network) -> Lines:
    theme = network.get(ask.subject) if ask.subject else None
    domains = [Ref("ExpertiseDomain", one) for one in theme.domains] if isinstance(theme, Theme) else []
    if domains:  # an expert without expertise cannot be written down
        yield Asked(
            Place(sheet=_EXPERTS, cells={"expertise": domains, "themes": ask.subject}, column="title"), "expert"
        )


# --- does it still exist ----------------------------------------------------------------------------------------------


def _node(ask: Ask, network: Network) -> Lines:
    who = ask.values["who"]
    if who.label == Expert.KIND:
        yield Asked(Place(sheet=_EXPERTS, cells=_expert_cells(who, network), column="status"), "status")
    else:
        sheet = _PARTIES if who.label == Organisation.KIND else _TABLES
        yield Asked(Place(sheet=sheet, cells={"name": who}, column="status"), "status")


def _seat_stands(ask: Ask, network: Network) -> Lines:
    ends = ask.values["who"], ask.values["other"]
    for seat in network.of(TakesPart).values():
        if (seat.start, seat.end) == ends and seat.status in _OPEN:
            cells = {"consultation": seat.end, "organisation": seat.start, "function": seat.function}
            yield Asked(Place(sheet=_SEATS, cells=cells, column="status"), "status")


def _route_stands(ask: Ask, network: Network) -> Lines:
    ends = ask.values["who"], ask.values["other"]
    for route in network.of(PassesOn).values():
        if (route.start, route.end) == ends and route.status in _OPEN:
            cells: dict[str, Any] = {"from": route.start, "to": route.end, "direction": route.direction}
            cells["themes"] = Ref("Theme", route.theme) if route.theme else None
            yield Asked(Place(sheet=_ROUTES, cells=cells, column="status"), "status")


def _lead_stands(ask: Ask, network: Network) -> Lines:
    if any(tie.end == ask.values["other"] for tie in network.of(Coordinates).values()):
        yield _table_line(ask.values["other"], "coordinator", "party", "gaps.ask.coordinator")


def _coverage_stands(ask: Ask, network: Network) -> Lines:
    ends: dict[tuple[str, str], Ref] = {}
    for kind in (CoveredBy, Of, In):
        ends.update({(kind.KIND, tie.start.id): tie.end for tie in network.of(kind).values()})
    for cover in network.of(Coverage).values():
        who, theme = ends.get((CoveredBy.KIND, cover.id)), ends.get((Of.KIND, cover.id))
        same = (who, theme, cover.stage) == (ask.values["who"], ask.values["theme"], ask.values["stage"])
        if same and cover.status in _OPEN:
            cells = {"who": who, "theme": theme, "stage": cover.stage, "area": ends.get((In.KIND, cover.id))}
            cells["phase"] = Ref("Phase", cover.phase) if cover.phase else None
            yield Asked(Place(sheet=_COVERAGE, cells=cells, column="status"), "status")


#: Code of a question, or what it begins with, to its lines.
PLACES: dict[str, Maker] = {
    "gaps.ask.stage": _stage,
    "gaps.ask.other": _stage,
    "gaps.ask.stage_in": _stage,
    "gaps.ask.other_in": _stage,
    "gaps.ask.eye": _eye,
    "gaps.ask.eye_many": _eye,
    "gaps.ask.table_interpret": _table_of(Stage.INTERPRET),
    "gaps.ask.table_decide": _table_of(Stage.DECIDE),
    "gaps.ask.members": _members,
    "gaps.ask.cooperates_in": _members,
    "gaps.ask.mandate_themes": _of_table("mandate_for", "themes"),
    "gaps.ask.may_decide": _of_table("mandate", "mandate"),
    "gaps.ask.coordinated": _chair_or_lead,
    "gaps.ask.chair": _of_table("chair", "party"),
    "gaps.ask.coordinator": _of_table("coordinator", "party"),
    "gaps.ask.overview": _overview,
    "gaps.ask.assured": _of_table("assured_on", "agreed"),
    "gaps.ask.role": _role,
    "gaps.ask.route": _route,
    "gaps.ask.way_on": _route,
    "gaps.ask.circle": _route,
    "gaps.ask.interprets": _route,
    "gaps.ask.steering": _steering,
    "gaps.ask.at_table": _at_table,
    "gaps.ask.at_table_many": _at_table,
    "gaps.ask.seat": _seats,
    "gaps.ask.seats": _seats,
    "gaps.ask.hub": _hub,
    "gaps.ask.hub_named": _hub,
    "gaps.ask.spokesperson": _spokesperson,
    "gaps.ask.may_commit": _of_seats("may_commit", "yes_no", "questions.line.may_commit"),
    "gaps.ask.deputies": _of_seats("deputy", "deputy", "questions.line.deputy"),
    "gaps.ask.convened": _of_table("convened_by", "text"),
    "gaps.ask.mayor": _mayor,
    "gaps.ask.channel": _channels,
    "gaps.ask.crisis_plan": _plan("crisis_plan"),
    "gaps.ask.ggd_protocol": _plan("ggd_protocol"),
    "gaps.ask.plan_agreed": _plan_agreed,
    "gaps.ask.setting": _setting,
    "gaps.ask.themes": _themes,
    "gaps.ask.present.group": _reach("population_groups", "group"),
    "gaps.ask.besides.group": _reach("population_groups", "group"),
    "gaps.ask.present.area": _reach("areas", "area"),
    "gaps.ask.besides.area": _reach("areas", "area"),
    "gaps.ask.told": _dated("knows_samos_on", "questions.line.told"),
    "gaps.ask.helped": _dated("helped_on", "questions.line.helped"),
    "gaps.ask.consent": _dated("consent_on", "questions.line.consent"),
    "gaps.ask.sector": _sector,
    "gaps.ask.expert": _new_expert,
    "gaps.ask.agreed": _of_expert("agreed_on", "agreed", "questions.line.agreed"),
    "gaps.ask.deputy": _of_expert("deputy", "deputy"),
    "gaps.ask.employer": _of_expert("organisation", "party"),
    "gaps.ask.exists.node": _node,
    "gaps.ask.exists.seat": _seat_stands,
    "gaps.ask.exists.route": _route_stands,
    "gaps.ask.exists.coordinator": _lead_stands,
    "gaps.ask.exists.coverage": _coverage_stands,
}
