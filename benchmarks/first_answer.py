"""Open a data folder, answer one question, and print how long each step took: run as a process of its own."""

from __future__ import annotations

import sys
import time
from pathlib import Path

started = time.perf_counter()

from netmap.config import settings_for  # noqa: E402
from netmap.wiring import open_services  # noqa: E402

services = open_services(settings_for(Path(sys.argv[1])))
networks = services.networks()
if networks:
    services.gaps(networks[0].id)
print(f"{time.perf_counter() - started:.3f}")
services.close()
