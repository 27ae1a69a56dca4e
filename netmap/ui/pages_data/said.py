"""The answer of the page Gegevens in sentences: about a file on its way in, about what was loaded, or the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netmap.ui import state, widgets
from netmap.ui.pages_data import cache as known
from netmap.ui.pages_data.upload import Upload
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary


def sentences(upload: Upload | None, network: NetworkSummary | None) -> list[str]:
    """Return what there is to say now, as Markdown."""
    if upload is None or upload.workbook is None:
        return _of_network(network)
    if upload.loaded is not None:
        return _of_load(upload)
    return _of_file(upload) if upload.checked is not None else []


def _of_file(upload: Upload) -> list[str]:
    answer = upload.checked or {}
    out = answer["left_out"]
    blocked = [finding for finding in answer["findings"] if finding["level"] == "blocks"]
    asked = sum(finding["level"] == "question" for finding in answer["findings"])
    if out and out >= answer["rows"]:
        fits = say("data.answer.none_good")
    elif out:
        fits = say_count("data.answer.left_out", out)
    else:
        fits = say("data.answer.blocked" if blocked else "data.answer.good")
    parts = [say_count("data.answer.read", answer["rows"]), fits]
    parts += [say_count("data.answer.questions", asked)] if asked else []
    return [" ".join(parts), f"{say('data.answer.no_change')} {say('data.answer.to_load')}"]


def _of_load(upload: Upload) -> list[str]:
    answer = upload.loaded or {}
    out = answer["left_out"]
    loaded = say_count("data.answer.loaded", answer["rows"] - out, network=tekst(answer["network"]["name"]))
    return [f"{loaded} {say_count('data.answer.stayed_out', out)}" if out else loaded]


def _of_network(network: NetworkSummary | None) -> list[str]:
    """Return what is on the map, and which lists are complete."""
    if network is None:
        return [say("data.answer.nothing")]
    there = say("data.answer.known", network=tekst(network.name), **widgets.counted(network.counts))
    complete = [tekst(entry["name"]) for entry in known.lists(network, state.LANGUAGE.get()) if entry["complete"]]
    if not complete:
        return [f"{there} {say('data.answer.complete.none')}"]
    return [f"{there} {say_count('data.answer.complete', len(complete), lists=complete)}"]
