# SPDX-License-Identifier: EUPL-1.2
"""May this be done now? Each question has one answer, which the button, the refusal and the help text share."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samenspraak.civic.conversations.models import (
    Answer,
    Conversation,
    OfferedStatement,
    Participant,
    Round,
    WishGroup,
)
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook import conversations as rules
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Keeping
from samenspraak.rulebook.verdicts import Finding

LATEST_START = timedelta(days=1)  # a gathering may be put in the books until a day after it began
ADDRESS_LIMIT = 254  # characters of an e-mail address, as mail servers have it
TYPED_IN = ("table", "on-behalf", "paper")  # channels of what the gebiedsteam types
REASONS = ("personal", "hurtful", "off-topic", "double")  # for hiding an answer
MINUTES = (1, 2, 3, 5, 10)  # that the clock on the screen can be set to
GROUP_NAME_LIMIT = 120
DECLINES = (*REASONS, "several", "unclear")  # for not letting an offered statement through
TAKES_DOWN = ("personal", "hurtful")  # the only reasons to take away what everybody could already answer
ONLINE_DAYS, MOST_ONLINE_DAYS = 14, 60  # how long a gathering goes on online: usually, and at most
SHORTEST_ONLINE = timedelta(hours=22)  # until the end of tomorrow, whatever the hour and the time of year
LONGEST_ONLINE = timedelta(days=MOST_ONLINE_DAYS + 1)  # the last day counts whole

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


def why_not_prepare(
    round_: Round, *, title: str, starts_at: datetime, at: datetime, minutes: int, plates: int
) -> Finding | None:
    """A gathering needs a round that is going on, a title, a moment that has not passed, and time for its plates."""
    if round_.closed_at:
        return Finding("round-closed", {"number": round_.number})
    if not title:
        return Finding("title-missing", about="title")
    if starts_at < at - LATEST_START:
        return Finding("starts-in-the-past", about="starts_at")
    return rules.why_not_minutes(minutes, plates)


def why_not_plates(plates: list[str], known: list[str]) -> Finding | None:
    """At least one plate, each of them known, none twice."""
    if not plates:
        return Finding("plates-missing", about="plates")
    strange = [plate for plate in plates if plate not in known]
    if strange or len(set(plates)) < len(plates):
        return Finding("plate-unknown", {"plate": (strange or plates)[0]}, about="plates")
    return None


def why_not_change_own_plate(key: str, own: Mapping[str, Any], gatherings: Iterable[Conversation]) -> Finding | None:
    """A plate of one's own is improved until it is used: until a gathering with it opened, or it was printed."""
    if key not in {plate["key"] for plate in own.get("plates", ())}:
        return Finding("plate-unknown", {"plate": key})
    with_it = [room for room in gatherings if key in room.plates and room.status != "cancelled"]
    used = any(room.status != "planned" or room.sheets_printed for room in with_it)
    return Finding("own-plate-used") if used else None


def why_not_number_sheets(conversation: Conversation, sheets: int) -> Finding | None:
    """Numbers for sheets are given out until the gathering closes, and not without end."""
    if conversation.status not in ("planned", "open"):
        return Finding(_WHY_NOT_JOIN[conversation.status])
    return rules.why_not_number(sheets, conversation.sheets_printed)


def why_not_open_votes(room: Conversation, at: datetime) -> Finding | None:
    """Votes on statements become public, or not, when no sheet can be typed in any more; that is decided once."""
    if room.status != "closed" or room.closed_at is None:
        return Finding("gathering-not-over")
    since = rules.enterable_until(room.closed_at)
    if at < since:
        return Finding("votes-too-early", {"since": since})
    return Finding("votes-decided-already") if room.votes_decided_at else None


def why_not_open(conversation: Conversation) -> Finding | None:
    """A planned gathering can be opened, once."""
    if conversation.status == "planned":
        return None
    code = "gathering-opened-already" if conversation.status == "open" else _WHY_NOT_JOIN[conversation.status]
    return Finding(code)


def why_not_reschedule(conversation: Conversation) -> Finding | None:
    """Only a gathering that has not begun is put at another moment or place."""
    return why_not_open(conversation)


def why_not_cancel(conversation: Conversation) -> Finding | None:
    """Only a gathering that has not begun can be called off."""
    return why_not_open(conversation)


def why_not_go_online(room: Conversation, held_in: Round, closes_at: datetime, at: datetime) -> Finding | None:
    """A gathering that is closed goes on online while its round goes on, for some days; what is online does not."""
    if room.form == "online":
        return Finding("online-already")
    if room.status == "cancelled":
        return Finding("gathering-cancelled")
    if room.status != "closed":
        return Finding("online-too-early")
    if held_in.closed_at:
        return Finding("round-closed", {"number": held_in.number})
    return _why_not_until(closes_at, at, at)


def why_not_lengthen(room: Conversation, closes_at: datetime, at: datetime) -> Finding | None:
    """What is open online stays open longer; it is never shortened silently, only closed."""
    if room.form != "online" or room.closes_at is None:
        return Finding("not-online")
    if room.status != "open" or at >= room.closes_at:
        return Finding("gathering-closed")
    if closes_at <= room.closes_at:
        return Finding("online-not-longer", about="until")
    return _why_not_until(closes_at, room.opened_at or at, at)


def _why_not_until(closes_at: datetime, opened_at: datetime, at: datetime) -> Finding | None:
    if closes_at < at + SHORTEST_ONLINE:
        return Finding("online-too-short", about="until")
    if closes_at > opened_at + LONGEST_ONLINE:
        return Finding("online-too-long", {"days": MOST_ONLINE_DAYS}, about="until")
    return None


def why_not_in_time(room: Conversation, at: datetime) -> Finding | None:
    """What is online ends by the clock, also when nobody has sealed it yet."""
    return Finding("gathering-closed") if room.closes_at and at >= room.closes_at else None


def why_not_close_by_clock(room: Conversation, at: datetime) -> Finding | None:
    """The clock closes what is open online and whose time is over, and nothing else."""
    over = room.form == "online" and room.status == "open" and room.closes_at is not None and at >= room.closes_at
    return None if over else Finding("not-over-yet")


def why_not_host(conversation: Conversation, plate: str | None = None, *, online: bool = False) -> Finding | None:
    """Leading the room: only while it is open, and only to a plate that is on the table.

    Online nobody is led anywhere; what a host may do there all the same, asks with `online`.
    """
    if conversation.status != "open":
        return Finding(_WHY_NOT_JOIN[conversation.status])
    if conversation.form == "online" and not online:
        return Finding("online-is-not-led")
    if plate is not None and plate not in conversation.plates:
        return Finding("plate-unknown", {"plate": plate})
    return None


def why_not_lead(conversation: Conversation, person: int | None) -> Finding | None:
    """One person leads the room at a time. While nobody does, whoever does something first leads from then on."""
    led_by = conversation.led_by_id
    return None if led_by is None or led_by == person else Finding("somebody-else-leads")


def why_not_hand_over(colleague: Holding | None) -> Finding | None:
    """The room is handed over to a colleague who may organise here too."""
    return None if colleague else Finding("colleague-unknown", about="to")


def why_not_time(minutes: int) -> Finding | None:
    """The clock is set to one of a few lengths."""
    return None if minutes in MINUTES else Finding("minutes-unknown", about="minutes")


def why_not_join(conversation: Conversation | None, side: str = "resident") -> Finding | None:
    """Anyone with the code of an open gathering takes part, from one of the five sides."""
    if conversation is None:
        return Finding("code-unknown", about="code")
    if conversation.status != "open":
        return Finding(_WHY_NOT_JOIN[conversation.status], about="code")
    if side not in dict(Participant.SIDES):
        return Finding("side-missing", about="side")
    return None


def why_not_introduce(conversation: Conversation, someone: Participant, age: str, lived: str) -> Finding | None:
    """Whoever wants tells their age class, and residents how long they have lived here, until the gathering closes."""
    if conversation.status != "open":
        return Finding(_WHY_NOT_JOIN[conversation.status])
    if age and age not in rules.AGES:
        return Finding("age-unknown", about="age")
    if lived and lived not in rules.LIVED:
        return Finding("lived-unknown", about="lived")
    return Finding("lived-is-for-residents", about="lived") if lived and someone.side != "resident" else None


def why_not_follow(conversation: Conversation, address: str, *, round_open: bool) -> Finding | None:
    """Anyone may ask to hear what is done, while there is something left to hear."""
    if conversation.status == "cancelled" or not round_open:
        return Finding("nothing-left-to-hear")
    return None if _is_address(address) else Finding("address-unreadable", about="address")


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= ADDRESS_LIMIT


def why_not_forget(
    conversation: Conversation, online: Conversation | None, keeping: Keeping, at: datetime
) -> Finding | None:
    """Phones are known as long as people were told: they may want to read back, or to go on online as themselves."""
    for one in (conversation, *([online] if online else [])):
        if one.closed_at is None or at < keeping.token_until(one.closed_at):
            return Finding("too-early-to-forget")
    return None


def why_not_enter(conversation: Conversation, side: str, channel: str) -> Finding | None:
    """The gebiedsteam types in a table or a sheet while the gathering is open: at close the answers are sealed."""
    refused = why_not_join(conversation, side)
    if refused is None and channel not in TYPED_IN:
        return Finding("channel-unknown", about="channel")
    return refused


def why_not_enter_sheet(
    room: Conversation, known: Participant | None, *, side: str, channel: str, again: bool, at: datetime
) -> Finding | None:
    """A whole sheet at once, while the gathering is open or in the week after; `known` is who has this number already.

    What was sealed when the gathering closed is never changed. A sheet that came later can be corrected as long as
    sheets can be entered: every time all answers are sealed anew.
    """
    refused = rules.why_not_enter_now(room.status, room.closed_at, at)
    if refused is None and side not in dict(Participant.SIDES):
        refused = Finding("side-missing", about="side")
    if refused is None and channel not in TYPED_IN:
        refused = Finding("channel-unknown", about="channel")
    return refused or (_why_not_again(room, known, again) if known else None)


def _why_not_again(room: Conversation, known: Participant, again: bool) -> Finding | None:
    if room.closed_at and known.joined_at <= room.closed_at:
        return Finding("sheet-sealed", {"sheet": known.sheet})
    return None if again else Finding("sheet-entered-already", {"sheet": known.sheet})


def why_not_withdraw(answer: Answer, conversation: Conversation) -> Finding | None:
    """People take back what they said until the gathering closes."""
    if answer.withdrawn_at:
        return Finding("answer-withdrawn-already")
    if conversation.status != "open":
        return Finding("gathering-closed")
    return None


def why_not_moderate(answer: Answer, reason: str, *, closed: bool) -> Finding | None:
    """Words are hidden with a reason from the list; never silently, never without one. What was chosen always counts:
    who may hide a stance can make the outcome. Once the outcome is known, only what names or hurts somebody goes."""
    if answer.kind != "wish":
        return Finding("only-words-are-hidden")
    if reason not in REASONS:
        return Finding("reason-missing", about="reason")
    if closed and reason not in TAKES_DOWN:
        return Finding("only-harm-is-hidden-now", about="reason")
    return Finding("answer-hidden-already") if answer.hidden_why else None


def why_not_note_hours(conversation: Conversation) -> Finding | None:
    """What a gathering cost is known when it is over."""
    return None if conversation.status == "closed" else Finding("gathering-not-over")


def why_not_admit(answer: Answer) -> Finding | None:
    """A host lets a wish through that stands: what was hidden is put back, not let through."""
    if answer.withdrawn_at:
        return Finding("answer-withdrawn-already")
    return Finding("answer-hidden-already") if answer.hidden_why else None


def why_not_group(wishes: Sequence[Answer]) -> Finding | None:
    """A group is made of wishes that still stand, of one plate."""
    return None if wishes else Finding("wishes-missing", about="wishes")


def why_not_name(name: str) -> Finding | None:
    """The room gives a group a short name."""
    if not name:
        return Finding("group-name-missing", about="name")
    if len(name) > GROUP_NAME_LIMIT:
        return Finding("group-name-too-long", {"limit": GROUP_NAME_LIMIT, "length": len(name)}, about="name")
    return None


def why_not_merge(group: WishGroup, into: WishGroup) -> Finding | None:
    """Two different groups of one plate become one."""
    together = group.pk != into.pk and (group.conversation_id, group.plate) == (into.conversation_id, into.plate)
    return None if together else Finding("groups-not-together", about="into")


def why_not_offer(room: Conversation, content: ContentSet, plate: str, *, anywhere: bool = False) -> Finding | None:
    """A statement is offered at a building block on the table, when everyone goes at their own pace.

    In a room that is together at one plate it would keep people from the conversation. `anywhere` is for a sheet.
    """
    if room.status != "open":
        return Finding(_WHY_NOT_JOIN[room.status])
    if plate not in room.plates or content.block(plate) is None:
        return Finding("plate-unknown", {"plate": plate})
    return None if room.roaming or anywhere else Finding("statements-when-roaming")


def why_not_judge(offered: OfferedStatement, held_in: Round) -> Finding | None:
    """An offered statement is let through or not, once, while the round goes on."""
    if held_in.closed_at:
        return Finding("round-closed", {"number": held_in.number})
    return Finding("statement-decided-already") if offered.decided_at else None


def why_not_decline(reason: str) -> Finding | None:
    """Not letting through has a reason from the list, which whoever offered it can read."""
    return None if reason in DECLINES else Finding("reason-missing", about="reason")


def why_not_take_down(offered: OfferedStatement, reason: str) -> Finding | None:
    """What everybody could answer is only taken away when it names or hurts somebody: not because it is awkward."""
    if not offered.question or offered.declined_why:
        return Finding("statement-not-there")
    return None if reason in TAKES_DOWN else Finding("reason-missing", about="reason")


def why_not_take_back(offered: OfferedStatement) -> Finding | None:
    """Whoever offered a statement takes it back until it is let through or not: then others answer it."""
    return Finding("statement-decided-already") if offered.decided_at else None


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
        paused=room.paused and not anywhere,
    )


def why_not_answer_here(room: Conversation, plate: str) -> Finding | None:
    """Why a phone at this plate can only read: the room is somewhere else."""
    if room.status != "open":
        return Finding(_WHY_NOT_JOIN[room.status])
    if room.paused:
        return Finding("conversation-paused")
    return None if room.roaming or room.plate == plate else Finding("room-is-elsewhere")
