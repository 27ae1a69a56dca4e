"""Sentences about how netmap tests and proposes a core team."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.part.team": N_("Kernteam"),
    # The test.
    "method.team_test": N_("Het kernteam getoetst"),
    "method.team_test.twelve": N_(
        "netmap houdt het kernteam tegen {count} eisen. Bijna alle komen uit de handreiking."
    ),
    "method.team_test.rows": N_(
        "Bij elk antwoord staan de rijen uit uw eigen bestand. Wat nergens staat, is een vraag."
    ),
    "method.team_test.no": N_("Niet gehaald is een eis alleen als iemand dat zo opgaf, of als een lijst volledig is."),
    "method.team_test.local": N_("Waar de handreiking de keuze aan u laat, geeft netmap geen oordeel."),
    "method.team_test.small": N_(
        "Tot en met {small} leden noemt netmap een team klein. Dat getal is een keuze van netmap."
    ),
    "method.team_test.criterion": N_("Eis"),
    "method.team_test.from": N_("Waar die vandaan komt"),
    # Reach.
    "method.team_reach": N_("Wie een team bereikt"),
    "method.team_reach.one": N_("Een partij is in één stap bereikt als een lid met die partij in een overleg zit."),
    "method.team_reach.two": N_("In twee stappen telt ook wie een lid via één andere partij kent."),
    "method.team_reach.hub": N_("Het kernteam zelf telt niet als overleg, want een ander team neemt die plek in."),
    "method.team_reach.who": N_(
        "Geteld worden partijen met een bekende zetel of coördinatie. Leden tellen zelf ook mee."
    ),
    "method.team_reach.row": N_("Een afdeling telt hier als eigen partij, zoals bij de spin in het web."),
    "method.team_reach.adds": N_("Wat een lid toevoegt, zijn de partijen die geen ander lid bereikt."),
    # Proposals.
    "method.team_propose": N_("Hoe netmap een team voorstelt"),
    "method.team_propose.most": N_(
        "netmap zoekt het team dat samen de meeste partijen bereikt en aan alle wensen voldoet."
    ),
    "method.team_propose.usual": N_(
        "Zonder uw keuze zitten burgemeester en politie erin, met hooguit één lid per sector."
    ),
    "method.team_propose.two": N_("Vanaf {two} leden mogen er twee uit een sector komen."),
    "method.team_propose.bridge": N_("Ook zit er iemand uit veiligheid in, en iemand uit het sociaal domein."),
    "method.team_propose.decide": N_(
        "Voor elk thema dat nu speelt, zit er iemand in die daarover beslist. Dat geldt alleen als die bekend is."
    ),
    "method.team_propose.sector": N_("Een partij zonder bekende sector telt bij geen enkele sector mee."),
    "method.team_propose.exact": N_(
        "De uitkomst is nagerekend. Lukt dat niet, dan staat erbij hoeveel er hooguit kan."
    ),
    "method.team_propose.all": N_("Alle teams die evenveel bereiken staan erbij, tot {teams} toe."),
    "method.team_propose.order": N_(
        "Voorop staat wie over de meeste thema's beslist. Daarna het team waarvan minder plekken aan één lid hangen."
    ),
    "method.team_propose.clash": N_(
        "Bestaat zo'n team niet? Dan noemt netmap de kleinste groepen wensen die niet samengaan."
    ),
    "method.team_propose.curve": N_("netmap rekent dit uit voor {least} tot en met {largest} leden."),
    "method.team_propose.stop": N_(
        "Stopt u het rekenen, dan ziet u het beste tot dan toe. Dat antwoord bewaart netmap niet."
    ),
    # What it does not say.
    "method.team_limits": N_("Wat een voorstel niet zegt"),
    "method.team_limits.choose": N_(
        "netmap stelt voor en mensen kiezen. Bereik zegt niet hoe goed mensen samenwerken."
    ),
    "method.team_limits.paper": N_(
        "Alleen vastgelegde zetels tellen. Wie elkaar kent zonder overleg, ziet netmap niet."
    ),
    "method.team_limits.kept": N_(
        "Een team dat u bewaart, staat naast het netwerk. "
        "Het verandert uw gegevens niet en gaat niet mee in een export."
    ),
}
