"""Sentences of the routes of a whole network, downwards too, of their tables and commands."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The whole network: the answer.
    "routes.remark.any_theme": N_(
        "Zonder thema telt wie over welk thema ook duidt of beslist. Kies een thema voor een precies antwoord."
    ),
    "routes.ask.still": N_("Eerder is opgegeven dat {consultation} signalen aan niemand doorgeeft. Klopt dat nog?"),
    "routes.sum.dead.one": N_("Bij {places} loopt een signaal dood."),
    "routes.sum.dead.other": N_("Bij {count} plekken loopt een signaal dood: {places}."),
    "routes.sum.informal": N_("Vandaar komt het alleen verder via iemand die ook in een ander overleg zit."),
    "routes.sum.no_way_up.one": N_(
        "Vanuit 1 van de {of} overleggen is geen weg omhoog vastgelegd: {places}. Vraag het na."
    ),
    "routes.sum.no_way_up.other": N_(
        "Vanuit {count} van de {of} overleggen is geen weg omhoog vastgelegd. Vraag het de voorzitters."
    ),
    "routes.sum.single": N_("Valt {place} weg, dan is van {count} andere plekken geen weg meer bekend."),
    "routes.sum.single_one": N_("Valt {place} weg, dan is van 1 andere plek geen weg meer bekend."),
    "routes.sum.single_recorded": N_(
        "Valt {place} weg, dan is vanuit {count} andere plekken geen weg meer vastgelegd."
    ),
    "routes.sum.fine.one": N_("Vanuit de enige plek is een weg naar een besluit bekend."),
    "routes.sum.fine.other": N_("Vanuit alle {count} plekken is een weg naar een besluit bekend."),
    "routes.sum.known": N_("Vanuit {with_route} van de {places} plekken is een weg naar een besluit bekend."),
    "routes.sum.nowhere": N_("Over {theme} is vanuit geen enkele plek een weg naar een besluit bekend."),
    "routes.sum.without": N_("Zeker geen weg is er vanuit {places}."),
    "routes.sum.open": N_("Niet bekend is het van {places}."),
    "routes.sum.empty": N_("Op deze kaart staat nog niets waar een signaal langs kan gaan."),
    # Dead ends.
    "routes.end.interpret": N_("komt niet bij wie duidt"),
    "routes.end.decide": N_("komt niet bij wie beslist"),
    "routes.end.stops": N_("gaat niet verder"),
    "routes.ending.interpret": N_("Wat bij {place} binnenkomt, komt langs vastgelegde wegen niet bij wie duidt."),
    "routes.ending.decide": N_("Wat bij {place} binnenkomt, komt langs vastgelegde wegen niet bij wie beslist."),
    "routes.ending.stops": N_(
        "Wat bij {place} binnenkomt, gaat langs vastgelegde wegen niet verder. Dit overleg mag zelf niet beslissen."
    ),
    "routes.ending.behind": N_("Ook wat via {places} komt, loopt hier dood."),
    "routes.loop": N_("Een signaal gaat rond tussen {places}. Niemand van hen beslist."),
    "routes.loop_two": N_("{places} geven signalen aan elkaar door. Geen van beide beslist."),
    # What hangs on one.
    "routes.single.breaks.one": N_("Zonder {place} is er vanuit {places} geen bekende weg meer."),
    "routes.single.breaks.other": N_("Zonder {place} is er vanuit {count} plekken geen bekende weg meer: {places}."),
    "routes.single.recorded.one": N_("Zonder {place} is er vanuit {places} geen vastgelegde weg meer."),
    "routes.single.recorded.other": N_(
        "Zonder {place} is er vanuit {count} plekken geen vastgelegde weg meer: {places}."
    ),
    "routes.single.breaks.short": N_("Zonder {place} is er vanuit {count} plekken geen bekende weg meer."),
    "routes.single.recorded.short": N_("Zonder {place} is er vanuit {count} plekken geen vastgelegde weg meer."),
    "routes.single.also.one": N_("Vanuit {places} is dan geen weg meer vastgelegd."),
    "routes.single.also.other": N_("Vanuit {count} andere plekken is dan geen weg meer vastgelegd."),
    "routes.bottleneck.one": N_("Bij 1 plek kan de kortste weg langs {place} gaan."),
    "routes.bottleneck.other": N_("Bij {count} plekken kan de kortste weg langs {place} gaan."),
    "routes.one_way.interpret.one": N_("Bij 1 plek hangt de weg naar wie duidt aan één schakel."),
    "routes.one_way.interpret.other": N_("Bij {count} plekken hangt de weg naar wie duidt aan één schakel."),
    "routes.one_way.decide.one": N_("Bij 1 plek hangt de weg naar wie beslist aan één schakel."),
    "routes.one_way.decide.other": N_("Bij {count} plekken hangt de weg naar wie beslist aan één schakel."),
    "routes.one_way.none": N_("Geen enkele bekende weg hangt aan één schakel."),
    # Down.
    "down.sum.reach.one": N_("Een verzoek van {start} bereikt binnen {within} 1 partij."),
    "down.sum.reach.other": N_("Een verzoek van {start} bereikt binnen {within} {count} partijen."),
    "down.sum.nobody": N_("Een verzoek van {start} bereikt volgens de kaart niemand."),
    "down.steps.one": N_("1 stap"),
    "down.steps.other": N_("{count} stappen"),
    "down.sum.missed.one": N_("1 partij hoort het niet: {parties}."),
    "down.sum.missed.other": N_("{count} partijen horen het niet: {parties}."),
    "down.sum.everybody": N_("Alle partijen op de kaart horen het."),
    "down.sum.silent.one": N_("Van 1 partij is niet bekend of die het hoort: {parties}."),
    "down.sum.silent.other": N_("Van {count} partijen is niet bekend of zij het horen: {parties}."),
    "down.sum.no_hub": N_("Niet bekend welk overleg het kernteam is. Daarom is niet te zeggen wie een verzoek hoort."),
    # Tables in the terminal.
    "table.route.head": N_("{network}, peildatum {date}"),
    "table.route.asked": N_("Waar gaat een signaal van {place} heen?"),
    "table.route.way": N_("Weg {number}: {sentence}"),
    "table.route.step": N_("{number}. {sentence}"),
    "table.route.recorded": N_("{number}. {sentence}"),
    "table.route.row": N_("{sheet}, rij {row}: {text}"),
    "table.route.sure": N_("{handovers}; zekerheid: {certainty}"),
    "table.route.hangs": N_("Wat eraan hangt"),
    "table.route.missing": N_("Wat een weg zou maken ({count})"),
    "table.route.partners": N_("Met wie kan ik het nagaan? ({count})"),
    "table.route.questions": N_("Nog te vragen ({count})"),
    "table.route.to": N_("{who}: {question}"),
    "table.route.anybody": N_("wie het weet"),
    "table.routes.asked": N_("Waar loopt een signaal dood?"),
    "table.routes.counts": N_("Plekken: {places}. Weg bekend: {with_route}. Niet bekend: {open}. Geen weg: {without}."),
    "table.routes.ends": N_("Waar een signaal doodloopt ({count})"),
    "table.routes.end": N_("{place}: {type} ({confidence})"),
    "table.routes.loops": N_("Waar een signaal rondgaat ({count})"),
    "table.routes.without": N_("Zeker geen weg ({count})"),
    "table.routes.open": N_("Niet bekend of er een weg is ({count})"),
    "table.routes.seatless": N_("Zit nergens en geeft niets door ({count})"),
    "table.routes.no_way_up": N_("Geen weg omhoog vastgelegd ({count})"),
    "table.routes.single": N_("Waar alles aan hangt ({count})"),
    "table.routes.bottlenecks": N_("Waar de meeste wegen langs gaan ({count})"),
    "table.routes.rank": N_("{rank}. {sentence}"),
    "table.routes.shown": N_("{shown} van {count} getoond."),
    "table.routes.not_heard": N_("Wie hoort een verzoek van het kernteam?"),
    "table.down.asked": N_("Wie hoort een verzoek van {place}?"),
    "table.down.asked_nobody": N_("Wie hoort een verzoek van het kernteam?"),
    "table.down.heard": N_("Hoort het ({count})"),
    "table.down.not_heard": N_("Hoort het niet ({count})"),
    "table.down.line": N_("{name}: {steps}"),
    "table.down.line_through": N_("{name}: {steps}, via {through}"),
    "table.down.informal": N_("{line}, niet vastgelegd"),
    "table.down.whole": N_("{line}, alleen via de gemeente als geheel"),
    "table.down.at_once": N_("meteen"),
    "table.down.kind.organisation": N_("Partijen"),
    "table.down.kind.consultation": N_("Overleggen"),
    "table.down.kind.area": N_("Gebieden"),
    "table.down.kind.group": N_("Groepen"),
    "table.down.kind.channel": N_("Kanalen"),
    "table.down.silent": N_("Niet bekend of die het horen ({count})"),
    "table.down.part": N_("{kind} ({count}): {names}"),
    # The command line.
    "cli.command.route": N_("Zeg waar een signaal heen moet, of wie een verzoek hoort."),
    "cli.command.routes": N_("Zeg waar signalen doodlopen, en waar alles aan hangt."),
    "cli.route_from": N_("Partij, overleg of kanaal waar het signaal begint: naam, andere naam of id."),
    "cli.route_down": N_("Kijk de andere kant op: wie hoort een verzoek? Zonder naam: van het kernteam."),
    "cli.route_steps": N_("Hoeveel stappen omlaag, van 1 tot {most}."),
    "cli.bad_steps": N_("Het aantal stappen '{found}' kan niet. Kies 1 tot {most}."),
    "cli.route_out": N_(
        "Schrijf het antwoord naar dit bestand. Aan het eind van de naam (.docx of .html) ziet netmap de vorm."
    ),
}
