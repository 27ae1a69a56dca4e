"""Routes on the sample networks through the services: where to begin, every answer in words, paper on one side."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netmap.analysis.routes import results
from netmap.analysis.situation import Situation
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.model import Network
from netmap.resources import resource_folder
from netmap.sensitive import sensitive_ids
from netmap.services import Services
from netmap.services import routes as module
from netmap.services.routes import MOST_STEPS, RouteForm
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence
from netmap.wiring import open_services
from tests.report.routes import sentences_of, too_long

pytestmark = pytest.mark.embedded

FOLDER = resource_folder("sample_networks")
SAMPLES = ("rietdam", "waterveen")
YOUTH = Situation(theme="youth_nuisance")
YOUTH_WORK = "Organisation:org-jongerenwerk-waterveen"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Read(Services):
    """The services, with each network read from the database once."""

    @cache  # noqa: B019 - lives as long as the tests of this module
    def network(self, name: str | None = None) -> Network:
        return super().network(name)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("routes") / "data"
    opened = open_services(settings_for(data))
    for sample in SAMPLES:
        opened.load_example(sample)
    yield Read(opened._store, today=lambda: date(2026, 9, 1), now=lambda: "2026-09-01T00:00:00Z", who="test")
    opened.close()
    embedded.stop(data)


def network_id(sample: str) -> str:
    return f"net-{sample}-voorbeeld"


WATERVEEN = network_id("waterveen")


def refused(services: Read, text: str, **options: Any) -> str:
    with pytest.raises(UsageError) as caught:
        services.place_of(WATERVEEN, text, **options)
    return error_sentence(caught.value)


# --- where to begin -------------------------------------------------------------------------------------------------


def test_a_signal_begins_at_a_party_a_consultation_or_a_channel_where_somebody_is(services: Read) -> None:
    found = services.entrances(WATERVEEN, masked=False)
    assert [entry["name"].casefold() for entry in found] == sorted(entry["name"].casefold() for entry in found)
    kinds = {entry["of"]: entry["kind"] for entry in found}
    assert kinds[YOUTH_WORK] == "jongerenwerk"
    assert kinds["Consultation:ovl-driehoek"] == "driehoek"
    assert kinds["Channel:report_app"] == "kanaal"
    assert Counter(of.partition(":")[0] for of in kinds)["Channel"] == 7, "somebody is present in seven of them"
    assert "Consultation:ovl-platform-jaarwisseling" not in kinds, "suspended"


def test_an_expert_begins_where_his_organisation_does(services: Read) -> None:
    found = {entry["of"]: entry for entry in services.entrances(WATERVEEN)}
    expert = "Expert:exp-adviseur-polarisatie"
    assert found[expert]["kind"] == "deskundige"
    assert found[expert]["name"] == "adviseur polarisatie (Kennispunt Polarisatie Plassenland)"
    for text in ("adviseur polarisatie", found[expert]["name"], "deskundige: adviseur polarisatie"):
        assert services.place_of(WATERVEEN, text) == expert
    answer = services.route(WATERVEEN, of="adviseur polarisatie", situation=Situation(theme="polarisation"))
    assert answer["result"]["from"]["name"] == "Kennispunt Polarisatie Plassenland"
    assert [remark["sentence"] for remark in answer["remarks"] if remark["code"] == "route.remark.seen_by"] == [
        "De weg begint bij de organisatie van deze deskundige: Kennispunt Polarisatie Plassenland."
    ]
    down = services.route_down(WATERVEEN, of=expert)["result"]
    assert down["from"] == [answer["result"]["from"]]


def test_a_masked_list_names_no_sensitive_party(services: Read) -> None:
    found = services.entrances(WATERVEEN)
    sensitive = sensitive_ids(services.network(WATERVEEN))
    assert {f"Organisation:{shown}" for ref, shown in sensitive.items()} <= {entry["of"] for entry in found}
    assert not any("Moskee" in entry["name"] for entry in found)
    assert {entry["kind"] for entry in found if "gevoelig" in entry["of"]} == {"organisatie"}


@pytest.mark.parametrize(
    "text",
    [YOUTH_WORK, "org-jongerenwerk-waterveen", "Jongerenwerk Waterveen", " jongerenwerk  waterveen "],
)
def test_a_place_is_meant_by_reference_id_or_name(services: Read, text: str) -> None:
    assert services.place_of(WATERVEEN, text) == YOUTH_WORK


def test_a_place_is_meant_by_another_name_and_by_its_number(services: Read) -> None:
    assert services.place_of(WATERVEEN, "OOV") == "Organisation:org-afdeling-openbare-orde-en-veiligheid"
    assert services.place_of(WATERVEEN, "RVO") == "Consultation:ovl-regionaal-veiligheidsoverleg-plassenland"
    assert services.place_of(WATERVEEN, "meldapp") == "Channel:report_app"
    for ref, shown in sensitive_ids(services.network(WATERVEEN)).items():
        if ref.label == "Organisation":
            assert services.place_of(WATERVEEN, shown) == str(ref)
            assert services.place_of(WATERVEEN, f"Organisation:{shown}") == str(ref)


def test_what_is_not_there_gets_names_like_it(services: Read) -> None:
    assert refused(services, "Jongerenwerk Watervene") == (
        "'Jongerenwerk Watervene' staat niet op de kaart. Bedoelt u Jongerenwerk Waterveen?"
    )
    assert "Driehoek Waterveen" in refused(services, "de drie hoek")
    assert refused(services, "qqqq") == (
        "'qqqq' staat niet op de kaart als partij, overleg, kanaal of deskundige. Controleer de naam."
    )
    assert refused(services, "").startswith("'' staat niet op de kaart")
    assert "Moskee Waterveen" not in refused(services, "Moske Waterveen")
    assert "Moskee Waterveen" in refused(services, "Moske Waterveen", masked=False)


def test_what_does_not_count_now_says_so(services: Read) -> None:
    assert refused(services, "Platform Jaarwisseling").startswith("Platform Jaarwisseling telt nu niet mee")


# --- one place ------------------------------------------------------------------------------------------------------


def test_the_youth_worker_reads_where_to_go(services: Read) -> None:
    found = services.route(WATERVEEN, of="Jongerenwerk Waterveen", situation=YOUTH)
    assert found["result"]["status"] == "route"
    assert found["sentences"][0] == "Meld dit in Jeugdoverleg Waterveen (elke maand, voorzitter: teamleider)."
    assert found["sentences"][1] == (
        "Daar wordt het ook geduid, daarna beslist Driehoek Waterveen (bij een brandhaard; gewoonte)."
    )
    assert found["result"]["checked_on"]
    assert found["situation"]["words"] == "Voor jongerenoverlast"
    steps = found["result"]["routes"][0]["steps"]
    assert {row["sheet"] for step in steps for row in step["evidence"]} <= {
        *("Deelname", "Doorgeven", "Dekking", "Overleggen")
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_from_everywhere_about_everything_the_answer_is_short_and_whole(services: Read, sample: str) -> None:
    network = services.network(network_id(sample))
    themes = ["", *sorted(entry["id"] for entry in services.situations(network.id)["theme"])]
    statuses: Counter[str] = Counter()
    # Each place with three of the themes: all pairs take minutes.
    for place, entry in enumerate(services.entrances(network.id, masked=False)):
        for theme in themes[place % 5 :: 5][:3]:
            for language in LANGUAGES:
                found = services.route(
                    network.id,
                    of=entry["of"],
                    situation=Situation(theme=theme),
                    language=language,
                    masked=False,
                    mark_sensitive=True,
                )
                result = found["result"]
                statuses[result["status"]] += 1
                assert 1 <= len(found["sentences"]) <= 3, entry
                assert too_long(sentences_of(found)) == [], (entry, theme)
                assert bool(result["single_sentence"]) == (result["status"] == "route")
                if result["status"] == "route":
                    assert result["questions"] == result["missing_links"] == []
                    assert all(not route["unknown_stages"] for route in result["routes"])
                else:
                    assert result["questions"] or result["missing_links"], (entry, theme)
    assert statuses["route"]
    assert statuses["unknown"]


def test_nothing_sensitive_leaves(services: Read) -> None:
    network = services.network(WATERVEEN)
    names = {network.name_of(ref) for ref in sensitive_ids(network) if ref.label == "Organisation"}
    for entry in services.entrances(WATERVEEN):
        for theme in ("", "youth_nuisance"):
            asked: dict[str, Any] = {"of": entry["of"], "situation": Situation(theme=theme)}
            text = json.dumps(services.route(WATERVEEN, **asked), ensure_ascii=False)
            assert not any(name in text for name in names), entry
    for answer in (services.routes(WATERVEEN), services.route_down(WATERVEEN)):
        assert not any(name in json.dumps(answer, ensure_ascii=False) for name in names)


def test_an_answer_is_kept_and_gives_the_same_bytes(services: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def dumped() -> list[str]:
        asked = (
            services.route(WATERVEEN, of=YOUTH_WORK, situation=YOUTH),
            services.route_down(WATERVEEN),
            services.routes(WATERVEEN, situation=YOUTH),
        )
        return [json.dumps(answer, ensure_ascii=False) for answer in asked]

    first = dumped()
    for name in ("route_from", "routes_of", "spread_down"):
        monkeypatch.setattr(module, name, None)
    assert dumped() == first, "nothing is worked out anew"


def test_a_phase_changes_no_answer(services: Read) -> None:
    plain = services.route(WATERVEEN, of=YOUTH_WORK, situation=YOUTH)
    phased = services.route(WATERVEEN, of=YOUTH_WORK, situation=Situation(theme=YOUTH.theme, phase="escalation"))
    assert phased == plain


def test_how_many_ways_are_shown_is_up_to_the_asker(services: Read) -> None:
    one = services.route(WATERVEEN, of=YOUTH_WORK, situation=YOUTH, most=1)["result"]["routes"]
    more = services.route(WATERVEEN, of=YOUTH_WORK, situation=YOUTH)["result"]["routes"]
    assert len(one) == 1 < len(more) <= 3
    assert more[0] == one[0]


# --- paper ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_sheet_is_the_same_each_time_and_masked(services: Read, form: RouteForm) -> None:
    asked: dict[str, Any] = {"of": YOUTH_WORK, "situation": YOUTH}
    first = services.route_sheet(WATERVEEN, form=form, **asked)
    assert first == services.route_sheet(WATERVEEN, form=form, **asked)
    assert len(first) > 2_000


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sheet_is_one_side_of_paper(services: Read, sample: str, tmp_path: Path) -> None:
    """The longest sheets of a sample: by number of steps, and by number of letters."""
    asked = [
        (entry["of"], theme)
        for entry in services.entrances(network_id(sample))
        for theme in ("youth_nuisance", "neighbour_conflict", "domestic_violence")
    ]
    sheets = {
        (of, theme): services.route_sheet(network_id(sample), of=of, form="html", situation=Situation(theme=theme))
        for of, theme in asked
    }
    rows = sorted(sheets, key=lambda key: (-sheets[key].count(b"<tr>"), key))[:2]
    letters = sorted(sheets, key=lambda key: (-len(sheets[key]), key))[:2]
    for number, key in enumerate(dict.fromkeys((*rows, *letters))):
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


# --- down, and the whole network ------------------------------------------------------------------------------------


def test_the_mayor_reads_who_does_not_hear_a_request(services: Read) -> None:
    found = services.route_down(WATERVEEN, masked=False)
    result = found["result"]
    assert {entry["of"] for entry in result["from"]} == {
        *("Consultation:ovl-kernteam", "Consultation:ovl-ambtelijk-vooroverleg-onrust")
    }
    heard = {entry["of"] for entry in result["heard"]["organisation"]}
    missed = {entry["of"] for entry in result["not_heard"]["organisation"]}
    assert heard
    assert missed
    assert not heard & missed
    assert result["by_step"][-1] == len(heard)
    assert found["sentences"][1].startswith(f"{len(missed)} partijen horen het niet:")
    nearer = services.route_down(WATERVEEN, within=1, masked=False)["result"]
    assert {entry["of"] for entry in nearer["heard"]["organisation"]} < heard


def test_a_request_of_somebody_else_begins_there(services: Read) -> None:
    found = services.route_down(WATERVEEN, of="Stuurgroep Zorg en Veiligheid", within=2)
    assert [entry["name"] for entry in found["result"]["from"]] == ["Stuurgroep Zorg en Veiligheid"]
    assert found["result"]["within"] == 2


@pytest.mark.parametrize("within", [0, MOST_STEPS + 1])
def test_the_number_of_steps_has_bounds(services: Read, within: int) -> None:
    with pytest.raises(UsageError, match=r"cli\.bad_steps"):
        services.route_down(WATERVEEN, within=within)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("theme", ["", "youth_nuisance"])
def test_the_whole_network_is_told_in_short_sentences(services: Read, sample: str, language: str, theme: str) -> None:
    found = services.routes(network_id(sample), situation=Situation(theme=theme), language=language, masked=False)
    counts = found["result"]["counts"]
    assert counts["places"] == counts["with_route"] + counts["open"] + counts["without"] > 0
    assert 1 <= len(found["sentences"]) <= 3
    assert too_long(sentences_of(found)) == []
    breaks = [len(point["breaks"]) for point in found["result"]["single_points"]]
    assert breaks == sorted(breaks, reverse=True)


def test_a_stated_nobody_is_a_dead_end_with_its_row(services: Read) -> None:
    found = services.routes(WATERVEEN)
    ends = {end["place"]["name"]: end for end in found["result"]["dead_ends"]}
    school = ends["Schoolveiligheidsoverleg"]
    assert school["consultation"] == school["place"]
    assert school["confidence"] == "established"
    assert school["evidence"][0]["sheet"] == "Doorgeven"
    assert "Schoolveiligheidsoverleg" in found["sentences"][0]
    assert {end["type"] for end in found["result"]["dead_ends"]} <= {*results.DeadEndType}


def test_progress_is_told_for_what_is_not_kept(services: Read) -> None:
    told: list[tuple[int, int]] = []
    services.routes(
        WATERVEEN, situation=Situation(theme="polarisation"), progress=lambda done, of: told.append((done, of))
    )
    assert told
    assert told[-1][0] == told[-1][1]


def test_a_theme_without_any_way_says_so_first_and_who_was_told_to_take_which_stage(services: Read) -> None:
    told = services.routes(WATERVEEN, situation=Situation(theme="asylum_reception"), language="nl")
    assert told["result"]["counts"]["with_route"] == 0
    assert (
        told["sentences"][0] == "Over opvang vluchtelingen is vanuit geen enkele plek een weg naar een besluit bekend."
    )
    assert "Over opvang vluchtelingen beslist niemand: dat is zo opgegeven." in told["sentences"]
    silent = services.routes(network_id("rietdam"), situation=Situation(theme="polarisation"))
    assert [question["sentence"] for question in silent["result"]["questions"]], "nobody told who decides: a question"


def test_places_without_a_known_way_are_named_and_so_are_parties_that_sit_nowhere(services: Read) -> None:
    told = services.routes(WATERVEEN, situation=YOUTH)["result"]
    assert len(told["open"]) + len(told["without"]) + told["counts"]["with_route"] == told["counts"]["places"]
    assert told["open"][0]["name"] == "Overleg Opvang De Meent"
    assert "Waterveense Courant" in [entry["name"] for entry in told["seatless"]]
    assert "Bewonersvereniging Dorpskern" in [
        entry["name"] for entry in services.routes(network_id("rietdam"))["result"]["seatless"]
    ]
