# SPDX-License-Identifier: EUPL-1.2
"""The dispatcher between server and Django: bodies, headers, downloads."""

import asyncio
import threading
import time

import pytest

from samenspraak.config import asgi
from samenspraak.web.shared.uploads import MOST


def ask(path="/healthz", method="GET", headers=(), body=b"", app=None, monkeypatch=None):
    """One request through the dispatcher; answers (start message, body)."""
    if app:
        monkeypatch.setattr(asgi, "wsgi", app)
    return asyncio.run(one(path, method, headers, body))


async def one(path, method="GET", headers=(), body=b""):
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "query_string": b"a=1",
        "scheme": "http",
        "headers": [(b"host", b"testserver"), *headers],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1234),
    }
    pieces = [body[i : i + 100_000] for i in range(0, len(body), 100_000)] or [b""]
    sent = []

    async def receive():
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message):
        sent.append(message)

    await asgi.application(scope, receive, send)
    return sent[0], [message["body"] for message in sent[1:]]


def echo(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    seen = {key: value for key, value in environ.items() if isinstance(value, str)}
    return [repr((environ["wsgi.input"].read(), seen)).encode()]


def test_a_page_comes_through(settings):
    start, body = ask()
    assert start["status"] == 200
    assert b"".join(body) == b"ok\n"


def test_a_body_in_pieces_arrives_whole(monkeypatch):
    _, body = ask("/x", "POST", body=b"ab" * 150_000, app=echo, monkeypatch=monkeypatch)
    assert b"ab" * 150_000 in b"".join(body)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_is_made_without_waiting_for_a_body(monkeypatch, method):
    start, body = ask("/x", method, body=b"not read", app=echo, monkeypatch=monkeypatch)
    assert start["status"] == 200
    assert body[0].startswith(b"(b'', ")


def test_a_small_page_leaves_in_one_piece(monkeypatch):
    def app(environ, start_response):
        start_response("200 OK", [])
        return [b"a", b"b", b"c"]

    _, body = ask("/x", app=app, monkeypatch=monkeypatch)
    assert body == [b"abc"]


def together(method, app, monkeypatch):
    """Two requests that come at the same time."""

    async def both():
        await asyncio.gather(one("/x", method), one("/y", method))

    monkeypatch.setattr(asgi, "wsgi", app)
    asyncio.run(both())


def test_pages_are_made_one_after_another_where_there_is_one_turn(monkeypatch):
    busy, most = [], []

    def app(environ, start_response):
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.01)
        busy.pop()
        start_response("200 OK", [])
        return [b""]

    monkeypatch.setattr(asgi, "PATIENCE", 5)
    monkeypatch.setattr(asgi, "_turns", threading.Semaphore(1))
    together("GET", app, monkeypatch)
    assert most == [1, 1]


def test_what_is_sent_in_waits_for_nobody(monkeypatch):
    both_inside = threading.Barrier(2, timeout=5)

    def app(environ, start_response):
        both_inside.wait()
        start_response("200 OK", [])
        return [b""]

    monkeypatch.setattr(asgi, "PATIENCE", 5)
    together("POST", app, monkeypatch)
    assert not both_inside.broken


def test_a_slow_page_does_not_hold_up_the_others(monkeypatch):
    begun, answered = threading.Event(), threading.Event()

    def app(environ, start_response):
        if environ["PATH_INFO"] == "/slow":
            begun.set()
            assert answered.wait(5)
        start_response("200 OK", [])
        return [b""]

    async def slow_first():
        slow = asyncio.create_task(one("/slow"))
        await asyncio.to_thread(begun.wait, 5)
        start, _ = await one("/quick")
        answered.set()
        await slow
        return start["status"]

    monkeypatch.setattr(asgi, "wsgi", app)
    assert asyncio.run(slow_first()) == 200


def test_what_goes_wrong_is_not_swallowed(monkeypatch):
    def app(environ, start_response):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask("/x", app=app, monkeypatch=monkeypatch)


def test_too_large_a_body_is_refused_before_anyone_reads_it(monkeypatch):
    start, _ = ask("/x", "POST", body=b"a" * (asgi.BODY_LIMIT + 1), app=echo, monkeypatch=monkeypatch)
    assert start["status"] == 413


WITH_FILE = [(b"content-type", b"multipart/form-data; boundary=x")]


def size(environ, start_response):
    start_response("200 OK", [])
    return [str(len(environ["wsgi.input"].read())).encode()]


def test_a_photo_as_large_as_its_form_takes_comes_through(monkeypatch):
    """Django's own test client goes past the dispatcher: there, a photo of 3 MB was refused with an empty page."""
    photo = b"a" * MOST
    start, body = ask("/x", "POST", WITH_FILE, photo, app=size, monkeypatch=monkeypatch)
    assert (start["status"], body) == (200, [str(len(photo)).encode()])
    start, _ = ask("/x", "POST", WITH_FILE, photo + b"a" * 1_000_000, app=size, monkeypatch=monkeypatch)
    assert start["status"] == 413


def test_files_that_come_in_at_once_do_not_fill_the_disk(monkeypatch):
    """Only so many large ones are taken in at the same moment; afterwards there is room again."""
    monkeypatch.setattr(asgi, "wsgi", size)
    monkeypatch.setattr(asgi, "_large", threading.Semaphore(1))

    async def endless(come, sent):
        scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": WITH_FILE}
        pieces = [b"a" * asgi.BODY_LIMIT, b"aa", b"a"]

        async def receive():
            if len(pieces) == 1:
                await come.wait()
            return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

        async def send(message):
            sent.append(message.get("status"))

        await asgi.application(scope, receive, send)

    async def both():
        come, first, second, third = asyncio.Event(), [], [], []
        waiting = asyncio.create_task(endless(come, first))
        await asyncio.sleep(0)
        await endless(come, second)
        come.set()
        await waiting
        await endless(come, third)
        return first[0], second[0], third[0]

    assert asyncio.run(both()) == (200, 503, 200)


def test_who_sends_and_never_ends_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(asgi, "BODY_SECONDS", 0.05)
    scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": []}
    sent = []

    async def receive():
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def send(message):
        sent.append(message.get("status"))

    asyncio.run(asgi.application(scope, receive, send))
    assert sent[0] == 408


def test_a_header_with_an_underscore_cannot_pass_for_one_with_a_dash(monkeypatch):
    headers = [(b"x-forwarded-proto", b"http"), (b"x_forwarded_proto", b"https")]
    _, body = ask("/x", headers=headers, app=echo, monkeypatch=monkeypatch)
    assert b"'HTTP_X_FORWARDED_PROTO': 'http'" in body[0]


def test_accents_in_an_address_reach_django_as_it_expects_them(monkeypatch):
    _, body = ask("/wijk/caf\u00e9/", app=echo, monkeypatch=monkeypatch)
    assert b"/wijk/caf\\xc3\\xa9/" in body[0] or "/wijk/cafÃ©/".encode() in body[0]


def test_a_download_leaves_in_pieces_and_is_closed(monkeypatch):
    closed = []

    class Download:
        def __iter__(self):
            return iter([b"x" * 100_000] * 10)

        def close(self):
            closed.append(True)

    def app(environ, start_response):
        start_response("200 OK", [])
        return Download()

    _, body = ask("/x", app=app, monkeypatch=monkeypatch)
    assert len(b"".join(body)) == 1_000_000
    assert len(body) > 2
    assert closed


def test_readers_who_do_not_read_keep_nobody_from_a_page(monkeypatch, settings):
    """More downloads than there are threads, none of which is read: the next page is made all the same."""

    def app(environ, start_response):
        start_response("200 OK", [])
        return [b"x" * 100_000] * 10 if environ["PATH_INFO"] == "/download" else [b"a page"]

    monkeypatch.setattr(asgi, "wsgi", app)
    scope = {"type": "http", "method": "GET", "query_string": b"", "headers": []}

    async def scenario():
        read, got = asyncio.Event(), []

        async def receive():
            return {"type": "http.request", "body": b""}

        async def never(message):
            await read.wait()

        async def at_once(message):
            got.append(message.get("body", b""))

        stuck = [
            asyncio.ensure_future(asgi.application({**scope, "path": "/download"}, receive, never))
            for _ in range(settings.WSGI_THREADS + 2)
        ]
        await asyncio.sleep(0.2)
        await asyncio.wait_for(asgi.application({**scope, "path": "/"}, receive, at_once), 5)
        read.set()
        await asyncio.gather(*stuck)
        return b"".join(got)

    assert asyncio.run(scenario()) == b"a page"


@pytest.mark.parametrize("name", ["lifespan"])
def test_start_and_stop(name):
    heard, said = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}], []

    async def scenario():
        async def receive():
            return heard.pop(0)

        async def send(message):
            said.append(message["type"])

        await asgi.application({"type": name}, receive, send)

    asyncio.run(scenario())
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
