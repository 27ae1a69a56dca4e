"""Sentences: the first sheet of the empty workbook."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
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
    "imports.template.nobody.none": N_(
        "Bij een lijst, zoals thema's, gebied, groepen of plan, schrijft u 'geen'. Bij een datum schrijft u 'nee'."
    ),
    "imports.template.nobody.nowhere": N_(
        "Zit een organisatie in geen enkel overleg? Schrijf dan op Deelname 'geen' bij overleg."
    ),
    "imports.template.complete.heading": N_("Is een lijst helemaal af?"),
    "imports.template.complete.when": N_(
        "Staat alles op een blad wat erop hoort? Dan kunt u dat blad volledig noemen."
    ),
    "imports.template.complete.how": N_(
        "Zet op Instellingen de regel 'volledig', met als waarde de naam van het blad, en de datum."
    ),
    "imports.template.complete.part": N_(
        "U kunt ook een deel volledig noemen, "
        "zoals 'Dekking: burenruzie', 'Groep: ouderen', 'Gebied: Noord' of 'Kanalen'."
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
}
