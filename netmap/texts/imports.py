"""Sentences: reading a workbook, understanding its rows, and the template."""

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
        "Het bestand {file} is geen werkboek. netmap leest een .xlsx-bestand, een map met CSV-bestanden of een zip "
        "daarvan. Sla uw bestand zo op en probeer het opnieuw."
    ),
    "imports.read.refused.old_or_protected": N_(
        "Het bestand {file} heeft een wachtwoord of is een oud Excel-bestand. "
        "Sla het zonder wachtwoord op als .xlsx en probeer het opnieuw."
    ),
    "imports.read.refused.protected": N_(
        "Het bestand {file} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
    ),
    "imports.read.refused.damaged": N_(
        "Het bestand {file} is beschadigd of geen echt werkboek. "
        "Open het in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
    ),
    "imports.read.refused.entities": N_(
        "Het bestand {file} bevat onveilige verwijzingen en wordt niet gelezen. "
        "Kopieer de gegevens naar een nieuw werkboek en probeer het opnieuw."
    ),
    "imports.read.refused.too_big": N_(
        "Het bestand {file} is {found} MB. netmap leest ten hoogste {limit} MB. "
        "Haal plaatjes en lege opmaak weg, of verdeel het over meer bestanden."
    ),
    "imports.read.refused.unzipped_too_big": N_(
        "Het bestand {file} is uitgepakt te groot. "
        "Toegestaan is {limit} MB, en ten hoogste {ratio} keer de eigen grootte. "
        "Kopieer alleen uw gegevens naar een nieuw werkboek."
    ),
    "imports.read.refused.too_many_parts": N_(
        "Het bestand {file} heeft {found} onderdelen. netmap leest er ten hoogste {limit}. "
        "Kopieer alleen uw gegevens naar een nieuw werkboek."
    ),
    "imports.read.refused.too_many_rows": N_(
        "In {file} staat op blad {sheet} iets in rij {found}. netmap leest tot en met rij {limit}. "
        "Haal weg wat daaronder staat, of verdeel het over meer bestanden."
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
    # The first sheet of the template.
    "imports.template.title": N_("Werkboek van netmap"),
    "imports.template.purpose.heading": N_("Waarvoor is dit werkboek?"),
    "imports.template.purpose.maps": N_("Hierin zet u wie in uw gemeente samenwerken bij maatschappelijke onrust."),
    "imports.template.purpose.finds": N_(
        "netmap laat daarna zien welke witte plekken er zijn en wat u nog moet vragen."
    ),
    "imports.template.first.heading": N_("Wat vult u eerst in?"),
    "imports.template.first.two_sheets": N_(
        "Begin met de bladen Organisaties en Overleggen. Een naam per rij is genoeg om te beginnen."
    ),
    "imports.template.first.seats": N_("Vul daarna Deelname in: welke organisatie zit in welk overleg?"),
    "imports.template.first.settings": N_("Zet op Instellingen de naam van uw gemeente, en de thema's die nu spelen."),
    "imports.template.first.rest": N_("De andere bladen mogen leeg blijven. Vul ze aan zodra u meer weet."),
    "imports.template.first.star": N_(
        "Een kolom met een sterretje (*) is verplicht. De andere kolommen mag u overslaan."
    ),
    "imports.template.first.list": N_(
        "Veel cellen hebben een keuzelijst. Past geen woord, dan mag u een eigen woord gebruiken."
    ),
    "imports.template.first.example": N_(
        "De grijze rij op elk blad is een voorbeeld. netmap leest die rij niet. U mag hem verwijderen."
    ),
    "imports.template.empty.heading": N_("Wat betekent een lege cel?"),
    "imports.template.empty.means_unknown": N_("Leeg betekent: dat weet u niet. Leeg betekent nooit 'nee'."),
    "imports.template.empty.keeps": N_("Een lege cel wist niets van wat u eerder invulde."),
    "imports.template.empty.unknown": N_("Is iets eerder ingevuld en nu niet meer zeker? Schrijf dan 'onbekend'."),
    "imports.template.nobody.heading": N_("Hoe zegt u dat er niemand is?"),
    "imports.template.nobody.write": N_(
        "Schrijf 'niemand' bij voorzitter, regie, naar, vervanger of wie. Doe dat alleen als u het zeker weet."
    ),
    "imports.template.nobody.no": N_("Schrijf 'nee' waar u ja of nee kunt kiezen."),
    "imports.template.complete.heading": N_("Is een lijst helemaal af?"),
    "imports.template.complete.when": N_(
        "Staat alles op een blad wat erop hoort? Dan kunt u dat blad volledig noemen."
    ),
    "imports.template.complete.how": N_(
        "Zet op Instellingen de regel 'volledig', met als waarde de naam van het blad, en de datum."
    ),
    "imports.template.complete.then": N_("Wat dan niet op het blad staat, telt netmap als afwezig."),
    "imports.template.several.heading": N_("Meer dan één antwoord in een cel?"),
    "imports.template.several.separator": N_("Zet er een puntkomma tussen, zoals: jongeren; ouderen."),
    "imports.template.persons.heading": N_("Geen namen van personen"),
    "imports.template.persons.none": N_("Zet nergens namen, telefoonnummers of mailadressen van personen in."),
    "imports.template.persons.function": N_("Noem de functie, zoals 'wijkagent Noord' of 'adviseur radicalisering'."),
    "imports.template.load.heading": N_("Klaar met invullen?"),
    "imports.template.load.check": N_("Kijk het werkboek eerst na met: netmap controleer, en de naam van uw bestand."),
    "imports.template.load.import": N_("Laad het daarna met: netmap importeer, en de naam van uw bestand."),
    "imports.template.sheets.heading": N_("De bladen"),
    "imports.template.sheets.organisations": N_(
        "Alle organisaties die iets kunnen zien, duiden, beslissen of doen. Ook een afdeling of informele groep."
    ),
    "imports.template.sheets.consultations": N_(
        "Alle overleggen en meldpunten, ook als ze alleen op afroep bijeenkomen."
    ),
    "imports.template.sheets.participation": N_("Wie zit in welk overleg, en in welke functie?"),
    "imports.template.sheets.escalation": N_("Aan wie geeft een organisatie of overleg een signaal door?"),
    "imports.template.sheets.coverage": N_("Wie heeft oog voor welk thema, en bij welke stap?"),
    "imports.template.sheets.experts": N_("Functies met kennis die u kunt bellen."),
    "imports.template.sheets.areas": N_("Wijken, buurten, dorpen en straten die u apart wilt bekijken."),
    "imports.template.sheets.settings": N_(
        "Uw gemeente, de thema's die spelen, eerdere onrust, oefeningen en volledige lijsten."
    ),
    "imports.template.sheets.words": N_("Eigen woorden van uw gemeente, zoals een extra thema of soort overleg."),
    "imports.template.sheets.names": N_("Besluiten over namen: welke twee namen zijn dezelfde partij?"),
    "imports.template.sheets.norm": N_("Regels van de norm die u uitzet of verandert. Meestal blijft dit blad leeg."),
    "imports.template.warning.title": N_("Niet in de lijst"),
    "imports.template.warning.text": N_(
        "netmap vraagt later wat dit woord betekent. Kies Ja als u het toch wilt gebruiken."
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
}
