# SPDX-License-Identifier: EUPL-1.2
"""The live hub: what a stream sees, whatever happens around it."""

import asyncio

import pytest

from samenspraak.web.shared import live


@pytest.fixture
def room():
    """A channel of which the test holds the state."""
    state = {"revision": 1}
    live.source("test", lambda name: dict(state) if name == "room" else None)
    yield state
    live._sources.pop("test")


@pytest.fixture
def hub(monkeypatch):
    fresh = live.Hub()
    monkeypatch.setattr(live, "hub", fresh)
    return fresh


class Phone:
    """One open stream: what it was sent, and the power to walk away."""

    def __init__(self, path="/live/test/room", method="GET"):
        self.scope = {"type": "http", "path": path, "method": method}
        self.sent, self.gone = [], asyncio.Event()

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)

    def opened(self):
        return asyncio.ensure_future(live.stream(self.scope, self.receive, self.send))

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def states(self):
        return [m["body"].decode() for m in self.sent[1:] if m["body"].startswith(b"id:")]


async def until(true, seconds=3.0):
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen in time")


def in_loop(scenario):
    asyncio.run(scenario())


def test_a_new_stream_begins_with_the_state_as_it_is(room, hub):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone()
        task = phone.opened()
        await until(lambda: phone.states)
        assert phone.status == 200
        assert phone.states == ['id: 1\ndata: {"revision":1}\n\n']
        phone.gone.set()
        await task

    in_loop(scenario)


def test_every_stream_hears_a_change_and_only_a_change(room, hub):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phones = [Phone() for _ in range(50)]
        tasks = [phone.opened() for phone in phones]
        await until(lambda: all(phone.states for phone in phones))
        hub.wake("test/room")  # nothing changed
        await asyncio.sleep(0.1)
        room["revision"] = 2
        hub.wake("test/room")
        await until(lambda: all(len(phone.states) == 2 for phone in phones))
        assert {phone.states[1] for phone in phones} == {'id: 2\ndata: {"revision":2}\n\n'}
        for phone in phones:
            phone.gone.set()
        await asyncio.gather(*tasks)

    in_loop(scenario)


def test_a_burst_becomes_a_few_updates_and_ends_with_the_last(room, hub):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone()
        task = phone.opened()
        await until(lambda: phone.states)
        for revision in range(2, 302):
            room["revision"] = revision
            hub.wake("test/room")
            await asyncio.sleep(0)
        await until(lambda: '"revision":301' in phone.states[-1])
        assert len(phone.states) < 20
        phone.gone.set()
        await task

    in_loop(scenario)


def test_nobody_stays_behind_when_the_last_stream_leaves(room, hub):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone()
        task = phone.opened()
        await until(lambda: phone.states)
        phone.gone.set()
        await task
        assert hub.channels == {} and not hub.streams
        await until(lambda: not hub._keepers)

    in_loop(scenario)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/live/test/elsewhere", "GET", 404), ("/live/unknown/room", "GET", 404), ("/live/test/room", "POST", 404)],
)
def test_no_such_channel(room, hub, path, method, status):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone(path, method)
        await phone.opened()
        assert phone.status == status

    in_loop(scenario)


def test_a_full_house_is_said_at_the_door(room, hub, settings):
    settings.LIVE_STREAMS = 1

    async def scenario():
        hub.loop = asyncio.get_running_loop()
        inside, outside = Phone(), Phone()
        task = inside.opened()
        await until(lambda: inside.states)
        await outside.opened()
        assert outside.status == 503
        inside.gone.set()
        await task

    in_loop(scenario)


@pytest.mark.parametrize(
    ("proxy", "other", "let_in"),
    [
        (False, {"client": ("192.0.2.9", 1)}, True),
        (False, {"client": ("192.0.2.1", 2)}, False),
        (False, {"client": ("192.0.2.1", 2), "headers": [(b"x-forwarded-for", b"192.0.2.9")]}, False),
        (True, {"client": ("127.0.0.1", 2), "headers": [(b"x-forwarded-for", b"192.0.2.1, 192.0.2.9")]}, True),
        (True, {"client": ("127.0.0.1", 2), "headers": [(b"x-forwarded-for", b"192.0.2.9, 192.0.2.1")]}, False),
    ],
)
def test_one_address_never_takes_the_whole_house(room, hub, settings, proxy, other, let_in):
    settings.LIVE_STREAMS, settings.PROXY = 4, proxy

    async def scenario():
        hub.loop = asyncio.get_running_loop()
        greedy, guest = [Phone(), Phone()], Phone()
        for phone in greedy:
            phone.scope |= {"client": ("192.0.2.1", 1), "headers": [(b"x-forwarded-for", b"192.0.2.1")]}
        guest.scope |= other
        tasks = [phone.opened() for phone in (*greedy, guest)]
        await until(lambda: all(phone.sent for phone in (*greedy, guest)))
        assert guest.status == (200 if let_in else 503)
        for phone in (*greedy, guest):
            phone.gone.set()
        await asyncio.gather(*tasks)
        assert not hub.streams

    in_loop(scenario)


def test_a_stream_that_never_came_about_takes_no_place(room, hub, settings):
    settings.LIVE_STREAMS = 1

    async def scenario():
        hub.loop = asyncio.get_running_loop()
        for _ in range(3):
            lost = Phone("/live/test/elsewhere")
            await lost.opened()
            assert lost.status == 404

    in_loop(scenario)


def test_a_database_that_is_away_for_a_moment_costs_nobody_the_stream(room, hub):
    away = {"now": False}
    read = live._sources["test"]
    live.source("test", lambda name: 1 / 0 if away["now"] else read(name))

    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone()
        task = phone.opened()
        await until(lambda: phone.states)
        away["now"], room["revision"] = True, 2
        hub.wake("test/room")
        await asyncio.sleep(0.1)
        away["now"] = False
        await until(lambda: len(phone.states) == 2)
        phone.gone.set()
        await task

    in_loop(scenario)


def test_a_server_that_stops_ends_its_streams(room, hub):
    async def scenario():
        hub.loop = asyncio.get_running_loop()
        phone = Phone()
        task = phone.opened()
        await until(lambda: phone.states)
        hub.close()
        await asyncio.wait_for(task, 2)
        assert phone.sent[-1] == {"type": "http.response.body", "body": b""}

    in_loop(scenario)
