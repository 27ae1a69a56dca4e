"""Sentences of the page Overzichten, and of tables with more columns than fit."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "page.columns": N_("In de kolommen ziet u {first} tot en met {last} van de {total}."),
    "page.columns.turn": N_("Toon de volgende kolommen"),
    "page.overviews.nav": N_("Overzichten"),
    "page.overviews.title": N_("Wie doet wat, waar en wanneer?"),
    "page.overviews.work": N_("netmap maakt het overzicht."),
    "page.overviews.which": N_("Welk overzicht wilt u zien?"),
    "page.overviews.unused": N_("Uw keuze van {fields} verandert dit overzicht niet."),
    "page.overviews.none": N_("Er is nog niets bekend voor dit overzicht. Vul eerst uw gegevens aan."),
    "page.overviews.corner": N_("Naam"),
    "page.overviews.help": N_("Kies een vak. U ziet dan wie erachter zit, en in welke rijen van uw gegevens."),
    "page.overviews.sideways": N_("Schuif de tabel opzij. Dan ziet u alle kolommen."),
    "page.overviews.legend": N_(
        "● met een getal: zo vaak bekend. ✕ afwezig: dat is gezegd. ? onbekend: dat is een vraag, geen gebrek."
    ),
    "page.overviews.legend.not_asked": N_("– : de handreiking noemt dit beroep niet bij deze fase."),
    "page.overviews.cell": N_("{row}: {column}"),
    "page.overviews.cell.gone": N_("Het vak uit het adres staat niet in dit overzicht."),
    "page.overviews.close": N_("Sluit dit vak"),
    "page.overviews.rows": N_("Rijen in uw gegevens"),
    "page.overviews.rows.more": N_("U ziet de eerste {count} rijen. Het Excelbestand heeft ze allemaal."),
    "page.overviews.row": N_("{sheet}, rij {row}: {text}"),
    # The heat map.
    "page.overviews.heat": N_("In één oogopslag"),
    "page.overviews.heat.none": N_("Er staat nog niets op de kaart om hier te laten zien."),
    "page.overviews.heat.sideways": N_("Schuif de plaat opzij. Dan ziet u alle kolommen."),
    "page.overviews.heat.told": N_(
        "Van de {total} vakken is er bij {present} iemand of iets bekend. Afwezig: {absent}, onbekend: {unknown}."
    ),
    "page.overviews.heat.legend": N_("Hoe donkerder, hoe meer er bekend is. ✕ is afwezig, ? is onbekend."),
    "page.overviews.heat.shown": N_("{rows} van {of} rijen en {columns} van {all} kolommen getoond"),
    # Each phase.
    "page.overviews.phases": N_("Per fase: wie, en waarmee?"),
    "page.overviews.phases.help": N_("Open een fase. U ziet wie er iets doet, en wat u er kunt inzetten."),
    "page.overviews.instruments": N_("Instrumenten"),
    "page.overviews.practices": N_("Praktijken"),
    "page.overviews.tool": N_("Wat"),
    "page.overviews.tool.who": N_("Wie het hier kan doen"),
    "page.overviews.tool.alt": N_("Wat u in deze fase kunt inzetten, en wie dat hier kan doen"),
    # The spread.
    "page.overviews.spread.largest": N_("Wie doet het meest?"),
    "page.overviews.spread.seats": N_("Zetels tellen hier alleen bij overleggen die lopen op de peildatum."),
    "page.overviews.spread.largest.none": N_("Er is nog niets bekend om te tellen."),
    "page.overviews.spread.single_themes": N_("Thema's die op één partij rusten"),
    "page.overviews.spread.single_themes.none": N_("Geen enkel thema rust op één bekende partij."),
    "page.overviews.spread.single_groups": N_("Groepen die één partij bereikt"),
    "page.overviews.spread.single_groups.none": N_("Geen enkele groep rust op één bekende partij."),
    "page.overviews.spread.informal": N_("Informele partijen"),
    "page.overviews.spread.citizens": N_("Initiatieven van inwoners"),
    "page.overviews.spread.helped": N_("Initiatieven die al eens meewerkten"),
    "page.overviews.spread.helped.none": N_("Dat een initiatief al eens meewerkte, staat nog nergens."),
    # Files and what is next.
    "page.overviews.next": N_("Bekijk de witte plekken"),
    "page.overviews.next.cell": N_("Bekijk de witte plekken van {names}"),
    "page.overviews.xlsx": N_("Overzicht als Excel"),
    "page.overviews.csv": N_("Overzicht als CSV"),
    "page.overviews.file": N_("overzicht"),
    "page.overviews.named": N_("Noem gevoelige partijen bij naam"),
    "page.overviews.masked": N_("Gevoelige partijen staan er zonder naam in."),
    "page.overviews.files.help": N_("Excel heeft een tweede blad met de rijen achter elk vak."),
}
