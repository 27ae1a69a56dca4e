"""How each column of a file is judged by the privacy guard: as a function, a party, a record or any text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from netmap.model import SheetName
from netmap.privacy import Ground, refused_name, refused_party, refused_text
from netmap.reference.private_data import names_people

__all__ = ["Judge", "judge_of", "judge_of_header", "patterns"]

Judge = Callable[[str], Ground | None]

#: Columns whose cells name a function or somebody.
_FUNCTIONS = {
    SheetName.CONSULTATIONS: {"chair", "convened_by"},
    SheetName.PARTICIPATION: {"function", "deputy", "seat_holder_code"},
    SheetName.ESCALATION: {"by_function"},
    SheetName.EXPERTS: {"title", "deputy", "reachable"},
}
#: Columns whose cells name organisations, in which a person is sometimes filled in instead.
_PARTIES = {
    SheetName.ORGANISATIONS: {"name", "aliases", "represents", "part_of"},
    SheetName.CONSULTATIONS: {"coordinator"},
    SheetName.PARTICIPATION: {"organisation"},
    SheetName.EXPERTS: {"organisation"},
}
#: The same where a consultation may be meant, which is also called after the person it is about.
_CONSULTATIONS = {
    SheetName.CONSULTATIONS: {"name", "aliases"},
    SheetName.PARTICIPATION: {"consultation"},
    SheetName.ESCALATION: {"from", "to"},
    SheetName.COVERAGE: {"who"},
    SheetName.NAMES: {"found", "party"},
}
#: Functions in a record of the sheet *Historie*, and names in a record of a party.
_FUNCTION_FIELDS = frozenset(
    ("chair_function", "convened_by", "function", "deputy", "seat_holder_code", "by_function", "title", "reachable")
)
_NAME_FIELDS = frozenset(("name", "aliases", "represents_text", "found"))
_WITH_NAMES = frozenset(("Organisation", "Consultation", "NameDecision"))

_OWN_ID = re.compile(r"[0-9a-f]{16}")
_OWN_PREFIX = re.compile(r"\b(?:org|ovl|exp|geb|plan|net)-(?=[a-z0-9])")


def patterns(text: str) -> Ground | None:
    """Return what a text holds wherever it stands; ids that netmap made are none of it."""
    # An id that netmap made is no personal data: a hash may look like a number, and "geb-" stands for an area.
    return None if _OWN_ID.fullmatch(text) else refused_text(_OWN_PREFIX.sub("", text), function=False)


def _function(text: str) -> Ground | None:
    return refused_text(text, function=True)


def _party(text: str) -> Ground | None:
    return None if _OWN_ID.fullmatch(text) else refused_party(_OWN_PREFIX.sub("", text))


def _consultation(text: str) -> Ground | None:
    return None if _OWN_ID.fullmatch(text) else refused_party(_OWN_PREFIX.sub("", text), consultation=True)


def _record(text: str) -> Ground | None:
    """Judge a record of the history: all of its text, and the names of functions in it."""
    return _judge_record(text, dict.fromkeys(_FUNCTION_FIELDS, _function))


def _record_of_party(text: str) -> Ground | None:
    """Judge a record of an organisation or consultation: its names as well."""
    judges = dict.fromkeys(_NAME_FIELDS, _consultation)
    return _judge_record(text, dict.fromkeys(_FUNCTION_FIELDS, _function) | judges)


def _judge_record(text: str, judges: Mapping[str, Judge]) -> Ground | None:
    start = text.find("{")
    if start < 0:
        return patterns(text)
    try:
        fields = json.loads(text[start:])
    except ValueError:
        return patterns(text)
    for key, value in fields.items() if isinstance(fields, dict) else ():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, str) and (ground := judges.get(key, patterns)(part)):
                return ground
    return None


def judge_of(name: SheetName, key: str, record: str = "") -> Judge:
    """Return how the cells of a column are judged; of the history also by the kind of record in the row."""
    if key in _FUNCTIONS.get(name, ()):
        return _function
    if key in _PARTIES.get(name, ()):
        return _party
    if key in _CONSULTATIONS.get(name, ()):
        return _consultation
    if (name, key) == (SheetName.HISTORY, "content"):
        return _record_of_party if record in _WITH_NAMES else _record
    return patterns


def judge_of_header(header: str) -> Judge:
    """How the cells of a column are judged that netmap does not know: they may name somebody."""
    return _function if names_people(header) else refused_name
