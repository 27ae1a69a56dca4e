"""Sentences about who holds the web together: three views, what is lost, cooperation of sectors, and the method."""

from __future__ import annotations

from netmap.texts import N_
from netmap.texts.hub_method import SENTENCES as METHOD

SENTENCES: dict[str, str] = {
    "cli.command.spin": N_("Noem wie het web bij elkaar houdt, op papier en in de praktijk."),
    "cli.collective": N_("Een zetel namens meer partijen telt eenmaal of voor allemaal."),
    "cli.bad_collective": N_("De keuze '{found}' is niet bekend. Kies {known}."),
    "cli.word.collective.once": N_("eenmaal"),
    "cli.word.collective.each": N_("allemaal"),
    "cli.runs_done": N_("Proef {done} van {total}"),
    # The answer.
    "hub.actual.one": N_("Op papier {hubs}, in de praktijk {party}: in {tables}, met {met}."),
    "hub.actual.several": N_("Op papier {count} kernteams, in de praktijk {party}: in {tables}, met {met}."),
    "hub.actual.none": N_("Op papier is geen kernteam bekend, in de praktijk {party}: in {tables}, met {met}."),
    "hub.equals.one": N_("Op papier {hubs}, in de praktijk {parties}: elk met {met}."),
    "hub.equals.several": N_("Op papier {count} kernteams, in de praktijk {parties}: elk met {met}."),
    "hub.equals.none": N_("Op papier is geen kernteam bekend, in de praktijk {parties}: elk met {met}."),
    "hub.tables.only": N_("het enige overleg"),
    "hub.tables.of": N_("{count} van de {of} overleggen"),
    "hub.met.one": N_("1 andere partij"),
    "hub.met.other": N_("{count} andere partijen"),
    "hub.holds.yes": N_("{party} zit ook in {hubs}."),
    "hub.holds.no.one": N_("{parties} zit niet in {hubs}."),
    "hub.holds.no.other": N_("{parties} zitten niet in {hubs}."),
    "hub.holds.open.one": N_("Of {parties} in {hubs} zit, is niet bekend."),
    "hub.holds.open.other": N_("Of {parties} in {hubs} zitten, is niet bekend."),
    "hub.designated.one": N_("Van {consultation} is 1 lid bekend: {members}. Dat bereikt {met} partijen."),
    "hub.designated.other": N_(
        "Van {consultation} zijn {count} leden bekend: {members}. Samen bereiken die {met} partijen."
    ),
    "hub.designated.unknown": N_("Van {consultation} is niet bekend wie er zit."),
    "hub.loss.some": N_("Zonder {party} verdwijnt, voor zover bekend: {pieces}."),
    "hub.loss.and_more.one": N_("Zonder {party} verdwijnt, voor zover bekend: {piece} en nog 1 ander ding."),
    "hub.loss.and_more.other": N_("Zonder {party} verdwijnt, voor zover bekend: {piece} en nog {count} andere dingen."),
    "hub.loss.also": N_("Ook {pieces}."),
    "hub.loss.routes.one": N_("de weg naar een besluit van {name}"),
    "hub.loss.routes.other": N_("de weg naar een besluit van {count} plekken"),
    "hub.loss.themes.one": N_("{steps} bij {name}"),
    "hub.loss.themes.other": N_("een stap bij {count} thema's"),
    "hub.loss.areas.one": N_("wie er bekend is in {name}"),
    "hub.loss.areas.other": N_("wie er bekend is in {count} gebieden"),
    "hub.loss.alone.one": N_("elk overleg van {name}"),
    "hub.loss.alone.other": N_("elk overleg van {count} andere partijen"),
    "hub.across.one": N_("Buiten gemeente, politie en OM brengt {parties} de domeinen het meest bij elkaar."),
    "hub.across.other": N_("Buiten gemeente, politie en OM brengen {parties} de domeinen het meest bij elkaar."),
    "hub.empty": N_("Van geen enkele partij is bekend in welk overleg die zit. Vul het blad Deelname in."),
    "hub.nobody_meets": N_(
        "Geen twee partijen zitten, voor zover bekend, samen in een overleg. Vul het blad Deelname aan."
    ),
    # Who comes first in each view.
    "hub.first.same": N_(
        "{party} komt drie keer vooraan. Die ontmoet de meesten en brengt anderen bij elkaar. "
        "Ook valt zonder deze partij het meeste weg."
    ),
    "hub.first.reach": N_("Wie ontmoet de meesten? {parties}."),
    "hub.first.brokerage": N_("Wie brengt anderen bij elkaar? {parties}."),
    "hub.first.dependence": N_("Zonder wie valt het meeste weg? {parties}."),
    "hub.first.no_brokerage": N_("Wie brengt anderen bij elkaar? Niemand staat tussen anderen in."),
    "hub.first.no_dependence": N_(
        "Zonder wie valt het meeste weg? Voor zover bekend hangt van niemand alleen iets af."
    ),
    "hub.first.differ": N_("Geen partij staat op alle drie de lijsten vooraan."),
    # What is lost, by name.
    "hub.lost.routes": N_("Geen bekende weg meer naar een besluit vanuit {names}."),
    "hub.lost.recorded": N_("Vanuit {names} is dan alleen nog een weg bekend via een gedeeld lid."),
    "hub.lost.stage": N_("Voor {step} bij {names} is verder niemand bekend."),
    "hub.lost.areas": N_("Verder is er niemand bekend in {names}."),
    "hub.lost.alone.one": N_("Dan zit {names} met niemand meer aan tafel."),
    "hub.lost.alone.other": N_("Dan zitten {names} met niemand meer aan tafel."),
    "hub.lost.none": N_("Zonder deze partij vervalt op de kaart geen route, geen stap bij een thema en geen gebied."),
    "hub.more.one": N_("1 andere"),
    "hub.more.other": N_("{count} andere"),
    # Why a party holds the web together.
    "hub.reason.link": N_("Enige bekende verbinding tussen {one} en {other}, via {consultations}."),
    "hub.reason.link_more.one": N_("Dat geldt ook voor 1 ander paar sectoren."),
    "hub.reason.link_more.other": N_("Dat geldt ook voor {count} andere paren sectoren."),
    "hub.reason.own_link": N_(
        "Alleen via {party} zitten {one} en {other}, voor zover bekend, samen aan tafel: in {consultations}."
    ),
    "hub.reason.bridge": N_(
        "Verbindt als enige losse tafels van veiligheid ({safety}) en van het sociaal domein ({social})."
    ),
    "hub.reason.routes": N_("Zonder deze partij geen bekende weg naar een besluit vanuit {places}."),
    "hub.reason.cut.one": N_("Zonder deze partij raakt {parties} op de kaart los van het web."),
    "hub.reason.cut.other": N_("Zonder deze partij raken {parties} op de kaart los van het web."),
    "hub.reason.themes.signal": N_("Signaleert als enige bekende partij bij {themes}."),
    "hub.reason.themes.verify": N_("Verifieert als enige bekende partij bij {themes}."),
    "hub.reason.themes.interpret": N_("Duidt als enige bekende partij bij {themes}."),
    "hub.reason.themes.decide": N_("Beslist als enige bekende partij bij {themes}."),
    "hub.reason.themes.act": N_("Voert als enige bekende partij uit bij {themes}."),
    "hub.reason.themes.aftercare": N_("Doet als enige bekende partij nazorg bij {themes}."),
    "hub.reason.themes_more.one": N_("Dat geldt ook voor 1 andere stap bij een thema."),
    "hub.reason.themes_more.other": N_("Dat geldt ook voor {count} andere stappen bij thema's."),
    "hub.reason.areas": N_("Enige bekende partij in {areas}."),
    "hub.reason.alone.one": N_("Voor zover bekend de enige met wie {parties} aan tafel zit."),
    "hub.reason.alone.other": N_("Voor zover bekend de enige met wie {parties} aan tafel zitten."),
    "hub.reason.only_of_sector": N_("Enige van de sector {sector} met een bekende zetel, in {consultations}."),
    "hub.reason.share": N_("Zit in {tables}."),
    "hub.reason.chairs": N_("Voorzitter of coördinator van {consultations}."),
    "hub.reason.meets": N_("Ontmoet {count} van de {of} andere partijen."),
    "hub.reason.core_team": N_("Zit in het kernteam: {consultations}."),
    "hub.reason.not_core_team": N_("Zit niet in het kernteam: {consultations}."),
    "hub.reason.core_team_open": N_("Of deze partij in het kernteam zit, is niet bekend: {consultations}."),
    "hub.reason.sits": N_("Zit in {tables} en ontmoet {met}."),
    # How firm a place is.
    "hub.firm.yes": N_("zeker"),
    "hub.firm.no": N_("onzeker"),
    "hub.firm.untested": N_("niet getoetst"),
    "hub.band.one": N_("plaats {low}"),
    "hub.band.other": N_("plaats {low} tot {high}"),
    "hub.rank": N_("plaats {rank}"),
    "hub.rank.no_brokerage": N_("geen anderen"),
    "hub.rank.no_dependence": N_("niets bekends"),
    "hub.first_in": N_("eerste in {first} van {runs} proeven"),
    "hub.stability": N_(
        "{party} is eerste in {first} van {runs} proeven. "
        "De aanname: {missing} % van de overleggen en {missing} % van de zetels is in werkelijkheid anders. "
        "Elke proef laat er andere weg."
    ),
    "hub.stability.none": N_("Of de plaatsen standhouden als er gegevens ontbreken, is nu niet getoetst."),
    # What goes along when one person leaves.
    "hub.holder.seat": N_("wie namens {parties} aan tafel zit"),
    "hub.holder.marked": N_("wie namens {parties} aan tafel zit ({marks})"),
    "hub.holder.code": N_("code {code}"),
    "hub.holder.leaves": N_("Vertrekt {who}, dan is een stoel leeg in {consultations}."),
    "hub.holder.lost": N_("Dan verdwijnt, voor zover bekend: {pieces}."),
    "hub.holder.voice": N_("Daar is dan geen bekende stem meer van die sector."),
    "hub.holder.voice_at": N_("In {consultations} is dan geen bekende stem meer van die sector."),
    "hub.holder.not_exact": N_("Of er ook een route vervalt, is hier niet nagerekend."),
    # Where safety and the social domain meet.
    "hub.bridge.some.one": N_("Veiligheid en sociaal domein zitten samen in 1 overleg: {consultations}."),
    "hub.bridge.some.other": N_("Veiligheid en sociaal domein zitten samen in {count} overleggen: {consultations}."),
    "hub.bridge.none": N_("Er is geen overleg bekend waar veiligheid en sociaal domein samen zitten."),
    "hub.bridge.open.one": N_("Van 1 ander overleg is niet bekend of ze daar samen zitten."),
    "hub.bridge.open.other": N_("Van {count} andere overleggen is niet bekend of ze daar samen zitten."),
    # Cooperation between sectors.
    "hub.pair.some.one": N_("{one} en {other} zitten samen in 1 overleg: {consultations}."),
    "hub.pair.some.other": N_("{one} en {other} zitten samen in {count} overleggen: {consultations}."),
    "hub.pair.unknown.one": N_(
        "Van {one} en {other} is geen overleg samen bekend. Van 1 overleg is niet alles bekend over wie er zit."
    ),
    "hub.pair.unknown.other": N_(
        "Van {one} en {other} is geen overleg samen bekend. "
        "Van {count} overleggen is niet alles bekend over wie er zit."
    ),
    "hub.pair.none": N_("{one} en {other} zitten in geen overleg op de kaart samen."),
    "hub.pair.apart": N_("Zonder bekend overleg samen, tussen veiligheid en sociaal domein: {pairs}."),
    "hub.pair.both": N_("{one} met {other}"),
    "hub.pair.open.one": N_("Van 1 ander overleg is dat niet bekend."),
    "hub.pair.open.other": N_("Van {count} andere overleggen is dat niet bekend."),
    "hub.mixing.inside": N_(
        "De banden lopen vaker binnen een sector dan toeval zou geven: "
        "in {lower} van de {draws} schudbeurten was dat sterker."
    ),
    "hub.mixing.across": N_(
        "De banden lopen vaker tussen sectoren dan toeval zou geven. "
        "In {lower} van de {draws} schudbeurten bleven er meer binnen een sector."
    ),
    "hub.mixing.chance": N_(
        "De banden lopen niet duidelijk vaker binnen of tussen sectoren dan toeval zou geven. "
        "In {lower} van de {draws} schudbeurten bleven er meer binnen een sector."
    ),
    "hub.mixing.shuffle": N_("Een schudbeurt verdeelt de sectoren opnieuw over dezelfde partijen, zoals kaarten."),
    # Consultations that look alike: a question.
    "hub.overlap": N_("{one} en {other} hebben bijna dezelfde leden: {shared} van de {all} partijen zitten in beide."),
    "hub.overlap.same": N_("{one} en {other} hebben dezelfde leden: {shared} partijen."),
    "hub.overlap.ask": N_("Waarin vullen ze elkaar aan?"),
    # Remarks.
    "hub.remark.no_hub": N_("Op de kaart is geen overleg als kernteam aangewezen. Welk overleg is dat bij u?"),
    "hub.remark.hubs": N_(
        "Op de kaart staan {count} kernteams: {consultations}. Welk daarvan houdt het web bij elkaar?"
    ),
    "hub.remark.hub_unseated": N_("Wie in het kernteam zit, is niet bekend: {consultations}."),
    "hub.remark.triangle": N_(
        "Een driehoek is geen kernteam: daar zitten burgemeester, politie en OM. "
        "Een kernteam brengt meer sectoren bij elkaar."
    ),
    "hub.remark.usual": N_(
        "Gemeente, politie en OM staan op bijna elke kaart vooraan. "
        "Kijk dus ook wie de andere domeinen bij elkaar brengt."
    ),
    "hub.remark.no_municipality": N_(
        "Welke partij de gemeente is, staat niet op de kaart. De lijst zonder de gemeente is daarom dezelfde."
    ),
    "hub.remark.parts.one": N_(
        "Het web bestaat uit {count} losse delen die geen partij delen. Buiten het grootste deel staat 1 partij."
    ),
    "hub.remark.parts.other": N_(
        "Het web bestaat uit {count} losse delen die geen partij delen. "
        "Buiten het grootste deel staan {smaller} partijen."
    ),
    "hub.remark.unseated.one": N_("Van 1 partij is geen overleg bekend. Die staat niet in de lijst: {parties}."),
    "hub.remark.unseated.other": N_(
        "Van {count} partijen is geen overleg bekend. Die staan niet in de lijst: {parties}."
    ),
    "hub.remark.empty_tables.one": N_("Van 1 overleg is niet bekend wie er zit. Dat telt nu voor niemand mee."),
    "hub.remark.empty_tables.other": N_(
        "Van {count} overleggen is niet bekend wie er zit. Die tellen nu voor niemand mee."
    ),
    "hub.remark.no_codes": N_(
        "Bij geen zetel staat een zitplaatscode. Daarom kijkt netmap hier alleen naar partijen met één zetel."
    ),
    "hub.remark.dependence": N_("De proeven veranderen niets aan de routes. Wat daarvan afhangt, blijft gelijk."),
    "hub.remark.fewer_runs": N_("Het web is groot. Daarom zijn er {runs} proeven gedaan."),
    "hub.remark.no_runs": N_("Het web is te groot voor proeven. Hoe zeker een plaats is, is daarom niet getoetst."),
    "hub.remark.estimated": N_(
        "Het web is groot. Wie anderen bij elkaar brengt, is geschat vanuit {sources} beginpunten."
    ),
    "hub.remark.collective.once": N_("Een zetel namens meer partijen telt hier één keer."),
    "hub.remark.collective.each": N_("Een zetel namens meer partijen telt hier voor al die partijen."),
    # The terminal.
    "table.hub.head": N_("{network}, peildatum {date}"),
    "table.hub.ranking": N_("Wie het web bij elkaar houdt ({count} van {all})"),
    "table.hub.without": N_("Zonder de gemeente gerekend ({count} van {all})"),
    "table.hub.place": N_("{rank}. {party}: {tables}, ontmoet {met}"),
    "table.hub.tables.one": N_("1 overleg"),
    "table.hub.tables.other": N_("{count} overleggen"),
    "table.hub.sure": N_("{firm}: {band}, {first}."),
    "table.hub.places": N_("Bij elkaar brengen: {brokerage}. Wegvallen: {dependence}."),
    "table.hub.memory": N_("Wat gaat mee als één persoon vertrekt? ({count} van {all})"),
    "table.hub.bridges": N_("Veiligheid en sociaal domein"),
    "table.hub.sectors": N_("Samenwerking van sectoren ({count} van {all})"),
    "table.hub.not_together.one": N_("Van 1 paar sectoren is geen overleg samen bekend."),
    "table.hub.not_together.other": N_("Van {count} paren sectoren is geen overleg samen bekend."),
    "table.hub.overlaps": N_("Overleggen die op elkaar lijken ({count})"),
    "table.hub.remarks": N_("Goed om te weten"),
    **METHOD,
}
