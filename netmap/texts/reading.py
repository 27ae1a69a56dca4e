"""Sentences: reading a file: what is not read at all, and what is found in sheets and headers."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # Files that are not read at all.
    "imports.read.refused.not_found": N_(
        "Het bestand {file} bestaat niet. Controleer de naam en de map, en probeer het opnieuw."
    ),
    "imports.read.refused.not_opened": N_(
        "Het bestand {file} kan niet worden geopend. Sluit het in andere programma's en controleer of u het mag lezen."
    ),
    "imports.read.refused.kind": N_(
        "Het bestand {file} is geen werkmap. netmap leest .xlsx, .csv, een map met CSV-bestanden of een zip daarvan. "
        "Sla uw bestand zo op en probeer het opnieuw."
    ),
    "imports.read.refused.which_sheet": N_(
        "Het is niet duidelijk welk blad {file} is. Geef het bestand de naam van een blad, zoals organisaties.csv. "
        "Of gebruik de koppen uit het sjabloon."
    ),
    "imports.read.refused.too_many_merged": N_(
        "In {file} zijn op blad {sheet} te veel cellen samengevoegd. "
        "Hef de samenvoeging op in Excel, en probeer het opnieuw."
    ),
    "imports.read.refused.old_or_protected": N_(
        "Het bestand {file} heeft een wachtwoord of is een oud Excel-bestand. "
        "Sla het zonder wachtwoord op als .xlsx en probeer het opnieuw."
    ),
    "imports.read.refused.protected": N_(
        "Het bestand {file} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
    ),
    "imports.read.refused.damaged": N_(
        "Het bestand {file} is beschadigd of geen echte werkmap. "
        "Open het in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
    ),
    "imports.read.refused.entities": N_(
        "Het bestand {file} bevat onveilige verwijzingen en wordt niet gelezen. "
        "Kopieer de gegevens naar een nieuwe werkmap en probeer het opnieuw."
    ),
    "imports.read.refused.too_big": N_(
        "Het bestand {file} is {found} MB. netmap leest ten hoogste {limit} MB. "
        "Haal plaatjes en lege opmaak weg, of verdeel het over meer bestanden."
    ),
    "imports.read.refused.unzipped_too_big": N_(
        "Het bestand {file} is uitgepakt te groot. "
        "Toegestaan is {limit} MB, en ten hoogste {ratio} keer de eigen grootte. "
        "Kopieer alleen uw gegevens naar een nieuwe werkmap."
    ),
    "imports.read.refused.too_many_parts": N_(
        "Het bestand {file} heeft {found} onderdelen. netmap leest er ten hoogste {limit}. "
        "Kopieer alleen uw gegevens naar een nieuwe werkmap."
    ),
    "imports.read.refused.too_many_rows": N_(
        "In {file} staat op blad {sheet} iets in rij {found}. netmap leest tot en met rij {limit}. "
        "Haal weg wat daaronder staat, of verdeel het over meer bestanden."
    ),
    "imports.read.refused.too_many_rows_somewhere": N_(
        "In {file} staat iets in rij {found}. netmap leest tot en met rij {limit}. "
        "Haal weg wat daaronder staat, of verdeel het over meer bestanden."
    ),
    "imports.read.refused.cell_too_long": N_(
        "In {file} is bij {sheet} een cel te lang, in of na rij {row}. "
        "netmap leest ten hoogste {limit} tekens per cel. "
        "Kort de tekst in. Of kijk of daar een aanhalingsteken te veel staat."
    ),
    "imports.read.refused.too_many_columns": N_(
        "In {file} staat op blad {sheet} iets in kolom {found}. netmap leest tot en met kolom {limit}. "
        "Haal weg wat rechts daarvan staat."
    ),
    "imports.read.refused.no_csv": N_(
        "In {file} staan geen CSV-bestanden. netmap verwacht per blad een bestand, zoals organisaties.csv. "
        "Sla uw bladen op als CSV en probeer het opnieuw."
    ),
    "imports.read.refused.not_text": N_(
        "In {file} is {sheet} geen leesbare tekst. Sla dit blad in Excel op als 'CSV UTF-8' en probeer het opnieuw."
    ),
    "imports.read.refused.quotes": N_(
        "In {file} klopt bij {sheet} een aanhalingsteken niet, in of na rij {row}. "
        "Sla dit blad opnieuw op als CSV vanuit Excel, of haal het teken weg."
    ),
    "imports.write.too_long": N_(
        "Op blad {sheet} is een tekst in rij {row} te lang. Een cel houdt ten hoogste {limit} tekens. "
        "Kort de tekst in en probeer het opnieuw."
    ),
    # What is found in sheets and headers.
    "imports.read.sheet_missing.found": N_("Het blad {sheet} is niet gevonden. Wel gevonden: {others}."),
    "imports.read.sheet_missing.expected": N_("Een blad met de naam {sheet}, of een bestand {csv}."),
    "imports.read.sheet_missing.do": N_("Geef het blad deze naam, of neem het over uit het sjabloon."),
    "imports.read.sheet_unknown.found": N_("Het blad {title} kent netmap niet. Het is niet gelezen."),
    "imports.read.sheet_unknown.expected": N_("Alleen bladen met een naam uit het sjabloon worden gelezen."),
    "imports.read.sheet_unknown.do": N_(
        "Staan hier gegevens voor netmap, geef het blad dan een naam uit het sjabloon."
    ),
    "imports.read.sheet_twice.found": N_(
        "Voor {sheet} zijn er twee bladen: {used} en {title}. Alleen {used} is gelezen."
    ),
    "imports.read.sheet_twice.expected": N_("Eén blad voor {sheet}."),
    "imports.read.sheet_twice.do": N_("Zet alle rijen op één blad, of geef het andere blad een andere naam."),
    "imports.read.column_missing.found": N_("Op blad {sheet} ontbreekt de kolom {header}. Wel gevonden: {others}."),
    "imports.read.column_missing.expected": N_("Een kolom met de kop {header}."),
    "imports.read.column_missing.do": N_("Zet deze kop boven de juiste kolom. Daarna kan het blad worden gelezen."),
    "imports.read.column_unknown.found": N_("De kolom {header} op blad {sheet} kent netmap niet. Hij is niet gelezen."),
    "imports.read.column_unknown.expected": N_("Alleen kolommen met een kop uit het sjabloon worden gelezen."),
    "imports.read.column_unknown.do": N_("Hoort deze kolom bij netmap, geef hem dan een kop uit het sjabloon."),
    "imports.read.column_twice.found": N_(
        "Kolom {letter} ({header}) op blad {sheet} betekent hetzelfde als kolom {used}. Alleen kolom {used} is gelezen."
    ),
    "imports.read.column_twice.expected": N_("Elke kop één keer."),
    "imports.read.column_twice.do": N_("Voeg de twee kolommen samen, of geef een van beide een andere kop."),
    "imports.read.column_nameless.found": N_(
        "Kolom {letter} op blad {sheet} heeft geen kop. De inhoud is niet gelezen."
    ),
    "imports.read.column_nameless.expected": N_("Een kop boven elke kolom met inhoud."),
    "imports.read.column_nameless.do": N_("Zet een kop uit het sjabloon boven deze kolom, of maak de kolom leeg."),
    "imports.read.rows_above.found": N_(
        "Op blad {sheet} staan de koppen in rij {header_row}. Wat daarboven staat is niet gelezen."
    ),
    "imports.read.rows_above.expected": N_("De koppen in de eerste rij."),
    "imports.read.rows_above.do": N_("U hoeft niets te doen als boven de koppen alleen een titel of uitleg staat."),
    "imports.read.example_row.found": N_(
        "Op blad {sheet} is een rij ingevuld die nog als voorbeeld is gemerkt. Hij is niet gelezen."
    ),
    "imports.read.example_row.expected": N_("De tekst '{mark}' alleen bij het voorbeeld uit het sjabloon."),
    "imports.read.example_row.do": N_("Haal de tekst '{mark}' uit deze rij. Daarna wordt de rij gelezen."),
    "imports.read.formula.found": N_("In de kolom {header} op blad {sheet} staan formules. netmap rekent ze niet uit."),
    "imports.read.formula.expected": N_("Gewone tekst, getallen of datums."),
    "imports.read.formula.do": N_("Kopieer deze cellen in Excel en plak ze op dezelfde plek als waarden."),
    "imports.read.error_value.found": N_(
        "In de kolom {header} op blad {sheet} staan foutwaarden van Excel. Die cellen zijn als leeg gelezen."
    ),
    "imports.read.error_value.expected": N_("Een waarde, of een lege cel voor wat u niet weet."),
    "imports.read.error_value.do": N_("Vul de juiste waarde in, of maak de cel leeg."),
    "imports.read.sheet_guessed.found": N_("{title} is aan de naam of de koppen herkend als het blad {sheet}."),
    "imports.read.sheet_guessed.expected": N_("Een blad met de naam {sheet}, of een bestand {csv}."),
    "imports.read.sheet_guessed.do": N_(
        "Klopt dit niet? Geef het blad of bestand dan de naam die het hoort te hebben."
    ),
    "imports.read.sheet_alone.found": N_("Dit bestand heeft alleen het blad {sheet}."),
    "imports.read.sheet_alone.expected": N_("Een werkmap met ook de andere bladen, of alleen dit blad."),
    "imports.read.sheet_alone.do": N_("U hoeft niets te doen. De andere bladen kunt u later laden."),
    "imports.read.hidden_sheet.found": N_("Het blad {sheet} is verborgen. netmap heeft het wel gelezen."),
    "imports.read.hidden_sheet.expected": N_("Alleen bladen die u wilt laden, verborgen of niet."),
    "imports.read.hidden_sheet.do": N_("Hoort het er niet bij? Verwijder het blad dan uit het bestand."),
    "imports.read.hidden_columns.found": N_(
        "Op blad {sheet} zijn kolommen verborgen: {columns}. netmap heeft ze wel gelezen."
    ),
    "imports.read.hidden_columns.expected": N_("Alleen kolommen die u wilt laden, verborgen of niet."),
    "imports.read.hidden_columns.do": N_("Horen ze er niet bij? Verwijder de kolommen dan uit het bestand."),
    "imports.read.hidden_rows.found": N_("Op blad {sheet} zijn rijen verborgen. netmap heeft ze wel gelezen."),
    "imports.read.hidden_rows.expected": N_("Alleen rijen die u wilt laden, verborgen of niet."),
    "imports.read.hidden_rows.do": N_("Horen ze er niet bij? Verwijder de rijen dan uit het bestand."),
    "imports.read.merged.found": N_(
        "In de kolom {header} op blad {sheet} zijn cellen samengevoegd. De waarde telt voor elke rij ervan."
    ),
    "imports.read.merged.expected": N_("In elke rij een eigen waarde."),
    "imports.read.merged.do": N_("U hoeft niets te doen, als de waarde voor al deze rijen geldt."),
    "imports.read.merged_row.found": N_(
        "Op blad {sheet} staat een tekst over meer kolommen heen. Die rij is gelezen als tussenkop, niet als gegevens."
    ),
    "imports.read.merged_row.expected": N_("Onder de koppen alleen rijen met gegevens."),
    "imports.read.merged_row.do": N_("Zijn het gegevens? Hef de samenvoeging dan op en vul elke cel apart in."),
    "imports.read.not_data.found": N_(
        "Op blad {sheet} staan rijen zonder gegevens, zoals koppen, een totaal of uitleg. Die zijn niet gelezen."
    ),
    "imports.read.not_data.expected": N_("Onder de koppen alleen rijen met gegevens."),
    "imports.read.not_data.do": N_("U hoeft niets te doen. Is het toch een partij? Vul dan meer kolommen in."),
    "imports.read.double_encoded.found": N_(
        "In de kolom {header} op blad {sheet} waren letters beschadigd. netmap leest '{before}' als '{after}'."
    ),
    "imports.read.double_encoded.expected": N_("Gewone letters, ook met accenten."),
    "imports.read.double_encoded.do": N_("U hoeft niets te doen. Verbeter zo mogelijk het bestand waar dit uit komt."),
    # Lists of lines between parties.
    "imports.read.edge_consultations.found": N_(
        "Op {sheet} staat bij deze namen geen soort. Gelezen als overleg ({count}): {names}."
    ),
    "imports.read.edge_consultations.expected": N_("Bij elke naam de soort: organisatie of overleg."),
    "imports.read.edge_consultations.do": N_("Klopt dit niet? Zet dan bij elke naam de soort."),
    "imports.read.edge_organisations.found": N_(
        "Op {sheet} staat bij deze namen geen soort. Gelezen als organisatie ({count}): {names}."
    ),
    "imports.read.edge_organisations.expected": N_("Bij elke naam de soort: organisatie of overleg."),
    "imports.read.edge_organisations.do": N_("Klopt dit niet? Zet dan bij elke naam de soort."),
    "imports.read.edge_end_unknown.found": N_(
        "De soort '{found}' op {sheet} kent netmap niet. Deze rijen zijn niet geladen."
    ),
    "imports.read.edge_end_unknown.expected": N_("De soort organisatie of overleg, of een bekende soort daarvan."),
    "imports.read.edge_end_unknown.do": N_(
        "Is het een organisatie of overleg? Schrijf dat dan als soort. Zet personen hier niet in."
    ),
    "imports.read.edge_end_not_read.found": N_("Een lijn op {sheet} gaat naar of van iets dat niet is geladen."),
    "imports.read.edge_end_not_read.expected": N_("Lijnen tussen organisaties en overleggen."),
    "imports.read.edge_end_not_read.do": N_("Geef eerst de partij aan het einde van de lijn een bekende soort."),
    "imports.read.edge_numbers.found": N_("Op {sheet} staan nummers waar namen horen. Deze lijnen zijn niet geladen."),
    "imports.read.edge_numbers.expected": N_("Namen, of een lijst waarin bij elk nummer een naam staat."),
    "imports.read.edge_numbers.do": N_(
        "Voeg die lijst toe aan het bestand, of schrijf de namen in plaats van nummers."
    ),
    "imports.read.edge_incomplete.found": N_("Op {sheet} ontbreekt een naam. Deze rijen zijn niet geladen."),
    "imports.read.edge_incomplete.expected": N_("Een naam bij elke partij, en twee namen bij elke lijn."),
    "imports.read.edge_incomplete.do": N_("Vul de naam in, of verwijder de rij."),
    "imports.read.edge_unclear.found": N_("Wat betekent de lijn '{found}' op {sheet}? Deze lijnen zijn niet geladen."),
    "imports.read.edge_unclear.expected": N_(
        "Een bekende soort, zoals informeert, adviseert of geeft door. Of een lijn naar een overleg."
    ),
    "imports.read.edge_unclear.do": N_("Schrijf een bekende soort, of neem de lijn over op het blad dat erbij past."),
    "imports.read.edge_without_kind.found": N_("Wat betekent deze lijn op {sheet}? Er staat geen soort bij."),
    "imports.read.edge_without_kind.expected": N_(
        "Een bekende soort, zoals informeert, adviseert of geeft door. Of een lijn naar een overleg."
    ),
    "imports.read.edge_without_kind.do": N_("Zet bij deze lijnen een soort. Tot dan zijn ze niet geladen."),
    "imports.read.edge_as_seat.found": N_(
        "De soort '{found}' op {sheet} kent netmap niet. Deze lijnen zijn gelezen als deelname aan het overleg."
    ),
    "imports.read.edge_as_seat.expected": N_("Een bekende soort, zoals neemt deel, informeert of adviseert."),
    "imports.read.edge_as_seat.do": N_("Klopt dit niet? Schrijf dan een bekende soort, of verwijder de lijn."),
}
