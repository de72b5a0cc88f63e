# SPDX-License-Identifier: EUPL-1.2
"""Make or upgrade an installation: tables, places, content. Safe to repeat."""

from datetime import UTC, datetime

from django.core.management import call_command

from samenspraak import content
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.places import actions as places


def run() -> None:
    """Bring tables up to date, then add places and adopt the shipped content when it is new."""
    call_command("migrate", interactive=False, verbosity=0)
    at = datetime.now(UTC)
    places.set_up(content.read("places"), at=at)
    conversations.adopt_content(content.read_set(), language="nl", at=at)
    for name in content.cases():
        agreements.adopt_case(name, content.read_case(name), at=at)
