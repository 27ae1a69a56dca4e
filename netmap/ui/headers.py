"""What the page's server adds to every answer: the language of the page and the headers that protect it.

The framework ships one fixed HTML file in English and sends none of these headers. This layer sits around it, so
that a screen reader reads Dutch as Dutch and a browser refuses whatever the page does not need.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from netmap.texts import LANGUAGES, offered, say
from netmap.ui.chrome import has_words, in_dutch

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
# The pointer to the framework's interface for programs, which is off.
_SERVICE_LINK = re.compile(rb"<!--(?:(?!-->).)*-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL)

# Without this a page opened by its own address first looks for the server below that address, and fails visibly.
_ONE_ADDRESS = b"<script>window.__streamlit = {BACKEND_BASE_URL: window.location.origin}</script>"

# The framework's own files under a second address, where its scripts keep their English words.
_STATIC = "/static/"
_ORIGINAL = "/static/original/"

_FIXED = (
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), display-capture=()"),
)


def content_policy(host: str, script_hashes: tuple[str, ...] = ()) -> str:
    """Return the content security policy of a page served as ``host`` (name and port)."""
    scripts = " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *(f"'sha256-{one}'" for one in script_hashes)])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            # The framework styles its elements while it runs.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            # 'self' covers the page's socket in new browsers only.
            f"connect-src 'self' ws://{host}",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def translated(html: bytes, language: str) -> bytes:
    """Return the framework's HTML with our language, title and no-script sentence, and with styles for paper."""
    html = re.sub(rb"<html lang=\"[a-z-]*\"", f'<html lang="{language}"'.encode(), html, count=1)
    html = html.replace(b"<title>Streamlit</title>", b"<title>netmap</title>")
    html = _SERVICE_LINK.sub(b"", html)
    html = html.replace(b"<head>", b"<head>" + _ONE_ADDRESS, 1)
    html = html.replace(b"</head>", b"<style>" + _styles() + b"</style></head>", 1)
    if language != LANGUAGES[0]:
        html = html.replace(f'"./{_STATIC[1:]}js/'.encode(), f'"./{_ORIGINAL[1:]}js/'.encode())
    sentence = say("page.noscript", language)
    return _NOSCRIPT.sub(f"<noscript><p>{sentence}</p></noscript>".encode(), html)


@cache
def _styles() -> bytes:
    return (Path(__file__).parent / "page.css").read_bytes()


class PageHeaders:
    """ASGI layer around the pages.

    Refuses requests under a name that is not this machine, makes the HTML Dutch, and adds the protecting headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not _is_loopback(host):
            await _refuse(send)
            return
        if scope["path"].startswith(_ORIGINAL):
            path = _STATIC + scope["path"].removeprefix(_ORIGINAL)
            scope = {**scope, "path": path, "raw_path": path.encode()}
            await self.app(scope, receive, _Rewriter(send, host, LANGUAGES[0], "").send)
            return
        # A page can only be rewritten when it is not compressed, and a copy of an older version may not be kept.
        if _may_be_page(scope["path"]) or has_words(scope["path"]):
            unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}
        language = _language(scope.get("query_string", b""))
        await self.app(scope, receive, _Rewriter(send, host, language, scope["path"]).send)


class _Rewriter:
    """Sends one answer on, with headers added and, when it is HTML or a script with words, its body rewritten."""

    def __init__(self, send: Send, host: str, language: str, path: str) -> None:
        self._send = send
        self._host = host
        self._language = language
        self._path = path
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            rewritten = kind.startswith(b"text/html") or (b"javascript" in kind and has_words(self._path))
            if rewritten and message["status"] == 200:
                self._start = message
                return
            message["headers"] = [*message["headers"], *self._added(())]
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        script = has_words(self._path)
        body = in_dutch(self._path, self._body) if script else translated(self._body, self._language)
        scripts = [] if script else _INLINE_SCRIPT.findall(body)
        hashes = tuple(base64.b64encode(hashlib.sha256(found).digest()).decode() for found in scripts)
        changed = (b"content-length", b"etag", b"last-modified")
        kept = [pair for pair in start["headers"] if pair[0].lower() not in changed]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**start, "headers": [*kept, length, *self._added(hashes)]})
        await self._send({"type": "http.response.body", "body": body})

    def _added(self, hashes: tuple[str, ...]) -> list[tuple[bytes, bytes]]:
        policy = content_policy(self._host, hashes).encode("latin-1")
        return [*_FIXED, (b"content-security-policy", policy)]


def _is_loopback(host: str) -> bool:
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return name.lower() in LOOPBACK


def _may_be_page(path: str) -> bool:
    return not path.startswith(("/static/", "/media/", "/component/")) and "/_stcore/" not in path


def _language(query: bytes) -> str:
    asked = parse_qs(query.decode("latin-1")).get("lang", [LANGUAGES[0]])[0]
    return asked if asked in offered() else LANGUAGES[0]


async def _refuse(send: Send) -> None:
    await send({"type": "http.response.start", "status": 421, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
