"""The table of themes and steps says the same as the findings and questions it is made of."""

from __future__ import annotations

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Sign
from netmap.analysis.theme_steps import theme_steps
from tests.analysis.test_worked_example import zandwijk
from tests.build import DAY, Build, org
from tests.norms import first_lines


def signs(build: Build) -> dict[str, dict[str, Sign]]:
    network, norm = build.network(), first_lines()
    rows = theme_steps(network, norm, DAY, find_gaps(network, norm, DAY))
    return {row.theme.id: {stage.value: sign for stage, sign in row.signs.items()} for row in rows}


def test_the_worked_example_reads_the_same_as_a_table() -> None:
    assert signs(zandwijk()) == {
        "T1": {
            "signal": Sign.SINGLE,
            "interpret": Sign.PRESENT,
            "decide": Sign.UNKNOWN,
            "aftercare": Sign.ABSENT,
        },
        "T2": {
            "signal": Sign.ABSENT,
            "interpret": Sign.SINGLE,
            "decide": Sign.UNKNOWN,
            "aftercare": Sign.SINGLE,
        },
    }


def test_a_theme_of_which_every_step_is_missing_is_absent_in_every_step() -> None:
    b = Build()
    b.theme("T1")
    b.org("GGD", "health")
    b.complete("coverage")
    assert set(signs(b)["T1"].values()) == {Sign.ABSENT}


def test_a_theme_that_does_not_play_now_is_not_in_the_table() -> None:
    b = Build()
    b.theme("T1")
    b.theme("T2", now=False)
    b.org("GGD", "health")
    assert list(signs(b)) == ["T1"]


def test_silence_is_unknown_and_one_party_of_an_open_list_is_there_and_perhaps_alone() -> None:
    b = Build()
    b.theme("T1")
    b.org("GGD", "health")
    b.covers(org("GGD"), "T1", "signal")
    assert signs(b)["T1"]["signal"] is Sign.PERHAPS_SINGLE
    assert signs(b)["T1"]["aftercare"] is Sign.UNKNOWN


def test_a_network_without_playing_themes_has_no_rows() -> None:
    assert signs(Build()) == {}
