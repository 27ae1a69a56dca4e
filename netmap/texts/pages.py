"""Sentences of the pages: titles, answers, labels and what is said when there is nothing to show."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # Words of the framework itself.
    "chrome.upload": N_("Kies een bestand"),
    "chrome.drop": N_("Zet uw bestand hier neer"),
    "chrome.per_file": N_("per bestand"),
    "chrome.add": N_("Kies een bestand"),
    "chrome.too_large": N_("Kies een bestand van ten hoogste {size}."),
    "chrome.stopping": N_("Stopt..."),
    "chrome.rerun": N_("Ververs"),
    "chrome.print": N_("Druk af"),
    "chrome.record": N_("Neem het scherm op"),
    "chrome.made_with": N_("Gemaakt met Streamlit v"),
    "chrome.running": N_("Bezig"),
    "chrome.system": N_("Systeem"),
    "chrome.light": N_("Licht"),
    "chrome.dark": N_("Donker"),
    "chrome.no_connection": N_("Geen verbinding"),
    # Starting and stopping, in the terminal.
    "page.terminal.opening": N_("netmap opent de database. Dit duurt een paar seconden."),
    "page.terminal.ready": N_("De pagina's staan open op {url} (stoppen: Ctrl+C of 'netmap stop')."),
    "page.terminal.running": N_("netmap was al gestart. De pagina's staan open op {url}."),
    "page.terminal.stopped": N_("netmap is gestopt."),
    "page.port_taken": N_(
        "Poort {port} is al in gebruik. Kies een ander nummer of laat --poort weg: "
        "netmap zoekt dan zelf een vrije poort."
    ),
    "page.not_answering": N_(
        "netmap lijkt al te draaien voor de map {folder}, maar antwoordt niet. Voer 'netmap stop' uit en start opnieuw."
    ),
    # Around every page.
    "page.noscript": N_("netmap heeft JavaScript nodig. Zet dit aan in uw browser en open de pagina opnieuw."),
    "page.group.map": N_("Kaart maken"),
    "page.group.gaps": N_("Wat ontbreekt"),
    "page.group.account": N_("Verantwoorden"),
    "page.network": N_("Netwerk"),
    "page.heading": N_("{network}, peildatum {date}"),
    "page.shown": N_("{shown} van {total} getoond"),
    "page.more": N_("Toon er meer"),
    "page.stop": N_("netmap afsluiten"),
    "page.stop.ask": N_("Wilt u netmap afsluiten? Uw gegevens blijven bewaard."),
    "page.stop.yes": N_("Ja, sluit af"),
    "page.stop.no": N_("Nee, ga door"),
    "page.stop.done": N_("netmap is gestopt. U kunt dit tabblad sluiten."),
    "page.source": N_("Waar komt dit vandaan?"),
    "page.source.date": N_("Peildatum: {date}."),
    "page.source.norm": N_("Norm: {name}, versie {version}."),
    "page.source.rows": N_("Op de kaart: {organisations}, {consultations}, {experts} en {seats}."),
    "page.organisations.one": N_("1 organisatie"),
    "page.organisations.other": N_("{count} organisaties"),
    "page.consultations.one": N_("1 overleg"),
    "page.consultations.other": N_("{count} overleggen"),
    "page.experts.one": N_("1 deskundige"),
    "page.experts.other": N_("{count} deskundigen"),
    "page.seats.one": N_("1 deelname"),
    "page.seats.other": N_("{count} deelnames"),
    # States in which there is nothing to answer.
    "page.empty.answer": N_("Er staat nog geen netwerk in netmap. Zo begint u:"),
    "page.empty.template": N_("Haal bij *Gegevens* de lege werkmap op. Of gebruik de opdracht `netmap sjabloon`."),
    "page.empty.fill": N_(
        "Vul de bladen *Organisaties* en *Overleggen* in. Wat u niet weet, laat u leeg: netmap maakt er een vraag van."
    ),
    "page.empty.check": N_("Kies de werkmap bij *Gegevens*. netmap kijkt haar eerst na. Er verandert dan nog niets."),
    "page.empty.import": N_("Laad de goede regels. Daarna ziet u uw witte plekken."),
    "page.empty.data": N_("Naar Gegevens"),
    "page.empty.demo": N_("Eerst kijken wat netmap doet? Open dan het voorbeeld van een verzonnen gemeente."),
    "page.empty.demo.button": N_("Open het voorbeeld"),
    "page.empty.demo.loading": N_("netmap leest het voorbeeld in. Dit duurt een paar seconden."),
    "page.away": N_("De database is er even niet"),
    "page.away.again": N_("Probeer het opnieuw"),
    "page.readonly": N_("U kunt nu alleen lezen. De controle van de gegevens vond dit:"),
    "page.readonly.buttons": N_("U kunt nu alleen lezen. Daarom kunt u hier niets wijzigen."),
    "page.failed": N_("Deze pagina kon niet worden gemaakt"),
    "page.failed.text": N_(
        "Uw gegevens zijn niet veranderd. Probeer het opnieuw. "
        "Blijft het misgaan, stuur dan het logboek naar uw beheerder."
    ),
    "page.network_gone": N_("Het netwerk uit dit adres bestaat niet. U ziet nu een ander netwerk."),
    # Words and signs.
    "page.legend": N_(
        "Hoe ernstig iets is, hangt af van drie dingen: is er iemand, speelt het thema, en is er uitwijk? "
        "Uitwijk: een ander kan inspringen."
    ),
    "page.possible": N_("? mogelijk {severity}"),
    "page.sign.present": N_("aanwezig"),
    "page.sign.absent": N_("afwezig"),
    "page.sign.unknown": N_("onbekend"),
    "page.sign.single": N_("enkel"),
    "page.sign.one_sector": N_("één sector"),
    "page.sign.not_asked": N_("niet gevraagd"),
    # Start.
    "page.start.nav": N_("Start"),
    "page.start.title": N_("Hoe staat het web ervoor?"),
    "page.start.gaps.one": N_("{network} heeft **1 witte plek**{critical}{possible}."),
    "page.start.gaps.other": N_("{network} heeft **{count} witte plekken**{critical}{possible}."),
    "page.start.gaps.none": N_("In {network} zijn geen witte plekken vastgesteld{possible}."),
    "page.start.critical": N_(", waarvan **{count} kritiek**"),
    "page.start.possible": N_(", en nog {count} mogelijke"),
    "page.start.questions.one": N_("Eén vraag staat nog open."),
    "page.start.questions.other": N_("{count} vragen staan nog open."),
    "page.start.calls.one": N_("Met 1 telefoontje beantwoordt u er {answered}."),
    "page.start.calls.other": N_("Met {count} telefoontjes beantwoordt u er {answered}."),
    "page.start.urgent": N_("Het dringendst:"),
    "page.start.complete": N_("Er staan ook geen vragen open."),
    "page.start.map": N_("Kaart maken"),
    "page.start.map.text": N_("{organisations}, {consultations} en {experts} staan op de kaart."),
    "page.start.map.next": N_("Bekijk of vul uw gegevens aan"),
    "page.start.missing.text.one": N_("1 witte plek en {questions}."),
    "page.start.missing.text.other": N_("{count} witte plekken en {questions}."),
    "page.start.open_questions.one": N_("1 open vraag"),
    "page.start.open_questions.other": N_("{count} open vragen"),
    "page.start.missing.next": N_("Bekijk wat ontbreekt"),
    "page.start.now": N_("Nu speelt er iets"),
    "page.start.now.text": N_("Nu spelen: {themes}."),
    "page.start.now.more": N_("nog {count}"),
    "page.start.now.none": N_("Nog niet ingevuld welke thema's hier spelen."),
    "page.start.now.next": N_("Bekijk deze thema's per stap"),
    "page.start.now.fill": N_("Vul dit in op het blad *Instellingen*"),
    "page.start.now.not": N_("Dit thema speelt hier nu niet."),
    "page.start.five": N_("Wat is het dringendst?"),
    "page.start.five.none": N_("Er is geen witte plek vastgesteld."),
    "page.start.next": N_("Begin met de dringendste witte plek"),
    "page.start.next.questions": N_("Begin met de vragen die openstaan"),
    # Data; the rest of its sentences are a topic of their own.
    "page.data.nav": N_("Gegevens"),
    "page.data.title": N_("Wat weten we, en klopt het?"),
    # The map and the page of one thing; the rest of their sentences are topics of their own.
    "page.network_map.nav": N_("Netwerkkaart"),
    # Gaps.
    "page.gaps.nav": N_("Witte plekken"),
    "page.gaps.title": N_("Wat ontbreekt er?"),
    "page.gaps.answer": N_(
        "Inhoudelijk **{substantive}**, instrumenteel **{instrumental}**; nog **{possible}** mogelijk."
    ),
    "page.gaps.first": N_("Vraag het eerst aan **{name}** ({questions})."),
    "page.gaps.questions.one": N_("1 vraag"),
    "page.gaps.questions.other": N_("{count} vragen"),
    "page.gaps.substantive": N_("Inhoudelijke witte plekken"),
    "page.gaps.substantive.help": N_("Niemand heeft oog voor een thema, of maar één partij."),
    "page.gaps.substantive.none": N_("Geen inhoudelijke witte plekken vastgesteld."),
    "page.gaps.instrumental": N_("Instrumentele witte plekken"),
    "page.gaps.instrumental.help": N_("Er is wel oog voor, maar een stap, een partij of een afspraak ontbreekt."),
    "page.gaps.instrumental.none": N_("Geen instrumentele witte plekken vastgesteld."),
    "page.gaps.possible": N_("Mogelijke witte plekken"),
    "page.gaps.possible.help": N_("Hierover zeggen uw gegevens niets. Het antwoord op de vraag maakt het duidelijk."),
    "page.gaps.possible.none": N_("Geen mogelijke witte plekken."),
    "page.gaps.matrix": N_("Wie doet wat bij de thema's die nu spelen?"),
    "page.gaps.matrix.theme": N_("Thema"),
    "page.gaps.matrix.alt": N_("Per thema en per stap of er iemand is"),
    "page.gaps.matrix.sentence.one": N_("Van de {total} vakken is er 1 leeg of zwak, en zijn er {unknown} onbekend."),
    "page.gaps.matrix.sentence.other": N_("Van de {total} vakken zijn er {count} leeg of zwak, en {unknown} onbekend."),
    "page.gaps.matrix.legend": N_(
        "Enkel: het rust op één partij. Eén sector: alle partijen komen uit dezelfde sector."
    ),
    "page.gaps.matrix.none": N_(
        "Nog niet ingevuld welke thema's hier spelen. Vul op het blad *Instellingen* in: `thema dat speelt`."
    ),
    "page.gaps.ask": N_("Wat moet u nog vragen?"),
    "page.gaps.ask.none": N_("Er staan geen vragen open."),
    "page.gaps.ask.nobody": N_("Nog niet bekend wie dit weet"),
    "page.gaps.ask.if_no": N_("Is het antwoord nee of niemand? Dan is dit {severity}: {title}"),
    "page.gaps.ask.addressee": N_("Vraag dit aan {name}."),
    "page.gaps.back": N_("Terug naar Start"),
    "page.gaps.matrix.not_now": N_("Dit thema speelt hier nu niet. Daarom staat het niet in deze tabel."),
    "page.gaps.picture": N_("De dringendste witte plek in beeld"),
    "page.gaps.picture.none": N_("Er is hier geen witte plek om te tekenen."),
    # One finding.
    "page.card.about": N_("Over {names}."),
    "page.card.why": N_("Waarom {severity}?"),
    "page.card.sure": N_("Hoe zeker is dit?"),
    "page.card.rows": N_("Uit uw eigen gegevens"),
    "page.card.rows.none": N_("Hierover staat geen rij in uw gegevens: de lijst is volledig verklaard."),
    "page.card.sheet": N_("Blad"),
    "page.card.row": N_("Rij"),
    "page.card.text": N_("Wat er staat"),
    "page.card.norm": N_("Wat vraagt de norm?"),
    "page.card.close": N_("Zo sluit u deze witte plek"),
    "page.card.close.none": N_("Hiervoor kent netmap nog geen kant-en-klare stap. Bespreek het in het kernteam."),
    "page.table.severity": N_("Hoe ernstig"),
    "page.table.gap": N_("Witte plek"),
    "page.table.why": N_("Waarom"),
}
