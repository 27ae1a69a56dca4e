"""The made-up rows that the template shows and that reading leaves out."""

from __future__ import annotations

from netmap.model import SheetName

#: One row per sheet, and the column in which it carries the mark that keeps it out.
EXAMPLE_ROWS: dict[SheetName, tuple[dict[str, str], str]] = {
    SheetName.ORGANISATIONS: (
        {
            "name": "Welzijn Voorbeeldstad",
            "aliases": "WVS",
            "actor_type": "welzijnswerk",
            "sector": "welzijn",
            "echelon": "lokaal",
            "areas": "Voorbeeldwijk",
            "population_groups": "jongeren; ouderen",
            "channels": "spreekuur",
        },
        "note",
    ),
    SheetName.CONSULTATIONS: (
        {
            "name": "Wijkoverleg Voorbeeldwijk",
            "kind": "wijkoverleg",
            "echelon": "wijk",
            "areas": "Voorbeeldwijk",
            "frequency": "maandelijks",
            "mandate": "adviseert",
            "chair": "Welzijn Voorbeeldstad",
            "coordinator": "niemand",
            "themes": "jongerenoverlast; burenruzie",
        },
        "note",
    ),
    SheetName.PARTICIPATION: (
        {
            "consultation": "Wijkoverleg Voorbeeldwijk",
            "organisation": "Welzijn Voorbeeldstad",
            "function": "opbouwwerker",
            "role": "voorzitter",
            "presence": "vast",
            "may_commit": "ja",
            "deputy": "teamleider",
        },
        "note",
    ),
    SheetName.ESCALATION: (
        {
            "from": "Wijkoverleg Voorbeeldwijk",
            "to": "niemand",
            "direction": "omhoog",
            "kind": "geeft door",
            "themes": "jongerenoverlast",
            "criterion": "als het overleg er zelf niet uitkomt",
            "by_function": "voorzitter",
            "agreed": "afgesproken",
        },
        "note",
    ),
    SheetName.COVERAGE: (
        {
            "who": "Welzijn Voorbeeldstad",
            "theme": "jongerenoverlast",
            "stage": "signaleren",
            "phase": "relatieve rust; opbouw onrust",
            "area": "Voorbeeldwijk",
            "answer": "ja",
        },
        "note",
    ),
    SheetName.EXPERTS: (
        {
            "title": "adviseur radicalisering",
            "organisation": "Welzijn Voorbeeldstad",
            "expertise": "radicalisering en extremisme",
            "themes": "radicalisering",
            "scale": "regionaal",
            "reachable": "24 uur",
            "deputy": "niemand",
            "agreed_on": "2026-03-01",
        },
        "note",
    ),
    SheetName.AREAS: ({"name": "Voorbeeldwijk", "code": "WK000001", "kind": "wijk"}, "note"),
    SheetName.SETTINGS: ({"key": "thema dat speelt", "value": "jongerenoverlast", "date": "2026-03-01"}, "explanation"),
    SheetName.WORDS: ({"list": "thema", "word": "kermisonrust", "synonyms": "onrust op de kermis"}, "meaning"),
    SheetName.NAMES: (
        {"found": "WVS", "decision": "dezelfde als", "party": "Welzijn Voorbeeldstad", "decided_on": "2026-03-01"},
        "decided_by",
    ),
    SheetName.NORM: ({"id": "theme-signal", "off": "ja"}, "line"),
}
