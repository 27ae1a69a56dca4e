"""What somebody means by the name of a theme, area, phase or sector, and the method without a network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from netmap import model as m
from netmap.errors import NetworkNotFound, UsageError
from netmap.model import Network
from netmap.services.choosing import Choosing
from netmap.services.methods import Methods
from netmap.texts import LANGUAGES, error_sentence
from tests.build import DAY, Build


class OnOne(Choosing, Methods):
    """The use cases on one network that needs no database; None: there is none."""

    def __init__(self, content: Network | None) -> None:
        self._content = content
        self._today: Callable[[], date] = lambda: DAY

    def network(self, name: str | None = None) -> Network:
        if self._content is None or name not in (None, self._content.name):
            raise NetworkNotFound("network.none")
        return self._content


def town() -> Network:
    build = Build(shipped=True)
    build.theme("brand")
    build.org("pol", "police")
    build.area("Noord")
    build.add(m.Area(id="BU01", name="Centrum", code="BU01"))
    build.add(m.Area(id="WK01", name="Centrum"))
    return build.network()


@pytest.mark.parametrize(
    ("what", "typed", "meant"),
    [
        ("theme", "brand", "brand"),
        ("theme", " BRAND ", "brand"),
        ("area", "noord", "geb-Noord"),
        ("area", "geb-Noord", "geb-Noord"),
        ("area", "BU01", "BU01"),
        ("phase", "spanningen", "tension"),
        ("phase", "tension", "tension"),
        ("phase", "ingrijpen", "tension"),
        ("phase", "first signs", "first_signs"),
    ],
)
def test_a_name_id_code_or_synonym_is_understood(what: str, typed: str, meant: str) -> None:
    asked: dict[str, Any] = {what: typed}
    situation = OnOne(town()).situation_of(**asked)
    assert getattr(situation, what) == meant
    assert bool(situation)


def test_nothing_typed_is_nothing_chosen() -> None:
    assert not OnOne(town()).situation_of()
    assert OnOne(town()).sector_of(None, None) == ""


def test_a_sector_is_understood() -> None:
    assert OnOne(town()).sector_of(None, "Politie") == "police"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("what", "typed", "code", "known"),
    [
        ("area", "centrum", "choice.several.area", "BU01"),
        ("area", "zuid", "choice.unknown.area", "Noord"),
        ("theme", "water", "choice.unknown.theme", "brand"),
        ("phase", "water", "choice.unknown.phase", ""),
    ],
)
def test_what_is_unclear_is_refused_with_what_there_is(
    what: str, typed: str, code: str, known: str, language: str
) -> None:
    asked: dict[str, Any] = {what: typed}
    with pytest.raises(UsageError) as refused:
        OnOne(town()).situation_of(**asked)
    assert (refused.value.code, refused.value.exit_code) == (code, 2)
    sentence = error_sentence(refused.value, language)
    assert typed in sentence
    assert known in sentence


def test_a_map_without_areas_says_so() -> None:
    with pytest.raises(UsageError) as refused:
        OnOne(Build().network()).situation_of(area="noord")
    assert refused.value.code == "choice.none.area"


def test_the_method_needs_no_network() -> None:
    told = OnOne(None).method()
    assert told["network"] is None
    assert told["head"].startswith("Norm handreiking, ")
    assert told["sections"] == OnOne(town()).method()["sections"]


def test_the_method_of_a_network_that_is_not_there_is_refused() -> None:
    with pytest.raises(NetworkNotFound):
        OnOne(town()).method("Elders")
