"""Sentences about norm files."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "norm.not_toml": N_(
        "Het normbestand {file} is niet te lezen: op regel {line} klopt de schrijfwijze niet. "
        "Vergelijk die regel met de voorbeeldnorm."
    ),
    "norm.unknown_base": N_(
        "Het normbestand {file} bouwt voort op '{found}'. Alleen 'handreiking' is bekend. Pas 'extends' aan."
    ),
    "norm.missing_field": N_("In {file}, regel {line}, mist de normregel '{id}' het veld '{field}'. Vul dat veld in."),
    "norm.no_lines": N_(
        "In {file} staat geen enkele normregel. Begin elke normregel met [[line]], of bouw voort op 'handreiking'."
    ),
    "norm.not_lines": N_("In {file} zijn de normregels niet te lezen. Begin elke normregel met [[line]]."),
    "norm.one_line": N_(
        "Op blad {file} staat bij '{id}' niet precies één normregel. Zet elke normregel op een eigen rij."
    ),
    "norm.double_line": N_(
        "In {file}, regel {line}, staat de normregel '{id}' voor de tweede keer. Laat er één staan."
    ),
    "norm.unknown_field": N_(
        "In {file}, regel {line}, heeft de normregel '{id}' een onbekend veld '{field}'. Haal dat weg."
    ),
    "norm.unknown_value": N_(
        "In {file}, regel {line}, staat bij de normregel '{id}' in '{field}' de waarde '{found}'. "
        "Bekend zijn: {known}. Kies een van deze."
    ),
    "norm.wrong_subject": N_(
        "In {file}, regel {line}, toetst de normregel '{id}' {found}. Dat kan alleen per {known}. Pas 'for_each' aan."
    ),
    "norm.wrong_arguments": N_(
        "In {file}, regel {line}, heeft {found} in normregel '{id}' een verkeerd aantal waarden. Nodig: {needed}."
    ),
    "norm.passage_too_long": N_(
        "In {file}, regel {line}, is de passage van '{id}' langer dan {most} woorden. Maak die korter."
    ),
    "norm.off_unknown": N_(
        "In {file}, regel {line}, staat '{id}' uit, maar die normregel bestaat niet. Controleer de naam."
    ),
}
