"""Lines that bend around what they do not lead to."""

from __future__ import annotations

import math
from typing import Any

from netmap.report.pictures.bends import bends, control
from tests.report.pictures import picture, sample


def node(name: str, x: float, y: float, size: float = 12.0) -> dict[str, Any]:
    return {"id": name, "x": x, "y": y, "size": size}


def line(start: str, end: str, *, arrow: bool = True) -> dict[str, Any]:
    return {"from": start, "to": end, "arrow": arrow, "missing": False}


def test_a_line_with_nothing_in_its_way_is_straight() -> None:
    nodes = [node("a", 0, 0), node("b", 200, 0), node("c", 100, 60)]
    assert bends(nodes, [line("a", "b")]) == [0.0]
    assert bends([], []) == []


def test_a_line_bends_up_around_what_stands_between_whichever_way_it_goes() -> None:
    nodes = [node("a", 0, 0), node("b", 400, 0), node("c", 200, 0)]
    there, back = bends(nodes, [line("a", "b"), line("b", "a")])
    assert there == -back > 0
    for start, end, bend in ((nodes[0], nodes[1], there), (nodes[1], nodes[0], back)):
        x, y = control((start["x"], start["y"]), (end["x"], end["y"]), bend)
        assert x == 200
        assert y / 2 < -12  # the middle of the line is half way to there, and passes above the shape


def test_it_bends_the_other_way_when_something_is_in_the_way_there_too() -> None:
    nodes = [node("a", 0, 0), node("b", 400, 0), node("c", 200, 0), node("d", 200, -50, 45)]
    (bend,) = bends(nodes, [line("a", "b")])
    assert bend < 0


def test_in_a_crowd_only_arrows_bend_and_in_a_large_one_nothing() -> None:
    crowd = [node("a", 0, 0), node("b", 400, 0), node("c", 200, 0)]
    crowd += [node(str(number), 0, 1000 + 50 * number) for number in range(40)]
    assert [bool(bend) for bend in bends(crowd, [line("a", "b"), line("a", "b", arrow=False)])] == [True, False]
    crowd += [node(f"x{number}", 500, 1000 + 50 * number) for number in range(100)]
    assert bends(crowd, [line("a", "b")]) == [0.0]


def test_no_way_of_a_signal_runs_through_what_it_does_not_lead_to() -> None:
    answer = picture(sample("waterveen"), "routes")
    places = {one["id"]: one for one in answer["nodes"]}
    for tie in answer["ties"]:
        start, end = places[tie["from"]], places[tie["to"]]
        x, y = control((start["x"], start["y"]), (end["x"], end["y"]), tie["bend"])
        for step in range(1, 40):
            t = step / 40
            first, middle, last = (1 - t) ** 2, 2 * t * (1 - t), t**2
            at = (
                first * start["x"] + middle * x + last * end["x"],
                first * start["y"] + middle * y + last * end["y"],
            )
            for other in answer["nodes"]:
                if other["id"] not in (tie["from"], tie["to"]):
                    assert math.dist(at, (other["x"], other["y"])) >= other["size"], (tie["words"], other["name"])
