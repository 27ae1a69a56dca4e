"""The page Methode: every section of the method with its table, reached from the table of contents."""

from __future__ import annotations

import re

import pytest

from netmap.services import Services
from tests.ui.conftest import Open, shown
from tests.ui.test_pages import plain

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_section_is_there_and_in_the_contents(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, language: str
) -> None:
    method = sample_services.method(sample_ids["waterveen"], language=language)
    visit = open_page(sample_services, "method", network=sample_ids["waterveen"], language=language)
    assert not visit.exception
    text = plain(shown(visit))
    for section in method["sections"]:
        assert section["heading"] in text
        assert all(paragraph in text for paragraph in section["paragraphs"])
    tables = [table.value for table in visit.table]
    wanted = [section["table"] for section in method["sections"] if section["table"]]
    assert [[plain(head) for head in table.columns] for table in tables] == [table["columns"] for table in wanted]
    assert [len(table) for table in tables] == [len(table["rows"]) for table in wanted]
    linked = set(re.findall(r"\(#(methode-[\w-]+)\)", shown(visit)))
    assert linked == {f"methode-{one['id']}" for section in method["sections"] for one in (section, section["part"])}


def test_the_answer_counts_the_lines_of_the_norm_of_this_network(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    lines = [one for one in sample_services.method(sample_ids["rietdam"])["sections"] if one["id"].startswith("norm-")]
    assert len(lines) > 30
    assert f"een norm van {len(lines)} regels" in plain(
        shown(open_page(sample_services, "method", network=sample_ids["rietdam"]))
    )
