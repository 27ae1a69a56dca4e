"""Overviews in words, on the sample networks and by hand: sentences, terminal, Excel, CSV, and what stays masked."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.overviews.overview import overview_of
from netmap.analysis.overviews.results import Kind, OverviewAnswer
from netmap.analysis.situation import Situation
from netmap.model import Network, Ref
from netmap.reference.norm import default_norm
from netmap.report.names import Names
from netmap.report.overviews import overview_answer
from netmap.report.overviews.headline import share_of
from netmap.report.overviews.tables import overview_table
from netmap.report.overviews.workbook import overview_csv, overview_workbook
from netmap.sensitive import SensitiveNames, sensitive_ids
from tests.browser.demo import sample
from tests.build import DAY, Build, meeting, org

SAMPLES = ("waterveen", "rietdam")
LONGEST = 20


@cache
def found(name: str, kind: Kind, situation: Situation = Situation()) -> tuple[Facts, OverviewAnswer]:  # noqa: B008
    facts = Facts(sample(name), DAY)
    return facts, overview_of(facts, kind, situation)


def told(facts: Facts, answer: OverviewAnswer, *, masked: bool = True, most: int | None = 12) -> dict[str, Any]:
    return overview_answer(answer, facts, default_norm(), Names(facts.network, masked=masked), most_rows=most)


def of(network: Network, kind: Kind, situation: Situation | None = None) -> dict[str, Any]:
    facts = Facts(network, DAY)
    return told(facts, overview_of(facts, kind, situation or Situation()))


def texts(value: Any) -> list[str]:
    """Return every text in an answer."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


# --- every answer ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind, ids=str)
@pytest.mark.parametrize("name", SAMPLES)
def test_an_answer_has_one_to_three_sentences_and_no_long_one(name: str, kind: Kind) -> None:
    answer = told(*found(name, kind))
    assert 1 <= len(answer["sentences"]) <= 3
    for text in texts(answer):
        assert "{" not in text
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= LONGEST, sentence
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_cells_stand_row_by_row_with_their_state_in_a_word(kind: Kind) -> None:
    result = told(*found("waterveen", kind))["result"]
    places = [(cell["row_of"], cell["column_of"]) for cell in result["cells"]]
    assert places == [(row["of"], column["of"]) for row in result["rows"] for column in result["columns"]]
    for cell in result["cells"]:
        assert cell["state_word"] in ("aanwezig", "afwezig", "niet bekend")
        assert (cell["count"] > 0) == (cell["state"] == "present")
        assert len(cell["ids"]) == len(cell["entries"])
        assert cell["words"].endswith(".")
        if cell["state"] == "unknown":
            assert cell["words"].startswith("Niet bekend.")
    assert len(result["row_sentences"]) == len(result["rows"])


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_the_same_data_give_the_same_answer_and_files(kind: Kind) -> None:
    facts, answer = found("waterveen", kind)
    one = told(facts, answer)
    other = of(sample("waterveen"), kind)
    assert json.dumps(one) == json.dumps(other)
    assert overview_workbook(one) == overview_workbook(other)
    assert overview_csv(one) == overview_csv(other)


@pytest.mark.parametrize("kind", Kind, ids=str)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_terminal_is_at_most_a_hundred_wide_and_cuts_nothing(name: str, kind: Kind) -> None:
    answer = told(*found(name, kind))
    shown = overview_table(answer)
    assert max(map(len, shown.splitlines())) <= 100
    flat = re.sub(r"\s+", " ", shown)
    for sentence in answer["sentences"]:
        assert sentence in flat
    if answer["result"]["cells"]:
        assert answer["result"]["shown"] in shown
        for row in answer["result"]["rows"]:
            assert row["name"].casefold() in flat.casefold()


def test_a_matrix_on_the_terminal_has_a_sign_for_each_cell() -> None:
    answer = told(*found("waterveen", Kind.CHANNELS))
    block = overview_table(answer).split("Welke sector zit in welk kanaal?")[1].split("Kolommen")[0]
    signs = Counter(re.findall(r"[●✕?]", block))
    counts = answer["result"]["counts"]
    assert signs == {"●": counts["present"], "✕": counts["absent"], "?": counts["unknown"]}
    assert all(counts.values())


def test_what_table_a1_does_not_name_is_a_dot_and_not_missing() -> None:
    answer = told(*found("rietdam", Kind.PHASES))
    block = overview_table(answer).split("Wie werkt in welke fase?")[1].split("Kolommen")[0]
    counts = answer["result"]["counts"]
    assert block.count("✕") == counts["absent"] > 0
    assert block.count("·") + sum(counts.values()) + _extra(answer) == len(answer["result"]["cells"])
    assert "Een punt: tabel A1 noemt dit beroep hier niet." in overview_table(answer)


def _extra(answer: dict[str, Any]) -> int:
    return sum(cell["state"] == "present" and not cell["named"] for cell in answer["result"]["cells"])


# --- sentences by hand -------------------------------------------------------------------------------------------


def channels_town() -> Build:
    build = Build(shipped=True)
    build.org("P", "police")
    build.tie(m.PresentIn, org("P"), Ref("Channel", "whatsapp_group"))
    return build


def test_nobody_is_said_only_of_what_is_known() -> None:
    build = channels_town()
    assert of(build.network(), Kind.CHANNELS)["sentences"] == [
        "In 1 van de 5 digitale kanalen is bekend wie er zit.",
        "Van niemand bekend: sociale media, Burgernet, meldapp en buurtsite.",
    ]
    build.complete("channels")
    assert of(build.network(), Kind.CHANNELS)["sentences"] == [
        "In 1 van de 5 digitale kanalen is bekend wie er zit.",
        "In sociale media, Burgernet, meldapp en buurtsite zit niemand.",
    ]


def coverage_town() -> Build:
    build = Build()
    build.theme("T1", "T2")
    build.meeting("K", themes=("T1",), decides=("T1",), mandate=m.Mandate.DECIDE)
    build.meeting("L", mandate=m.Mandate.ALIGN, themes=("T1",), decides=("T1",))
    return build


def test_a_cell_of_a_theme_says_what_is_done_there() -> None:
    answer = of(coverage_town().network(), Kind.COVERAGE)
    cells = {(cell["row"], cell["column"]): cell for cell in answer["result"]["cells"]}
    assert cells["T1", "ovl-K"]["words"] == "Dit overleg bespreekt en beslist."
    assert cells["T1", "ovl-K"]["count"] == 2
    assert cells["T1", "ovl-L"]["words"] == "Dit overleg bespreekt en stemt af."
    assert cells["T2", "ovl-K"]["words"] == "Niet bekend."
    assert answer["sentences"] == [
        "Van 1 van de 2 thema's is bekend in welk overleg ze aan bod komen.",
        "Van geen overleg is dat bekend voor T2.",
    ]
    rows = {row["row"]: row["sentence"] for row in answer["result"]["row_sentences"]}
    assert rows["T1"] == "T1: 2 van de 2 overleggen doen hier iets mee. Beslissen kan in K."
    assert rows["T2"] == "T2: 0 van de 2 overleggen doen hier iets mee. Niet bekend: 2."


def test_one_chosen_theme_is_answered_by_its_own_row() -> None:
    answer = of(coverage_town().network(), Kind.COVERAGE, Situation(theme="T1", phase="calm"))
    assert answer["sentences"] == ["T1: 2 van de 2 overleggen doen hier iets mee. Beslissen kan in K."]
    assert answer["situation"]["words"] == "Voor T1"
    assert answer["situation"]["phase"] is None


def test_aftercare_says_for_how_many_themes_it_is_absent_and_not_known() -> None:
    build = Build()
    build.theme("T1", "T2", "T3")
    build.org("W", "welfare")
    build.covers(org("W"), "T1", "aftercare")
    build.nobody("T2", "aftercare")
    said = of(build.network(), Kind.PHASES)["sentences"]
    assert said[2] == "Nazorg is bij 1 van de 3 thema's die spelen afwezig, en bij 1 niet bekend."


def test_a_party_that_shares_the_first_place_is_named_as_well() -> None:
    build = Build()
    for name in ("A", "B"):
        build.org(name, "welfare")
        build.meeting(f"K{name}")
        build.seat(name, f"K{name}")
    answer = of(build.network(), Kind.SPREAD)
    assert answer["sentences"] == ["De meeste zetels hebben A en B: elk 1 van de 2 (50 %)."]
    assert answer["result"]["spread"]["largest"]["seats"]["equals"][0]["id"] == "org-B"
    assert answer["result"]["spread"]["sentences"][-1] == "Welke partij hoeveel geld krijgt, staat niet op de kaart."
    assert "Of die er zijn, is nog niet bekend." in answer["result"]["spread"]["sentences"][0]


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_an_empty_network_says_what_to_do(kind: Kind) -> None:
    answer = of(Network(id="net-leeg", name="Leeg"), kind)
    assert len(answer["sentences"]) == 1
    assert re.search(r"(Vul|Kies) ", answer["sentences"][0])
    assert "Leeg" in overview_table(answer)
    assert overview_workbook(answer)
    assert overview_csv(answer)


@pytest.mark.parametrize(
    ("count", "of_", "share"), [(1, 3, 33), (2, 3, 67), (1, 8, 13), (0, 5, 0), (0, 0, 0), (5, 5, 100)]
)
def test_a_share_is_a_whole_percentage(count: int, of_: int, share: int) -> None:
    assert share_of(count, of_) == share


def test_rows_behind_a_cell_are_cut_with_a_word_and_never_in_a_file() -> None:
    facts, answer = found("waterveen", Kind.SECTORS)
    shown, whole = told(facts, answer)["result"]["cells"], told(facts, answer, most=None)["result"]["cells"]
    assert any(not cell["evidence_all"] for cell in shown)
    for short, full in zip(shown, whole, strict=True):
        assert full["evidence_all"]
        assert short["evidence"] == full["evidence"][:12]
        assert short["evidence_all"] == (len(full["evidence"]) <= 12)


# --- masked ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_an_answer_that_leaves_names_no_sensitive_party(kind: Kind) -> None:
    facts, answer = found("waterveen", kind)
    hidden = sensitive_ids(facts.network)
    assert hidden
    names = SensitiveNames(facts.network, hidden)
    masked, open_ = told(facts, answer, most=None), told(facts, answer, masked=False, most=None)
    for text in texts(masked):
        assert not names(text), text
        assert text not in {str(ref) for ref in hidden} | {ref.id for ref in hidden}
    for shown in (
        overview_table(masked),
        overview_csv(masked).decode("utf-8-sig"),
        *_all_texts(overview_workbook(masked)),
    ):
        assert not names(shown), shown
    if kind in (Kind.SECTORS, Kind.SPREAD):
        assert "gevoelig" in json.dumps(masked)
        assert any(names(text) for text in texts(open_))


def test_a_sensitive_party_alone_in_a_cell_is_masked_there_and_named_with_a_mark_at_home() -> None:
    build = Build(shipped=True)
    build.org("Moskee De Zon", "faith_community", actor_type="mosque", sensitive=True, sensitive_number=1)
    build.tie(m.PresentIn, org("Moskee De Zon"), Ref("Channel", "whatsapp_group"))
    facts = Facts(build.network(), DAY)
    answer = overview_of(facts, Kind.CHANNELS, Situation())
    masked = told(facts, answer)
    assert "Zon" not in json.dumps(masked)
    (cell,) = [cell for cell in masked["result"]["cells"] if cell["state"] == "present"]
    assert cell["ids"] == ["gevoelig-1"]
    names = Names(facts.network, masked=False, marked=True)
    shown = overview_answer(answer, facts, default_norm(), names)
    assert "Moskee De Zon (gevoelig)" in json.dumps(shown)


# --- files -------------------------------------------------------------------------------------------------------


def _all_texts(data: bytes) -> list[str]:
    book = load_workbook(io.BytesIO(data))
    return [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value is not None]


def test_the_workbook_holds_the_matrix_and_the_rows_behind_each_cell() -> None:
    answer = told(*found("waterveen", Kind.COVERAGE), most=None)
    result = answer["result"]
    book = load_workbook(io.BytesIO(overview_workbook(answer)))
    assert book.sheetnames == ["Overzicht", "Rijen", "Verantwoording"]
    page = book["Overzicht"]
    assert (page.max_row, page.max_column) == (len(result["rows"]) + 1, len(result["columns"]) + 1)
    assert page.freeze_panes == "B2"
    texts_ = [str(cell.value) for row in page.iter_rows(min_row=2, min_col=2) for cell in row]
    counts = result["counts"]
    assert Counter(text[0] for text in texts_) == {
        "●": counts["present"],
        "✕": counts["absent"],
        "?": counts["unknown"],
    }
    assert {text for text in texts_ if text[0] != "●"} == {"✕ afwezig", "? niet bekend"}
    assert "● bespreekt en beslist" in texts_
    rows = list(book["Rijen"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == sum(max(1, len(cell["evidence"])) for cell in result["cells"])
    assert {row[4] for row in rows} >= {"Overleggen"}
    account = {str(row[0]): row[1] for row in book["Verantwoording"].iter_rows(min_row=2, values_only=True)}
    assert account["Vraag"] == "Welk overleg doet wat bij welk thema?"
    assert account["Tekens"] == "● aanwezig; ✕ afwezig; ? niet bekend"


def test_the_workbook_of_phases_lists_what_is_at_hand() -> None:
    answer = told(*found("waterveen", Kind.PHASES))
    book = load_workbook(io.BytesIO(overview_workbook(answer)))
    assert book.sheetnames == ["Overzicht", "Rijen", "Middelen", "Verantwoording"]
    rows = list(book["Middelen"].iter_rows(min_row=2, values_only=True))
    phases = answer["result"]["phases"]
    assert len(rows) == sum(len(phase["instruments"]) + len(phase["practices"]) for phase in phases)
    assert ("Escalatie", "instrument", "SAMOS") in {row[:3] for row in rows}
    account = {str(row[0]): str(row[1]) for row in book["Verantwoording"].iter_rows(min_row=2, values_only=True)}
    assert account["Tekens"].endswith("leeg: tabel A1 noemt dit beroep hier niet")
    assert book["Overzicht"]["B2"].value == "? niet bekend"
    assert book["Overzicht"]["D2"].value is None


def test_the_workbook_of_the_spread_is_a_list() -> None:
    book = load_workbook(io.BytesIO(overview_workbook(told(*found("waterveen", Kind.SPREAD)))))
    assert book.sheetnames == ["Spreiding", "Verantwoording"]
    topics = {row[0] for row in book["Spreiding"].iter_rows(min_row=2, values_only=True)}
    assert {"Wie het meeste heeft", "Thema met één partij", "Informele partij", "Goed om te weten"} <= topics


def test_of_two_halves_of_a_matrix_the_rows_stand_once() -> None:
    answer = told(*found("rietdam", Kind.SECTORS), most=None)
    rows = list(load_workbook(io.BytesIO(overview_workbook(answer)))["Rijen"].iter_rows(min_row=2, values_only=True))
    pairs = {frozenset(row[:2]) for row in rows}
    wide = len(answer["result"]["rows"])
    assert len(pairs) == wide * (wide + 1) // 2
    assert {(b, a) for a, b, *_ in rows if a != b} & {(a, b) for a, b, *_ in rows} == set()


@pytest.mark.parametrize("name", ["=1+1", "+31", "@som", "-2", '=HYPERLINK("x")'])
def test_a_name_that_a_spreadsheet_would_run_is_a_text(name: str) -> None:
    build = Build()
    build.theme("T1")
    build.add(m.Consultation(id="ovl-x", name=name))
    build.tie(m.DealsWith, Ref("Consultation", "ovl-x"), Ref("Theme", "T1"))
    build.org("P", "police")
    build.add(m.TakesPart(id="s", start=org("P"), end=Ref("Consultation", "ovl-x")))
    for kind in (Kind.COVERAGE, Kind.SECTORS):
        answer = of(build.network(), kind)
        for page in load_workbook(io.BytesIO(overview_workbook(answer))):
            for row in page.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
        lines = list(csv.reader(io.StringIO(overview_csv(answer).decode("utf-8-sig")), delimiter=";"))
        assert not any(text[:1] in "=+-@" for line in lines for text in line if text)


def test_the_csv_file_has_one_line_for_each_cell() -> None:
    answer = told(*found("waterveen", Kind.AREAS))
    lines = list(csv.reader(io.StringIO(overview_csv(answer).decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["Rij", "Kolom", "Stand", "Aantal", "Wie of wat", "In woorden", "Hoe zeker"]
    assert len(lines) == len(answer["result"]["cells"]) + 1
    assert Counter(line[2] for line in lines[1:]) == Counter(cell["state_word"] for cell in answer["result"]["cells"])


def test_a_consultation_named_after_a_sensitive_party_is_masked_as_a_column() -> None:
    build = Build()
    build.theme("T1")
    build.org("Moskee De Zon", "faith_community", sensitive=True, sensitive_number=1)
    build.meeting("Overleg Moskee De Zon", themes=("T1",))
    answer = of(build.network(), Kind.COVERAGE)
    assert "Zon" not in json.dumps(answer)
    assert str(meeting("Overleg Moskee De Zon")) not in json.dumps(answer)
