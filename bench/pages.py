# SPDX-License-Identifier: EUPL-1.2
"""Read pages against the targets: latency, CPU, queries, size; cold start and memory. On SQLite and PostgreSQL.

    python bench/pages.py [--only sqlite|postgresql] [--requests 200] [--city FOLDER]

Each figure comes from a real server process on this machine. Other work on the machine shows in the latencies most,
in CPU-ms too, and not in query counts and sizes: compare runs by their pace, the CPU-ms of a fixed piece of Python
just before and after. `--city` keeps the seeded SQLite city for a next run.
"""

import argparse
import gzip
import http.client
import os
import re
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg

POSTGRES = os.environ.get("POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
PAGES = {
    "home": "/",
    "area": "/wijk-000/",
    "agenda list of 50": "/wijk-000/agenda/",
    "the same, page 300": "/wijk-000/agenda/?pagina=300",
    "most support first": "/wijk-000/agenda/?volgorde=steun",
    "as on the agenda": "/wijk-000/agenda/?volgorde=agenda",
    "of one buurt": "/wijk-000/agenda/?buurt=BU00140003",
    "on the map": "/wijk-000/agenda/?weergave=kaart",
    "searched, rare word": "/wijk-000/agenda/?zoek=19000",
    "searched, common word": "/wijk-000/agenda/?zoek=schoolplein",
    "item with 50 comments": "/wijk-000/agenda/1/",
    "ballot, open": "/wijk-000/stemming/1/",
    "ballot, result": "/wijk-000/stemming/2/",
    "ballot, pot divided": "/wijk-000/stemming/3/",
    "calendar": "/agenda.ics",
    "news": "/wijk-000/nieuws.xml",
    "council overview": "/raad/",
    "logbook": "/logboek/",
}
P50_MS, P95_MS, CPU_MS, QUERIES, HTML_KB = 12, 30, 6, 5, 12
SIGNED_P50_MS, SIGNED_P95_MS, SIGNED_QUERIES = 15, 40, 8
COLD_START_S, MEMORY_MB, RATE = 3, 150, 250


class Server:
    """One `samenspraak serve` process, its start-up time, CPU and memory."""

    def __init__(self, env: dict[str, str], port: int) -> None:
        self.port = port
        started = time.perf_counter()
        command = [sys.executable, "-m", "samenspraak.config.command", "serve", "--port", str(port)]
        self.process = subprocess.Popen(command, env=env)
        while not self._answers():
            time.sleep(0.02)
        self.cold_start = time.perf_counter() - started
        self.watch = psutil.Process(self.process.pid)

    def _answers(self) -> bool:
        try:
            return self.get("/readyz")[0] == 200
        except OSError:
            return False

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "nl"})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def cpu(self) -> float:
        times = self.watch.cpu_times()
        return times.user + times.system

    def memory(self) -> float:
        whole = [self.watch, *self.watch.children(recursive=True)]
        return sum(process.memory_info().rss for process in whole) / 1e6

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def measure(server: Server, path: str, requests: int, cookie: str = "") -> tuple[float, float, float, int]:
    """p50 and p95 latency in ms, CPU-ms a request, compressed size in bytes."""
    status, body = server.get(path, cookie)
    if status != 200:
        raise SystemExit(f"{path} answered {status}")
    for _ in range(10):
        server.get(path, cookie)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    before, times = server.cpu(), []
    for _ in range(requests):
        started = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        connection.getresponse().read()
        times.append((time.perf_counter() - started) * 1000)
    cpu = (server.cpu() - before) * 1000 / requests
    return statistics.median(times), statistics.quantiles(times, n=20)[18], cpu, len(gzip.compress(body, 6))


@dataclass
class Rate:
    """How many pages a second, and what they cost on both sides of the line."""

    per_second: float
    server_cpu: float  # ms a page
    client_cpu: float

    def __str__(self) -> str:
        cores = self.per_second * self.server_cpu / 1000
        cost = f"{self.server_cpu:.2f} CPU-ms a page, {cores:.2f} cores; clients {self.client_cpu:.2f}"
        return f"{self.per_second:.0f} requests/s, {cost}"


def rate(server: Server, path: str, seconds: float = 4, clients: int = 4) -> Rate:
    """Pages a second with several clients at once, each asking again as soon as it has its page.

    All clients are one loop over bare sockets: they share the machine with the server, and `http.client` in threads
    takes ten times as much of it.
    """
    ask = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: nl\r\n\r\n".encode()
    done, own, before, started = 0, time.process_time(), server.cpu(), time.perf_counter()
    with selectors.DefaultSelector() as ready:
        for _ in range(clients):
            line = socket.create_connection(("127.0.0.1", server.port), timeout=30)
            line.sendall(ask)
            ready.register(line, selectors.EVENT_READ, bytearray())
        while time.perf_counter() < started + seconds:
            for key, _ in ready.select():
                key.data.extend(key.fileobj.recv(262_144))
                if is_whole(key.data):
                    done += 1
                    key.data.clear()
                    key.fileobj.sendall(ask)
        took = time.perf_counter() - started
        for key in list(ready.get_map().values()):
            key.fileobj.close()
    server_cpu, client_cpu = server.cpu() - before, time.process_time() - own
    return Rate(done / took, server_cpu * 1000 / done, client_cpu * 1000 / done)


def is_whole(answer: bytearray) -> bool:
    """Whether all of an answer is in: as much after the headers as they say. Anything but a page ends the bench."""
    head, end, body = bytes(answer).partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    if end and not (length and head.startswith(b"HTTP/1.1 200")):
        raise SystemExit(f"unexpected answer: {head!r}")
    return bool(end) and len(body) >= int(length[1])


def pace() -> float:
    """CPU-ms of a fixed piece of Python: how fast this machine is now, beside whatever else runs on it."""
    started = time.process_time()
    for _ in range(20):
        sorted(str(number) for number in range(5_000))
    return (time.process_time() - started) * 1000 / 20


INSIDE = """
import json, sys
from bench import city
from samenspraak.config import command
command._django()
from samenspraak.config import set_up
set_up.run()
city.build()
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from samenspraak.civic.people.models import Person
def counts(client):
    found = {}
    for path in json.loads(sys.argv[1]):
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        found[path] = len(caught)
    return found
anonymous, signed = Client(), Client()
somebody, backend = Person.objects.get(email="p0@city.example"), settings.AUTHENTICATION_BACKENDS[0]
signed.force_login(somebody, backend=backend)
print(json.dumps([counts(anonymous), counts(signed), signed.cookies["sessionid"].value]))
"""


def prepare(env: dict[str, str]) -> tuple[dict[str, int], dict[str, int], str]:
    """Seed the city and count queries, in a process of its own."""
    import json

    command = [sys.executable, "-c", INSIDE, json.dumps(list(PAGES.values()))]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return tuple(json.loads(done.stdout.strip().splitlines()[-1]))


def verdict(*pairs: tuple[float, float]) -> str:
    return "pass" if all(found <= target for found, target in pairs) else "NO"


def run(name: str, env: dict[str, str], requests: int, port: int) -> bool:
    """Measure one database and print its table. True when every target is met."""
    started = time.perf_counter()
    anonymous, signed, session = prepare(env)
    print(f"\n## {name} (city ready in {time.perf_counter() - started:.0f} s)\n")
    before, server = pace(), Server(env, port)
    lines = []
    try:
        for who, cookie, queries, p50_target, p95_target, most in (
            ("anonymous", "", anonymous, P50_MS, P95_MS, QUERIES),
            ("signed in", f"sessionid={session}", signed, SIGNED_P50_MS, SIGNED_P95_MS, SIGNED_QUERIES),
        ):
            for page, path in PAGES.items():
                p50, p95, cpu, size = measure(server, path, requests, cookie)
                checks = [(p50, p50_target), (p95, p95_target), (queries[path], most), (size / 1000, HTML_KB)]
                checks += [(cpu, CPU_MS)] if not cookie else []
                row = f"{page:24} {who:10} {p50:7.1f} {p95:7.1f} {cpu:7.2f} {queries[path]:7} {size / 1000:8.1f}"
                lines.append((row, verdict(*checks)))
        found = rate(server, PAGES["agenda list of 50"])
        lines.append((f"agenda list, 4 clients: {found} (target {RATE})", verdict((RATE, found.per_second))))
        cold = f"cold start {server.cold_start:.1f} s (target {COLD_START_S})"
        lines.append((cold, verdict((server.cold_start, COLD_START_S))))
        memory = server.memory()
        lines.append((f"memory {memory:.0f} MB (target {MEMORY_MB})", verdict((memory, MEMORY_MB))))
    finally:
        server.stop()
    print(f"pace {before:.2f} ms before, {pace():.2f} ms after\n")
    print(f"{'page':24} {'who':10} {'p50 ms':>7} {'p95 ms':>7} {'CPU-ms':>7} {'queries':>7} {'gzip kB':>8}")
    for row, result in lines:
        print(f"{row:80} {result}")
    return all(result == "pass" for _, result in lines)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--port", type=int, default=8190)
    parser.add_argument("--city", type=Path)
    options = parser.parse_args()
    root = Path(__file__).resolve().parents[1]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAMENSPRAAK_")}
    met = []
    with tempfile.TemporaryDirectory() as folder:
        data = options.city or Path(folder) / "sqlite"
        base = kept | {
            "PYTHONPATH": os.pathsep.join((str(root), str(root / "src"))),
            "SAMENSPRAAK_ORIGIN": f"http://127.0.0.1:{options.port}",
        }
        if options.only != "postgresql":
            met.append(run("SQLite", base | {"SAMENSPRAAK_DATA": str(data)}, options.requests, options.port))
        if options.only != "sqlite":
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute("DROP DATABASE IF EXISTS samenspraak_bench WITH (FORCE)")
                admin.execute("CREATE DATABASE samenspraak_bench")
            address = urlunsplit(urlsplit(POSTGRES)._replace(path="/samenspraak_bench"))
            env = base | {"SAMENSPRAAK_DATA": f"{folder}/pg", "SAMENSPRAAK_DATABASE_URL": address}
            met.append(run("PostgreSQL", env, options.requests, options.port))
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute("DROP DATABASE IF EXISTS samenspraak_bench WITH (FORCE)")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
