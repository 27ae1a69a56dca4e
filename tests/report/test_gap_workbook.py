"""White spots as a workbook: what each sheet holds, that nothing in it can run, and who is not named."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from netmap.analysis.closing.results import Agreement, ClosingPlan, addition_id
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Addition, Closure, Evidence, GapAnswer
from netmap.analysis.selection import Selection, selected
from netmap.model import Network, Organisation, Ref
from netmap.reference.norm import Norm, default_norm, network_norm
from netmap.report.gap_workbook import gap_csv, gap_workbook
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from netmap.sensitive import SensitiveNames, sensitive_ids
from tests.browser.demo import sample
from tests.build import Build

DAY = date(2026, 9, 1)
LIVE = "=HYPERLINK(\"http://x\",'y')"


@cache
def found(name: str) -> tuple[Network, Norm, GapAnswer]:
    network = sample(name)
    norm = network_norm(network, default_norm())
    return network, norm, find_gaps(network, norm, DAY)


def plan_of(answer: GapAnswer, party: Ref, place: Ref) -> ClosingPlan:
    """A plan of one agreement that closes the first two findings."""
    addition = Addition(what="seat", party=party, place=place)
    closure = Closure(how="involve", code="gaps.way.seat", party=party, consultation=place, values={"party": party})
    closes = tuple(finding.id for finding in answer.findings[:2])
    agreement = Agreement(
        id=addition_id(addition),
        addition=addition,
        closure=closure,
        load=7,
        busy=Evidence(code="gaps.evidence.no_seat", values={"party": party}),
        closes=closes,
    )
    return ClosingPlan(sets=((agreement,),), curve=(0, 2), closes=2, of=2, sentence=Evidence(code="table.gaps.none"))


def told(name: str = "waterveen", *, masked: bool = True, language: str = "nl") -> dict[str, Any]:
    network, norm, answer = found(name)
    party = next(iter(sorted(sensitive_ids(network)) or [Ref("Organisation", "none")]))
    place = answer.findings[0].subjects[0]
    names = Names(network, language, masked=masked)
    return gap_answer(answer, network, norm, DAY, names, plan=plan_of(answer, party, place))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def table(page: Any) -> list[dict[str, str]]:
    header, *rows = [[str(cell.value or "") for cell in row] for row in page.iter_rows()]
    return [dict(zip(header, row, strict=True)) for row in rows]


def texts(data: bytes) -> list[str]:
    return [str(c.value) for page in opened(data) for row in page.iter_rows() for c in row if c.value is not None]


# --- what it holds ---------------------------------------------------------------------------------------------


def test_a_row_per_finding_with_its_own_rows_behind_it() -> None:
    answer = told()
    rows = table(opened(gap_workbook(answer))["Witte plekken"])
    assert [row["kenmerk"] for row in rows] == [finding["id"] for finding in answer["result"]["findings"]]
    for row, finding in zip(rows, answer["result"]["findings"], strict=True):
        assert row["witte plek"] == finding["title"]
        assert row["type"] == finding["type_name"]
        assert row["zekerheid"].endswith(finding["confidence_reason"])
        assert row["waarom deze ernst"] == finding["severity_rule"]
        for line in finding["evidence"][:20]:
            place = f"{line['sheet']}, rij {line['row']}: " if line["sheet"] else ""
            assert f"{place}{line['text']}" in row["bewijs"].split("\n")
        ways = [closure["sentence"] for closure in finding["closures"]]
        assert [row[f"hoe te sluiten {number}"] for number in (1, 2, 3)] == [*ways, "", "", ""][:3]
        assert (row["eigenaar"], row["klaar op"], row["opmerking"]) == ("", "", "")


def test_owner_date_and_note_stand_beside_the_finding_that_stays_in_view_and_a_date_is_a_date() -> None:
    book = opened(gap_workbook(told()))
    page = book["Witte plekken"]
    header = [cell.value for cell in page[1]]
    assert header[2:6] == ["witte plek", "eigenaar", "klaar op", "opmerking"]
    assert page.freeze_panes == "D2"
    assert page.print_title_cols == "$A:$C"
    assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    rule = page.data_validations.dataValidation[0]
    letter = get_column_letter(header.index("klaar op") + 1)
    assert (rule.type, str(rule.sqref)) == ("date", f"{letter}2:{letter}{page.max_row}")


def test_every_sheet_keeps_its_header_in_view_and_has_widths() -> None:
    book = opened(gap_workbook(told()))
    assert book.sheetnames == ["Witte plekken", "Afspraken", "Verantwoording"]
    for page in book:
        assert page.freeze_panes in ("A2", "D2")
        assert all(cell.font.bold for cell in page[1])
        assert all(
            page.column_dimensions[get_column_letter(number)].width >= 8 for number in range(1, len(page[1]) + 1)
        )


def test_agreements_name_what_they_close() -> None:
    answer = told()
    row = table(opened(gap_workbook(answer))["Afspraken"])[0]
    assert row["sluit"].split("\n") == [finding["title"] for finding in answer["result"]["findings"][:2]]
    assert row["hoe druk"]


@pytest.mark.parametrize(
    ("load", "said"),
    [(None, ""), (0, "in geen enkel overleg."), (1, "in één overleg."), (4, "in 4 overleggen.")],
)
def test_how_busy_whoever_is_asked_is_told_also_when_that_is_little(load: int | None, said: str) -> None:
    network, norm, answer = found("waterveen")
    party = min(network.of(Organisation).values(), key=lambda one: one.id).ref
    plan = plan_of(answer, party, answer.findings[0].subjects[0])
    quiet = replace(plan.sets[0][0], load=load, busy=None)
    told_ = gap_answer(answer, network, norm, DAY, Names(network), plan=replace(plan, sets=((quiet,),)))
    row = table(opened(gap_workbook(told_))["Afspraken"])[0]
    assert row["hoe druk"].endswith(said)
    assert bool(row["hoe druk"]) == (load is not None)


def test_the_account_says_how_it_was_made_and_what_was_left_out() -> None:
    network, norm, answer = found("waterveen")
    chosen = Selection(kind="instrumental", severity=3, sector="police")
    shown, outside = selected(answer, network, DAY, chosen)
    told_ = gap_answer(shown, network, norm, DAY, Names(network), outside=outside, selection=chosen)
    said = {row["onderdeel"]: row["uitleg"] for row in table(opened(gap_workbook(told_))["Verantwoording"])}
    assert said["Netwerk"] == network.name
    assert said["Peildatum"] == "1 september 2026"
    assert said["Instrumentele witte plekken"] == str(len(shown.findings))
    assert "Alleen instrumentele witte plekken." in said["Wat u koos"]
    assert f"{outside.findings} witte plek" in said["Buiten uw keuze"]
    assert said["Wie bepaalde wie er op de kaart staat"]


def test_questions_come_in_as_the_second_sheet() -> None:
    data = gap_workbook(told(), add_questions=lambda book: book.create_sheet("Vragen"))
    assert opened(data).sheetnames == ["Witte plekken", "Vragen", "Afspraken", "Verantwoording"]


def test_nothing_found_gives_headers_only() -> None:
    network, norm, _ = found("rietdam")
    book = opened(gap_workbook(gap_answer(GapAnswer(), network, norm, DAY, Names(network))))
    assert [book[name].max_row for name in ("Witte plekken", "Afspraken")] == [1, 1]
    assert not book["Witte plekken"].data_validations.dataValidation


def test_csv_has_the_columns_and_rows_of_the_sheet() -> None:
    answer = told()
    header, *rows = csv.reader(io.StringIO(gap_csv(answer).decode("utf-8-sig"), newline=""), delimiter=";")
    sheet = table(opened(gap_workbook(answer))["Witte plekken"])
    assert header == list(sheet[0])
    assert [row[header.index("kenmerk")] for row in rows] == [row["kenmerk"] for row in sheet]


# --- nothing runs, nobody is named, nothing changes by itself ----------------------------------------------------


def hostile() -> tuple[Network, Norm, GapAnswer]:
    town = Build(shipped=True)
    town.theme("t")
    town.org("politie", "police")
    town.nobody("t", "signal")
    network = town.network()
    named = [replace(record, name=LIVE) for record in network.of(Organisation).values()]
    network = network.with_records([*named, Organisation(id="org-live", name=LIVE)])
    return network, default_norm(), find_gaps(network, default_norm(), DAY)


def test_no_cell_is_a_formula() -> None:
    network, norm, answer = hostile()
    party = Ref("Organisation", "org-live")
    plan = plan_of(answer, party, party)
    told_ = gap_answer(answer, network, norm, DAY, Names(network, masked=False), plan=plan)
    told_["result"]["findings"][0]["title"] = LIVE
    told_["network"]["name"] = LIVE
    data = gap_workbook(told_)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(pages) == 3
    assert not any(re.search(r"<f[ >/]", page) for page in pages)
    cells = [cell for page in opened(data) for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    live = [cell for cell in cells if str(cell.value).startswith("=")]
    assert live
    assert all(cell.quotePrefix for cell in live)
    assert not any(text.startswith("=") for row in csv.reader(io.StringIO(gap_csv(told_).decode())) for text in row)


@pytest.mark.parametrize("name", ["waterveen", "rietdam"])
def test_the_same_answer_gives_the_same_bytes(name: str) -> None:
    network, norm, answer = found(name)
    again = find_gaps(network, norm, DAY)
    assert answer == again
    first, second = told(name), told(name)
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)
    assert gap_workbook(first) == gap_workbook(second)
    assert gap_csv(first) == gap_csv(second)


def test_sensitive_parties_are_not_named_in_what_leaves() -> None:
    network = sample("waterveen")
    named = SensitiveNames(network, sensitive_ids(network))
    assert sensitive_ids(network)
    shown = texts(gap_workbook(told(masked=True)))
    assert not [text for text in shown if named(text)]
    assert [text for text in texts(gap_workbook(told(masked=False))) if named(text)], "the positive control"
    assert any("een gevoelige partij" in text for text in shown)
