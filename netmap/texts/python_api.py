"""Sentences of the Python API: what is wrong with a table that a network is to be made of."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The table as a whole.
    "api.not_a_table": N_("'{table}' is geen tabel. Geef een DataFrame of een lijst van rijen."),
    "api.not_a_row": N_("In '{table}' is rij {row} niet te lezen. Geef per rij: {needed}."),
    "api.unknown_column": N_(
        "In '{table}' bestaat de kolom '{column}' niet. Dit kan wel: {allowed}. "
        "Zet de kolom in 'ignore' om haar over te slaan."
    ),
    # One cell.
    "api.empty_cell": N_("In '{table}' is rij {row} leeg bij '{column}'. Vul deze cel in."),
    "api.not_one_value": N_("In '{table}', rij {row}, '{column}' staan meer waarden. Geef er één."),
    "api.not_yes_or_no": N_("In '{table}', rij {row}, '{column}' staat '{found}'. Geef ja of nee."),
    "api.not_a_number": N_("In '{table}', rij {row}, '{column}' staat '{found}'. Geef een getal vanaf 0."),
    "api.not_a_date": N_("In '{table}', rij {row}, '{column}' staat '{found}'. Geef een datum zoals 2026-03-12."),
    "api.not_a_code": N_("In '{table}', rij {row} staat '{found}'. Dit kan wel: {allowed}."),
    # Names and words.
    "api.unknown_name": N_("In '{table}', rij {row} staat '{name}'. Die naam staat niet in '{list}'."),
    "api.two_kinds": N_(
        "In '{table}', rij {row} is '{name}' een organisatie en ook een overleg. "
        "Schrijf 'organisation: {name}' of 'consultation: {name}'."
    ),
    "api.unknown_word": N_(
        "In '{table}', rij {row} is het woord '{word}' niet bekend. Zet eigen woorden in 'words' of 'themes'."
    ),
    "api.same_id": N_("Twee rijen hebben de code '{id}'. Geef elke rij een eigen code."),
    "api.same_name": N_("Er zijn er twee met de naam '{name}'. Geef elk een eigen naam."),
    "api.nobody_called": N_("Niemand heet '{name}'. Zoek de naam op in het netwerk."),
    "api.several_called": N_("Er heten er meer '{name}': {found}. Geef de code."),
    # What does not go together.
    "api.said_otherwise": N_("In '{table}', rij {row} staat iets anders over '{name}' dan eerder. Kies één van beide."),
    "api.several_seats": N_(
        "In '{table}', rij {row} heeft de voorzitter meer plaatsen in het overleg. "
        "Geef in 'edges' bij één daarvan de rol 'chair'."
    ),
    "api.to_itself": N_("In '{table}', rij {row} geeft iemand door aan zichzelf. Haal deze rij weg."),
    # Graphs and results.
    "api.directed": N_("Dit netwerk heeft een richting. Geef een netwerk van wie waar zit, zonder richting."),
    "api.no_mode": N_("Van '{name}' is niet gezegd of het een organisatie of een overleg is. Vul 'mode' in."),
    "api.one_mode": N_("'{one}' en '{other}' zijn van dezelfde soort. Verbind organisaties alleen met overleggen."),
    "api.not_results": N_("Van '{found}' is geen tabel te maken. Geef een lijst met uitkomsten."),
    "api.no_pandas": N_("Voor tabellen is pandas nodig. Installeer het met: pip install pandas."),
}
