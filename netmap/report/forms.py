"""One or more: of exactly one a Dutch sentence has another form ("wist", and not "wisten")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["form_of"]

#: Code of a sentence about several -> what is counted in it (a list or a number), and its code for exactly one.
_OF_ONE: dict[str, tuple[str, str]] = {
    "gaps.ask.agreed": ("experts", "gaps.one.ask_agreed"),
    "gaps.ask.consent": ("parties", "gaps.one.ask_consent"),
    "gaps.ask.helped": ("parties", "gaps.one.ask_helped"),
    "gaps.ask.overview": ("consultations", "gaps.one.ask_overview"),
    "gaps.ask.present.group": ("groups", "gaps.one.ask_group"),
    "gaps.ask.seats": ("parties", "gaps.one.ask_seats"),
    "gaps.ask.told": ("parties", "gaps.one.ask_told"),
    "gaps.evidence.searched": ("rows", "gaps.one.searched"),
    "gaps.evidence.searched_others": ("rows", "gaps.one.searched_others"),
    "gaps.reason.all_said_no": ("count", "gaps.one.all_said_no"),
    "gaps.reason.candidates_said_no": ("count", "gaps.one.candidates_said_no"),
    "gaps.remedy.consent": ("parties", "gaps.one.remedy_consent"),
    "gaps.remedy.helped": ("parties", "gaps.one.remedy_helped"),
    "gaps.remedy.told": ("parties", "gaps.one.remedy_told"),
    "gaps.title.not_told": ("parties", "gaps.one.title_told"),
    "gaps.title.overview": ("count", "gaps.one.title_overview"),
    "gaps.title.phase": ("professions", "gaps.one.title_phase"),
    "gaps.way.consent": ("parties", "gaps.one.way_consent"),
    "gaps.why.few": ("count", "gaps.one.why_few"),
    "gaps.why.group": ("groups", "gaps.one.why_group"),
}


def form_of(code: str, values: Mapping[str, Any]) -> str:
    """Return the code of a sentence in the form for how many it is about; a code with one form comes back as it is."""
    counted, of_one = _OF_ONE.get(code, ("", code))
    many = values.get(counted)
    return of_one if (len(many) if isinstance(many, (list, tuple)) else many) == 1 else code
