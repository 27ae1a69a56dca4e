"""Networks and workbooks as nasty as they can be, for properties of import and export."""

from __future__ import annotations

import typing
from dataclasses import fields
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Row, Workbook
from netmap.model import (
    ENDS,
    RELATIONSHIP_TYPES,
    VOCABULARY_TYPES,
    About,
    Area,
    Consultation,
    Coverage,
    CoveredBy,
    Expert,
    In,
    NameDecision,
    Network,
    NormLineRecord,
    Of,
    Organisation,
    Origin,
    PassesOn,
    Plan,
    Record,
    Ref,
    Relationship,
    Setting,
    SettingKey,
    SheetName,
    Statement,
    TakesPart,
    coverage_id,
    fact_id,
    route_id,
    seat_id,
    setting_id,
    statement_id,
    tie_id,
)
from netmap.reference.vocabulary import shipped_terms

SHIPPED = shipped_terms()
#: Names that clash with each other, with ids, with words that mean something, and with separators.
NAMES = (
    "Politie",
    "politie",
    "GGD",
    "GGD Twente",
    "W",
    "org-politie",
    "niemand",
    "onbekend",
    "?",
    "ja",
    "a; b",
    "a, b",
    "a",
    "b",
    "x|y",
    "regel een\nregel twee",
    "overleg: W",
    "partij: GGD",
    "-",
    "=1+1",
    "2026-03-01",
    " rand ",
    "voorbeeldrij, wordt niet ingelezen",
    "Súdwest-Fryslân",
    "e\u0301\u00e9",
    "مسجد",
    "社区",
    "Wonen, Zorg en Welzijn",
    "\x00\x0b",
    "\ufffe",
    "lang " * 30,
    "burgemeester",
    "Noord",
)
IDS = ("org-politie", "P1", "P2", "W", "K", "GGD", "ovl-w", "a; b", "niemand", "org-ggd", "BU01", "geb-noord", "x:y")
DATES = ("2016", "2019-03", "2024-02-29", "2026-09-01", "2030-12")
texts = st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=8))
dates = st.one_of(st.none(), st.sampled_from(DATES))
_DATE_FIELDS = frozenset(
    (
        *("since", "until", "checked_on", "consent_on", "knows_samos_on"),
        *("helped_on", "agreed_on", "assured_on", "date", "decided_on"),
    )
)
_SKIPPED = frozenset(("id", "version", "changed_at", "changeset", "provenance", "start", "end", "sensitive_number"))


def _of_hint(name: str, hint: Any, terms: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if name in _TERM_FIELDS:
        return st.one_of(st.none(), st.sampled_from(terms[_TERM_FIELDS[name]]))
    if name in _DATE_FIELDS:
        return dates
    options = typing.get_args(hint) or (hint,)
    if typing.get_origin(hint) is tuple:
        return st.lists(texts, max_size=2, unique=True).map(tuple)
    made: list[st.SearchStrategy[Any]] = []
    for option in options:
        if option is type(None):
            made.append(st.none())
        elif option is bool:
            made.append(st.booleans())
        elif option is int:
            made.append(st.integers(1, 2000))
        elif option is float:
            made.append(st.sampled_from((1.0, 12.0, 26.5, 0.33, 3.14159)))
        elif isinstance(option, type) and issubclass(option, StrEnum):
            made.append(st.sampled_from(list(option)))
        else:
            made.append(texts)
    return st.one_of(made)


_TERM_FIELDS = {"actor_type": "ActorType", "echelon": "Echelon", "as_sector": "Sector", "phase": "Phase"}


@st.composite
def _fill(draw: st.DrawFn, kind: type[Record], terms: dict[str, list[str]], **given: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    values = dict(given)
    required = {f.name for f in fields(kind) if f.default.__class__.__name__ == "_MISSING_TYPE"}
    for name, hint in hints.items():
        if name in values or name in _SKIPPED or name == "KIND":
            continue
        if kind is Consultation and name == "kind":
            values[name] = draw(st.one_of(st.none(), st.sampled_from(terms["ConsultationKind"])))
        elif name in required or draw(st.integers(0, 3)) == 0:
            value = draw(_of_hint(name, hint, terms))
            if value is not None or name not in required:
                values[name] = value
    return values


@st.composite
def contents(draw: st.DrawFn) -> list[Record]:
    """Return the records of a network, of every kind; all ends exist, ids are unique where they must be."""
    terms = {kind: [t.id for t in SHIPPED if kind == t.KIND][:4] for kind in VOCABULARY_TYPES}
    records: list[Record] = []
    for kind in VOCABULARY_TYPES.values():
        for record_id in draw(st.lists(st.sampled_from(("rommel", terms[kind.KIND][0])), max_size=1)):
            if kind.KIND == "PopulationGroup" and record_id == "rommel":
                continue
            values = draw(_fill(kind, terms, id=record_id, origin=Origin.LOCAL))
            values["rank"] = 1
            records.append(kind(**{k: v for k, v in values.items() if k in {f.name for f in fields(kind)}}))
            terms[kind.KIND].append(record_id)
    nodes: dict[str, list[Ref]] = {
        label: [Ref(label, term_id) for term_id in dict.fromkeys(ids)] for label, ids in terms.items()
    }
    parties = draw(st.lists(st.one_of(st.sampled_from(IDS), texts), min_size=2, max_size=7, unique=True))
    labels = {Organisation: parties[: len(parties) // 2 + 1], Consultation: parties[len(parties) // 2 + 1 :]}
    for kind in (Expert, Area, Plan):
        labels[kind] = draw(st.lists(st.one_of(st.sampled_from(IDS), texts), max_size=3, unique=True))
    for kind, ids in labels.items():
        nodes[kind.KIND] = [Ref(kind.KIND, node_id) for node_id in ids]
        numbered = {"sensitive_number": True} if kind is Organisation else {}
        for number, node_id in enumerate(ids, 1):
            # A party that is sensitive has a number; to give it one would be a change.
            records.append(kind(**draw(_fill(kind, terms, id=node_id)), **dict.fromkeys(numbered, number)))
    for _ in range(draw(st.integers(0, 14))):
        records += draw(_ties(nodes, terms))
    for _ in range(draw(st.integers(0, 4))):
        records += draw(_coverages(nodes, terms))
    for _ in range(draw(st.integers(0, 5))):
        records.append(draw(_statements(nodes, terms)))
    for _ in range(draw(st.integers(0, 5))):
        records.append(draw(_others(nodes, terms)))
    return records


def network_of(records: list[Record]) -> Network:
    """Return the network with these records, and the words that ship."""
    return Network("net-x", "X").with_records([*SHIPPED, *records])


@st.composite
def _ties(draw: st.DrawFn, nodes: dict[str, list[Ref]], terms: dict[str, list[str]]) -> list[Record]:
    label = draw(st.sampled_from(sorted(set(RELATIONSHIP_TYPES) - {"COVERED_BY", "OF", "IN"})))
    pairs = [(s, e) for s, e in ENDS[label] if nodes.get(s) and nodes.get(e)]
    if not pairs:
        return []
    start_label, end_label = draw(st.sampled_from(pairs))
    start, end = draw(st.sampled_from(nodes[start_label])), draw(st.sampled_from(nodes[end_label]))
    kind = RELATIONSHIP_TYPES[label]
    values = draw(_fill(kind, terms, start=start, end=end))
    if kind is PassesOn:
        values["theme"] = draw(st.one_of(st.none(), st.sampled_from(terms["Theme"])))
        record_id = route_id(start, end, values.get("direction"), values["theme"])
    elif kind is TakesPart:
        record_id = seat_id(start, end, values.get("function"))
    else:
        record_id = tie_id(label, start, end)
    return [kind(id=record_id, **values)]


@st.composite
def _coverages(draw: st.DrawFn, nodes: dict[str, list[Ref]], terms: dict[str, list[str]]) -> list[Record]:
    who = draw(st.sampled_from(nodes["Organisation"] + nodes["Consultation"]))
    theme = draw(st.sampled_from(nodes["Theme"]))
    area = draw(st.sampled_from([None, *nodes["Area"]]))
    values = draw(_fill(Coverage, terms))
    record_id = coverage_id(who, theme.id, area.id if area else None, values["stage"], values.get("phase"))
    start = Ref("Coverage", record_id)
    ends: list[tuple[type[Relationship], Ref]] = [(CoveredBy, who), (Of, theme), *([(In, area)] if area else [])]
    ties = [kind(id=tie_id(kind.KIND, start, end), start=start, end=end) for kind, end in ends]
    return [Coverage(id=record_id, **values), *ties]


@st.composite
def _statements(draw: st.DrawFn, nodes: dict[str, list[Ref]], terms: dict[str, list[str]]) -> Record:
    values = draw(_fill(Statement, terms))
    anyone = [None, *map(str, nodes["Organisation"] + nodes["Consultation"] + nodes["Expert"])]
    values["subject"], values["object"] = draw(st.sampled_from(anyone)), draw(st.sampled_from(anyone))
    if draw(st.booleans()):
        # As an import would make it.
        values["object"] = None if values["about"] is not About.SEAT else values["object"]
        values["function"] = None
    values["theme"] = draw(st.one_of(st.none(), st.sampled_from(terms["Theme"])))
    values["area"] = draw(st.sampled_from([None, *(ref.id for ref in nodes["Area"])]))
    values["domain"] = draw(st.one_of(st.none(), st.sampled_from(terms["ExpertiseDomain"])))
    return Statement(id=statement_id(values), **values)


@st.composite
def _others(draw: st.DrawFn, nodes: dict[str, list[Ref]], terms: dict[str, list[str]]) -> Record:
    kind = draw(st.sampled_from([Setting, NormLineRecord, NameDecision]))
    if kind is Setting:
        values = draw(_fill(Setting, terms))
        lists = ["coverage", "participation:W", f"coverage:{terms['Theme'][0]}", "geen lijst"]
        values["value"] = draw(
            {
                SettingKey.COMPLETE: st.sampled_from(lists),
                SettingKey.REFERENCE_DATE: st.sampled_from(DATES),
                SettingKey.GROUP: st.sampled_from(terms["PopulationGroup"]),
            }.get(values["key"], st.one_of(texts, st.sampled_from(terms["Theme"])))
        )
        return Setting(id=setting_id(values["key"], values["value"], values.get("date")), **values)
    if kind is NormLineRecord:
        return NormLineRecord(**draw(_fill(NormLineRecord, terms, id=draw(texts))))
    target = draw(st.sampled_from([None, *map(str, nodes["Organisation"] + nodes["Consultation"])]))
    values = draw(_fill(NameDecision, terms, target=target))
    return NameDecision(id=fact_id("NameDecision", (), (values["found"],)), **values)


# --- workbooks -----------------------------------------------------------------------------------------------------

_PARTIES = ("Politie", "GGD", "Welzijn", "Moskee", "P1", "ggd", "org-ggd")
_TABLES = ("Wijkoverleg", "Driehoek", "Kernteam", "GGD", "ovl-driehoek")
_THEMES = ("jongerenoverlast", "burenruzie", "Vuurwerk", "jongerenoverlast; vuurwerk")
_YES_NO = ("ja", "nee", "onbekend", "misschien")
_NOBODY = ("niemand", "onbekend")
_CELLS: dict[SheetName, dict[str, tuple[str, ...]]] = {
    SheetName.ORGANISATIONS: {
        "id": ("P1", "P2"),
        "name": ("Politie", "GGD", "Welzijn", "Moskee", "politie", "Boa's"),
        "aliases": ("POL", "ZVH; VHH", "GGD"),
        "actor_type": ("politie", "moskee", "Straatcoaches"),
        "sector": ("politie", "welzijn; zorg", "geloof en zelforganisaties", "onbekend"),
        "areas": ("Noord", "Noord; Zuid"),
        "part_of": ("Welzijn", "geen"),
        "represents": ("Welzijn; Bewoners", "GGD"),
        "population_groups": ("jongeren", "ouderen"),
        "sensitive": _YES_NO,
    },
    SheetName.CONSULTATIONS: {
        "name": ("Wijkoverleg", "Driehoek", "Kernteam", "GGD"),
        "frequency": ("12 per jaar", "om de week", "tenminste 4", "periodiek", "eenmalig", "soms"),
        "mandate": ("beslist", "adviseert", "geen", "onbekend"),
        "mandate_for": _THEMES,
        "chair": ("Politie", "burgemeester", "wijkagent", *_NOBODY),
        "coordinator": ("GGD", "GGD; Politie", "Welzijn", *_NOBODY),
        "assured_on": ("2025-01-01",),
        "themes": _THEMES,
        "hub": _YES_NO,
        "plan": ("crisisplan", "GGD-protocol"),
    },
    SheetName.PARTICIPATION: {
        "consultation": _TABLES,
        "organisation": _PARTIES,
        "function": ("wijkagent", "jeugdagent", "Wijkagent"),
        "role": ("voorzitter", "lid", "secretaris", "baas"),
        "may_commit": _YES_NO,
        "deputy": ("collega", *_NOBODY),
        "takes_part": _YES_NO,
    },
    SheetName.ESCALATION: {
        "from": (*_TABLES, *_PARTIES),
        "to": (*_TABLES, *_NOBODY),
        "direction": ("omhoog", "omlaag"),
        "kind": ("informeert", "geeft door"),
        "themes": _THEMES,
    },
    SheetName.COVERAGE: {
        "who": (*_PARTIES, "Driehoek", *_NOBODY),
        "theme": _THEMES,
        "stage": ("signaleren", "duiden", "nazorg", "verkennen"),
        "phase": ("escalatie", "nazorg"),
        "area": ("Noord", "Zuid"),
        "answer": _YES_NO,
    },
    SheetName.EXPERTS: {
        "title": ("adviseur", "deskundige"),
        "organisation": ("GGD", "Politie", *_NOBODY),
        "expertise": ("radicalisering", "nazorg; radicalisering"),
        "themes": _THEMES,
        "deputy": ("collega", *_NOBODY),
    },
    SheetName.AREAS: {"name": ("Noord", "Zuid"), "code": ("BU01",), "kind": ("wijk",), "parent": ("Noord", "Zuid")},
    SheetName.SETTINGS: {
        "key": ("thema dat speelt", "thema speelt niet hier", "volledig", "peildatum", "eerdere onrust", "groep"),
        "value": ("jongerenoverlast", "Dekking", "Deelname: Driehoek", "2026-09-01", "Dekking: burenruzie", "jongeren"),
        "date": ("2026-08-01",),
    },
    SheetName.NAMES: {
        "found": ("Boa's", "ZVH", "Politie"),
        "decision": ("dezelfde als", "nieuw", "hernoemd in"),
        "party": ("GGD", "Politie"),
    },
    SheetName.WORDS: {
        "list": ("thema",),
        "word": ("Vuurwerk", "burenruzie"),
        "synonyms": ("knallen; rotjes",),
    },
    SheetName.NORM: {"id": ("eigen-regel",), "off": ("ja", "nee"), "line": ("text = 'x'",)},
}
_FACTS = {
    "status": ("actief", "gepland", "beëindigd", "onbekend"),
    "since": ("2020", "2021-03-01"),
    "until": ("2022", "2031"),
    "certainty": ("afgeleid", "genoemd"),
    "checked_on": ("2026-01-15", "2024", "onbekend"),
    "note": ("let op",),
}


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Return a file as people fill it in: with gaps, doubles, contradictions and words that are not known."""
    rows: dict[SheetName, tuple[Row, ...]] = {}
    for sheet, columns in _CELLS.items():
        found = []
        for number in range(2, 2 + draw(st.integers(0, 5))):
            cells = {}
            for key, words in columns.items():
                required = SHEETS[sheet].column(key).required
                if draw(st.integers(0, 9)) < (9 if required else 3):
                    cells[key] = draw(st.sampled_from(words))
            for key, words in _FACTS.items():
                if draw(st.integers(0, 9)) == 0 and any(c.key == key for c in SHEETS[sheet].columns):
                    cells[key] = draw(st.sampled_from(words))
            if cells:
                found.append(Row(sheet, number, cells))
        if found:
            rows[sheet] = tuple(found)
    return Workbook(name="proef.xlsx", sha256="0" * 64, rows=rows)
