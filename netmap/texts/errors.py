"""Sentences: errors."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The data folder and the database in it.
    "store.embedded_start_failed": N_(
        "De database van netmap is niet gestart. Probeer het nog eens. "
        "Blijft het misgaan, stuur dan dit bestand naar uw beheerder: {log}."
    ),
    "store.embedded_timeout": N_(
        "De database van netmap gaf binnen {seconds} seconden geen antwoord. Sluit netmap op alle schermen, voer "
        "'netmap stop' uit en probeer het opnieuw. Blijft het misgaan, stuur dan dit bestand naar uw beheerder: {log}."
    ),
    "store.embedded_damaged": N_(
        "De gegevens in {folder} kunnen niet worden geopend: er is een bestand beschadigd of weg. "
        "Zet een reservekopie terug. Verander of wis zelf niets in deze map. De bijzonderheden staan in {log}."
    ),
    "store.disk_full": N_(
        "De schijf met {folder} is vol. Wat al was opgeslagen, is er nog. "
        "Maak ruimte vrij op deze schijf en probeer het opnieuw."
    ),
    "store.folder_not_writable": N_(
        "netmap mag niet schrijven in de map {folder}. Kies een map waarin u zelf bestanden mag opslaan, "
        "of vraag uw beheerder om toegang."
    ),
    "store.folder_is_file": N_(
        "Op de plaats {folder} staat een bestand. netmap verwacht daar een map. Kies een andere map."
    ),
    "store.folder_name_too_long": N_(
        "De naam van de map {folder} is te lang. Kies een map met een kortere naam, "
        "bijvoorbeeld in uw eigen documenten."
    ),
    "store.folder_no_locks": N_(
        "De schijf met {folder} kan niet bijhouden wie de gegevens gebruikt. Dat is nodig om ze heel te houden. "
        "Kies een map op de schijf van deze computer, niet op het netwerk."
    ),
    # The Neo4j server.
    "store.unreachable": N_(
        "Er is geen verbinding met de database op {uri}. Controleer of de server aan staat en of het adres klopt. "
        "Vraag anders uw beheerder."
    ),
    "store.wrong_password": N_(
        "De database weigert gebruiker {username}: de naam of het wachtwoord klopt niet. "
        "Controleer NEO4J_USERNAME en NEO4J_PASSWORD."
    ),
    "store.no_database": N_(
        "Op de server bestaat geen database met de naam {database}. "
        "Controleer NEO4J_DATABASE of laat uw beheerder deze database maken."
    ),
    "store.too_old": N_(
        "De server heeft Neo4j {found}. netmap heeft {needed} of nieuwer nodig. "
        "Vraag uw beheerder om een nieuwere versie."
    ),
    "store.certificate": N_(
        "Het certificaat van de database kon niet worden gecontroleerd. Er zijn geen gegevens verstuurd. "
        "Vraag uw beheerder om een geldig certificaat of het juiste adres."
    ),
    "store.query_failed": N_(
        "De database kon een opdracht niet uitvoeren ({query}). Er is niets veranderd. Probeer het opnieuw. "
        "Blijft het misgaan? Meld dit dan bij uw beheerder, met de naam tussen haakjes."
    ),
    "store.conflict": N_(
        "Iemand anders heeft dit intussen veranderd. Uw wijziging is niet opgeslagen. "
        "Bekijk de nieuwe gegevens en doe uw wijziging opnieuw."
    ),
    # The store: what it refuses, and what it found at the start.
    "store.bad_address": N_(
        "Het adres {uri} is geen adres van een database. Controleer NEO4J_URI, bijvoorbeeld bolt://localhost:7687."
    ),
    "store.busy": N_("De database is nu te druk. Er is niets veranderd. Probeer het over een minuut opnieuw."),
    "store.outcome_unknown": N_(
        "De verbinding met de database viel weg tijdens het opslaan. "
        "Doe hetzelfde nog een keer. Wat al was opgeslagen, komt er niet dubbel in."
    ),
    "store.no_network": N_("Er is geen netwerk met het kenmerk {network}. Bekijk met 'netmap status' welke er zijn."),
    "store.no_change_set": N_("Deze wijziging staat niet in het logboek van dit netwerk. Kies een andere wijziging."),
    "store.too_many_rows": N_(
        "Dit zijn {count} gegevens in één keer. netmap kan er {limit} tegelijk opslaan. Verdeel het bestand "
        "in kleinere bestanden."
    ),
    "store.bad_value": N_(
        "Een gegeven kan niet worden opgeslagen: {field} bij {kind}. Er is niets veranderd. "
        "Kijk in uw bestand naar vreemde tekens of een te lang kenmerk."
    ),
    "store.unreadable_record": N_(
        "Een gegeven in de database is niet te lezen ({kind}, {id}). "
        "Misschien schreef een nieuwere netmap het. Werk netmap bij of vraag uw beheerder."
    ),
    "store.check.damaged": N_(
        "De database vindt schade in haar eigen bestanden ({found}). U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.counts": N_(
        "In netwerk {network} ontbreken {missing} gegevens en zijn er {extra} te veel. U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.no_network": N_(
        "Er zijn gegevens van netwerk {network}, maar het netwerk zelf ontbreekt. U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.constraints": N_(
        "Een beveiliging tegen dubbele gegevens is weg ({count} keer). U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.emptied": N_(
        "De database is leeg, maar er stonden gegevens in. U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.unreadable": N_(
        "Een deel van de database is niet te lezen ({query}). U kunt daarom alleen lezen. "
        "Begin in een nieuwe map en zet daar uw export of reservekopie terug."
    ),
    "store.check.newer": N_(
        "Een nieuwere netmap heeft deze database bijgewerkt (stap {found}; deze netmap kent er {known}). "
        "U kunt daarom alleen lezen. Werk netmap bij."
    ),
}
