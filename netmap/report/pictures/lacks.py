"""What is missing in a picture: of each white spot the one word that its empty place is called by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netmap.model import Ref

__all__ = ["LACKS", "STAGES", "lack_of", "stands_for"]

STAGES = ("signal", "interpret", "decide", "act", "aftercare")

#: What a norm line needs, alone or with its first argument -> what is missing, however well it is met so far.
_OF_NEED = {
    "actor_in_phase": "professions",
    "assured": "assured",
    "cooperates": "cooperation",
    "core_team:convened": "convene",
    "core_team:deputies": "deputies",
    "core_team:mandate": "commit",
    "core_team:mixed": "mixed",
    "core_team:secretary": "secretary",
    "core_team:usual": "member",
    "dated_within:checked_on": "checked",
    "dated_within:exercise": "exercise",
    "deciders_at_table": "at_table",
    "deputised": "deputy",
    "expert": "expert",
    "linked": "plan",
    "reached_from_hub": "steer",
    "recorded:agreed_on": "agreed",
    "recorded:consent_on": "consent",
    "recorded:helped_on": "helped",
    "recorded:knows_samos_on": "told",
    "route_to": "route",
    "route_to:interpret": "way_interpret",
    "seated": "seat",
    "sectors_at_table": "together",
    "verifiable": "check",
}
#: What is counted -> what is missing when there is none of it; of "party" the subject says it.
_OF_COUNT = {
    "count:bridge": "cooperation",
    "count:digital_channel": "channel",
    "count:hub": "hub",
    "count:residents_entry": "entry",
    "count:spokesperson": "spokesperson",
}
_OF_SUBJECT = {"Area": "area", "PopulationGroup": "group", "Theme": "second"}
_OF_COVERAGE = {"single": "second", "one_sector": "sector"}
#: Kind of a finding, or of a missing place -> what is missing, for a need that is not in the tables above.
_OF_TYPE = {
    "substantive_gap": "signal",
    "decision_gap": "decide",
    "coordination_gap": "coordination",
    "cooperation_gap": "cooperation",
    "cooperation": "cooperation",
    "hub_gap": "hub",
    "route_gap": "route",
    "route": "route",
    "link": "link",
    "steering_gap": "steer",
    "unseated_gap": "seat",
    "deputy_gap": "deputy",
    "verification_gap": "check",
    "citizen_gap": "entry",
    "area_gap": "area",
    "group_gap": "group",
    "channel_gap": "channel",
    "plan_link_gap": "plan",
    "phase_gap": "professions",
    "spokesperson_gap": "spokesperson",
    "exercise_gap": "exercise",
    "stale_fact": "checked",
}
#: What is missing -> the kind of thing that should be there; anything else is a party.
_STANDS_FOR = {
    **dict.fromkeys(
        ("cooperation", "route", "link", "way_interpret", "seat", "hub", "together", "plan"), "consultation"
    ),
    **dict.fromkeys(("deputy", "expert", "agreed"), "expert"),
}
_OF_THEME = "overview"
#: Who might take a stage on a way: of one place, where "nobody" would say too much.
TAKES = {"interpret": "takes_interpret", "decide": "takes_decide"}

#: All that can be missing: the ends of the codes of labels and sentences.
LACKS = frozenset(
    {
        *STAGES,
        *_OF_NEED.values(),
        *_OF_COUNT.values(),
        *_OF_SUBJECT.values(),
        *_OF_COVERAGE.values(),
        *_OF_TYPE.values(),
        *TAKES.values(),
        *(_OF_THEME, "eye", "role", "more", "other"),
    }
)


def lack_of(code: str, values: Mapping[str, Any]) -> str:
    """Return what is missing at a missing place, as the end of a code; ``other`` for what no table knows.

    Parameters
    ----------
    code : str
        Of the place: the type of a finding, ``stage``, ``takes``, ``route``, ``link`` or ``cooperation``.
    values : mapping
        Of the place: ``folded``, ``need``, ``coverage``, ``stage``, ``role`` and ``subject``, as far as it has them.
    """
    need, coverage = str(values.get("need", "")), str(values.get("coverage", ""))
    subject = values.get("subject")
    label = subject.label if isinstance(subject, Ref) else ""
    if values.get("folded"):
        return "eye"
    if code == "takes":
        return TAKES.get(str(values.get("stage")), "other")
    # Before the coverage: "one party" of a phase or an exercise is no party that stands alone.
    if found := _OF_NEED.get(need) or _OF_NEED.get(need.partition(":")[0]):
        return found
    if need in _OF_COUNT and need != "count:bridge" and coverage != "none":
        return "more"
    if coverage in _OF_COVERAGE:
        return _OF_COVERAGE[coverage]
    if values.get("stage") in STAGES:
        return str(values["stage"])
    if values.get("role"):
        return "role"
    if found := _OF_COUNT.get(need):
        return found
    if need == "count:party" and label in _OF_SUBJECT:
        return _OF_SUBJECT[label]
    if need == "coordinated" and label == "Theme":
        return _OF_THEME
    return _OF_TYPE.get(code, "other")


def stands_for(lack: str) -> str:
    """Return the kind of thing that should be where something is missing."""
    return _STANDS_FOR.get(lack, "organisation")
