"""The own page of everything on the sample networks, in words: complete, in both languages, masked when it leaves."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from netmap.analysis.profiles.profile import profile_of
from netmap.analysis.results import GapAnswer
from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.model import Network, Organisation, Ref
from netmap.reference.norm import default_norm
from netmap.reference.words import word_of
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.report.paper import Table, to_html
from netmap.report.profiles.answer import profile_answer
from netmap.report.profiles.sheet import confirmation_sheet
from netmap.resources import resource_folder
from netmap.sensitive import sensitive_ids
from netmap.services import Services
from netmap.services.profiles import SheetForm
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence, say
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

FOLDER = resource_folder("sample_networks")
SAMPLES = ("rietdam", "waterveen")
FORMS: tuple[SheetForm, ...] = ("html", "docx")
LONGEST = 20


class Read(Services):
    """The services, with each network read from the database once."""

    @cache  # noqa: B019 - lives as long as the tests of this module
    def network(self, name: str | None = None) -> Network:
        return super().network(name)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("profiles") / "data"
    opened = open_services(settings_for(data))
    for sample in SAMPLES:
        opened.load_example(sample)
    yield Read(opened._store, today=lambda: date(2026, 9, 1), now=lambda: "2026-09-01T00:00:00Z", who="test")
    opened.close()
    embedded.stop(data)


def network_id(sample: str) -> str:
    return f"net-{sample}-voorbeeld"


def everything(services: Read, sample: str) -> list[str]:
    return [entry["of"] for entry in services.names(network_id(sample), masked=False)]


def profiles(services: Read, sample: str, language: str = "nl", *, masked: bool = False) -> list[dict[str, Any]]:
    """Return the profile of everything that a sample has."""
    return [
        services.profile(network_id(sample), of=of, language=language, masked=masked, mark_sensitive=not masked)
        for of in everything(services, sample)
    ]


def rows_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for group in answer["groups"] for row in group["rows"]]


def words_of(content: bytes, form: str) -> str:
    """Return every text in a file, those of a Word file out of its zip."""
    if form == "html":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


# --- all of it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_everything_on_a_sample_has_a_profile_in_words(services: Read, sample: str, language: str) -> None:
    for answer in profiles(services, sample, language):
        assert answer["title"] == say("profile.title", language, name=answer["name"])
        assert 1 <= len(answer["sentences"]) <= 3
        assert answer["confirm"]["sentence"]
        for group in answer["groups"]:
            assert bool(group["rows"]) != bool(group["none"]), (answer["of"], group["code"])
            for row in group["rows"]:
                assert row["what"]
                assert row["text"] or group["code"] in ("areas", "employer", "expertise"), (answer["of"], row)
                assert row["status_word"]
                assert row["said"] == "unknown" or row["where"], (answer["of"], row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_sentences_are_short(services: Read, sample: str, language: str) -> None:
    for answer in profiles(services, sample, language):
        for sentence in [*answer["sentences"], answer["confirm"]["sentence"]]:
            for part in re.split(r"(?<=[.:])\s", sentence):
                # A name may be long; what netmap adds to it may not.
                assert len(part.replace(answer["name"], "X").split()) <= LONGEST, part


def test_a_party_of_waterveen_is_told_as_its_rows_have_it(services: Read) -> None:
    answer = services.profile(network_id("waterveen"), of="Organisation:org-jongerenwerk-waterveen", masked=False)
    assert answer["sentences"] == [
        "Zit in 5 overleggen en signaleert bij 1 thema.",
        "Laatst nagegaan op 1 september 2026.",
        "Nog open: 3 vragen.",
    ]
    # It is the one to ask about two themes; no question of the whole network names it.
    assert {question["addressee"]["id"] for question in answer["questions"]} == {"org-jongerenwerk-waterveen"}
    assert {question["theme"] for question in answer["questions"]} == {"youth_nuisance", "neighbour_conflict"}
    seats = next(group for group in answer["groups"] if group["code"] == "seats")
    chairs = next(row for row in seats["rows"] if row["what"] == "Jeugdoverleg Waterveen")
    assert chairs == {
        "what": "Jeugdoverleg Waterveen",
        "of": "Consultation:ovl-jeugdoverleg-waterveen",
        "text": "teamleider; voorzitter",
        "where": "Deelname, rij 82; Overleggen, rij 11",
        "checked_on": "1 september 2026",
        "status_word": "geldt nu",
        "said": "yes",
        "status": "active",
    }
    # It said that it does not sit there: a no, with its row; its areas were never filled in: not known.
    assert seats["rows"][-1]["what"] == "Schoolveiligheidsoverleg"
    assert seats["rows"][-1]["status_word"] == "nee"
    areas = next(group for group in answer["groups"] if group["code"] == "areas")
    assert (areas["rows"], areas["none"]) == ([], "Niet bekend in welke gebieden dit werkt.")


def test_a_theme_that_nobody_sees_says_who_was_asked_and_what_is_not_known(services: Read) -> None:
    answer = services.profile(network_id("waterveen"), of="Theme:litter_dirt")
    assert answer["sentences"][0] == (
        "Niemand doet dit, volgens uw gegevens: signaleren. "
        "Niet bekend wie dit doet: duiden, beslissen, uitvoeren en nazorg."
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_only_a_stated_no_or_a_complete_list_says_no(services: Read, sample: str) -> None:
    network = services.network(network_id(sample))
    stated = {place for s in network.records.values() if s.KIND == "Statement" for place in s.provenance}
    told = {say("profile.row", sheet=place.split("|")[1], row=place.split("|")[2]) for place in stated}
    for answer in profiles(services, sample):
        for row in rows_of(answer):
            if row["said"] == "no":
                assert row["where"] in told, (answer["of"], row)
        for group in answer["groups"]:
            if group["complete"]:
                assert "volledig" in group["none"]
            elif not group["rows"]:
                assert group["none"].startswith("Niet bekend"), group


# --- where it comes from ----------------------------------------------------------------------------------------------


def cells(sample: str) -> dict[tuple[str, int], str]:
    """Return each row of the sample's own files as one text, by sheet and row."""
    found = {}
    for path in sorted(Path(str(FOLDER / sample)).glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file, delimiter=";"), start=1):
                found[(path.stem.casefold(), number)] = " ; ".join(row)
    return found


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_row_that_is_named_is_in_the_file_and_names_the_subject_or_the_other(services: Read, sample: str) -> None:
    rows = cells(sample)
    network = services.network(network_id(sample))
    checked = 0
    for answer in profiles(services, sample):
        about = names_of(network, answer["of"])
        for row in rows_of(answer):
            for place in filter(None, row["where"].split("; ")):
                sheet, number = re.fullmatch(r"(\w+), rij (\d+)", place).groups()  # type: ignore[union-attr]
                text = rows[(sheet.casefold(), int(number))].casefold()
                others = names_of(network, row["of"]) if row["of"] else {row["what"]}
                named = {name.casefold() for name in about | others}
                assert any(name in text for name in named), (answer["of"], row, text)
                checked += 1
    assert checked > 100


def names_of(network: Network, of: str) -> set[str]:
    """Return how a row can call something: name, other names, title, words of a vocabulary."""
    record: Any = network.get(Ref.parse(of))
    found = {getattr(record, field, "") for field in ("name", "title", "label_nl", "id")}
    more = {*getattr(record, "aliases", ()), *getattr(record, "synonyms", ())}
    domains = {network.name_of(Ref("ExpertiseDomain", domain)) for domain in getattr(record, "domains", ())}
    return {name for name in found | more | domains if name}


# --- what leaves ------------------------------------------------------------------------------------------------------


def secrets(network: Network) -> set[str]:
    """Return names, other names and ids of the sensitive parties, in small letters."""
    found: set[str] = set()
    for ref in sensitive_ids(network):
        record: Any = network.get(ref)
        found |= {ref.id, getattr(record, "name", ""), *getattr(record, "aliases", ())}
    return {text.casefold() for text in found if text}


def test_in_a_masked_answer_masked_names_come_last_by_number(services: Read) -> None:
    seen = 0
    for answer in profiles(services, "waterveen", masked=True):
        for group in answer["groups"]:
            if group["code"] != "members":
                continue
            names = [row["what"] for row in group["rows"] if row["said"] == "yes"]
            hidden = [name for name in names if "gevoelig-" in name]
            assert names[len(names) - len(hidden) :] == sorted(hidden)
            seen += len(hidden) > 1
    assert seen


def test_informing_is_told_apart_from_handing_on(services: Read) -> None:
    of = "Consultation:ovl-netwerkbijeenkomst-samen-waterveen"
    groups = {group["code"]: group for group in services.profile(network_id("waterveen"), of=of)["groups"]}
    assert groups["routes_out"]["rows"] == []
    (row,) = groups["tells"]["rows"]
    assert row["of"] == "Consultation:ovl-kernteam"
    assert row["text"].startswith("informeert")


def test_a_masked_answer_holds_no_name_or_id_of_a_sensitive_party(services: Read) -> None:
    hidden = secrets(services.network(network_id("waterveen")))
    assert len(hidden) >= 6
    names = json.dumps(services.names(network_id("waterveen")), ensure_ascii=False).casefold()
    assert not [text for text in hidden if text in names]
    masked = 0
    for answer in profiles(services, "waterveen", masked=True):
        text = json.dumps(answer, ensure_ascii=False).casefold()
        assert not [secret for secret in hidden if secret in text], answer["of"]
        masked += answer["sensitive"]
    assert masked > len(hidden) / 2  # there was something to hide: these parties, and who sits with them


@pytest.mark.parametrize("form", FORMS)
def test_a_masked_sheet_holds_no_name_or_id_of_a_sensitive_party(services: Read, form: SheetForm) -> None:
    network = services.network(network_id("waterveen"))
    hidden = secrets(network)
    about = [str(ref) for ref in sensitive_ids(network)] + ["Consultation:ovl-netwerkbijeenkomst-samen-waterveen"]
    for of in about:
        text = words_of(services.profile_sheet(network.id, of=of, form=form), form).casefold()
        assert not [secret for secret in hidden if secret in text], of
        assert "gevoelige partij" in text


def test_a_masked_profile_is_found_by_the_id_that_it_shows(services: Read) -> None:
    shown = [entry["of"] for entry in services.names(network_id("waterveen"))]
    assert len(set(shown)) == len(shown)
    for of in shown:
        assert services.profile(network_id("waterveen"), of=of)["of"] == of


def test_a_page_on_the_own_machine_names_a_sensitive_party_with_a_mark(services: Read) -> None:
    of = "Organisation:org-moskee-waterveen"
    answer = services.profile(network_id("waterveen"), of=of, masked=False, mark_sensitive=True)
    assert answer["name"] == "Moskee Waterveen (gevoelig)"
    assert answer["sensitive"]
    sheet = services.profile_sheet(network_id("waterveen"), of=of, form="html", masked=False)
    assert "Moskee Waterveen" in sheet.decode("utf-8")


# --- paper ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", ["Organisation:org-wonen-veen", "Consultation:ovl-kernteam", "Theme:polarisation"])
def test_the_sheet_asks_of_every_known_line_whether_it_is_right(services: Read, of: str, language: str) -> None:
    answer = services.profile(network_id("waterveen"), of=of, language=language)
    content = services.profile_sheet(network_id("waterveen"), of=of, form="docx", language=language)
    paper = Document(io.BytesIO(content))
    boxes = f"☐ {say('profile.sheet.yes', language)} ☐ {say('profile.sheet.no', language)}".replace(
        " ", "\N{NO-BREAK SPACE}"
    )
    ticks = [row.cells for table in paper.tables for row in table.rows if row.cells[1].text == boxes]
    known = [row for group in answer["groups"] for row in group["rows"] if row["said"] != "unknown"]
    asked = " ".join(cells[0].text for cells in ticks)
    assert known
    for row in known:
        assert row["what"] in asked, row
    assert {cells[2].text for cells in ticks} == {""}
    assert say("profile.sheet.title", language, name=answer["name"]) in "\n".join(p.text for p in paper.paragraphs)
    again = services.profile_sheet(network_id("waterveen"), of=of, form="docx", language=language)
    assert again == content


def test_what_is_not_known_is_a_line_to_write_on_and_never_a_box(services: Read) -> None:
    of = "Organisation:org-jongerenwerk-waterveen"
    text = words_of(services.profile_sheet(network_id("waterveen"), of=of, form="html"), "html")
    silent = text.index("Dit weten we nog niet")
    assert text.index("Werkt in deze gebieden") > silent
    assert "☐" not in text[silent:]
    assert "Wie doet nazorg rond jongerenoverlast?" in text[silent:]


def test_everything_that_is_known_stands_on_the_sheet_of_every_party_and_nothing_twice(services: Read) -> None:
    for of in (of for of in everything(services, "waterveen") if of.startswith("Organisation:")):
        answer = services.profile(network_id("waterveen"), of=of, masked=False)
        sheet = confirmation_sheet(answer)
        lines = [
            row[0] for part in sheet.parts for block in part.blocks if isinstance(block, Table) for row in block.rows
        ]
        assert len(set(lines)) == len(lines), of
        on_it = " ".join(lines)
        for group in answer["groups"]:
            for row in group["rows"] if group["code"] != "ended" else ():
                assert row["what"] in on_it, (of, row)
                assert row["said"] == "unknown" or row["text"] in on_it, (of, row)


# --- consent ----------------------------------------------------------------------------------------------------------


def test_of_a_sensitive_party_that_nobody_asked_it_says_so_and_whom_to_ask(services: Read) -> None:
    network = services.network(network_id("waterveen"))
    of, told = "Organisation:org-moskee-waterveen", "Stemde in om op de kaart te staan"
    there = services.profile(network.id, of=of, masked=False)
    assert there["consent"] == ""
    assert [(row["said"], row["text"]) for row in there["groups"][0]["rows"] if row["what"] == told] == [
        ("yes", "10 maart 2026")
    ]
    party = network.get(Ref.parse(of))
    assert isinstance(party, Organisation)
    silent = replace(network, records={**network.records, (party.KIND, party.id): replace(party, consent_on=None)})
    for masked, name in ((False, "Moskee Waterveen (gevoelig)"), (True, "gevoelige partij")):
        names = Names(silent, masked=masked, marked=not masked)
        found = profile_of(silent, date(2026, 9, 1), party.ref, GapAnswer())
        gaps = gap_answer(GapAnswer(), silent, default_norm(), date(2026, 9, 1), names)
        answer = profile_answer(found, silent, names, word_of, reference_date=date(2026, 9, 1), gaps=gaps)
        assert answer["consent"].startswith("Niet bekend of ")
        assert name in answer["consent"]
        assert answer["consent"].endswith("Vraag het deze partij zelf.")
        assert [row["said"] for row in answer["groups"][0]["rows"] if row["what"] == told] == ["unknown"]
        paper = to_html(confirmation_sheet(answer)).decode("utf-8")
        assert paper.index(told) > paper.index("Dit weten we nog niet")
    # Whether any other party agrees is not asked.
    assert services.profile(network.id, of="Organisation:org-wonen-veen", masked=False)["consent"] == ""


# --- names ------------------------------------------------------------------------------------------------------------


def test_names_are_in_order_and_say_what_kind_of_thing_each_is(services: Read) -> None:
    entries = services.names(network_id("waterveen"), masked=False)
    assert entries == sorted(entries, key=lambda entry: (entry["name"].casefold(), entry["of"]))
    by_of = {entry["of"]: entry for entry in entries}
    team = by_of["Organisation:org-afdeling-openbare-orde-en-veiligheid"]
    assert team["also"] == ["OOV", "Team Veiligheid"]
    assert team["kind"] == "gemeentelijke afdeling"
    assert by_of["Theme:youth_nuisance"]["kind"] == "thema"


@pytest.mark.parametrize("of", ["", "Organisation:", "Organisation:org-bestaat-niet", "Area:WV00", "x", "Organisation"])
def test_something_unknown_is_refused_with_a_sentence(services: Read, of: str) -> None:
    with pytest.raises(UsageError) as refused:
        services.profile(network_id("rietdam"), of=of)
    assert "staat niet op de kaart" in error_sentence(refused.value)
