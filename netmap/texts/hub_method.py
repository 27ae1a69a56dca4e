"""Sentences about how netmap works out who holds the web together."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.part.hub": N_("Spin in het web"),
    # The three views.
    "method.hub_views": N_("Wie houdt het web bij elkaar: drie lijsten"),
    "method.hub_views.none": N_(
        "netmap maakt drie lijsten en telt ze niet op tot één cijfer. Elke lijst beantwoordt een andere vraag."
    ),
    "method.hub_views.row": N_("Een afdeling telt hier als eigen partij. Alleen wie ergens een zetel heeft, telt mee."),
    "method.hub_views.rank": N_("U ziet plaatsen, aantallen en redenen. Gelijke partijen delen een plaats."),
    "method.hub_views.without": N_(
        "Elke lijst is er ook zonder gemeenten en hun afdelingen, want die staan bijna overal vooraan."
    ),
    "method.hub_views.view": N_("Lijst"),
    "method.hub_views.how": N_("Hoe"),
    "method.hub_views.reach": N_("Wie ontmoet de meesten?"),
    "method.hub_views.reach.how": N_("Hoeveel partijen iemand in minstens één overleg ontmoet."),
    "method.hub_views.brokerage": N_("Wie brengt anderen bij elkaar?"),
    "method.hub_views.brokerage.how": N_(
        "Hoe vaak iemand op de kortste weg ligt tussen twee andere, over gedeelde overleggen."
    ),
    "method.hub_views.dependence": N_("Zonder wie valt het meeste weg?"),
    "method.hub_views.dependence.how": N_(
        "Wat vervalt zonder deze partij: routes, stappen bij een thema, gebieden, en wie dan niemand meer ontmoet."
    ),
    # Paper and practice.
    "method.hub_paper": N_("Op papier en in de praktijk"),
    "method.hub_paper.plan": N_("Op papier: het overleg dat bij u als kernteam staat. Een driehoek is dat niet."),
    "method.hub_paper.practice": N_(
        "In de praktijk: wie de meeste partijen ontmoet, en bij gelijk wie anderen meer bij elkaar brengt. "
        "Wie dan nog gelijk is, noemt netmap erbij. Wie van hen in het kernteam zit, staat voorop."
    ),
    "method.hub_paper.person": N_(
        "Wat meegaat als iemand vertrekt, rekent netmap per code of per enige zetel. Namen van personen kent het niet."
    ),
    "method.hub_paper.most": N_("Van hoogstens {most} van hen rekent netmap ook na welke routes vervallen."),
    "method.hub_paper.collective": N_(
        "Een zetel namens meer partijen telt één keer, of voor al die partijen. Dat kiest u zelf."
    ),
    # How firm.
    "method.hub_firm": N_("Hoe zeker een plaats is"),
    "method.hub_firm.runs": N_(
        "netmap doet {runs} proeven. Elke proef laat {missing} % van de overleggen en {missing} % van de zetels weg."
    ),
    "method.hub_firm.assume": N_(
        "Dat is een aanname over wat er in werkelijkheid anders kan zijn. Dezelfde kaart geeft altijd dezelfde proeven."
    ),
    "method.hub_firm.band": N_("U ziet tussen welke plaatsen een partij in {share} % van de proeven staat."),
    "method.hub_firm.firm": N_("Zeker: dat zijn hoogstens {width} plaatsen naast elkaar. Anders is het onzeker."),
    # Cooperation.
    "method.hub_together": N_("Samenwerking van sectoren"),
    "method.hub_together.count": N_(
        "netmap telt de overleggen waar twee sectoren elk met een eigen partij zitten, en noemt die overleggen."
    ),
    "method.hub_together.open": N_("Is niet bekend wie er allemaal zit, dan staat dat erbij. Stilte is geen nee."),
    "method.hub_together.shuffle": N_(
        "Of sectoren bij zichzelf blijven, vergelijkt netmap met {draws} keer schudden. "
        "Pas bij de uiterste {rare} % noemt het een verschil."
    ),
    "method.hub_together.overlap": N_(
        "Overleggen lijken op elkaar als {members} % van de leden en {themes} % van de thema's gelijk is. "
        "Beide hebben minstens {least} bekende leden."
    ),
    "method.hub_together.ask": N_("Dat is een vraag en nooit een oordeel: een extra overleg kan nodig zijn."),
    # What it does not say.
    "method.hub_limits": N_("Wat deze lijsten niet zeggen"),
    "method.hub_limits.score": N_("Er is geen totaalcijfer en er zijn geen cijfers achter de komma."),
    "method.hub_limits.good": N_("Vooraan staan is niet goed of fout. Het zegt waar veel langs één partij loopt."),
    "method.hub_limits.paper": N_(
        "netmap ziet alleen vastgelegde zetels. Een kort lijntje dat nergens staat, telt niet."
    ),
    "method.hub_limits.fragile": N_(
        "Ontbreken er overleggen of zetels? Dan verschuift het snelst wie anderen bij elkaar brengt. "
        "Wie de meesten ontmoet, verschuift het minst."
    ),
    "method.hub_limits.large": N_(
        "In een groot web doet netmap minder proeven. Boven {nodes} partijen en overleggen samen doet het er geen."
    ),
    "method.hub_limits.guess": N_(
        "In een heel groot web is een schatting wie anderen bij elkaar brengt. Dat staat er dan bij."
    ),
}
