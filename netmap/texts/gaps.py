"""Sentences about white spots, questions, evidence and ways to close."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # Titles of findings: per predicate and coverage.
    "gaps.title.covered.none.signal": N_("Niemand vangt signalen op over {theme}."),
    "gaps.title.covered.none.interpret": N_("Niemand duidt signalen over {theme}."),
    "gaps.title.covered.none.decide": N_("Niemand beslist over {theme}."),
    "gaps.title.covered.none.act": N_("Niemand voert maatregelen uit rond {theme}."),
    "gaps.title.covered.none.aftercare": N_("Niemand doet nazorg rond {theme}."),
    "gaps.title.covered.single.signal": N_("Alleen {parties} vangt signalen op over {theme}."),
    "gaps.title.covered.single.interpret": N_("Alleen {parties} duidt signalen over {theme}."),
    "gaps.title.covered.single.decide": N_("Alleen {parties} beslist over {theme}."),
    "gaps.title.covered.single.act": N_("Alleen {parties} voert maatregelen uit rond {theme}."),
    "gaps.title.covered.single.aftercare": N_("Alleen {parties} doet nazorg rond {theme}."),
    "gaps.title.covered.one_sector.signal": N_("Maar één sector vangt signalen op over {theme}: {parties}."),
    "gaps.title.covered.one_sector.interpret": N_("Maar één sector duidt signalen over {theme}: {parties}."),
    "gaps.title.covered.one_sector.decide": N_("Maar één sector beslist over {theme}: {parties}."),
    "gaps.title.covered.one_sector.act": N_("Maar één sector voert maatregelen uit rond {theme}: {parties}."),
    "gaps.title.covered.one_sector.aftercare": N_("Maar één sector doet nazorg rond {theme}: {parties}."),
    "gaps.title.theme_folded": N_("Niemand heeft oog voor {theme}: voor geen enkele stap is er iemand."),
    "gaps.title.eye": N_("Niemand heeft oog voor {theme}."),
    "gaps.title.coordinated": N_("{consultation} heeft geen voorzitter en niemand heeft de regie."),
    "gaps.title.route_to": N_("Een signaal loopt vast in {consultation}."),
    "gaps.title.has_role": N_("{consultation} heeft geen {role}."),
    "gaps.title.seated": N_("{party} zit in geen enkel overleg."),
    "gaps.title.deputised": N_("{expert} heeft geen vervanger."),
    "gaps.title.other": N_("Hieraan voldoet {subject} niet: {line}"),
    "gaps.title.in_area": N_("{title} Gebied: {area}."),
    "gaps.title.in_phase": N_("{title} Fase: {phase}."),
    # Evidence: what the user's own rows say.
    "gaps.evidence.nobody": N_("Voor {theme}, stap {stage}, staat 'niemand'."),
    "gaps.evidence.said_no": N_("{who} zegt nee bij {theme}, stap {stage}."),
    "gaps.evidence.searched": N_(
        "De lijst is volledig verklaard. In {rows} rijen van Dekking staat niets over {theme}, stap {stage}."
    ),
    "gaps.evidence.covers": N_("Voor {theme}, stap {stage}, staat {who}."),
    "gaps.evidence.covers_in": N_("Voor {theme} in {area}, stap {stage}, staat {who}."),
    "gaps.evidence.mandate": N_("Het mandaat van {who} geldt voor {theme}, stap {stage}."),
    "gaps.evidence.expert": N_("{who} heeft een deskundige voor {theme}; die kan duiden."),
    "gaps.evidence.lone_expert": N_("{who} kan duiden bij {theme}. De organisatie is niet bekend."),
    "gaps.evidence.no_chair": N_("Bij de voorzitter van {consultation} staat 'niemand'."),
    "gaps.evidence.no_coordinator": N_("Bij de regie van {consultation} staat 'niemand'."),
    "gaps.evidence.to_nobody": N_("{consultation} geeft door aan 'niemand'."),
    "gaps.evidence.no_route": N_(
        "Doorgeven is volledig verklaard. Daarin staat geen weg verder vanuit {consultation}."
    ),
    "gaps.evidence.circle": N_("Doorgeven is volledig verklaard. Vanuit {consultation} loopt een signaal rond."),
    "gaps.evidence.upstream": N_("Ook wat via {consultations} komt, loopt hier vast."),
    "gaps.evidence.no_seat": N_("Deelname is volledig verklaard. {party} staat er niet in."),
    "gaps.evidence.no_deputy": N_("Bij de vervanger van {who} staat 'niemand'."),
    "gaps.passage": N_("Handreiking {part}, {heading}: {paraphrase}"),
    # Why a finding is sure or not.
    "gaps.reason.stated": N_("Dit is zo opgegeven. Nagegaan: {checked_on}."),
    "gaps.reason.ageing": N_("Dit is zo opgegeven. Nagegaan: {checked_on}, dus langer dan een jaar geleden."),
    "gaps.reason.stale": N_("Nagegaan: {checked_on}, dus langer dan twee jaar geleden. Vraag het opnieuw na."),
    "gaps.reason.later": N_("Dit is zo opgegeven. Nagegaan na de peildatum: {checked_on}."),
    "gaps.reason.undated": N_("Dit is zo opgegeven, maar zonder datum."),
    "gaps.reason.implied": N_("De bron zegt dit niet letterlijk. Vraag het na."),
    "gaps.reason.complete": N_("De lijst {list} is volledig verklaard ({date})."),
    "gaps.reason.complete_undated": N_("De lijst {list} is volledig verklaard, maar zonder datum."),
    "gaps.reason.complete_stale": N_(
        "De lijst {list} is volledig verklaard ({date}), maar dat is langer dan twee jaar geleden."
    ),
    "gaps.reason.all_said_no": N_("Alle partijen zeiden nee ({count})."),
    "gaps.reason.candidates_said_no": N_("De partijen die dit zouden kunnen, zeiden nee ({count})."),
    "gaps.reason.open_mandate": N_(
        "Dit is zo opgegeven. Maar van een overleg is niet bekend voor welke thema's het mandaat geldt."
    ),
    "gaps.reason.own_mandate": N_("Dit is zo opgegeven. Maar wat {consultation} zelf mag, is niet bekend."),
    "gaps.list.theme": N_("Dekking van {theme}"),
    "gaps.list.consultation": N_("Deelname aan {consultation}"),
    "gaps.rule": N_("{coverage} + {relevance} + {fallback} → {severity}"),
    # Ways to close.
    "gaps.close.planned": N_("{party} is al van plan dit te doen. Maak het definitief."),
    "gaps.close.expert": N_("Spreek af dat {party} op afroep meedenkt over {theme}."),
    "gaps.close.involve_at": N_("Vraag {party}: die doet de stap {stage} al elders en zit in {consultation}."),
    "gaps.close.involve": N_("Vraag {party}: die doet de stap {stage} al bij een ander thema of gebied."),
    "gaps.close.look_outside": N_("Niemand anders op de kaart {does}. Zoek een partij buiten de kaart."),
    "gaps.close.name": N_("Wijs voor {consultation} een voorzitter aan, of een partij met de regie."),
    "gaps.close.name_second": N_(
        "Vraag {party} om {consultation} voor te zitten: die is secretaris of heeft een vervanger."
    ),
    "gaps.close.route_member": N_("Spreek af dat {party}, zelf lid van {consultation}, over deze signalen beslist."),
    "gaps.close.route_through": N_("Spreek af dat {party} signalen meeneemt naar {consultation}."),
    "gaps.close.route": N_("Spreek een vaste weg af naar {consultation}, dat mag beslissen."),
    "gaps.close.route_unknown": N_("Spreek af wie over deze signalen mag beslissen, en hoe ze daar komen."),
    "gaps.close.seat": N_("Spreek af in welk overleg {party} aanschuift, of leg vast waarom niet."),
    "gaps.close.deputy": N_("Spreek een vervanger af voor {party}."),
    # Questions.
    "gaps.ask.stage.signal": N_("Wie vangt signalen op over {theme}?"),
    "gaps.ask.stage.interpret": N_("Wie duidt signalen over {theme}?"),
    "gaps.ask.stage.decide": N_("Wie beslist over {theme}?"),
    "gaps.ask.stage.act": N_("Wie voert maatregelen uit rond {theme}?"),
    "gaps.ask.stage.aftercare": N_("Wie doet nazorg rond {theme}?"),
    "gaps.ask.other.signal": N_("Is er naast {parties} nog iemand die signalen over {theme} opvangt?"),
    "gaps.ask.other.interpret": N_("Is er naast {parties} nog iemand die signalen over {theme} duidt?"),
    "gaps.ask.other.decide": N_("Is er naast {parties} nog iemand die over {theme} beslist?"),
    "gaps.ask.other.act": N_("Is er naast {parties} nog iemand die maatregelen rond {theme} uitvoert?"),
    "gaps.ask.other.aftercare": N_("Is er naast {parties} nog iemand die nazorg rond {theme} doet?"),
    "gaps.ask.eye": N_("Heeft iemand oog voor {theme}?"),
    "gaps.ask.eye_many": N_("Heeft iemand oog voor deze thema's: {themes}?"),
    "gaps.ask.members": N_("Wie zitten er in {consultation}?"),
    "gaps.ask.mandate_themes.decide": N_("Over welke thema's beslist {consultation}?"),
    "gaps.ask.mandate_themes.act": N_("Voor welke thema's voert {consultation} maatregelen uit?"),
    "gaps.ask.mandate_themes.interpret": N_("Over welke thema's adviseert {consultation}?"),
    "gaps.ask.coordinated": N_("Wie zit {consultation} voor, of wie heeft er de regie?"),
    "gaps.ask.chair": N_("Wie zit {consultation} voor?"),
    "gaps.ask.coordinator": N_("Wie heeft de regie over {consultation}?"),
    "gaps.ask.role": N_("Wie is {role} van {consultation}?"),
    "gaps.ask.route": N_("Aan wie geeft {consultation} signalen door die verder gaan dan de eigen taak?"),
    "gaps.ask.way_on": N_("Naar wie gaat een signaal waarover {consultation} zelf niet mag beslissen?"),
    "gaps.ask.may_decide": N_("Mag {consultation} zelf beslissen?"),
    "gaps.ask.circle": N_("Signalen lopen rond bij {consultation}. Wie beslist er uiteindelijk?"),
    "gaps.ask.seat": N_("In welke overleggen zit {party}?"),
    "gaps.ask.deputy": N_("Wie vervangt {expert}?"),
    "gaps.ask.setting.boundary": N_("Wie heeft bepaald wie er op de kaart staat, en hoe?"),
    "gaps.ask.setting.theme_now": N_("Welke thema's spelen nu?"),
    "gaps.ask.setting.exercise": N_("Wanneer is er voor het laatst geoefend?"),
    "gaps.ask.setting.group": N_("Welke groepen wilt u bereiken?"),
    "gaps.ask.themes": N_("Welke thema's spelen nu, welke speelden eerder, en welke spelen hier niet?"),
    "gaps.ask.exists.node.suspended": N_("{who} is opgeschort. Bestaat dit nog?"),
    "gaps.ask.exists.node.unknown": N_("Bestaat {who} nog?"),
    "gaps.ask.exists.seat.suspended": N_("De deelname van {who} aan {other} is opgeschort. Loopt die nog?"),
    "gaps.ask.exists.seat.unknown": N_("Neemt {who} nog deel aan {other}?"),
    "gaps.ask.exists.route.suspended": N_("De weg van {who} naar {other} is opgeschort. Bestaat die nog?"),
    "gaps.ask.exists.route.unknown": N_("Geeft {who} nog door aan {other}?"),
    "gaps.ask.exists.coordinator.suspended": N_("De regie van {who} over {other} is opgeschort. Geldt die nog?"),
    "gaps.ask.exists.coordinator.unknown": N_("Heeft {who} nog de regie over {other}?"),
    "gaps.ask.exists.coverage.suspended": N_("De stap {stage} van {who} bij {theme} is opgeschort. Geldt die nog?"),
    "gaps.ask.exists.coverage.unknown": N_("Doet {who} nog de stap {stage} bij {theme}?"),
    "gaps.ask.employer": N_("Bij welke organisatie hoort {expert}?"),
    # Remarks.
    "gaps.remark.unconnected": N_(
        "De kaart bestaat uit {parts} losse delen. Tussen die delen is geen overleg of route bekend."
    ),
    "gaps.remark.old_reference_date": N_(
        "De peildatum {reference_date} ligt meer dan een half jaar terug. Ga na of de gegevens nog kloppen."
    ),
}
