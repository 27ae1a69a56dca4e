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
        "Blijft het misgaan, meld dit dan met de naam tussen haakjes."
    ),
    "store.conflict": N_(
        "Iemand anders heeft dit intussen veranderd. Uw wijziging is niet opgeslagen. "
        "Bekijk de nieuwe gegevens en doe uw wijziging opnieuw."
    ),
    "store.read_only": N_(
        "U kunt nu alleen lezen, want de controle van de gegevens vond een fout: {reason}. "
        "Zet een reservekopie terug of vraag uw beheerder."
    ),
}
