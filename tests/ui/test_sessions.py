"""Two visitors at once: what one chose or saw never reaches the other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import netmap.ui
from netmap.services import Services
from netmap.ui import cache
from tests.ui.conftest import Open, shown
from tests.ui.test_pages import plain

UI = Path(netmap.ui.__file__).parent


@pytest.mark.embedded
def test_two_visitors_each_see_their_own_network(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    anna = open_page(sample_services, network=sample_ids["waterveen"])
    bob = open_page(sample_services, network=sample_ids["rietdam"])
    assert "Waterveen" not in shown(bob)
    anna.run()
    assert "Waterveen" in shown(anna)
    assert "Rietdam" not in shown(anna)
    for visit, own, other in ((anna, "Waterveen", "Rietdam"), (bob, "Rietdam", "Waterveen")):
        visit.switch_page("netmap/ui/pages/gaps.py").run()
        assert own in shown(visit)
        assert other not in shown(visit)


@pytest.mark.embedded
def test_what_one_visitor_unfolds_stays_folded_for_the_other(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netmap.ui import state

    monkeypatch.setattr(state, "PAGE_SIZE", 3)
    anna = open_page(sample_services, "gaps", network=sample_ids["waterveen"])
    bob = open_page(sample_services, "gaps", network=sample_ids["waterveen"])
    before = len(bob.expander)
    next(button for button in anna.button if (button.key or "").startswith("more-instrumental")).click().run()
    bob.run()
    assert len(anna.expander) > before
    assert len(bob.expander) == before


@pytest.mark.embedded
def test_what_one_visitor_chooses_searches_and_opens_is_not_the_others(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    bob = open_page(sample_services, "gaps", network=network)
    before = shown(bob), [box.value for box in bob.selectbox], dict(bob.query_params)
    anna = open_page(sample_services, "gaps", network=network, thema="polarisation", fase="tension")
    search = anna.sidebar.selectbox(key="search-0")
    search.set_value(search.options[3]).run()
    assert anna.query_params["van"]
    assert "polarisation" in str(anna.query_params["thema"])
    bob.run()
    assert (shown(bob), [box.value for box in bob.selectbox], dict(bob.query_params)) == before
    anna.switch_page("netmap/ui/pages/gaps.py").run()
    assert "Voor polarisatie, in de fase spanningen" in plain(shown(anna))


@pytest.mark.embedded
def test_no_answer_about_a_situation_is_given_to_who_asked_about_everything(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    narrow = shown(open_page(sample_services, network=network, thema="polarisation"))
    whole = shown(open_page(sample_services, network=network))
    again = shown(open_page(sample_services, network=network, thema="polarisation"))
    assert narrow == again
    assert "Voor polarisatie" in narrow
    assert "Voor polarisatie" not in whole


@pytest.mark.embedded
def test_an_answer_is_kept_until_the_data_change(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, tmp_path: Path
) -> None:
    (tmp_path / "organisaties.csv").write_text("naam\nGemeente\n", encoding="utf-8")
    (tmp_path / "overleggen.csv").write_text("naam;voorzitter;regie\nWijkoverleg;;\n", encoding="utf-8")
    sample_services.import_workbook(tmp_path, "Kersdijk")
    network = sample_services.find_network("Kersdijk").id
    before = shown(open_page(sample_services, "gaps", network=network))
    assert "Geen instrumentele witte plekken vastgesteld" in before
    (tmp_path / "overleggen.csv").write_text("naam;voorzitter;regie\nWijkoverleg;niemand;niemand\n", encoding="utf-8")
    sample_services.import_workbook(tmp_path, "Kersdijk")
    after = shown(open_page(sample_services, "gaps", network=network))
    assert "Geen instrumentele witte plekken vastgesteld" not in after
    assert "Wijkoverleg heeft geen voorzitter" in after


def test_no_cached_function_reads_anything_of_a_session() -> None:
    """Whatever a cached function returns is given to every session, so its module may not know the session."""
    tree = ast.parse(Path(cache.__file__).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert not names & {"session_state", "query_params", "context", "user"}
    assert "state" not in imported


def test_only_two_modules_touch_the_session_or_the_cache() -> None:
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name != "cache.py":
            assert "cache_data" not in text, path
            assert "cache_resource" not in text, path
        if path.name not in ("state.py", "cache.py", "frame.py"):
            assert "session_state" not in text, path


def test_no_page_writes_html() -> None:
    for path in UI.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert "unsafe_allow_html" not in words, path
        # The scripts of the pages have one place.
        allowed = {"components"} if path.parent.name == "bridge" else set()
        assert not calls & ({"html", "iframe", "components"} - allowed), path
