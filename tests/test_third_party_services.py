"""Whom to invite through the services: what was typed, the team that is meant, masking, and paper on one side."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netmap.analysis.situation import Situation
from netmap.analysis.third_parties.results import Needed, Wish
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.model import Network
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.services import Services
from netmap.services import third_parties as module
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

RIETDAM, WATERVEEN = "net-rietdam-voorbeeld", "net-waterveen-voorbeeld"
CORE = "Kernteam Maatschappelijke Onrust"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Read(Services):
    """The services, with each network read from the database once."""

    @cache  # noqa: B019 - lives as long as the tests of this module
    def network(self, name: str | None = None) -> Network:
        return super().network(name)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("third_parties") / "data"
    opened = open_services(settings_for(data))
    for sample in ("rietdam", "waterveen"):
        opened.load_example(sample)
    yield Read(opened._store, today=lambda: date(2026, 9, 1), now=lambda: "2026-09-01T00:00:00Z", who="test")
    opened.close()
    embedded.stop(data)


def refused(services: Read, **asked: Any) -> str:
    with pytest.raises(UsageError) as caught:
        services.third_parties(WATERVEEN, **asked)
    return error_sentence(caught.value)


def names(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["name"] for entry in entries]


# --- what was typed ---------------------------------------------------------------------------------------------------


def test_words_ids_and_synonyms_mean_the_same(services: Read) -> None:
    typed = services.wish_of(
        WATERVEEN,
        themes=("burenruzie", "neighbour_conflict"),
        areas=("De Meenten",),
        phase="nazorg",
        groups=("Huurders",),
        needed=("woordvoering", "duiden", "beroepen"),
    )
    assert typed == Wish(
        themes=("neighbour_conflict",),
        areas=("WV03",),
        phase="return_to_calm",
        groups=("tenants",),
        needed=(Needed.INTERPRET, Needed.SPOKESPERSON, Needed.PROFESSIONS),
    )
    again = services.wish_of(
        WATERVEEN,
        themes=typed.themes,
        areas=typed.areas,
        phase=typed.phase,
        groups=typed.groups,
        needed=[needed.value for needed in typed.needed],
    )
    assert again == typed
    assert services.wish_of(WATERVEEN) == Wish()


def test_every_choice_that_is_offered_can_be_made(services: Read) -> None:
    for language in LANGUAGES:
        offered = services.third_party_choices(WATERVEEN, language=language)
        assert list(offered) == ["theme", "area", "phase", "group", "needed"]
        for key in ("id", "name"):
            wish = services.wish_of(
                WATERVEEN,
                themes=[entry[key] for entry in offered["theme"]],
                areas=[entry[key] for entry in offered["area"]],
                groups=[entry[key] for entry in offered["group"]],
                needed=[entry[key] for entry in offered["needed"]],
            )
            assert set(wish.groups) == {entry["id"] for entry in offered["group"]}
            assert set(wish.areas) == {entry["id"] for entry in offered["area"]}
            assert wish.needed == tuple(Needed)


def test_what_is_not_there_is_refused_with_what_there_is(services: Read) -> None:
    assert refused(services, themes=("onzin",)).startswith("Het thema 'onzin' is niet bekend.")
    assert "jongeren" in refused(services, groups=("moslims",))
    assert refused(services, needed=("x",)) == (
        "'x' kan niet bij 'nodig'. Kies duiden, beslissen, uitvoeren, nazorg, woordvoering of beroepen."
    )
    assert refused(services, team=("Wonen Ven",)) == "'Wonen Ven' staat niet op de kaart. Bedoelt u Wonen Veen?"
    assert refused(services, team=("qqqq",)).startswith("'qqqq' staat niet op de kaart als partij of overleg.")
    assert refused(services, team=("Platform Jaarwisseling",)).startswith("Platform Jaarwisseling telt nu niet mee")
    assert "Moskee" not in refused(services, team=("Moske Waterveen",))


# --- the answer -------------------------------------------------------------------------------------------------------


def test_the_situation_of_the_page_is_added(services: Read) -> None:
    situation = Situation(theme="asylum_reception", area="WV0301", phase="return_to_calm")
    answer = services.third_parties(WATERVEEN, situation=situation, groups=("nieuwkomers",))
    assert answer["situation"]["words"] == (
        "Voor opvang vluchtelingen in Meentpark, in de fase terugkeer naar rust; te bereiken: nieuwkomers"
    )
    assert names(answer["result"]["wish"]["themes"]) == ["opvang vluchtelingen"]
    assert answer["situation"]["phase"]["id"] == "return_to_calm"
    other = services.third_parties(WATERVEEN, situation=situation, phase="rust", themes=("burenruzie",))
    assert other["result"]["wish"]["phase"]["id"] == "calm"
    assert len(other["result"]["wish"]["themes"]) == 2


def test_a_team_may_be_named_by_party_or_by_consultation(services: Read) -> None:
    wish: dict[str, Any] = {"themes": ("neighbour_conflict",), "phase": "calm"}
    core = services.third_parties(WATERVEEN, team=(CORE,), **wish)["result"]
    assert "Politie Basisteam Plassen-Noord" in names(core["team"])
    assert "Wonen Veen" not in names(core["team"]), "on call there, so not there by itself"
    assert core["team_from"] is None
    invited = {one["party"]["name"]: one for one in core["invite"]}
    assert (invited["Wonen Veen"]["on_call"], invited["Wonen Veen"]["steps"]) == (True, 1)
    assert invited["Wonen Veen"]["function"] == "manager wonen"
    usual = services.third_parties(WATERVEEN, **wish)["result"]
    assert (usual["invite"], usual["needs"]) == (core["invite"], core["needs"])
    one = services.third_parties(WATERVEEN, team=("Organisation:pol-pn",), **wish)["result"]
    assert names(one["team"]) == ["Politie Basisteam Plassen-Noord"]
    assert services.third_parties(WATERVEEN, team=(), **wish)["result"]["team"] == []
    assert services.third_parties(RIETDAM, themes=("burenruzie",))["result"]["team_from"]["name"] == "Kernteam Rietdam"


def test_what_was_found_is_kept_and_the_same_bytes(services: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {"themes": ("armoede",), "phase": "spanningen", "areas": ("Oude Haven",)}
    once = json.dumps(services.third_parties(WATERVEEN, **asked))

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("it was worked out again")

    monkeypatch.setattr(module, "third_parties_of", fail)
    assert json.dumps(services.third_parties(WATERVEEN, **asked)) == once
    assert "youth care" in json.dumps(services.third_parties(WATERVEEN, language="en", **asked)), "words are not kept"


def test_a_sensitive_party_is_masked_unless_it_stays_here(services: Read) -> None:
    network = services.network(WATERVEEN)
    secret = SensitiveNames(network, sensitive_ids(network))
    asked: dict[str, Any] = {"groups": ("nieuwkomers",), "team": ("Wonen Veen",)}
    for themes in ((), ("polarisatie",)):
        masked = services.third_parties(WATERVEEN, themes=themes, **asked)
        assert not secret(json.dumps(masked, ensure_ascii=False))
        assert not secret(services.third_parties_sheet(WATERVEEN, form="html", themes=themes, **asked).decode())
    shown = json.dumps(services.third_parties(WATERVEEN, masked=False, mark_sensitive=True, **asked))
    assert "Vrouwengroep De Draad (gevoelig)" in shown


# --- paper ------------------------------------------------------------------------------------------------------------


def test_the_sheet_is_the_same_bytes_in_both_forms(services: Read) -> None:
    asked: dict[str, Any] = {"themes": ("burenruzie",), "phase": "rust", "areas": ("De Meenten",)}
    for form, begins in (("html", b"<!DOCTYPE html>"), ("docx", b"PK")):
        once = services.third_parties_sheet(WATERVEEN, form=form, **asked)  # type: ignore[arg-type]
        assert once.lower().startswith(begins.lower())
        assert services.third_parties_sheet(WATERVEEN, form=form, **asked) == once  # type: ignore[arg-type]


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to print")
def test_up_to_five_parties_fit_one_side(services: Read, tmp_path: Path) -> None:
    """The fullest sheets of many situations in Waterveen, as they come out of a printer."""
    offered = services.third_party_choices(WATERVEEN)
    themes = [entry["id"] for entry in offered["theme"]]
    sheets = {}
    for number, theme in enumerate(themes):
        phase = offered["phase"][number % len(offered["phase"])]["id"]
        area = offered["area"][number % len(offered["area"])]["id"]
        for team in ((CORE,), ("Gemeente Waterveen",)):
            asked: dict[str, Any] = {"themes": (theme,), "phase": phase, "areas": (area,), "team": team}
            asked["groups"] = ("newcomers", "home_owners")
            found = services.third_parties(WATERVEEN, **asked)["result"]
            if len(found["invite"]) <= 5:
                key = (len(found["invite"]), len(found["unmet"]) + len(found["call_first"]), theme, team)
                sheets[key] = services.third_parties_sheet(WATERVEEN, form="html", **asked)
    fullest = sorted(sheets, reverse=True)[:2] + sorted(sheets, key=lambda key: -len(sheets[key]))[:2]
    assert max(key[0] for key in sheets) >= 4
    for number, key in enumerate(dict.fromkeys(fullest)):
        assert pages_of(sheets[key], tmp_path / f"{number}") == 1, key


def pages_of(content: bytes, folder: Path) -> int:
    folder.mkdir()
    page, printed = folder / "sheet.html", folder / "sheet.pdf"
    page.write_bytes(content)
    assert CHROMIUM
    subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"),
            *("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
