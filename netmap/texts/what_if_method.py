"""Sentences about how netmap works out a what-if."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.part.what_if": N_("Wat als"),
    "method.what_if": N_("Wat er verandert als iemand wegvalt of erbij komt"),
    "method.what_if.copy": N_(
        "netmap maakt een kopie van de kaart, verandert die, en rekent beide door. Er wordt niets bewaard."
    ),
    "method.what_if.same": N_("Aan beide kanten gelden dezelfde norm, dezelfde peildatum en dezelfde regels."),
    "method.what_if.folded": N_(
        "Een witte plek die in een andere opgaat, telt niet als dicht. Wat daaruit terugkomt, telt niet als nieuw."
    ),
    "method.what_if.counted": N_("Wat nu apart telt, telt daarna ook apart. Zo lijkt een verlies nooit winst."),
    "method.what_if.moot": N_("Valt weg waar een witte plek over gaat, dan is die niet dicht: die vervalt."),
    "method.what_if.not_known": N_(
        "Was iets bekend en dan niet meer, dan staat dat apart. "
        "Alleen waar de lijst volledig is, wordt het een witte plek."
    ),
    "method.what_if.parties": N_("Wie zelf wegvalt, telt niet mee bij routes die weg zijn."),
    "method.what_if_changes": N_("Welke veranderingen er zijn"),
    "method.what_if_changes.change": N_("Verandering"),
    "method.what_if_changes.how": N_("Wat netmap dan doet"),
    "method.what_if_changes.party": N_("Een partij valt weg"),
    "method.what_if_changes.party.how": N_(
        "Ook de afdelingen gaan weg, en deskundigen die alleen daar werken. Zetels, routes en taken stoppen."
    ),
    "method.what_if_changes.sector": N_("Een sector valt weg"),
    "method.what_if_changes.sector.how": N_(
        "Alle partijen van die sector gaan weg. Wie ook in een andere sector zit, blijft in die andere."
    ),
    "method.what_if_changes.withdraws": N_("Een partij of sector trekt zich terug"),
    "method.what_if_changes.withdraws.how": N_("De partij blijft op de kaart, zonder zetels, routes en taken."),
    "method.what_if_changes.grows": N_("Een partij of sector werkt in een groter gebied"),
    "method.what_if_changes.grows.how": N_(
        "Zetels in overleggen van straat, buurt of wijk stoppen. Ook signaleren in één gebied stopt."
    ),
    "method.what_if_changes.person": N_("Eén persoon vertrekt"),
    "method.what_if_changes.person.how": N_(
        "De zetels met die code zijn leeg. Een vervanger telt niet mee. De partij zelf blijft."
    ),
    "method.what_if_changes.joins": N_("Iemand komt erbij"),
    "method.what_if_changes.joins.how": N_("Een partij krijgt een zetel, of een nieuw overleg komt erbij."),
    "method.what_if_changes.mandate": N_("Een overleg krijgt een ander mandaat"),
    "method.what_if_changes.mandate.how": N_("Noemt u geen thema's, dan blijven die van nu staan."),
    "method.what_if_memory": N_("Wat er meegaat als iemand vertrekt"),
    "method.what_if_memory.guide": N_(
        "De handreiking waarschuwt dat kennis verdwijnt als professionals van baan wisselen (A2)."
    ),
    "method.what_if_memory.person": N_(
        "Eén persoon is één code, of de enige zetel van een partij. Namen van personen kent netmap niet."
    ),
    "method.what_if_memory.theme": N_(
        "Per thema staat er welke stappen maar één partij doet, voor zover bekend. Wat nu speelt, staat voorop."
    ),
    "method.what_if_limits": N_("Wat deze vergelijking niet zegt"),
    "method.what_if_limits.people": N_("Wie een taak overneemt, weet de kaart niet. Dat spreekt u zelf af."),
    "method.what_if_limits.forecast": N_("Het is geen voorspelling, maar laat zien wat er nu aan iemand hangt."),
    "method.what_if_limits.scenarios": N_(
        "De kant-en-klare situaties volgen ontwikkelingen uit de handreiking (B3). Hoe waarschijnlijk die zijn, zegt "
        "netmap niet."
    ),
}
