# SPDX-License-Identifier: EUPL-1.2
"""On PostgreSQL several server processes serve one room: what one of them stores, a phone on the other hears."""

import dataclasses
import json
import os
import threading
import urllib.request

import pytest

from tests.journeys.conftest import free_port

pytestmark = pytest.mark.skipif(
    not os.environ.get("SAMENSPRAAK_DATABASE_URL"), reason="SQLite is served by one process (ADR 0002)"
)


class Stream(threading.Thread):
    """An open live stream that keeps the states it hears."""

    def __init__(self, address, path):
        super().__init__(daemon=True)
        self.answer = urllib.request.urlopen(f"{address}/live/{path}", timeout=20)
        self.states, self.heard = [], threading.Condition()
        self.start()

    def run(self):
        for line in self.answer:
            if line.startswith(b"data: "):
                with self.heard:
                    self.states.append(json.loads(line[6:]))
                    self.heard.notify_all()

    def until(self, true, seconds=10):
        with self.heard:
            assert self.heard.wait_for(lambda: self.states and true(self.states[-1]), seconds), self.states


def test_a_room_on_two_processes(site):
    second = dataclasses.replace(site, port=free_port(), process=None)
    second.start("serve")
    try:
        code = site.join_code()
        stream = Stream(second.address, site.python(CHANNEL % code))
        stream.until(lambda state: True)
        before = stream.states[-1]
        elsewhere = next(
            key
            for key in ("our-area", "what-about", "who-speaks", "compass")
            if key != before["plate"] and key in site.python(PLATES % code).split()
        )
        site.python(GO % (code, elsewhere))  # a third process: whoever commits, tells
        stream.until(lambda state: state["plate"] == elsewhere)
        assert stream.states[-1]["revision"] > before["revision"]
        site.python(GO % (code, before["plate"]))
    finally:
        second.stop()


CHANNEL = "from samenspraak.web.conversations import channels; print(channels.name('phone', '%s'))"
PLATES = "from samenspraak.civic.conversations import queries; print(*queries.conversation_by_code('%s').plates)"
GO = """
from datetime import datetime, UTC
from samenspraak.civic.conversations import actions, queries
from samenspraak.civic.people.models import Seat
from samenspraak.web.conversations import channels
room = queries.conversation_by_code('%s')
host = Seat.objects.filter(person__email='gebiedsteam@demo.example').first()
actions.go_to(room.pk, '%s', by=host.person_id, at=datetime.now(UTC))
channels.tell(room.code, room=True)
"""
