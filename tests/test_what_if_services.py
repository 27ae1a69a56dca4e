"""What changes when something changes, through the services on the embedded database: nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from netmap.analysis.what_if import compare
from netmap.config import settings_for
from netmap.errors import NetworkNotFound, UsageError
from netmap.model import canonical
from netmap.sensitive import sensitive_ids
from netmap.services import Services
from netmap.services import what_if as module
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

SAMPLES = ("rietdam", "waterveen")
RIETDAM, WATERVEEN = (f"net-{sample}-voorbeeld" for sample in SAMPLES)
YOUTH = "zonder:Sector:youth_work"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("what_if") / "data"
    opened = open_services(settings_for(data))
    for sample in SAMPLES:
        opened.load_example(sample)
    yield opened
    opened.close()
    embedded.stop(data)


def refused(services: Services, **typed: object) -> str:
    with pytest.raises(UsageError) as caught:
        services.changes_of(RIETDAM, **typed)  # type: ignore[arg-type]
    return error_sentence(caught.value)


def test_nothing_is_stored(services: Services) -> None:
    before = canonical(services._store.read(RIETDAM)), services.data_version(RIETDAM)
    for scenario in services.what_if_choices(RIETDAM)["scenarios"]:
        services.what_if(RIETDAM, changes=scenario["tokens"])
    assert (canonical(services._store.read(RIETDAM)), services.data_version(RIETDAM)) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("network", [RIETDAM, WATERVEEN])
def test_a_sample_answers_and_offers_what_there_is(services: Services, network: str, language: str) -> None:
    ready = services.what_if_choices(network, language=language)
    assert [scenario["id"] for scenario in ready["scenarios"]][:2] == ["youth_work", "welfare"]
    assert set(ready["result"]) <= set(ready)
    for part in ("parties", "consultations", "sectors"):
        assert ready[part]
        assert all(set(entry) == {"of", "name"} for entry in ready[part])
    answer = services.what_if(network, changes=[YOUTH], language=language)
    assert answer["reference_date"] == "2026-09-01"
    assert answer["result"]["change"]["parts"][0]["token"] == YOUTH
    assert json.loads(json.dumps(answer)) == answer


def test_the_map_as_it_is_is_worked_out_once_and_an_answer_too(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides: list[date] = []
    answers: list[int] = []

    def side_of(network, norm, day, **options):  # type: ignore[no-untyped-def]
        sides.append(day)
        return compare.side_of(network, norm, day, **options)

    def try_changes(network, norm, day, changes, **options):  # type: ignore[no-untyped-def]
        answers.append(len(changes))
        return compare.try_changes(network, norm, day, changes, **options)

    monkeypatch.setattr(module, "side_of", side_of)
    monkeypatch.setattr(module, "try_changes", try_changes)
    day = date(2026, 9, 2)
    for changes in ([YOUTH], [YOUTH], ["terug:Sector:housing"]):
        for language in LANGUAGES:
            services.what_if(RIETDAM, changes=changes, reference_date=day, language=language)
    assert sides == [day]
    assert answers == [1, 1]


def test_what_leaves_is_masked_and_a_text_of_a_masked_answer_means_the_same(services: Services) -> None:
    network = services.network(WATERVEEN)
    sensitive = {ref: shown for ref, shown in sensitive_ids(network).items() if ref.label == "Organisation"}
    names = {network.name_of(ref) for ref in sensitive}
    assert names
    ready = json.dumps(services.what_if_choices(WATERVEEN), ensure_ascii=False)
    assert not [name for name in names if name in ready]
    for ref, shown in sensitive.items():
        own = services.what_if(WATERVEEN, changes=[f"zonder:Organisation:{ref.id}"])
        same = services.what_if(WATERVEEN, changes=[f"zonder:Organisation:{shown}"])
        assert own == same
        assert not [name for name in names if name in json.dumps(own, ensure_ascii=False)]
        assert own["result"]["change"]["parts"][0]["token"] == f"zonder:Organisation:{shown}"
    local = services.what_if(
        WATERVEEN, changes=[f"zonder:Organisation:{next(iter(sensitive)).id}"], masked=False, mark_sensitive=True
    )
    assert "(gevoelig)" in local["sentences"][0]


def test_typed_words_become_changes(services: Services) -> None:
    made = services.changes_of(
        RIETDAM,
        without=[
            "Wonen De Dam",
            "OOV",
            "sector zorg",
            "Politie Rietdam in Kernteam Rietdam",
            "Kernteam Rietdam",
            YOUTH,
        ],
        with_=[
            *("GGD Rietlanden in Wijkoverleg Rietdam", "nieuwe moskee in Wijkoverleg Rietdam"),
            *("sector sport in Wijkoverleg Rietdam", "overleg Onrusttafel: Politie Rietdam; GGD Rietlanden"),
        ],
        mandate=["Wijkoverleg Rietdam: beslist", "Driehoek Rietdam: beslist over burenruzie", "Kernteam Rietdam: geen"],
    )
    assert made == [
        "zonder:Organisation:org-wonen-de-dam",
        "zonder:Organisation:org-afdeling-openbare-orde-en-veiligheid",
        "zonder:Sector:health",
        "zonder:zetel:ovl-kernteam-rietdam:org-politie-rietdam",
        "zonder:Consultation:ovl-kernteam-rietdam",
        YOUTH,
        "met:Organisation:org-ggd-rietlanden@Consultation:ovl-wijkoverleg-rietdam",
        "met:ActorType:mosque@Consultation:ovl-wijkoverleg-rietdam",
        "met:Sector:sport@Consultation:ovl-wijkoverleg-rietdam",
        "met:overleg:Onrusttafel:org-politie-rietdam+org-ggd-rietlanden",
        "mandaat:Consultation:ovl-wijkoverleg-rietdam=decide",
        "mandaat:Consultation:ovl-driehoek-rietdam=decide:neighbour_conflict",
        "mandaat:Consultation:ovl-kernteam-rietdam=none",
    ]
    assert services.changes_of(RIETDAM, scenario="Corporaties") == ["terug:Sector:housing"]
    assert services.changes_of(RIETDAM, scenario="together")[0] == YOUTH
    answer = services.what_if(RIETDAM, changes=made)
    assert len(answer["result"]["change"]["parts"]) == len(made)


def test_what_is_not_known_is_refused_with_what_there_is(services: Services) -> None:
    assert "Wonen De Dam" in refused(services, without=["Wonen Dam"])
    assert "Jeugdoverleg Rietdam" in refused(services, without=["Politie Rietdam in Jeugdoverlg"])
    assert "geen bekende partij" in refused(services, without=["qqqqqq"])
    assert "P9" in refused(services, without=["code P9"])
    assert "geen overleg" in refused(services, with_=["Wonen De Dam"])
    assert "Driehoek: beslist" in refused(services, mandate=["Driehoek Rietdam"])
    assert "'soms'" in refused(services, mandate=["Driehoek Rietdam: soms"])
    assert "jongerenwerk, welzijn" in refused(services, scenario="iets")
    assert "Kies" in refused(services, mandate=["Driehoek Rietdam: beslist over luchtballonnen"])


def test_a_change_that_is_none_or_not_there_is_refused(services: Services) -> None:
    for token, code in (("weg", "whatif.bad_token"), ("zonder:Organisation:org-x", "whatif.not_there")):
        with pytest.raises(UsageError) as caught:
            services.what_if(RIETDAM, changes=[token])
        assert caught.value.code == code
    with pytest.raises(NetworkNotFound):
        services.what_if("nergens", changes=[])
    with pytest.raises(NetworkNotFound):
        services.what_if_choices("nergens")
