from __future__ import annotations

import pytest

from netmap.analysis.predicates import REGISTRY
from netmap.errors import NormRefused
from netmap.model import Network, NormLineRecord
from netmap.reference.norm import PREDICATES, default_norm, network_norm, read_norm
from netmap.texts import error_sentence

LINE = """
[[line]]
id = "x"
text = "Iets."
kind = "instrumental"
type = "route_gap"
for_each = ["consultation"]
needs = "coordinated"
passage = { part = "A1", heading = "H", paraphrase = "P." }
"""


def refused(text: str) -> NormRefused:
    with pytest.raises(NormRefused) as caught:
        read_norm(text, "norm.toml")
    assert error_sentence(caught.value)
    return caught.value


def test_every_predicate_of_the_closed_list_has_its_function() -> None:
    assert set(PREDICATES) == set(REGISTRY)


#: What can be missing: the kinds of white spots that the domain knows, all of which the default norm asks for.
GAP_TYPES = {
    "substantive_gap", "instrumental_sector_gap", "instrumental_expertise_gap", "hub_gap", "route_gap", "steering_gap",
    "coordination_gap", "citizen_gap", "area_gap", "group_gap", "channel_gap", "continuity_gap", "plan_link_gap",
    "decision_gap", "cooperation_gap", "phase_gap", "unseated_gap", "verification_gap", "spokesperson_gap",
    "exercise_gap", "support_gap", "stale_fact",
}  # fmt: skip


def test_the_default_norm_asks_for_every_type_of_white_spot() -> None:
    assert {line.type for line in default_norm().lines} == GAP_TYPES


def test_the_default_norm_asks_for_every_stage_and_past_unrest_apart() -> None:
    needs = {str(line.needs) for line in default_norm().lines}
    assert {f"covered({stage})" for stage in ("signal", "interpret", "decide", "act", "aftercare")} <= needs
    where = {line.id: dict(line.where) for line in default_norm().lines}
    assert where["theme-expert-past"] == {"past_unrest": ("yes",)}
    assert where["theme-expert"]["past_unrest"] == ("no",)


def test_lines_have_ids_of_their_own_and_caps_within_the_table() -> None:
    lines = default_norm().lines
    assert len({line.id for line in lines}) == len(lines) == 46
    assert {line.severity_max for line in lines} <= {None, 1, 2, 3}


def test_every_predicate_of_the_default_norm_takes_a_line_of_its_own_without_code() -> None:
    for line in default_norm().lines:
        text = LINE.replace('["consultation"]', str(list(line.for_each)).replace("'", '"'))
        if " " not in str(line.needs):  # a plain need, not a combination
            (own,) = read_norm(text.replace("coordinated", str(line.needs)), "norm.toml").lines
            assert (own.id, str(own.needs)) == ("x", str(line.needs))


def test_every_default_line_has_a_short_passage_from_the_handreiking() -> None:
    for line in default_norm().lines:
        assert line.passage.part in {"A1", "A2", "A2.1", "A3", "B1", "B2", "B3"}
        assert len(line.passage.paraphrase.split()) <= 40


def test_an_overlay_switches_off_changes_and_adds() -> None:
    text = (
        'extends = "handreiking"\n[[line]]\nid = "theme-eye"\noff = true\n'
        '[[line]]\nid = "theme-signal"\nseverity = { max = 2 }\n' + LINE
    )
    norm = read_norm(text, "norm.toml")
    by_id = {line.id: line for line in norm.lines}
    assert "theme-eye" not in by_id
    assert by_id["theme-signal"].severity_max == 2
    assert by_id["theme-signal"].text == "Iemand signaleert het thema."
    assert by_id["x"].type == "route_gap"


def test_the_overlay_of_a_network_is_applied() -> None:
    records = {("NormLine", "theme-eye"): NormLineRecord(id="theme-eye", off=True)}
    norm = network_norm(Network(id="net-x", name="x", records=records), default_norm())
    assert "theme-eye" not in {line.id for line in norm.lines}


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("[[line]]", "[line"), "norm.not_toml", 2),
        (('id = "x"', ""), "norm.missing_field", 2),
        (('text = "Iets."', ""), "norm.missing_field", 2),
        (('"coordinated"', '"flies"'), "norm.unknown_value", 2),
        (('"coordinated"', '"route_to(act)"'), "norm.unknown_value", 2),
        (('"coordinated"', '"route_to"'), "norm.wrong_arguments", 2),
        (('["consultation"]', '["party"]'), "norm.wrong_subject", 2),
        (('["consultation"]', '["moon"]'), "norm.unknown_value", 2),
        (('"instrumental"', '"other"'), "norm.unknown_value", 2),
        (("text =", "tekst ="), "norm.unknown_field", 2),
        (("P.", "woord " * 41), "norm.passage_too_long", 2),
    ],
)
def test_a_bad_line_is_refused_with_its_row_and_reason(change: tuple[str, str], code: str, line: int) -> None:
    error = refused(LINE.replace(*change))
    assert (error.code, error.details["line"]) == (code, line)


def test_the_row_of_the_second_line_is_named() -> None:
    assert refused(LINE + LINE).details["line"] == 11
    assert refused(LINE + LINE).code == "norm.double_line"


def test_switching_off_a_line_that_does_not_exist_is_refused() -> None:
    assert refused('extends = "handreiking"\n[[line]]\nid = "y"\noff = true\n').code == "norm.off_unknown"


def test_an_unknown_base_is_refused() -> None:
    assert refused('extends = "maan"').code == "norm.unknown_base"
