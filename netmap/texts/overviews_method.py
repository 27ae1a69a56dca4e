"""Sentences about how the overviews are made."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "method.part.overviews": N_("Overzichten: wie doet wat, waar en wanneer"),
    "method.overviews_states": N_("Wat een vakje in een overzicht zegt"),
    "method.overviews_states.three": N_("Elk vakje is aanwezig, afwezig of niet bekend."),
    "method.overviews_states.absent": N_(
        "Afwezig staat er alleen als iemand nee zei, of als een volledige lijst het niet heeft."
    ),
    "method.overviews_states.doubt": N_(
        "Een rij waarvan niet bekend is of die nog geldt, houdt een vakje open. Dan staat er: niet bekend."
    ),
    "method.overviews_states.rows": N_("Achter elk vakje staan de rijen uit uw eigen bestand."),
    "method.overviews_states.situation": N_(
        "Kiest u een thema, gebied of fase? Dan ziet u alleen wat daarbij hoort, als het overzicht daarover gaat."
    ),
    "method.overviews_kinds": N_("Wat elk overzicht telt"),
    "method.overviews_kinds.kind": N_("Overzicht"),
    "method.overviews_kinds.how": N_("Wat telt als aanwezig"),
    "method.overviews_kinds.phases": N_(
        "Iemand met dit beroep, of een overleg waar die zit, staat in Dekking met deze fase."
    ),
    "method.overviews_kinds.coverage": N_(
        "Het overleg noemt het thema, heeft er een mandaat voor, of staat ervoor in Dekking."
    ),
    "method.overviews_kinds.sectors": N_("Beide sectoren zitten met een eigen partij in hetzelfde overleg."),
    "method.overviews_kinds.areas": N_(
        "Iemand signaleert het thema in dit gebied zelf; een groter gebied telt niet mee."
    ),
    "method.overviews_kinds.sector_phases": N_(
        "Een partij of zetel van de sector staat in Dekking met deze fase, zelf of met een overleg."
    ),
    "method.overviews_kinds.spread": N_("Zetels tellen per partij, met de afdelingen erbij. Groepen en thema's ook."),
    "method.overviews_kinds.channels": N_("Een partij van de sector noemt dit kanaal."),
    "method.overviews_kinds.own": N_(
        "Een afdeling met een eigen sector telt als eigen partij. Wie de regie heeft over een overleg, telt daar mee."
    ),
    "method.overviews_hand": N_("Instrumenten en praktijken per fase"),
    "method.overviews_hand.from": N_(
        "De {instruments} instrumenten en {practices} praktijken komen uit de delen A1, B1 en C1 van de handreiking."
    ),
    "method.overviews_hand.own": N_(
        "De handreiking noemt bij {stated} praktijken zelf de fase. Bij de andere is de fase onze lezing."
    ),
    "method.overviews_hand.who": N_(
        "Wie iets hier kan doen, volgt uit de sector en de soort van de partij. Ook dat is onze lezing."
    ),
    "method.overviews_hand.choose": N_("Wat hier past, bepaalt u zelf. Geen praktijk is verplicht."),
    "method.overviews_limits": N_("Wat de overzichten niet zeggen"),
    "method.overviews_limits.fill": N_("Niet elk leeg vakje hoeft vol. De handreiking vraagt om eigen oordeel."),
    "method.overviews_limits.money": N_("Hoeveel geld een partij krijgt, staat niet op de kaart."),
    "method.overviews_limits.good": N_("Een vakje zegt dat er iemand is, niet hoe goed het gaat."),
}
