"""Overviews through the services on the embedded database: kept, narrowed, masked, as files and in both languages."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import load_workbook

from netmap.analysis.overviews import overview as analysis
from netmap.analysis.overviews.results import Kind
from netmap.analysis.situation import Situation
from netmap.config import settings_for
from netmap.errors import NetworkNotFound, UsageError
from netmap.services import Services
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence, say
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

WATERVEEN = "net-waterveen-voorbeeld"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("overviews") / "data"
    opened = open_services(settings_for(data))
    for sample in ("rietdam", "waterveen"):
        opened.load_example(sample)
    yield opened
    opened.close()
    embedded.stop(data)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_each_overview_has_the_frame_of_every_answer(services: Services, kind: Kind) -> None:
    answer = services.overview(WATERVEEN, kind=kind.value)
    assert list(answer) == [
        *("netmap", "network", "norm", "reference_date", "situation", "remarks", "sentences", "result")
    ]
    assert answer["network"]["id"] == WATERVEEN
    assert answer["reference_date"] == "2026-09-01"
    assert answer["result"]["kind"] == kind.value
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overviews_have_an_id_a_word_and_a_question(services: Services, language: str) -> None:
    kinds = services.overview_kinds(language)
    assert [kind["id"] for kind in kinds] == [kind.value for kind in Kind]
    assert all(kind["title"].endswith("?") for kind in kinds)
    assert len({kind["word"] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_an_overview_goes_by_its_id_and_its_words(services: Services, kind: Kind) -> None:
    word = say(f"overview.word.{kind.value}")
    for text in (kind.value, word, f" {word.upper()} "):
        assert services.overview_kind(text) == kind.value
    assert services.overview(WATERVEEN, kind=word) == services.overview(WATERVEEN, kind=kind.value)


def test_another_word_is_refused_with_those_that_there_are(services: Services) -> None:
    with pytest.raises(UsageError) as error:
        services.overview(WATERVEEN, kind="weer")
    assert error_sentence(error.value) == (
        "Het overzicht 'weer' bestaat niet. Kies fasen, dekking, sectoren, gebieden, sectorfasen, spreiding of kanalen."
    )


def test_an_unknown_network_is_refused(services: Services) -> None:
    with pytest.raises(NetworkNotFound):
        services.overview("Nergens", kind="phases")


def test_a_situation_holds_what_the_overview_uses(services: Services) -> None:
    chosen = services.situation_of(WATERVEEN, theme="jongerenoverlast", area="Noorderkwartier", phase="spanningen")
    areas = services.overview(WATERVEEN, kind="areas", situation=chosen)
    assert [row["name"] for row in areas["result"]["rows"]] == ["jongerenoverlast"]
    assert areas["situation"]["words"] == "Voor jongerenoverlast in Noorderkwartier"
    phases = services.overview(WATERVEEN, kind="phases", situation=chosen)
    assert [column["name"] for column in phases["result"]["columns"]] == ["spanningen"]
    assert phases["situation"]["area"] is None
    channels = services.overview(WATERVEEN, kind="channels", situation=chosen)
    assert channels == services.overview(WATERVEEN, kind="channels")


def test_an_overview_is_worked_out_once_for_all_languages_and_files(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[Kind, Situation]] = []

    def find(facts, kind, situation):  # type: ignore[no-untyped-def]
        made.append((kind, situation))
        return analysis.overview_of(facts, kind, situation)

    monkeypatch.setattr("netmap.services.overviews.overview_of", find)
    day = date(2026, 9, 2)
    for language in LANGUAGES:
        services.overview(WATERVEEN, kind="sectors", reference_date=day, language=language)
    # A phase changes nothing in this one, so that it is the same answer.
    services.overview(WATERVEEN, kind="sectors", reference_date=day, situation=Situation(phase="calm"))
    services.overview_file(WATERVEEN, kind="sectors", form="csv", reference_date=day)
    assert made == [(Kind.SECTORS, Situation())]
    services.overview(WATERVEEN, kind="sectors", reference_date=date(2026, 9, 3))
    assert len(made) == 2


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_files_are_masked_by_default_and_the_same_each_time(services: Services, kind: Kind) -> None:
    one = services.overview_file(WATERVEEN, kind=kind.value, form="xlsx")
    assert one == services.overview_file(WATERVEEN, kind=kind.value, form="xlsx")
    assert load_workbook(io.BytesIO(one)).sheetnames[-1] == "Verantwoording"
    text = services.overview_file(WATERVEEN, kind=kind.value, form="csv")
    assert text.startswith(b"\xef\xbb\xbf")
    if kind is Kind.SPREAD:
        named = services.overview_file(WATERVEEN, kind=kind.value, form="csv", masked=False)
        assert b"een gevoelige partij" in text
        assert b"een gevoelige partij" not in named


def test_a_file_has_all_rows_behind_a_cell(services: Services) -> None:
    answer = services.overview(WATERVEEN, kind="sectors")
    assert not all(cell["evidence_all"] for cell in answer["result"]["cells"])
    book = load_workbook(io.BytesIO(services.overview_file(WATERVEEN, kind="sectors", form="xlsx")))
    rows = [row[:2] for row in book["Rijen"].iter_rows(min_row=2, values_only=True)]
    assert max(rows.count(pair) for pair in set(rows)) > 12
