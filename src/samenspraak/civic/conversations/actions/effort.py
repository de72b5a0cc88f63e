# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.conversations.effort import why_not_note
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def note_hours(conversation_id: int, minutes: int, *, by: int | None, at: datetime) -> None:
    """Note how much time officials spent on a gathering beside attending it, all of them together.

    Once it has closed; a better figure takes the place of the one before, and both stand in the logbook.
    """
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_note_hours(room), why_not_note(minutes))
    assert holding is not None
    if room.official_minutes == minutes:
        return
    room.official_minutes = minutes
    room.save(update_fields=["official_minutes"])
    subject, area = f"conversation:{room.pk}", room.round.area.slug
    ledger.record("conversation.hours-noted", subject=subject, area=area, actor=holding.ref, at=at, minutes=minutes)
