"""Sentences: what netmap refuses to keep, and why."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "privacy.email.found": N_("In kolom {column} staat een e-mailadres."),
    "privacy.email.expected": N_("netmap bewaart geen e-mailadressen, alleen organisaties en functies."),
    "privacy.email.do": N_("Haal het e-mailadres weg uit uw bestand. Noem liever de functie of de afdeling."),
    "privacy.phone.found": N_("In kolom {column} staat een telefoonnummer."),
    "privacy.phone.expected": N_("netmap bewaart geen telefoonnummers. Alleen 112, 0800, 0900 en 14 0xx mogen."),
    "privacy.phone.do": N_(
        "Haal het nummer weg uit uw bestand. Schrijf bijvoorbeeld wanneer de functie bereikbaar is."
    ),
    "privacy.bsn.found": N_("In kolom {column} staat een getal dat een BSN kan zijn."),
    "privacy.bsn.expected": N_("netmap bewaart geen BSN. Een RSIN heeft dezelfde vorm en mag daarom ook niet."),
    "privacy.bsn.do": N_("Haal het getal weg uit uw bestand. Gebruik voor een organisatie het KvK-nummer."),
    "privacy.birth_date.found": N_("In kolom {column} staat een geboortedatum."),
    "privacy.birth_date.expected": N_("netmap bewaart geen gegevens over personen, ook geen geboortedatum."),
    "privacy.birth_date.do": N_("Haal de geboortedatum weg uit uw bestand."),
    "privacy.iban.found": N_("In kolom {column} staat een rekeningnummer (IBAN)."),
    "privacy.iban.expected": N_("netmap bewaart geen rekeningnummers, ook niet van organisaties."),
    "privacy.iban.do": N_(
        "Haal het nummer weg uit uw bestand. Is het geen rekeningnummer? Schrijf dan waarom dit mag blijven."
    ),
    "privacy.case_number.found": N_("In kolom {column} staat een nummer van een zaak of dossier."),
    "privacy.case_number.expected": N_("netmap bewaart geen zaken. Het zegt alleen welk overleg er voor bestaat."),
    "privacy.case_number.do": N_(
        "Haal het nummer weg uit uw bestand. Gaat het niet om een zaak? Schrijf dan waarom dit mag blijven."
    ),
    "privacy.person_name.found": N_("In kolom {column} lijkt de naam van een persoon te staan."),
    "privacy.person_name.expected": N_(
        "netmap bewaart functies, zoals wijkagent of teamleider, en geen namen van personen."
    ),
    "privacy.person_name.do": N_(
        "Schrijf de functie in plaats van de naam. Is het geen persoon? Schrijf dan waarom dit mag blijven."
    ),
    "privacy.left_out.found": N_("In kolom {column} was een cel geweigerd. De cel is leeg gelaten."),
    "privacy.left_out.expected": N_("netmap las de rest van de rij wel."),
    "privacy.left_out.do": N_("Vul de functie of de organisatie in, zonder naam of nummer, of laat de cel leeg."),
    "privacy.column.bsn.found": N_("De kolom {column} gaat over het BSN van personen."),
    "privacy.column.bsn.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.bsn.do": N_("Haal de kolom weg uit uw bestand."),
    "privacy.column.birth_date.found": N_("De kolom {column} gaat over de geboortedatum van personen."),
    "privacy.column.birth_date.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.birth_date.do": N_("Haal de kolom weg uit uw bestand."),
    "privacy.column.case_number.found": N_("De kolom {column} gaat over zaken of dossiers."),
    "privacy.column.case_number.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.case_number.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.religion.found": N_("De kolom {column} gaat over geloof of levensovertuiging van personen."),
    "privacy.column.religion.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.religion.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.origin.found": N_("De kolom {column} gaat over herkomst of nationaliteit van personen."),
    "privacy.column.origin.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.origin.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.politics.found": N_("De kolom {column} gaat over politieke voorkeur van personen."),
    "privacy.column.politics.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.politics.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.health.found": N_("De kolom {column} gaat over gezondheid van personen."),
    "privacy.column.health.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.health.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.offences.found": N_("De kolom {column} gaat over strafbare feiten of verdenkingen van personen."),
    "privacy.column.offences.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.offences.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.refused_group.found": N_(
        "De kolom {column} gaat over geslacht, geaardheid of gezinsvorm van personen."
    ),
    "privacy.column.refused_group.expected": N_("netmap bewaart dit niet. De hele kolom is geweigerd."),
    "privacy.column.refused_group.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.column.contact.found": N_("De kolom {column} gaat over namen of gegevens om personen te bereiken."),
    "privacy.column.contact.expected": N_(
        "netmap bewaart functies en organisaties, geen personen. De hele kolom is geweigerd."
    ),
    "privacy.column.contact.do": N_(
        "Haal de kolom weg uit uw bestand. Gaat de kolom over iets anders? Schrijf dan waarom."
    ),
    "privacy.notes.found": N_("In kolom {column} staan vrije opmerkingen."),
    "privacy.notes.expected": N_("Zet hier niets over personen: geen namen, geen zaken en geen signalen."),
    "privacy.notes.do": N_("Lees de opmerkingen na en haal weg wat over een persoon gaat."),
}
