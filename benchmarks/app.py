"""Run the pages on a data folder, then wait: run as a process of its own, so that its memory can be read."""

from __future__ import annotations

import os
import sys

os.environ["NETMAP_DATA"] = sys.argv[1]
for name in ("NEO4J_URI", "NEO4J_DATABASE"):
    os.environ.pop(name, None)

from streamlit.testing.v1 import AppTest  # noqa: E402

page = AppTest.from_file("app.py", default_timeout=120).run()
assert not page.exception, page.exception
page.switch_page("netmap/ui/pages/gaps.py").run()
assert not page.exception, page.exception
print("ready", flush=True)
sys.stdin.read()
