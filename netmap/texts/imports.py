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
    "imports.template.title": N_("Werkmap van netmap"),
    "imports.template.purpose.heading": N_("Waarvoor is deze werkmap?"),
    "imports.template.purpose.maps": N_("Hierin zet u wie er in uw gemeente samenwerkt bij maatschappelijke onrust."),
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
    "imports.template.persons.none": N_(
        "netmap weigert namen, telefoonnummers, mailadressen en geboortedatums van personen. Dat geldt voor elke cel."
    ),
    "imports.template.persons.function": N_("Noem de functie, zoals 'wijkagent Noord' of 'adviseur radicalisering'."),
    "imports.template.load.heading": N_("Klaar met invullen?"),
    "imports.template.load.check": N_(
        "Kijk de werkmap eerst na op de pagina Gegevens. Dat kan ook met: netmap controleer, en de naam van uw bestand."
    ),
    "imports.template.load.answer": N_(
        "Heeft netmap vragen? Beantwoord ze op die pagina, of in het bestand met bevindingen dat netmap voor u maakt."
    ),
    "imports.template.load.import": N_(
        "Laad de werkmap daarna op dezelfde pagina, of met: netmap importeer, en de naam van uw bestand."
    ),
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
    "imports.template.sheets.names": N_(
        "Besluiten over namen: welke twee namen zijn dezelfde partij? "
        "Bij een nieuwe naam of fusie zet u de datum onder 'met ingang van'."
    ),
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
    "imports.read.sheet_guessed.found": N_("{title} is aan de koppen herkend als het blad {sheet}."),
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
    # What is found in rows.
    "imports.plan.required_empty.found": N_("Een verplichte cel is leeg."),
    "imports.plan.required_empty.expected": N_("Een waarde in deze cel."),
    "imports.plan.required_empty.do": N_("Vul de cel in, of verwijder de rij."),
    "imports.plan.value_needed.found": N_("Hier staat '{found}'. Dat zegt te weinig voor deze kolom."),
    "imports.plan.value_needed.expected": N_("Een naam of woord waaruit blijkt waarover de rij gaat."),
    "imports.plan.value_needed.do": N_("Vul in waarover de rij gaat, of verwijder de rij."),
    # What the analyses miss when rows of a sheet stay out.
    "import.consequence.organisations": N_("Deze partijen staan niet op de kaart, en ook niet wat zij doen."),
    "import.consequence.consultations": N_(
        "Deze overleggen staan niet op de kaart. Hun leden en mandaat tellen niet mee."
    ),
    "import.consequence.participation": N_(
        "Deze partijen tellen niet mee aan tafel: bereik en sectoren kloppen daar niet."
    ),
    "import.consequence.escalation": N_(
        "Deze wegen ontbreken. Een signaal kan daardoor ten onrechte dood lijken te lopen."
    ),
    "import.consequence.coverage": N_(
        "Wie daar iets doet is onbekend. Een thema kan ten onrechte een vraag of witte plek zijn."
    ),
    "import.consequence.experts": N_("Deze deskundigen ontbreken bij het duiden van hun thema."),
    "import.consequence.areas": N_("Deze gebieden ontbreken. Wie daar werkt telt niet voor dat gebied."),
    "import.consequence.settings": N_(
        "Deze instellingen gelden niet, zoals welk thema speelt of welke lijst volledig is."
    ),
    "import.consequence.words": N_("Deze eigen woorden hebben nog geen betekenis."),
    "import.consequence.names": N_("Deze besluiten over namen gelden niet. netmap vraagt ze opnieuw."),
    "import.consequence.norm": N_("Deze eigen regels van de norm gelden niet."),
    "import.consequence.history": N_("Dit deel van de eerdere gegevens komt niet terug."),
    "imports.plan.read_as.found": N_("'{found}' is gelezen als '{name}'."),
    "imports.plan.read_as.expected": N_("De naam zoals die op het eigen blad staat."),
    "imports.plan.read_as.do": N_(
        "U hoeft niets te doen. Klopt het niet? Zet dan op blad Namen dat '{found}' nieuw is."
    ),
    "imports.plan.near_name.found": N_("'{found}' lijkt op '{other}'."),
    "imports.plan.near_name.expected": N_("Eén naam voor elke partij en elk overleg."),
    "imports.plan.near_name.do": N_("Zeg of het dezelfde is, of een andere. netmap vraagt het daarna niet meer."),
    "imports.plan.two_meanings.found": N_("De afkorting '{found}' kan meer betekenen: {meanings}."),
    "imports.plan.two_meanings.expected": N_("Een naam waarvan duidelijk is wie het is."),
    "imports.plan.two_meanings.do": N_("Schrijf de naam voluit, of zeg dat '{found}' zo goed is."),
    "imports.plan.open_category.found": N_(
        "'{found}' is geen partij met een naam, maar een groep. De groep is bewaard."
    ),
    "imports.plan.open_category.expected": N_("De naam van elke partij die u bedoelt."),
    "imports.plan.open_category.do": N_("Weet u wie het zijn? Noem ze dan apart. Anders blijft de groep zo staan."),
    "imports.plan.part_of.found": N_("'{found}' lijkt een onderdeel van '{whole}'."),
    "imports.plan.part_of.expected": N_("Bij een afdeling de partij waar die onder valt."),
    "imports.plan.part_of.do": N_("Klopt dat? Zet dan '{whole}' in de kolom 'onderdeel van'."),
    "imports.plan.two_names.found": N_("In '{found}' kunnen twee namen staan. Het is als één naam gelezen."),
    "imports.plan.two_names.expected": N_("Eén naam per rij."),
    "imports.plan.two_names.do": N_("Zijn het er twee? Maak er dan twee rijen van. Anders is het goed zo."),
    "imports.plan.names_split.found": N_("In deze cel staan {count} namen. Ze zijn als aparte rijen gelezen."),
    "imports.plan.names_split.expected": N_("Eén naam per rij."),
    "imports.plan.names_split.do": N_("U hoeft niets te doen. Is het één naam? Geef de rij dan een id."),
    "imports.plan.norm_line.found": N_("De normregel '{found}' kan niet worden gebruikt."),
    "imports.plan.norm_line.expected": N_("Een normregel met bekende velden, toetsen en waarden."),
    "imports.plan.norm_line.do": N_(
        "Verbeter de regel, of verwijder deze rij. Bestaat de regel niet, dan kan hij ook niet uit."
    ),
    "imports.plan.nobody_informed.found": N_("Hier staat dat niemand wordt ingelicht."),
    "imports.plan.nobody_informed.expected": N_("'Niemand' alleen waar een signaal zelf niet verder gaat."),
    "imports.plan.nobody_informed.do": N_("U hoeft niets te doen. De rij is niet bewaard."),
    "imports.plan.areas_unknown.found": N_(
        "Er is geen blad Gebieden. {count} gebieden uit deze kolom zijn bewaard, zoals {names}."
    ),
    "imports.plan.areas_unknown.expected": N_("Een blad Gebieden, met per rij een gebied."),
    "imports.plan.areas_unknown.do": N_("Kloppen de namen? Dan is het goed zo. Anders verbetert u de schrijffouten."),
    "imports.plan.area_unknown.found": N_(
        "Het gebied '{found}' staat niet op blad Gebieden. Het is als gebied bewaard."
    ),
    "imports.plan.area_unknown.expected": N_("Een gebied van blad Gebieden."),
    "imports.plan.area_unknown.do": N_(
        "Is het een schrijffout? Verbeter die. Zijn het er meer? Zet er een puntkomma tussen. Anders is het goed zo."
    ),
    "imports.plan.reference_unknown.found": N_("'{found}' is niet gevonden."),
    "imports.plan.reference_unknown.expected": N_(
        "De naam, een andere naam of het id van iets dat op het eigen blad staat."
    ),
    "imports.plan.reference_unknown.do": N_("Verbeter de naam, of zet '{found}' eerst op het blad waar die hoort."),
    "imports.plan.reference_ambiguous.found": N_("'{found}' kan meer dan één zijn: {ids}."),
    "imports.plan.reference_ambiguous.expected": N_("Een naam of id van precies één."),
    "imports.plan.reference_ambiguous.do": N_("Schrijf hier het id in plaats van de naam."),
    "imports.plan.reference_two_kinds.found": N_("'{found}' is een organisatie en ook een overleg."),
    "imports.plan.reference_two_kinds.expected": N_("Een naam of id van precies één."),
    "imports.plan.reference_two_kinds.do": N_("Schrijf 'overleg: {found}' of 'partij: {found}', of gebruik het id."),
    "imports.plan.reference_gone.found": N_("Deze rij noemt '{found}', maar de rij daarvan kan niet worden geladen."),
    "imports.plan.reference_gone.expected": N_("Een rij die verwijst naar iets dat geladen kan worden."),
    "imports.plan.reference_gone.do": N_("Verbeter eerst de rij van '{found}'."),
    "imports.plan.row_ambiguous.found": N_(
        "De naam '{found}' hoort bij meer dan één rij of bij meer dan één van {ids}."
    ),
    "imports.plan.row_ambiguous.expected": N_("Een rij waarvan duidelijk is over wie die gaat."),
    "imports.plan.row_ambiguous.do": N_("Vul de kolom id in, zodat duidelijk is wie u bedoelt."),
    "imports.plan.rows_share_name.found": N_("De rijen {places} hebben dezelfde naam, en een ervan is veranderd."),
    "imports.plan.rows_share_name.expected": N_("Rijen waarvan duidelijk is over wie ze gaan."),
    "imports.plan.rows_share_name.do": N_("Vul bij deze rijen de kolom id in."),
    "imports.plan.same_name.found": N_(
        "Er zijn rijen met dezelfde naam '{found}' en een andere inhoud. Ze zijn als verschillend geladen."
    ),
    "imports.plan.same_name.expected": N_("Eén rij per partij, overleg of gebied."),
    "imports.plan.same_name.do": N_("Zijn het er echt meer? Geef elk een id. Anders voegt u de rijen samen."),
    "imports.plan.alias_shared.found": N_("De naam '{found}' hoort bij meer dan één partij."),
    "imports.plan.alias_shared.expected": N_("Een andere naam die bij precies één partij hoort."),
    "imports.plan.alias_shared.do": N_("Haal de naam bij een van beide weg, of verwijs met het id."),
    "imports.plan.id_taken.found": N_("Het id '{found}' is van een organisatie en ook van een overleg: {places}."),
    "imports.plan.id_taken.expected": N_("Een id dat maar één keer voorkomt op Organisaties en Overleggen samen."),
    "imports.plan.id_taken.do": N_("Geef een van beide een ander id."),
    "imports.plan.two_contents.found": N_("De rijen {places} gaan over hetzelfde, maar zeggen iets anders."),
    "imports.plan.two_contents.expected": N_("Eén rij, of rijen die hetzelfde zeggen."),
    "imports.plan.two_contents.do": N_("Kies wat juist is en verwijder de andere rij."),
    "imports.plan.contradiction.found": N_(
        "De rijen {places} spreken elkaar tegen: de ene zegt ja, de andere nee of onbekend."
    ),
    "imports.plan.contradiction.expected": N_("Ja of nee, niet allebei."),
    "imports.plan.contradiction.do": N_("Vraag na wat juist is en verwijder de andere rij."),
    "imports.plan.code_unknown.found": N_("'{found}' kent netmap niet in deze kolom. De cel is als leeg gelezen."),
    "imports.plan.code_unknown.expected": N_("Een van: {known}."),
    "imports.plan.code_unknown.do": N_("Kies een van deze woorden, of laat de cel leeg."),
    "imports.plan.code_needed.found": N_("'{found}' kent netmap niet in deze kolom."),
    "imports.plan.code_needed.expected": N_("Een van: {known}."),
    "imports.plan.code_needed.do": N_("Kies een van deze woorden."),
    "imports.plan.date_unknown.found": N_("'{found}' is geen datum. De cel is als leeg gelezen."),
    "imports.plan.date_unknown.expected": N_("Een datum zoals 12-03-2026, maart 2026 of 2026."),
    "imports.plan.date_unknown.do": N_("Schrijf de datum zo op."),
    "imports.plan.number_unknown.found": N_("'{found}' is geen aantal. De cel is als leeg gelezen."),
    "imports.plan.number_unknown.expected": N_("Een heel getal van 1 of meer."),
    "imports.plan.number_unknown.do": N_("Vul een heel getal in, of maak de cel leeg."),
    "imports.plan.frequency_unknown.found": N_(
        "netmap begrijpt niet hoe vaak '{found}' is. De cel is als leeg gelezen."
    ),
    "imports.plan.frequency_unknown.expected": N_("Bijvoorbeeld: 12 per jaar, maandelijks of om de week."),
    "imports.plan.frequency_unknown.do": N_("Schrijf het zo op, of maak de cel leeg."),
    "imports.plan.yes_no_unknown.found": N_("'{found}' is geen ja of nee. De cel is als leeg gelezen."),
    "imports.plan.yes_no_unknown.expected": N_("Ja, nee of onbekend."),
    "imports.plan.yes_no_unknown.do": N_("Kies een van deze drie, of maak de cel leeg."),
    "imports.plan.group_refused.found": N_("De groep '{found}' neemt netmap niet op."),
    "imports.plan.group_refused.expected": N_("Geen groepen naar herkomst, geloof, gezondheid of geaardheid."),
    "imports.plan.group_refused.do": N_(
        "Haal deze groep weg. Noem zo nodig een algemene groep, zoals jongeren of nieuwkomers."
    ),
    "imports.plan.word_new.found": N_("Het woord '{found}' kent netmap nog niet. Het is bewaard als eigen woord."),
    "imports.plan.word_new.expected": N_("Een woord uit de lijst, of een eigen woord met betekenis."),
    "imports.plan.word_new.do": N_(
        "Is het een schrijffout? Verbeter die. Anders zet u het met betekenis op het blad Woorden."
    ),
    "imports.plan.word_ambiguous.found": N_("Het woord '{found}' kan meer betekenen: {labels}."),
    "imports.plan.word_ambiguous.expected": N_("Een woord met één betekenis in deze kolom."),
    "imports.plan.word_ambiguous.do": N_("Schrijf een van deze woorden."),
    "imports.plan.nobody_not_kept.found": N_(
        "'{found}' kan in deze kolom niet worden bewaard. De cel is als leeg gelezen."
    ),
    "imports.plan.nobody_not_kept.expected": N_("Een waarde, of een lege cel."),
    "imports.plan.nobody_not_kept.do": N_("U hoeft niets te doen."),
    "imports.plan.represents_text.found": N_("'{found}' staat niet op Organisaties. De naam is als tekst bewaard."),
    "imports.plan.represents_text.expected": N_("Een naam van het blad Organisaties, of een andere naam."),
    "imports.plan.represents_text.do": N_(
        "Staat de partij ook op de kaart? Schrijf dan haar naam zoals op Organisaties."
    ),
    "imports.plan.double_row.found": N_("Deze rijen zijn hetzelfde. Ze tellen één keer."),
    "imports.plan.double_row.expected": N_("Elke rij één keer."),
    "imports.plan.double_row.do": N_("U hoeft niets te doen."),
    "imports.plan.chair_seats.found": N_("'{found}' heeft in dit overleg meer dan één plaats. Wie van hen zit voor?"),
    "imports.plan.chair_seats.expected": N_("Een functie die maar één keer voorkomt in dit overleg."),
    "imports.plan.chair_seats.do": N_("Zet op Deelname bij de juiste rij de rol voorzitter."),
    "imports.plan.chair_role.found": N_(
        "'{found}' is voorzitter, maar op Deelname is de rol {role}. Voorzitter is bewaard."
    ),
    "imports.plan.chair_role.expected": N_("Dezelfde rol op Overleggen en Deelname."),
    "imports.plan.chair_role.do": N_("Verbeter een van beide als dit niet klopt."),
    "imports.plan.seat_which.found": N_("'{found}' heeft in dit overleg meer plaatsen. Bij welke hoort deze rij?"),
    "imports.plan.seat_which.expected": N_("Een functie, zodat duidelijk is welke plaats u bedoelt."),
    "imports.plan.seat_which.do": N_("Vul de kolom functie in."),
    "imports.plan.seat_taken_over.found": N_(
        "De functie '{found}' is gezet bij de plaats die al bekend was. Er zijn er meer bij gekomen."
    ),
    "imports.plan.seat_taken_over.expected": N_("Per plaats een functie."),
    "imports.plan.seat_taken_over.do": N_("Controleer of de rol en vervanger bij de juiste functie staan."),
    "imports.plan.is_ended.found": N_("Deze rij noemt iets dat in netmap is beëindigd. Dat is zo gebleven."),
    "imports.plan.is_ended.expected": N_("Een status, als het er weer is."),
    "imports.plan.is_ended.do": N_("Is het er weer? Schrijf 'actief' in de kolom status."),
    "imports.plan.once_undated.found": N_("'{found}' heeft geen datum. netmap weet dus niet of het al voorbij is."),
    "imports.plan.once_undated.expected": N_("Een datum in de kolom sinds of tot."),
    "imports.plan.once_undated.do": N_("Vul in wanneer dit was of is."),
    "imports.plan.since_after_until.found": N_("'{found}' ligt na {until}, de datum waarop dit eindigt."),
    "imports.plan.since_after_until.expected": N_("Een begin dat voor het einde ligt."),
    "imports.plan.since_after_until.do": N_("Controleer de kolommen sinds en tot."),
    "imports.plan.to_itself.found": N_("Deze rij verwijst naar zichzelf. Dat deel is niet geladen."),
    "imports.plan.to_itself.expected": N_("Een verwijzing naar een ander."),
    "imports.plan.to_itself.do": N_("Verbeter de verwijzing, of maak de cel leeg."),
    "imports.plan.theme_both.found": N_(
        "'{found}' staat als thema dat speelt en als thema dat hier niet speelt. netmap telt: speelt."
    ),
    "imports.plan.theme_both.expected": N_("Een van beide."),
    "imports.plan.theme_both.do": N_("Haal een van beide rijen weg, of beëindig die met de kolom status."),
    "imports.plan.setting_value.found": N_("'{found}' begrijpt netmap niet bij deze instelling."),
    "imports.plan.setting_value.expected": N_(
        "Een waarde die bij de instelling past, zoals een thema, blad, overleg of datum."
    ),
    "imports.plan.setting_value.do": N_("Verbeter de waarde. Op het blad Lees mij staat wat kan."),
    "imports.plan.column_alone.found": N_("Bij '{found}' hoort iets dat nog niet bekend is. De datum is niet bewaard."),
    "imports.plan.column_alone.expected": N_("Ook de partij of het plan waar de datum bij hoort."),
    "imports.plan.column_alone.do": N_("Vul de kolom ernaast in."),
    "imports.plan.not_ended.found": N_("Op dit blad zijn rijen overgeslagen. Daarom is van dit blad niets beëindigd."),
    "imports.plan.not_ended.expected": N_("Een blad waarvan alle rijen geladen kunnen worden."),
    "imports.plan.not_ended.do": N_("Verbeter de rijen en laad het bestand opnieuw."),
    "imports.plan.history_bad.found": N_("Een rij op Historie over '{found}' is niet te gebruiken."),
    "imports.plan.history_bad.expected": N_("Een rij zoals netmap die heeft geschreven."),
    "imports.plan.history_bad.do": N_("Exporteer opnieuw, of verwijder de rij."),
}
