# SPDX-License-Identifier: EUPL-1.2
"""What a slow phone on a slow network sees: a real browser, with the CPU four times slower, 1.6 Mbit/s and 150 ms.

    python bench/phone.py [--runs 3] [--site http://127.0.0.1:8000 --code ABC234] [--only plate]

Every page is measured with an empty cache, as somebody sees it who scans the code for the first time: when its largest
part stands there (LCP), how much it jumps (CLS), how long it does not react (TBT), and how many bytes came over the
line. Without `--site` an installation of its own is made and served. Other work on the machine shows in LCP and TBT.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

CPU_SLOWER, LATENCY_MS, DOWN, UP = 4, 150, 1_600_000 / 8, 750_000 / 8  # bytes a second
LCP_MS, CLS, TBT_MS, JOIN_KB = 1500, 0.02, 30, 60
SETTLED_S = 2.0
PHONE = {"width": 390, "height": 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WATCH = """
window.seen = {lcp: 0, cls: 0, tbt: 0};
const watch = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({type, buffered: true});
watch('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch('longtask', entry => { seen.tbt += Math.max(0, entry.duration - 50); });
"""
INSIDE = """
import json
from datetime import UTC, datetime
from samenspraak.config import command
command._django()
from samenspraak.config import set_up
set_up.run()
from samenspraak.civic.conversations import actions, queries
from samenspraak.civic.people import queries as persons
from samenspraak.config.demo import conversations, people
at = datetime.now(UTC)
people.fill(at)
conversations.fill(at)
[room] = [one for one in queries.going_on(datetime.now(UTC)) if one.form == "gathering"]
actions.roam(room.pk, True, by=persons.person_by_email(conversations.HOST).pk, at=datetime.now(UTC))
print(json.dumps(room.code))
"""


def pages(code: str) -> dict[str, str]:
    """What is measured, in the order of an evening."""
    return {
        "join": "/meedoen/",
        "side": f"/g/{code}/?kant=1",
        "about you": f"/g/{code}/over-jou/",
        "plate": f"/g/{code}/plaat/what-about/",
        "compass": f"/g/{code}/plaat/compass/",
        "triangle": f"/g/{code}/plaat/archetypes/",
        "my answers": f"/g/{code}/mijn/",
        "outcomes": "/oosterparkwijk/gesprek/1/uitkomsten/",
    }


@contextmanager
def own_site(port: int):
    """An installation with an evening that was and one that is going on; gives its address and the join code."""
    with tempfile.TemporaryDirectory(prefix="samenspraak-phone-") as folder:
        env = {**os.environ, "SAMENSPRAAK_DATA": folder}
        made = subprocess.run([sys.executable, "-c", INSIDE], env=env, capture_output=True, text=True)
        if made.returncode:
            raise SystemExit(made.stderr)
        command = [sys.executable, "-m", "samenspraak.config.command", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=env)
        try:
            _wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", json.loads(made.stdout.strip().splitlines()[-1])
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(site: str) -> None:
    while True:
        try:
            with urllib.request.urlopen(f"{site}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)


def come_in(browser: Browser, site: str, code: str) -> list:
    """A phone takes a place, at full speed; its cookies."""
    context = browser.new_context(viewport=PHONE, base_url=site, locale="nl-NL")
    page = context.new_page()
    page.goto(f"/g/{code}/")
    page.locator("button[name=side]").first.click()
    page.wait_for_load_state()
    cookies = context.cookies()
    context.close()
    return cookies


def look(browser: Browser, site: str, path: str, cookies: list) -> dict[str, float]:
    """One page on a slow phone, for the first time."""
    context = browser.new_context(
        viewport=PHONE, base_url=site, locale="nl-NL", is_mobile=True, has_touch=True, device_scale_factor=2
    )
    context.add_cookies(cookies)
    context.add_init_script(WATCH)
    page = context.new_page()
    size = _slow_down(page)
    page.goto(path, wait_until="load", timeout=60_000)
    page.wait_for_timeout(SETTLED_S * 1000)
    found = page.evaluate("seen")
    context.close()
    return {**found, "kb": sum(size) / 1000}


def _slow_down(page: Page) -> list[float]:
    """Slow CPU, slow network, no cache; gives the list in which the bytes of each answer will stand."""
    size: list[float] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    conditions = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
    line.send("Network.emulateNetworkConditions", conditions)
    line.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
    line.on("Network.loadingFinished", lambda event: size.append(event["encodedDataLength"]))
    return size


def row(name: str, found: list[dict[str, float]]) -> bool:
    """Print the middle of the runs against the targets; True when all are met."""
    lcp, cls, tbt, kb = (statistics.median(one[key] for one in found) for key in ("lcp", "cls", "tbt", "kb"))
    met = lcp <= LCP_MS and cls <= CLS and tbt <= TBT_MS and (name != "join" or kb <= JOIN_KB)
    print(f"{name:12} {lcp:8.0f} {cls:8.3f} {tbt:8.0f} {kb:8.1f}   {'pass' if met else 'NO'}")
    return met


def measure(site: str, code: str, runs: int, only: str) -> bool:
    """All pages, in a browser; True when every target is met."""
    print(f"{'page':12} {'LCP ms':>8} {'CLS':>8} {'TBT ms':>8} {'KB':>8}")
    print(f"{'target':12} {LCP_MS:8} {CLS:8} {TBT_MS:8} {JOIN_KB:8}   (KB: of the join page)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        cookies = come_in(browser, site, code)
        met = [
            row(name, [look(browser, site, path, cookies) for _ in range(runs)])
            for name, path in pages(code).items()
            if only in ("", name)
        ]
        browser.close()
    return all(met)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--port", type=int, default=8192)
    parser.add_argument("--site", default="")
    parser.add_argument("--code", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    if options.site:
        return 0 if measure(options.site, options.code, options.runs, options.only) else 1
    with own_site(options.port) as (site, code):
        return 0 if measure(site, code, options.runs, options.only) else 1


if __name__ == "__main__":
    sys.exit(main())
