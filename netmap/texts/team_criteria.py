"""Sentences about the twelve criteria of a core team: what each asks, where it comes from, and why it is met or not."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The twelve criteria: title, where it comes from, and why.
    "team.title.mixed_sectors": N_("Uit meer dan één sector"),
    "team.passage.mixed_sectors": N_(
        "Handreiking A2, Kernteam: stel het kernteam niet uit één sector samen, zoals alleen veiligheid."
    ),
    "team.title.largest_network": N_("Samen een zo groot mogelijk netwerk"),
    "team.passage.largest_network": N_(
        "Handreiking A2, Kernteam: samen kennen de leden zoveel mogelijk partijen in de gemeente."
    ),
    "team.title.mandate": N_("Leden kunnen beslissen en doorzetten"),
    "team.passage.mandate": N_(
        "Handreiking A2, Kernteam: leden hebben liefst veel ruimte om te beslissen en door te zetten."
    ),
    "team.title.small": N_("Klein genoeg om snel te zijn"),
    "team.passage.small": N_("Handreiking A2, Kernteam: een klein team kan snel en soepel handelen."),
    "team.title.support": N_("Draagvlak bij de partijen"),
    "team.passage.support": N_("Handreiking A2, Kernteam: hoe meer draagvlak, hoe beter de samenwerking werkt."),
    "team.title.usual_members": N_("Burgemeester, politie en twee anderen"),
    "team.passage.usual_members": N_(
        "Handreiking A2, Kernteam: voorbeelden hebben een burgemeester, politie en twee leden uit andere sectoren."
    ),
    "team.title.third_parties_can_join": N_("Derden kunnen aansluiten"),
    "team.passage.third_parties_can_join": N_(
        "Handreiking A2, Kernteam: andere partijen moeten kunnen meedoen als de situatie daarom vraagt."
    ),
    "team.title.every_member_convenes": N_("Elk lid mag het team bijeenroepen"),
    "team.passage.every_member_convenes": N_(
        "Handreiking A2.1, Werkprotocol: elk lid mag een bijeenkomst van het kernteam vragen."
    ),
    "team.title.local_form": N_("De vorm past bij uw gemeente"),
    "team.passage.local_form": N_(
        "Handreiking A2, Kernteam: hoe het team er precies uitziet, hangt af van wat lokaal kan en gewoon is."
    ),
    "team.title.prepared_by_officials": N_("Voorbereid door ambtenaren"),
    "team.passage.prepared_by_officials": N_(
        "Handreiking A2, Kernteam: in sommige gemeenten bereidt een ambtelijk team de bijeenkomsten voor."
    ),
    "team.title.coordinator_and_secretary": N_("Eén coördinator en één secretaris"),
    "team.passage.coordinator_and_secretary": N_(
        "Handreiking A1 en A2.1, Veel betrokkenen vereist regie: de gemeente zorgt voor het verslag, en "
        "meestal ook voor de coördinatie."
    ),
    "team.title.replacement": N_("Vervanging als het lang duurt"),
    "team.passage.replacement": N_(
        "Deze eis staat niet in de handreiking. netmap voegt die toe, want onrust kan lang duren."
    ),
    "team.state.met": N_("gehaald"),
    "team.state.not_met": N_("niet gehaald"),
    "team.state.unknown": N_("niet te beoordelen"),
    "team.state.local": N_("dat bepaalt u zelf"),
    "team.ask.mandate.one": N_("Mag {parties} voor de eigen organisatie beslissen?"),
    "team.ask.mandate.other": N_("Wie van deze partijen mag voor de eigen organisatie beslissen: {parties}?"),
    "team.ask.mayor.one": N_("Is dit lid de burgemeester: {parties}?"),
    "team.ask.mayor.other": N_("Is een van hen de burgemeester: {parties}?"),
    "team.ask.third": N_("Kunnen derden aansluiten bij {consultation}, op afroep of als agendalid?"),
    "team.ask.prepared": N_("Bereidt een ambtelijk overleg {consultation} voor? Welk overleg is dat?"),
    "team.ask.prepared_by": N_("Wordt {consultation} voorbereid door {consultations}?"),
    "team.criterion.members": N_("Of dit alle leden van het team zijn, is niet bekend."),
    "team.criterion.doubt": N_("Van een rij die hierbij hoort, is niet bekend of die nog geldt."),
    "team.criterion.mixed_sectors.met": N_("Het team komt uit verschillende sectoren: {sectors}."),
    "team.criterion.mixed_sectors.not_met.one": N_("Alle leden komen uit één sector: {sectors}."),
    "team.criterion.mixed_sectors.not_met.other": N_("Alle leden komen uit één hoek: {sectors}."),
    "team.criterion.mixed_sectors.unknown.alone": N_("Er is maar één lid bekend, uit meer dan één sector: {sectors}."),
    "team.criterion.mixed_sectors.unknown": N_("Van {parties} is niet bekend uit welke sector."),
    "team.criterion.largest_network.met.all": N_("Dit team bereikt alle {of} partijen met een bekende zetel."),
    "team.criterion.largest_network.met.all.only": N_("Dit team bereikt de enige partij met een bekende zetel."),
    "team.criterion.largest_network.met.all_fixed": N_(
        "De vaste leden bereiken alle {of} partijen met een bekende zetel."
    ),
    "team.criterion.largest_network.met": N_(
        "Dit team bereikt {reach} van de {of} partijen. Met de wensen bij het voorstel bereikt geen team van zoveel "
        "leden meer."
    ),
    "team.criterion.largest_network.met.fixed": N_(
        "De vaste leden bereiken {reach} van de {of} partijen. Met de wensen bij het voorstel bereikt geen team van "
        "zoveel leden meer."
    ),
    "team.criterion.largest_network.not_met": N_(
        "Dit team bereikt {reach} van de {of} partijen. Een ander team van deze grootte bereikt er {best}."
    ),
    "team.criterion.largest_network.not_met.fixed": N_(
        "De vaste leden bereiken {reach} van de {of} partijen. Een ander team van zoveel leden bereikt er {best}."
    ),
    "team.criterion.largest_network.unknown": N_(
        "Dit team bereikt {reach} van de {of} partijen. Of een ander team er meer bereikt, is niet bekend."
    ),
    "team.criterion.largest_network.unknown.fixed": N_(
        "De vaste leden bereiken {reach} van de {of} partijen. Of een ander team er meer bereikt, is niet bekend."
    ),
    "team.criterion.largest_network.unknown.seats": N_(
        "Een ander team bereikt {best} partijen; dit team, voor zover bekend, {reach}. Niet alle zetels zijn bekend."
    ),
    "team.criterion.largest_network.unknown.fixed_seats": N_(
        "Een ander team bereikt {best} partijen; de vaste leden, voor zover bekend, {reach}. Niet alle zetels zijn "
        "bekend."
    ),
    "team.criterion.mandate.met.only": N_("Het enige lid mag namens de eigen organisatie beslissen: {parties}."),
    "team.criterion.mandate.met.one": N_(
        "{count} van de {of} leden mag namens de eigen organisatie beslissen: {parties}."
    ),
    "team.criterion.mandate.met.other": N_(
        "{count} van de {of} leden mogen namens de eigen organisatie beslissen: {parties}."
    ),
    "team.criterion.mandate.not_met.one": N_("{parties} mag niet namens de eigen organisatie beslissen."),
    "team.criterion.mandate.not_met.other": N_("{parties} mogen niet namens de eigen organisatie beslissen."),
    "team.criterion.mandate.unknown.only": N_("Of het enige lid mag beslissen, is niet bekend: {parties}."),
    "team.criterion.mandate.unknown.one": N_(
        "Of {parties} mag beslissen, is niet bekend. Van {count} van de {of} leden wel."
    ),
    "team.criterion.mandate.unknown.other": N_(
        "Of {parties} mogen beslissen, is niet bekend. Van {count} van de {of} leden wel."
    ),
    "team.criterion.small.met.one": N_("Het team heeft {count} lid. Tot en met {most} noemt netmap het klein."),
    "team.criterion.small.met.other": N_("Het team heeft {count} leden. Tot en met {most} noemt netmap het klein."),
    "team.criterion.small.not_met": N_("Het team heeft {count} leden. Boven {most} noemt netmap het niet meer klein."),
    "team.criterion.small.unknown.one": N_("Er is {count} lid bekend. Of dat iedereen is, is niet bekend."),
    "team.criterion.small.unknown.other": N_("Er zijn {count} leden bekend. Of dat iedereen is, is niet bekend."),
    "team.criterion.support.met.one": N_(
        "De leden kennen de aanpak en werkten eraan mee. Op de kaart kent {count} van de {of} partijen de aanpak."
    ),
    "team.criterion.support.met.other": N_(
        "De leden kennen de aanpak en werkten eraan mee. Op de kaart kennen {count} van de {of} partijen de aanpak."
    ),
    "team.criterion.support.unknown.own.one": N_(
        "Alleen de gemeente zit erin. Op de kaart kent {count} van de {of} partijen de aanpak."
    ),
    "team.criterion.support.unknown.own.other": N_(
        "Alleen de gemeente zit erin. Op de kaart kennen {count} van de {of} partijen de aanpak."
    ),
    "team.criterion.support.not_met.one": N_("{parties} kent de aanpak niet of werkte er niet aan mee."),
    "team.criterion.support.not_met.other": N_("{parties} kennen de aanpak niet of werkten er niet aan mee."),
    "team.criterion.support.unknown.one": N_("Of {parties} de aanpak kent en eraan meewerkte, is niet bekend."),
    "team.criterion.support.unknown.other": N_("Of {parties} de aanpak kennen en eraan meewerkten, is niet bekend."),
    "team.criterion.usual_members.met": N_("Burgemeester en politie zitten erin, en uit andere sectoren {others}."),
    "team.criterion.usual_members.not_met": N_("Niet in het team: {types}."),
    "team.criterion.usual_members.not_met.others.none": N_(
        "Naast burgemeester en politie komt niemand uit een andere sector."
    ),
    "team.criterion.usual_members.not_met.others.one": N_(
        "Naast burgemeester en politie komt maar {count} lid uit een andere sector: {parties}."
    ),
    "team.criterion.usual_members.unknown": N_("Of dit lid erin zit, is niet bekend: {types}."),
    "team.criterion.usual_members.unknown.others.none": N_(
        "Wie er naast burgemeester en politie uit een andere sector komt, is niet bekend."
    ),
    "team.criterion.usual_members.unknown.others.one": N_(
        "Naast burgemeester en politie is {count} lid uit een andere sector bekend: {parties}."
    ),
    "team.criterion.third_parties_can_join.met": N_("Op afroep of als agendalid kunnen aansluiten: {parties}."),
    "team.criterion.third_parties_can_join.not_met": N_(
        "Alle leden zijn vast, en de lijst is volledig. Voor derden is geen plek vastgelegd."
    ),
    "team.criterion.third_parties_can_join.unknown": N_("Of derden kunnen aansluiten, is niet bekend."),
    "team.criterion.third_parties_can_join.local": N_(
        "Of derden kunnen aansluiten, spreekt u af als u dit team instelt."
    ),
    "team.criterion.every_member_convenes.met": N_("Elk lid mag dit team bijeenroepen."),
    "team.criterion.every_member_convenes.not_met": N_("Niet elk lid mag dit team bijeenroepen."),
    "team.criterion.every_member_convenes.unknown": N_("Wie dit team bijeen mag roepen, is niet bekend."),
    "team.criterion.every_member_convenes.unknown.read": N_(
        "Er staat wie mag bijeenroepen. Of dat elk lid is, is daaruit niet duidelijk."
    ),
    "team.criterion.every_member_convenes.local": N_("Wie mag bijeenroepen, spreekt u af als u dit team instelt."),
    "team.criterion.local_form.local": N_("Welke vorm past, weet u zelf het best. Daarover oordeelt netmap niet."),
    "team.criterion.prepared_by_officials.met": N_("Voorbereid door {consultations}."),
    "team.criterion.prepared_by_officials.not_met": N_("Niet voorbereid door {consultations}: zo is het opgegeven."),
    "team.criterion.prepared_by_officials.unknown": N_("Of ambtenaren dit team voorbereiden, is niet bekend."),
    "team.criterion.prepared_by_officials.unknown.named": N_(
        "Of {consultations} dit team voorbereidt, is niet bekend."
    ),
    "team.criterion.prepared_by_officials.local": N_(
        "Niet elke gemeente heeft een ambtelijk team dat voorbereidt. Dat kiest u zelf."
    ),
    "team.criterion.coordinator_and_secretary.met": N_(
        "Er is een coördinator of voorzitter, en een secretaris: {parties}."
    ),
    "team.criterion.coordinator_and_secretary.not_met.coordinator": N_(
        "Dit team heeft geen voorzitter en geen coördinator."
    ),
    "team.criterion.coordinator_and_secretary.not_met.secretary": N_("Dit team heeft geen secretaris."),
    "team.criterion.coordinator_and_secretary.not_met.both": N_(
        "Dit team heeft geen voorzitter, geen coördinator en geen secretaris."
    ),
    "team.criterion.coordinator_and_secretary.unknown.coordinator": N_("Wie dit team coördineert, is niet bekend."),
    "team.criterion.coordinator_and_secretary.unknown.secretary": N_("Wie secretaris van dit team is, is niet bekend."),
    "team.criterion.coordinator_and_secretary.unknown.both": N_(
        "Wie coördinator en wie secretaris is, is niet bekend."
    ),
    "team.criterion.coordinator_and_secretary.local": N_(
        "Coördinator en secretaris spreekt u af als u dit team instelt."
    ),
    "team.criterion.replacement.met.one": N_("Dit lid heeft een vervanger: {parties}."),
    "team.criterion.replacement.met.other": N_("Deze leden hebben een vervanger: {parties}."),
    "team.criterion.replacement.not_met.one": N_("{parties} heeft geen vervanger."),
    "team.criterion.replacement.not_met.other": N_("{parties} hebben geen vervanger."),
    "team.criterion.replacement.unknown.one": N_("Wie {parties} vervangt, is niet bekend."),
    "team.criterion.replacement.unknown.other": N_("Wie deze leden vervangt, is niet bekend: {parties}."),
    "team.criterion.replacement.local": N_("Wie vervangt, spreekt u af als u dit team instelt."),
}
