"""The order of a masked picture gives no name away."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from netmap.model import Network, Organisation, Record, Ref
from netmap.report.names import Names
from tests.build import Build, meeting, org
from tests.report.pictures import every_wish, picture, sample

PLACES = ("x", "y", "box", "bend", "width", "height")


def renamed(network: Network, ref: Ref, to: str) -> Network:
    """Return a copy in which one party has another name and id, wherever these are written."""
    before = network.get(ref)
    assert isinstance(before, Organisation)

    def changed(value: Any) -> Any:
        if isinstance(value, Ref):
            return Ref(ref.label, f"org-{to}") if value == ref else value
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(changed(item) for item in value)
        if type(value) is str:
            return value.replace(ref.id, f"org-{to}").replace(before.name, to)
        return value

    def copy(record: Record) -> Record:
        return replace(record, **{field.name: changed(getattr(record, field.name)) for field in fields(record)})

    records = [copy(record) for record in network.records.values()]
    return Network(id=network.id, name=network.name, records={(r.KIND, r.id): r for r in records})


def without_places(answer: Any) -> Any:
    """Return an answer without places: these are shared with the picture that has all names."""
    if isinstance(answer, dict):
        return {key: without_places(value) for key, value in answer.items() if key not in (*PLACES, "headings", "wish")}
    return [without_places(value) for value in answer] if isinstance(answer, list) else answer


def sensitive(network: Network) -> list[Ref]:
    return sorted(ref for ref in Names(network).sensitive if ref.label == "Organisation")


@pytest.mark.parametrize("to", ["aaa", "zzz"])
@pytest.mark.parametrize("wish", [wish for wish in every_wish(sample("waterveen")) if wish[0] != "gap"])
def test_a_masked_picture_stays_the_same_when_a_sensitive_party_is_called_otherwise(
    wish: tuple[str, ...], to: str
) -> None:
    network = sample("waterveen")
    for ref in sensitive(network):
        subjects = [f"Organisation:org-{to}" if subject == str(ref) else subject for subject in wish[1:]]
        before = without_places(picture(network, *wish, most=1000))
        after = without_places(picture(renamed(network, ref, to), wish[0], *subjects, most=1000))
        assert json.dumps(after) == json.dumps(before), ref


def test_masked_parties_come_last_of_their_kind_by_number_and_what_they_miss_follows() -> None:
    build = Build(shipped=True)
    for name, number in (("a", 12), ("b", 2), ("c", None), ("z", None)):
        build.org(name, "health", sensitive=number is not None, sensitive_number=number)
        build.seat(name, "w")
        build.route(org(name), meeting("w"))
    build.meeting("w")
    network = build.network()
    shown = ["Consultation:ovl-w", "Organisation:org-c", "Organisation:org-z"]
    shown += ["Organisation:gevoelig-2", "Organisation:gevoelig-12"]
    answer = picture(network, "meetings")
    assert [node["id"] for node in answer["nodes"]] == shown
    assert answer["table"]["ids"] == shown
    assert [tie["to"] for tie in answer["ties"]] == [] or [tie["from"] for tie in answer["ties"]] == shown[1:]
    named = picture(network, "meetings", masked=False)
    assert [node["id"][-1] for node in named["nodes"]] == ["w", "a", "b", "c", "z"]


def test_a_number_stands_once_in_a_masked_name() -> None:
    build = Build(shipped=True)
    build.org("Moskee", "faith_community", sensitive_number=2)
    for title in ("imam", "voorganger"):
        build.expert(title, "Moskee")
    answer = picture(build.network(), "around", "Organisation:org-Moskee")
    names = [node["name"] for node in answer["nodes"]]
    assert len(set(names)) == 3
    assert all(name.count("gevoelig-2") == 1 for name in names), names
