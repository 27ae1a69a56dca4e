"""Sentences: names that look alike, and what was decided about them."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "names.reason.signs": N_("een ander teken, zoals + of -"),
    "names.reason.identical": N_("dezelfde naam"),
    "names.reason.spelled_alike": N_("dezelfde naam, anders geschreven"),
    "names.reason.legal_form": N_("rechtsvorm verschilt"),
    "names.reason.other_name": N_("andere naam voor dezelfde plaats"),
    "names.reason.typo_one": N_("schrijffout: één letter anders"),
    "names.reason.typo": N_("schrijffout: een paar letters anders"),
    "names.reason.spelling": N_("oude of andere spelling"),
    "names.reason.ending": N_("zelfde woord met een andere uitgang"),
    "names.reason.split": N_("woorden los of aan elkaar"),
    "names.reason.small_words": N_("alleen een klein woord anders"),
    "names.reason.order": N_("zelfde woorden in een andere volgorde"),
    "names.reason.part": N_("een deel van de naam ontbreekt"),
    "names.reason.abbreviation": N_("afkorting van dezelfde woorden"),
    "names.reason.two_meanings": N_("afkorting met meer dan één betekenis"),
    "names.reason.bracket": N_("andere toevoeging tussen haakjes"),
    "names.reason.bracket_missing": N_("toevoeging tussen haakjes ontbreekt"),
    "names.reason.bracket_name": N_("andere naam tussen haakjes"),
    "names.reason.department": N_("onderdeel (afdeling) van"),
    "names.reason.both_known": N_("twee gemeenten met een eigen naam"),
    "names.reason.direction": N_("andere windrichting"),
    "names.reason.number": N_("ander nummer"),
    "names.reason.place": N_("andere plaats"),
    "names.reason.kind": N_("ander soort organisatie"),
    "names.reason.other_words": N_("andere woorden"),
}
