"""Phases in words: who acts and who is missing there, with which instruments and practices one could work."""

from __future__ import annotations

from typing import Any

from netmap.analysis.overviews.results import AtHand, PhaseView
from netmap.analysis.results import State
from netmap.report.gaps.words import capital
from netmap.report.overviews.headline import aftercare
from netmap.report.overviews.words import MOST_NAMES, OverviewWords
from netmap.texts import say

__all__ = ["phase_words"]

_HANDLINGS = frozenset({"proaction", "signalling", "prevention", "intervention", "repression", "aftercare"})


def phase_words(view: PhaseView, words: OverviewWords) -> dict[str, Any]:
    """Return one phase: professions by state, who does what, instruments and practices, each with its sentence."""
    language = words.language
    return {
        "phase": words.entry(view.phase),
        "handling": say(f"overview.handling.{view.handling}", language) if view.handling in _HANDLINGS else "",
        "acting": words.named(view.acting),
        "missing": words.named(view.missing),
        "unknown": words.named(view.unknown),
        "sentence": _sentence(view, words),
        "covers": [
            {
                "stage": stage,
                "stage_word": say(f"stage.{stage}", language),
                "who": words.named(who),
                "sentence": words.brief("overview.phase.covers", stage=stage, who=list(who)),
            }
            for stage, who in view.stages.items()
        ],
        "instruments": [_at_hand(found, words) for found in view.instruments],
        "practices": [_at_hand(found, words) for found in view.practices],
        "themes": {
            "present": words.named(view.themes.present),
            "absent": words.named(view.themes.absent),
            "unknown": words.named(view.themes.unknown),
            "sentence": aftercare(view, words),
        },
    }


def _sentence(view: PhaseView, words: OverviewWords) -> str:
    every = len(view.acting) + len(view.missing) + len(view.unknown)
    phase = capital(words.names.name(view.phase))
    said = [words.say("overview.phase.acting", phase=phase, count=len(view.acting), all=every)]
    if view.missing:
        said.append(words.brief("overview.phase.missing", professions=list(view.missing)))
    if view.unknown:
        said.append(words.brief("overview.phase.unknown", professions=list(view.unknown)))
    return " ".join(said)


def _at_hand(found: AtHand, words: OverviewWords) -> dict[str, Any]:
    """Return an instrument or practice with who here could run it; ``who`` names at most ten, ``count`` is of all."""
    what, language = found.what, words.language
    return {
        "id": what.id,
        "name": what.label(language),
        "goal": what.goal(language),
        "source": what.source,
        "run_by": [words.runner(code) for code in what.run_by],
        "state": found.state.value,
        "count": len(found.who),
        "who": words.named(found.who[:MOST_NAMES]),
        "sentence": _who(found, words),
        **_of_practice(found, words),
    }


def _who(found: AtHand, words: OverviewWords) -> str:
    if found.state is State.PRESENT:
        return words.brief("overview.hand.who", who=list(found.who))
    run_by = [words.runner(code) for code in found.what.run_by]
    code = "overview.hand.absent" if found.state is State.ABSENT else "overview.hand.unknown"
    return words.say(code, kinds=run_by)


def _of_practice(found: AtHand, words: OverviewWords) -> dict[str, Any]:
    """Return what only a practice has: form, scale, risk factors, and whether its phase is the handreiking's."""
    form, scale = getattr(found.what, "form", None), getattr(found.what, "scale", ())
    if form is None:
        return {}
    language = words.language
    return {
        "form": say(f"overview.form.{form}", language),
        "scale": [say(f"overview.scale.{part}", language) for part in scale],
        "risks": [risk.label(language) for risk in found.risks],
        "phase_stated": getattr(found.what, "phase_stated", False),
    }
