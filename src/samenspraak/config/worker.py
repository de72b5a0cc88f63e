# SPDX-License-Identifier: EUPL-1.2
"""What must happen without anybody pressing a button: mail that waits, and what the clock asks. Safe to run twice."""

import signal
from datetime import UTC, datetime
from threading import Event

import structlog
from django.db import close_old_connections

from samenspraak.civic.agenda import tasks as agenda
from samenspraak.civic.agreements import tasks as agreements
from samenspraak.civic.conversations import tasks as conversations
from samenspraak.civic.evaluation import tasks as evaluation
from samenspraak.civic.meetings import tasks as meetings
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices import tasks as mails
from samenspraak.civic.people import tasks as people
from samenspraak.web.conversations import channels
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
    hour = None
    while not stopped.wait(PAUSE_SECONDS):
        close_old_connections()
        at = datetime.now(UTC)
        try:
            work(at)
            if at.hour != hour:
                tidy(at)
                hour = at.hour
        except Exception:
            log.exception("worker-failed")


def work(at: datetime) -> None:
    """One turn: open and close ballots, close what was open online, and send mail."""
    agenda.due(at)
    for code in conversations.due(at):
        channels.tell(code, room=True)
    notices.send_due(mail.send, at=at)


def tidy(at: datetime) -> None:
    """Once an hour: open votes that may be, forget what need not be kept, tell people what is due or was not kept."""
    people.due(at)
    conversations.open_votes(at)
    conversations.forget(at)
    mails.due(at)
    evaluation.due(at)
    meetings.due(at)
    agreements.due(at)
    agenda.keep_up(at)
    agenda.remind(at)
