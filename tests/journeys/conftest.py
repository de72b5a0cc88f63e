# SPDX-License-Identifier: EUPL-1.2
"""A real server process with demo content, and real browsers. Shared by all journeys of one test process."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items):
    """Everything here needs a browser, and one server serves them all."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Site:
    """A running installation: its address, its data, and the power to kill it and start it again."""

    port: int
    data: Path
    database: str
    process: subprocess.Popen | None = None
    output: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPRAAK_")}
        kept |= {"SAMENSPRAAK_DATA": str(self.data), "SAMENSPRAAK_DEMO": "1"}
        return kept | ({"SAMENSPRAAK_DATABASE_URL": self.database} if self.database else {})

    def start(self, verb: str = "demo") -> None:
        log = (self.data / "server.log").open("a")
        command = [sys.executable, "-m", "samenspraak.config.command", verb, "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.environment(), stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self, seconds: float = 120) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process.poll() is None, (self.data / "server.log").read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError((self.data / "server.log").read_text())

    def stop(self, how: int = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(20)

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """One command of the command line, on this installation."""
        command = [sys.executable, "-m", "samenspraak.config.command", *arguments]
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, timeout=120)

    def python(self, code: str) -> str:
        """What a piece of Python prints, with Django set up on this installation."""
        start = "from samenspraak.config import command; command._django()\n"
        done = subprocess.run(
            [sys.executable, "-c", start + code], env=self.environment(), capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def log(self) -> str:
        return (self.data / "server.log").read_text()

    def join_code(self) -> str:
        """The join code that the demonstration prints."""
        return re.search(r"\b([2-9A-HJ-NP-Z]{6})\b", self.log().split("code", 1)[1])[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def new_site(data: Path, name: str):
    """A site of its own: a fresh SQLite file, or a fresh PostgreSQL database when the tests run on PostgreSQL."""
    given = os.environ.get("SAMENSPRAAK_DATABASE_URL", "")
    database = ""
    if given:
        name = f"samenspraak_{name}_{os.getpid()}"
        with psycopg.connect(given, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            admin.execute(f'CREATE DATABASE "{name}"')
        database = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    site = Site(free_port(), data, database)
    try:
        site.start()
        yield site
    finally:
        if site.process and site.process.poll() is None:
            site.stop(signal.SIGKILL)
        if given:
            with psycopg.connect(given, autocommit=True) as admin:
                admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site that all journeys share: they may add to it, and must not rely on it being untouched."""
    with new_site(tmp_path_factory.mktemp("site"), "journeys") as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium, headless."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def open_page(browser: Browser, site: Site):
    """Open a page in a browser of its own: `open_page("/", viewport=PHONE, script=False)`."""
    contexts = []

    def opened(path: str = "/", viewport: dict = DESK, script: bool = True, **settings) -> Page:
        context = browser.new_context(
            viewport=viewport, java_script_enabled=script, base_url=site.address, locale="nl-NL", **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in():
    """Sign a page in with one press on the demonstration's own page: `sign_in(page, "gebiedsteam@demo.example")`."""

    def signed_in(page: Page, email: str) -> None:
        page.goto("/demo/")
        page.locator(f"form:has(input[value='{email}']) button").click()
        page.wait_for_load_state()

    return signed_in
