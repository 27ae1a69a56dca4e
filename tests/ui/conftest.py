"""The pages on a real embedded database that holds every sample network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netmap.config import settings_for
from netmap.resources import resource_folder
from netmap.services import Services
from netmap.store import embedded
from netmap.ui.handover import hand_over
from netmap.wiring import open_services

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(folder.name for folder in resource_folder("sample_networks").iterdir() if folder.is_dir())

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database of their own, with all samples in it."""
    data = tmp_path_factory.mktemp("pages") / "data"
    services = open_services(settings_for(data))
    for sample in SAMPLES:
        services.load_example(sample)
    yield services
    services.close()
    embedded.stop(data)


@pytest.fixture(scope="session")
def sample_ids(sample_services: Services) -> dict[str, str]:
    """The id of each sample network by the name of its folder."""
    return {sample: sample_services.load_example(sample) for sample in SAMPLES}


@pytest.fixture
def open_page() -> Iterator[Open]:
    """Open a page as a new visitor does; the services are those of this process from then on."""

    def open_(
        services: Services,
        page: str = "start",
        *,
        network: str = "",
        language: str = "",
        first: str = "",
        **address: str,
    ) -> AppTest:
        hand_over(services, first_network=first)
        visit = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if network:
            visit.query_params["netwerk"] = network
        if language:
            visit.query_params["lang"] = language
        for name, value in address.items():
            visit.query_params[name] = value
        visit.run()
        if page != "start":
            visit.switch_page(f"netmap/ui/pages/{page}.py").run()
        return visit

    yield open_
    hand_over(None)
    st.cache_data.clear()
    st.cache_resource.clear()


def shown(visit: AppTest) -> str:
    """Return all Markdown on a page and its sidebar, as it was sent."""
    parts = [element.value for kind in ("title", "header", "subheader", "markdown") for element in visit.get(kind)]
    parts += [box.label for box in visit.expander]
    return "\n".join(str(part) for part in parts)
