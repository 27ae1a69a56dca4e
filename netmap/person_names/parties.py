"""Whether somebody filled in a person where an organisation or consultation is named."""

from __future__ import annotations

import re

from netmap.person_names import find_person

__all__ = ["person_as_party"]

_BETWEEN_PARTIES = re.compile(r"[;\n|]")
#: What stands before the name of the person whom a consultation is about.
_OF_CONSULTATION = re.compile(
    r"\b(?:casus|\w*overleg(?:gen)?|\w*tafel|\w*bespreking|\w*team|gesprek|zaak|dossier|mdo)\b[\s.:,()\-–]*"
    r"(?:\b(?:rond(?:om)?|inzake|betreffende|over|van|met|voor)\b\s*)*",
    re.IGNORECASE,
)
_OF_FAMILY = re.compile(r"\b(?:familie|fam|gezin|casus)\b[\s.:]*", re.IGNORECASE)
_FAMILY = re.compile(r"\b(?i:familie|fam\.?)\s+(?:(?i:de|van|der|den|ter|ten|el|al|ait|ben|bin|'t)\s+)+[^\W\d_a-z]")
_LONGEST = 2000  # as of a cell that names a function


def person_as_party(text: str, *, consultation: bool) -> bool:
    """Return whether one of the parties in a cell, parted by semicolons or line breaks, is a person by name.

    Parameters
    ----------
    text : str
        Nothing is found in an empty one; of a long one the first 2,000 characters are looked at.
    consultation : bool
        Whether the person may be whom a consultation is about ("Casusoverleg Jan de Vries").

    Notes
    -----
    A name has two words or more: a single one may be an organisation or municipality that bears a surname.
    """
    parts = _BETWEEN_PARTIES.split(text[:_LONGEST])
    return any(_is_person(part) or (consultation and _is_about_person(part)) for part in parts)


def _is_person(text: str) -> bool:
    return len((find_person(text) or "").split()) > 1


def _is_about_person(text: str) -> bool:
    if _FAMILY.search(text) is not None:
        return True
    if any(find_person(text[family.end() :]) is not None for family in _OF_FAMILY.finditer(text)):
        return True
    return any(_is_person(text[lead.end() :]) for lead in _OF_CONSULTATION.finditer(text))
