"""Sentences about how netmap chooses whom to invite."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.part.third_parties": N_("Derden: wie erbij moet"),
    # What is needed.
    "method.third_needs": N_("Wat er aan tafel nodig is"),
    "method.third_needs.stages": N_("Voor elk thema kijkt netmap naar elke stap die nodig is. In elk gebied apart."),
    "method.third_needs.more": N_("Daarbij: kennis van elk gebied en iemand die elke groep bereikt."),
    "method.third_needs.chosen": N_("U kiest zelf wat nodig is. Kiest u niets, dan volgt het uit de fase:"),
    "method.third_needs.professions": N_(
        "Beroepen van de fase komen uit tabel A1 van de handreiking. Die noemt haar lijst zelf niet volledig."
    ),
    "method.third_needs.phase": N_("Fase"),
    "method.third_needs.no_phase": N_("geen fase gekozen"),
    "method.third_needs.needed": N_("Wat nodig is"),
    # Who covers it.
    "method.third_cover": N_("Wie het kan"),
    "method.third_cover.rows": N_("Alleen wat op de kaart staat, telt. Wie nee zei, wordt daarvoor niet gevraagd."),
    "method.third_cover.table": N_(
        "Een overleg telt als zijn deelnemers, behalve voor wat het overleg zelf niet doet. De voorzitter gaat dan "
        "voor."
    ),
    "method.third_cover.expert": N_(
        "Een deskundige kan duiden, als zijn organisatie. Bij andere stappen is hij uitwijk."
    ),
    "method.third_cover.whole": N_(
        "Een afdeling telt mee voor haar hele organisatie, ook in het kernteam. Wie daar op afroep staat of agendalid "
        "is, zit er niet vanzelf: die nodigt u uit."
    ),
    "method.third_cover.phase": N_("Staat er geen fase bij, dan telt het mee. netmap zegt erbij dat u dat navraagt."),
    "method.third_cover.area": N_(
        "Een ja voor een gebied geldt ook daarbinnen. Wie overal werkt, kent daarmee nog niet elke buurt."
    ),
    "method.third_cover.elsewhere": N_(
        "Wie volgens de kaart alleen in andere gebieden werkt, komt niet als beroep of voor een groep."
    ),
    # The choice.
    "method.third_choice": N_("Wie u uitnodigt"),
    "method.third_choice.fewest": N_(
        "netmap zoekt het kleinste aantal partijen dat alles aanvult. Dat is precies uitgerekend."
    ),
    "method.third_choice.near": N_(
        "Van even kleine keuzes gaat de dichtstbijzijnde voor: de minste stappen over gedeelde overleggen."
    ),
    "method.third_choice.then": N_(
        "Daarna wie al met het team aan tafel zit, wie het zelf doet, en wie het thema en gebied kent."
    ),
    "method.third_choice.five": N_(
        "Zijn er meer dan {most} nodig, dan staat erbij wat met {most} partijen open blijft."
    ),
    "method.third_choice.shown": N_("U ziet de eerste keuze en hoogstens {others} andere met evenveel partijen."),
    # What is open.
    "method.third_open": N_("Bel eerst, of vul het netwerk aan"),
    "method.third_open.ask": N_("Weet niemand wie het kan, dan staat er wie u eerst belt. Stilte is geen nee."),
    "method.third_open.who": N_(
        "Eerst wie het volgens de kaart doet, als niet zeker is of dat nog geldt. Daarna wie het niet zeker wist, of "
        "het doet in een andere fase of een deel van het gebied."
    ),
    "method.third_open.kind": N_(
        "Anders is het een partij uit de sectoren of beroepen die erbij horen. Wie beslist, vraagt u aan de gemeente."
    ),
    "method.third_open.unmet": N_(
        "Is er ook niemand om te vragen, dan noemt netmap welke soort partij of kennis u zoekt. Wat pas gepland is, "
        "telt niet mee, maar staat erbij."
    ),
    "method.third_open.team": N_("Zonder kernteam, of zonder bekende leden, gaat netmap uit van een leeg team."),
}
