# SPDX-License-Identifier: EUPL-1.2
"""A real server process with demo content, and real browsers. Shared by all journeys of one test process."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.installation import GIVEN, Installation, fresh


def pytest_collection_modifyitems(items):
    """Everything here needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@dataclass
class Site(Installation):
    """A running installation: its address, its data, and the power to kill it and start it again."""

    port: int = 0
    process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        return super().environment() | {"SAMENSPRAAK_DEMO": "1"}

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
def new_site(data: Path):
    """A demonstration of its own, on the kind of database that the tests run on."""
    with fresh(data, embedded=not GIVEN) as installation:
        site = Site(installation.data, installation.database, port=free_port())
        try:
            site.start()
            yield site
        finally:
            if site.process and site.process.poll() is None:
                site.stop(signal.SIGKILL)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site that all journeys share: they may add to it, and must not rely on it being untouched."""
    with new_site(tmp_path_factory.mktemp("site")) as running:
        yield running


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
