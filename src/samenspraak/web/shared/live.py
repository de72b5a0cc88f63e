# SPDX-License-Identifier: EUPL-1.2
"""Live updates by server-sent events, beside Django: many open streams, one read of the database per change.

A page subscribes to a channel ("phone/ABC234"). Whoever changes something says `tell(channel)` within or after its
transaction; the hub then asks the channel's *source* for the state as it is now and sends that to every stream.
Nothing here is authoritative: a new or returning stream begins with the state from the database, states may be
skipped, and without a hub (another process, no script) pages poll or reload. docs/adr/0002 tells why.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from time import monotonic
from typing import Any

import structlog
from django.conf import settings
from django.db import close_old_connections, connection, transaction

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Source = Callable[[str], dict[str, Any] | None]

NOTIFY_CHANNEL = "samenspraak"
HEARTBEAT_SECONDS = 15.0
REST_SECONDS = 0.04  # between two reads of one channel: a burst of answers becomes a few updates
REST_SHARE = 4  # and that many times as long as the read took: following a burst must not slow it down

log = structlog.get_logger()
_sources: dict[str, Source] = {}


def source(kind: str, read: Source) -> None:
    """Say who knows the state of channels of this kind. `read` gets the rest of the channel's name."""
    _sources[kind] = read


def state_of(channel: str) -> dict[str, Any] | None:
    """The state of a channel as the database has it now; None when there is no such channel."""
    kind, _, name = channel.partition("/")
    read = _sources.get(kind)
    return read(name) if read else None


def tell(channel: str) -> None:
    """Say that a channel changed. Takes effect after commit, in every process that serves this installation."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [NOTIFY_CHANNEL, channel])
    else:
        transaction.on_commit(lambda: hub.wake(channel))


class Channel:
    """The latest state of one channel, ready to send, and the streams that wait for a newer one."""

    def __init__(self) -> None:
        self.latest = b""
        self.streams: set[asyncio.Event] = set()
        self.stale = asyncio.Event()

    def show(self, event: bytes) -> None:
        """Keep this as the latest state and wake every stream, if it differs from what they have."""
        if event != self.latest:
            self.latest = event
            for stream in self.streams:
                stream.set()


class Hub:
    """All channels that have at least one open stream in this process."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.streams: Counter[str] = Counter()  # open ones, by the address they come from
        self.closing = False
        self._keepers: set[asyncio.Task[None]] = set()
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")

    def start(self) -> None:
        """Tie the hub to the running loop; with PostgreSQL also listen for what other processes tell."""
        self.loop = asyncio.get_running_loop()
        if connection.vendor == "postgresql":
            Thread(target=_listen, args=(self,), name="live-listen", daemon=True).start()

    def close(self) -> None:
        """End every stream, so that the server can stop; the pages come back by themselves."""
        self.closing = True
        for channel in self.channels.values():
            for stream in channel.streams:
                stream.set()

    def wake(self, channel: str) -> None:
        """Thread-safe: this channel's state must be read again."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._mark, channel)

    def wake_all(self) -> None:
        """Thread-safe: anything may have changed (we were deaf for a while)."""
        for name in list(self.channels):
            self.wake(name)

    def _mark(self, name: str) -> None:
        if name in self.channels:
            self.channels[name].stale.set()

    async def read(self, name: str) -> bytes | None:
        """The channel's state as one event, read in the hub's own thread; None when there is no such channel."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, _read_event, name)

    def admit(self, address: str) -> bool:
        """Count a stream in, unless the house is full. One address takes half of it at most: a hall, not everything."""
        most = settings.LIVE_STREAMS
        if self.closing or self.streams.total() >= most or self.streams[address] >= -(-most // 2):
            return False
        self.streams[address] += 1
        return True

    def release(self, address: str) -> None:
        """Count a stream out."""
        self.streams[address] -= 1
        self.streams += Counter()  # forget who has none left

    def join(self, name: str, first: bytes) -> tuple[Channel, asyncio.Event]:
        """Add a stream to a channel; the first one starts the task that keeps the channel fresh."""
        channel = self.channels.get(name)
        if channel is None:
            channel = self.channels[name] = Channel()
            channel.latest = first
            keeper = asyncio.ensure_future(self._keep_fresh(name, channel))
            self._keepers.add(keeper)
            keeper.add_done_callback(self._keepers.discard)
        else:
            channel.show(first)
        stream = asyncio.Event()
        channel.streams.add(stream)
        return channel, stream

    def leave(self, name: str, channel: Channel, stream: asyncio.Event) -> None:
        """Take a stream out; the last one takes the channel with it."""
        channel.streams.discard(stream)
        if not channel.streams:
            self.channels.pop(name, None)
            channel.stale.set()

    async def _keep_fresh(self, name: str, channel: Channel) -> None:
        while self.channels.get(name) is channel:
            await channel.stale.wait()
            channel.stale.clear()
            if not channel.streams:
                return
            started = monotonic()
            try:
                event = await self.read(name)
            except Exception:  # the database may be away for a moment; the streams stay and we try again
                log.exception("live-read-failed", channel=name.partition("/")[0])
                channel.stale.set()
                await asyncio.sleep(1)
                continue
            if event is not None:
                channel.show(event)
            await asyncio.sleep(max(REST_SECONDS, REST_SHARE * (monotonic() - started)))


hub = Hub()


def _read_event(name: str) -> bytes | None:
    close_old_connections()
    state = state_of(name)
    if state is None:
        return None
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return f"id: {state.get('revision', 0)}\ndata: {text}\n\n".encode()


def _listen(to: Hub) -> None:
    """Wake channels that other processes told about, for as long as the process lives; reconnect when cut off."""
    import time

    import psycopg

    given = connection.get_connection_params()
    params = {key: given[key] for key in ("host", "port", "user", "password", "dbname") if given.get(key)}
    while True:
        try:
            with psycopg.connect(**params, autocommit=True) as listener:
                listener.execute(f"LISTEN {NOTIFY_CHANNEL}")
                to.wake_all()
                for notification in listener.notifies():
                    to.wake(notification.payload)
        except psycopg.Error:
            log.warning("live-listen-cut-off")
            time.sleep(1)


async def stream(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answer `GET /live/<kind>/<name>` with an endless stream of states."""
    address = _address_of(scope)
    if not hub.admit(address):
        return await _refuse(send, 503)
    try:
        await _stream(scope, receive, send)
    finally:
        hub.release(address)


def _address_of(scope: dict[str, Any]) -> str:
    """Where a stream comes from: behind our own web server what that saw, otherwise the other end of the line."""
    seen = [value for name, value in scope.get("headers", ()) if name == b"x-forwarded-for"]
    if settings.PROXY and seen:
        return str(seen[-1].decode("latin-1").rpartition(",")[2].strip())
    return str((scope.get("client") or ("",))[0])


async def _stream(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    name = scope["path"].removeprefix("/live/")
    first = await hub.read(name)
    if first is None or scope["method"] != "GET":
        return await _refuse(send, 404)
    await send({"type": "http.response.start", "status": 200, "headers": _STREAM_HEADERS})
    channel, changed = hub.join(name, first)
    gone = asyncio.ensure_future(_until_gone(receive, changed))
    try:
        await _send_states(channel, changed, gone, send)
    finally:
        gone.cancel()
        hub.leave(name, channel, changed)


_STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def _send_states(channel: Channel, changed: asyncio.Event, gone: asyncio.Future[None], send: Send) -> None:
    seen = b""
    while not gone.done() and not hub.closing:
        changed.clear()
        body = b": still here\n\n" if channel.latest is seen else channel.latest
        seen = channel.latest
        await send({"type": "http.response.body", "body": body, "more_body": True})
        try:
            await asyncio.wait_for(changed.wait(), HEARTBEAT_SECONDS)
        except TimeoutError:
            continue
    await send({"type": "http.response.body", "body": b""})


async def _until_gone(receive: Receive, changed: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    changed.set()


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
