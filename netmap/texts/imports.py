"""Sentences: understanding the rows of a file, and what stays out."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
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
    "imports.plan.row_merged.found": N_("Deze rij is samengevoegd met de rij van dezelfde partij."),
    "imports.plan.row_merged.expected": N_(
        "Rijen die hetzelfde zeggen. Waar ze verschillen, telt de eigen rij van de partij."
    ),
    "imports.plan.row_merged.do": N_("Kijk of de eigen rij klopt. Daarna kunt u deze rij weghalen."),
    "imports.plan.read_as.found": N_("'{found}' is gelezen als '{name}'."),
    "imports.plan.read_as.expected": N_("De naam zoals die op het eigen blad staat."),
    "imports.plan.read_as.do": N_(
        "U hoeft niets te doen. Klopt het niet? Zet dan op blad Namen dat '{found}' nieuw is."
    ),
    "imports.plan.near_name.found": N_("'{found}' lijkt op '{other}'."),
    "imports.plan.near_name.expected": N_("Eén naam voor elke partij en elk overleg."),
    "imports.plan.near_name.do": N_("Zeg of het dezelfde is, of een andere. netmap vraagt het daarna niet meer."),
    "imports.plan.near_chair.found": N_(
        "Voorzitter '{found}' lijkt op de partij '{other}'. Het is als functie bewaard."
    ),
    "imports.plan.near_chair.expected": N_("De naam van een partij, of een functie."),
    "imports.plan.near_chair.do": N_("Zeg of u deze partij bedoelt. Is het een functie, dan is het goed zo."),
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
