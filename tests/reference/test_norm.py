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


def test_every_default_line_has_a_short_passage_from_the_handreiking() -> None:
    for line in default_norm().lines:
        assert line.passage.part in {"A1", "A2", "A3", "B1", "B2", "B3"}
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
        (('["consultation"]', '["theme"]'), "norm.wrong_subject", 2),
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
