"""What a user installs: a wheel, in another folder, without the checkout beside it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
START_SECONDS = 180
#: Runs inside the installed copy: every page, on the example, without an exception.
OPEN_PAGES = """
import sys
from pathlib import Path
import netmap
from streamlit.testing.v1 import AppTest

home = Path(netmap.__file__).parent
assert home.parent == Path(sys.argv[1]), home
pages = sorted(p for p in (home / "ui" / "pages").glob("*.py") if p.stem != "__init__")
assert len(pages) >= 2, pages
visit = AppTest.from_file(str(home / "ui" / "script" / "app.py"), default_timeout=120).run()
assert not visit.exception, visit.exception
for page in pages:
    visit.switch_page(str(page)).run()
    assert not visit.exception, (page, visit.exception)
    assert visit.title or visit.markdown, page
print("pages", len(pages))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the unpacked wheel in it."""
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (wheel,) = built.glob("netmap_samos-*.whl")
    home = tmp_path_factory.mktemp("elsewhere") / "site"
    # A pure wheel is a zip of what belongs in site-packages; its dependencies come from this interpreter.
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home)
    return home


@pytest.fixture
def surroundings(installed: Path, tmp_path: Path) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "NETMAP_"))}
    return {**outside, "PYTHONPATH": str(installed), "NETMAP_DATA": str(tmp_path / "data")}


def test_the_wheel_holds_queries_samples_catalogues_and_no_tests(installed: Path) -> None:
    assert len(list((installed / "netmap" / "_queries").glob("*.cypher"))) == len(
        list((ROOT / "queries").glob("*.cypher"))
    )
    assert (installed / "netmap" / "_sample_networks" / "waterveen" / "organisaties.csv").is_file()
    assert (installed / "netmap" / "texts" / "locale" / "en.po").is_file()
    assert (installed / "netmap" / "reference" / "norms" / "handreiking.toml").is_file()
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"netmap"}


@pytest.mark.embedded
def test_the_demo_starts_and_every_page_opens_from_an_installed_wheel(
    installed: Path, surroundings: dict[str, str], tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "netmap", "start", "--demo", "--geen-browser"],
        cwd=tmp_path,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    timer = threading.Timer(START_SECONDS, process.kill)
    timer.start()
    try:
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        said = "".join(lines)
        assert "kritiek" in said, said
        assert re.search(r"http://127\.0\.0\.1:\d+", said), said
        opened = subprocess.run(
            [sys.executable, "-c", OPEN_PAGES, str(installed)],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert opened.returncode == 0, opened.stderr
        assert re.search(r"pages \d", opened.stdout), opened.stdout
    finally:
        timer.cancel()
        process.send_signal(signal.SIGINT)
        process.wait(30)
        if process.stdout:
            process.stdout.close()
