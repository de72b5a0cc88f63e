# SPDX-License-Identifier: EUPL-1.2
"""The conclusion that the room writes together at a plate, and whether it fits. Not a vote: it decides nothing."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions.leading import change, led, named
from samenspraak.civic.conversations.models import Conclusion, Conversation, Fit
from samenspraak.rulebook import conversations as rules
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def write_conclusion(
    conversation_id: int, plate: str, text: str, *, after: int, by: int | None, at: datetime
) -> Conclusion:
    """Put a conclusion on the screen; an empty text takes it away. A changed text is a next number.

    `after` is the number of the text that the host saw (0: none): who writes over somebody else's text is told.
    """
    room, holding = led(conversation_id, by, at, plate)
    newest, text = _newest(room, plate), clean_text(text)
    if newest and newest.text == text:
        return newest
    number = newest.number if newest else 0
    refuse(rules.why_not_conclude(text, number=after, newest=number))
    written = Conclusion.objects.create(conversation=room, plate=plate, number=number + 1, text=text, written_at=at)
    kind = "conclusion.written" if text else "conclusion.taken-away"
    change(room, kind, {}, holding, at, number=written.number, digest=digest(text), **named(room, plate))
    return written


@transaction.atomic(durable=True)
def ask_fit(conversation_id: int, plate: str, number: int, *, by: int | None, at: datetime) -> Conclusion:
    """Ask the phones whether the conclusion with this number fits."""
    room, holding = led(conversation_id, by, at, plate)
    newest = _newest(room, plate)
    refuse(
        None if newest and newest.text else Finding("conclusion-empty", about="text"),
        None if newest is None or newest.number == number else Finding("conclusion-changed", about="text"),
    )
    assert newest is not None
    if newest.asked_at is None:
        newest.asked_at = at
        newest.save(update_fields=["asked_at"])
        change(room, "conclusion.asked", {}, holding, at, number=number, **named(room, plate))
    return newest


@transaction.atomic(durable=True)
def say_fit(participant_id: int, plate: str, *, number: int, fits: bool | None, missing: str, at: datetime) -> Fit:
    """Say whether a conclusion fits, and what is missing when it does not. Said again, the last one counts."""
    someone = queries.locked_for(participant_id)
    room = someone.conversation
    newest, missing = _newest(room, plate), clean_text(missing)
    refuse(
        rules.why_not_fit(
            number=number,
            newest=newest.number if newest and newest.text else 0,
            asked=bool(newest and newest.asked_at),
            fits=fits,
            missing=missing,
            status=room.status,
            paused=room.paused,
        )
    )
    assert newest is not None
    said = {"fits": fits, "missing": "" if fits else missing, "given_at": at}
    fit, _made = Fit.objects.update_or_create(conclusion=newest, participant=someone, defaults=said)
    return fit


def _newest(room: Conversation, plate: str) -> Conclusion | None:
    return Conclusion.objects.filter(conversation=room, plate=plate).order_by("-number").first()
