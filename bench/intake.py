# SPDX-License-Identifier: EUPL-1.2
"""The last hour of a vote of a whole city: papers acknowledged a second, how long people wait, and a process that is
killed in the middle of it.

    python bench/intake.py [--only sqlite|postgresql] [--voters 20000] [--threads 64] [--kills 10] [--http 2000]

Three things on each database, with the same seeded wijk. "verbs": threads in one process vote through the verb that
the page calls, each after the other, as fast as they are answered. "pages": as many voters who are signed in send the
form to a server that was started for it, over lines that stay open. "killed": a process that takes votes is killed
with -9 while it does, again and again; who was not answered sends the same form again. Server, voters and PostgreSQL
share the cores of this machine.
"""

import argparse
import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from live import Client, Server, inside

POSTGRES = os.environ.get("POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
DATABASE = "samenspraak_intake"
RATE = {"SQLite": 800, "PostgreSQL": 900}  # acknowledged papers a second
P99_MS = 250
ALONE = 300  # papers one after the other, to compare with
HERE = Path(__file__).resolve()

SEED = """
import json, sys
from samenspraak.config import command
command._django()
from samenspraak.config import set_up
set_up.run()
from datetime import UTC, date, datetime, timedelta
from django.db import connection, transaction
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.people.models import Person, Residency
from samenspraak.civic.places import queries as places
at, voters = datetime.now(UTC), int(sys.argv[1])
area = places.area("oosterparkwijk")
persons = [Person(email=f"v{n}@bench.example", name=f"V {n}", ref=f"v{n:09}", password="!") for n in range(voters)]
Person.objects.bulk_create(persons, batch_size=2000)
made = list(Person.objects.filter(email__endswith="@bench.example").order_by("pk").values_list("pk", flat=True))
homes = [Residency(person_id=one, area=area, since=date(2025, 1, 1)) for one in made]
Residency.objects.bulk_create(homes, batch_size=2000)
asked = []
for number in range(3):
    idea = Proposal.objects.create(
        area=area, number=number + 1, title=f"Idee {number}", text="Tekst", topic="safety", status="in-decision",
        channel="phone", submitted_at=at, key=f"k{number}",
    )
    said = ballots.Announced(
        f"proposal:{idea.pk}", "Komt er een park?", "advice", "", {"reply_days": 30}, None, at, at + timedelta(days=1)
    )
    with transaction.atomic():
        held = ballots.announce(area, said, actor="", at=at)
        ballots.open_box(held.pk, electorate=voters, quorum=0, at=at)
    asked.append([held.pk, held.number])
if connection.vendor == "postgresql":
    connection.cursor().execute("ANALYZE")
print(json.dumps({"ballots": asked, "persons": [made[0], made[-1]]}))
"""
SESSIONS = """
import json, sys
from datetime import UTC, datetime, timedelta
from samenspraak.config import command
command._django()
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from samenspraak.civic.people.models import Person
rows = []
for person in Person.objects.filter(email__endswith="@bench.example").order_by("pk")[: int(sys.argv[1])]:
    kept = SessionStore()
    told = {"_auth_user_id": str(person.pk), "_auth_user_hash": person.get_session_auth_hash(),
            "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0]}
    until = datetime.now(UTC) + timedelta(days=1)
    rows.append(Session(session_key=kept._get_new_session_key(), session_data=kept.encode(told), expire_date=until))
Session.objects.bulk_create(rows, batch_size=2000)
print(json.dumps([one.session_key for one in rows]))
"""
FOUND = """
import json, sys
from samenspraak.config import command
command._django()
from samenspraak.civic.ballots.models import Ballot
held = Ballot.objects.get(pk=int(sys.argv[1]))
print(json.dumps({
    "people": sorted(held.participations.values_list("person_id", flat=True)),
    "papers": sorted(held.papers.values_list("code", flat=True)),
}))
"""


def code_of(person: int) -> str:
    """The code that this voter's form was given: the same when the form is sent again."""
    return f"{person:016}".translate(str.maketrans("0123456789", "ABCDEFGHJK"))


# Inside the process that takes votes


def take(ballot: int, first: int, last: int, threads: int, told: str) -> None:
    """Let all persons in this range vote, in so many threads. Each number is written to `told` once acknowledged.

    Prints how many, in how many seconds, and how long each waited.
    """
    from concurrent.futures import ThreadPoolExecutor
    from datetime import UTC, datetime
    from itertools import count

    from samenspraak.config import command

    command._django()
    from samenspraak.civic.agenda import actions

    answered = {int(line) for line in Path(told).read_text().split()} if Path(told).exists() else set()
    todo = iter([person for person in range(first, last + 1) if person not in answered])
    written = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    waited: list[float] = []
    turn = count()

    def voters() -> None:
        for person in todo:
            choice = ("yes", "no", "abstain")[next(turn) % 3]
            started = time.perf_counter()
            actions.cast(ballot, person, choice, at=datetime.now(UTC), code=code_of(person))
            waited.append((time.perf_counter() - started) * 1000)
            os.write(written, b"%d\n" % person)

    started, busy = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        for one in [pool.submit(voters) for _ in range(threads)]:
            one.result()
    used = time.process_time() - busy
    print(json.dumps({"seconds": time.perf_counter() - started, "waited": waited, "busy": used}))


def taking(env: dict[str, str], *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE), "--take", *map(str, arguments)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


# The three measurements

Checks = list[tuple[str, str, bool | None]]


def told_of(what: str, number: int, seconds: float, waited: list[float], rate: int | None) -> Checks:
    p50, p99 = statistics.median(waited), statistics.quantiles(waited, n=100, method="inclusive")[98]
    speed = number / seconds
    return [
        (f"{what}: acknowledged a second", f"{speed:.0f}" + (f" (target {rate})" if rate else ""),
         None if rate is None else speed >= rate),
        (f"{what}: waited p50 / p99", f"{p50:.0f} / {p99:.0f} ms (target {P99_MS})", p99 <= P99_MS if rate else None),
    ]  # fmt: skip


def verbs(env: dict[str, str], made: dict, options: argparse.Namespace, rate: int, threads: int) -> Checks:
    ballot = made["ballots"][0 if threads > 1 else 2][0]
    first, last = made["persons"]
    last = last if threads > 1 else first + ALONE - 1
    done, _ = taking(env, ballot, first, last, threads, Path(env["SAMENSPRAAK_DATA"]) / f"told-{ballot}").communicate()
    found = json.loads(done)
    what = f"verbs, {threads} at once" if threads > 1 else "verbs, one after the other"
    number = len(found["waited"])
    cost = (f"{what}: CPU of the process", f"{1000 * found['busy'] / number:.2f} ms a paper", None)
    return [*told_of(what, number, found["seconds"], found["waited"], rate if threads > 1 else None), cost]


async def pages(env: dict[str, str], made: dict, options: argparse.Namespace) -> Checks:
    """Voters who have the page in front of them send it in."""
    number = made["ballots"][1][1]
    keys = inside(env, SESSIONS, str(options.http))
    server = Server(env, options.port)
    waited: list[float] = []
    todo = iter(enumerate(keys))

    async def voters() -> None:
        line = None
        for n, key in todo:
            voter = Client(options.port)
            voter.cookies["sessionid"], voter.line = key, line
            started = time.perf_counter()
            given = {"choice": "yes", "code": code_of(n + 1)}
            status, place, _ = await voter.post(f"/oosterparkwijk/stemming/{number}/stem/", **given)
            assert status == 302 and place.endswith("/gestemd/"), (status, place)
            waited.append((time.perf_counter() - started) * 1000)
            line = voter.line

    try:
        await server.ready()
        started = time.perf_counter()
        await asyncio.gather(*(voters() for _ in range(options.threads)))
        seconds = time.perf_counter() - started
    finally:
        server.stop()
    found = inside(env, FOUND, str(made["ballots"][1][0]))
    right = len(found["people"]) == len(found["papers"]) == len(keys)
    what = f"pages, {options.threads} lines"
    counted = ("pages: every acknowledged paper counted once", f"{len(found['papers'])} of {len(keys)}", right)
    return [*told_of(what, len(keys), seconds, waited, None), counted]


def killed(env: dict[str, str], made: dict, options: argparse.Namespace) -> Checks:
    """Kill what takes votes, so many times; then let it finish. Everybody who was answered is counted once."""
    from samenspraak.rulebook.ballots.voting import mark_of

    ballot, (first, last) = made["ballots"][2][0], made["persons"]
    first += ALONE  # the others voted in this ballot one after the other
    told = Path(env["SAMENSPRAAK_DATA"]) / "told-killed"
    hits, enough = 0, min(1500, 3 * (last - first) // (options.kills + 2))  # bytes of numbers between two kills
    for n in range(options.kills):
        work = taking(env, ballot, first, last, options.threads, told)
        before = told.stat().st_size if told.exists() else 0
        while work.poll() is None and (told.stat().st_size if told.exists() else 0) < before + enough:
            time.sleep(0.005)
        time.sleep(0.011 * n)  # not always at the same moment of a group
        if work.poll() is None:
            hits += 1
        work.send_signal(signal.SIGKILL)
        work.communicate()
        answered = {int(line) for line in told.read_text().split()}
        found = inside(env, FOUND, str(ballot))
        lost = {mark_of(code_of(one)) for one in answered} - set(found["papers"]) or answered - set(found["people"])
        if lost or len(found["people"]) != len(found["papers"]):
            return [("killed: an acknowledged paper was lost", f"{len(lost)} after kill {n + 1}", False)]
    work = taking(env, ballot, first, min(last, first + 15_000), options.threads, told)
    work.communicate()
    answered = [int(line) for line in told.read_text().split()]
    found = inside(env, FOUND, str(ballot))
    people = [one for one in found["people"] if one >= first]
    right = (
        sorted(answered) == people
        and len(set(people)) == len(people)
        and len(found["papers"]) == len(set(found["papers"]))
    )
    right = right and len(found["papers"]) == len(found["people"])
    says = f"{len(answered)} acknowledged, {len(people)} counted, killed {hits} times"
    return [("killed: each acknowledged paper counted once", says, right and hits == options.kills)]


def run(name: str, env: dict[str, str], options: argparse.Namespace) -> bool:
    print(f"\n## {name}\n", flush=True)
    made = inside(env, SEED, str(options.voters))
    checks = verbs(env, made, options, RATE[name], 1)
    checks += verbs(env, made, options, RATE[name], options.threads)
    if options.http:
        checks += asyncio.run(pages(env, made, options))
    if options.kills:
        checks += killed(env, made, options)
    for what, found, met in checks:
        print(f"{what:52} {found:52} {'' if met is None else 'pass' if met else 'NO'}", flush=True)
    return all(met is not False for _, _, met in checks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--voters", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--http", type=int, default=2_000)
    parser.add_argument("--port", type=int, default=8192)
    parser.add_argument("--take", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.take:
        ballot, first, last, threads, told = options.take
        take(int(ballot), int(first), int(last), int(threads), told)
        return 0
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAMENSPRAAK_")}
    base = kept | {"SAMENSPRAAK_ORIGIN": f"http://127.0.0.1:{options.port}", "SAMENSPRAAK_STAFF_MFA": "0"}
    met = []
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "postgresql":
            met.append(run("SQLite", base | {"SAMENSPRAAK_DATA": f"{folder}/sqlite"}, options))
        if options.only != "sqlite":
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
                admin.execute(f"CREATE DATABASE {DATABASE}")
            address = urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{DATABASE}"))
            met.append(
                run(
                    "PostgreSQL",
                    base | {"SAMENSPRAAK_DATA": f"{folder}/pg", "SAMENSPRAAK_DATABASE_URL": address},
                    options,
                )
            )
            with psycopg.connect(POSTGRES, autocommit=True) as admin:
                admin.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
