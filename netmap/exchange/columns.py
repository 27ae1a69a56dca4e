"""The sheets and columns of the workbook: the public face of netmap for files.

Names here may be added, never renamed or dropped: users' files and schedulers rely on them. A column's ``key`` is
how the rest of the code calls it; ``nl`` is its header, ``en`` the English header, ``synonyms`` other headers that
are accepted. Headers are compared without capitals, accents, blanks and punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from netmap.model import SheetName


class Cell(StrEnum):
    """What a cell of a column may hold."""

    TEXT = "text"
    TEXTS = "texts"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    FREQUENCY = "frequency"
    YES_NO = "yes_no"
    TERM = "term"
    TERMS = "terms"
    REFERENCE = "reference"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``list`` names the closed list, vocabulary label or node labels that its cells refer to."""

    key: str
    nl: str
    en: str
    cell: Cell = Cell.TEXT
    list: str = ""
    required: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``nl`` is its name in Excel, ``csv`` the file name without extension."""

    name: SheetName
    nl: str
    en: str
    csv: str
    columns: tuple[Column, ...]
    required: bool = False

    def column(self, key: str) -> Column:
        """Return the column with this key. Raises ``KeyError`` when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


_FACTS = (
    Column("status", "status", "status", Cell.CODE, "Status"),
    Column("since", "sinds", "since", Cell.DATE, synonyms=("vanaf", "start", "begin", "from date")),
    Column("until", "tot", "until", Cell.DATE, synonyms=("tot en met", "einde", "end")),
    Column("source", "bron", "source"),
    Column("certainty", "zekerheid", "certainty", Cell.CODE, "Certainty"),
    Column(
        "checked_on",
        "nagegaan op",
        "checked on",
        Cell.DATE,
        synonyms=("gecontroleerd op", "checked", "peildatum"),
    ),
    Column("note", "opmerking", "note", synonyms=("opmerkingen", "toelichting op rij", "remarks", "notes")),
)
_ID = Column("id", "id", "id", synonyms=("code netmap", "identificatie", "nummer"))
_NAME = Column("name", "naam", "name", required=True)
_ORGANISATION_NAME = replace(
    _NAME,
    synonyms=("naam organisatie", "organisatie", "organisatienaam", "partij", "naam partij", "partner", "organisation"),
)
_CONSULTATION_NAME = replace(
    _NAME, synonyms=("naam overleg", "overleg", "overlegnaam", "netwerk", "naam netwerk", "consultation")
)
_ALIASES = Column(
    "aliases",
    "ook bekend als",
    "aliases",
    Cell.TEXTS,
    synonyms=("alias", "afkorting", "andere namen", "also known as"),
)
_ECHELON = Column("echelon", "niveau", "echelon", Cell.TERM, "Echelon", synonyms=("level", "schaalniveau"))
_AREAS = Column("areas", "gebied", "areas", Cell.REFERENCES, "Area", synonyms=("gebieden", "werkgebied", "area"))


def _themes(key: str = "themes", nl: str = "thema's", en: str = "themes") -> Column:
    return Column(key, nl, en, Cell.TERMS, "Theme", synonyms=("thema", "theme") if key == "themes" else ())


SHEETS: dict[SheetName, Sheet] = {
    s.name: s
    for s in (
        Sheet(
            SheetName.ORGANISATIONS,
            "Organisaties",
            "Organisations",
            "organisaties",
            (
                _ID,
                _ORGANISATION_NAME,
                _ALIASES,
                Column(
                    "actor_type",
                    "soort",
                    "actor type",
                    Cell.TERM,
                    "ActorType",
                    synonyms=("type", "soort organisatie"),
                ),
                Column("sector", "sector", "sector", Cell.TERMS, "Sector", synonyms=("sectoren", "sectors")),
                _ECHELON,
                _AREAS,
                Column("part_of", "onderdeel van", "part of", Cell.REFERENCE, "Organisation"),
                Column("represents", "vertegenwoordigt", "represents", Cell.REFERENCES, "Organisation"),
                Column("stands_for", "aantal", "stands for", Cell.NUMBER, synonyms=("number",)),
                Column(
                    "population_groups",
                    "groepen",
                    "population groups",
                    Cell.TERMS,
                    "PopulationGroup",
                    synonyms=("doelgroepen", "groups"),
                ),
                Column("channels", "kanalen", "channels", Cell.TERMS, "Channel"),
                Column("informal", "informeel", "informal", Cell.YES_NO),
                Column("sensitive", "gevoelig", "sensitive", Cell.YES_NO),
                Column("consent_on", "instemming op", "consent on", Cell.DATE),
                Column("knows_samos_on", "bekend met SAMOS op", "knows samos on", Cell.DATE),
                Column("helped_on", "meegewerkt op", "helped on", Cell.DATE),
                *_FACTS,
            ),
            required=True,
        ),
        Sheet(
            SheetName.CONSULTATIONS,
            "Overleggen",
            "Consultations",
            "overleggen",
            (
                _ID,
                _CONSULTATION_NAME,
                _ALIASES,
                Column("kind", "soort", "kind", Cell.TERM, "ConsultationKind", synonyms=("type", "soort overleg")),
                _ECHELON,
                _AREAS,
                Column(
                    "frequency",
                    "hoe vaak",
                    "frequency",
                    Cell.FREQUENCY,
                    synonyms=("frequentie", "per jaar", "per year"),
                ),
                Column("on_call", "op afroep", "on call", Cell.YES_NO),
                Column("mandate", "mandaat", "mandate", Cell.CODE, "Mandate", synonyms=("bevoegdheid",)),
                Column("mandate_for", "mandaat voor", "mandate for", Cell.TERMS, "Theme"),
                Column("chair", "voorzitter", "chair", Cell.REFERENCE, "Organisation"),
                Column(
                    "coordinator",
                    "regie",
                    "coordinator",
                    Cell.REFERENCES,
                    "Organisation",
                    synonyms=("regisseur", "coordinatie"),
                ),
                Column("assured_on", "regie geborgd op", "assured on", Cell.DATE),
                _themes(),
                Column("stands_for", "aantal", "stands for", Cell.NUMBER, synonyms=("number",)),
                Column("hub", "is dit het kernteam", "hub", Cell.YES_NO, synonyms=("kernteam", "core team")),
                Column("convened_by", "bijeenroepen door", "convened by"),
                Column("plan", "plan", "plan", Cell.CODE, "PlanKind"),
                Column("plan_agreed_on", "plan afgesproken op", "plan agreed on", Cell.DATE),
                *_FACTS,
            ),
            required=True,
        ),
        Sheet(
            SheetName.PARTICIPATION,
            "Deelname",
            "Participation",
            "deelname",
            (
                Column("consultation", "overleg", "consultation", Cell.REFERENCE, "Consultation", required=True),
                Column(
                    "organisation",
                    "organisatie",
                    "organisation",
                    Cell.REFERENCE,
                    "Organisation",
                    required=True,
                ),
                Column("function", "functie", "function"),
                Column("role", "rol", "role", Cell.CODE, "Role"),
                Column(
                    "presence",
                    "vast of afroep",
                    "presence",
                    Cell.CODE,
                    "Presence",
                    synonyms=("aanwezigheid",),
                ),
                Column("as_sector", "sector", "as sector", Cell.TERM, "Sector"),
                Column("may_commit", "mandaat", "may commit", Cell.YES_NO, synonyms=("mandate",)),
                Column("seat_holder_code", "zitplaatscode", "seat holder code"),
                Column("deputy", "vervanger", "deputy"),
                Column("takes_part", "neemt deel", "takes part", Cell.YES_NO),
                *_FACTS,
            ),
        ),
        Sheet(
            SheetName.ESCALATION,
            "Doorgeven",
            "Escalation",
            "doorgeven",
            (
                Column("from", "van", "from", Cell.REFERENCE, "Organisation|Consultation", required=True),
                Column("to", "naar", "to", Cell.REFERENCE, "Organisation|Consultation", required=True),
                Column("direction", "richting", "direction", Cell.CODE, "Direction"),
                Column("kind", "soort", "kind", Cell.CODE, "RouteKind", synonyms=("type",)),
                _themes(),
                Column("criterion", "wanneer", "criterion", synonyms=("when",)),
                Column("by_function", "wie", "by function", synonyms=("who", "door wie")),
                Column(
                    "agreed",
                    "afgesproken of gewoonte",
                    "agreed or habit",
                    Cell.CODE,
                    "Agreement",
                    synonyms=("agreed",),
                ),
                *_FACTS,
            ),
        ),
        Sheet(
            SheetName.COVERAGE,
            "Dekking",
            "Coverage",
            "dekking",
            (
                Column("who", "wie", "who", Cell.REFERENCE, "Organisation|Consultation", required=True),
                Column(
                    "theme",
                    "thema",
                    "theme",
                    Cell.TERM,
                    "Theme",
                    required=True,
                    synonyms=("thema's", "themes"),
                ),
                Column("stage", "stap", "stage", Cell.CODE, "Stage", required=True),
                Column("phase", "fase", "phase", Cell.TERMS, "Phase"),
                Column("area", "gebied", "area", Cell.REFERENCES, "Area"),
                Column("answer", "antwoord", "answer", Cell.YES_NO),
                *_FACTS,
            ),
        ),
        Sheet(
            SheetName.EXPERTS,
            "Deskundigen",
            "Experts",
            "deskundigen",
            (
                _ID,
                Column("title", "functie", "title", required=True, synonyms=("role title", "functienaam")),
                Column("organisation", "organisatie", "organisation", Cell.REFERENCE, "Organisation"),
                Column(
                    "expertise",
                    "expertise",
                    "expertise",
                    Cell.TERMS,
                    "ExpertiseDomain",
                    required=True,
                    synonyms=("deskundigheid",),
                ),
                _themes(),
                Column("scale", "schaal", "scale", Cell.CODE, "Scale"),
                Column("reachable", "bereikbaar", "reachable"),
                Column("deputy", "vervanger", "deputy"),
                Column("agreed_on", "afgesproken op", "agreed on", Cell.DATE),
                *_FACTS,
            ),
        ),
        Sheet(
            SheetName.AREAS,
            "Gebieden",
            "Areas",
            "gebieden",
            (
                _NAME,
                Column("code", "code", "code"),
                Column("kind", "soort", "kind", Cell.CODE, "AreaKind", synonyms=("type",)),
                Column("parent", "onder", "parent", Cell.REFERENCE, "Area", synonyms=("onderdeel van", "part of")),
                *_FACTS,
            ),
        ),
        Sheet(
            SheetName.SETTINGS,
            "Instellingen",
            "Settings",
            "instellingen",
            (
                Column("key", "instelling", "setting", Cell.CODE, "SettingKey", required=True, synonyms=("key",)),
                Column("value", "waarde", "value", required=True),
                Column("explanation", "toelichting", "explanation", synonyms=("note",)),
                Column("date", "datum", "date", Cell.DATE),
                *(c for c in _FACTS if c.key != "note"),
            ),
        ),
        Sheet(
            SheetName.WORDS,
            "Woorden",
            "Words",
            "woorden",
            (
                Column("list", "lijst", "list", Cell.CODE, "Vocabulary", required=True),
                Column("word", "woord", "word", required=True),
                Column("meaning", "betekenis", "meaning"),
                Column("synonyms", "synoniemen", "synonyms", Cell.TEXTS),
            ),
        ),
        Sheet(
            SheetName.NAMES,
            "Namen",
            "Names",
            "namen",
            (
                Column("found", "gevonden", "found", required=True),
                Column(
                    "decision",
                    "is",
                    "is",
                    Cell.CODE,
                    "Decision",
                    required=True,
                    synonyms=("besluit", "decision"),
                ),
                Column("party", "partij", "party", Cell.REFERENCE, "Organisation|Consultation"),
                Column("effective_on", "met ingang van", "effective on", Cell.DATE, synonyms=("per", "ingangsdatum")),
                Column("decided_on", "besloten op", "decided on", Cell.DATE),
                Column("decided_by", "besloten door", "decided by"),
            ),
        ),
        Sheet(
            SheetName.NORM,
            "Norm",
            "Norm",
            "norm",
            (
                Column("id", "id", "id", required=True),
                Column("off", "uit", "off", Cell.YES_NO),
                Column("line", "regel", "line", synonyms=("toml",)),
            ),
        ),
        Sheet(
            SheetName.QUESTIONS,
            "Vragen",
            "Questions",
            "vragen",
            (
                Column("number", "nr", "no."),
                Column("question", "vraag", "question"),
                Column("addressee", "vraag aan", "ask"),
                Column("answer", "antwoord", "answer"),
                Column("example", "zo vult u in", "how to answer"),
                Column("checked_on", "nagegaan op", "checked on", Cell.DATE),
                Column("source", "bron", "source"),
                # What an import needs as it is: the header itself says so.
                Column("sheet", "blad (niet veranderen)", "sheet (do not change)", required=True, synonyms=("blad",)),
                Column("line", "regel (niet veranderen)", "line (do not change)", required=True, synonyms=("regel",)),
                Column("column", "kolom (niet veranderen)", "column (do not change)", synonyms=("kolom",)),
            ),
        ),
        Sheet(
            SheetName.HISTORY,
            "Historie",
            "History",
            "historie",
            (
                Column("record", "record", "record", required=True),
                Column("id", "id", "id", required=True),
                Column("content", "inhoud", "content"),
            ),
        ),
    )
}
