"""Sentences around every page: situation, search, long work, states."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The situation: what an answer is about.
    "frame.theme": N_("Thema"),
    "frame.area": N_("Gebied"),
    "frame.phase": N_("Fase"),
    "frame.all_themes": N_("Alle thema's"),
    "frame.all_areas": N_("Alle gebieden"),
    "frame.all_phases": N_("Alle fasen"),
    "frame.situation_clear": N_("Wis keuze"),
    "frame.without_effect": N_("Uw keuze van {fields} verandert deze pagina niet."),
    # A choice that the network does not have.
    "frame.gone.one": N_("{what} hoort niet bij dit netwerk."),
    "frame.gone.other": N_("{what} horen niet bij dit netwerk."),
    "frame.gone.theme": N_("het thema uit het adres"),
    "frame.gone.area": N_("het gebied uit het adres"),
    "frame.gone.phase": N_("de fase uit het adres"),
    "frame.gone.rest": N_("De rest van uw keuze telt nog."),
    "frame.gone.all": N_("U ziet nu alles."),
    "frame.situation.theme": N_("Voor {theme}"),
    "frame.situation.area": N_("In {area}"),
    "frame.situation.phase": N_("In de fase {phase}"),
    "frame.situation.theme_area": N_("Voor {theme} in {area}"),
    "frame.situation.theme_phase": N_("Voor {theme}, in de fase {phase}"),
    "frame.situation.area_phase": N_("In {area}, in de fase {phase}"),
    "frame.situation.theme_area_phase": N_("Voor {theme} in {area}, in de fase {phase}"),
    "frame.outside": N_("Buiten deze keuze vallen nog {findings} en {questions}."),
    "frame.outside.none": N_("Buiten deze keuze valt niets."),
    "frame.findings.one": N_("1 witte plek"),
    "frame.findings.other": N_("{count} witte plekken"),
    # Search.
    "frame.search": N_("Zoek"),
    "frame.search.placeholder": N_("Partij, overleg of thema"),
    "frame.search.none": N_("Niets gevonden. Probeer een deel van de naam."),
    "frame.too_large": N_("U ziet de eerste {shown} van {total}. Typ meer van de naam of kies een thema."),
    # Long work.
    "frame.work.gaps": N_("Witte plekken zoeken: {done} van {total} normregels"),
    "frame.work.busy": N_("netmap is bezig"),
    "frame.work.stop": N_("Stop"),
    "frame.work.stopping": N_("netmap rondt af en stopt dan"),
    "frame.work.stopped": N_("U hebt dit gestopt. Er is niets veranderd."),
    "frame.work.again": N_("Begin opnieuw"),
    # The framework's words in its lists to choose from.
    "chrome.no_results": N_("Niets gevonden"),
    "chrome.choose": N_("Maak een keuze"),
    "chrome.clear": N_("Wis de keuze"),
    "chrome.skip": N_("Ga naar de inhoud"),
    "chrome.list": N_("Mogelijke keuzes"),
    "chrome.open": N_("Open de lijst"),
}
