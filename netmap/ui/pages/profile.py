"""Wat weten we van ...? One party, consultation, expert or theme: facts with their rows, its place, who confirms."""

from __future__ import annotations

from netmap.ui import blocks, frame, picture, widgets
from netmap.ui.pages_profile import choosing, facts, paper, still_open
from netmap.ui.widgets import tekst

network = frame.chosen()
answer = choosing.found(network)

if answer is None:
    choosing.choose(network)
else:
    sentences = [tekst(sentence) for sentence in answer["sentences"]]
    kind = tekst(widgets.capital(answer["kind_word"]))
    blocks.answer(tekst(answer["title"]), sentences, explanation=kind)
    with blocks.block("table", gap="medium"):
        facts.known(answer)
        facts.silent(answer)
        still_open.show(network, answer)
    subject = "theme" if answer["kind"] == "theme" else "around"
    picture.show(network, subject=subject, subjects=(answer["of"],), key="profile")
    with blocks.block("next"):
        paper.ask(network, answer)
    with blocks.block("source"):
        frame.source(network, answer)
