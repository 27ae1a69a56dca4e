"""Sentences about the page about whom to invite."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "page.third_parties.nav": N_("Derden"),
    "page.third_parties.title": N_("Wie moet er nu bij?"),
    "page.third_parties.work": N_("netmap zoekt wie u kunt uitnodigen."),
    "page.third_parties.choose": N_(
        "Kies bovenaan een thema, gebied of fase. Dan ziet u wie u bij het kernteam uitnodigt, en waarom."
    ),
    "page.third_parties.gone": N_("Dit uit het adres staat niet op de kaart:"),
    "page.third_parties.themes": N_("Waar gaat het nu over?"),
    "page.third_parties.themes.none": N_("Er staan nog geen thema's op de kaart."),
    "page.third_parties.more_themes": N_("Speelt er nog een thema mee?"),
    "page.third_parties.choose_themes": N_("Kies thema's"),
    "page.third_parties.more_areas": N_("Gaat het ook om andere gebieden?"),
    "page.third_parties.choose_areas": N_("Kies gebieden"),
    "page.third_parties.groups": N_("Welke groepen inwoners wilt u bereiken?"),
    "page.third_parties.choose_groups": N_("Kies groepen"),
    "page.third_parties.needed": N_("Wat hebt u nodig?"),
    "page.third_parties.choose_needed": N_("Niets gekozen: alles wat bij de fase hoort"),
    "page.third_parties.picture": N_("De uitnodigingen in beeld"),
    "page.third_parties.picture.none": N_("Zodra u hebt gekozen, ziet u hier wie via wie komt."),
    "page.third_parties.to_where_to": N_("Ziet u iets, en weet u niet bij wie u moet zijn?"),
    "page.third_parties.invite": N_("Wie nodigt u uit?"),
    "page.third_parties.invite.alt": N_("Wie u uitnodigt, waarom, via wie, en wie u belt"),
    "page.third_parties.who": N_("Partij, en waarom"),
    "page.third_parties.call": N_("Wie belt u, en via wie?"),
    "page.third_parties.function.unknown": N_("Functie niet bekend"),
    "page.third_parties.instead": N_("Dit kan ook: {names}."),
    "page.third_parties.others": N_("Kan het ook met anderen?"),
    "page.third_parties.others.help": N_("Met elk van deze groepen is evenveel gedekt, met evenveel partijen."),
    "page.third_parties.others.more": N_("Er zijn er nog meer. netmap toont de eerste."),
    "page.third_parties.others.bound": N_("Misschien kan het met minder partijen. netmap heeft niet alles nagelopen."),
    "page.third_parties.ask": N_("Bel eerst"),
    "page.third_parties.ask.help": N_(
        "Het staat nog niet in uw gegevens wie dit kan. Vraag het voordat u iemand uitnodigt."
    ),
    "page.third_parties.unmet": N_("Vul het expertisenetwerk aan"),
    "page.third_parties.unmet.help": N_("Hiervoor staat nog niemand op de kaart."),
    "page.third_parties.needs": N_("Wat is er nodig, en wie doet het al?"),
    "page.third_parties.needs.fold": N_("Al gedekt: {covered} van de {total}. Bekijk alles."),
    "page.third_parties.needs.what": N_("Nodig"),
    "page.third_parties.needs.state": N_("Gedekt?"),
    "page.third_parties.needs.by": N_("Door wie"),
    "page.third_parties.needs.alt": N_("Wat er nodig is, en wie het doet"),
    "page.third_parties.paper": N_("Maak de A4"),
    "page.third_parties.next": N_("Neem de lijst mee"),
    "page.third_parties.next.text": N_("De uitnodigingen passen op één A4, met wie u belt en via wie."),
    "page.third_parties.file": N_("derden"),
    "page.third_parties.to_team": N_("Is het kernteam zelf goed samengesteld?"),
    "page.third_parties.from_elsewhere": N_("Wie moet er nu bij?"),
}
