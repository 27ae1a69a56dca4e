"""Sentences of the method: how routes are found."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.routes": N_("Hoe vindt netmap de weg van een signaal?"),
    "method.routes.stages": N_("Iemand ziet iets, gaat het na, laat het duiden, en dan beslist wie dat mag."),
    "method.routes.verify": N_("Nagaan bij een ander mag worden overgeslagen. Het antwoord noemt dat dan."),
    "method.routes.formal": N_(
        "Vastgelegd zijn: de eigen plek aan tafel, een regel in Doorgeven, en een zetel die mag beslissen."
    ),
    "method.routes.informal": N_(
        "Niet vastgelegd is: iemand die in twee overleggen zit, neemt het mee. Of het gaat binnen één organisatie."
    ),
    "method.routes.tells": N_(
        "Wie alleen informeert of terugkoppelt, geeft een signaal niet door. Een weg omlaag telt niet mee."
    ),
    "method.routes.at_table": N_(
        "Zit iemand aan tafel die over het thema duidt, dan kan dat overleg het signaal duiden."
    ),
    "method.routes.best": N_(
        "De beste weg heeft de minste onbekende stappen, dan de minste niet vastgelegde, dan de minste stappen."
    ),
    "method.routes.others": N_("Een andere weg verschilt in minstens één overleg van elke betere weg."),
    "method.routes.unknown": N_(
        "Weet netmap niet wie duidt of beslist, dan toont het wat is vastgelegd en wat u kunt vragen."
    ),
    "method.routes.any_theme": N_(
        "Zonder thema telt wie over welk thema ook duidt of beslist. Kies een thema voor een precies antwoord."
    ),
    "method.routes.none": N_("Alleen als alles eromheen is verteld, zegt netmap dat er geen weg is."),
    "method.route_terms": N_("Wat zeggen de woorden bij een weg?"),
    "method.route_terms.wait": N_(
        "De wachttijd is per overleg de helft van de tijd tussen twee vergaderingen, samen opgeteld."
    ),
    "method.route_terms.on_call": N_("Een overleg op afroep telt als geen wachttijd."),
    "method.route_terms.wait_unknown": N_(
        "Is van één overleg niet bekend hoe vaak het is, dan noemt netmap geen wachttijd."
    ),
    "method.route_terms.certainty": N_("Een weg is zo zeker als het minst zekere gegeven erop."),
    "method.route_terms.single": N_("Alles hangt aan één partij of overleg als er zonder die ene geen weg meer is."),
    "method.route_terms.separate": N_("Wegen staan los van elkaar als ze geen partij en geen overleg delen."),
    "method.route_terms.partner": N_(
        "Nagaan kan bij wie aan dezelfde tafel zit, liefst uit een andere sector en bekend met het thema."
    ),
    "method.route_whole": N_("Wanneer loopt een signaal dood?"),
    "method.route_whole.three": N_(
        "Het komt niet bij wie duidt, niet bij wie beslist, of het gaat ergens niet verder."
    ),
    "method.route_whole.stated": N_(
        "Dat zegt netmap alleen als 'niemand' is opgegeven, of als de lijst Doorgeven volledig is."
    ),
    "method.route_whole.old": N_("Is dat ouder dan twee jaar, dan is het een vraag."),
    "method.route_whole.table": N_(
        "Wie daar aan tafel duidt of mag beslissen, doet dat daar. Dan loopt het niet dood."
    ),
    "method.route_whole.question": N_("Staat er van een partij niets over doorgeven, dan is dat een vraag."),
    "method.route_whole.loop": N_(
        "Een signaal gaat rond als overleggen het alleen aan elkaar doorgeven en geen ervan beslist."
    ),
    "method.route_whole.rank": N_("De drukste plek is die waarlangs de kortste weg van de meeste plekken kan gaan."),
    "method.route_down": N_("Wie hoort een verzoek van het kernteam?"),
    "method.route_down.way": N_(
        "Een verzoek gaat langs de regels in Doorgeven die niet omhoog gaan, en naar wie daar aan tafel zit."
    ),
    "method.route_down.silent": N_(
        "Iemand hoort het pas zeker niet als alle zetels en wegen omlaag zijn verteld. Anders is het niet bekend."
    ),
    "method.route_down.steps": N_("Elk doorgeven is een stap. De pagina kijkt {within} stappen ver."),
    "method.route_down.parts": N_("Hoort een onderdeel het, dan hoort de organisatie het ook."),
}
