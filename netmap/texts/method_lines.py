"""Sentences about each thing that a line of the norm may need: in order, missing, and otherwise."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.present.covered": N_(
        "Iemand doet de stap {stage}. Rust dat op één partij of één sector, dan is dat een witte plek of een vraag."
    ),
    "method.absent.covered": N_(
        "Er staat 'niemand' of alle partijen zeiden nee. Of Dekking is volledig en noemt niemand."
    ),
    "method.unknown.covered": N_("netmap vraagt wie de stap {stage} doet, of voor welke thema's een mandaat geldt."),
    "method.present.covered_area": N_(
        "Iemand doet de stap {stage} in het gebied. Bij signaleren telt een ja voor een groter gebied daarvoor niet."
    ),
    "method.absent.covered_area": N_(
        "Er staat 'niemand' voor het gebied of voor alles eromheen. Of Dekking is volledig en noemt niemand."
    ),
    "method.unknown.covered_area": N_("netmap vraagt per thema wie de stap {stage} in de gebieden doet."),
    "method.most": N_("Meer dan {most} is te veel."),
    "method.present.deals_with": N_("Een overleg of deskundige heeft het thema."),
    "method.absent.deals_with": N_("Dat zegt netmap hier nooit: stilte is geen nee."),
    "method.unknown.deals_with": N_("netmap vraagt of iemand oog heeft voor het thema."),
    "method.present.coordinated.consultation": N_("Het overleg heeft een voorzitter, of een partij met de regie."),
    "method.absent.coordinated.consultation": N_("Bij de voorzitter en bij de regie staat 'niemand'."),
    "method.unknown.coordinated.consultation": N_("netmap vraagt wie het overleg voorzit of de regie heeft."),
    "method.present.coordinated.theme": N_(
        "Er is hoogstens één overleg, of een voorzitter of regisseur van één overleg zit in alle andere."
    ),
    "method.absent.coordinated.theme": N_(
        "Van alle overleggen zijn voorzitter, regie en deelnemers bekend, en niemand houdt het overzicht."
    ),
    "method.unknown.coordinated.theme": N_("netmap vraagt welke partij het overzicht houdt."),
    "method.present.route_to.decide": N_("Een signaal komt langs afgesproken wegen bij iemand die beslist."),
    "method.absent.route_to.decide": N_(
        "Het overleg geeft door aan 'niemand' en beslist zelf niet. Of Doorgeven is volledig en heeft geen weg."
    ),
    "method.unknown.route_to.decide": N_("netmap vraagt aan wie het overleg doorgeeft."),
    "method.present.route_to.interpret": N_(
        "Een signaal komt langs afgesproken wegen bij iemand die het duidt of erover beslist."
    ),
    "method.absent.route_to.interpret": N_(
        "Het overleg geeft door aan 'niemand' en duidt zelf niet. Of Doorgeven is volledig en heeft geen weg."
    ),
    "method.unknown.route_to.interpret": N_("netmap vraagt aan wie het overleg doorgeeft."),
    "method.present.has_role": N_("Iemand in het overleg is {role}."),
    "method.absent.has_role": N_("Bij {role} staat 'niemand'."),
    "method.unknown.has_role": N_("netmap vraagt wie {role} is."),
    "method.present.seated": N_("De partij, of een deel ervan, zit in een overleg."),
    "method.absent.seated": N_("Deelname is volledig verklaard en de partij staat er niet in."),
    "method.unknown.seated": N_("netmap vraagt in welke overleggen de partij zit."),
    "method.present.deputised": N_("Er is een vervanger bekend."),
    "method.absent.deputised": N_("Bij de vervanger staat 'niemand'."),
    "method.unknown.deputised": N_("netmap vraagt wie de deskundige vervangt."),
    "method.present.core_team.mixed": N_(
        "In het kernteam zit meer dan één sector. Politie, justitie, handhaving en veiligheidsregio tellen als één."
    ),
    "method.absent.core_team.mixed": N_("Alle vaste leden en hun sectoren zijn bekend, en het is er maar één."),
    "method.unknown.core_team.mixed": N_(
        "netmap vraagt wie er in het kernteam zitten, of uit welke sector een lid komt."
    ),
    "method.present.core_team.usual": N_(
        "In het kernteam zitten de burgemeester, de politie en twee vaste leden uit andere sectoren."
    ),
    "method.absent.core_team.usual": N_("Alle leden, hun functies en sectoren zijn bekend, en een van deze ontbreekt."),
    "method.unknown.core_team.usual": N_(
        "netmap vraagt wie er in het kernteam zitten, en of de burgemeester erbij is."
    ),
    "method.present.core_team.mandate": N_(
        "Van elk vast lid staat er dat het mag beslissen, of het beslist elders over een thema."
    ),
    "method.absent.core_team.mandate": N_("Bij een vast lid staat dat het niet mag beslissen."),
    "method.unknown.core_team.mandate": N_("netmap vraagt welke vaste leden namens hun organisatie mogen beslissen."),
    "method.present.core_team.convened": N_("Bij 'bijeenroepen door' staat elk lid."),
    "method.absent.core_team.convened": N_("Bij 'bijeenroepen door' staat één functie of partij."),
    "method.unknown.core_team.convened": N_("netmap vraagt wie het kernteam kan bijeenroepen."),
    "method.present.core_team.secretary": N_("Iemand in het kernteam is secretaris."),
    "method.absent.core_team.secretary": N_("Alle leden en hun rollen zijn bekend, en niemand is secretaris."),
    "method.unknown.core_team.secretary": N_("netmap vraagt wie secretaris van het kernteam is."),
    "method.present.core_team.deputies": N_("Van elk vast lid van het kernteam is een vervanger bekend."),
    "method.absent.core_team.deputies": N_("Bij de vervanger van een vast lid staat 'niemand'."),
    "method.unknown.core_team.deputies": N_("netmap vraagt wie de vaste leden vervangt."),
    "method.present.setting_present.boundary": N_("Op Instellingen staat wie bepaalde wie er op de kaart staat."),
    "method.absent.setting_present.boundary": N_("Dat zegt netmap hier nooit."),
    "method.unknown.setting_present.boundary": N_("netmap vraagt wie de grens van de kaart bepaalde."),
    "method.present.setting_present.theme_now": N_("Op Instellingen staat welk thema speelt."),
    "method.absent.setting_present.theme_now": N_("Dat zegt netmap hier nooit."),
    "method.unknown.setting_present.theme_now": N_("netmap vraagt welke thema's spelen."),
    "method.present.setting_present.exercise": N_("Op Instellingen staat een oefening."),
    "method.absent.setting_present.exercise": N_("Dat zegt netmap hier nooit."),
    "method.unknown.setting_present.exercise": N_("netmap vraagt wanneer er is geoefend."),
    "method.present.setting_present.group": N_("Op Instellingen staat een groep die u wilt bereiken."),
    "method.absent.setting_present.group": N_("Dat zegt netmap hier nooit."),
    "method.unknown.setting_present.group": N_("netmap vraagt welke groepen u wilt bereiken."),
    "method.present.sectors_at_table": N_("In een overleg dat het thema duidt, zitten {count} of meer sectoren."),
    "method.absent.sectors_at_table": N_(
        "Van elk overleg dat duidt, zijn alle deelnemers en sectoren bekend. Geen ervan haalt {count} sectoren."
    ),
    "method.unknown.sectors_at_table": N_(
        "netmap vraagt wie er in het overleg zit, of waar het thema samen wordt geduid."
    ),
    "method.present.deciders_at_table": N_(
        "In één overleg zit iedereen die over het thema beslist of maatregelen uitvoert."
    ),
    "method.absent.deciders_at_table": N_(
        "De deelnemers zijn volledig bekend, of de partij zei nee. Dan mist er een aan tafel."
    ),
    "method.unknown.deciders_at_table": N_("netmap vraagt of de partijen aan tafel zitten als erover wordt beslist."),
    "method.present.cooperates": N_(
        "Beide sectoren zitten samen in een overleg over het thema, of een partij geeft door aan de andere."
    ),
    "method.absent.cooperates": N_(
        "Overleggen is volledig. "
        "Van elk overleg over het thema zijn deelnemers en sectoren bekend, en nergens zitten beide."
    ),
    "method.unknown.cooperates": N_(
        "netmap vraagt of de sectoren samenwerken, en noemt overleggen waar één van beide zit."
    ),
    "method.present.expert": N_(
        "Een deskundige is op te roepen voor het thema of voor een gebied van kennis dat erbij hoort."
    ),
    "method.absent.expert": N_(
        "Er staat 'niemand', of Deskundigen is volledig en noemt geen deskundige voor het thema."
    ),
    "method.unknown.expert": N_("netmap vraagt wie er als deskundige is op te roepen."),
    "method.present.count.party.theme": N_("{count} of meer partijen doen iets voor het thema."),
    "method.absent.count.party.theme": N_("Dekking van het thema is volledig, en zoveel partijen zijn er niet."),
    "method.unknown.count.party.theme": N_("netmap vraagt of er nog iemand is."),
    "method.present.count.party.area": N_(
        "{count} of meer partijen of overleggen werken in het gebied, eromheen of erin."
    ),
    "method.absent.count.party.area": N_(
        "De lijst van het gebied is volledig. Of elke partij en elk overleg zei waar het werkt."
    ),
    "method.unknown.count.party.area": N_("netmap vraagt wie er in het gebied aanwezig is."),
    "method.present.count.party.group": N_("{count} of meer partijen bereiken de groep."),
    "method.absent.count.party.group": N_(
        "De lijst van de groep is volledig. Of elke partij zei welke groepen zij bereikt."
    ),
    "method.unknown.count.party.group": N_("netmap vraagt wie de groep bereikt."),
    "method.present.count.hub": N_("Een overleg is aangewezen als kernteam. Minstens nodig: {count}."),
    "method.absent.count.hub": N_(
        "Overleggen is volledig en bij elk overleg staat dat het geen kernteam is. Of er zijn er te veel."
    ),
    "method.unknown.count.hub": N_("netmap vraagt welk overleg het kernteam is. Naam en soort zeggen dat niet."),
    "method.present.count.bridge": N_(
        "In een overleg zitten een partij uit veiligheid en een partij uit het sociaal domein."
    ),
    "method.absent.count.bridge": N_(
        "Overleggen en Deelname zijn volledig, alle sectoren zijn bekend, en nergens zitten zij samen."
    ),
    "method.unknown.count.bridge": N_("netmap vraagt waar veiligheid en sociaal domein elkaar treffen."),
    "method.present.count.bridge_spread": N_(
        "Veiligheid en sociaal domein treffen elkaar ook zonder die ene partij, en ook als één zetel wegvalt."
    ),
    "method.absent.count.bridge_spread": N_(
        "Deelname is volledig en alle sectoren zijn bekend. Elke ontmoeting gaat via dezelfde partij of zetel."
    ),
    "method.unknown.count.bridge_spread": N_("netmap vraagt of zij elkaar ook zonder die partij treffen."),
    "method.present.count.spokesperson": N_(
        "Iemand in een overleg heeft de rol van woordvoerder. Minstens nodig: {count}."
    ),
    "method.absent.count.spokesperson": N_("Deelname is volledig en bij elke deelnemer is de rol bekend."),
    "method.unknown.count.spokesperson": N_("netmap vraagt wie de woordvoerder is."),
    "method.present.count.residents_entry": N_(
        "Er is een meldpunt of bewonersoverleg, of een bewonersgroep die meedoet of doorgeeft. Minstens nodig: {count}."
    ),
    "method.absent.count.residents_entry": N_(
        "Overleggen, Organisaties en Deelname zijn volledig, en van elk overleg is de soort bekend."
    ),
    "method.unknown.count.residents_entry": N_("netmap vraagt waar inwoners terechtkunnen."),
    "method.present.count.digital_channel": N_(
        "Een partij is aanwezig in een digitaal kanaal. Minstens nodig: {count}."
    ),
    "method.absent.count.digital_channel": N_(
        "De lijst Kanalen is volledig. Of elke partij zei in welke kanalen zij zit."
    ),
    "method.unknown.count.digital_channel": N_("netmap vraagt wie er meekijkt op sociale media en in appgroepen."),
    "method.present.actor_in_phase": N_(
        "Elk beroep dat de handreiking bij de fase noemt, doet een stap in die fase of zit in zo'n overleg."
    ),
    "method.absent.actor_in_phase": N_(
        "Organisaties is volledig en niemand heeft dat beroep. Of Dekking is volledig en zij doen die fase niet."
    ),
    "method.unknown.actor_in_phase": N_("netmap vraagt wie er in de fase meedoet."),
    "method.present.reached_from_hub": N_(
        "Langs wegen vanaf het kernteam komt een verzoek bij de partij, of bij een overleg waar zij zit."
    ),
    "method.absent.reached_from_hub": N_("Doorgeven is volledig verklaard en heeft geen weg naar het overleg."),
    "method.unknown.reached_from_hub": N_("netmap vraagt hoe het overleg een verzoek van het kernteam hoort."),
    "method.present.assured": N_(
        "De gemeente heeft de regie zelf, of met de andere partij is dat met een datum afgesproken."
    ),
    "method.absent.assured": N_("Bij 'regie geborgd op' staat nee."),
    "method.unknown.assured": N_("netmap vraagt of de gemeente dit met de partij heeft afgesproken."),
    "method.present.verifiable": N_(
        "Voor elk thema deelt de partij een overleg met een partij uit een andere sector, die het thema kent."
    ),
    "method.absent.verifiable": N_(
        "Alle overleggen van de partij, hun deelnemers, sectoren en thema's zijn bekend, en zo'n partij is er niet."
    ),
    "method.unknown.verifiable": N_("netmap vraagt met wie de partij een signaal kan toetsen."),
    "method.present.linked": N_("Een overleg is verbonden met {plan}, en de datum van de afspraak is bekend."),
    "method.absent.linked": N_(
        "Bij de afspraak staat nee. Of Overleggen is volledig en geen overleg is met {plan} verbonden."
    ),
    "method.unknown.linked": N_("netmap vraagt welk overleg met {plan} is verbonden, of wanneer dat is afgesproken."),
    "method.present.recorded.knows_samos_on": N_("Van elke partij is bekend wanneer zij over de aanpak is verteld."),
    "method.absent.recorded.knows_samos_on": N_("Bij een partij staat nee."),
    "method.unknown.recorded.knows_samos_on": N_("netmap vraagt naar de partijen waarvan dit niet bekend is."),
    "method.present.recorded.helped_on": N_("Van elke partij is bekend wanneer zij meewerkte aan de aanpak."),
    "method.absent.recorded.helped_on": N_("Bij een partij staat nee."),
    "method.unknown.recorded.helped_on": N_("netmap vraagt naar de partijen waarvan dit niet bekend is."),
    "method.present.recorded.consent_on": N_("Elke gevoelige partij heeft ingestemd, met een datum."),
    "method.absent.recorded.consent_on": N_("Bij een gevoelige partij staat nee."),
    "method.unknown.recorded.consent_on": N_("netmap vraagt naar de gevoelige partijen waarvan dit niet bekend is."),
    "method.present.recorded.agreed_on": N_("De datum van de afspraak met de deskundige is bekend."),
    "method.absent.recorded.agreed_on": N_("Bij 'afgesproken op' staat nee."),
    "method.unknown.recorded.agreed_on": N_("netmap vraagt wanneer dit is afgesproken."),
    "method.present.dated_within.exercise": N_("De laatste oefening is hoogstens {months} maanden geleden."),
    "method.absent.dated_within.exercise": N_("Er staat 'geen', of de laatste oefening is langer geleden."),
    "method.unknown.dated_within.exercise": N_("netmap vraagt wanneer er is geoefend."),
    "method.present.dated_within.checked_on": N_(
        "Alle gegevens met een datum zijn hoogstens {months} maanden geleden nagegaan."
    ),
    "method.absent.dated_within.checked_on": N_(
        "Er zijn gegevens die langer geleden zijn nagegaan. De oudste staan erbij."
    ),
    "method.unknown.dated_within.checked_on": N_(
        "Heeft geen enkel gegeven een datum, dan vraagt netmap wanneer het is nagegaan."
    ),
    "method.present.dated_within.agreed_on": N_("De afspraak met de deskundige is hoogstens {months} maanden oud."),
    "method.absent.dated_within.agreed_on": N_("De afspraak is ouder."),
    "method.unknown.dated_within.agreed_on": N_("netmap vraagt wanneer dit is afgesproken."),
}
