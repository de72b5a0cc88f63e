# SPDX-License-Identifier: EUPL-1.2
"""Read pages against the targets: latency, CPU, queries, size; cold start and memory. On SQLite and PostgreSQL.

    python bench/pages.py [--only sqlite|postgresql] [--requests 200] [--city FOLDER]

Each figure comes from a real server process on this machine; other work on the machine shows in the latencies, so
trust CPU-ms and query counts first. `--city` keeps the seeded SQLite city for a next run.
"""

import argparse
import gzip
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg

POSTGRES = os.environ.get("POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
PAGES = {
    "home": "/",
    "area": "/wijk-000/",
    "agenda list of 50": "/wijk-000/agenda/",
    "item with 50 comments": "/wijk-000/agenda/1/",
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


def rate(server: Server, path: str, seconds: float = 4, clients: int = 4) -> float:
    """Requests a second with several clients at once."""
    done, until = [0] * clients, time.perf_counter() + seconds

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while time.perf_counter() < until:
            connection.request("GET", path)
            connection.getresponse().read()
            done[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


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
    server = Server(env, port)
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
        per_second = rate(server, PAGES["agenda list of 50"])
        lines.append(
            (f"agenda list, 4 clients: {per_second:.0f} requests/s (target {RATE})", verdict((RATE, per_second)))
        )
        cold = f"cold start {server.cold_start:.1f} s (target {COLD_START_S})"
        lines.append((cold, verdict((server.cold_start, COLD_START_S))))
        memory = server.memory()
        lines.append((f"memory {memory:.0f} MB (target {MEMORY_MB})", verdict((memory, MEMORY_MB))))
    finally:
        server.stop()
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
        base = kept | {"PYTHONPATH": str(root), "SAMENSPRAAK_ORIGIN": f"http://127.0.0.1:{options.port}"}
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
