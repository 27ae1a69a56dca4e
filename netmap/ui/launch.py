"""Starts the pages, finds the pages that already run for a data folder, and stops them.

One process serves the pages of a folder. It holds ``page.lock`` while it lives, so the operating system says
whether it is there, however it ended; ``page.json`` (for the owner's eyes only) says where it listens and which
key stops it. Somebody who starts a second time gets the running pages.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import logging
import os
import secrets
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from filelock import FileLock, Timeout

from netmap.errors import UsageError
from netmap.texts import say
from netmap.ui import theme, warming
from netmap.ui.handover import hand_over

if TYPE_CHECKING:
    import streamlit
    from starlette.requests import Request
    from starlette.responses import Response

    from netmap.config import Settings
    from netmap.services import Services

__all__ = ["running", "start", "stop"]

# Tried first when no port is asked for, so that an address kept in a browser usually still works.
USUAL_PORT = 8737

_SCRIPT = Path(__file__).parent / "script" / "app.py"
_CARD = "page.json"
_PATH_ALIVE = "/netmap/alive"
_PATH_STOP = "/netmap/stop"
_ANSWER_SECONDS = 3.0
_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Card:
    """What ``page.json`` holds."""

    url: str
    pid: int
    key: str


def start(
    settings: Settings,
    *,
    port: int | None = None,
    browser: bool = True,
    demo: bool = False,
    tell: Callable[[str], None] | None = None,
) -> int:
    """Serve the pages of a data folder until they are stopped, or open the pages that already run.

    Parameters
    ----------
    settings : Settings
        The data folder, made when it is not there, and the database.
    port : int, optional
        Where to listen on this machine; by default a usual one, and a free one when that is taken.
    browser : bool
        Open the page in the user's browser.
    demo : bool
        Put the shipped example in the database when it is not there, print in short how many white spots it has, and
        show it first.
    tell : callable, optional
        Gets each sentence of progress; by default they go to standard error.

    Returns
    -------
    int
        0 after an orderly end.

    Raises
    ------
    StoreError
        When the database cannot be opened.
    UsageError
        When ``port`` is in use by another program.
    """
    tell = tell or _to_stderr
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.data / "page.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _open_running(settings, browser=browser, demo=demo, tell=tell)
    try:
        return _serve(settings, port, browser=browser, demo=demo, tell=tell)
    finally:
        lock.release()


def running(data: Path) -> str | None:
    """Return the address of the pages that run for a data folder, or None."""
    card = _read_card(data)
    return card.url if card and _answers(card) else None


def stop(data: Path) -> bool:
    """Stop the pages of a data folder; return whether there were any to stop."""
    card = _read_card(data)
    if card is None or not _answers(card):
        return False
    _call(card, "POST", _PATH_STOP)
    end = time.monotonic() + _STOP_SECONDS
    while time.monotonic() < end and _answers(card):
        time.sleep(0.1)
    return True


def _serve(settings: Settings, port: int | None, *, browser: bool, demo: bool, tell: Callable[[str], None]) -> int:
    from netmap.wiring import open_services

    if port is not None:
        _port(port)  # say at once that it is taken, not after the database was opened
    tell(say("page.terminal.opening"))
    services = open_services(settings)
    try:
        first = _load_demo(services) if demo else ""
        hand_over(services, first_network=first, stop=_ask_to_stop)
        app = _app(services, settings.data, secrets.token_urlsafe(32), browser=browser, first=first, tell=tell)
        _quiet_server_log()
        # Streamlit takes the name of the started program for the script's place; arguments are none of its business.
        arguments, sys.argv = sys.argv, [str(_SCRIPT)]
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        # Chosen last: while the database was opened somebody else may have taken the usual port.
        chosen = _port(port)
        try:
            app.run(config={**theme.options(), "server.port": chosen, "logger.hideWelcomeMessage": True})
        except KeyboardInterrupt:
            tell(say("page.terminal.stopped"))
        finally:
            sys.argv = arguments
    finally:
        services.close()
    return 0


def _load_demo(services: Services) -> str:
    """Put the example in the database, print in short what it lacks, and return its id."""
    from netmap.report.tables import gap_summary

    network_id = services.load_example()
    sys.stdout.write(gap_summary(services.gaps(network_id)) + "\n\n")
    sys.stdout.flush()
    return network_id


def _app(
    services: Services, data: Path, key: str, *, browser: bool, first: str, tell: Callable[[str], None]
) -> streamlit.App:
    import streamlit
    from starlette.middleware import Middleware
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from streamlit import config

    from netmap.ui.headers import PageHeaders

    async def alive(request: Request) -> Response:
        return JSONResponse({"netmap": "page"}, status_code=200 if _has_key(request, key) else 403)

    async def leave(request: Request) -> Response:
        if not _has_key(request, key):
            return JSONResponse({}, status_code=403)
        asyncio.get_running_loop().call_later(0.1, _ask_to_stop)
        return JSONResponse({"netmap": "stops"})

    @asynccontextmanager
    async def life(_app: Any) -> AsyncIterator[None]:
        url = f"http://127.0.0.1:{config.get_option('server.port')}"
        _write_card(data, _Card(url, os.getpid(), key))
        address = _address(url, first)
        tell(say("page.terminal.ready", url=address))
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        warming.begin(services, first)
        yield None
        _take_away(data, key)

    return streamlit.App(
        _SCRIPT,
        lifespan=life,
        routes=[Route(_PATH_ALIVE, alive), Route(_PATH_STOP, leave, methods=["POST"])],
        middleware=[Middleware(PageHeaders)],
    )


def _open_running(settings: Settings, *, browser: bool, demo: bool, tell: Callable[[str], None]) -> int:
    """Show the pages that another process serves, which may still be starting."""
    end = time.monotonic() + _START_SECONDS
    while (url := running(settings.data)) is None:
        if time.monotonic() > end:
            raise UsageError("page.not_answering", folder=str(settings.data))
        time.sleep(0.2)
    first = ""
    if demo:
        from netmap.wiring import open_services

        services = open_services(settings)
        try:
            first = _load_demo(services)
        finally:
            services.close()
    address = _address(url, first)
    tell(say("page.terminal.running", url=address))
    if browser:
        webbrowser.open(address)
    return 0


def _address(url: str, network_id: str) -> str:
    return f"{url}/?netwerk={quote(network_id)}" if network_id else url


def _port(asked: int | None) -> int:
    """Return a port on which we can listen; 0 lets the system choose."""
    for candidate in (USUAL_PORT,) if asked is None else (asked,):
        with socket.socket() as probe:
            if os.name == "posix":
                # As the server itself does: a port that was just left may be taken again.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except (OSError, OverflowError) as error:
                if asked is not None:
                    raise UsageError("page.port_taken", port=asked) from error
                return 0
    return USUAL_PORT if asked is None else asked


def _ask_to_stop() -> None:
    """Let the server end as after Ctrl+C: it finishes its answers and the folder is left in order."""
    signal.raise_signal(signal.SIGINT)


def _quiet_server_log() -> None:
    from uvicorn.config import LOGGING_CONFIG

    # Its start-up lines are English and say nothing that ours do not.
    LOGGING_CONFIG["loggers"]["uvicorn"]["level"] = "WARNING"


def _has_key(request: Request, key: str) -> bool:
    return secrets.compare_digest(request.headers.get("x-netmap-key", ""), key)


def _write_card(data: Path, card: _Card) -> None:
    target = data / _CARD
    temporary = data / f"{_CARD}.new"
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(card), file)
    temporary.replace(target)


def _take_away(data: Path, key: str) -> None:
    """Remove the card when it is still ours: the folder may have been replaced by another one meanwhile."""
    if (card := _read_card(data)) and card.key == key:
        (data / _CARD).unlink(missing_ok=True)


def _read_card(data: Path) -> _Card | None:
    try:
        found: Mapping[str, Any] = json.loads((data / _CARD).read_text(encoding="utf-8"))
        return _Card(str(found["url"]), int(found["pid"]), str(found["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _answers(card: _Card) -> bool:
    return _call(card, "GET", _PATH_ALIVE) == 200


def _call(card: _Card, method: str, path: str) -> int:
    """Return the status of a request to the pages, 0 when nobody answers. No proxy comes in between."""
    where = urlsplit(card.url)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=_ANSWER_SECONDS)
    try:
        connection.request(method, path, headers={"x-netmap-key": card.key})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _to_stderr(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
