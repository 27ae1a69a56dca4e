"""Sentences of paper: what stands on every A4."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "paper.date": N_("Peildatum: {date}"),
    "paper.checked": N_("Nagegaan op: {date}"),
    "paper.checked.unknown": N_("Nagegaan op: niet bekend"),
    "paper.source": N_("Bron: {source}"),
    "paper.empty": N_("Hierover staat nog niets op de kaart."),
    "paper.print": N_("Druk dit blad af met het menu van uw browser, of met Ctrl+P."),
    "paper.space.one": N_("Ruimte om te schrijven: 1 regel"),
    "paper.space.other": N_("Ruimte om te schrijven: {count} regels"),
}
