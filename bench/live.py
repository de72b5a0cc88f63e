# SPDX-License-Identifier: EUPL-1.2
"""A hall full of phones against the targets: joining, moving on, answering, a server that is killed.

    python bench/live.py [--only sqlite|postgresql] [--phones 300] [--stretch 1000] [--rooms 10]

It starts a server process of its own on this machine, with gatherings of its own, and acts as phones, host and room
screen over HTTP, as browsers do. The phones run in one asyncio loop in this process, so on two cores server and phones
have one each; figures are of both together. Trust the ratios between the databases and runs more than the milliseconds.
"""

import argparse
import asyncio
import contextlib
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg

POSTGRES = os.environ.get("POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
JOINED_S, LAST_PHONE_MS, SCREEN_MS, BURST_S, BACK_S, STRETCH_MS = 1.0, 100, 100, 2.0, 5.0, 200
TOKEN = "x" * 32  # a phone makes its own CSRF token and sends it twice, as a form and as a cookie
MOVES, ANSWERS = 20, 40

Checks = list[tuple[str, str, bool | None]]


@dataclass
class Client:
    """A browser as far as a server can see: cookies, and one connection that stays open."""

    port: int
    network: str = "127.0.0.1"  # where it comes from: newcomers from one network are many, but not endless
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": TOKEN})
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> tuple[int, str, str]:
        return await self._ask(f"GET {path}", b"")

    async def post(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Status, where it leads to, and the body."""
        return await self._ask(f"POST {path}", urlencode({"csrfmiddlewaretoken": TOKEN, **fields}).encode())

    async def _ask(self, what: str, body: bytes) -> tuple[int, str, str]:
        """Ask; on a new line when the server hung up on a line that was idle, as browsers do."""
        known = self.line is not None
        try:
            return await self._ask_once(what, body)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.line = None
            if not known:
                raise
            return await self._ask_once(what, body)

    async def _ask_once(self, what: str, body: bytes) -> tuple[int, str, str]:
        if self.line is None:
            here = (self.network, 0)
            self.line = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20, local_addr=here)
        reader, writer = self.line
        writer.write(self._head(what, body) + body)
        head = await reader.readuntil(b"\r\n\r\n")
        status, headers = int(head[9:12]), head.decode("latin-1")
        for name, value in re.findall(r"(?im)^set-cookie: ([^=]+)=([^;]*)", headers):
            self.cookies[name] = value
        length = re.search(r"(?im)^content-length: (\d+)", headers)
        content = await reader.readexactly(int(length[1])) if length else await _chunked(reader)
        place = re.search(r"(?im)^location: (\S+)", headers)
        return status, place[1] if place else "", content.decode()

    def _head(self, what: str, body: bytes) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        return (
            f"{what} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookies}\r\nAccept-Language: nl\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n{length}\r\n"
        ).encode()


async def _chunked(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)


class Stream:
    """One open live stream: what it heard last, and when."""

    def __init__(self, port: int, channel: str, network: str = "127.0.0.1") -> None:
        self.port, self.channel, self.network = port, channel, network
        self.state: dict = {}
        self.heard_at = 0.0
        self.news = asyncio.Event()
        self.task = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        """Listen, and come back when cut off, as a browser does."""
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await self._once()
            await asyncio.sleep(0.2)

    async def _once(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.network, 0))
        try:
            writer.write(f"GET /live/{self.channel} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    self.state, self.heard_at = json.loads(line[6:]), time.perf_counter()
                    self.news.set()
        finally:
            writer.close()

    async def until(self, fits, seconds: float = 30) -> float:
        """When it heard a state that fits."""
        async with asyncio.timeout(seconds):
            while not (self.state and fits(self.state)):
                self.news.clear()
                await self.news.wait()
        return self.heard_at

    def forget(self) -> None:
        self.state = {}


@dataclass
class Room:
    """A gathering with its host, its screen and its phones."""

    port: int
    area: str
    number: int
    code: str
    plates: list[str]
    host: Client
    phones: list[Client] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    screen: Stream | None = None

    def network(self, number: int) -> str:
        """Where a phone comes from: the network of the hall, or one of a few providers."""
        return f"127.0.{self.number}.{2 + number % 4}"

    async def arrive(self, count: int) -> float:
        """So many phones scan the code, choose a side and get the plate; seconds until the last one has it."""
        started = time.perf_counter()
        self.phones = [Client(self.port, self.network(number)) for number in range(count)]
        gate = asyncio.Semaphore(64)
        await asyncio.gather(*(self._come_in(phone, gate) for phone in self.phones))
        return time.perf_counter() - started

    async def _come_in(self, phone: Client, gate: asyncio.Semaphore) -> None:
        async with gate:
            status, _, _ = await phone.get(f"/g/{self.code}/")
            assert status == 200, status
            status, _, _ = await phone.post(f"/g/{self.code}/", side="resident")
            assert status == 302, status
            status, _, page = await phone.get(f"/g/{self.code}/plaat/{self.plates[0]}/")
            assert status == 200, status
            self.channel = re.search(r"/live/(phone/[^\"]+)", page)[1]

    async def listen(self) -> float:
        """All streams open at once; seconds until the last has its first state."""
        started = time.perf_counter()
        self.streams = [Stream(self.port, self.channel, self.network(number)) for number in range(len(self.phones))]
        self.screen = Stream(self.port, self.channel.replace("phone/", "screen/"))
        heard = await asyncio.gather(*(one.until(bool) for one in [*self.streams, self.screen]))
        return max(heard) - started

    async def move(self, plate: str) -> list[float]:
        """The host takes the room to a plate; milliseconds until each phone heard it."""
        started = time.perf_counter()
        waiting = [asyncio.ensure_future(one.until(lambda state: state["plate"] == plate)) for one in self.streams]
        status, _, _ = await self.host.post(f"/{self.area}/gesprek/{self.number}/leiden/naar/", plate=plate)
        assert status == 302, status
        return [(heard - started) * 1000 for heard in await asyncio.gather(*waiting)]

    async def answer(self, phone: Client, text: str, key: str) -> int:
        """One wish; the status of the answer."""
        status, _, _ = await phone.post(f"/g/{self.code}/plaat/{self.plates[0]}/", **{self.question: text, "key": key})
        return status

    @property
    def question(self) -> str:
        return "wish-our-area-belongs"

    def hang_up(self) -> None:
        for one in [*self.streams, *([self.screen] if self.screen else [])]:
            one.task.cancel()
        for phone in [*self.phones, self.host]:
            if phone.line:
                phone.line[1].close()
                phone.line = None


INSIDE = """
import json, sys
from samenspraak.config import command
command._django()
from samenspraak.config import set_up
set_up.run()
from datetime import UTC, datetime
from django.conf import settings
from django.test import Client
from samenspraak.civic.conversations import actions as conversations, queries
from samenspraak.civic.people import actions as people
from samenspraak.civic.places import queries as places
at = datetime.now(UTC)
area = places.area("oosterparkwijk")
host = people.register("host@bench.example", name="Host")
team = people.found("gebiedsteam", "Team", area=area, at=at)
people.seat(host.pk, team, role="ambtenaar", since=at.date(), at=at)
held_in = conversations.start_round(area, "", by=host.pk, at=at)
plates = queries.plates_of(queries.content_of(held_in))
made = []
for number in range(int(sys.argv[1])):
    room = conversations.prepare(
        held_in.pk, title=f"Zaal {number}", place="", starts_at=at, plates=plates, by=host.pk, at=at
    )
    conversations.open(room.pk, by=host.pk, at=at)
    made.append([area.slug, room.number, room.code])
browser = Client()
browser.force_login(host, backend=settings.AUTHENTICATION_BACKENDS[0])
print(json.dumps({"rooms": made, "plates": plates, "host": browser.cookies["sessionid"].value}))
"""
COUNT = """
import json
from samenspraak.config import command
command._django()
from samenspraak.civic.conversations.models import Answer
given = list(Answer.objects.filter(kind="wish", withdrawn_at=None).values_list("value", flat=True))
print(json.dumps([one["text"] for one in given]))
"""


class Server:
    """One `samenspraak serve` process that can be killed and started again."""

    def __init__(self, env: dict[str, str], port: int) -> None:
        self.env, self.port = env, port
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "samenspraak.config.command", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.env)

    async def ready(self) -> None:
        while True:
            try:
                status, _, _ = await Client(self.port).get("/readyz")
                if status == 200:
                    return
            except OSError:
                await asyncio.sleep(0.02)

    def stop(self, how: int = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(20)


def inside(env: dict[str, str], code: str, *arguments: str):
    """What a piece of Python prints as JSON, in a process of its own on this installation."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]


async def moving(room: Room, rest: float = 0.05) -> list[float]:
    """The host leads the room from plate to plate; for each move how long the last phone waited, in ms."""
    last = []
    for turn in range(1, MOVES + 1):
        last.append(max(await room.move(room.plates[turn % len(room.plates)])))
        await asyncio.sleep(rest)
    await room.move(room.plates[0])
    return last


async def to_the_screen(room: Room) -> list[float]:
    """One answer after another; how long until the screen counted it, in ms."""
    times = []
    for number in range(ANSWERS):
        before = room.screen.state["answers"]
        started = time.perf_counter()
        sent = asyncio.ensure_future(room.answer(room.phones[number % len(room.phones)], f"een {number}", f"a{number}"))
        heard = await room.screen.until(lambda state, before=before: state["answers"] > before)
        times.append((heard - started) * 1000)
        assert await sent == 302
        await asyncio.sleep(0.05)
    return times


async def burst(room: Room, seconds: float = BURST_S) -> tuple[float, list[float]]:
    """Every phone answers within so many seconds; the whole time, each waiting time. Then every third sends again."""
    waited = []

    async def one(number: int, phone: Client) -> None:
        await asyncio.sleep(seconds * number / len(room.phones))
        started = time.perf_counter()
        assert await room.answer(phone, f"samen {number}", f"b{number}") == 302
        waited.append((time.perf_counter() - started) * 1000)

    started = time.perf_counter()
    await asyncio.gather(*(one(number, phone) for number, phone in enumerate(room.phones)))
    took = time.perf_counter() - started
    for number, phone in list(enumerate(room.phones))[::3]:
        assert await room.answer(phone, f"samen {number}", f"b{number}") == 302
    return took, waited


async def killed(room: Room, server: Server) -> tuple[float, int]:
    """Kill the server while people answer; seconds until all streams are back, and how many answers went in."""
    acknowledged = 0

    async def one(number: int, phone: Client) -> None:
        nonlocal acknowledged
        await asyncio.sleep(number / len(room.phones))
        while True:
            try:
                assert await room.answer(phone, f"door {number}", f"c{number}") == 302
                acknowledged += 1
                return
            except (OSError, asyncio.IncompleteReadError):
                phone.line = None
                await asyncio.sleep(0.1)

    everyone = asyncio.gather(*(one(number, phone) for number, phone in enumerate(room.phones)))
    await asyncio.sleep(0.5)
    server.stop(signal.SIGKILL)
    killed_at = time.perf_counter()
    for stream in [*room.streams, room.screen]:
        stream.forget()
    server.start()
    back = await asyncio.gather(*(stream.until(bool) for stream in [*room.streams, room.screen]))
    await everyone
    return max(back) - killed_at, acknowledged


def row(what: str, found: str, met: bool | None) -> tuple[str, str, bool | None]:
    return what, found, met


async def one_hall(made: dict, server: Server, phones: int) -> Checks:
    """The whole evening in one hall."""
    room = rooms_of(made, server.port)[0]
    checks: Checks = []
    arrived = await room.arrive(phones)
    checks.append(row(f"{phones} phones through the door (code, side, plate)", f"{arrived:.1f} s", None))
    joined = await room.listen()
    checks.append(row(f"all {phones} joined the live room", f"{joined:.2f} s (target {JOINED_S})", joined <= JOINED_S))
    last = await moving(room)
    found = f"p50 {statistics.median(last):.0f}, p95 {p95(last):.0f} ms (target {LAST_PHONE_MS})"
    checks.append(row("an update to the last phone", found, p95(last) <= LAST_PHONE_MS))
    times = await to_the_screen(room)
    found = f"p50 {statistics.median(times):.0f}, p95 {p95(times):.0f} ms (target {SCREEN_MS})"
    checks.append(row("an answer to the room screen", found, p95(times) <= SCREEN_MS))
    took, waited = await burst(room)
    found = f"in {took:.1f} s, acknowledged p50 {statistics.median(waited):.0f}, p95 {p95(waited):.0f} ms"
    checks.append(row(f"{phones} answers in {BURST_S:.0f} s", found, took <= BURST_S + 1))
    back, acknowledged = await killed(room, server)
    checks.append(row("killed and started: everyone back", f"{back:.1f} s (target {BACK_S})", back <= BACK_S))
    given = inside(server.env, COUNT)
    once = len(given) == len(set(given)) == ANSWERS + phones + acknowledged
    checks.append(row("none lost, none doubled", f"{len(given)} of {ANSWERS + phones + acknowledged} answers", once))
    room.hang_up()
    return checks


async def big_hall(made: dict, server: Server, phones: int) -> Checks:
    """The stretch: a thousand phones that only follow."""
    room = rooms_of(made, server.port)[1]
    await room.arrive(1)
    room.phones *= phones
    joined = await room.listen()
    last = await moving(room)
    found = f"p50 {statistics.median(last):.0f}, p95 {p95(last):.0f} ms (target {STRETCH_MS}), joined in {joined:.2f} s"
    room.hang_up()
    return [row(f"stretch: {phones} phones, to the last one", found, p95(last) <= STRETCH_MS)]


async def many_rooms(made: dict, server: Server, rooms: int) -> Checks:
    """Several rooms of thirty at once, all moving on (each twice a second, not in step) and then answering."""
    together = rooms_of(made, server.port)[2 : 2 + rooms]
    for room in together:
        await room.arrive(30)
    await asyncio.gather(*(room.listen() for room in together))

    async def in_turn(number: int, room: Room) -> list[float]:
        await asyncio.sleep(number * 0.5 / rooms)
        return await moving(room, rest=0.5)

    moved = await asyncio.gather(*(in_turn(number, room) for number, room in enumerate(together)))
    last = [time for times in moved for time in times]
    bursts = await asyncio.gather(*map(burst, together))
    waited = [time for _, times in bursts for time in times]
    for room in together:
        room.hang_up()
    found = f"p50 {statistics.median(last):.0f}, p95 {p95(last):.0f} ms (target {LAST_PHONE_MS})"
    answers = f"p50 {statistics.median(waited):.0f}, p95 {p95(waited):.0f} ms"
    return [
        row(f"{rooms} rooms of thirty at once, to the last phone", found, p95(last) <= LAST_PHONE_MS),
        row(f"{rooms} rooms of thirty at once, an answer acknowledged", answers, None),
    ]


def rooms_of(made: dict, port: int) -> list[Room]:
    found = []
    for area, number, code in made["rooms"]:
        host = Client(port)
        host.cookies["sessionid"] = made["host"]
        found.append(Room(port, area, number, code, made["plates"], host))
    return found


async def evening(env: dict[str, str], options: argparse.Namespace) -> Checks:
    made = inside(env, INSIDE, str(2 + options.rooms))
    server = Server(env, options.port)
    try:
        await server.ready()
        checks = await one_hall(made, server, options.phones)
        checks += await many_rooms(made, server, options.rooms)
        return checks + await big_hall(made, server, options.stretch)
    finally:
        if server.process.poll() is None:
            server.stop(signal.SIGKILL)


def run(name: str, env: dict[str, str], options: argparse.Namespace) -> bool:
    print(f"\n## {name}\n")
    checks = asyncio.run(evening(env, options))
    for what, found, met in checks:
        print(f"{what:52} {found:62} {'' if met is None else 'pass' if met else 'NO'}")
    return all(met is not False for _, _, met in checks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--stretch", type=int, default=1000)
    parser.add_argument("--rooms", type=int, default=10)
    parser.add_argument("--port", type=int, default=8191)
    options = parser.parse_args()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAMENSPRAAK_")}
    base = kept | {"SAMENSPRAAK_ORIGIN": f"http://127.0.0.1:{options.port}", "SAMENSPRAAK_STAFF_MFA": "0"}
    met = []
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "postgresql":
            met.append(run("SQLite", base | {"SAMENSPRAAK_DATA": str(Path(folder) / "sqlite")}, options))
        if options.only != "sqlite":
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute("DROP DATABASE IF EXISTS samenspraak_live WITH (FORCE)")
                admin.execute("CREATE DATABASE samenspraak_live")
            address = urlunsplit(urlsplit(POSTGRES)._replace(path="/samenspraak_live"))
            env = base | {"SAMENSPRAAK_DATA": f"{folder}/pg", "SAMENSPRAAK_DATABASE_URL": address}
            met.append(run("PostgreSQL", env, options))
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute("DROP DATABASE IF EXISTS samenspraak_live WITH (FORCE)")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
