# SPDX-License-Identifier: EUPL-1.2
"""May this be done now? Each question has one answer, which the button, the refusal and the help text share."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from samenspraak.civic.conversations.models import Answer, Conversation, Participant, Round
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook import conversations as rules
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.verdicts import Finding

LATEST_START = timedelta(days=1)  # a gathering may be put in the books until a day after it began
REASONS = ("personal", "hurtful", "off-topic", "double")  # for hiding an answer

_WHY_NOT_JOIN = {
    "planned": "gathering-not-open-yet",
    "closed": "gathering-closed",
    "cancelled": "gathering-cancelled",
}


def why_not_organise(holding: Holding | None) -> Finding | None:
    """Only the gebiedsteam of the area organises conversations; organising gives no say."""
    return None if holding else Finding("not-the-gebiedsteam")


def why_not_start(going: Round | None) -> Finding | None:
    """One round at a time in an area."""
    return Finding("round-going-on", {"number": going.number}) if going else None


def why_not_prepare(round_: Round, *, title: str, starts_at: datetime, at: datetime) -> Finding | None:
    """A gathering needs a round that is going on, a title, and a moment that has not passed."""
    if round_.closed_at:
        return Finding("round-closed", {"number": round_.number})
    if not title:
        return Finding("title-missing", about="title")
    if starts_at < at - LATEST_START:
        return Finding("starts-in-the-past", about="starts_at")
    return None


def why_not_plates(plates: list[str], known: list[str]) -> Finding | None:
    """At least one plate, each of them known, none twice."""
    if not plates:
        return Finding("plates-missing", about="plates")
    strange = [plate for plate in plates if plate not in known]
    if strange or len(set(plates)) < len(plates):
        return Finding("plate-unknown", {"plate": (strange or plates)[0]}, about="plates")
    return None


def why_not_open(conversation: Conversation) -> Finding | None:
    """A planned gathering can be opened, once."""
    if conversation.status == "planned":
        return None
    code = "gathering-opened-already" if conversation.status == "open" else _WHY_NOT_JOIN[conversation.status]
    return Finding(code)


def why_not_cancel(conversation: Conversation) -> Finding | None:
    """Only a gathering that has not begun can be called off."""
    return why_not_open(conversation)


def why_not_host(conversation: Conversation, plate: str | None = None) -> Finding | None:
    """Leading the room: only while it is open, and only to a plate that is on the table."""
    if conversation.status != "open":
        return Finding(_WHY_NOT_JOIN[conversation.status])
    if plate is not None and plate not in conversation.plates:
        return Finding("plate-unknown", {"plate": plate})
    return None


def why_not_join(conversation: Conversation | None, side: str = "resident") -> Finding | None:
    """Anyone with the code of an open gathering takes part, from one of the five sides."""
    if conversation is None:
        return Finding("code-unknown", about="code")
    if conversation.status != "open":
        return Finding(_WHY_NOT_JOIN[conversation.status], about="code")
    if side not in dict(Participant.SIDES):
        return Finding("side-missing", about="side")
    return None


def why_not_enter(conversation: Conversation, side: str, channel: str) -> Finding | None:
    """The gebiedsteam types in a table or a sheet while the gathering is open: at close the answers are sealed."""
    refused = why_not_join(conversation, side)
    if refused is None and channel not in ("table", "on-behalf", "paper"):
        return Finding("channel-unknown", about="channel")
    return refused


def why_not_withdraw(answer: Answer, conversation: Conversation) -> Finding | None:
    """People take back what they said until the gathering closes."""
    if answer.withdrawn_at:
        return Finding("answer-withdrawn-already")
    if conversation.status != "open":
        return Finding("gathering-closed")
    return None


def why_not_moderate(answer: Answer, reason: str) -> Finding | None:
    """Words are hidden with a reason from the list; never silently, never without one. What was chosen always counts:
    who may hide a stance can make the outcome."""
    if answer.kind != "wish":
        return Finding("only-words-are-hidden")
    if reason not in REASONS:
        return Finding("reason-missing", about="reason")
    return Finding("answer-hidden-already") if answer.hidden_why else None


def why_not_answer(
    room: Conversation,
    content: ContentSet,
    *,
    plate: str,
    question: str,
    kind: str,
    value: Mapping[str, Any],
    anywhere: bool = False,
) -> Finding | None:
    """The rulebook's answer, for this room. `anywhere` is for a sheet that is typed in: any plate will do."""
    return rules.why_not_answer(
        content,
        plate=plate,
        question=question,
        kind=kind,
        value=value,
        status=room.status,
        on_table=room.plates,
        room_at=None if room.roaming or anywhere else room.plate,
    )


def why_not_answer_here(room: Conversation, plate: str) -> Finding | None:
    """Why a phone at this plate can only read: the room is somewhere else."""
    if room.status != "open":
        return Finding(_WHY_NOT_JOIN[room.status])
    return None if room.roaming or room.plate == plate else Finding("room-is-elsewhere")
