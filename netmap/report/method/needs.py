"""What a line of the norm needs, in words: when it is met, when it is missing, and what is asked otherwise."""

from __future__ import annotations

from typing import Any

from netmap.reference.norm import Need, NormLine
from netmap.texts import say

__all__ = ["need_words", "variant_of"]

#: Predicates whose sentences differ by what is tested, and by which argument.
_BY_SUBJECT = {"coordinated": ("consultation", "theme")}
_BY_ARGUMENT = {"core_team", "route_to", "setting_present", "recorded", "dated_within"}
_LEAST = 2  # arguments of a count without a most


def variant_of(need: Need, for_each: tuple[str, ...]) -> str:
    """Return the end of the codes of a need's sentences: ``count.party.theme``, ``covered``.

    What a predicate is tested on or counts makes another sentence of it; an amount or a stage is filled in.
    """
    name, arguments = need.predicate, need.arguments
    if name in _BY_SUBJECT:
        return f"{name}.{next(subject for subject in _BY_SUBJECT[name] if subject in for_each)}"
    if name == "covered" and "area" in for_each:
        return "covered_area"
    if name in _BY_ARGUMENT:
        return f"{name}.{arguments[0]}"
    if name == "count":
        what = arguments[0]
        if what == "bridge" and int(arguments[1]) > 1:
            return "count.bridge_spread"  # two bridges: not the same party or seat each time
        if what != "party":
            return f"{name}.{what}"
        return f"{name}.{what}.{next(subject for subject in ('theme', 'area', 'group') if subject in for_each)}"
    return name


def need_words(line: NormLine, need: Need, language: str) -> tuple[str, str, str]:
    """Return when a need is met, when it is missing, and what happens otherwise: one or more sentences each."""
    variant = variant_of(need, line.for_each)
    values = _values(need, language)
    present = say(f"method.present.{variant}", language, **values)
    if need.predicate == "count" and len(need.arguments) > _LEAST:
        present = f"{present} {say('method.most', language, most=need.arguments[_LEAST])}"
    return (
        present,
        say(f"method.absent.{variant}", language, **values),
        say(f"method.unknown.{variant}", language, **values),
    )


def _values(need: Need, language: str) -> dict[str, Any]:
    name, arguments = need.predicate, need.arguments
    if name == "covered":
        return {"stage": say(f"stage.{arguments[0]}", language)}
    if name == "has_role":
        return {"role": say(f"role.{arguments[0]}", language)}
    if name == "linked":
        return {"plan": say(f"method.plan.{arguments[0]}", language)}
    if name == "sectors_at_table":
        return {"count": arguments[0]}
    if name == "count":
        return {"count": arguments[1]}
    if name == "dated_within":
        return {"months": arguments[1]}
    return {}
