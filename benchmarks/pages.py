"""Show every page on a data folder, then wait: run as a process of its own, so that its memory can be read."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("start", "where_to", "routes", "hub", "gaps")
LEAST = 10  # pieces of text on a page with something on it


def main(data: str) -> None:
    for name in ("NEO4J_URI", "NEO4J_DATABASE"):
        os.environ.pop(name, None)
    os.environ["NETMAP_DATA"] = data
    # There is no browser on the other side, and that is as it should be.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    # An absolute path: a relative one would be looked for beside this file.
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    # Pages about one thing show everything that can be chosen, as long as nothing is.
    for name in PAGES:
        path = f"netmap/ui/pages/{name}.py"
        page.switch_page(path).run()
        if page.exception or page.error:
            raise SystemExit(f"{path} failed: {[*page.exception, *page.error]}")
        if len(page.markdown) < LEAST:
            raise SystemExit(f"{path} is empty")
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
