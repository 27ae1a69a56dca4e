"""The page Gegevens in every state: nothing yet, a file that is refused, looked at, answered, loaded, undone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from netmap.config import settings_for
from netmap.model import Organisation
from netmap.services import Services
from netmap.store import embedded
from netmap.texts import offered, say
from netmap.ui.pages_data import look
from netmap.ui.pages_data.findings import rows_in_words
from netmap.ui.pages_data.upload import file_name, with_keys
from netmap.wiring import open_services
from tests.data.rommelig.make import MISSPELT, MISSPELT_ROWS, REFUSED, messy_csv, messy_workbook
from tests.ui.conftest import Open, shown
from tests.ui.test_pages import Damaged, plain

pytestmark = pytest.mark.embedded

TITLE = "Wat weten we, en klopt het?"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def module_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database of their own, one for all tests here: starting one takes seconds."""
    data = tmp_path_factory.mktemp("gegevens") / "data"
    found = open_services(settings_for(data))
    yield found
    found.close()
    embedded.stop(data)


@pytest.fixture
def services(module_services: Services) -> Services:
    """Services on a database without any network."""
    for network in module_services.networks():
        module_services._store.delete(network.id)
    return module_services


def labels(visit: AppTest, kind: str) -> list[str]:
    """Return the labels of all parts of a kind, such as links and downloads."""
    return [plain(str(getattr(part, "label", ""))) for part in visit.get(kind)]


def upload(visit: AppTest, name: str, content: bytes) -> AppTest:
    return visit.get("file_uploader")[0].upload(name, content, XLSX).run()  # type: ignore[union-attr,no-any-return]


def everything(visit: AppTest) -> str:
    """Return all that can be read on a page: its text, tables, buttons and messages."""
    parts = [shown(visit)]
    parts += [table.value.to_string() for table in visit.table]
    parts += [button.label for button in visit.button]
    parts += [getattr(box, "value", "") for kind in ("error", "success", "warning", "info") for box in visit.get(kind)]
    return plain("\n".join(str(part) for part in parts))


def button(visit: AppTest, label: str) -> AppTest:
    """Press the button with this label, or whose label begins so."""
    found = [one for one in visit.button if plain(one.label).startswith(label)]
    assert found, [one.label for one in visit.button]
    return found[0].click().run()


def small_workbook(**sheets: list[list[str]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def good_workbook(*more: list[str]) -> bytes:
    """A file in which nothing has to be said, for a municipality of its own."""
    return small_workbook(
        Organisaties=[["naam", "sector"], ["Gemeente", "gemeente"], ["Politie", "politie"], *more],
        Overleggen=[["naam", "mandaat"], ["Driehoek", "beslist"]],
        Instellingen=[["instelling", "waarde"], ["gemeente", "Zandwijk"]],
    )


def bad_workbook() -> bytes:
    """A file with a row that cannot be loaded."""
    return small_workbook(
        Organisaties=[["naam", "sector"], ["Gemeente", "gemeente"], ["", "politie"]],
        Overleggen=[["naam", "mandaat"], ["Driehoek", "beslist"]],
        Instellingen=[["instelling", "waarde"], ["gemeente", "Zandwijk"]],
    )


# --- nothing yet ------------------------------------------------------------------------------------------------


def test_without_a_network_the_page_offers_a_place_for_a_file_and_the_empty_workbook(
    services: Services, open_page: Open
) -> None:
    visit = open_page(services, "data")
    assert not visit.exception
    assert not visit.error
    assert [title.value for title in visit.title] == [TITLE]
    assert "Er staat nog niets in netmap" in plain(shown(visit))
    assert labels(visit, "file_uploader") == [say("data.choose.label")]
    assert zipfile.is_zipfile(io.BytesIO(services.template()))
    assert say("data.template.button") in labels(visit, "download_button")
    assert "Waar komt dit vandaan?" in shown(visit)


def test_the_start_of_an_empty_database_leads_here(services: Services, open_page: Open) -> None:
    visit = open_page(services)
    assert say("page.empty.data") in "\n".join(labels(visit, "page_link"))


# --- a file -------------------------------------------------------------------------------------------------------


def test_a_file_of_another_kind_is_one_dutch_sentence_and_the_place_for_a_file_stays(
    services: Services, open_page: Open
) -> None:
    visit = upload(open_page(services, "data"), "brief.pdf", b"%PDF-1.7")
    (error,) = visit.error
    assert "brief.pdf is geen werkmap" in plain(error.value)
    assert visit.get("file_uploader")
    assert services.networks() == []


def test_a_good_file_is_read_loaded_and_leads_to_the_white_spots(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    text = everything(visit)
    assert "4 regels gelezen. Alles kan erin." in text
    assert "Dit wordt een nieuw netwerk: Zandwijk." in text
    assert "Er is nog niets veranderd." in text
    assert services.networks() == []
    visit = button(visit, "Laad alles")
    assert not visit.exception
    assert not visit.error
    text = everything(visit)
    assert "4 regels geladen in Zandwijk." in text
    assert "Bekijk de witte plekken" in "\n".join(labels(visit, "page_link"))
    assert [network.name for network in services.networks()] == ["Zandwijk"]
    visit.switch_page("netmap/ui/pages/gaps.py").run()
    assert "Zandwijk, peildatum" in plain(shown(visit))


def test_rows_that_cannot_be_loaded_are_named_before_and_after_and_the_rest_is_loaded(
    services: Services, open_page: Open
) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", bad_workbook())
    text = everything(visit)
    assert "4 regels gelezen. 1 regel kan zo niet, de rest kan erin." in text
    assert "Kan zo niet geladen worden (1 bevinding, 1 regel)" in text
    assert "▶ hier: naam" in text
    assert "Organisaties, rij 3." in text
    assert say("import.consequence.organisations") in text
    assert not [one for one in visit.button if one.label == say("data.load.all")]
    visit = button(visit, "Laad de goede regels")
    text = everything(visit)
    assert "3 regels geladen in Zandwijk. 1 regel bleef buiten." in text
    assert "Organisaties, rij 3." in text
    assert services.networks()[0].counts["Organisation"] == 1


def test_the_file_and_its_answers_survive_a_visit_to_another_page(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", bad_workbook())
    visit.switch_page("netmap/ui/pages/start.py").run().switch_page("netmap/ui/pages/data.py").run()
    assert "1 regel kan zo niet" in everything(visit)
    assert not visit.get("file_uploader")
    visit = button(visit, "Kies een ander bestand")
    assert visit.get("file_uploader")
    assert "1 regel kan zo niet" not in everything(visit)


def test_a_name_of_ones_own_for_the_network_is_used(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit.selectbox[0].set_value("").run()
    visit.text_input[0].set_value("Oefening Zandwijk")
    visit = button(visit, "Gebruik deze naam")
    assert "Dit wordt een nieuw netwerk: Oefening Zandwijk." in everything(visit)
    button(visit, "Laad alles")
    assert [network.name for network in services.networks()] == ["Oefening Zandwijk"]


def test_the_choice_of_network_in_the_sidebar_follows_a_network_that_was_just_made(
    services: Services, open_page: Open
) -> None:
    services.load_example("rietdam")
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit = button(visit, "Laad alles")
    (new,) = (network for network in services.networks() if network.name == "Zandwijk")
    assert visit.sidebar.selectbox(key="choose-network").value == new.id
    address = visit.query_params["netwerk"]
    assert new.id in address


def test_with_several_networks_and_no_municipality_the_file_waits_for_a_choice(
    services: Services, open_page: Open
) -> None:
    for name in ("Noord", "Zuid"):
        services.import_workbook(services.open_file("a.xlsx", good_workbook()), name)
    nameless = small_workbook(Organisaties=[["naam"], ["GGD"]], Overleggen=[["naam"], ["Kernteam"]])
    visit = upload(open_page(services, "data"), "lijst.xlsx", nameless)
    assert say("data.network.ask") in everything(visit)
    assert not [one for one in visit.button if one.label == say("data.load.all")]
    choice = next(box for box in visit.selectbox if box.label == say("data.network.which"))
    choice.set_value(services.find_network("Zuid").id).run()
    assert "Dit gaat naar het netwerk Zuid." in everything(visit)


def test_the_progress_bar_is_gone_when_the_work_is_done(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    assert not visit.get("progress")


# --- the messy file -----------------------------------------------------------------------------------------------


def test_the_messy_file_is_explained_by_what_to_do_and_shows_nothing_that_was_refused(
    services: Services, open_page: Open
) -> None:
    visit = upload(open_page(services, "data"), "lijst onrust.xlsx", messy_workbook())
    assert not visit.exception
    assert not visit.error
    text = everything(visit)
    for group in ("blocks", "question", "repaired", "note"):
        assert re.search(rf"{say(f'data.findings.{group}')} \(\d+( bevinding(en)?, \d+ regels?)?\)", text), group
    assert re.search(r"\d+ van \d+ getoond", text)
    for refused in REFUSED:
        assert refused not in text
        assert refused not in str(visit.main)
    assert f"2 van {MISSPELT_ROWS} rijen getoond" in text
    assert text.count(f"'{MISSPELT}'") >= 1


def test_a_name_question_is_answered_in_place_kept_and_can_be_taken_back(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst onrust.xlsx", messy_workbook())
    count = questions(visit)
    visit = button(visit, "Is dezelfde als")
    assert questions(visit) == count - 1
    assert "Uw antwoorden" in everything(visit)
    visit = button(visit, "Trek in")
    assert questions(visit) == count
    assert "Uw antwoorden" not in everything(visit)
    visit = button(visit, "Is een andere (nieuw)")
    visit = button(visit, "Laad de goede regels")
    network = services.networks()[0]
    assert [one["kind"] for one in services.name_decisions(network.id)] == ["new"]
    visit = button(visit, "Vraag dit opnieuw")
    assert services.name_decisions(network.id) == []
    assert say("data.names.none") in everything(visit)


def questions(visit: AppTest) -> int:
    found = re.search(r"Vraag aan u \((\d+)\)", everything(visit))
    return int(found.group(1)) if found else 0


def test_a_refused_cell_is_loaded_only_with_a_reason(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst onrust.xlsx", messy_workbook())
    visit = button(visit, "Laad deze cel toch")
    assert say("data.answers.allow.empty") in everything(visit)
    visit.text_input[0].set_value("Dit is de naam van een project")
    visit = button(visit, "Laad deze cel toch")
    text = everything(visit)
    assert "met de reden 'Dit is de naam van een project'" in text
    for refused in REFUSED:
        assert refused not in text


def test_an_old_csv_file_is_read_with_its_accents(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "organisaties.csv", messy_csv())
    assert "3 regels gelezen." in everything(visit)
    button(visit, "Laad")
    names = {organisation.name for organisation in _organisations(services)}
    assert names == {"Gemeente Hengelo", "Café Reünie", "Stichting Één Wijk"}


def _organisations(services: Services) -> list[Organisation]:
    return list(services.network().of(Organisation).values())


# --- after a load -------------------------------------------------------------------------------------------------


def test_a_load_is_undone_by_one_click_and_can_be_done_again(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit = button(visit, "Laad alles")
    visit = button(visit, "Maak dit ongedaan")
    assert not visit.error
    assert "Teruggezet: import van lijst.xlsx" in everything(visit)
    assert services.networks()[0].counts.get("Organisation", 0) == 0
    visit = button(visit, "Laad alles")
    assert services.networks()[0].counts["Organisation"] == 2


def test_a_list_is_declared_complete_by_one_click_and_taken_back_by_another(
    services: Services, open_page: Open
) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit = button(visit, "Laad alles")
    visit = button(visit, "Overleggen: ja, dit is alles")
    assert "✓ volledig sinds" in everything(visit)
    (entry,) = (one for one in services.lists() if one["sheet"] == "consultations")
    assert entry["complete"]
    visit = button(visit, "Overleggen: toch niet alles")
    assert "✓ volledig sinds" not in everything(visit)


def test_the_log_undoes_an_entry_and_says_when_one_cannot_be_undone(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit = button(visit, "Laad alles")
    visit = button(visit, "Organisaties: ja, dit is alles")
    text = everything(visit)
    assert "Import van lijst.xlsx" in text
    assert "Organisaties volledig verklaard" in text
    visit = button(visit, "Maak ongedaan")  # the latest: the declaration
    assert "↶ is ongedaan gemaakt" in everything(visit)
    assert not any(one["complete"] for one in services.lists())


def test_a_second_load_of_the_same_file_says_that_nothing_changed(services: Services, open_page: Open) -> None:
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    visit = button(visit, "Laad alles")
    visit = upload(button(visit, "Laad nog een bestand"), "lijst.xlsx", good_workbook())
    assert say("data.load.nothing_new") in everything(visit)
    visit = button(visit, "Laad alles")
    assert say("data.loaded.nothing") in everything(visit)


def test_what_a_file_no_longer_names_ends_only_when_asked(services: Services, open_page: Open) -> None:
    services.import_workbook(services.open_file("a.xlsx", good_workbook(["GGD", "gezondheid"])))
    visit = upload(open_page(services, "data"), "lijst.xlsx", good_workbook())
    assert "1 gegeven staat wel in netmap, maar niet meer in dit bestand." in everything(visit)
    visit.checkbox[0].check().run()
    visit = button(visit, "Laad alles")
    (ggd,) = (one for one in _organisations(services) if one.name == "GGD")
    assert ggd.status == "ended"


def test_the_export_asks_about_sensitive_parties_first(services: Services, open_page: Open) -> None:
    sensitive = small_workbook(
        Organisaties=[["naam", "gevoelig"], ["Gemeente", ""], ["Buurtvaders", "ja"]],
        Overleggen=[["naam"], ["Kernteam"]],
        Instellingen=[["instelling", "waarde"], ["gemeente", "Zandwijk"]],
    )
    services.import_workbook(services.open_file("a.xlsx", sensitive))
    visit = open_page(services, "data")
    assert say("data.export.excel") not in labels(visit, "download_button")
    assert say("data.export.choose") in everything(visit)
    visit.radio[0].set_value("data.export.sensitive.without").run()
    assert {say("data.export.excel"), say("data.export.csv")} <= set(labels(visit, "download_button"))


def test_without_sensitive_parties_the_export_is_there_at_once(services: Services, open_page: Open) -> None:
    services.import_workbook(services.open_file("a.xlsx", good_workbook()))
    visit = open_page(services, "data")
    assert say("data.export.excel") in labels(visit, "download_button")
    assert not visit.radio


def test_names_that_are_markup_show_as_text(services: Services, open_page: Open) -> None:
    hostile = "![x](http://beacon.invalid/a.png) <b>vet</b>"
    rows = [["naam", "sector"], [hostile, "gemeente"], ["", hostile]]
    content = small_workbook(Organisaties=rows, Overleggen=[["naam"], ["Kernteam"]])
    visit = upload(open_page(services, "data"), f"{hostile}.xlsx", content)
    raw = "\n".join([shown(visit), *(table.value.to_string() for table in visit.table)])
    assert "![x](http" not in raw
    assert "<b>" not in raw


def test_a_database_that_may_only_be_read_shows_the_findings_and_loads_nothing(
    services: Services, open_page: Open
) -> None:
    damaged = Damaged(services._store, today=date.today, now=lambda: "2026-09-01T00:00:00Z", who="toets")
    visit = upload(open_page(damaged, "data"), "lijst.xlsx", bad_workbook())
    assert "Kan zo niet geladen worden (1 bevinding, 1 regel)" in everything(visit)
    assert say("data.load.read_only") in everything(visit)
    assert visit.button(key="load").disabled
    # Nothing that changes the network can be clicked, and each place says why.
    visit = open_page(damaged, "data", network=services.load_example("waterveen"))
    changing = [one for one in visit.button if str(one.key).startswith(("complete-", "undo-", "forget-"))]
    assert changing
    assert all(one.disabled for one in changing)
    assert say("page.readonly.buttons") in everything(visit)


@pytest.mark.parametrize("language", offered())
def test_every_state_is_in_the_language_that_its_address_asks_for(
    services: Services, open_page: Open, language: str
) -> None:
    visit = upload(open_page(services, "data", language=language), "lijst onrust.xlsx", messy_workbook())
    assert not visit.exception
    assert visit.title[0].value == say("page.data.title", language)
    visit = button(visit, say("data.load.good", language))
    assert not visit.exception
    assert not visit.error
    assert say("data.loaded", language) in [header.value for header in visit.header]


# --- small parts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "words"),
    [([5], "rij 5"), ([3, 4], "rijen 3 en 4"), (list(range(2, 14)), "rijen 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en nog 2")],
)
def test_row_numbers_read_as_words(rows: list[int], words: str) -> None:
    assert rows_in_words(rows) == words


def test_the_page_has_words_for_every_step_that_the_services_tell(services: Services) -> None:
    steps: list[str] = []
    services.import_workbook(services.open_file("a.xlsx", good_workbook()), progress=steps.append)
    assert set(steps) == set(look._LOADING)
    assert steps == [step for step in look._STEPS if step in steps]


def test_findings_have_keys_of_their_own_that_stay_the_same(services: Services) -> None:
    workbook = services.open_file("a.xlsx", messy_workbook())
    first, second = (with_keys(services.check(workbook, in_context=True)["findings"]) for _ in range(2))
    keys = [finding["key"] for finding in first]
    assert len(set(keys)) == len(keys)
    assert keys == [finding["key"] for finding in second]
    doubled = with_keys([*first, *first])
    assert len({finding["key"] for finding in doubled}) == 2 * len(first)


def test_the_name_of_a_file_is_its_last_part_and_keeps_its_ending() -> None:
    assert file_name("../../etc/lijst.xlsx") == "lijst.xlsx"
    assert file_name("C:\\lijsten\\a.csv") == "a.csv"
    assert len(file_name("x" * 500 + ".xlsx")) == 120
    assert file_name("x" * 500 + ".xlsx").endswith(".xlsx")
