"""Who answered everything with no is asked nothing more; who said nothing has no finding."""

from __future__ import annotations

import pytest

from netmap.analysis.results import State
from netmap.model import Coordinates, Ref
from netmap.reference.norm import default_norm
from tests.analysis.judging import gaps, judged, town
from tests.build import Build, meeting, org

MINE = [
    line.id
    for line in default_norm().lines
    if str(line.needs).split("(")[0]
    in {
        "actor_in_phase",
        "assured",
        "dated_within",
        "deputised",
        "expert",
        "linked",
        "reached_from_hub",
        "recorded",
        "route_to",
        "seated",
    }
    or line.id in {"hub-one", "spokesperson", "residents-entry", "digital-channels"}
]


def everything_answered_with_no() -> Build:
    """Every list complete, and every cell filled in or stated to hold nothing; Bureau sits nowhere."""
    b = town()
    b.org("Politie", actor_type="police", checked_on="2026")
    b.org("Welzijn", actor_type="welfare")
    b.setting("past_unrest", "U", "2010")
    b.theme("U", domains=("D",), now=False)
    for sheet in ("organisations", "consultations", "participation", "escalation", "coverage", "experts", "channels"):
        b.complete(sheet)
    b.org("Bureau", "expertise", actor_type="expertise_centre")
    b.expert("jurist", "Bureau", domain="D9")
    jurist = Ref("Expert", "exp-jurist")
    for about in ("deputy", "agreed"):
        b.says("no", about, jurist)
    for name in ("Gemeente", "Politie", "Welzijn", "Bureau"):
        for about in ("channels", "told", "helped", "consent"):
            b.says("no", about, org(name))
    for table in (meeting("K"), meeting("W")):
        for about in ("plan", "mandate", "route"):
            b.says("no", about, table)
    for who, where in (("Gemeente", "K"), ("Politie", "K"), ("Welzijn", "W")):
        b.says("no", "role", org(who), object=str(meeting(where)))
    b.tie(Coordinates, org("Welzijn"), meeting("W"))
    b.says("no", "assured", meeting("W"))
    b.setting("exercise", "geen", "2026")
    return b


def test_who_answered_everything_with_no_is_asked_nothing_more() -> None:
    b = everything_answered_with_no()
    assert len(MINE) == 21
    states = {line: {v.state for v in judged(b, line).values()} for line in MINE}
    assert {line for line, found in states.items() if State.UNKNOWN in found} == set()
    without = {line for line, found in states.items() if State.ABSENT not in found}
    assert without == {"hub-one", "sensitive-consent", "facts-checked"}, "these are as they should be"
    for line in MINE:
        assert not gaps(b, line).questions, line


@pytest.mark.parametrize("line", MINE)
def test_taking_the_complete_lists_away_leaves_no_finding_that_rests_on_them(line: str) -> None:
    b = everything_answered_with_no()
    for key in [key for key, record in b.records.items() if getattr(record, "key", None) == "complete"]:
        b.without(*key)
    for key in [key for key in b.records if key[0] == "Statement"]:
        b.without(*key)
    found = {f.line_id for f in gaps(b, line).findings}
    assert found <= {"exercise"}, "silence makes no finding"
