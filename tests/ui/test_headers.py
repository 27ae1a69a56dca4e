"""The layer around the pages: the right language, the protecting headers, and no stranger's name for this machine."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import streamlit

from netmap import texts
from netmap.ui.chrome import _WORDS, has_words, in_dutch
from netmap.ui.headers import PageHeaders

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()


class Shipped:
    """Answers as the framework does: its own HTML in two pieces, or a script."""

    def __init__(self) -> None:
        self.asked: dict[bytes, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked = dict(scope["headers"])
        html = not scope["path"].endswith(".js")
        kind = b"text/html; charset=utf-8" if html else b"text/javascript"
        headers = [(b"content-type", kind), (b"content-length", b"1"), (b"etag", b'"1"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        body = INDEX if html else b"let x = 1"
        await send({"type": "http.response.body", "body": body[:100], "more_body": True})
        await send({"type": "http.response.body", "body": body[100:]})


def ask(
    path: str = "/", *, query: str = "", host: str = "127.0.0.1:8737"
) -> tuple[int, dict[str, str], bytes, Shipped]:
    """Return status, headers and body of one request, and the application that answered it."""
    shipped = Shipped()
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(dict(message))

    headers = [(b"host", host.encode()), (b"accept-encoding", b"gzip"), (b"if-none-match", b'"1"')]
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": headers, "method": "GET"}
    # In a thread of its own: a browser story in the same session leaves a running loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(PageHeaders(shipped)(scope, receive, send))).result()
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]), shipped


def test_a_page_is_dutch() -> None:
    _, _, body, _ = ask("/witte-plekken")
    assert b'<html lang="nl"' in body
    assert b"<title>netmap</title>" in body
    assert b"JavaScript nodig" in body
    assert b"You need to enable JavaScript" not in body


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_page_says_the_language_it_is_in(language: str) -> None:
    """Dutch stays Dutch, also to a screen reader, when a translation was asked for that is not there."""
    _, _, body, _ = ask(query=f"lang={language}")
    spoken = language if language in texts.offered() else "nl"
    assert f'<html lang="{spoken}"'.encode() in body


@pytest.mark.parametrize("language", ["fr", '"><script>', ""])
def test_another_language_is_taken_as_dutch(language: str) -> None:
    _, _, body, _ = ask(query=f"lang={language}")
    assert b'<html lang="nl"' in body


def test_a_rewritten_page_has_its_own_length_and_no_mark_of_the_old_one() -> None:
    _, headers, body, shipped = ask()
    assert headers["content-length"] == str(len(body))
    assert "etag" not in headers
    assert b"accept-encoding" not in shipped.asked
    assert b"if-none-match" not in shipped.asked


@pytest.mark.parametrize("path", ["/", "/witte-plekken", "/static/js/index.js"])
def test_every_answer_carries_the_protecting_headers(path: str) -> None:
    _, headers, _, _ = ask(path)
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy


def test_every_inline_script_of_a_page_is_allowed_by_its_hash_and_no_other() -> None:
    _, headers, body, _ = ask()
    scripts = re.findall(rb"<script>(.*?)</script>", body, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts}
    assert scripts
    assert set(re.findall(r"'sha256-([^']+)'", headers["content-security-policy"])) == hashes
    script_rule = next(r for r in headers["content-security-policy"].split("; ") if r.startswith("script-src"))
    assert "unsafe-inline" not in script_rule
    assert "'unsafe-eval'" not in script_rule


def test_a_script_without_words_passes_unchanged() -> None:
    _, headers, body, shipped = ask("/static/js/preload.js")
    assert body == b"let x = 1"
    assert headers["etag"] == '"1"'
    assert b"accept-encoding" in shipped.asked


@pytest.mark.parametrize("host", ["127.0.0.1:8737", "localhost:8737", "LOCALHOST", "[::1]:8737", "[::1]"])
def test_this_machine_is_answered_under_its_own_names(host: str) -> None:
    assert ask(host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "10.0.0.5:8737"]
)
def test_a_request_under_another_name_is_refused(host: str) -> None:
    status, _, body, shipped = ask(host=host)
    assert status == 421
    assert body == b""
    assert shipped.asked == {}


@pytest.mark.parametrize("start", sorted(_WORDS))
def test_every_word_of_the_framework_is_found_in_its_script_and_replaced(start: str) -> None:
    whole = {path.name: path.read_bytes() for path in SCRIPTS.glob(f"{start}*.js")}
    for code, (around, english) in _WORDS[start].items():
        name, script = next((n, s) for n, s in whole.items() if around.replace("{}", english).encode() in s)
        assert has_words(f"/static/js/{name}")
        changed = in_dutch(f"/static/js/{name}", script)
        assert around.replace("{}", english).encode() not in changed, code


def test_a_page_in_english_gets_the_scripts_with_their_own_words() -> None:
    _, _, dutch, _ = ask()
    _, _, english, _ = ask(query="lang=en")
    if "en" not in texts.offered():
        assert english == dutch
        return
    assert b'src="./static/js/index.' in dutch
    assert b'src="./static/original/js/index.' in english
    assert b'"./static/js/' not in english
    status, headers, body, _ = ask("/static/original/js/FileUploader.abc.js")
    assert (status, body) == (200, b"let x = 1")
    assert headers["x-content-type-options"] == "nosniff"


def test_a_page_brings_its_styles_for_paper() -> None:
    _, _, body, _ = ask("/gegevens")
    assert body.count(b"@media print") == 1
    assert body.index(b"@media print") < body.index(b"</head>")


def test_other_scripts_stay_as_they_are() -> None:
    assert not has_words("/static/js/ChatInput.abc.js")
    assert ask("/static/js/ChatInput.abc.js")[2] == b"let x = 1"
    assert ask("/static/js/FileUploader.abc.js")[2] == b"let x = 1"
