# SPDX-License-Identifier: EUPL-1.2
"""What must happen without anybody pressing a button: mail that waits, and what the clock asks. Safe to run twice."""

import signal
from datetime import UTC, datetime
from threading import Event

import structlog
from django.db import close_old_connections

from samenspraak.civic.notices import actions as notices
from samenspraak.web.notices import mail

PAUSE_SECONDS = 1.0
log = structlog.get_logger()


def run_until_stopped() -> None:
    """The worker as a process of its own."""
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    run(stopped)


def run(stopped: Event) -> None:
    """Work, pause, and work again; a failure is logged and tried again next time."""
    while not stopped.wait(PAUSE_SECONDS):
        close_old_connections()
        try:
            work(datetime.now(UTC))
        except Exception:
            log.exception("worker-failed")


def work(at: datetime) -> None:
    """One turn."""
    notices.send_due(mail.send, at=at)
