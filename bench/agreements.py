# SPDX-License-Identifier: EUPL-1.2
"""Agreements against the targets: a full agreement tested, a power asked, and the pages of a city of 500 areas.

    python bench/agreements.py [--areas 500] [--versions 10]

Every area has a line of versions, each a full agreement (12 topics × 3 tasks, 20 safeguards, 6 bodies), the last in
force; written straight into the tables of a folder of its own. Figures are processor time, which other work on the
machine moves less than the clock, and queries.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice

TOPICS, TASKS = [f"topic-{n:02}" for n in range(12)], ("draw-up", "decide", "carry-out")
GUARDS = {
    "representation": {},
    "consultation": {"days": 14},
    "reach": {"percent": 5},
    "inclusion": {},
    "openness": {"days": 14},
    "decision-rule": {"percent": 50},
    "interest": {},
    "minority": {},
    "accountability": {"months": 12, "to_council": True},
    "complaint": {"days": 42},
    "support": {},
    "money-control": {"months": 12},
    "reply": {"days": 42},
    "review": {"months": 12},
    "exit": {"months": 3},
}
SAYS = ("advises", "initiates", "decides")
CONGRUENCE_MS, POWER_MS, POWER_QUERIES, PAGE_QUERIES, PAGE_MS = 5, 1, 1, 5, 6
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TEXT = "Negen bewoners, gekozen uit de wijk, beslissen hierover in het openbaar. "


def full() -> list[dict]:
    """The rows of a full agreement: 6 bodies, 36 cells, 20 safeguards, 12 transfers, money."""
    bodies = [f"body-{n}" for n in range(6)]
    seats = [{"who": "residents", "seats": 9, "chosen": "elected"}]
    data = {"composition": seats, "term_months": 24, "rotation": "elk jaar", "speaks_for": "de wijk"}
    rows = [
        {"kind": "body", "data": {"key": key, "name": key.title(), "territory": "de wijk"} | data} for key in bodies
    ]
    for n, topic in enumerate(TOPICS):
        for at, task in enumerate(TASKS):
            says = {"topic": topic, "task": task, "say": SAYS[(n + at) % 3], "data": {"body": bodies[n % 6]}}
            rows.append({"kind": "say"} | says)
        promise = {"instrument": "toezegging", "owner": "college", "topics": [topic], "tasks": list(TASKS)}
        promise |= {"to": bodies[n % 6], "motivated_deviation": True, "deadline_days": 42}
        rows.append({"kind": "transfer", "data": promise})
    guards = [*GUARDS.items(), *islice(GUARDS.items(), 5)]
    rows += [{"kind": "safeguard", "data": {"kind": kind, "params": params}} for kind, params in guards]
    rows.append({"kind": "money", "data": {"amount_cents": 2_500_000, "per": "year", "allocates": bodies[0]}})
    common = {"topic": "", "task": "", "say": "", "text": TEXT, "sources": []}
    return [common | {"number": f"1.{n}", "order": n} | row for n, row in enumerate(rows, start=1)]


def build(areas: int, versions: int) -> None:
    """A city with agreements, each version a full text under a seal, and the register's newest deed."""
    from django.db import transaction

    from samenspraak.civic.agreements.models import Agreement, Term, Version
    from samenspraak.civic.conversations.models import ContentVersion
    from samenspraak.civic.ledger import actions as ledger
    from samenspraak.civic.places.models import Area
    from samenspraak.rulebook.agreements import parse
    from samenspraak.rulebook.agreements.sealing import seal_of

    gebied = Area.objects.create(slug="stad", name="Stad", kind="gebied")
    rows, content = full(), ContentVersion.objects.latest("number")
    terms, last = parse(rows), date(2026, 10, 1)
    with transaction.atomic():
        for n in range(areas):
            area = Area.objects.create(slug=f"wijk-{n:03}", name=f"Wijk {n:03}", kind="wijk", parent=gebied)
            agreement = Agreement.objects.create(area=area)
            made = [
                Version(
                    agreement=agreement,
                    number=number,
                    status="in-force" if number == versions else "superseded",
                    content=content,
                    drafted_at=AT,
                    edited_at=AT,
                    since=last - timedelta(days=30 * (versions - number)),
                    until=last - timedelta(days=30 * (versions - number - 1)) if number < versions else None,
                    digest=seal_of(area.slug, number, terms),
                    ground="raadsbesluit 2026-041",
                )
                for number in range(1, versions + 1)
            ]
            Version.objects.bulk_create(made)
            texts = [Term(version=version, **row) for version in made for row in rows]
            Term.objects.bulk_create(texts, batch_size=400)
        ledger.record("agreement.in-force", subject="agreement:1", at=AT, actor="seat:1", area="wijk-000", version=1)


def processor(work, times: int) -> float:
    """Median milliseconds of the processor for one time, after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        busy = time.process_time()
        work()
        taken.append((time.process_time() - busy) * 1000)
    return statistics.median(taken)


def counted(work) -> int:
    """How many queries it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


def say(name: str, figure: float, target: float | None, unit: str) -> bool:
    met = target is None or figure <= target
    held = "" if target is None else f"(at most {target})  {'pass' if met else 'FAIL'}"
    print(f"{name:58} {figure:9.2f} {unit:8} {held}")
    return met


def tested() -> bool:
    """Congruence of a full agreement: the rule itself, without a database."""
    from samenspraak import content
    from samenspraak.rulebook.agreements import Setting, Thresholds, incongruences, parse

    terms, thresholds = parse(full()), Thresholds.read(content.read_set()["thresholds"])
    setting = Setting(population=10_000, topics=tuple(TOPICS), territory="de wijk")
    print(f"{len(terms.says)} cells, {len(terms.safeguards)} safeguards, {len(terms.bodies)} bodies")
    return say(
        "congruence of a full agreement",
        processor(lambda: incongruences(parse(full()), setting, thresholds), 50) - processor(lambda: parse(full()), 50),
        CONGRUENCE_MS,
        "CPU-ms",
    )


def asked() -> bool:
    """A power, as every verb asks it."""
    from samenspraak.civic.agreements import queries
    from samenspraak.civic.places.models import Area

    area = Area.objects.get(slug="wijk-000")
    power = partial(queries.power_of, area, "topic-02", "decide", AT)
    found = [say("power_of", processor(power, 200), POWER_MS, "CPU-ms")]
    return all([*found, say("power_of", counted(power), POWER_QUERIES, "queries")])


def seen() -> bool:
    """The pages as a visitor gets them."""
    from django.test import Client

    from samenspraak.web.shared import fragments

    browser, met = Client(headers={"accept-language": "nl"}), []
    last = "/wijk-000/afspraken/"
    pages = {
        "agreement": (last, None),
        "register of powers": ("/bevoegdheden/", PAGE_MS),
        "register, one area": ("/bevoegdheden/?wijk=wijk-007", PAGE_MS),
        "register, area and topic (not kept)": ("/bevoegdheden/?wijk=wijk-007&onderwerp=topic-02", None),
        "register, page 9": ("/bevoegdheden/?page=9", PAGE_MS),
        "register as JSON": ("/bevoegdheden.json", None),
    }
    for name, (path, most) in pages.items():

        def get(path=path):
            assert browser.get(path).status_code == 200, path

        met.append(say(f"{name}: again", processor(get, 30), most, "CPU-ms"))
        met.append(say(f"{name}: again", counted(get), PAGE_QUERIES, "queries"))

    def after_a_deed():
        fragments.forget()
        browser.get("/bevoegdheden/")

    met.append(say("register of powers: after a deed", processor(after_a_deed, 5), None, "CPU-ms"))
    met.append(say("register of powers: after a deed", counted(after_a_deed), PAGE_QUERIES, "queries"))
    return all(met)


def first() -> bool:
    """The register in a process that has read nothing yet."""
    from django.test import Client

    browser, busy = Client(headers={"accept-language": "nl"}), time.process_time()
    asked = counted(lambda: browser.get("/bevoegdheden/"))
    say("register of powers: the first time", (time.process_time() - busy) * 1000, None, "CPU-ms")
    return say("register of powers: the first time", asked, None, "queries")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--areas", type=int, default=500)
    parser.add_argument("--versions", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMENSPRAAK_DATA"] = folder
        os.environ["SAMENSPRAAK_ORIGIN"] = "http://testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "samenspraak.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        from samenspraak.config import catalogue, set_up

        catalogue.build_when_stale()
        set_up.run()
        call_command("collectstatic", interactive=False, verbosity=0)
        met = [tested()]
        started = time.perf_counter()
        build(options.areas, options.versions)
        took = time.perf_counter() - started
        print(f"{options.areas} areas with {options.versions} versions, written in {took:.0f} s\n")
        met += [asked(), first(), seen()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
