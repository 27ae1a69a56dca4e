"""Pictures as the pages ask for them, on a real store: places are kept, files are masked, wishes are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from netmap.config import settings_for
from netmap.errors import StoreReadOnly, UsageError
from netmap.model import Organisation, Ref, TakesPart, make_change_set, seat_id
from netmap.report.names import Names
from netmap.report.pictures.files import FORMS
from netmap.services import Services, new_network
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

DAY = date(2026, 9, 1)
SAMPLES = ("rietdam", "waterveen")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("pictures") / "data"
    found = open_services(settings_for(data))
    for sample in SAMPLES:
        found.load_example(sample)
    yield found
    found.close()
    embedded.stop(data)


@pytest.fixture(scope="module")
def waterveen(services: Services) -> str:
    """The id of Waterveen."""
    return services.load_example("waterveen")


def places(answer: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Return where things stand as seen from the first node, which is in both pictures that are compared."""
    first = answer["nodes"][0]
    return {n["id"]: (round(n["x"] - first["x"], 1), round(n["y"] - first["y"], 1)) for n in answer["nodes"]}


def wishes(services: Services, network: str) -> list[dict[str, Any]]:
    gaps = services.gaps(network)["result"]
    content = services.network(network)
    busiest = max(
        content.of(Organisation), key=lambda key: (sum(t.start.id == key for t in content.of(TakesPart).values()), key)
    )
    return [
        {"subject": "overview"},
        {"subject": "around", "subjects": [f"Organisation:{busiest}"]},
        {"subject": "theme", "subjects": [f"Theme:{gaps['themes'][0]['id']}"]},
        {"subject": "sectors", "subjects": ["police", "health"]},
        {"subject": "gap", "subjects": [gaps["findings"][0]["id"]]},
        {"subject": "gap", "subjects": [next(q["if_no"]["id"] for q in gaps["questions"] if q["if_no"])]},
        {"subject": "routes"},
        {"subject": "meetings"},
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_picture_of_every_sample_is_the_same_twice(services: Services, sample: str, language: str) -> None:
    network = services.load_example(sample)
    for wish in wishes(services, network):
        answer = services.picture(network, language=language, **wish)
        assert answer["wish"]["subject"] == wish["subject"]
        assert answer["nodes"]
        assert answer["reference_date"] == DAY.isoformat()
        assert answer == services.picture(network, language=language, **wish)


def test_a_picture_of_a_white_spot_has_the_title_of_the_list(services: Services, waterveen: str) -> None:
    for finding in services.gaps(waterveen)["result"]["findings"]:
        answer = services.picture(waterveen, subject="gap", subjects=[finding["id"]])
        assert f"{answer['title']}." == finding["title"]
        assert answer["sentences"][0] == finding["confidence_reason"]
        # Of what there is too much of, nothing is missing.
        signs = [] if finding["coverage"] == "too_many" else ["absent"]
        assert [node["sign"] for node in answer["nodes"] if node["missing"]] == signs


def test_a_picture_of_a_possible_white_spot_has_the_question_as_its_title(services: Services, waterveen: str) -> None:
    result = services.gaps(waterveen)["result"]
    found = {finding["id"] for finding in result["findings"]}
    for question in result["questions"]:
        # Of many parties some may have said no while others are silent: then there is a finding, and it goes first.
        if question["if_no"] and question["if_no"]["coverage"] == "none" and question["if_no"]["id"] not in found:
            answer = services.picture(waterveen, subject="gap", subjects=[question["if_no"]["id"]])
            assert answer["title"] == question["sentence"]
            assert {node["sign"] for node in answer["nodes"] if node["missing"]} == {"unknown"}
            assert "Witte plek" not in " ".join(answer["sentences"])


def test_of_a_white_spot_and_a_question_of_one_id_the_white_spot_is_drawn(services: Services, waterveen: str) -> None:
    result = services.gaps(waterveen)["result"]
    findings = {finding["id"]: finding for finding in result["findings"]}
    both = {q["if_no"]["id"] for q in result["questions"] if q["if_no"]} & findings.keys()
    assert both  # two parties were not told; of many others nobody said whether they were
    for shared in both:
        answer = services.picture(waterveen, subject="gap", subjects=[shared])
        assert f"{answer['title']}." == findings[shared]["title"]
        assert {node["sign"] for node in answer["nodes"] if node["missing"]} == {"absent"}


def test_a_new_party_moves_nobody_and_is_drawn(services: Services, waterveen: str) -> None:
    wish: dict[str, Any] = {"subject": "around", "subjects": ["Organisation:ggd-pl"]}
    before = services.picture(waterveen, **wish)
    content = services.network(waterveen)
    table = next(t.end for t in content.of(TakesPart).values() if t.start == Ref("Organisation", "ggd-pl"))
    party = Organisation(id="org-nieuw", name="Nieuwe partij")
    seat = TakesPart(id=seat_id(party.ref, table, None), start=party.ref, end=table)
    services._store.apply(
        make_change_set(content, [party, seat], who="toets", when="2026-09-02T08:00:00Z", why="toets")
    )
    after = services.picture(waterveen, **wish)
    assert "Organisation:org-nieuw" in places(after)
    assert places(after).items() >= places(before).items()
    # Another picture of the same network is as before, too: keeping places is no change of the data.
    version = services.data_version(waterveen)
    services.picture(waterveen, subject="meetings")
    assert services.data_version(waterveen) == version


def test_growing_shows_more_and_moves_nobody(services: Services, waterveen: str) -> None:
    wish: dict[str, Any] = {"subject": "around", "subjects": ["Organisation:ggd-pl"]}
    before = services.picture(waterveen, **wish)
    more = next(node for node in before["nodes"] if node["hidden"])
    after = services.picture(waterveen, grown=[more["opens"]], **wish)
    assert after["shown"] > before["shown"]
    assert places(after).items() >= places(before).items()


def test_at_most_says_how_many_there_are(services: Services, waterveen: str) -> None:
    answer = services.picture(waterveen, subject="meetings", most=10)
    assert answer["shown"] <= 10 < answer["total"]
    assert f"U ziet er {answer['shown']} van de {answer['total']}." in answer["sentences"]


class ReadOnly:
    """A store of which the check at start found a difference: it is read, and nothing is kept."""

    def __init__(self, store: Any) -> None:
        self._real = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def keep_positions(self, network_id: str, picture: str, positions: Mapping[str, tuple[float, float]]) -> Any:
        raise StoreReadOnly("store.read_only", found="toets")


def test_a_store_that_may_only_be_read_still_draws(services: Services) -> None:
    network = services.load_example("rietdam")
    real: Any = services._store
    only = Services(ReadOnly(real), today=lambda: DAY, now=lambda: "2026-09-01T00:00:00Z", who="toets")
    wish: dict[str, Any] = {"subject": "around", "subjects": ["Theme:x"]}
    content = only.network(network)
    wish["subjects"] = [f"Organisation:{sorted(content.of(Organisation))[-1]}"]
    kept = real.positions(network, f"around:{wish['subjects'][0]}")
    answer = only.picture(network, **wish)
    assert answer["nodes"]
    assert answer == only.picture(network, **wish)
    assert real.positions(network, f"around:{wish['subjects'][0]}") == kept


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_masked_unless_asked_otherwise(services: Services, waterveen: str, form: str) -> None:
    content = services.network(waterveen)
    ref = next(ref for ref in sorted(Names(content).sensitive) if ref.label == "Organisation")
    wish: dict[str, Any] = {"subject": "around", "subjects": [str(ref)], "form": form}
    masked = services.picture_file(waterveen, **wish)
    named = services.picture_file(waterveen, masked=False, **wish)
    assert masked != named
    assert masked == services.picture_file(waterveen, **wish)
    if form in ("html", "svg"):
        word = content.name_of(ref).split()[0]
        assert word not in masked.decode("utf-8")
        assert word in named.decode("utf-8")


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"subject": "alles"}, "picture.unknown_wish"),
        ({"subject": "around", "subjects": ["Organisation:bestaat-niet"]}, "picture.unknown_subject"),
        ({"subject": "around", "subjects": []}, "picture.unknown_subject"),
        ({"subject": "theme", "subjects": ["Theme:bestaat-niet"]}, "picture.unknown_subject"),
        ({"subject": "sectors", "subjects": ["police"]}, "picture.unknown_subject"),
        ({"subject": "gap", "subjects": ["0000000000000000"]}, "picture.unknown_gap"),
        ({"subject": "gap"}, "picture.unknown_gap"),
    ],
)
def test_a_wish_that_cannot_be_is_a_sentence(services: Services, waterveen: str, wish: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        services.picture(waterveen, **wish)
    assert caught.value.code == code
    for language in LANGUAGES:
        assert error_sentence(caught.value, language).endswith(".")


@pytest.mark.parametrize("wrong", [{"form": "docx"}, {"form": "png", "paper": "A2"}])
def test_a_form_that_cannot_be_is_a_sentence(services: Services, waterveen: str, wrong: Any) -> None:
    with pytest.raises(UsageError) as caught:
        services.picture_file(waterveen, subject="overview", **wrong)
    assert "A4" in error_sentence(caught.value) or "html" in error_sentence(caught.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_network_has_pictures_that_say_so(services: Services, language: str) -> None:
    services._store.create(new_network(f"Leeg {language}"))
    for wish in ({"subject": "overview"}, {"subject": "routes"}, {"subject": "meetings"}):
        answer = services.picture(f"Leeg {language}", language=language, **wish)
        assert (answer["nodes"], answer["total"]) == ([], 0)
        assert len(answer["sentences"]) == 1
        assert services.picture_file(f"Leeg {language}", language=language, form="svg", **wish).startswith(b"<?xml")
