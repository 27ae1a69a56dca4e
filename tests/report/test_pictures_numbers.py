"""What a picture says is of the whole answer, however little of it is drawn, and its lines can be seen."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from netmap.model import Network
from netmap.report.colours import DARK, LIGHT
from netmap.report.pictures.interactive import FAINT, TIES, interactive
from netmap.texts import LANGUAGES, say
from netmap.ui.picture_drawing import drawing_of
from tests.build import Build, meeting, org
from tests.generator import generate
from tests.loading import load
from tests.report.pictures import every_wish, picture, sample


@cache
def large() -> Network:
    return load(generate(400, seed=7, silence=0.3).workbook())[0]


def told(answer: dict[str, Any]) -> tuple[list[str], bool]:
    """Return what is said of the whole, and whether it is said that not all of it is drawn."""
    language, masked_start = answer["language"], say("picture.says.most", answer["language"], name="|", count=0)
    part = say("picture.says.part", language, shown=str(answer["shown"]), total=str(answer["total"]))
    rest = [one for one in answer["sentences"] if one != part and not one.startswith(masked_start.partition("|")[0])]
    return rest, part in answer["sentences"]


WISHES = [("waterveen", wish) for wish in every_wish(sample("waterveen"))]
WISHES += [
    ("large", wish)
    for wish in [
        ("routes",),
        ("meetings",),
        ("overview",),
        ("sectors", "police", "health"),
        ("sectors", "sport", "media"),
    ]
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "wish"), WISHES)
def test_what_is_said_does_not_depend_on_how_much_is_drawn(name: str, wish: tuple[str, ...], language: str) -> None:
    network = large() if name == "large" else sample(name)
    whole, cut = told(picture(network, *wish, most=1000, language=language))
    assert not cut or wish[0] == "gap"  # a white spot shows 25 at most
    for most in (1, 5, 60):
        answer = picture(network, *wish, most=most, language=language)
        said, cut = told(answer)
        assert said == whole
        assert cut is (answer["shown"] < answer["total"])


def test_of_many_ways_the_places_where_signals_stop_are_drawn_first() -> None:
    network = large()
    whole, few = (picture(network, "routes", most=most) for most in (1000, 60))
    stops = {one["name"]: one["sign"] for one in whole["nodes"] if one["missing"]}
    drawn = {one["name"] for one in few["nodes"] if one["missing"]}
    sure = {name for name, sign in stops.items() if sign == "absent"}
    assert drawn <= set(stops)
    assert sure <= drawn or len(drawn) == 40
    assert len(drawn) == min(len(stops), 40)
    assert any(tie["arrow"] and not tie["missing"] for tie in few["ties"])


def test_a_table_of_which_no_seat_is_known_is_not_called_meeting_together() -> None:
    build = Build(shipped=True)
    build.meeting("w")
    assert picture(build.network(), "meetings")["sentences"] == ["Van 1 overleg is niet bekend wie erin zitten."]
    build.org("a")
    build.meeting("v")
    build.seat("a", "v")
    assert picture(build.network(), "meetings")["sentences"] == [
        "Samen in overleg: 1 partij en 2 overleggen.",
        "Van 1 overleg is niet bekend wie erin zitten.",
    ]


def test_informing_and_reporting_back_are_told_as_such_and_are_no_way() -> None:
    build = Build(shipped=True)
    build.org("a")
    build.meeting("w")
    build.route(org("a"), meeting("w"), kind="informs")
    build.route(meeting("w"), org("a"), "down", "reports_back")
    network = build.network()
    answer = picture(network, "around", "Organisation:org-a")
    assert sorted(tie["words"] for tie in answer["ties"]) == ["a informeert w", "w koppelt terug aan a"]
    assert not any(tie["arrow"] for tie in answer["ties"])
    how = {row[0]: row[4] for row in answer["table"]["rows"]}
    assert how == {
        "a": "informeert w; krijgt een terugkoppeling van w",
        "w": "wordt geïnformeerd door a; koppelt terug aan a",
    }
    assert not any(tie for tie in picture(network, "routes")["ties"] if "route" in tie["kinds"])


# --- lines that can be seen -------------------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_every_line_that_says_something_can_be_seen(name: str, palette: dict[str, str]) -> None:
    used = {TIES[name], FAINT[name]}
    for wish in every_wish(sample("waterveen")):
        answer = picture(sample("waterveen"), *wish)
        used |= {edge["color"]["color"] for edge in interactive(answer, dark=name == "dark")["edges"]}
        shown = drawing_of(answer, "nl")["palettes"][name]
        used |= {shown[colour] for colour in ("line", "faint", "accent", "text")}
    for colour in used:
        for behind in ("background", "surface"):
            assert contrast(colour, palette[behind]) >= 3, (colour, behind)


def test_what_is_less_important_is_thinner_and_not_paler() -> None:
    answer = picture(sample("waterveen"), "overview")
    thin = [tie["width"] for tie in answer["ties"] if tie["faint"]]
    thick = [tie["width"] for tie in answer["ties"] if not tie["faint"]]
    assert thin
    assert max(thin) < min(thick)
