"""Sentences about the core team: the test on its criteria, proposals, what each member adds, and kept teams."""

from __future__ import annotations

from netmap.texts import N_
from netmap.texts.team_criteria import SENTENCES as CRITERIA

SENTENCES: dict[str, str] = {
    # The command and what can be wrong with what was typed.
    "cli.command.kernteam": N_("Toets het kernteam, en reken uit welk team de meeste partijen bereikt."),
    "cli.team_size": N_("Hoeveel leden een voorgesteld team hooguit heeft, van {least} tot {most}."),
    "cli.team_steps": N_("In hoeveel stappen een partij bereikt is: 1 (samen in een overleg) of 2."),
    "cli.team_fixed": N_("Wie er zeker in zit, met komma's ertussen: partijen of functies. Of: niemand."),
    "cli.team_test": N_("Toets dit team in plaats van het kernteam op de kaart: leden met komma's ertussen."),
    "cli.team_without": N_("Wie er niet in mag, met komma's ertussen."),
    "cli.team_mandate": N_("Over welke thema's een lid moet beslissen, met komma's ertussen. Of: geen."),
    "cli.word.nobody": N_("niemand"),
    "cli.word.no_themes": N_("geen"),
    "cli.team_searching": N_("Zoeken naar het beste team: {done} van {total}. Ctrl-C stopt."),
    "cli.team_stopping": N_("Gestopt. Dit is het beste dat nu gevonden is."),
    "team.bad_size": N_("Een team van {found} kan netmap niet uitrekenen. Kies {least} tot {most} leden."),
    "team.bad_steps": N_("Het bereik in {found} stappen rekent netmap niet uit. Kies 1 of 2."),
    "team.bad_cap": N_("Hooguit {found} leden per sector kan niet. Kies 1 of meer."),
    "team.no_members": N_("Er staat geen lid in dit team. Noem ten minste één partij."),
    "team.too_many_members": N_("Een team van {found} is te groot om te toetsen. Noem hooguit {most} partijen."),
    "team.unknown_party": N_("'{found}' staat niet op de kaart als partij. Controleer de naam."),
    "team.unknown_party.near": N_("'{found}' staat niet op de kaart als partij. Bedoelt u {known}?"),
    "team.unknown_party.beginning": N_("'{found}' staat niet op de kaart als partij. Zo beginnen: {names}."),
    "team.several_parties": N_("Er is meer dan één '{found}'. Kies {known}."),
    "team.not_active": N_("{found} telt nu niet mee: gepland, opgeschort of voorbij. Kies een andere partij."),
    "team.nobody_plays": N_("Niemand op de kaart is '{found}'. Noem een partij, of vul het blad Organisaties aan."),
    "team.name_missing": N_("Een team dat u bewaart, heeft een naam nodig. Geef een naam."),
    "team.name_long": N_("Deze naam is te lang. Gebruik hooguit {most} tekens."),
    "team.name_refused": N_(
        "Deze naam bewaart netmap niet: er lijkt iets over een persoon in te staan. Kies een andere naam."
    ),
    "team.nothing_kept": N_("Er is geen bewaard team met de naam '{found}'. U bewaarde nog geen team."),
    "team.not_kept": N_("Er is geen bewaard team met de naam '{found}'. Kies {known}."),
    "store.too_many_scenarios": N_(
        "Er zijn al {most} bewaarde teams. Verwijder eerst een team dat u niet meer nodig hebt."
    ),
    # The answer in one to three sentences.
    "team.now.core.one": N_("Het kernteam bereikt nu in één stap {reach} van de {of} partijen: {share} %."),
    "team.now.core.other": N_("Het kernteam bereikt nu in {steps} stappen {reach} van de {of} partijen: {share} %."),
    "team.now.table.one": N_("{consultation} bereikt nu in één stap {reach} van de {of} partijen: {share} %."),
    "team.now.table.other": N_("{consultation} bereikt nu in {steps} stappen {reach} van de {of} partijen: {share} %."),
    "team.now.given.one": N_("Dit team bereikt in één stap {reach} van de {of} partijen: {share} %."),
    "team.now.given.other": N_("Dit team bereikt in {steps} stappen {reach} van de {of} partijen: {share} %."),
    "team.now.on_call": N_("Het team heeft {all} leden, van wie {count} op afroep of als agendalid."),
    "team.now.fixed.one": N_("Het vaste lid bereikt {reach} partijen."),
    "team.now.fixed.other": N_("De {count} vaste leden bereiken samen {reach} partijen."),
    "team.ask": N_("Vraag {who}: {question}"),
    "team.now.none": N_("Op de kaart staat geen kernteam. Er valt dus niets te toetsen."),
    "team.now.empty": N_("Van het kernteam is niet bekend wie erin zit. Vul het blad Deelname in."),
    "team.now.no_web": N_("Van geen enkele partij is bekend in welk overleg die zit. Vul het blad Deelname in."),
    "team.better.swap": N_("Met {into} in plaats van {out} wordt dat {share} %: {reach} partijen."),
    "team.better.team": N_("Het beste team van {size} bereikt {share} %: {reach} partijen."),
    "team.better.found": N_("Het beste gevonden team van {size} bereikt {share} %: {reach} partijen."),
    "team.better.none": N_("Met deze wensen bereikt geen team van {size} meer."),
    "team.better.less": N_("Met deze wensen bereikt een team van {size} hooguit {reach} partijen."),
    "team.counts": N_(
        "Van de {all} eisen: {met} gehaald, {not_met} niet, {unknown} niet te beoordelen en {local} aan u."
    ),
    # What was wished of a proposed team.
    "team.wish.size.one": N_("Hooguit {count} lid."),
    "team.wish.size.other": N_("Hooguit {count} leden."),
    "team.wish.fixed": N_("Vast lid: {party}."),
    "team.wish.fixed_one_of": N_("Vast lid: {parties}."),
    "team.wish.fixed_as": N_("Vast lid als {word}: {parties}."),
    "team.wish.cap.one": N_("Hooguit {count} lid per sector."),
    "team.wish.cap.other": N_("Hooguit {count} leden per sector."),
    "team.wish.cap.none": N_("Geen grens aan het aantal leden per sector."),
    "team.wish.cap_of.one": N_("Uit de sector {sector} hooguit {count} lid."),
    "team.wish.cap_of.other": N_("Uit de sector {sector} hooguit {count} leden."),
    "team.wish.bridge": N_("Minstens één lid uit veiligheid en één uit het sociaal domein."),
    "team.wish.mandate": N_("Over deze thema's beslist minstens één lid: {themes}."),
    "team.wish.excluded": N_("Niet in het team: {parties}."),
    "team.wish.only_core_team.one": N_(
        "Buiten het kernteam zelf is geen beslisser bekend voor {themes}. Die wens telt daarom niet mee."
    ),
    "team.wish.only_core_team.other": N_(
        "Buiten het kernteam zelf is geen beslisser bekend voor {themes}. Die wensen tellen daarom niet mee."
    ),
    "team.wish.nobody_decides.one": N_("Over {themes} beslist niemand: zo is het opgegeven. Die wens telt niet mee."),
    "team.wish.nobody_decides.other": N_(
        "Over {themes} beslist niemand: zo is het opgegeven. Die wensen tellen niet mee."
    ),
    "team.wish.without_decider.one": N_("Voor {themes} is geen beslisser bekend. Die wens telt daarom niet mee."),
    "team.wish.without_decider.other": N_("Voor {themes} is geen beslisser bekend. Die wensen tellen daarom niet mee."),
    # The same as part of a sentence about wishes that do not go together.
    "team.clash.size.one": N_("hooguit {count} lid"),
    "team.clash.size.other": N_("hooguit {count} leden"),
    "team.clash.fixed": N_("{party} erin"),
    "team.clash.fixed_as": N_("{word} erin"),
    "team.clash.fixed_one_of": N_("een van {parties} erin"),
    "team.clash.cap.one": N_("hooguit {count} lid per sector"),
    "team.clash.cap.other": N_("hooguit {count} leden per sector"),
    "team.clash.cap_of.one": N_("hooguit {count} lid uit de sector {sector}"),
    "team.clash.cap_of.other": N_("hooguit {count} leden uit de sector {sector}"),
    "team.clash.safety": N_("een lid uit veiligheid"),
    "team.clash.social": N_("een lid uit het sociaal domein"),
    "team.clash.mandate": N_("een beslisser over {theme}"),
    "team.clash.alone": N_("Deze wens is niet te halen met de partijen op de kaart: {demands}."),
    "team.clash.together": N_("Deze wensen gaan niet samen: {demands}."),
    "team.clash.also": N_("Daar horen ook bij: {demands}."),
    "team.infeasible": N_("Er is geen team van {size} dat aan alle wensen voldoet."),
    # How good a proposal is, and what it is.
    "team.status.optimal": N_("nagerekend: meer kan niet"),
    "team.status.bound": N_("het beste dat gevonden is"),
    "team.status.infeasible": N_("geen team mogelijk"),
    "team.bound.optimal": N_("Met deze wensen bereikt geen team van {size} meer. Dat is nagerekend."),
    "team.bound.bound": N_("Dit is het beste dat gevonden is. Geen team van {size} bereikt meer dan {bound} partijen."),
    "team.stopped": N_("U stopte het rekenen. Dit is het beste dat tot dan toe gevonden is."),
    "team.stopped.proved": N_("U stopte het rekenen. Dit voorstel was al nagerekend; andere groottes niet allemaal."),
    "team.steps.one": N_(
        "Eén stap: een lid zit samen met die partij in een overleg, het kernteam niet meegeteld. "
        "Een lid bereikt ook zichzelf."
    ),
    "team.steps.other": N_(
        "Twee stappen: ook wie een lid alleen via een andere partij kent, telt mee. Een lid bereikt ook zichzelf."
    ),
    "team.teams.one": N_("Eén team van hooguit {size} bereikt zoveel: {reach} van de {of} partijen ({share} %)."),
    "team.teams.other": N_(
        "{count} teams van hooguit {size} bereiken evenveel: {reach} van de {of} partijen ({share} %)."
    ),
    "team.teams.more": N_(
        "Minstens {count} teams van hooguit {size} bereiken evenveel: {reach} van de {of} partijen ({share} %)."
    ),
    "team.teams.found": N_("Het beste gevonden team bereikt {reach} van de {of} partijen ({share} %)."),
    "team.teams.shared": N_("In al die teams: {parties}."),
    "team.teams.nothing_shared": N_("Die teams delen geen enkel lid."),
    "team.teams.choose": N_("Dit is een voorstel. Wie erin komt, kiest u."),
    "team.curve.optimal": N_("Met {size}: {share} %, {reach} van de {of} partijen."),
    "team.curve.bound": N_("Met {size}: minstens {share} %, {reach} van de {of} partijen. Meer dan {bound} kan niet."),
    "team.curve.infeasible": N_("Met {size}: geen team dat aan alle wensen voldoet."),
    "team.swap": N_("{into} in plaats van {out}: {share} %, {reach} van de {of} partijen."),
    "team.swap.equals": N_("Even goed: {parties}."),
    "team.swap.others.one": N_("Met één andere partij kan dat ook."),
    "team.swap.others.other": N_("Met een van {count} andere partijen kan dat ook."),
    "team.swap.loses": N_("Over {themes} beslist dan, voor zover bekend, niemand in het team meer."),
    # One member.
    "team.member.reach.one": N_("Bereikt {count} partij."),
    "team.member.reach.other": N_("Bereikt {count} partijen."),
    "team.member.alone": N_("Van dit lid is buiten het kernteam geen overleg bekend."),
    "team.member.adds": N_("Alleen via dit lid bereikt het team {parties}."),
    "team.member.adds_itself": N_("Zonder dit lid bereikt het team alleen deze partij zelf niet meer."),
    "team.member.adds_none": N_("Niemand alleen via dit lid."),
    "team.member.on_call": N_("Komt alleen op afroep of als agendalid."),
    "team.member.decides": N_("Beslist over {themes}."),
    # Who and what stays out of reach.
    "team.out.none": N_("Alle partijen met een bekende zetel zijn binnen bereik."),
    "team.out.parties.one": N_("Buiten bereik blijft {count} partij: {parties}."),
    "team.out.parties.other": N_("Buiten bereik blijven {count} partijen: {parties}."),
    "team.out.sectors": N_("Van deze sectoren is, voor zover bekend, niemand binnen bereik: {sectors}."),
    "team.out.themes": N_("Niemand binnen bereik houdt zich, voor zover bekend, bezig met {themes}."),
    "team.out.areas": N_("Niemand binnen bereik werkt, voor zover bekend, in {areas}."),
    "team.out.groups": N_("Niemand binnen bereik komt, voor zover bekend, bij {groups}."),
    "team.out.unseated.one": N_("Van {count} partij is geen overleg bekend. Die telt niet mee: {parties}."),
    "team.out.unseated.other": N_("Van {count} partijen is geen overleg bekend. Die tellen niet mee: {parties}."),
    # Remarks.
    "team.remark.triangle": N_(
        "{consultation} is een driehoek. Die gaat over openbare orde; een kernteam brengt meer sectoren bij elkaar."
    ),
    "team.remark.core_teams": N_("Meer overleggen heten kernteam: {consultations}. Getoetst is {consultation}."),
    # Kept teams.
    "team.kept.same": N_("Bereikt {reach} van de {of} partijen ({share} %), evenveel als nu."),
    "team.kept.more.one": N_("Bereikt {reach} van de {of} partijen ({share} %), {count} meer dan nu."),
    "team.kept.more.other": N_("Bereikt {reach} van de {of} partijen ({share} %), {count} meer dan nu."),
    "team.kept.fewer.one": N_("Bereikt {reach} van de {of} partijen ({share} %), {count} minder dan nu."),
    "team.kept.fewer.other": N_("Bereikt {reach} van de {of} partijen ({share} %), {count} minder dan nu."),
    "team.kept.alone": N_("Bereikt {reach} van de {of} partijen ({share} %)."),
    "team.kept.nobody": N_("Geen van de leden staat nog op de kaart."),
    "team.kept.gone.one": N_("{count} lid staat niet meer op de kaart."),
    "team.kept.gone.other": N_("{count} leden staan niet meer op de kaart."),
    # The terminal.
    "table.team.head": N_("{network}, peildatum {date}"),
    "table.team.present": N_("Het team dat er is: {title}"),
    "table.team.given": N_("Het team dat u noemde"),
    "table.team.criteria": N_("De {count} eisen"),
    "table.team.asks": N_("Nog te vragen ({count})"),
    "table.team.criterion": N_("{number}. {title}: {state}."),
    "table.team.proposal": N_("Voorstel voor een team van hooguit {size}"),
    "table.team.wishes": N_("De wensen bij dit voorstel"),
    "table.team.team": N_("{number}. {team}"),
    "table.team.shown": N_("De eerste {shown} van {all} staan hier."),
    "table.team.shown_more": N_("De eerste {shown} van minstens {all} staan hier."),
    "table.team.member": N_("{party}: {sentence}"),
    "table.team.curve": N_("Hoe groot moet een team zijn?"),
    "table.team.swaps": N_("Eén lid vervangen"),
    "table.team.kept": N_("Bewaarde teams ({count})"),
    "table.team.kept_line": N_("{name} ({date}): {sentence}"),
    "table.team.remarks": N_("Goed om te weten"),
    **CRITERIA,
}
