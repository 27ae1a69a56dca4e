"""Sentences about how netmap works things out: the method, made from what the code runs."""

from __future__ import annotations

from netmap.texts import N_
from netmap.texts.method_lines import SENTENCES as LINES

SENTENCES: dict[str, str] = {
    "method.title": N_("Hoe rekent netmap?"),
    "method.head": N_("Norm {norm}, {count} regels"),
    "method.head.network": N_("Norm {norm} voor {network}, {count} regels"),
    "method.part.basis": N_("De spelregels"),
    "method.part.network": N_("De norm: de kaart als geheel"),
    "method.part.theme": N_("De norm: per thema"),
    "method.part.area": N_("De norm: per gebied"),
    "method.part.phase": N_("De norm: per fase"),
    "method.part.group": N_("De norm: per groep"),
    "method.part.consultation": N_("De norm: per overleg"),
    "method.part.party": N_("De norm: per partij"),
    "method.part.expert": N_("De norm: per deskundige"),
    "method.part.routes": N_("Signaalroutes"),
    "method.part.limits": N_("Grenzen"),
    # What netmap does.
    "method.what": N_("Wat netmap doet"),
    "method.what.norm": N_(
        "netmap legt uw kaart langs een norm: een lijst van wat er volgens de handreiking hoort te zijn."
    ),
    "method.what.three": N_(
        "Elke regel van de norm krijgt een van drie antwoorden: in orde, ontbreekt of niet bekend."
    ),
    "method.what.absent": N_("Wat ontbreekt, is een witte plek. Wat niet bekend is, wordt een vraag."),
    "method.what.silence": N_(
        "Een lege cel is nooit een nee. Pas als iemand nee zei of een lijst volledig is, ontbreekt iets."
    ),
    "method.what.yours": N_("Uw gemeente kan regels uitzetten, wijzigen en toevoegen op het blad Norm."),
    # Yes, no and not known.
    "method.known": N_("Ja, nee en niet bekend"),
    "method.known.present": N_("In orde: één ja dat op de peildatum geldt, is genoeg."),
    "method.known.stated": N_(
        "Ontbreekt: er staat 'niemand', 'geen' of 'nee', of iedereen die het zou kunnen zei nee."
    ),
    "method.known.complete": N_(
        "Ontbreekt ook: de lijst is volledig verklaard en noemt het niet, zonder open cel die het kan verbergen."
    ),
    "method.known.unknown": N_("Anders is het niet bekend. Dan stelt netmap één vraag, met wat een nee zou betekenen."),
    "method.known.active": N_(
        "Alleen wat op de peildatum actief is, telt. Gepland, opgeschort of beëindigd telt niet, maar blijft zichtbaar."
    ),
    # Who counts as a party.
    "method.party": N_("Wie als partij telt"),
    "method.party.whole": N_("Een organisatie telt met al haar afdelingen als één partij."),
    "method.party.seat": N_("Bij een zetel en bij een sector telt de afdeling zelf."),
    "method.party.table": N_(
        "Een overleg telt voor de partijen die er zitten. Zijn die niet bekend, dan telt het als één partij."
    ),
    "method.party.collective": N_("Een zetel namens meer organisaties telt één keer."),
    "method.party.expert": N_("Een deskundige op afroep telt mee voor duiden, en niet voor de andere stappen."),
    "method.party.mandate": N_("Een overleg dat {word}, doet voor de thema's van zijn mandaat de stap {stage}."),
    "method.mandate.decide": N_("beslist"),
    "method.mandate.operate": N_("uitvoert"),
    "method.mandate.advise": N_("adviseert"),
    # Themes.
    "method.themes": N_("Welke thema's meetellen"),
    "method.themes.relevance": N_("Belang"),
    "method.themes.when": N_("Wanneer"),
    "method.themes.now": N_("U zette het thema bij 'thema dat speelt', of er was onrust in de laatste {years} jaar."),
    "method.themes.conceivable": N_("Er was langer geleden onrust, of de handreiking noemt het thema."),
    "method.themes.low": N_("U zei dat het thema hier niet speelt, of niemand noemt het."),
    "method.themes.nothing": N_("Zegt niemand welke thema's spelen, dan is elk thema dat op de kaart staat denkbaar."),
    "method.themes.other": N_(
        "Een regel zonder thema krijgt het hoogste belang van de thema's waarover het gaat. Is er geen, dan denkbaar."
    ),
    # How sure.
    "method.sure": N_("Hoe zeker een witte plek is"),
    "method.sure.apart": N_("Zekerheid staat los van ernst: minder zeker maakt een witte plek niet minder ernstig."),
    "method.sure.level": N_("Zekerheid"),
    "method.sure.when": N_("Wanneer"),
    "method.sure.established": N_(
        "Iemand zei nee en dat is hoogstens {fresh} maanden geleden nagegaan. Of alle partijen zeiden nee."
    ),
    "method.sure.likely": N_(
        "Het nee is {fresh} tot {stale} maanden oud of zonder datum. "
        "Of de lijst is hoogstens {stale} maanden geleden volledig verklaard."
    ),
    "method.sure.ask": N_(
        "Het nee of de volledige lijst is ouder dan {stale} maanden, of de bron zegt het niet letterlijk."
    ),
    # How serious.
    "method.serious": N_("Hoe ernstig een witte plek is"),
    "method.serious.table": N_(
        "De ernst komt uit een tabel met drie ingangen. netmap telt niets op en geeft geen cijfer."
    ),
    "method.serious.many": N_("Te veel van iets, zoals twee kernteams, telt in de tabel als één partij."),
    "method.serious.range": N_(
        "Is de uitwijk niet bekend, dan noemt netmap de laagste en de hoogste ernst. De hoogste telt."
    ),
    "method.serious.cap": N_("Een regel van de norm kan een hoogste ernst hebben. Die staat bij de regel."),
    "method.serious.coverage": N_("Dekking"),
    "method.serious.relevance": N_("Belang"),
    "method.serious.fallback": N_("Uitwijk"),
    "method.serious.severity": N_("Ernst"),
    "method.fallback": N_("Wat uitwijk is"),
    "method.fallback.what": N_("Uitwijk is wat u kunt doen zolang iets ontbreekt."),
    "method.fallback.word": N_("Uitwijk"),
    "method.fallback.when": N_("Wanneer"),
    "method.fallback.inside": N_(
        "Een partij doet de stap voor een ander thema of gebied, en deelt een overleg met wie dit thema kent."
    ),
    "method.fallback.outside": N_("Er is een deskundige voor het thema, of zo'n partij zonder gedeeld overleg."),
    "method.fallback.none": N_("Er is niemand, en dat is gezegd of de lijst is volledig."),
    "method.fallback.unknown": N_("Er is niemand bekend, maar de lijst is niet volledig."),
    "method.fallback.others": N_(
        "Bij een voorzitter is een secretaris of vervanger de uitwijk. Bij een route een lid dat zelf mag beslissen."
    ),
    # Kinds.
    "method.kinds": N_("Inhoudelijk en instrumenteel"),
    "method.kinds.substantive": N_("Inhoudelijk: niemand heeft oog voor een thema, gebied of groep."),
    "method.kinds.instrumental": N_("Instrumenteel: er is wel oog voor, maar iets ontbreekt om ermee te werken."),
    "method.kinds.type": N_("Type"),
    "method.kinds.kind": N_("Soort"),
    "method.kinds.lines": N_("Regels van de norm"),
    "method.kind.substantive": N_("inhoudelijk"),
    "method.kind.instrumental": N_("instrumenteel"),
    # One thing once.
    "method.once": N_("Eén gemis, één melding"),
    "method.once.theme": N_("Ontbreekt elke stap van een thema, dan is dat één witte plek."),
    "method.once.area": N_("Ontbreekt iets in een wijk en in de buurten daarin, dan noemt netmap alleen de wijk."),
    "method.once.route": N_("Loopt een signaal pas verderop vast, dan meldt netmap dat alleen op die plek."),
    "method.once.more": N_(
        "Heeft een thema geen duiding, dan meldt netmap het gemis van een deskundige daar niet apart."
    ),
    "method.once.question": N_("Een vraag die meer regels beantwoordt, stelt netmap één keer."),
    # Closing, calls, lead.
    "method.close": N_("Hoe u witte plekken sluit"),
    "method.close.ways": N_("Per witte plek noemt netmap hoogstens {ways} manieren, met de reden per partij."),
    "method.close.most": N_(
        "Het plan noemt hoogstens {most} afspraken. Het kiest de afspraken die samen de meeste witte plekken sluiten."
    ),
    "method.close.equal": N_(
        "Sluiten twee keuzes evenveel, dan gaan minder afspraken voor. "
        "Daarna gaan partijen voor die in minder overleggen zitten."
    ),
    "method.close.proof": N_(
        "Bij het plan staat of het bewezen het beste is, of hoeveel er hoogstens te sluiten zijn."
    ),
    "method.close.load": N_(
        "Een partij die in {busy} overleggen of meer zit, en in meer dan de meeste andere, krijgt een opmerking."
    ),
    "method.close.new": N_("netmap stelt geen nieuw overleg voor, behalve een kernteam dat ontbreekt."),
    "method.close.no": N_("Wie ergens nee op zei, wordt daarvoor niet voorgesteld."),
    "method.close.nobody": N_(
        "Kan niemand op de kaart het, dan zegt netmap bij welk soort partij u buiten de kaart zoekt."
    ),
    "method.calls": N_("Wie u belt"),
    "method.calls.least": N_("netmap kiest zo weinig mogelijk partijen die samen alle vragen kunnen beantwoorden."),
    "method.calls.order": N_(
        "Wie de meeste vragen krijgt, staat vooraan. De gemeente krijgt alleen wat niemand anders kan zeggen."
    ),
    "method.calls.proof": N_(
        "Is de lijst te lang om alles te vergelijken, dan staat erbij hoeveel telefoontjes er minstens nodig zijn."
    ),
    "method.lead": N_("Wie de regie heeft"),
    "method.lead.form": N_(
        "Bij een thema met meer overleggen beschrijft netmap de regie: één organisatie, een eigen team of gedeeld."
    ),
    "method.lead.question": N_("Dat is een vraag om over te praten en nooit een oordeel."),
    # A line of the norm.
    "method.line.part": N_("Onderdeel"),
    "method.line.text": N_("Uitleg"),
    "method.line.kind": N_("Soort"),
    "method.line.kind.of": N_("{kind}: {type}"),
    "method.line.each": N_("Getoetst op"),
    "method.line.where": N_("Alleen als"),
    "method.line.candidates": N_("Wie dit kan"),
    "method.line.all": N_("Nodig"),
    "method.line.all.all": N_("Alles wat hieronder staat."),
    "method.line.all.any": N_("Eén van wat hieronder staat."),
    "method.line.present": N_("In orde als"),
    "method.line.absent": N_("Ontbreekt als"),
    "method.line.unknown": N_("Anders"),
    "method.line.severity": N_("Ernst"),
    "method.line.severity.cap": N_("Hoogstens {severity}."),
    "method.line.severity.none": N_("Zoals in de tabel."),
    "method.line.closes": N_("Sluiten"),
    "method.line.closes.any": N_("Op alle manieren."),
    "method.line.passage": N_("Bron"),
    "method.line.own": N_("Uw gemeente"),
    "method.line.own.new": N_("Deze regel heeft uw gemeente toegevoegd."),
    "method.line.own.changed": N_("Deze regel heeft uw gemeente gewijzigd: {fields}."),
    "method.off": N_("Uitgezet door uw gemeente"),
    "method.off.line": N_("Regel van de norm"),
    "method.off.effect": N_("Hierover geeft netmap geen witte plekken en geen vragen."),
    "method.list": N_("{words}."),
    "method.each.network": N_("de kaart als geheel"),
    "method.each.theme": N_("elk thema"),
    "method.each.area": N_("elk gebied"),
    "method.each.phase": N_("elke fase"),
    "method.each.group": N_("elke groep die de gemeente noemt"),
    "method.each.consultation": N_("elk overleg"),
    "method.each.party": N_("elke partij"),
    "method.each.expert": N_("elke deskundige"),
    "method.where.relevance": N_("Belang van het thema: {values}."),
    "method.where.past_unrest": N_("Eerder onrust rond het thema: {values}."),
    "method.where.theme": N_("Thema: {values}."),
    "method.where.kind": N_("Soort overleg: {values}."),
    "method.where.echelon": N_("Niveau van het overleg: {values}."),
    "method.where.sector": N_("Sector van de partij: {values}."),
    "method.word.yes": N_("ja"),
    "method.word.no": N_("nee"),
    "method.closes.involve": N_("een partij betrekken"),
    "method.closes.expert": N_("een deskundige afspreken"),
    "method.closes.agree": N_("een afspraak maken"),
    "method.closes.name": N_("iemand aanwijzen"),
    "method.field.text": N_("de tekst"),
    "method.field.kind": N_("de soort"),
    "method.field.type": N_("het type"),
    "method.field.for_each": N_("waarop de regel toetst"),
    "method.field.needs": N_("wat nodig is"),
    "method.field.where": N_("wanneer de regel geldt"),
    "method.field.candidates": N_("wie het kan"),
    "method.field.severity_max": N_("de hoogste ernst"),
    "method.field.closes": N_("hoe te sluiten"),
    "method.field.passage": N_("de bron"),
    "method.plan.crisis_plan": N_("het crisisplan"),
    "method.plan.ggd_protocol": N_("het GGD-protocol"),
    # Limits.
    "method.limits": N_("Wat netmap niet kan"),
    "method.limits.told": N_("netmap weet alleen wat u opgeeft. Een contact dat nergens staat, kan er toch zijn."),
    "method.limits.quality": N_("netmap ziet of iets is afgesproken, en niet of het goed werkt."),
    "method.limits.upper": N_(
        "Elk ja dat erbij komt, kan een witte plek van dekking alleen kleiner maken. Het aantal is dus een bovengrens."
    ),
    "method.limits.months": N_(
        "De termijnen van {fresh} en {stale} maanden en {years} jaar zijn een voorstel, zonder onderzoek erachter."
    ),
    "method.limits.professions": N_(
        "De beroepen per fase zijn een voorbeeld. De handreiking noemt de lijst zelf niet volledig."
    ),
    "method.limits.parts": N_("Losse delen van de kaart zijn een opmerking, geen witte plek."),
    "method.limits.decide": N_("Wat u met een witte plek doet, beslist u. Niet elke open plek hoeft gevuld te worden."),
    **LINES,
}
