# SPDX-License-Identifier: EUPL-1.2
"""One process: pages on WSGI in a small pool of threads, live streams on ASGI. docs/adr/0002 tells why."""

import asyncio
import io
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from threading import Semaphore
from typing import IO, Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspraak.config.settings")

from django.conf import settings

from samenspraak.config.wsgi import application as wsgi  # the settings are named before this
from samenspraak.web.shared.live import Receive, Send, hub, stream

BODY_LIMIT = 2_000_000  # bytes; more is refused before it is read
FILE_LIMIT = 13_500_000  # of a form with a file in it: somewhat more than `uploads.MOST`, which says so at the form
LARGE_AT_ONCE = 8  # bodies above BODY_LIMIT that come in at the same moment; meanwhile they lie on the disk
BODY_SECONDS = 120  # in which a body has come in
CHUNK = 262_144  # bytes of an answer that are kept in memory, and sent in one piece
WITHOUT_BODY = ("GET", "HEAD")  # nothing is read that came with these, which saves most pages a wait
PATIENCE = 0.02  # seconds that a page waits for its turn; then it is made beside another all the same

_large = Semaphore(LARGE_AT_ONCE)
_turns = Semaphore(1 if settings.EMBEDDED else settings.WSGI_THREADS)
_threads = ThreadPoolExecutor(max_workers=settings.WSGI_THREADS, thread_name_prefix="page")


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Send each request where it belongs."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await stream(scope, receive, send)
    elif scope["type"] == "http":
        await _page(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _page(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if hub.loop is None:
        hub.start()
    with SpooledTemporaryFile(max_size=CHUNK) as body:
        if refused := 0 if scope["method"] in WITHOUT_BODY else await _take_in(body, scope, receive):
            await send({"type": "http.response.start", "status": refused, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
            return
        start, page = await asyncio.get_running_loop().run_in_executor(_threads, _answer, _environ(scope, body))
    with page:
        await send(start)
        await _send_body(page, send)


async def _take_in(body: IO[bytes], scope: dict[str, Any], receive: Receive) -> int:
    """Read the whole request body. Answers 0, or with which status it is refused: too large, too slow, or too many
    large ones at once."""
    sent_as = dict(scope["headers"]).get(b"content-type", b"")
    most, large = FILE_LIMIT if sent_as.startswith(b"multipart/form-data") else BODY_LIMIT, False
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while (message := await receive())["type"] != "http.disconnect":
                body.write(message.get("body", b""))
                if body.tell() > most:
                    return 413
                if body.tell() > BODY_LIMIT and not large and not (large := _large.acquire(blocking=False)):
                    return 503
                if not message.get("more_body"):
                    return 0
        body.truncate(0)  # nobody waits for the answer, and half of what was sent is nothing
        return 0
    except TimeoutError:
        return 408
    finally:
        if large:
            _large.release()


def _environ(scope: dict[str, Any], body: IO[bytes]) -> dict[str, Any]:
    server, client = scope.get("server") or ("127.0.0.1", 80), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": "HTTP/" + scope.get("http_version", "1.1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, value in scope["headers"]:
        _add_header(environ, raw_name.decode("latin-1"), value.decode("latin-1"))
    environ["CONTENT_LENGTH"] = str(body.seek(0, io.SEEK_END))
    body.seek(0)
    return environ


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if "_" in name:  # X_Forwarded_For must not pass for X-Forwarded-For
        return
    key = name.upper().replace("-", "_")
    key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
    separator = "; " if key == "HTTP_COOKIE" else ","
    environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value


def _answer(environ: dict[str, Any]) -> tuple[dict[str, Any], IO[bytes]]:
    """In a page thread: run Django, and keep all that it answers; what is large goes to a file without a name.

    The thread is free again before the first byte leaves: a reader who takes an hour over a download holds none.
    """
    answer: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Callable[[bytes], Any]:
        answer["start"] = {
            "type": "http.response.start",
            "status": int(status.split(" ", 1)[0]),
            "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        }
        return _no_write

    with _turn_of(environ["REQUEST_METHOD"]):
        chunks = wsgi(environ, start_response)
    page = SpooledTemporaryFile(max_size=CHUNK)  # noqa: SIM115  (closed when it has been sent)
    try:
        for chunk in chunks:
            page.write(chunk)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    page.seek(0)
    return answer["start"], page


@contextmanager
def _turn_of(method: str) -> Iterator[None]:
    """On SQLite pages to read are made one after another: threads that take the interpreter from each other at every
    row of a query make fewer of them together than one alone. (PostgreSQL works while we wait.) What is sent in waits
    for nobody, and a slow page holds up no other for longer than `PATIENCE`.
    """
    mine = method in WITHOUT_BODY and _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            _turns.release()


def _no_write(_piece: bytes) -> None:
    """WSGI's old way to write before answering; Django does not use it."""
    raise NotImplementedError


async def _send_body(page: IO[bytes], send: Send) -> None:
    """Small pages in one go, downloads in pieces, as fast as the reader takes them."""
    piece = page.read(CHUNK)
    while True:
        following = page.read(CHUNK)
        await send({"type": "http.response.body", "body": piece, "more_body": bool(following)})
        if not following:
            return
        piece = following
