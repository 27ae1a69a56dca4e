"""Sentences about ways to close a white spot, and the fewest agreements that close most."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # What can be agreed on.
    "gaps.way.stage.signal": N_("Spreek af dat {party} signalen over {theme} opvangt."),
    "gaps.way.stage.interpret": N_("Spreek af dat {party} signalen over {theme} duidt."),
    "gaps.way.stage.decide": N_("Spreek af dat {party} over {theme} mag beslissen."),
    "gaps.way.stage.act": N_("Spreek af dat {party} maatregelen rond {theme} uitvoert."),
    "gaps.way.stage.aftercare": N_("Spreek af dat {party} nazorg rond {theme} doet."),
    "gaps.way.stage_in": N_("Spreek af dat {party} signalen over {theme} opvangt in {area}."),
    "gaps.way.planned": N_("{party} is al van plan dit te doen. Maak het definitief."),
    "gaps.way.planned_seat": N_("{party} gaat al aanschuiven bij {consultation}. Maak het definitief."),
    "gaps.way.planned_hub": N_("{consultation} is al gepland als kernteam. Maak dit definitief."),
    "gaps.way.widen": N_("Laat {consultation} het thema {theme} oppakken, van signaal tot nazorg."),
    "gaps.way.theme": N_("Zet {theme} op de agenda van {consultation}."),
    "gaps.way.seat": N_("Laat {party} aanschuiven bij {consultation}."),
    "gaps.way.route": N_("Spreek af dat {party} signalen doorgeeft aan {consultation}."),
    "gaps.way.steer": N_("Spreek af dat {party} verzoeken om op te letten doorgeeft aan {consultation}."),
    "gaps.way.lead": N_("Vraag {party} om {consultation} voor te zitten of de regie te nemen."),
    "gaps.way.role": N_("Spreek af dat {party} in {consultation} deze rol neemt: {role}."),
    "gaps.way.assured": N_("Leg met {party} vast dat die {consultation} coördineert."),
    "gaps.way.hub_name": N_("Wijs {consultation} aan als kernteam."),
    "gaps.way.hub_one": N_("Kies {consultation} als het ene kernteam."),
    "gaps.way.hub_new": N_("Geen overleg op de kaart past. Vorm een kernteam met {parties}."),
    "gaps.way.spokesperson": N_("Spreek af dat {party} woordvoerder is als {consultation} bijeenkomt."),
    "gaps.way.spokesperson_later": N_("Wijs eerst een kernteam aan. Spreek dan af wie de woordvoerder is."),
    "gaps.way.mayor": N_("Laat de burgemeester namens {party} aanschuiven bij {consultation}."),
    "gaps.way.may_commit": N_("Spreek af dat deze deelnemers in {consultation} zelf mogen beslissen: {parties}."),
    "gaps.way.convened": N_("Spreek af dat elk lid {consultation} kan bijeenroepen."),
    "gaps.way.deputies": N_("Spreek in {consultation} vervangers af voor {parties}."),
    "gaps.way.entry": N_("Spreek af dat {party} een vast meldpunt voor inwoners heeft."),
    "gaps.way.channel": N_("Spreek af dat {party} meekijkt via {channel}."),
    "gaps.way.plan.crisis_plan": N_("Spreek in {consultation} af wanneer het crisisplan gaat gelden."),
    "gaps.way.plan.ggd_protocol": N_("Spreek in {consultation} af wanneer het GGD-protocol gaat gelden."),
    "gaps.way.area": N_("Spreek af dat {party} ook in {area} aanwezig is."),
    "gaps.way.group": N_("Spreek af dat {party} ook contact houdt met {group}."),
    "gaps.way.phase": N_("Spreek af dat {party} meedoet in de fase {phase}."),
    "gaps.way.expert_stage": N_("Vraag {party} om raad. Die is al deskundige voor {theme}."),
    "gaps.way.expert_widen": N_("Spreek af dat {party} ook op te roepen is voor {theme}."),
    "gaps.way.expert_new": N_("Vraag {party} om een deskundige die op te roepen is voor {theme}."),
    "gaps.way.deputy": N_("Spreek een vervanger af voor {party}."),
    "gaps.way.agreed": N_("Spreek met {party} af dat die op te roepen is."),
    "gaps.way.told": N_("Vertel de partijen over de aanpak. Begin bij {parties}."),
    "gaps.way.consulted": N_("Vraag de partijen om mee te denken over de aanpak. Begin bij {parties}."),
    "gaps.way.consent": N_("Vraag of deze partijen op de kaart willen staan: {parties}."),
    "gaps.way.exercise": N_("Plan dit jaar een oefening met {consultation}."),
    "gaps.way.exercise_plain": N_("Plan dit jaar een oefening met de partijen op de kaart."),
    "gaps.way.check": N_("Vraag na of de oudste gegevens nog kloppen."),
    # Nobody on the map can do it.
    "gaps.outside.stage": N_("Op de kaart is niemand gevonden. Zoek buiten de kaart, bijvoorbeeld {professions}."),
    "gaps.outside.sector": N_("Op de kaart is niemand gevonden. Zoek buiten de kaart, in de sector {sector}."),
    "gaps.outside.sector_like": N_(
        "Op de kaart is niemand gevonden. Zoek buiten de kaart, in de sector {sector}: bijvoorbeeld {professions}."
    ),
    "gaps.outside.expert": N_("Zoek een deskundige buiten de kaart. Landelijk kunt u terecht bij ESS en KIS."),
    "gaps.outside.expert_domain": N_(
        "Zoek buiten de kaart een deskundige voor {domains}. Landelijk kunt u terecht bij ESS en KIS."
    ),
    "gaps.outside.any": N_("Op de kaart is niemand gevonden. Zoek een partij buiten de kaart."),
    "gaps.outside.table": N_("Op de kaart is geen overleg gevonden dat hierbij past. Bespreek dit met de gemeente."),
    "gaps.outside.refused": N_("{party} wil niet aanschuiven bij {consultation}. Bespreek samen wat wel kan."),
    # Why this one.
    "gaps.why.expert": N_("Bij {party} werkt al een deskundige voor {theme}: {expert}."),
    "gaps.why.planned": N_("{consultation} is gepland, en past hier misschien bij."),
    "gaps.why.refused": N_("Let op: {party} heeft hier al nee op gezegd."),
    "gaps.why.same_stage": N_("{party} doet dit al voor {themes}."),
    "gaps.why.area": N_("{party} werkt al in {area}."),
    "gaps.why.sector": N_("{party} brengt een andere sector mee: {sector}."),
    "gaps.why.sits": N_("{party} zit al in {consultation}."),
    "gaps.why.deals": N_("{consultation} gaat al over {themes}."),
    "gaps.why.member_does": N_("{party} zit in {consultation} en doet dit al voor {themes}."),
    "gaps.why.decides": N_("{consultation} mag beslissen."),
    "gaps.why.second": N_("{party} is daar secretaris of heeft er een vervanger."),
    "gaps.why.sectors": N_("In {consultation} zitten partijen uit {count} sectoren."),
    "gaps.why.hears": N_("{party} hoort al van het kernteam en zit in {consultation}."),
    "gaps.why.group": N_("{party} bereikt al deze groepen: {groups}."),
    "gaps.why.nowhere": N_("{party} zit nu in geen enkel overleg."),
    "gaps.why.few": N_("{party} zit nu in {count} overleggen."),
    "gaps.why.one": N_("{party} zit nu in één overleg."),
    "gaps.why.busy": N_("Let op: {party} zit al in {count} overleggen."),
    "gaps.why.alone": N_("Let op: daarna rust dit op één partij of één sector."),
    "gaps.why.more": N_("Let op: dit lost een deel op. Er is meer nodig."),
    # The fewest agreements.
    "gaps.plan.nothing": N_("Er is geen afspraak gevonden die een witte plek sluit."),
    "gaps.plan.one_one": N_("Met 1 afspraak sluit u 1 witte plek."),
    "gaps.plan.one": N_("Met 1 afspraak sluit u {closes} witte plekken."),
    "gaps.plan.many": N_("Met {count} afspraken sluit u {closes} witte plekken."),
    "gaps.plan.one_themes": N_("Met 1 afspraak over {themes} thema's sluit u {closes} witte plekken."),
    "gaps.plan.many_themes": N_(
        "Met {count} afspraken sluit u {closes} witte plekken. Samen gaan ze over {themes} thema's."
    ),
    # The fewest calls.
    "gaps.calls.none": N_("Er zijn geen vragen om voor te bellen."),
    "gaps.calls.nobody": N_("Van de open vragen is nog niet bekend wie u kunt bellen."),
    "gaps.calls.one_one": N_("Met 1 telefoontje beantwoordt u 1 vraag."),
    "gaps.calls.one": N_("Met 1 telefoontje beantwoordt u {questions} vragen."),
    "gaps.calls.many": N_("Met {count} telefoontjes beantwoordt u {questions} vragen."),
    # Who holds a theme together: a question to talk about.
    "regie.lead": N_("Rond {theme} leidt {party} de meeste overleggen. Is dat zo bedoeld?"),
    "regie.own_body": N_("Rond {theme} is er een apart overleg voor de regie: {consultation}. Is dat zo bedoeld?"),
    "regie.shared": N_(
        "Bij {theme} is de regie gedeeld. Is dat zo bedoeld? "
        "Gedeelde regie past bij weinig partijen die elkaar vertrouwen."
    ),
}
