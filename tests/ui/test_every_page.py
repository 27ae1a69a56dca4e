"""What is asked of every page, on every sample and on empty networks, in both languages. A new page is in the list.

What a browser makes of the pages is in ``tests/browser/test_every_page.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap import texts
from netmap.config import settings_for
from netmap.exchange.columns import SHEETS
from netmap.reference.norm import default_norm
from netmap.services import Services, new_network
from netmap.store import embedded
from netmap.ui import blocks
from netmap.ui.navigation import PAGES, PageSpec
from netmap.wiring import open_services
from tests.browser.demo import subjects
from tests.ui.conftest import ROOT, SAMPLES, Open

pytestmark = pytest.mark.embedded

MOST_WORDS = 20
PARAPHRASES = [line.passage.paraphrase for line in default_norm().lines]
TABLES = ("table", "arrow_data_frame")
LABELS = ("Organisation", "Consultation", "Expert", "Theme")
# A page about one thing is looked at for a thing of each kind; one that is in the list of pages also without.
CASES = [
    (spec, of)
    for spec in PAGES
    for of in ((*LABELS,) if spec.group is None else ("",) + (LABELS if spec.about else ()))
]
EVERY_PAGE = pytest.mark.parametrize(("spec", "of"), CASES, ids=[f"{spec.name}{of and '-' + of}" for spec, of in CASES])


@dataclass
class Shown:
    """What a page shows: its titles, the texts of each block in the order of the blocks, and all texts of the page.

    ``tables`` are the blocks in which there is a table.
    """

    titles: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


def look(visit: AppTest) -> Shown:
    """Return what the main part of a page shows, as it reads."""
    shown = Shown()
    _walk(visit.main, shown, [])
    return shown


def _walk(node: Any, shown: Shown, inside: list[str]) -> None:
    proto = getattr(node, "proto", None)
    if (found := re.search(r"-block-(\w+)$", str(getattr(proto, "id", "")))) and hasattr(node, "children"):
        assert found[1] not in shown.blocks, f"the block {found[1]} was opened twice"
        inside = [*inside, found[1]]
        shown.blocks[found[1]] = []
    kind = getattr(node, "type", "")
    if kind in TABLES:
        shown.tables |= set(inside)
    if kind == "title":
        shown.titles.append(plain(node.value))
    for text in _texts_of(node, kind):
        shown.texts.append(text)
        for name in inside:
            shown.blocks[name].append(text)
    for child in getattr(node, "children", {}).values():
        _walk(child, shown, inside)


def _texts_of(node: Any, kind: str) -> list[str]:
    if kind in ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info", "success"):
        found = [str(node.value)]
    elif kind in TABLES:
        frame = node.value
        found = [str(name) for name in frame.columns] + [str(cell) for row in frame.to_numpy().tolist() for cell in row]
    else:
        found = [str(getattr(node, "label", "") or "")]
    return [plain(line) for text in found for line in text.splitlines() if line.strip()]


def plain(text: str) -> str:
    """Return Markdown as it reads, as far as these pages use it."""
    while (inner := re.sub(r":[a-z]+(-badge)?\[((?:[^\[\]\\]|\\.)*)\]", r"\2", text)) != text:
        text = inner  # one stands in another
    text = re.sub(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\\]|\\.)*\)", r"\1", text)
    text = re.sub(r"^(?:[-*>]|\d+\.|#+) ", "", text.strip())
    return re.sub(r"\\(.)", r"\1", text.replace("**", "")).replace("\u2060", "").strip()


@pytest.fixture
def visit_page(open_page: Open) -> Any:
    """Open a page about something as a new visitor does who follows a link to it."""

    def visit_(services: Services, spec: PageSpec, network: str, language: str, of: str) -> AppTest:
        content = services.network(network)
        visit = open_page(services, network=network, language=language)
        if of:
            visit.query_params["van"] = subjects(content).get(of, "")
        return visit.switch_page(f"netmap/ui/pages/{spec.name}.py").run()

    return visit_


def fine(visit: AppTest) -> Shown:
    """Return what a page shows, after a look at what no page may have."""
    assert not visit.exception, [one.message for one in visit.exception]
    assert not visit.error, [one.value for one in visit.error]
    shown = look(visit)
    assert len(shown.titles) == 1, shown.titles
    return shown


def test_every_file_of_a_page_is_in_the_list() -> None:
    files = {path.stem for path in (ROOT / "netmap" / "ui" / "pages").glob("*.py")} - {"__init__"}
    assert files == {spec.name for spec in PAGES}
    for spec in PAGES:
        assert [name for name in blocks.ORDER if name in spec.blocks] == list(spec.blocks), spec.name
        assert spec.blocks[0] == "answer", spec.name
    assert len({spec.address for spec in PAGES}) == len(PAGES)


@pytest.mark.parametrize("language", texts.offered())
@pytest.mark.parametrize("sample", SAMPLES)
@EVERY_PAGE
def test_a_page_on_a_sample(
    sample_services: Services,
    sample_ids: dict[str, str],
    visit_page: Any,
    spec: PageSpec,
    of: str,
    sample: str,
    language: str,
) -> None:
    shown = fine(visit_page(sample_services, spec, sample_ids[sample], language, of))
    assert list(shown.blocks) == list(spec.blocks)
    assert all(shown.blocks.values()), [name for name, found in shown.blocks.items() if not found]
    if "table" in shown.tables:
        assert any(counted(language).search(text) for text in shown.blocks["table"]), shown.blocks["table"]
    assert too_long(shown.blocks["answer"]) == []
    assert other_language(shown.texts, language) == []


@pytest.mark.parametrize("language", texts.offered())
@EVERY_PAGE
def test_a_page_on_a_network_without_anything_in_it(
    sample_services: Services, empty_network: str, visit_page: Any, spec: PageSpec, of: str, language: str
) -> None:
    shown = fine(visit_page(sample_services, spec, empty_network, language, of))
    assert list(shown.blocks) == [name for name in spec.blocks if name in shown.blocks]
    # What the norm says of the handreiking is data, and may take forty words.
    assert [long for long in too_long(shown.texts) if not any(long in told for told in PARAPHRASES)] == []
    assert other_language(shown.texts, language) == []


@pytest.mark.parametrize("language", texts.offered())
@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.name)
def test_a_page_without_any_network(no_networks: Services, open_page: Open, spec: PageSpec, language: str) -> None:
    visit = open_page(no_networks, spec.name, language=language)
    shown = fine(visit)
    assert too_long(shown.texts) == []
    assert other_language(shown.texts, language) == []
    # Nobody is left without a way on.
    assert visit.button or visit.get("page_link") or visit.get("file_uploader")


@pytest.mark.parametrize("spec", [spec for spec in PAGES if spec.about], ids=lambda spec: spec.name)
@pytest.mark.parametrize("of", ["Organisation:bestaat-niet", "Theme:", "onzin", "Area:geb-x", "Organisation:<b>x</b>"])
def test_a_page_about_something_that_is_not_there_says_so(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, spec: PageSpec, of: str
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    visit.query_params["van"] = of
    visit.switch_page(f"netmap/ui/pages/{spec.name}.py").run()
    assert not visit.exception
    shown = look(visit)
    assert len(shown.titles) == 1
    assert too_long(shown.texts) == []


# --- the looks themselves -------------------------------------------------------------------------------------


def test_the_looks_find_what_they_look_for() -> None:
    assert too_long(["Een. " + "woord " * 21 + "."])
    assert not too_long(["Een. " + "woord " * 20 + "."])
    dutch, english = (texts.say("page.source", language) for language in ("nl", "en"))
    assert other_language([dutch], "en") == [dutch]
    assert other_language([english], "nl") == [english]
    assert other_language([english, "Waterveen"], "en") == []
    assert counted("nl").search("5 van 14 getoond")
    assert not counted("en").search("5 van 14 getoond")
    assert plain(":small[:gray[5 van 14 getoond]]") == "5 van 14 getoond"
    assert plain("[GGD \\[Oost\\]](/wat-weten-we?van=x) en :red-badge[▮ kritiek]") == "GGD [Oost] en ▮ kritiek"


def test_a_block_that_is_missing_or_out_of_order_is_seen() -> None:
    def page() -> None:
        import streamlit as st

        for name in ("table", "answer"):
            with st.container(key=f"block-{name}"):
                st.markdown(f"**{name}**")

    assert look(AppTest.from_function(page).run()).blocks == {"table": ["table"], "answer": ["answer"]}


def too_long(lines: list[str]) -> list[str]:
    """Return the sentences of more than twenty words."""
    sentences = [sentence for line in lines for sentence in re.split(r"[.?!:;](?:\s|$)", line)]
    return [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS]


@cache
def counted(language: str) -> re.Pattern[str]:
    """Return what "n van m getoond" looks like."""
    sentence = re.escape(texts.say("page.shown", language, shown=11, total=22))
    return re.compile(sentence.replace("11", r"\d+").replace("22", r"\d+"))


def other_language(lines: list[str], language: str) -> list[str]:
    """Return the lines that are a sentence of netmap, but not in this language.

    The name of a sheet is no sentence: it is what stands in the user's own file.
    """
    known = _known(language) | {name for sheet in SHEETS.values() for name in (sheet.nl, sheet.en)}
    return [line for line in lines if line not in known and any(line in _known(o) for o in _others(language))]


def _others(language: str) -> list[str]:
    return [code for code in texts.offered() if code != language]


@cache
def _known(language: str) -> frozenset[str]:
    """Return the sentences in a language in which nothing is filled in."""
    return frozenset(plain(texts.say(code, language)) for code, text in texts.sentences().items() if "{" not in text)


@pytest.fixture(scope="module")
def empty_network(sample_services: Services) -> Iterator[str]:
    """Id of a network with nothing but the shipped words."""
    network = new_network("Leegveen")
    sample_services._store.create(network)
    yield network.id
    sample_services._store.delete(network.id)


@pytest.fixture(scope="module")
def no_networks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database without any network."""
    data: Path = tmp_path_factory.mktemp("none") / "data"
    services = open_services(settings_for(data))
    yield services
    services.close()
    embedded.stop(data)
